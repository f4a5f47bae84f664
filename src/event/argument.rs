//! Who does it and to whom: the parts of an event, read off the tree.

use super::lexicon::{self, Class, is};
use super::tree::{Names, Tree};
use super::trigger::Trigger;
use crate::analysis::Role;
use crate::syntax::{Pos, Relation};

/// How many verbs up a missing subject is looked for.
const FURTHEST: usize = 6;

/// A phrase that fills a part in an event, by the token that heads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filler {
    /// The head of the phrase.
    pub head: usize,
    /// Its part.
    pub role: Role,
    /// Whether the phrase depends on the trigger itself, not on a verb or noun above.
    pub own: bool,
}

/// The parts of an event, agents first.
pub fn find(tree: &Tree, trigger: Trigger) -> Vec<Filler> {
    let mut fillers = Vec::new();
    match trigger.verb {
        Some(verb) if verb == trigger.token && tree.pos(verb) != Pos::Noun => {
            of_verb(tree, verb, &mut fillers)
        }
        verb => of_noun(tree, trigger.token, verb, &mut fillers),
    }
    // A clause does nothing; the parser took it for a subject.
    fillers.retain(|filler| filler.role != Role::Agent || tree.pos(filler.head) != Pos::Verb);
    let mut seen = Vec::new();
    fillers.retain(|filler| {
        let new = !seen.contains(&filler.head);
        seen.push(filler.head);
        new
    });
    fillers.sort_by_key(|filler| match filler.role {
        Role::Agent => 0,
        Role::Patient => 1,
        Role::Other => 2,
    });
    fillers
}

/// Whether a verb is passive, with or without its auxiliary.
pub fn is_passive(tree: &Tree, verb: usize) -> bool {
    let word = tree.word(verb);
    if tree
        .first(
            verb,
            &[Relation::AuxPass, Relation::NsubjPass, Relation::OblAgent],
        )
        .is_some()
    {
        return true;
    }
    // A past tense is easily taken for a participle; one with a subject or an object of its own, or
    // of a verb that is never passive, is active.
    let participle = word.tag == "VBN"
        && tree
            .first(verb, &[Relation::Aux, Relation::Nsubj, Relation::Obj])
            .is_none()
        && !is(&word.lemma, Class::Undergo);
    let reduced = matches!(
        word.relation,
        Relation::Acl | Relation::Amod | Relation::Advcl | Relation::Xcomp
    );
    // In "was arrested and charged" the second participle shares the auxiliary of the first.
    let shared = word.relation == Relation::Conj
        && tree.head(verb).is_some_and(|first| {
            tree.pos(first) == Pos::Verb && tree.word(first).tag == "VBN" && is_passive(tree, first)
        });
    participle && (reduced || shared)
}

fn of_verb(tree: &Tree, verb: usize, fillers: &mut Vec<Filler>) {
    let passive = is_passive(tree, verb);
    let undergoes = is(tree.lemma(verb), Class::Undergo) && tree.first(verb, &[Relation::Obj]).is_none();
    let adjective = tree.pos(verb) == Pos::Adj;
    let subject_role = if passive || undergoes || adjective {
        Role::Patient
    } else {
        Role::Agent
    };
    let injured = matches!(tree.relation(verb), Relation::Amod);
    if injured {
        fillers.extend(tree.head(verb).map(|head| Filler {
            head,
            role: Role::Patient,
            own: false,
        }));
        return;
    }
    let (subjects, own) = subjects(tree, verb);
    push(tree, fillers, &subjects, subject_role, own);
    if let Some(first) = joined_before(tree, verb, &subjects) {
        push(tree, fillers, &[first], subject_role, true);
    }
    let agents: Vec<usize> = tree.with(verb, &[Relation::OblAgent]).collect();
    push(tree, fillers, &agents, Role::Agent, true);
    let objects: Vec<usize> = tree.with(verb, &[Relation::Obj]).collect();
    let recipients: Vec<usize> = tree.with(verb, &[Relation::Iobj]).collect();
    push(tree, fillers, &objects, Role::Patient, true);
    push(tree, fillers, &recipients, Role::Other, true);
    if tree.relation(verb) == Relation::AclRelcl && objects.is_empty() && !passive && !undergoes {
        // "the treaty they signed": the noun stands where the object would.
        let gap = tree.head(verb).filter(|&noun| own && !subjects.contains(&noun));
        fillers.extend(gap.map(|head| Filler {
            head,
            role: Role::Patient,
            own: false,
        }));
    }
    let has_object = fillers.iter().any(|filler| filler.role == Role::Patient);
    for oblique in tree.with(verb, &[Relation::Obl]) {
        let role = if tree.introduced_by(oblique, &["by"]) && passive {
            Role::Agent
        } else if tree.introduced_by(oblique, &["with", "against", "into", "on", "for", "at"]) && !has_object
        {
            // "met with", "voted against", "crashed into": the preposition brings the object in.
            Role::Patient
        } else {
            Role::Other
        };
        push(tree, fillers, &[oblique], role, true);
    }
    for complement in tree.with(verb, &[Relation::Xcomp, Relation::Ccomp]) {
        if !has_object {
            fillers.push(Filler {
                head: complement,
                role: Role::Patient,
                own: true,
            });
        }
    }
}

