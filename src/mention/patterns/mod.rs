//! Names the training data has no label for, by their form: laws and treaties, titled works, storms, ships; what
//! their surroundings say they are; and what a web page's own words are not.

mod abbreviation;
mod address;
mod battle;
mod craft;
mod credit;
mod dateline;
mod edge;
mod employer;
mod facility;
mod given;
mod head;
mod headline;
mod law;
mod organization;
mod page;
mod result;
mod storm;
mod work;

use super::Candidate;
use super::gazetteers::Types;
use super::reading::Reading;
use crate::analysis::EntityKind;
use crate::lexicon::hash::plain;
use std::ops::Range;

/// Applies the patterns: menu words go, the names change kind or grow, new ones are added.
pub fn apply(reading: &Reading, names: &mut Vec<Candidate>) {
    names.retain(|name| !page::is_menu(reading, name) && !page::is_no_name(reading, name));
    page::drop_common(reading, names);
    names.retain(|name| !credit::is_side(reading, name) && !credit::is_pool(reading, name));
    for name in names.iter_mut() {
        head::before_participle(reading, name);
        edge::bracket(reading, name);
        edge::number(reading, name);
        law::by_words(reading, name);
        facility::by_last_word(reading, name);
        credit::photographer(reading, name);
        head::body(reading, name);
        head::paper(reading, name);
        head::planet(reading, name);
        head::business(reading, name);
        head::people(reading, name);
        head::program(reading, name);
        head::seat(reading, name);
        head::plan(reading, name);
        abbreviation::with_article(reading, name);
        organization::party(reading, name);
        organization::cut(reading, name);
        organization::possessive(reading, name);
    }
    headline::cut(reading, names);
    organization::enumerations(reading, names);
    organization::companies(reading, names);
    organization::headed(reading, names);
    employer::employers(reading, names);
    for name in names.iter_mut() {
        given::of_firms(reading, name);
        given::who_act(reading, name);
    }
    abbreviation::of_names(reading, names);
    abbreviation::of_common_words(reading, names);
    abbreviation::spelt_out(reading, names);
    let short = abbreviation::short_forms(reading, names);
    put(names, short);
    names.iter_mut().for_each(unsure);
    for find in [
        given::before_surnames,
        given::initials,
        address::people,
        headline::openers,
        headline::known,
        address::surnames,
        address::ranked,
        address::generations,
        address::nicknamed,
        organization::of_places,
        organization::possessives_of_places,
        dateline::cities,
        credit::agencies,
        result::countries,
        storm::storms,
        battle::battles,
        craft::crafts,
        work::titled,
        work::called,
        law::without_a_name,
    ] {
        let found = find(reading, names);
        put(names, found);
    }
    address::behind_said(reading, names);
}

/// The model's probability below which it does not know an event or a work when it meets one: of the
/// development files' names that it takes for one with less, most are something else.
const SURE: f64 = 0.5;

/// A name of which only that is sure, that it is one.
fn unsure(name: &mut Candidate) {
    if matches!(name.kind, EntityKind::Event | EntityKind::Work) && name.confidence < SURE {
        name.kind = EntityKind::Other;
    }
}

/// The lists of these names together.
fn list(lists: &[&str]) -> Types {
    lists
        .iter()
        .filter_map(|list| Types::named(list))
        .fold(Types::NONE, |all, list| all | list)
}

fn lower(reading: &Reading, at: usize) -> String {
    reading.document.word(at).to_lowercase()
}

/// The names that share a token with a range. Names are in order and do not overlap.
fn overlapping<'n>(names: &'n [Candidate], tokens: &Range<usize>) -> &'n [Candidate] {
    let first = names.partition_point(|name| name.tokens.end <= tokens.start);
    let count = names[first..].partition_point(|name| name.tokens.start < tokens.end);
    &names[first..first + count]
}

/// Puts what was found, in order, in the place of the names it overlaps.
fn put(names: &mut Vec<Candidate>, found: Vec<Candidate>) {
    if found.is_empty() {
        return;
    }
    names.retain(|name| overlapping(&found, &name.tokens).is_empty());
    names.extend(found);
    names.sort_by_key(|name| name.tokens.start);
}

pub use address::is_rank;
pub use organization::is_possessive_name;

/// Whether a token is a quotation mark.
pub fn is_quote(word: &str) -> bool {
    word.chars().all(|c| matches!(plain(c), '"' | '\''))
}
