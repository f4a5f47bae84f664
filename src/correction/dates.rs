//! Corrections of times. A time the reader sets takes the place of what the text states before it is placed on
//! the calendar, so that what leans on it ("the previous day") follows.

use super::{Act, Corrections, Outcome, Placed, names};
use crate::analysis::{SetBy, Timex, TimexType};
use crate::document::Document;
use crate::span::Span;
use crate::timex::calendar::Date;
use crate::timex::{self, DateFields, Stated};
use crate::token;

/// A time as the reader wrote it.
pub(super) struct Phrase {
    stated: Stated,
    /// What it means; its span and text are the phrase's own.
    pub timex: Timex,
}

/// The times the reader has set, by the places they stand at.
#[derive(Default)]
pub struct Given(Vec<(Span, Timex)>);

impl Corrections<'_> {
    /// The day the reader says the article was published.
    pub fn published(&self) -> Option<Date> {
        let mut published = None;
        for placed in &self.placed {
            if let Act::Published { day } = &placed.correction.act {
                let read = phrase(day, None).and_then(|phrase| one_day(&phrase.timex));
                match read {
                    Some(day) => published = Some(day),
                    None => placed.outcome.set(Outcome::NotUnderstood),
                }
            }
        }
        published
    }

    /// Takes out what is no time.
    pub fn no_dates(&self, stated: &mut Vec<Stated>) {
        for placed in &self.placed {
            match placed.correction.act {
                Act::NotADate => stated.retain(|stated| !placed.touches(stated.span)),
                // What the reader calls a name is no time.
                Act::Name { .. } => {
                    stated.retain(|stated| !placed.at.is_some_and(|at| at.overlaps(stated.span)))
                }
                _ => {}
            }
        }
    }

    /// Puts the times the reader has set among those the text states; [`Given::settle`] finishes them.
    pub fn dates(&self, document: &Document, stated: &mut Vec<Stated>, published: Option<Date>) -> Given {
        let mut given = Given::default();
        for placed in &self.placed {
            let Act::Date { value, from } = &placed.correction.act else {
                continue;
            };
            for span in places(placed, document, stated) {
                let phrase = match (value, from) {
                    (Some(value), _) => phrase(value, published),
                    (None, Some(from)) => counted(document, stated, span, from, published),
                    (None, None) => None,
                };
                let Some(phrase) = phrase else {
                    placed.outcome.set(Outcome::NotUnderstood);
                    break;
                };
                let mut at = simple(&phrase.timex.value)
                    .map_or(phrase.stated, |fields| Stated::of_fields(span, fields));
                at.span = span;
                let from = stated.partition_point(|stated| stated.span.end <= span.start);
                let to = stated.partition_point(|stated| stated.span.start < span.end);
                stated.splice(from..to, [at]);
                given.0.retain(|(other, _)| !other.overlaps(span));
                given.0.push((span, phrase.timex));
            }
        }
        given
    }
}

impl Given {
    /// Says of the times the reader has set that he did, and what he meant by them.
    pub fn settle(self, timexes: &mut [Timex]) {
        for (span, meant) in self.0 {
            let Some(timex) = timexes.iter_mut().find(|timex| timex.span == span) else {
                continue;
            };
            timex.why = format!("The reader set it: “{}”.", meant.text);
            timex.kind = meant.kind;
            timex.value = meant.value;
            timex.modifier = meant.modifier;
            timex.interval = meant.interval;
            timex.inferred = Vec::new();
            timex.anchor = None;
            timex.set_by = Some(SetBy::Reader);
        }
    }
}

/// The places a time is set at: the one pointed at, and wherever else the text states a time in these words.
fn places(placed: &Placed, document: &Document, stated: &[Stated]) -> Vec<Span> {
    placed
        .spans
        .iter()
        .filter_map(|&span| {
            let known = stated.iter().find(|stated| stated.span.overlaps(span));
            match placed.at == Some(span) {
                true => match known {
                    Some(known) if known.span.contains(span) => Some(known.span),
                    _ => Some(document.span_of(names::tokens(document, span)?)),
                },
                false => known.filter(|known| known.span == span).map(|known| known.span),
            }
        })
        .collect()
}

/// Reads a time as people write it; none unless it is one time from end to end.
pub(super) fn phrase(words: &str, published: Option<Date>) -> Option<Phrase> {
    let words = words.trim();
    if let Some((from, to)) = words.split_once('/') {
        let (from, to) = (
            one_day(&phrase(from, published)?.timex)?,
            one_day(&phrase(to, published)?.timex)?,
        );
        let mut first = phrase(&from.to_string(), published)?;
        first.timex.interval = (from <= to).then(|| [from.to_string(), to.to_string()]);
        first.timex.value = format!("{from}/{to}");
        words.clone_into(&mut first.timex.text);
        return (from <= to).then_some(first);
    }
    let document = token::paragraph(words);
    let whole = |stated: &Stated| stated.span == Span::new(0, words.len());
    let stated = timex::recognize(&document).into_iter().find(whole)?;
    let timex = timex::resolve(&document, None, std::slice::from_ref(&stated), published).pop()?;
    Some(Phrase { stated, timex })
}

/// The words of the text read again as if the article were of another day.
fn counted(
    document: &Document,
    stated: &[Stated],
    span: Span,
    from: &str,
    published: Option<Date>,
) -> Option<Phrase> {
    let from = one_day(&phrase(from, published)?.timex)?;
    let stated = stated.iter().find(|stated| stated.span == span)?.clone();
    let timex = timex::resolve(document, None, std::slice::from_ref(&stated), Some(from)).pop()?;
    Some(Phrase { stated, timex })
}

/// The parts of a value that is a day, a month or a year.
fn simple(value: &str) -> Option<DateFields> {
    let mut parts = value.split('-');
    let fields = DateFields {
        year: Some(
            parts
                .next()?
                .parse()
                .ok()
                .filter(|year| (1000..3000).contains(year))?,
        ),
        month: parts.next().map(str::parse).transpose().ok()?,
        day: parts.next().map(str::parse).transpose().ok()?,
        weekday: None,
    };
    let valid = Date::new(fields.year?, fields.month.unwrap_or(1), fields.day.unwrap_or(1)).is_some();
    (valid && parts.next().is_none()).then_some(fields)
}

/// The day a time is, when it is one.
fn one_day(timex: &Timex) -> Option<Date> {
    let [from, to] = timex.interval.as_ref()?;
    (from == to && matches!(timex.kind, TimexType::Date | TimexType::Time))
        .then(|| from.parse().ok())
        .flatten()
}

/// First and last day of a time the reader wrote.
pub(super) fn days(words: &str, published: Option<Date>) -> Option<(Date, Date)> {
    let [from, to] = phrase(words, published)?.timex.interval?;
    Some((from.parse().ok()?, to.parse().ok()?))
}
