//! What is drawn on the text: marks laid over blocks and sentences, as a tree the page can render
//! with text nodes only.

mod weave;

use crate::analysis::{Analysis, BlockKind, EntityKind};
use crate::span::Span;
use std::cmp::Reverse;
use weave::lines;

/// Below this confidence a mark is drawn fainter.
pub const TRUSTED: f64 = 0.6;

/// The kinds the reader can tell apart: those of names, and two more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InkKind {
    /// A name, by its kind.
    Name(EntityKind),
    /// A time expression.
    Date,
    /// A number with a meaning.
    Quantity,
}

impl InkKind {
    /// All kinds, in the order of the legend.
    pub const ALL: [InkKind; 12] = [
        InkKind::Name(EntityKind::Person),
        InkKind::Name(EntityKind::Organization),
        InkKind::Name(EntityKind::Place),
        InkKind::Name(EntityKind::Group),
        InkKind::Name(EntityKind::Facility),
        InkKind::Name(EntityKind::Event),
        InkKind::Name(EntityKind::Work),
        InkKind::Name(EntityKind::Product),
        InkKind::Name(EntityKind::Law),
        InkKind::Name(EntityKind::Other),
        InkKind::Date,
        InkKind::Quantity,
    ];

    /// The name used in class names and attributes; for names the same as in the JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            InkKind::Name(EntityKind::Person) => "person",
            InkKind::Name(EntityKind::Organization) => "organization",
            InkKind::Name(EntityKind::Place) => "place",
            InkKind::Name(EntityKind::Group) => "group",
            InkKind::Name(EntityKind::Facility) => "facility",
            InkKind::Name(EntityKind::Event) => "event",
            InkKind::Name(EntityKind::Work) => "work",
            InkKind::Name(EntityKind::Product) => "product",
            InkKind::Name(EntityKind::Law) => "law",
            InkKind::Name(EntityKind::Other) => "other",
            InkKind::Date => "date",
            InkKind::Quantity => "quantity",
        }
    }
}

/// What a mark stands for, as an index into the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Into `entities`.
    Entity(usize),
    /// Into `timexes`.
    Timex(usize),
    /// Into `quantities`.
    Quantity(usize),
}

/// One marked place of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is drawn as.
    pub kind: InkKind,
    /// What it stands for.
    pub subject: Subject,
    /// Which of the entity's mentions it is; 0 for other subjects.
    pub mention: usize,
    /// Whether confidence is below the line of trust.
    pub faint: bool,
}

/// A piece of a line: bare text, or a mark with pieces inside.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Text without a mark of its own.
    Text(Span),
    /// (A part of) a mark.
    Mark {
        /// Index into [`Ink::marks`].
        mark: usize,
        /// Whether the mark ends here; only then it carries its code.
        last: bool,
        /// How many layers of marks lie inside: underlines of the outer ones hang lower.
        height: u8,
        /// What is inside.
        inside: Vec<Piece>,
    },
}

/// A sentence, or the text between sentences.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// Index into the analysis' sentences.
    pub sentence: Option<usize>,
    /// Its pieces, in order, without gaps.
    pub pieces: Vec<Piece>,
}

/// A block of the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Passage {
    /// What it is.
    pub kind: BlockKind,
    /// Whether it was kept in the article although it rather looks like a piece of the page around it.
    pub doubtful: bool,
    /// Where it stands, in bytes.
    pub span: Span,
    /// Its lines, in order, without gaps.
    pub lines: Vec<Line>,
}

/// The whole text with its marks. The passages hold every character that is not white space
/// between passages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ink {
    /// In order of the text; of two that start together the longer first.
    pub marks: Vec<Mark>,
    /// In order of the text.
    pub passages: Vec<Passage>,
}

impl Ink {
    /// The bare text, as it is shown before the analysis is there: a passage a line.
    pub fn plain(text: &str) -> Self {
        Self {
            marks: Vec::new(),
            passages: bare_passages(text, Span::new(0, text.len())),
        }
    }

