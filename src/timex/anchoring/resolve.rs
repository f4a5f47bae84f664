//! Places the stated expressions on the calendar, in the order of the text.

use super::fields::{Recurring, open_unit};
use super::narrative::{Narrative, Spoken};
use super::ranges;
use super::tense::{Tense, View, tense};
use super::why::{self, Ground};
use crate::analysis::{DatePart, Timex, TimexType};
use crate::document::Document;
use crate::timex::Stated;
use crate::timex::calendar::Date;
use crate::timex::length::Length;
use crate::timex::meaning::{
    Clock, Direction, Fields, Meaning, Modifier, Origin, Point, Set, Side, Vague, When, Window,
};
use crate::timex::period::Period;
use crate::timex::units::Unit;

/// What the stated expressions mean when the article was published on `published`.
pub fn resolve(document: &Document, stated: &[Stated], published: Option<Date>) -> Vec<Timex> {
    let mut resolver = Resolver {
        document,
        stated,
        published,
        partners: ranges::partners(document, stated),
        narrative: Narrative::default(),
        accounts: None,
        periods: Vec::with_capacity(stated.len()),
    };
    (0..stated.len()).map(|index| resolver.timex(index)).collect()
}

/// Where an expression lies and why.
#[derive(Clone, Debug)]
pub(super) struct Place<'t> {
    /// On the calendar, when that is known.
    pub period: Option<Period>,
    /// The TIMEX3 value of the day or coarser.
    pub value: String,
    /// What it rests on.
    pub ground: Ground<'t>,
    /// The parts the text does not state.
    pub inferred: Vec<DatePart>,
}

struct Resolver<'d, 't> {
    document: &'d Document<'t>,
    stated: &'d [Stated],
    published: Option<Date>,
    /// For each expression, the other end of its range.
    partners: Vec<Option<usize>>,
    narrative: Narrative,
    /// The quarter or year whose accounts the text is reading out.
    accounts: Option<Period>,
    /// Where the earlier expressions lie.
    periods: Vec<Option<Period>>,
}

/// One expression and its surroundings.
#[derive(Clone, Copy)]
struct Site<'t> {
    index: usize,
    sentence: usize,
    block: usize,
    tense: Tense<'t>,
}

