//! What the text is about at each place: the earlier expressions a later one can lean on.

use super::super::period::Period;
use super::super::units::Unit;
use crate::timex::calendar::Date;

/// A time the text has spoken of.
#[derive(Clone, Copy, Debug)]
pub struct Spoken {
    /// Index of its expression.
    pub timex: usize,
    /// Where it lies.
    pub period: Period,
    /// Sentence it stands in.
    pub sentence: usize,
    /// Block it stands in.
    pub block: usize,
    /// It says when something was said or reported.
    pub reporting: bool,
    /// It stands in the story itself, not in the line of its date.
    pub story: bool,
    /// It is a time of an evening on which something happened; what follows at a small hour is of the next
    /// day.
    pub evening: bool,
    /// The text states its year.
    pub year_stated: bool,
    /// It does not count from the day of publication.
    pub told: bool,
    /// It dates what "had" happened before the story: that is not where the story goes on.
    pub looks_back: bool,
}

/// The times the text has spoken of so far, in order.
#[derive(Debug, Default)]
pub struct Narrative {
    spoken: Vec<Spoken>,
    /// The latest day on which something was reported.
    report: Option<(Date, Spoken)>,
}

/// How many expressions back an anchor is looked for: it keeps the work linear, and what stands
/// farther back is no longer what the text is about.
const MEMORY: usize = 12;

/// How many days back, at least, a paragraph leaves the story to tell of something older.
const LOOKING_BACK: i64 = 7;

impl Narrative {
    /// Adds the time of an expression. A report is no later than `published`.
    pub fn push(&mut self, spoken: Spoken, published: Option<Date>) {
        if let (true, Period::Day(day)) = (spoken.reporting, spoken.period)
            && published.is_some_and(|published| day <= published)
            && self.report.is_none_or(|(latest, _)| latest <= day)
        {
            self.report = Some((day, spoken));
        }
        self.spoken.push(spoken);
    }

    /// The latest expressions first.
    fn recent(&self) -> impl Iterator<Item = &Spoken> + Clone {
        self.spoken.iter().rev().take(MEMORY)
    }

    /// The latest one of a sentence, at least as fine as `unit`.
    pub fn in_sentence(&self, sentence: usize, unit: Unit) -> Option<&Spoken> {
        self.recent()
            .take_while(|spoken| spoken.sentence == sentence)
            .find(|spoken| spoken.period.unit() <= unit)
    }

    /// The latest one of a block, at least as fine as `unit`.
    pub fn in_block(&self, block: usize, unit: Unit) -> Option<&Spoken> {
        going_on(
            self.recent().take_while(move |spoken| spoken.block == block),
            unit,
        )
    }

    /// The latest one that does not count from the day of publication.
    pub fn told(&self) -> Option<&Spoken> {
        self.recent().find(|spoken| spoken.told && spoken.story)
    }

    /// Whether what was spoken of last is a longer time than `unit`, in this block: where in it the story is,
    /// nobody said.
    pub fn is_at_length(&self, block: usize, unit: Unit) -> bool {
        self.recent()
            .next()
            .is_some_and(|spoken| spoken.block == block && spoken.period.unit() > unit)
    }

    /// The latest day on which the story lets something happen, not one on which somebody told of it.
    pub fn latest_happening(&self) -> Option<&Spoken> {
        self.recent()
            .find(|spoken| spoken.story && !spoken.reporting && spoken.period.unit() <= Unit::Day)
    }

    /// The latest one at least as fine as `unit`.
    pub fn latest(&self, unit: Unit) -> Option<&Spoken> {
        going_on(self.recent(), unit)
    }

    /// The day the story is at: the one spoken of last, but for a paragraph that looked back a week and
    /// more from the latest day on which the story let something happen by `published`.
    pub fn story_day(&self, published: Option<Date>) -> Option<&Spoken> {
        let last = self.latest(Unit::Day)?;
        let happened = self
            .recent()
            .filter(|spoken| spoken.story && !spoken.reporting && spoken.period.unit() <= Unit::Day)
            .filter(|spoken| published.is_some_and(|day| spoken.period.first() <= Some(day)))
            .max_by_key(|spoken| spoken.period.first());
        let far = |other: &&Spoken| {
            let (Some(from), Some(to)) = (last.period.first(), other.period.first()) else {
                return false;
            };
            to.days() - from.days() >= LOOKING_BACK
        };
        happened.filter(far).or(Some(last))
    }

    /// The latest day on which something was reported.
    pub fn latest_report(&self) -> Option<&Spoken> {
        self.report.as_ref().map(|(_, spoken)| spoken)
    }

    /// The latest one of a sentence, when it lies after a day.
    pub fn ahead_in_sentence(&self, sentence: usize, day: Date) -> Option<&Spoken> {
        let spoken = self.recent().next()?;
        (spoken.sentence == sentence && spoken.period.first() > Some(day)).then_some(spoken)
    }

    /// The earlier day or month of the sentence that states its year.
    pub fn dated_in_sentence(&self, sentence: usize) -> Option<&Spoken> {
        self.recent()
            .take_while(|spoken| spoken.sentence == sentence)
            .find(|spoken| spoken.year_stated && spoken.period.unit() <= Unit::Month)
    }
}

/// The first that the story can go on from: a look back only when there is no other.
fn going_on<'s>(mut spoken: impl Iterator<Item = &'s Spoken> + Clone, unit: Unit) -> Option<&'s Spoken> {
    let mut fine = spoken.clone().filter(|spoken| spoken.period.unit() <= unit);
    fine.find(|spoken| !spoken.looks_back)
        .or_else(|| spoken.find(|spoken| spoken.period.unit() <= unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(days: &[&str]) -> Narrative {
        let mut narrative = Narrative::default();
        for (timex, day) in days.iter().enumerate() {
            let spoken = Spoken {
                timex,
                period: Period::Day(day.parse().unwrap()),
                sentence: timex,
                block: timex,
                reporting: false,
                story: true,
                evening: false,
                year_stated: false,
                told: false,
                looks_back: false,
            };
            narrative.push(spoken, None);
        }
        narrative
    }

    #[test]
    fn a_look_back_over_months_does_not_hold_the_story_but_one_over_days_does() {
        let published = "2024-03-08".parse().ok();
        let at = |days: &[&str]| story(days).story_day(published).map(|spoken| spoken.timex);
        assert_eq!(at(&["2024-03-07", "2023-11-02"]), Some(0));
        assert_eq!(at(&["2024-03-07", "2024-03-04"]), Some(1));
        assert_eq!(at(&["2024-03-30", "2024-03-04"]), Some(1));
    }
}
