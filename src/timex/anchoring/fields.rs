//! Stated fields to periods: the complete ones at once, the others against a day they are seen
//! from.

use crate::timex::calendar::{Date, days_in_month};
use crate::timex::meaning::{Fields, Side};
use crate::timex::period::Period;
use crate::timex::units::{Season, Unit};

/// What a set of fields names, without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurring {
    /// A day of the week.
    Weekday(u8),
    /// The weekend.
    Weekend,
    /// A day of the month, in any month.
    DayOfMonth(u8),
    /// Something that comes once a year.
    Yearly,
}

impl Fields {
    /// What comes back, of the fields; `None` when they have a year or something coarser.
    pub fn recurring(&self) -> Option<Recurring> {
        if self.year.is_some() || self.decade.is_some() || self.century.is_some() {
            return None;
        }
        if self.month.is_some()
            || self.season.is_some()
            || self.quarter.is_some()
            || self.half.is_some()
            || self.holiday.is_some()
        {
            return Some(Recurring::Yearly);
        }
        if let Some(day) = self.day {
            return Some(Recurring::DayOfMonth(day));
        }
        if let Some(weekday) = self.weekday {
            return Some(Recurring::Weekday(weekday));
        }
        self.weekend.then_some(Recurring::Weekend)
    }

    /// The period the fields name in a year.
    pub fn in_year(&self, year: i32) -> Option<Period> {
        let around = |day: Date| match (self.week, self.weekend) {
            (true, _) => Period::holding(Unit::Week, day),
            // The weekend of a holiday that begins the week is the one before it.
            (_, true) if day.weekday() <= 2 => Period::holding(Unit::Weekend, day.plus_days(-3)),
            (_, true) => Period::holding(Unit::Weekend, day),
            _ => Period::Day(day),
        };
        if let Some(holiday) = self.holiday {
            return holiday.in_year(year).map(around);
        }
        match (self.month, self.day) {
            // Years before the common era have no days of this calendar.
            (Some(month), Some(_)) if year < 0 => return Some(Period::Month(year, month)),
            (Some(month), Some(day)) => return Date::new(year, month, day).map(around),
            (Some(month), None) => return Some(Period::Month(year, month)),
            _ => {}
        }
        if let Some(quarter) = self.quarter {
            return Some(Period::Quarter(year, quarter));
        }
        if let Some(half) = self.half {
            return Some(Period::Half(year, half));
        }
        if let Some(season) = self.season {
            return Some(Period::Season(year, season));
        }
        Some(Period::Year(year))
    }

    /// The period the fields name by themselves.
    pub fn complete(&self) -> Option<Period> {
        if let Some(century) = self.century {
            return Some(Period::Century(century));
        }
        if let Some(decade) = self.decade {
            return Some(Period::Decade(decade));
        }
        self.in_year(self.year?)
    }

    /// The nearest such periods around a day: the last that has begun by then, and the first that
    /// has not.
    pub fn around(&self, day: Date) -> Option<(Period, Period)> {
        match self.recurring()? {
            Recurring::Weekday(weekday) => {
                let back = (i64::from(day.weekday()) - i64::from(weekday)).rem_euclid(7);
                let last = day.plus_days(-back);
                Some((Period::Day(last), Period::Day(last.plus_days(7))))
            }
            Recurring::Weekend => {
                let this = Period::holding(Unit::Weekend, day);
                match this.first()? <= day {
                    true => Some((this, this.shifted(1)?)),
                    false => Some((this.shifted(-1)?, this)),
                }
            }
            Recurring::DayOfMonth(number) => {
                let month = |by: i64| {
                    // A weekday beside it is right in one month of seven or so.
                    (0..if self.weekday.is_some() { 30 } else { 3 }).find_map(|more: i64| {
                        let more = if by < 0 { -more } else { more };
                        let Period::Month(year, month) =
                            Period::holding(Unit::Month, day).shifted(by + more)?
                        else {
                            return None;
                        };
                        (number <= days_in_month(year, month))
                            .then(|| Date::new(year, month, number))?
                            .filter(|date| self.weekday.is_none_or(|weekday| weekday == date.weekday()))
                    })
                };
                let this =
                    month(0).filter(|found| (found.year(), found.month()) == (day.year(), day.month()));
                match this {
                    Some(this) if this <= day => Some((Period::Day(this), Period::Day(month(1)?))),
                    Some(this) => Some((Period::Day(month(-1)?), Period::Day(this))),
                    None => Some((Period::Day(month(-1)?), Period::Day(month(1)?))),
                }
            }
            Recurring::Yearly => {
                // Up to eight years for a 29 February.
                let begun = |year: i32| {
                    self.in_year(year)
                        .filter(|period| period.first().is_some_and(|first| first <= day))
                };
                let ahead = |year: i32| {
                    self.in_year(year)
                        .filter(|period| period.first().is_some_and(|first| first > day))
                };
                let last = (0..9).find_map(|back| begun(day.year() - back))?;
                let next = (0..9).find_map(|on| ahead(day.year() + on))?;
                Some((last, next))
            }
        }
    }

