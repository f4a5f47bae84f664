//! The reason for a value, as one plain sentence.

use super::tense::Tense;
use crate::timex::calendar::{Date, MONTHS, WEEKDAYS};
use crate::timex::meaning::{Meaning, Modifier, Point, Vague, When, Window};
use crate::timex::period::Period;
use crate::timex::units::{Season, Unit};

/// What a value rests on.
#[derive(Clone, Debug)]
pub enum Ground<'t> {
    /// The text states all of it.
    Stated,
    /// It counts from the day of publication.
    Published,
    /// It is the day of publication.
    SameDay,
    /// It holds the day of publication.
    Current,
    /// The clause looks this way; `true` for ahead.
    Tense(Tense<'t>, bool),
    /// Nothing says which side; `true` for ahead.
    Nearest(bool),
    /// Its weekday fits one year only.
    Weekday,
    /// It counts from an earlier expression.
    Spoken(usize),
    /// It is the day after an evening the text spoke of.
    NightAfter(usize),
    /// It is the day that stands beside it.
    Beside(usize),
    /// It counts from the day of the report the sentence is taken from.
    Report(usize),
    /// An earlier date of the sentence gives the year.
    SameSentence(usize),
    /// The story is at the time of an earlier one.
    Story(usize),
    /// The other end of its range gives the year.
    Range(usize),
    /// The accounts the text reads out are those of this period.
    Accounts(Period),
    /// It is the last one that is over.
    LastOver,
    /// A length of time.
    Length(Window),
    /// Something that comes back.
    Set,
    /// A vague time.
    Vague(Vague),
    /// Nothing is known to count from.
    Open,
}

impl Ground<'_> {
    /// What the JSON gives as the anchor.
    pub fn anchor(&self, published: bool) -> Option<String> {
        match self {
            Ground::Published
            | Ground::SameDay
            | Ground::Current
            | Ground::Tense(..)
            | Ground::Nearest(_)
            | Ground::Weekday
            | Ground::LastOver => Some("dct".to_owned()),
            Ground::Length(Window::Past | Window::Next) if published => Some("dct".to_owned()),
            Ground::Spoken(timex)
            | Ground::NightAfter(timex)
            | Ground::Beside(timex)
            | Ground::Report(timex)
            | Ground::SameSentence(timex)
            | Ground::Story(timex)
            | Ground::Range(timex) => Some(format!("t{}", timex + 1)),
            _ => None,
        }
    }
}

/// What a sentence can speak of.
pub struct Facts<'a> {
    /// The expression.
    pub text: &'a str,
    /// What it states.
    pub meaning: &'a Meaning,
    /// Where it lies.
    pub period: Option<Period>,
    /// The part of it that is meant.
    pub modifier: Option<Modifier>,
    /// Its TIMEX3 value.
    pub value: &'a str,
    /// The day of publication.
    pub published: Option<Date>,
    /// The text of another expression.
    pub text_of: &'a dyn Fn(usize) -> &'a str,
}

/// The sentence of an expression that another one, of this text, helps to place.
fn beside_another(ground: &Ground, facts: &Facts, place: &str, other: &str) -> String {
    let text = facts.text;
    let is = verb(facts);
    match ground {
        Ground::Spoken(_) => match is_again(facts.meaning) {
            Some(unit) => {
                format!(
                    "“{text}” {is} {place}, the {} of “{other}” earlier in the text.",
                    unit.name()
                )
            }
            None => format!("“{text}” {is} {place}, counted from “{other}” earlier in the text."),
        },
        Ground::NightAfter(_) => {
            format!("“{text}” {is} {place}, in the night that follows “{other}” earlier in the text.")
        }
        Ground::Beside(_) => format!("“{text}” {is} {place}, because “{other}” stands beside it."),
        Ground::Report(_) => format!(
            "“{text}” {is} {place}, counted from the report of “{other}” that the sentence is taken from."
        ),
        Ground::SameSentence(_) => {
            format!("“{text}” is {place}, because “{other}” in the same sentence gives the year.")
        }
        Ground::Story(_) => format!("“{text}” {is} {place}, because the story is at “{other}” there."),
        _ => format!("“{text}” is {place}, in one range with “{other}”."),
    }
}

/// "is", or "is on" before the day of a time of the clock.
fn verb(facts: &Facts) -> &'static str {
    if is_of_clock(facts.meaning) { "is on" } else { "is" }
}

