//! Who is who, measured on MEANTIME (Wikinews, topics airbus and apple): chains of named people,
//! organisations and places, within an article and across articles.
//!
//! MEANTIME marks noun phrases, not names. A named mention here is a phrase of a person,
//! organisation or place chain, cut down to its name: to what stands before a comma or bracket, and
//! of that to the capitalised words at its end, without role nouns ("Orbis CEO Ada Lind" gives "Ada
//! Lind"). Phrases without such words are not named, and of two that give the same words the shorter
//! phrase's chain counts.

use super::corpora::read_text;
use crate::analysis::{Entity, EntityKind};
use crate::clause::Clauses;
use crate::document::Document;
use crate::entity;
use crate::mention::{self, Mention};
use crate::span::Span;
use crate::syntax::{self, Tree};
use crate::{article, token};
use rustc_hash::FxHashMap;
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

/// B³ (Bagga and Baldwin 1998): precision, recall and F1 in percent, averaged over mentions.
fn b_cubed(labels: &[(String, String)]) -> String {
    let (gold, system, both) = counts(labels);
    let mut precision = 0.0;
    let mut recall = 0.0;
    for (one, two) in labels {
        let shared = both[&(one.as_str(), two.as_str())] as f64;
        precision += shared / system[two.as_str()] as f64;
        recall += shared / gold[one.as_str()] as f64;
    }
    let count = labels.len().max(1) as f64;
    scores(precision / count, recall / count)
}

/// The same for pairs of mentions that are in one chain.
fn pairwise(labels: &[(String, String)]) -> String {
    let (gold, system, both) = counts(labels);
    let pairs = |count: &usize| (count * (count - 1) / 2) as f64;
    let shared: f64 = both.values().map(pairs).sum();
    let found: f64 = system.values().map(pairs).sum();
    let wanted: f64 = gold.values().map(pairs).sum();
    scores(shared / found.max(1.0), shared / wanted.max(1.0))
}

type Sizes<'a> = FxHashMap<&'a str, usize>;

fn counts(labels: &[(String, String)]) -> (Sizes<'_>, Sizes<'_>, FxHashMap<(&str, &str), usize>) {
    let (mut gold, mut system, mut both) = (Sizes::default(), Sizes::default(), FxHashMap::default());
    for (one, two) in labels {
        *gold.entry(one).or_default() += 1;
        *system.entry(two).or_default() += 1;
        *both.entry((one.as_str(), two.as_str())).or_default() += 1;
    }
    (gold, system, both)
}

fn scores(precision: f64, recall: f64) -> String {
    let f1 = if precision + recall > 0.0 {
        2.0 * precision * recall / (precision + recall)
    } else {
        0.0
    };
    format!(
        "{:.1} (P {:.1} R {:.1})",
        100.0 * f1,
        100.0 * precision,
        100.0 * recall
    )
}

/// Reads the columns: article, sentence, token, word, chains that open and close.
fn read(text: &str) -> Result<Vec<Gold>, String> {
    let mut articles: Vec<Gold> = Vec::new();
    let mut builder: Option<Builder> = None;
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("#begin") {
            builder = Some(Builder::default());
        } else if line.starts_with("#end") {
            articles.extend(builder.take().map(Builder::finish));
        } else if !line.trim().is_empty() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, sentence, _, word, chains] = columns[..] else {
                return Err(format!("{FILE}: line {} has not five columns", number + 1));
            };
            let builder = builder.get_or_insert_default();
            builder.name = name.trim_start_matches("corpus_").to_owned();
            builder.word(sentence, word, chains);
        }
    }
    Ok(articles)
}

#[derive(Default)]
struct Builder {
    name: String,
    text: String,
    sentence: String,
    sentences: usize,
    /// Words with their places in the text.
    words: Vec<(String, Span)>,
    open: Vec<(String, usize)>,
    phrases: Vec<(String, usize, usize)>,
    quoted: bool,
}

impl Builder {
    fn word(&mut self, sentence: &str, word: &str, chains: &str) {
        let begins = sentence != self.sentence;
        if begins {
            self.sentence = sentence.to_owned();
            self.sentences += 1;
            self.quoted = false;
            // Headline and date are lines of their own.
            self.text.push_str(match self.sentences {
                1 => "",
                2 | 3 => "\n\n",
                _ => " ",
            });
        }
        let before = self.words.last().map_or("", |(word, _)| word.as_str());
        if !begins && !self.is_glued(before, word) {
            self.text.push(' ');
        }
        if word == "\"" {
            self.quoted = !self.quoted;
        }
        let start = self.text.len();
        self.text.push_str(word);
        let at = self.words.len();
        self.words
            .push((word.to_owned(), Span::new(start, self.text.len())));
        for part in chains.split('|').map(str::trim).filter(|part| *part != "-") {
            let name = part.trim_matches(['(', ')']);
            if part.starts_with('(') {
                self.open.push((name.to_owned(), at));
            }
            if part.ends_with(')')
                && let Some(place) = self.open.iter().rposition(|(open, _)| open == name)
            {
                let (name, start) = self.open.remove(place);
                self.phrases.push((name, start, at + 1));
            }
        }
    }

