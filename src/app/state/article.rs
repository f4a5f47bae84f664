//! One article of the page: its text, and how far its reading has come.

use crate::Stage;
use crate::analysis::Analysis;
use crate::app::protocol::Request;
use crate::app::reading::Reading;
use crate::app::words;
use crate::correction::{Act, Correction};
use crate::markup::Page;
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
    /// What its record is kept under; the same in all windows.
    pub key: String,
    /// What the reader calls it.
    pub name: Option<String>,
    /// What it was called when it was kept.
    pub known_as: String,
    /// When it was last in front, in milliseconds since 1970.
    pub opened: u64,
    /// The text as it was pasted.
    pub text: Arc<str>,
    /// The page it was pasted from, as it was then, when its markup is known.
    pub page: Option<Arc<Page>>,
    /// What the reader corrected in it, in the order it was made.
    pub corrections: Vec<Correction>,
    /// Whether the text can be edited; otherwise it is read.
    pub editing: bool,
    /// How far the reading has come.
    pub status: Status,
    /// The last reading; while the text is being edited it may be of an older text.
    pub reading: Option<Arc<Reading>>,
    /// Whether that reading is of the beginning of the text only.
    pub partial: bool,
    /// What the worker does for a long text that it reads.
    pub stage: Option<Stage>,
    /// What the worker was last asked about.
    asked: Option<Asked>,
}

#[derive(Clone, Debug)]
struct Asked {
    text: Arc<str>,
    page: Option<Arc<Page>>,
    corrections: Vec<Correction>,
}

impl Article {
    /// An empty tab.
    pub fn new(id: u32, key: String) -> Self {
        Self {
            id,
            key,
            name: None,
            known_as: String::new(),
            opened: 0,
            text: "".into(),
            page: None,
            corrections: Vec::new(),
            editing: true,
            status: Status::Blank,
            reading: None,
            partial: false,
            stage: None,
            asked: None,
        }
    }

    /// The publication date the reader gave, if any.
    pub fn published(&self) -> Option<&str> {
        let days = self.corrections.iter().rev();
        days.filter_map(|correction| match &correction.act {
            Act::Published { day } => Some(day.as_str()),
            _ => None,
        })
        .next()
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
                page: self.page.take(),
                corrections: std::mem::take(&mut self.corrections),
                name: self.name.take(),
                opened: self.opened,
                ..Self::new(self.id, std::mem::take(&mut self.key))
            };
        } else {
            self.text = text.into();
            self.status = Status::Waiting;
        }
    }

    /// Whether the worker has not been asked about the text and the corrections as they stand. `lists` are
    /// the personal ones.
    pub fn is_due(&self, lists: &[Correction]) -> bool {
        let same = |asked: &Asked| {
            let same_page = match (&asked.page, &self.page) {
                (Some(asked), Some(page)) => Arc::ptr_eq(asked, page),
                (asked, page) => asked.is_none() && page.is_none(),
            };
            let corrections = lists.iter().chain(&self.corrections);
            asked.text == self.text && same_page && asked.corrections.iter().eq(corrections)
        };
        self.status != Status::Blank && !self.asked.as_ref().is_some_and(same)
    }

    /// What the worker should be asked, if anything; from then on it counts as asked.
    pub fn ask(&mut self, lists: &[Correction]) -> Option<Request> {
        if !self.is_due(lists) {
            return None;
        }
        self.stage = None;
        self.status = Status::Waiting;
        let corrections: Vec<Correction> = lists.iter().chain(&self.corrections).cloned().collect();
        let page = self.page.as_ref().and_then(|page| page.with_text(&self.text));
        if page.is_none() {
            // Another text stands here now.
            self.page = None;
        }
        self.asked = Some(Asked {
            text: self.text.clone(),
            page: self.page.clone(),
            corrections: corrections.clone(),
        });
        Some(Request::Analyze {
            id: self.id,
            text: self.text.to_string(),
            page: page.map(Box::new),
            corrections,
        })
    }

    /// The worker has read the text it was last asked about.
    pub fn receive(&mut self, analysis: Analysis) {
        let Some(text) = self.asked.as_ref().map(|asked| asked.text.clone()) else {
            return;
        };
        if text == self.text {
            self.status = Status::Read;
        }
        self.partial = false;
        self.stage = None;
        self.reading = Some(Arc::new(Reading::new(text, analysis)));
    }

    /// The worker has read the beginning of the text. That never takes the place of a reading of the whole, and
    /// not of an older one while the text is written.
    pub fn receive_opening(&mut self, analysis: Analysis) {
        let asked = self.asked.as_ref().map(|asked| &asked.text);
        let is_of_use = self.reading.is_none() || !self.editing && self.fresh().is_none();
        if asked == Some(&self.text) && is_of_use {
            self.partial = true;
            self.reading = Some(Arc::new(Reading::new(self.text.clone(), analysis)));
        }
    }

    /// The worker could not read the text, or need not.
    pub fn fail(&mut self, message: &str) {
        self.stage = None;
        self.status = Status::Failed(message.to_owned());
    }

    /// Asks again when the worker failed.
    pub fn retry(&mut self) {
        if matches!(self.status, Status::Failed(_)) {
            self.status = Status::Waiting;
            self.asked = None;
        }
    }

    /// What the tab says: what the reader calls it, the headline, or the first words.
    pub fn title(&self) -> String {
        let known = || Some(self.known_as.clone()).filter(|title| !title.is_empty());
        let first = || {
            let line = self.text.lines().map(str::trim).find(|line| !line.is_empty())?;
            Some(words::clipped(line, 60))
        };
        self.name
            .clone()
            .or_else(|| self.own_title())
            .or_else(known)
            .or_else(first)
            .unwrap_or_else(|| "New article".to_owned())
    }

    /// The headline, or the first words of the story, once it is read.
    pub fn own_title(&self) -> Option<String> {
        let reading = self.reading.as_ref()?;
        let title = reading.analysis.article.title.clone();
        title.or_else(|| Some(words::clipped(reading.opening()?, 60)))
    }

    /// Whether there is something in it that could be lost.
    pub fn is_worth_keeping(&self) -> bool {
        !self.text.trim().is_empty() || !self.corrections.is_empty()
    }

    /// Who published it.
    pub fn outlet(&self) -> Option<String> {
        self.reading.as_ref()?.analysis.article.outlet.clone()
    }

    /// The reading, when it is of the whole text as it stands.
    pub fn fresh(&self) -> Option<&Arc<Reading>> {
        let reading = self.reading.as_ref().filter(|_| !self.partial);
        reading.filter(|reading| reading.text == self.text)
    }
}
