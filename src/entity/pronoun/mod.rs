//! Pronouns whose antecedent is clear.
//!
//! "He" and "she" go to a [`person`], "it" and "they" to a [`thing`] or several people; both look for them
//! among the [`antecedent`]s.

mod antecedent;
mod person;
mod speech;
mod thing;

use super::chain::Chain;
use super::reference::Reference;
use super::role::Gender;
use super::scene::Scene;
use crate::analysis::{BlockKind, EntityKind, MentionForm};
use crate::document::TokenKind;
use crate::syntax::{Relation, Tag};
use antecedent::{Antecedent, antecedents, back};
use speech::Speech;

/// How many sentences back an antecedent may stand.
const WINDOW: usize = 3;
/// Bounds on the search where a text has no sentences.
const MAX_ANTECEDENTS: usize = 48;
const MAX_TOKENS: usize = 240;

/// Which antecedents a pronoun takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Means {
    Person(Gender),
    Thing,
    Many,
}

impl Means {
    /// Whether a name of that kind can be meant.
    fn fits(self, kind: EntityKind) -> bool {
        match self {
            Means::Person(_) => kind == EntityKind::Person,
            Means::Thing => !matches!(kind, EntityKind::Person | EntityKind::Group),
            Means::Many => matches!(kind, EntityKind::Organization | EntityKind::Group),
        }
    }
}

struct Pronoun {
    means: Means,
    possessive: bool,
}

/// The pronouns that stand for one of the chains, in order. A chain whose sex was unknown learns it
/// from the first pronoun that can mean nobody else.
pub(crate) fn references(scene: &Scene, chains: &mut [Chain], phrases: &[Reference]) -> Vec<Reference> {
    let all = antecedents(scene, chains, phrases);
    let speech = Speech::new(scene);
    let mut coming = all.iter().copied().peekable();
    let mut trail: Vec<Antecedent> = Vec::new();
    let mut resolved: Vec<Reference> = Vec::new();
    for (number, sentence) in scene.document.sentences.iter().enumerate() {
        let block = scene.document.blocks[sentence.block].kind;
        if block == BlockKind::Boilerplate {
            continue;
        }
        for token in sentence.tokens.clone() {
            let Some(pronoun) = pronoun(scene, token) else {
                continue;
            };
            while let Some(antecedent) = coming.next_if(|antecedent| antecedent.head < token) {
                trail.push(antecedent);
            }
            let chain = match pronoun.means {
                Means::Person(gender) => {
                    let near = &trail[window(scene, &trail, number, token)..];
                    // Where her words may name others.
                    let paragraph = paragraph_start(scene, number)..sentence.tokens.end;
                    let around = person::Around {
                        near,
                        speech: &speech,
                        named: back(&all, paragraph).copied().collect(),
                    };
                    person::bearer(scene, chains, &around, number, token, gender, &pronoun)
                }
                means => thing::bearer(scene, chains, &trail, number, token, means),
            };
            let Some(chain) = chain else {
                continue;
            };
            if let Means::Person(gender) = pronoun.means {
                chains[chain].gender.get_or_insert(gender);
            }
            trail.push(Antecedent {
                chain,
                head: token,
                sentence: number,
                subject: scene.is_subject(&(token..token + 1)),
            });
            resolved.push(Reference {
                chain,
                tokens: token..token + 1,
                sentence: number,
                form: MentionForm::Pronoun,
                confidence: 0.7,
                evidence: "pattern:pronoun",
            });
        }
    }
    resolved
}

/// The first token of the paragraph of a sentence, or of a sentence a few before it.
fn paragraph_start(scene: &Scene, sentence: usize) -> usize {
    let sentences = &scene.document.sentences;
    let within = |&before: &usize| sentences[before].block == sentences[sentence].block;
    let first = (sentence.saturating_sub(WINDOW)..=sentence).find(within);
    sentences[first.unwrap_or(sentence)].tokens.start
}

fn pronoun(scene: &Scene, token: usize) -> Option<Pronoun> {
    if scene.document.tokens[token].kind != TokenKind::Word || scene.mention_at(token).is_some() {
        return None;
    }
    let (means, possessive) = match scene.word(token) {
        "he" | "He" | "him" | "himself" => (Means::Person(Gender::Male), false),
        "his" | "His" => (Means::Person(Gender::Male), true),
        "she" | "She" | "herself" => (Means::Person(Gender::Female), false),
        "her" | "Her" | "hers" => (Means::Person(Gender::Female), !is_object(scene, token)),
        "it" | "It" | "itself" => (Means::Thing, false),
        "its" | "Its" => (Means::Thing, true),
        "they" | "They" | "them" | "themselves" => (Means::Many, false),
        "their" | "Their" => (Means::Many, true),
        _ => return None,
    };
    Some(Pronoun { means, possessive })
}

/// Whether "her" is whom something is done to ("accused her of fraud"), not whose something is.
fn is_object(scene: &Scene, token: usize) -> bool {
    scene.syntax.words.get(token).is_some_and(|word| {
        word.tag == Tag::Prp && matches!(word.relation, Relation::Obj | Relation::Iobj | Relation::Obl)
    })
}

/// Where in the trail the antecedents begin that a token may have: a few sentences back, in the
/// same part of the page.
fn window(scene: &Scene, trail: &[Antecedent], sentence: usize, token: usize) -> usize {
    let kind = |sentence: usize| scene.document.block_of(sentence).kind;
    let here = part(kind(sentence));
    let far = trail
        .iter()
        .rev()
        .take(MAX_ANTECEDENTS)
        .take_while(|antecedent| {
            token - antecedent.head <= MAX_TOKENS
                && sentence - antecedent.sentence <= WINDOW
                && part(kind(antecedent.sentence)) == here
        })
        .count();
    trail.len() - far
}

/// Captions and notes about the author are texts of their own.
fn part(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Caption => 1,
        BlockKind::AuthorNote => 2,
        BlockKind::Byline => 3,
        _ => 0,
    }
}

/// Whether one quotation mark stands between two tokens: then the later is part of the words the
/// earlier, most likely, says.
fn is_quoted(scene: &Scene, antecedent: usize, token: usize) -> bool {
    let marks = (antecedent..token)
        .filter(|&at| matches!(scene.word(at), "\"" | "“" | "”"))
        .count();
    marks % 2 == 1
}

fn is_relative(scene: &Scene, token: usize) -> bool {
    matches!(scene.word(token), "who" | "which" | "that" | "what")
}
