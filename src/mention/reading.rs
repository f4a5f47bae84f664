//! A document as the tagger reads it: every distinct word looked at once, runs of capitals, known
//! names, and where words recur.

pub use super::form::Form;

use super::form::{ALL_CAPITALS, Link};
use super::gazetteers::{self, Types};
use crate::document::{Document, TokenKind};
use crate::lexicon::hash;
use rustc_hash::{FxHashMap, FxHashSet};

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// As prose is.
    Running,
    /// All in capitals.
    Capitals,
    /// Most words with a capital, as headlines are.
    Title,
    /// Without any capital.
    Lower,
}

/// A range of tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Lists its words or phrases are in.
    pub types: Types,
}

impl Run {
    /// Number of tokens.
    pub fn length(&self) -> usize {
        self.end - self.start
    }
}

/// Words joined by hyphens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chain {
    /// The first token.
    pub start: usize,
    /// The token after the last.
    pub end: usize,
    /// Hash of all of it in lower case.
    pub lower: u64,
    /// Hash of its words' shapes.
    pub brief: u64,
}

impl Chain {
    /// Number of tokens.
    pub fn length(&self) -> usize {
        self.end - self.start
    }
}

/// A name of the gazetteers, seen from one of its tokens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Phrase {
    /// Lists it is in.
    pub types: Types,
    /// 0 alone, 1 first, 2 inside, 3 last.
    pub side: u64,
}

/// A document as the tagger reads it. Vectors are parallel to the document's tokens unless they say
/// otherwise.
pub struct Reading<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// Distinct words.
    pub forms: Vec<Form>,
    /// Index into `forms`.
    pub ids: Vec<u32>,
    /// Index of the sentence.
    pub sentence_of: Vec<u32>,
    /// Parallel to the sentences.
    pub classes: Vec<Class>,
    /// The run of capitalised words around the token, with particles; empty for other tokens.
    pub runs: Vec<Run>,
    /// The same, with "of", "and", "the" inside.
    pub wide: Vec<Run>,
    /// Words joined by hyphens around the token.
    pub chains: Vec<Chain>,
    /// The longest name of the gazetteers over the token.
    pub phrases: Vec<Phrase>,
    /// Whether it stands between quotation marks in its sentence, a few words of which at least one is
    /// capitalised.
    pub quoted: Vec<bool>,
    /// Words (by `lower`) that stand in lower case somewhere in running text.
    pub seen_lower: FxHashSet<u64>,
    /// Words (by `lower`) that stand capitalised inside a running sentence.
    pub seen_inner: FxHashSet<u64>,
    /// Acronyms (by `word`) whose words the document holds, to the `lower` of the last of these.
    pub spelt_out: FxHashMap<u64, u64>,
    /// First tokens of the runs that have an acronym in the document.
    pub abbreviated: FxHashSet<usize>,
    /// First places of each capitalised word, by `lower`.
    places: FxHashMap<u64, Vec<u32>>,
}

/// Places of a word that are looked at.
const PLACES: usize = 12;

