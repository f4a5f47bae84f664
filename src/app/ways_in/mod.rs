//! Files that the reader opens, drops, shares or hands over: what became of each.

pub mod safe_copy;

#[cfg(target_arch = "wasm32")]
pub mod opener;
#[cfg(target_arch = "wasm32")]
pub mod worker;

use crate::correction::Correction;
use crate::markup::Page;

/// An article as it comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The file's name, or what else the reader knows it by.
    pub name: String,
    /// Its text.
    pub text: String,
    /// The page the text is of, when its markup is known.
    pub page: Option<Page>,
    /// What was corrected in it earlier.
    pub corrections: Vec<Correction>,
}

impl Incoming {
    /// A text of which nothing else is known.
    pub fn text(name: &str, text: String) -> Self {
        Self {
            name: name.to_owned(),
            text,
            ..Self::default()
        }
    }

    /// A page with its markup.
    pub fn page(name: &str, page: Page) -> Self {
        Self {
            text: page.text.clone(),
            page: Some(page),
            ..Self::text(name, String::new())
        }
    }
}

/// What became of the files of one act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What else there is to tell, in whole sentences.
    told: Vec<String>,
    /// Those that were not opened, and what the reader should know of others: a file's name and a clause
    /// that follows on it.
    said: Vec<(String, String)>,
    /// Those whose text was open already.
    pub twins: Vec<Incoming>,
}

impl Report {
    /// A report that tells one thing.
    pub fn of(sentence: String) -> Self {
        Self {
            told: vec![sentence],
            ..Self::default()
        }
    }

    /// Says something of a file: a clause that follows on its name.
    pub fn say(&mut self, name: &str, what: impl Into<String>) {
        self.said.push((name.to_owned(), what.into()));
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty() && self.said.is_empty() && self.twins.is_empty()
    }

    /// What is to be told, a sentence a file; files of which the same is to be told share one.
    pub fn sentences(&self) -> Vec<String> {
        let mut told: Vec<(Vec<&str>, &str)> = Vec::new();
        let twins = self.twins.iter().map(|twin| (&twin.name, "is open already"));
        let said = self.said.iter().map(|(name, what)| (name, what.as_str()));
        for (name, what) in said.chain(twins) {
            match told.iter_mut().find(|(_, other)| *other == what) {
                Some((names, _)) => names.push(name),
                None => told.push((vec![name], what)),
            }
        }
        let of_files = told.into_iter().map(|(names, what)| match &names[..] {
            [name] => format!("“{name}” {what}."),
            names => format!("Each of “{}” {what}.", names.join("”, “")),
        });
        self.told.iter().cloned().chain(of_files).collect()
    }
}

/// Whether two texts have the same words; line ends and blanks make no other article.
pub fn is_same_text(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_named_in_one_report() {
        let mut report = Report::default();
        assert!(report.is_empty());
        report.say("a.png", "is a picture, not a text");
        report.say("c.txt", "was read as UTF-16LE");
        report.say("b.png", "is a picture, not a text");
        report.twins.push(Incoming::text("d.txt", String::new()));
        assert_eq!(
            report.sentences(),
            [
                "Each of “a.png”, “b.png” is a picture, not a text.",
                "“c.txt” was read as UTF-16LE.",
                "“d.txt” is open already."
            ]
        );
    }

    #[test]
    fn line_ends_and_blanks_make_no_other_text() {
        assert!(is_same_text("One.\r\n\r\nTwo. ", "One.\n\nTwo."));
        assert!(!is_same_text("One. Two.", "One. Two. Three."));
    }
}
