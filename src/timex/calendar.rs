//! Days of the proleptic Gregorian calendar, and the names of months and weekdays.

use std::fmt;
use std::str::FromStr;

/// The months, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, Monday first.
pub const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, when the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The name of its month.
    pub fn month_name(self) -> &'static str {
        MONTHS[usize::from(self.month) - 1]
    }

    /// The name of its day of the week.
    pub fn weekday_name(self) -> &'static str {
        WEEKDAYS[usize::from(self.weekday()) - 1]
    }

    /// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
    pub fn days(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
    }

    /// The day so many days after 1970-01-01.
    pub fn from_days(days: i64) -> Self {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year: year as i32,
            month: month as u8,
            day: day as u8,
        }
    }

    /// The day so many days later, or earlier when negative.
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days() + days)
    }

    /// Day of the week, 1 for Monday to 7 for Sunday, as in ISO 8601.
    pub fn weekday(self) -> u8 {
        ((self.days() + 3).rem_euclid(7) + 1) as u8
    }
}

/// Number of days of a month.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether the year has a 29 February.
pub fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The nth such weekday of a month, from 1.
pub fn nth_weekday(year: i32, month: u8, weekday: u8, nth: u8) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let ahead = (i64::from(weekday) - i64::from(first.weekday())).rem_euclid(7);
    let day = first.plus_days(ahead + 7 * (i64::from(nth) - 1));
    (day.month() == month).then_some(day)
}

/// The last such weekday of a month.
pub fn last_weekday(year: i32, month: u8, weekday: u8) -> Option<Date> {
    let last = Date::new(year, month, days_in_month(year, month))?;
    Some(last.plus_days(-(i64::from(last.weekday()) - i64::from(weekday)).rem_euclid(7)))
}

impl fmt::Display for Date {
    /// Writes `YYYY-MM-DD`; a year before 0 has a minus sign, one after 9999 as many digits as it needs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(
            f,
            "{sign}{:04}-{:02}-{:02}",
            self.year.unsigned_abs(),
            self.month,
            self.day
        )
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads what is written: `YYYY-MM-DD`, with digits only.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = |digits: &str| -> Option<i32> {
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            (plain && digits.len() <= LONGEST_YEAR).then(|| digits.parse().ok())?
        };
        let read = || -> Option<Date> {
            let (sign, unsigned) = match text.strip_prefix('-') {
                Some(rest) => (-1, rest),
                None => (1, text),
            };
            let mut parts = unsigned.splitn(3, '-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let lengths = year.len() == 4 || year.len() > 4 && !year.starts_with('0');
            (lengths && month.len() == 2 && day.len() == 2).then(|| {
                let (month, day) = (number(month)?.try_into().ok()?, number(day)?.try_into().ok()?);
                Date::new(sign * number(year)?, month, day)
            })?
        };
        read().ok_or_else(|| format!("\"{text}\" is not a calendar day; write it as YYYY-MM-DD"))
    }
}

/// Digits of the longest year that is read.
const LONGEST_YEAR: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_both_ways() {
        for days in (-800_000..800_000).step_by(97) {
            assert_eq!(Date::from_days(days).days(), days);
        }
        assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
    }

    #[test]
    fn weekdays_follow_iso() {
        assert_eq!("2024-03-08".parse::<Date>().unwrap().weekday(), 5);
    }

    #[test]
    fn only_real_days_are_read() {
        assert!("2023-02-29".parse::<Date>().is_err());
        assert!("2024-2-3".parse::<Date>().is_err());
        assert!("+024-02-01".parse::<Date>().is_err());
        assert!("02024-02-01".parse::<Date>().is_err());
        assert!("9999999-02-01".parse::<Date>().is_err());
        for day in [
            "2024-02-29",
            "0000-01-01",
            "-0044-03-15",
            "-10000-01-01",
            "12024-12-31",
        ] {
            assert_eq!(day.parse::<Date>().unwrap().to_string(), day);
        }
    }
}
