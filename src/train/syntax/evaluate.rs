//! Measuring tags, lemmas and trees against treebanks.

use super::align::{groups, one_sentence};
use super::conllu::GoldSentence;
use crate::syntax::Syntax;
use crate::syntax::scheme::RELATIONS;

/// What was counted. All figures are shares of the treebank's words; a word our lexer cuts otherwise
/// counts as wrong in everything.
#[derive(Clone, Debug)]
pub struct Scores {
    gold: usize,
    aligned: usize,
    pos: usize,
    tag: usize,
    lemma: usize,
    unlabelled: usize,
    labelled: usize,
    /// For each relation: in the treebank, in our trees, in both at the same link.
    relations: Vec<[usize; 3]>,
}

impl Default for Scores {
    fn default() -> Self {
        Self {
            gold: 0,
            aligned: 0,
            pos: 0,
            tag: 0,
            lemma: 0,
            unlabelled: 0,
            labelled: 0,
            relations: vec![[0; 3]; RELATIONS.len()],
        }
    }
}

impl Scores {
    /// Parses a sentence and counts what is right.
    pub fn add(&mut self, gold: &GoldSentence, parse: &dyn Fn(&crate::document::Document) -> Syntax) {
        let document = one_sentence(&gold.text);
        let syntax = parse(&document);
        let groups = groups(&document, gold);
        let mut group_of = vec![usize::MAX; document.tokens.len()];
        for (index, (own, _)) in groups.iter().enumerate() {
            group_of[own.clone()].fill(index);
        }
        self.gold += gold.words.len();
        for word in &gold.words {
            self.relations[word.relation as usize][0] += 1;
        }
        for word in &syntax.words {
            self.relations[word.relation as usize][1] += 1;
        }
        for (own, words) in &groups {
            if own.len() != 1 || words.len() != 1 {
                continue;
            }
            let (word, gold_word) = (&syntax.words[own.start], &gold.words[words.start]);
            self.aligned += 1;
            self.pos += usize::from(word.pos == gold_word.pos);
            self.tag += usize::from(word.tag.name() == gold_word.tag);
            self.lemma += usize::from(word.lemma.as_str() == gold_word.lemma);
            let attached = match (word.head, gold_word.head) {
                (None, None) => true,
                (Some(head), Some(gold_head)) => groups
                    .get(group_of[head])
                    .is_some_and(|(_, words)| words.contains(&gold_head)),
                _ => false,
            };
            if attached {
                self.unlabelled += 1;
                if word.relation == gold_word.relation {
                    self.labelled += 1;
                    self.relations[word.relation as usize][2] += 1;
                }
            }
        }
    }

    /// Adds another's counts.
    pub fn absorb(&mut self, other: &Scores) {
        self.gold += other.gold;
        self.aligned += other.aligned;
        self.pos += other.pos;
        self.tag += other.tag;
        self.lemma += other.lemma;
        self.unlabelled += other.unlabelled;
        self.labelled += other.labelled;
        for (mine, theirs) in self.relations.iter_mut().zip(&other.relations) {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += theirs;
            }
        }
    }

    /// The heading of [`Scores::row`].
    pub const HEADING: &'static str =
        "                  words  tokens     POS    XPOS   lemma     UAS     LAS   (%)";

    /// One line of figures.
    pub fn row(&self, name: &str) -> String {
        let share = |right: usize| percent(right, self.gold);
        format!(
            "{name:<16} {:>6} {:>7.2} {:>7.2} {:>7.2} {:>7.2} {:>7.2} {:>7.2}",
            self.gold,
            share(self.aligned),
            share(self.pos),
            share(self.tag),
            share(self.lemma),
            share(self.unlabelled),
            share(self.labelled),
        )
    }

    /// One line for each relation that occurs.
    pub fn relations(&self) -> String {
        let mut lines = String::from("relation          words      F1\n");
        for ((_, name), [gold, own, both]) in RELATIONS.iter().zip(&self.relations) {
            if gold + own > 0 {
                let f1 = percent(2 * both, gold + own);
                lines += &format!("{name:<16} {gold:>6} {f1:>7.2}\n");
            }
        }
        lines
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
