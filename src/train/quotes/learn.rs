//! Training the rankers of speech on PolNeAR's train part.

use super::polnear::{Attribution, Gold, articles};
use super::shared;
use crate::analysis::Entity;
use crate::attribution::source::Candidate;
use crate::attribution::{Text, content, marks, source};
use crate::clause::Clauses;
use crate::document::Document;
use crate::rank::training::{Example, Recipe, learn, measure};
use crate::rank::{Features, Ranker, best};
use crate::span::Span;
use crate::story::Names;
use crate::syntax::{self, Syntax, Tree};
use crate::{article, entity, mention, timex, token};
use std::ops::Range;
use std::path::Path;

/// Where the packed weights go.
const FOLDER: &str = "src/attribution";

/// How many features each ranker keeps.
const MOST: usize = 6000;

/// Learns the three rankers from the train part, packs them into `src/attribution`, and prints how often
/// each chooses right on train and dev.
pub fn train(data: &Path, _words: &[String]) -> Result<(), String> {
    let [train, dev] = ["train", "dev"].map(|part| articles(data, part));
    let (train, dev) = (train?, dev?);
    let (train, dev): (Vec<Read>, Vec<Read>) = (
        train.iter().map(Read::new).collect(),
        dev.iter().map(Read::new).collect(),
    );
    let all = |examples: &dyn Fn(&Case) -> Vec<Example>, articles: &[Read]| -> Vec<Example> {
        articles.iter().flat_map(|read| read.case(examples)).collect()
    };
    let fit =
        |name: &str, examples: &dyn Fn(&Case) -> Vec<Example>, recipe: Recipe| -> Result<Ranker, String> {
            let (learned, held) = (all(examples, &train), all(examples, &dev));
            let weights = learn(&learned, recipe).strongest(MOST);
            let ranker = weights.ranker();
            let packed = weights.pack();
            let path = format!("{FOLDER}/{name}.weights");
            std::fs::write(&path, &packed).map_err(|error| format!("{path}: {error}"))?;
            let share = |(right, of): (usize, usize)| 100.0 * right as f64 / of.max(1) as f64;
            println!(
                "{name:8} {} examples, {} features, {} bytes: right {:.1}% on train, {:.1}% on dev",
                learned.len(),
                weights.len(),
                packed.len(),
                share(measure(&ranker, &learned)),
                share(measure(&ranker, &held)),
            );
            Ok(ranker)
        };
    let recipe = |rounds, penalty| Recipe {
        rounds,
        penalty,
        fewest: 6,
    };
    let of_source = fit("source", &|case| case.sources(), recipe(150, 1.0))?;
    let of_content = fit("content", &|case| case.contents(&of_source), recipe(120, 1.0))?;
    fit(
        "speech",
        &|case| case.speech(&of_source, &of_content),
        recipe(150, 1.0),
    )?;
    Ok(())
}

/// An annotated article, read.
struct Read<'g> {
    gold: &'g Gold,
    document: Document<'g>,
    syntax: Syntax,
    entities: Vec<Entity>,
}

impl<'g> Read<'g> {
    fn new(gold: &'g Gold) -> Self {
        let document = token::document(&gold.text, article::blocks(&gold.text));
        let timexes = timex::resolve(&document, None, &timex::recognize(&document), None);
        let mentions = mention::outside(mention::find(&document), &timexes);
        let syntax = syntax::parse(&document);
        let clauses = Clauses::read(&Tree::new(&document, &syntax));
        let entities = entity::link(&document, &syntax, &clauses, mentions);
        Self {
            gold,
            document,
            syntax,
            entities,
        }
    }

    fn case(&self, examples: &dyn Fn(&Case) -> Vec<Example>) -> Vec<Example> {
        let tree = Tree::new(&self.document, &self.syntax);
        let names = Names::new(&self.document, &self.entities);
        let case = Case {
            gold: self.gold,
            text: Text::new(&self.document, &tree, &names, &self.entities),
        };
        examples(&case)
    }
}

/// An article with what people found in it.
struct Case<'a, 't> {
    gold: &'a Gold,
    text: Text<'a, 't>,
}

impl Case<'_, '_> {
    /// The annotated attribution whose cue holds a cue.
    fn of_cue(&self, cue: usize) -> Option<&Attribution> {
        let span = self.span(&self.text.cues[cue].words);
        let holds = |attribution: &&Attribution| attribution.cue.iter().any(|gold| gold.overlaps(span));
        self.gold.attributions.iter().find(holds)
    }

    /// The annotated attribution that words in marks belong to.
    fn of_marked(&self, range: &Range<usize>) -> Option<&Attribution> {
        let span = self.span(range);
        let inside = |attribution: &&Attribution| 2 * shared(&[span], &attribution.content) >= span.len();
        let length = |attribution: &&Attribution| super::length(&attribution.content);
        self.gold.attributions.iter().filter(inside).min_by_key(length)
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.text.document.span_of(tokens.clone())
    }

