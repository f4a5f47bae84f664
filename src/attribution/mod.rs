//! Who said what: the words given as somebody's (*content*), whose they are (*source*) and the words that say
//! so (*cue*), as in PolNeAR (Newell et al. 2018).
//!
//! Words in quotation marks ([`marks`]) and verbs of saying ([`cue`]) are found by form. What is a weighing of
//! many hints is left to three rankers trained on PolNeAR: whose words they are ([`source`]), what a verb of
//! saying gives as said ([`content`]) and whether words in marks are speech at all ([`speech`]).

mod addressee;
pub mod content;
pub mod cue;
pub mod marks;
mod nickname;
mod rankers;
pub mod source;
pub mod speech;

use crate::analysis::{BlockKind, Entity, EntityKind, Quote};
use crate::clause::antecedent;
use crate::document::Document;
use crate::event::{described_by, teller};
use crate::rank::best;
use crate::story::Names;
use crate::syntax::{Pos, Relation, Tree};
use crate::words::{Class, is, is_any, is_cue};
pub use rankers::{RANKERS, Rankers};

use cue::Cue;
use marks::{within, words};
use source::{Candidate, Target};
use std::ops::Range;

/// Fewest words of indirect speech worth noting.
const REPORTED: usize = 2;

/// How far a cue may stand from words in marks to be theirs.
const NEAR: usize = 40;

/// How sure it must be that words are speech: in marks, and without.
const SURE_MARKED: f64 = 0.5;
const SURE_REPORTED: f64 = 0.55;

/// The same of verbs that report only now and then ("agreed", "condemned").
const SURE_SELDOM: f64 = 0.75;

/// The same of a verb of telling with a listener and a clause of its own ("told the council the dam would hold").
const SURE_TOLD: f64 = 0.35;

/// How sure it must be that a candidate is the source.
const SURE_SOURCE: f64 = 0.5;

/// The quotes of a document, in order, without overlaps.
pub fn find(tree: &Tree, names: &Names, entities: &[Entity]) -> Vec<Quote> {
    let text = Text::new(tree.document, tree, names, entities);
    let mut quotes = text.quotes(&RANKERS);
    quotes.sort_by_key(|quote| quote.span.start);
    quotes.dedup_by(|later, earlier| later.span.overlaps(earlier.span));
    quotes
}

/// A document with all that speech is read from.
pub struct Text<'a, 't> {
    /// The text.
    pub document: &'a Document<'t>,
    /// Its trees.
    pub tree: &'a Tree<'a, 't>,
    /// Who is named where.
    pub names: &'a Names,
    /// Who is named.
    pub entities: &'a [Entity],
    /// Words in marks.
    pub marked: Vec<Range<usize>>,
    /// Verbs of saying.
    pub cues: Vec<Cue>,
}

/// Whose words something is, as far as the text tells.
#[derive(Clone, Debug, Default)]
struct Said {
    /// The words that name the source, and how sure that is.
    source: Option<Range<usize>>,
    speaker: Option<usize>,
    sure: f64,
    cue: Option<Range<usize>>,
}

impl<'a, 't> Text<'a, 't> {
    /// Finds the marks and cues of a document.
    pub fn new(
        document: &'a Document<'t>,
        tree: &'a Tree<'a, 't>,
        names: &'a Names,
        entities: &'a [Entity],
    ) -> Self {
        let marked = marks::find(document);
        let cues = cue::find(tree, &marked);
        Self {
            document,
            tree,
            names,
            entities,
            marked,
            cues,
        }
    }

