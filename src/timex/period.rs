//! Periods of the calendar, from a day to a century: their TIMEX3 values, borders and neighbours.

use super::calendar::{Date, days_in_month};
use super::units::{Season, Unit};
use std::fmt;

/// A period that lies at a known place of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The years that begin with two digits: 19 is what English calls the 20th century.
    Century(i32),
    /// The years that begin with three digits: 199 is the 1990s.
    Decade(i32),
    /// A year; -490 is 490 BC. Years before the common era have no days of this calendar.
    Year(i32),
    /// Half a year, 1 or 2.
    Half(i32, u8),
    /// A quarter, 1 to 4.
    Quarter(i32, u8),
    /// A season; winter counts to the year its December lies in.
    Season(i32, Season),
    /// A month.
    Month(i32, u8),
    /// The week, by ISO 8601, that holds this Monday.
    Week(Date),
    /// The weekend of the week of this Monday.
    Weekend(Date),
    /// A day.
    Day(Date),
}

impl Period {
    /// The period of a unit that holds a day. Clock units give the day.
    pub fn holding(unit: Unit, day: Date) -> Self {
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Period::Day(day),
            Unit::Weekend => Period::Weekend(monday_of(day)),
            Unit::Week | Unit::Fortnight => Period::Week(monday_of(day)),
            Unit::Month => Period::Month(day.year(), day.month()),
            Unit::Quarter => Period::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Year => Period::Year(day.year()),
            Unit::Decade => Period::Decade(day.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Period::Century(day.year().div_euclid(100)),
        }
    }

    /// The unit it is one of; halves count as quarters, seasons as months.
    pub fn unit(self) -> Unit {
        match self {
            Period::Century(_) => Unit::Century,
            Period::Decade(_) => Unit::Decade,
            Period::Year(_) => Unit::Year,
            Period::Half(..) | Period::Quarter(..) => Unit::Quarter,
            Period::Season(..) | Period::Month(..) => Unit::Month,
            Period::Week(_) => Unit::Week,
            Period::Weekend(_) => Unit::Weekend,
            Period::Day(_) => Unit::Day,
        }
    }

    fn is_before_the_era(self) -> bool {
        matches!(self, Period::Year(year) | Period::Season(year, _) | Period::Month(year, _) if year < 0)
    }

    /// Its first day. `None` beyond the calendar's years.
    pub fn first(self) -> Option<Date> {
        match self {
            _ if self.is_before_the_era() => None,
            Period::Century(century) => Date::new(century.checked_mul(100)?, 1, 1),
            Period::Decade(decade) => Date::new(decade.checked_mul(10)?, 1, 1),
            Period::Year(year) => Date::new(year, 1, 1),
            Period::Half(year, half) => Date::new(year, half * 6 - 5, 1),
            Period::Quarter(year, quarter) => Date::new(year, quarter * 3 - 2, 1),
            Period::Season(year, season) => Date::new(year, season.first_month(), 1),
            Period::Month(year, month) => Date::new(year, month, 1),
            Period::Week(monday) => Some(monday),
            Period::Weekend(monday) => Some(monday.plus_days(5)),
            Period::Day(day) => Some(day),
        }
    }

    /// Its last day. `None` beyond the calendar's years.
    pub fn last(self) -> Option<Date> {
        let month = |year, month| Date::new(year, month, days_in_month(year, month));
        match self {
            _ if self.is_before_the_era() => None,
            Period::Century(century) => Date::new(century.checked_mul(100)? + 99, 12, 31),
            Period::Decade(decade) => Date::new(decade.checked_mul(10)? + 9, 12, 31),
            Period::Year(year) => Date::new(year, 12, 31),
            Period::Half(year, half) => month(year, half * 6),
            Period::Quarter(year, quarter) => month(year, quarter * 3),
            Period::Season(year, Season::Winter) => month(year + 1, 2),
            Period::Season(year, season) => month(year, season.first_month() + 2),
            Period::Month(year, number) => month(year, number),
            Period::Week(monday) | Period::Weekend(monday) => Some(monday.plus_days(6)),
            Period::Day(day) => Some(day),
        }
    }

