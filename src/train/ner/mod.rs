//! Training and measuring the tagger of names.

pub mod corpora;
pub mod evaluate;
pub mod examples;
pub mod lexicon;
pub mod pack;
pub mod raw;
pub mod trainer;

use crate::analysis::EntityKind;
use crate::article;
use crate::mention::confidence::{LINE, logit, on_line};
use crate::mention::model::Model;
use crate::mention::{self, Mention};
use crate::span::{OffsetMap, OffsetUnit, Span};
use crate::token;
use corpora::{Article, Scheme, lower, recased, upper};
use evaluate::{DEVELOPMENT, Judged, Part};
use raw::Spacing;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The training mixes: corpus, scheme, part.
const FULL: [(&str, Scheme, Part); 5] = [
    ("worldwide.train", Scheme::Worldwide, Part::All),
    ("conllpp.train", Scheme::Conll, Part::All),
    ("wikigold", Scheme::Conll, Part::FirstThree),
    ("crossner_politics.train", Scheme::Crossner, Part::All),
    ("wnut17.train", Scheme::Wnut, Part::All),
];
const OPEN: [(&str, Scheme, Part); 4] = [
    ("wikigold", Scheme::Conll, Part::FirstThree),
    ("crossner_politics.train", Scheme::Crossner, Part::All),
    ("wnut17.train", Scheme::Wnut, Part::All),
    ("gmb", Scheme::Gmb, Part::All),
];

/// Where the packed files go.
const MODEL: &str = "src/mention/model.bin";
const GAZETTEERS: &str = "src/mention/gazetteers.bin";
const LISTS: &str = "src/mention/lists.txt";
const CLUSTERS: &str = "src/lexicon/clusters.bin";

/// Parts the training articles fall into for the first reading.
const FOLDS: usize = 3;

/// Words of the form NAME=VALUE.
fn options(words: &[String]) -> Result<HashMap<&str, &str>, String> {
    words
        .iter()
        .map(|word| {
            word.split_once('=')
                .ok_or_else(|| format!("\"{word}\" is not NAME=VALUE"))
        })
        .collect()
}

fn set<T: std::str::FromStr>(options: &HashMap<&str, &str>, name: &str, value: &mut T) -> Result<(), String> {
    if let Some(text) = options.get(name) {
        *value = text.parse().map_err(|_| format!("{name}={text} is no number"))?;
    }
    Ok(())
}

/// `pack-clusters DATA [BROWN=words] [VECTORS=words]`
///
/// # Errors
/// When a file cannot be read or written.
pub fn pack_clusters(data: &Path, words: &[String]) -> Result<(), String> {
    let options = options(words)?;
    let mut sizes = lexicon::SIZES;
    set(&options, "BROWN", &mut sizes.0)?;
    set(&options, "VECTORS", &mut sizes.1)?;
    write(CLUSTERS, &lexicon::clusters(data, sizes)?)
}

