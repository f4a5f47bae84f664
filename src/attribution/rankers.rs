//! The weights of the three choices: whose words they are, what is given as said, what is speech.

use crate::rank::Ranker;
use std::sync::LazyLock;

/// The three rankers.
pub struct Rankers {
    /// Chooses among the candidates of [`super::source`].
    pub source: Ranker,
    /// Chooses among the candidates of [`super::content`].
    pub content: Ranker,
    /// Says whether words in marks are speech.
    pub speech: Ranker,
}

/// The rankers that `make train-quotes` packed.
pub static RANKERS: LazyLock<Rankers> = LazyLock::new(|| {
    let unpack = |bytes: &[u8]| Ranker::unpack(bytes).expect("packed weights are sound: a test reads them");
    Rankers {
        source: unpack(include_bytes!("source.weights")),
        content: unpack(include_bytes!("content.weights")),
        speech: unpack(include_bytes!("speech.weights")),
    }
});
