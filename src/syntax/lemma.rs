//! Dictionary forms, by Penn tag: whole words that were learned, then the longest ending that was.

use super::model::{ModelError, Reader};
use crate::lexicon;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The longest ending a rule looks at, in bytes.
pub(crate) const LONGEST_ENDING: usize = 6;

/// The verbs whose past forms no ending tells, by tag and form.
static IRREGULAR: LazyLock<FxHashMap<(&str, &str), &str>> = LazyLock::new(|| {
    let lines = include_str!("irregular.txt").lines();
    let verbs = lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut forms = line.split_ascii_whitespace();
        Some([forms.next()?, forms.next()?, forms.next()?])
    });
    let pairs =
        verbs.flat_map(|[verb, past, participle]| [(("VBD", past), verb), (("VBN", participle), verb)]);
    pairs.collect()
});

/// Whether a form is the irregular past of a verb: "sold", not "taken".
pub(crate) fn is_past(form: &str, verb: &str) -> bool {
    IRREGULAR.get(&("VBD", form)) == Some(&verb)
}

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
    changes: Vec<Change>,
}

/// What happens to words of a tag at their end: "-ies" becomes "-y".
struct Change {
    tag: String,
    from: String,
    to: String,
    /// How many rules say so.
    rules: usize,
}

impl Change {
    /// What a form becomes by it. A change that few rules speak of is an exception of a few words ("caught"),
    /// unless it takes back the doubling of a letter ("planned").
    fn of(&self, form: &str) -> Option<String> {
        let stem = form.strip_suffix(&self.from)?;
        let doubled = self.to.is_empty() && stem.chars().next_back() == self.from.chars().next();
        (self.is_regular() || doubled).then(|| stem.to_owned() + &self.to)
    }

    fn is_regular(&self) -> bool {
        self.rules >= 3
    }
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
            Pattern::Ending(ending) => {
                self.count(tag, ending, &edit);
                key(tag, false, ending)
            }
        };
        self.rules.insert(key, edit);
    }

    fn count(&mut self, tag: &str, ending: &str, edit: &Edit) {
        let kept = ending.chars().count().checked_sub(edit.cut);
        let Some((at, _)) = kept.and_then(|kept| ending.char_indices().nth(kept)) else {
            return;
        };
        let (from, to) = (&ending[at..], &edit.ending);
        let known = |change: &&mut Change| change.tag == tag && change.from == from && change.to == *to;
        match self.changes.iter_mut().find(known) {
            Some(change) => change.rules += 1,
            None => self.changes.push(Change {
                tag: tag.to_owned(),
                from: from.to_owned(),
                to: to.clone(),
                rules: 1,
            }),
        }
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

    /// The lemma of a form in lower case. Where the rule for its ending leads to what is no word, another
    /// change that is usual for the tag may lead to one.
    fn of_plain(&self, form: &str, tag: &str) -> Option<String> {
        if let Some(verb) = IRREGULAR.get(&(tag, form)) {
            return Some((*verb).to_owned());
        }
        let mut usual = form.to_owned();
        self.edit(form, tag)?.apply(&mut usual);
        if self.rules.contains_key(&key(tag, true, form)) {
            return Some(usual);
        }
        if let Some(verb) = ends_double(form, &usual) {
            return Some(verb);
        }
        if lexicon::is_known(&usual) {
            return Some(usual);
        }
        let changes = self.changes.iter().filter(|change| change.tag == tag);
        let others = changes.filter_map(|change| Some((change.rules, change.of(form)?)));
        let known = others.filter(|(_, lemma)| lexicon::is_known(lemma));
        if let Some((_, lemma)) = known.max_by_key(|(rules, _)| *rules) {
            return Some(lemma);
        }
        Some(self.plainest(form, tag).unwrap_or(usual))
    }

    /// What the rule for all endings makes of a form, where that is a word and only what is usual is cut off.
    fn plainest(&self, form: &str, tag: &str) -> Option<String> {
        let mut lemma = form.to_owned();
        self.rules.get(&key(tag, false, ""))?.apply(&mut lemma);
        let cut = form.strip_prefix(&lemma)?;
        let cuts = |change: &Change| change.tag == tag && change.is_regular() && change.from.ends_with(cut);
        (self.changes.iter().any(cuts) && lexicon::is_known(&lemma)).then_some(lemma)
    }

    /// The dictionary form of a word; `first` when it opens its sentence, where a capital says
    /// nothing.
    pub fn lemma(&self, form: &str, tag: &str, first: bool) -> String {
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
        let plain = self.of_plain(&plain, tag).unwrap_or(plain);
        if plain.is_empty() { form.to_owned() } else { plain }
    }
}

/// "shelled" is of "shell": of a verb of one syllable the second "l" is its own, where that of "patrolled"
/// only stands before the ending.
fn ends_double(form: &str, usual: &str) -> Option<String> {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let syllables = usual
        .split(|c| !vowel(c))
        .filter(|vowels| !vowels.is_empty())
        .count();
    let double = usual.to_owned() + "l";
    let own =
        usual.ends_with('l') && syllables == 1 && form.starts_with(&double) && lexicon::is_known(&double);
    own.then_some(double)
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

    fn lemma(form: &str, tag: &str) -> String {
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
            ("fled", "VBD", "flee"),
            ("swum", "VBN", "swim"),
            ("upheld", "VBD", "uphold"),
            ("n’t", "RB", "not"),
        ] {
            assert_eq!(lemma(form, tag), expected, "{form} as {tag}");
        }
    }

    #[test]
    fn what_an_ending_makes_a_word_of_that_is_none_is_made_another_way() {
        for (form, tag, expected) in [
            ("flooding", "VBG", "flood"),
            ("invaded", "VBN", "invade"),
            ("patrolling", "VBG", "patrol"),
            ("shelled", "VBD", "shell"),
            ("mimicked", "VBD", "mimic"),
            ("volcanoes", "NNS", "volcano"),
            ("avalanches", "NNS", "avalanche"),
        ] {
            assert_eq!(lemma(form, tag), expected, "{form} as {tag}");
        }
    }

    #[test]
    fn what_is_no_word_stays_where_no_usual_change_leads_to_one() {
        for (form, tag, expected) in [
            ("criticised", "VBN", "criticise"),
            ("re-elected", "VBN", "re-elect"),
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