/// `pack-gazetteers LISTS [WITHOUT=list,list]`, where LISTS is what `scripts/gazetteers.py` wrote.
///
/// # Errors
/// When a file cannot be read or written.
pub fn pack_gazetteers(made: &Path, words: &[String]) -> Result<(), String> {
    let options = options(words)?;
    let left: Vec<String> = options
        .get("WITHOUT")
        .map(|lists| lists.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    let read = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    let packed = lexicon::gazetteers(&read(LISTS.as_ref())?, &read(&made.join("gazetteer.tsv"))?, &left)?;
    write(GAZETTEERS, &packed)
}

fn write(path: &str, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{path}: {error}"))?;
    println!("{path}: {} bytes", bytes.len());
    Ok(())
}

/// The training articles: every sixth with a space around every token, some again in other capitals.
fn training(data: &Path, mix: &[(&str, Scheme, Part)]) -> Result<Vec<Article>, String> {
    let mut articles = Vec::new();
    for &(name, scheme, part) in mix {
        for (number, document) in part.of(corpora::read(data, name, scheme)?).iter().enumerate() {
            let spacing = if number % 6 == 5 {
                Spacing::Even
            } else {
                Spacing::Printed
            };
            let first = articles.len();
            articles.push(corpora::places_apart(corpora::article(document, scheme, spacing)));
            let short = &document[..document.len().min(6)];
            let again = corpora::places_apart(corpora::article(short, scheme, Spacing::Printed));
            match number % 24 {
                3 => articles.push(recased(&again, |c, _| lower(c))),
                11 => articles.push(recased(&again, |c, _| upper(c))),
                19 => articles.push(recased(&again, |c, inside| if inside { c } else { upper(c) })),
                _ => {}
            }
            articles[first..]
                .iter_mut()
                .for_each(|article| article.number = number);
        }
    }
    Ok(articles)
}

/// `train-names DATA [MIX=open] [OUT=file] [FIRST=folder] [L1=…] [RELAXED=…] [EPOCHS=…] [ALPHA=…] [DROPOUT=…] [LEAST=…] [SEED=…] [KEEP=share]`
///
/// # Errors
/// When a file cannot be read or written.
pub fn train_names(data: &Path, words: &[String]) -> Result<(), String> {
    let options = options(words)?;
    let mut settings = trainer::Settings::default();
    set(&options, "L1", &mut settings.l1)?;
    if let Some(l1) = &mut settings.relaxed {
        set(&options, "RELAXED", l1)?;
    }
    set(&options, "EPOCHS", &mut settings.epochs)?;
    set(&options, "ALPHA", &mut settings.alpha)?;
    set(&options, "DROPOUT", &mut settings.dropout)?;
    set(&options, "LEAST", &mut settings.least)?;
    set(&options, "SEED", &mut settings.seed)?;
    let mut sample = 1usize;
    set(&options, "SAMPLE", &mut sample)?;
    let mut articles = match options.get("MIX").copied() {
        None | Some("full") => training(data, &FULL)?,
        Some("open") => training(data, &OPEN)?,
        Some(other) => return Err(format!("there is no mix \"{other}\"; there are: full, open")),
    };
    let mut number = 0;
    articles.retain(|_| {
        number += 1;
        number % sample == 0
    });
    let first = first_readers(&articles, &settings, options.get("FIRST").copied())?;
    let trained = trainer::train(&articles, &first, &settings);
    let weights: usize = trained.rows.iter().map(|row| row.1.len()).sum();
    println!("{} features with {weights} weights", trained.rows.len());
    let packed = pack::pack(&trained);
    let model = Model::unpack(&packed).map_err(|error| error.to_string())?;
    write(options.get("OUT").unwrap_or(&MODEL), &packed)?;
    evaluate_all(data, &model, false)
}

/// Models for the first reading of the articles they have not seen, trained side by side; from the folder
/// `kept` when it holds them, else put there.
fn first_readers(
    articles: &[Article],
    settings: &trainer::Settings,
    kept: Option<&str>,
) -> Result<Vec<Model>, String> {
    let path = |fold: usize| kept.map(|folder| format!("{folder}/{fold}.bin"));
    let mut files: Vec<Vec<u8>> = (0..FOLDS).map_while(|fold| fs::read(path(fold)?).ok()).collect();
    if files.len() < FOLDS {
        files = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..FOLDS)
                .map(|fold| {
                    scope.spawn(move || {
                        let seen: Vec<Article> = articles
                            .iter()
                            .filter(|article| article.number % FOLDS != fold)
                            .cloned()
                            .collect();
                        let settings = trainer::Settings {
                            relaxed: None,
                            ..*settings
                        };
                        pack::pack(&trainer::train(&seen, &[], &settings))
                    })
                })
                .collect();
            workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_default())
                .collect()
        });
        for (fold, file) in files.iter().enumerate() {
            if let Some(path) = path(fold) {
                write(&path, file)?;
            }
        }
    }
    files
        .iter()
        .map(|file| Model::unpack(file).map_err(|error| error.to_string()))
        .collect()
}

fn find(model: &Model, text: &str) -> Vec<Mention> {
    mention::find_with(&token::document(text, article::blocks(text)), model)
}

fn evaluate_all(data: &Path, model: &Model, verbose: bool) -> Result<(), String> {
    for (name, scheme, part) in DEVELOPMENT {
        for spacing in [Spacing::Printed, Spacing::Even] {
            let articles = evaluate::articles(data, name, scheme, part, spacing)?;
            let mut errors = Vec::new();
            let counts = evaluate::score(&articles, |text| find(model, text), &mut errors);
            let label = if spacing == Spacing::Even {
                format!("  {name}, even")
            } else {
                name.to_owned()
            };
            println!("{}", evaluate::report(&label, &counts));
            if verbose && spacing == Spacing::Printed {
                errors.sort_by_key(|error| error.family);
                for error in errors {
                    println!("    {}: {}", error.family, error.line);
                }
            }
        }
    }
    evaluate_confidence(data, model)
}

