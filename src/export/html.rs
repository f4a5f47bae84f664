//! One page of HTML that holds the article with its marks, the brief and the timeline; it needs no script, no network
//! and no other file, and forbids itself all of them.

use super::Format;
use super::chronology::{self, Entry};
use super::labels::{capitalized, own};
use super::marks::{self, Fact, Mark};
use super::plain::{one_line, spelling};
use super::xml::escaped;
use crate::analysis::{Analysis, BlockKind, Question};
use crate::dossier::Dossier;
use crate::span::Span;

/// To read, print or send.
pub const FORMAT: Format = Format {
    name: "html",
    title: "Web page",
    purpose: "The article with its highlights, brief and timeline as one page to read, print or send.",
    extension: "html",
    media_type: "text/html",
    write,
    dossier: Some(dossier),
};

const STYLE: &str = include_str!("html.css");

fn write(text: &str, analysis: &Analysis) -> String {
    let article = &analysis.article;
    let title = one_line(article.title.as_deref().unwrap_or("Article"));
    let published = article
        .published
        .as_ref()
        .map(|published| published.value.clone());
    let head = [article.outlet.clone(), article.byline.clone(), published];
    let mut body = heading(&title, head.iter().flatten());
    if !analysis.summary.text.is_empty() {
        body += &section(
            "Summary",
            &format!("<p>{}</p>\n", escaped(&one_line(&analysis.summary.text))),
        );
    }
    let facts = analysis.summary.key_facts.iter();
    let facts: String = facts
        .map(|fact| {
            format!(
                "<dt>{}</dt><dd>{}</dd>\n",
                question(fact.question),
                escaped(&one_line(&fact.text))
            )
        })
        .collect();
    if !facts.is_empty() {
        body += &section("Key facts", &format!("<dl>\n{facts}</dl>\n"));
    }
    body += &timeline(&chronology::of_article(text, analysis));
    body += &section("Article", &marked_article(text, analysis));
    let names = analysis.entities.iter().map(|entity| {
        let description = entity
            .description
            .as_deref()
            .map(|words| format!(", {}", escaped(&one_line(words))));
        let name = escaped(&one_line(&entity.name));
        format!(
            "<li>{name} ({}){}</li>\n",
            spelling(entity.kind),
            description.unwrap_or_default()
        )
    });
    body += &list("Names", names);
    let language = if article.language == "und" {
        "en"
    } else {
        &article.language
    };
    page(&title, language, &body)
}

fn dossier(dossier: &Dossier) -> String {
    let mut body = heading("Dossier", std::iter::empty());
    let articles = dossier.articles.iter().map(|article| {
        let parts = [
            &article.title,
            &article.outlet,
            &article.byline,
            &article.published,
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .map(|part| escaped(&one_line(part)))
            .collect();
        format!(
            "<li>{}</li>\n",
            if parts.is_empty() {
                article.id.clone()
            } else {
                parts.join(" · ")
            }
        )
    });
    body += &list("Articles", articles);
    body += &timeline(&chronology::of_dossier(dossier));
    let names = dossier.entities.iter().map(|entity| {
        format!(
            "<li>{} ({})</li>\n",
            escaped(&one_line(&entity.name)),
            spelling(entity.kind)
        )
    });
    body += &list("Names", names);
    page("Dossier", "en", &body)
}

fn page(title: &str, language: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escaped(language),
        escaped(title),
    )
}

fn heading<'a>(title: &str, parts: impl Iterator<Item = &'a String>) -> String {
    let parts: Vec<String> = parts.map(|part| escaped(&one_line(part))).collect();
    let below = if parts.is_empty() {
        String::new()
    } else {
        format!("<p class=\"by\">{}</p>\n", parts.join(" · "))
    };
    format!("<h1>{}</h1>\n{below}", escaped(title))
}

fn section(title: &str, content: &str) -> String {
    format!("<section>\n<h2>{title}</h2>\n{content}</section>\n")
}

fn list(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.collect();
    if items.is_empty() {
        items
    } else {
        section(title, &format!("<ul>\n{items}</ul>\n"))
    }
}

fn timeline(entries: &[Entry]) -> String {
    let rows: String = entries
        .iter()
        .map(|entry| {
            format!(
                "<tr><th scope=\"row\">{}</th><td>{}<br /><small>{}</small></td></tr>\n",
                escaped(&entry.display),
                escaped(&entry.label),
                escaped(&entry.detail)
            )
        })
        .collect();
    if rows.is_empty() {
        rows
    } else {
        section("Timeline", &format!("<table>\n{rows}</table>\n"))
    }
}

fn question(question: Question) -> String {
    capitalized(&spelling(question).replace('_', " "))
}

/// Every block as a paragraph with its marks.
fn marked_article(text: &str, analysis: &Analysis) -> String {
    let marks = marks::flat(analysis);
    let mut article = String::new();
    for block in &analysis.blocks {
        let class = spelling(block.kind);
        let element = if block.kind == BlockKind::Headline {
            "h3"
        } else {
            "p"
        };
        let words = marked(text, block.span, &marks);
        article += &format!("<{element} class=\"{class}\">{words}</{element}>\n");
    }
    article
}

fn marked(text: &str, span: Span, marks: &[Mark]) -> String {
    let mut html = String::new();
    let mut at = span.start;
    for mark in marks.iter().filter(|mark| span.contains(mark.span)) {
        html += &escaped(&text[at..mark.span.start]);
        let class = own(mark.fact).to_lowercase();
        let family = match mark.fact {
            Fact::Entity(..) => "name",
            Fact::Timex(_) => "time",
            Fact::Quantity(_) => "quantity",
        };
        html += &format!(
            "<mark class=\"{family} {class}\" title=\"{}\">{}</mark>",
            escaped(&one_line(&meaning(mark.fact))),
            escaped(mark.span.of(text))
        );
        at = mark.span.end;
    }
    html + &escaped(&text[at..span.end])
}

/// "person: Ines de Wit"; "date: 2024-03-08".
fn meaning(fact: Fact) -> String {
    let kind = own(fact).to_lowercase();
    match fact {
        Fact::Entity(entity, _) => format!("{kind}: {}", entity.name),
        Fact::Timex(timex) => format!("{kind}: {}", timex.value),
        Fact::Quantity(quantity) => {
            let unit = quantity.unit.as_deref().unwrap_or_default();
            format!("{kind}: {} {unit}", quantity.value).trim_end().to_owned()
        }
    }
}
