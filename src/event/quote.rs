//! The words given as somebody's: in quotation marks, or as the content of a verb of saying.

use super::attribution::{according_to, teller};
use super::{is_passive, subjects};
use crate::analysis::{BlockKind, Entity, EntityKind, Quote};
use crate::document::{Document, TokenKind};
use crate::span::Span;
use crate::story::Names;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::is_cue;
use crate::words::{Class, is};
use std::ops::Range;

/// Fewest words between marks that are a quote without a verb of saying beside them. Fewer are a
/// title, a nickname or a word held at arm's length.
const SPOKEN: usize = 5;

/// How many words up from "according to" the clause is looked for that it attributes.
const CLAUSE: usize = 4;

/// How many words back the one who tells is looked for.
const TELLER: usize = 24;

/// Fewest words of indirect speech worth noting.
const REPORTED: usize = 3;

/// The quotes of a document, in order, without overlaps.
pub fn find(document: &Document, tree: Option<&Tree>, names: &Names, entities: &[Entity]) -> Vec<Quote> {
    let marked = marked(document);
    let cues = tree.map_or_else(Vec::new, |tree| cues(tree, names, &marked));
    let mut quotes = direct(document, tree, names, entities, &marked, &cues);
    if let Some(tree) = tree {
        indirect(tree, entities, &marked, &cues, &mut quotes);
    }
    quotes.sort_by_key(|quote| quote.span.start);
    quotes.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    quotes
}

/// Tokens in quotation marks, marks included, in order. A quote that is still open when its
/// paragraph ends goes on in the next one.
fn marked(document: &Document) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if !block.is_story() {
            continue;
        }
        let tokens = document.tokens_in(block.span);
        let mut open: Option<(usize, char)> = None;
        for token in tokens.clone() {
            let mark = match document.word(token).chars().next() {
                Some(mark) if document.tokens[token].kind == TokenKind::Punctuation => mark,
                _ => continue,
            };
            match (mark, open) {
                ('"' | '“' | '«' | '„', None) => open = Some((token, mark)),
                ('"', Some((from, '"')))
                | ('”' | '“', Some((from, '“' | '„')))
                | ('»', Some((from, '«'))) => {
                    found.push(from..token + 1);
                    open = None;
                }
                _ => {}
            }
        }
        // A lone straight mark at the end of a paragraph measures inches; one before words opens.
        let continues = |next: usize| {
            document
                .blocks
                .get(next)
                .is_some_and(|next| next.span.of(document.text).starts_with(['"', '“', '«']))
        };
        if let Some((from, _)) = open
            && continues(index + 1)
        {
            found.push(from..tokens.end);
        }
    }
    found
}

/// A verb or phrase that says who speaks.
struct Cue {
    token: usize,
    /// The word or words, as they stand.
    words: Span,
    speaker: Option<usize>,
    /// What is said, when the tree shows it.
    content: Option<Range<usize>>,
}

fn cues(tree: &Tree, names: &Names, marked: &[Range<usize>]) -> Vec<Cue> {
    let document = tree.document;
    let mut cues = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let block = document.block_of(index);
        if !block.is_story() || matches!(block.kind, BlockKind::Byline | BlockKind::Headline) {
            continue;
        }
        for token in sentence.tokens.clone() {
            if within(marked, token).is_some() {
                continue;
            }
            if let Some(according) = according_to(tree, token) {
                // Hung on a noun of the clause, it is still the clause that is told.
                let clause = tree
                    .above(token)
                    .take(CLAUSE)
                    .find(|&above| tree.pos(above) == Pos::Verb)
                    .or(tree.head(token))
                    .map(|head| around(tree, head, token));
                cues.push(Cue {
                    token: according,
                    words: document.span_of(according..(according + 2).min(sentence.tokens.end)),
                    speaker: teller(tree, names, token),
                    content: clause,
                });
            }
            if tree.pos(token) == Pos::Verb && is_cue(tree.lemma(token)) && !is_silence(tree, token) {
                cues.push(verb_cue(tree, names, token));
            }
        }
    }
    cues.sort_by_key(|cue| cue.token);
    cues
}

/// "Russia did not comment": nothing is told.
fn is_silence(tree: &Tree, verb: usize) -> bool {
    matches!(
        tree.lemma(verb),
        "answer" | "comment" | "elaborate" | "reply" | "respond" | "speak"
    ) && tree
        .with(verb, &[Relation::Advmod])
        .any(|word| tree.is(word, "not") || tree.is(word, "n't") || tree.is(word, "n’t"))
}

/// "ruled the country", "confirmed the deal": a verb that can report, with a thing for its object, does
/// not report the clause it trails.
fn is_deed(tree: &Tree, verb: usize) -> bool {
    !is(tree.lemma(verb), Class::Say)
        && tree.first(verb, &[Relation::Obj]).is_some()
        && tree.first(verb, &[Relation::Ccomp, Relation::Xcomp]).is_none()
}

