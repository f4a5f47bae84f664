//! Sentences as papers put them. News opens its sentences with days and places, hangs bare weekdays on
//! them ("arrested Monday") and says of names who they are; the treebanks hold more talk and web pages
//! than news, and few such sentences. Here their sentences get phrases of this kind added, with the
//! place that each has in the tree.

mod patterns;

use super::conllu::{GoldSentence, GoldWord};
use super::random::Random;
use crate::span::Span;
use crate::syntax::scheme::{Pos, Relation};
use patterns::{DAYS, DESCRIPTIONS, FILLERS, OPENINGS, Pattern};

/// How often a phrase is added where it could be.
const OFTEN: f32 = 0.5;

/// A sentence with what a paper would add; `None` when it has no room for any of it, or chance leaves it
/// as it is.
pub fn as_in_a_paper(sentence: &GoldSentence, random: &mut Random) -> Option<GoldSentence> {
    let mut paper = sentence.clone();
    let mut changed = false;
    for (place, patterns) in [
        (
            description_place as fn(&GoldSentence) -> Option<Place>,
            DESCRIPTIONS,
        ),
        (day_place, DAYS),
        (opening_place, OPENINGS),
    ] {
        if let Some(place) = place(&paper).filter(|_| random.chance(OFTEN)) {
            paper.add(&place, patterns[random.below(patterns.len())], random);
            changed = true;
        }
    }
    changed.then_some(paper)
}

/// Where a phrase can be added: before which word, and to which it belongs.
struct Place {
    before: usize,
    head: usize,
}

/// The main verb, when it has a tense, and its subject.
fn main_clause(sentence: &GoldSentence) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let verb = words.iter().position(|word| word.relation == Relation::Root)?;
    let finite = |word: &GoldWord| matches!(word.tag.as_str(), "VBD" | "VBZ" | "VBP" | "MD");
    let has_tense = finite(&words[verb])
        || words.iter().any(|word| {
            word.head == Some(verb)
                && finite(word)
                && matches!(word.relation, Relation::Aux | Relation::AuxPass)
        });
    let subject = words.iter().position(|word| {
        word.head == Some(verb) && matches!(word.relation, Relation::Nsubj | Relation::NsubjPass)
    })?;
    (has_tense && words[verb].pos == Pos::Verb && subject < verb).then_some((verb, subject))
}

fn opening_place(sentence: &GoldSentence) -> Option<Place> {
    let (verb, subject) = main_clause(sentence)?;
    let asks = sentence.text.ends_with('?');
    (sentence.phrase(subject).start == 0 && !asks).then_some(Place {
        before: 0,
        head: verb,
    })
}

fn day_place(sentence: &GoldSentence) -> Option<Place> {
    let (verb, _) = main_clause(sentence)?;
    let words = &sentence.words;
    if !matches!(words[verb].tag.as_str(), "VBD" | "VBN") {
        return None;
    }
    let phrase = (verb + 1..words.len()).find(|&at| {
        words[at].head == Some(verb) && matches!(words[at].relation, Relation::Obj | Relation::Obl)
    });
    let before = match phrase {
        Some(phrase) if sentence.phrase(phrase).start == verb + 1 => sentence.phrase(phrase).end,
        _ => verb + 1,
    };
    let next = words.get(before)?;
    let ends =
        matches!(next.pos, Pos::Adp | Pos::Sconj | Pos::Cconj) || matches!(next.tag.as_str(), "," | ".");
    ends.then_some(Place { before, head: verb })
}

fn description_place(sentence: &GoldSentence) -> Option<Place> {
    let (_, subject) = main_clause(sentence)?;
    let words = &sentence.words;
    let phrase = sentence.phrase(subject);
    let only_names = words[subject..phrase.end]
        .iter()
        .all(|word| word.pos == Pos::Propn);
    let joined = words.get(phrase.end).is_none_or(|word| word.tag == ",");
    (only_names && !joined).then_some(Place {
        before: phrase.end,
        head: subject,
    })
}

impl GoldSentence {
    /// The words from the first to the last that depend on a word; it is one of them.
    fn phrase(&self, head: usize) -> std::ops::Range<usize> {
        let depends = |&word: &usize| {
            let mut at = Some(word);
            // No path is longer than the sentence.
            for _ in 0..self.words.len() {
                match at {
                    Some(found) if found == head => return true,
                    Some(other) => at = self.words[other].head,
                    None => return false,
                }
            }
            false
        };
        let mut words = (0..self.words.len()).filter(depends);
        let first = words.next().unwrap_or(head);
        first..words.next_back().unwrap_or(first) + 1
    }

