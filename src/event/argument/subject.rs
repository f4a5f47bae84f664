//! Who a verb is about, where the grammar leaves it out as much as where it says so.

use crate::event::attribution::is_cue;
use crate::event::lexicon::{Class, is, is_time};
use crate::event::tree::Tree;
use crate::syntax::{Pos, Relation, Tag};

/// How many verbs up a missing subject is looked for.
const FURTHEST: usize = 6;

/// How many words of description can stand between a noun and its verb.
const TRAILING: usize = 16;

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

/// The heads of a verb's subjects with what is joined to them, and whether they are its own. A verb
/// without one takes that of the verb it is joined to, of the verb that controls it, or the noun it
/// describes.
pub fn subjects(tree: &Tree, verb: usize) -> (Vec<usize>, bool) {
    let mut current = verb;
    for step in 0..FURTHEST {
        let own = own_subject(tree, current);
        if let Some(subject) = own {
            let subject = antecedent(tree, subject).unwrap_or(subject);
            return (vec![subject], step == 0);
        }
        let Some(head) = tree.head(current) else { break };
        if let Some(subject) = joined_clause(tree, current) {
            return (vec![subject], step == 0);
        }
        match tree.relation(current) {
            Relation::Conj if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => current = head,
            Relation::Conj if tree.first(head, &[Relation::Cop]).is_some() => current = head,
            Relation::Xcomp => {
                if is(tree.lemma(head), Class::ObjectControl)
                    && let Some(object) = tree.first(head, &[Relation::Obj, Relation::Iobj])
                {
                    return (vec![object], false);
                }
                // "follows the bank cutting rates": the bank cuts them.
                if let Some(doer) = tree
                    .with(head, &[Relation::Obj])
                    .find(|&object| tree.word(current).tag == Tag::Vbg && tree.phrase(object).end == current)
                {
                    return (vec![doer], false);
                }
                current = head;
            }
            Relation::Ccomp => match reported(tree, current, head) {
                Some(subject) => return (vec![subject], false),
                None => break,
            },
            // "The road was shut, the bridge closed", with the bridge hung on the first verb.
            Relation::Parataxis => match tree
                .with(head, SUBJECTS)
                .find(|&noun| head < noun && noun < current)
            {
                Some(subject) => return (vec![subject], step == 0),
                None => break,
            },
            Relation::Advcl if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => {
                // "gave the envoys a day to leave": the envoys leave.
                let receiver = tree.first(head, &[Relation::Iobj]);
                if let Some(receiver) = receiver.filter(|_| tree.word(current).tag == Tag::Vb) {
                    return (vec![receiver], false);
                }
                // "jailed a man for taking bribes": the one it is done to did it.
                let of_deed = tree
                    .with(current, &[Relation::Mark])
                    .any(|mark| tree.is(mark, "for") || is(tree.lemma(head), Class::Accuse));
                if of_deed && let Some(object) = tree.first(head, &[Relation::Obj]) {
                    return (vec![object], false);
                }
                // "The bridge fell, killing two": what follows is done by the whole event; the
                // subject is the nearest there is.
                current = head;
            }
            Relation::Acl if tree.word(current).tag == Tag::Vb => {
                let owner = tree.first(head, &[Relation::NmodPoss]).or_else(|| {
                    tree.with(head, &[Relation::Nmod])
                        .find(|&noun| tree.introduced_by(noun, &["by"]))
                });
                if let Some(owner) = owner {
                    return (vec![owner], false);
                }
                // "signed a deal to build": whoever signed it.
                match tree.head(head) {
                    Some(above) if tree.pos(above) == Pos::Verb && tree.relation(head) == Relation::Obj => {
                        current = above;
                    }
                    _ => return (vec![head], false),
                }
            }
            Relation::Acl if tree.word(current).tag == Tag::Vbg && is(tree.lemma(head), Class::Message) => {
                // "released a statement urging": whoever released it urged.
                match tree.head(head) {
                    Some(above) if tree.pos(above) == Pos::Verb && tree.relation(head) == Relation::Obj => {
                        current = above;
                    }
                    _ => return (vec![head], false),
                }
            }
            Relation::Acl => {
                let doer = accompanying(tree, current, head).unwrap_or_else(|| equated(tree, head));
                return (vec![doer], false);
            }
            Relation::AclRelcl => return (vec![equated(tree, described(tree, current, head))], false),
            _ => break,
        }
    }
    let before = nouns_before(tree, verb);
    if before.is_empty() && current != verb {
        return (nouns_before(tree, current), false);
    }
    (before, true)
}

