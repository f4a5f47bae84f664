//! The parts of a noun that tells of an event: whose it is, what "of" and "by" bring in, and what the
//! verb it stands with lends it.

use super::subject::subjects;
use super::verb::is_passive;
use super::{Filler, push};
use crate::analysis::Role;
use crate::event::lexicon::{self, Class, is};
use crate::event::tree::Tree;
use crate::syntax::{Pos, Relation};

/// Adds the parts of a noun. `verb` carries its tense, when one does.
pub(super) fn fill(tree: &Tree, noun: usize, verb: Option<usize>, fillers: &mut Vec<Filler>) {
    let known = lexicon::event_noun(tree.lemma(noun))
        .or_else(|| lexicon::event_noun(&tree.lemma(noun).to_lowercase()));
    let of_agent = known.is_some_and(|noun| noun.of_agent);
    let lender = verb.filter(|&verb| verb != noun);
    // "The eruption of the volcano": it happens to whom "of" names, as it does with the verb.
    let undergoes = known
        .and_then(|noun| noun.verb)
        .is_some_and(|verb| is(verb, Class::Undergo));
    let doer = if undergoes { Role::Patient } else { Role::Agent };
    let befalls = is(tree.lemma(noun), Class::Calamity);
    let lays_blame = known
        .and_then(|noun| noun.verb)
        .is_some_and(|verb| is(verb, Class::Accuse));
    for modifier in tree.with(noun, &[Relation::Nmod, Relation::Obl]) {
        let role = match tree.preposition(modifier).map(|case| tree.document.word(case)) {
            Some("of") if of_agent => doer,
            // "The charge of theft" says what is charged, "the conviction of the thief" who.
            Some("of") if lays_blame && is_bare(tree, modifier) => Role::Other,
            Some("of") => Role::Patient,
            Some("by") => doer,
            Some("from") => Role::Agent,
            Some("between" | "among") => Role::Agent,
            Some("with" | "on" | "against" | "to" | "into")
                if !befalls && !lexicon::is_time(tree.lemma(modifier)) =>
            {
                Role::Patient
            }
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
                "receive" | "suffer" | "undergo" | "see" | "get" | "catch"
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
            let role = if lexicon::is_time(tree.lemma(oblique)) {
                Role::Other
            } else if tree.introduced_by(oblique, &["with", "on", "against", "to"]) {
                Role::Patient
            } else if tree.introduced_by(oblique, &["between", "among"]) {
                Role::Agent
            } else {
                Role::Other
            };
            push(tree, fillers, &[oblique], role, true);
        }
    } else if !taken(fillers, Role::Agent) {
        push_from_above(tree, noun, of_agent, fillers);
    }
    for compound in tree.with(noun, &[Relation::Compound, Relation::Amod]) {
        // "Putin visit", "US airstrike", but "measles outbreak", "bank failures"; "fatal crash" tells
        // of nobody.
        let named = tree.word(compound).tag.starts_with("NNP")
            || tree.relation(compound) == Relation::Amod
                && tree.document.word(compound).starts_with(char::is_uppercase);
        if tree.relation(compound) == Relation::Amod && !named {
            continue;
        }
        // "a 5.3-magnitude quake"
        let measured = tree
            .document
            .word(compound)
            .starts_with(|c: char| c.is_ascii_digit())
            || tree.first(compound, &[Relation::Nummod]).is_some();
        if measured {
            continue;
        }
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
    // "the decision to build", "an offer to resign": what is decided.
    if !taken(fillers, Role::Patient) {
        let content = tree
            .with(noun, &[Relation::Acl])
            .find(|&clause| tree.word(clause).tag == "VB");
        fillers.extend(content.map(|head| Filler {
            head,
            role: Role::Patient,
            own: true,
        }));
    }
    if !taken(fillers, Role::Patient) && is(tree.lemma(noun), Class::Calamity) {
        push_struck(tree, noun, fillers);
    }
    if !taken(fillers, Role::Patient) {
        push(tree, fillers, &undergoing(tree, noun), Role::Patient, false);
    }
}

/// "a road under construction", "the firm is under investigation", "was jailed on charges of theft": whom
/// the clause says to be in it.
fn undergoing(tree: &Tree, noun: usize) -> Vec<usize> {
    if tree.introduced_by(noun, &["under"]) {
        let subject = tree.first(noun, &[Relation::Nsubj]);
        let above = tree.head(noun).filter(|_| tree.relation(noun) == Relation::Nmod);
        return subject.or(above).into_iter().collect();
    }
    let accused = tree.lemma(noun) == "charge" && tree.introduced_by(noun, &["on"]);
    match tree.head(noun).filter(|_| accused) {
        Some(verb) if is_passive(tree, verb) => subjects(tree, verb).0,
        Some(verb) if tree.pos(verb) == Pos::Verb => tree.with(verb, &[Relation::Obj]).collect(),
        _ => Vec::new(),
    }
}

/// Parts the clause around a noun says: who it is blamed on, who gave it, who went on from it.
fn push_from_above(tree: &Tree, noun: usize, of_agent: bool, fillers: &mut Vec<Filler>) {
    // "a speech she gave": the verb that describes the noun lends it its subject.
    for clause in tree.with(noun, &[Relation::AclRelcl, Relation::Acl]) {
        let agents: Vec<usize> = if tree.relation(clause) == Relation::AclRelcl
            && (is(tree.lemma(clause), Class::Light) || is(tree.lemma(clause), Class::Aspect))
        {
            tree.with(clause, &[Relation::Nsubj])
                .filter(|&subject| !matches!(tree.word(subject).tag, "WDT" | "WP"))
                .collect()
        } else {
            tree.with(clause, &[Relation::OblAgent]).collect()
        };
        push(tree, fillers, &agents, Role::Agent, false);
    }
    let blamed =
        |verb: usize| is(tree.lemma(verb), Class::Accuse) && tree.introduced_by(noun, &["for", "of", "over"]);
    // "accused Chile of the attack", where the parser hangs the deed on the name; "the victims of the
    // attack" are no name.
    if tree.relation(noun) == Relation::Nmod
        && let Some(accused) = tree.head(noun)
        && tree.relation(accused) == Relation::Obj
        && tree.word(accused).tag.starts_with("NNP")
        && tree.head(accused).is_some_and(blamed)
    {
        push(tree, fillers, &[accused], Role::Agent, false);
        return;
    }
    let Some(above) = tree.head(noun).filter(|&above| tree.pos(above) == Pos::Verb) else {
        return;
    };
    let obliquely = matches!(tree.relation(noun), Relation::Obl | Relation::Advcl);
    // "blamed the rebels for the attack", "was jailed for the murder".
    if obliquely && blamed(above) {
        let accused: Vec<usize> = if is_passive(tree, above) {
            subjects(tree, above).0
        } else {
            tree.with(above, &[Relation::Obj]).collect()
        };
        push(tree, fillers, &accused, Role::Agent, false);
        return;
    }
    let has_patient = fillers.iter().any(|filler| filler.role == Role::Patient);
    // "after talks with Paris, Rome agreed": the subject of the verb the noun depends on.
    if obliquely
        && (of_agent || has_patient)
        && tree.introduced_by(noun, &["after", "following", "during", "before", "in", "at"])
    {
        push(tree, fillers, &subjects(tree, above).0, Role::Agent, false);
    }
}

/// What a calamity befalls: the object of the verb it is the subject of ("the storm battered the
/// coast"), or the place it is said to be in ("an explosion at the mine").
fn push_struck(tree: &Tree, noun: usize, fillers: &mut Vec<Filler>) {
    let verb = tree
        .head(noun)
        .filter(|&verb| tree.pos(verb) == Pos::Verb)
        .filter(|_| {
            matches!(
                tree.relation(noun),
                Relation::Nsubj | Relation::NsubjPass | Relation::Obj
            )
        })
        .or_else(|| verb_behind(tree, noun));
    let objects = verb
        .into_iter()
        .flat_map(|verb| tree.with(verb, &[Relation::Obj]))
        .filter(|&object| object != noun);
    // "a quake of a magnitude of six that struck the coast": it was the quake, wherever the clause hangs.
    let inside = tree.with(noun, &[Relation::Nmod]).filter(|&part| part > noun);
    let relative = std::iter::once(noun)
        .chain(inside)
        .flat_map(|described| tree.with(described, &[Relation::AclRelcl]))
        .filter(|&clause| tree.head(clause) == Some(noun) || strikes(tree.lemma(clause)))
        .filter(|&clause| {
            tree.with(clause, &[Relation::Nsubj])
                .all(|subject| matches!(tree.word(subject).tag, "WDT" | "WP"))
        })
        .flat_map(|clause| tree.with(clause, &[Relation::Obj]));
    let struck: Vec<usize> = objects.chain(relative).collect();
    if !struck.is_empty() {
        push(tree, fillers, &struck, Role::Patient, false);
        return;
    }
    let places: Vec<usize> = [Some(noun), verb]
        .into_iter()
        .flatten()
        .flat_map(|host| tree.with(host, &[Relation::Nmod, Relation::Obl]))
        .filter(|&place| tree.introduced_by(place, &["in", "at", "near", "off", "on", "inside"]))
        .filter(|&place| !lexicon::is_time(tree.lemma(place)) && tree.pos(place) != Pos::Num)
        .take(1)
        .collect();
    for filler in fillers.iter_mut().filter(|filler| places.contains(&filler.head)) {
        filler.role = Role::Patient;
    }
    push(tree, fillers, &places, Role::Patient, false);
}

/// A common noun that is neither told apart nor counted.
fn is_bare(tree: &Tree, noun: usize) -> bool {
    const DETERMINERS: &[Relation] = &[Relation::Det, Relation::Nummod, Relation::NmodPoss];
    tree.pos(noun) == Pos::Noun && tree.first(noun, DETERMINERS).is_none()
}

/// Verbs for what calamities do.
fn strikes(verb: &str) -> bool {
    matches!(
        verb,
        "batter"
            | "damage"
            | "destroy"
            | "devastate"
            | "hit"
            | "ravage"
            | "rock"
            | "shake"
            | "strike"
            | "sweep"
    )
}

/// The verb right behind the phrase of a noun that is its subject, though the parser has not seen it.
fn verb_behind(tree: &Tree, noun: usize) -> Option<usize> {
    let verb = tree.phrase(noun).end;
    let follows =
        verb < tree.size() && tree.sentence(verb) == tree.sentence(noun) && tree.pos(verb) == Pos::Verb;
    (follows && subjects(tree, verb).0.contains(&noun)).then_some(verb)
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
