//! Which way a clause looks: back, ahead, or neither, read from the words around an expression.
//!
//! No parse is needed: in news the verb form nearest to a date decides its side almost always, and
//! where nothing is found the reports are about the past.

use crate::document::{Document, TokenKind};
use crate::span::Span;
use crate::syntax::{Pos, Syntax, Tag};
use crate::words::{Class, is, is_cue};
use std::ops::Range;

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// "signed", "was", "reported".
    Back,
    /// "will", "is expected to", "due".
    Ahead,
    /// Nothing says.
    Open,
}

/// A view with the word that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tense<'t> {
    /// Which way.
    pub view: View,
    /// The word; empty for an open view.
    pub cue: &'t str,
    /// The word tells of saying: "said", "reported".
    pub reporting: bool,
    /// The word stands with "had": it tells of what was over by the time the story is at.
    pub perfect: bool,
}

/// What may go on "until Friday", and who may be "given until Friday".
#[rustfmt::skip]
const DEADLINES: &[&str] = &[
    "deadline", "gave", "given", "has", "have", "remain", "remains", "stay", "wait", "continue", "continues",
];

/// What is moved "to Friday" lies ahead, too.
#[rustfmt::skip]
const PUT_OFF: &[&str] = &[
    "adjourned", "deferred", "delayed", "extended", "moved", "off", "postponed", "pushed", "rescheduled",
];

/// What a present tense without an ending tells of several fixed things: "Doors open at 7 p.m. Saturday".
#[rustfmt::skip]
const TIMETABLE_OF_SEVERAL: &[&str] = &["begin", "close", "open", "reopen", "resume", "return", "start"];

/// The past tense of what binds somebody to do a thing.
#[rustfmt::skip]
const RESOLVED: &[&str] = &["agreed", "decided", "pledged", "promised", "proposed", "voted", "vowed"];

/// Words for fixing the day of what is still to come: "a hearing was set for Friday".
#[rustfmt::skip]
const FIXING: &[&str] = &[
    "announced", "booked", "called", "calls", "convened", "ordered", "organised", "organized", "planned",
    "scheduled", "set",
];

/// The present tense of what is fixed: "The pool reopens Saturday", "faces a hearing Monday".
#[rustfmt::skip]
const TIMETABLE: &[&str] = &[
    "airs", "arrives", "begins", "closes", "convenes", "debuts", "departs", "expires", "faces", "kicks",
    "launches", "leaves", "meets", "opens", "premieres", "reconvenes", "reopens", "resumes", "returns",
    "starts", "travels", "votes",
];

/// What people are called to, in one form and the other: it lies ahead of the call. What is only
/// demanded ("called for calm on Saturday") has no day of its own.
#[rustfmt::skip]
const GATHERINGS: &[&str] = &[
    "boycott", "boycotts", "demonstration", "demonstrations", "march", "marches", "protest", "protests",
    "rallies", "rally", "strike", "strikes", "vigil", "vigils", "walkout", "walkouts",
];

/// What a day is remembered for: "the Nov. 13 attacks" are over.
#[rustfmt::skip]
const REMEMBERED: &[&str] = &[
    "assault", "attack", "attacks", "bombing", "bombings", "crash", "disaster", "earthquake", "killing", "killings",
    "massacre", "raid", "riot", "riots", "shooting", "shootings",
];

/// Farthest token that is looked at on each side.
const REACH: usize = 32;

/// The view of the clause around an expression. With `syntax` every verb in the present tense looks ahead.
pub fn tense<'t>(
    document: &Document<'t>,
    syntax: Option<&Syntax>,
    sentence: Range<usize>,
    span: Span,
) -> Tense<'t> {
    let tokens = document.tokens_in(span);
    if let Some(tense) = deadline(document, sentence.start, tokens.clone()) {
        return tense;
    }
    let mut best: Option<(usize, Tense)> = None;
    let mut consider = |cost: usize, index: usize| {
        if best.is_none_or(|(least, _)| cost < least)
            && let Some(mut tense) = cue(document, index).or_else(|| present(document, syntax?, index))
        {
            // "On Thursday, the mayor promised to resign": the day of the promise.
            if index >= tokens.end && RESOLVED.contains(&tense.cue) {
                tense.view = View::Back;
            }
            best = Some((cost, tense));
        }
    };
    // Commas and the like end a clause more often than not; what stands before a date governs it
    // more often than what stands after.
    let mut cost = 0;
    for index in (sentence.start..tokens.start).rev().take(REACH) {
        cost += step(document, index);
        consider(cost, index);
    }
    let mut cost = 1;
    for index in (tokens.end..sentence.end).take(REACH) {
        cost += step(document, index) + 1;
        consider(cost, index);
    }
    best.map_or(
        Tense {
            view: View::Open,
            cue: "",
            reporting: false,
            perfect: false,
        },
        |(_, tense)| tense,
    )
}

