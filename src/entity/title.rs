//! Phrases that stand for a name: "the Danish premier", "Norway's trade minister", "the ministry",
//! "the North".

use super::chain::Chain;
use super::country;
use super::fold::fold;
use super::lists::{BODIES, PREDICATES, THINGS};
use super::name::Name;
use super::reference::Reference;
use super::role::{self, Role};
use super::scene::Scene;
use crate::analysis::{EntityKind, MentionForm};
use crate::document::TokenKind;
use crate::mention::is_state;
use crate::syntax::{Pos, Relation};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How many sentences back a phrase may find its bearer.
const WINDOW: usize = 12;

/// How many words back in its sentence "the country" is looked for.
const COUNTRY_REACH: usize = 120;

/// The sentences in which a person may be spoken of by a role before the name is told: the headline, the
/// line with the date, and the first paragraph's.
const LEAD: usize = 4;

/// The phrases that stand for one of the chains, in order of the text.
pub(crate) fn references(scene: &Scene, chains: &[Chain]) -> Vec<Reference> {
    let index = Index::new(scene, chains);
    let mut references = Vec::new();
    for (number, sentence) in scene.document.sentences.iter().enumerate() {
        if !scene.document.blocks[sentence.block].is_story() {
            continue;
        }
        for token in sentence.tokens.clone() {
            if scene.mention_at(token).is_some() || scene.document.tokens[token].kind != TokenKind::Word {
                continue;
            }
            let found = index
                .person(scene, chains, number, &sentence.tokens, token)
                .or_else(|| index.body(scene, chains, number, &sentence.tokens, token))
                .or_else(|| index.country(scene, &sentence.tokens, token))
                .or_else(|| index.half(scene, &sentence.tokens, token));
            references.extend(found.map(|(chain, tokens, form)| Reference {
                chain,
                tokens,
                sentence: number,
                form,
                confidence: 0.8,
                evidence: "pattern:title",
            }));
        }
    }
    references
}

type Found = (usize, Range<usize>, MentionForm);

/// Chains by what may stand for them.
struct Index {
    /// Role noun to the people who have it, each with the role.
    roles: FxHashMap<String, Vec<(usize, Role)>>,
    /// Generic noun ("ministry") to the bodies whose names hold it.
    bodies: FxHashMap<String, Vec<usize>>,
    /// "north" to the country called so.
    halves: FxHashMap<String, Vec<usize>>,
    /// Mentions that name a country, with its chain.
    countries: FxHashMap<usize, usize>,
    /// Mentions that name a state of the United States, with its chain.
    states: FxHashMap<usize, usize>,
    /// Mentions that name no country, with their chain.
    others: FxHashMap<usize, usize>,
    /// Tokens of role phrases beside names: they describe and do not stand for anybody.
    described: FxHashSet<usize>,
}

impl Index {
    fn new(scene: &Scene, chains: &[Chain]) -> Index {
        let mut index = Index {
            roles: FxHashMap::default(),
            bodies: FxHashMap::default(),
            halves: FxHashMap::default(),
            countries: FxHashMap::default(),
            states: FxHashMap::default(),
            others: FxHashMap::default(),
            described: FxHashSet::default(),
        };
        for (at, chain) in chains.iter().enumerate() {
            for role in &chain.roles {
                index.described.extend(role.tokens.clone());
                if chain.kind == EntityKind::Person {
                    let people = index.roles.entry(role.noun.clone()).or_default();
                    if people.len() < 64 {
                        people.push((at, role.clone()));
                    }
                }
            }
            for &mention in &chain.mentions {
                let name = Name::of_thing(scene.document.slice(scene.mentions[mention].span));
                if country::named(&scene.mentions[mention], &name.compact).is_some() {
                    index.countries.insert(mention, at);
                } else {
                    index.others.insert(mention, at);
                    if chain.kind == EntityKind::Place
                        && is_state(scene.document.slice(scene.mentions[mention].span))
                    {
                        index.states.insert(mention, at);
                    }
                }
                match chain.kind {
                    EntityKind::Organization => {
                        for word in name.words.iter().filter(|word| BODIES.contains(word.as_str())) {
                            let bodies = index.bodies.entry(word.clone()).or_default();
                            if !bodies.contains(&at) && bodies.len() < 64 {
                                bodies.push(at);
                            }
                        }
                    }
                    EntityKind::Facility
                    | EntityKind::Law
                    | EntityKind::Product
                    | EntityKind::Event
                    | EntityKind::Other => index.thing(&name.words, at),
                    EntityKind::Place
                        if name
                            .words
                            .last()
                            .is_some_and(|word| THINGS.contains(word.as_str())) =>
                    {
                        index.thing(&name.words, at);
                    }
                    EntityKind::Place if name.words.len() == 2 && is_half(&name.words[0]) => {
                        let halves = index.halves.entry(name.words[0].clone()).or_default();
                        if !halves.contains(&at) {
                            halves.push(at);
                        }
                    }
                    _ => {}
                }
            }
        }
        index
    }

