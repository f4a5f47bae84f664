//! Why an event has the time it has, as one plain sentence.

use super::candidate::Candidate;
use super::{Article, Question, Weights};

/// The sentence, from the strongest reasons of the choice.
pub(super) fn sentence(
    article: &Article,
    weights: &Weights,
    event: usize,
    question: &Question,
    candidate: Candidate,
    chosen: usize,
) -> String {
    let reasons = weights.together.reasons(&question.features, chosen);
    let because = reasons
        .iter()
        .find_map(|reason| words(reason.group))
        .map_or(String::new(), |words| format!(": {words}"));
    let trigger = article.triggers[event];
    let word = article.tree.document.word(trigger.token);
    match candidate {
        Candidate::Timex(index) => {
            let timex = &article.timexes[index];
            let own = article.said[event].is_some_and(|said| said.own && said.timex == index);
            let near = article.tree.document.sentence_at(timex.span.start)
                == Some(article.tree.sentence(trigger.token));
            match (own, near) {
                (true, _) => format!("“{}” stands with “{word}”.", timex.text),
                (false, true) => format!(
                    "“{word}” is taken to be at “{}” in the same sentence{because}.",
                    timex.text
                ),
                (false, false) => format!(
                    "“{word}” is taken to be at “{}”, told elsewhere{because}.",
                    timex.text
                ),
            }
        }
        Candidate::Published => {
            format!("No time stands with “{word}”; the day of publication is the likeliest{because}.")
        }
        Candidate::Unknown => format!("The text does not say clearly when “{word}” was."),
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