/// The heads of a verb's subjects with what is joined to them, and whether they are its own. A verb
/// without one takes that of the verb it is joined to, of the verb that controls it, or the noun it
/// describes.
pub fn subjects(tree: &Tree, verb: usize) -> (Vec<usize>, bool) {
    let mut current = verb;
    for step in 0..FURTHEST {
        // Of two subjects, the nearer one is the verb's.
        let own = tree
            .with(current, &[Relation::Nsubj, Relation::NsubjPass])
            .filter(|&subject| !has_preposition(tree, subject))
            .min_by_key(|subject| subject.abs_diff(current));
        if let Some(subject) = own {
            let subject = antecedent(tree, subject).unwrap_or(subject);
            return (vec![subject], step == 0);
        }
        let Some(head) = tree.head(current) else { break };
        match tree.relation(current) {
            Relation::Conj if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => current = head,
            Relation::Conj if tree.first(head, &[Relation::Cop]).is_some() => current = head,
            Relation::Xcomp => {
                if is(tree.lemma(head), Class::ObjectControl)
                    && let Some(object) = tree.first(head, &[Relation::Obj, Relation::Iobj])
                {
                    return (vec![object], false);
                }
                current = head;
            }
            Relation::Advcl if matches!(tree.pos(head), Pos::Verb | Pos::Adj) => {
                // "jailed a man for taking bribes": the one it is done to did it.
                if tree
                    .with(current, &[Relation::Mark])
                    .any(|mark| tree.is(mark, "for"))
                    && let Some(object) = tree.first(head, &[Relation::Obj])
                {
                    return (vec![object], false);
                }
                // "The bridge fell, killing two": what follows is done by the whole event; the
                // subject is the nearest there is.
                current = head;
            }
            Relation::Acl if tree.word(current).tag == "VB" => {
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
            Relation::Acl => return (vec![head], false),
            Relation::AclRelcl => {
                return (vec![head], false);
            }
            _ => break,
        }
    }
    (nouns_before(tree, verb), true)
}

/// Whether a phrase begins with a preposition: then it is no subject, whatever the parser says. Those
/// that also stand before numbers ("around 50 people") do not count.
fn has_preposition(tree: &Tree, head: usize) -> bool {
    const PREPOSITIONS: [&str; 11] = [
        "after",
        "as",
        "by",
        "during",
        "following",
        "for",
        "from",
        "in",
        "of",
        "on",
        "with",
    ];
    tree.preposition(head)
        .is_some_and(|case| case < head && PREPOSITIONS.iter().any(|word| tree.is(case, word)))
}

/// "Ana Rui, the mayor, and Ben Ode signed": cut off by its apposition, the first of two subjects is
/// taken for a noun the clause describes; the "and" before the second gives it away.
fn joined_before(tree: &Tree, verb: usize, subjects: &[usize]) -> Option<usize> {
    let clause = matches!(tree.relation(verb), Relation::AclRelcl | Relation::Acl);
    let subject = subjects.first().copied().filter(|_| clause)?;
    let noun = tree.head(verb).filter(|noun| *noun < subject)?;
    tree.with(verb, &[Relation::Cc])
        .any(|cc| noun < cc && cc < subject && tree.is(cc, "and"))
        .then_some(noun)
}

/// The noun a relative pronoun stands for.
fn antecedent(tree: &Tree, pronoun: usize) -> Option<usize> {
    if !matches!(tree.word(pronoun).tag, "WDT" | "WP") {
        return None;
    }
    tree.above(pronoun)
        .take(FURTHEST)
        .find(|&above| tree.relation(above) == Relation::AclRelcl)
        .and_then(|clause| tree.head(clause))
        .or_else(|| {
            // Hung elsewhere, the clause still follows its noun.
            let noun = pronoun.checked_sub(2)?..pronoun;
            noun.rev().find(|&token| {
                matches!(tree.pos(token), Pos::Noun | Pos::Propn)
                    && tree.sentence(token) == tree.sentence(pronoun)
            })
        })
}

/// The nouns right before a verb with a tense but without a subject, which a parser hung elsewhere:
/// after a comma ("After the talks in Rome, Rui and Ode signed"), or bare.
fn nouns_before(tree: &Tree, verb: usize) -> Vec<usize> {
    let finite =
        matches!(tree.word(verb).tag, "VBD" | "VBZ" | "VBP") || tree.first(verb, &[Relation::Aux]).is_some();
    let is_noun = |token: usize| matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron);
    let Some(last) = (verb.saturating_sub(4)..verb)
        .rev()
        .find(|&token| !matches!(tree.pos(token), Pos::Aux | Pos::Adv))
        .filter(|&token| finite && is_noun(token) && tree.sentence(token) == tree.sentence(verb))
    else {
        return Vec::new();
    };
    let comma = |from: usize, to: usize| (from..to).rev().find(|&token| tree.is(token, ","));
    let mut noun = last;
    for above in tree.above(last).take(FURTHEST) {
        if above >= verb || !is_noun(above) || comma(above, noun).is_some() {
            break;
        }
        noun = above;
    }
    if has_preposition(tree, noun) || matches!(tree.relation(noun), Relation::Obj | Relation::Nmod) {
        return Vec::new();
    }
    let head = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Conj);
    let first = head.and_then(|head| comma(head, noun));
    match (head, first) {
        // "Rome, Rui and Ode": what stands between the comma and the verb was joined to Rome.
        (Some(head), Some(first)) => tree
            .with(head, &[Relation::Conj])
            .filter(|&conjunct| first < conjunct && conjunct < verb)
            .collect(),
        _ => vec![noun],
    }
}