    /// Whether a day that the fields name falls on the weekday they state.
    pub fn is_on_weekday(&self, period: Period) -> bool {
        matches!((period, self.weekday), (Period::Day(day), Some(weekday)) if day.weekday() == weekday)
    }

    /// The period on one side of a day: "last June", "this summer", "next Friday".
    pub fn toward(&self, side: Side, day: Date) -> Option<Period> {
        let (last, next) = self.around(day)?;
        let over = |period: Period| period.last().is_some_and(|end| end < day);
        let holds = |period: Period| !over(period);
        match (side, self.recurring()?) {
            (Side::Last, Recurring::Yearly) if holds(last) => self.in_year_before(last),
            (Side::Last, _) if holds(last) => last.moved(-7, Unit::Day),
            (Side::Last, _) => Some(last),
            (Side::Next, _) => Some(next),
            // "this Friday" lies in this week, "this September" in this year; what the year's
            // winter began before the year did is this winter too.
            (Side::This, Recurring::Weekday(weekday)) => {
                let monday = Period::holding(Unit::Week, day).first()?;
                Some(Period::Day(monday.plus_days(i64::from(weekday) - 1)))
            }
            (Side::This, Recurring::Yearly) if self.season == Some(Season::Winter) && holds(last) => {
                Some(last)
            }
            (Side::This, Recurring::Yearly) => self.in_year(day.year()),
            (Side::This, _) if holds(last) => Some(last),
            (Side::This, _) => Some(next),
        }
    }

    fn in_year_before(&self, period: Period) -> Option<Period> {
        self.in_year(period.first()?.year() - 1)
    }

    /// The TIMEX3 value with "X" for what is not known.
    pub fn open_value(&self) -> String {
        let two = |number: Option<u8>| number.map_or("XX".to_owned(), |number| format!("{number:02}"));
        if let Some(date) = self.holiday.and_then(|holiday| holiday.in_year(2024))
            && self
                .holiday
                .and_then(|holiday| holiday.in_year(2023))
                .is_some_and(|other| (other.month(), other.day()) == (date.month(), date.day()))
        {
            return format!("XXXX-{:02}-{:02}", date.month(), date.day());
        }
        if self.month.is_some() || self.day.is_some() {
            return match self.day {
                Some(_) => format!("XXXX-{}-{}", two(self.month), two(self.day)),
                None => format!("XXXX-{}", two(self.month)),
            };
        }
        match *self {
            Fields {
                quarter: Some(quarter),
                ..
            } => format!("XXXX-Q{quarter}"),
            Fields { half: Some(half), .. } => format!("XXXX-H{half}"),
            Fields {
                season: Some(season), ..
            } => format!("XXXX-{}", season.code()),
            Fields {
                weekday: Some(weekday),
                ..
            } => format!("XXXX-WXX-{weekday}"),
            Fields { weekend: true, .. } => "XXXX-WXX-WE".to_owned(),
            Fields { week: true, .. } => "XXXX-WXX".to_owned(),
            Fields { holiday: Some(_), .. } => "XXXX-XX-XX".to_owned(),
            _ => "XXXX".to_owned(),
        }
    }
}

/// The value of a period of which only the kind is known.
pub fn open_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    }
}