    /// Notes the noun a thing's name is headed by, its last or the one before "of" or a number.
    fn thing(&mut self, words: &[String], at: usize) {
        let head = words
            .iter()
            .position(|word| word == "of" || word.starts_with(|c: char| c.is_ascii_digit()))
            .unwrap_or(words.len())
            .checked_sub(1)
            .map(|head| &words[head]);
        if let Some(word) = head.filter(|word| words.len() > 1 && THINGS.contains(word.as_str())) {
            let things = self.bodies.entry(word.clone()).or_default();
            if !things.contains(&at) && things.len() < 64 {
                things.push(at);
            }
        }
    }

    /// "the (Danish) (trade) minister (of Denmark)", "Denmark's minister".
    fn person(
        &self,
        scene: &Scene,
        chains: &[Chain],
        sentence: usize,
        tokens: &Range<usize>,
        token: usize,
    ) -> Option<Found> {
        if self.described.contains(&token)
            || !role::is_role_noun(scene, token)
            || is_compound(scene, tokens, token)
        {
            return None;
        }
        let start = role::phrase_start(scene, tokens.start, token);
        if sentence <= LEAD
            && start > tokens.start
            && matches!(scene.word(start - 1), "a" | "A" | "an" | "An")
        {
            return self.introduced(scene, chains, tokens, start, token);
        }
        let owned = (start..token).any(|at| matches!(scene.word(at), "'s" | "’s"));
        let definite = start > tokens.start && matches!(scene.word(start - 1), "the" | "The");
        if !(owned || definite) || is_predicate(scene, tokens.start, start) {
            return None;
        }
        let phrase = role::described(scene, start..complement_end(scene, tokens, token))?;
        let last = phrase.head;
        let mut fitting: Vec<(usize, usize)> = Vec::new();
        for (chain, role) in self.roles.get(&phrase.noun)?.iter() {
            if !self.is_same_body(scene, &phrase, role) || !may_mean(scene, &phrase, role) {
                continue;
            }
            if let Some(distance) = distance_back(scene, &chains[*chain], sentence, token)
                && !fitting.iter().any(|(known, _)| known == chain)
            {
                fitting.push((*chain, distance));
            }
        }
        let chain = nearest(fitting)?;
        Some((chain, own_tokens(scene, start, last), MentionForm::Title))
    }

    /// "A Welsh judge jailed her", when the one judge of the article is named further on.
    fn introduced(
        &self,
        scene: &Scene,
        chains: &[Chain],
        tokens: &Range<usize>,
        start: usize,
        token: usize,
    ) -> Option<Found> {
        let phrase = role::described(scene, start..complement_end(scene, tokens, token))?;
        let [(chain, role)] = self.roles.get(&phrase.noun)?.as_slice() else {
            return None;
        };
        let later = chains[*chain].last_named(scene, token).is_none();
        let known = later && phrase.rank > 1 && !is_predicate(scene, 0, start.saturating_sub(1));
        (known && self.is_same_body(scene, &phrase, role) && may_mean(scene, &phrase, role))
            .then(|| (*chain, own_tokens(scene, start, phrase.head), MentionForm::Title))
    }

