//! What people do: the nouns that name an office or a trade, and the phrases beside a name that
//! describe its bearer.

use super::country;
use super::fold::fold;
use super::lists::{DETERMINERS, LOWERING, MODIFIERS, OPENING, PREPOSITIONS, RELATIVES};
use super::scene::Scene;
use crate::document::TokenKind;
use crate::syntax::{Pos, Relation, Tag};
use std::ops::Range;

/// What is known of a person's sex from the words used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// A phrase that says what somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// Its tokens, without a leading article.
    pub tokens: Range<usize>,
    /// The token of the role noun.
    pub head: usize,
    /// The noun itself, folded: "president", "prime minister".
    pub noun: String,
    /// See [`super::lexicon`].
    pub rank: u8,
    /// The sex the words tell.
    pub gender: Option<Gender>,
    /// ISO 3166-1 alpha-2 code of the country the phrase names.
    pub country: Option<String>,
}

impl Role {
    /// Whether it only says whose somebody is, and leaves open whose: "wife", "older brother", where "his" is gone.
    pub fn is_open(&self, scene: &Scene) -> bool {
        let owned = |token: usize| matches!(scene.word(token), "'s" | "’s" | "'" | "’" | "of" | "to");
        RELATIVES.contains(self.noun.as_str()) && !self.tokens.clone().any(owned)
    }
}

struct RoleNoun {
    noun: String,
    rank: u8,
    gender: Option<Gender>,
}

/// The role noun a token is, when it is one.
fn role_noun(scene: &Scene, token: usize) -> Option<RoleNoun> {
    if scene.document.tokens[token].kind != TokenKind::Word {
        return None;
    }
    let mut word = fold(scene.word(token).trim_end_matches('.'));
    let (mut rank, gender) = scene.lexicon.role(&word)?;
    let before = token.checked_sub(1).map(|before| fold(scene.word(before)));
    if let Some(before) = before {
        if word == "minister" && before == "prime" {
            return Some(RoleNoun {
                noun: "prime minister".to_owned(),
                rank: 4,
                gender,
            });
        }
        let at = if before == "-" {
            token.checked_sub(2)
        } else {
            token.checked_sub(1)
        };
        if rank > 0 && at.is_some_and(|at| LOWERING.contains(fold(scene.word(at)).as_str())) {
            rank = u8::max(rank, 2) - 1;
        }
    }
    if word == "premier" {
        word = "prime minister".to_owned();
    }
    Some(RoleNoun {
        noun: word,
        rank,
        gender,
    })
}

/// Whether a token is a noun for what a person does.
pub(crate) fn is_role_noun(scene: &Scene, token: usize) -> bool {
    role_noun(scene, token).is_some_and(|noun| noun.rank > 0)
}

/// The role before a name: "North Korean leader", "Russia's Natural Resources Minister",
/// "Minister of Natural Resources", and "the prime minister of Singapore," with its comma.
pub(crate) fn before_name(scene: &Scene, name: &Range<usize>) -> Option<Role> {
    let sentence = scene.sentence_tokens(name.start)?;
    let mut last = name.start.checked_sub(1).filter(|last| *last >= sentence.start)?;
    if matches!(scene.word(last), "Mr." | "Mrs." | "Ms." | "Mr" | "Mrs" | "Ms") {
        last = last.checked_sub(1).filter(|last| *last >= sentence.start)?;
    }
    if scene.word(last) == "," {
        return apposition_before(scene, sentence.start..last);
    }
    if let Some(noun) = role_noun(scene, last) {
        let start = phrase_start(scene, sentence.start, last);
        return Some(role(scene, start..last + 1, last, noun));
    }
    // "Minister of Natural Resources Alexander …": capitals back to "of" or "for".
    let mut at = last;
    while at > sentence.start && last - at < 6 && (scene.is_capitalised(at) || scene.word(at) == "and") {
        at -= 1;
    }
    if at < last && at > sentence.start && matches!(scene.word(at), "of" | "for") {
        let head = at - 1;
        let noun = role_noun(scene, head)?;
        let start = phrase_start(scene, sentence.start, head);
        return Some(role(scene, start..last + 1, head, noun));
    }
    None
}

