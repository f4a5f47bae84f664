//! Parts of another period: "June last year", "the first week of June", and what the text is
//! already about: "that day", "the quarter".

use super::fields::{Recurring, open_unit};
use super::place::{Place, known, missing, open, parts_of};
use super::resolve::{Resolver, Site};
use super::why::Ground;
use crate::timex::calendar::{Date, last_weekday, nth_weekday};
use crate::timex::length::Length;
use crate::timex::meaning::{Fields, Meaning, Point, When, Window};
use crate::timex::period::Period;
use crate::timex::units::Unit;

impl<'t> Resolver<'_, 't> {
    /// "June last year", "Thursday of next week", "the third quarter of this year".
    pub(super) fn part(&self, site: &Site<'t>, fields: &Fields, outer: &When) -> Place<'t> {
        let outer = self.when(site, outer);
        let inferred = missing(fields);
        let inside = outer
            .period
            .and_then(|period| match (period, fields.recurring()?) {
                (Period::Week(monday), Recurring::Weekday(weekday)) => {
                    Some(Period::Day(monday.plus_days(i64::from(weekday) - 1)))
                }
                (_, Recurring::Yearly) => fields.in_year(period.first()?.year()),
                _ => None,
            });
        match inside {
            Some(period) => known(period, outer.ground, inferred),
            None => open(fields.open_value()),
        }
    }

    /// "the first week of June", "the last day of the year".
    pub(super) fn nth(&self, site: &Site<'t>, nth: i8, unit: Unit, outer: &When) -> Place<'t> {
        let outer = self.when(site, outer);
        let inside = outer.period.and_then(|period| {
            let (first, last) = (period.first()?, period.last()?);
            let found = match (period, unit, nth) {
                // The first week of a year is the one that holds its 4 January, by ISO 8601.
                (Period::Year(year), Unit::Week, nth) => {
                    let from = if nth < 0 { year + 1 } else { year };
                    let shift = if nth < 0 {
                        i64::from(nth)
                    } else {
                        i64::from(nth) - 1
                    };
                    Period::holding(unit, Date::new(from, 1, 4)?).shifted(shift)?
                }
                // A week belongs to the month that holds its Thursday.
                (_, Unit::Week, -1) => Period::holding(unit, last.plus_days(-3)),
                (_, Unit::Week, nth) => {
                    Period::holding(unit, first.plus_days(3)).shifted(i64::from(nth) - 1)?
                }
                (_, _, -1) => Period::holding(unit, last),
                (_, _, nth) => {
                    let start = Period::holding(unit, first);
                    start.shifted(i64::from(nth) - 1)?
                }
            };
            (found.first()? <= last).then_some(found)
        });
        match inside {
            Some(period) => known(period, outer.ground, outer.inferred),
            None => open(open_unit(unit).to_owned()),
        }
    }

    /// "the first two months of 2023", "the last three weeks of June": the first or last days of what stands
    /// behind it.
    pub(super) fn portion(&self, site: &Site<'t>, length: &Length, window: Window) -> Option<(Date, Date)> {
        let next = self.stated.get(site.index + 1)?;
        let between = self
            .document
            .text
            .get(self.stated[site.index].span.end..next.span.start)?;
        let Meaning::Point(Point { when, clock: None }) = &next.meaning else {
            return None;
        };
        let period = (between.trim() == "of").then(|| self.when(site, when).period)??;
        let (first, last) = (period.first()?, period.last()?);
        let (count, unit) = length
            .whole()
            .filter(|(count, unit)| *count > 0 && !unit.is_clock())?;
        let counted = |from: Date, by: i64| match unit {
            Unit::Day | Unit::Week => {
                let days = if unit == Unit::Week { 7 } else { 1 };
                by.checked_mul(days).map(|days| from.plus_days(days))
            }
            _ => Period::holding(unit, from).shifted(by)?.first(),
        };
        let (from, to) = match window {
            Window::First => (first, counted(first, count)?.plus_days(-1)),
            Window::Past => (counted(last.plus_days(1), -count)?, last),
            _ => return None,
        };
        (from >= first && to <= last).then_some((from, to))
    }

    /// "the first Tuesday of November", "the last Monday in May".
    pub(super) fn nth_weekday(&self, site: &Site<'t>, nth: i8, weekday: u8, outer: &When) -> Place<'t> {
        let outer = self.when(site, outer);
        let day = outer.period.and_then(|period| match (period, u8::try_from(nth)) {
            (Period::Month(year, month), Ok(nth)) => nth_weekday(year, month, weekday, nth),
            (Period::Month(year, month), Err(_)) => last_weekday(year, month, weekday),
            (Period::Year(year), Ok(nth)) => nth_weekday(year, 1, weekday, nth),
            _ => None,
        });
        match day {
            Some(day) => known(Period::Day(day), outer.ground, outer.inferred),
            None => open(open_unit(Unit::Day).to_owned()),
        }
    }

    /// "that day", "the quarter", "the year", "the period".
    pub(super) fn again(&self, site: &Site<'t>, unit: Option<Unit>) -> Place<'t> {
        let unit = unit.unwrap_or(Unit::Quarter);
        let inferred = parts_of(unit);
        if unit == Unit::Quarter {
            if let Some(accounts @ Period::Quarter(..)) = self.accounts {
                return known(accounts, Ground::Accounts(accounts), inferred);
            }
            // The quarter a report is about is the last one that is over.
            let last = self
                .published
                .and_then(|day| Period::holding(Unit::Quarter, day).shifted(-1));
            return match last {
                Some(period) => known(period, Ground::LastOver, inferred),
                None => open(open_unit(unit).to_owned()),
            };
        }
        if unit == Unit::Weekend {
            return self.fields(
                site,
                &Fields {
                    weekend: true,
                    ..Fields::default()
                },
            );
        }
        let spoken = self
            .narrative
            .in_sentence(site.sentence, unit)
            .or_else(|| self.narrative.in_block(site.block, unit))
            .or_else(|| {
                let elsewhere = self.narrative.is_at_length(site.block, unit);
                self.narrative
                    .latest(unit)
                    .filter(|_| unit != Unit::Year && !elsewhere)
            });
        if let Some(spoken) = spoken
            && let Some(first) = spoken.period.first()
        {
            return known(
                Period::holding(unit, first),
                Ground::Spoken(spoken.timex),
                inferred,
            );
        }
        match self.published {
            // "In May 2011 a wall fell. The same evening …": some evening of that month.
            Some(_) if unit == Unit::Day && self.narrative.is_at_length(site.block, unit) => {
                open(open_unit(unit).to_owned())
            }
            Some(day) => known(Period::holding(unit, day), Ground::Published, inferred),
            None => open(open_unit(unit).to_owned()),
        }
    }
}
