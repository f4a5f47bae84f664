//! Learning dictionary forms from the treebanks.

use super::conllu::GoldSentence;
use crate::syntax::lemma::{Edit, LONGEST_ENDING, Lemmas, Pattern, is_inflected, keeps_case, plain};
use std::collections::BTreeMap;

/// Rules by tag, in order.
pub type Rules = BTreeMap<String, Vec<(Pattern, Edit)>>;

/// Learns rules: for each tag the endings that tell most, then the words they get wrong.
pub fn train(sentences: &[GoldSentence]) -> Rules {
    let mut counts: BTreeMap<(String, String), BTreeMap<String, usize>> = BTreeMap::new();
    for sentence in sentences {
        for (index, word) in sentence.words.iter().enumerate() {
            let form = word.span.of(&sentence.text);
            if keeps_case(form, &word.tag, index == 0) && word.tag != "NNPS" {
                continue;
            }
            let form = plain(form).to_lowercase();
            *counts
                .entry((word.tag.clone(), form))
                .or_default()
                .entry(word.lemma.to_lowercase())
                .or_default() += 1;
        }
    }
    let mut types: BTreeMap<String, Vec<Type>> = BTreeMap::new();
    for ((tag, form), lemmas) in counts {
        let edits: BTreeMap<Edit, usize> = lemmas
            .into_iter()
            .map(|(lemma, count)| match (tag.as_str(), lemma.as_str()) {
                // The one word that is written with a capital for its own sake.
                ("PRP", "i") => (between(&form, "I"), count),
                _ => (between(&form, &lemma), count),
            })
            .collect();
        types.entry(tag).or_default().push(Type { form, edits });
    }
    types
        .into_iter()
        .map(|(tag, types)| {
            let rules = rules_of(&tag, &types);
            (tag, rules)
        })
        .filter(|(_, rules)| !rules.is_empty())
        .collect()
}

/// A form with the edits to the lemmas the treebanks give it, and how often they do.
struct Type {
    form: String,
    edits: BTreeMap<Edit, usize>,
}

impl Type {
    fn commonest(&self) -> &Edit {
        let (edit, _) = self
            .edits
            .iter()
            .max_by_key(|(_, count)| **count)
            .expect("every form was seen with a lemma");
        edit
    }

    fn count(&self) -> usize {
        self.edits.values().sum()
    }

    /// Whether an edit is common enough to be as right as any where the treebanks waver.
    fn bears(&self, edit: &Edit) -> bool {
        self.edits
            .get(edit)
            .is_some_and(|count| count * 5 >= self.count())
    }
}

/// What turns one word into the other.
fn between(form: &str, lemma: &str) -> Edit {
    let shared: usize = form
        .chars()
        .zip(lemma.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    Edit {
        cut: form[shared..].chars().count(),
        ending: lemma[shared..].to_owned(),
    }
}

fn rules_of(tag: &str, types: &[Type]) -> Vec<(Pattern, Edit)> {
    let mut rules = Vec::new();
    let mut lemmas = Lemmas::default();
    if is_inflected(tag) {
        for length in 0..=LONGEST_ENDING {
            let mut endings: BTreeMap<&str, BTreeMap<&Edit, usize>> = BTreeMap::new();
            for kind in types {
                let (form, edit) = (&kind.form, kind.commonest());
                if let Some(at) = form.len().checked_sub(length)
                    && form.is_char_boundary(at)
                {
                    *endings.entry(&form[at..]).or_default().entry(edit).or_default() += 1;
                }
            }
            let mut found = Vec::new();
            for (ending, edits) in endings {
                let total: usize = edits.values().sum();
                let Some((edit, best)) = edits.into_iter().max_by_key(|(_, count)| *count) else {
                    continue;
                };
                // An ending has to be borne out by more than one word.
                let firm = length == 0 || best >= 3 || (best == 2 && total == 2);
                if firm && lemmas.edit(ending, tag) != Some(edit) {
                    found.push((Pattern::Ending(ending.to_owned()), edit.clone()));
                }
            }
            for (pattern, edit) in found {
                lemmas.insert(tag, &pattern, edit.clone());
                rules.push((pattern, edit));
            }
        }
    }
    let unchanged = Edit {
        cut: 0,
        ending: String::new(),
    };
    for kind in types {
        let usual = lemmas.edit(&kind.form, tag).unwrap_or(&unchanged);
        if !kind.bears(usual) && (is_inflected(tag) || kind.count() >= 2) {
            rules.push((Pattern::Word(kind.form.clone()), kind.commonest().clone()));
        }
    }
    rules.sort();
    rules
}
