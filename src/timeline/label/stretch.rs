//! What a label leaves out of a stretch of text: dates, attributions, remarks, appositions.

use super::{Labeller, TOKENS};
use crate::document::TokenKind;
use crate::event::according_to;
use crate::syntax::{Pos, Relation, Tag};
use crate::words::{Class, is, is_time};
use std::ops::Range;

/// Most tokens between two dashes.
const ASIDE: usize = 20;

/// What stands behind a number in a list of what went to whom.
const SHARED: &[&str] = &["against", "for", "from", "in", "to"];

impl Labeller<'_, '_> {
    /// The tokens of a range that a label keeps, in order. `head` is kept in any case, and no phrase
    /// that holds it is left out.
    pub(super) fn kept(&self, range: Range<usize>, head: usize) -> Vec<usize> {
        let document = self.tree.document;
        let range = range.start..range.end.min(range.start + TOKENS);
        let mut out = vec![false; range.len()];
        for token in range.clone().filter(|&token| token != head) {
            if let Some(left) = self
                .left_out(token, head, &range)
                .filter(|left| !left.contains(&head))
            {
                out[left.start - range.start..left.end - range.start].fill(true);
            }
        }
        // "vanished early | on Sunday": what was said of a date goes with it.
        for at in (1..out.len()).rev() {
            let token = range.start + at - 1;
            out[at - 1] |= out[at] && token != head && self.is_left_over(token);
        }
        // "returned "in August"": what is left of a quotation is two marks.
        let quote = |at: usize| matches!(document.word(range.start + at), "\"" | "“" | "”");
        for at in 1..out.len() {
            let opened = quote(at - 1) && !out[at - 1] && out[at];
            if !opened {
                continue;
            }
            let close = (at..out.len()).find(|&close| !out[close]).unwrap_or(out.len());
            // The closing mark may have gone with what it closes.
            if quote(close - 1) {
                out[at - 1] = true;
            } else if close < out.len() && quote(close) {
                out[at - 1] = true;
                out[close] = true;
            }
        }
        let comma = |at: usize| document.word(range.start + at) == ",";
        for at in 0..out.len() {
            // "Rui, the mayor, signed": both commas go with what stood between them. That behind the year in
            // "on May 4, 2024," is the date's.
            let closes = comma(at) && at > 0 && out[at - 1] && !out[at];
            let last = range.start + at - usize::from(closes);
            // That in "in Lyon on Friday, to face trial" goes with the day.
            let day_alone = || {
                let run = (0..at).rev().take_while(|&before| out[before]);
                run.map(|before| range.start + before)
                    .all(|token| self.dated[token] || matches!(self.tree.pos(token), Pos::Adp | Pos::Det))
            };
            let goes_on = || {
                let next = (at + 1 < out.len()).then(|| self.tree.pos(range.start + at + 1));
                matches!(next, Some(Pos::Adp | Pos::Part)) && day_alone()
            };
            let of_date =
                closes && self.dated[last] && (last > 0 && document.word(last - 1) == "," || goes_on());
            let opened = closes && {
                let first = (0..at)
                    .rev()
                    .take_while(|&before| out[before])
                    .last()
                    .unwrap_or(at);
                // The first comma may have gone with what it opens, as the aside's own.
                let next = range.start + at + 1;
                let told = next < range.end && self.tree.word(next).tag == Tag::Vbg;
                first == 0 || comma(first - 1) || comma(first) && !told
            };
            if opened || of_date {
                out[at] = true;
            }
        }
        range.clone().filter(|token| !out[token - range.start]).collect()
    }

    /// Whether a person is named at a token and described by one of the nouns above it.
    fn is_described(&self, token: usize) -> bool {
        let tree = self.tree;
        let person = self.names.entity(token).filter(|_| self.names.is_person(token));
        let description = person.and_then(|person| self.entities[person].description.as_deref());
        description.is_some_and(|description| {
            let says = |noun: usize| {
                let noun = tree.document.word(noun);
                description.split_whitespace().any(|word| word == noun)
            };
            tree.above(token).take(2).any(says)
        })
    }

