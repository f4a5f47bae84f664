//! What each piece of a page is, told by a trained model: a linear-chain conditional random field over
//! features of the pieces, one model for plain text and for HTML.

pub mod chain;
mod container;
mod features;
pub mod look;
mod markup;
pub mod model;

pub use features::features;

use std::sync::OnceLock;

/// What a piece may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Label {
    /// Menus, teasers, comments, notices.
    Boilerplate,
    /// The title of the article.
    Headline,
    /// Who wrote it.
    Byline,
    /// When or where it was written.
    Dateline,
    /// The name of the paper.
    Outlet,
    /// What stands under a picture.
    Caption,
    /// A title inside the story.
    Heading,
    /// An item of a list in the story.
    List,
    /// A note about the author.
    AuthorNote,
    /// Running text of the story.
    Story,
}

/// Number of labels.
pub const LABELS: usize = 10;

impl Label {
    /// All labels, in order of their numbers.
    pub const ALL: [Label; LABELS] = [
        Label::Boilerplate,
        Label::Headline,
        Label::Byline,
        Label::Dateline,
        Label::Outlet,
        Label::Caption,
        Label::Heading,
        Label::List,
        Label::AuthorNote,
        Label::Story,
    ];
}

/// The trained model.
pub fn trained() -> &'static model::Model {
    static MODEL: OnceLock<model::Model> = OnceLock::new();
    MODEL.get_or_init(|| {
        model::Model::unpack(include_bytes!("model.bin")).expect("the packed model is checked by a test")
    })
}

/// One number for each label.
pub type Scores = [f32; LABELS];

/// What weighs the features of a piece.
pub trait Weigh {
    /// The score of each label for a piece with these features.
    fn scores(&self, features: &[u64]) -> Scores;
    /// Scores of labels that follow each other.
    fn transitions(&self) -> &chain::Transitions;
}