/// The subject that hangs on a verb itself. One before the verb comes before one behind it, which is that
/// of a clause whose verb is left out ("the road was shut, the bridge closed"). Of two before it, the
/// nearer one is the verb's, unless it describes a name ("Rui, the head of the board, was welcomed").
pub fn own_subject(tree: &Tree, verb: usize) -> Option<usize> {
    if let Some((_, teller)) = set_off(tree, verb) {
        return Some(teller);
    }
    let subjects: Vec<usize> = tree
        .with(verb, &[Relation::Nsubj, Relation::NsubjPass])
        .filter(|&subject| !has_preposition(tree, subject))
        .collect();
    if let &[name, description] = subjects.as_slice()
        && description < verb
        && tree.word(name).tag.is_name()
        && !is_time(tree.lemma(name))
        && name + 1 < tree.phrase(description).start
        && tree.is(tree.phrase(description).start - 1, ",")
    {
        return Some(name);
    }
    let nearest = subjects.into_iter().min_by_key(|&subject| {
        (
            is_time(tree.lemma(subject)),
            subject > verb,
            subject.abs_diff(verb),
        )
    });
    let nearest = nearest.map(|subject| behind_scene(tree, subject).unwrap_or(subject));
    nearest.or_else(|| {
        // "As the harbour's last ferry, Aurora has been losing money": what stands behind the phrase that
        // opens the sentence, taken for a second name of it.
        tree.with(verb, SUBJECTS)
            .filter(|&opening| has_preposition(tree, opening))
            .flat_map(|opening| tree.with(opening, &[Relation::Appos]))
            .find(|&name| name < verb && tree.preposition(name).is_none())
    })
}

/// "In Faro, Portugal, police closed a road", with the police taken for a second name of Portugal: it says
/// where Faro is.
pub(super) fn behind_scene(tree: &Tree, subject: usize) -> Option<usize> {
    let town = subject.checked_sub(2)?;
    let opens = tree.is(town + 1, ",")
        && tree.introduced_by(town, &["in", "near", "at", "outside"])
        && tree.relation(town) == Relation::Obl
        && tree.pos(subject) == Pos::Propn;
    tree.with(subject, &[Relation::Appos])
        .find(|&noun| {
            // A second name has a comma at either end.
            let end = tree.phrase(noun).end;
            let closed = (end - 1..tree.size().min(end + 1)).any(|at| tree.is(at, ","));
            tree.pos(noun) == Pos::Noun && !closed
        })
        .filter(|_| opens && tree.sentence(town) == tree.sentence(subject))
}

/// "Rui, the police said, has left": what Rui does is the clause's; the police, taken for an apposition,
/// say it. Both subjects, the clause's first.
fn set_off(tree: &Tree, verb: usize) -> Option<(usize, usize)> {
    let is_comma = |token: usize| token < tree.size() && tree.is(token, ",");
    if !is_cue(tree.lemma(verb)) || !is_comma(verb + 1) {
        return None;
    }
    let subject = tree.first(verb, &[Relation::Nsubj])?;
    let teller = tree
        .with(subject, &[Relation::Appos])
        .find(|&teller| tree.phrase(teller).end == verb)?;
    let opens = tree.phrase(teller).start.checked_sub(1).is_some_and(is_comma);
    let clause = tree
        .with(verb, &[Relation::Ccomp])
        .any(|clause| clause > verb && is_finite(tree, clause) && tree.first(clause, SUBJECTS).is_none());
    (opens && clause).then_some((subject, teller))
}

/// The subject of what is reported, where a parser hung it on the verb that reports: "announced a team
/// led by Rui had found it".
fn reported(tree: &Tree, clause: usize, verb: usize) -> Option<usize> {
    if !is_finite(tree, clause) || !is_cue(tree.lemma(verb)) {
        return None;
    }
    tree.with(verb, &[Relation::Obj, Relation::Obl, Relation::Ccomp])
        .filter(|&noun| verb < noun && noun < clause && tree.preposition(noun).is_none())
        .filter(|&noun| tree.first(noun, &[Relation::Cop, Relation::Nsubj]).is_none())
        .filter(|&noun| matches!(tree.pos(noun), Pos::Noun | Pos::Propn) && !is_time(tree.lemma(noun)))
        .last()
        .or_else(|| set_off(tree, verb).map(|(subject, _)| subject))
}

