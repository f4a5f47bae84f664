//! Laws, treaties and the like.

use super::{lower, overlapping};
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;

/// Heads of the names of laws that need no other sign.
const LAWS: [&str; 12] = [
    "act",
    "acts",
    "treaty",
    "bill",
    "ordinance",
    "constitution",
    "amendment",
    "accords",
    "protocol",
    "decree",
    "charter",
    "pact",
];

/// "Treaty of …", "Convention on …": what stands before the preposition, and the preposition.
const LAW_OPENINGS: [(&str, &[&str]); 10] = [
    ("treaty", &["of", "on", "for"]),
    ("convention", &["on", "against", "for", "relating"]),
    ("law", &["on", "of", "for"]),
    ("charter", &["of", "for", "on"]),
    ("declaration", &["of", "on"]),
    ("protocol", &["of", "on", "to"]),
    ("agreement", &["on", "for", "of"]),
    ("constitution", &["of"]),
    ("resolution", &[]),
    ("covenant", &["on"]),
];

/// Laws are called by their last word ("Clean Air Act"), or by their first ("Treaty of Lisbon"); the year
/// belongs to the name.
pub fn by_words(reading: &Reading, name: &mut Candidate) {
    let open = matches!(
        name.kind,
        EntityKind::Other | EntityKind::Event | EntityKind::Work | EntityKind::Product
    );
    if !(open || name.kind == EntityKind::Organization && name.confidence < 0.8) || name.tokens.len() < 2 {
        return;
    }
    let (first, second) = (
        lower(reading, name.tokens.start),
        lower(reading, name.tokens.start + 1),
    );
    let dated = |&at: &usize| {
        reading.document.tokens[at].kind == TokenKind::Word && reading.document.word(at) != "of"
    };
    let head = name.tokens.clone().rev().find(dated);
    let by_head = head.is_some_and(|at| {
        LAWS.contains(&lower(reading, at).as_str())
            || matches!(lower(reading, at).as_str(), "convention" | "conventions")
                && matches!(first.as_str(), "geneva" | "vienna" | "hague")
    });
    let by_opening = LAW_OPENINGS
        .iter()
        .any(|(opening, links)| first == *opening && links.contains(&second.as_str()));
    if by_head || by_opening {
        name.kind = EntityKind::Law;
        name.evidence.push("pattern:law".into());
        name.tokens.end = with_year(reading, name.tokens.end);
    }
}

/// The end of a name, after "of 2010" or "2010".
fn with_year(reading: &Reading, end: usize) -> usize {
    let document = reading.document;
    let Some(sentence) = end.checked_sub(1).map(|last| reading.sentence_of[last]) else {
        return end;
    };
    let limit = document.sentences[sentence as usize].tokens.end;
    let year = |at: usize| {
        at < limit && document.word(at).len() == 4 && document.word(at).bytes().all(|b| b.is_ascii_digit())
    };
    if year(end) {
        end + 1
    } else if end < limit && document.word(end) == "of" && year(end + 1) {
        end + 2
    } else {
        end
    }
}

/// "Treaty of Lisbon", "Clean Air Act" where the model saw no name, or one only in its middle.
pub fn without_a_name(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < reading.ids.len() {
        let mut wide = reading.wide[at];
        let end = wide.end.max(at + 1);
        // "in December" and "with France" follow the name.
        let follows = |&at: &usize| matches!(document.word(at), "in" | "with" | "to");
        if let Some(cut) = (wide.start + 2..wide.end).find(follows) {
            wide.end = cut;
        }
        // "The Treaty of Lisbon" opens a sentence.
        wide.start += usize::from(document.word(wide.start) == "The" && wide.length() > 2);
        if wide.length() >= 2 {
            let first = lower(reading, wide.start);
            let opening = LAW_OPENINGS.iter().any(|(opening, links)| {
                first == *opening && links.contains(&lower(reading, wide.start + 1).as_str())
            });
            let last = document.word(wide.end - 1);
            let closing = wide.length() >= 3 && matches!(last, "Act" | "Treaty" | "Accords" | "Ordinance");
            let inside = |name: &Candidate| {
                name.tokens.start >= wide.start
                    && name.tokens.end <= wide.end
                    && name.tokens.len() < wide.length()
            };
            let tokens = wide.start..wide.end;
            let behind = found.last().is_none_or(|last| last.tokens.end <= tokens.start);
            if behind && (opening || closing) && overlapping(names, &tokens).iter().all(inside) {
                found.push(Candidate {
                    tokens: wide.start..with_year(reading, wide.end),
                    kind: EntityKind::Law,
                    confidence: 0.6,
                    evidence: vec!["pattern:law".into()],
                });
            }
        }
        at = end;
    }
    found
}
