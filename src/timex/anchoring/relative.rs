//! What counts from another time: "yesterday", "last June", "three days ago", "a year earlier",
//! "two weeks before Christmas", "the past two years".

use super::fields::{Recurring, open_unit};
use super::place::{Place, coarsen, known, missing, open, parts_of};
use super::resolve::{Resolver, Site};
use super::tense::View;
use super::why::Ground;
use crate::analysis::DatePart;
use crate::timex::calendar::Date;
use crate::timex::length::Length;
use crate::timex::meaning::{Direction, Fields, Origin, Side, When, Window};
use crate::timex::period::Period;
use crate::timex::units::Unit;

impl<'t> Resolver<'_, 't> {
    /// "last June", "this summer", "the following March".
    pub(super) fn toward(&self, site: &Site<'t>, side: Side, fields: &Fields, origin: Origin) -> Place<'t> {
        let inferred = missing(fields);
        // "In 1972 he ran. He lost that November": a month is one of the year spoken of.
        let unit = match (side, fields.recurring()) {
            (Side::This, Some(Recurring::Yearly)) => Unit::Year,
            _ => Unit::Month,
        };
        match self.origin(site, origin, unit) {
            Some((day, ground)) => match self.told(site, side, fields, day) {
                Some(period) => known(period, ground, inferred),
                None => open(fields.open_value()),
            },
            None => open(fields.open_value()),
        }
    }

    /// The period on one side of a day. What was done "this Sunday" was done on the last one, though the
    /// week's own is still to come.
    fn told(&self, site: &Site, side: Side, fields: &Fields, day: Date) -> Option<Period> {
        let period = fields.toward(side, day)?;
        // Who means tomorrow or yesterday says so: "next Friday" of a Thursday is the one after.
        let beside = match side {
            Side::Last => day.plus_days(-1),
            Side::Next => day.plus_days(1),
            Side::This => day,
        };
        let text = self
            .document
            .slice(self.stated[site.index].span)
            .to_ascii_lowercase();
        let said = ["last ", "next ", "previous ", "following "]
            .iter()
            .any(|word| text.starts_with(word));
        if said && fields.is_bare_weekday() && period == Period::Day(beside) {
            return period.moved(if side == Side::Next { 7 } else { -7 }, Unit::Day);
        }
        let ahead = period.first()? > day;
        if side == Side::This && fields.is_bare_weekday() && ahead && site.tense.view == View::Back {
            return period.moved(-7, Unit::Day);
        }
        Some(period)
    }

    /// "yesterday", "last week", "the previous day".
    pub(super) fn shift(&self, site: &Site<'t>, by: i64, unit: Unit, origin: Origin) -> Place<'t> {
        let inferred = parts_of(unit);
        let Some((day, ground)) = self.origin(site, origin, unit) else {
            return open(open_unit(unit).to_owned());
        };
        let base = match (unit, &ground) {
            // "the previous quarter" of a text about a quarter
            (Unit::Quarter, _) if origin == Origin::Narrative => {
                self.accounts.unwrap_or(Period::holding(unit, day))
            }
            (Unit::Weekend, _) if by < 0 && day.weekday() < 6 => Period::holding(unit, day),
            _ => Period::holding(unit, day),
        };
        let ground = match (ground, unit) {
            (Ground::Published, Unit::Day) if by == 0 => Ground::SameDay,
            (Ground::Published, _) if by == 0 => Ground::Current,
            (ground, _) => ground,
        };
        match base.shifted(by) {
            Some(period) => known(period, ground, inferred),
            None => open(open_unit(unit).to_owned()),
        }
    }

    /// "three days ago", "a year earlier", "two weeks later".
    pub(super) fn away(
        &self,
        site: &Site<'t>,
        length: Length,
        direction: Direction,
        origin: Origin,
    ) -> Place<'t> {
        let inferred = parts_of(length.unit);
        let Some((count, unit)) = length.whole() else {
            let value = match (direction, origin) {
                (Direction::Before, Origin::Published) => "PAST_REF".to_owned(),
                (Direction::After, Origin::Published) => "FUTURE_REF".to_owned(),
                _ => length.to_string(),
            };
            return open(value);
        };
        let signed = if direction == Direction::Before {
            -count
        } else {
            count
        };
        // In accounts, "a year earlier" and "a year ago" are the same quarter of the year before.
        if unit == Unit::Year
            && count == 1
            && direction == Direction::Before
            && let Some(accounts) = self.accounts
            && let Some(period) = accounts.moved(-1, Unit::Year)
        {
            return known(period, Ground::Accounts(accounts), inferred);
        }
        let Some((period, ground)) = self.origin_period(site, origin, unit.max(Unit::Day)) else {
            return open(open_unit(unit).to_owned());
        };
        match period.moved(signed, unit) {
            // "an hour later": the day is known, the hour it counts from is not.
            Some(moved) if unit.is_clock() && origin == Origin::Narrative => Place {
                value: length.to_string(),
                ..known(moved, ground, inferred)
            },
            Some(moved) => known(coarsen(moved, unit), ground, inferred),
            None => open(open_unit(unit).to_owned()),
        }
    }

    /// "two weeks before Christmas", "the day after the first Monday of May".
    pub(super) fn beside(
        &self,
        site: &Site<'t>,
        length: Length,
        direction: Direction,
        base: &When,
    ) -> Place<'t> {
        let place = self.when(site, base);
        let moved = length.whole().and_then(|(count, unit)| {
            let signed = if direction == Direction::Before {
                -count
            } else {
                count
            };
            place.period?.moved(signed, unit)
        });
        match moved {
            Some(period) => known(period, place.ground, place.inferred),
            None => open(length.to_string()),
        }
    }

    /// "the year-earlier quarter", "last year's quarter".
    pub(super) fn year_before(&self, site: &Site<'t>, fields: &Fields) -> Place<'t> {
        let inferred = missing(fields);
        let named = fields.recurring().map(|_| self.fields(site, fields));
        let base = match named {
            Some(place) => place.period,
            None => self
                .accounts
                .or_else(|| Some(Period::Year(self.published?.year()))),
        };
        match base.and_then(|period| Some((period, period.moved(-1, Unit::Year)?))) {
            Some((base, period)) => known(period, Ground::Accounts(base), inferred),
            None => open(fields.open_value()),
        }
    }

    /// "the 1988 quarter", "the 1988 period".
    pub(super) fn same_in(&self, year: i32) -> Place<'t> {
        match self.accounts {
            Some(accounts @ Period::Quarter(_, quarter)) => known(
                Period::Quarter(year, quarter),
                Ground::Accounts(accounts),
                vec![DatePart::Month],
            ),
            _ => known(Period::Year(year), Ground::Stated, Vec::new()),
        }
    }

    /// "in five years" of a plan is a point in time; the text states only the length.
    pub(super) fn in_so_long(&self, site: &Site, length: &Length, window: Window) -> Option<Period> {
        let first = self.document.tokens_in(self.stated[site.index].span).start;
        let before = first.checked_sub(1).map(|index| self.document.word(index));
        if window != Window::Free || !matches!(before, Some("in" | "In")) || site.tense.view != View::Ahead {
            return None;
        }
        let (count, unit) = length.whole()?;
        let day = Period::Day(self.published?);
        (!unit.is_clock() && unit != Unit::Quarter)
            .then(|| day.moved(count, unit).map(|period| coarsen(period, unit)))?
    }

    /// First and last day of "the past two years".
    pub(super) fn window(&self, length: &Length, window: Window) -> Option<(Date, Date)> {
        let day = self.published?;
        let (count, unit) = length.whole()?;
        let other = |count: i64| Period::Day(day).moved(count, unit)?.first();
        match window {
            Window::Past if !unit.is_clock() => Some((other(-count)?, day)),
            Window::Next if !unit.is_clock() => Some((day, other(count)?)),
            _ => None,
        }
    }
}
