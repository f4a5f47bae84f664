//! Events, timeline and summary against TimeSET (Chen et al. 2024): Wikinews articles with the
//! events a reader would put on a timeline, who takes part in them, and their order.

use super::corpora::read_archive;
use crate::analysis::{Analysis, BlockKind, Event, Role};
use crate::document::Document;
use crate::span::{OffsetMap, OffsetUnit, Span};
use crate::summary::{Story, choose};
use crate::syntax::{Pos, Relation, Syntax};
use crate::{Options, analyze, article, syntax, token};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Sentences of the summary that is compared with the article's first ones.
const SENTENCES: usize = 4;

const ARCHIVE: &str = "events/timeset-wikinews-100.brat.tar.gz";

/// Prints what of the annotation is found. `-v` also prints each article with what was missed, and
/// a word after it only the articles whose name contains it.
pub fn evaluate(data: &Path, words: &[String]) -> Result<(), String> {
    let verbose = words.iter().any(|word| word == "-v");
    let only = words.iter().find(|word| *word != "-v");
    let mut total = Score::default();
    for gold in articles(&data.join(ARCHIVE))? {
        if only.is_some_and(|only| !gold.name.contains(only.as_str())) {
            continue;
        }
        total.add(&gold, verbose);
    }
    total.print();
    Ok(())
}

/// Prints the tokens of a text with their parse, a line each, and the events read off it: what a rule
/// looks at.
pub fn show(path: &Path, _words: &[String]) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let document = token::document(&text, article::blocks(&text));
    let syntax = syntax::parse(&document);
    for sentence in &document.sentences {
        for index in sentence.tokens.clone() {
            let word = &syntax.words[index];
            let head = word.head.map_or("-", |head| document.word(head));
            println!(
                "{index}\t{}\t{}\t{}\t{:?}\t{head}",
                document.word(index),
                word.lemma,
                word.tag,
                word.relation
            );
        }
        println!();
    }
    for event in analyze_dated(&text).events {
        println!("{event:?}");
    }
    Ok(())
}

/// An annotated article.
struct Gold {
    name: String,
    text: String,
    events: Vec<GoldEvent>,
    /// Pairs of events by index, the earlier first.
    order: Vec<(usize, usize)>,
}

struct GoldEvent {
    id: String,
    trigger: Span,
    arguments: Vec<(Role, Span)>,
}

fn articles(path: &Path) -> Result<Vec<Gold>, String> {
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

/// Right ones of so many.
#[derive(Default)]
struct Share {
    right: usize,
    all: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }

    fn show(&self, what: &str) {
        let percent = 100.0 * self.right as f64 / self.all.max(1) as f64;
        println!("{what:<58} {percent:5.1} %  ({} of {})", self.right, self.all);
    }
}

#[derive(Default)]
struct Score {
    articles: usize,
    recall: Share,
    rows: Share,
    rows_count: usize,
    events_count: usize,
    named: Share,
    named_arguments: Share,
    arguments: Share,
    beside: Share,
    beside_arguments: Share,
    summary: Share,
    lead: Share,
    words: usize,
    lead_words: usize,
    order: Share,
}

