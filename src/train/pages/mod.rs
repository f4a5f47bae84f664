//! Trains and measures the reading of whole pages, as text and as HTML.

mod corpora;
mod dates;
mod evaluate;
mod gold;
mod pack;
mod score;
mod trainer;

pub use evaluate::evaluate;

use crate::article::labels::{self, Label, look::looks, model::Model};
use crate::article::pieces::{self, Piece};
use crate::article::{headline, lines, story};
use crate::markup;
use crate::rank::Ranker;
use crate::rank::training::{self, Recipe};
use crate::train::corpora::read_archive;
use corpora::{Corpus, GoldPage};
use std::path::Path;
use trainer::{Example, Settings};

/// How much examples cut from pages, and clean articles, count beside whole pages.
const CROP_WEIGHT: f32 = 0.5;
const CLEAN_WEIGHT: f32 = 0.3;
const SILVER_WEIGHT: f32 = 0.4;

/// How the headline ranker is learned: from few examples.
const HEADLINES: Recipe = Recipe {
    rounds: 200,
    penalty: 6.0,
    fewest: 3,
};

/// One of the two ways a page is read.
struct View<'g> {
    gold: &'g GoldPage,
    /// Its markup, when it is read as HTML.
    page: Option<&'g markup::Page>,
    text: &'g str,
    pieces: Vec<Piece>,
    labels: Vec<Label>,
}

impl<'g> View<'g> {
    fn both(gold: &'g GoldPage) -> [View<'g>; 2] {
        [None, Some(&gold.page)].map(|page| {
            let text = page.map_or(gold.text.as_str(), |page| &page.text);
            let lines = page.map_or_else(|| lines::lines(text), lines::of_page);
            let pieces = pieces::pieces(text, &lines);
            let labels = gold::labels(gold, text, &pieces, page);
            View {
                gold,
                page,
                text,
                pieces,
                labels,
            }
        })
    }

    fn example(&self, range: std::ops::Range<usize>, weight: f32) -> Example {
        let pieces = &self.pieces[range.clone()];
        Example {
            features: labels::features(&looks(self.text, pieces), pieces, self.page),
            allowed: self.labels[range]
                .iter()
                .map(|&label| 1 << label as u16)
                .collect(),
            weight,
        }
    }

    /// The page, and for plain text two parts of it, as people select them: the article alone, and one
    /// that begins and ends somewhere around it.
    fn examples(&self, turn: usize) -> Vec<Example> {
        let mut examples = vec![self.example(0..self.pieces.len(), 1.0)];
        let story = |label: &Label| matches!(label, Label::Story | Label::Heading | Label::List);
        let (Some(first), Some(last)) = (
            self.labels.iter().position(story),
            self.labels.iter().rposition(story),
        ) else {
            return examples;
        };
        if self.page.is_some() {
            // The same lines without their markup are one more plain text.
            let plain = View {
                gold: self.gold,
                page: None,
                text: self.text,
                pieces: self.pieces.clone(),
                labels: self.labels.clone(),
            };
            examples.push(plain.example(0..plain.pieces.len(), CROP_WEIGHT));
        } else {
            let head = self
                .labels
                .iter()
                .position(|label| *label == Label::Headline)
                .unwrap_or(first)
                .min(first);
            let below = self.labels.len() - last - 1;
            examples.push(self.example(head..last + 1, CROP_WEIGHT));
            let (above, behind) = (turn * 7 % 10, turn * 3 % 10);
            examples.push(self.example(head * above / 10..last + 1 + below * behind / 10, CROP_WEIGHT));
        }
        examples
    }

    /// The candidates for the headline, with those that say what the page's titles say; of HTML also as if
    /// it were plain text.
    fn headlines(&self, model: &Model) -> Vec<training::Example> {
        let Some(reading) = story::find(self.text, &self.pieces, self.page, model) else {
            return Vec::new();
        };
        let titles = gold::titles(self.gold);
        let is_right = |place: Option<usize>| {
            let words = place.map(|at| gold::words(self.pieces[at].span.of(self.text)));
            words.is_some_and(|words| titles.iter().any(|title| gold::alike(&words, title)))
        };
        let example = |page: Option<&markup::Page>| {
            let found = headline::candidates(self.text, &self.pieces, page, &reading);
            let mut right: Vec<usize> = (0..found.len())
                .filter(|&index| is_right(found[index].0))
                .collect();
            if right.is_empty() {
                right.push(found.len() - 1);
            }
            training::Example {
                candidates: found.into_iter().map(|candidate| candidate.1).collect(),
                right,
                weight: 1.0,
            }
        };
        let marked = self.page.map(|page| example(Some(page)));
        std::iter::once(example(None)).chain(marked).collect()
    }
}

/// Articles without anything around them: title, date, story.
fn clean_examples(data: &Path) -> Result<Vec<Example>, String> {
    let archive = data.join("events/timeset-wikinews-100.brat.tar.gz");
    let articles = read_archive(&archive).map_err(|error| error.to_string())?;
    let texts = articles.into_iter().filter(|(name, _)| name.ends_with(".txt"));
    let examples = texts.map(|(_, text)| {
        let pieces = pieces::pieces(&text, &lines::lines(&text));
        let story = [Label::Story, Label::Heading, Label::List];
        let allowed = |at: usize| match at {
            0 => 1 << Label::Headline as u16,
            1 => 1 << Label::Dateline as u16,
            _ => story.iter().fold(0, |all, &label| all | 1 << label as u16),
        };
        Example {
            features: labels::features(&looks(&text, &pieces), &pieces, None),
            allowed: (0..pieces.len()).map(allowed).collect(),
            weight: CLEAN_WEIGHT,
        }
    });
    Ok(examples.collect())
}

