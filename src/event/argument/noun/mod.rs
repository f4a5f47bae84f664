//! The parts of a noun that tells of an event: whose it is, what "of" and "by" bring in, what stands
//! before it ("the Putin visit"), and what the clause around it says.

mod calamity;
mod clause;

use super::{Filler, push, push_alone, stray_agent};
use crate::analysis::Role;
use crate::story::Reading;
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{self, Class, is};

/// A noun that tells of an event, and how its parts are spoken of.
struct Deed<'w> {
    token: usize,
    lemma: &'w str,
    /// Whether "of" brings in the one who does it ("the visit of").
    of_agent: bool,
    /// What the one is that a verb would have for a subject. "The eruption of the volcano": it happens to
    /// the volcano.
    doer: Role,
    /// Whether it lays something at somebody's door.
    lays_blame: bool,
    befalls: bool,
}

impl<'w> Deed<'w> {
    fn new(tree: &Tree<'w, '_>, token: usize) -> Self {
        let lemma = tree.lemma(token);
        let known = words::event_noun(lemma).or_else(|| words::event_noun(&lemma.to_lowercase()));
        let verb_is = |class| {
            known
                .and_then(|noun| noun.verb)
                .is_some_and(|verb| is(verb, class))
        };
        Self {
            token,
            lemma,
            of_agent: known.is_some_and(|noun| noun.of_agent),
            doer: if verb_is(Class::Undergo) {
                Role::Patient
            } else {
                Role::Agent
            },
            lays_blame: verb_is(Class::Accuse),
            befalls: is(lemma, Class::Calamity),
        }
    }
}

/// Adds the parts of a noun. `verb` carries its tense, when one does.
pub(super) fn fill(reading: &Reading, noun: usize, verb: Option<usize>, fillers: &mut Vec<Filler>) {
    let tree = reading.tree;
    let deed = Deed::new(tree, noun);
    push_modifiers(tree, &deed, fillers);
    push_owner(tree, &deed, fillers);
    if let Some(lender) = verb.filter(|&verb| verb != noun) {
        clause::push_lent(reading, noun, lender, fillers);
    } else if deed.doer == Role::Agent && !is_taken(fillers, Role::Agent) {
        clause::push_from_above(reading, noun, deed.of_agent, fillers);
    }
    push_compounds(tree, &deed, fillers);
    // "The decision to build", "an offer to resign": what is decided.
    if !is_taken(fillers, Role::Patient) {
        let content = tree
            .with(noun, &[Relation::Acl])
            .find(|&clause| tree.word(clause).tag == Tag::Vb);
        push_alone(fillers, content, Role::Patient, true);
    }
    if !is_taken(fillers, Role::Patient) && matches!(deed.lemma, "strike" | "walkout") {
        let employers: Vec<usize> = fillers
            .iter()
            .filter(|filler| filler.role == Role::Agent)
            .filter_map(|staff| employer(tree, staff.head))
            .collect();
        push(tree, fillers, employers, Role::Patient, false);
    }
    if !is_taken(fillers, Role::Patient) && deed.befalls {
        calamity::push_struck(reading, noun, fillers);
    }
    if !is_taken(fillers, Role::Patient) {
        let undergoing = clause::undergoing(reading, noun);
        push(tree, fillers, undergoing, Role::Patient, false);
    }
}

fn is_taken(fillers: &[Filler], role: Role) -> bool {
    fillers.iter().any(|filler| filler.role == role)
}

/// Phrases behind the noun, by their prepositions.
fn push_modifiers(tree: &Tree, deed: &Deed, fillers: &mut Vec<Filler>) {
    for modifier in tree.with(deed.token, &[Relation::Nmod, Relation::Obl]) {
        let role = match tree.preposition(modifier).map(|case| tree.document.word(case)) {
            Some("of") if deed.of_agent => deed.doer,
            // "The charge of theft" says what is charged, "the conviction of the thief" who.
            Some("of") if deed.lays_blame && is_bare(tree, modifier) => Role::Other,
            // "an indictment for theft", but "indictments for the ten men".
            Some("for") if deed.lays_blame && !is_bare(tree, modifier) => Role::Patient,
            Some("of") => Role::Patient,
            Some("by") => deed.doer,
            Some("from" | "between" | "among") => Role::Agent,
            Some("with" | "on" | "against" | "to" | "into")
                if !deed.befalls && !words::is_time(tree.lemma(modifier)) =>
            {
                Role::Patient
            }
            _ => Role::Other,
        };
        push(tree, fillers, [modifier], role, true);
    }
    if is_taken(fillers, Role::Patient) && !is_taken(fillers, deed.doer) {
        push(tree, fillers, stray_agent(tree, deed.token), deed.doer, true);
    }
}

/// Whose it is: "her visit", but "her arrest".
fn push_owner(tree: &Tree, deed: &Deed, fillers: &mut Vec<Filler>) {
    if let Some(owner) = tree.first(deed.token, &[Relation::NmodPoss]) {
        let done_to = !deed.of_agent && is(deed.lemma, Class::DoneToOwner);
        let role = if done_to || is_taken(fillers, Role::Agent) {
            Role::Patient
        } else {
            deed.doer
        };
        push(tree, fillers, [owner], role, true);
    }
}

/// Nouns and adjectives before it: "Putin visit", "US airstrike", but "measles outbreak", "bank failures";
/// "fatal crash" tells of nobody, "5.3-magnitude quake" neither.
fn push_compounds(tree: &Tree, deed: &Deed, fillers: &mut Vec<Filler>) {
    for compound in tree.with(deed.token, &[Relation::Compound, Relation::Amod]) {
        let word = tree.document.word(compound);
        let adjective = tree.relation(compound) == Relation::Amod;
        let named = tree.word(compound).tag.is_name() || adjective && word.starts_with(char::is_uppercase);
        let measured =
            word.starts_with(|c: char| c.is_ascii_digit()) || tree.has(compound, &[Relation::Nummod]);
        if measured || adjective && !named {
            continue;
        }
        let role = match (named, is_taken(fillers, deed.doer)) {
            (_, true) => Role::Other,
            (true, false) => deed.doer,
            (false, false) if deed.of_agent => deed.doer,
            // "conspiracy charges", "a prison sentence": for what, and to what.
            (false, false) if deed.lays_blame => Role::Other,
            (false, false) => Role::Patient,
        };
        push_alone(fillers, [compound], role, true);
    }
}

/// "The staff of the harbour": whom their strike is against.
fn employer(tree: &Tree, staff: usize) -> Option<usize> {
    let employed = is(tree.lemma(staff), Class::Staff);
    tree.with(staff, &[Relation::Nmod, Relation::Compound])
        .filter(|_| employed)
        .find(|&employer| tree.preposition(employer).is_none() || tree.introduced_by(employer, &["at", "of"]))
}

/// A common noun that is neither told apart nor counted.
fn is_bare(tree: &Tree, noun: usize) -> bool {
    const DETERMINERS: &[Relation] = &[Relation::Det, Relation::Nummod, Relation::NmodPoss];
    tree.pos(noun) == Pos::Noun && !tree.has(noun, DETERMINERS)
}