/// The role after a name: "…, the head of the delegation,", "…, premier of North Korea", with or
/// without a remark in brackets between.
pub(crate) fn after_name(scene: &Scene, name: &Range<usize>) -> Option<Role> {
    let sentence = scene.sentence_tokens(name.start)?;
    let mut at = name.end;
    if at < sentence.end && scene.word(at) == "(" {
        let close = (at..sentence.end.min(at + 16)).find(|&token| scene.word(token) == ")")?;
        at = close + 1;
    }
    if at >= sentence.end || scene.word(at) != "," {
        return copula_role(scene, at, sentence.end);
    }
    let start = at + 1;
    let end = phrase_end(scene, start, sentence.end);
    let closed = end >= sentence.end
        || matches!(scene.word(end), "," | "." | ")" | ";" | "-" | "–" | "—")
        || is_relative(scene, end);
    if closed {
        described(scene, start..end)
    } else {
        None
    }
}

/// "… is the head of the desk", "… was a member of the board".
fn copula_role(scene: &Scene, at: usize, limit: usize) -> Option<Role> {
    if at + 1 >= limit || !matches!(scene.word(at), "is" | "was" | "became") {
        return None;
    }
    // "If Ana Rui is president": nobody says that she is.
    let start = scene.sentence_tokens(at)?.start;
    let mut before = (start.max(at.saturating_sub(8))..at)
        .rev()
        .map(|token| fold(scene.word(token)));
    let supposed = before.any(|word| matches!(word.as_str(), "if" | "unless" | "whether" | "should"));
    if supposed {
        return None;
    }
    let determined = is_determiner(scene.word(at + 1)) || is_role_noun(scene, at + 1);
    if !determined {
        return None;
    }
    described(scene, at + 1..phrase_end(scene, at + 1, limit))
}

/// A phrase that ends where a name begins after a comma.
fn apposition_before(scene: &Scene, before: Range<usize>) -> Option<Role> {
    let floor = before.start.max(before.end.saturating_sub(14));
    let start = (floor..before.end)
        .rev()
        .take_while(|&token| !matches!(scene.word(token), "," | ";" | "." | "(" | ")"))
        .find(|&token| is_determiner(scene.word(token)))?;
    // "Beside her husband, Mrs. Gray won": what a preposition opens the sentence with is somebody else.
    let governed = start == before.start + 1
        && scene
            .syntax
            .words
            .get(before.start)
            .is_some_and(|word| word.pos == Pos::Adp);
    if governed {
        return None;
    }
    described(scene, start..before.end)
}

/// The role of a noun phrase whose head, the last word before a preposition, is a role noun.
pub(crate) fn described(scene: &Scene, phrase: Range<usize>) -> Option<Role> {
    let mut start = phrase.start;
    while start < phrase.end && is_determiner(scene.word(start)) {
        start += 1;
    }
    // "Ana Rui, during her time as mayor,": no noun phrase.
    if scene
        .syntax
        .words
        .get(start)
        .is_some_and(|word| word.pos == Pos::Adp)
    {
        return None;
    }
    let noun_end = (start..phrase.end)
        .find(|&token| is_preposition(scene.word(token)))
        .unwrap_or(phrase.end);
    let head = noun_end.checked_sub(1).filter(|head| *head >= start)?;
    let noun = role_noun(scene, head)?;
    let small = (start..head).all(|token| scene.word(token) != "," && !is_verb(scene, token));
    small.then(|| role(scene, start..phrase.end, head, noun))
}

fn role(scene: &Scene, tokens: Range<usize>, head: usize, noun: RoleNoun) -> Role {
    let country = tokens.clone().find_map(|token| {
        let mention = scene.mention_at(token)?;
        country::of_mention(scene, mention)
    });
    Role {
        tokens,
        head,
        noun: noun.noun,
        rank: noun.rank,
        gender: noun.gender,
        country,
    }
}

