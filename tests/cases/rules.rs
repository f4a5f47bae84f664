//! The rules that forbid a line of the timeline: each holds in its examples, and is needed by them.

use super::reader::{Case, Layout, cases};
use dateline::explain::{lines, rules};
use dateline::{Options, analyze};

/// A line is made of an event of the text, or is not and is made while the rule is switched off.
pub fn check(case: &Case) -> Vec<String> {
    let rule = rule_of(case);
    let options = Options {
        published: case.published(),
        ..Options::default()
    };
    let analysis = analyze(&case.text, &options);
    let made = lines(&case.text, &analysis, "");
    let without = lines(&case.text, &analysis, rule);
    let mut faults = case.faults(|line| match made.iter().any(|other| other == line) {
        true => None,
        false => Some(made.join("\n         ")),
    });
    let needless = case
        .expected
        .iter()
        .filter(|line| !line.wanted && !without.contains(&line.words));
    faults.extend(needless.map(|line| {
        let made = without.join("\n         ");
        format!(
            "  not made without \"{rule}\" either: {}\n  made   {made}",
            line.words
        )
    }));
    faults
}

/// What is missing: rules without an example or without a near miss, names that two rules have, examples of no rule.
pub fn missing() -> Vec<String> {
    let cases = cases("rules", Layout::Paragraphs);
    let known = rules();
    let has = |rule: &str, wanted: bool| {
        let mut own = cases.iter().filter(|case| rule_of(case) == rule);
        own.any(|case| case.expected.iter().any(|line| line.wanted == wanted))
    };
    let bare = known.iter().filter(|rule| !has(rule, false) || !has(rule, true));
    let strange = cases.iter().filter(|case| !known.contains(&rule_of(case)));
    let mut names = std::collections::HashSet::new();
    let twice = known.iter().filter(|rule| !names.insert(**rule));
    bare.map(|rule| format!("\"{rule}\" has no example, or no near miss"))
        .chain(strange.map(|case| format!("{}: no rule is called \"{}\"", case.name, rule_of(case))))
        .chain(twice.map(|rule| format!("two rules are called \"{rule}\"")))
        .collect()
}

fn rule_of(case: &Case) -> &str {
    case.settings.get("rule").map_or("", String::as_str)
}
