//! What a chain is called: its fullest name, its other names, and how each mention names it.

use super::acronym::is_acronym;
use super::chain::Chain;
use super::name::Name;
use super::scene::Scene;
use crate::analysis::{BlockKind, EntityKind, MentionForm};
use crate::mention::{patterns, state_in_full};
use rustc_hash::FxHashMap;

/// The names of a chain.
pub(crate) struct Called {
    /// The fullest one.
    pub name: String,
    /// The others, in order of the text.
    pub aliases: Vec<String>,
    /// How each mention of the chain names it, in the chain's order.
    pub forms: Vec<MentionForm>,
}

/// Finds the fullest name, most often used of those, and sorts the others by it.
pub(crate) fn called(scene: &Scene, chain: &Chain) -> Called {
    let texts: Vec<String> = chain
        .mentions
        .iter()
        .map(|&mention| surface(scene.document.slice(scene.mentions[mention].span)))
        .collect();
    let mut counts: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (at, (text, &mention)) in texts.iter().zip(&chain.mentions).enumerate() {
        let block = scene.document.block_of(scene.sentences[mention]).kind;
        let running = usize::from(matches!(block, BlockKind::Paragraph | BlockKind::List));
        let entry = counts.entry(text).or_insert((0, at));
        entry.0 += 1 + running;
    }
    let person = chain.kind == EntityKind::Person;
    let country = chain.kind == EntityKind::Place && chain.country.is_some();
    let best = counts
        .iter()
        .max_by_key(|(text, (count, first))| {
            let words = words(text, person).words.len();
            // A country is called what it is called most, a person or body by its longest name;
            // nothing by its initials, in capitals, or by an abbreviation ("Fla."), when there is another name.
            let fullness = if country { words.min(2) } else { words };
            let capitals = text.chars().all(|c| !c.is_lowercase());
            let abbreviated = capitals || state_in_full(text).is_some();
            (!abbreviated, fullness, *count, std::cmp::Reverse(*first))
        })
        .map_or("", |(text, _)| *text);
    let best_name = words(best, person);
    let mut aliases: Vec<String> = Vec::new();
    let forms = texts
        .iter()
        .map(|text| {
            if text != best && !aliases.contains(text) && aliases.len() < MAX_ALIASES {
                aliases.push(text.clone());
            }
            form(text, best, &best_name, person)
        })
        .collect();
    Called {
        name: best.to_owned(),
        aliases,
        forms,
    }
}

/// More names than this are not a name's variants any more.
const MAX_ALIASES: usize = 32;

fn words(text: &str, person: bool) -> Name {
    if person {
        Name::of_person(text)
    } else {
        Name::of_thing(text)
    }
}

/// The text of a mention on one line, without an article before it or a possessive ending after.
fn surface(text: &str) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for ending in ["'s", "’s"]
        .into_iter()
        .filter(|_| !patterns::is_possessive_name(text))
    {
        if let Some(bare) = line.strip_suffix(ending) {
            line.truncate(bare.trim_end().len());
        }
    }
    match line.strip_prefix("the ").filter(|rest| !rest.is_empty()) {
        Some(rest) => rest.to_owned(),
        None => line,
    }
}

fn form(text: &str, best: &str, best_name: &Name, person: bool) -> MentionForm {
    if text == best {
        return MentionForm::Name;
    }
    let name = words(text, person);
    if name.compact == best_name.compact {
        let bare = |text: &str| text.strip_prefix("The ").unwrap_or(text).to_owned();
        return if bare(text) == bare(best) {
            MentionForm::Name
        } else {
            MentionForm::Spelling
        };
    }
    if is_acronym(text) && !person {
        MentionForm::Acronym
    } else if name.words.len() < best_name.words.len() {
        MentionForm::Short
    } else {
        MentionForm::Spelling
    }
}