impl<'t> Resolver<'_, 't> {
    fn timex(&mut self, index: usize) -> Timex {
        let stated = &self.stated[index];
        let sentence = self.document.sentence_at(stated.span.start).unwrap_or(0);
        let around = &self.document.sentences[sentence];
        let site = Site {
            index,
            sentence,
            block: around.block,
            tense: tense(self.document, around.tokens.clone(), stated.span),
        };
        let mut period = None;
        let mut inferred = Vec::new();
        let mut interval = None;
        let (kind, value, ground);
        match &stated.meaning {
            Meaning::Point(point) => {
                let place = self.point(&site, point);
                kind = match point.clock {
                    Some(_) => TimexType::Time,
                    None => TimexType::Date,
                };
                value = match &point.clock {
                    Some(clock) => with_clock(&place, clock),
                    None => place.value.clone(),
                };
                period = place.period;
                interval = place.period.and_then(|period| section(period, stated.modifier));
                inferred = place.inferred;
                ground = place.ground;
            }
            Meaning::Length(length, window) => {
                let ahead = self.in_so_long(&site, length, *window);
                (kind, value) = match ahead {
                    Some(place) => {
                        period = Some(place);
                        interval = section(place, None);
                        (TimexType::Date, place.to_string())
                    }
                    None => (TimexType::Duration, length.to_string()),
                };
                if interval.is_none() {
                    interval = self.window(length, *window);
                }
                if let Some(year) = self
                    .accounts
                    .and_then(Period::first)
                    .filter(|_| length.unit == Unit::Month)
                {
                    self.accounts = Some(Period::Year(year.year()));
                }
                ground = match ahead {
                    Some(_) => Ground::Published,
                    None => Ground::Length(*window),
                };
            }
            Meaning::Set(set) => {
                kind = TimexType::Set;
                value = set_value(set);
                ground = Ground::Set;
            }
            Meaning::Vague(vague) => {
                kind = TimexType::Date;
                value = vague_value(*vague).to_owned();
                ground = Ground::Vague(*vague);
            }
        }
        self.remember(&site, period);
        Timex {
            id: format!("t{}", index + 1),
            span: stated.span,
            text: self.document.slice(stated.span).to_owned(),
            kind,
            modifier: stated.modifier.map(|modifier| modifier.name().to_owned()),
            interval: interval.map(|(first, last)| [first.to_string(), last.to_string()]),
            anchor: ground.anchor(self.published.is_some()),
            why: why::sentence(
                &ground,
                &why::Facts {
                    text: self.document.slice(stated.span),
                    meaning: &stated.meaning,
                    period,
                    value: &value,
                    published: self.published,
                    text_of: &|timex: usize| self.document.slice(self.stated[timex].span),
                },
            ),
            value,
            inferred,
        }
    }

    fn remember(&mut self, site: &Site, period: Option<Period>) {
        self.periods.push(period);
        let Some(period) = period else {
            return;
        };
        let year_stated = matches!(
            &self.stated[site.index].meaning,
            Meaning::Point(Point {
                when: When::Fields(Fields { year: Some(_), .. }),
                ..
            })
        );
        // What accounts are compared with is not what they are about, nor is a quarter to come.
        let about = matches!(
            &self.stated[site.index].meaning,
            Meaning::Point(Point {
                when: When::Fields(_) | When::Toward(..) | When::Part(..) | When::Again(_),
                ..
            })
        );
        let over = self
            .published
            .is_none_or(|day| period.last().is_some_and(|last| last < day));
        if matches!(period, Period::Quarter(..)) && about && (over || self.accounts.is_none()) {
            self.accounts = Some(period);
        }
        self.narrative.push(Spoken {
            timex: site.index,
            period,
            sentence: site.sentence,
            block: site.block,
            reporting: site.tense.reporting,
            year_stated,
        });
    }

    fn point(&self, site: &Site<'t>, point: &Point) -> Place<'t> {
        match &point.when {
            When::Clock => self.clock_day(site),
            when => self.when(site, when),
        }
    }

    fn when(&self, site: &Site<'t>, when: &When) -> Place<'t> {
        match when {
            When::Fields(fields) => self.fields(site, fields),
            When::Toward(side, fields, origin) => self.toward(site, *side, fields, *origin),
            When::Shift(by, unit, origin) => self.shift(site, i64::from(*by), *unit, *origin),
            When::Away(length, direction, origin) => self.away(site, *length, *direction, *origin),
            When::Beside(length, direction, base) => self.beside(site, *length, *direction, base),
            When::Part(fields, outer) => self.part(site, fields, outer),
            When::Nth(nth, unit, outer) => self.nth(site, *nth, *unit, outer),
            When::Again(unit) => self.again(site, *unit),
            When::YearBefore(fields) => self.year_before(site, fields),
            When::Clock => self.clock_day(site),
        }
    }

    /// "Nov. 21, 2024", "Thursday", "June", "the third quarter".
    fn fields(&self, site: &Site<'t>, fields: &Fields) -> Place<'t> {
        if let Some(period) = fields.complete() {
            return known(period, Ground::Stated, Vec::new());
        }
        let inferred = missing(fields);
        // The other end of a range, or an earlier date of the sentence, says the year.
        if fields.recurring() == Some(Recurring::Yearly) {
            if let Some(place) = self.by_range(site, fields, &inferred) {
                return place;
            }
            if let Some(spoken) = self.narrative.dated_in_sentence(site.sentence)
                && let Some(first) = spoken.period.first()
                && site.tense.view != View::Ahead
                && let Some((last, next)) = fields.around(first)
            {
                let over = |period: Period| {
                    self.published
                        .is_none_or(|day| period.first().is_some_and(|first| first <= day))
                };
                let same = [last, next].into_iter().find(|period| {
                    period.first() >= Some(first) && spoken.period.last() >= period.first()
                        || period.first() > Some(first)
                });
                let near = same.filter(|period| {
                    over(*period) && !matches!(spoken.period, Period::Decade(_) | Period::Century(_))
                });
                if let Some(period) = near {
                    return known(period, Ground::SameSentence(spoken.timex), inferred);
                }
            }
        }
        let Some(day) = self.published else {
            return open(fields.open_value(), inferred);
        };
        let Some((last, next)) = fields.around(day) else {
            return open(fields.open_value(), inferred);
        };
        let mut tense = site.tense;
        if tense.view == View::Open && self.narrative.ahead_in_sentence(site.sentence, day).is_some() {
            // One sentence's timetable goes on where it began: "from March 30 … from August 6".
            tense.view = View::Ahead;
        }
        let (period, ahead) = choose(fields, last, next, day, &tense);
        let ground = match (ahead, tense.view) {
            _ if period == Period::Day(day) => Ground::SameDay,
            (true, View::Ahead) | (false, View::Back) => Ground::Tense(tense, ahead),
            (true, _) => Ground::Nearest(true),
            (false, _) => Ground::Nearest(false),
        };
        known(period, ground, inferred)
    }

    /// The year of a date at one end of a range, from the other end.
    fn by_range(&self, site: &Site<'t>, fields: &Fields, inferred: &[DatePart]) -> Option<Place<'t>> {
        let partner = self.partners[site.index]?;
        let ground = Ground::Range(partner);
        if partner < site.index {
            let first = self.periods[partner]?.first()?;
            let (last, next) = fields.around(first)?;
            let period = if last.first() == Some(first) || last.last()? > first {
                last
            } else {
                next
            };
            return Some(known(period, ground, inferred.to_vec()));
        }
        let Meaning::Point(Point {
            when: When::Fields(other @ Fields { year: Some(_), .. }),
            ..
        }) = &self.stated[partner].meaning
        else {
            return None;
        };
        let end = other.complete()?.first()?;
        let (period, _) = fields.around(end)?;
        Some(known(period, ground, inferred.to_vec()))
    }

    /// "last June", "this summer", "the following March".
    fn toward(&self, site: &Site<'t>, side: Side, fields: &Fields, origin: Origin) -> Place<'t> {
        let inferred = missing(fields);
        match self.origin(site, origin, Unit::Month) {
            Some((day, ground)) => match fields.toward(side, day) {
                Some(period) => known(period, ground, inferred),
                None => open(fields.open_value(), inferred),
            },
            None => open(fields.open_value(), inferred),
        }
    }

    /// "yesterday", "last week", "the previous day".
    fn shift(&self, site: &Site<'t>, by: i64, unit: Unit, origin: Origin) -> Place<'t> {
        let inferred = parts_of(unit);
        let Some((day, ground)) = self.origin(site, origin, unit) else {
            return open(open_unit(unit).to_owned(), inferred);
        };
        let base = match (unit, &ground) {
            // "the previous quarter" of a text about a quarter
            (Unit::Quarter, _) if origin == Origin::Narrative => {
                self.accounts.unwrap_or(Period::holding(unit, day))
            }
            (Unit::Weekend, _) if by < 0 && day.weekday() < 6 => Period::holding(unit, day),
            _ => Period::holding(unit, day),
        };
        match base.shifted(by) {
            Some(period) => known(period, ground, inferred),
            None => open(open_unit(unit).to_owned(), inferred),
        }
    }

    /// "three days ago", "a year earlier", "two weeks later".
    fn away(&self, site: &Site<'t>, length: Length, direction: Direction, origin: Origin) -> Place<'t> {
        let inferred = parts_of(length.unit);
        let Some((count, unit)) = length.whole() else {
            let value = match (direction, origin) {
                (Direction::Before, Origin::Published) => "PAST_REF".to_owned(),
                (Direction::After, Origin::Published) => "FUTURE_REF".to_owned(),
                _ => length.to_string(),
            };
            return open(value, Vec::new());
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
        let Some((period, ground)) = self.origin_period(site, origin, unit) else {
            return open(open_unit(unit).to_owned(), inferred);
        };
        match period.moved(signed, unit) {
            Some(moved) => known(coarsen(moved, unit), ground, inferred),
            None => open(open_unit(unit).to_owned(), inferred),
        }
    }

    /// "two weeks before Christmas", "the day after the first Monday of May".
    fn beside(&self, site: &Site<'t>, length: Length, direction: Direction, base: &When) -> Place<'t> {
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
            None => open(length.to_string(), Vec::new()),
        }
    }

    /// "June last year", "Thursday of next week", "the third quarter of this year".
    fn part(&self, site: &Site<'t>, fields: &Fields, outer: &When) -> Place<'t> {
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
            None => open(fields.open_value(), inferred),
        }
    }

    /// "the first week of June", "the last day of the year".
    fn nth(&self, site: &Site<'t>, nth: i8, unit: Unit, outer: &When) -> Place<'t> {
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
                (_, _, -1) => Period::holding(unit, last),
                (_, _, nth) => {
                    let start = Period::holding(unit, first);
                    start.shifted(i64::from(nth) - 1)?
                }
            };
            (found.first()? <= last || unit == Unit::Week).then_some(found)
        });
        match inside {
            Some(period) => known(period, outer.ground, outer.inferred),
            None => open(open_unit(unit).to_owned(), parts_of(unit)),
        }
    }

    /// "that day", "the quarter", "the year", "the period".
    fn again(&self, site: &Site<'t>, unit: Option<Unit>) -> Place<'t> {
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
                None => open(open_unit(unit).to_owned(), inferred),
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
            .or_else(|| self.narrative.latest(unit).filter(|_| unit != Unit::Year));
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
            Some(day) => known(Period::holding(unit, day), Ground::Published, inferred),
            None => open(open_unit(unit).to_owned(), inferred),
        }
    }

    /// "the year-earlier quarter", "last year's quarter".
    fn year_before(&self, site: &Site<'t>, fields: &Fields) -> Place<'t> {
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
            None => open(fields.open_value(), inferred),
        }
    }

    /// The day of a time that stands without one.
    fn clock_day(&self, site: &Site<'t>) -> Place<'t> {
        let inferred = parts_of(Unit::Day);
        let spoken = self
            .narrative
            .in_sentence(site.sentence, Unit::Day)
            .or_else(|| self.narrative.in_block(site.block, Unit::Day));
        match (spoken, self.published) {
            (Some(spoken), _) => known(spoken.period, Ground::Spoken(spoken.timex), inferred),
            (None, Some(day)) => known(Period::Day(day), Ground::Published, inferred),
            (None, None) => open("XXXX-XX-XX".to_owned(), inferred),
        }
    }

    /// The day a relative expression counts from.
    fn origin(&self, site: &Site<'t>, origin: Origin, unit: Unit) -> Option<(Date, Ground<'t>)> {
        let (period, ground) = self.origin_period(site, origin, unit)?;
        Some((period.first()?, ground))
    }

    /// The period a relative expression counts from.
    ///
    /// From the narrative: the nearest earlier expression of its sentence, else of its block. A
    /// sentence that somebody is only quoted with ("…, the agency said") and that opens a new block
    /// is seen from the report; any other from the latest time the text spoke of.
    fn origin_period(&self, site: &Site<'t>, origin: Origin, unit: Unit) -> Option<(Period, Ground<'t>)> {
        let published = self.published.map(|day| (Period::Day(day), Ground::Published));
        if origin == Origin::Published {
            return published;
        }
        let here = self
            .narrative
            .in_sentence(site.sentence, unit)
            .or_else(|| self.narrative.in_block(site.block, unit));
        if let Some(spoken) = here {
            return Some((spoken.period, Ground::Spoken(spoken.timex)));
        }
        if self.is_attributed(site) {
            let report = self.published.and_then(|day| self.narrative.latest_report(day));
            if let Some(spoken) = report {
                return Some((spoken.period, Ground::Report(spoken.timex)));
            }
            return published;
        }
        match self.narrative.latest(unit) {
            Some(spoken) => Some((spoken.period, Ground::Spoken(spoken.timex))),
            None => published,
        }
    }

    /// Whether the sentence ends with who said it, and tells it in the simple past.
    fn is_attributed(&self, site: &Site) -> bool {
        let tokens = self.document.sentences[site.sentence].tokens.clone();
        let said = |index: usize| {
            matches!(
                self.document.word(index),
                "said" | "says" | "reported" | "according"
            )
        };
        let tail = tokens
            .clone()
            .rev()
            .take(12)
            .take_while(|&index| self.document.word(index) != ",");
        let perfect = tokens.clone().any(|index| self.document.word(index) == "had");
        !perfect && tail.clone().any(said)
    }

    /// "in five years" of a plan is a point in time; the text states only the length.
    fn in_so_long(&self, site: &Site, length: &Length, window: Window) -> Option<Period> {
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
    fn window(&self, length: &Length, window: Window) -> Option<(Date, Date)> {
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

fn known<'t>(period: Period, ground: Ground<'t>, inferred: Vec<DatePart>) -> Place<'t> {
    Place {
        period: Some(period),
        value: period.to_string(),
        ground,
        inferred,
    }
}

fn open<'t>(value: String, inferred: Vec<DatePart>) -> Place<'t> {
    Place {
        period: None,
        value,
        ground: Ground::Open,
        inferred,
    }
}

/// The side of the day of publication a date without its year lies on, and whether that is ahead.
fn choose(fields: &Fields, last: Period, next: Period, day: Date, tense: &Tense) -> (Period, bool) {
    let holds = last.last().is_some_and(|end| end >= day);
    match fields.recurring() {
        // What is over says so; "extended the offer to Nov. 6" shortly before does not mean last
        // year's all the same. Where nothing says, the nearer one is meant, the past before the
        // future.
        Some(Recurring::Yearly) if fields.quarter.is_none() && fields.half.is_none() => {
            let gap = |period: Period| {
                period
                    .first()
                    .map_or(i64::MAX / 8, |first| (first.days() - day.days()).abs())
            };
            let (back, ahead) = match tense.view {
                View::Back if tense.reporting => (1, 2),
                View::Back if fields.day.is_none() || tense.cue == "ended" => (1, 12),
                View::Back => (2, 5),
                View::Ahead => (4, 1),
                View::Open => (1, 2),
            };
            let is_ahead = gap(next) * ahead < gap(last) * back && !holds;
            (if is_ahead { next } else { last }, is_ahead)
        }
        // Quarters are spoken of when they are just over, "expects to report" or not.
        Some(Recurring::Yearly) => {
            let since = last.last().map_or(0, |end| day.days() - end.days());
            if since > 120 && tense.view == View::Ahead {
                (next, true)
            } else {
                (last, false)
            }
        }
        _ if tense.view == View::Ahead && !holds => (next, true),
        _ => (last, false),
    }
}

/// The parts of a date the fields leave open.
fn missing(fields: &Fields) -> Vec<DatePart> {
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
fn parts_of(unit: Unit) -> Vec<DatePart> {
    match unit {
        Unit::Month => vec![DatePart::Year, DatePart::Month],
        Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => vec![DatePart::Year],
        _ => vec![DatePart::Year, DatePart::Month, DatePart::Day],
    }
}

/// A point so many units away is as fine as the unit: two months ago is a month.
fn coarsen(period: Period, unit: Unit) -> Period {
    match period.first() {
        Some(first) if unit > period.unit() => Period::holding(unit, first),
        _ => period,
    }
}

/// First and last day of the part of a period that a modifier means.
fn section(period: Period, modifier: Option<Modifier>) -> Option<(Date, Date)> {
    let (first, last) = (period.first()?, period.last()?);
    let days = last.days() - first.days();
    let third = days / 3;
    Some(match modifier {
        Some(Modifier::Start) if days > 0 => (first, first.plus_days(third)),
        Some(Modifier::Mid) if days > 0 => (first.plus_days(third), last.plus_days(-third)),
        Some(Modifier::End) if days > 0 => (last.plus_days(-third), last),
        _ => (first, last),
    })
}

fn with_clock(place: &Place, clock: &Clock) -> String {
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

fn set_value(set: &Set) -> String {
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

fn vague_value(vague: Vague) -> &'static str {
    match vague {
        Vague::Past => "PAST_REF",
        Vague::Present => "PRESENT_REF",
        Vague::Future => "FUTURE_REF",
    }
}
