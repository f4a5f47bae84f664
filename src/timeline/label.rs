//! What happened in a few words: a clause of the article, shortened.
//!
//! A label is made of the article's own words, in its own order wherever that can be kept: the
//! subject, the verb, its object and the phrases the verb needs; clauses, appositions, dates and
//! attributions are left out. Only the verb is ever rewritten ("have signed" → "signed",
//! "after meeting" → "met"), and names are given in their short readable form.

use super::past::past;
use super::wording::Piece;
use crate::analysis::{Entity, EntityKind, EventStatus, MentionForm, Timex, TimexType};
use crate::event::lexicon::{Class, event_noun, is};
use crate::event::tree::{Names, Tree};
use crate::event::{according_to, is_passive, subjects};
use crate::syntax::{Pos, Relation};

/// Words a label should not exceed; phrases are dropped until it does not.
const WORDS: usize = 13;

/// Words a label never exceeds.
const MOST_WORDS: usize = 18;

/// Tokens at which a label is too long whatever follows, so that noise parsed as one endless
/// sentence is not gathered again and again.
pub(super) const TOKENS: usize = 80;

/// How deep phrases may nest inside a label.
const DEPTH: usize = 12;

/// A label and what went into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The text, with a capital first letter and no full stop.
    pub text: String,
    /// The tokens it was made of, in order.
    pub tokens: Vec<usize>,
    /// Whether its subject is a name or a noun, not a pronoun nobody can place.
    pub grounded: bool,
    /// Whether the verb or noun has the phrases it needs.
    pub complete: bool,
}

/// What labels are made from.
pub struct Labeller<'a, 't> {
    /// The trees.
    pub tree: &'a Tree<'a, 't>,
    /// Who is named where.
    pub names: &'a Names,
    /// The entities.
    pub entities: &'a [Entity],
    /// Whether each token is part of a time expression.
    dated: Vec<bool>,
}

/// How much a label leaves out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Thrift {
    /// Every phrase that is not a clause stays.
    Full,
    /// One phrase beside the verb and its object.
    Short,
    /// Only what the verb needs.
    Bare,
}

impl<'a, 't> Labeller<'a, 't> {
    /// A labeller for a document.
    pub fn new(tree: &'a Tree<'a, 't>, names: &'a Names, entities: &'a [Entity], timexes: &[Timex]) -> Self {
        let mut dated = vec![false; tree.size()];
        // How long something lasts is part of what happened ("jailed for nine years").
        let placed = |timex: &&Timex| {
            matches!(timex.kind, TimexType::Date | TimexType::Time) || timex.interval.is_some()
        };
        for timex in timexes.iter().filter(placed) {
            dated[tree.document.tokens_in(timex.span)].fill(true);
        }
        Self {
            tree,
            names,
            entities,
            dated,
        }
    }

    /// The label of an event whose trigger is a token; `None` when no clause can be made of it.
    pub fn label(&self, trigger: usize, status: EventStatus) -> Option<Label> {
        [Thrift::Full, Thrift::Short, Thrift::Bare]
            .into_iter()
            .filter_map(|thrift| self.attempt(trigger, status, thrift))
            .fold(None, |best: Option<Label>, next| match best {
                Some(best) if count(&best.text) <= WORDS || count(&next.text) >= count(&best.text) => {
                    Some(best)
                }
                _ => Some(next),
            })
            .filter(|label| count(&label.text) <= MOST_WORDS)
    }

    fn attempt(&self, trigger: usize, status: EventStatus, thrift: Thrift) -> Option<Label> {
        let tree = self.tree;
        let carrier = match tree.pos(trigger) {
            Pos::Verb => Some(trigger),
            _ => self.carrier(trigger),
        };
        match carrier {
            Some(verb) => self.clause(verb, trigger, status, thrift),
            None if tree.pos(trigger) == Pos::Adj => self.predicate(trigger, thrift),
            None => self.phrase_label(trigger, thrift),
        }
    }

    /// The verb that lends a noun its tense, when a clause reads better than the noun alone.
    fn carrier(&self, noun: usize) -> Option<usize> {
        let tree = self.tree;
        let verb = tree.head(noun).filter(|&head| tree.pos(head) == Pos::Verb)?;
        let lends = is(tree.lemma(verb), Class::Light)
            && matches!(tree.relation(noun), Relation::Obj | Relation::NsubjPass);
        lends.then_some(verb)
    }

