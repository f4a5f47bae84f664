//! TIMEX3 values of what is no plain period: times of the day, sets, vague times.

use super::place::Place;
use crate::timex::meaning::{Clock, Fields, Set, Vague};
use crate::timex::period::Period;

/// The value of a time of the day.
pub fn with_clock(place: &Place, clock: &Clock) -> String {
    let day = match place.period {
        Some(Period::Day(day)) => day.to_string(),
        Some(other) => return other.to_string(),
        None => place.value.clone(),
    };
    format!("{day}T{}", clock_value(clock))
}

fn clock_value(clock: &Clock) -> String {
    match clock {
        Clock::At(hour, minute, None) => format!("{hour:02}:{:02}", minute.unwrap_or(0)),
        Clock::At(hour, minute, Some(second)) => format!("{hour:02}:{:02}:{second:02}", minute.unwrap_or(0)),
        Clock::Hour(hour, minute) => format!("{hour:02}:{:02}", minute.unwrap_or(0)),
        Clock::Part(part) => part.code().to_owned(),
    }
}

/// The value of what comes back.
pub fn set_value(set: &Set) -> String {
    match set {
        Set::Each(length) => length.to_string(),
        Set::Whenever(fields, clock) => {
            let bare = *fields == Fields::default();
            let day = if bare {
                "XXXX-XX-XX".to_owned()
            } else {
                fields.open_value()
            };
            match clock {
                Some(clock) => format!("{day}T{}", clock_value(clock)),
                None => day,
            }
        }
    }
}

/// The value of a vague time.
pub fn vague_value(vague: Vague) -> &'static str {
    match vague {
        Vague::Past => "PAST_REF",
        Vague::Present => "PRESENT_REF",
        Vague::Future => "FUTURE_REF",
    }
}