    fn quotes(&self, rankers: &Rankers) -> Vec<Quote> {
        let mut quotes = Vec::new();
        let mut reported: Vec<(Range<usize>, usize)> = Vec::new();
        let mut said: Vec<Option<Said>> = vec![None; self.cues.len()];
        for (index, cue) in self.cues.iter().enumerate() {
            let source = self.source_of_cue(rankers, index);
            let place = content::Place::new(self.tree, cue, source.source.as_ref());
            let candidates = content::candidates(self.tree, cue, &place);
            let chances =
                rankers
                    .content
                    .probabilities(&content::features(self.tree, cue, &place, &candidates));
            let something = 1.0 - chances[0];
            let seldom = cue.lemma != "according" && !is_cue(&cue.lemma);
            let least = match seldom {
                _ if self.is_told(cue) => SURE_TOLD,
                true => SURE_SELDOM,
                false => SURE_REPORTED,
            };
            // "She was asked to leave": who asked is not told, so nobody said it.
            let nobodys = cue.passive && source.source.is_none();
            if let Some(choice) = best(&chances[1..])
                && something >= least
                && !nobodys
                && self.document.block_of(self.tree.sentence(cue.token)).kind != BlockKind::Caption
            {
                let pieces = &candidates[choice.index + 1].pieces;
                reported.extend(pieces.iter().map(|piece| (piece.clone(), index)));
                let own = |piece: &Range<usize>| content::without_writer(self.tree, cue, piece.clone());
                for piece in pieces.iter().map(own).flat_map(|piece| self.told(cue, piece)) {
                    let piece = content::trim(self.tree, piece);
                    let piece = addressee::without(self.tree, self.names, cue, piece);
                    if self.tells(piece.clone()) {
                        quotes.push(self.quote(piece, &source, something, false));
                    }
                }
            }
            said[index] = Some(source);
        }
        self.direct(rankers, &reported, &said, &mut quotes);
        quotes
    }

    /// Whether a verb of telling has both whom it is told to and a clause with a subject.
    fn is_told(&self, cue: &Cue) -> bool {
        let tree = self.tree;
        let clause = tree.with(cue.token, &[Relation::Ccomp]).any(|clause| {
            tree.children(clause)
                .any(|child| tree.relation(child).is_subject())
        });
        let listener = tree.with(cue.token, &[Relation::Iobj]).next().is_some();
        clause && listener && is(&cue.lemma, Class::Tell)
    }

    /// Whether some words say something by themselves. "During the campaign", set off by commas, does not.
    fn tells(&self, range: Range<usize>) -> bool {
        let verb = |token: usize| matches!(self.tree.pos(token), Pos::Verb | Pos::Aux);
        words(self.document, range.clone()) >= REPORTED && range.into_iter().any(verb)
    }

    /// What a piece of content tells besides the words in marks. A sentence that only quotes some words ("said the
    /// plan was \"sound\" and cheap") is one with them.
    fn told(&self, cue: &Cue, piece: Range<usize>) -> Vec<Range<usize>> {
        let parts = self.unmarked(piece.clone());
        let opens = parts
            .first()
            .filter(|part| part.start == piece.start)
            .is_some_and(|part| {
                let own =
                    addressee::without(self.tree, self.names, cue, content::trim(self.tree, part.clone()));
                words(self.document, own) > 0
            });
        match (opens || self.opens_with_part(&piece)) && self.tells(piece.clone()) {
            true => vec![piece],
            false => parts,
        }
    }

    /// Whether a range opens with words in marks that are only a part of its clause: "said \"zero\" voters would come".
    fn opens_with_part(&self, range: &Range<usize>) -> bool {
        let at = self.marked.partition_point(|mark| mark.end <= range.start);
        let Some(mark) = self.marked.get(at).filter(|mark| mark.start == range.start) else {
            return false;
        };
        let verb = |token: usize| matches!(self.tree.pos(token), Pos::Verb | Pos::Aux);
        let goes_on = mark.end < range.end && self.tree.pos(mark.end) != Pos::Punct;
        let closes = mark
            .end
            .checked_sub(2)
            .is_some_and(|last| self.tree.pos(last) == Pos::Punct);
        goes_on && !closes && !mark.clone().any(verb)
    }