    /// "Four people are dead".
    fn predicate(&self, adjective: usize, thrift: Thrift) -> Option<Label> {
        let tree = self.tree;
        let cop = tree.first(adjective, &[Relation::Cop]);
        let subject = tree.first(adjective, &[Relation::Nsubj])?;
        let mut pieces = Vec::new();
        let grounded = self.subject(subject, thrift, &mut pieces);
        match cop {
            Some(cop) => pieces.push(Piece::Token(cop)),
            None => return None,
        }
        pieces.push(Piece::Token(adjective));
        self.finish(pieces, grounded, true)
    }

    /// A noun with its phrases: "Talks between the two sides in Geneva".
    fn phrase_label(&self, noun: usize, thrift: Thrift) -> Option<Label> {
        let mut tokens = Vec::new();
        self.gather(noun, thrift, 0, &mut tokens);
        let tree = self.tree;
        tokens.retain(|&token| {
            token >= noun
                || tree.head(token) != Some(noun)
                || !matches!(
                    tree.relation(token),
                    Relation::Case | Relation::Det | Relation::Cop | Relation::Aux | Relation::Cc
                )
        });
        if tree.relation(noun) != Relation::Root {
            tokens.retain(|&token| token == noun || tree.relation(token) != Relation::Mark);
        }
        let complete = tokens.len() > 2;
        let pieces = self.named(&tokens);
        let label = self.finish(pieces, true, complete)?;
        let pronoun = tokens.iter().any(|&token| self.is_unplaced(token));
        Some(Label {
            grounded: !pronoun,
            ..label
        })
    }

    fn clause(&self, verb: usize, trigger: usize, status: EventStatus, thrift: Thrift) -> Option<Label> {
        let tree = self.tree;
        let passive = is_passive(tree, verb);
        let (heads, own) = subjects(tree, verb);
        let mut subject = *heads.first()?;
        if tree.relation(verb) == Relation::Acl && !passive && tree.word(verb).tag == "VB" && heads.is_empty()
        {
            return None;
        }
        // The subject of a verb that is reported in the passive is not the speaker's.
        if let Some(name) = self.person_beside(subject) {
            subject = name;
        }
        if subject > verb || !self.can_act(subject) {
            return None;
        }
        let mut pieces = Vec::new();
        let grounded = self.subject(subject, thrift, &mut pieces);
        for &other in heads.iter().skip(1).filter(|&&other| other < verb) {
            pieces.push(Piece::Text("and".to_owned(), other));
            self.subject(other, thrift, &mut pieces);
        }
        let plural = heads.len() > 1 || self.is_plural(subject);
        if !self.verb_group(verb, status, passive, own, plural, &mut pieces) {
            return None;
        }
        let (tail, complete) = self.tail(verb, trigger, subject, passive, thrift);
        pieces.extend(self.named(&tail));
        self.finish(pieces, grounded, complete)
    }

    /// A subject with what is joined to it; whether it is more than a pronoun.
    fn subject(&self, head: usize, thrift: Thrift, pieces: &mut Vec<Piece>) -> bool {
        let tree = self.tree;
        let mut tokens = Vec::new();
        // In a relative clause the noun's phrase holds the clause itself; gathering leaves it out.
        self.gather(head, thrift.max(Thrift::Short), 0, &mut tokens);
        tokens.retain(|&token| {
            let leads = matches!(tree.relation(token), Relation::Case | Relation::Cc) && token < head;
            !(leads && tree.head(token) == Some(head))
        });
        let grounded = !self.is_unplaced(head);
        pieces.extend(self.named(&tokens));
        grounded
    }

    /// Whether a token can head the subject of a label: a noun of its own, not the end of a phrase
    /// with a preposition, nor a name with "a" before it that a parser cut off its noun.
    fn can_act(&self, head: usize) -> bool {
        let tree = self.tree;
        let noun = matches!(
            tree.pos(head),
            Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Det
        );
        let cut = self.names.is_named(head)
            && tree
                .with(head, &[Relation::Det])
                .any(|det| tree.is(det, "a") || tree.is(det, "an"));
        // "Brazilian", cut off the noun it describes.
        let adjective = tree.word(head).tag == "NNP"
            && self
                .names
                .entity(head)
                .is_some_and(|entity| self.entities[entity].kind == EntityKind::Group)
            && tree.first(head, &[Relation::Det, Relation::Nummod]).is_none();
        noun && !cut && !adjective && !self.dated[head]
    }

    fn is_unplaced(&self, token: usize) -> bool {
        let tree = self.tree;
        tree.pos(token) == Pos::Pron && self.names.entity(token).is_none()
            || matches!(tree.word(token).tag, "WDT" | "WP" | "EX")
            || tree.pos(token) == Pos::Det && tree.relation(token) != Relation::Det
    }