    fn sources(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        for cue in 0..self.text.cues.len() {
            if let Some(attribution) = self.of_cue(cue) {
                examples.extend(self.source(attribution, &self.text.target_of_cue(cue)));
            }
        }
        let mut last = None;
        for range in &self.text.marked {
            if let Some(attribution) = self.of_marked(range) {
                let nearest = self.text.nearest(range).map(|(cue, _)| cue);
                let target = self.text.target(range, nearest, last);
                examples.extend(self.source(attribution, &target));
                let tokens = attribution
                    .source
                    .first()
                    .map(|&span| self.text.document.tokens_in(span));
                last = Some((range.clone(), tokens.filter(|tokens| !tokens.is_empty())));
            } else {
                last = None;
            }
        }
        examples
    }

    fn source(&self, attribution: &Attribution, target: &source::Target) -> Option<Example> {
        let text = &self.text;
        let candidates = source::candidates(text.tree, text.names, &text.marked, target);
        let likeness = |candidate: &Candidate| {
            let tokens = candidate.tokens()?;
            Some(alike(&[self.span(&tokens)], &attribution.source))
        };
        let right = if attribution.source.is_empty() {
            vec![0]
        } else {
            most_alike(
                candidates
                    .iter()
                    .map(|candidate| likeness(candidate).unwrap_or(0.0)),
                0.0,
            )
        };
        (!right.is_empty()).then(|| Example {
            candidates: source::features(text.tree, text.names, text.entities, target, &candidates),
            right,
            weight: 1.0,
        })
    }

    /// What a cue's content can be, and the ranker's own choice of its source before.
    fn choices(&self, of_source: &Ranker, cue: usize) -> (Vec<content::Candidate>, Vec<Features>) {
        let text = &self.text;
        let target = text.target_of_cue(cue);
        let sources = source::candidates(text.tree, text.names, &text.marked, &target);
        let features = source::features(text.tree, text.names, text.entities, &target, &sources);
        let source = of_source
            .choose(&features)
            .and_then(|choice| sources[choice.index].tokens());
        let place = content::Place::new(text.tree, &text.cues[cue], source.as_ref());
        let candidates = content::candidates(text.tree, &text.cues[cue], &place);
        let features = content::features(text.tree, &text.cues[cue], &place, &candidates);
        (candidates, features)
    }

    fn contents(&self, of_source: &Ranker) -> Vec<Example> {
        let example = |cue: usize| {
            let (candidates, features) = self.choices(of_source, cue);
            let right = match self.of_cue(cue) {
                Some(attribution) if !self.is_marked(&attribution.content) => {
                    let sentence =
                        &self.text.document.sentences[self.text.tree.sentence(self.text.cues[cue].token)];
                    let here: Vec<Span> = attribution
                        .content
                        .iter()
                        .map(|span| {
                            Span::new(
                                span.start.max(sentence.span.start),
                                span.end
                                    .min(sentence.span.end)
                                    .max(span.start.max(sentence.span.start)),
                            )
                        })
                        .filter(|span| !span.is_empty())
                        .collect();
                    let likeness = candidates.iter().map(|candidate| {
                        let spans: Vec<Span> =
                            candidate.pieces.iter().map(|piece| self.span(piece)).collect();
                        alike(&spans, &here)
                    });
                    most_alike(likeness, 0.5)
                }
                _ => vec![0],
            };
            (!right.is_empty()).then_some(Example {
                candidates: features,
                right,
                weight: 1.0,
            })
        };
        (0..self.text.cues.len()).filter_map(example).collect()
    }

    /// Whether all but a tenth of some content stands in marks.
    fn is_marked(&self, content: &[Span]) -> bool {
        let marked: Vec<Span> = self.text.marked.iter().map(|range| self.span(range)).collect();
        10 * shared(content, &marked) >= 9 * super::length(content)
    }

    fn speech(&self, of_source: &Ranker, of_content: &Ranker) -> Vec<Example> {
        let mut reported = Vec::new();
        for cue in 0..self.text.cues.len() {
            let (candidates, features) = self.choices(of_source, cue);
            if let Some(choice) = best(&of_content.probabilities(&features)) {
                reported.extend(
                    candidates[choice.index]
                        .pieces
                        .iter()
                        .map(|piece| (piece.clone(), cue)),
                );
            }
        }
        let marked = self
            .text
            .marked
            .iter()
            .filter(|range| marks::words(self.text.document, (*range).clone()) > 0);
        marked
            .map(|range| {
                let inside = self.text.reported_by(&reported, range).is_some();
                Example {
                    candidates: vec![self.text.speech_features(range, inside), Features::default()],
                    right: vec![usize::from(self.of_marked(range).is_none())],
                    weight: 1.0,
                }
            })
            .collect()
    }
}

/// The share of the characters of both that two lists of spans share.
fn alike(one: &[Span], other: &[Span]) -> f64 {
    let both = shared(one, other);
    both as f64 / (super::length(one) + super::length(other) - both).max(1) as f64
}

/// The indexes of those most alike, when they are more than `least` alike.
fn most_alike(likeness: impl Iterator<Item = f64>, least: f64) -> Vec<usize> {
    let all: Vec<f64> = likeness.collect();
    let most = all.iter().copied().fold(0.0, f64::max);
    if most <= least {
        return Vec::new();
    }
    (0..all.len())
        .filter(|&index| all[index] >= most - 0.02)
        .collect()
}
