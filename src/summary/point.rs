//! What a story is about: how likely its headline is to name each of its words.
//!
//! Whoever writes a headline names what the story opens with and comes back to. How likely a word is to be
//! named is learned from articles with their headlines (`train train-point`; `POINT_CARD.md` says from which),
//! by the one ranker of the project. A line is worth what it adds of such words, so that the choice of lines
//! covers the point in few words (budgeted coverage of concepts, Gillick and Favre 2009).

use super::Story;
use crate::analysis::{BlockKind, Entity};
use crate::document::Document;
use crate::rank::{Embedded, Features, share};
use crate::story::story_tokens;
use crate::syntax::{Relation, Tree};
use crate::words::content;
use std::collections::{BTreeMap, BTreeSet, HashMap};

static RANKER: Embedded = Embedded::new(include_bytes!("point.bin"));

/// How likely a word of the article's own headline is to belong to the point.
const HEADLINE: f64 = 0.9;

/// Words beyond which a text is no longer looked at: the point of a story stands near its beginning.
const WORDS: usize = 20_000;

/// What a story is about.
pub(crate) struct Point {
    likelihood: HashMap<String, f64>,
}

impl Point {
    /// The point of a story. The headline, where the article has one, says much of it.
    pub fn of(story: &Story) -> Point {
        let document = story.document;
        let mut likelihood: HashMap<String, f64> = features(story.reading.tree, story.entities)
            .into_iter()
            .map(|(word, features)| (word, RANKER.likelihood(&features)))
            .collect();
        let headlines = document
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Headline);
        for word in headlines.flat_map(|block| content(document.slice(block.span))) {
            if let Some(known) = likelihood.get_mut(&word) {
                *known = known.max(HEADLINE);
            }
        }
        Point { likelihood }
    }

    /// How many words of a headline some words are likely to hold.
    pub fn worth<'w>(&self, words: impl IntoIterator<Item = &'w String>) -> f64 {
        let known = |word: &String| self.likelihood.get(word).copied().unwrap_or_default();
        words.into_iter().map(known).sum()
    }
}

/// What is known of one word of a text.
#[derive(Default)]
struct Seen {
    /// The sentences it stands in, counted over those of the story.
    sentences: BTreeSet<usize>,
    /// How often it stands, and how often with a capital behind the beginning of its sentence.
    times: usize,
    capital: usize,
    /// Its place among the words of the first sentence.
    place: Option<usize>,
    /// The highest salience of an entity whose name it belongs to.
    salience: Option<f64>,
    /// The token at which it stands first.
    token: usize,
}

/// What is known of each word of a story that carries meaning.
pub(crate) fn features(tree: &Tree, entities: &[Entity]) -> BTreeMap<String, Features> {
    let mut seen = seen(tree.document);
    for entity in entities {
        for word in content(&entity.name) {
            if let Some(seen) = seen.get_mut(&word) {
                let known = seen.salience.unwrap_or_default();
                seen.salience = Some(known.max(entity.salience));
            }
        }
    }
    seen.into_iter()
        .map(|(word, seen)| {
            let features = describe(&word, &seen, tree);
            (word, features)
        })
        .collect()
}

fn seen(document: &Document) -> BTreeMap<String, Seen> {
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let story = (0..document.sentences.len())
        .filter(|&index| document.block_of(index).is_told())
        .enumerate();
    let mut place = 0;
    for (number, index) in story {
        let mut opening = true;
        for token in story_tokens(document, index).take_while(|&token| token <= WORDS) {
            let text = document.word(token);
            let capital = !opening && text.starts_with(char::is_uppercase);
            opening &= !text.starts_with(char::is_alphanumeric);
            for word in content(text) {
                let seen = seen.entry(word).or_insert_with(|| Seen {
                    token,
                    ..Seen::default()
                });
                seen.sentences.insert(number);
                seen.times += 1;
                seen.capital += usize::from(capital);
                if number == 0 {
                    seen.place.get_or_insert(place);
                    place += 1;
                }
            }
        }
    }
    seen
}

/// The features of a word.
fn describe(word: &str, seen: &Seen, tree: &Tree) -> Features {
    let often = number(seen.sentences.len().min(8));
    let first = match seen.sentences.first().copied().unwrap_or_default() {
        first @ 0..=3 => number(first),
        4..=5 => "4",
        6..=9 => "6",
        _ => "10",
    };
    let capital = match (seen.capital, 2 * seen.capital >= seen.times) {
        (0, _) => "never",
        (_, false) => "seldom",
        (_, true) => "mostly",
    };
    let salience = share(seen.salience);
    let place = seen.place.map_or("-", |place| number((place / 3).min(5)));
    let both = seen.sentences.contains(&0) && seen.sentences.contains(&1);
    let known = tree.word(seen.token);
    let tag = format!("{:?}", known.tag);
    let relation = format!("{:?}", known.relation);
    let root = known.relation == Relation::Root;
    let mut features = Features::default();
    features.add("all", &[]);
    features.add("often", &[often]);
    features.add("first", &[first]);
    features.add("first·often", &[first, often]);
    features.add("capital", &[capital]);
    features.add("capital·often", &[capital, often]);
    features.add("salience", &[salience]);
    features.add("salience·first", &[salience, first]);
    features.add("place", &[place]);
    features.add("tag", &[&tag]);
    features.add("tag·often", &[&tag, often]);
    features.add("relation·first", &[&relation, first]);
    features.add("length", &[number(word.chars().count().min(8))]);
    features.add_if(both, "first two");
    features.add_if(root, "root");
    features.add_if(word.starts_with(|c: char| c.is_ascii_digit()), "number");
    features
}

/// A small number as a word.
fn number(number: usize) -> &'static str {
    ["0", "1", "2", "3", "4", "5", "6", "7", "8"][number.min(8)]
}