/// First token of the noun phrase that ends at `head`, without its article.
pub(crate) fn phrase_start(scene: &Scene, floor: usize, head: usize) -> usize {
    let mut start = head;
    while start > floor && head - start < 10 {
        let before = start - 1;
        let word = scene.word(before);
        // An owner is the last thing a phrase can begin with: "Later Norway's | premier".
        if matches!(word, "'s" | "’s")
            && let Some(owner) = before.checked_sub(1).and_then(|token| scene.mention_at(token))
        {
            start = scene.mentions[owner].tokens.start.max(floor);
            break;
        }
        // "the founder and president"; in "her husband and President Rui" the first is somebody's, the second the name's.
        let owned = before > floor + 1
            && matches!(
                fold(scene.word(before - 2)).as_str(),
                "his" | "her" | "their" | "its"
            );
        let joined = word == "and" && before > floor && !owned && is_role_noun(scene, before - 1);
        // "Refugees Fleeing | President Trump", in a headline: a verb that does not describe the noun.
        let tells = scene.syntax.words.get(before).is_some_and(|word| {
            matches!(word.pos, Pos::Verb | Pos::Aux)
                && !matches!(
                    word.relation,
                    Relation::Amod | Relation::Compound | Relation::NmodDesc
                )
        });
        let belongs = match scene.syntax.words.get(before).map(|word| word.pos) {
            _ if scene.mention_at(before).is_some() => true,
            _ if is_determiner(word) || is_preposition(word) => false,
            _ if tells => MODIFIERS.contains(fold(word).as_str()) || is_role_noun(scene, before),
            // "made sure President Rui knew": what is said of something describes nobody.
            Some(Pos::Adj) => !is_predicate(scene, before),
            Some(Pos::Noun | Pos::Propn) => true,
            _ => {
                scene.is_capitalised(before) && before > floor
                    || MODIFIERS.contains(fold(word).as_str())
                    || is_role_noun(scene, before)
            }
        };
        // "the dare | former governor Ana Rui sent them": what somebody was opens the phrase, but for an owner.
        let opened = OPENING.contains(fold(scene.word(start)).as_str())
            && scene.mention_at(before).is_none()
            && scene
                .syntax
                .words
                .get(before)
                .is_some_and(|word| word.pos == Pos::Noun);
        // "RYE, N.H. - State Rep. Ann Gray": a dash that stands apart ends the line of the place.
        let apart = word == "-" && scene.document.tokens[before].spaced;
        let glue = matches!(word, "'s" | "’s" | "-" | "'" | "’") && before > floor && !apart;
        if opened || !(belongs || glue || joined) {
            break;
        }
        start = before;
    }
    // "a 35-year-old pilot": the age goes, cut off from its number it says nothing.
    let old = (start..head.min(start + 4)).find(|&token| scene.word(token) == "old");
    if let Some(old) = old.filter(|_| matches!(scene.word(start), "year" | "years" | "-")) {
        start = old + 1;
    }
    while start < head && matches!(scene.word(start), "'s" | "’s" | "-" | "'" | "’" | "and") {
        start += 1;
    }
    start
}

/// Whether an adjective tells something instead of describing the noun behind it: "it is clear Senator Rui won".
fn is_predicate(scene: &Scene, token: usize) -> bool {
    scene.syntax.words.get(token).is_some_and(|word| {
        matches!(
            word.relation,
            Relation::Root | Relation::Xcomp | Relation::Ccomp | Relation::Advcl | Relation::Conj
        ) && word.head.is_none_or(|head| head < token || head > token + 4)
    })
}

/// Token after the noun phrase that begins at `start`.
fn phrase_end(scene: &Scene, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + 16);
    (start..limit)
        .find(|&token| {
            matches!(
                scene.word(token),
                "," | "." | ";" | "(" | ")" | ":" | "\"" | "“" | "”" | "''" | "``" | "–" | "—"
            ) || is_relative(scene, token)
                || is_verb(scene, token)
                || scene.word(token) == "at" && token > start
        })
        .unwrap_or(limit)
}

fn is_relative(scene: &Scene, token: usize) -> bool {
    matches!(
        scene.word(token),
        "who" | "which" | "whose" | "whom" | "that" | "where"
    )
}

fn is_verb(scene: &Scene, token: usize) -> bool {
    match scene.syntax.words.get(token) {
        Some(word) => {
            matches!(word.pos, Pos::Verb | Pos::Aux) && word.tag != Tag::Vbn && word.tag != Tag::Vbg
        }
        None => matches!(
            scene.word(token),
            "is" | "was" | "has" | "had" | "said" | "says" | "told" | "were" | "are" | "will" | "would"
        ),
    }
}

pub(crate) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(word)
}

pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(word)
}
