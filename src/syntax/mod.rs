//! Parts of speech, dictionary forms and dependencies, in the Universal Dependencies scheme.
//!
//! Small linear models do the work, all in time linear in the text's length: a tagger from left
//! to right, a lemmatiser by tag and ending, a greedy arc-eager parser that
//! leaves punctuation to a classifier of its own. They are trained by
//! `train train-syntax` and come with the program (`model.bin`).

pub(crate) mod lemma;
pub(crate) mod lexeme;
pub(crate) mod linear;
pub(crate) mod model;
pub(crate) mod parser;
pub(crate) mod punctuation;
pub(crate) mod scheme;
pub(crate) mod tagger;
pub(crate) mod transition;
mod tree;

pub use model::ModelError;
pub use scheme::{Pos, Relation, Tag};
pub use tree::Syntax;

use crate::document::Document;
use model::Model;
use scheme::{RELATIONS, TAGS};
use transition::{NONE, State};

/// A token's place in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Part of speech. Words inside a name keep their own ("North" in a country's name is an
    /// adjective); their tag says that they belong to a name.
    pub pos: Pos,
    /// Penn treebank tag.
    pub tag: Tag,
    /// Dictionary form, lower case except for names.
    pub lemma: String,
    /// Index of the head among the document's tokens; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

/// Parses every sentence: one tree each, whatever its tokens are.
pub fn parse(document: &Document) -> Syntax {
    parse_with(Model::embedded(), document)
}

/// Parses every sentence with a given model.
pub(crate) fn parse_with(model: &Model, document: &Document) -> Syntax {
    let mut words = Vec::with_capacity(document.tokens.len());
    let mut reader = Reader::default();
    for sentence in &document.sentences {
        let first = sentence.tokens.start;
        reader.read(model, document, sentence.tokens.clone());
        for (index, &tag) in reader.tags.iter().enumerate() {
            let (pos, tag) = TAGS[usize::from(tag)];
            let head = reader.heads[index];
            words.push(Word {
                pos,
                tag,
                lemma: model.lemmas.lemma(document.word(first + index), tag, index == 0),
                head: (head != NONE).then(|| first + head as usize),
                relation: RELATIONS[usize::from(reader.relations[index])].0,
            });
        }
    }
    Syntax::new(words)
}

/// Reads one sentence after the other; holds what is reused from one to the next.
#[derive(Default)]
struct Reader {
    lexemes: Vec<lexeme::Lexeme>,
    tags: Vec<tagger::TagIndex>,
    input: parser::Input,
    state: State,
    marks: Vec<punctuation::Mark>,
    features: linear::Features,
    heads: Vec<u32>,
    relations: Vec<u8>,
}

impl Reader {
    /// Leaves tags, heads (as places in the sentence) and relations of a sentence.
    fn read(&mut self, model: &Model, document: &Document, tokens: std::ops::Range<usize>) {
        self.lexemes.clear();
        self.tags.clear();
        lexeme::lexemes(document, tokens.clone(), &mut self.lexemes);
        tagger::tag(&model.tagger, &self.lexemes, &mut self.tags);

        self.input.fill(&self.lexemes, &self.tags);
        parser::parse(&model.moves, &model.relations, &self.input, &mut self.state);
        let places = &self.input.places;
        self.heads.clear();
        self.heads.resize(tokens.len(), NONE);
        self.relations.clear();
        self.relations.resize(tokens.len(), Relation::Root as u8);
        // A sentence of nothing but punctuation hangs on its first mark.
        let mut root = 0;
        for (node, &place) in self.state.nodes.iter().zip(places) {
            if node.head == NONE {
                root = place;
            } else {
                self.heads[place as usize] = places[node.head as usize];
                self.relations[place as usize] = node.relation;
            }
        }

        let tree = punctuation::Tree {
            heads: &self.heads,
            relations: &self.relations,
        };
        punctuation::marks(&self.tags, places, &tree, root, &mut self.marks);
        for mark in &mut self.marks {
            let (lexemes, tags) = (&self.lexemes, &self.tags);
            mark.head = punctuation::head(&model.punctuation, mark, lexemes, tags, &tree, &mut self.features);
        }
        for mark in self.marks.iter().filter(|mark| mark.token != root) {
            self.heads[mark.token as usize] = mark.head;
            self.relations[mark.token as usize] = Relation::Punct as u8;
        }
    }
}
