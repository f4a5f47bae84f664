//! Dictionary forms, by Penn tag: whole words that were learned, then the longest ending that was.

use super::model::{ModelError, Reader};
use super::scheme::Tag;
use rustc_hash::FxHashMap;

/// The longest ending a rule looks at, in bytes.
pub(crate) const LONGEST_ENDING: usize = 6;

/// What to do with a form to get its lemma: cut so many characters off the end, put others there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Edit {
    /// Characters to cut off.
    pub cut: usize,
    /// What to append.
    pub ending: String,
}

impl Edit {
    /// Makes the lemma of the form.
    pub fn apply(&self, form: &mut String) {
        for _ in 0..self.cut {
            form.pop();
        }
        form.push_str(&self.ending);
    }
}

/// Which forms of a tag an edit is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Pattern {
    /// This word alone, in lower case.
    Word(String),
    /// All words that end so.
    Ending(String),
}

/// The rules that were learned.
#[derive(Default)]
pub(crate) struct Lemmas {
    rules: FxHashMap<u64, Edit>,
}

impl Lemmas {
    /// Reads the rules of a packed model.
    pub fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let mut lemmas = Self::default();
        for _ in 0..reader.number()? {
            let tag = reader.text()?;
            for _ in 0..reader.number()? {
                let pattern = reader.text()?;
                let cut = reader.number()?;
                let ending = reader.text()?.to_owned();
                let pattern = match pattern.strip_prefix('^') {
                    Some(word) => Pattern::Word(word.to_owned()),
                    None => Pattern::Ending(pattern.to_owned()),
                };
                lemmas.insert(tag, &pattern, Edit { cut, ending });
            }
        }
        Ok(lemmas)
    }

    /// Adds a rule.
    pub fn insert(&mut self, tag: &str, pattern: &Pattern, edit: Edit) {
        let key = match pattern {
            Pattern::Word(word) => key(tag, true, word),
            Pattern::Ending(ending) => key(tag, false, ending),
        };
        self.rules.insert(key, edit);
    }

    /// The rule for a form in lower case.
    pub fn edit(&self, form: &str, tag: &str) -> Option<&Edit> {
        if let Some(edit) = self.rules.get(&key(tag, true, form)) {
            return Some(edit);
        }
        if !is_inflected(tag) {
            return None;
        }
        let shortest = form.len().saturating_sub(LONGEST_ENDING);
        (shortest..=form.len())
            .filter(|&at| form.is_char_boundary(at))
            .find_map(|at| self.rules.get(&key(tag, false, &form[at..])))
    }

    /// The dictionary form of a word; `first` when it opens its sentence, where a capital says
    /// nothing.
    pub fn lemma(&self, form: &str, tag: Tag, first: bool) -> String {
        let keeps_case = keeps_case(form, tag, first);
        let mut plain = plain(form);
        if keeps_case {
            if tag == "NNPS"
                && let Some(edit) = self.edit(&plain.to_lowercase(), tag)
            {
                edit.apply(&mut plain);
            }
            return plain;
        }
        lowercase(&mut plain);
        if let Some(edit) = self.edit(&plain, tag) {
            edit.apply(&mut plain);
        }
        if plain.is_empty() { form.to_owned() } else { plain }
    }
}

/// The form with a typewriter's apostrophe.
pub(crate) fn plain(form: &str) -> String {
    form.replace(['’', '‘'], "'")
}

/// Whether words of a tag are inflected, so that endings tell the lemma of an unknown one.
pub(crate) fn is_inflected(tag: &str) -> bool {
    matches!(
        tag,
        "NNS" | "NNPS" | "VBD" | "VBN" | "VBG" | "VBZ" | "JJR" | "JJS" | "RBR" | "RBS"
    )
}

/// Names keep their capitals, and so do adjectives made of them ("Korean").
pub(crate) fn keeps_case(form: &str, tag: &str, first: bool) -> bool {
    match tag {
        "NNP" | "NNPS" | "ADD" | "FW" | "GW" => true,
        "JJ" | "NN" => !first && form.starts_with(char::is_uppercase) && form.chars().any(char::is_lowercase),
        _ => false,
    }
}

fn lowercase(text: &mut String) {
    if text.is_ascii() {
        text.make_ascii_lowercase();
    } else {
        *text = text.to_lowercase();
    }
}

/// FNV-1a over tag, kind of pattern and pattern.
fn key(tag: &str, word: bool, pattern: &str) -> u64 {
    let mark = if word { b'^' } else { b'~' };
    let bytes = tag.bytes().chain([mark]).chain(pattern.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::model::Model;
    use super::*;

    fn lemma(form: &str, tag: Tag) -> String {
        Model::embedded().lemmas.lemma(form, tag, false)
    }

    #[test]
    fn edits_go_from_form_to_lemma() {
        let mut form = "carried".to_owned();
        let edit = Edit {
            cut: 3,
            ending: "y".to_owned(),
        };
        edit.apply(&mut form);
        assert_eq!(form, "carry");
    }

    #[test]
    fn regular_and_irregular_forms_find_their_lemma() {
        for (form, tag, expected) in [
            ("signed", "VBD", "sign"),
            ("met", "VBD", "meet"),
            ("left", "VBD", "leave"),
            ("agreed", "VBN", "agree"),
            ("holding", "VBG", "hold"),
            ("increasing", "VBG", "increase"),
            ("says", "VBZ", "say"),
            ("troops", "NNS", "troop"),
            ("countries", "NNS", "country"),
            ("better", "JJR", "good"),
            ("was", "VBD", "be"),
            ("n’t", "RB", "not"),
        ] {
            assert_eq!(lemma(form, tag), expected, "{form} as {tag}");
        }
    }

    #[test]
    fn the_tag_decides_and_names_stay_as_they_are() {
        assert_eq!(lemma("left", "JJ"), "left");
        assert_eq!(lemma("better", "NNP"), "better");
        assert_eq!(lemma("Putin", "NNP"), "Putin");
        assert_eq!(lemma("Reuters", "NNP"), "Reuters");
        assert_eq!(lemma("Korean", "JJ"), "Korean");
    }
}
