//! Holidays and other named days, and when they fall.

use super::calendar::{Date, last_weekday, nth_weekday};

/// A day with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Holiday {
    NewYear,
    NewYearEve,
    MartinLutherKing,
    Presidents,
    Valentine,
    StPatrick,
    AshWednesday,
    PalmSunday,
    GoodFriday,
    Easter,
    EasterMonday,
    EarthDay,
    Mothers,
    Memorial,
    Fathers,
    Juneteenth,
    Independence,
    BastilleDay,
    Labor,
    Columbus,
    Halloween,
    Veterans,
    Election,
    Thanksgiving,
    BlackFriday,
    CyberMonday,
    ChristmasEve,
    Christmas,
    BoxingDay,
}

/// The names, word by word, with the words that must follow the first. Longer names of one first
/// word stand before shorter ones.
pub const NAMES: &[(&[&str], Holiday)] = &[
    (&["new", "year", "'s", "eve"], Holiday::NewYearEve),
    (&["new", "year", "’s", "eve"], Holiday::NewYearEve),
    (&["new", "years", "eve"], Holiday::NewYearEve),
    (&["new", "year", "'s", "day"], Holiday::NewYear),
    (&["new", "year", "’s", "day"], Holiday::NewYear),
    (&["new", "years", "day"], Holiday::NewYear),
    (&["new", "year", "day"], Holiday::NewYear),
    (&["new", "year", "'s"], Holiday::NewYear),
    (&["new", "year", "’s"], Holiday::NewYear),
    (
        &["martin", "luther", "king", "jr.", "day"],
        Holiday::MartinLutherKing,
    ),
    (&["martin", "luther", "king", "day"], Holiday::MartinLutherKing),
    (&["mlk", "day"], Holiday::MartinLutherKing),
    (&["presidents", "'", "day"], Holiday::Presidents),
    (&["presidents", "’", "day"], Holiday::Presidents),
    (&["presidents", "day"], Holiday::Presidents),
    (&["valentine", "'s", "day"], Holiday::Valentine),
    (&["valentine", "’s", "day"], Holiday::Valentine),
    (&["st.", "patrick", "'s", "day"], Holiday::StPatrick),
    (&["st.", "patrick", "’s", "day"], Holiday::StPatrick),
    (&["ash", "wednesday"], Holiday::AshWednesday),
    (&["palm", "sunday"], Holiday::PalmSunday),
    (&["good", "friday"], Holiday::GoodFriday),
    (&["easter", "sunday"], Holiday::Easter),
    (&["easter", "monday"], Holiday::EasterMonday),
    (&["easter"], Holiday::Easter),
    (&["earth", "day"], Holiday::EarthDay),
    (&["mother", "'s", "day"], Holiday::Mothers),
    (&["mother", "’s", "day"], Holiday::Mothers),
    (&["memorial", "day"], Holiday::Memorial),
    (&["father", "'s", "day"], Holiday::Fathers),
    (&["father", "’s", "day"], Holiday::Fathers),
    (&["juneteenth"], Holiday::Juneteenth),
    (&["independence", "day"], Holiday::Independence),
    (&["bastille", "day"], Holiday::BastilleDay),
    (&["labor", "day"], Holiday::Labor),
    (&["columbus", "day"], Holiday::Columbus),
    (&["halloween"], Holiday::Halloween),
    (&["veterans", "day"], Holiday::Veterans),
    (&["veterans", "'", "day"], Holiday::Veterans),
    (&["election", "day"], Holiday::Election),
    (&["thanksgiving", "day"], Holiday::Thanksgiving),
    (&["thanksgiving"], Holiday::Thanksgiving),
    (&["black", "friday"], Holiday::BlackFriday),
    (&["cyber", "monday"], Holiday::CyberMonday),
    (&["christmas", "eve"], Holiday::ChristmasEve),
    (&["christmas", "day"], Holiday::Christmas),
    (&["christmas"], Holiday::Christmas),
    (&["xmas"], Holiday::Christmas),
    (&["boxing", "day"], Holiday::BoxingDay),
];

/// The first words of the names that do not begin with a word of the lexicon.
pub const FIRST_WORDS: &[&str] = &[
    "new",
    "martin",
    "mlk",
    "presidents",
    "valentine",
    "st.",
    "ash",
    "palm",
    "good",
    "easter",
    "earth",
    "mother",
    "memorial",
    "father",
    "juneteenth",
    "independence",
    "bastille",
    "labor",
    "columbus",
    "halloween",
    "veterans",
    "election",
    "thanksgiving",
    "black",
    "cyber",
    "christmas",
    "xmas",
    "boxing",
];

impl Holiday {
    /// The day it falls on in a year, by the rules of the United States where they differ.
    pub fn in_year(self, year: i32) -> Option<Date> {
        let fixed = |month, day| Date::new(year, month, day);
        let nth = |month, weekday, nth| nth_weekday(year, month, weekday, nth);
        let easter = |days| easter(year).map(|day| day.plus_days(days));
        match self {
            Holiday::NewYear => fixed(1, 1),
            Holiday::NewYearEve => fixed(12, 31),
            Holiday::MartinLutherKing => nth(1, 1, 3),
            Holiday::Presidents => nth(2, 1, 3),
            Holiday::Valentine => fixed(2, 14),
            Holiday::StPatrick => fixed(3, 17),
            Holiday::AshWednesday => easter(-46),
            Holiday::PalmSunday => easter(-7),
            Holiday::GoodFriday => easter(-2),
            Holiday::Easter => easter(0),
            Holiday::EasterMonday => easter(1),
            Holiday::EarthDay => fixed(4, 22),
            Holiday::Mothers => nth(5, 7, 2),
            Holiday::Memorial => last_weekday(year, 5, 1),
            Holiday::Fathers => nth(6, 7, 3),
            Holiday::Juneteenth => fixed(6, 19),
            Holiday::Independence => fixed(7, 4),
            Holiday::BastilleDay => fixed(7, 14),
            Holiday::Labor => nth(9, 1, 1),
            Holiday::Columbus => nth(10, 1, 2),
            Holiday::Halloween => fixed(10, 31),
            Holiday::Veterans => fixed(11, 11),
            Holiday::Election => nth(11, 1, 1).map(|day| day.plus_days(1)),
            Holiday::Thanksgiving => nth(11, 4, 4),
            Holiday::BlackFriday => nth(11, 4, 4).map(|day| day.plus_days(1)),
            Holiday::CyberMonday => nth(11, 4, 4).map(|day| day.plus_days(4)),
            Holiday::ChristmasEve => fixed(12, 24),
            Holiday::Christmas => fixed(12, 25),
            Holiday::BoxingDay => fixed(12, 26),
        }
    }
}

/// Easter Sunday of the Western churches (J. Meeus, "Astronomical Algorithms", chapter 8).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(
        year,
        u8::try_from(sum / 31).ok()?,
        u8::try_from(sum % 31).ok()? + 1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_days_fall_where_almanacs_say() {
        let on = |holiday: Holiday, year| holiday.in_year(year).unwrap().to_string();
        assert_eq!(on(Holiday::Easter, 2024), "2024-03-31");
        assert_eq!(on(Holiday::Easter, 2000), "2000-04-23");
        assert_eq!(on(Holiday::Thanksgiving, 1999), "1999-11-25");
        assert_eq!(on(Holiday::Election, 2024), "2024-11-05");
        assert_eq!(on(Holiday::Memorial, 2023), "2023-05-29");
    }
}
