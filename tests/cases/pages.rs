//! Pages as people paste them: their blocks, and their date of publication.

use super::reader::Case;
use dateline::{Options, analyze, article};

/// Each line of a page is drawn with its kind, "kind | text"; "·" stands for an empty line, and "+" goes on with the
/// line above, a cut inside it: its text begins right behind "+ ".
pub fn blocks(case: &Case) -> Vec<String> {
    let (mut text, mut expected) = (String::new(), Vec::new());
    for line in case.text.lines().filter(|line| !line.is_empty()) {
        if line == "·" {
            text.push('\n');
            continue;
        }
        let (kind, content) = match line.split_once(" | ") {
            Some(parts) => {
                text.push('\n');
                parts
            }
            None => line.split_once("+ ").expect("a kind and a text"),
        };
        expected.push(format!("{} | {}", kind.trim(), content.trim()));
        text.push_str(content);
    }
    let found: Vec<String> = article::blocks(&text)
        .iter()
        .map(|block| {
            let kind = serde_json::to_value(block.kind).expect("a name");
            format!("{} | {}", kind.as_str().unwrap_or_default(), block.span.of(&text))
        })
        .collect();
    let pairs = found
        .iter()
        .zip(&expected)
        .filter(|(found, expected)| found != expected);
    let mut faults: Vec<String> = pairs
        .map(|(found, expected)| format!("  expected {expected}\n  found    {found}"))
        .collect();
    if found.len() != expected.len() {
        faults.push(format!("  {} blocks, expected {}", found.len(), expected.len()));
    }
    faults
}

/// The heading is the date, how it was found and whether it is sure (0.6 or more), or "none".
pub fn published(case: &Case) -> Vec<String> {
    let lines = case.text.lines().filter(|line| !line.starts_with("# "));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    let published = analyze(&text, &Options::default()).article.published;
    let found = published.map_or("none".to_owned(), |found| {
        let how = serde_json::to_value(found.how).expect("a name");
        let sure = if found.confidence >= 0.6 { "sure" } else { "unsure" };
        format!("{} {} {sure}", found.value, how.as_str().unwrap_or_default())
    });
    match found == case.title {
        true => Vec::new(),
        false => vec![format!("  expected {}, found {found}", case.title)],
    }
}
