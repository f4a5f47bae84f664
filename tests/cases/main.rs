//! Every case of `tests/corpus` as a test of its own, named after its file and line:
//! `cargo test --test cases timeline` runs those of a folder, `cargo test --test cases rows.txt:120` one.
//!
//! `reader.rs` has the dialect the cases are written in; each folder has a check, which says what is wrong with a
//! case.

mod article;
mod clauses;
mod drawn;
mod entities;
mod pages;
mod reader;
mod rules;
mod story;
mod syntax;
mod words;

use libtest_mimic::{Arguments, Failed, FormatSetting, Trial};
use reader::{Case, Layout};

/// What is wrong with a case, one line for each fault.
type Check = fn(&Case) -> Vec<String>;

/// Every folder of the corpus: how its cases stand in a file, and what checks them.
const FOLDERS: &[(&str, Layout, Check)] = &[
    ("articles", Layout::Paragraphs, article::check),
    ("blocks", Layout::Headed, pages::blocks),
    ("clauses", Layout::Paragraphs, clauses::check),
    ("entities", Layout::Headed, entities::check),
    ("events", Layout::Paragraphs, story::events),
    ("names", Layout::Paragraphs, drawn::names),
    ("pages", Layout::Headed, pages::whole),
    ("published", Layout::Headed, pages::published),
    ("quantities", Layout::Lines, words::quantities),
    ("quotes", Layout::Paragraphs, story::quotes),
    ("rules", Layout::Paragraphs, rules::check),
    ("sentences", Layout::Lines, words::sentences),
    ("summary", Layout::Paragraphs, story::summary),
    ("syntax", Layout::Lines, syntax::check),
    ("timeline", Layout::Paragraphs, story::timeline),
    ("timex", Layout::Lines, drawn::timexes),
    ("tokens", Layout::Lines, words::tokens),
];

fn main() {
    let mut arguments = Arguments::from_args();
    // A dot a case; a failure still tells its name.
    arguments.format.get_or_insert(FormatSetting::Terse);
    let mut trials = Vec::new();
    for &(folder, layout, check) in FOLDERS {
        let cases = reader::cases(folder, layout);
        assert!(!cases.is_empty(), "tests/corpus/{folder} has no cases");
        for case in cases {
            trials.push(Trial::test(case.name.clone(), move || run(&case, check)));
        }
    }
    trials.push(Trial::test("rules", || fail_on(&rules::missing())));
    libtest_mimic::run(&arguments, trials).exit();
}

fn run(case: &Case, check: Check) -> Result<(), Failed> {
    let mut faults = check(case);
    if !faults.is_empty() {
        faults.insert(0, format!("tests/corpus/{}\n{}", case.name, case.text));
    }
    fail_on(&faults)
}

fn fail_on(faults: &[String]) -> Result<(), Failed> {
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults.join("\n").into()),
    }
}
