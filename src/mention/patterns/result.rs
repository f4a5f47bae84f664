//! Lists of results.

use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::gazetteers::Types;
use crate::mention::reading::Reading;

/// Lists of results tell by a code whom somebody runs for: "Ana Lind (SWE)".
pub fn countries(reading: &Reading, names: &[Candidate]) -> Vec<Candidate> {
    let document = reading.document;
    let bracketed = |at: usize| {
        document.word(at - 1) == "(" && at + 1 < reading.ids.len() && document.word(at + 1) == ")"
    };
    let is_code = |at: usize| {
        let form = &reading.forms[reading.ids[at] as usize];
        form.types.meets(Types::CODE) && form.length == 3 && !reading.spelt_out.contains_key(&form.word)
    };
    names
        .iter()
        .filter(|name| name.kind == EntityKind::Person)
        .map(|name| name.tokens.end + 1)
        .filter(|&at| at < reading.ids.len() && bracketed(at) && is_code(at))
        .map(|at| Candidate {
            tokens: at..at + 1,
            kind: EntityKind::Place,
            confidence: 0.9,
            evidence: vec!["pattern:code".into()],
        })
        .collect()
}
