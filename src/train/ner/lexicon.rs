//! Packs what the packages say of words: clusters and gazetteers.

use crate::lexicon::container::Writer;
use crate::lexicon::fingerprints::{self, fingerprint};
use crate::lexicon::{self, hash, static_function};
use crate::mention::gazetteers::{self, Phrase, Types};
use crate::train::corpora::read_text;
use crate::train::ner::examples;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

/// Bits against unknown words.
const CHECK_BITS: u32 = 6;

/// Bits of a gazetteer name's fingerprint.
const NAME_BITS: u32 = 28;

/// How many words a cluster table holds, by default: cased words of the Brown clusters, words of the
/// vectors' clusters.
pub const SIZES: (usize, usize) = (100_000, 130_000);

/// Words that our lexer keeps whole, most frequent first.
fn is_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic())
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '\''))
        && examples::document(word).tokens.len() == 1
}

/// Packs the clusters, from `brown.tsv.gz` and `glove-kmeans-200k.tsv.gz` of the corpora.
///
/// # Errors
/// When a file cannot be read or is not a table.
pub fn clusters(data: &Path, sizes: (usize, usize)) -> Result<Vec<u8>, String> {
    let read = |name: &str| read_text(&data.join("clusters").join(name)).map_err(|error| error.to_string());
    let (brown, vectors) = (read("brown.tsv.gz")?, read("glove-kmeans-200k.tsv.gz")?);

    let mut paths: Vec<&str> = Vec::new();
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let mut words: Vec<(u64, u32)> = Vec::new();
    let mut seen = HashSet::new();
    for line in brown.lines() {
        let (word, path) = line.split_once('\t').ok_or("brown.tsv.gz: a line has no tab")?;
        // Longer words in capitals are looked up by their other spellings.
        let capitals = word.chars().count() > 4 && word.chars().all(char::is_uppercase);
        if words.len() == sizes.0 || capitals || !is_word(word) || !seen.insert(hash::word(word)) {
            continue;
        }
        let id = *ids.entry(path).or_insert_with(|| {
            paths.push(path);
            paths.len() as u32 - 1
        });
        words.push((hash::word(word), id));
    }

    let mut fine: Vec<(u64, u32)> = Vec::new();
    let mut votes: BTreeMap<u32, HashMap<(u16, u16), usize>> = BTreeMap::new();
    seen.clear();
    for line in vectors.lines() {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().ok_or("glove-kmeans-200k.tsv.gz: a line is short");
        let word = cell()?;
        let mut number = || cell()?.parse::<u32>().map_err(|error| error.to_string());
        let (coarse, middle, id) = (number()?, number()?, number()?);
        *votes
            .entry(id)
            .or_default()
            .entry((middle as u16, coarse as u16))
            .or_default() += 1;
        if fine.len() < sizes.1 && is_word(word) && seen.insert(hash::lower(word)) {
            fine.push((hash::lower(word), id));
        }
    }
    let last = votes.keys().next_back().copied().unwrap_or(0);

    let mut writer = Writer::default();
    writer.number(paths.len());
    for path in paths {
        writer.number(usize::from_str_radix(path, 2).map_err(|error| error.to_string())?);
        writer.byte(path.len() as u8);
    }
    // A fine cluster lies mostly in one coarser cluster, and is taken to lie wholly in it.
    writer.number(last as usize + 1);
    for id in 0..=last {
        let best = votes
            .get(&id)
            .and_then(|votes| votes.iter().max_by_key(|&(cluster, count)| (*count, *cluster)));
        let (middle, coarse) = best.map_or((0, 0), |(&cluster, _)| cluster);
        writer.number(usize::from(middle));
        writer.number(usize::from(coarse));
    }
    static_function::pack(&words, CHECK_BITS, &mut writer);
    static_function::pack(&fine, CHECK_BITS, &mut writer);
    Ok(writer.close(lexicon::MAGIC))
}

/// Packs the gazetteers, from the written lists of the repository and the `gazetteer.tsv` that
/// `scripts/gazetteers.py` made.
///
/// # Errors
/// When a file cannot be read or names an unknown list.
pub fn gazetteers(lists: &str, packages: &str, leave_out: &[String]) -> Result<Vec<u8>, String> {
    let mut phrases: BTreeMap<u32, (Types, Option<String>)> = BTreeMap::new();
    let mut add = |name: &str, list: &str, country: &str| {
        let types = Types::named(list).ok_or_else(|| format!("there is no list \"{list}\""))?;
        if leave_out.iter().any(|left| left == list) {
            return Ok(());
        }
        let document = examples::document(name);
        if document.tokens.is_empty() || document.tokens.len() > gazetteers::LONGEST {
            return Ok(());
        }
        let mut phrase = Phrase::default();
        for at in 0..document.tokens.len() {
            phrase.push(hash::lower(document.word(at)));
        }
        let entry = phrases.entry(fingerprint(phrase.key(), NAME_BITS)).or_default();
        entry.0 = entry.0 | types;
        if !country.is_empty() && entry.1.is_none() {
            entry.1 = Some(country.to_owned());
        }
        Ok::<(), String>(())
    };
    for line in lists
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let (head, names) = line
            .split_once(": ")
            .ok_or_else(|| format!("no list in the line \"{line}\""))?;
        let (list, country) = match head.rsplit_once(' ') {
            Some((list, code)) if code.len() == 2 && code.chars().all(char::is_uppercase) => (list, code),
            _ => (head, ""),
        };
        for name in names.split(',') {
            add(name.trim(), list, country)?;
        }
    }
    for line in packages.lines() {
        let mut cells = line.split('\t');
        let (Some(name), Some(list)) = (cells.next(), cells.next()) else {
            return Err(format!("gazetteer.tsv: a line is short: \"{line}\""));
        };
        add(name, list, cells.next().unwrap_or(""))?;
    }

    let countries: Vec<String> = phrases
        .values()
        .filter_map(|entry| entry.1.clone())
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut sets: Vec<u32> = Vec::new();
    let mut kinds = Vec::new();
    let mut codes = Vec::new();
    for (types, country) in phrases.values() {
        let set = sets
            .iter()
            .position(|&set| set == types.bits())
            .unwrap_or_else(|| {
                sets.push(types.bits());
                sets.len() - 1
            });
        kinds.push(u8::try_from(set).map_err(|_| "more than 256 sets of lists")?);
        let code = country
            .as_ref()
            .and_then(|country| countries.iter().position(|known| known == country));
        codes.push(code.map_or(0, |code| code as u8 + 1));
    }
    let mut writer = Writer::default();
    writer.number(countries.len());
    countries.iter().for_each(|code| writer.bytes(code.as_bytes()));
    writer.number(sets.len());
    sets.iter().for_each(|&set| writer.number(set as usize));
    fingerprints::pack(
        NAME_BITS,
        &phrases.keys().copied().collect::<Vec<_>>(),
        &mut writer,
    );
    writer.bytes(&kinds);
    writer.bytes(&codes);
    Ok(writer.close(gazetteers::MAGIC))
}
