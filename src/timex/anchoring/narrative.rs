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
    fn recent(&self) -> impl Iterator<Item = &Spoken> {
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
        self.recent()
            .take_while(|spoken| spoken.block == block)
            .find(|spoken| spoken.period.unit() <= unit)
    }

    /// The latest day on which the story lets something happen, not one on which somebody told of it.
    pub fn latest_happening(&self) -> Option<&Spoken> {
        self.recent()
            .find(|spoken| spoken.story && !spoken.reporting && spoken.period.unit() <= Unit::Day)
    }

    /// The latest one at least as fine as `unit`.
    pub fn latest(&self, unit: Unit) -> Option<&Spoken> {
        self.recent().find(|spoken| spoken.period.unit() <= unit)
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