    /// The phrase that goes when a token is the head of one a label leaves out.
    fn left_out(&self, token: usize, head: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let aside = self.between_marks(token, head, range);
        aside.or_else(|| {
            let phrase = self.phrase_within(token, range);
            let another = self.is_day_of_another(token, &phrase, range);
            (!another && self.goes(token, head, &phrase)).then_some(phrase)
        })
    }

    /// What stands in brackets or between two dashes, where a token opens it: "Thousands — 9,000, the police
    /// say — marched". A dash in "70–90" joins two numbers.
    fn between_marks(&self, token: usize, head: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let document = self.tree.document;
        if document.word(token) == "(" {
            let close = (token..range.end).find(|&close| document.word(close) == ")")?;
            return Some(token..close + 1);
        }
        let dash = |token: usize| {
            document.word(token) == "—" || document.word(token) == "–" && document.tokens[token].spaced
        };
        let sentence = document.sentences[self.tree.sentence(token)].tokens.end;
        let close = (token + 2..sentence.min(token + ASIDE)).find(|&close| dash(close));
        let close = close.filter(|&close| dash(token) && !(token..close).contains(&head))?;
        Some(token..range.end.min(close + 1))
    }

    /// The phrase of a token within a range, without the comma behind it, the "'s" behind "the council (CMC)",
    /// and how something was on a day ("closed lower Tuesday").
    fn phrase_within(&self, token: usize, range: &Range<usize>) -> Range<usize> {
        let tree = self.tree;
        let phrase = tree.phrase(token);
        let mut phrase = phrase.start.max(range.start)..phrase.end.min(range.end);
        while phrase.end > token + 1
            && (tree.document.word(phrase.end - 1) == "," || tree.word(phrase.end - 1).tag == Tag::Pos)
        {
            phrase.end -= 1;
        }
        let how = |at: usize| matches!(tree.word(at).tag, Tag::Rbr | Tag::Jjr) && !self.dated[at];
        while self.dated[token] && phrase.start < token && how(phrase.start) {
            phrase.start += 1;
        }
        phrase
    }

    /// "reversed the May 2020 order": the date belongs to the noun behind it. "declared June the warmest on
    /// record": the month is what is declared.
    fn is_day_of_another(&self, token: usize, phrase: &Range<usize>, range: &Range<usize>) -> bool {
        let tree = self.tree;
        let described = phrase.end < range.end
            && tree.pos(phrase.end).is_noun()
            && !self.dated[phrase.end]
            && tree.has(token, &[Relation::Det]);
        // "spent Tuesday on a tour": the day is what was spent.
        let spent = phrase.start > 0 && tree.lemma(phrase.start - 1) == "spend";
        self.dated[token] && (described || spent || self.is_called(phrase.start))
    }

    /// "declared June the warmest on record": whether what begins at a token is what somebody calls something.
    pub(super) fn is_called(&self, start: usize) -> bool {
        let calls = ["call", "consider", "declare", "deem", "name"];
        start > 0 && calls.contains(&self.tree.lemma(start - 1))
    }

