//! Which piece above the story is its headline: candidates with what is known of each, for the ranker.

use super::dates;
use super::labels::look::{BYLINE, CAPTION, DATED, Look, NAME, PHRASE};
use super::labels::{Label, Scores};
use super::metadata;
use super::pieces::Piece;
use super::story::Reading;
use crate::markup;
use crate::rank::{Features, Ranker, few};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// Pieces above the story that are looked at, and pieces of the story.
const ABOVE: usize = 60;
const INSIDE: usize = 4;

/// Characters of a piece that are compared with others.
const LONGEST: usize = 250;

/// A headline has fewer words than this.
const MOST_WORDS: usize = 45;

/// Pieces of running text that are the lead of a story.
const LEAD: usize = 4;

/// How far below a headline its author and its date stand.
const HEAD: usize = 6;

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
    reading: &Reading,
) -> Vec<(Option<usize>, Features)> {
    let top = Top::new(text, pieces, page, reading);
    let places: Vec<usize> = top.range.clone().filter(|&at| top.may_be_headline(at)).collect();
    let most = places
        .iter()
        .map(|&at| top.shared(at).1)
        .max()
        .unwrap_or_default();
    let mut found: Vec<(Option<usize>, Features)> = places
        .iter()
        .map(|&at| {
            let mut features = Features::default();
            top.wording(at, &mut features);
            top.place(at, &mut features);
            top.telling(at, most, &mut features);
            top.rivals(at, &places, &mut features);
            top.copies(at, &mut features);
            if let Some(page) = page {
                top.markup(at, page, &mut features);
            }
            (Some(at), features)
        })
        .collect();
    let mut none = Features::default();
    none.add("none", &[yes(page.is_some())]);
    none.add("none·candidates", &[few(found.len())]);
    none.add("none·lead", &[few(most.min(4))]);
    let likeliest = |at: &usize| reading.shares[*at][Label::Headline as usize];
    none.add(
        "none·headline",
        &[step(places.iter().map(likeliest).fold(0.0, f32::max))],
    );
    found.push((None, none));
    found
}

/// The part of a page that holds the headline: what stands above the story, and its first pieces.
struct Top<'p> {
    pieces: &'p [Piece],
    shares: &'p [Scores],
    story: &'p Range<usize>,
    range: Range<usize>,
    /// What the pieces of the range, and some behind it, look like.
    looks: &'p [Look],
    /// The beginning of every piece of the page, in lower case.
    lower: Vec<String>,
    /// How often each content word stands in the story, and which stand in its lead.
    told: HashMap<u64, usize>,
    lead: HashSet<u64>,
    titles: Vec<u64>,
    /// Which pieces of the range are date lines.
    dates: HashSet<usize>,
}

