//! MEANTIME's columns as articles with their named mentions.

use super::{FILE, Gold};
use crate::analysis::EntityKind;
use crate::span::Span;

/// Reads the columns: article, sentence, token, word, chains that open and close.
pub(super) fn read(text: &str) -> Result<Vec<Gold>, String> {
    let mut articles: Vec<Gold> = Vec::new();
    let mut builder: Option<Builder> = None;
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("#begin") {
            builder = Some(Builder::default());
        } else if line.starts_with("#end") {
            articles.extend(builder.take().map(Builder::finish));
        } else if !line.trim().is_empty() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [name, sentence, _, word, chains] = columns[..] else {
                return Err(format!("{FILE}: line {} has not five columns", number + 1));
            };
            let builder = builder.get_or_insert_default();
            builder.name = name.trim_start_matches("corpus_").to_owned();
            builder.word(sentence, word, chains);
        }
    }
    Ok(articles)
}

#[derive(Default)]
struct Builder {
    name: String,
    text: String,
    sentence: String,
    sentences: usize,
    /// Words with their places in the text.
    words: Vec<(String, Span)>,
    open: Vec<(String, usize)>,
    phrases: Vec<(String, usize, usize)>,
    quoted: bool,
}

impl Builder {
    fn word(&mut self, sentence: &str, word: &str, chains: &str) {
        let begins = sentence != self.sentence;
        if begins {
            self.sentence = sentence.to_owned();
            self.sentences += 1;
            self.quoted = false;
            // Headline and date are lines of their own.
            self.text.push_str(match self.sentences {
                1 => "",
                2 | 3 => "\n\n",
                _ => " ",
            });
        }
        let before = self.words.last().map_or("", |(word, _)| word.as_str());
        if !begins && !self.is_glued(before, word) {
            self.text.push(' ');
        }
        if word == "\"" {
            self.quoted = !self.quoted;
        }
        let start = self.text.len();
        self.text.push_str(word);
        let at = self.words.len();
        self.words
            .push((word.to_owned(), Span::new(start, self.text.len())));
        for part in chains.split('|').map(str::trim).filter(|part| *part != "-") {
            let name = part.trim_matches(['(', ')']);
            if part.starts_with('(') {
                self.open.push((name.to_owned(), at));
            }
            if part.ends_with(')')
                && let Some(place) = self.open.iter().rposition(|(open, _)| open == name)
            {
                let (name, start) = self.open.remove(place);
                self.phrases.push((name, start, at + 1));
            }
        }
    }

    fn is_glued(&self, before: &str, word: &str) -> bool {
        let closes = matches!(
            word,
            "," | "." | ";" | ":" | "?" | "!" | ")" | "%" | "'s" | "'" | "’s" | "n't"
        );
        let opens = matches!(before, "(" | "$" | "US$") || before == "\"" && self.quoted;
        closes || opens || word == "\"" && self.quoted
    }

    fn finish(mut self) -> Gold {
        self.phrases.sort_by_key(|(_, start, end)| (end - start, *start));
        let mut mentions: Vec<(Span, String, EntityKind)> = Vec::new();
        for (chain, start, end) in &self.phrases {
            let name = chain.trim_start_matches(|c: char| !c.is_ascii_uppercase());
            let kind = match name.get(..3) {
                Some("PER") => EntityKind::Person,
                Some("ORG") => EntityKind::Organization,
                Some("LOC") => EntityKind::Place,
                _ => continue,
            };
            let Some((first, last)) = self.named_part(*start, *end, kind) else {
                continue;
            };
            let span = self.words[first].1.cover(self.words[last].1);
            if mentions.iter().all(|(other, ..)| !other.overlaps(span)) {
                mentions.push((span, name.to_owned(), kind));
            }
        }
        mentions.sort_by_key(|(span, ..)| *span);
        Gold {
            name: self.name,
            text: self.text,
            mentions,
        }
    }

    /// First and last word of the name in a phrase.
    fn named_part(&self, start: usize, end: usize, kind: EntityKind) -> Option<(usize, usize)> {
        let word = |at: usize| self.words[at].0.as_str();
        let capital = |at: usize| word(at).starts_with(char::is_uppercase);
        let end = (start..end)
            .find(|&at| matches!(word(at), "," | "("))
            .unwrap_or(end);
        let role = |at: usize| kind == EntityKind::Person && is_role(word(at));
        let last = end
            .checked_sub(1)
            .filter(|&last| last >= start && capital(last) && !role(last))?;
        let mut first = last;
        while first > start {
            let joined = matches!(word(first - 1), "of" | "and" | "&" | "'" | "-")
                && first > start + 1
                && capital(first - 2);
            if role(first - 1) || !(capital(first - 1) || joined) {
                break;
            }
            first -= 1;
        }
        while first < last
            && matches!(
                word(first),
                "The" | "the" | "Mr." | "Mr" | "and" | "of" | "&" | "'"
            )
        {
            first += 1;
        }
        let pronoun = matches!(
            word(last),
            "We" | "They"
                | "It"
                | "He"
                | "She"
                | "I"
                | "I'"
                | "The"
                | "Some"
                | "Many"
                | "Any"
                | "Ya"
                | "Their"
        );
        (!pronoun).then_some((first, last))
    }
}

fn is_role(word: &str) -> bool {
    let lower = word.to_lowercase();
    [
        "ceo",
        "c.e.o.",
        "chief",
        "executive",
        "officer",
        "president",
        "minister",
        "senator",
        "spokeswoman",
        "spokesman",
        "chairman",
        "justice",
        "judge",
        "founder",
        "co-founder",
        "operating",
        "vice",
        "prime",
        "developers",
    ]
    .contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_cut_down_to_names() {
        let lines = "#begin document (x); part 000\n\
            corpus_x\t0\t0\tOrbis\t(intra_PER1\n\
            corpus_x\t0\t1\tCEO\t-\n\
            corpus_x\t0\t2\tAda\t-\n\
            corpus_x\t0\t3\tLind\tintra_PER1)\n\
            corpus_x\t0\t4\tleft\t-\n\
            corpus_x\t0\t5\tthe\t(intra_ORG2\n\
            corpus_x\t0\t6\tcompany\tintra_ORG2)\n\
            #end document\n";
        let articles = read(lines).unwrap();
        let names: Vec<&str> = articles[0]
            .mentions
            .iter()
            .map(|(span, ..)| span.of(&articles[0].text))
            .collect();
        assert_eq!(names, ["Ada Lind"]);
    }
}
