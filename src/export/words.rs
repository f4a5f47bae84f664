//! Sentences cut into words, for the formats that have a word a line.
//!
//! A word is a run of letters and digits, with apostrophes, hyphens, points and commas inside it; any other visible
//! character is a word of its own. No word crosses the border of a mark, so that a mark is whole words. This is
//! plainer than the tokenizer of the extraction, and needs none of its word lists.

use super::marks::Mark;
use crate::analysis::Analysis;
use crate::span::Span;

/// A word, and the mark it stands in: its index.
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The mark around it.
    pub mark: Option<usize>,
}

/// The words of every sentence that has any, with the sentence's span. The marks must be in order and apart.
pub fn sentences(text: &str, analysis: &Analysis, marks: &[Mark]) -> Vec<(Span, Vec<Word>)> {
    let words_of = |sentence: Span| {
        let from = marks.partition_point(|mark| mark.span.end <= sentence.start);
        let to = marks.partition_point(|mark| mark.span.start < sentence.end);
        let mut words = Vec::new();
        let mut at = sentence.start;
        for (index, mark) in marks.iter().enumerate().take(to).skip(from) {
            let inside = Span::new(mark.span.start.max(at), mark.span.end.min(sentence.end));
            push_words(text, Span::new(at, inside.start), None, &mut words);
            push_words(text, inside, Some(index), &mut words);
            at = inside.end;
        }
        push_words(text, Span::new(at, sentence.end), None, &mut words);
        words
    };
    analysis
        .sentences
        .iter()
        .map(|sentence| (sentence.span, words_of(sentence.span)))
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

fn push_words(text: &str, span: Span, mark: Option<usize>, words: &mut Vec<Word>) {
    let piece = text.get(span.start..span.end).unwrap_or_default();
    let mut start = None;
    let mut characters = piece.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|&(_, c)| c);
        let joins = matches!(c, '\'' | '’' | '-' | '.' | ',' | '_')
            && start.is_some()
            && next.is_some_and(char::is_alphanumeric);
        if in_word(c) || joins {
            start.get_or_insert(at);
            if next.is_some() {
                continue;
            }
        }
        let end = if in_word(c) { at + c.len_utf8() } else { at };
        if let Some(from) = start.take() {
            words.push(Word {
                span: Span::new(span.start + from, span.start + end),
                mark,
            });
        }
        if !in_word(c) && !separates(c) {
            let whole = Span::new(span.start + at, span.start + at + c.len_utf8());
            words.push(Word { span: whole, mark });
        }
    }
}

/// Letters and digits, and the marks that combine with them.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// What stands between words: white space; control characters, which some readers take for it; and what has no
/// width.
fn separates(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{fe0f}')
}
