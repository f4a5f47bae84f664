//! Tokens to sentences.

use super::abbreviations::opens_sentence;
use crate::document::{Document, Sentence, TokenKind};

/// Most tokens of a sentence. Nobody writes longer ones; a text without full stops is cut here, so
/// that stages whose work grows faster than a sentence stay linear in the length of the text.
const LONGEST: usize = 400;

/// Adds the sentences of a block, whose tokens begin at `first`, to the document.
pub fn split(document: &mut Document, block: usize, first: usize) {
    let mut start = first;
    let last = document.tokens.len();
    let mut at = first;
    while at < last {
        at += 1;
        if at == last || at - start == LONGEST || ends_sentence(document, start, at) {
            let tokens = start..at;
            let span = document.span_of(tokens.clone());
            document.sentences.push(Sentence { span, block, tokens });
            start = at;
        }
    }
}

/// Whether the sentence that began at token `start` ends before token `at`.
fn ends_sentence(document: &Document, start: usize, at: usize) -> bool {
    let next = document.word(at);
    let Some(stop) = stop_before(document, start, at) else {
        return false;
    };
    if is_footnote(document, at) {
        return false;
    }
    let closed = stop + 1 < at;
    let spaced = document.tokens[at].spaced;
    match document.word(stop) {
        // A closing mark still to come belongs to the sentence: `.)`, `."`.
        _ if !spaced && is_closing(next) => false,
        "." if !spaced && !closed => glued(document, stop, next),
        "." => starts_like_sentence(document, at) && !is_list_number(document, start, stop),
        "…" => spaced && starts_like_sentence(document, at),
        word if word.starts_with("..") => spaced && starts_like_sentence(document, at),
        word if word.starts_with(['!', '?', '。', '！', '？', '।', '؟', '۔']) => {
            (starts_like_sentence(document, at) || !word.is_ascii())
                && !(closed && attributes_quote(document, at))
        }
        // An abbreviation with its own period.
        word => {
            let hour = matches!(word, "a.m." | "p.m.") && follows_hour(document, at);
            spaced
                && (opens_sentence(next) || hour || opens_clause(document, at, word))
                && !opens_name(document, at)
        }
    }
}

/// The token with the final punctuation, when what stands before `at` is that and perhaps closing
/// marks.
fn stop_before(document: &Document, start: usize, at: usize) -> Option<usize> {
    let mut stop = at - 1;
    if stop >= start + 3 && is_footnote(document, stop - 2) {
        stop -= 3;
    }
    // No more than a few marks close at once, and looking no further back keeps this linear.
    for _ in 0..4 {
        if stop > start && !document.tokens[stop].spaced && is_closing(document.word(stop)) {
            stop -= 1;
        }
    }
    let word = document.word(stop);
    let stops = match document.tokens[stop].kind {
        TokenKind::Word => {
            word.len() > 2 && word.ends_with('.') && stop + 1 == at && !matches!(word, "e.g." | "i.e.")
        }
        TokenKind::Number => false,
        TokenKind::Punctuation => word.starts_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔']),
    };
    stops.then_some(stop)
}

/// `[3]` after a full stop is a note to the sentence before it.
fn is_footnote(document: &Document, at: usize) -> bool {
    at + 2 < document.tokens.len()
        && document.word(at) == "["
        && document.tokens[at + 1].kind == TokenKind::Number
        && document.word(at + 2) == "]"
}

fn is_closing(word: &str) -> bool {
    matches!(
        word,
        "\"" | "”" | "'" | "’" | "''" | ")" | "]" | "»" | "」" | "』"
    )
}

/// A period without a space after it ends a sentence where a pasted text lost the space: the word
/// before is an ordinary one and the next begins like a sentence ("the end.The next").
fn glued(document: &Document, stop: usize, next: &str) -> bool {
    let before = stop.checked_sub(1).map_or("", |before| document.word(before));
    let mut letters = next.chars();
    let capitalized =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    before.len() > 1 && before.chars().all(char::is_lowercase) && (capitalized || next == "(")
        || document.tokens[stop].spaced && capitalized
}

/// Whether the token at `at` can be the first of a sentence. A lower case letter says no, unless
/// the word carries a capital further in ("iPhone").
fn starts_like_sentence(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    match document.tokens[at].kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            let lower = word.starts_with(|c: char| c.is_lowercase());
            !(lower && !word.chars().any(char::is_uppercase) || word.starts_with(['\'', '’']))
        }
        TokenKind::Punctuation => {
            let inner = document
                .tokens
                .get(at + 1)
                .map_or("", |token| token.span.of(document.text));
            match word {
                "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "„" | "``" => {
                    !inner.starts_with(|c: char| c.is_lowercase())
                }
                "," | ";" | ":" | "." | "/" | "%" | "&" | "+" | "=" => false,
                _ => true,
            }
        }
    }
}

/// "3." at the start of a sentence numbers it.
fn is_list_number(document: &Document, start: usize, stop: usize) -> bool {
    stop == start + 1
        && (document.tokens[start].kind == TokenKind::Number && document.word(start).len() <= 2
            || document.word(start).chars().count() == 1)
}