/// Prints how far confidence can be believed: as the names carry it, as the model gives it, and after a line
/// fitted on the other half of the articles; and the line fitted on all of them.
fn evaluate_confidence(data: &Path, model: &Model) -> Result<(), String> {
    let mut halves = [Judged::new(), Judged::new()];
    for (name, scheme, part) in &DEVELOPMENT[..2] {
        let articles = evaluate::articles(data, name, *scheme, *part, Spacing::Printed)?;
        for (number, article) in articles.into_iter().enumerate() {
            halves[number % 2].extend(evaluate::judged(&[article], |text| find(model, text)));
        }
    }
    let [slope, offset] = [LINE.0, LINE.1];
    let raw = |judged: &Judged| -> Judged {
        let undone = |confidence| on_line((logit(confidence) - offset) / slope, (1.0, 0.0));
        judged
            .iter()
            .map(|&(confidence, right)| (undone(confidence), right))
            .collect()
    };
    let moved = |judged: &Judged, line| -> Judged {
        judged
            .iter()
            .map(|&(confidence, right)| (on_line(logit(confidence), line), right))
            .collect()
    };
    let raws = [raw(&halves[0]), raw(&halves[1])];
    let crossed = [
        moved(&raws[0], evaluate::calibration_line(&raws[1])),
        moved(&raws[1], evaluate::calibration_line(&raws[0])),
    ];
    let line = evaluate::calibration_line(&raws.concat());
    println!(
        "confidence: expected calibration error {:.1} %, of the model's probabilities {:.1} %, with a line fitted on \
         the other half {:.1} %; the line of all: {:.2}, {:.2}",
        evaluate::calibration_error(&halves.concat()),
        evaluate::calibration_error(&raws.concat()),
        evaluate::calibration_error(&crossed.concat()),
        line.0,
        line.1
    );
    Ok(())
}

/// `eval-ner-texts DATA OUT=file`: the raw texts of the development files, one JSON object a line, for
/// other taggers.
///
/// # Errors
/// When a file cannot be read or written.
pub fn eval_ner_texts(data: &Path, words: &[String]) -> Result<(), String> {
    let options = options(words)?;
    let mut lines = String::new();
    for (name, scheme, part) in DEVELOPMENT {
        for article in evaluate::articles(data, name, scheme, part, Spacing::Printed)? {
            lines += &format!("{}\n", serde_json::json!({ "file": name, "text": article.text }));
        }
    }
    let path = options.get("OUT").ok_or("OUT=file is missing")?;
    fs::write(path, lines).map_err(|error| format!("{path}: {error}"))
}

/// `eval-ner-found DATA IN=file`: scores what another tagger found in the texts of `eval-ner-texts`, in the
/// same order; spans in UTF-16 code units.
///
/// # Errors
/// When a file cannot be read or does not fit the texts.
pub fn eval_ner_found(data: &Path, words: &[String]) -> Result<(), String> {
    let options = options(words)?;
    let path = options.get("IN").ok_or("IN=file is missing")?;
    let found = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut lines = found.lines();
    for (name, scheme, part) in DEVELOPMENT {
        let mut counts = evaluate::Counts::default();
        for article in evaluate::articles(data, name, scheme, part, Spacing::Printed)? {
            let line = lines.next().ok_or_else(|| format!("{path}: too few lines"))?;
            let found: Found = serde_json::from_str(line).map_err(|error| format!("{path}: {error}"))?;
            let mentions = found.mentions(&article.text);
            let one = evaluate::score(&[article], |_| mentions.clone(), &mut Vec::new());
            counts.iter_mut().zip(one).for_each(|(sum, more)| sum.add(more));
        }
        println!("{}", evaluate::report(name, &counts));
    }
    Ok(())
}

/// A line of another tagger.
#[derive(serde::Deserialize)]
struct Found {
    names: Vec<(usize, usize, EntityKind)>,
}

impl Found {
    fn mentions(self, text: &str) -> Vec<Mention> {
        let map = OffsetMap::new(text, OffsetUnit::Utf16, OffsetUnit::Byte);
        let mention = |(start, end, kind)| Mention {
            span: map.span(Span::new(start, end)),
            tokens: 0..0,
            kind,
            confidence: 1.0,
            evidence: Vec::new(),
            country: None,
        };
        self.names.into_iter().map(mention).collect()
    }
}

/// `show-names FILE`: the names of a text, with what decided, for reading.
///
/// # Errors
/// When the file cannot be read.
pub fn show_names(path: &Path, _words: &[String]) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    for mention in find(Model::embedded(), &text) {
        println!(
            "{:<14} {:.2} {:<40} {} {}",
            format!("{:?}", mention.kind).to_lowercase(),
            mention.confidence,
            mention.span.of(&text).replace('\n', " "),
            mention.country.unwrap_or_default(),
            mention.evidence.join(" "),
        );
    }
    Ok(())
}

/// `eval-ner DATA [-v] [MODEL=file]`
///
/// # Errors
/// When a file cannot be read.
pub fn eval_ner(data: &Path, words: &[String]) -> Result<(), String> {
    let (flags, rest): (Vec<String>, Vec<String>) = words.iter().cloned().partition(|word| word == "-v");
    let options = options(&rest)?;
    let bytes;
    let other;
    let model = match options.get("MODEL") {
        Some(path) => {
            bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            other = Model::unpack(&bytes).map_err(|error| format!("{path}: {error}"))?;
            &other
        }
        None => Model::embedded(),
    };
    evaluate_all(data, model, !flags.is_empty())
}
