//! What expressions mean beside one another: the shared month of "April 24 and 25", the shared
//! century of "1998-99", the shared part of the day of "Monday and Tuesday nights".

use super::Stated;
use super::lexicon::Lexeme;
use super::meaning::{Fields, Meaning, Point, When};
use super::parsers::{Match, date};
use super::reader::Reader;

/// Adds an expression, with the days or years that share its month or century. Returns the token after
/// the last of them.
pub fn push(reader: &Reader, at: usize, end: usize, found: Match, stated: &mut Vec<Stated>) -> usize {
    let (fields, alone) = match &found.meaning {
        Meaning::Point(Point { when, clock: None }) => match when {
            When::Fields(fields) => (Some(*fields), true),
            When::Part(fields, _) => (Some(*fields), false),
            _ => (None, false),
        },
        _ => (None, false),
    };
    if let Some(fields) = fields {
        days_before(reader, at, &fields, stated);
    }
    let Some(fields) = fields.filter(|_| alone) else {
        stated.push(Stated {
            span: reader.document.span_of(at..end),
            meaning: found.meaning,
            modifier: found.modifier,
        });
        return end;
    };
    let mut days = vec![(at..end, fields)];
    let mut last = end;
    while let Some((token, fields)) = after(reader, last, &fields) {
        days.push((token..token + 1, fields));
        last = token + 1;
    }
    // "July 13 to 17, 2019", "July 13 to 17 of last year": the year behind the last day is that of all.
    let year = date::year_behind(reader, last).filter(|_| days.len() > 1 && fields.day.is_some());
    if let (Some((_, end)), Some((tokens, _))) = (&year, days.last_mut()) {
        tokens.end = *end;
        last = *end;
    }
    for (tokens, fields) in days {
        let when = match &year {
            Some((When::Fields(Fields { year, .. }), _)) => When::Fields(Fields {
                year: *year,
                ..fields
            }),
            Some((outer, _)) => When::Part(fields, Box::new(outer.clone())),
            None => When::Fields(fields),
        };
        stated.push(Stated {
            span: reader.document.span_of(tokens),
            meaning: Meaning::Point(Point::from(when)),
            modifier: found.modifier,
        });
    }
    last
}

/// The token after a sign or word that joins two of a kind.
fn joint(reader: &Reader, at: usize) -> Option<usize> {
    match reader.key(at) {
        "-" | "–" | "—" | "/" => Some(at + 1),
        "and" | "to" | "or" | "through" | "until" | "till" => Some(
            at + 1
                + usize::from(reader.key(at + 1) == "the" && matches!(reader.at(at + 2), Lexeme::Ordinal(_))),
        ),
        "," if reader.key(at + 1) == "and" => Some(at + 2),
        "," => Some(at + 1),
        _ => None,
    }
}

/// The "25" of "April 24 and 25", the "99" of "1998-99".
fn after(reader: &Reader, end: usize, fields: &Fields) -> Option<(usize, Fields)> {
    let token = joint(reader, end)?;
    let (value, len) = day_number(reader, token)?;
    let next_is_amount = matches!(
        reader.at(token + 1),
        Lexeme::Unit(..) | Lexeme::Month(_) | Lexeme::Scale(_)
    ) || matches!(
        reader.word(token + 1),
        "%" | ":" | "percent" | "million" | "billion" | "people" | "am" | "pm" | "a.m." | "p.m."
    );
    if next_is_amount {
        return None;
    }
    let only_year = *fields
        == Fields {
            year: fields.year,
            ..Fields::default()
        };
    if let (Some(year), true, 2, "-" | "–" | "/") = (fields.year, only_year, len, reader.key(end)) {
        let later = year - year.rem_euclid(100) + i32::from(value);
        let glued = reader.glued(end) && reader.glued(token);
        return (glued && later > year).then(|| {
            let fields = Fields {
                year: Some(later),
                ..Fields::default()
            };
            (token, fields)
        });
    }
    let day = u8::try_from(value).ok()?;
    let joins_days =
        fields.year.is_none() && fields.month.is_some() && fields.day.is_some_and(|first| day > first);
    let closed = reader.key(end) != "," || matches!(reader.at(token + 1), Lexeme::Key("," | "and"));
    (joins_days && closed && day <= 31).then(|| {
        let fields = Fields {
            day: Some(day),
            weekday: None,
            ..*fields
        };
        (token, fields)
    })
}

/// The number of a day, or the two digits of a year, and how many digits it has.
fn day_number(reader: &Reader, token: usize) -> Option<(u16, u8)> {
    match reader.at(token) {
        Lexeme::Digits(value, len @ 1..=2) => Some((value, len)),
        Lexeme::Ordinal(value @ 1..=31) => Some((value.into(), 0)),
        _ => None,
    }
}

/// The "3" of "3-5 May" and of "between 3 and 5 May".
fn days_before(reader: &Reader, at: usize, fields: &Fields, stated: &mut Vec<Stated>) {
    let at = at + usize::from(reader.key(at) == "the");
    if !matches!(reader.at(at), Lexeme::Digits(..) | Lexeme::Ordinal(_)) {
        return;
    }
    let (Some(last), Some(_)) = (fields.day, fields.month) else {
        return;
    };
    let joint = at - usize::from(reader.key_before(at) == "the");
    let (joined, token) = match reader.key_before(joint) {
        "-" | "–" => (true, joint.wrapping_sub(2)),
        "and" | "to" | "till" | "until" | "through" => {
            let token = joint.wrapping_sub(2);
            let before = match reader.back(joint, 3) {
                Lexeme::Key("the") => reader.back(joint, 4),
                other => other,
            };
            (matches!(before, Lexeme::Key("between" | "from" | "on")), token)
        }
        _ => return,
    };
    if token < reader.start() || token >= reader.end() {
        return;
    }
    if let (true, Some((day, _))) = (joined, day_number(reader, token))
        && (1..u16::from(last)).contains(&day)
        && stated
            .last()
            .is_none_or(|stated| stated.span.end <= reader.document.tokens[token].span.start)
    {
        let fields = Fields {
            day: Some(day as u8),
            weekday: None,
            ..*fields
        };
        stated.push(Stated {
            span: reader.document.span_of(token..token + 1),
            meaning: Meaning::Point(Point::from(When::Fields(fields))),
            modifier: None,
        });
    }
}
