//! TimeSET's annotation: brat's stand-off files, an article and its events each.

use crate::analysis::Role;
use crate::span::{OffsetMap, OffsetUnit, Span};
use crate::train::corpora::read_archive;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// An annotated article.
pub struct Gold {
    /// Its file's name.
    pub name: String,
    /// What was annotated.
    pub text: String,
    /// What a reader would put on a timeline.
    pub events: Vec<GoldEvent>,
    /// Pairs of events by index, the earlier first.
    pub order: Vec<(usize, usize)>,
}

/// An event of the timeline its readers drew.
pub struct GoldEvent {
    id: String,
    /// The words that tell of it.
    pub trigger: Span,
    /// Who takes part, wherever in the article the name stands.
    pub arguments: Vec<(Role, Span)>,
}

/// The articles of an archive, by name.
pub fn articles(path: &Path) -> Result<Vec<Gold>, String> {
    let files: BTreeMap<String, String> = read_archive(path)
        .map_err(|error| error.to_string())?
        .into_iter()
        .collect();
    files
        .iter()
        .filter_map(|(name, text)| {
            let stem = name.strip_suffix(".txt")?;
            let annotation = files.get(&format!("{stem}.ann"))?;
            Some(article(stem, text, annotation))
        })
        .collect()
}

/// Reads the brat stand-off format: spans in code points, "E1 event:T1 ARG0-:T2", "R1 AFTER Arg1:E1
/// Arg2:E2".
fn article(name: &str, text: &str, annotation: &str) -> Result<Gold, String> {
    let map = OffsetMap::new(text, OffsetUnit::Codepoint, OffsetUnit::Byte);
    let mut spans: HashMap<&str, Span> = HashMap::new();
    let bad = |line: &str| format!("{name}.ann: cannot read \"{line}\"");
    for line in annotation.lines().filter(|line| line.starts_with('T')) {
        let mut fields = line.split('\t');
        let (id, place) = (
            fields.next().unwrap_or_default(),
            fields.next().ok_or_else(|| bad(line))?,
        );
        let numbers: Vec<usize> = place
            .split([' ', ';'])
            .skip(1)
            .map(|number| number.parse().map_err(|_| bad(line)))
            .collect::<Result<_, _>>()?;
        let (from, to) = (
            numbers.first().ok_or_else(|| bad(line))?,
            numbers.last().ok_or_else(|| bad(line))?,
        );
        spans.insert(id, map.span(Span::new(*from, *to)));
    }
    let mut events = Vec::new();
    for line in annotation.lines().filter(|line| line.starts_with('E')) {
        let (id, parts) = line.split_once('\t').ok_or_else(|| bad(line))?;
        let mut parts = parts.split_whitespace().filter_map(|part| part.split_once(':'));
        let (_, trigger) = parts.next().ok_or_else(|| bad(line))?;
        let arguments = parts.filter_map(|(role, filler)| {
            let role = match role.get(..4)? {
                "ARG0" => Role::Agent,
                "ARG1" => Role::Patient,
                _ => return None,
            };
            Some((role, *spans.get(filler)?))
        });
        events.push(GoldEvent {
            id: id.to_owned(),
            trigger: *spans.get(trigger).ok_or_else(|| bad(line))?,
            arguments: arguments.collect(),
        });
    }
    let at = |id: &str| events.iter().position(|event| event.id == id);
    let order = annotation
        .lines()
        .filter_map(|line| {
            let mut parts = line.split_once("\tAFTER ")?.1.split_whitespace();
            let first = at(parts.next()?.strip_prefix("Arg1:")?)?;
            Some((first, at(parts.next()?.strip_prefix("Arg2:")?)?))
        })
        .collect();
    Ok(Gold {
        name: name.to_owned(),
        text: text.to_owned(),
        events,
        order,
    })
}
