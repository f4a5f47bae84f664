//! What the words on the command line ask for.

use dateline::export::{FORMATS, Format, format};
use dateline::timex::calendar::Date;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// What `--help` prints.
pub const USAGE: &str = "\
Usage:
  dateline [--published YYYY-MM-DD] [--corrections FILE] [--format NAME] [FILE]
  dateline --ndjson [FILE]
  dateline merge A.json B.json …

Reads an article (standard input when no FILE is named) and writes its analysis. FILE is a text in any
encoding, Markdown, a saved page, a .docx, a PDF, or JSON this program wrote, by what is in it. Where spans do
not count in the input itself, they count in the \"text\" of the analysis.

  --published DAY   the day the article was published, when you know it
  --corrections FILE
                    what to correct: a list the page wrote, or an analysis
  --format NAME     how to write the analysis: json (the default), or brief,
                    a plain text for people
  --ndjson          one {\"id\", \"text\" or \"html\", \"published\"?} a line in,
                    one {\"id\", \"analysis\"} a line out, in the same order
  merge             several analyses (files this program wrote), one dossier out
  --help, --version
";

/// Where the text comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Stdin => f.write_str("standard input"),
            Source::File(path) => path.display().fmt(f),
        }
    }
}

/// What to do.
pub enum Command {
    /// Print [`USAGE`].
    Help,
    /// Print the version.
    Version,
    /// One article.
    Analyze {
        source: Source,
        published: Option<Date>,
        corrections: Option<PathBuf>,
        format: &'static Format,
    },
    /// One article a line.
    Ndjson { source: Source },
    /// Several analyses into one dossier.
    Merge { files: Vec<PathBuf> },
}

/// Reads the command line; the first word is the program's name. The error is one sentence.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_iter(words);
    let mut published = None;
    let mut corrections = None;
    let mut written = None;
    let mut ndjson = false;
    let mut files = Vec::new();
    let see_help = |error: lexopt::Error| format!("{error}; see dateline --help");
    while let Some(argument) = parser.next().map_err(see_help)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("published") => {
                let day = parser
                    .value()
                    .and_then(|value| value.string())
                    .map_err(see_help)?;
                published = Some(day.parse::<Date>()?);
            }
            Long("corrections") => {
                corrections = Some(PathBuf::from(parser.value().map_err(see_help)?));
            }
            Long("format") => {
                let name = parser
                    .value()
                    .and_then(|value| value.string())
                    .map_err(see_help)?;
                written = Some(format(&name).ok_or_else(|| unknown_format(&name))?);
            }
            Long("ndjson") => ndjson = true,
            Value(path) => files.push(PathBuf::from(path)),
            _ => return Err(see_help(argument.unexpected())),
        }
    }
    if files.first().is_some_and(|word| word.as_os_str() == "merge") {
        return merge(
            files.split_off(1),
            published.is_some() || corrections.is_some() || written.is_some() || ndjson,
        );
    }
    let source = match files.len() {
        0 => Source::Stdin,
        1 => Source::File(files.remove(0)),
        _ => return Err("name one file, or none to read standard input".to_owned()),
    };
    match ndjson {
        true if published.is_some() || corrections.is_some() || written.is_some() => {
            Err("with --ndjson every line carries its own date, and the output is NDJSON; leave out --published, --corrections and --format"
                .to_owned())
        }
        true => Ok(Command::Ndjson { source }),
        false => Ok(Command::Analyze { source, published, corrections, format: written.unwrap_or(&FORMATS[0]) }),
    }
}

fn merge(files: Vec<PathBuf>, has_options: bool) -> Result<Command, String> {
    match files.len() {
        _ if has_options => {
            Err("merge reads files that are analysed already; leave out the options".to_owned())
        }
        0 | 1 => Err("merge brings analyses together; name two or more files that dateline wrote".to_owned()),
        _ => Ok(Command::Merge { files }),
    }
}

fn unknown_format(name: &str) -> String {
    let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    format!(
        "there is no format \"{name}\"; choose one of: {}",
        known.join(", ")
    )
}