    /// The period of the same kind so many places later, or earlier when negative.
    pub fn shifted(self, by: i64) -> Option<Self> {
        let year = |year: i32, by: i64| i32::try_from(i64::from(year) + by).ok();
        let within = |of: i32, part: u8, parts: i64| {
            let count = i64::from(of) * parts + i64::from(part) - 1 + by;
            let number = u8::try_from(count.rem_euclid(parts)).ok()? + 1;
            Some((i32::try_from(count.div_euclid(parts)).ok()?, number))
        };
        Some(match self {
            Period::Century(century) => Period::Century(year(century, by)?),
            Period::Decade(decade) => Period::Decade(year(decade, by)?),
            Period::Year(of) => Period::Year(year(of, by)?),
            Period::Half(of, half) => within(of, half, 2).map(|(y, n)| Period::Half(y, n))?,
            Period::Quarter(of, quarter) => within(of, quarter, 4).map(|(y, n)| Period::Quarter(y, n))?,
            Period::Season(of, season) => Period::Season(year(of, by)?, season),
            Period::Month(of, month) => within(of, month, 12).map(|(y, n)| Period::Month(y, n))?,
            Period::Week(monday) => Period::Week(shift_days(monday, by * 7)?),
            Period::Weekend(monday) => Period::Weekend(shift_days(monday, by * 7)?),
            Period::Day(day) => Period::Day(shift_days(day, by)?),
        })
    }

    /// The period, of the same kind, that lies so many units later: the same month a year later,
    /// the same day of the month three months later (the month's last when it has no such day).
    pub fn moved(self, count: i64, unit: Unit) -> Option<Self> {
        let months = match unit {
            Unit::Month => count,
            Unit::Quarter => count.checked_mul(3)?,
            Unit::Year => count.checked_mul(12)?,
            Unit::Decade => count.checked_mul(120)?,
            Unit::Century => count.checked_mul(1200)?,
            Unit::Millennium => count.checked_mul(12_000)?,
            Unit::Week | Unit::Weekend => return self.moved_days(count.checked_mul(7)?),
            Unit::Fortnight => return self.moved_days(count.checked_mul(14)?),
            Unit::Day => return self.moved_days(count),
            Unit::Hour => return self.moved_days(count / 24),
            Unit::Minute | Unit::Second => return Some(self),
        };
        match self {
            Period::Day(day) => shift_months(day, months).map(Period::Day),
            Period::Week(monday) => Some(Period::Week(monday_of(shift_months(monday, months)?))),
            Period::Weekend(monday) => Some(Period::Weekend(monday_of(shift_months(monday, months)?))),
            Period::Season(year, season) => Some(Period::Season(
                i32::try_from(i64::from(year) + months.div_euclid(12)).ok()?,
                season,
            )),
            Period::Half(..) => self.shifted(months.div_euclid(6)),
            Period::Quarter(..) => self.shifted(months.div_euclid(3)),
            Period::Month(..) => self.shifted(months),
            Period::Year(_) => self.shifted(months.div_euclid(12)),
            Period::Decade(_) => self.shifted(months.div_euclid(120)),
            Period::Century(_) => self.shifted(months.div_euclid(1200)),
        }
    }

    fn moved_days(self, days: i64) -> Option<Self> {
        match self {
            Period::Day(day) => shift_days(day, days).map(Period::Day),
            Period::Week(monday) => shift_days(monday, days).map(|day| Period::Week(monday_of(day))),
            Period::Weekend(monday) => shift_days(monday, days).map(|day| Period::Weekend(monday_of(day))),
            _ => shift_days(self.first()?, days).map(|day| Period::holding(self.unit(), day)),
        }
    }
}

