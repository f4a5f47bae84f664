//! Why an event has the time it has, as one plain sentence.

use super::Asked;
use super::candidate::Candidate;

impl Asked<'_, '_, '_, '_> {
    /// The sentence, from the strongest reasons of the choice.
    pub(super) fn why(&self, candidate: Candidate, chosen: usize) -> String {
        let article = self.questions.article;
        let (tree, trigger) = (article.reading.tree, article.triggers[self.event]);
        let because = || {
            let question = self.questions.ask_again(self.event, self.around);
            let reasons = self.ranker.reasons(&question.features, chosen);
            let because = reasons.iter().find_map(|reason| words(reason.group));
            because.map_or(String::new(), |words| format!(": {words}"))
        };
        let word = tree.document.word(trigger.token);
        match candidate {
            Candidate::Timex(index) => {
                let timex = &article.reading.timexes[index];
                let text = &timex.text;
                let sentence = tree.document.sentence_at(timex.span.start);
                match sentence == Some(tree.sentence(trigger.token)) {
                    _ if self.is_own(index) => format!("“{text}” stands with “{word}”."),
                    true => format!(
                        "“{word}” is taken to be at “{text}” in the same sentence{}.",
                        because()
                    ),
                    false => format!(
                        "“{word}” is taken to be at “{text}”, told elsewhere{}.",
                        because()
                    ),
                }
            }
            Candidate::Published => {
                let because = because();
                format!("No time stands with “{word}”; the day of publication is the likeliest{because}.")
            }
            Candidate::Unknown => format!("The text does not say clearly when “{word}” was."),
        }
    }
}

/// A group of hints in plain words; `None` for those that say nothing to a reader.
fn words(group: &str) -> Option<&'static str> {
    Some(match group {
        "rule" | "rule and distance" | "rule and grain" => "the grammar of the sentence points there",
        "distance" | "distance and place" | "distance and role" | "distance and status" => "it stands near",
        "side" | "side and status" | "side and distance" => "the tense fits",
        "form" | "form and rule" | "role and form" | "status" => "so the verb is told",
        "place" | "place and form" => "so its place in the article suggests",
        "dates since" | "last date" => "the story was last at that time",
        "path" | "path and form" | "path and preposition" | "time of" | "time of and side" => {
            "it hangs on the same clause"
        }
        "word before" | "word before and form" => "the word before it says so",
        "told elsewhere" => "the same event is told with it elsewhere",
        "event before" | "event behind" | "neighbour's choice" => "the events around it are of that time",
        "main time" | "main time and role" | "main time and side" => {
            "it is the time of what the text tells there"
        }
        _ => return None,
    })
}
