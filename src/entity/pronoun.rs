//! Pronouns whose antecedent is clear.
//!
//! "He" and "she" go to the person who is nearest, preferably a subject, of that sex as far as it is
//! known; when two come close to each other, the pronoun stays unresolved. "It", "its", "they" and
//! "their" may mean any noun, so they are resolved only when the last subject before them that can bear
//! them is a name.

use super::chain::Chain;
use super::reference::Reference;
use super::role::Gender;
use super::scene::Scene;
use crate::analysis::{BlockKind, EntityKind, MentionForm};
use crate::document::TokenKind;
use crate::syntax::{Pos, Relation};
use std::ops::Range;

/// How many sentences back an antecedent may stand.
const WINDOW: usize = 3;
/// Bounds on the search where a text has no sentences.
const MAX_ANTECEDENTS: usize = 48;
const MAX_TOKENS: usize = 240;
/// How many subjects may be passed over.
const MAX_SUBJECTS: usize = 4;
/// How far the best antecedent must lie before the second.
const MARGIN: f64 = 0.75;
/// How much sooner "his" goes to the subject of its own clause than to any other.
const OWNER: f64 = 3.0;

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

/// One place that names a chain, as a pronoun may go back to it.
struct Antecedent {
    chain: usize,
    /// The token the others of its phrase depend on.
    head: usize,
    sentence: usize,
    subject: bool,
}

/// The pronouns that stand for one of the chains, in order. A chain whose sex was unknown learns it
/// from the first pronoun that can mean nobody else.
pub(crate) fn references(scene: &Scene, chains: &mut [Chain], phrases: &[Reference]) -> Vec<Reference> {
    let mut coming = antecedents(scene, chains, phrases).into_iter().peekable();
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
                    person(scene, chains, near, number, token, gender, &pronoun)
                }
                means => thing(scene, chains, &trail, number, token, means),
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

fn antecedents(scene: &Scene, chains: &[Chain], phrases: &[Reference]) -> Vec<Antecedent> {
    let mut found: Vec<Antecedent> = phrases
        .iter()
        .map(|phrase| Antecedent {
            chain: phrase.chain,
            head: phrase.tokens.end - 1,
            sentence: phrase.sentence,
            subject: scene.is_subject(&phrase.tokens),
        })
        .collect();
    for (at, chain) in chains.iter().enumerate() {
        found.extend(chain.mentions.iter().map(|&mention| {
            let tokens = &scene.mentions[mention].tokens;
            Antecedent {
                chain: at,
                head: scene.head_of(tokens),
                sentence: scene.sentences[mention],
                subject: scene.is_subject(tokens),
            }
        }));
    }
    found.sort_by_key(|antecedent| antecedent.head);
    found
}

