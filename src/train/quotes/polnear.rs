//! PolNeAR's annotation: brat's stand-off files, each attribution with its source, cue and content.

use crate::span::{OffsetMap, OffsetUnit, Span};
use crate::train::corpora::read_archive;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Where the archive lies in the folder of corpora.
const FILE: &str = "attribution/polnear-train-dev.tar.gz";

/// An annotated article.
pub struct Gold {
    /// Its file's name.
    pub name: String,
    /// What was annotated.
    pub text: String,
    /// Who said what, in the order of the annotation.
    pub attributions: Vec<Attribution>,
}

/// One thing given as somebody's. Each part may stand in several pieces.
pub struct Attribution {
    /// Whose it is; none when the text does not say.
    pub source: Vec<Span>,
    /// The words that say so.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// The articles of a part of the corpus ("train", "dev"), by name. Of several annotations of an article
/// the first by name counts.
pub fn articles(data: &Path, part: &str) -> Result<Vec<Gold>, String> {
    let files: BTreeMap<String, String> = read_archive(&data.join(FILE))
        .map_err(|error| error.to_string())?
        .into_iter()
        .map(|(name, text)| (name.trim_start_matches("./").to_owned(), text))
        .collect();
    let folder = format!("{part}/text/");
    files
        .range(folder.clone()..)
        .take_while(|(name, _)| name.starts_with(&folder))
        .map(|(name, text)| {
            let stem = name[folder.len()..].trim_end_matches(".txt");
            let prefix = format!("{part}/attributions/{stem}_");
            let annotation = files
                .range(prefix.clone()..)
                .next()
                .filter(|(name, _)| name.starts_with(&prefix))
                .map_or("", |(_, annotation)| annotation);
            article(stem, text, annotation)
        })
        .collect()
}

/// Reads "T1 Source 3 9;12 15" and "E1 Attribution:T4 Content:T3 Cue:T2 Source:T1", offsets in code
/// points.
fn article(name: &str, text: &str, annotation: &str) -> Result<Gold, String> {
    let map = OffsetMap::new(text, OffsetUnit::Codepoint, OffsetUnit::Byte);
    let mut places: HashMap<&str, Vec<Span>> = HashMap::new();
    for line in lines(annotation, 'T') {
        let bad = || format!("{name}.ann: cannot read \"{line}\"");
        let mut fields = line.split('\t');
        let id = fields.next().unwrap_or_default();
        let (_, pieces) = fields
            .next()
            .and_then(|place| place.split_once(' '))
            .ok_or_else(bad)?;
        let spans = pieces
            .split(';')
            .map(|piece| {
                let (start, end) = piece.split_once(' ')?;
                Some(Span::new(
                    map.offset(start.parse().ok()?),
                    map.offset(end.parse().ok()?),
                ))
            })
            .collect::<Option<Vec<Span>>>()
            .ok_or_else(bad)?;
        places.insert(id, spans);
    }
    let attributions = lines(annotation, 'E')
        .filter_map(|line| line.split_once('\t'))
        .map(|(_, arguments)| {
            let part = |role: &str| -> Vec<Span> {
                let mut spans: Vec<Span> = arguments
                    .split_ascii_whitespace()
                    .filter_map(|argument| argument.split_once(':'))
                    .filter(|(name, _)| name.trim_end_matches(|c: char| c.is_ascii_digit()) == role)
                    .flat_map(|(_, id)| places.get(id).cloned().unwrap_or_default())
                    .collect();
                spans.sort_unstable();
                spans
            };
            Attribution {
                source: part("Source"),
                cue: part("Cue"),
                content: part("Content"),
            }
        })
        .filter(|attribution| !attribution.content.is_empty())
        .collect();
    Ok(Gold {
        name: name.to_owned(),
        text: text.to_owned(),
        attributions,
    })
}

/// The lines of a kind: its letter, a number, a tab. The text a line repeats at its end may itself hold line
/// breaks, and what follows them is no line of its own.
fn lines(annotation: &str, kind: char) -> impl Iterator<Item = &str> {
    annotation.lines().filter(move |line| {
        line.strip_prefix(kind)
            .and_then(|rest| rest.split_once('\t'))
            .is_some_and(|(number, _)| number.parse::<u32>().is_ok())
    })
}
