//! Pages as people paste them: their blocks, and their date of publication.

use super::reader::Case;
use dateline::analysis::BlockKind;
use dateline::document::Block;
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

/// A whole page: `title`, `byline`, `outlet` and `published` of its head, words that its story does not hold, and
/// (behind "?") words that stay in it in doubt.
pub fn whole(case: &Case) -> Vec<String> {
    let analysis = analyze(&case.text, &Options::default());
    let article = &analysis.article;
    let blocks = article::blocks(&case.text);
    let story: String = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .map(|block| block.span.of(&case.text))
        .collect();
    let mut faults = Vec::new();
    for expected in &case.expected {
        let words = expected.words.as_str();
        if !expected.wanted {
            faults.extend(
                story
                    .contains(words)
                    .then(|| format!("  {words} is in the story")),
            );
            continue;
        }
        if let Some(doubted) = words.strip_prefix("? ") {
            let in_doubt = |block: &&Block| block.is_doubtful() && block.span.of(&case.text) == doubted;
            faults.extend(
                blocks
                    .iter()
                    .find(in_doubt)
                    .is_none()
                    .then(|| format!("  {doubted} is in no doubt, or left out")),
            );
            continue;
        }
        let (field, value) = words.split_once(": ").expect("a field and its value");
        let found = match field {
            "title" => article.title.clone(),
            "byline" => article.byline.clone(),
            "outlet" => article.outlet.clone(),
            "published" => article.published.clone().map(|found| found.value),
            _ => panic!("no such field: {field}"),
        };
        let found = found.unwrap_or_else(|| "none".to_owned());
        if found != value {
            faults.push(format!("  {field} is {found}, not {value}"));
        }
    }
    if story.split_whitespace().count() < 60 {
        faults.push(format!("  the story is {story}"));
    }
    faults
}
