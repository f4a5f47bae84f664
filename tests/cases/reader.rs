//! The dialect of `tests/corpus`:
//!
//! ```text
//! # published: 2024-03-08            a setting, for the cases below it
//! # Anything else is a comment.
//! The board met in Paris on Tuesday.
//!                           ^^^^^^^ DATE 2024-03-05      a drawing: what stands above the carets
//! > meet | agent: The board          something that must be found
//! > ! meet | agent: Paris            something that must not
//! ```
//!
//! A blank line ends a case; a lone "/" stands for a blank line in a text. Where texts have many blank lines, or
//! comments would be mistaken for them, a file has its cases under headings instead: `== what the case shows`.

use dateline::span::Span;
use std::collections::HashMap;
use std::path::Path;

/// How cases stand in a file.
#[derive(Clone, Copy, PartialEq)]
pub enum Layout {
    /// A blank line between two.
    Paragraphs,
    /// Every line of text is a case.
    Lines,
    /// Each under a heading.
    Headed,
}

/// A text and what is expected of it.
#[derive(Clone, Default)]
pub struct Case {
    /// Folder, file and line of the first line: "timeline/rows.txt:12".
    pub name: String,
    /// What stands after "== ".
    pub title: String,
    /// The settings above it.
    pub settings: HashMap<String, String>,
    /// The text, without a line end at the end.
    pub text: String,
    /// What is drawn, in order.
    pub drawn: Vec<Drawing>,
    /// What must be found, and must not.
    pub expected: Vec<Expected>,
}

/// Characters and their label.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The characters above the carets.
    pub span: Span,
    /// What stands behind the carets.
    pub label: String,
}

/// A line after ">".
#[derive(Clone)]
pub struct Expected {
    /// The line.
    pub words: String,
    /// Whether it must be found, or must not.
    pub wanted: bool,
}

impl Case {
    /// The day after "# published: ", or "none".
    pub fn published(&self) -> Option<dateline::timex::calendar::Date> {
        let day = self.settings.get("published").filter(|day| *day != "none")?;
        Some(
            day.parse()
                .unwrap_or_else(|_| panic!("{}: {day} is no day", self.name)),
        )
    }

    /// What is wrong, when `missing` says why a line is not found.
    pub fn faults(&self, mut missing: impl FnMut(&str) -> Option<String>) -> Vec<String> {
        assert!(!self.expected.is_empty(), "{}: nothing is expected", self.name);
        let fault = |line: &Expected| match (missing(&line.words), line.wanted) {
            (Some(found), true) => Some(format!("  wanted {}\n  found  {found}", line.words)),
            (None, false) => Some(format!("  not wanted {}", line.words)),
            _ => None,
        };
        self.expected.iter().filter_map(fault).collect()
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty() && self.title.is_empty()
    }

    fn push_text(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    /// A drawing of the last line of the text.
    fn draw(&mut self, line: &str) {
        let drawing = line.trim_start();
        let column = line.chars().count() - drawing.chars().count();
        let carets = drawing.chars().take_while(|&c| c == '^').count();
        let above = self.text.rfind('\n').map_or(0, |at| at + 1);
        let last = &self.text[above..];
        let byte = |column: usize| above + last.char_indices().nth(column).map_or(last.len(), |(at, _)| at);
        self.drawn.push(Drawing {
            span: Span::new(byte(column), byte(column + carets)),
            label: drawing[carets..].trim().to_owned(),
        });
    }
}

/// The cases of all files of a folder, in order.
pub fn cases(folder: &str, layout: Layout) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let entries = std::fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).expect("UTF-8");
        parse(&format!("{folder}/{file}"), &text, layout)
    };
    files.iter().flat_map(read).collect()
}

fn parse(file: &str, text: &str, layout: Layout) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut settings = HashMap::new();
    let mut case = Case::default();
    for (index, line) in text.lines().chain([""]).enumerate() {
        let heading = line.strip_prefix("== ");
        let ends = match layout {
            Layout::Headed => heading.is_some(),
            Layout::Paragraphs => line.trim().is_empty(),
            Layout::Lines => line.trim().is_empty() || is_text(line),
        };
        if ends && !case.is_empty() {
            cases.push(std::mem::take(&mut case));
        }
        if case.is_empty() {
            case.name = format!("{file}:{}", index + 1);
            case.settings.clone_from(&settings);
        }
        if let Some(title) = heading {
            case.title = title.to_owned();
        } else if let Some(words) = line.strip_prefix("> ") {
            let (words, wanted) = match words.strip_prefix("! ") {
                Some(rest) => (rest, false),
                None => (words, true),
            };
            case.expected.push(Expected {
                words: words.trim().to_owned(),
                wanted,
            });
        } else if layout == Layout::Headed {
            if !case.title.is_empty() {
                case.push_text(line);
            }
        } else if let Some((key, value)) = line.strip_prefix("# ").and_then(setting) {
            settings.insert(key.to_owned(), value.to_owned());
            case.settings.clone_from(&settings);
        } else if line.trim_start().starts_with('^') {
            case.draw(line);
        } else if is_text(line) {
            case.push_text(if line == "/" { "" } else { line });
        }
    }
    if !case.is_empty() {
        cases.push(case);
    }
    cases
}

/// Neither blank nor a comment, a drawing or an expectation.
fn is_text(line: &str) -> bool {
    let plain = !line.starts_with('#') && !line.starts_with("> ") && !line.trim_start().starts_with('^');
    plain && !line.trim().is_empty()
}

/// "published: 2024-03-08": one word before the colon.
fn setting(comment: &str) -> Option<(&str, &str)> {
    let (key, value) = comment.split_once(": ")?;
    ["published", "exactly", "rule"]
        .contains(&key)
        .then_some((key, value.trim()))
}
