//! Nouns that go back to the name they were said of: "the ferry" after "the ferry Aurora", "Aurora,
//! a ferry", "a ferry called Aurora" or "Aurora Ferry".
//!
//! The text is read once, from the front. A noun remembers what it was last said of: a name, or
//! something without one ("a second ferry"), which takes the noun away from the name.

use super::business::{is_business, last_business};
use super::chain::Chain;
use super::fold::fold;
use super::lists::{GENERA, GENERAL, OF_BODY, OF_PERSON, OF_THING};
use super::reference::Reference;
use super::scene::Scene;
use crate::analysis::{EntityKind, MentionForm};
use crate::document::TokenKind;
use crate::syntax::Tag;
use crate::syntax::{Pos, Relation};
use rustc_hash::FxHashMap;

/// How many sentences a noun remembers after it, or the name it was said of, last stood in one.
const WINDOW: usize = 8;

/// What a noun, or any noun of its genus, was last said of, and in which sentence.
type Memory = FxHashMap<String, (Option<usize>, usize)>;

fn remember(memory: &mut Memory, noun: String, said: (Option<usize>, usize)) {
    if let Some(genus) = genus(&noun) {
        memory.insert(genus.to_owned(), said);
    }
    memory.insert(noun, said);
}

/// The nouns with "the" that stand for one of the chains, in order. `phrases` are those already known to
/// stand for one.
pub(crate) fn references(scene: &Scene, chains: &[Chain], phrases: &[Reference]) -> Vec<Reference> {
    let mut owner = vec![None; scene.mentions.len()];
    for (at, chain) in chains.iter().enumerate() {
        for &mention in &chain.mentions {
            owner[mention] = Some(at);
        }
    }
    let known: FxHashMap<usize, usize> = phrases
        .iter()
        .map(|phrase| (phrase.tokens.end - 1, phrase.chain))
        .collect();
    let businesses: Vec<bool> = chains.iter().map(|chain| is_business(scene, chain)).collect();
    let mut memory = Memory::default();
    let mut found = Vec::new();
    for (number, sentence) in scene.document.sentences.iter().enumerate() {
        if !scene.document.blocks[sentence.block].is_story() {
            continue;
        }
        for token in sentence.tokens.clone() {
            if scene.document.tokens[token].kind != TokenKind::Word {
                continue;
            }
            let noun = fold(scene.word(token));
            let Some(bearer) = bearer(&noun) else { continue };
            let chain = match known.get(&token) {
                Some(&chain) => Some(chain),
                None => named(scene, token)
                    .and_then(|mention| owner[mention])
                    .filter(|&chain| bearer.fits(&chains[chain])),
            };
            if let Some(at) = chain {
                remember(&mut memory, noun, (chain, number));
                // "The Hope orbiter": name and noun together say who acts.
                let beside = scene.mention_at(token).is_none() && name_before(scene, token).is_some();
                if beside && !known.contains_key(&token) {
                    found.push(reference(at, token, number));
                }
                continue;
            }
            match manner(scene, token) {
                Manner::Definite => {
                    // "The flight" may go on as "the plane".
                    let told = memory
                        .get(&noun)
                        .or_else(|| memory.get(genus(&noun).filter(|_| GENERAL.contains(noun.as_str()))?))
                        .copied();
                    // A business that came up since is "the company" now.
                    let since = matches!(noun.as_str(), "company" | "firm")
                        .then(|| last_business(scene, &owner, &businesses, number, token))
                        .flatten()
                        .filter(|(_, named)| told.is_none_or(|(_, said)| *named > said))
                        .map(|(chain, named)| (Some(chain), named));
                    let said = since.or(told);
                    if let Some((Some(chain), said)) = said
                        && let last = chains[chain]
                            .last_named(scene, token)
                            .map_or(said, |named| named.max(said))
                        && number - last <= WINDOW
                    {
                        remember(&mut memory, noun, (Some(chain), number));
                        found.push(reference(chain, token, number));
                    }
                }
                Manner::New => {
                    remember(&mut memory, noun, (None, number));
                }
                Manner::Other => {}
            }
        }
    }
    found
}

fn reference(chain: usize, token: usize, sentence: usize) -> Reference {
    Reference {
        chain,
        tokens: token..token + 1,
        sentence,
        form: MentionForm::Title,
        confidence: 0.75,
        evidence: "pattern:definite",
    }
}

/// How a noun without a name is spoken of.
enum Manner {
    /// As one that is known: "the ferry".
    Definite,
    /// As another one: "a ferry", "the second ferry", "the ferry that sank".
    New,
    /// Neither: "is a ferry", "ferry tickets", "ferries".
    Other,
}

