//! Parts of speech, dictionary forms and dependencies, in the Universal Dependencies scheme.
//!
//! Three small linear models do the work, all in time linear in the text's length: a tagger from left
//! to right, a lemmatiser by tag and ending, a greedy arc-eager parser. They are trained by
//! `train train-syntax` and come with the program (`model.bin`).

pub(crate) mod lemma;
pub(crate) mod lexeme;
pub(crate) mod linear;
pub(crate) mod model;
pub(crate) mod parser;
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
    let (mut lexemes, mut tags) = (Vec::new(), Vec::new());
    let mut input = parser::Input::default();
    let mut state = transition::State::default();
    for sentence in &document.sentences {
        let first = sentence.tokens.start;
        lexemes.clear();
        tags.clear();
        lexeme::lexemes(document, sentence.tokens.clone(), &mut lexemes);
        tagger::tag(&model.tagger, &lexemes, &mut tags);
        input.fill(&lexemes, &tags);
        parser::parse(&model.moves, &model.relations, &input, &mut state);
        for (index, (node, &tag)) in state.nodes.iter().zip(&tags).enumerate() {
            let (pos, tag) = TAGS[usize::from(tag)];
            let head = (node.head != transition::NONE).then(|| first + node.head as usize);
            words.push(Word {
                pos,
                tag,
                lemma: model.lemmas.lemma(document.word(first + index), tag, index == 0),
                head,
                relation: head.map_or(Relation::Root, |_| RELATIONS[usize::from(node.relation)].0),
            });
        }
    }
    Syntax::new(words)
}
