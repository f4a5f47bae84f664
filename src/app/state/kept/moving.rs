//! What older versions kept, all articles in one piece, and files of all that is kept.

use super::record::{Record, Unreadable, VERSION};
use crate::correction::{Act, Correction, Scope};
use crate::markup::Page;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything, as version 1 kept it under one name.
#[derive(Deserialize)]
struct Whole {
    version: u32,
    #[serde(default)]
    articles: Vec<WholeArticle>,
    #[serde(default)]
    lists: Vec<Correction>,
}

#[derive(Deserialize)]
struct WholeArticle {
    text: String,
    #[serde(default)]
    page: Option<Arc<Page>>,
    /// As it was kept before it was a correction.
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    corrections: Vec<Correction>,
}

/// Articles and personal lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Everything {
    /// The articles, in order.
    pub articles: Vec<Record>,
    /// The personal lists.
    pub lists: Vec<Correction>,
}

/// What an older version kept in one piece.
pub fn read_whole(json: &str) -> Result<Everything, Unreadable> {
    let whole: Whole = serde_json::from_str(json).map_err(|_| Unreadable::Damaged)?;
    if whole.version > 1 {
        return Err(Unreadable::Newer);
    }
    let article = |kept: WholeArticle| {
        let given = kept.published.map(|day| Correction {
            id: "published".to_owned(),
            at: Default::default(),
            scope: Scope::Here,
            act: Act::Published { day },
            made: None,
        });
        Record {
            page: kept.page,
            corrections: given.into_iter().chain(kept.corrections).collect(),
            ..Record::of(&kept.text)
        }
    };
    Ok(Everything {
        articles: whole.articles.into_iter().map(article).collect(),
        lists: whole.lists,
    })
}

/// The name of the format of a file of all that is kept.
const SCHEMA: &str = "dateline/kept-1";

#[derive(Serialize, Deserialize)]
struct KeptFile {
    schema: String,
    articles: Vec<Record>,
    #[serde(default)]
    lists: Vec<Correction>,
}

/// A file of all that is kept, as JSON.
pub fn write_file(everything: &Everything) -> String {
    let file = KeptFile {
        schema: SCHEMA.to_owned(),
        articles: everything.articles.clone(),
        lists: everything.lists.clone(),
    };
    serde_json::to_string_pretty(&file).expect("plain data always has a JSON form")
}

/// What such a file holds. The error is a clause that follows on the file's name.
pub fn read_file(json: &str) -> Result<Everything, String> {
    #[derive(Deserialize)]
    struct Named {
        schema: String,
    }
    let named: Named =
        serde_json::from_str(json).map_err(|_| "is no list of articles from Dateline".to_owned())?;
    if named.schema != SCHEMA {
        return Err(format!("is “{}”, not {SCHEMA}", named.schema));
    }
    let file: KeptFile = serde_json::from_str(json).map_err(|error| format!("is damaged: {error}"))?;
    Ok(Everything {
        articles: file.articles,
        lists: file.lists,
    })
}

const _: () = assert!(VERSION == 1, "a newer record needs a newer kind of file");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_version_kept_is_read() {
        let kept = r#"{"version":1,"front":0,"articles":[{"text":"One.","published":"2024-11-21"},{"text":"Two."}]}"#;
        let everything = read_whole(kept).unwrap();
        assert_eq!(everything.articles.len(), 2);
        assert_eq!(everything.articles[0].corrections[0].id, "published");
        assert_eq!(read_whole("{").unwrap_err(), Unreadable::Damaged);
        assert_eq!(read_whole(r#"{"version":9}"#).unwrap_err(), Unreadable::Newer);
    }

    #[test]
    fn a_file_of_all_comes_back_as_it_was() {
        let everything = Everything {
            articles: vec![Record::of("One."), Record::of("Two.")],
            lists: Vec::new(),
        };
        assert_eq!(read_file(&write_file(&everything)), Ok(everything));
        assert!(read_file("{}").unwrap_err().starts_with("is no list"));
        assert!(read_file(r#"{"schema":"dateline/analysis-1"}"#).is_err());
    }
}
