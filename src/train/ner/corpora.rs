//! The corpora of names as raw articles with what their labels say, and leave open, about each name.
//!
//! Every corpus has a scheme of its own. A label becomes the set of kinds it may stand for, and a
//! corpus that does not label some kinds leaves them open wherever it has no label.

use super::raw::{self, Spacing, Tagged};
use crate::analysis::EntityKind;
use crate::lexicon::hash;
use crate::mention::gazetteers::{Phrase, Types};
use crate::mention::tags::KINDS;
use crate::span::Span;
use crate::train::corpora::read_text;
use std::path::Path;

/// A set of kinds: bit n is `KINDS[n]`.
pub type Kinds = u16;

/// A raw text with the names a corpus marks in it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The text, rebuilt.
    pub text: String,
    /// The names, in order.
    pub names: Vec<(Span, Kinds)>,
    /// Kinds that may be there without a mark.
    pub open: Kinds,
    /// Its number in its corpus, which its copies share.
    pub number: usize,
}

/// How a corpus labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// worldwide newswire: nine labels.
    Worldwide,
    /// CoNLL-2003 and wikigold: PER, ORG, LOC, MISC.
    Conll,
    /// Universal NER: PER, ORG, LOC.
    Universal,
    /// CrossNER politics: fine labels.
    Crossner,
    /// WNUT 2017: social media.
    Wnut,
    /// Groningen Meaning Bank: silver labels.
    Gmb,
}

/// The set that holds one kind.
pub fn only(kind: EntityKind) -> Kinds {
    KINDS
        .iter()
        .position(|&known| known == kind)
        .map_or(0, |index| 1 << index)
}

fn any(kinds: &[EntityKind]) -> Kinds {
    kinds.iter().fold(0, |all, &kind| all | only(kind))
}

impl Scheme {
    /// Kinds that stand in the text without a label.
    fn open(self) -> Kinds {
        use EntityKind::{Event, Group, Other, Product, Work};
        match self {
            Scheme::Worldwide | Scheme::Conll | Scheme::Crossner => 0,
            Scheme::Universal | Scheme::Wnut | Scheme::Gmb => any(&[Group, Event, Work, Product, Other]),
        }
    }

    fn splits_hyphens(self) -> bool {
        matches!(self, Scheme::Worldwide | Scheme::Universal)
    }

    /// The kinds a label may stand for; 0 when it marks no name.
    fn kinds(self, label: &str, words: &[String]) -> Kinds {
        use EntityKind::{Event, Facility, Group, Organization, Other, Person, Place, Product, Work};
        let demonym = is_demonym(words);
        match label {
            "PER" | "person" | "Person" | "per" | "politician" => only(Person),
            "ORG" | "organisation" | "Organization" | "org" | "politicalparty" | "corporation" => {
                only(Organization)
            }
            "group" if self == Scheme::Wnut => only(Organization),
            "LOC" | "location" | "geo" => any(&[Place, Facility]),
            "Location" | "country" => only(Place),
            "gpe" if demonym => only(Group),
            "gpe" => any(&[Place, Group]),
            "Facility" => only(Facility),
            "NORP" => only(Group),
            "Product" | "product" => only(Product),
            "creative-work" => only(Work),
            "event" | "election" | "eve" => only(Event),
            "art" => any(&[Work, Product, Other]),
            "Misc" => refined(words, any(&[Event, Work, Other])),
            "MISC" | "misc" if demonym => only(Group),
            "MISC" | "misc" => refined(words, any(&[Group, Event, Work, Product, Other])),
            _ => 0,
        }
    }
}

fn types(words: &[String]) -> Types {
    let mut phrase = Phrase::default();
    for word in words {
        phrase.push(hash::lower(word));
    }
    phrase.types()
}

fn is_demonym(words: &[String]) -> bool {
    Types::named("demonym").is_some_and(|list| types(words).meets(list))
}

/// What the last word of a miscellaneous name tells of its kind.
fn refined(words: &[String], kinds: Kinds) -> Kinds {
    let head = words
        .iter()
        .rfind(|word| word.starts_with(char::is_alphabetic))
        .cloned()
        .into_iter()
        .collect::<Vec<_>>();
    let is = |name| Types::named(name).is_some_and(|list| types(&head).meets(list));
    if words.len() < 2 {
        kinds
    } else if is("event word") {
        only(EntityKind::Event)
    } else if is("law word") {
        only(EntityKind::Other)
    } else if is("work word") {
        only(EntityKind::Work)
    } else {
        kinds
    }
}

