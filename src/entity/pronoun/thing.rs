//! What "it" and "they" mean: any noun, so they are resolved only where a name is what can be meant.

use super::antecedent::{Antecedent, back, named_at};
use super::{MAX_TOKENS, Means, is_quoted, is_relative, part};
use crate::analysis::EntityKind;
use crate::entity::chain::Chain;
use crate::entity::lists::{DECISIONS, EMPTY, VOYAGES};
use crate::entity::scene::Scene;
use crate::syntax::{Pos, Relation, Tag, Word};

/// How many subjects may be passed over.
const MAX_SUBJECTS: usize = 4;

/// What the token means, an "it" or a "they".
///
/// A craft that is said to sail is the last craft. Else it is the last subject before the token, in its
/// sentence or the one before, when that is a name that can bear the pronoun. An object goes back no
/// further than its sentence. When all subjects were passed over, "it" is the body that can decide, or
/// what people were said to do something to ("Thousands visit the castle. It …").
pub(super) fn bearer(
    scene: &Scene,
    chains: &[Chain],
    antecedents: &[Antecedent],
    sentence: usize,
    token: usize,
    means: Means,
) -> Option<usize> {
    let own = scene.syntax.words.get(token)?;
    if own.relation == Relation::Expl || is_empty_subject(scene, token) || is_whole(scene, token) {
        return None;
    }
    let here = &scene.document.sentences[sentence];
    let before = sentence
        .checked_sub(1)
        .map(|before| &scene.document.sentences[before])
        .filter(|before| before.block == here.block || part(scene.document.blocks[before.block].kind) == 0);
    let first = before.map_or(here.tokens.start, |before| before.tokens.start);
    let search = Search {
        scene,
        chains,
        antecedents,
        token,
        own,
        means,
        deed: deed(scene, token).filter(|_| means == Means::Thing),
        object: is_object(scene, token),
        reach: first.max(token.saturating_sub(MAX_TOKENS)),
        here: here.tokens.start,
    };
    if let Some(craft) = search.craft() {
        return Some(craft);
    }
    match search.subject() {
        Found::Chain(chain) => Some(chain),
        Found::Nothing => None,
        Found::PassedOver => search.decider().or_else(|| search.visited()),
    }
}

/// A pronoun and where its antecedent is looked for.
struct Search<'a, 's, 't> {
    scene: &'a Scene<'s, 't>,
    chains: &'a [Chain],
    antecedents: &'a [Antecedent],
    token: usize,
    own: &'a Word,
    means: Means,
    deed: Option<Deed>,
    /// Whether something is done to it.
    object: bool,
    /// The first token that may be meant.
    reach: usize,
    /// The first token of its sentence.
    here: usize,
}

/// What came of looking at the subjects.
enum Found {
    Chain(usize),
    /// The pronoun means something without a name, or it is not clear what.
    Nothing,
    /// None of the subjects can be meant.
    PassedOver,
}

