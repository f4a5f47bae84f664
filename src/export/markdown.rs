//! The brief in Markdown (CommonMark), for notes, wikis and pull requests.

use super::Format;
use super::chronology;
use super::labels::capitalized;
use super::plain::{one_line, spelling};
use crate::analysis::{Analysis, Question};
use crate::dossier::Dossier;

/// For notes and wikis.
pub const FORMAT: Format = Format {
    name: "markdown",
    title: "Markdown brief",
    purpose: "Summary, key facts, timeline, names and quotations for notes and wikis.",
    extension: "md",
    media_type: "text/markdown",
    write,
    dossier: Some(dossier),
};

fn write(text: &str, analysis: &Analysis) -> String {
    let article = &analysis.article;
    let mut page = heading(article.title.as_deref().unwrap_or("Untitled"));
    let published = article
        .published
        .as_ref()
        .map(|published| published.value.clone());
    let head = [article.outlet.clone(), article.byline.clone(), published];
    let head: Vec<String> = head.iter().flatten().map(|part| escaped(part)).collect();
    if !head.is_empty() {
        page += &format!("{}\n\n", head.join(" · "));
    }
    if !analysis.summary.text.is_empty() {
        page += &format!("{}\n\n", escaped(&analysis.summary.text));
    }
    section(
        &mut page,
        "Key facts",
        analysis
            .summary
            .key_facts
            .iter()
            .map(|fact| format!("**{}**: {}", question(fact.question), escaped(&fact.text))),
    );
    let rows = chronology::of_article(text, analysis);
    section(
        &mut page,
        "Timeline",
        rows.iter()
            .map(|row| format!("**{}**: {}", escaped(&row.display), escaped(&row.label))),
    );
    section(
        &mut page,
        "Names",
        analysis.entities.iter().map(|entity| {
            name_line(
                &entity.name,
                &spelling(entity.kind),
                entity.description.as_deref(),
            )
        }),
    );
    let speaker = |id: &Option<String>| {
        let entity = analysis
            .entities
            .iter()
            .find(|entity| Some(&entity.id) == id.as_ref());
        entity.map_or_else(|| "Unknown".to_owned(), |entity| escaped(&entity.name))
    };
    section(
        &mut page,
        "Quotations",
        analysis
            .quotes
            .iter()
            .map(|quote| format!("{}: {}", speaker(&quote.speaker), escaped(quote.span.of(text)))),
    );
    page
}

fn dossier(dossier: &Dossier) -> String {
    let mut page = heading("Dossier");
    section(
        &mut page,
        "Articles",
        dossier.articles.iter().map(|article| {
            let parts = [
                &article.title,
                &article.outlet,
                &article.byline,
                &article.published,
            ];
            let parts: Vec<String> = parts.into_iter().flatten().map(|part| escaped(part)).collect();
            if parts.is_empty() {
                article.id.clone()
            } else {
                parts.join(" · ")
            }
        }),
    );
    section(
        &mut page,
        "Timeline",
        chronology::of_dossier(dossier).iter().map(|row| {
            format!(
                "**{}**: {} ({})",
                escaped(&row.display),
                escaped(&row.label),
                escaped(&row.detail)
            )
        }),
    );
    section(
        &mut page,
        "Names",
        dossier.entities.iter().map(|entity| {
            name_line(
                &entity.name,
                &spelling(entity.kind),
                entity.description.as_deref(),
            )
        }),
    );
    page
}

fn name_line(name: &str, kind: &str, description: Option<&str>) -> String {
    let description = description.map(|words| format!(", {}", escaped(words)));
    format!("{} ({kind}){}", escaped(name), description.unwrap_or_default())
}

fn heading(title: &str) -> String {
    format!("# {}\n\n", escaped(title))
}

fn section(page: &mut String, title: &str, items: impl Iterator<Item = String>) {
    for (index, item) in items.enumerate() {
        if index == 0 {
            *page += &format!("## {title}\n\n");
        }
        *page += &format!("- {item}\n");
    }
    if page.ends_with('\n') && !page.ends_with("\n\n") {
        page.push('\n');
    }
}

fn question(question: Question) -> String {
    capitalized(&spelling(question).replace('_', " "))
}

/// Words that stand for themselves: on one line, every character that could mean something to Markdown after a
/// backslash. CommonMark lets a backslash stand before any ASCII punctuation.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let line = one_line(words);
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let opens_list = at == 0 && matches!(c, '-' | '+') || at == number && matches!(c, '.' | ')');
        let means = matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '!'
                | '='
                | '$'
                | '^'
                | '{'
                | '}'
        );
        if means || opens_list {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
