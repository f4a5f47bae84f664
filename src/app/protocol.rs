//! What the page and its worker say to each other.
//!
//! Messages cross as bytes of JSON, which both sides read faster than JavaScript's objects. A long text is
//! answered in steps ([`super::portions`]).

use super::portions::{Portion, openings, take_portions};
use crate::analysis::Analysis;
use crate::correction::Correction;
use crate::dossier::{Dossier, merge};
use crate::markup::Page;
use crate::{Options, Stage, analyze, analyze_watched};
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

    /// Does the work: tells what is to be told on the way and then, as the last, the answer.
    pub fn answer(&self, tell: &mut dyn FnMut(Reply)) {
        match self {
            Request::Analyze {
                id,
                text,
                page,
                corrections,
            } => read(*id, text, page.as_deref(), corrections, tell),
            Request::Merge { id, analyses } => tell(Reply::Dossier {
                id: *id,
                dossier: Box::new(merge(analyses)),
            }),
        }
    }
}

fn read(id: u32, text: &str, page: Option<&Page>, corrections: &[Correction], tell: &mut dyn FnMut(Reply)) {
    let options = Options {
        corrections: corrections.to_vec(),
        ..Options::default()
    };
    let openings = openings(text);
    let is_long = !openings.is_empty();
    for end in openings {
        let analysis = Box::new(analyze(&text[..end], &options));
        tell(Reply::Opening { id, analysis });
    }
    let mut analysis = analyze_watched(text, page, &options, &mut |stage| {
        if is_long {
            tell(Reply::Progress { id, stage });
        }
    });
    if is_long {
        for portion in take_portions(&mut analysis) {
            let portion = Box::new(portion);
            tell(Reply::Portion { id, portion });
        }
    }
    let analysis = Box::new(analysis);
    tell(Reply::Analysis { id, analysis });
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// The worker has started and takes requests.
    Ready,
    /// What the beginning of a long article says; more comes.
    Opening {
        /// The request's id.
        id: u32,
        /// What was found in it.
        analysis: Box<Analysis>,
    },
    /// How far the reading of a long article has come.
    Progress {
        /// The request's id.
        id: u32,
        /// What begins now.
        stage: Stage,
    },
    /// A part of what stands in a long article; more comes.
    Portion {
        /// The request's id.
        id: u32,
        /// What follows on the portions before.
        portion: Box<Portion>,
    },
    /// What stands in the article.
    Analysis {
        /// The request's id.
        id: u32,
        /// What was found, without what was told in portions.
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

    /// Everything that is told of a request.
    fn told(request: &Request) -> Vec<Reply> {
        let mut told = Vec::new();
        request.answer(&mut |reply| {
            let json = serde_json::to_vec(&reply).unwrap();
            assert_eq!(serde_json::from_slice::<Reply>(&json).unwrap(), reply);
            told.push(reply);
        });
        told
    }

    #[test]
    fn a_short_text_is_answered_at_once() {
        let text = "😀 é. On Tuesday “Ada” spoke in Paris.";
        let told = told(&request(text, "2024-03-08"));
        let [Reply::Analysis { id: 7, analysis }] = &told[..] else {
            panic!("{told:?}");
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
    fn of_a_long_text_the_opening_comes_first_and_the_whole_in_portions() {
        let text = "Ada Holm came to Paris on Tuesday with 300 others, “at last”, she said.\n\n".repeat(800);
        let kind = |reply: &Reply| match reply {
            Reply::Opening { .. } => "opening",
            Reply::Progress { .. } => "progress",
            Reply::Portion { .. } => "portion",
            Reply::Analysis { .. } => "analysis",
            _ => "other",
        };
        let told = told(&request(&text, "2024-03-08"));
        let mut kinds: Vec<&str> = told.iter().map(kind).collect();
        kinds.dedup();
        assert_eq!(kinds, ["opening", "progress", "portion", "analysis"]);
        let stages: Vec<Stage> = told
            .iter()
            .filter_map(|reply| match reply {
                Reply::Progress { stage, .. } => Some(*stage),
                _ => None,
            })
            .collect();
        assert_eq!(stages, Stage::ALL);
        let Reply::Opening { analysis, .. } = &told[0] else {
            panic!("the opening is told first");
        };
        assert!(!analysis.entities.is_empty());
        assert!(
            analysis
                .blocks
                .iter()
                .all(|block| block.span.end < text.len() / 7)
        );
    }

    #[test]
    fn a_day_the_calendar_does_not_have_is_not_understood() {
        let told = told(&request("Text.", "2024-02-30"));
        let [Reply::Analysis { analysis, .. }] = &told[..] else {
            panic!("{told:?}");
        };
        assert_eq!(analysis.corrections[0].outcome, Outcome::NotUnderstood);
        assert_eq!(analysis.article.published, None);
    }
}