impl Score {
    fn add(&mut self, gold: &Gold, verbose: bool) {
        let analysis = analyze_dated(&gold.text);
        let document = token::document(&gold.text, article::blocks(&gold.text));
        let syntax = syntax::parse(&document);
        self.articles += 1;
        self.events_count += analysis.events.len();
        let found: Vec<Option<&Event>> = gold
            .events
            .iter()
            .map(|event| {
                analysis
                    .events
                    .iter()
                    .find(|found| found.trigger.span.overlaps(event.trigger))
            })
            .collect();
        if verbose {
            println!("\n=== {}", gold.name);
        }
        for (event, found) in gold.events.iter().zip(&found) {
            self.recall.count(found.is_some());
            match found {
                Some(found) => self.participants(gold, &document, &syntax, &analysis, event, found, verbose),
                None if verbose => println!(
                    "missed   {:?} in {}",
                    event.trigger.of(&gold.text),
                    line(gold, event.trigger)
                ),
                None => {}
            }
        }
        self.rows(gold, &analysis, verbose);
        self.summary(gold, &document, &syntax, &analysis, verbose);
        for &(before, after) in &gold.order {
            let interval = |event: Option<&Event>| {
                let id = event?.time.as_deref()?;
                analysis
                    .timexes
                    .iter()
                    .find(|timex| timex.id == id)?
                    .interval
                    .clone()
            };
            if let (Some(first), Some(second)) = (interval(found[before]), interval(found[after]))
                && first[0] != second[0]
            {
                self.order.count(first[0] < second[0]);
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn participants(
        &mut self,
        gold: &Gold,
        document: &Document,
        syntax: &Syntax,
        analysis: &Analysis,
        event: &GoldEvent,
        found: &Event,
        verbose: bool,
    ) {
        let (mut all, mut all_beside) = (true, true);
        let (mut any, mut beside) = (false, false);
        for &(role, span) in &event.arguments {
            let Some(head) = head(document, syntax, span) else {
                continue;
            };
            let place = document.tokens[head].span;
            let by_phrase = found.arguments.iter().any(|argument| {
                let inside = argument.span.contains(place)
                    && self::head(document, syntax, argument.span).is_some_and(|own| {
                        span.contains(document.tokens[own].span) || names_the_same(syntax, head, own)
                    });
                argument.role == role && inside
            });
            let by_entity = found.participants.iter().any(|participant| {
                let named = analysis
                    .entities
                    .iter()
                    .filter(|entity| entity.id == participant.entity)
                    .flat_map(|entity| &entity.mentions)
                    .any(|mention| mention.span.contains(place));
                participant.role == role && named
            });
            let right = by_phrase || by_entity;
            self.arguments.count(right);
            if document.sentence_at(span.start) == Some(found.sentence) {
                beside = true;
                all_beside &= right;
                self.beside_arguments.count(right);
                if verbose && !right {
                    println!(
                        "beside {role:?} {:?} of {:?}; have {:?} in {}",
                        span.of(&gold.text),
                        event.trigger.of(&gold.text),
                        found
                            .arguments
                            .iter()
                            .map(|a| (a.role, a.span.of(&gold.text)))
                            .collect::<Vec<_>>(),
                        document.slice(document.sentences[found.sentence].span)
                    );
                }
            }
            if syntax.words.get(head).is_some_and(|word| word.pos == Pos::Propn) {
                any = true;
                all &= right;
                self.named_arguments.count(right);
                if verbose && !right {
                    println!(
                        "argument {role:?} {:?} of {:?}; have {:?} {:?} in {}",
                        span.of(&gold.text),
                        event.trigger.of(&gold.text),
                        found
                            .arguments
                            .iter()
                            .map(|a| (a.role, a.span.of(&gold.text)))
                            .collect::<Vec<_>>(),
                        found
                            .participants
                            .iter()
                            .map(|p| (p.role, p.entity.as_str()))
                            .collect::<Vec<_>>(),
                        line(gold, event.trigger)
                    );
                }
            }
        }
        if any {
            self.named.count(all);
        }
        if beside {
            self.beside.count(all_beside);
        }
    }

    fn rows(&mut self, gold: &Gold, analysis: &Analysis, verbose: bool) {
        let chain = |event: &Event| event.same_as.clone().unwrap_or_else(|| event.id.clone());
        self.rows_count += analysis.timeline.len();
        for row in &analysis.timeline {
            let own = analysis
                .events
                .iter()
                .find(|event| event.id == row.event)
                .map(chain);
            let right = analysis
                .events
                .iter()
                .filter(|event| Some(chain(event)) == own)
                .any(|event| {
                    gold.events
                        .iter()
                        .any(|gold| gold.trigger.overlaps(event.trigger.span))
                });
            self.rows.count(right);
            if verbose {
                println!(
                    "{} {:<24} {}",
                    if right { "row   " } else { "row ? " },
                    row.display,
                    row.label
                );
            }
        }
    }

    fn summary(
        &mut self,
        gold: &Gold,
        document: &Document,
        syntax: &Syntax,
        analysis: &Analysis,
        verbose: bool,
    ) {
        let story = Story {
            document,
            syntax,
            entities: &analysis.entities,
            events: &analysis.events,
            timexes: &analysis.timexes,
            quantities: &analysis.quantities,
            timeline: &analysis.timeline,
        };
        let chosen = choose(&story, SENTENCES);
        let lead: Vec<usize> = (0..document.sentences.len())
            .filter(|&index| document.block_of(index).kind == BlockKind::Paragraph)
            .take(SENTENCES)
            .collect();
        let holds = |sentences: &[usize], event: &GoldEvent| {
            sentences
                .iter()
                .any(|&index| document.sentences[index].span.contains(event.trigger))
        };
        for event in &gold.events {
            self.summary.count(holds(&chosen, event));
            self.lead.count(holds(&lead, event));
        }
        let words = |sentences: &[usize]| -> usize {
            sentences
                .iter()
                .map(|&index| document.sentences[index].tokens.len())
                .sum()
        };
        self.words += words(&chosen);
        self.lead_words += words(&lead);
        if verbose {
            for &index in &chosen {
                println!("summary  {}", document.slice(document.sentences[index].span));
            }
            for fact in &analysis.summary.key_facts {
                println!("fact     {:?}: {}", fact.question, fact.text);
            }
        }
    }

    fn print(&self) {
        println!("TimeSET, {} articles", self.articles);
        self.recall.show("salient triggers that are events");
        self.beside
            .show("  of those, all ARG0 and ARG1 of the sentence right");
        self.beside_arguments.show("  arguments of the sentence right");
        self.named
            .show("  of those, all ARG0 and ARG1 with a proper name right");
        self.named_arguments.show("  arguments with a proper name right");
        self.arguments
            .show("  all arguments right, also those of other sentences");
        self.rows.show("timeline rows that tell a salient event");
        let per = |count: usize| count as f64 / self.articles.max(1) as f64;
        println!(
            "  rows an article {:.1}, events an article {:.1}",
            per(self.rows_count),
            per(self.events_count)
        );
        self.summary.show("salient events in a summary of 4 sentences");
        self.lead.show("salient events in the first 4 sentences");
        let share = |share: &Share| share.right as f64 / share.all.max(1) as f64;
        println!(
            "  ratio {:.2}, words {} against {}",
            share(&self.summary) / share(&self.lead).max(f64::MIN_POSITIVE),
            self.words,
            self.lead_words
        );
        self.order.show("pairs of dated events in the right order");
    }
}

/// Reads an article; when its date is not found, the first day it states in full, which stands in the
/// line below the headline.
fn analyze_dated(text: &str) -> Analysis {
    let analysis = analyze(text, &Options::default());
    if analysis.article.published.is_some() {
        return analysis;
    }
    let published = analysis
        .timexes
        .iter()
        .filter(|timex| timex.inferred.is_empty())
        .filter_map(|timex| timex.interval.as_ref())
        .find(|[from, to]| from == to)
        .and_then(|[day, _]| day.parse().ok());
    analyze(text, &Options { published })
}

/// The token of a span that the others depend on.
fn head(document: &Document, syntax: &Syntax, span: Span) -> Option<usize> {
    let tokens = document.tokens_in(span);
    tokens.clone().find(|&token| {
        syntax
            .words
            .get(token)
            .is_some_and(|word| word.head.is_none_or(|head| !tokens.contains(&head)))
    })
}

/// Whether a name and the head of a phrase stand for one thing: "activist Ana Rui".
fn names_the_same(syntax: &Syntax, name: usize, head: usize) -> bool {
    syntax
        .ancestors(name)
        .take(4)
        .take_while(|&token| {
            token == head
                || matches!(
                    syntax.words[token].relation,
                    Relation::Appos | Relation::Flat | Relation::Compound
                )
        })
        .any(|token| token == head)
}

/// The line of the article around a span.
fn line(gold: &Gold, span: Span) -> &str {
    let start = gold.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = gold.text[span.end..]
        .find('\n')
        .map_or(gold.text.len(), |at| span.end + at);
    &gold.text[start..end]
}