/// Pages without a gold body, with the body that a model finds in their HTML: only those where it holds
/// all strings that people say belong to the article, and none of those that do not.
fn silver_examples(pages: &[GoldPage], model: &Model) -> Vec<Example> {
    let bodies = pages
        .iter()
        .filter(|page| page.corpus == Corpus::Trafilatura)
        .filter_map(|gold| {
            let [_, view] = View::both(gold);
            let reading = story::find(view.text, &view.pieces, view.page, model)?;
            let story = reading.story.clone();
            let inside = story.filter(|&at| story::story_share(&reading.shares[at]) > 0.5);
            let lines: Vec<&str> = inside.map(|at| view.pieces[at].span.of(view.text)).collect();
            let body = lines.join("\n");
            let flat = gold::normal(&body);
            let holds = |text: &String| flat.contains(&gold::normal(text));
            let sound = gold.inside.iter().all(holds) && !gold.outside.iter().any(holds);
            sound.then(|| GoldPage { body, ..gold.clone() })
        });
    let bodies: Vec<GoldPage> = bodies.collect();
    println!("{} pages read for training", bodies.len());
    let views = bodies.iter().flat_map(View::both).enumerate();
    views
        .flat_map(|(turn, view)| view.examples(turn))
        .map(|example| Example {
            weight: example.weight * SILVER_WEIGHT,
            ..example
        })
        .collect()
}

/// The two packed files of a training run.
struct Files {
    model: Vec<u8>,
    headlines: Vec<u8>,
}

impl Files {
    fn model(&self) -> Model {
        Model::unpack(&self.model).expect("it was packed just now")
    }

    fn headlines(&self) -> Ranker {
        Ranker::unpack(&self.headlines).expect("it was packed just now")
    }
}

/// `train-pages`: learns from all pages and writes the packed files into the source tree.
pub fn train(data: &Path, _: &[String]) -> Result<(), String> {
    let pages = corpora::read(data)?;
    let files = cross_validated(&pages, &clean_examples(data)?, 0)
        .pop()
        .expect("the model of all pages");
    for (name, bytes) in [
        ("labels/model.bin", &files.model),
        ("headline.bin", &files.headlines),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/article")
            .join(name);
        std::fs::write(&path, bytes).map_err(|error| error.to_string())?;
        println!("{}: {} bytes", path.display(), bytes.len());
    }
    Ok(())
}

/// The fold a page is left out of, by its number.
const FOLDS: usize = 5;

/// Trains one pair of files for each of the first `folds` folds, without the pages of that fold; and, when
/// there are none, one from all pages. The headlines are learned from readings of pages by models that have
/// not seen them.
fn cross_validated(pages: &[GoldPage], clean: &[Example], folds: usize) -> Vec<Files> {
    let views: Vec<(usize, View)> = pages
        .iter()
        .enumerate()
        .flat_map(|(number, page)| View::both(page).map(|view| (number % FOLDS, view)))
        .collect();
    let examples: Vec<(usize, Example)> = views
        .iter()
        .enumerate()
        .filter(|(_, (_, view))| view.gold.corpus != Corpus::Trafilatura)
        .flat_map(|(turn, (fold, view))| view.examples(turn).into_iter().map(|example| (*fold, example)))
        .collect();
    let learn = |left_out: usize, silver: &[Example]| {
        let kept = examples
            .iter()
            .filter(|(fold, _)| *fold != left_out)
            .map(|(_, example)| example);
        let all: Vec<&Example> = kept.chain(clean).chain(silver).collect();
        pack::pack(&trainer::train(&all, &Settings::default()))
    };
    // Each model reads the pages without a body and learns again with them: it has never seen its fold.
    let twice = |left_out: usize| {
        let first = Model::unpack(&learn(left_out, &[])).expect("it was packed just now");
        learn(left_out, &silver_examples(pages, &first))
    };
    let models: Vec<Vec<u8>> = (0..FOLDS).map(twice).collect();
    let headlines: Vec<(usize, training::Example)> = views
        .iter()
        .flat_map(|(fold, view)| {
            let model = Model::unpack(&models[*fold]).expect("it was packed just now");
            view.headlines(&model).into_iter().map(|example| (*fold, example))
        })
        .collect();
    let rank = |left_out: usize| {
        let kept = headlines.iter().filter(|(fold, _)| *fold != left_out);
        let examples: Vec<training::Example> = kept
            .map(|(_, example)| training::Example {
                candidates: example.candidates.clone(),
                right: example.right.clone(),
                weight: example.weight,
            })
            .collect();
        training::learn(&examples, HEADLINES).pack()
    };
    if folds == 0 {
        return vec![Files {
            model: twice(FOLDS),
            headlines: rank(FOLDS),
        }];
    }
    (0..folds)
        .map(|fold| Files {
            model: models[fold].clone(),
            headlines: rank(fold),
        })
        .collect()
}
