//! What happened, in at most three lines: labels of main clauses, and sentences as they stand, whole or cut at a
//! border. The lines are chosen that together tell most of the point in fewest words.

use super::point::Point;
use super::{Story, eligible};
use crate::analysis::{Event, EventStatus};
use crate::document::TokenKind;
use crate::rank::first_best;
use crate::span::Span;
use crate::story::story_tokens;
use crate::syntax::{Pos, Relation, Tag};
use crate::timeline::label::{Label, Labeller};
use crate::words::{Class, content, is, is_cue};
use std::collections::{BTreeSet, HashSet};

/// Most lines, most words of all of them, and fewest of one.
const LINES: usize = 3;
const BUDGET: usize = 39;
const FEWEST: usize = 4;

/// Fewest words of a sentence that was cut.
const CUT: usize = 8;

/// How much a line must add: a share of a word that the headline is likely to name.
const LEAST: f64 = 0.03;

/// By which power of its words a line is worth less.
const EASE: f64 = 0.42;

/// Sentences that are looked at: a paper tells first what matters.
const SENTENCES: usize = 60;

/// A line that says what happened.
pub(super) struct Line {
    /// The line.
    pub text: String,
    /// Where the article says so.
    pub evidence: Span,
    /// The event it tells of, if one was found.
    pub event: Option<usize>,
    tokens: Vec<usize>,
    words: BTreeSet<String>,
}

/// The lines, in the order of the text.
pub(super) fn lines(story: &Story, point: &Point) -> Vec<Line> {
    let mut candidates = labels(story);
    candidates.extend(sentences(story));
    if candidates.is_empty() {
        candidates = nouns(story);
    }
    let mut chosen: Vec<Line> = Vec::new();
    let mut told: HashSet<String> = HashSet::new();
    let mut room = BUDGET;
    while chosen.len() < LINES {
        let gain = |line: &Line| {
            let fresh = line.words.iter().filter(|word| !told.contains(*word));
            point.worth(fresh) / (line.length() as f64).powf(EASE)
        };
        let fits = |line: &&Line| line.length() <= room || chosen.is_empty() && line.event.is_some();
        let apart = |line: &&Line| !chosen.iter().any(|held| held.shares(line));
        let best = candidates
            .iter()
            .enumerate()
            .filter(|(_, line)| fits(line) && apart(line))
            .map(|(index, line)| (index, gain(line)));
        let best = first_best(best);
        let Some((index, _)) = best.filter(|&(_, gain)| gain > LEAST || chosen.is_empty()) else {
            break;
        };
        let line = candidates.swap_remove(index);
        room = room.saturating_sub(line.length());
        told.extend(line.words.iter().cloned());
        chosen.push(line);
    }
    chosen.sort_by_key(|line| line.tokens.first().copied());
    chosen
}

impl Line {
    fn new(labeller: &Labeller, label: Label, event: Option<usize>) -> Line {
        let document = labeller.tree.document;
        let days: BTreeSet<String> = label
            .tokens
            .iter()
            .filter(|&&token| labeller.is_dated(token))
            .flat_map(|&token| content(document.word(token)))
            .collect();
        let words = content(&label.text)
            .into_iter()
            .filter(|word| !days.contains(word));
        Line {
            evidence: label.span(document),
            event,
            words: words.collect(),
            text: label.text,
            tokens: label.tokens,
        }
    }

    fn length(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Whether two lines tell of the same for the most part.
    fn shares(&self, other: &Line) -> bool {
        let shared = other
            .tokens
            .iter()
            .filter(|token| self.tokens.binary_search(token).is_ok())
            .count();
        2 * shared > other.tokens.len().min(self.tokens.len())
    }
}

/// The events a line may be made of, each with its verb or noun.
fn told<'s>(story: &'s Story) -> impl Iterator<Item = (usize, &'s Event, usize)> + 's {
    let document = story.document;
    story
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| {
            event.status != EventStatus::Negated
                && event.sentence < SENTENCES
                && document.block_of(event.sentence).is_told()
        })
        .map(|(index, event)| (index, event, document.tokens_in(event.trigger.span).start))
}

/// The labels of main clauses that the article tells itself, with a subject that is named there.
fn labels(story: &Story) -> Vec<Line> {
    let labeller = story.labeller;
    let tree = labeller.tree;
    let main = |verb: usize| {
        let joined = tree.relation(verb) == Relation::Conj
            && tree
                .head(verb)
                .is_some_and(|head| tree.relation(head) == Relation::Root);
        tree.pos(verb) != Pos::Noun && (tree.relation(verb) == Relation::Root || joined)
    };
    // "The council will close the harbour, the mayor said": the line would lose who says so.
    let told_by = |verb: usize| {
        tree.with(verb, &[Relation::Parataxis])
            .any(|says| is_cue(tree.lemma(says)))
    };
    let subject = |verb: usize| labeller.clauses.own_subject(verb);
    let named = |verb: usize| subject(verb).is_none_or(|subject| tree.word(subject).tag != Tag::Prp);
    told(story)
        .filter(|(_, event, _)| event.source.is_none())
        .filter_map(|(index, _, trigger)| {
            let label = labeller.label(trigger).ok()?;
            let fits = !(label.excerpt || label.open)
                && label.teller == trigger
                && main(trigger)
                && named(trigger)
                && !told_by(trigger);
            let line = Line::new(labeller, label, Some(index));
            (fits && line.length() >= FEWEST).then_some(line)
        })
        .collect()
}

