//! Where spans stand in an analysis, and what they count.

use super::Analysis;
use crate::span::{OffsetMap, OffsetUnit, Span};

impl Analysis {
    /// The same analysis with every span counted in `unit`. `text` must be the text that was
    /// analyzed.
    pub fn with_offsets(mut self, text: &str, unit: OffsetUnit) -> Analysis {
        let map = OffsetMap::new(text, self.offset_unit, unit);
        self.offset_unit = unit;
        self.for_each_span(|span| *span = map.span(*span));
        self
    }

    /// Calls `change` on every span. The one list of where spans stand.
    fn for_each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        let Analysis {
            article,
            blocks,
            sentences,
            entities,
            timexes,
            quantities,
            quotes,
            events,
            summary,
            warnings,
            corrections,
            ..
        } = self;
        article
            .published
            .iter_mut()
            .filter_map(|published| published.span.as_mut())
            .for_each(&mut change);
        blocks
            .iter_mut()
            .map(|block| &mut block.span)
            .for_each(&mut change);
        sentences
            .iter_mut()
            .map(|sentence| &mut sentence.span)
            .for_each(&mut change);
        entities
            .iter_mut()
            .flat_map(|entity| &mut entity.mentions)
            .map(|mention| &mut mention.span)
            .for_each(&mut change);
        timexes
            .iter_mut()
            .map(|timex| &mut timex.span)
            .for_each(&mut change);
        quantities
            .iter_mut()
            .map(|quantity| &mut quantity.span)
            .for_each(&mut change);
        for quote in quotes.iter_mut() {
            let named = [&mut quote.source, &mut quote.cue_span];
            [&mut quote.span]
                .into_iter()
                .chain(named.into_iter().flatten())
                .for_each(&mut change);
        }
        for event in events.iter_mut() {
            let arguments = event.arguments.iter_mut().map(|argument| &mut argument.span);
            [&mut event.span, &mut event.trigger.span]
                .into_iter()
                .chain(arguments)
                .for_each(&mut change);
        }
        summary
            .key_facts
            .iter_mut()
            .flat_map(|fact| &mut fact.evidence)
            .for_each(&mut change);
        warnings
            .iter_mut()
            .filter_map(|warning| warning.span.as_mut())
            .for_each(&mut change);
        corrections
            .iter_mut()
            .flat_map(|applied| &mut applied.places)
            .for_each(&mut change);
    }
}