    fn is_plural(&self, head: usize) -> bool {
        let tree = self.tree;
        let named_person = |entity: usize| self.entities[entity].kind == EntityKind::Person;
        tree.with(head, &[Relation::Conj]).next().is_some()
            || match self.names.entity(head) {
                Some(entity) if tree.pos(head) == Pos::Pron => !named_person(entity) && tree.is(head, "they"),
                _ => matches!(tree.word(head).tag, "NNS" | "NNPS" | "CD") && !tree.is(head, "one"),
            }
            || ["they", "we", "both", "many", "several", "some"]
                .iter()
                .any(|word| tree.is(head, word))
    }

    /// Pushes the verb in the tense of the label; false when it has none a label could take.
    fn verb_group(
        &self,
        verb: usize,
        status: EventStatus,
        passive: bool,
        own: bool,
        plural: bool,
        pieces: &mut Vec<Piece>,
    ) -> bool {
        let tree = self.tree;
        let word = tree.word(verb);
        let was = if plural { "were" } else { "was" };
        let auxiliaries: Vec<usize> = tree.with(verb, &[Relation::Aux, Relation::AuxPass]).collect();
        let spelt = |words: &[&str]| {
            auxiliaries
                .iter()
                .any(|&aux| words.iter().any(|word| tree.is(aux, word)))
        };
        let modal = auxiliaries
            .iter()
            .copied()
            .find(|&aux| tree.word(aux).tag == "MD");
        let text = |text: String| Piece::Text(text, verb);
        let happened = matches!(status, EventStatus::Occurred | EventStatus::Claimed);
        if happened && passive {
            pieces.push(text(was.to_owned()));
            pieces.push(Piece::Token(verb));
        } else if happened {
            let progressive = word.tag == "VBG" && spelt(&["was", "were"]);
            if progressive {
                pieces.push(text(was.to_owned()));
                pieces.push(Piece::Token(verb));
            } else if word.tag == "VBD" {
                pieces.push(Piece::Token(verb));
            } else {
                if !is_verb_form(tree.document.word(verb), word.tag) {
                    return false;
                }
                pieces.push(text(past(&word.lemma)));
            }
        } else if let Some(modal) = modal.filter(|_| own) {
            pieces.push(Piece::Token(modal));
            if passive {
                pieces.push(text("be".to_owned()));
                pieces.push(Piece::Token(verb));
            } else {
                pieces.push(text(word.lemma.clone()));
            }
        } else if status == EventStatus::Planned {
            pieces.push(text(if passive {
                "to be".to_owned()
            } else {
                "to".to_owned()
            }));
            if passive {
                pieces.push(Piece::Token(verb));
            } else {
                pieces.push(text(word.lemma.clone()));
            }
        } else {
            pieces.extend(auxiliaries.iter().copied().map(Piece::Token));
            if auxiliaries.is_empty() && word.tag == "VBG" {
                pieces.push(text(if plural { "are".to_owned() } else { "is".to_owned() }));
            } else if auxiliaries.is_empty() && word.tag == "VB" {
                return false;
            }
            pieces.push(Piece::Token(verb));
        }
        true
    }

    /// What follows the verb, and whether it has what the verb needs.
    fn tail(
        &self,
        verb: usize,
        trigger: usize,
        subject: usize,
        passive: bool,
        thrift: Thrift,
    ) -> (Vec<usize>, bool) {
        let tree = self.tree;
        let mut tokens = Vec::new();
        let mut obliques = 0;
        let mut complete = passive;
        let has_object = tree.first(verb, &[Relation::Obj]).is_some();
        for child in tree.children(verb) {
            if child == subject || self.skips(child) {
                continue;
            }
            match tree.relation(child) {
                Relation::Obj | Relation::Iobj => {
                    if matches!(tree.word(child).tag, "WDT" | "WP") {
                        continue;
                    }
                    self.gather(child, thrift, 0, &mut tokens);
                    complete = true;
                }
                Relation::CompoundPrt => tokens.push(child),
                Relation::Xcomp if child > verb => {
                    self.complement(child, thrift, &mut tokens);
                    complete = true;
                }
                Relation::Ccomp if child > verb && !has_object => {
                    if thrift < Thrift::Bare || !complete {
                        self.complement(child, thrift.max(Thrift::Short), &mut tokens);
                    }
                    complete = true;
                }
                Relation::OblAgent if thrift < Thrift::Bare => {
                    self.gather(child, thrift, 0, &mut tokens);
                }
                Relation::Obl if child > verb => {
                    let room = match thrift {
                        Thrift::Full => true,
                        Thrift::Short => obliques < 1,
                        Thrift::Bare => obliques < 1 && !has_object && !passive,
                    };
                    let event = tree.pos(child) == Pos::Noun
                        && tree.introduced_by(child, &["after", "before", "following", "amid", "despite"]);
                    if room
                        && !event
                        && !tree.introduced_by(child, &["as", "because", "due", "according", "including"])
                    {
                        self.gather(child, thrift, 0, &mut tokens);
                        obliques += 1;
                        complete = true;
                    }
                }
                Relation::Advmod if child > verb && is_direction(tree.lemma(child)) => tokens.push(child),
                Relation::Advcl if tree.word(child).tag == "VB" && thrift == Thrift::Full && !complete => {
                    self.complement(child, thrift, &mut tokens);
                    complete = true;
                }
                _ => {}
            }
        }
        if is(tree.lemma(verb), Class::Undergo)
            || event_noun(tree.lemma(trigger)).is_some() && trigger != verb
        {
            complete = true;
        }
        (tokens, complete)
    }

