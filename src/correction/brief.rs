//! Corrections of the article in brief: key facts and sentences of the summary.

use super::{Act, Corrections};
use crate::analysis::{KeyFact, SetBy, Summary};
use crate::document::Document;
use crate::summary::summary_text;

impl Corrections<'_> {
    /// Puts facts and sentences in and takes them out.
    pub fn summary(&self, document: &Document, summary: &mut Summary) {
        for placed in &self.placed {
            match &placed.correction.act {
                Act::Fact { question, text, keep } => {
                    let facts = &mut summary.key_facts;
                    facts.retain(|fact| fact.question != *question || fact.text != *text);
                    if *keep {
                        let at = facts.partition_point(|fact| fact.question as usize <= *question as usize);
                        let fact = KeyFact {
                            question: *question,
                            text: text.clone(),
                            evidence: placed.at.into_iter().collect(),
                            set_by: Some(SetBy::Reader),
                        };
                        facts.insert(at, fact);
                    }
                }
                Act::Sentence { keep } => {
                    let Some(sentence) = placed.at.and_then(|at| document.sentence_at(at.start)) else {
                        continue;
                    };
                    summary.sentences.retain(|&other| other != sentence);
                    if *keep {
                        summary.sentences.push(sentence);
                        summary.sentences.sort_unstable();
                    }
                    summary.text = summary_text(document, &summary.sentences);
                    summary.set_by = Some(SetBy::Reader);
                }
                _ => {}
            }
        }
    }
}
