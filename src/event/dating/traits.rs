//! What is known of an event whatever time it has.

use super::Article;
use crate::analysis::{BlockKind, Event, EventStatus};
use crate::clause::{Clauses, Modality, Tense};
use crate::syntax::{Pos, Relation, Tag, Tree};
use crate::words::{self, Class, is_cue};

/// What is known of an event whatever time it has.
pub(super) struct Traits {
    /// Tense and voice of its verb, or that it is a noun.
    pub form: &'static str,
    /// Whether it came about.
    pub status: &'static str,
    /// How its clause hangs on the rest of the sentence.
    pub role: String,
    /// Its verb or noun, and a class of it.
    pub lemma: String,
    /// Where in the article it stands.
    pub place: &'static str,
    /// Whether somebody is quoted or said to tell of it.
    pub told: bool,
    /// An adverb of time on its verb: "already", "recently".
    pub adverb: String,
    /// The word that opens its clause or stands before its noun.
    pub opens: String,
    /// How many dates share its sentence.
    pub dates: usize,
}

/// What is known of the events of an article, in their order.
pub(super) fn traits(article: &Article, events: &[Event]) -> Vec<Traits> {
    let tree = article.reading.tree;
    let document = tree.document;
    let lead = document.lead().unwrap_or(0);
    let mut dates = vec![0; document.sentences.len()];
    for timex in article
        .reading
        .timexes
        .iter()
        .filter(|timex| timex.interval.is_some())
    {
        if let Some(sentence) = document.sentence_at(timex.span.start) {
            dates[sentence] += 1;
        }
    }
    article
        .triggers
        .iter()
        .zip(events)
        .map(|(&trigger, event)| {
            let verb = trigger.carrier();
            let sentence = tree.sentence(trigger.token);
            let adverb = tree
                .with(verb, &[Relation::Advmod])
                .find(|&adverb| words::is(&tree.document.word(adverb).to_lowercase(), Class::When));
            let opens = tree.first(verb, &[Relation::Mark, Relation::Case]);
            let word = |token: Option<usize>| {
                token.map_or(String::new(), |token| document.word(token).to_lowercase())
            };
            Traits {
                form: form(tree, article.reading.clauses, trigger.verb),
                status: status(event.status),
                role: role(tree, verb),
                lemma: words::concept(&event.trigger.lemma).to_owned(),
                place: match document.block_of(sentence).kind {
                    BlockKind::Headline => "headline",
                    BlockKind::Paragraph | BlockKind::List => match sentence.saturating_sub(lead) {
                        0 => "lead",
                        1..=2 => "early",
                        3..=7 => "middle",
                        _ => "late",
                    },
                    _ => "beside",
                },
                told: event.source.is_some(),
                adverb: word(adverb),
                opens: word(opens),
                dates: dates[sentence],
            }
        })
        .collect()
}

pub(in crate::event) fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Occurred => "occurred",
        EventStatus::Ongoing => "ongoing",
        EventStatus::Planned => "planned",
        EventStatus::Claimed => "claimed",
        EventStatus::Negated => "negated",
    }
}

/// Tense, aspect and voice of an event's verb.
pub(in crate::event) fn form(tree: &Tree, clauses: &Clauses, verb: Option<usize>) -> &'static str {
    let Some(verb) = verb.filter(|&verb| tree.pos(verb) != Pos::Noun) else {
        return "noun";
    };
    let Some(clause) = clauses.of(verb) else {
        return "other";
    };
    let group = &clause.group;
    match (group.tense, group.progressive, clause.is_passive()) {
        _ if group.modality == Some(Modality::Future) => "will",
        _ if group.modality.is_some() => "modal",
        (Some(Tense::Past), ..) if group.perfect => "had",
        (_, true, _) if group.perfect => "has been doing",
        _ if group.perfect => "has",
        _ if group.infinitive => "to",
        (Some(Tense::Past), true, _) => "was doing",
        (Some(Tense::Past), _, true) => "was done",
        (Some(Tense::Past), ..) => "did",
        (Some(Tense::Present), true, _) => "is doing",
        (Some(Tense::Present), _, true) => "is done",
        (Some(Tense::Present), ..) => "does",
        (None, ..) => match tree.word(verb).tag {
            Tag::Vbg => "doing",
            Tag::Vbn => "done",
            Tag::Vb => "do",
            _ => "other",
        },
    }
}

/// How a verb or noun hangs on the rest: its relation, for clauses with the word that joins them, and whether
/// what it hangs on is a verb of saying.
pub(in crate::event) fn role(tree: &Tree, verb: usize) -> String {
    let mut at = verb;
    for _ in 0..4 {
        match (tree.relation(at), tree.head(at)) {
            (Relation::Conj, Some(head)) => at = head,
            _ => break,
        }
    }
    let joined = if at == verb { "" } else { "and " };
    let said = tree.head(at).is_some_and(|head| is_cue(tree.lemma(head)));
    let below = if said { " said" } else { "" };
    format!("{joined}{}{below}", tree.relation(at).name())
}