fn manner(scene: &Scene, token: usize) -> Manner {
    let syntax = scene.syntax;
    let Some(word) = syntax.words.get(token) else {
        return Manner::Other;
    };
    let part_of_longer = matches!(word.relation, Relation::Compound | Relation::Flat);
    let says_what = syntax.child_as(token, Relation::Cop).is_some();
    if word.pos != Pos::Noun || part_of_longer || says_what || scene.mention_at(token).is_some() {
        return Manner::Other;
    }
    let told_apart = syntax.children(token).any(|child| {
        let relation = syntax.words[child].relation;
        matches!(
            relation,
            Relation::Acl
                | Relation::AclRelcl
                | Relation::Amod
                | Relation::Appos
                | Relation::Compound
                | Relation::Nmod
                | Relation::NmodPoss
                | Relation::Nummod
                | Relation::Conj
        )
    });
    let definite = token > 0 && matches!(scene.word(token - 1), "the" | "The" | "this" | "This");
    if definite && !told_apart {
        Manner::Definite
    } else {
        Manner::New
    }
}

/// The mention a noun is said of.
fn named(scene: &Scene, token: usize) -> Option<usize> {
    let syntax = scene.syntax;
    if let Some(mention) = scene.mention_at(token) {
        // "Aurora Ferry", "Flight 610": the noun a name ends with, but for a number.
        let tokens = &scene.mentions[mention].tokens;
        let rest = (token + 1..tokens.end).all(|at| scene.document.tokens[at].kind != TokenKind::Word);
        return (rest && tokens.len() > 1).then_some(mention);
    }
    let word = syntax.words.get(token).filter(|word| word.pos == Pos::Noun)?;
    if let Some(mention) = name_before(scene, token) {
        return Some(mention);
    }
    // "ferry Aurora", "Aurora, a ferry", "a ferry, Aurora".
    let beside = |relation| matches!(relation, Relation::Appos | Relation::Flat);
    let above = word
        .head
        .filter(|&head| beside(word.relation) || word.relation == Relation::Compound && head > token);
    if let Some(mention) = above.and_then(|head| scene.mention_at(head)) {
        let next = scene.mentions[mention].tokens.start == token + 1;
        if next || word.relation == Relation::Appos {
            return Some(mention);
        }
    }
    let below = syntax
        .children(token)
        .filter(|&child| child > token && beside(syntax.words[child].relation))
        .find_map(|child| scene.mention_at(child));
    if below.is_some() {
        return below;
    }
    // "a ferry called Aurora".
    let called = syntax
        .children_as(token, &[Relation::Acl])
        .filter(|&clause| {
            matches!(
                syntax.words[clause].lemma.as_str(),
                "call" | "dub" | "identify" | "name"
            )
        })
        .flat_map(|clause| syntax.children_as(clause, &[Relation::Xcomp, Relation::Obj, Relation::Obl]))
        .find_map(|name| scene.mention_at(name));
    if called.is_some() {
        return called;
    }
    // "Aurora is a ferry".
    syntax.child_as(token, Relation::Cop)?;
    scene.mention_at(scene.clauses.own_subject(token)?)
}

/// "The Aurora spacecraft", "(Aurora) spacecraft": the name right before a noun for what gets a name of
/// its own. "The Amtrak train" is whose it is, and so is what stands before any body's name.
fn name_before(scene: &Scene, token: usize) -> Option<usize> {
    let noun = fold(scene.word(token));
    let christened = matches!(genus(&noun), Some("ships" | "spacecrafts" | "storms")) && noun != "satellite";
    let last = token.checked_sub(1).filter(|_| christened)?;
    let last = if scene.word(last) == ")" {
        last.checked_sub(1)?
    } else {
        last
    };
    let mention = scene.mention_at(last)?;
    let known = |evidence: &String| evidence.starts_with("gazetteer:");
    let of_body = scene.mentions[mention].evidence.iter().any(known);
    (!of_body && scene.syntax.words[token].tag != Tag::Nns).then_some(mention)
}

/// What a noun can be said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bearer {
    Person,
    Body,
    Thing,
}

impl Bearer {
    /// Whether a chain can bear the noun. Taggers take ships and spacecraft for anything.
    fn fits(self, chain: &Chain) -> bool {
        match self {
            Bearer::Person => chain.kind == EntityKind::Person,
            Bearer::Body => matches!(chain.kind, EntityKind::Organization | EntityKind::Other),
            Bearer::Thing => {
                !matches!(chain.kind, EntityKind::Group | EntityKind::Person) && chain.country.is_none()
            }
        }
    }
}

/// Nouns that go back to a name, by what bears them. Offices and trades are roles.
fn bearer(noun: &str) -> Option<Bearer> {
    let lists = [
        (&OF_PERSON, Bearer::Person),
        (&OF_BODY, Bearer::Body),
        (&OF_THING, Bearer::Thing),
    ];
    let found = lists.into_iter().find(|(list, _)| list.contains(noun));
    found.map(|(_, bearer)| bearer)
}

/// The plural of the word for all things of a kind, which stands for the kind as no singular does.
pub(super) fn genus(noun: &str) -> Option<&'static str> {
    GENERA.get(noun).copied()
}