fn verb_cue(tree: &Tree, names: &Names, verb: usize) -> Cue {
    let passive = is_passive(tree, verb);
    let agent = || {
        tree.with(verb, &[Relation::OblAgent, Relation::Obl])
            .find(|&agent| tree.introduced_by(agent, &["by"]))
    };
    let (subjects, _) = subjects(tree, verb);
    let quoted = matches!(tree.lemma(verb), "quote" | "cite");
    let speaking = if passive && !quoted {
        agent()
    } else {
        subjects.first().copied()
    };
    let content = tree
        .first(verb, &[Relation::Ccomp])
        .map(|clause| tree.phrase(clause))
        .or_else(|| {
            (tree.relation(verb) == Relation::Parataxis && !subjects.is_empty() && !is_deed(tree, verb))
                .then(|| tree.head(verb).map(|head| around(tree, head, verb)))
                .flatten()
        });
    let speaker = speaking.and_then(|head| teller(tree, names, head));
    let hung = content
        .as_ref()
        .and_then(|content| speaker_hung_on(tree, names, content, verb));
    Cue {
        token: verb,
        words: tree.document.tokens[verb].span,
        speaker: speaker.or(hung.and_then(|(_, speaker)| speaker)),
        content: match (content, hung) {
            (Some(content), Some((comma, _))) => Some(content.start..comma),
            (content, _) => content,
        },
    }
}

/// "…, the Wire said", "…, Ana Rui, the mayor, told the Wire": where the parser hung the teller on what
/// is told, the comma before, and who it is.
fn speaker_hung_on(
    tree: &Tree,
    names: &Names,
    content: &Range<usize>,
    verb: usize,
) -> Option<(usize, Option<usize>)> {
    // Part of the name may hang on the verb itself ("state media | KCNW said").
    let before = content.start < verb && verb <= content.end + 4;
    let from = content.start.max(verb.saturating_sub(TELLER));
    if !before || from >= verb {
        return None;
    }
    let finite = |token: usize| matches!(tree.word(token).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let clause = (from..verb).rev().find(|&token| finite(token)).unwrap_or(from);
    let tells = |comma: usize| {
        let head =
            (comma + 1..verb).find(|&token| !matches!(tree.pos(token), Pos::Det | Pos::Adj | Pos::Punct))?;
        let named = names.entity(head).filter(|_| tree.word(head).tag.is_name());
        let agency = names
            .entity(verb - 1)
            .filter(|_| (comma + 1..verb).all(|token| tree.pos(token) != Pos::Punct));
        let media = is(tree.lemma(verb - 1), Class::Agency);
        (named.is_some() || agency.is_some() || media).then_some((comma, named.or(agency)))
    };
    (clause + 1..verb)
        .filter(|&token| tree.is(token, ",") && token < content.end.max(verb))
        .find_map(tells)
}

/// The phrase of a clause without the phrase of the words that attribute it, which stand at its
/// start, at its end, or in its middle; the longer part counts.
fn around(tree: &Tree, clause: usize, attribution: usize) -> Range<usize> {
    let whole = tree.phrase(clause);
    let cut = tree.phrase(attribution);
    let before = whole.start..cut.start.max(whole.start).min(whole.end);
    let after = cut.end.min(whole.end).max(whole.start)..whole.end;
    if before.len() >= after.len() {
        before
    } else {
        after
    }
}

/// The marked range a token stands in.
fn within(marked: &[Range<usize>], token: usize) -> Option<usize> {
    let after = marked.partition_point(|range| range.start <= token);
    let index = after.checked_sub(1)?;
    marked[index].contains(&token).then_some(index)
}

fn words(document: &Document, tokens: Range<usize>) -> usize {
    tokens
        .filter(|&token| document.tokens[token].kind != TokenKind::Punctuation)
        .count()
}

fn direct(
    document: &Document,
    tree: Option<&Tree>,
    names: &Names,
    entities: &[Entity],
    marked: &[Range<usize>],
    cues: &[Cue],
) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut last: Option<(usize, Option<String>)> = None;
    for range in marked {
        let span = document.span_of(range.clone());
        let count = words(document, range.clone());
        let cue = beside(document, range, cues);
        let block = document
            .blocks
            .partition_point(|block| block.span.end <= span.start);
        let opens_block = document.blocks[block].span.start == span.start;
        let (speaker, said) = match cue {
            Some(cue) => (
                cue.speaker.map(|entity| entities[entity].id.clone()),
                Some(document.slice(cue.words).to_lowercase()),
            ),
            None if count >= SPOKEN => {
                let alone = stands_alone(document, range);
                let goes_on = last
                    .as_ref()
                    .filter(|(of, _)| alone && (*of == block || (opens_block && of + 1 == block)));
                let speaker = match goes_on {
                    Some((_, speaker)) => speaker.clone(),
                    None => introduced(document, tree, names, entities, range),
                };
                (speaker, None)
            }
            None => continue,
        };
        if count < 2 && said.is_none() || count == 0 {
            continue;
        }
        last = Some((block, speaker.clone()));
        quotes.push(Quote {
            span,
            speaker,
            cue: said,
            direct: true,
            set_by: None,
        });
    }
    quotes
}

