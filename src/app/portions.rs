//! A long text is told in steps, so that its first screen does not wait for its last one: first what its opening
//! says, and of the whole one portion after the other, each small enough to take in between two frames.

use crate::analysis::{
    Analysis, BlockSpan, Entity, EntityMention, Event, Quantity, Quote, SentenceSpan, TimelineRow, Timex,
};
use serde::{Deserialize, Serialize};

/// Bytes of the first opening: a screen and more, read in a blink.
const OPENING: usize = 3_000;
/// How many times as long each opening is as the one before, and the whole at least as the last one; so all
/// openings together take a seventh of the time of the whole.
const GROWTH: usize = 8;
/// What one portion holds at most, in mentions, events and the like.
const ROOM: usize = 600;

/// Where the openings of a text end, the shortest first; none for a text that is read in one go.
pub fn openings(text: &str) -> Vec<usize> {
    let sizes = std::iter::successors(Some(OPENING), |size| Some(size * GROWTH));
    let mut ends: Vec<usize> = sizes
        .take_while(|size| size * GROWTH <= text.len())
        .map(|size| end_of_passage(text, size))
        .collect();
    ends.dedup();
    ends
}

/// Where the passage about `size` bytes into a text ends: at a paragraph, or else a line, or else anywhere.
fn end_of_passage(text: &str, size: usize) -> usize {
    let from = text.floor_char_boundary(size);
    let near = &text[from..text.floor_char_boundary(2 * size)];
    let line = || near.find('\n').map(|at| at + 1);
    let paragraph = near.find("\n\n").map(|at| at + 2);
    from + paragraph.or_else(line).unwrap_or_default()
}

/// A part of the lists of an analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Portion {
    blocks: Vec<BlockSpan>,
    sentences: Vec<SentenceSpan>,
    entities: Vec<Entity>,
    timexes: Vec<Timex>,
    quantities: Vec<Quantity>,
    quotes: Vec<Quote>,
    events: Vec<Event>,
    timeline: Vec<TimelineRow>,
}

impl Portion {
    /// Adds the portion that follows on this one.
    pub fn push(&mut self, next: Portion) {
        self.blocks.extend(next.blocks);
        self.sentences.extend(next.sentences);
        self.timexes.extend(next.timexes);
        self.quantities.extend(next.quantities);
        self.quotes.extend(next.quotes);
        self.events.extend(next.events);
        self.timeline.extend(next.timeline);
        for entity in next.entities {
            match self.entities.last_mut() {
                Some(last) if last.id == entity.id => last.mentions.extend(entity.mentions),
                _ => self.entities.push(entity),
            }
        }
    }

    /// Puts the lists back into the analysis they were taken from.
    pub fn put_back(self, analysis: &mut Analysis) {
        analysis.blocks = self.blocks;
        analysis.sentences = self.sentences;
        analysis.entities = self.entities;
        analysis.timexes = self.timexes;
        analysis.quantities = self.quantities;
        analysis.quotes = self.quotes;
        analysis.events = self.events;
        analysis.timeline = self.timeline;
    }
}

/// Takes the lists out of an analysis, portion by portion.
pub fn take_portions(analysis: &mut Analysis) -> Vec<Portion> {
    let mut portions = Portions::default();
    let entities = std::mem::take(&mut analysis.entities);
    portions.deal(&mut analysis.blocks, |portion| &mut portion.blocks);
    portions.deal(&mut analysis.sentences, |portion| &mut portion.sentences);
    for entity in entities {
        for piece in pieces(entity) {
            portions.with_room_for(piece.mentions.len()).entities.push(piece);
        }
    }
    portions.deal(&mut analysis.timexes, |portion| &mut portion.timexes);
    portions.deal(&mut analysis.quantities, |portion| &mut portion.quantities);
    portions.deal(&mut analysis.quotes, |portion| &mut portion.quotes);
    portions.deal(&mut analysis.events, |portion| &mut portion.events);
    portions.deal(&mut analysis.timeline, |portion| &mut portion.timeline);
    portions.all
}

#[derive(Default)]
struct Portions {
    all: Vec<Portion>,
    /// What the last one holds.
    held: usize,
}

impl Portions {
    /// The portion that takes `weight` more.
    fn with_room_for(&mut self, weight: usize) -> &mut Portion {
        if self.all.is_empty() || self.held + weight > ROOM {
            self.all.push(Portion::default());
            self.held = 0;
        }
        self.held += weight;
        self.all.last_mut().expect("one was just added")
    }

    fn deal<T>(&mut self, list: &mut Vec<T>, place: fn(&mut Portion) -> &mut Vec<T>) {
        for item in std::mem::take(list) {
            place(self.with_room_for(1)).push(item);
        }
    }
}

/// An entity, or of one with many mentions several that have them in turn.
fn pieces(mut entity: Entity) -> Vec<Entity> {
    if entity.mentions.len() <= ROOM {
        return vec![entity];
    }
    let mentions = std::mem::take(&mut entity.mentions);
    let piece = |mentions: &[EntityMention]| Entity {
        mentions: mentions.to_vec(),
        ..entity.clone()
    };
    mentions.chunks(ROOM).map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn openings_end_at_paragraphs_and_are_a_small_part_of_the_text() {
        assert!(openings("").is_empty());
        assert!(openings(&"Short. ".repeat(3_000)).is_empty());
        let paragraph = format!("{}\n\n", "The harbour is deep. ".repeat(20));
        let text = paragraph.repeat(1_000_000 / paragraph.len());
        let ends = openings(&text);
        assert_eq!(ends.len(), 2);
        for end in ends {
            assert!(text[..end].ends_with("\n\n") && end * (GROWTH - 1) < text.len());
        }
    }

    #[test]
    fn openings_of_a_text_without_lines_end_between_characters() {
        let ends = openings(&"é".repeat(60_000));
        assert_eq!(ends.len(), 1);
        assert!((OPENING..=2 * OPENING).contains(&ends[0]));
    }

    #[test]
    fn portions_are_small_and_put_together_the_analysis() {
        let text = "Ada Holm came to Paris on Tuesday with 300 others, “at last”, she said.\n\n".repeat(900);
        let whole = analyze(&text, &Options::default());
        let mut sent = whole.clone();
        let portions = take_portions(&mut sent);
        assert!(portions.len() > 5 && sent.entities.is_empty());
        let mut gathered = Portion::default();
        for portion in portions {
            let mentions = portion.entities.iter().map(|entity| entity.mentions.len());
            assert!(portion.sentences.len() + mentions.sum::<usize>() <= ROOM);
            gathered.push(portion);
        }
        gathered.put_back(&mut sent);
        assert_eq!(sent, whole);
    }

    #[test]
    fn a_short_analysis_is_one_portion() {
        let mut analysis = analyze("Ada Holm came to Paris.", &Options::default());
        assert_eq!(take_portions(&mut analysis).len(), 1);
    }
}
