//! The side of the day of publication a date without its year lies on: "Nov. 21", "Thursday",
//! "June", "the third quarter".

use super::fields::Recurring;
use super::place::{Place, known, missing, open};
use super::ranges;
use super::resolve::{Resolver, Site};
use super::tense::{Tense, View};
use super::why::Ground;
use crate::analysis::DatePart;
use crate::timex::calendar::Date;
use crate::timex::meaning::{Fields, Meaning, Point, When};
use crate::timex::period::Period;

impl<'t> Resolver<'_, 't> {
    /// "Nov. 21, 2024", "Thursday", "June", "the third quarter".
    pub(super) fn fields(&self, site: &Site<'t>, fields: &Fields) -> Place<'t> {
        if let Some(period) = fields.complete() {
            return known(period, Ground::Stated, Vec::new());
        }
        let inferred = missing(fields);
        // The other end of a range, or an earlier date of the sentence, says the year.
        if fields.recurring() == Some(Recurring::Yearly) {
            if let Some(place) = self.by_range(site, fields, &inferred) {
                return place;
            }
            if let Some(place) = self.by_sentence(site, fields, &inferred) {
                return place;
            }
        }
        if let Some(place) = self.by_story(site, fields, &inferred) {
            return place;
        }
        let Some(day) = self.published else {
            return open(fields.open_value());
        };
        let Some((last, next)) = fields.around(day) else {
            return open(fields.open_value());
        };
        let mut tense = site.tense;
        if tense.view == View::Open && self.narrative.ahead_in_sentence(site.sentence, day).is_some() {
            // One sentence's timetable goes on where it began: "from March 30 … from August 6".
            tense.view = View::Ahead;
        }
        if tense.view == View::Back && fields.day.is_none() && self.deadline(site).is_some() {
            // "has lent money through January": what is told is over, the month need not be.
            tense.view = View::Open;
        }
        if tense.view == View::Open
            && fields.weekday.is_some()
            && let Some(word) = self.deadline(site)
        {
            // "Send it by Friday."
            (tense.view, tense.cue) = (View::Ahead, word);
        }
        let (mut period, mut ahead) = choose(fields, last, next, day, &tense, self.is_day_of_all(site));
        // "Thursday, April 18": in one of the two years that day is a Thursday.
        let (other, off) = if ahead { (last, next) } else { (next, last) };
        let pinned = fields.is_on_weekday(other) && !fields.is_on_weekday(off);
        if pinned {
            (period, ahead) = (other, !ahead);
        }
        let ground = match (ahead, tense.view) {
            _ if pinned => Ground::Weekday,
            _ if period == Period::Day(day) => Ground::SameDay,
            (true, View::Ahead) | (false, View::Back) if !tense.cue.is_empty() => Ground::Tense(tense, ahead),
            (true, _) => Ground::Nearest(true),
            (false, _) => Ground::Nearest(false),
        };
        known(period, ground, inferred)
    }

    /// The year of a date from an earlier one of its sentence: "arrested in March 2017 and freed in May". A
    /// month that would lie in the year after ("and freed in January") is the last one, as readers take
    /// it; what an aside dates ("the mill, built in June 1987,") is not what the sentence tells.
    fn by_sentence(&self, site: &Site<'t>, fields: &Fields, inferred: &[DatePart]) -> Option<Place<'t>> {
        let spoken = self.narrative.dated_in_sentence(site.sentence)?;
        if site.tense.view == View::Ahead || self.is_aside(spoken.timex) {
            return None;
        }
        let first = spoken.period.first()?;
        let period = fields.in_year(first.year())?;
        let begins = period.first()?;
        let follows = begins >= first && self.published.is_none_or(|day| begins <= day);
        follows.then(|| known(period, Ground::SameSentence(spoken.timex), inferred.to_vec()))
    }

    /// Whether an expression ends an aside: "…, built in June 1987, …" or "(founded in June 1987)". One
    /// that a preposition opens belongs to the sentence: "said that, in June 1987, it …".
    fn is_aside(&self, timex: usize) -> bool {
        let tokens = self.document.tokens_in(self.stated[timex].span);
        let closed =
            tokens.end < self.document.tokens.len() && matches!(self.document.word(tokens.end), "," | ")");
        let opens = (1..=8)
            .filter_map(|back| tokens.start.checked_sub(back))
            .find(|&index| matches!(self.document.word(index), "," | "(" | "." | ";"));
        let verb = opens.is_some_and(|index| !is_preposition(self.document.word(index + 1)));
        closed && verb && opens.is_some_and(|index| matches!(self.document.word(index), "," | "("))
    }

    /// Whether "On" opens the sentence with the date, which is then the day of its main verb.
    fn is_day_of_all(&self, site: &Site) -> bool {
        let first = self.document.tokens_in(self.stated[site.index].span).start;
        first > 0 && self.document.word(first - 1) == "On"
    }

    /// The "by", "through" or "until" that stands before.
    fn deadline(&self, site: &Site) -> Option<&'t str> {
        let first = self.document.tokens_in(self.stated[site.index].span).start;
        let before = first.checked_sub(1).map(|index| self.document.word(index))?;
        matches!(before, "by" | "through" | "until" | "till").then_some(before)
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
        let Meaning::Point(Point { when, .. }) = &self.stated[partner].meaning else {
            return None;
        };
        let end = match when {
            When::Fields(other @ Fields { year: Some(_), .. }) => other.complete()?.first()?,
            When::Nth(..) => ranges::innermost(&self.stated[partner])?.complete()?.first()?,
            // "from July 13 to July 17 of last year"
            When::Part(..) => self.when(site, when).period?.first()?,
            _ => return None,
        };
        let (period, _) = fields.around(end)?;
        Some(known(period, ground, inferred.to_vec()))
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "in" | "on" | "by" | "since" | "from" | "after" | "before" | "until" | "during" | "and" | "but"
    )
}

/// The side of the day of publication a date without its year lies on, and whether that is ahead.
/// `opens`: "On May 3, the board met" can hardly mean the offer "extended to May 3".
fn choose(
    fields: &Fields,
    last: Period,
    next: Period,
    day: Date,
    tense: &Tense,
    opens: bool,
) -> (Period, bool) {
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
                // What "had" happened, or is told of its day first, is over for sure.
                View::Back if tense.perfect || opens => (0, 1),
                View::Back if fields.day.is_none() => (1, 24),
                View::Back if tense.cue == "ended" => (1, 12),
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
        // "Tuesday the 11th" comes seldom: the nearer one is meant.
        Some(Recurring::DayOfMonth(_)) if fields.weekday.is_some() && tense.view == View::Open => {
            let near = |period: Period| {
                period
                    .first()
                    .map_or(i64::MAX, |first| (first.days() - day.days()).abs())
            };
            if near(next) < near(last) {
                (next, true)
            } else {
                (last, false)
            }
        }
        _ if tense.view == View::Ahead && !holds => (next, true),
        _ => (last, false),
    }
}