/// "postponed until Friday", "as soon as Tuesday", "by February".
fn deadline<'t>(document: &Document<'t>, start: usize, tokens: Range<usize>) -> Option<Tense<'t>> {
    let at = tokens.start;
    let word = |back: usize| {
        at.checked_sub(back)
            .filter(|&index| index >= start)
            .map_or("", |index| document.word(index))
    };
    let ahead = |cue| {
        Some(Tense {
            view: View::Ahead,
            cue,
            reporting: false,
            perfect: false,
        })
    };
    let back = |cue| {
        Some(Tense {
            view: View::Back,
            cue,
            reporting: false,
            perfect: false,
        })
    };
    let behind = document
        .tokens
        .get(tokens.end)
        .map_or("", |_| document.word(tokens.end));
    if REMEMBERED.contains(&behind) {
        return Some(Tense {
            view: View::Back,
            cue: behind,
            reporting: false,
            perfect: true,
        });
    }
    match (word(3), word(2), word(1)) {
        ("effective", "as", "of") => ahead("effective"),
        (.., "effective" | "ending" | "due") => ahead(word(1)),
        (.., "effective" | "due", "on" | "in") => ahead(word(2)),
        (.., "ended") => back(word(1)),
        // "The vote is Tuesday", "The hearing is on Monday".
        (.., "is" | "are") => ahead(word(1)),
        (.., "is" | "are", "on" | "at") => ahead(word(2)),
        // "as of Sunday", where nothing is "effective".
        (_, "as" | "As", "of") => back("as of"),
        ("as", "soon" | "early", "as") => ahead(word(2)),
        (.., "on") => {
            let since = at.saturating_sub(12).max(start);
            (since..at)
                .any(|index| is_call_to_gather(document, index, at))
                .then(|| ahead("for"))?
        }
        (.., "for") => {
            let since = at.saturating_sub(8).max(start);
            let fixed = (since..at)
                .rev()
                .find(|&index| FIXING.contains(&document.word(index)))?;
            // "A service planned for Saturday was cancelled" before or after that day.
            let settled = ["was", "were", "had"]
                .iter()
                .any(|word| tokens.end > 0 && next_is(document, tokens.end - 1, word));
            let over = (1..=2).any(|back| fixed >= back && document.word(fixed - back) == "had");
            (!over && !settled).then(|| ahead(document.word(fixed)))?
        }
        (.., "until" | "till" | "to") => {
            let since = at.saturating_sub(8).max(start);
            let until = word(1) != "to";
            let fixed = |word| PUT_OFF.contains(&word) || until && DEADLINES.contains(&word);
            (since..at)
                .any(|index| fixed(document.word(index)))
                .then(|| ahead(word(1)))?
        }
        _ => None,
    }
}

/// "called for a general strike", not what "had called for" one long ago, nor "for an end to the strike".
fn is_call_to_gather(document: &Document, index: usize, end: usize) -> bool {
    let call = matches!(document.word(index), "call" | "called" | "calling" | "calls");
    let over = index > 0 && document.word(index - 1) == "had";
    call && !over
        && next_is(document, index, "for")
        && (index + 2..end)
            .map(|at| document.word(at))
            .take_while(|word| !matches!(*word, "to" | "of" | "in" | "from" | ","))
            .any(|word| GATHERINGS.contains(&word))
}

fn step(document: &Document, index: usize) -> usize {
    match document.tokens[index].kind {
        TokenKind::Punctuation => match document.word(index) {
            ";" | ":" => 8,
            "," | "--" | "—" | "\"" | "“" | "”" | "''" | "``" => 4,
            _ => 1,
        },
        _ => 1,
    }
}

