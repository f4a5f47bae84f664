//! "Gallup's Jeffrey Moss": who has somebody with a full name is a firm or a paper, unless somebody is called so.

use super::list;
use crate::analysis::EntityKind;
use crate::mention::Candidate;
use crate::mention::reading::Reading;
use rustc_hash::FxHashSet;

/// Turns single names that were taken for people's, here and wherever else they stand.
pub fn employers(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let person = |name: &&Candidate| name.kind == EntityKind::Person;
    let text = |name: &Candidate| document.slice(document.span_of(name.tokens.clone()));
    let full = |name: &Candidate| {
        let first = &reading.forms[reading.ids[name.tokens.start] as usize];
        name.kind == EntityKind::Person && name.tokens.len() > 1 && first.types.meets(list(&["given"]))
    };
    let mut found: FxHashSet<&str> = FxHashSet::default();
    for pair in names.windows(2) {
        let [owner, somebody] = pair else { continue };
        let mark = owner.tokens.end;
        let owns = mark + 1 == somebody.tokens.start && matches!(document.word(mark), "'s" | "’s");
        if person(&owner) && owner.tokens.len() == 1 && owns && full(somebody) {
            found.insert(text(owner));
        }
    }
    for name in names.iter().filter(person).filter(|name| name.tokens.len() > 1) {
        found.remove(document.word(name.tokens.end - 1));
        found.remove(document.word(name.tokens.start));
    }
    for name in names.iter_mut() {
        if name.kind == EntityKind::Person && found.contains(text(name)) {
            name.kind = EntityKind::Organization;
            name.evidence.push("pattern:employer".into());
        }
    }
}
