//! What a page says of itself to machines: meta elements, its title, JSON-LD.

use super::Metadata;
use serde_json::Value;

/// Names of meta elements (`property`, `name` or `itemprop`) for each thing they tell, best first.
const TITLES: &[&str] = &[
    "headline",
    "og:title",
    "twitter:title",
    "parsely-title",
    "dc.title",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "og:author",
    "dcterms.creator",
];
const OUTLETS: &[&str] = &["og:site_name", "application-name", "dc.publisher"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "date",
    "dc.date",
    "ptime",
    "pdate",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "article:modified",
    "last-modified",
    "dcterms.modified",
    "lastmod",
];

/// JSON-LD stands before meta elements, and all stand before the page's own title.
const LINKED: usize = 0;
const NAMED: usize = 1;
const PAGE_TITLE: usize = 100;

/// The type of scripts that are JSON-LD.
const JSON_LD: &str = "application/ld+json";

/// Longest value that is kept, in bytes; a headline or a list of authors is far shorter.
const LONGEST: usize = 1000;

/// Most values of one kind, and most JSON values that are looked at, on one page.
const MOST: usize = 20;
const MOST_JSON: usize = 50_000;

/// Values by rank; a lower rank is more trustworthy.
type Ranked = Vec<(usize, String)>;

/// Collects what a page says while it is walked.
#[derive(Default)]
pub struct Notes {
    titles: Ranked,
    authors: Ranked,
    outlets: Ranked,
    published: Ranked,
    modified: Ranked,
    json_seen: usize,
    wanted: Option<Wanted>,
    text: String,
}

/// Whose text is wanted.
#[derive(Clone, Copy)]
enum Wanted {
    Title,
    JsonLd,
}

impl Notes {
    /// Sees an element.
    pub fn element(&mut self, tag: &str, attribute: &dyn Fn(&str) -> Option<String>) {
        self.wanted = match tag {
            "title" => Some(Wanted::Title),
            "script" if attribute("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case(JSON_LD)) => {
                Some(Wanted::JsonLd)
            }
            _ => None,
        };
        if tag == "meta"
            && let Some(content) = attribute("content")
        {
            for name in ["property", "name", "itemprop"].into_iter().filter_map(attribute) {
                self.meta(&name.trim().to_ascii_lowercase(), &content);
            }
        }
    }

    /// Whether the text of the element that was seen last is for the notes.
    pub fn wants_text(&self) -> bool {
        self.wanted.is_some()
    }

    /// Takes the text of that element.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Sees the end of that element, or of its text.
    pub fn leave(&mut self) {
        let Some(wanted) = self.wanted.take() else {
            return;
        };
        let text = std::mem::take(&mut self.text);
        match wanted {
            Wanted::Title => add(&mut self.titles, PAGE_TITLE, &text),
            Wanted::JsonLd => {
                if let Ok(value) = serde_json::from_str(&text) {
                    self.json(&value);
                }
            }
        }
    }

    fn meta(&mut self, name: &str, content: &str) {
        let kinds: [(&[&str], &mut Ranked); 5] = [
            (TITLES, &mut self.titles),
            (AUTHORS, &mut self.authors),
            (OUTLETS, &mut self.outlets),
            (PUBLISHED, &mut self.published),
            (MODIFIED, &mut self.modified),
        ];
        for (names, values) in kinds {
            if let Some(rank) = names.iter().position(|known| *known == name) {
                add(values, NAMED + rank, content);
            }
        }
    }

    /// Looks through a JSON-LD value for articles: in lists, in `@graph`, in what stands inside others.
    fn json(&mut self, value: &Value) {
        let mut rest = vec![value];
        while let Some(value) = rest.pop() {
            self.json_seen += 1;
            if self.json_seen > MOST_JSON {
                return;
            }
            match value {
                Value::Array(values) => rest.extend(values.iter().rev()),
                Value::Object(fields) => {
                    if is_article(&value["@type"]) {
                        self.article(value);
                    }
                    // Other articles may hang on lists of this one's; they are not this page's.
                    rest.extend(
                        ["mainEntity", "mainEntityOfPage", "@graph"]
                            .iter()
                            .filter_map(|name| fields.get(*name)),
                    );
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, article: &Value) {
        for (field, values) in [
            ("headline", &mut self.titles),
            ("datePublished", &mut self.published),
            ("dateModified", &mut self.modified),
        ] {
            add(values, LINKED, article[field].as_str().unwrap_or_default());
        }
        for name in named(&article["author"])
            .into_iter()
            .chain(named(&article["creator"]))
        {
            add(&mut self.authors, LINKED, name);
        }
        for name in named(&article["publisher"]) {
            add(&mut self.outlets, NAMED + OUTLETS.len(), name);
        }
    }

    /// Puts what was found into the page's metadata.
    pub fn close(self, metadata: &mut Metadata) {
        let sorted = |mut values: Ranked| {
            values.sort_by_key(|value| value.0);
            values.into_iter().map(|value| value.1).collect()
        };
        metadata.titles = sorted(self.titles);
        metadata.authors = sorted(self.authors);
        metadata.outlets = sorted(self.outlets);
        metadata.published = sorted(self.published);
        metadata.modified = sorted(self.modified);
    }
}

/// Adds a value, with single blanks for its white space. One that is known takes the better rank.
fn add(values: &mut Ranked, rank: usize, value: &str) {
    let plain = decoded(value).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((known, _)) = values.iter_mut().find(|(_, known)| *known == plain) {
        *known = rank.min(*known);
    } else if !plain.is_empty() && plain.len() <= LONGEST && values.len() < MOST {
        values.push((rank, plain));
    }
}

/// A value without character references: many pages write them twice, or in JSON, where they mean nothing.
fn decoded(value: &str) -> String {
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("lt", '<'),
        ("gt", '>'),
        ("nbsp", ' '),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("rdquo", '”'),
        ("ldquo", '“'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
    ];
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let reference = rest.find(';').filter(|&end| end <= 8).map(|end| &rest[..end]);
        let read = reference.and_then(|name| match name.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                };
                code.and_then(char::from_u32)
            }
            None => NAMED
                .iter()
                .find(|(known, _)| *known == name)
                .map(|known| known.1),
        });
        match (read, reference) {
            (Some(read), Some(name)) => {
                plain.push(read);
                rest = &rest[name.len() + 1..];
            }
            _ => plain.push('&'),
        }
    }
    plain.push_str(rest);
    plain
}

/// Whether a JSON-LD type, or one of several, is an article's.
fn is_article(kind: &Value) -> bool {
    let one = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        })
    };
    one(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(one))
}

/// The names of a person or an organization, or of several.
fn named(value: &Value) -> Vec<&str> {
    let alone = std::slice::from_ref(value);
    value
        .as_array()
        .map_or(alone, Vec::as_slice)
        .iter()
        .filter_map(|value| value.as_str().or_else(|| value["name"].as_str()))
        .take(MOST)
        .collect()
}