/// Verbs whose past tense looks like their present.
#[rustfmt::skip]
const PAST_ALIKE: [&str; 22] = [
    "beat", "bet", "bid", "broadcast", "burst", "cast", "cost", "cut", "forecast", "hit", "hurt", "let", "put", "quit",
    "read", "rid", "set", "shed", "shut", "split", "spread", "upset",
];

/// A verb in the present tense, save verbs of saying and of how things are: "The court hears the appeal
/// Wednesday", "schools reopen Thursday"; not "officials say", "he lives".
fn present<'t>(document: &Document<'t>, syntax: &Syntax, index: usize) -> Option<Tense<'t>> {
    let word = syntax.words.get(index)?;
    // "Lyon beat Bergen": what is past and present in one form tells of the past in news.
    let either = word.tag == Tag::Vbp && PAST_ALIKE.contains(&word.lemma.as_str());
    let tells = matches!(word.tag, Tag::Vbz | Tag::Vbp)
        && !either
        && word.pos == Pos::Verb
        && !is_cue(&word.lemma)
        && !is(&word.lemma, Class::State)
        && !matches!(
            word.lemma.as_str(),
            "be" | "have" | "do" | "want" | "need" | "hope" | "know"
        );
    let ahead = Tense {
        view: View::Ahead,
        cue: document.word(index),
        reporting: false,
        perfect: false,
    };
    tells.then_some(ahead)
}

/// What a word shows.
fn cue<'t>(document: &Document<'t>, index: usize) -> Option<Tense<'t>> {
    let word = document.word(index);
    let question = word == "Will";
    if document.tokens[index].kind != TokenKind::Word
        || !question && !word.starts_with(|c: char| c.is_ascii_lowercase() || c == '\'' || c == '’')
    {
        return None;
    }
    let past_perfect = || (1..=2).any(|back| index >= back && document.word(index - back) == "had");
    let found = |view, reporting| {
        Some(Tense {
            view,
            cue: word,
            reporting,
            perfect: view == View::Back && (word == "had" || past_perfect()),
        })
    };
    let to = next_is(document, index, "to");
    match word {
        // "fifth from left", in captions
        "left" if index > 0 && document.word(index - 1) == "from" => None,
        // "may have reached" tells of the past, "will have reached" does not.
        "would" | "must" | "should" | "may" | "might" if next_is(document, index, "have") => {
            found(View::Back, false)
        }
        "Will" | "will" | "'ll" | "’ll" | "shall" | "wo" | "would" | "must" | "should" | "may" | "might"
        | "upcoming" | "forthcoming" | "expires" => found(View::Ahead, false),
        // "had been due to expire": seen from now, that is over.
        "expected" | "scheduled" | "due" | "slated" | "anticipated" | "projected" if past_perfect() => {
            found(View::Back, false)
        }
        "expected" | "scheduled" | "due" | "slated" | "anticipated" | "projected" | "expects" | "expect" => {
            found(View::Ahead, false)
        }
        "plans" | "plan" | "planning" | "planned" | "intends" | "intend" | "hopes" | "hope" | "aims"
        | "seeks" | "wants" | "promised" | "proposed" | "agreed" | "vowed" | "ready" | "prepares"
        | "preparing" | "poised" | "supposed" | "likely"
            if to =>
        {
            found(View::Ahead, false)
        }
        "planned" if next_is(document, index, "for") || next_is(document, index, "a") => {
            found(View::Ahead, false)
        }
        // The present tense of timetables.
        _ if TIMETABLE.contains(&word) => found(View::Ahead, false),
        _ if TIMETABLE_OF_SEVERAL.contains(&word) && is_behind_several(document, index) => {
            found(View::Ahead, false)
        }
        // "appears in court"
        "appears" | "appear" if next_is(document, index, "in") || next_is(document, index, "before") => {
            found(View::Ahead, false)
        }
        // "goes on trial", "goes to the polls".
        "goes" | "go" | "heads" | "head"
            if next_is(document, index, "on")
                || next_is(document, index, "to")
                || next_is(document, index, "before") =>
        {
            found(View::Ahead, false)
        }
        "takes" if next_is(document, index, "effect") || next_is(document, index, "office") => {
            found(View::Ahead, false)
        }
        "to" if next_is(document, index, "be") || is_resolved(document, index) => found(View::Ahead, false),
        "going" if next_is(document, index, "to") => found(View::Ahead, false),
        "set" if next_is(document, index, "to") || next_is(document, index, "for") => {
            found(View::Ahead, false)
        }
        "is" | "are" | "'s" | "’s" | "be" if next_is(document, index, "to") => found(View::Ahead, false),
        // "were planning to", "was to leave": what follows says which way.
        "was" | "were" if looks_on(document, index + 1) => None,
        "was" | "were" | "had" | "did" | "has" | "have" | "'ve" | "’ve" | "been" | "since" => {
            found(View::Back, false)
        }
        _ if !is_past_form(word) || is_passive(document, index) || is_attribute(document, index) => None,
        "said" | "reported" | "told" | "announced" | "disclosed" | "added" | "confirmed" | "stated"
        | "declared" => found(View::Back, true),
        _ => found(View::Back, false),
    }
}

