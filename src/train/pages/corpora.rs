//! Reading the pages with gold: their text, their markup, the body and the metadata people gave them.

use crate::markup;
use crate::train::corpora::read_archive;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Where a page comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corpus {
    /// The development half of the article extraction benchmark.
    Benchmark,
    /// Pages of Readability's tests.
    Readability,
    /// English pages of Trafilatura's tests: their metadata, but no body.
    Trafilatura,
}

/// A page with what is known of it.
#[derive(Clone)]
pub struct GoldPage {
    /// The corpus it belongs to.
    pub corpus: Corpus,
    /// Its name in the corpus.
    pub name: String,
    /// The whole page as selecting all of it gives it.
    pub text: String,
    /// The page from its HTML.
    pub page: markup::Page,
    /// The text of the article.
    pub body: String,
    /// Its title, author and time of publication, where they are known.
    pub title: Option<String>,
    pub author: Option<String>,
    pub published: Option<String>,
    /// Strings that stand in the article, and strings of the page that do not.
    pub inside: Vec<String>,
    pub outside: Vec<String>,
}

/// The pages of all corpora, one corpus after the other.
pub fn read(data: &Path) -> Result<Vec<GoldPage>, String> {
    let mut pages = Vec::new();
    let benchmark = archive(data, "benchmark-dev")?;
    let truth: Value = json(&benchmark["ground-truth.json"])?;
    for (name, gold) in truth.as_object().into_iter().flatten() {
        let page = markup::parse(&benchmark[&format!("html/{name}.html")]);
        pages.push(GoldPage {
            corpus: Corpus::Benchmark,
            name: name.clone(),
            text: benchmark[&format!("txt/{name}.txt")].clone(),
            body: gold["articleBody"].as_str().unwrap_or_default().to_owned(),
            title: page.metadata.titles.first().cloned(),
            author: page.metadata.authors.first().cloned(),
            published: page.metadata.published.first().cloned(),
            page,
            inside: Vec::new(),
            outside: Vec::new(),
        });
    }
    let readability = archive(data, "readability")?;
    for (path, html) in readability.range("html/".to_owned().."html0".to_owned()) {
        let name = path.trim_start_matches("html/").trim_end_matches(".html");
        let meta: Value = json(&readability[&format!("meta/{name}.json")])?;
        let known = |field: &str| meta[field].as_str().map(str::to_owned);
        pages.push(GoldPage {
            corpus: Corpus::Readability,
            name: name.to_owned(),
            text: readability[&format!("txt/{name}.txt")].clone(),
            page: markup::parse(html),
            body: readability[&format!("body/{name}.txt")].clone(),
            title: known("title"),
            author: known("byline"),
            published: known("publishedTime"),
            inside: Vec::new(),
            outside: Vec::new(),
        });
    }
    let trafilatura = archive(data, "trafilatura-en")?;
    let snippets: Value = json(&trafilatura["snippets.json"])?;
    let strings = |list: &Value| -> Vec<String> {
        let values = list.as_array().into_iter().flatten();
        values
            .filter_map(|value| value.as_str().map(str::to_owned))
            .collect()
    };
    for (path, html) in trafilatura.range("html/".to_owned().."html0".to_owned()) {
        let name = path.trim_start_matches("html/").trim_end_matches(".html");
        let Some(text) = trafilatura.get(&format!("txt/{name}.txt")) else {
            continue;
        };
        let page = markup::parse(html);
        pages.push(GoldPage {
            corpus: Corpus::Trafilatura,
            name: name.to_owned(),
            text: text.clone(),
            body: String::new(),
            title: page.metadata.titles.first().cloned(),
            author: page.metadata.authors.first().cloned(),
            published: page.metadata.published.first().cloned(),
            page,
            inside: strings(&snippets[name]["with"]),
            outside: strings(&snippets[name]["without"]),
        });
    }
    Ok(pages)
}

/// The files of an archive of pages, without the folder they may stand in.
fn archive(data: &Path, name: &str) -> Result<BTreeMap<String, String>, String> {
    let path = data.join("pages").join(format!("{name}.tar.gz"));
    let files = read_archive(&path).map_err(|error| error.to_string())?;
    Ok(files
        .into_iter()
        .map(|(path, text)| {
            let bare = path
                .trim_start_matches("./")
                .trim_start_matches(&format!("{name}/"))
                .to_owned();
            (bare, text)
        })
        .collect())
}

fn json(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}
