//! What an expression says, before anything is inferred.

use super::holidays::Holiday;
use super::length::Length;
use super::units::{DayPart, Season, Unit};

/// The sense of a time expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A place on the calendar or the clock: "Nov. 21", "last week", "10 p.m. Friday".
    Point(Point),
    /// A length of time: "two days", "the past two years".
    Length(Length, Window),
    /// Something that comes back: "every Tuesday", "daily".
    Set(Set),
    /// A time the text leaves vague: "recently", "now", "the future".
    Vague(Vague),
}

/// Where a length of time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Nowhere in particular: "two days".
    Free,
    /// It ends now: "the past two years".
    Past,
    /// It begins now: "the next two years".
    Next,
    /// At the beginning of what the text is about: "the first nine months".
    First,
}

/// A vague time, as TIMEX3 tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Vague {
    Past,
    Present,
    Future,
}

/// Something that comes back.
#[derive(Clone, Debug, PartialEq)]
pub enum Set {
    /// Once in each length: "every two weeks", "daily", "twice a year".
    Each(Length),
    /// Whenever the fields fit: "Tuesdays", "each July", "every Friday night".
    Whenever(Fields, Option<Clock>),
}

/// A place on the calendar, and perhaps on the clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The day, or something coarser.
    pub when: When,
    /// Something finer than a day.
    pub clock: Option<Clock>,
}

impl From<When> for Point {
    fn from(when: When) -> Self {
        Point { when, clock: None }
    }
}

/// A day or something coarser.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// The parts of a date, as they stand: "Nov. 21", "Thursday", "the third quarter", "1998".
    Fields(Fields),
    /// The parts with a side: "last June", "next Friday", "this summer".
    Toward(Side, Fields, Origin),
    /// A unit, so many places away: "yesterday", "last week", "next year", "the previous day".
    Shift(i32, Unit, Origin),
    /// A length of time away: "three days ago", "a year earlier", "in five years".
    Away(Length, Direction, Origin),
    /// A length of time away from another: "two weeks before Christmas".
    Beside(Length, Direction, Box<When>),
    /// A part of another: "June last year", "the third quarter of 1998", "the first day of May".
    Part(Fields, Box<When>),
    /// The nth unit of another: "the first week of June", "the last day of the year" (-1).
    Nth(i8, Unit, Box<When>),
    /// The nth such weekday of another: "the first Tuesday of November", "the last Monday in May" (-1).
    NthWeekday(i8, u8, Box<When>),
    /// What the text is already about: "that day", "the quarter", "then".
    Again(Option<Unit>),
    /// The same period one year before: "the year-earlier quarter".
    YearBefore(Fields),
    /// The period the text is about, in another year: "the 1988 quarter".
    SameIn(i32),
    /// Only the clock is stated; the day is the one the text is about.
    Clock,
}

/// Which way from the origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Last,
    This,
    Next,
}

/// Back or forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Direction {
    Before,
    After,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The day the article was published.
    Published,
    /// The time the text is about.
    Narrative,
}

/// Stated parts of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// 19 for the 20th century.
    pub century: Option<i32>,
    /// 199 for the 1990s.
    pub decade: Option<i32>,
    /// 1000 to 2999.
    pub year: Option<i32>,
    /// 1 or 2.
    pub half: Option<u8>,
    /// 1 to 4.
    pub quarter: Option<u8>,
    /// A season.
    pub season: Option<Season>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 for Monday to 7 for Sunday.
    pub weekday: Option<u8>,
    /// A holiday.
    pub holiday: Option<Holiday>,
    /// The week around the day: "the week of March 6".
    pub week: bool,
    /// The weekend.
    pub weekend: bool,
    /// The year is a company's or a government's own.
    pub fiscal: bool,
}

impl Fields {
    /// Whether a weekday is all they state.
    pub fn is_bare_weekday(&self) -> bool {
        let bare = Self {
            weekday: self.weekday,
            ..Self::default()
        };
        self.weekday.is_some() && *self == bare
    }
}

/// Something finer than a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// An hour, perhaps with minutes and seconds.
    At(u8, Option<u8>, Option<u8>),
    /// A part of the day.
    Part(DayPart),
    /// An hour whose half of the day is not said: "at 4".
    Hour(u8, Option<u8>),
}

/// A TIMEX3 modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
    /// What of a period was over when it is spoken of: "earlier this year".
    Earlier,
    /// What of a period was still to come: "later that day".
    Later,
}

impl Modifier {
    /// Its name in TIMEX3, where it has one.
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::Start | Modifier::Earlier => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::Later => return None,
        })
    }
}