/// The cue nearest to a quote in the sentences it begins and ends in.
fn beside<'c>(document: &Document, range: &Range<usize>, cues: &'c [Cue]) -> Option<&'c Cue> {
    let sentence = |token: usize| document.sentence_at(document.tokens[token].span.start);
    let first = sentence(range.start)?;
    let last = sentence(range.end - 1).unwrap_or(first);
    let from = document.sentences[first].tokens.start;
    let mut to = document.sentences[last].tokens.end;
    // "…" he said: a splitter may end the sentence at the closing mark.
    if let Some(next) = document.sentences.get(last + 1)
        && document.sentences[last].block == next.block
        && next.tokens.clone().next().is_some_and(|token| {
            document.word(token).starts_with(|c: char| c.is_lowercase()) && range.end == next.tokens.start
        })
    {
        to = next.tokens.end;
    }
    let low = cues.partition_point(|cue| cue.token < from);
    let high = cues.partition_point(|cue| cue.token < to);
    let distance = |cue: &&Cue| {
        if cue.token < range.start {
            range.start - cue.token
        } else {
            cue.token - range.end + 1
        }
    };
    cues[low..high]
        .iter()
        .filter(|cue| !range.contains(&cue.token))
        .min_by_key(|cue| (cue.speaker.is_none() && distance(cue) > 4, distance(cue)))
}

/// Whether nothing but the quote stands in its sentences.
fn stands_alone(document: &Document, range: &Range<usize>) -> bool {
    let starts = document
        .sentence_at(document.tokens[range.start].span.start)
        .is_some_and(|index| document.sentences[index].tokens.start == range.start);
    let end = document.sentence_at(document.tokens[range.end - 1].span.start);
    starts && end.is_none_or(|index| document.sentences[index].tokens.end <= range.end + 1)
}

/// The speaker a colon before the quote introduces: the subject of the sentence that ends in it.
fn introduced(
    document: &Document,
    tree: Option<&Tree>,
    names: &Names,
    entities: &[Entity],
    range: &Range<usize>,
) -> Option<String> {
    let tree = tree?;
    let before = range.start.checked_sub(1)?;
    if document.word(before) != ":" {
        return None;
    }
    let index = document.sentence_at(document.tokens[before].span.start)?;
    let tokens = document.sentences[index].tokens.clone();
    let subject = tokens.start.max(before.saturating_sub(60))..before;
    subject
        .filter(|&token| matches!(tree.relation(token), Relation::Nsubj))
        .filter_map(|token| teller(tree, names, token))
        .find(|&entity| {
            matches!(
                entities[entity].kind,
                EntityKind::Person | EntityKind::Organization
            )
        })
        .map(|entity| entities[entity].id.clone())
}

/// What a verb of saying reports without marks; where marks begin, the direct quote takes over.
fn indirect(
    tree: &Tree,
    entities: &[Entity],
    marked: &[Range<usize>],
    cues: &[Cue],
    quotes: &mut Vec<Quote>,
) {
    let document = tree.document;
    for cue in cues {
        let Some(content) = cue.content.clone() else {
            continue;
        };
        let lemma = tree.lemma(cue.token);
        let reports = tree.is(cue.token, "according") || is(lemma, Class::Say) || is(lemma, Class::Cue);
        if !reports || document.block_of(tree.sentence(cue.token)).kind == BlockKind::Caption {
            continue;
        }
        let mut end = content.end;
        if let Some(first) = marked.get(marked.partition_point(|range| range.end <= content.start))
            && first.start < end
        {
            end = first.start;
        }
        if end <= content.start {
            continue;
        }
        let kept = trim(document, content.start..end);
        if words(document, kept.clone()) < REPORTED {
            continue;
        }
        quotes.push(Quote {
            span: document.span_of(kept),
            speaker: cue.speaker.map(|entity| entities[entity].id.clone()),
            cue: Some(document.slice(cue.words).to_lowercase()),
            direct: false,
            set_by: None,
        });
    }
}

/// A range without the punctuation and the "that" at its ends.
fn trim(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    let loose = |token: usize| {
        document.tokens[token].kind == TokenKind::Punctuation
            && !matches!(document.word(token), "$" | "£" | "€" | "%")
    };
    while start < end && (loose(start) || document.word(start) == "that") {
        start += 1;
    }
    while end > start && loose(end - 1) {
        end -= 1;
    }
    start..end
}
