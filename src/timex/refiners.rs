//! What expressions mean beside one another: the shared month of "April 24 and 25", the shared
//! century of "1998-99", the shared part of the day of "Monday and Tuesday nights".

use super::Stated;
use super::lexicon::Lexeme;
use super::meaning::{Fields, Meaning, Point, When};
use super::parsers::Match;
use super::reader::Reader;

/// Adds an expression, with the days or years that share its month or century.
pub fn push(reader: &Reader, at: usize, end: usize, found: Match, stated: &mut Vec<Stated>) {
    let fields = match &found.meaning {
        Meaning::Point(Point {
            when: When::Fields(fields),
            clock: None,
        }) => Some(*fields),
        _ => None,
    };
    if let Some(fields) = fields {
        days_before(reader, at, &fields, stated);
    }
    let mut add = |tokens: std::ops::Range<usize>, meaning, modifier| {
        stated.push(Stated {
            span: reader.document.span_of(tokens),
            meaning,
            modifier,
        });
    };
    add(at..end, found.meaning, found.modifier);
    let Some(fields) = fields else {
        return;
    };
    let mut end = end;
    while let Some((token, fields)) = after(reader, end, &fields) {
        let point = Meaning::Point(Point::from(When::Fields(fields)));
        add(token..token + 1, point, None);
        end = token + 1;
    }
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
