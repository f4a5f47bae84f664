//! One article of the page: its text, and how far its reading has come.

use crate::analysis::Analysis;
use crate::app::corrections::{Correction, corrected};
use crate::app::protocol::Request;
use crate::app::reading::Reading;
use crate::app::words;
use std::sync::Arc;

/// How far the reading of an article has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing to read.
    Blank,
    /// The worker has been asked, or will be.
    Waiting,
    /// The reading belongs to the text.
    Read,
    /// The worker said why it could not.
    Failed(String),
}

/// One pasted article.
#[derive(Clone, Debug)]
pub struct Article {
    /// Never given to another article.
    pub id: u32,
    /// The text as it was pasted.
    pub text: Arc<str>,
    /// The publication date, ISO 8601, when the reader gave one.
    pub published: Option<String>,
    /// Whether the text can be edited; otherwise it is read.
    pub editing: bool,
    /// How far the reading has come.
    pub status: Status,
    /// The last reading; while the text is being edited it may be of an older text.
    pub reading: Option<Arc<Reading>>,
    /// The text and date the worker was last asked about.
    asked: Option<(Arc<str>, Option<String>)>,
    /// What the worker found last, and in which text; the reading has corrections laid over it.
    found: Option<(Arc<str>, Arc<Analysis>)>,
}

impl Article {
    /// An empty tab.
    pub fn new(id: u32) -> Self {
        Self {
            id,
            text: "".into(),
            published: None,
            editing: true,
            status: Status::Blank,
            reading: None,
            asked: None,
            found: None,
        }
    }

    /// The reader changed the text.
    pub fn set_text(&mut self, text: &str) {
        if *self.text == *text {
            return;
        }
        if text.trim().is_empty() {
            *self = Self {
                text: text.into(),
                editing: self.editing,
                ..Self::new(self.id)
            };
        } else {
            self.text = text.into();
            self.status = Status::Waiting;
        }
    }

    /// Whether the worker has not been asked about the text and date as they stand.
    pub fn is_due(&self) -> bool {
        let asked = self.asked.as_ref();
        self.status != Status::Blank
            && asked.is_none_or(|(text, published)| *text != self.text || *published != self.published)
    }

    /// What the worker should be asked, if anything; from then on it counts as asked.
    pub fn ask(&mut self) -> Option<Request> {
        if !self.is_due() {
            return None;
        }
        self.status = Status::Waiting;
        self.asked = Some((self.text.clone(), self.published.clone()));
        Some(Request::Analyze {
            id: self.id,
            text: self.text.to_string(),
            published: self.published.clone(),
        })
    }

    /// The worker has read the text it was last asked about.
    pub fn receive(&mut self, analysis: Analysis, corrections: &[Correction]) {
        let Some((text, _)) = self.asked.clone() else {
            return;
        };
        if text == self.text {
            self.status = Status::Read;
        }
        self.found = Some((text, Arc::new(analysis)));
        self.lay(corrections);
    }

    /// Asks again when the worker failed.
    pub fn retry(&mut self) {
        if matches!(self.status, Status::Failed(_)) {
            self.status = Status::Waiting;
            self.asked = None;
        }
    }

    /// Makes the reading anew: what was found, with corrections laid over it.
    pub fn lay(&mut self, corrections: &[Correction]) {
        if let Some((text, analysis)) = &self.found {
            let analysis = corrected(analysis, corrections);
            self.reading = Some(Arc::new(Reading::new(text.clone(), analysis)));
        }
    }

    /// What the tab says: the headline, or the first words of the story.
    pub fn title(&self) -> String {
        let reading = self.reading.as_ref();
        let title = reading.and_then(|reading| reading.analysis.article.title.clone());
        let opening = || Some(words::clipped(reading?.opening()?, 60));
        let first = || {
            let line = self.text.lines().map(str::trim).find(|line| !line.is_empty())?;
            Some(words::clipped(line, 60))
        };
        title
            .or_else(opening)
            .or_else(first)
            .unwrap_or_else(|| "New article".to_owned())
    }

    /// Who published it.
    pub fn outlet(&self) -> Option<String> {
        self.reading.as_ref()?.analysis.article.outlet.clone()
    }

    /// The reading, when it is of the text as it stands.
    pub fn fresh(&self) -> Option<&Arc<Reading>> {
        self.reading.as_ref().filter(|reading| reading.text == self.text)
    }
}