impl<'d> Reading<'d> {
    /// Reads a document.
    pub fn new(document: &'d Document<'d>) -> Reading<'d> {
        let count = document.tokens.len();
        let mut reading = Reading {
            document,
            forms: Vec::new(),
            ids: Vec::with_capacity(count),
            sentence_of: vec![0; count],
            classes: Vec::with_capacity(document.sentences.len()),
            runs: vec![Run::default(); count],
            wide: vec![Run::default(); count],
            chains: vec![Chain::default(); count],
            phrases: vec![Phrase::default(); count],
            quoted: vec![false; count],
            seen_lower: FxHashSet::default(),
            seen_inner: FxHashSet::default(),
            spelt_out: FxHashMap::default(),
            abbreviated: FxHashSet::default(),
            places: FxHashMap::default(),
        };
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        for index in 0..count {
            let word = document.word(index);
            let id = *known.entry(word).or_insert_with(|| {
                reading.forms.push(Form::new(word, document.tokens[index].kind));
                reading.forms.len() as u32 - 1
            });
            reading.ids.push(id);
        }
        for sentence in 0..document.sentences.len() {
            reading.sentence(sentence);
        }
        reading.acronyms();
        reading
    }

    /// Whether a token stands in prose. "Among them were Judge Church and Rep. Price." has as many capitals as a
    /// headline, and a full stop.
    pub fn is_prose(&self, token: usize) -> bool {
        let sentence = self.sentence_of[token] as usize;
        let last = self.document.sentences[sentence].tokens.end - 1;
        match self.classes[sentence] {
            Class::Title => self.document.word(last) == ".",
            class => class == Class::Running,
        }
    }

    fn form(&self, token: usize) -> &Form {
        &self.forms[self.ids[token] as usize]
    }

    /// The places of a capitalised word, when there are several.
    pub fn places(&self, form: usize) -> Option<&[u32]> {
        let form = &self.forms[form];
        let places = self.places.get(&form.lower).filter(|_| form.capital)?;
        (places.len() > 1).then_some(places)
    }

    /// Lists the words and phrases of a run are in.
    pub fn types_in(&self, run: &Run) -> Types {
        (run.start..run.end).fold(Types::NONE, |all, at| {
            all | self.phrases[at].types | self.form(at).types
        })
    }

    fn sentence(&mut self, sentence: usize) {
        let tokens = self.document.sentences[sentence].tokens.clone();
        let class = self.class(tokens.clone());
        self.classes.push(class);
        for at in tokens.clone() {
            self.sentence_of[at] = sentence as u32;
            let form = &self.forms[self.ids[at] as usize];
            if form.capital {
                let places = self.places.entry(form.lower).or_default();
                if places.len() < PLACES {
                    places.push(at as u32);
                }
                if class == Class::Running && at > tokens.start {
                    let before = self.form(at - 1);
                    if !before.opens {
                        let lower = self.form(at).lower;
                        self.seen_inner.insert(lower);
                    }
                }
            } else if matches!(class, Class::Running | Class::Title) {
                self.seen_lower.insert(form.lower);
            }
        }
        self.find_chains(tokens.clone());
        self.find_phrases(tokens.clone(), class);
        self.find_runs(tokens.clone());
        self.find_quotes(tokens);
    }

    fn class(&self, tokens: std::ops::Range<usize>) -> Class {
        let (mut words, mut long, mut capital, mut shouted) = (0, 0, 0, 0);
        for at in tokens {
            let form = self.form(at);
            if self.document.tokens[at].kind != TokenKind::Word || form.length < 2 {
                continue;
            }
            words += 1;
            shouted += usize::from(form.flags & ALL_CAPITALS != 0);
            if form.length > 3 {
                long += 1;
                capital += usize::from(form.capital);
            } else if form.capital {
                capital += 1;
                long += 1;
            }
        }
        if words >= 2 && shouted * 10 >= words * 8 {
            Class::Capitals
        } else if capital == 0 && words >= 3 {
            Class::Lower
        } else if long >= 4 && capital * 10 >= long * 8 {
            Class::Title
        } else {
            Class::Running
        }
    }

    fn find_chains(&mut self, tokens: std::ops::Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            let start = at;
            let (mut lower, mut brief) = (self.form(at).lower, self.form(at).brief);
            while at + 2 < tokens.end
                && self.form(at + 1).hyphen
                && !self.document.tokens[at + 1].spaced
                && !self.document.tokens[at + 2].spaced
                && self.document.tokens[at + 2].kind != TokenKind::Punctuation
            {
                at += 2;
                lower = hash::mix(lower, self.form(at).lower);
                brief = hash::mix(brief, self.form(at).brief);
            }
            at += 1;
            self.chains[start..at].fill(Chain {
                start,
                end: at,
                lower,
                brief,
            });
        }
    }

    fn find_phrases(&mut self, tokens: std::ops::Range<usize>, class: Class) {
        let mut at = tokens.start;
        while at < tokens.end {
            let form = self.form(at);
            let mut best = (form.types, 1);
            if form.capital || class == Class::Lower {
                let mut phrase = gazetteers::Phrase::default();
                for length in 1..=gazetteers::LONGEST.min(tokens.end - at) {
                    phrase.push(self.form(at + length - 1).lower);
                    if length > 1 {
                        let types = phrase.types();
                        if types != Types::NONE {
                            best = (types, length);
                        }
                    }
                }
            }
            let (types, length) = best;
            for (offset, phrase) in self.phrases[at..at + length].iter_mut().enumerate() {
                let side = match (offset, length) {
                    (_, 1) => 0,
                    (0, _) => 1,
                    (last, _) if last + 1 == length => 3,
                    _ => 2,
                };
                *phrase = Phrase { types, side };
            }
            at += length;
        }
    }

    /// Runs of capitalised words: tight ones with particles inside, wide ones with "of" and "and" too.
    fn find_runs(&mut self, tokens: std::ops::Range<usize>) {
        for widest in [false, true] {
            let mut at = tokens.start;
            while at < tokens.end {
                if !self.form(at).capital {
                    at += 1;
                    continue;
                }
                let start = at;
                let mut end = at + 1;
                let mut next = end;
                while next < tokens.end && next - end < 3 {
                    let form = self.form(next);
                    let joined = form.hyphen && !self.document.tokens[next].spaced;
                    if form.capital {
                        end = next + 1;
                    } else if !(form.link == Link::Close && (!form.hyphen || joined)
                        || widest && form.link == Link::Wide)
                    {
                        break;
                    }
                    next += 1;
                }
                let mut run = Run {
                    start,
                    end,
                    types: Types::NONE,
                };
                run.types = self.types_in(&run);
                let runs = if widest { &mut self.wide } else { &mut self.runs };
                runs[start..end].fill(run);
                at = end;
            }
        }
        // Small words belong to wide runs only.
        for at in tokens {
            if !self.form(at).capital && self.form(at).link == Link::Wide {
                self.runs[at] = Run::default();
            }
        }
    }

    fn find_quotes(&mut self, tokens: std::ops::Range<usize>) {
        let mut open: Option<usize> = None;
        for at in tokens {
            let mark = self.document.tokens[at].kind == TokenKind::Punctuation
                && self
                    .document
                    .word(at)
                    .chars()
                    .all(|c| hash::plain(c) == '"' || hash::plain(c) == '\'');
            if !mark {
                continue;
            }
            match open.take() {
                Some(start) if at - start <= 9 && (start + 1..at).any(|inner| self.form(inner).capital) => {
                    self.quoted[start + 1..at].fill(true);
                }
                _ => open = Some(at),
            }
        }
    }

    /// Joins acronyms with the runs whose initials they are.
    fn acronyms(&mut self) {
        let mut acronyms: FxHashMap<String, u64> = FxHashMap::default();
        for at in 0..self.ids.len() {
            let form = self.form(at);
            if form.flags & ALL_CAPITALS != 0 && (2..=7).contains(&form.length) {
                let letters = self
                    .document
                    .word(at)
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .collect();
                acronyms.insert(letters, form.word);
            }
        }
        if acronyms.is_empty() {
            return;
        }
        let mut at = 0;
        while at < self.ids.len() {
            let run = self.wide[at];
            if run.length() < 2 {
                at += 1;
                continue;
            }
            let mut initials = String::new();
            for inner in run.start..run.end {
                let form = self.form(inner);
                let article = inner == run.start && matches!(self.document.word(inner), "The" | "A" | "An");
                if form.capital && !article {
                    initials.extend(self.document.word(inner).chars().next());
                }
            }
            if let Some(&acronym) = acronyms.get(&initials) {
                let last = self.form(run.end - 1).lower;
                self.spelt_out.insert(acronym, last);
                self.abbreviated
                    .extend((run.start..run.end).map(|at| self.runs[at].start));
            }
            at = run.end.max(at + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article, token};

    fn with<T>(text: &str, check: impl FnOnce(&Reading) -> T) -> T {
        check(&Reading::new(&token::document(text, article::blocks(text))))
    }

    #[test]
    fn runs_take_particles_but_stop_at_other_words() {
        with(
            "Then Alexander van der Bellen met the Ministry of Trade.",
            |reading| {
                let run = &reading.runs[1];
                assert_eq!((run.start, run.end), (0, 5));
                assert_eq!(reading.runs[7].length(), 1);
                assert_eq!(reading.wide[7].length(), 3);
                assert_eq!(reading.runs[8].length(), 0);
            },
        );
    }

    #[test]
    fn headlines_and_alerts_are_told_from_prose() {
        with(
            "Storm Closes Three Schools Near Bergen\nSTORM CLOSES SCHOOLS\nThe storm closed a school.",
            |reading| {
                assert_eq!(reading.classes, [Class::Title, Class::Capitals, Class::Running]);
            },
        );
        with("storm closes three schools near bergen", |reading| {
            assert_eq!(reading.classes, [Class::Lower]);
        });
    }

    #[test]
    fn acronyms_find_their_words() {
        with(
            "The World Health Organization met. The WHO agreed. The WTO did not.",
            |reading| {
                assert_eq!(reading.spelt_out.len(), 1);
            },
        );
    }
}
