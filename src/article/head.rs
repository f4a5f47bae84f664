//! What the article says of itself: title, author, outlet.

use super::Head;
use super::byline::byline_name;
use super::page::{bare_words, is_capitalized, is_name};
use crate::analysis::BlockKind;
use crate::document::{Block, Document};

/// Reads the head off the blocks.
pub fn read(document: &Document) -> Head {
    Head {
        title: title(document),
        byline: byline(document),
        outlet: outlet(document),
    }
}

fn of_kind<'d, 't>(
    document: &'d Document<'t>,
    kind: BlockKind,
) -> impl Iterator<Item = &'t str> + use<'d, 't> {
    document
        .blocks
        .iter()
        .filter(move |block| block.kind == kind)
        .map(|block| document.slice(block.span))
}

/// The headline above the first paragraph. Of several, the one that is repeated; else one of those that stand
/// together right above the author or the date, or first: of them the first that has the length of one.
fn title(document: &Document) -> Option<String> {
    let first = document
        .blocks
        .iter()
        .position(|block| block.kind == BlockKind::Paragraph)?;
    let is_title = |block: &Block| block.kind == BlockKind::Headline;
    let rows: Vec<&[Block]> = document.blocks[..first]
        .chunk_by(|one, next| is_title(one) == is_title(next))
        .filter(|row| is_title(&row[0]))
        .take(20)
        .collect();
    let above: Vec<&str> = rows.iter().flat_map(|row| texts(document, row)).collect();
    let repeated = above
        .iter()
        .find(|title| above.iter().filter(|other| other == title).count() > 1);
    let is_head = |row: &&&[Block]| {
        let end = row[row.len() - 1].span.end;
        let behind = document.blocks.partition_point(|block| block.span.start < end);
        matches!(
            document.blocks[behind].kind,
            BlockKind::Byline | BlockKind::Dateline
        )
    };
    let row: Vec<&str> = rows
        .iter()
        .find(is_head)
        .or(rows.first())
        .map(|row| texts(document, row).collect())?;
    let long = row.iter().find(|title| title.split_whitespace().count() >= 4);
    repeated.or(long).or(row.first()).map(|title| (*title).to_owned())
}

/// What stands in some blocks.
fn texts<'t>(document: &Document<'t>, blocks: &[Block]) -> impl Iterator<Item = &'t str> {
    blocks.iter().map(|block| document.slice(block.span))
}

fn byline(document: &Document) -> Option<String> {
    let lines: Vec<&str> = of_kind(document, BlockKind::Byline)
        .filter(|line| !line.starts_with('('))
        .collect();
    let stated = lines
        .iter()
        .find_map(|line| byline_name(line))
        .or_else(|| lines.iter().find(|line| is_name(line)).copied());
    let noted = || of_kind(document, BlockKind::AuthorNote).find(|line| is_name(line));
    stated.or_else(noted).map(str::to_owned)
}

/// Ways an outlet is named, most reliable first: by its own name, by the agency it took the story from,
/// and last by who holds the rights, as a rule its owner.
fn outlet(document: &Document) -> Option<String> {
    behind_title(document)
        .or_else(|| masthead(document))
        .or_else(|| told(document))
        .or_else(|| author_employer(document))
        .or_else(|| dateline_credit(document))
        .or_else(|| closing_credit(document))
        .or_else(|| copyright(document))
}

/// What stands above the first paragraph.
fn above_story<'d, 't>(document: &'d Document<'t>) -> impl Iterator<Item = &'t str> + use<'d, 't> {
    document
        .blocks
        .iter()
        .take_while(|block| block.kind != BlockKind::Paragraph)
        .map(|block| document.slice(block.span))
}

/// "Mayors agree | The Harbour Gazette": the title of the page, with the outlet behind the headline.
fn behind_title(document: &Document) -> Option<String> {
    let title = title(document).filter(|title| title.len() > 12)?;
    above_story(document).find_map(|line| {
        let rest = line.strip_prefix(title.as_str())?;
        let name = [" | ", " - ", " – ", " — "]
            .iter()
            .find_map(|mark| rest.strip_prefix(mark))?
            .trim();
        let words: Vec<&str> = name.split_whitespace().collect();
        ((1..=5).contains(&words.len()) && words.iter().all(|word| is_capitalized(word)))
            .then(|| name.to_owned())
    })
}

/// The name of a paper on a line of its own above the story. "World News" is a section, so words that
/// sections are called by need "The" before them.
fn masthead(document: &Document) -> Option<String> {
    const SECTIONS: &[&str] = &[
        "Magazine", "Mail", "Monitor", "News", "Press", "Radio", "Record", "Review", "TV", "Today",
    ];
    above_story(document)
        .find(|line| {
            let own = |last: &str| !SECTIONS.contains(&last);
            is_masthead(line)
                && (line.starts_with("The ") || line.split_whitespace().next_back().is_some_and(own))
        })
        .map(str::to_owned)
}

/// "... he told The Harbour Gazette": papers say so of themselves, and of each other and of agencies. It is
/// this one when it does so twice of a paper, or the page names it outside of the story.
fn told(document: &Document) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for line in of_kind(document, BlockKind::Paragraph) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for at in 2..words.len() {
            let asked = words[at - 1] == "told"
                || matches!(
                    words[at - 2..at],
                    ["statement" | "email" | "spoke", "to"] | ["interview", "with"]
                );
            if asked && is_outlet_start(&words[at..]) {
                names.extend(outlet_name(&words[at..]));
            }
        }
    }
    let named = |name: &String| {
        document.blocks.iter().any(|block| {
            !matches!(block.kind, BlockKind::Paragraph | BlockKind::List)
                && document.slice(block.span).contains(name.as_str())
        })
    };
    let twice =
        |name: &String| name.starts_with("The ") && names.iter().filter(|other| *other == name).count() > 1;
    let found = names.iter().find(|name| twice(name) || named(name))?;
    names.iter().all(|name| name == found).then(|| found.clone())
}

