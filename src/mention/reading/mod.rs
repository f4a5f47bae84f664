//! A document as the tagger reads it: every distinct word looked at once, runs of capitals, known
//! names, and where words recur.

mod acronym;
mod chain;
mod class;
mod phrase;
mod quoted;
mod run;

pub use super::form::Form;
pub use chain::Chain;
pub use class::Class;
pub use phrase::Phrase;
pub use run::Run;

use crate::document::Document;
use rustc_hash::{FxHashMap, FxHashSet};

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
}

/// Checks the reading of a text.
#[cfg(test)]
fn with<T>(text: &str, check: impl FnOnce(&Reading) -> T) -> T {
    use crate::{article, token};
    check(&Reading::new(&token::document(text, article::blocks(text))))
}
