//! Treebanks in CoNLL-U (universaldependencies.org/format.html).

use crate::span::Span;
use crate::syntax::scheme::{Pos, Relation, TAGS, Tag};

/// A word as the treebank's annotators saw it.
#[derive(Clone, Debug)]
pub struct GoldWord {
    /// Where it stands in the sentence's text.
    pub span: Span,
    /// Part of speech.
    pub pos: Pos,
    /// Penn treebank tag.
    pub tag: String,
    /// Dictionary form.
    pub lemma: String,
    /// Index of the head in the sentence; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
}

impl GoldWord {
    /// The place of its part of speech and tag in [`TAGS`]; pairs that are not there give one with
    /// the same part of speech, or the same tag.
    pub fn tag_index(&self) -> u8 {
        let find = |test: &dyn Fn(&(Pos, Tag)) -> bool| TAGS.iter().position(test);
        find(&|known| (known.0, known.1.name()) == (self.pos, self.tag.as_str()))
            .or_else(|| find(&|known| known.0 == self.pos))
            .unwrap_or(0) as u8
    }
}

/// A sentence of a treebank.
#[derive(Clone, Debug)]
pub struct GoldSentence {
    /// The raw text.
    pub text: String,
    /// Its words in order.
    pub words: Vec<GoldWord>,
}

impl GoldSentence {
    /// The sentence as a headline in capitals. Only ASCII letters change, so that spans stay right.
    pub fn in_capitals(&self) -> Self {
        let text = self.text.to_ascii_uppercase();
        Self { text, ..self.clone() }
    }

    /// The sentence as a headline that begins its words with capitals, but for the small ones.
    pub fn in_title_case(&self) -> Self {
        let mut text = self.text.clone();
        for word in &self.words {
            let small = matches!(
                word.pos,
                Pos::Adp | Pos::Cconj | Pos::Det | Pos::Part | Pos::Sconj
            );
            if let Some(letter) = text.get_mut(word.span.start..word.span.start + 1)
                && !(small && word.span.len() <= 4)
            {
                letter.make_ascii_uppercase();
            }
        }
        Self { text, ..self.clone() }
    }
}

/// The sentences of a CoNLL-U file whose words can be found in their text.
pub fn read(text: &str) -> Result<Vec<GoldSentence>, String> {
    text.split("\n\n")
        .filter(|block| !block.trim().is_empty())
        .filter_map(|block| sentence(block).transpose())
        .collect()
}

fn sentence(block: &str) -> Result<Option<GoldSentence>, String> {
    let raw = block.lines().find_map(|line| line.strip_prefix("# text = "));
    let Some(raw) = raw else { return Ok(None) };
    let mut words = Vec::new();
    let mut at = 0;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, pos, tag, _, head, relation, ..] = fields.as_slice() else {
            return Err(format!("not a line of CoNLL-U: {line}"));
        };
        // Ranges and empty nodes are not words of the tree.
        if id.contains(['-', '.']) {
            continue;
        }
        let bad = || format!("not a word of a tree: {line}");
        at += raw[at..].len() - raw[at..].trim_start().len();
        if !raw[at..].starts_with(form) {
            return Ok(None);
        }
        let span = Span::new(at, at + form.len());
        at = span.end;
        let head: usize = head.parse().map_err(|_| bad())?;
        words.push(GoldWord {
            span,
            pos: Pos::from_name(pos).ok_or_else(bad)?,
            tag: (*tag).to_owned(),
            lemma: (*lemma).to_owned(),
            head: head.checked_sub(1),
            relation: Relation::from_name(relation).ok_or_else(bad)?,
        });
    }
    let text = raw.to_owned();
    Ok((!words.is_empty()).then_some(GoldSentence { text, words }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# text = It's rain.\n\
        1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tIt\tit\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n\
        2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n\
        3\train\train\tNOUN\tNN\t_\t0\troot\t_\t_\n\
        4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n";

    #[test]
    fn words_are_found_in_the_text() {
        let sentences = read(TEXT).unwrap();
        let words = &sentences[0].words;
        let forms: Vec<&str> = words.iter().map(|word| word.span.of("It's rain.")).collect();
        assert_eq!(forms, ["It", "'s", "rain", "."]);
        assert_eq!(words[2].head, None);
    }

    #[test]
    fn headlines_change_letters_only() {
        let sentence = &read(TEXT).unwrap()[0];
        assert_eq!(sentence.in_capitals().text, "IT'S RAIN.");
        assert_eq!(sentence.in_title_case().text, "It's Rain.");
    }

    #[test]
    fn lines_that_are_not_words_are_errors() {
        assert!(read("# text = It\n1\tIt\n").is_err());
    }
}
