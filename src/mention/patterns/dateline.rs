//! Where an article was written, before its first words: "DENVER (AP) —", "LIMA, Peru —". A word in capitals before
//! a bare dash says what is told ("SOCCER -", "NOTE -") unless it is known for a place.

use super::overlapping;
use crate::analysis::EntityKind;
use crate::document::TokenKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::{Phrase, Types};
use crate::mention::reading::Reading;
use std::ops::Range;

/// Most words of a city's name.
const WORDS: usize = 4;

/// Most tokens between the city and the dash: a state, an agency in brackets.
const BETWEEN: usize = 9;

/// Whether the gazetteers know words for a place.
fn known(reading: &Reading, tokens: Range<usize>) -> bool {
    let places = ["country", "area", "region", "city", "town"];
    let mut phrase = Phrase::default();
    for at in tokens {
        phrase.push(reading.forms[reading.ids[at] as usize].lower);
    }
    let types = phrase.types();
    places
        .iter()
        .filter_map(|list| Types::named(list))
        .any(|list| types.meets(list))
}

/// The cities in capitals that open a paragraph and have a dash behind them.
pub fn cities(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let blocks = document.blocks.iter().filter(|block| block.is_story());
    let city = |first: usize, last: usize| {
        let shouted = |at: &usize| {
            let word = document.word(*at);
            document.tokens[*at].kind == TokenKind::Word
                && word.chars().filter(|c| c.is_alphabetic()).count() > 1
                && word.chars().all(|c| !c.is_lowercase())
        };
        let end = first + (first..last.min(first + WORDS)).take_while(shouted).count();
        let dash =
            (end..last.min(end + BETWEEN)).find(|&at| matches!(document.word(at), "—" | "–" | "-" | "--"))?;
        let opens = matches!(document.word(end), "(" | "," | "—" | "–" | "-" | "--");
        let small = |at: usize| {
            document.tokens[at].kind == TokenKind::Word && document.word(at).starts_with(char::is_lowercase)
        };
        let plain = !(end..dash).any(small) && document.tokens[dash].spaced;
        let told = matches!(document.word(end), "(" | ",");
        (end > first && opens && plain && (told || known(reading, first..end))).then_some(first..end)
    };
    blocks
        .filter_map(|block| {
            let tokens = document.tokens_in(block.span);
            city(tokens.start, tokens.end)
        })
        .filter(|tokens| {
            let place = |name: &Candidate| name.kind == EntityKind::Place;
            !overlapping(names, tokens).iter().any(place)
        })
        .map(|tokens| Candidate {
            tokens,
            kind: EntityKind::Place,
            confidence: 0.9,
            evidence: vec!["pattern:dateline".into()],
        })
        .collect()
}