    fn is_glued(&self, before: &str, word: &str) -> bool {
        let closes = matches!(
            word,
            "," | "." | ";" | ":" | "?" | "!" | ")" | "%" | "'s" | "'" | "’s" | "n't"
        );
        let opens = matches!(before, "(" | "$" | "US$") || before == "\"" && self.quoted;
        closes || opens || word == "\"" && self.quoted
    }

    fn finish(mut self) -> Gold {
        self.phrases.sort_by_key(|(_, start, end)| (end - start, *start));
        let mut mentions: Vec<(Span, String, EntityKind)> = Vec::new();
        for (chain, start, end) in &self.phrases {
            let name = chain.trim_start_matches(|c: char| !c.is_ascii_uppercase());
            let kind = match name.get(..3) {
                Some("PER") => EntityKind::Person,
                Some("ORG") => EntityKind::Organization,
                Some("LOC") => EntityKind::Place,
                _ => continue,
            };
            let Some((first, last)) = self.named_part(*start, *end, kind) else {
                continue;
            };
            let span = self.words[first].1.cover(self.words[last].1);
            if mentions.iter().all(|(other, ..)| !other.overlaps(span)) {
                mentions.push((span, name.to_owned(), kind));
            }
        }
        mentions.sort_by_key(|(span, ..)| *span);
        Gold {
            name: self.name,
            text: self.text,
            mentions,
        }
    }

    /// First and last word of the name in a phrase.
    fn named_part(&self, start: usize, end: usize, kind: EntityKind) -> Option<(usize, usize)> {
        let word = |at: usize| self.words[at].0.as_str();
        let capital = |at: usize| word(at).starts_with(char::is_uppercase);
        let end = (start..end)
            .find(|&at| matches!(word(at), "," | "("))
            .unwrap_or(end);
        let role = |at: usize| kind == EntityKind::Person && is_role(word(at));
        let last = end
            .checked_sub(1)
            .filter(|&last| last >= start && capital(last) && !role(last))?;
        let mut first = last;
        while first > start {
            let joined = matches!(word(first - 1), "of" | "and" | "&" | "'" | "-")
                && first > start + 1
                && capital(first - 2);
            if role(first - 1) || !(capital(first - 1) || joined) {
                break;
            }
            first -= 1;
        }
        while first < last
            && matches!(
                word(first),
                "The" | "the" | "Mr." | "Mr" | "and" | "of" | "&" | "'"
            )
        {
            first += 1;
        }
        let pronoun = matches!(
            word(last),
            "We" | "They"
                | "It"
                | "He"
                | "She"
                | "I"
                | "I'"
                | "The"
                | "Some"
                | "Many"
                | "Any"
                | "Ya"
                | "Their"
        );
        (!pronoun).then_some((first, last))
    }
}

fn is_role(word: &str) -> bool {
    let lower = word.to_lowercase();
    [
        "ceo",
        "c.e.o.",
        "chief",
        "executive",
        "officer",
        "president",
        "minister",
        "senator",
        "spokeswoman",
        "spokesman",
        "chairman",
        "justice",
        "judge",
        "founder",
        "co-founder",
        "operating",
        "vice",
        "prime",
        "developers",
    ]
    .contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(gold: &str, system: &str) -> (String, String) {
        (gold.to_owned(), system.to_owned())
    }

    #[test]
    fn b_cubed_of_a_known_case() {
        // Gold {a a a} {b}, system {1 1} {2 2}: precision (1+1+½+½)/4, recall (⅔+⅔+⅓+1)/4.
        let labels = [pair("a", "1"), pair("a", "1"), pair("a", "2"), pair("b", "2")];
        assert_eq!(b_cubed(&labels), "70.6 (P 75.0 R 66.7)");
        assert_eq!(pairwise(&labels), "40.0 (P 50.0 R 33.3)");
    }

    #[test]
    fn phrases_are_cut_down_to_names() {
        let lines = "#begin document (x); part 000\n\
            corpus_x\t0\t0\tOrbis\t(intra_PER1\n\
            corpus_x\t0\t1\tCEO\t-\n\
            corpus_x\t0\t2\tAda\t-\n\
            corpus_x\t0\t3\tLind\tintra_PER1)\n\
            corpus_x\t0\t4\tleft\t-\n\
            corpus_x\t0\t5\tthe\t(intra_ORG2\n\
            corpus_x\t0\t6\tcompany\tintra_ORG2)\n\
            #end document\n";
        let articles = read(lines).unwrap();
        let names: Vec<&str> = articles[0]
            .mentions
            .iter()
            .map(|(span, ..)| span.of(&articles[0].text))
            .collect();
        assert_eq!(names, ["Ada Lind"]);
    }
}
