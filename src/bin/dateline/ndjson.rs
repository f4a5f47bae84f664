//! A stream of articles: one JSON object a line in, one a line out, in constant memory.

use dateline::export::json_compact;
use dateline::timex::calendar::Date;
use dateline::{Options, analyze, analyze_page, markup};
use serde::Deserialize;
use serde::de::{Deserializer, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::{self, BufRead, Write};

/// One line of input.
#[derive(Deserialize)]
struct Line {
    /// Handed back as it came.
    #[serde(default)]
    id: Value,
    text: Option<Text>,
    html: Option<Text>,
    published: Option<String>,
}

/// Answers every line that is not blank. A line that cannot be read is answered with
/// `{"id", "error"}`, so that lines in and lines out stay in step.
pub fn stream(mut lines: impl BufRead, out: &mut impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            answer(&line, out)?;
        }
        line.clear();
    }
    Ok(())
}

fn answer(line: &[u8], out: &mut impl Write) -> io::Result<()> {
    let line = match serde_json::from_slice::<Line>(line) {
        Ok(line) => line,
        Err(error) => {
            let id = serde_json::from_slice::<Value>(line).map_or(Value::Null, |value| value["id"].clone());
            return refuse(&id, &no_line(&error), out);
        }
    };
    let published = match line.published.map(|day| day.parse::<Date>()).transpose() {
        Ok(published) => published,
        Err(error) => return refuse(&line.id, &error, out),
    };
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
        _ => return refuse(&line.id, &no_line(&"it needs one of the two"), out),
    };
    let id = line.id;
    writeln!(
        out,
        "{{\"id\":{id},\"analysis\":{}}}",
        json_compact(&text, &analysis)
    )
}

fn no_line(why: &dyn fmt::Display) -> String {
    format!("this line is not {{\"id\", \"text\" or \"html\", \"published\"?}}: {why}")
}

fn refuse(id: &Value, error: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", serde_json::json!({ "id": id, "error": error }))
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
