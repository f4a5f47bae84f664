//! The words of the page: how kinds, evidence, times and numbers are said to a reader.

mod amounts;
mod times;

pub use amounts::{count, grouped, quantity, quantity_kind, share, size};
pub use times::{certainty, day, day_and_weekday, days_words, how_found, inferred, meaning, when};

use super::ink::InkKind;
use crate::Stage;
use crate::analysis::{BlockKind, EntityKind, EntityMention, EventStatus, MentionForm};

/// What the worker does for a long text, and how many steps there are.
pub fn stage(stage: Stage) -> String {
    let doing = match stage {
        Stage::Page => "taking the page apart",
        Stage::Dates => "dates",
        Stage::Names => "names and amounts",
        Stage::Syntax => "sentences",
        Stage::Entities => "who is who",
        Stage::Quotes => "quotes",
        Stage::Events => "what happened",
        Stage::Brief => "timeline and summary",
    };
    let number = 1 + Stage::ALL
        .iter()
        .position(|&other| other == stage)
        .unwrap_or_default();
    format!(
        "A long text: its beginning is marked, the rest is being read. Step {number} of {}: {doing}.",
        Stage::ALL.len()
    )
}

/// What a kind is called, one of them.
pub const fn kind(kind: InkKind) -> &'static str {
    match kind {
        InkKind::Date => "date",
        InkKind::Quantity => "quantity",
        InkKind::Name(EntityKind::Organization) => "organization",
        InkKind::Name(EntityKind::Other) => "other name",
        InkKind::Name(_) => kind.slug(),
    }
}

/// What a kind is called, with its article: "an organization".
pub fn a_kind(of: InkKind) -> String {
    let name = kind(of);
    let article = if name.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

/// What a piece of the page is called.
pub const fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Dateline => "dateline",
        BlockKind::Byline => "byline",
        BlockKind::Caption => "caption",
        BlockKind::Paragraph => "paragraph",
        BlockKind::List => "list item",
        BlockKind::Boilerplate => "piece of the page around it",
        BlockKind::AuthorNote => "note on the author",
    }
}

/// What a kind is called, several of them, as a label.
pub const fn kinds(kind: InkKind) -> &'static str {
    match kind {
        InkKind::Name(EntityKind::Person) => "People",
        InkKind::Name(EntityKind::Organization) => "Organizations",
        InkKind::Name(EntityKind::Place) => "Places",
        InkKind::Name(EntityKind::Group) => "Groups",
        InkKind::Name(EntityKind::Facility) => "Facilities",
        InkKind::Name(EntityKind::Event) => "Events",
        InkKind::Name(EntityKind::Work) => "Works",
        InkKind::Name(EntityKind::Product) => "Products",
        InkKind::Name(EntityKind::Law) => "Laws",
        InkKind::Name(EntityKind::Other) => "Other names",
        InkKind::Date => "Dates",
        InkKind::Quantity => "Quantities",
    }
}

/// On one line, and cut at a word when it is longer than `length` characters, the ellipsis
/// included.
pub fn clipped(text: &str, length: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, next)) = line.char_indices().nth(length.saturating_sub(1)) else {
        return line;
    };
    if line[end..].chars().nth(1).is_none() {
        return line;
    }
    let cut = &line[..end];
    let word = if next == ' ' { None } else { cut.rfind(' ') };
    let kept = &cut[..word.filter(|at| at * 2 > end).unwrap_or(end)];
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '-', '–']))
}

/// Whether an event came about, when that is worth saying.
pub const fn status(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Occurred => None,
        EventStatus::Ongoing => Some("ongoing"),
        EventStatus::Planned => Some("planned"),
        EventStatus::Claimed => Some("claimed"),
        EventStatus::Negated => Some("did not happen"),
    }
}

/// How a mention names its entity, to stand before "mention".
pub const fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "full name",
        MentionForm::Short => "short form",
        MentionForm::Acronym => "initials",
        MentionForm::Spelling => "another spelling",
        MentionForm::Title => "title",
        MentionForm::Pronoun => "pronoun",
    }
}

/// Why a mention was tagged, in words: "list of countries, tagger".
pub fn evidence(mention: &EntityMention) -> String {
    let mut words: Vec<String> = Vec::new();
    for item in &mention.evidence {
        let (source, detail) = item.split_once(':').unwrap_or((item, ""));
        let detail = detail.replace(['_', '-'], " ");
        let word = match (source, detail.as_str()) {
            ("model", "") => "trained tagger".to_owned(),
            ("model", detail) => format!("trained tagger ({detail})"),
            ("gazetteer", "") => "known name".to_owned(),
            ("gazetteer", detail) => format!("known {detail}"),
            ("reader", _) => "you".to_owned(),
            ("pattern", detail) => format!("pattern ({detail})"),
            (source, "") => source.replace('_', " "),
            (source, detail) => format!("{} ({detail})", source.replace('_', " ")),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn evidence_says_each_thing_once() {
        let mention = EntityMention {
            span: Span::default(),
            text: String::new(),
            form: MentionForm::Name,
            confidence: 1.0,
            evidence: ["gazetteer:country", "model", "model"]
                .map(str::to_owned)
                .to_vec(),
            set_by: None,
        };
        assert_eq!(evidence(&mention), "known country, trained tagger");
    }

    #[test]
    fn long_lines_are_cut() {
        assert_eq!(clipped("one\n two", 10), "one two");
        assert_eq!(clipped("one two three four", 12), "one two…");
        assert_eq!(
            clipped("Kozlov meets Kim in Pyongyang", 20),
            "Kozlov meets Kim in…"
        );
        assert_eq!(clipped("Kozlov meets Kim", 16), "Kozlov meets Kim");
        assert_eq!(clipped("Donaudampfschiffahrt", 13), "Donaudampfsc…");
    }
}