    /// A clause that completes a verb: "to increase flights", "that the bridge was safe".
    fn complement(&self, clause: usize, thrift: Thrift, tokens: &mut Vec<usize>) {
        let tree = self.tree;
        let mut obliques = 0;
        tokens.push(clause);
        if tokens.len() > TOKENS {
            return;
        }
        for child in tree.children(clause) {
            if self.skips(child) {
                continue;
            }
            match tree.relation(child) {
                Relation::Mark
                | Relation::Aux
                | Relation::AuxPass
                | Relation::Cop
                | Relation::CompoundPrt => {
                    tokens.push(child);
                }
                Relation::Advmod if tree.lemma(child) == "not" || tree.is(child, "n't") => tokens.push(child),
                Relation::Nsubj
                | Relation::NsubjPass
                | Relation::Obj
                | Relation::Iobj
                | Relation::OblAgent => {
                    self.gather(child, thrift, 1, tokens);
                }
                Relation::Obl if thrift == Thrift::Full || obliques == 0 => {
                    obliques += 1;
                    self.gather(child, thrift, 1, tokens);
                }
                Relation::Xcomp => self.complement(child, thrift, tokens),
                Relation::Det
                | Relation::Case
                | Relation::Amod
                | Relation::Nummod
                | Relation::Compound
                | Relation::NmodPoss
                | Relation::Flat => self.gather(child, thrift, 1, tokens),
                Relation::Nmod if thrift < Thrift::Bare => self.gather(child, thrift, 1, tokens),
                _ => {}
            }
        }
    }

    /// Dates, attributions and comments have no place in a label.
    fn skips(&self, child: usize) -> bool {
        let tree = self.tree;
        if according_to(tree, child).is_some() {
            return true;
        }
        let phrase = tree.phrase(child);
        let whole = tree.head(child).is_some_and(|head| self.dated[head]);
        if self.dated[child] && !whole {
            return true;
        }
        let dated = self.dated[child]
            || (matches!(
                tree.relation(child),
                Relation::Obl | Relation::OblTmod | Relation::NmodTmod | Relation::Nmod
            ) && phrase.len() <= 6
                && phrase.clone().any(|token| self.dated[token])
                && phrase
                    .clone()
                    .all(|token| self.dated[token] || tree.pos(token) != Pos::Propn));
        dated
            && !matches!(
                tree.relation(child),
                Relation::Nummod | Relation::Obj | Relation::NsubjPass
            )
    }

