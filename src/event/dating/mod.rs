//! When each event happened: a learned choice among the times that the article speaks of.
//!
//! What grammar says of an event and a time expression ([`super::when`]) is one hint of several: how far
//! the expression stands from the event, on which side, what stands between, the tense, whether the
//! day of publication comes before or after it, what the events around happened on. The [`Ranker`] weighs
//! them in two steps: first each event by itself, then again with what the first step says of the
//! other tellings of the same event, of its neighbours and of its sentence. The weights are learned by
//! `train train-when` (MODEL_CARD.md beside this file).

mod around;
mod candidate;
mod days;
mod hints;
mod measured;
pub(super) mod traits;
mod why;

use super::trigger::Trigger;
use super::when::When;
use crate::analysis::{Basis, Event, EventWhen};
use crate::rank::{Features, Ranker};
use crate::story::Reading;
use around::Around;
use days::Days;
use std::sync::OnceLock;

pub use candidate::Candidate;

/// The probability from which a time is told.
const TOLD: f64 = 0.18;

/// The probability from which another time is believed than the one that grammar gives the event.
const BELIEVED: f64 = 0.6;

/// The weights of both steps.
pub struct Weights {
    /// Of each event by itself.
    pub alone: Ranker,
    /// With what the others say.
    pub together: Ranker,
}

impl Weights {
    /// The weights that travel with the library.
    pub fn embedded() -> &'static Weights {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| {
            let read = |bytes| Ranker::unpack(bytes).expect("the packed weights are checked by a test");
            Weights {
                alone: read(include_bytes!("alone.bin")),
                together: read(include_bytes!("together.bin")),
            }
        })
    }
}

/// What is read off the article before any event is dated.
pub struct Article<'a, 't> {
    /// Its trees, clauses and time expressions.
    pub reading: &'a Reading<'a, 't>,
    /// The words that tell of the events, in their order.
    pub triggers: &'a [Trigger],
    /// What grammar says of each event's time.
    pub said: &'a [Option<When>],
}

/// The times an event may have, with what is known of each.
pub struct Question {
    /// What is to choose from.
    pub candidates: Vec<Candidate>,
    /// What is known of each.
    pub features: Vec<Features>,
}

/// The choices of an article, one for each event. What is known of the candidates is a great deal: it is read when
/// it is asked for, and not kept.
struct Questions<'a, 'c, 't> {
    article: &'a Article<'c, 't>,
    times: candidate::Times,
    days: Days,
    traits: Vec<traits::Traits>,
}

impl<'a, 'c, 't> Questions<'a, 'c, 't> {
    fn new(article: &'a Article<'c, 't>, events: &[Event]) -> Self {
        Self {
            article,
            times: candidate::Times::new(article),
            days: Days::new(article),
            traits: traits::traits(article, events),
        }
    }

    fn ask(&self, event: usize) -> Question {
        let candidates = self.times.candidates(self.article, event);
        let features = candidates
            .iter()
            .map(|&candidate| hints::features(self.article, &self.times, &self.traits, event, candidate))
            .collect();
        Question { candidates, features }
    }

    /// What the first step says of the events; `see` is told of each question.
    fn around<'e>(&self, events: &'e [Event], alone: &Ranker, mut see: impl FnMut(&Question)) -> Around<'e> {
        let first = (0..events.len()).map(|event| {
            let question = self.ask(event);
            see(&question);
            let likely = alone.probabilities(&question.features);
            (question, likely)
        });
        Around::new(&self.days, events, first)
    }

    fn ask_again(&self, event: usize, around: &Around) -> Question {
        let mut question = self.ask(event);
        around.add(event, &question.candidates, &mut question.features);
        question
    }
}

/// The choices of an article, one for each event.
pub fn questions(article: &Article, events: &[Event]) -> Vec<Question> {
    let questions = Questions::new(article, events);
    (0..events.len()).map(|event| questions.ask(event)).collect()
}

/// The choices with what a first step says of the other events; `alone` are its weights.
pub fn questions_together(article: &Article, events: &[Event], alone: &Ranker) -> Vec<Question> {
    let questions = Questions::new(article, events);
    let around = questions.around(events, alone, |_| ());
    (0..events.len())
        .map(|event| questions.ask_again(event, &around))
        .collect()
}

/// The days of a candidate, `None` for a time on no calendar and for no time.
pub fn interval(article: &Article, candidate: Candidate) -> Option<[String; 2]> {
    match candidate {
        Candidate::Timex(index) => article.reading.timexes[index].interval.clone(),
        Candidate::Published => article
            .reading
            .published
            .map(|day| [day.to_string(), day.to_string()]),
        Candidate::Unknown => None,
    }
}

