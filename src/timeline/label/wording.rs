//! From the tokens of a label to its words.

use super::line::{LINE, LINE_GUARDS};
use super::{Label, Labeller, TOKENS};
use crate::analysis::{EntityKind, MentionForm};
use crate::rule::Rejected;
use crate::syntax::{Relation, Tag};

/// Nothing was left to write.
const NOTHING: Rejected = Rejected::by(
    "nothing left",
    "Without its dates and remarks nothing of it is left.",
);

/// A piece of a label.
pub(super) enum Piece {
    /// A token as it stands.
    Token(usize),
    /// Other words in place of a token.
    Text(String, usize),
}

impl Labeller<'_, '_> {
    /// Tokens as pieces, in order; a person who is the head of the phrase, or joined to it, has the full
    /// name, and a pronoun the name it stands for. Who is only part of the phrase stays as written:
    /// "shares in Rui" may mean the firm.
    pub(super) fn named(&self, tokens: &[usize], head: usize) -> Vec<Piece> {
        let tree = self.tree;
        let mut tokens = tokens.to_vec();
        self.keep_words_whole(&mut tokens);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let token = tokens[at];
            at += 1;
            let Some((entity, mention)) = self.names.mention(token) else {
                pieces.push(Piece::Token(token));
                continue;
            };
            let (form, kind) = (
                self.entities[entity].mentions[mention].form,
                self.entities[entity].kind,
            );
            if form == MentionForm::Pronoun {
                let possessive = tree.word(token).tag == Tag::PrpPoss;
                let first = pieces.is_empty();
                let named = tokens[..at - 1]
                    .iter()
                    .any(|&before| self.names.entity(before) == Some(entity));
                match (possessive, first || kind == EntityKind::Person && !named) {
                    // "his" after a name keeps pointing at it; at the head of a label, and in "thousands of his
                    // supporters", it does not.
                    (true, false) => pieces.push(Piece::Token(token)),
                    (true, true) => {
                        pieces.push(Piece::Text(possessive_of(&self.entities[entity].name), token))
                    }
                    (false, _) if matches!(tree.word(token).tag, Tag::Wdt | Tag::Wp | Tag::WpPoss) => {
                        pieces.push(Piece::Token(token))
                    }
                    (false, _) => pieces.push(Piece::Text(self.entities[entity].name.clone(), token)),
                }
            } else if kind == EntityKind::Person && form != MentionForm::Title && self.leads(token, head) {
                let name = match form {
                    MentionForm::Name => self.entities[entity].mentions[mention].text.clone(),
                    _ => self.entities[entity].name.clone(),
                };
                pieces.push(Piece::Text(name, token));
                while at < tokens.len() && self.names.mention(tokens[at]) == Some((entity, mention)) {
                    at += 1;
                }
            } else {
                pieces.push(Piece::Token(token));
            }
        }
        pieces
    }

    /// Adds what a hyphen ties to a token ("follow-up"), and puts the tokens in order.
    pub(super) fn keep_words_whole(&self, tokens: &mut Vec<usize>) {
        let document = self.tree.document;
        let ties = |at: usize| {
            matches!(document.tokens.get(at), Some(token) if !token.spaced)
                && matches!(document.word(at), "-" | "–" | "/")
                && document.tokens.get(at + 1).is_some_and(|next| !next.spaced)
        };
        let mut at = 0;
        while at < tokens.len() && tokens.len() < 2 * TOKENS {
            let token = tokens[at];
            let behind = [token + 1, token + 2];
            let before = [token.wrapping_sub(1), token.wrapping_sub(2)];
            let tied = [(ties(token + 1), behind), (token >= 2 && ties(token - 1), before)];
            for (_, pair) in tied.into_iter().filter(|(tied, _)| *tied) {
                for new in pair {
                    if !tokens.contains(&new) {
                        tokens.push(new);
                    }
                }
            }
            at += 1;
        }
        tokens.sort_unstable();
        tokens.dedup();
    }

    /// Whether the mention a token begins holds the head of a phrase, or one joined to it.
    fn leads(&self, token: usize, head: usize) -> bool {
        let mention = self.names.mention(token);
        self.tree
            .conjuncts(head)
            .any(|conjunct| self.names.mention(conjunct) == mention)
    }

    /// Whether "them" is taken for one firm or place: more likely it is the things spoken of before.
    pub(super) fn is_doubtful_them(&self, token: usize) -> bool {
        let kind = self.names.kind(token);
        self.tree.is(token, "them")
            && matches!(
                kind,
                Some(EntityKind::Organization | EntityKind::Place | EntityKind::Facility)
            )
    }

    /// Tokens as they stand, but for what means another than the subject and is told by its name, as a line stands
    /// alone: pronouns, and "the company" where it is whose something is.
    pub(super) fn verbatim(&self, tokens: &[usize], subject: usize) -> Vec<Piece> {
        let tree = self.tree;
        let acting = self.names.entity(subject);
        let meant = |token: usize| {
            let entity = self
                .names
                .entity(token)
                .filter(|&entity| Some(entity) != acting)?;
            Some((entity, self.names.form(token)?))
        };
        let owner = |token: usize| {
            let (entity, form) = meant(token)?;
            let bare = tree.phrase(token).start + 1 == token && tree.is(token - 1, "the");
            let owns = form == MentionForm::Title && tree.relation(token) == Relation::NmodPoss;
            (owns && bare).then_some(entity)
        };
        let piece = |&token: &usize| {
            let name = |entity: usize| &self.entities[entity].name;
            let told = |entity: usize| {
                tokens
                    .iter()
                    .any(|&other| other < token && self.names.entity(other) == Some(entity))
            };
            // "shot himself": whoever acts.
            let word = tree.document.word(token);
            if word.ends_with("self") || word.ends_with("selves") {
                return Some(Piece::Token(token));
            }
            match (meant(token), tree.word(token).tag) {
                // "Officials of the board said they would sell": the officials, whatever the parser makes of it.
                (Some((entity, MentionForm::Pronoun)), Tag::Prp)
                    if !told(entity)
                        && (!tree.is(token, "they") || !self.is_several(subject))
                        && !self.is_doubtful_them(token) =>
                {
                    Some(Piece::Text(name(entity).clone(), token))
                }
                // "was jailed for her murder": whose, the line does not say.
                (Some((entity, MentionForm::Pronoun)), Tag::PrpPoss)
                    if self.entities[entity].kind == EntityKind::Person
                        && !told(entity)
                        && !(acting.is_none() && self.may_be_person(subject)) =>
                {
                    Some(Piece::Text(possessive_of(name(entity)), token))
                }
                _ if token + 1 < tree.size() && owner(token + 1).is_some() => None,
                _ => match owner(token) {
                    Some(entity) => Some(Piece::Text(name(entity).clone(), token)),
                    None => Some(Piece::Token(token)),
                },
            }
        };
        tokens.iter().filter_map(piece).collect()
    }

    /// "The nominee attacked her rival": whether a subject without a name is one whom "her" may mean as well.
    fn may_be_person(&self, subject: usize) -> bool {
        self.tree.word(subject).tag == Tag::Nn && self.names.entity(subject).is_none()
    }

    /// Whether a subject is told in the plural and not by a name.
    fn is_several(&self, subject: usize) -> bool {
        self.tree.word(subject).tag == Tag::Nns && self.names.entity(subject).is_none()
    }

    /// Joins the pieces into a text, unless nobody would print it.
    pub(super) fn finish(&self, pieces: &[Piece], teller: usize) -> Result<Label, Rejected> {
        let document = self.tree.document;
        let mut text = String::new();
        let mut tokens = Vec::new();
        let mut before: Option<usize> = None;
        // Where the month or year ends whose name has been written.
        let mut named = 0;
        for (index, piece) in pieces.iter().enumerate() {
            let written: String;
            let (word, token) = match piece {
                Piece::Token(token) if *token < named => {
                    tokens.push(*token);
                    before = Some(*token);
                    continue;
                }
                Piece::Token(token) if self.distant.contains_key(token) && !self.is_spoken(*token) => {
                    let (end, name) = &self.distant[token];
                    // "the past year's election" is that of the year.
                    let owns = *end < self.tree.size() && self.tree.word(*end).tag == Tag::Pos;
                    named = *end + usize::from(owns);
                    written = match () {
                        () if owns => format!("the {name}"),
                        () if self.stands_free(*token, *end) => format!("in {name}"),
                        () => name.clone(),
                    };
                    (written.as_str(), *token)
                }
                Piece::Token(token) if self.is_describing_day(*token) => continue,
                Piece::Token(token) if self.is_owner_before(*token) => continue,
                Piece::Token(token) if self.points_back(*token) || self.is_owning_day(*token) => {
                    ("the", *token)
                }
                Piece::Token(token) => (document.word(*token), *token),
                Piece::Text(text, token) => (text.as_str(), *token),
            };
            let mark = matches!(word, "," | "%" | "'s" | "’s" | "'" | "’" | "n't" | "n’t");
            let sticks = match (before, piece) {
                (Some(before), Piece::Token(token)) => {
                    !document.tokens[*token].spaced && (*token == before + 1 || mark)
                }
                (None, _) if index > 0 => mark,
                _ => false,
            };
            // A comma joins what stands on both its sides, or nothing.
            if word == "," && !pieces.get(index + 1).is_some_and(|next| follows(next, token)) {
                continue;
            }
            // A name put for a pronoun is written out, so what follows it stands apart.
            if !(text.is_empty() || sticks || word == ",") {
                text.push(' ');
            }
            text.push_str(word);
            tokens.push(token);
            before = match piece {
                Piece::Token(token) => Some(*token),
                // "'s" sticks to the whole name.
                Piece::Text(_, token) => self.names.whole(*token).map(|name| name.end - 1),
            };
        }
        let text = trimmed(&text);
        if let Some(rejected) = self.forbidden(&[LINE, LINE_GUARDS], tokens.as_slice()) {
            return Err(rejected);
        }
        if text.is_empty() {
            return Err(NOTHING);
        }
        tokens.sort_unstable();
        let open = self.is_open(&tokens);
        Ok(Label {
            text: capitalise(&text),
            tokens,
            teller,
            excerpt: false,
            open,
        })
    }
}

/// Whether a piece is the token right behind another.
fn follows(piece: &Piece, token: usize) -> bool {
    match piece {
        Piece::Token(next) | Piece::Text(_, next) => *next == token + 1,
    }
}

fn possessive_of(name: &str) -> String {
    if name.ends_with('s') {
        format!("{name}’")
    } else {
        format!("{name}’s")
    }
}

/// A line without the marks around it, and without a full stop: nor has the quotation it ends with one.
fn trimmed(text: &str) -> String {
    let trimmed =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | ':' | ';'));
    let unstopped = |mark: &char| {
        let words = trimmed.strip_suffix(*mark)?.strip_suffix('.')?;
        Some(format!("{words}{mark}"))
    };
    let unstopped = ['"', '”'].iter().find_map(unstopped);
    unstopped.unwrap_or_else(|| trimmed.to_owned())
}

/// With a capital first letter, unless the first word has one further on ("iPhone").
fn capitalise(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    if !word.contains(['-', '\'', '’']) && word.chars().any(char::is_uppercase) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
