//! How far a token reaches from where it begins, by the form of its characters. Lengths are in bytes.

/// From so many on, equal marks in a row are drawn, not written ("########"), and one token.
const RULE: usize = 8;

/// The most letters a row of initials has; more of them are no initials, and a bound keeps the
/// look ahead short.
const INITIALS: usize = 8;

/// White space, control characters, and the invisible ones that pasting leaves behind.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}')
}

/// Marks that belong to the character before them: combining accents, joiners, variation
/// selectors, the soft hyphen.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}' | '\u{9cd}' | '\u{a4d}'
        | '\u{acd}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Bytes of letters, digits, their marks, and underscores between them.
pub(super) fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut len = 0;
    while let Some(&byte) = bytes.get(len) {
        if byte.is_ascii_alphanumeric() {
            len += 1;
        } else if byte == b'_' {
            let inner = len > 0 && bytes.get(len + 1).is_some_and(u8::is_ascii_alphanumeric);
            if !inner {
                break;
            }
            len += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let Some(c) = text[len..]
                .chars()
                .next()
                .filter(|&c| c.is_alphanumeric() || is_mark(c))
            else {
                break;
            };
            len += c.len_utf8();
        }
    }
    len
}

pub(super) fn marks_length(text: &str) -> usize {
    text.chars().take_while(|&c| is_mark(c)).map(char::len_utf8).sum()
}

/// An emoji with its modifiers and what is joined to it.
pub(super) fn emoji_length(text: &str) -> usize {
    let mut len = 0;
    let mut joined = true;
    for c in text.chars() {
        let modifier = is_mark(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}');
        if !(joined || modifier) {
            break;
        }
        joined = c == '\u{200d}';
        len += c.len_utf8();
    }
    len
}

/// The length of a row of marks equal to the first, when it is a rule.
pub(super) fn ruled_length(rest: &str, first: char) -> Option<usize> {
    let count = rest.chars().take_while(|&c| c == first).count();
    (count >= RULE).then(|| count * first.len_utf8())
}

/// Digits with a comma or point between them, and a fraction sign after them ("1½").
pub(super) fn digits_length(text: &str) -> usize {
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | ',') && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_numeric() || inner) {
            break;
        }
        len = at + c.len_utf8();
    }
    len
}

/// "1990's", "60's": a decade written with an apostrophe, of which the digits take so many bytes.
pub(super) fn decade_length(text: &str, digits: usize) -> Option<usize> {
    let round = matches!(digits, 2 | 4) && text[..digits].ends_with('0');
    let tail = ["'s", "’s"]
        .into_iter()
        .find(|tail| text[digits..].starts_with(tail))?;
    let len = digits + tail.len();
    (round && run_length(&text[len..]) == 0).then_some(len)
}

/// "U.S.", "p.m.", "J.K.", and "U.S" where the last period was forgotten: single letters with a
/// period between them.
pub(super) fn initials_length(text: &str, run: usize) -> Option<usize> {
    let single = |text: &str| {
        let first = text.chars().next()?;
        let len = first.len_utf8();
        (first.is_alphabetic() && run_length(text) == len).then_some(len)
    };
    if single(text) != Some(run) {
        return None;
    }
    let mut len = run;
    let mut count = 1;
    while text[len..].starts_with('.') {
        match single(&text[len + 1..]) {
            Some(letter) if count < INITIALS => {
                len += 1 + letter;
                count += 1;
            }
            _ => break,
        }
    }
    let period = text[len..].starts_with('.') && !text[len + 1..].starts_with('.');
    let glued = text[len..]
        .strip_prefix('.')
        .is_some_and(|after| after.starts_with(char::is_alphanumeric));
    ((2..INITIALS).contains(&count) && !glued).then_some(len + usize::from(period))
}

/// "Ph.D.", "M.Sc.", "Lt.Col." written in one.
pub(super) fn degree_length(text: &str, run: usize) -> Option<usize> {
    if !matches!(
        &text[..run],
        "Ph" | "M" | "B" | "Ed" | "D" | "Psy" | "Pharm" | "LL"
    ) {
        return None;
    }
    let after = &text[run + 1..];
    let tail = run_length(after);
    let known = matches!(
        &after[..tail],
        "D" | "Sc" | "Phil" | "Ed" | "Eng" | "Tech" | "M" | "B"
    );
    let period = after[tail..].starts_with('.');
    (known && period).then_some(run + 1 + tail + 1)
}

/// Length of a word that keeps its hyphenated prefix ("co-founder", "e-mail"), or 0. Before a
/// name or a number the hyphen is split off, so that these can be found.
pub(super) fn prefixed_length(text: &str, run: usize) -> usize {
    let prefix = &text[..run];
    let known = [
        "anti", "co", "counter", "cross", "e", "ex", "inter", "intra", "micro", "mini", "multi", "neo",
        "non", "over", "pan", "post", "pre", "pro", "re", "semi", "socio", "sub", "un",
    ];
    if run > 7 || !known.iter().any(|known| prefix.eq_ignore_ascii_case(known)) {
        return 0;
    }
    let tail = run_length(&text[run + 1..]);
    let rest = &text[run + 1..run + 1 + tail];
    if tail > 0 && rest.chars().all(char::is_lowercase) {
        run + 1 + tail
    } else {
        0
    }
}

/// What may be written right behind a number without being part of it: "3pm", "5km", "3.5bn".
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "3pm", "5km", "3.5bn", "am", "pm", "AM", "PM", "a", "p", "k", "K", "m", "M", "b", "B", "mn", "mln",
    "mm", "MM", "bn", "BN", "bln", "tn", "trn", "cr", "km", "cm", "kg", "g", "t", "lb", "lbs", "oz",
    "ft", "in", "mi", "ha", "mph", "kph", "kmh", "kW", "kw", "MW", "GW", "kWh", "MWh", "GB", "MB", "TB",
    "GHz", "MHz", "kHz", "Hz", "km²", "m²", "pc", "pp", "bps", "h", "hr", "hrs", "min", "mins", "sec",
    "secs", "yr", "yrs", "yo", "GMT", "UTC", "EST", "EDT", "CET", "BST", "million", "billion",
    "trillion", "percent", "C", "F",
];

/// Whether letters right behind a number are no part of it.
pub(super) fn is_unit(letters: &str) -> bool {
    UNITS.contains(&letters)
}