/// Reads a corpus; documents where it marks them, else every sentence for itself.
///
/// # Errors
/// When the file cannot be read.
pub fn read(data: &Path, name: &str, scheme: Scheme) -> Result<Vec<Vec<Tagged>>, String> {
    let text =
        read_text(&data.join("ner").join(format!("{name}.iob2.gz"))).map_err(|error| error.to_string())?;
    let mut documents: Vec<Vec<Tagged>> = Vec::new();
    let mut sentence = Tagged::new();
    for line in text.lines().chain([""]) {
        if line.starts_with("-DOCSTART-") {
            documents.push(Vec::new());
        } else if let Some((word, tag)) = line.split_once('\t') {
            sentence.push((word.to_owned(), tag.to_owned()));
        } else if !sentence.is_empty() {
            if documents.is_empty() {
                documents.push(Vec::new());
            }
            if let Some(document) = documents.last_mut() {
                document.push(std::mem::take(&mut sentence));
            }
        }
    }
    let loose = matches!(
        scheme,
        Scheme::Universal | Scheme::Wnut | Scheme::Crossner | Scheme::Gmb
    );
    if loose {
        documents = documents
            .into_iter()
            .flatten()
            .map(|sentence| vec![sentence])
            .collect();
    }
    documents.retain(|document| !document.is_empty());
    Ok(documents)
}

/// Rebuilds an article. A sentence that does not end as sentences do ends its line.
pub fn article(document: &[Tagged], scheme: Scheme, spacing: Spacing) -> Article {
    let mut article = Article {
        text: String::new(),
        names: Vec::new(),
        open: scheme.open(),
        number: 0,
    };
    for sentence in document {
        let ranges = raw::append(&mut article.text, sentence, spacing, scheme.splits_hyphens());
        let mut at = 0;
        while at < sentence.len() {
            let start = at;
            at += 1;
            let Some(label) = sentence[start].1.strip_prefix("B-") else {
                continue;
            };
            while at < sentence.len() && sentence[at].1.strip_prefix("I-") == Some(label) {
                at += 1;
            }
            let words: Vec<String> = sentence[start..at].iter().map(|(word, _)| word.clone()).collect();
            let mut first = start;
            if scheme == Scheme::Gmb && label == "per" {
                // Its persons begin with their titles.
                let title = Types::named("title").unwrap_or_default();
                while first + 1 < at && types(&words[first - start..=first - start]).meets(title) {
                    first += 1;
                }
            }
            let kinds = scheme.kinds(label, &words);
            if kinds != 0 {
                article
                    .names
                    .push((Span::new(ranges[first].0, ranges[at - 1].1), kinds));
            }
        }
        let ended = article
            .text
            .trim_end_matches(['"', '\'', '”', '’', ')', ' '])
            .ends_with(['.', '!', '?', '…']);
        article.text.push(if ended { ' ' } else { '\n' });
    }
    article
}

/// An article with other capitals: what alerts and headlines look like.
pub fn recased(article: &Article, recase: impl Fn(char, bool) -> char) -> Article {
    let mut inside = false;
    let text = article
        .text
        .chars()
        .map(|c| {
            let other = recase(c, inside);
            inside = c.is_alphanumeric() || c == '\'' || c == '’';
            if other.len_utf8() == c.len_utf8() {
                other
            } else {
                c
            }
        })
        .collect();
    Article {
        text,
        ..article.clone()
    }
}

/// The same article with a town and its country as two names. Few sentences mark them as one, and a
/// reader wants both.
pub fn places_apart(mut article: Article) -> Article {
    let place = only(EntityKind::Place);
    let names = std::mem::take(&mut article.names);
    for (span, kinds) in names {
        let mut start = span.start;
        while let Some(comma) = article.text[start..span.end]
            .find(", ")
            .filter(|_| kinds == place)
        {
            article.names.push((Span::new(start, start + comma), kinds));
            start += comma + 2;
        }
        article.names.push((Span::new(start, span.end), kinds));
    }
    article
}

/// A letter in lower case, when it has one.
pub fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// A letter as a capital, when it has one.
pub fn upper(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}