/// The best of the candidates that are times, those of the same days taken together, with its probability.
fn best(days: &Days, candidates: &[Candidate], likely: &[f64]) -> Option<(usize, f64)> {
    // For each days how likely they are, and the likeliest candidate that has them.
    let mut sums: Vec<(u32, f64, usize)> = Vec::new();
    for (index, &candidate) in candidates.iter().enumerate() {
        let Some(days) = days.of(candidate) else {
            continue;
        };
        let Some(sum) = sums.iter_mut().find(|sum| sum.0 == days) else {
            sums.push((days, likely[index], index));
            continue;
        };
        sum.1 += likely[index];
        if likely[index] > likely[sum.2] {
            sum.2 = index;
        }
    }
    let best = sums
        .into_iter()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    best.map(|(_, probability, index)| (index, probability))
}

/// Dates the events. `time` stays what grammar says; `when` weighs that with everything else.
pub fn date(article: &Article, events: &mut [Event], weights: &Weights) {
    let questions = Questions::new(article, events);
    // What the second step makes of what the first one knows, by event and candidate.
    let mut scores: Vec<Vec<f64>> = Vec::with_capacity(events.len());
    let ranker = &weights.together;
    let around = questions.around(events, &weights.alone, |question| {
        scores.push(
            question
                .features
                .iter()
                .map(|features| ranker.score(features))
                .collect(),
        );
    });
    let dated = scores.iter().enumerate().map(|(event, scores)| {
        let candidates = questions.times.candidates(article, event);
        let mut more = vec![Features::default(); candidates.len()];
        around.add(event, &candidates, &mut more);
        let asked = Asked {
            questions: &questions,
            around: &around,
            ranker,
            event,
            likely: ranker.probabilities_on(scores, &more),
            candidates,
        };
        asked.told()
    });
    let dated: Vec<EventWhen> = dated.collect();
    for (event, when) in events.iter_mut().zip(dated) {
        event.when = Some(when);
    }
    measured::measure(article, events);
}

/// What was asked of one event, and how likely each answer is.
struct Asked<'q, 'a, 'c, 't> {
    questions: &'q Questions<'a, 'c, 't>,
    around: &'q Around<'q>,
    ranker: &'q Ranker,
    event: usize,
    candidates: Vec<Candidate>,
    likely: Vec<f64>,
}

impl Asked<'_, '_, '_, '_> {
    /// The time of the event: the one that grammar gives it, unless another is much likelier; else the likeliest.
    fn chosen(&self) -> (usize, f64) {
        let candidates = &self.candidates;
        let numbers = &self.questions.days;
        let unknown = candidates.len() - 1;
        let best = best(numbers, candidates, &self.likely);
        let own = self.said().and_then(|said| {
            let own = Candidate::Timex(said.timex);
            candidates.iter().position(|&candidate| candidate == own)
        });
        if let Some(own) = own {
            let days = |index: usize| numbers.of(candidates[index]);
            let sum: f64 = (0..unknown)
                .filter(|&index| days(index) == days(own))
                .map(|index| self.likely[index])
                .sum();
            let other =
                best.filter(|&(index, probability)| days(index) != days(own) && probability >= BELIEVED);
            return other.unwrap_or((own, sum.max(TOLD)));
        }
        best.filter(|(_, probability)| *probability >= TOLD)
            .unwrap_or((unknown, self.likely[unknown]))
    }

    /// The choice as the analysis tells it.
    fn told(&self) -> EventWhen {
        let article = self.questions.article;
        let timexes = article.reading.timexes;
        let (chosen, probability) = self.chosen();
        // A time on no calendar ("recently") is told when the grammar says so.
        let vague = self.said().filter(|said| timexes[said.timex].interval.is_none());
        let candidate = match (self.candidates[chosen], vague) {
            (Candidate::Unknown, Some(said)) => Candidate::Timex(said.timex),
            (candidate, _) => candidate,
        };
        let (timex, basis) = match candidate {
            Candidate::Timex(index) if self.is_own(index) => (Some(index), Basis::Stated),
            Candidate::Timex(index) => (Some(index), Basis::Inferred),
            Candidate::Published => (None, Basis::Reported),
            Candidate::Unknown => (None, Basis::Inferred),
        };
        EventWhen {
            interval: interval(article, candidate),
            basis,
            confidence: (probability * 100.0).round() / 100.0,
            timex: timex.map(|index| timexes[index].id.clone()),
            why: self.why(candidate, chosen),
        }
    }

    /// What grammar says of its time.
    fn said(&self) -> Option<When> {
        self.questions.article.said[self.event]
    }

    /// Whether a time expression stands with the event itself.
    fn is_own(&self, timex: usize) -> bool {
        self.said().is_some_and(|said| said.own && said.timex == timex)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_weights_are_sound_and_small() {
        let files = [&include_bytes!("alone.bin")[..], include_bytes!("together.bin")];
        assert!(files.iter().map(|file| file.len()).sum::<usize>() <= 60_000);
        for file in files {
            assert!(Ranker::unpack(file).is_ok());
        }
    }
}
