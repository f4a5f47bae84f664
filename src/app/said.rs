//! Who said what, by speaker.

use super::reading::Reading;
use crate::analysis::Quote;
use rustc_hash::FxHashMap;

/// Below this a speaker is only probable.
const SURE: f64 = 0.6;

/// Somebody, and what the article gives as said by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Index of the entity, when the source is one.
    pub entity: Option<usize>,
    /// Its name, or the source as the text names it; none when nobody is named.
    pub name: Option<String>,
    /// Indices of the quotes, in the order of the text.
    pub quotes: Vec<usize>,
}

impl Reading {
    /// The speakers, in the order in which they first speak; what nobody is named for comes last.
    pub fn by_speaker(&self) -> Vec<Speaker> {
        let mut speakers: Vec<Speaker> = Vec::new();
        let mut places = FxHashMap::default();
        for (index, quote) in self.analysis.quotes.iter().enumerate() {
            let entity = quote.speaker.as_deref().and_then(|id| self.entity(id));
            let name = self.speaker_name(quote);
            // "He" here and "he" there need not be one.
            let pronoun = entity.is_none() && name.as_deref().is_some_and(is_pronoun);
            let next = speakers.len();
            let place = match pronoun {
                true => next,
                false => *places.entry((entity, name.clone())).or_insert(next),
            };
            match speakers.get_mut(place) {
                Some(known) => known.quotes.push(index),
                None => speakers.push(Speaker {
                    entity,
                    name,
                    quotes: vec![index],
                }),
            }
        }
        speakers.sort_by_key(|speaker| speaker.name.is_none());
        speakers
    }

    /// What a quote's speaker is called: by name, or as the text says where it stands.
    pub fn speaker_name(&self, quote: &Quote) -> Option<String> {
        let entity = quote.speaker.as_deref().and_then(|id| self.entity(id));
        match (entity, quote.source) {
            (Some(index), _) => Some(self.analysis.entities[index].name.clone()),
            (None, Some(source)) => Some(self.words(source)),
            (None, None) => None,
        }
    }
}

/// Whether it is only probable who said it.
pub fn is_doubtful(quote: &Quote) -> bool {
    quote.set_by.is_none() && quote.confidence < SURE
}

fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: &[&str] = &["he", "she", "it", "they", "who", "i", "we", "you"];
    PRONOUNS.contains(&words.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn spoken(text: &str) -> Vec<(Option<String>, Vec<String>)> {
        let reading = Reading::new(text.into(), analyze(text, &Options::default()));
        let words = |&index: &usize| reading.words(reading.analysis.quotes[index].span);
        let speakers = reading.by_speaker();
        speakers
            .into_iter()
            .map(|speaker| (speaker.name, speaker.quotes.iter().map(words).collect()))
            .collect()
    }

    #[test]
    fn speakers_are_gathered_and_reported_speech_counts() {
        let told = spoken(
            "“The quay will be dry by noon,” Mayor Ines de Wit told reporters. The harbour office said that \
             two ferries were late. De Wit said the third ferry would leave on time.",
        );
        let names: Vec<&str> = told.iter().filter_map(|(name, _)| name.as_deref()).collect();
        assert_eq!(names, ["Ines de Wit", "The harbour office"], "{told:?}");
        assert_eq!(told[0].1.len(), 2, "{told:?}");
    }

    #[test]
    fn one_he_is_not_the_other() {
        let told = spoken("He said the road was open. He said the bridge was shut.");
        assert_eq!(told.len(), 2, "{told:?}");
    }
}