    /// The tokens of a noun's phrase that a label keeps, in no order.
    fn gather(&self, head: usize, thrift: Thrift, depth: usize, tokens: &mut Vec<usize>) {
        let tree = self.tree;
        tokens.push(head);
        if depth > DEPTH || tokens.len() > TOKENS {
            return;
        }
        let person = self.names.mention(head).filter(|&(entity, mention)| {
            self.entities[entity].kind == EntityKind::Person
                && !matches!(
                    self.entities[entity].mentions[mention].form,
                    MentionForm::Pronoun | MentionForm::Title
                )
        });
        for child in tree.children(head) {
            if self.skips(child) {
                continue;
            }
            let relation = tree.relation(child);
            if person.is_some() && self.names.mention(child) != person {
                // Titles and descriptions of a named person stay out.
                let joined = matches!(relation, Relation::Case | Relation::Conj | Relation::Cc)
                    || (relation == Relation::Punct && self.joins(head, child));
                if !joined {
                    continue;
                }
            }
            match relation {
                Relation::Det
                | Relation::Nummod
                | Relation::Compound
                | Relation::Flat
                | Relation::Fixed
                | Relation::Goeswith
                | Relation::NmodPoss
                | Relation::Case
                | Relation::Cc => self.gather(child, thrift, depth + 1, tokens),
                Relation::Amod if child < head && tree.children(child).count() <= 3 => {
                    self.gather(child, thrift, depth + 1, tokens)
                }
                Relation::Conj => self.gather(child, thrift, depth + 1, tokens),
                Relation::Advmod => {
                    let counts = matches!(
                        tree.pos(head),
                        Pos::Num | Pos::Det | Pos::Adj | Pos::Noun | Pos::Adv
                    );
                    if counts && child < head && !is_comment(tree.lemma(child)) {
                        self.gather(child, thrift, depth + 1, tokens);
                    }
                }
                Relation::Nmod => {
                    let of = tree.introduced_by(child, &["of", "between"]);
                    let room = match thrift {
                        Thrift::Full => depth < 3,
                        Thrift::Short => depth < 2 && (of || depth < 1),
                        Thrift::Bare => of && depth < 1,
                    };
                    let long = tree.phrase(child).len() > 9 && !of;
                    if room && !long {
                        self.gather(child, thrift, depth + 1, tokens);
                    }
                }
                Relation::Acl => {
                    let content = tree.word(child).tag == "VB"
                        || (tree.word(child).tag == "VBG"
                            && tree.first(child, &[Relation::Mark, Relation::Case]).is_some());
                    if content && thrift == Thrift::Full && tree.phrase(child).len() <= 8 {
                        self.complement(child, thrift, tokens);
                    }
                }
                Relation::Mark if tree.pos(head) == Pos::Verb => tokens.push(child),
                Relation::Obj | Relation::Obl if tree.pos(head) == Pos::Verb => {
                    self.gather(child, thrift, depth + 1, tokens);
                }
                Relation::Punct if self.joins(head, child) => tokens.push(child),
                Relation::Appos => {
                    // "the group Hamas": the name is the point of the phrase.
                    let tight = self.names.entity(child).is_some()
                        && child > head
                        && child - head <= 3
                        && !(head..child)
                            .any(|token| matches!(tree.document.word(token), "," | "(" | "-" | "–" | "—"));
                    if tight {
                        self.gather(child, thrift, depth + 1, tokens);
                    }
                }
                _ => {}
            }
        }
    }

    /// Punctuation that holds a phrase together: hyphens inside words, commas of a list.
    fn joins(&self, head: usize, mark: usize) -> bool {
        let document = self.tree.document;
        let tight = mark > 0
            && !document.tokens[mark].spaced
            && document.tokens.get(mark + 1).is_some_and(|next| !next.spaced);
        match document.word(mark) {
            "-" | "–" | "/" | "&" | "." | "'" | "’" => tight,
            "," => {
                self.tree.relation(head) == Relation::Conj && mark < head
                    || self
                        .tree
                        .with(head, &[Relation::Conj])
                        .any(|conjunct| conjunct > mark && mark > head)
            }
            "$" | "%" | "£" | "€" => true,
            _ => false,
        }
    }

    /// The person a title before a name belongs to, when the parser hangs the name on the title.
    fn person_beside(&self, head: usize) -> Option<usize> {
        let named = |token: usize| {
            self.names
                .entity(token)
                .filter(|_| self.names.is_named(token))
                .is_some_and(|entity| self.entities[entity].kind == EntityKind::Person)
        };
        if named(head) || self.tree.with(head, &[Relation::Conj]).next().is_some() {
            return None;
        }
        self.tree
            .with(head, &[Relation::Flat, Relation::Appos])
            .find(|&child| child > head && named(child))
    }
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a word looks like the form of a verb it is tagged as: a noun mistaken for a verb must not
/// be put in the past.
fn is_verb_form(word: &str, tag: &str) -> bool {
    let lower = word.starts_with(char::is_lowercase);
    lower
        && match tag {
            "VBG" => word.ends_with("ing"),
            "VBN" | "VB" => true,
            _ => false,
        }
}

fn is_direction(lemma: &str) -> bool {
    matches!(
        lemma,
        "back"
            | "away"
            | "home"
            | "down"
            | "up"
            | "out"
            | "off"
            | "together"
            | "apart"
            | "ashore"
            | "abroad"
            | "there"
    )
}

/// Adverbs that comment rather than count.
fn is_comment(lemma: &str) -> bool {
    matches!(
        lemma,
        "also" | "even" | "just" | "still" | "however" | "then" | "already" | "meanwhile" | "so" | "too"
    )
}