/// "was carrying coal and a pilot boat of the port rammed it": the noun behind "and", taken for one more
/// object of the verb before, is the subject of the verb behind.
fn joined_clause(tree: &Tree, verb: usize) -> Option<usize> {
    let joined = matches!(tree.relation(verb), Relation::Advcl | Relation::Conj);
    let has_own = tree.first(verb, &[Relation::Mark, Relation::Cc]).is_some();
    if !joined || has_own || !is_finite(tree, verb) {
        return None;
    }
    (verb.saturating_sub(TRAILING)..verb)
        .rev()
        .filter(|&noun| tree.relation(noun) == Relation::Conj && tree.phrase(noun).end == verb)
        .find(|&noun| {
            let objects = |above: usize| matches!(tree.relation(above), Relation::Obj | Relation::Obl);
            matches!(tree.pos(noun), Pos::Noun | Pos::Propn)
                && tree
                    .first(noun, &[Relation::Cc])
                    .is_some_and(|cc| tree.is(cc, "and"))
                && tree.head(noun).is_some_and(objects)
        })
}

/// Whether a verb has a tense, its own or an auxiliary's.
fn is_finite(tree: &Tree, verb: usize) -> bool {
    matches!(tree.word(verb).tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || tree.first(verb, &[Relation::Aux]).is_some()
}

/// Which noun a relative clause describes: the one it hangs on, or the one above or below it when only that
/// has the number of its verb ("rebels in Mali, which are a danger").
fn described(tree: &Tree, clause: usize, noun: usize) -> usize {
    const FINITE: &[Relation] = &[Relation::Aux, Relation::AuxPass, Relation::Cop];
    let finite = || std::iter::once(clause).chain(tree.with(clause, FINITE));
    let spelt = |words: &[&str]| finite().any(|verb| words.iter().any(|word| tree.is(verb, word)));
    let many = spelt(&["are", "were", "have"]) || tree.word(clause).tag == Tag::Vbp;
    let one = spelt(&["is", "was", "has"]) || tree.word(clause).tag == Tag::Vbz;
    let agrees = |noun: usize| {
        let plural = matches!(tree.word(noun).tag, Tag::Nns | Tag::Nnps)
            || tree.first(noun, &[Relation::Conj]).is_some();
        !(many && !plural || one && plural)
    };
    if agrees(noun) {
        return noun;
    }
    let above = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Nmod);
    let below = tree
        .with(noun, &[Relation::Nmod])
        .filter(|&below| noun < below && below < clause);
    above
        .into_iter()
        .chain(below)
        .find(|&other| matches!(tree.pos(other), Pos::Noun | Pos::Propn) && agrees(other))
        .unwrap_or(noun)
}

/// "a post inside the port, with soldiers guarding it", with both hung on the port: the soldiers guard.
fn accompanying(tree: &Tree, participle: usize, noun: usize) -> Option<usize> {
    tree.with(noun, &[Relation::Nmod])
        .find(|&beside| tree.introduced_by(beside, &["with"]) && tree.phrase(beside).end == participle)
        .filter(|_| tree.word(participle).tag == Tag::Vbg)
}

/// "The ship was a freighter that carried coal": the ship carried it.
fn equated(tree: &Tree, noun: usize) -> usize {
    tree.first(noun, &[Relation::Cop])
        .and_then(|_| tree.first(noun, &[Relation::Nsubj]))
        .unwrap_or(noun)
}

/// Whether a phrase begins with a preposition: then it is no subject, whatever the parser says. Those
/// that also stand before numbers ("around 50 people") do not count.
fn has_preposition(tree: &Tree, head: usize) -> bool {
    const PREPOSITIONS: [&str; 13] = [
        "after",
        "as",
        "by",
        "during",
        "following",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "to",
        "with",
    ];
    tree.preposition(head)
        .is_some_and(|case| case < head && PREPOSITIONS.iter().any(|word| tree.is(case, word)))
}

/// "Ana Rui, the mayor, and Ben Ode signed": cut off by its apposition, the first of two subjects is
/// taken for a noun the clause describes; the "and" before the second gives it away.
pub(super) fn joined_before(tree: &Tree, verb: usize, subjects: &[usize]) -> Option<usize> {
    let clause = matches!(tree.relation(verb), Relation::AclRelcl | Relation::Acl);
    let subject = subjects.first().copied().filter(|_| clause)?;
    let noun = tree.head(verb).filter(|noun| *noun < subject)?;
    tree.with(verb, &[Relation::Cc])
        .any(|cc| noun < cc && cc < subject && tree.is(cc, "and"))
        .then_some(noun)
}

