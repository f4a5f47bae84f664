//! Places the stated expressions on the calendar, in the order of the text.

use super::focus::is_history;
use super::narrative::{Narrative, Spoken};
use super::place::{Place, section};
use super::ranges;
use super::tense::{Tense, tense};
use super::value::{set_value, vague_value, with_clock};
use super::why::{self, Ground};
use crate::analysis::{BlockKind, DatePart, Timex, TimexType};
use crate::document::Document;
use crate::syntax::Syntax;
use crate::timex::Stated;
use crate::timex::calendar::Date;
use crate::timex::length::Length;
use crate::timex::meaning::{Clock, Fields, Meaning, Modifier, Point, When, Window};
use crate::timex::period::Period;
use crate::timex::units::{DayPart, Unit};

/// What the stated expressions mean when the article was published on `published`. The words' parts of speech,
/// where they are known, tell which way a bare weekday lies.
pub fn resolve(
    document: &Document,
    syntax: Option<&Syntax>,
    stated: &[Stated],
    published: Option<Date>,
) -> Vec<Timex> {
    let mut resolver = Resolver {
        document,
        syntax,
        stated,
        published,
        partners: ranges::partners(document, stated),
        narrative: Narrative::default(),
        accounts: None,
        is_history: is_history(document, stated, published),
        periods: Vec::with_capacity(stated.len()),
    };
    (0..stated.len()).map(|index| resolver.timex(index)).collect()
}

/// The expressions of a document, placed one after the other.
pub(super) struct Resolver<'d, 't> {
    pub document: &'d Document<'t>,
    pub syntax: Option<&'d Syntax>,
    pub stated: &'d [Stated],
    pub published: Option<Date>,
    /// For each expression, the other end of its range.
    pub partners: Vec<Option<usize>>,
    pub narrative: Narrative,
    /// The quarter or year whose accounts the text is reading out.
    pub accounts: Option<Period>,
    /// Whether the text tells of another time than its own.
    pub is_history: bool,
    /// Where the earlier expressions lie.
    pub periods: Vec<Option<Period>>,
}

/// One expression and its surroundings.
#[derive(Clone, Copy)]
pub(super) struct Site<'t> {
    pub index: usize,
    pub sentence: usize,
    pub block: usize,
    pub tense: Tense<'t>,
}

