//! Corrections of quantities.

use super::{Act, Corrections, Outcome, names};
use crate::analysis::{Quantity, SetBy};
use crate::document::Document;
use crate::{quantity, token};

impl Corrections<'_> {
    /// Takes out what is no quantity, and sets the ones the reader has read.
    pub fn quantities(&self, document: &Document, quantities: &mut Vec<Quantity>) {
        for placed in &self.placed {
            match &placed.correction.act {
                Act::NotAQuantity => quantities.retain(|quantity| !placed.touches(quantity.span)),
                Act::Quantity { value } => {
                    let Some(read) = read(value) else {
                        placed.outcome.set(Outcome::NotUnderstood);
                        continue;
                    };
                    for &span in &placed.spans {
                        let Some(tokens) = names::tokens(document, span) else {
                            continue;
                        };
                        let span = document.span_of(tokens);
                        quantities.retain(|quantity| !quantity.span.overlaps(span));
                        let at = quantities.partition_point(|quantity| quantity.span < span);
                        let set = Quantity {
                            span,
                            text: document.slice(span).to_owned(),
                            set_by: Some(SetBy::Reader),
                            ..read.clone()
                        };
                        quantities.insert(at, set);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The one quantity an amount is, written as people write it.
fn read(amount: &str) -> Option<Quantity> {
    let document = token::paragraph(amount);
    let mut found = quantity::find(&document, &[]);
    (found.len() == 1).then(|| found.remove(0))
}
