//! Where something stands in the text: a byte range, and its translation into the units other
//! programs count in.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes, `start <= end`, both on character borders of the text it
/// belongs to. It is written `[start, end]` in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "[usize; 2]", into = "[usize; 2]")]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, but not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text under the span. Panics when the span belongs to another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing stands under it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span around both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<[usize; 2]> for Span {
    fn from([start, end]: [usize; 2]) -> Self {
        Span { start, end }
    }
}

impl From<Span> for [usize; 2] {
    fn from(span: Span) -> Self {
        [span.start, span.end]
    }
}

/// What the numbers of a span count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes: the unit inside the library.
    #[default]
    Byte,
    /// Unicode code points: the unit of exports, and of Python strings.
    Codepoint,
    /// UTF-16 code units: the unit of JavaScript strings.
    Utf16,
}

impl OffsetUnit {
    fn width(self, character: char) -> usize {
        match self {
            OffsetUnit::Byte => character.len_utf8(),
            OffsetUnit::Codepoint => 1,
            OffsetUnit::Utf16 => character.len_utf16(),
        }
    }
}

/// Translates offsets of one text from one unit to another; made once per text, it answers each
/// question in logarithmic time.
///
/// It keeps one entry per character that is not one unit wide on both sides, so an English article
/// costs next to nothing.
pub struct OffsetMap {
    /// `(from, to)`: positions just after each character whose widths differ.
    steps: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// A map for offsets into `text` counted in `from`, to be counted in `to`.
    pub fn new(text: &str, from: OffsetUnit, to: OffsetUnit) -> Self {
        let mut steps = Vec::new();
        if from != to {
            let (mut source, mut target) = (0, 0);
            for character in text.chars() {
                let (wide, narrow) = (from.width(character), to.width(character));
                source += wide;
                target += narrow;
                if wide != narrow {
                    steps.push((source, target));
                }
            }
        }
        Self { steps }
    }

    /// The same place counted in the other unit. An offset inside a character gives the end of it
    /// at the latest.
    pub fn offset(&self, offset: usize) -> usize {
        let after = self.steps.partition_point(|&(source, _)| source <= offset);
        match after.checked_sub(1).map(|index| self.steps[index]) {
            None => offset,
            Some((source, target)) => target + (offset - source),
        }
    }

    /// Both ends of a span.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_translate_there_and_back_after_wide_characters() {
        let text = "a é 😀 z";
        for unit in [OffsetUnit::Codepoint, OffsetUnit::Utf16] {
            let there = OffsetMap::new(text, OffsetUnit::Byte, unit);
            let back = OffsetMap::new(text, unit, OffsetUnit::Byte);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(back.offset(there.offset(byte)), byte);
            }
        }
        let utf16 = OffsetMap::new(text, OffsetUnit::Byte, OffsetUnit::Utf16);
        assert_eq!(utf16.offset(text.len()), text.encode_utf16().count());
    }
}
