//! Sentences as papers put them. News opens its sentences with days and places, hangs bare weekdays on
//! them ("arrested Monday") and says of names who they are; the treebanks hold more talk and web pages
//! than news, and few such sentences. Here their sentences get phrases of this kind added, with the
//! place that each has in the tree.

use super::conllu::{GoldSentence, GoldWord};
use super::random::Random;
use crate::span::Span;
use crate::syntax::scheme::{Pos, Relation};
use crate::timex::calendar::{MONTHS, WEEKDAYS};

/// How often a phrase is added where it could be.
const OFTEN: f32 = 0.5;

/// What is added: words with part of speech, tag, relation and head, which is counted from one in the
/// phrase; zero is the word of the sentence that the phrase belongs to. A brace is filled with one of
/// [`FILLERS`].
type Pattern = &'static str;

/// Before a subject that begins the sentence; they belong to the verb.
const OPENINGS: &[Pattern] = &[
    "On/ADP/IN/case/2 {day}/PROPN/NNP/obl/0 ,/PUNCT/,/punct/2",
    "On/ADP/IN/case/3 {day}/PROPN/NNP/compound/3 {part}/NOUN/NN/obl/0 ,/PUNCT/,/punct/3",
    "On/ADP/IN/case/2 {month}/PROPN/NNP/obl/0 {date}/NUM/CD/nummod/2 ,/PUNCT/,/punct/2",
    "In/ADP/IN/case/2 {month}/PROPN/NNP/obl/0 {year}/NUM/CD/nmod:unmarked/2 ,/PUNCT/,/punct/2",
    "In/ADP/IN/case/2 {place}/PROPN/NNP/obl/0 on/ADP/IN/case/4 {day}/PROPN/NNP/obl/0 ,/PUNCT/,/punct/4",
    "At/ADP/IN/case/2 {clock}/NUM/CD/obl/0 on/ADP/IN/case/4 {day}/PROPN/NNP/obl/0 ,/PUNCT/,/punct/4",
    "Yesterday/NOUN/NN/obl:unmarked/0 ,/PUNCT/,/punct/1",
    "Last/ADJ/JJ/amod/2 {span}/NOUN/NN/obl:unmarked/0 ,/PUNCT/,/punct/2",
    "After/ADP/IN/case/2 talks/NOUN/NNS/obl/0 in/ADP/IN/case/4 {place}/PROPN/NNP/nmod/2 on/ADP/IN/case/6 \
     {day}/PROPN/NNP/nmod/2 ,/PUNCT/,/punct/2",
    "In/ADP/IN/case/3 a/DET/DT/det/3 statement/NOUN/NN/obl/0 on/ADP/IN/case/5 {day}/PROPN/NNP/nmod/3 \
     ,/PUNCT/,/punct/3",
];

/// Behind the first object or other phrase of a verb in the past, or right behind the verb; they belong
/// to it.
const DAYS: &[Pattern] = &[
    "{day}/PROPN/NNP/obl:unmarked/0",
    "{day}/PROPN/NNP/obl:unmarked/0",
    "{day}/PROPN/NNP/obl:unmarked/0",
    "{day}/PROPN/NNP/compound/2 {part}/NOUN/NN/obl:unmarked/0",
    "yesterday/NOUN/NN/obl:unmarked/0",
    "last/ADJ/JJ/amod/2 {span}/NOUN/NN/obl:unmarked/0",
    "last/ADJ/JJ/amod/2 {day}/PROPN/NNP/obl:unmarked/0",
];

/// Behind the name that is a verb's subject; they belong to the name.
const DESCRIPTIONS: &[Pattern] = &[
    ",/PUNCT/,/punct/3 the/DET/DT/det/3 {role}/NOUN/NN/appos/0 of/ADP/IN/case/5 {place}/PROPN/NNP/nmod/3 \
     ,/PUNCT/,/punct/3",
    ",/PUNCT/,/punct/2 {role}/NOUN/NN/appos/0 of/ADP/IN/case/6 the/DET/DT/det/6 {place}/PROPN/NNP/compound/6 \
     {body}/NOUN/NN/nmod/2 ,/PUNCT/,/punct/2",
    ",/PUNCT/,/punct/5 the/DET/DT/det/3 {body}/NOUN/NN/nmod:poss/5 's/PART/POS/case/3 {role}/NOUN/NN/appos/0 \
     ,/PUNCT/,/punct/5",
    ",/PUNCT/,/punct/4 a/DET/DT/det/4 former/ADJ/JJ/amod/4 {role}/NOUN/NN/appos/0 for/ADP/IN/case/7 \
     the/DET/DT/det/7 {body}/NOUN/NN/nmod/4 ,/PUNCT/,/punct/4",
];

const FILLERS: &[(&str, &[&str])] = &[
    ("{day}", &WEEKDAYS),
    ("{part}", &["morning", "afternoon", "evening", "night"]),
    ("{span}", &["week", "month", "year", "night", "weekend", "summer"]),
    ("{month}", &MONTHS),
    (
        "{date}",
        &["1", "2", "5", "7", "10", "13", "16", "21", "24", "28", "30"],
    ),
    (
        "{year}",
        &["1998", "2004", "2011", "2016", "2019", "2021", "2023"],
    ),
    ("{clock}", &["6:17", "9:30", "11:45", "14:20", "18:00", "23:36"]),
    (
        "{place}",
        &[
            "Lagos", "Oslo", "Lima", "Jakarta", "Texas", "Geneva", "Nairobi", "Ottawa", "Kenya", "Poland",
            "Chile", "Beirut", "Manila", "Ohio", "Dublin", "Brussels",
        ],
    ),
    (
        "{role}",
        &[
            "head",
            "chairman",
            "director",
            "spokeswoman",
            "leader",
            "minister",
            "mayor",
            "captain",
            "commissioner",
            "secretary",
            "chief",
            "president",
        ],
    ),
    (
        "{body}",
        &[
            "agency",
            "council",
            "union",
            "party",
            "court",
            "police",
            "ministry",
            "company",
            "association",
            "committee",
            "army",
            "club",
        ],
    ),
];

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
    use super::super::conllu::read;
    use super::*;

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