/// Whether a noun for several stands right before: "Polls close".
fn is_behind_several(document: &Document, index: usize) -> bool {
    index > 0 && {
        let before = document.word(index - 1);
        before.len() > 3 && before.ends_with('s') && !before.ends_with("ss") && before != "says"
    }
}

fn next_is(document: &Document, index: usize, word: &str) -> bool {
    index + 1 < document.tokens.len() && document.word(index + 1) == word
}

/// Whether "to" opens what was resolved on with a day in between: "agreed on Monday to meet", not "agreed on
/// Monday to the sale".
fn is_resolved(document: &Document, index: usize) -> bool {
    let word = |at: usize| document.tokens.get(at).map_or("", |_| document.word(at));
    let resolved = (1..=3)
        .filter_map(|back| index.checked_sub(back))
        .any(|at| RESOLVED.contains(&word(at)));
    let noun = matches!(
        word(index + 1),
        "a" | "an" | "the" | "its" | "his" | "her" | "their" | "this" | "that"
    );
    resolved && !noun && word(index + 1).starts_with(|c: char| c.is_ascii_lowercase())
}

/// Whether what follows "were" looks ahead: "planning to", "due", "to be sworn in".
fn looks_on(document: &Document, index: usize) -> bool {
    index < document.tokens.len()
        && matches!(
            document.word(index),
            "planning"
                | "preparing"
                | "going"
                | "expected"
                | "scheduled"
                | "due"
                | "slated"
                | "to"
                | "supposed"
        )
}

/// Whether a participle belongs to a noun: "a still unspecified date", "the wounded".
fn is_attribute(document: &Document, index: usize) -> bool {
    let determiner = |back: usize| {
        index >= back
            && matches!(
                document.word(index - back),
                "a" | "an" | "the" | "its" | "his" | "her" | "their" | "our" | "any" | "no"
            )
    };
    let adverb = index > 0 && {
        let before = document.word(index - 1);
        before == "still" || before == "yet" || before.ends_with("ly")
    };
    determiner(1) || adverb && determiner(2)
}

/// Whether a participle stands with a form of "be" that looks ahead or nowhere: "to be published", "is
/// heard".
fn is_passive(document: &Document, index: usize) -> bool {
    (1..=2).any(|back| index >= back && matches!(document.word(index - back), "be" | "is" | "are" | "being"))
}

/// Past forms: the irregular ones that news write beside dates, and the regular ones.
fn is_past_form(word: &str) -> bool {
    IRREGULAR.contains(&word) || is_regular_past(word)
}

const IRREGULAR: &[&str] = &[
    "began", "came", "went", "took", "met", "won", "lost", "fell", "rose", "left", "made", "held", "gave",
    "got", "became", "found", "broke", "brought", "bought", "built", "caught", "chose", "cut", "drew",
    "drove", "fled", "flew", "fought", "grew", "heard", "hit", "kept", "knew", "led", "paid", "ran", "said",
    "saw", "sent", "shot", "sold", "spent", "spoke", "stood", "swept", "threw", "told", "wrote", "sank",
    "sought", "struck", "sued", "taken", "thought", "withdrew", "slain", "shown", "known", "given", "agreed",
    "freed", "stole", "stolen", "felt", "fallen", "beaten", "dealt", "hid", "laid", "wore", "swore", "bore",
    "froze", "shook", "rode", "drank", "taught", "wept", "bled",
];

fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !matches!(
            word,
            "hundred"
                | "sacred"
                | "naked"
                | "wicked"
                | "united"
                | "kindred"
                | "hatred"
                | "limited"
                | "so-called"
        )
}