    /// Whether a phrase is one that a label leaves out.
    fn goes(&self, token: usize, head: usize, phrase: &Range<usize>) -> bool {
        let tree = self.tree;
        let document = tree.document;
        let apart = phrase.start > 0
            && matches!(document.word(phrase.start - 1), "," | "-" | "–" | "—" | "--")
            || document.tokens[phrase.start].kind == TokenKind::Punctuation;
        match tree.relation(token) {
            Relation::Obl | Relation::OblTmod | Relation::NmodTmod | Relation::Advmod | Relation::Advcl
                if self.is_date(token, phrase) || according_to(tree, token).is_some() =>
            {
                true
            }
            Relation::Nmod if according_to(tree, token).is_some() => true,
            // "opened here": the line does not stand where the article was written.
            Relation::Advmod if tree.is(token, "here") => {
                tree.head(token).is_some_and(|verb| tree.pos(verb) == Pos::Verb)
            }
            // "The tower, in the old town, burned".
            Relation::Nmod if apart && head < token && tree.head(token) == Some(head) => {
                tree.preposition(token).is_some()
            }
            // "the Board Thursday morning", "the talks on Monday", "talks in 2012" when of them.
            Relation::Nmod | Relation::Compound | Relation::Flat | Relation::Dep
                if tree.head(token).is_some_and(|above| above < token) && self.is_date(token, phrase) =>
            {
                tree.preposition(token).is_none()
                    || tree.introduced_by(token, &["on"])
                    || tree.head(token) == Some(head)
            }
            // "announced Friday net losses": the day is the verb's, whatever the parser hangs it on.
            _ if token > 0
                && self.dated[token]
                && tree.pos(token - 1) == Pos::Verb
                && self.is_date(token, phrase)
                && phrase.start == token =>
            {
                true
            }
            // "this season": a time as well, on no calendar.
            Relation::OblTmod | Relation::NmodTmod if tree.has_word(token, &[Relation::Det], &["this"]) => {
                true
            }
            // "UH Lyon", taken for an exclamation.
            Relation::Discourse => !document.word(token).chars().all(char::is_uppercase),
            Relation::Parataxis => true,
            // "won 6–2, 3–6, and 6–1", "two votes for Rui, three for Ode": a list.
            Relation::Appos
                if tree.pos(token) == Pos::Num
                    && token > 0
                    && (tree.pos(token - 1) == Pos::Num
                        || token + 1 < tree.size() && tree.is_one_of(token + 1, SHARED)) =>
            {
                false
            }
            // "the former head of the port, Ana Rui": who that is.
            Relation::Appos if self.is_described(token) => false,
            Relation::Appos | Relation::AclRelcl => apart,
            Relation::Acl => apart && tree.word(token).tag != Tag::Vb,
            // "even with Rui" is level with her.
            Relation::Advmod if tree.is(token, "even") && token + 1 < tree.size() => {
                !tree.is(token + 1, "with")
            }
            Relation::Advmod => is(tree.lemma(token), Class::Comment) || tree.is(token, "later"),
            _ => false,
        }
    }

    /// "from 2011 | to 2016": whether a phrase with a day is one end of a range that has both.
    fn is_end_of_range(&self, phrase: &Range<usize>) -> bool {
        let tree = self.tree;
        let to = |at: usize| at < tree.size() && tree.is_one_of(at, &["to", "until", "till", "through"]);
        let dated = |at: usize| self.dated.get(at).copied().unwrap_or(false);
        let begins = tree.is(phrase.start, "from") && dated(phrase.start + 1) && {
            let end = (phrase.start + 1..phrase.end + 1)
                .find(|&at| !dated(at))
                .unwrap_or(phrase.end);
            to(end) && dated(end + 1)
        };
        let ends =
            to(phrase.start) && dated(phrase.start + 1) && phrase.start > 0 && dated(phrase.start - 1) && {
                // "March 3 | through 5".
                let day = phrase.len() == 2 && tree.word(phrase.start + 1).tag == Tag::Cd;
                let from = (0..phrase.start).rev().find(|&at| !dated(at));
                day || from.is_some_and(|from| tree.is(from, "from"))
            };
        begins || ends
    }

    /// Whether a phrase says when and nothing else.
    fn is_date(&self, head: usize, phrase: &Range<usize>) -> bool {
        let tree = self.tree;
        // "Before 2050", "until May" say more than the row does; "from 2011 to 2016" says what the row does.
        if tree.introduced_by(head, BOUNDS) && !self.is_end_of_range(phrase) {
            return false;
        }
        // "was talked about today": the "about" is the verb's; in "about 8 p.m." it is the time's.
        if tree.introduced_by(head, &["about"])
            && !phrase.clone().any(|token| tree.word(token).tag == Tag::Cd)
        {
            return false;
        }
        let dated = phrase.clone().filter(|&token| self.dated[token]).count();
        let whole = phrase.clone().all(|token| {
            // "the night of 17 June".
            self.dated[token]
                || is_time(tree.lemma(token))
                || matches!(
                    tree.pos(token),
                    Pos::Adp | Pos::Det | Pos::Punct | Pos::Adv | Pos::Adj | Pos::Cconj
                )
        });
        // Of "April 20" no part is a date of its own, whichever word the parser hangs on the other.
        let part = tree.head(head).is_some_and(|above| self.dated[above]);
        dated > 0 && whole && !part && !matches!(tree.relation(head), Relation::NmodPoss)
    }
}

/// Prepositions of a time that only bounds when something happened.
const BOUNDS: &[&str] = &[
    "before", "by", "until", "till", "since", "from", "through", "within",
];
