//! Where relative expressions count from: the day of publication, or a time the text spoke of.

use super::narrative::Spoken;
use super::place::{Place, known, open, parts_of};
use super::resolve::{Resolver, Site};
use super::why::Ground;
use crate::timex::calendar::Date;
use crate::timex::meaning::{Clock, Meaning, Origin, Point, When};
use crate::timex::parsers::is_day;
use crate::timex::period::Period;
use crate::timex::units::Unit;

impl<'t> Resolver<'_, 't> {
    /// The day of a time that stands without one.
    pub(super) fn clock_day(&self, site: &Site<'t>, clock: Option<Clock>) -> Place<'t> {
        let inferred = parts_of(Unit::Day);
        let small_hour = matches!(clock, Some(Clock::At(0..=5, ..)));
        let spoken = |spoken: &Spoken| match spoken.evening && small_hour {
            // "left on Monday evening and sank at 2:30 a.m."
            true => Some((spoken.period.shifted(1)?, Ground::NightAfter(spoken.timex))),
            false => Some((spoken.period, Ground::Spoken(spoken.timex))),
        };
        let in_sentence = self.narrative.in_sentence(site.sentence, Unit::Day);
        // "said on Monday the plane left at 6:17": what is told happened on the day the story is at.
        let told = in_sentence
            .filter(|spoken| spoken.reporting && !site.tense.reporting)
            .and_then(|report| {
                let day = self.narrative.latest_happening()?;
                (day.period.first() < report.period.first()).then_some(day)
            });
        let place = told
            .or(in_sentence)
            .and_then(spoken)
            .or_else(|| self.day_beside(site))
            .or_else(|| {
                self.narrative
                    .in_block(site.block, Unit::Day)
                    .or_else(|| self.narrative.story_day(self.published))
                    .and_then(spoken)
            })
            .or_else(|| Some((Period::Day(self.published?), Ground::Published)));
        match place {
            Some((period, ground)) => known(period, ground, inferred),
            None => open("XXXX-XX-XX".to_owned()),
        }
    }

    /// The day that follows a time at once: "10:35 a.m. (0735 GMT) Friday".
    fn day_beside(&self, site: &Site<'t>) -> Option<(Period, Ground<'t>)> {
        let here = self.document.tokens_in(self.stated[site.index].span);
        let (index, next) = (site.index + 1..)
            .zip(self.stated.get(site.index + 1..)?)
            .take(2)
            .find(|(_, next)| {
                !matches!(
                    &next.meaning,
                    Meaning::Point(Point {
                        when: When::Clock,
                        ..
                    })
                )
            })?;
        let Meaning::Point(Point { when, .. }) = &next.meaning else {
            return None;
        };
        let tokens = self.document.tokens_in(next.span);
        let near =
            tokens.start < here.end + 6 && self.document.sentence_at(next.span.start) == Some(site.sentence);
        // "from 2 p.m. to Sunday" is two times.
        let joined = (here.end..tokens.start).take(6).any(|index| {
            matches!(
                self.document.word(index),
                "to" | "till" | "until" | "through" | "and" | "-" | "–"
            )
        });
        // "At 20:00 (0100 UTC Sunday)": the day goes with the time in the brackets.
        let between = |mark: &str| {
            (here.end..tokens.start)
                .take(6)
                .any(|index| self.document.word(index) == mark)
        };
        let bracketed = between("(") && !between(")");
        if !near || joined || bracketed || !is_day(when) {
            return None;
        }
        let place = self.when(site, when);
        match (place.period?, place.ground) {
            // "in the evening of the same day"
            (day @ Period::Day(_), Ground::Spoken(timex)) => Some((day, Ground::Spoken(timex))),
            (day @ Period::Day(_), _) => Some((day, Ground::Beside(index))),
            _ => None,
        }
    }

    /// The day a relative expression counts from.
    pub(super) fn origin(&self, site: &Site<'t>, origin: Origin, unit: Unit) -> Option<(Date, Ground<'t>)> {
        let (period, ground) = self.origin_period(site, origin, unit)?;
        Some((period.first()?, ground))
    }

    /// The period a relative expression counts from.
    ///
    /// From the narrative: the nearest earlier expression of its sentence, else of its block. A
    /// sentence that somebody is only quoted with ("…, the agency said") and that opens a new block
    /// is seen from the report; any other from the latest time the text spoke of.
    pub(super) fn origin_period(
        &self,
        site: &Site<'t>,
        origin: Origin,
        unit: Unit,
    ) -> Option<(Period, Ground<'t>)> {
        let published = self.published.map(|day| (Period::Day(day), Ground::Published));
        // "later this year" of a history is the year it tells of.
        let of_story = self.is_history && unit >= Unit::Month && self.narrative.told().is_some();
        if origin == Origin::Published && !of_story {
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
            let report = self.narrative.latest_report();
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
        // A bounded look, so that a sentence of many expressions takes linear time.
        let perfect = tokens
            .clone()
            .take(80)
            .any(|index| self.document.word(index) == "had");
        !perfect && tail.clone().any(said)
    }
}
