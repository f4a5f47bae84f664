//! TimeML as the corpora use it: enough to take text, time expressions, events and links out of it.

use crate::span::Span;
use crate::timex::calendar::Date;
use std::collections::HashMap;

/// An annotated article.
pub struct TimeMl {
    /// Its text, with the lines of a paragraph joined.
    pub text: String,
    /// The day it was written.
    pub created: Option<Date>,
    /// Its time expressions.
    pub timexes: Vec<GoldTimex>,
    /// Its events: their words.
    pub events: Vec<Span>,
    /// What is said of an event and a time.
    pub links: Vec<Link>,
}

/// A time expression.
pub struct GoldTimex {
    /// Its id: "t12".
    pub id: String,
    /// Where it stands.
    pub span: Span,
    /// Its type, as written.
    pub kind: String,
    /// Its value.
    pub value: String,
}

/// An event's relation to a time.
pub struct Link {
    /// Index of the event.
    pub event: usize,
    /// The id of the time: "t0" for the day of writing.
    pub timex: String,
    /// "IS_INCLUDED", "BEFORE" and so on, seen from the event.
    pub relation: String,
}

impl TimeMl {
    /// Reads an article; `None` when it is not TimeML.
    pub fn read(source: &str) -> Option<Self> {
        let created = element(source, "DCT")?;
        let created = attribute(created, "value")?.get(..10)?.parse().ok();
        let mut article = TimeMl {
            text: String::new(),
            created,
            timexes: Vec::new(),
            events: Vec::new(),
            links: Vec::new(),
        };
        let mut events: HashMap<&str, usize> = HashMap::new();
        let mut rest = element(source, "TEXT")?;
        let mut open: Option<GoldTimex> = None;
        let mut event: Option<usize> = None;
        while let Some(at) = rest.find('<') {
            article.text.push_str(&unescape(&rest[..at]));
            let here = article.text.len();
            let len = rest[at..].find('>')? + 1;
            let tag = &rest[at..at + len];
            if tag.starts_with("<TIMEX3") {
                open = Some(GoldTimex {
                    id: attribute(tag, "tid")?.to_owned(),
                    span: Span::new(here, here),
                    kind: attribute(tag, "type")?.to_owned(),
                    value: attribute(tag, "value")?.to_owned(),
                });
            } else if tag.starts_with("<EVENT") {
                events.insert(attribute(tag, "eid")?, article.events.len());
                event = Some(article.events.len());
                article.events.push(Span::new(here, here));
            } else if tag == "</EVENT>"
                && let Some(event) = event.take()
            {
                article.events[event].end = here;
            } else if tag == "</TIMEX3>"
                && let Some(mut gold) = open.take()
            {
                gold.span.end = here;
                article.timexes.push(gold);
            }
            rest = &rest[at + len..];
        }
        article.text.push_str(&unescape(rest));
        article.text = unwrap(&article.text);
        article.links = links(source, &events);
        Some(article)
    }
}

/// The links between an event and a time.
fn links(source: &str, events: &HashMap<&str, usize>) -> Vec<Link> {
    let tags = |name: &'static str| {
        source
            .split(name)
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
    };
    let instances: HashMap<&str, usize> = tags("<MAKEINSTANCE")
        .filter_map(|tag| Some((attribute(tag, "eiid")?, *events.get(attribute(tag, "eventID")?)?)))
        .collect();
    tags("<TLINK")
        .filter_map(|tag| {
            Some(Link {
                event: *instances.get(attribute(tag, "eventInstanceID")?)?,
                timex: attribute(tag, "relatedToTime")?.to_owned(),
                relation: attribute(tag, "relType")?.to_owned(),
            })
        })
        .collect()
}

/// What stands between the tags of the first such element.
pub fn element<'s>(source: &'s str, name: &str) -> Option<&'s str> {
    let start = source.find(&format!("<{name}>"))? + name.len() + 2;
    let len = source[start..].find(&format!("</{name}>"))?;
    Some(&source[start..start + len])
}

/// The value of an attribute of a tag.
pub fn attribute<'s>(tag: &'s str, name: &str) -> Option<&'s str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let len = tag[start..].find('"')?;
    Some(&tag[start..start + len])
}

/// A text without its tags.
pub fn plain(source: &str) -> String {
    let mut parts = source.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.filter_map(|part| part.split_once('>'));
    unescape(&rest.fold(first, |text, (_, after)| text + after))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// Joins the hard-wrapped lines of a paragraph: the corpus breaks lines inside sentences, a pasted
/// article does not. The text keeps its length, so the offsets stay true.
fn unwrap(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        joined.push_str(line);
        let Some(next) = lines.peek() else {
            break;
        };
        let ended = line.trim_end().is_empty()
            || line
                .trim_end()
                .ends_with(['.', '!', '?', '"', '\'', '”', ':', '-', '_', ')']);
        let begins =
            next.trim().is_empty() || !next.trim_start().starts_with(|c: char| c.is_lowercase()) && ended;
        joined.push(if begins { '\n' } else { ' ' });
    }
    joined
}
