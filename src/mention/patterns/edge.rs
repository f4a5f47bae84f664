//! What stands at either end of a name and is no part of it.

use super::list;
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Phrase;
use crate::mention::reading::Reading;

/// "Lee Moss (R-Kans.)", of which the tagger took the bracket in and no more of it than its first words.
pub fn bracket(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let open = name.tokens.clone().skip(1).find(|&at| document.word(at) == "(");
    let closed = name.tokens.clone().any(|at| document.word(at) == ")");
    if let Some(open) = open.filter(|_| !closed) {
        name.tokens.end = open;
    }
}

/// "All 2,472 Harbour Union delegates", "1,042 Ohio voters": a number with thousands belongs to the noun behind the name.
/// What is left of the name may be a place that a list knows.
pub fn number(reading: &Reading, name: &mut Candidate) {
    let document = reading.document;
    let first = name.tokens.start;
    let thousands = document.tokens[first].kind == TokenKind::Number && document.word(first).contains(',');
    if name.tokens.len() < 2 || !thousands {
        return;
    }
    name.tokens.start += 1;
    let mut phrase = Phrase::default();
    for at in name.tokens.clone() {
        phrase.push(reading.forms[reading.ids[at] as usize].lower);
    }
    if phrase.types().meets(list(&["country", "region", "city", "town"])) {
        name.kind = EntityKind::Place;
    }
}
