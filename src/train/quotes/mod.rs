//! Who said what, measured on PolNeAR: 2015–16 news of American politics, every attribution marked.

mod learn;
mod polnear;

use crate::analysis::{Analysis, Quote};
use crate::span::Span;
use crate::{Options, analyze};
use polnear::{Attribution, Gold, articles};
use std::path::Path;

pub use learn::train;

/// Prints what of direct and of indirect speech is found, who is named for it, and how many of the quotes
/// found are in the annotation. "-v" prints each fault on the dev part, "dev" leaves the train part out.
///
/// - *Direct* speech stands wholly between quotation marks; *indirect* speech holds none and has a verb of
///   saying in its cue. *Mixed* is the rest with a mark in it.
/// - Content is *found* when the characters of the quotes that touch it share at least half of the
///   characters of both; *whole* when they are the same, marks and punctuation at the edges aside.
/// - Of what is found, the speaker is *right* when a mention of the speaker or the quote's source overlaps
///   the annotated source, *none* when the quote names neither, else *wrong*.
/// - A quote is *in gold* when at least half of it lies in annotated content of any kind.
pub fn evaluate(data: &Path, words: &[String]) -> Result<(), String> {
    let verbose = words.iter().any(|word| word == "-v");
    let only_dev = words.iter().any(|word| word == "dev");
    for part in ["train", "dev"]
        .into_iter()
        .filter(|part| !only_dev || *part == "dev")
    {
        let mut score = Score::default();
        let articles = articles(data, part)?;
        for gold in &articles {
            let analysis = analyze(&gold.text, &Options::default());
            score.add(gold, &analysis, verbose && part == "dev");
        }
        println!("quotes, PolNeAR {part}: {} articles", articles.len());
        score.print();
    }
    Ok(())
}

/// The verbs of saying that measuring counts, in all their forms. It is a list of its own so that a change
/// of the lexicon does not change what is measured.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "according", "say", "says", "said", "saying", "tell", "tells", "told", "telling", "report", "reports",
    "reported", "reporting", "add", "adds", "added", "adding", "note", "notes", "noted", "noting", "state",
    "states", "stated", "stating", "explain", "explains", "explained", "explaining", "write", "writes", "wrote",
    "written", "writing", "argue", "argues", "argued", "arguing", "announce", "announces", "announced",
    "announcing", "claim", "claims", "claimed", "claiming", "warn", "warns", "warned", "warning", "confirm",
    "confirms", "confirmed", "acknowledge", "acknowledges", "acknowledged", "acknowledging", "insist", "insists",
    "insisted", "insisting", "concede", "concedes", "conceded", "allege", "alleges", "alleged", "alleging",
    "assert", "asserts", "asserted", "asserting", "contend", "contends", "contended", "contending", "declare",
    "declares", "declared", "declaring", "reply", "replied", "replies", "respond", "responded", "responds",
    "suggest", "suggests", "suggested", "suggesting", "deny", "denies", "denied", "denying", "admit", "admits",
    "admitted", "admitting", "comment", "commented", "remark", "remarked", "conclude", "concluded", "concludes",
    "testify", "testified", "tweet", "tweeted", "stress", "stressed", "stresses", "emphasize", "emphasized",
];

/// How speech is given.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Direct,
    Indirect,
    Mixed,
}

/// Names of the manners, in the order of the enum.
const MANNERS: [&str; 3] = ["direct", "indirect", "mixed"];

/// How an attribution gives its content; `None` for what has no verb of saying and no marks (plans,
/// beliefs, moods), which is not measured.
fn manner(text: &str, attribution: &Attribution) -> Option<Manner> {
    let content = &attribution.content;
    let words: Vec<&str> = content.iter().map(|span| span.of(text)).collect();
    let has_mark = |piece: &str| piece.contains(['"', '“', '”']) || piece.contains("''");
    let opens = |piece: &str| piece.starts_with(['"', '“']) || piece.starts_with("''");
    let closes = |piece: &str| {
        let bare = piece.trim_end_matches(['.', ',']);
        bare.ends_with(['"', '”'])
            || bare.ends_with("''")
            || !piece.trim_start_matches(['"', '\'']).contains(['"', '”'])
    };
    if words
        .iter()
        .all(|piece| piece.len() > 1 && opens(piece) && closes(piece.trim_start_matches('“')))
    {
        return Some(Manner::Direct);
    }
    if words.iter().any(|piece| has_mark(piece)) {
        return Some(Manner::Mixed);
    }
    let says = attribution.cue.iter().any(|cue| {
        cue.of(text)
            .split(|c: char| !c.is_alphabetic())
            .any(|word| SAYING.contains(&word.to_lowercase().as_str()))
    });
    says.then_some(Manner::Indirect)
}

/// What was counted of one manner of speech.
#[derive(Clone, Copy, Default)]
struct Counts {
    gold: usize,
    found: usize,
    whole: usize,
    /// Found, with an annotated source.
    sourced: usize,
    right: usize,
    none: usize,
    wrong: usize,
}

