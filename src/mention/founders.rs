//! A firm that bears the name of its founder: where an article names both Anna Lind and Lind Foods, a bare "Lind" is the
//! firm when shares are held in it, when it was founded or employs people; else it stays who it was.

use super::Candidate;
use super::reading::Reading;
use crate::analysis::EntityKind;
use rustc_hash::FxHashSet;

/// What is held in a firm or belongs to it, before "in", "of" or "at", or behind its name.
#[rustfmt::skip]
const HELD: [&str; 19] = [
    "shares", "stock", "stake", "stakes", "shareholder", "shareholders", "investors", "revenue", "revenues", "sales",
    "profits", "earnings", "employees", "factory", "factories", "subsidiary", "workforce", "plants", "headquarters",
];

/// What a firm was or is, behind its name and a comma. People, too, are "based in Oslo".
const WAS: [&str; 4] = ["founded", "headquartered", "listed", "incorporated"];

/// What a firm does, right behind its name.
const DOES: [&str; 5] = [
    "employs",
    "employed",
    "manufactures",
    "manufactured",
    "outsourced",
];

/// Makes firms of the bare surnames that are held and employ as firms do.
pub fn firms(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let of_several =
        |kind: EntityKind, names: &[Candidate], at: fn(&Candidate) -> usize| -> FxHashSet<&str> {
            let several = names
                .iter()
                .filter(|name| name.kind == kind && name.tokens.len() > 1);
            several.map(|name| document.word(at(name))).collect()
        };
    let people = of_several(EntityKind::Person, names, |name| name.tokens.end - 1);
    let firms = of_several(EntityKind::Organization, names, |name| name.tokens.start);
    let shared: FxHashSet<&str> = people.intersection(&firms).copied().collect();
    if shared.is_empty() {
        return;
    }
    let word = |at: Option<usize>| match at {
        Some(at) if at < document.tokens.len() => document.word(at),
        _ => "",
    };
    let is_held = |at: usize| {
        let noun = word(at.checked_sub(2)).to_lowercase();
        matches!(word(at.checked_sub(1)), "in" | "of" | "at") && HELD.contains(&noun.as_str())
    };
    let is_firm = |at: usize| {
        let (next, second) = (word(Some(at + 1)), word(Some(at + 2)));
        match next {
            "," => WAS.contains(&second),
            "'s" | "’s" => HELD.contains(&second),
            _ => DOES.contains(&next) || HELD.contains(&next) || is_held(at),
        }
    };
    for name in names.iter_mut() {
        let at = name.tokens.start;
        let bare = name.kind == EntityKind::Person && name.tokens.len() == 1;
        if bare && shared.contains(document.word(at)) && is_firm(at) {
            name.kind = EntityKind::Organization;
            name.evidence.push("pattern:firm".into());
        }
    }
}