impl<'p> Top<'p> {
    fn new(text: &str, pieces: &'p [Piece], page: Option<&markup::Page>, reading: &'p Reading) -> Top<'p> {
        let story = &reading.story;
        let range = story.start.saturating_sub(ABOVE)..(story.start + INSIDE).min(pieces.len());
        let mut told: HashMap<u64, usize> = HashMap::new();
        let (mut lead, mut leading) = (HashSet::new(), 0);
        for look in &reading.looks[story.clone()] {
            if look.prose && leading < LEAD {
                lead.extend(look.content.iter().copied());
                leading += 1;
            }
            for &word in &look.content {
                *told.entry(word).or_default() += 1;
            }
        }
        let titles = page.map_or(Vec::new(), |page| {
            let bare =
                |title: &String| Look::new(metadata::without_outlet(title, &page.metadata.outlets)).key;
            page.metadata.titles.iter().map(bare).collect()
        });
        let lower = |piece: &Piece| {
            let begin = piece.span.of(text).chars().take(LONGEST);
            begin.flat_map(char::to_lowercase).collect::<String>()
        };
        Top {
            looks: &reading.looks[range.start..(range.end + HEAD).min(pieces.len())],
            lower: pieces.iter().map(lower).collect(),
            dates: range
                .clone()
                .filter(|&at| dates::is_date_line(pieces[at].span.of(text)))
                .collect(),
            pieces,
            shares: &reading.shares,
            story,
            range,
            told,
            lead,
            titles,
        }
    }

    fn look(&self, at: usize) -> &Look {
        &self.looks[at - self.range.start]
    }

    /// The looks of pieces of the range, as far as it reaches.
    fn looks(&self, range: Range<usize>) -> &[Look] {
        let border = |at: usize| at.saturating_sub(self.range.start).min(self.looks.len());
        &self.looks[border(range.start)..border(range.end).max(border(range.start))]
    }

    fn may_be_headline(&self, at: usize) -> bool {
        let look = self.look(at);
        // A line with tabs is a row of a table.
        (2..MOST_WORDS).contains(&look.words)
            && look.key != 0
            && !look.has(CAPTION)
            && !self.dates.contains(&at)
            && !self.lower[at].contains('\t')
    }

    /// Tenths of its content words that the story tells again, and how many stand in the lead.
    fn shared(&self, at: usize) -> (usize, usize) {
        let content = &self.look(at).content;
        let least = usize::from(at >= self.story.start);
        let again = |word: &&u64| self.told.get(word).is_some_and(|&count| count > least);
        let told = content.iter().filter(again).count();
        let lead = content.iter().filter(|word| self.lead.contains(word)).count();
        (told * 4 / content.len().max(1), lead)
    }

    fn place_of(&self, at: usize) -> &'static str {
        match at < self.story.start {
            true => few(self.story.start - at),
            false => ["inside", "inside 1", "inside 2", "inside 3"][(at - self.story.start).min(3)],
        }
    }

    /// What it looks like by itself, and what the labeller makes of it.
    fn wording(&self, at: usize, features: &mut Features) {
        let look = self.look(at);
        features.add("headline", &[step(self.shares[at][Label::Headline as usize])]);
        for (group, label) in [
            ("story", Label::Story),
            ("boilerplate", Label::Boilerplate),
            ("caption", Label::Caption),
        ] {
            features.add(group, &[step(self.shares[at][label as usize])]);
        }
        features.add("length", &[few(look.words)]);
        for (group, sign) in [
            ("phrase", PHRASE),
            ("dated", DATED),
            ("name", NAME),
            ("byline", BYLINE),
        ] {
            features.add_if(look.has(sign), group);
        }
        features.add_if(look.shouted, "shouted");
        features.add_if(look.prose, "prose");
    }

    /// Where it stands: how far above the story, how far above the next line of the head, and how many
    /// other titles stand between.
    fn place(&self, at: usize, features: &mut Features) {
        let length = few(self.look(at).words);
        features.add("place", &[self.place_of(at)]);
        features.add("gap", &[yes(self.pieces[at].after_gap)]);
        let between = self.looks(at + 1..self.story.start);
        let dated = between.iter().any(|look| look.has(DATED));
        features.add("date between", &[yes(dated), few(between.len())]);
        let behind = self.looks(at + 1..at + 1 + HEAD);
        let next = behind.iter().position(is_head_line);
        features.add("head line behind", &[next.map_or("none", few)]);
        let titles = behind.iter().take(next.unwrap_or_default());
        let titles = titles.filter(|look| is_titled(look)).count();
        features.add("titles before head line", &[few(titles), yes(next.is_some())]);
        let last = next.is_some() && titles == 0;
        features.add("last before head line", &[yes(last), length]);
        let before = self.looks(at.saturating_sub(HEAD)..at);
        let before = before.iter().rev().position(is_head_line);
        features.add(
            "head line before",
            &[before.map_or("none", few), yes(next.is_some())],
        );
        for (by, next) in self.looks(at + 1..at + 3).iter().enumerate() {
            features.add("next", &[few(by), few(next.shape() as usize)]);
            features.add("next name", &[few(by), yes(next.has(NAME) || next.has(BYLINE))]);
        }
    }

    /// How much of it the story tells again.
    fn telling(&self, at: usize, most: usize, features: &mut Features) {
        let (told, lead) = self.shared(at);
        let length = few(self.look(at).words);
        features.add("told", &[few(told), length]);
        features.add("lead", &[few(lead)]);
        features.add("most of the lead", &[yes(lead == most), yes(most >= 2)]);
        let share = lead * 4 / self.look(at).content.len().max(1);
        features.add("share of lead", &[few(share), length]);
    }

    /// How much of its neighbours and of the other candidates the lead tells: of a headline and the line
    /// under it both speak of the story, and the first is the headline.
    fn rivals(&self, at: usize, places: &[usize], features: &mut Features) {
        let lead = |at: usize| {
            let titled = self
                .looks(at..at + 1)
                .first()
                .is_some_and(|look| look.words < MOST_WORDS);
            match titled && self.range.contains(&at) {
                true => few(self.shared(at).1.min(3)),
                false => "none",
            }
        };
        let own = lead(at);
        let before = at.checked_sub(1).map_or("none", lead);
        features.add("lead before", &[before, own]);
        features.add("lead behind", &[lead(at + 1), own]);
        let best = |others: &mut dyn Iterator<Item = usize>| {
            let shared = others.map(|other| self.shared(other).1.min(3)).max();
            shared.map_or("none", few)
        };
        let later = places
            .iter()
            .copied()
            .filter(|&other| other > at && other < self.story.start);
        features.add("best lead behind", &[best(&mut { later }), own]);
        let earlier = places.iter().copied().filter(|&other| other < at);
        features.add("best lead before", &[best(&mut { earlier }), own]);
    }

    /// Whether the same words stand elsewhere on the page.
    fn copies(&self, at: usize, features: &mut Features) {
        let own = self.lower[at].as_str();
        let same = self.lower.iter().filter(|other| *other == own).count();
        features.add("repeated", &[few(same), yes(self.look(at).words > 3)]);
        let held = |other: &String| other.len() > own.len() && other.contains(own);
        features.add_if(own.len() > 12 && self.lower.iter().any(held), "held by another");
        let ends =
            |other: &String| other.len() > 12 && own.len() > other.len() && own.ends_with(other.as_str());
        features.add_if(
            self.lower[self.range.clone()].iter().any(ends),
            "ends with another",
        );
    }

    /// What its markup says.
    fn markup(&self, at: usize, page: &markup::Page, features: &mut Features) {
        let key = self.look(at).key;
        let rank = self.titles.iter().position(|&title| title == key);
        let rank = rank.map_or("none", few);
        features.add("title", &[rank]);
        features.add("title·place", &[rank, self.place_of(at)]);
        let element = &page.elements[page.lines[self.pieces[at].line].element];
        features.add("tag", &[&element.tag]);
        let parts = element.names.split(|c: char| !c.is_alphabetic());
        for part in parts.filter(|part| part.len() > 2).take(8) {
            features.add("class", &[part]);
        }
    }
}

/// Whether a piece has the length of a title and is no phrase of the page.
fn is_titled(look: &Look) -> bool {
    (3..MOST_WORDS).contains(&look.words) && !look.has(PHRASE)
}

/// Whether a piece is a line of the head: an author's, or a date's.
fn is_head_line(look: &Look) -> bool {
    look.words <= 14 && (look.has(BYLINE) || look.has(DATED))
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
