//! A stream of articles: one JSON object a line in, one a line out, in the same order.

use crate::arguments::Source;
use crate::workers;
use dateline::analysis::Analysis;
use dateline::export::{Format, json_compact, json_on_one_line};
use dateline::timex::calendar::Date;
use dateline::{Options, analyze, analyze_page, markup};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One line of input.
#[derive(Deserialize)]
struct Line<'a> {
    text: Option<Text>,
    html: Option<Text>,
    published: Option<String>,
    /// Handed back as it came, letter by letter: a number may be larger than any type holds.
    #[serde(default, borrow)]
    id: Option<&'a RawValue>,
}

/// Of a line that is wrong otherwise: whose answer it is.
#[derive(Deserialize)]
struct Id<'a> {
    #[serde(default, borrow)]
    id: Option<&'a RawValue>,
}

/// Answers every line that is not blank, with so many threads. A line that cannot be read is answered with
/// `{"id", "error"}`, so that lines in and lines out stay in step; gives how many there were.
pub fn stream(
    source: &Source,
    format: Option<&'static Format>,
    threads: usize,
    out: &mut impl Write,
) -> Result<usize, Stopped> {
    let lines = source.open().map_err(Stopped::Closed)?;
    let failed = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&failed);
    let answer = move |line: &[u8]| {
        answer(line, format).unwrap_or_else(|refusal| {
            counter.fetch_add(1, Ordering::Relaxed);
            refusal
        })
    };
    workers::in_order(|| lines, out, threads, answer).map_err(Stopped::Broken)?;
    Ok(failed.load(Ordering::Relaxed))
}

/// Why a stream ended early.
pub enum Stopped {
    /// The source cannot be opened, and why.
    Closed(String),
    /// Reading or writing failed.
    Broken(io::Error),
}

/// The answer to a line, or the refusal that takes its place; each with its line end.
fn answer(line: &[u8], format: Option<&'static Format>) -> Result<Vec<u8>, Vec<u8>> {
    let line: Line = serde_json::from_slice(line).map_err(|error| {
        let id = serde_json::from_slice::<Id>(line).ok().and_then(|line| line.id);
        refusal(id, &no_line(&error))
    })?;
    let id = line.id;
    let published = line.published.map(|day| day.parse::<Date>()).transpose();
    let published = published.map_err(|error| refusal(id, &error))?;
    let options = Options {
        published,
        ..Options::default()
    };
    let (text, analysis) = match (line.text, line.html) {
        (Some(Text(text)), None) => {
            let analysis = analyze(&text, &options);
            (text, analysis)
        }
        (None, Some(Text(html))) => {
            let page = markup::parse(&html);
            let analysis = analyze_page(&page, &options);
            (page.text, analysis)
        }
        _ => return Err(refusal(id, &no_line(&"it needs one of the two"))),
    };
    let id = id.map_or("null", RawValue::get);
    Ok(format!("{{\"id\":{id},{}}}\n", content(&text, analysis, format)).into_bytes())
}

fn no_line(why: &dyn fmt::Display) -> String {
    format!("this line is not {{\"id\", \"text\" or \"html\", \"published\"?}}: {why}")
}

/// The fields after the id. JSON stands in the line as it is; every other format as a string.
fn content(text: &str, analysis: Analysis, format: Option<&'static Format>) -> String {
    let Some(format) = format.filter(|format| format.name != "json") else {
        return format!("\"analysis\":{}", json_compact(text, analysis));
    };
    let file = (format.write)(text, &analysis);
    let content = match format.is_json() {
        true => json_on_one_line(&file),
        false => serde_json::Value::String(file).to_string(),
    };
    format!("\"format\":\"{}\",\"content\":{content}", format.name)
}

fn refusal(id: Option<&RawValue>, error: &str) -> Vec<u8> {
    let error = serde_json::Value::String(error.to_owned());
    let id = id.map_or("null", RawValue::get);
    format!("{{\"id\":{id},\"error\":{error}}}\n").into_bytes()
}

/// A JSON string in which lone surrogates, which JavaScript may write, become U+FFFD; one for one, so
/// that offsets stay those of the sender.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyString;
        impl Visitor<'_> for AnyString {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                Ok(Text(without_surrogates(bytes)))
            }
        }
        deserializer.deserialize_bytes(AnyString)
    }
}

/// Reads WTF-8, in which serde_json writes a lone surrogate as the three bytes of its code point.
fn without_surrogates(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    loop {
        match std::str::from_utf8(rest) {
            Ok(valid) => {
                text.push_str(valid);
                return text;
            }
            Err(error) => {
                let (valid, after) = rest.split_at(error.valid_up_to());
                text.push_str(&String::from_utf8_lossy(valid));
                text.push(char::REPLACEMENT_CHARACTER);
                let surrogate = matches!(after, [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..]);
                rest = &after[if surrogate {
                    3
                } else {
                    error.error_len().unwrap_or(after.len())
                }..];
            }
        }
    }
}