fn of_noun(tree: &Tree, noun: usize, verb: Option<usize>, fillers: &mut Vec<Filler>) {
    let known = lexicon::event_noun(tree.lemma(noun))
        .or_else(|| lexicon::event_noun(&tree.lemma(noun).to_lowercase()));
    let of_agent = known.is_some_and(|noun| noun.of_agent);
    let lender = verb.filter(|&verb| verb != noun);
    // "The eruption of the volcano": it happens to whom "of" names, as it does with the verb.
    let undergoes = known
        .and_then(|noun| noun.verb)
        .is_some_and(|verb| is(verb, Class::Undergo));
    let doer = if undergoes { Role::Patient } else { Role::Agent };
    let mut between = Vec::new();
    for modifier in tree.with(noun, &[Relation::Nmod, Relation::Obl]) {
        let role = match tree.preposition(modifier).map(|case| tree.document.word(case)) {
            Some("of") if of_agent => doer,
            Some("of") => Role::Patient,
            Some("by" | "from") => Role::Agent,
            Some("between" | "among") => {
                between.push(modifier);
                Role::Agent
            }
            Some("with" | "on" | "against" | "to" | "into") => Role::Patient,
            _ => Role::Other,
        };
        push(tree, fillers, &[modifier], role, true);
    }
    let taken = |fillers: &[Filler], role| fillers.iter().any(|filler: &Filler| filler.role == role);
    if let Some(owner) = tree.first(noun, &[Relation::NmodPoss]) {
        let owner_role = if taken(fillers, Role::Agent) || (!of_agent && is_done_to_owner(tree.lemma(noun))) {
            Role::Patient
        } else {
            doer
        };
        push(tree, fillers, &[owner], owner_role, true);
    }
    if let Some(lender) = lender {
        let passive = is_passive(tree, lender);
        let own_subject = tree
            .first(lender, &[Relation::Nsubj, Relation::NsubjPass])
            .is_some_and(|subject| subject != noun);
        if own_subject || tree.relation(noun) == Relation::Obj {
            let receives = matches!(
                tree.lemma(lender),
                "receive" | "suffer" | "undergo" | "see" | "get"
            );
            let role = if passive || receives {
                Role::Patient
            } else {
                Role::Agent
            };
            let (subjects, own) = subjects(tree, lender);
            push(tree, fillers, &subjects, role, own);
        }
        let agents: Vec<usize> = tree.with(lender, &[Relation::OblAgent]).collect();
        push(tree, fillers, &agents, Role::Agent, true);
        for oblique in tree.with(lender, &[Relation::Obl]) {
            let role = if tree.introduced_by(oblique, &["with", "on", "against"]) {
                Role::Patient
            } else {
                Role::Other
            };
            push(tree, fillers, &[oblique], role, true);
        }
    } else if !taken(fillers, Role::Agent) {
        // "after talks with Paris, Rome agreed": the subject of the verb the noun depends on.
        let above = tree.head(noun).filter(|&above| {
            tree.pos(above) == Pos::Verb && matches!(tree.relation(noun), Relation::Obl | Relation::Advcl)
        });
        if let Some(above) = above
            && (of_agent || taken(fillers, Role::Patient))
            && tree.introduced_by(noun, &["after", "following", "during", "before", "in", "at"])
        {
            let (subjects, _) = subjects(tree, above);
            push(tree, fillers, &subjects, Role::Agent, false);
        }
    }
    for compound in tree.with(noun, &[Relation::Compound, Relation::Amod]) {
        // "Putin visit", "US airstrike", but "measles outbreak", "bank failures".
        let named = tree.pos(compound) == Pos::Propn || tree.relation(compound) == Relation::Amod;
        let role = match (named, taken(fillers, doer)) {
            (_, true) => Role::Other,
            (true, false) => doer,
            (false, false) if of_agent => doer,
            (false, false) => Role::Patient,
        };
        fillers.push(Filler {
            head: compound,
            role,
            own: true,
        });
    }
}

