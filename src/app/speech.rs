//! What is said to a reader who hears the page: what a mark means, what was read, what is selected.

use super::ink::{InkKind, Subject, TRUSTED};
use super::reading::Reading;
use super::words;
use crate::analysis::MentionForm;

/// Counts of so many kinds are said after a text was read.
const KINDS_SAID: usize = 4;

impl Reading {
    /// What a mark means, to be said after its words: "Alexander Kozlov, person, 3 of 4; doubtful",
    /// "Wednesday, 20 November 2024, worked out".
    pub fn description(&self, mark: usize) -> String {
        let drawn = &self.ink.marks[mark];
        let marks = self.marks_of(drawn.subject);
        let place = marks.iter().position(|&other| other == mark).unwrap_or(0) + 1;
        let of = match marks.len() {
            1 => String::new(),
            count => format!(", {place} of {count}"),
        };
        match drawn.subject {
            Subject::Entity(index) => {
                let entity = &self.analysis.entities[index];
                let mention = &entity.mentions[drawn.mention];
                let called = if mention.text == entity.name {
                    String::new()
                } else {
                    format!("{}, ", entity.name)
                };
                let by = if mention.set_by.is_some() {
                    ", set by you"
                } else {
                    ""
                };
                let doubtful = if drawn.faint && by.is_empty() {
                    "; doubtful"
                } else {
                    ""
                };
                format!("{called}{}{of}{by}{doubtful}", words::kind(drawn.kind))
            }
            Subject::Timex(index) => {
                let timex = &self.analysis.timexes[index];
                let sure = match (timex.set_by, timex.interval.is_some(), timex.inferred.is_empty()) {
                    (Some(_), ..) => ", set by you",
                    (None, true, true) => ", stated",
                    (None, true, false) => ", worked out",
                    (None, false, _) => "",
                };
                format!("{}{sure}", words::meaning(timex))
            }
            Subject::Quantity(index) => {
                let quantity = &self.analysis.quantities[index];
                let kind = words::quantity_kind(quantity.kind);
                let by = if quantity.set_by.is_some() {
                    ", set by you"
                } else {
                    ""
                };
                format!("{}, {kind}{by}", words::quantity(quantity))
            }
        }
    }

    /// Whether a mark is a guess.
    pub fn is_doubtful(&self, mark: usize) -> bool {
        let drawn = &self.ink.marks[mark];
        matches!(drawn.subject, Subject::Entity(index)
            if self.analysis.entities[index].mentions[drawn.mention].confidence < TRUSTED)
    }

    /// "Read: 5 people, 4 organizations, 6 dates."
    pub fn announcement(&self) -> String {
        let mut counts: Vec<(usize, InkKind)> = InkKind::ALL
            .into_iter()
            .map(|kind| (self.count(kind), kind))
            .filter(|&(count, kind)| count > 0 && kind != InkKind::Quantity)
            .collect();
        // Dates are always said; of the names those there are most of.
        counts.sort_by_key(|&(count, kind)| (kind != InkKind::Date, std::cmp::Reverse(count)));
        counts.truncate(KINDS_SAID);
        counts.sort_by_key(|&(_, kind)| kind);
        if counts.is_empty() {
            return "Read: no names and no dates were found.".to_owned();
        }
        let said: Vec<String> = counts
            .into_iter()
            .map(|(count, kind)| {
                let many = words::kinds(kind).to_lowercase();
                words::count(count, words::kind(kind), &many)
            })
            .collect();
        format!("Read: {}.", said.join(", "))
    }

    /// Whether a mark is a pronoun: it is walked and said only with its entity.
    pub fn is_pronoun(&self, mark: usize) -> bool {
        let drawn = &self.ink.marks[mark];
        matches!(drawn.subject, Subject::Entity(index)
            if self.analysis.entities[index].mentions[drawn.mention].form == MentionForm::Pronoun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn a_mark_says_what_it_means() {
        let text =
            "Published: March 8, 2024\n\nJan Holm came to Lisbon on Tuesday. Holm met 40 workers in Lisbon.";
        let reading = Reading::new(text.into(), analyze(text, &Options::default()));
        let said = |words: &str, nth: usize| {
            let (start, _) = text.match_indices(words).nth(nth).unwrap();
            let mark = reading
                .ink
                .marks
                .iter()
                .position(|mark| mark.span.start == start)
                .unwrap();
            reading.description(mark)
        };
        assert_eq!(said("Holm", 1), "Jan Holm, person, 2 of 2");
        assert_eq!(said("Lisbon", 0), "place, 1 of 2");
        assert_eq!(said("Tuesday", 0), "Tuesday, 5 March 2024, worked out");
        assert_eq!(said("40", 0), "40 workers, count");
        assert_eq!(reading.announcement(), "Read: 1 person, 1 place, 2 dates.");
        let nothing = Reading::new("".into(), analyze("", &Options::default()));
        assert_eq!(nothing.announcement(), "Read: no names and no dates were found.");
    }
}
