//! Where an expression lies, and what of it the text does not state.

use super::why::Ground;
use crate::analysis::DatePart;
use crate::timex::calendar::Date;
use crate::timex::meaning::{Fields, Modifier};
use crate::timex::period::Period;
use crate::timex::units::Unit;

/// Where an expression lies and why.
#[derive(Clone, Debug)]
pub struct Place<'t> {
    /// On the calendar, when that is known.
    pub period: Option<Period>,
    /// The TIMEX3 value of the day or coarser.
    pub value: String,
    /// What it rests on.
    pub ground: Ground<'t>,
    /// The parts the text does not state.
    pub inferred: Vec<DatePart>,
}

/// A place on the calendar.
pub fn known<'t>(period: Period, ground: Ground<'t>, inferred: Vec<DatePart>) -> Place<'t> {
    Place {
        period: Some(period),
        value: period.to_string(),
        ground,
        inferred,
    }
}

/// A place that is not known; nothing of it is inferred then.
pub fn open<'t>(value: String) -> Place<'t> {
    Place {
        period: None,
        value,
        ground: Ground::Open,
        inferred: Vec::new(),
    }
}

/// The parts of a date the fields leave open.
pub fn missing(fields: &Fields) -> Vec<DatePart> {
    let mut parts = Vec::new();
    if fields.year.is_none() {
        parts.push(DatePart::Year);
    }
    let by_weekday = fields.weekday.is_some() && fields.day.is_none() || fields.weekend;
    if by_weekday || fields.day.is_some() && fields.month.is_none() {
        parts.push(DatePart::Month);
    }
    if by_weekday {
        parts.push(DatePart::Day);
    }
    parts
}

/// The parts of a date that name a period of a unit: all of them are inferred for "last week".
pub fn parts_of(unit: Unit) -> Vec<DatePart> {
    match unit {
        Unit::Month => vec![DatePart::Year, DatePart::Month],
        Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => vec![DatePart::Year],
        _ => vec![DatePart::Year, DatePart::Month, DatePart::Day],
    }
}

/// A point so many units away is as fine as the unit: two months ago is a month.
pub fn coarsen(period: Period, unit: Unit) -> Period {
    match period.first() {
        Some(first) if unit > period.unit() => Period::holding(unit, first),
        _ => period,
    }
}

/// First and last day of the part of a period that a modifier means; what is earlier and what is later
/// in it depends on the days it is seen from.
pub fn section(
    period: Period,
    modifier: Option<Modifier>,
    seen_from: Option<(Date, Date)>,
) -> Option<(Date, Date)> {
    let (first, last) = (period.first()?, period.last()?);
    let days = last.days() - first.days();
    let third = days / 3;
    Some(match (modifier, seen_from) {
        (Some(Modifier::Earlier), Some((day, _))) if first < day && day <= last => (first, day.plus_days(-1)),
        (Some(Modifier::Later), Some((_, day))) if first <= day && day < last => (day.plus_days(1), last),
        (Some(Modifier::Start), _) if days > 0 => (first, first.plus_days(third)),
        (Some(Modifier::Mid), _) if days > 0 => (first.plus_days(third), last.plus_days(-third)),
        (Some(Modifier::End), _) if days > 0 => (last.plus_days(-third), last),
        _ => (first, last),
    })
}
