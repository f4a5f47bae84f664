//! Which piece above the story is its headline: candidates with what is known of each, for the ranker.

use super::dates;
use super::labels::look::{CAPTION, DATED, Look, NAME, PHRASE};
use super::labels::{Label, Scores};
use super::metadata;
use super::pieces::Piece;
use crate::markup;
use crate::rank::{Features, Ranker, few};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Pieces above the story that are looked at, and pieces of the story.
const ABOVE: usize = 60;
const INSIDE: usize = 3;

/// Characters of a piece that are compared with others.
const LONGEST: usize = 250;

/// A headline has fewer words than this.
const MOST_WORDS: usize = 45;

/// The trained ranker.
pub fn trained() -> &'static Ranker {
    static RANKER: OnceLock<Ranker> = OnceLock::new();
    RANKER.get_or_init(|| {
        Ranker::unpack(include_bytes!("headline.bin")).expect("the packed ranker is checked by a test")
    })
}

/// Pieces that may be the headline of a story, with what is known of each; the last candidate says that
/// there is none.
pub fn candidates(
    text: &str,
    pieces: &[Piece],
    page: Option<&markup::Page>,
    shares: &[Scores],
    story: &Range<usize>,
) -> Vec<(Option<usize>, Features)> {
    let range = story.start.saturating_sub(ABOVE)..(story.start + INSIDE).min(pieces.len());
    let looks: Vec<Look> = pieces[range.start..(range.end + 3).min(pieces.len())]
        .iter()
        .map(|piece| Look::new(piece.span.of(text)))
        .collect();
    let mut told: HashMap<u64, usize> = HashMap::new();
    for piece in &pieces[story.clone()] {
        for word in Look::new(piece.span.of(text)).content {
            *told.entry(word).or_default() += 1;
        }
    }
    let titles: Vec<u64> = page.map_or(Vec::new(), |page| {
        let bare = |title: &String| Look::new(metadata::without_outlet(title, &page.metadata.outlets)).key;
        page.metadata.titles.iter().map(bare).collect()
    });
    let mut keys: HashMap<u64, usize> = HashMap::new();
    for look in &looks {
        *keys.entry(look.key).or_default() += 1;
    }
    let texts: Vec<String> = pieces[range.clone()]
        .iter()
        .map(|piece| {
            piece
                .span
                .of(text)
                .chars()
                .take(LONGEST)
                .flat_map(char::to_lowercase)
                .collect()
        })
        .collect();
    let lower = |at: usize| texts[at - range.start].as_str();
    let titled = |look: &Look| (3..MOST_WORDS).contains(&look.words) && !look.has(PHRASE);
    let mut found = Vec::new();
    for at in range.clone() {
        let look = &looks[at - range.start];
        if !(2..MOST_WORDS).contains(&look.words)
            || look.key == 0
            || dates::is_date_line(pieces[at].span.of(text))
        {
            continue;
        }
        let between: &[Look] = if at < story.start {
            &looks[at + 1 - range.start..story.start - range.start]
        } else {
            &[]
        };
        let mut features = Features::default();
        let likely = step(shares[at][Label::Headline as usize]);
        let length = few(look.words);
        features.add("headline", &[likely]);
        features.add("story", &[step(shares[at][Label::Story as usize])]);
        features.add("boilerplate", &[step(shares[at][Label::Boilerplate as usize])]);
        features.add("caption", &[step(shares[at][Label::Caption as usize])]);
        features.add("length", &[length]);
        let place = match at < story.start {
            true => few(story.start - at),
            false => "inside",
        };
        features.add("place", &[place]);
        features.add("place·headline", &[place, likely]);
        features.add(
            "titles between",
            &[few(between.iter().filter(|look| titled(look)).count()), length],
        );
        features.add(
            "date between",
            &[
                yes(between.iter().any(|look| look.has(DATED))),
                few(between.len()),
            ],
        );
        features.add(
            "date before",
            &[yes(looks[..at - range.start]
                .iter()
                .rev()
                .take(3)
                .any(|look| look.has(DATED)))],
        );
        features.add("repeated", &[few(keys[&look.key]), yes(look.words > 3)]);
        let shared = look
            .content
            .iter()
            .filter(|word| {
                told.get(word)
                    .is_some_and(|&count| count > usize::from(at >= story.start))
            })
            .count();
        let share = few(shared * 4 / look.content.len().max(1));
        features.add("told", &[share, length]);
        features.add("told·place", &[share, place]);
        features.add("ends", &[few(look.ends as usize), few(look.begins as usize)]);
        features.add("capitals", &[few(look.capitals as usize), length]);
        for (group, sign) in [
            ("phrase", PHRASE),
            ("dated", DATED),
            ("name", NAME),
            ("captioned", CAPTION),
        ] {
            features.add_if(look.has(sign), group);
        }
        features.add_if(look.shouted, "shouted");
        features.add("stops", &[few(look.stops as usize)]);
        for (by, next) in looks[at + 1 - range.start..].iter().take(2).enumerate() {
            features.add("next", &[few(by), few(next.shape() as usize)]);
            features.add("next dated", &[few(by), yes(next.has(DATED))]);
            features.add("next name", &[few(by), yes(next.has(NAME))]);
        }
        for (by, before) in looks[..at - range.start].iter().rev().take(2).enumerate() {
            features.add(
                "before",
                &[few(by), few(before.shape() as usize), yes(titled(before))],
            );
            features.add(
                "before likely",
                &[few(by), step(shares[at - 1 - by][Label::Headline as usize])],
            );
            features.add("before dated", &[few(by), yes(before.has(DATED))]);
        }
        if let Some(after) = shares.get(at + 1) {
            features.add("after likely", &[step(after[Label::Headline as usize]), likely]);
        }
        let own = lower(at);
        let about = |other: usize| other != at && texts[other - range.start].len() > 12;
        let holds = range
            .clone()
            .any(|other| about(other) && own.len() > lower(other).len() && own.ends_with(lower(other)));
        let held = own.len() > 12
            && range
                .clone()
                .any(|other| other != at && lower(other).len() > own.len() && lower(other).contains(own));
        features.add_if(holds, "ends with another");
        features.add_if(held, "held by another");
        if let Some(page) = page {
            let rank = titles
                .iter()
                .position(|&title| title == look.key)
                .map_or("none", few);
            features.add("title", &[rank]);
            features.add("title·place", &[rank, place]);
            let element = &page.elements[page.lines[pieces[at].line].element];
            features.add("tag", &[&element.tag]);
            for part in element
                .names
                .split(|c: char| !c.is_alphabetic())
                .filter(|part| part.len() > 2)
                .take(8)
            {
                features.add("class", &[part]);
            }
        } else {
            features.add("plain·headline", &[likely]);
        }
        found.push((Some(at), features));
    }
    let mut none = Features::default();
    none.add("none", &[yes(page.is_some())]);
    none.add("none·candidates", &[few(found.len())]);
    found.push((None, none));
    found
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// A likelihood in steps.
fn step(share: f32) -> &'static str {
    match share {
        ..0.002 => "0",
        ..0.01 => "1",
        ..0.03 => "2",
        ..0.08 => "3",
        ..0.2 => "4",
        ..0.4 => "5",
        ..0.7 => "6",
        ..0.9 => "7",
        _ => "8",
    }
}