    /// Whether a phrase and a role may be of the same body or place: "the mayor of Lyon" is not the mayor of
    /// Bergen. Countries are compared by their codes.
    fn is_same_body(&self, scene: &Scene, phrase: &Role, role: &Role) -> bool {
        let named = |role: &Role| -> FxHashSet<usize> {
            let mentions = role.tokens.clone().filter_map(|token| scene.mention_at(token));
            mentions
                .filter_map(|mention| self.others.get(&mention).copied())
                .collect()
        };
        let (asked, known) = (named(phrase), named(role));
        asked.is_empty() || known.is_empty() || !asked.is_disjoint(&known)
    }

    /// "the ministry" for the one named last.
    fn body(
        &self,
        scene: &Scene,
        chains: &[Chain],
        sentence: usize,
        tokens: &Range<usize>,
        token: usize,
    ) -> Option<Found> {
        let definite = token > tokens.start && matches!(scene.word(token - 1), "the" | "The");
        if !definite || is_compound(scene, tokens, token) {
            return None;
        }
        let bodies = self.bodies.get(&fold(scene.word(token)))?;
        let fitting = bodies
            .iter()
            .filter_map(|&chain| Some((chain, distance_back(scene, &chains[chain], sentence, token)?)))
            .collect();
        Some((nearest(fitting)?, token..token + 1, MentionForm::Title))
    }

    /// "the country", "the state" for the one the sentence is about: the last before that is a subject, or the only
    /// one named.
    fn country(&self, scene: &Scene, tokens: &Range<usize>, token: usize) -> Option<Found> {
        let definite = token > tokens.start && matches!(scene.word(token - 1), "the" | "The");
        let known = match scene.word(token) {
            "country" | "kingdom" | "nation" | "republic" => &self.countries,
            "state" => &self.states,
            _ => return None,
        };
        if !definite || is_compound(scene, tokens, token) {
            return None;
        }
        let named: Vec<(usize, usize)> = (tokens.start..token)
            .rev()
            .take(COUNTRY_REACH)
            .filter_map(|at| scene.mention_at(at))
            .filter(|&mention| !says_whence(scene, &scene.mentions[mention].tokens))
            .filter_map(|mention| Some((mention, *known.get(&mention)?)))
            .collect();
        let subject = named
            .iter()
            .find(|(mention, _)| scene.is_subject(&scene.mentions[*mention].tokens));
        let only = named
            .first()
            .filter(|(_, first)| named.iter().all(|(_, chain)| chain == first));
        let (_, chain) = subject.or(only)?;
        Some((*chain, token..token + 1, MentionForm::Title))
    }

    /// "the North" where one country is called so.
    fn half(&self, scene: &Scene, tokens: &Range<usize>, token: usize) -> Option<Found> {
        let word = scene.word(token);
        let definite = token > tokens.start && matches!(scene.word(token - 1), "the" | "The");
        if !definite || !scene.is_capitalised(token) {
            return None;
        }
        let goes_on =
            token + 1 < tokens.end && (scene.is_capitalised(token + 1) || scene.word(token + 1) == "-");
        match self.halves.get(&fold(word))?.as_slice() {
            [only] if !goes_on => Some((*only, token..token + 1, MentionForm::Short)),
            _ => None,
        }
    }
}

/// "The Ohio senator", "the Ohio-based firm": a place that says where somebody is from is not what the sentence is about.
fn says_whence(scene: &Scene, name: &Range<usize>) -> bool {
    let words = &scene.syntax.words;
    let above = words.get(scene.head_of(name)).filter(|word| {
        matches!(
            word.relation,
            Relation::Compound | Relation::NmodDesc | Relation::Amod
        )
    });
    let somebody = above
        .and_then(|word| word.head)
        .is_some_and(|noun| role::is_role_noun(scene, noun));
    let hyphen = name.end < scene.document.tokens.len() && scene.word(name.end) == "-";
    somebody || hyphen
}

