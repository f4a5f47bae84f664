//! Corrections of what a piece of the page is.

use super::{Act, Corrections};
use crate::document::Block;
use crate::span::Span;

impl Corrections<'_> {
    /// Whether the reader said what this block is.
    pub fn sets_block(&self, block: Span) -> bool {
        self.placed.iter().any(|placed| {
            matches!(placed.correction.act, Act::Block { .. })
                && placed.at.is_some_and(|at| at.overlaps(block))
        })
    }

    /// Gives blocks the kinds the reader says they are of.
    pub fn blocks(&self, blocks: &mut [Block]) {
        for placed in &self.placed {
            let (&Act::Block { kind }, Some(at)) = (&placed.correction.act, placed.at) else {
                continue;
            };
            for block in blocks.iter_mut().filter(|block| block.span.overlaps(at)) {
                *block = Block::new(kind, block.span);
            }
        }
    }
}