/// "© 2024 Example Media. All rights reserved."
fn copyright(document: &Document) -> Option<String> {
    of_kind(document, BlockKind::Boilerplate).find_map(|line| {
        let rest = line
            .strip_prefix('©')
            .or_else(|| line.strip_prefix("Copyright"))
            .or_else(|| line.strip_prefix("(c)"))?;
        let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        let end = rest.find(['.', '|', ',', '–', '—', '(']).unwrap_or(rest.len());
        let name = rest[..end]
            .trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace())
            .trim_end_matches("All rights reserved")
            .trim();
        let first = bare_words(name).next()?;
        (is_capitalized(first) && name.split_whitespace().count() <= 6).then(|| name.to_owned())
    })
}

/// "LONDON, March 3 (Wire) —"; "/TASS/".
fn dateline_credit(document: &Document) -> Option<String> {
    of_kind(document, BlockKind::Dateline).find_map(|line| {
        let (open, close) = if line.contains('(') {
            ('(', ')')
        } else {
            ('/', '/')
        };
        let (_, rest) = line.split_once(open)?;
        let (name, _) = rest.split_once(close)?;
        let known = !name.is_empty() && name.len() <= 40 && name.split_whitespace().all(is_capitalized);
        known.then(|| name.to_owned())
    })
}

/// "(Yonhap)" at the end of the story.
fn closing_credit(document: &Document) -> Option<String> {
    of_kind(document, BlockKind::Byline).find_map(|line| {
        let name = line.strip_prefix('(')?.strip_suffix(')')?;
        Some(name.to_owned())
    })
}

/// "... is a reporter at The Example Times, where ..."
fn author_employer(document: &Document) -> Option<String> {
    of_kind(document, BlockKind::AuthorNote).find_map(|note| {
        let words: Vec<&str> = note.split_whitespace().take(40).collect();
        let at = (1..words.len().saturating_sub(1)).find(|&at| {
            // "the prize for Breaking News" is no paper.
            let won = at > 0
                && matches!(
                    bare_words(words[at - 1]).next(),
                    Some("Prize" | "prize" | "Award" | "award")
                );
            matches!(words[at], "at" | "for" | "of" | "with") && !won && is_outlet_start(&words[at + 1..])
        })?;
        outlet_name(&words[at + 1..])
    })
}

/// The name that words begin with, without the possessive and the mark behind it.
fn outlet_name(words: &[&str]) -> Option<String> {
    let mut name = Vec::new();
    for word in words.iter().take(7) {
        let core = word.trim_end_matches([',', '.', ';', ')', '”', '"']);
        let small = matches!(core, "of" | "and" | "&" | "the") && !name.is_empty();
        if !(core.starts_with(char::is_uppercase) || small) {
            break;
        }
        name.push(
            core.strip_suffix("'s")
                .or_else(|| core.strip_suffix("’s"))
                .unwrap_or(core),
        );
        if core.len() < word.len() {
            break;
        }
    }
    while name
        .last()
        .is_some_and(|last| last.starts_with(char::is_lowercase))
    {
        name.pop();
    }
    (!name.is_empty()).then(|| name.join(" "))
}

/// Capitalized words that read like a paper's name: they begin with "The", or end in a word papers
/// are called by.
fn is_outlet_start(words: &[&str]) -> bool {
    let run: Vec<&str> = words
        .iter()
        .take(5)
        .take_while(|word| is_capitalized(word))
        .map(|word| word.trim_end_matches([',', '.', ';']))
        .collect();
    run.first() == Some(&"The") && run.len() >= 2 || run.iter().any(|word| is_press_word(word))
}

/// Words papers and agencies are called by, in order.
const PRESS_WORDS: &[&str] = &[
    "AFP",
    "AP",
    "Agency",
    "Argus",
    "BBC",
    "Bloomberg",
    "Bulletin",
    "CNN",
    "Chronicle",
    "Courier",
    "Daily",
    "Dispatch",
    "Echo",
    "Examiner",
    "Express",
    "Gazette",
    "Globe",
    "Guardian",
    "Herald",
    "Independent",
    "Inquirer",
    "Journal",
    "Magazine",
    "Mail",
    "Monitor",
    "News",
    "Observer",
    "Post",
    "Press",
    "Radio",
    "Record",
    "Reuters",
    "Review",
    "Sentinel",
    "Standard",
    "Star",
    "TV",
    "Telegraph",
    "Times",
    "Today",
    "Tribune",
    "Weekly",
    "Wire",
];

/// Whether papers and agencies are called by a word.
fn is_press_word(word: &str) -> bool {
    PRESS_WORDS.binary_search(&word).is_ok()
}

/// Whether a line is the name of a paper and nothing else: "The Harbour Gazette".
pub fn is_masthead(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(6).collect();
    (2..=5).contains(&words.len())
        && words.iter().all(|word| is_capitalized(word))
        && words.last().is_some_and(|last| is_press_word(last))
}
