//! Weights that travel with the library.

use super::Ranker;
use std::ops::Deref;
use std::sync::OnceLock;

/// A ranker whose packed weights are part of the program. They are unpacked when it is first asked; every analysis asks
/// it, so no test of a whole article passes with damaged weights.
pub struct Embedded {
    packed: &'static [u8],
    ranker: OnceLock<Ranker>,
}

impl Embedded {
    /// The ranker of some packed weights.
    pub const fn new(packed: &'static [u8]) -> Self {
        Self {
            packed,
            ranker: OnceLock::new(),
        }
    }
}

impl Deref for Embedded {
    type Target = Ranker;

    fn deref(&self) -> &Ranker {
        let unpack = || Ranker::unpack(self.packed).expect("the weights are as the trainer packed them");
        self.ranker.get_or_init(unpack)
    }
}