    /// The parts of a range outside quotation marks.
    fn unmarked(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut from = range.start;
        let first = self.marked.partition_point(|mark| mark.end <= range.start);
        let marked = self.marked[first..].iter();
        for mark in marked.take_while(|mark| mark.start < range.end) {
            parts.push(from..mark.start.max(from));
            from = mark.end.min(range.end);
        }
        parts.push(from..range.end);
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn direct(
        &self,
        rankers: &Rankers,
        reported: &[(Range<usize>, usize)],
        said: &[Option<Said>],
        quotes: &mut Vec<Quote>,
    ) {
        let mut last: Option<(Range<usize>, Said)> = None;
        for range in &self.marked {
            let inside = self.reported_by(reported, range);
            let nearest = self.nearest(range);
            let features = self.speech_features(range, inside.is_some());
            let sure = rankers.speech.likelihood(&features);
            if sure < SURE_MARKED
                || words(self.document, range.clone()) == 0
                || nickname::is_name(self, range)
            {
                continue;
            }
            let before = last.as_ref().map(|(at, said)| (at.clone(), said.source.clone()));
            let own = match inside.and_then(|cue| said[cue].clone()) {
                Some(said) => said,
                None => {
                    let target = self.target(range, nearest.map(|(cue, _)| cue), before);
                    let mut said = self.choose(rankers, &target);
                    if let Some((_, previous)) = last
                        .as_ref()
                        .filter(|(_, previous)| said.source.is_some() && previous.source == said.source)
                    {
                        said.speaker = previous.speaker;
                        said.cue = said.cue.or(previous.cue.clone());
                    }
                    said
                }
            };
            quotes.push(self.quote(range.clone(), &own, sure, true));
            last = Some((range.clone(), own));
        }
    }

    /// The cue whose content a marked range stands in.
    pub fn reported_by(&self, reported: &[(Range<usize>, usize)], range: &Range<usize>) -> Option<usize> {
        // What a cue reports stands in its sentence, and the cues are in order; marks may stand behind it.
        let sentence = |&(_, cue): &(Range<usize>, usize)| self.tree.sentence(self.cues[cue].token);
        let own = self.tree.sentence(range.start);
        let first = reported.partition_point(|content| sentence(content) + 1 < own);
        reported[first..]
            .iter()
            .take_while(|content| sentence(content) <= own)
            .find(|(content, _)| content.start <= range.start && range.end <= content.end + 1)
            .map(|&(_, cue)| cue)
    }

    /// What the ranker of speech looks at.
    pub fn speech_features(&self, range: &Range<usize>, reported: bool) -> crate::rank::Features {
        let near = self
            .nearest(range)
            .map(|(cue, distance)| (distance, self.cues[cue].lemma.as_str()));
        speech::features(self.tree, self.names, range, near, reported)
    }

    /// The source of what a cue reports. Words in marks right beside it help to find it.
    fn source_of_cue(&self, rankers: &Rankers, cue: usize) -> Said {
        self.choose(rankers, &self.target_of_cue(cue))
    }

    /// What the source of a cue's words is looked for.
    pub fn target_of_cue(&self, cue: usize) -> Target<'_> {
        Target {
            quote: None,
            cue: Some(&self.cues[cue]),
            last: None,
            alone: false,
        }
    }

