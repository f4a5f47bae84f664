//! The time a story is at: "In June 1940 France fell. In August …" is the August of 1940, not the one before
//! the article was published.
//!
//! A history stays in its own time from beginning to end, whatever day it is pasted on; news is told from
//! its own day, also where it looks back.

use super::fields::Recurring;
use super::narrative::Spoken;
use super::place::{Place, known};
use super::resolve::{Resolver, Site};
use super::why::Ground;
use crate::analysis::DatePart;
use crate::document::Document;
use crate::timex::Stated;
use crate::timex::calendar::Date;
use crate::timex::meaning::{Fields, Meaning, Origin, Point, When};
use crate::timex::period::Period;
use crate::timex::units::Unit;

/// How many dates of another time a history names at least.
const FEWEST: usize = 4;

/// How many of them there are for each word that counts from the day of writing.
const RATIO: usize = 3;

/// How many sentences a passage goes on for at most without a date of its own.
const PASSAGE: usize = 2;

/// A year that lies as far back is no longer news.
const OLD: i32 = 2;

/// Whether a text tells of another time than the one it was written in: its dates lie there, and hardly any
/// word ("yesterday", "on Tuesday") counts from the day of writing.
pub fn is_history(document: &Document, stated: &[Stated], published: Option<Date>) -> bool {
    let (mut old, mut new) = (0, 0);
    for stated in stated {
        let block = document.sentence_at(stated.span.start);
        if block.is_none_or(|sentence| !document.block_of(sentence).is_story()) {
            continue;
        }
        let Meaning::Point(Point { when, .. }) = &stated.meaning else {
            continue;
        };
        match when {
            When::Fields(Fields { year: Some(year), .. }) => match published {
                Some(day) if *year > day.year() - OLD => new += 1,
                _ => old += 1,
            },
            When::Fields(fields) if fields.decade.is_some() || fields.century.is_some() => old += 1,
            When::Fields(fields) if fields.is_bare_weekday() => new += 1,
            When::Shift(_, _, Origin::Published)
            | When::Toward(_, _, Origin::Published)
            | When::Away(_, _, Origin::Published) => new += 1,
            _ => {}
        }
    }
    old >= FEWEST && old > RATIO * new
}

impl<'t> Resolver<'_, 't> {
    /// A date without its year in the year the story is at.
    pub(super) fn by_story(&self, site: &Site, fields: &Fields, inferred: &[DatePart]) -> Option<Place<'t>> {
        let spoken = self.focus(site)?;
        let period = self.beside_story(fields, spoken)?;
        Some(known(period, Ground::Story(spoken.timex), inferred.to_vec()))
    }

    /// The expression that says when the story is, where that is not its own day: in a history the last one.
    /// Where no day of publication is known, the last one too, as long as the passage goes on in its paragraph:
    /// news that looks back ("in 2012") comes home without saying so.
    fn focus(&self, site: &Site) -> Option<&Spoken> {
        let told = self.narrative.told()?;
        let near = site.block == told.block && site.sentence <= told.sentence + PASSAGE;
        let near = near && self.published.is_none();
        (self.is_history || near).then_some(told)
    }

    /// The day, month or season that the fields name, as near to where the story is as a reader takes it.
    fn beside_story(&self, fields: &Fields, spoken: &Spoken) -> Option<Period> {
        if let Period::Year(year) | Period::Month(year, _) | Period::Season(year, _) = spoken.period
            && year < 0
        {
            return (fields.recurring()? == Recurring::Yearly)
                .then(|| fields.in_year(year))
                .flatten();
        }
        let at = spoken.period.first()?;
        let apart = |period: &Period| {
            let days = period
                .first()
                .map_or(i64::MAX / 8, |first| first.days() - at.days());
            // A story goes on more often than it turns back.
            if days < 0 { -days * 3 / 2 } else { days }
        };
        match fields.recurring()? {
            Recurring::Yearly if spoken.period.unit() > Unit::Month => fields.in_year(at.year()),
            Recurring::Yearly => {
                let years = [at.year(), at.year() + 1, at.year() - 1];
                years
                    .into_iter()
                    .filter_map(|year| fields.in_year(year))
                    .min_by_key(apart)
            }
            // "on the 14th", "on Monday": a month or a year says too little of the weekday.
            Recurring::DayOfMonth(_) if spoken.period.unit() <= Unit::Month => {
                let (last, next) = fields.around(at)?;
                let same = |period: &Period| {
                    let first = period.first();
                    first.is_some_and(|day| (day.year(), day.month()) == (at.year(), at.month()))
                };
                [last, next].into_iter().find(same).or(Some(next))
            }
            Recurring::Weekday(_) | Recurring::Weekend if spoken.period.unit() <= Unit::Day => {
                Some(fields.around(at)?.1)
            }
            _ => None,
        }
    }
}
