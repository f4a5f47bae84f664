//! "All 2,472 Harbour Union delegates", "1,042 Ohio voters": a number with thousands belongs to the noun behind the name.

use super::list;
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Phrase;
use crate::mention::reading::Reading;

/// Takes such a number off the front of a name; what is left may be a place that a list knows.
pub fn cut(reading: &Reading, name: &mut Candidate) {
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
