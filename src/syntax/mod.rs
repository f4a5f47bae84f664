//! Parts of speech, dictionary forms and dependencies, in the Universal Dependencies scheme.
//!
//! A small recurrent network reads each sentence in both directions and scores every tag, every link
//! between two words and its relation; of the links the best tree is taken. Dictionary forms come from
//! rules by tag and ending. Both are learned by `train train-syntax` and come with the program
//! (`model.bin`; `MODEL_CARD.md` says how it was made and how good it is).

mod activation;
mod arborescence;
pub(crate) mod input;
pub(crate) mod lemma;
mod lemmata;
pub(crate) mod lexeme;
pub(crate) mod matrix;
mod memory;
pub(crate) mod model;
pub(crate) mod network;
mod packed;
mod projective;
pub(crate) mod reading;
mod repair;
pub(crate) mod scheme;
pub(crate) mod shape;
mod tag;
mod tree;
pub(crate) mod vectors;
mod walk;

#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub(crate) use activation::LEAK;
pub(crate) use arborescence::NONE;
pub(crate) use lemma::is_past;
pub use lemmata::Lemma;
pub use model::ModelError;
pub use scheme::{Pos, Relation, Tag};
pub use tree::Syntax;
pub use walk::Tree;

use crate::document::{Document, Sentence};
use lemmata::Lemmata;
use memory::Memory;
use model::Model;
use reading::Reader;
pub(crate) use scheme::RELATIONS;
use scheme::TAGS;
use std::cell::RefCell;
use std::ops::Range;

/// A token's place in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Part of speech. Words inside a name keep their own ("North" in a country's name is an
    /// adjective); their tag says that they belong to a name.
    pub pos: Pos,
    /// Penn treebank tag.
    pub tag: Tag,
    /// Dictionary form, lower case except for names.
    pub lemma: Lemma,
    /// Index of the head among the document's tokens; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

/// Parses every sentence: one tree each, whatever its tokens are.
pub fn parse(document: &Document) -> Syntax {
    thread_local! {
        /// Most forms of a text stood in those before it.
        static MEMORY: RefCell<Memory> = RefCell::default();
    }
    MEMORY.with_borrow_mut(|memory| parse_from(memory, Model::embedded(), document))
}

/// Tokens that are read at once, at least: many rows make good use of a matrix.
const TOGETHER: usize = 64;

/// The longest sentence that is read as one; what is longer is read in pieces. Scoring all pairs of
/// words takes quadratic time.
const LONGEST: usize = 400;

/// Parses every sentence with a given model.
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub(crate) fn parse_with(model: &Model, document: &Document) -> Syntax {
    parse_from(&mut Memory::default(), model, document)
}

/// Parses every sentence, with what is remembered of the same model's forms.
fn parse_from(memory: &mut Memory, model: &Model, document: &Document) -> Syntax {
    let mut batch = Batch {
        memory,
        words: Vec::new(),
        ends: Vec::new(),
        reader: Reader::default(),
        lemmata: Lemmata::default(),
    };
    let mut words = Vec::with_capacity(document.tokens.len());
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        for start in tokens.clone().step_by(LONGEST) {
            batch.add(model, document, start..tokens.end.min(start + LONGEST));
            if batch.words.len() >= TOGETHER {
                batch.read(model, document, &mut words);
            }
        }
    }
    batch.read(model, document, &mut words);
    join_pieces(document, &mut words);
    Syntax::new(words)
}

/// Hangs the pieces of sentences that were too long on their first piece.
fn join_pieces(document: &Document, words: &mut [Word]) {
    let long = |sentence: &&Sentence| sentence.tokens.len() > LONGEST;
    for sentence in document.sentences.iter().filter(long) {
        let is_root = |&token: &usize| words[token].head.is_none();
        let roots: Vec<usize> = sentence.tokens.clone().filter(is_root).collect();
        for &root in &roots[1..] {
            words[root].head = Some(roots[0]);
            words[root].relation = Relation::Parataxis;
        }
    }
}

/// Sentences that wait to be read together.
struct Batch<'m, 'd> {
    memory: &'m mut Memory,
    /// The numbers of the tokens' forms.
    words: Vec<u32>,
    /// Where each sentence ends.
    ends: Vec<usize>,
    reader: Reader,
    lemmata: Lemmata<'d>,
}

impl<'d> Batch<'_, 'd> {
    /// Adds a sentence, or a piece of one.
    fn add(&mut self, model: &Model, document: &Document, tokens: Range<usize>) {
        let case = lexeme::case(document, tokens.clone());
        let number = |token| self.memory.number(model, document.word(token), case);
        self.words.extend(tokens.map(number));
        self.ends.push(self.words.len());
    }

    /// Reads what was added and appends its words.
    fn read(&mut self, model: &Model, document: &Document<'d>, words: &mut Vec<Word>) {
        self.memory.recall(model, &self.words, self.reader.begin());
        self.reader.read_on(&model.network, &self.ends);
        let base = words.len();
        let mut start = 0;
        for &end in &self.ends {
            for token in start..end {
                let (pos, tag) = TAGS[usize::from(self.reader.tags[token])];
                let head = self.reader.heads[token];
                let form = document.word(base + token);
                words.push(Word {
                    pos,
                    tag,
                    lemma: self.lemmata.of(&model.lemmas, form, tag, token == start),
                    head: (head != NONE).then(|| base + start + head as usize),
                    relation: RELATIONS[usize::from(self.reader.relations[token])].0,
                });
            }
            repair::settle(&mut words[base + start..], base + start);
            start = end;
        }
        self.words.clear();
        self.ends.clear();
        self.memory.tidy();
    }
}
