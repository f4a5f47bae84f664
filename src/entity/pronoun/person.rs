//! Whom "he" and "she" mean.

use super::antecedent::Antecedent;
use super::speech::Speech;
use super::{Pronoun, is_quoted};
use crate::analysis::EntityKind;
use crate::entity::chain::Chain;
use crate::entity::role::Gender;
use crate::entity::scene::Scene;
use crate::syntax::{Pos, Relation, Word};
use crate::words::{Class, is};

/// How far the best antecedent must lie before the second.
const MARGIN: f64 = 0.75;
/// How much sooner "his" goes to the subject of its own clause than to any other.
const OWNER: f64 = 3.0;
/// How much sooner "she said" goes to somebody who spoke before.
const SPOKE: f64 = 1.0;

/// Who may be meant, and who speaks.
pub(super) struct Around<'a> {
    /// The places before the token that name somebody.
    pub near: &'a [Antecedent],
    pub speech: &'a Speech,
    /// The places of the paragraph that name somebody, before the token and behind it.
    pub named: Vec<Antecedent>,
}

impl Around<'_> {
    /// Those whom a pronoun cannot mean for who speaks: of "she said" whoever is named in the words beside it, of "he" in
    /// a sentence that somebody speaks that somebody.
    fn barred(&self, scene: &Scene, token: usize) -> Vec<usize> {
        let speaks = |at: &&Antecedent| self.speech.speaks(scene, at.head);
        let found: Vec<&Antecedent> = if self.speech.speaks(scene, token) {
            let quoted = |at: &&Antecedent| self.speech.is_quoted(at.head);
            self.named.iter().filter(quoted).collect()
        } else if self.speech.is_spoken(token) {
            let start = scene.document.tokens[token].span.start;
            let sentence = scene.document.sentence_at(start);
            let speakers: Vec<&Antecedent> = self.named.iter().filter(speaks).collect();
            let own = |at: &Antecedent| Some(at.sentence) == sentence;
            match speakers.iter().any(|at| own(at)) {
                true => speakers.into_iter().filter(|at| own(at)).collect(),
                // Who spoke last in the paragraph goes on.
                false => speakers
                    .into_iter()
                    .find(|at| at.head < token)
                    .into_iter()
                    .collect(),
            }
        } else {
            Vec::new()
        };
        found.into_iter().map(|at| at.chain).collect()
    }
}

/// The person nearest before the token, subjects first, of the sex that is asked for as far as it is known.
/// When two come close to each other, nobody.
pub(super) fn bearer(
    scene: &Scene,
    chains: &[Chain],
    around: &Around,
    sentence: usize,
    token: usize,
    gender: Gender,
    pronoun: &Pronoun,
) -> Option<usize> {
    let near = around.near;
    let speaks = around.speech.speaks(scene, token);
    let mut scores: Vec<(usize, f64)> = Vec::new();
    let owner = subject_above(scene, token);
    // "Voss shot him" is not Voss, wherever else Voss is named.
    let apart = |antecedent: &&Antecedent| same_clause(scene, antecedent.head, token);
    let mut barred = around.barred(scene, token);
    if !pronoun.possessive && !is_reflexive(scene, token) {
        barred.extend(near.iter().filter(apart).map(|antecedent| antecedent.chain));
    }
    for antecedent in near.iter().rev() {
        let chain = &chains[antecedent.chain];
        let conflict = chain.gender.is_some_and(|known| known != gender);
        if chain.kind != EntityKind::Person || conflict {
            continue;
        }
        if barred.contains(&antecedent.chain) {
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
        if speaks && around.speech.speaks(scene, antecedent.head) {
            score += SPOKE;
        }
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
    scene.clauses.of(at)?.own_subject?;
    scene.clauses.subjects(at).first().copied()
}

/// Two arguments of one verb name two things, unless the later says "himself". "Voss shot him", "Voss and Lind
/// shot him", "Voss, who shot him", "Voss agreed to shoot him": not Voss, and not Lind.
fn same_clause(scene: &Scene, antecedent: usize, token: usize) -> bool {
    let words = &scene.syntax.words;
    let (Some(one), Some(two)) = (words.get(antecedent), words.get(token)) else {
        return false;
    };
    if one.head.is_some() && one.head == two.head || two.head == Some(antecedent) {
        return true;
    }
    let is_object = matches!(two.relation, Relation::Obj | Relation::Iobj | Relation::Obl);
    // "took a swing at him": the swing is part of the verb.
    let verb = match two.relation {
        Relation::Nmod => two.head.and_then(|noun| light_verb(words, noun)),
        _ => two.head.filter(|_| is_object),
    };
    let subjects = verb.map_or(&[][..], |verb| scene.clauses.subjects(verb));
    let joined = |&subject: &usize| {
        subject == antecedent || one.relation == Relation::Conj && one.head == Some(subject)
    };
    subjects.iter().any(joined)
}

/// The verb that says little beside its object: "took" of "took a swing".
fn light_verb(words: &[Word], noun: usize) -> Option<usize> {
    let verb = words[noun]
        .head
        .filter(|_| words[noun].relation == Relation::Obj)?;
    is(&words[verb].lemma, Class::Light).then_some(verb)
}

fn is_reflexive(scene: &Scene, token: usize) -> bool {
    scene.word(token).ends_with("self") || scene.word(token).ends_with("selves")
}
