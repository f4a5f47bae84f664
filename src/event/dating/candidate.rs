//! The times an event may have.

use super::{Article, measured};
use crate::analysis::{BlockKind, TimexType};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::timex::calendar::Date;
use std::collections::BTreeSet;

/// How many sentences before an event, and behind it, its time is looked for.
const BACK: usize = 8;
const AHEAD: usize = 1;

/// Most time expressions an event is weighed against: a list of dates must not take quadratic time.
const MOST: usize = 24;

/// A time an event may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// That of a time expression: its index.
    Timex(usize),
    /// The day of publication.
    Published,
    /// The text does not say.
    Unknown,
}

/// What is known of a time expression.
pub(super) struct Time {
    /// Its sentence.
    pub sentence: usize,
    /// Its first token and the one behind its last.
    pub tokens: (usize, usize),
    /// The token of it that the others hang on.
    pub head: Option<usize>,
    /// The word before it, in lower case.
    pub before: String,
    /// Its first and last day.
    pub days: Option<(Date, Date)>,
    /// How fine it is.
    pub grain: &'static str,
    /// Whether an event may have it.
    pub dates: bool,
    /// Whether it stands in the story, not in the lines around it.
    pub story: bool,
    /// Where the figure begins that it belongs to, when another is compared with it.
    compared: Option<usize>,
    /// Whether it is told under a picture, which may be of any day.
    caption: bool,
}

/// The time expressions of an article.
pub(super) struct Times {
    pub all: Vec<Time>,
}

impl Times {
    pub fn new(article: &Article) -> Self {
        let document = article.reading.tree.document;
        let all = article
            .reading
            .timexes
            .iter()
            .map(|timex| {
                let tokens = document.tokens_in(timex.span);
                let sentence = document.sentence_at(timex.span.start).unwrap_or(0);
                let days = timex
                    .interval
                    .as_ref()
                    .and_then(|[from, to]| Some((from.parse().ok()?, to.parse().ok()?)));
                let kind = document.block_of(sentence).kind;
                let before = tokens.start.checked_sub(1);
                let head = article.reading.tree.head_of(tokens.clone());
                Time {
                    before: before.map_or(String::new(), |before| document.word(before).to_lowercase()),
                    sentence,
                    head,
                    tokens: (tokens.start, tokens.end),
                    days,
                    grain: grain(days, timex.kind),
                    dates: days.is_some() && timex.kind != TimexType::Set,
                    compared: compared(article.reading.tree, head),
                    story: kind.is_prose(),
                    caption: kind == BlockKind::Caption,
                }
            })
            .collect();
        Self { all }
    }

    /// The times an event may have, in the order of the text; the day of publication and none at the end.
    pub fn candidates(&self, article: &Article, event: usize) -> Vec<Candidate> {
        let sentence = article.reading.tree.sentence(article.triggers[event].token);
        let from = self.all.partition_point(|time| time.sentence + BACK < sentence);
        let to = self.all.partition_point(|time| time.sentence <= sentence + AHEAD);
        let block = |sentence: usize| article.reading.tree.document.sentences[sentence].block;
        let pictured = |time: &Time| time.caption && block(time.sentence) != block(sentence);
        let apart = measured::apart(article, event);
        let apart = |time: &Time| apart.as_ref().is_some_and(|words| words.contains(&time.tokens.0));
        let clause = who_clause(article, event);
        let outside = |time: &Time| {
            clause
                .as_ref()
                .is_some_and(|words| !words.contains(&time.tokens.0))
        };
        let trigger = article.triggers[event].token;
        let compared = |time: &Time| time.compared.is_some_and(|from| trigger < from);
        let other = |time: &Time| pictured(time) || apart(time) || outside(time) || compared(time);
        let near = (from..to)
            .filter(|&index| self.all[index].dates && !other(&self.all[index]))
            .rev()
            .take(MOST);
        let said = article.said[event]
            .map(|said| said.timex)
            .filter(|&timex| self.all[timex].dates && !compared(&self.all[timex]));
        let chosen: BTreeSet<usize> = near.chain(said).collect();
        let published = article
            .reading
            .published
            .filter(|_| clause.is_none())
            .map(|_| Candidate::Published);
        chosen
            .into_iter()
            .map(Candidate::Timex)
            .chain(published)
            .chain([Candidate::Unknown])
            .collect()
    }
}

/// "shrank to 20 million, from 30 million in July": where the figure begins that another is compared with, when a
/// time, headed by a token, is that of the figure.
fn compared(tree: &Tree, time: Option<usize>) -> Option<usize> {
    let time = time?;
    let figure = tree
        .head(time)
        .filter(|_| tree.relation(time) == Relation::Nmod)?;
    let bare =
        tree.is_one_of(figure, &["percent", "%", "million", "billion"]) || tree.pos(figure) == Pos::Num;
    let from = bare && tree.introduced_by(figure, &["from", "with"]);
    from.then(|| tree.phrase(figure).start)
}

/// "was joined by a guide who survived the fire": the clause, with no comma before it, that tells which person is
/// meant. What it tells was before, nobody says when, but for a time of its own.
fn who_clause(article: &Article, event: usize) -> Option<std::ops::Range<usize>> {
    let tree = article.reading.tree;
    let trigger = article.triggers[event].carrier();
    let verb = std::iter::once(trigger)
        .chain(tree.above(trigger))
        .take(DEPTH)
        .find(|&verb| tree.relation(verb) == Relation::AclRelcl)?;
    let who = tree
        .with(verb, Relation::SUBJECTS)
        .find(|&link| tree.is(link, "who"))?;
    let parted = who > 0 && tree.is_one_of(who - 1, &[",", "—", "–", "("]);
    let past = tree.word(verb).tag == Tag::Vbd;
    (past && !parted).then(|| tree.phrase(verb))
}

/// How deep in the clause an event may be told.
const DEPTH: usize = 3;

fn grain(days: Option<(Date, Date)>, kind: TimexType) -> &'static str {
    let length = days.map(|(from, to)| to.days() - from.days() + 1);
    match (kind, length) {
        (_, None) => "none",
        (TimexType::Duration, _) => "stretch",
        (TimexType::Time, _) => "time",
        (_, Some(1)) => "day",
        (_, Some(..=8)) => "week",
        (_, Some(..=31)) => "month",
        (_, Some(..=366)) => "year",
        _ => "years",
    }
}