#[derive(Default)]
struct Score {
    counts: [Counts; 3],
    quotes: usize,
    in_gold: usize,
}

impl Score {
    fn add(&mut self, gold: &Gold, analysis: &Analysis, verbose: bool) {
        for attribution in &gold.attributions {
            if let Some(manner) = manner(&gold.text, attribution) {
                let fault = self.judge(gold, attribution, manner, analysis);
                if let Some(fault) = fault.filter(|_| verbose) {
                    println!("{} {}", gold.name, fault);
                }
            }
        }
        for quote in &analysis.quotes {
            let contents = gold
                .attributions
                .iter()
                .flat_map(|attribution| &attribution.content);
            let inside = shared(&[quote.span], &contents.copied().collect::<Vec<_>>());
            let known = 2 * inside >= quote.span.len();
            self.quotes += 1;
            self.in_gold += usize::from(known);
            if verbose && !known {
                println!("{} not in gold: {}", gold.name, shown(&gold.text, &[quote.span]));
            }
        }
    }

    /// Counts an attribution, and says what is wrong with what was found of it.
    fn judge(
        &mut self,
        gold: &Gold,
        of: &Attribution,
        manner: Manner,
        analysis: &Analysis,
    ) -> Option<String> {
        let counts = &mut self.counts[manner as usize];
        let name = MANNERS[manner as usize];
        let text = &gold.text;
        counts.gold += 1;
        let near: Vec<&Quote> = analysis
            .quotes
            .iter()
            .filter(|quote| of.content.iter().any(|span| span.overlaps(quote.span)))
            .collect();
        let spans: Vec<Span> = near.iter().map(|quote| quote.span).collect();
        let both = shared(&spans, &of.content);
        let all = length(&spans) + length(&of.content) - both;
        let said = || {
            format!(
                "{} [{} | {}]",
                shown(text, &of.content),
                shown(text, &of.source),
                shown(text, &of.cue)
            )
        };
        if 2 * both < all || both == 0 {
            return Some(format!(
                "{name} content: {} found {}",
                said(),
                shown(text, &spans)
            ));
        }
        counts.found += 1;
        let bare = |spans: &[Span]| -> String {
            let words: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
            let that = words
                .join(" ")
                .replace(|c: char| !c.is_alphanumeric(), "")
                .to_lowercase();
            that.strip_prefix("that").map_or(that.clone(), str::to_owned)
        };
        counts.whole += usize::from(bare(&spans) == bare(&of.content));
        if of.source.is_empty() {
            return None;
        }
        counts.sourced += 1;
        let longest = near
            .iter()
            .max_by_key(|quote| shared(&[quote.span], &of.content))?;
        let mentions = analysis
            .entities
            .iter()
            .filter(|entity| longest.speaker.as_ref() == Some(&entity.id))
            .flat_map(|entity| entity.mentions.iter().map(|mention| mention.span));
        let named: Vec<Span> = mentions.chain(longest.source).collect();
        if named
            .iter()
            .any(|span| of.source.iter().any(|source| source.overlaps(*span)))
        {
            counts.right += 1;
            return None;
        }
        if named.is_empty() {
            counts.none += 1;
            return Some(format!("{name} speaker none: {}", said()));
        }
        counts.wrong += 1;
        Some(format!(
            "{name} speaker wrong: {} found {:?}",
            said(),
            longest.speaker
        ))
    }

    fn print(&self) {
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        for (name, counts) in MANNERS.iter().zip(&self.counts) {
            println!(
                "  {name:8} {:5}  content {:5.1}%  whole {:5.1}%   speaker right {:5.1}%  none {:5.1}%  wrong {:5.1}%",
                counts.gold,
                share(counts.found, counts.gold),
                share(counts.whole, counts.gold),
                share(counts.right, counts.sourced),
                share(counts.none, counts.sourced),
                share(counts.wrong, counts.sourced),
            );
        }
        println!(
            "  quotes in gold {:5.1}% of {}",
            share(self.in_gold, self.quotes),
            self.quotes
        );
    }
}

/// Bytes that two lists of spans share; neither list may hold overlapping spans of its own for this to be
/// exact, so both are joined first.
fn shared(left: &[Span], right: &[Span]) -> usize {
    let (left, right) = (joined(left), joined(right));
    let overlap = |a: &Span, b: &Span| a.end.min(b.end).saturating_sub(a.start.max(b.start));
    left.iter()
        .map(|a| right.iter().map(|b| overlap(a, b)).sum::<usize>())
        .sum()
}

fn length(spans: &[Span]) -> usize {
    joined(spans).iter().map(|span| span.len()).sum()
}

/// The same bytes without overlaps, in order.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in sorted {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

fn shown(text: &str, spans: &[Span]) -> String {
    let pieces: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
    format!("«{}»", pieces.join(" … ").replace('\n', " "))
}