/// The sentence.
pub fn sentence(ground: &Ground, facts: &Facts) -> String {
    let text = facts.text;
    let place = facts.period.map_or_else(
        || facts.value.to_owned(),
        |period| describe_part(period, facts.modifier),
    );
    let is = verb(facts);
    let published = facts
        .published
        .map_or_else(String::new, |day| describe(Period::Day(day)));
    match ground {
        Ground::Stated if text == place => format!("“{text}” is stated in full."),
        Ground::Stated => format!("“{text}” {is} {place}, stated in full."),
        Ground::Current => format!("“{text}” is {place}: the article was published on {published}."),
        Ground::SameDay => format!("“{text}” {is} {place}, the day the article was published."),
        Ground::Published => {
            format!("“{text}” {is} {place}, counted from {published}, when the article was published.")
        }
        Ground::Tense(tense, false) => format!(
            "“{text}” {is} {place}, the last {} before the article was published on {published}: “{}” tells of the past.",
            kind(facts),
            tense.cue
        ),
        Ground::Tense(tense, true) => format!(
            "“{text}” {is} {place}, the next {} after the article was published on {published}: “{}” looks ahead.",
            kind(facts),
            tense.cue
        ),
        Ground::Nearest(true) => {
            format!(
                "“{text}” {is} {place}, the nearest one to the day the article was published, {published}."
            )
        }
        Ground::Nearest(false) => format!(
            "“{text}” {is} {place}, the last {} before the article was published on {published}; nothing there looks ahead.",
            kind(facts)
        ),
        Ground::Weekday => format!(
            "“{text}” {is} {place}, the date nearest to {published}, when the article was published, that falls on that weekday."
        ),
        Ground::Spoken(timex)
        | Ground::NightAfter(timex)
        | Ground::Beside(timex)
        | Ground::Report(timex)
        | Ground::SameSentence(timex)
        | Ground::Story(timex)
        | Ground::Range(timex) => beside_another(ground, facts, &place, (facts.text_of)(*timex)),
        Ground::Accounts(period) => format!(
            "“{text}” is {place}, because the text is about {}.",
            describe(*period)
        ),
        Ground::LastOver => format!("“{text}” is {place}, the last that was over on {published}."),
        Ground::Length(Window::Past) if facts.published.is_some() => {
            format!(
                "“{text}” is a length of time that ends on the day the article was published, {published}."
            )
        }
        Ground::Length(Window::Next) if facts.published.is_some() => {
            format!(
                "“{text}” is a length of time that begins on the day the article was published, {published}."
            )
        }
        Ground::Length(_) => {
            format!("“{text}” is a length of time; the text does not place it on the calendar.")
        }
        Ground::Set => format!("“{text}” says how often, not on which day."),
        Ground::Vague(Vague::Past) => {
            format!("“{text}” is some time in the past; the text does not say when.")
        }
        Ground::Vague(Vague::Present) => format!("“{text}” is about the time the article was written."),
        Ground::Vague(Vague::Future) => {
            format!("“{text}” is some time in the future; the text does not say when.")
        }
        Ground::Open if facts.published.is_none() => {
            format!("“{text}” is left open, because it is not known when the article was published.")
        }
        Ground::Open => format!("“{text}” is left open: the text does not say exactly when."),
    }
}

/// Whether it names a time of the day, which lies on a day rather than being one.
fn is_of_clock(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(Point { clock: Some(_), .. }) => true,
        Meaning::Point(Point {
            when: When::Away(length, ..),
            ..
        }) => length.unit.is_clock(),
        _ => false,
    }
}

/// The unit it takes over from an earlier expression: the day of "that day" and "6:14 a.m.".
fn is_again(meaning: &Meaning) -> Option<Unit> {
    let Meaning::Point(Point { when, .. }) = meaning else {
        return None;
    };
    match when {
        When::Again(unit) => *unit,
        When::Clock => Some(Unit::Day),
        When::Away(length, ..) if length.unit.is_clock() => Some(Unit::Day),
        _ => None,
    }
}

/// A period, or the part of it that a modifier means: "the end of 2007".
fn describe_part(period: Period, modifier: Option<Modifier>) -> String {
    let part = match modifier {
        Some(Modifier::Start) => "the beginning of ",
        Some(Modifier::Mid) => "the middle of ",
        Some(Modifier::End) => "the end of ",
        Some(Modifier::Earlier) => "the earlier part of ",
        Some(Modifier::Later) => "the rest of ",
        _ => "",
    };
    match period {
        Period::Day(_) => describe(period),
        _ => format!("{part}{}", describe(period)),
    }
}

/// What comes back, by its name: "Wednesday", "June", "such date".
fn kind(facts: &Facts) -> String {
    let name = match facts.meaning {
        Meaning::Point(Point {
            when: When::Fields(fields),
            ..
        }) => match (fields.day, fields.month, fields.weekday) {
            (None, Some(month), _) => MONTHS.get(usize::from(month) - 1).copied(),
            (None, None, Some(weekday)) => WEEKDAYS.get(usize::from(weekday) - 1).copied(),
            _ => None,
        },
        _ => None,
    };
    name.unwrap_or("such date").to_owned()
}

/// A period in words, as British newspapers write it.
pub fn describe(period: Period) -> String {
    let month = |number: u8| MONTHS[usize::from(number) - 1];
    match period {
        Period::Century(century) => format!("the {} century", ordinal(century + 1)),
        Period::Decade(decade) => format!("the {decade}0s"),
        Period::Year(year) => year_name(year),
        Period::Half(year, half) => format!(
            "the {} half of {year}",
            ["first", "second"][usize::from(half == 2)]
        ),
        Period::Quarter(year, quarter) => {
            let names = ["first", "second", "third", "fourth"];
            format!("the {} quarter of {year}", names[usize::from(quarter - 1) % 4])
        }
        Period::Season(year, season) => {
            let name = match season {
                Season::Spring => "spring",
                Season::Summer => "summer",
                Season::Fall => "autumn",
                Season::Winter => "winter",
            };
            format!("{name} {year}")
        }
        Period::Month(year, number) => format!("{} {}", month(number), year_name(year)),
        Period::Week(monday) => format!("the week from {} to {}", day(monday), day(monday.plus_days(6))),
        Period::Weekend(monday) => {
            format!(
                "the weekend of {} and {}",
                day(monday.plus_days(5)),
                day(monday.plus_days(6))
            )
        }
        Period::Day(date) => format!("{}, {}", date.weekday_name(), day(date)),
    }
}

/// A year as people write it: "1940", "490 BC".
fn year_name(year: i32) -> String {
    if year < 0 {
        format!("{} BC", -year)
    } else {
        year.to_string()
    }
}

fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), date.month_name(), date.year())
}

fn ordinal(number: i32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
