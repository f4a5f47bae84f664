//! Corrections of who said what.

use super::entities::named;
use super::{Act, Corrections, Outcome};
use crate::analysis::{Entity, Quote, SetBy};

impl Corrections<'_> {
    /// Gives quotes the speakers the reader says they have.
    pub fn quotes(&self, entities: &[Entity], quotes: &mut [Quote]) {
        for placed in &self.placed {
            let Act::Speaker { entity } = &placed.correction.act else {
                continue;
            };
            let speaker = entity.as_deref().map(|name| named(entities, name));
            let (speaker, known) = match speaker {
                Some(Some(index)) => (Some(entities[index].id.clone()), true),
                Some(None) => (None, false),
                None => (None, true),
            };
            let mut said = quotes
                .iter_mut()
                .filter(|quote| placed.touches(quote.span))
                .peekable();
            if !known || said.peek().is_none() {
                placed.outcome.set(Outcome::NotFound);
                continue;
            }
            for quote in said {
                quote.speaker.clone_from(&speaker);
                quote.set_by = Some(SetBy::Reader);
            }
        }
    }
}
