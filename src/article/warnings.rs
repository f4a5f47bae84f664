//! What the reader should know about how far the analysis can be trusted, and what to do about it.

use super::PublicationDate;
use crate::analysis::Warning;
use crate::document::{Document, TokenKind};
use crate::markup::tag_length;
use crate::span::Span;

/// Words from which reading on screen gets slow and a collection of articles is likelier than one.
const VERY_LONG: usize = 30_000;

/// Below this confidence the reader is asked to check the publication date.
const UNSURE: f64 = 0.6;

/// A check gives one warning or none.
type Check = fn(&Document, Option<&PublicationDate>) -> Option<Warning>;

/// In the order they are shown: what stops everything first.
const CHECKS: &[Check] = &[
    empty,
    not_english,
    no_publication_date,
    publication_date_unsure,
    markup,
    control_characters,
    very_long,
];

/// All warnings about a document.
pub fn find(document: &Document, published: Option<&PublicationDate>) -> Vec<Warning> {
    if document.tokens.is_empty() {
        return empty(document, published).into_iter().collect();
    }
    CHECKS
        .iter()
        .filter_map(|check| check(document, published))
        .collect()
}

fn warning(code: &str, message: String, span: Option<Span>) -> Option<Warning> {
    Some(Warning {
        code: code.to_owned(),
        message,
        span,
    })
}

fn empty(document: &Document, _: Option<&PublicationDate>) -> Option<Warning> {
    if document
        .tokens
        .iter()
        .any(|token| token.kind != TokenKind::Punctuation)
    {
        return None;
    }
    warning(
        "empty",
        "There are no words in this text. Paste an article to begin.".to_owned(),
        None,
    )
}

fn not_english(document: &Document, _: Option<&PublicationDate>) -> Option<Warning> {
    let language = super::language(document);
    let message = match language.as_str() {
        "en" => return None,
        "und" => {
            "The language could not be told. Names, dates and events are found in English only, so check \
                  every result."
                .to_owned()
        }
        code => format!(
            "This text does not seem to be English (language code \"{code}\"). Names, dates and events are found in \
             English only: paste an English version or a translation."
        ),
    };
    warning("not_english", message, None)
}

fn no_publication_date(document: &Document, published: Option<&PublicationDate>) -> Option<Warning> {
    if published.is_some() || document.tokens.is_empty() {
        return None;
    }
    warning(
        "no_publication_date",
        "No publication date was found, so dates such as \"Wednesday\" or \"last month\" stay relative. Give the date \
         to place them on the calendar."
            .to_owned(),
        None,
    )
}

fn publication_date_unsure(_: &Document, published: Option<&PublicationDate>) -> Option<Warning> {
    let found = published.filter(|found| found.confidence < UNSURE)?;
    warning(
        "publication_date_unsure",
        format!(
            "The publication date {} is a guess from the text. Relative dates depend on it: check it, and correct it \
             if it is wrong.",
            found.date
        ),
        found.span,
    )
}

/// Two dates stand in the head. The article's is the one with its own span; the warning has that of the other.
pub fn dates_disagree(
    published: Option<&PublicationDate>,
    rival: Option<&PublicationDate>,
) -> Option<Warning> {
    let (used, other) = (published?.date, rival?);
    warning(
        "dates_disagree",
        format!(
            "This page gives two dates: {used}, which is used, and {}. Relative dates depend on it: choose the day it \
             was published.",
            other.date
        ),
        other.span,
    )
}

fn markup(document: &Document, _: Option<&PublicationDate>) -> Option<Warning> {
    let text = document.text;
    let mut tags = text
        .match_indices('<')
        .filter_map(|(at, _)| Some(Span::new(at, at + tag_length(&text[at..])?)));
    let first = tags.next()?;
    tags.next()?;
    warning(
        "markup",
        "The text holds HTML tags, which are skipped. Copying the article from the page as it is shown, not its \
         source, gives better results."
            .to_owned(),
        Some(first),
    )
}

fn control_characters(document: &Document, _: Option<&PublicationDate>) -> Option<Warning> {
    let odd = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}') || c == '\u{fffd}'
    };
    let (at, first) = document.text.char_indices().find(|&(_, c)| odd(c))?;
    warning(
        "control_characters",
        "The text holds control or replacement characters, a sign of a damaged copy. They are read as spaces: compare \
         with the original where words look broken."
            .to_owned(),
        Some(Span::new(at, at + first.len_utf8())),
    )
}

fn very_long(document: &Document, _: Option<&PublicationDate>) -> Option<Warning> {
    let words = crate::token::count_words(document);
    if words < VERY_LONG {
        return None;
    }
    warning(
        "very_long",
        format!(
            "This text has {words} words, more than an article has. If it holds several articles, analyze them one by \
             one: dates and names of one would be read with another's."
        ),
        None,
    )
}