/// The token behind a role noun and the name that says of whom or of what: "mayor of Lyon", "spokesman for the
/// Lind Group".
fn complement_end(scene: &Scene, tokens: &Range<usize>, noun: usize) -> usize {
    let end = noun + 1;
    if end + 1 >= tokens.end || !matches!(scene.word(end), "of" | "for" | "at" | "from" | "with") {
        return end;
    }
    let name = end + 1 + usize::from(scene.word(end + 1) == "the");
    match scene.mention_at(name) {
        Some(mention) if name < tokens.end => scene.mentions[mention].tokens.end,
        _ => end,
    }
}

/// Whether a phrase can mean the bearer of a role: no other country, no other field, and former only where the
/// other is.
fn may_mean(scene: &Scene, phrase: &Role, role: &Role) -> bool {
    if let (Some(one), Some(two)) = (&phrase.country, &role.country)
        && one != two
    {
        return false;
    }
    let words = |role: &Role| -> Vec<String> {
        role.tokens
            .clone()
            .filter(|&token| token != role.head && scene.mention_at(token).is_none())
            .map(|token| fold(scene.word(token)))
            .filter(|word| word.len() > 2 && !matches!(word.as_str(), "the" | "and" | "for"))
            .collect()
    };
    let (asked, known) = (words(phrase), words(role));
    let former = |words: &[String]| words.iter().any(|word| matches!(word.as_str(), "former" | "ex"));
    let field = asked.iter().all(|word| known.contains(word)) || known.is_empty() && phrase.country.is_some();
    field && former(&asked) == former(&known)
}

/// Sentences back to the last mention of a chain before a token.
fn distance_back(scene: &Scene, chain: &Chain, sentence: usize, token: usize) -> Option<usize> {
    let distance = sentence - chain.last_named(scene, token)?;
    (distance <= WINDOW).then_some(distance)
}

/// The one that was named last, when no other was in the same sentence.
fn nearest(mut fitting: Vec<(usize, usize)>) -> Option<usize> {
    fitting.sort_by_key(|(chain, distance)| (*distance, *chain));
    match fitting.as_slice() {
        [] => None,
        [(only, _)] => Some(*only),
        [(first, near), (_, far), ..] => (near < far).then_some(*first),
    }
}

/// The tokens of a phrase that no mention holds, up to its head: spans of mentions do not overlap.
fn own_tokens(scene: &Scene, start: usize, head: usize) -> Range<usize> {
    let mut first = head;
    while first > start
        && scene.mention_at(first - 1).is_none()
        && scene.document.tokens[first - 1].kind == TokenKind::Word
    {
        if matches!(scene.word(first - 1), "'s" | "’s" | "the" | "The") {
            break;
        }
        first -= 1;
    }
    first..head + 1
}

/// Whether the noun only begins a longer one ("the party congress", "the minister-designate").
fn is_compound(scene: &Scene, tokens: &Range<usize>, token: usize) -> bool {
    let next = token + 1;
    if next >= tokens.end {
        return false;
    }
    let noun = scene
        .syntax
        .words
        .get(next)
        .is_some_and(|word| matches!(word.pos, Pos::Noun | Pos::Propn));
    noun || scene.word(next) == "-" || scene.mention_at(next).is_some() || scene.is_capitalised(next)
}

/// Whether what stands before a phrase makes it say what somebody is ("was the premier").
fn is_predicate(scene: &Scene, floor: usize, start: usize) -> bool {
    (floor.max(start.saturating_sub(2))..start).any(|token| PREDICATES.contains(scene.word(token)))
}

fn is_half(word: &str) -> bool {
    matches!(word, "north" | "south")
}
