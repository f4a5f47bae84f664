//! What the words on the command line ask for.

use dateline::dossier::Dossier;
use dateline::export::{FORMATS, Format, format};
use dateline::timex::calendar::Date;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// What `--help` prints, before the formats.
const USAGE: &str = "\
Usage:
  dateline [--published YYYY-MM-DD] [--corrections FILE] [--format NAME] [FILE]
  dateline --ndjson [--format NAME] [--threads N] [FILE]
  dateline merge [--format NAME] A.json B.json …
  dateline explain [--published YYYY-MM-DD] [FILE]

Reads an article (standard input when no FILE is named, or when it is -) and writes its analysis. FILE is a
text in any encoding, Markdown, a saved page, a .docx, a PDF, or JSON this program wrote, by what is in it.
Where spans do not count in the input itself, they count in the \"text\" of the analysis.

  --published DAY   the day the article was published, when you know it
  --corrections FILE
                    what to correct: a list the page wrote, or an analysis
  --format NAME     how to write it; json unless you say otherwise (the names are below)
  --ndjson          one {\"id\", \"text\" or \"html\", \"published\"?} a line in,
                    one {\"id\", \"analysis\"} a line out, in the same order;
                    with --format, one {\"id\", \"format\", \"content\"}
  --threads N       how many articles of a stream are read at once; all cores unless you say otherwise
  merge             several analyses (files this program wrote), one dossier out
  explain           why the article is read as it is: trees, and for each event
                    the rule that labelled it or refused to
  --help, --version

Formats:
";

/// [`USAGE`] and a line for every format.
pub fn usage() -> String {
    let line = |format: &Format| format!("  {:<17} {}\n", format.name, format.purpose);
    USAGE.to_owned() + &FORMATS.iter().map(line).collect::<String>()
}

/// More threads than any machine has use for.
const MOST_THREADS: usize = 1024;

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
    /// Print [`usage`].
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
    /// Why one article is read as it is.
    Explain { source: Source, published: Option<Date> },
    /// One article a line.
    Ndjson {
        source: Source,
        format: Option<&'static Format>,
        threads: usize,
    },
    /// Several analyses into one dossier.
    Merge {
        files: Vec<PathBuf>,
        write: fn(&Dossier) -> String,
    },
}

/// The options of a command line, before anybody asks whether they fit together.
#[derive(Default)]
struct Words {
    published: Option<Date>,
    corrections: Option<PathBuf>,
    format: Option<&'static Format>,
    ndjson: bool,
    threads: Option<usize>,
    files: Vec<PathBuf>,
    /// `--help` or `--version`, which are done whatever stands beside them.
    asked: Option<Command>,
}

/// Reads the command line; the first word is the program's name. The error is one sentence.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut words = read(words)?;
    if let Some(asked) = words.asked {
        return Ok(asked);
    }
    match words.files.first().and_then(|word| word.to_str()) {
        Some("merge") => merge(words),
        Some("explain") => {
            words.files.remove(0);
            explain(words)
        }
        _ if words.ndjson => ndjson(words),
        _ => one_article(words),
    }
}

fn read(words: impl IntoIterator<Item = OsString>) -> Result<Words, String> {
    let mut parser = lexopt::Parser::from_iter(words);
    let mut words = Words::default();
    while let Some(argument) = parser.next().map_err(see_help)? {
        match argument {
            Short('h') | Long("help") => {
                words.asked = Some(Command::Help);
                break;
            }
            Short('V') | Long("version") => {
                words.asked = Some(Command::Version);
                break;
            }
            Long("published") => words.published = Some(text(&mut parser)?.parse::<Date>()?),
            Long("corrections") => {
                words.corrections = Some(PathBuf::from(parser.value().map_err(see_help)?));
            }
            Long("format") => {
                let name = text(&mut parser)?;
                words.format = Some(format(&name).ok_or_else(|| unknown_format(&name))?);
            }
            Long("ndjson") => words.ndjson = true,
            Long("threads") => words.threads = Some(number_of_threads(&text(&mut parser)?)?),
            Value(path) => words.files.push(PathBuf::from(path)),
            _ => return Err(see_help(argument.unexpected())),
        }
    }
    Ok(words)
}

/// What stands behind an option.
fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(see_help)
}

fn see_help(error: lexopt::Error) -> String {
    format!("{error}; see dateline --help")
}

fn source(mut files: Vec<PathBuf>) -> Result<Source, String> {
    match files.len() {
        0 => Ok(Source::Stdin),
        1 if files[0].as_os_str() == "-" => Ok(Source::Stdin),
        1 => Ok(Source::File(files.remove(0))),
        _ => Err("name one file, or none to read standard input".to_owned()),
    }
}

fn explain(words: Words) -> Result<Command, String> {
    let source = source(words.files)?;
    if words.ndjson || words.format.is_some() || words.threads.is_some() || words.corrections.is_some() {
        return Err(
            "explain writes a plain text of its own; of the options it takes --published only".to_owned(),
        );
    }
    let published = words.published;
    Ok(Command::Explain { source, published })
}

fn ndjson(words: Words) -> Result<Command, String> {
    let source = source(words.files)?;
    if words.published.is_some() || words.corrections.is_some() {
        return Err(
            "with --ndjson every line carries its own date; leave out --published and --corrections"
                .to_owned(),
        );
    }
    Ok(Command::Ndjson {
        source,
        format: words.format,
        threads: words.threads.unwrap_or_else(cores),
    })
}

fn one_article(words: Words) -> Result<Command, String> {
    let source = source(words.files)?;
    if words.threads.is_some() {
        return Err("--threads is for --ndjson: one article is read by one thread".to_owned());
    }
    Ok(Command::Analyze {
        source,
        published: words.published,
        corrections: words.corrections,
        format: words.format.unwrap_or(&FORMATS[0]),
    })
}

/// How many threads the machine runs at once.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn number_of_threads(number: &str) -> Result<usize, String> {
    let threads = number
        .parse()
        .ok()
        .filter(|threads| (1..=MOST_THREADS).contains(threads));
    threads.ok_or_else(|| format!("--threads takes a number from 1 to {MOST_THREADS}, not \"{number}\""))
}

fn merge(mut words: Words) -> Result<Command, String> {
    if words.published.is_some() || words.corrections.is_some() || words.ndjson || words.threads.is_some() {
        return Err(
            "merge reads files that are analysed already; of the options it takes --format only".to_owned(),
        );
    }
    let files = words.files.split_off(1);
    let format = words.format.unwrap_or(&FORMATS[0]);
    if files.len() < 2 {
        return Err("merge brings analyses together; name two or more files that dateline wrote".to_owned());
    }
    match format.dossier {
        Some(write) => Ok(Command::Merge { files, write }),
        None => {
            let known = FORMATS.iter().filter(|format| format.dossier.is_some());
            let known: Vec<&str> = known.map(|format| format.name).collect();
            Err(format!(
                "a dossier cannot be written as {}; choose one of: {}",
                format.name,
                known.join(", ")
            ))
        }
    }
}

fn unknown_format(name: &str) -> String {
    let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    format!(
        "there is no format \"{name}\"; choose one of: {}",
        known.join(", ")
    )
}