    /// The text with everything that was found. Spans the text does not have are left out.
    pub fn new(text: &str, analysis: &Analysis) -> Self {
        let marks = marks(text, analysis);
        let mut passages = Vec::new();
        let mut at = 0;
        for (index, block) in analysis.blocks.iter().enumerate() {
            if !fits(text, block.span) || block.span.start < at {
                continue;
            }
            passages.extend(bare_passages(text, Span::new(at, block.span.start)));
            let sentences = analysis
                .sentences
                .iter()
                .enumerate()
                .skip(
                    analysis
                        .sentences
                        .partition_point(|sentence| sentence.block < index),
                )
                .take_while(|(_, sentence)| sentence.block == index)
                .map(|(number, sentence)| (number, sentence.span))
                .filter(|(_, span)| fits(text, *span) && block.span.contains(*span));
            passages.push(Passage {
                kind: block.kind,
                doubtful: block.is_doubtful(),
                span: block.span,
                lines: lines(block.span, sentences, &marks),
            });
            at = block.span.end;
        }
        passages.extend(bare_passages(text, Span::new(at, text.len())));
        Self { marks, passages }
    }

    /// The passage that holds a byte of the text.
    pub fn passage_at(&self, offset: usize) -> Option<usize> {
        let after = self
            .passages
            .partition_point(|passage| passage.span.start <= offset);
        after.checked_sub(1)
    }

    /// The marks of a subject, in order of the text.
    pub fn marks_of(&self, subject: Subject) -> Vec<usize> {
        (0..self.marks.len())
            .filter(|&mark| self.marks[mark].subject == subject)
            .collect()
    }
}

fn fits(text: &str, span: Span) -> bool {
    span.start < span.end && text.get(span.start..span.end).is_some()
}

/// Every line of a part of the text that is not blank.
fn bare_passages(text: &str, span: Span) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut start = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let at = start + line.len() - line.trim_start().len();
            let span = Span::new(at, at + content.len());
            passages.push(Passage {
                kind: BlockKind::Paragraph,
                doubtful: false,
                span,
                lines: vec![Line {
                    sentence: None,
                    pieces: vec![Piece::Text(span)],
                }],
            });
        }
        start += line.len();
    }
    passages
}

fn marks(text: &str, analysis: &Analysis) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, entity) in analysis.entities.iter().enumerate() {
        for (number, mention) in entity.mentions.iter().enumerate() {
            marks.push(Mark {
                span: mention.span,
                kind: InkKind::Name(entity.kind),
                subject: Subject::Entity(index),
                mention: number,
                faint: mention.confidence < TRUSTED,
            });
        }
    }
    let plain = |span, kind, subject| Mark {
        span,
        kind,
        subject,
        mention: 0,
        faint: false,
    };
    for (index, timex) in analysis.timexes.iter().enumerate() {
        marks.push(plain(timex.span, InkKind::Date, Subject::Timex(index)));
    }
    for (index, quantity) in analysis.quantities.iter().enumerate() {
        marks.push(plain(quantity.span, InkKind::Quantity, Subject::Quantity(index)));
    }
    marks.retain(|mark| fits(text, mark.span));
    marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_every_line() {
        let text = "  First line \r\n\n\u{a0}Second é\n";
        let shown: Vec<&str> = Ink::plain(text)
            .passages
            .iter()
            .map(|passage| passage.span.of(text))
            .collect();
        assert_eq!(shown, ["First line", "Second é"]);
    }

    #[test]
    fn text_outside_all_blocks_and_broken_spans_do_no_harm() {
        let text = "Menu\nÉtienne spoke.\nEnd";
        let mut analysis = crate::analyze(text, &crate::Options::default());
        analysis
            .blocks
            .retain(|block| block.span.of(text).starts_with('É'));
        analysis
            .sentences
            .retain(|sentence| sentence.span.of(text).starts_with('É'));
        analysis
            .sentences
            .iter_mut()
            .for_each(|sentence| sentence.block = 0);
        analysis.blocks.push(crate::analysis::BlockSpan {
            kind: BlockKind::Caption,
            span: Span::new(900, 901),
            confidence: None,
            set_by: None,
        });
        let ink = Ink::new(text, &analysis);
        let shown: Vec<&str> = ink.passages.iter().map(|passage| passage.span.of(text)).collect();
        assert_eq!(shown, ["Menu", "Étienne spoke.", "End"]);
        assert_eq!(ink.passage_at(text.find("spoke").unwrap()), Some(1));
    }
}
