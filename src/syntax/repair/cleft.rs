//! "It was on Tuesday that the bridge collapsed" says what "The bridge collapsed on Tuesday" says, with the day
//! set before the rest. The grammar makes the day the predicate and hides the clause that tells what happened
//! behind it; here that clause becomes the main one again, with the day, or the one who did it, as its part.

use super::Sentence;
use crate::syntax::{Pos, Relation, Tag, Word};

/// "It", the form of "be", what is set before the rest, and the verb behind "that" or "who".
struct Cleft {
    it: usize,
    be: usize,
    focus: usize,
    verb: usize,
}

/// Turns the clefts of a sentence into plain clauses.
pub(super) fn settle(words: &mut [Word], base: usize) {
    let sentence = &mut Sentence { words, base };
    for it in 0..sentence.words.len() {
        if sentence.words[it].lemma == "it"
            && let Some(cleft) = find(sentence, it)
            && let Some(part) = part(sentence, &cleft)
        {
            turn(sentence, &cleft, part);
        }
    }
}

fn find(sentence: &Sentence, it: usize) -> Option<Cleft> {
    let above = sentence.head(it).filter(|&above| it < above)?;
    let stands = matches!(sentence.words[it].relation, Relation::Nsubj | Relation::Expl);
    // "It was on Tuesday that": the day is the predicate. "It was not until Friday that": "was" is the verb.
    let (be, focus) = match sentence.child(above, &[Relation::Cop]) {
        Some(be) => (be, above),
        None if sentence.words[above].lemma == "be" => {
            (above, sentence.child(above, &[Relation::Obl, Relation::OblTmod])?)
        }
        None => return None,
    };
    let verb = sentence.child(focus, &[Relation::AclRelcl])?;
    let noun = matches!(sentence.words[focus].pos, Pos::Noun | Pos::Propn | Pos::Num);
    (stands && noun && it < be && be < focus && focus < verb).then_some(Cleft { it, be, focus, verb })
}

/// What the focus is in the clause behind it. None where "it" stands for something named before and the clause
/// only describes ("It was a bridge that had stood for years"), and where the focus is denied ("It was not Lind
/// who signed").
fn part(sentence: &Sentence, cleft: &Cleft) -> Option<Relation> {
    let &Cleft { focus, verb, .. } = cleft;
    let has = |head: usize, lemmas: &[&str]| {
        sentence
            .children(head)
            .any(|child| child < verb && lemmas.contains(&sentence.words[child].lemma.as_str()))
    };
    let denied = [focus, cleft.be]
        .iter()
        .any(|&head| has(head, &["not", "n't", "never"]));
    let until = has(focus, &["until", "till"]);
    if denied && !until {
        return None;
    }
    let link = sentence.children(verb).find(|&child| {
        child < verb
            && matches!(
                sentence.words[child].lemma.as_str(),
                "that" | "who" | "which" | "when"
            )
    })?;
    if sentence.child(focus, &[Relation::Case]).is_some() || cleft.be == sentence.head(cleft.it)? {
        let relative = sentence.words[link].tag.is_relative();
        return (!relative).then_some(Relation::Obl);
    }
    let described = sentence
        .child(
            focus,
            &[Relation::Amod, Relation::Nummod, Relation::Acl, Relation::Nmod],
        )
        .is_some();
    let definite = sentence.words[focus].tag.is_name() || has(focus, &["the"]) && !described;
    let relation = sentence.words[link].relation;
    (definite && matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obj))
        .then_some(relation)
}

/// Puts the verb in the place of the focus, and the focus below the verb.
fn turn(sentence: &mut Sentence, cleft: &Cleft, part: Relation) {
    let &Cleft { it, be, focus, verb } = cleft;
    let top = if sentence.head(focus) == Some(be) {
        be
    } else {
        focus
    };
    let (above, relation) = (sentence.words[top].head, sentence.words[top].relation);
    let end = sentence.end_of(verb);
    let moved: Vec<usize> = sentence
        .children(top)
        .filter(|&child| child != verb && child != focus && (child < be || child >= end))
        .collect();
    let links: Vec<usize> = sentence
        .children(verb)
        .filter(|&child| child < verb && focus < child && sentence.words[child].tag.is_relative())
        .filter(|&child| sentence.words[child].relation == part)
        .collect();
    for child in moved {
        sentence.hang(child, verb, sentence.words[child].relation);
    }
    for word in [it, be].into_iter().chain(links) {
        sentence.hang(word, verb, Relation::Dep);
    }
    sentence.words[verb].head = above;
    sentence.words[verb].relation = relation;
    sentence.hang(focus, verb, part);
    // "a bridge that the flood destroyed", with the past taken for a participle.
    let subject = sentence
        .child(verb, &[Relation::Nsubj])
        .is_some_and(|subject| subject < verb);
    let bare = sentence
        .child(verb, &[Relation::Aux, Relation::AuxPass])
        .is_none();
    if sentence.words[verb].tag == Tag::Vbn && subject && bare {
        sentence.words[verb].tag = Tag::Vbd;
    }
}