impl fmt::Display for Period {
    /// The TIMEX3 value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Century(century) => write!(f, "{century:02}"),
            Period::Decade(decade) => write!(f, "{decade:03}"),
            Period::Year(year) if year < 0 => write!(f, "BC{:04}", -year),
            Period::Year(year) => write!(f, "{year:04}"),
            Period::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Period::Season(year, season) if year < 0 => write!(f, "BC{:04}-{}", -year, season.code()),
            Period::Season(year, season) => write!(f, "{year:04}-{}", season.code()),
            Period::Month(year, month) if year < 0 => write!(f, "BC{:04}-{month:02}", -year),
            Period::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Period::Week(monday) => {
                let (year, week) = iso_week(monday);
                write!(f, "{year:04}-W{week:02}")
            }
            Period::Weekend(monday) => {
                let (year, week) = iso_week(monday);
                write!(f, "{year:04}-W{week:02}-WE")
            }
            Period::Day(day) => write!(f, "{day}"),
        }
    }
}

/// The Monday of the day's week.
fn monday_of(day: Date) -> Date {
    day.plus_days(1 - i64::from(day.weekday()))
}

/// Days the calendar of this crate reaches to; beyond them arithmetic gives nothing.
fn shift_days(day: Date, by: i64) -> Option<Date> {
    let days = day.days().checked_add(by)?;
    (-719_000..=400_000)
        .contains(&days)
        .then(|| Date::from_days(days))
}

fn shift_months(day: Date, by: i64) -> Option<Date> {
    let count = i64::from(day.year())
        .checked_mul(12)?
        .checked_add(i64::from(day.month()) - 1)?
        .checked_add(by)?;
    let year = i32::try_from(count.div_euclid(12))
        .ok()
        .filter(|year| (1..=3000).contains(year))?;
    let month = u8::try_from(count.rem_euclid(12)).ok()? + 1;
    Date::new(year, month, day.day().min(days_in_month(year, month)))
}

/// Year and number of a week by ISO 8601: the year is the one its Thursday lies in.
fn iso_week(monday: Date) -> (i32, i64) {
    let thursday = monday.plus_days(3);
    let start = Date::new(thursday.year(), 1, 1).map_or(0, Date::days);
    (thursday.year(), (thursday.days() - start) / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_are_numbered_by_their_thursday() {
        let week = |text| Period::holding(Unit::Week, day(text)).to_string();
        assert_eq!(week("2024-12-30"), "2025-W01");
        assert_eq!(week("2021-01-03"), "2020-W53");
        assert_eq!(week("2024-11-21"), "2024-W47");
    }

    #[test]
    fn months_and_quarters_carry_into_the_year() {
        assert_eq!(Period::Month(2024, 1).shifted(-1), Some(Period::Month(2023, 12)));
        assert_eq!(
            Period::Quarter(2024, 4).shifted(1),
            Some(Period::Quarter(2025, 1))
        );
        assert_eq!(
            Period::Quarter(2024, 3).moved(-1, Unit::Year),
            Some(Period::Quarter(2023, 3))
        );
    }

    #[test]
    fn a_month_without_the_day_gives_its_last() {
        let moved = Period::Day(day("2024-03-31")).moved(-1, Unit::Month);
        assert_eq!(moved, Some(Period::Day(day("2024-02-29"))));
    }

    #[test]
    fn winter_ends_in_the_next_year() {
        assert_eq!(
            Period::Season(2023, Season::Winter).last(),
            Some(day("2024-02-29"))
        );
    }

    #[test]
    fn shifts_beyond_the_calendar_give_nothing() {
        assert_eq!(
            Period::Day(day("2024-03-31")).moved(-9_000_000_000, Unit::Year),
            None
        );
        assert_eq!(Period::Month(2024, 1).moved(i64::MAX, Unit::Decade), None);
    }
}
