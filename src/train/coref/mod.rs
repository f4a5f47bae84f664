//! Who is who, measured on MEANTIME (Wikinews, topics airbus and apple): chains of named people,
//! organisations and places, within an article and across articles.
//!
//! MEANTIME marks noun phrases, not names. A named mention here is a phrase of a person,
//! organisation or place chain, cut down to its name: to what stands before a comma or bracket, and
//! of that to the capitalised words at its end, without role nouns ("Orbis CEO Ada Lind" gives "Ada
//! Lind"). Phrases without such words are not named, and of two that give the same words the shorter
//! phrase's chain counts.

mod reader;
mod score;

use super::corpora::read_text;
use crate::analysis::{Entity, EntityKind};
use crate::clause::Clauses;
use crate::document::Document;
use crate::entity;
use crate::mention::{self, Mention};
use crate::span::Span;
use crate::syntax::{self, Tree};
use crate::{article, token};
use reader::read;
use rustc_hash::FxHashMap;
use score::{b_cubed, pairwise};
use std::ops::Range;
use std::path::Path;

const FILE: &str = "coref/meantime-airbus-apple.conll.gz";

/// Prints B³ and pairwise F1 within articles and across them, with the annotators' mentions and
/// with the system's own.
///
/// With its own mentions, chains are compared on the gold mentions that the system found (one holds
/// the other); how many that were is printed beside it. Names the annotators left out are not counted
/// against it, as they marked the opening sentences only.
pub fn evaluate(data: &Path, verbose: bool) -> Result<(), String> {
    let text = read_text(&data.join(FILE)).map_err(|error| error.to_string())?;
    let articles = read(&text)?;
    let gold: usize = articles.iter().map(|article| article.mentions.len()).sum();
    println!(
        "coreference, MEANTIME airbus+apple: {} articles, {gold} named mentions",
        articles.len()
    );
    for own in [false, true] {
        let linked: Vec<Vec<Entity>> = articles.iter().map(|article| article.link(own)).collect();
        let lists: Vec<&[Entity]> = linked.iter().map(Vec::as_slice).collect();
        let across = entity::match_across(&lists);
        let mut labels = Labels::default();
        for (at, (article, entities)) in articles.iter().zip(&linked).enumerate() {
            article.label(at, entities, &across[at], &mut labels);
        }
        let name = if own { "own mentions " } else { "gold mentions" };
        println!(
            "  {name}  found {:5.1}%  within B³ {}  pairs {}   across B³ {}  pairs {}",
            100.0 * labels.within.len() as f64 / gold.max(1) as f64,
            b_cubed(&labels.within),
            pairwise(&labels.within),
            b_cubed(&labels.across),
            pairwise(&labels.across),
        );
        if verbose {
            labels.print_differences();
        }
    }
    Ok(())
}

/// An article with its named mentions.
struct Gold {
    name: String,
    text: String,
    /// Where it stands, its chain, what it is.
    mentions: Vec<(Span, String, EntityKind)>,
}

impl Gold {
    fn link(&self, own: bool) -> Vec<Entity> {
        let document = token::document(&self.text, article::blocks(&self.text));
        let mentions = if own {
            mention::find(&document)
        } else {
            self.mentions
                .iter()
                .map(|(span, _, kind)| gold_mention(&document, *span, *kind))
                .collect()
        };
        let syntax = syntax::parse(&document);
        let clauses = Clauses::read(&Tree::new(&document, &syntax));
        entity::link(&document, &syntax, &clauses, mentions)
    }

    /// Notes for each gold mention that was found which gold and which system chain it is in.
    fn label(&self, at: usize, entities: &[Entity], across: &[usize], labels: &mut Labels) {
        let mut found: Vec<(Span, usize)> = entities
            .iter()
            .enumerate()
            .flat_map(|(index, entity)| entity.mentions.iter().map(move |mention| (mention.span, index)))
            .collect();
        found.sort_unstable();
        for (span, chain, _) in &self.mentions {
            let near = found.partition_point(|(other, _)| other.end <= span.start);
            let matched = found[near..]
                .iter()
                .take_while(|(other, _)| other.start < span.end)
                .find(|(other, _)| other.contains(*span) || span.contains(*other));
            let words = span.of(&self.text);
            match matched {
                Some((_, entity)) => {
                    labels.words.push(format!("{} {words}", self.name));
                    labels
                        .within
                        .push((format!("{at} {chain}"), format!("{at} {entity}")));
                    labels.across.push((chain.clone(), across[*entity].to_string()));
                }
                None => labels.missed.push(format!("{} {words}", self.name)),
            }
        }
    }
}

fn gold_mention(document: &Document, span: Span, kind: EntityKind) -> Mention {
    let Range { start, end } = document.tokens_under(span);
    let tokens = start..end.max(start + 1);
    Mention {
        span: document.span_of(tokens.clone()),
        tokens,
        kind,
        confidence: 1.0,
        evidence: vec!["gold".to_owned()],
        country: None,
    }
}

/// (gold chain, system chain) of every mention that was found.
#[derive(Default)]
struct Labels {
    within: Vec<(String, String)>,
    across: Vec<(String, String)>,
    words: Vec<String>,
    missed: Vec<String>,
}

impl Labels {
    /// The chains that are not alike, for whoever looks for the cause.
    fn print_differences(&self) {
        for (title, labels) in [("within", &self.within), ("across", &self.across)] {
            for (side, gold) in [("split", true), ("mixed", false)] {
                let mut sets: FxHashMap<&str, FxHashMap<&str, Vec<&str>>> = FxHashMap::default();
                for ((one, two), words) in labels.iter().zip(&self.words) {
                    let (outer, inner) = if gold { (one, two) } else { (two, one) };
                    sets.entry(outer)
                        .or_default()
                        .entry(inner)
                        .or_default()
                        .push(words);
                }
                let mut sets: Vec<_> = sets.into_iter().filter(|(_, parts)| parts.len() > 1).collect();
                sets.sort_by_key(|(name, _)| name.to_string());
                for (name, parts) in sets {
                    println!("    {title} {side} {name}");
                    let mut parts: Vec<_> = parts.into_iter().collect();
                    parts.sort();
                    for (other, words) in parts {
                        let mut words = words.clone();
                        words.sort_unstable();
                        words.dedup();
                        words.truncate(6);
                        println!("      {other}: {}", words.join(" | "));
                    }
                }
            }
        }
        for missed in &self.missed {
            println!("    missed {missed}");
        }
    }
}