/// Nouns whose owner has it done to him: "his arrest", "its destruction".
fn is_done_to_owner(noun: &str) -> bool {
    matches!(
        noun,
        "abduction"
            | "acquittal"
            | "appointment"
            | "arrest"
            | "arraignment"
            | "assassination"
            | "beheading"
            | "capture"
            | "cancellation"
            | "closure"
            | "conviction"
            | "coronation"
            | "defeat"
            | "deportation"
            | "destruction"
            | "detention"
            | "discovery"
            | "dismissal"
            | "election"
            | "evacuation"
            | "execution"
            | "expulsion"
            | "extradition"
            | "funeral"
            | "impeachment"
            | "imprisonment"
            | "inauguration"
            | "indictment"
            | "injury"
            | "kidnapping"
            | "killing"
            | "murder"
            | "nomination"
            | "opening"
            | "ouster"
            | "overthrow"
            | "prosecution"
            | "re-election"
            | "release"
            | "removal"
            | "rescue"
            | "sentencing"
            | "suspension"
            | "trial"
    )
}

/// Adds phrases and what is joined to them.
fn push(tree: &Tree, fillers: &mut Vec<Filler>, heads: &[usize], role: Role, own: bool) {
    for &head in heads {
        // A conjunct of a clause is a clause, not a second subject.
        let nouns = tree.conjuncts(head).filter(|&token| {
            token == head || matches!(tree.pos(token), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num)
        });
        fillers.extend(nouns.map(|head| Filler { head, role, own }));
    }
}

/// The entities a phrase stands for: the one its head names, the one that stands beside a title or
/// after "of" in "members of", or the one a group of people acts for ("the Russian delegation").
pub fn entities(tree: &Tree, names: &Names, head: usize) -> Vec<usize> {
    if let Some(entity) = names.entity(head) {
        return vec![entity];
    }
    let beside = [Relation::Flat, Relation::Appos, Relation::Compound];
    let by_relation = |relation| {
        tree.children(head)
            .filter(move |&child| tree.relation(child) == relation)
    };
    for relation in &beside[..2] {
        if let Some(entity) = by_relation(*relation).find_map(|child| names.entity(child)) {
            return vec![entity];
        }
    }
    let mut found = Vec::new();
    let lemma = tree.lemma(head).to_lowercase();
    if is_part(&lemma) {
        for whole in tree
            .with(head, &[Relation::Nmod])
            .filter(|&noun| tree.introduced_by(noun, &["of", "from"]))
        {
            found.extend(tree.conjuncts(whole).filter_map(|token| names.entity(token)));
        }
    }
    if is(&lemma, Class::Group) {
        for modifier in tree.with(
            head,
            &[
                Relation::NmodPoss,
                Relation::Amod,
                Relation::Compound,
                Relation::Nmod,
            ],
        ) {
            if tree.relation(modifier) != Relation::Nmod || tree.introduced_by(modifier, &["of", "from"]) {
                found.extend(names.entity(modifier));
            }
        }
        // "the delegation, led by the minister": who leads a group acts in it.
        for clause in tree.with(head, &[Relation::Acl]) {
            if matches!(tree.lemma(clause), "lead" | "head" | "chair") {
                for agent in tree.with(clause, &[Relation::OblAgent, Relation::Obl]) {
                    if tree.introduced_by(agent, &["by"]) {
                        found.extend(entities(tree, names, agent));
                    }
                }
            }
        }
    }
    found.dedup();
    found
}

fn is_part(lemma: &str) -> bool {
    matches!(
        lemma,
        "member"
            | "one"
            | "some"
            | "many"
            | "most"
            | "part"
            | "majority"
            | "number"
            | "group"
            | "hundred"
            | "thousand"
            | "people"
            | "resident"
            | "head"
            | "leader"
            | "both"
            | "all"
            | "coast"
            | "city"
            | "town"
            | "island"
            | "government"
            | "president"
            | "delegation"
            | "team"
    )
}