/// What an expression was found to mean.
struct Found<'t> {
    kind: TimexType,
    value: String,
    period: Option<Period>,
    /// What of it the text does not state.
    inferred: Vec<DatePart>,
    /// First and last day.
    interval: Option<(Date, Date)>,
    ground: Ground<'t>,
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
            tense: tense(
                self.document,
                self.present(stated),
                around.tokens.clone(),
                stated.span,
            ),
        };
        let Found {
            kind,
            value,
            period,
            inferred,
            interval,
            ground,
        } = self.found(&site, stated);
        self.remember(&site, period, &ground);
        Timex {
            id: format!("t{}", index + 1),
            span: stated.span,
            text: self.document.slice(stated.span).to_owned(),
            kind,
            modifier: stated
                .modifier
                .and_then(|modifier| Some(modifier.name()?.to_owned())),
            interval: interval.map(|(first, last)| [first.to_string(), last.to_string()]),
            anchor: ground.anchor(self.published.is_some()),
            why: why::sentence(
                &ground,
                &why::Facts {
                    text: self.document.slice(stated.span),
                    meaning: &stated.meaning,
                    period,
                    modifier: stated.modifier,
                    value: &value,
                    published: self.published,
                    text_of: &|timex: usize| self.document.slice(self.stated[timex].span),
                },
            ),
            value,
            inferred,
            set_by: None,
        }
    }

    fn found(&mut self, site: &Site<'t>, stated: &Stated) -> Found<'t> {
        let unplaced = |kind, value, ground| Found {
            kind,
            value,
            period: None,
            inferred: Vec::new(),
            interval: None,
            ground,
        };
        match &stated.meaning {
            Meaning::Point(point) => self.found_point(site, point, stated.modifier),
            Meaning::Length(length, window) => self.found_length(site, length, *window),
            Meaning::Set(set) => unplaced(TimexType::Set, set_value(set), Ground::Set),
            Meaning::Vague(vague) => {
                let value = vague_value(*vague).to_owned();
                unplaced(TimexType::Date, value, Ground::Vague(*vague))
            }
        }
    }

    fn found_point(&self, site: &Site<'t>, point: &Point, modifier: Option<Modifier>) -> Found<'t> {
        let place = self.point(site, point);
        let kind = match (&point.when, point.clock) {
            (_, Some(_)) => TimexType::Time,
            (When::Away(length, ..), _) if place.value == length.to_string() => TimexType::Duration,
            _ => TimexType::Date,
        };
        let value = match &point.clock {
            Some(clock) => with_clock(&place, clock),
            None => place.value.clone(),
        };
        let seen_from = self.seen_from(&place.ground);
        let interval = place
            .period
            .and_then(|period| section(period, modifier, seen_from));
        Found {
            kind,
            value,
            period: place.period,
            inferred: place.inferred,
            interval,
            ground: place.ground,
        }
    }

    fn found_length(&mut self, site: &Site<'t>, length: &Length, window: Window) -> Found<'t> {
        let ahead = self.in_so_long(site, length, window);
        let interval = self
            .portion(site, length, window)
            .or_else(|| ahead.and_then(|place| section(place, None, None)))
            .or_else(|| self.window(length, window));
        if let Some(year) = self
            .accounts
            .and_then(Period::first)
            .filter(|_| length.unit == Unit::Month)
        {
            self.accounts = Some(Period::Year(year.year()));
        }
        let (kind, value, ground) = match ahead {
            Some(place) => (TimexType::Date, place.to_string(), Ground::Published),
            None => (TimexType::Duration, length.to_string(), Ground::Length(window)),
        };
        Found {
            kind,
            value,
            period: ahead,
            inferred: Vec::new(),
            interval,
            ground,
        }
    }

    /// The words by which a verb in the present tense may be known, for a bare weekday of the story: "reopens
    /// Saturday" lies ahead.
    fn present(&self, stated: &Stated) -> Option<&Syntax> {
        let Meaning::Point(Point {
            when: When::Fields(fields),
            ..
        }) = &stated.meaning
        else {
            return None;
        };
        // "follows Tuesday's vote": the day is the vote's.
        let owns = self.document.text[stated.span.end..].starts_with(['\'', '’']);
        self.syntax.filter(|_| fields.is_bare_weekday() && !owns)
    }

    /// First and last day of what an expression counts from; nothing when that stands behind it.
    fn seen_from(&self, ground: &Ground) -> Option<(Date, Date)> {
        match ground {
            Ground::Spoken(timex) | Ground::Report(timex) => {
                let period = (*self.periods.get(*timex)?)?;
                Some((period.first()?, period.last()?))
            }
            Ground::Published | Ground::Current => self.published.map(|day| (day, day)),
            _ => None,
        }
    }

    fn remember(&mut self, site: &Site, period: Option<Period>, ground: &Ground) {
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
        // A time takes its day from elsewhere; what comes after leans on that.
        let on_the_clock = match &self.stated[site.index].meaning {
            Meaning::Point(Point {
                when: When::Clock, ..
            }) => true,
            Meaning::Point(Point {
                when: When::Away(length, ..),
                ..
            }) => length.unit.is_clock(),
            _ => false,
        };
        let timex = match ground {
            Ground::Spoken(from) | Ground::Beside(from) if on_the_clock => *from,
            _ => site.index,
        };
        let evening = !site.tense.reporting
            && matches!(
                &self.stated[site.index].meaning,
                Meaning::Point(Point {
                    clock: Some(Clock::Part(DayPart::Evening | DayPart::Night) | Clock::At(18..=23, ..)),
                    ..
                })
            );
        let spoken = Spoken {
            timex,
            period,
            sentence: site.sentence,
            block: site.block,
            reporting: site.tense.reporting,
            story: matches!(
                self.document.blocks[site.block].kind,
                BlockKind::Paragraph | BlockKind::List
            ),
            evening,
            year_stated,
            told: ground.anchor(true).as_deref() != Some("dct"),
            looks_back: site.tense.perfect,
        };
        self.narrative.push(spoken, self.published);
    }

    fn point(&self, site: &Site<'t>, point: &Point) -> Place<'t> {
        match &point.when {
            When::Clock => self.clock_day(site, point.clock),
            when => self.when(site, when),
        }
    }

    pub(super) fn when(&self, site: &Site<'t>, when: &When) -> Place<'t> {
        match when {
            When::Fields(fields) => self.fields(site, fields),
            When::Toward(side, fields, origin) => self.toward(site, *side, fields, *origin),
            When::Shift(by, unit, origin) => self.shift(site, i64::from(*by), *unit, *origin),
            When::Away(length, direction, origin) => self.away(site, *length, *direction, *origin),
            When::Beside(length, direction, base) => self.beside(site, *length, *direction, base),
            When::Part(fields, outer) => self.part(site, fields, outer),
            When::Nth(nth, unit, outer) => self.nth(site, *nth, *unit, outer),
            When::NthWeekday(nth, weekday, outer) => self.nth_weekday(site, *nth, *weekday, outer),
            When::Again(unit) => self.again(site, *unit),
            When::YearBefore(fields) => self.year_before(site, fields),
            When::SameIn(year) => self.same_in(*year),
            When::Clock => self.clock_day(site, None),
        }
    }
}