/// "in the U.S. Police said", "by Orbis Inc. Shares fell": a single word with a capital and then a small one opens
/// a sentence behind an abbreviation that can end one, unless it goes on with the name of a body or a street.
fn opens_clause(document: &Document, at: usize, abbreviation: &str) -> bool {
    let word = document.word(at);
    let initials = abbreviation.matches('.').count() > 1;
    let ends = initials && !matches!(abbreviation, "a.m." | "p.m." | "Ph.D." | "M.D.")
        || matches!(abbreviation, "Inc." | "Corp." | "Co." | "Ltd." | "Jr." | "Sr.");
    let mut letters = word.chars();
    let capitalized = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && word.len() > 2;
    let small = |at: usize| {
        document.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Word && token.span.of(document.text).starts_with(char::is_lowercase)
        })
    };
    let of = document
        .tokens
        .get(at + 1)
        .is_some_and(|token| matches!(token.span.of(document.text), "of" | "and" | "for" | "de"));
    let hyphen = document
        .tokens
        .get(at + 1)
        .is_some_and(|token| token.span.of(document.text) == "-")
        && small(at + 2);
    // Somebody's initials have a name behind them: "J.K. Rowling said". Those of a country stand behind a
    // preposition.
    let placed = !initials
        || at >= 3
            && matches!(document.word(at - 2), "the" | "," | "in" | "from" | "to")
            && !matches!(document.word(at - 3), "and" | "but" | ".");
    // "left the E.U. Officials said": what does something is no name that goes on.
    let acts = document.tokens.get(at + 1).is_some_and(|token| {
        matches!(
            token.span.of(document.text),
            "said"
                | "say"
                | "says"
                | "told"
                | "have"
                | "had"
                | "has"
                | "were"
                | "are"
                | "was"
                | "is"
                | "will"
                | "would"
        )
    });
    let noun = abbreviation == "D.C."
        || !initials
        || acts && at >= 3 && document.word(at - 2) == "the"
        || at >= 3
            && document.word(at - 2) == "the"
            && matches!(
                document.word(at - 3),
                "in" | "from" | "to" | "of" | "across" | "outside" | "inside" | "into" | "with" | "by"
            );
    ends && capitalized && placed && noun && (small(at + 1) && !of || hyphen) && !BODIES.contains(&word)
}

/// What names of bodies, places and people of a country go on with behind its initials or a company's ending.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "Senate", "House", "Congress", "Army", "Navy", "Air", "Marine", "Marines", "Coast", "President", "Supreme",
    "Department", "Treasury", "Justice", "State", "Federal", "Secretary", "Embassy", "Capitol", "District", "Court",
    "Attorney", "Ambassador", "Constitution", "Government", "Open", "Olympic", "Postal", "Geological", "Central",
    "Special", "Environmental", "Customs", "Immigration", "Food", "Census", "Chamber", "National", "Agency",
    "Foreign", "Home", "Parliament", "Independence", "Northern", "Virgin", "Patent", "Securities", "Steel", "Bank",
    "Council", "Circuit", "Mayor", "Boulevard", "Street", "Avenue", "Drive", "Memorial", "Day", "Park", "School",
    "Library", "Center", "Centre", "Hospital", "Chief", "Chairman", "Chairwoman", "Chairperson", "Vice", "Deputy",
    "Representative", "Senator", "General", "Military", "Forces", "Energy", "Commerce", "Labor", "Education",
    "Homeland", "Soccer", "Women", "Men", "Ski", "Virginia", "Conference", "Consulate", "Mission", "Territory",
    "Dollar", "Cyber", "Space", "Border", "Fish", "Forest", "Park", "Strategic", "Sentencing", "Trade", "Trustee",
    "Marshals", "Marshal", "Magistrate", "Bankruptcy", "Election", "Commission", "Committee", "Civil", "Holocaust",
    "Global", "Group", "Holdings", "International", "Director", "Manager", "Founder", "Spokesman", "Spokeswoman",
];

/// After an abbreviation, an article or a pronoun with a capital may still be part of a name
/// ("Mt. The Remarkables" is rarer than it is worth); only the initial of a name counts: "St. A.".
fn opens_name(document: &Document, at: usize) -> bool {
    document
        .tokens
        .get(at + 1)
        .is_some_and(|after| document.word(at) == "A" && after.span.of(document.text) == ".")
}

/// "until 10 p.m. Georgia will": a name behind an hour opens a sentence, unless it says which clock is meant or
/// which day.
fn follows_hour(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    let mut letters = word.chars();
    let capitalized =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let after = document
        .tokens
        .get(at + 1)
        .map_or("", |token| token.span.of(document.text));
    let clock = matches!(after, "time" | "Time" | "Standard" | "Daylight")
        || matches!(word, "Central" | "Eastern" | "Greenwich" | "Mountain" | "Pacific");
    let day = word.ends_with("day")
        || ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&word.trim_end_matches('.'));
    let month = matches!(
        word.get(..3).unwrap_or(word),
        "Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec"
    ) && document
        .tokens
        .get(at + 1)
        .is_some_and(|token| token.kind == TokenKind::Number);
    capitalized && !clock && !day && !month
}

/// `"Who did it?" Smith asked.` is one sentence: a name or pronoun and a verb of speech follow the
/// quotation.
fn attributes_quote(document: &Document, at: usize) -> bool {
    let words: Vec<&str> = (at..document.tokens.len().min(at + 5))
        .map(|token| document.word(token))
        .collect();
    words
        .iter()
        .take_while(|word| !matches!(**word, "." | "," | "\"" | "“"))
        .skip(1)
        .take(4)
        .any(|word| {
            matches!(
                *word,
                "said"
                    | "says"
                    | "asked"
                    | "asks"
                    | "wrote"
                    | "told"
                    | "added"
                    | "cried"
                    | "shouted"
                    | "replied"
                    | "tweeted"
                    | "exclaimed"
                    | "recalled"
                    | "joked"
                    | "wondered"
                    | "posted"
                    | "explained"
            )
        })
}