/// The noun a relative pronoun stands for.
fn antecedent(tree: &Tree, pronoun: usize) -> Option<usize> {
    if !matches!(tree.word(pronoun).tag, Tag::Wdt | Tag::Wp) {
        return None;
    }
    tree.above(pronoun)
        .take(FURTHEST)
        .find(|&above| tree.relation(above) == Relation::AclRelcl)
        .and_then(|clause| Some(described(tree, clause, tree.head(clause)?)))
        .map(|noun| introduced(tree, noun, pronoun).unwrap_or(noun))
        .or_else(|| {
            // Hung elsewhere, the clause still follows its noun.
            let noun = pronoun.checked_sub(2)?..pronoun;
            noun.rev().find(|&token| {
                matches!(tree.pos(token), Pos::Noun | Pos::Propn)
                    && tree.sentence(token) == tree.sentence(pronoun)
            })
        })
}

/// "Rui, the candidate of the Left, who won": set off by a comma, the clause is said of Rui.
fn introduced(tree: &Tree, noun: usize, pronoun: usize) -> Option<usize> {
    let comma = pronoun.checked_sub(1).is_some_and(|mark| tree.is(mark, ","));
    if !comma || !tree.is(pronoun, "who") || tree.relation(noun) != Relation::Nmod {
        return None;
    }
    let description = tree
        .above(noun)
        .take(FURTHEST)
        .find(|&above| tree.relation(above) != Relation::Nmod)?;
    tree.head(description)
        .filter(|&name| tree.relation(description) == Relation::Appos && tree.pos(name) == Pos::Propn)
}

/// The nouns before a verb with a tense but without a subject, which a parser hung elsewhere: after the
/// phrase that opens the sentence ("In Rome, Rui, the mayor, signed"), or right before the verb.
fn nouns_before(tree: &Tree, verb: usize) -> Vec<usize> {
    let word = tree.word(verb);
    let past = word.tag == Tag::Vbn && word.relation == Relation::Root;
    if !(past || is_finite(tree, verb)) {
        return Vec::new();
    }
    let opened = after_opening(tree, verb);
    if !opened.is_empty() {
        return opened;
    }
    // "Both agreed": the word stands for those it would stand before.
    let is_lone = |token: usize| {
        ["all", "both", "many", "most", "neither", "several", "some"]
            .iter()
            .any(|word| tree.is(token, word))
    };
    let is_noun =
        |token: usize| matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron) || is_lone(token);
    let Some(last) = (verb.saturating_sub(4)..verb)
        .rev()
        .find(|&token| !matches!(tree.pos(token), Pos::Aux | Pos::Adv) || is_lone(token))
        .filter(|&token| is_noun(token) && tree.sentence(token) == tree.sentence(verb))
    else {
        return Vec::new();
    };
    let comma = |from: usize, to: usize| (from..to).rev().any(|token| tree.is(token, ","));
    let mut noun = last;
    for above in tree.above(last).take(FURTHEST) {
        // "a storm that came from the sea hit": through the clause that describes the noun.
        let describes = matches!(tree.relation(above), Relation::Acl | Relation::AclRelcl);
        if above >= verb || comma(above, noun) || !(is_noun(above) || describes) {
            break;
        }
        noun = if is_noun(above) { above } else { noun };
    }
    if has_preposition(tree, noun) || matches!(tree.relation(noun), Relation::Obj | Relation::Nmod) {
        return Vec::new();
    }
    vec![noun]
}

/// "After the talks in Rome, Rui and Ode signed": what stands behind the comma, taken for something
/// joined to Rome or said of it, is the subject.
fn after_opening(tree: &Tree, verb: usize) -> Vec<usize> {
    let starts_behind_comma = |noun: usize| {
        let start = tree.phrase(noun).start;
        tree.is(start, ",") || start > 0 && tree.is(start - 1, ",")
    };
    let joined = |relation: Relation| matches!(relation, Relation::Conj | Relation::Appos);
    let Some(opening) = tree
        .with(verb, &[Relation::Obl])
        .find(|&opening| opening < verb && tree.preposition(opening).is_some())
    else {
        return Vec::new();
    };
    let phrase = tree.phrase(opening);
    let Some(first) = (opening + 1..phrase.end.min(opening + TRAILING)).find(|&noun| {
        joined(tree.relation(noun))
            && matches!(tree.pos(noun), Pos::Noun | Pos::Propn)
            && starts_behind_comma(noun)
    }) else {
        return Vec::new();
    };
    let siblings = tree.head(first).into_iter().flat_map(|head| tree.children(head));
    let mut subjects = vec![first];
    subjects.extend(
        siblings
            .filter(|&noun| noun > first && tree.relation(noun) == Relation::Conj)
            .take_while(|&noun| !starts_behind_comma(noun)),
    );
    subjects
}