impl Search<'_, '_, '_> {
    fn words(&self) -> &[Word] {
        &self.scene.syntax.words
    }

    /// The last craft before it, when it does what only crafts do.
    fn craft(&self) -> Option<usize> {
        let called = |&mention: &usize| {
            let evidence = &self.scene.mentions[mention].evidence;
            evidence.iter().any(|evidence| evidence == "pattern:craft")
        };
        let is_craft = |antecedent: &&Antecedent| self.chains[antecedent.chain].mentions.iter().any(called);
        back(self.antecedents, self.reach..self.token)
            .filter(|_| self.deed == Some(Deed::Voyage))
            .find(is_craft)
            .map(|antecedent| antecedent.chain)
    }

    /// The last subject that can be meant. Passed over are people, plurals before "it", what cannot do what
    /// "it" does, and those of the verb the pronoun itself belongs to.
    fn subject(&self) -> Found {
        let words = self.words();
        let subjects = (self.reach..self.token)
            .rev()
            .filter(|&at| words[at].relation.is_subject() && self.own.head != Some(at))
            .filter_map(|at| match is_relative(self.scene, at) {
                true => self.described_by(at),
                false => Some(at),
            });
        let implied = self.implied();
        for subject in subjects.take(MAX_SUBJECTS) {
            if self.object && subject < self.here || is_quoted(self.scene, subject, self.token) {
                return Found::Nothing;
            }
            let named = named_at(self.antecedents, subject);
            let sender = self.sent_by(subject).filter(|_| named.is_none());
            let chain = named.or(sender);
            let person = match chain {
                Some(chain) => self.chains[chain].kind == EntityKind::Person,
                None => words[subject].tag == Tag::Prp,
            };
            let plural = self.means == Means::Thing && words[subject].tag == Tag::Nns;
            let co_argument = words[subject].head.is_some() && words[subject].head == self.own.head;
            let lifeless = self.deed == Some(Deed::Decision) && chain.is_none();
            // "Marlow's shares fell. It announced": not the shares did, but whose they are.
            if let Some(owner) = self.owner(subject).filter(|_| plural || lifeless) {
                return Found::Chain(owner);
            }
            if implied == Some(subject) || co_argument || person || plural || lifeless {
                continue;
            }
            let joined = (subject..self.token)
                .any(|at| words[at].relation == Relation::Conj && words[at].head == Some(subject));
            let fits = |chain: &usize| sender.is_some() || self.means.fits(self.chains[*chain].kind);
            return match chain.filter(fits) {
                Some(chain) if !joined => Found::Chain(chain),
                _ => Found::Nothing,
            };
        }
        Found::PassedOver
    }

    /// "firms that closed when they lost money": the noun of several that a clause describes in which the pronoun
    /// stands. `link` is the clause's "that".
    fn described_by(&self, link: usize) -> Option<usize> {
        let words = self.words();
        let verb = words[link].head.filter(|_| self.means == Means::Many)?;
        let noun = words[verb]
            .head
            .filter(|_| words[verb].relation == Relation::AclRelcl)?;
        let inside = self.scene.syntax.ancestors(self.token).any(|above| above == verb);
        (inside && matches!(words[noun].tag, Tag::Nns | Tag::Nnps)).then_some(noun)
    }

    /// The chain whose a noun is, when it can be meant.
    fn owner(&self, noun: usize) -> Option<usize> {
        let owner = self.scene.syntax.child_as(noun, Relation::NmodPoss)?;
        named_at(self.antecedents, owner).filter(|&chain| self.means.fits(self.chains[chain].kind))
    }

    /// "The port sent a note confirming it": who confirms it, and is not it, is the subject above.
    fn implied(&self) -> Option<usize> {
        let participle = self
            .own
            .head
            .filter(|&verb| self.object && self.words()[verb].tag == Tag::Vbg)?;
        let clauses = self.scene.clauses;
        if clauses.own_subject(participle).is_some() {
            return None;
        }
        let above = self.scene.syntax.ancestors(participle).skip(1).take(4);
        let verb = above
            .into_iter()
            .find(|&above| self.words()[above].pos == Pos::Verb)?;
        clauses.own_subject(verb)
    }

    /// "Officials from Chile said their government": whom those speak for who are the subject.
    fn sent_by(&self, subject: usize) -> Option<usize> {
        let speaks = matches!(
            self.words()[subject].lemma.as_str(),
            "ambassador" | "delegate" | "diplomat" | "envoy" | "negotiator" | "official" | "representative"
        );
        let mut senders = self.scene.syntax.children_as(subject, &[Relation::Nmod]);
        if self.means != Means::Many || !speaks {
            return None;
        }
        senders.find_map(|sender| named_at(self.antecedents, sender))
    }

    /// "The flood delayed the rescue by the army, though it managed to": the last body of the sentence, when
    /// it does what takes a mind.
    fn decider(&self) -> Option<usize> {
        back(self.antecedents, self.here..self.token)
            .filter(|_| self.deed == Some(Deed::Decision))
            .map(|antecedent| antecedent.chain)
            .find(|&chain| self.chains[chain].kind == EntityKind::Organization)
    }

    /// The only thing that something was done to in the sentence before.
    fn visited(&self) -> Option<usize> {
        if self.means != Means::Thing || self.object || self.deed == Some(Deed::Decision) {
            return None;
        }
        let mut objects = back(self.antecedents, self.reach..self.here).filter(|antecedent| {
            let word = self.words().get(antecedent.head);
            word.is_some_and(|word| word.relation == Relation::Obj)
                && self.means.fits(self.chains[antecedent.chain].kind)
        });
        let only = objects.next()?.chain;
        objects.all(|other| other.chain == only).then_some(only)
    }
}

/// "Saved six men, among them a boy", "two of them": the pronoun stands for those just counted.
fn is_whole(scene: &Scene, token: usize) -> bool {
    let before = token.checked_sub(1).map_or("", |before| scene.word(before));
    scene.word(token) == "them" && matches!(before, "among" | "of" | "including")
}

/// Whether something is done to what the token means. "The rain caused it to close": it closes, an object
/// only in form.
fn is_object(scene: &Scene, token: usize) -> bool {
    let own = &scene.syntax.words[token];
    let acts = own
        .head
        .and_then(|verb| scene.syntax.child_as(verb, Relation::Xcomp))
        .is_some_and(|verb| verb > token);
    matches!(own.relation, Relation::Obj | Relation::Obl) && !acts
}

/// What only some things can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    /// What takes a mind.
    Decision,
    /// What takes a ship, an aircraft or a spacecraft.
    Voyage,
}

/// What the pronoun does, when not everything could.
fn deed(scene: &Scene, pronoun: usize) -> Option<Deed> {
    let words = &scene.syntax.words;
    let verb = words.get(pronoun)?.head?;
    if scene.clauses.own_subject(verb) != Some(pronoun) || scene.clauses.is_passive(verb) {
        return None;
    }
    let lemma = words[verb].lemma.as_str();
    let decides = DECISIONS.contains(lemma).then_some(Deed::Decision);
    decides.or(VOYAGES.contains(lemma).then_some(Deed::Voyage))
}

/// "It is clear that", "it was the first time": the word stands for what follows.
fn is_empty_subject(scene: &Scene, token: usize) -> bool {
    if !matches!(scene.word(token), "it" | "It") {
        return false;
    }
    let next = token + 1;
    // "It was sailing", "it was sold": something was.
    let words = &scene.syntax.words;
    if let Some(verb) = words[token].head
        && words[verb].pos == Pos::Verb
        && words[verb].head != Some(token)
        && !scene
            .syntax
            .children(verb)
            .any(|child| matches!(words[child].relation, Relation::Ccomp | Relation::Csubj))
        && matches!(words[verb].tag, Tag::Vbg | Tag::Vbn)
    {
        return false;
    }
    next < scene.document.tokens.len() && EMPTY.contains(scene.word(next))
}