/// "Talks in Oslo": nouns that tell of an event stand only where no clause does.
fn nouns(story: &Story) -> Vec<Line> {
    let labeller = story.labeller;
    told(story)
        .filter_map(|(index, _, trigger)| {
            let label = labeller.label(trigger).ok()?;
            let line = Line::new(labeller, label, Some(index));
            (line.length() >= 3).then_some(line)
        })
        .collect()
}

/// The sentences that can stand alone, each whole and cut at each border behind its verb.
fn sentences(story: &Story) -> Vec<Line> {
    let labeller = story.labeller;
    let document = story.document;
    let tree = labeller.tree;
    let weights = story.weights;
    let mut lines = Vec::new();
    for index in eligible::eligible(story)
        .into_iter()
        .take_while(|&index| index < SENTENCES)
    {
        let tokens: Vec<usize> = story_tokens(document, index).collect();
        let Some(root) = tokens.iter().copied().find(|&token| tree.head(token).is_none()) else {
            continue;
        };
        let subject = labeller.clauses.own_subject(root);
        let verbal = tree.pos(root) == Pos::Verb
            || subject.is_some()
            || tree.has(root, &[Relation::Cop, Relation::Aux]);
        // "Say the town refused", "Suppose it rains": nothing of that happened.
        let supposed = tokens.first().is_some_and(|&first| {
            matches!(tree.lemma(first), "say" | "suppose" | "imagine" | "assume")
                && matches!(tree.word(first).tag, Tag::Vb | Tag::Vbp)
        });
        // "Just ask the mayor", "Don't feel bad": an order tells nothing.
        let ordered = tree.word(root).tag == Tag::Vb && subject.is_none();
        if !verbal || supposed || ordered || eligible::leans(document, index) || asks(story, index) {
            continue;
        }
        let whole = tokens
            .iter()
            .rposition(|&token| document.tokens[token].kind != TokenKind::Punctuation)
            .map_or(0, |last| last + 1);
        let cuts =
            (1..whole).filter(|&at| at >= CUT && tokens[at] > root && may_end(labeller, root, tokens[at]));
        for end in cuts.chain([whole]) {
            let kept = &tokens[..end];
            if !stands_alone(labeller, kept) {
                continue;
            }
            let Ok(label) = labeller.as_it_stands(kept, root) else {
                continue;
            };
            if label.open {
                continue;
            }
            let event = told(story)
                .filter(|(_, event, trigger)| event.sentence == index && kept.contains(trigger))
                // "The clerk who signed it gets a fine" tells of the fine, "signed it after a meeting" of the
                // signing, whatever weighs more.
                .max_by(|a, b| {
                    let tree = labeller.tree;
                    let tells = |token: usize| token == root && !is_cue(tree.lemma(root));
                    let acts = |token: usize| (tells(token), tree.pos(token) == Pos::Verb);
                    let heavier = weights[a.0].total_cmp(&weights[b.0]);
                    acts(a.2).cmp(&acts(b.2)).then(heavier)
                })
                .map(|(event, ..)| event);
            let line = Line::new(labeller, label, event);
            if (FEWEST..=BUDGET).contains(&line.length()) {
                lines.push(line);
            }
        }
    }
    lines
}

/// Whether a sentence is a question.
fn asks(story: &Story, index: usize) -> bool {
    let text = story.document.slice(story.document.sentences[index].span);
    text.trim_end_matches(['"', '”', '’']).ends_with('?')
}

/// Whether a sentence may be cut before a token: a clause begins there that only adds something. What names
/// who tells, or on what condition it holds, is never cut off.
fn may_end(labeller: &Labeller, root: usize, token: usize) -> bool {
    let tree = labeller.tree;
    let sentence = tree.sentence(token);
    let end = tree.document.sentences[sentence].tokens.end;
    let comma = tree.document.word(token - 1) == ",";
    let begins = (token..end)
        .find(|&head| tree.phrase(head).start == token && tree.head(head).is_some_and(|above| above < token));
    let Some(head) = begins else {
        return false;
    };
    let adds = match tree.relation(head) {
        Relation::AclRelcl | Relation::Acl => comma,
        // "Called on the party | to resign": what somebody is to do goes with it.
        Relation::Advcl => tree.word(token).tag != Tag::To,
        Relation::Conj => comma && tree.pos(head) == Pos::Verb,
        _ => false,
    };
    let limits = (token..end).any(|other| is(&tree.document.word(other).to_lowercase(), Class::Condition));
    let says = (token..end).any(|other| {
        is_cue(tree.lemma(other))
            && (tree.relation(other) == Relation::Parataxis || tree.head(root) == Some(other))
    });
    let last = token - 1 - usize::from(comma);
    // "signed it a day | after the vote": by how much goes with from when.
    let measures = is(tree.lemma(last), Class::Period) && tree.is_one_of(token, &["after", "before"]);
    adds && !limits && !measures && !says && !labeller.dangles(last)
}

/// Whether every pronoun of a line stands for something the line has named before.
fn stands_alone(labeller: &Labeller, tokens: &[usize]) -> bool {
    let tree = labeller.tree;
    let noun = |&before: &usize| tree.pos(before).is_noun() && !labeller.is_dated(before);
    tokens.iter().enumerate().all(|(at, &token)| {
        if !matches!(tree.word(token).tag, Tag::Prp | Tag::PrpPoss) || labeller.is_spoken(token) {
            return true;
        }
        let before = &tokens[..at];
        match labeller.names.entity(token) {
            Some(entity) => before
                .iter()
                .any(|&other| labeller.names.entity(other) == Some(entity)),
            None => {
                let person = ["he", "she", "him", "his", "her", "hers"];
                !person.iter().any(|word| tree.is(token, word)) && before.iter().any(noun)
            }
        }
    })
}