    /// What the source of words in marks is looked for.
    pub fn target(
        &self,
        range: &Range<usize>,
        cue: Option<usize>,
        last: Option<(Range<usize>, Option<Range<usize>>)>,
    ) -> Target<'_> {
        let last = last.and_then(|(at, source)| {
            let sentences = self.tree.sentence(range.start)
                - self
                    .tree
                    .sentence(at.end - 1)
                    .min(self.tree.sentence(range.start));
            let block = |token: usize| self.document.sentences[self.tree.sentence(token)].block;
            let blocks = block(range.start).saturating_sub(block(at.end - 1));
            Some((source?, sentences, blocks))
        });
        Target {
            quote: Some(range.clone()),
            cue: cue.map(|cue| &self.cues[cue]),
            last,
            alone: self.stands_alone(range),
        }
    }

    fn choose(&self, rankers: &Rankers, target: &Target) -> Said {
        let candidates = source::candidates(self.tree, self.names, &self.marked, target);
        let features = source::features(self.tree, self.names, self.entities, target, &candidates);
        let cue = target.cue.map(|cue| cue.words.clone());
        let choice = rankers.source.choose(&features);
        let Some(choice) = choice.filter(|choice| choice.probability >= SURE_SOURCE) else {
            return Said {
                cue,
                ..Said::default()
            };
        };
        let candidate = &candidates[choice.index];
        let (speaker, source) = match candidate {
            Candidate::Phrase(head, tokens) => match self.described(*head) {
                Some(noun) => self.who(noun, *head),
                None => self.named(*head, tokens),
            },
            _ => (None, candidate.tokens().map(|tokens| self.whole(tokens))),
        };
        Said {
            source,
            speaker,
            sure: choice.probability,
            cue: cue.filter(|_| !matches!(candidate, Candidate::Last(_))),
        }
    }

    /// The noun that a relative pronoun stands for: the "voters" of "voters who said".
    fn described(&self, head: usize) -> Option<usize> {
        antecedent(self.tree, head).filter(|&noun| noun < head && !self.is_marked(noun))
    }

    /// Who speaks by "who": somebody named, or whoever the words before it describe, told with it ("voters who").
    fn who(&self, noun: usize, pronoun: usize) -> (Option<usize>, Option<Range<usize>>) {
        let phrase = source::phrase(self.tree, noun);
        match self.speaker(noun, &phrase) {
            Some(entity) => (Some(entity), Some(pronoun..pronoun + 1)),
            None => (None, Some(phrase.start..pronoun + 1)),
        }
    }

    /// Who speaks by a noun. What a remark behind a name describes is the name: "Ana Rui, the mayor," is Ana Rui.
    fn named(&self, head: usize, tokens: &Range<usize>) -> (Option<usize>, Option<Range<usize>>) {
        let tree = self.tree;
        let above = tree.head(head).filter(|_| tree.relation(head) == Relation::Appos);
        let name = above.filter(|&above| self.names.is_named(above) && !self.is_marked(above));
        let (head, tokens) = match name {
            Some(name) => (name, source::phrase(tree, name)),
            None => (head, tokens.clone()),
        };
        (self.speaker(head, &tokens), Some(self.whole(tokens)))
    }

    /// The words of a source without punctuation at their ends.
    fn whole(&self, mut tokens: Range<usize>) -> Range<usize> {
        let tree = self.tree;
        let mark = |token: usize| tree.pos(token) == Pos::Punct;
        while tokens.len() > 1 && mark(tokens.start) {
            tokens.start += 1;
        }
        while tokens.len() > 1 && mark(tokens.end - 1) && self.document.word(tokens.end - 1) != ")" {
            tokens.end -= 1;
        }
        let open = tokens.clone().any(|token| tree.is(token, "("));
        let closed = tokens.clone().any(|token| tree.is(token, ")"));
        if open && !closed && tokens.end < tree.size() && tree.is(tokens.end, ")") {
            tokens.end += 1;
        }
        tokens
    }

    /// The entity that a source names. "It" is no country.
    fn speaker(&self, head: usize, tokens: &Range<usize>) -> Option<usize> {
        let entity = teller(self.tree, self.names, head).or_else(|| {
            // "Spokesman Ray Dole" and "Representative Ray Dole" are Dole; "a spokesman for Ray Dole" is not, nor is
            // "Ray Dole aide Ana Rui".
            let named = |&token: &usize| {
                self.names.is_person(token)
                    && !self.is_of(token, head)
                    && described_by(self.tree, self.names, token).is_none()
            };
            tokens
                .clone()
                .find(named)
                .filter(|&token| is(self.tree.lemma(head), Class::Agency) || token == head + 1)
                .and_then(|token| self.names.entity(token))
        })?;
        let kind = self.entities[entity].kind;
        // "Senator Ada Lind, Democrat of Ohio" is Lind; "the German government" is no German.
        if kind == EntityKind::Group {
            let person = |&token: &usize| self.names.is_person(token) && !self.is_of(token, head);
            let person = tokens
                .clone()
                .find(person)
                .and_then(|token| self.names.entity(token));
            let many = self.tree.word(head).tag.is_plural() || self.tree.pos(head) == Pos::Pron;
            let themselves = many && self.names.entity(head) == Some(entity);
            return person.or(themselves.then_some(entity));
        }
        let place = matches!(kind, EntityKind::Place | EntityKind::Facility);
        // "Obama administration officials" are not Obama, "the head of Boeing" is not Boeing.
        let person = kind == EntityKind::Person;
        let one_of = person || is_any(self.tree.lemma(head), &[Class::Person, Class::Part]);
        let named = tokens
            .clone()
            .find(|&token| self.names.entity(token) == Some(entity))
            .filter(|_| self.names.entity(head) != Some(entity));
        let of_another = named.is_some_and(|name| person && name < head || one_of && self.is_of(name, head));
        (!of_another && (!place || self.names.is_named(head))).then_some(entity)
    }

    /// Whether a name says of whom a noun is: the "Rui" of "a lawyer for Ana Rui".
    fn is_of(&self, name: usize, noun: usize) -> bool {
        std::iter::once(name)
            .chain(self.tree.above(name))
            .take_while(|&token| token != noun)
            .any(|token| matches!(self.tree.relation(token), Relation::Nmod | Relation::NmodPoss))
    }

    fn quote(&self, tokens: Range<usize>, said: &Said, sure: f64, direct: bool) -> Quote {
        let span = |tokens: &Range<usize>| self.document.span_of(tokens.clone());
        let cue = said.cue.as_ref().map(span);
        let sure = if said.source.is_some() {
            sure * said.sure
        } else {
            sure
        };
        Quote {
            span: span(&tokens),
            speaker: said.speaker.map(|entity| self.entities[entity].id.clone()),
            source: said.source.as_ref().map(span),
            cue: cue.map(|cue| self.document.slice(cue).to_lowercase()),
            cue_span: cue,
            confidence: (sure * 100.0).round() / 100.0,
            direct,
            set_by: None,
        }
    }

    /// The cue nearest to a quote in the sentences it begins and ends in, and how far it is.
    pub fn nearest(&self, range: &Range<usize>) -> Option<(usize, usize)> {
        let document = self.document;
        let (first, last) = (self.tree.sentence(range.start), self.tree.sentence(range.end - 1));
        let from = document.sentences[first].tokens.start;
        let mut to = document.sentences[last].tokens.end;
        // "…" he said: a splitter may end the sentence at the closing mark.
        if let Some(next) = document.sentences.get(last + 1)
            && document.sentences[last].block == next.block
            && document.word(next.tokens.start).starts_with(char::is_lowercase)
            && range.end == next.tokens.start
        {
            to = next.tokens.end;
        }
        let distance = |token: usize| {
            if token < range.start {
                range.start - token
            } else {
                token - range.end + 1
            }
        };
        let low = self.cues.partition_point(|cue| cue.token < from);
        let high = self.cues.partition_point(|cue| cue.token < to);
        (low..high)
            .filter(|&cue| !range.contains(&self.cues[cue].token))
            .map(|cue| (cue, distance(self.cues[cue].token)))
            .filter(|&(_, distance)| distance <= NEAR)
            .min_by_key(|&(_, distance)| distance)
    }

    /// Whether nothing but the quote stands in its sentences.
    fn stands_alone(&self, range: &Range<usize>) -> bool {
        let sentence = |token: usize| &self.document.sentences[self.tree.sentence(token)].tokens;
        sentence(range.start).start == range.start && sentence(range.end - 1).end <= range.end + 1
    }

    /// Whether a token stands in quotation marks.
    pub fn is_marked(&self, token: usize) -> bool {
        within(&self.marked, token).is_some()
    }
}