    /// Adds a phrase.
    fn add(&mut self, place: &Place, pattern: Pattern, random: &mut Random) {
        let opens = place.before == 0;
        if opens && !self.words[0].tag.starts_with("NNP") && self.words[0].tag != "PRP" {
            let first = self.words[0].span;
            if let Some(letter) = self.text.get_mut(first.start..first.start + 1) {
                letter.make_ascii_lowercase();
            }
        }
        let at = match place.before.checked_sub(1) {
            Some(last) => self.words[last].span.end,
            None => 0,
        };
        let mut phrase = String::new();
        let mut words = Vec::new();
        for word in pattern.split_ascii_whitespace() {
            let fields: Vec<&str> = word.split('/').collect();
            let [form, pos, tag, relation, head] = fields[..] else {
                unreachable!("patterns have five fields a word");
            };
            let form = FILLERS
                .iter()
                .find(|(brace, _)| *brace == form)
                .map_or(form, |(_, fillers)| fillers[random.below(fillers.len())]);
            let glued = matches!(form, "," | "'s") || opens && phrase.is_empty();
            if !glued {
                phrase.push(' ');
            }
            let start = at + phrase.len();
            phrase.push_str(form);
            let head: usize = head.parse().expect("heads are numbers");
            words.push(GoldWord {
                span: Span::new(start, at + phrase.len()),
                pos: Pos::from_name(pos).expect("a part of speech"),
                tag: tag.to_owned(),
                lemma: if tag == "NNP" {
                    form.to_owned()
                } else {
                    form.to_lowercase()
                },
                head: Some(match head.checked_sub(1) {
                    Some(inner) => place.before + inner,
                    None if place.head >= place.before => {
                        place.head + pattern.split_ascii_whitespace().count()
                    }
                    None => place.head,
                }),
                relation: Relation::from_name(relation).expect("a relation"),
            });
        }
        if opens {
            phrase.push(' ');
        }
        for word in &mut self.words {
            word.head = word.head.map(|head| {
                if head >= place.before {
                    head + words.len()
                } else {
                    head
                }
            });
            if word.span.start >= at && (opens || word.span.end > at) {
                word.span = Span::new(word.span.start + phrase.len(), word.span.end + phrase.len());
            }
        }
        self.text.insert_str(at, &phrase);
        self.words.splice(place.before..place.before, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::syntax::conllu::read;

    fn sentence(text: &str, words: &[(&str, &str, &str, usize)]) -> GoldSentence {
        let lines: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, (form, tags, relation, head))| {
                let (pos, tag) = tags.split_once('/').unwrap();
                format!(
                    "{}\t{form}\t{form}\t{pos}\t{tag}\t_\t{head}\t{relation}\t_\t_",
                    at + 1
                )
            })
            .collect();
        read(&format!("# text = {text}\n{}\n", lines.join("\n")))
            .unwrap()
            .remove(0)
    }

    fn arrest() -> GoldSentence {
        sentence(
            "Lind jailed the man.",
            &[
                ("Lind", "PROPN/NNP", "nsubj", 2),
                ("jailed", "VERB/VBD", "root", 0),
                ("the", "DET/DT", "det", 4),
                ("man", "NOUN/NN", "obj", 2),
                (".", "PUNCT/.", "punct", 2),
            ],
        )
    }

    /// Each word with its head.
    fn links(sentence: &GoldSentence) -> Vec<(&str, Option<&str>)> {
        let form = |word: &GoldWord| word.span.of(&sentence.text);
        let head = |word: &GoldWord| word.head.map(|head| form(&sentence.words[head]));
        sentence
            .words
            .iter()
            .map(|word| (form(word), head(word)))
            .collect()
    }

    #[test]
    fn an_opening_hangs_on_the_verb() {
        let mut paper = arrest();
        let place = opening_place(&paper).unwrap();
        paper.add(
            &place,
            "On/ADP/IN/case/2 Monday/PROPN/NNP/obl/0 ,/PUNCT/,/punct/2",
            &mut Random(1),
        );
        assert_eq!(paper.text, "On Monday, Lind jailed the man.");
        assert_eq!(
            links(&paper)[..5],
            [
                ("On", Some("Monday")),
                ("Monday", Some("jailed")),
                (",", Some("Monday")),
                ("Lind", Some("jailed")),
                ("jailed", None)
            ]
        );
    }

    #[test]
    fn a_day_stands_behind_the_object() {
        let mut paper = arrest();
        let place = day_place(&paper).unwrap();
        paper.add(&place, "Monday/PROPN/NNP/obl:unmarked/0", &mut Random(1));
        assert_eq!(paper.text, "Lind jailed the man Monday.");
        assert_eq!(
            links(&paper)[4..],
            [("Monday", Some("jailed")), (".", Some("jailed"))]
        );
    }

    #[test]
    fn a_description_stands_behind_the_name() {
        let mut paper = arrest();
        let place = description_place(&paper).unwrap();
        let pattern = ",/PUNCT/,/punct/2 mayor/NOUN/NN/appos/0 ,/PUNCT/,/punct/2";
        paper.add(&place, pattern, &mut Random(1));
        assert_eq!(paper.text, "Lind, mayor, jailed the man.");
        assert_eq!(links(&paper)[2], ("mayor", Some("Lind")));
        assert_eq!(links(&paper)[5], ("the", Some("man")));
    }

    #[test]
    fn a_question_gets_no_opening_and_a_phrase_no_description() {
        let asked = GoldSentence {
            text: "Lind jailed the man?".into(),
            ..arrest()
        };
        assert!(opening_place(&asked).is_none());
        let mut phrase = arrest();
        phrase.words[0].pos = Pos::Noun;
        assert!(description_place(&phrase).is_none());
    }

    #[test]
    fn every_pattern_can_be_read() {
        for pattern in OPENINGS.iter().chain(DAYS).chain(DESCRIPTIONS) {
            let mut paper = arrest();
            let place = Place { before: 1, head: 1 };
            paper.add(&place, pattern, &mut Random(1));
            assert!(
                paper
                    .words
                    .iter()
                    .all(|word| !word.span.of(&paper.text).contains('{')),
                "{pattern}"
            );
        }
    }
}