fn pronoun(scene: &Scene, token: usize) -> Option<Pronoun> {
    if scene.document.tokens[token].kind != TokenKind::Word || scene.mention_at(token).is_some() {
        return None;
    }
    let (means, possessive) = match scene.word(token) {
        "he" | "He" | "him" | "himself" => (Means::Person(Gender::Male), false),
        "his" | "His" => (Means::Person(Gender::Male), true),
        "she" | "She" | "herself" => (Means::Person(Gender::Female), false),
        "her" | "Her" | "hers" => (Means::Person(Gender::Female), true),
        "it" | "It" | "itself" => (Means::Thing, false),
        "its" | "Its" => (Means::Thing, true),
        "they" | "They" | "them" | "themselves" => (Means::Many, false),
        "their" | "Their" => (Means::Many, true),
        _ => return None,
    };
    Some(Pronoun { means, possessive })
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

fn person(
    scene: &Scene,
    chains: &[Chain],
    near: &[Antecedent],
    sentence: usize,
    token: usize,
    gender: Gender,
    pronoun: &Pronoun,
) -> Option<usize> {
    let mut scores: Vec<(usize, f64)> = Vec::new();
    let owner = subject_above(scene, token);
    for antecedent in near.iter().rev() {
        let chain = &chains[antecedent.chain];
        let conflict = chain.gender.is_some_and(|known| known != gender);
        if chain.kind != EntityKind::Person || conflict {
            continue;
        }
        if !pronoun.possessive && !is_reflexive(scene, token) && same_clause(scene, antecedent.head, token) {
            continue;
        }
        if antecedent.sentence == sentence && is_quoted(scene, antecedent.head, token) && !pronoun.possessive
        {
            continue;
        }
        let mut score = match sentence - antecedent.sentence {
            0 => 3.0,
            1 => 2.0,
            2 => 1.0,
            _ => 0.5,
        };
        score += f64::from(u8::from(antecedent.subject));
        score += 0.8 * f64::from(u8::from(chain.gender == Some(gender)));
        score += 0.1 * chain.mentions.len().min(5) as f64;
        // "Rui announced his resignation": his own, first of all.
        if pronoun.possessive && owner == Some(antecedent.head) {
            score += OWNER;
        }
        match scores.iter_mut().find(|(known, _)| *known == antecedent.chain) {
            Some((_, best)) => *best = best.max(score),
            None => scores.push((antecedent.chain, score)),
        }
    }
    scores.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
    match scores.as_slice() {
        [] => None,
        [(only, _)] => Some(*only),
        [(first, best), (_, second), ..] => (best - second >= MARGIN).then_some(*first),
    }
}

/// The subject of the verb whose object or other part holds a token; a relative pronoun stands for the
/// noun before it.
fn subject_above(scene: &Scene, token: usize) -> Option<usize> {
    let words = &scene.syntax.words;
    let mut at = words.get(token)?.head?;
    for _ in 0..4 {
        if words[at].pos == Pos::Verb {
            break;
        }
        at = words[at].head?;
    }
    let subject = scene.syntax.child_as(at, Relation::Nsubj)?;
    match words[at].head {
        Some(noun) if is_relative(scene, subject) && words[at].relation == Relation::AclRelcl => Some(noun),
        _ => Some(subject),
    }
}

/// Two arguments of one verb name two things, unless the later says "himself".
fn same_clause(scene: &Scene, antecedent: usize, token: usize) -> bool {
    let word = |at: usize| scene.syntax.words.get(at);
    match (word(antecedent), word(token)) {
        (Some(one), Some(two)) => one.head.is_some() && one.head == two.head || two.head == Some(antecedent),
        _ => false,
    }
}

fn is_reflexive(scene: &Scene, token: usize) -> bool {
    scene.word(token).ends_with("self") || scene.word(token).ends_with("selves")
}

/// Whether one quotation mark stands between two tokens: then the later is part of the words the
/// earlier, most likely, says.
fn is_quoted(scene: &Scene, antecedent: usize, token: usize) -> bool {
    let marks = (antecedent..token)
        .filter(|&at| matches!(scene.word(at), "\"" | "“" | "”"))
        .count();
    marks % 2 == 1
}

/// The last subject before the token, in its sentence or the one before, when it is a name that can
/// bear the pronoun. Subjects that cannot bear it are passed over: people, plurals before "it", what cannot
/// do what "it" does, and the one whose own object the pronoun is. An object goes back no further than its
/// sentence. When all were passed over, the pronoun stands for the object of those people ("Thousands
/// visit the castle. It …").
fn thing(
    scene: &Scene,
    chains: &[Chain],
    antecedents: &[Antecedent],
    sentence: usize,
    token: usize,
    means: Means,
) -> Option<usize> {
    let words = &scene.syntax.words;
    let own = words.get(token)?;
    if own.relation == Relation::Expl || is_empty_subject(scene, token) {
        return None;
    }
    let here = &scene.document.sentences[sentence];
    let before = sentence
        .checked_sub(1)
        .map(|before| &scene.document.sentences[before])
        .filter(|before| before.block == here.block || part(scene.document.blocks[before.block].kind) == 0);
    let first = before.map_or(here.tokens.start, |before| before.tokens.start);
    let first = first.max(token.saturating_sub(MAX_TOKENS));
    let deed = deed(scene, token).filter(|_| means == Means::Thing);
    if deed == Some(Deed::Voyage)
        && let Some(craft) = nearest(antecedents, first..token, |chain| is_craft(scene, &chains[chain]))
    {
        return Some(craft);
    }
    let subjects = (first..token).rev().filter(|&at| {
        matches!(words[at].relation, Relation::Nsubj | Relation::NsubjPass)
            && own.head != Some(at)
            && !is_relative(scene, at)
    });
    // "The rain caused it to close": it closes, an object only in form.
    let closes = own.head.is_some_and(|verb| {
        scene
            .syntax
            .child_as(verb, Relation::Xcomp)
            .is_some_and(|verb| verb > token)
    });
    let object = matches!(own.relation, Relation::Obj | Relation::Obl) && !closes;
    // "The port sent a note confirming it": who confirms it is the subject before.
    let implied = own
        .head
        .filter(|&verb| object && words[verb].tag == "VBG")
        .filter(|&verb| scene.syntax.child_as(verb, Relation::Nsubj).is_none())
        .and_then(|verb| implied_subject(scene, verb));
    for subject in subjects.take(MAX_SUBJECTS) {
        if object && subject < here.tokens.start || is_quoted(scene, subject, token) {
            return None;
        }
        if implied == Some(subject) {
            continue;
        }
        let named = named_at(antecedents, subject);
        let sender = sent_by(scene, antecedents, subject, means).filter(|_| named.is_none());
        let sent = sender.is_some();
        let chain = named.or(sender);
        let person = chain.is_some_and(|chain| chains[chain].kind == EntityKind::Person)
            || matches!(words[subject].tag, "PRP") && chain.is_none();
        let plural = means == Means::Thing && words[subject].tag == "NNS";
        let co_argument = words[subject].head.is_some() && words[subject].head == own.head;
        let lifeless = deed == Some(Deed::Decision) && chain.is_none();
        if co_argument || person || plural || lifeless {
            continue;
        }
        let joined = (subject..token)
            .any(|at| words[at].relation == Relation::Conj && words[at].head == Some(subject));
        return chain.filter(|&chain| (sent || means.fits(chains[chain].kind)) && !joined);
    }
    if deed == Some(Deed::Decision) {
        let decides = |chain: usize| chains[chain].kind == EntityKind::Organization;
        return nearest(antecedents, here.tokens.start..token, decides);
    }
    if means != Means::Thing || object {
        return None;
    }
    let visited = |antecedent: &&Antecedent| {
        words
            .get(antecedent.head)
            .is_some_and(|word| word.relation == Relation::Obj)
            && !matches!(
                chains[antecedent.chain].kind,
                EntityKind::Person | EntityKind::Group
            )
    };
    let last = antecedents.partition_point(|antecedent| antecedent.head < here.tokens.start);
    let mut objects = antecedents[..last]
        .iter()
        .rev()
        .take_while(|antecedent| antecedent.head >= first)
        .filter(visited);
    let only = objects.next()?.chain;
    objects.all(|other| other.chain == only).then_some(only)
}

/// The subject of the nearest verb above a participle that has one, when it has one of its own.
fn implied_subject(scene: &Scene, participle: usize) -> Option<usize> {
    let words = &scene.syntax.words;
    let above = scene
        .syntax
        .ancestors(participle)
        .skip(1)
        .take(4)
        .find(|&above| words[above].pos == Pos::Verb)?;
    scene.syntax.child_as(above, Relation::Nsubj)
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
    let own = words
        .get(pronoun)
        .filter(|word| word.relation == Relation::Nsubj)?;
    match words[own.head?].lemma.as_str() {
        "agree" | "announce" | "apologise" | "apologize" | "appeal" | "decide" | "decline" | "demand"
        | "deny" | "deploy" | "hope" | "intend" | "manage" | "plan" | "pledge" | "promise" | "propose"
        | "refuse" | "try" | "urge" | "vote" | "vow" | "want" => Some(Deed::Decision),
        "dock" | "fly" | "land" | "orbit" | "sail" | "travel" => Some(Deed::Voyage),
        _ => None,
    }
}

/// Whether a chain is that of a ship, an aircraft or a spacecraft.
fn is_craft(scene: &Scene, chain: &Chain) -> bool {
    let called = |&mention: &usize| {
        let evidence = &scene.mentions[mention].evidence;
        evidence.iter().any(|evidence| evidence == "pattern:craft")
    };
    chain.mentions.iter().any(called)
}

/// The last of the antecedents in a range of tokens whose chain will do.
fn nearest(antecedents: &[Antecedent], tokens: Range<usize>, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let last = antecedents.partition_point(|antecedent| antecedent.head < tokens.end);
    antecedents[..last]
        .iter()
        .rev()
        .take_while(|antecedent| antecedent.head >= tokens.start)
        .map(|antecedent| antecedent.chain)
        .find(|&chain| fits(chain))
}

/// "Officials from Chile said their government": whom those speak for who are the subject.
fn sent_by(scene: &Scene, antecedents: &[Antecedent], subject: usize, means: Means) -> Option<usize> {
    let envoys = [
        "ambassador",
        "delegate",
        "diplomat",
        "envoy",
        "negotiator",
        "official",
        "representative",
    ];
    let words = &scene.syntax.words;
    if means != Means::Many || !envoys.contains(&words[subject].lemma.as_str()) {
        return None;
    }
    scene
        .syntax
        .children_as(subject, &[Relation::Nmod])
        .find_map(|whole| named_at(antecedents, whole))
}

/// The chain that the token names or stands for.
fn named_at(antecedents: &[Antecedent], token: usize) -> Option<usize> {
    let at = antecedents.partition_point(|antecedent| antecedent.head < token);
    let antecedent = antecedents.get(at)?;
    (antecedent.head == token).then_some(antecedent.chain)
}

fn is_relative(scene: &Scene, token: usize) -> bool {
    matches!(scene.word(token), "who" | "which" | "that" | "what")
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
        && matches!(words[verb].tag, "VBG" | "VBN")
    {
        return false;
    }
    next < scene.document.tokens.len()
        && matches!(
            scene.word(next),
            "is" | "was"
                | "'s"
                | "’s"
                | "seems"
                | "seemed"
                | "appears"
                | "appeared"
                | "turns"
                | "turned"
                | "takes"
                | "took"
        )
}
