//! What the page and its worker say to each other.
//!
//! Messages cross as plain JavaScript objects. Spans cross in UTF-16 code units, the unit of the
//! strings beside them; inside the page they are bytes again.

use crate::analysis::Analysis;
use crate::dossier::{Dossier, merge};
use crate::span::OffsetUnit;
use crate::timex::calendar::Date;
use crate::{Options, analyze};
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
        /// The publication date the reader gave, in ISO 8601.
        published: Option<String>,
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
        let (id, text, published) = match self {
            Request::Analyze { id, text, published } => (id, text, published),
            Request::Merge { id, analyses } => {
                return Reply::Dossier {
                    id: *id,
                    dossier: Box::new(merge(analyses)),
                };
            }
        };
        let published = published.as_deref().map(str::parse::<Date>).transpose();
        let Ok(published) = published else {
            return Reply::Failed {
                id: *id,
                message: "This is not a day of the calendar. Write it as year-month-day, like 2024-11-21."
                    .to_owned(),
            };
        };
        let analysis = analyze(text, &Options { published }).with_offsets(text, OffsetUnit::Utf16);
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

    fn request(text: &str, published: Option<&str>) -> Request {
        Request::Analyze {
            id: 7,
            text: text.to_owned(),
            published: published.map(str::to_owned),
        }
    }

    #[test]
    fn spans_cross_in_utf16_and_arrive_in_bytes() {
        let text = "😀 é. On Tuesday \u{fffd} “Ada” spoke in Paris.";
        let request = request(text, Some("2024-03-08"));
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
        let direct = analyze(
            text,
            &Options {
                published: Date::new(2024, 3, 8),
            },
        );
        assert_eq!(*analysis, direct);
    }

    #[test]
    fn a_day_the_calendar_does_not_have_is_refused_with_a_sentence() {
        let Reply::Failed { id, message } = request("Text.", Some("2024-02-30")).answer() else {
            panic!("30 February was taken for a day");
        };
        assert_eq!(id, 7);
        assert!(message.contains("2024-11-21"));
    }
}
