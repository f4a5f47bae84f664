//! What the page and its worker say to each other.
//!
//! Messages cross as plain JavaScript objects. Spans cross in UTF-16 code units, the unit of the
//! strings beside them; inside the page they are bytes again.

use crate::analysis::Analysis;
use crate::correction::Correction;
use crate::dossier::{Dossier, merge};
use crate::markup::Page;
use crate::span::OffsetUnit;
use crate::{Options, analyze, analyze_page};
use serde::{Deserialize, Serialize};

/// What the page asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Read an article.
    Analyze {
        /// The article this is about. A request takes the place of an earlier one with its id.
        id: u32,
        /// The article as it was pasted.
        text: String,
        /// The page the text is of, when its markup is known.
        #[serde(default)]
        page: Option<Box<Page>>,
        /// What the reader corrected.
        #[serde(default)]
        corrections: Vec<Correction>,
    },
    /// Bring articles together.
    Merge {
        /// What the reply is about; never an article's id.
        id: u32,
        /// What was found in each; only ids and indices of it come back, no spans.
        analyses: Vec<Analysis>,
    },
}

impl Request {
    /// The article this is about.
    pub fn id(&self) -> u32 {
        match self {
            Request::Analyze { id, .. } | Request::Merge { id, .. } => *id,
        }
    }

    /// The size of the work, in bytes of text.
    pub fn size(&self) -> usize {
        match self {
            Request::Analyze { text, .. } => text.len(),
            Request::Merge { analyses, .. } => {
                analyses.iter().map(|analysis| analysis.article.characters).sum()
            }
        }
    }

    /// Does the work. Spans of the reply count UTF-16 code units.
    pub fn answer(&self) -> Reply {
        let (id, text, page, corrections) = match self {
            Request::Analyze {
                id,
                text,
                page,
                corrections,
            } => (id, text, page, corrections),
            Request::Merge { id, analyses } => {
                return Reply::Dossier {
                    id: *id,
                    dossier: Box::new(merge(analyses)),
                };
            }
        };
        let options = Options {
            corrections: corrections.clone(),
            ..Options::default()
        };
        let mut analysis = match page {
            Some(page) => analyze_page(page, &options),
            None => analyze(text, &options),
        };
        // Who asked has it.
        analysis.text = None;
        let analysis = analysis.with_offsets(text, OffsetUnit::Utf16);
        Reply::Analysis {
            id: *id,
            analysis: Box::new(analysis),
        }
    }

    /// The worker's reply to this request with its spans counted in bytes, as the library counts.
    pub fn localize(&self, reply: Reply) -> Reply {
        match (self, reply) {
            (Request::Analyze { text, .. }, Reply::Analysis { id, analysis }) => Reply::Analysis {
                id,
                analysis: Box::new(analysis.with_offsets(text, OffsetUnit::Byte)),
            },
            (_, other) => other,
        }
    }
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The worker has started and takes requests.
    Ready,
    /// What stands in the article.
    Analysis {
        /// The request's id.
        id: u32,
        /// What was found.
        analysis: Box<Analysis>,
    },
    /// What the articles say together.
    Dossier {
        /// The request's id.
        id: u32,
        /// What was brought together.
        dossier: Box<Dossier>,
    },
    /// The work could not be done.
    Failed {
        /// The request's id.
        id: u32,
        /// A sentence for the reader that says what to do next.
        message: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::correction::{Act, Outcome, Scope};
    use crate::timex::calendar::Date;

    fn request(text: &str, published: &str) -> Request {
        Request::Analyze {
            id: 7,
            text: text.to_owned(),
            page: None,
            corrections: vec![Correction {
                id: "c1".to_owned(),
                at: Default::default(),
                scope: Scope::Here,
                act: Act::Published {
                    day: published.to_owned(),
                },
                made: None,
            }],
        }
    }

    #[test]
    fn spans_cross_in_utf16_and_arrive_in_bytes() {
        let text = "😀 é. On Tuesday \u{fffd} “Ada” spoke in Paris.";
        let request = request(text, "2024-03-08");
        let sent = request.answer();
        let Reply::Analysis { analysis, .. } = &sent else {
            panic!("an analysis was asked for");
        };
        let units: Vec<u16> = text.encode_utf16().collect();
        for sentence in &analysis.sentences {
            String::from_utf16(&units[sentence.span.start..sentence.span.end]).expect("whole characters");
        }
        let Reply::Analysis { analysis, .. } = request.localize(sent) else {
            panic!("an analysis stays one");
        };
        let options = Options {
            published: Date::new(2024, 3, 8),
            ..Options::default()
        };
        let direct = analyze(text, &options);
        assert_eq!(
            (&analysis.article, &analysis.timexes),
            (&direct.article, &direct.timexes)
        );
    }

    #[test]
    fn a_day_the_calendar_does_not_have_is_not_understood() {
        let Reply::Analysis { analysis, .. } = request("Text.", "2024-02-30").answer() else {
            panic!("an analysis was asked for");
        };
        assert_eq!(analysis.corrections[0].outcome, Outcome::NotUnderstood);
        assert_eq!(analysis.article.published, None);
    }
}
