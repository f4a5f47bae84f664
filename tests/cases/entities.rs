//! Who is who, on short texts written for this project.
//!
//! In a text `[Ada Lind](person ada)` is a mention, given to the linker with its kind; the word after the kind names
//! the entity it must be in. A country or nationality has its code after a colon: `[Norway](place:NO norway)`.
//! `[she](= ada)` is not given: the linker must find it. `[she](=)` must be found for nobody. A line
//! `> ada: chief of the fire brigade` gives an entity's description, `> ada -` says it has none. A line that begins
//! with `# ` is a headline.

use super::reader;
use dateline::analysis::{BlockKind, Entity, EntityKind, MentionForm};
use dateline::clause::Clauses;
use dateline::document::{Block, Document};
use dateline::mention::Mention;
use dateline::span::Span;
use dateline::syntax::{self, Tree};
use dateline::{entity, token};
use std::collections::HashMap;

/// Whether the linker finds who is who.
pub fn check(case: &reader::Case) -> Vec<String> {
    let mut read = Case::default();
    for line in case.text.lines().filter(|line| !line.is_empty()) {
        read.line(line);
    }
    for line in &case.expected {
        read.description(&line.words);
    }
    read.check()
}

#[derive(Default)]
struct Case {
    text: String,
    blocks: Vec<Block>,
    given: Vec<(Span, String, String)>,
    wanted: Vec<(Span, String)>,
    described: Vec<(String, Option<String>)>,
}

impl Case {
    fn description(&mut self, line: &str) {
        let described = match line.split_once(": ") {
            Some((label, words)) => (label, Some(words.to_owned())),
            None => (line.trim_end_matches(" -"), None),
        };
        self.described.push((described.0.to_owned(), described.1));
    }

    fn line(&mut self, line: &str) {
        let (kind, mut rest) = match line.strip_prefix("# ") {
            Some(headline) => (BlockKind::Headline, headline),
            None => (BlockKind::Paragraph, line),
        };
        let start = self.text.len();
        while let Some((before, after)) = rest.split_once('[') {
            let (words, after) = after.split_once("](").expect("a mark has words and a label");
            let (label, after) = after.split_once(')').expect("a label ends");
            self.text.push_str(before);
            let span = Span::new(self.text.len(), self.text.len() + words.len());
            self.text.push_str(words);
            match label.strip_prefix('=') {
                Some(wanted) => self.wanted.push((span, wanted.trim().to_owned())),
                None => {
                    let (kind, label) = label.split_once(' ').expect("a kind and a label");
                    self.given.push((span, kind.to_owned(), label.to_owned()));
                }
            }
            rest = after;
        }
        self.text.push_str(rest);
        if self.text.len() > start {
            let span = Span::new(start, self.text.len());
            self.blocks.push(Block::new(kind, span));
        }
        self.text.push_str("\n\n");
    }

    fn document(&self) -> Document<'_> {
        token::document(&self.text, self.blocks.clone())
    }

    fn mentions(&self, document: &Document) -> Vec<Mention> {
        self.given
            .iter()
            .map(|(span, kind, _)| {
                let (kind, country) = kind
                    .split_once(':')
                    .map_or((kind.as_str(), None), |(k, c)| (k, Some(c)));
                let list = match (kind, country) {
                    ("place", Some(_)) => vec!["gazetteer:country".to_owned()],
                    _ => vec!["model".to_owned()],
                };
                Mention {
                    span: *span,
                    tokens: document.tokens_in(*span),
                    kind: serde_json::from_value::<EntityKind>(kind.into()).expect("a kind"),
                    confidence: 0.9,
                    evidence: list,
                    country: country.map(str::to_owned),
                }
            })
            .collect()
    }

    fn check(&self) -> Vec<String> {
        let document = self.document();
        let syntax = syntax::parse(&document);
        let clauses = Clauses::read(&Tree::new(&document, &syntax));
        let entities = entity::link(&document, &syntax, &clauses, self.mentions(&document));
        check_entities(&self.text, &entities);
        let at = |span: Span| {
            entities
                .iter()
                .position(|entity| entity.mentions.iter().any(|mention| span.contains(mention.span)))
        };
        let mut wrong = Vec::new();
        let mut labels: HashMap<&str, usize> = HashMap::new();
        let mut owners: HashMap<usize, &str> = HashMap::new();
        for (span, _, label) in &self.given {
            let words = span.of(&self.text);
            let Some(index) = at(*span) else {
                wrong.push(format!("\"{words}\" is in no entity"));
                continue;
            };
            let first = *labels.entry(label).or_insert(index);
            if first != index {
                wrong.push(format!(
                    "\"{words}\" is not {label}, but {}",
                    entities[index].name
                ));
            } else if *owners.entry(index).or_insert(label) != label {
                wrong.push(format!("\"{words}\" is both {label} and {}", owners[&index]));
            }
        }
        for (span, label) in &self.wanted {
            let words = span.of(&self.text);
            match (at(*span), label.as_str()) {
                (None, "") => {}
                (Some(index), "") => wrong.push(format!("\"{words}\" is taken for {}", entities[index].name)),
                (None, _) => wrong.push(format!("\"{words}\" is not found")),
                (Some(index), label) if labels.get(label) != Some(&index) => {
                    wrong.push(format!("\"{words}\" is taken for {}", entities[index].name));
                }
                _ => {}
            }
        }
        for (label, words) in &self.described {
            let found = &entities[labels[label.as_str()]].description;
            if found != words {
                wrong.push(format!("{label} is described as {found:?}"));
            }
        }
        wrong
    }
}

/// What every list of entities keeps to.
fn check_entities(text: &str, entities: &[Entity]) {
    let mut spans = Vec::new();
    for (index, entity) in entities.iter().enumerate() {
        assert_eq!(entity.id, format!("e{}", index + 1));
        assert!((0.0..=1.0).contains(&entity.salience));
        assert!(index == 0 || entities[index - 1].salience >= entity.salience);
        assert!(
            entity
                .mentions
                .iter()
                .any(|mention| mention.form == MentionForm::Name),
            "{} has no name",
            entity.name
        );
        assert!(!entity.aliases.contains(&entity.name));
        for mention in &entity.mentions {
            assert_eq!(mention.text, mention.span.of(text));
            spans.push(mention.span);
        }
    }
    spans.sort_unstable();
    assert!(
        spans.windows(2).all(|pair| pair[0].end <= pair[1].start),
        "mentions overlap"
    );
}
