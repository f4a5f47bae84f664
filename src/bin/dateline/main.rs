//! The command line: one article in, its analysis out; or a stream of them, one a line.

#[cfg(not(target_arch = "wasm32"))]
mod arguments;
#[cfg(not(target_arch = "wasm32"))]
mod ndjson;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// The command line has no meaning in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use crate::arguments::{Command, Source, USAGE};
    use crate::{arguments, ndjson};
    use dateline::analysis::{Analysis, SCHEMA};
    use dateline::{Options, analyze, analyze_page, markup, merge};
    use std::io::{self, ErrorKind, Read, Write};
    use std::path::PathBuf;
    use std::process::ExitCode;

    /// Wrong usage, or input that cannot be read.
    const WRONG_USAGE: u8 = 2;

    pub fn main() -> ExitCode {
        match arguments::parse(std::env::args_os()).and_then(run) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("dateline: {message}");
                ExitCode::from(WRONG_USAGE)
            }
        }
    }

    fn run(command: Command) -> Result<(), String> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let written = match command {
            Command::Help => out.write_all(USAGE.as_bytes()),
            Command::Version => writeln!(out, "dateline {}", env!("CARGO_PKG_VERSION")),
            Command::Analyze {
                source,
                published,
                format,
            } => {
                let input = decode(source.read()?);
                let options = Options { published };
                let analysis = match source.is_html(&input) {
                    true => analyze_page(&markup::parse(&input), &options),
                    false => analyze(&input, &options),
                };
                let text = analysis.text.clone().unwrap_or(input);
                out.write_all((format.write)(&text, &analysis).as_bytes())
            }
            Command::Ndjson { source } => ndjson::stream(source.open()?, &mut out),
            Command::Merge { files } => {
                let analyses = files.into_iter().map(analysis).collect::<Result<Vec<_>, _>>()?;
                let dossier = serde_json::to_string_pretty(&merge(&analyses));
                writeln!(out, "{}", dossier.expect("plain data always has a JSON form"))
            }
        };
        match written.and_then(|()| out.flush()) {
            // Whoever reads the output has seen enough, as `head` does.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            other => other.map_err(|error| format!("cannot go on: {error}")),
        }
    }

    /// Reads an analysis that was written earlier.
    fn analysis(path: PathBuf) -> Result<Analysis, String> {
        let source = Source::File(path);
        serde_json::from_slice(&source.read()?)
            .map_err(|error| format!("{source} is not an analysis in {SCHEMA}: {error}"))
    }

    /// Text from bytes. What is not UTF-8 becomes U+FFFD, and standard error says so.
    fn decode(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_else(|error| {
            eprintln!(
                "dateline: the text is not UTF-8; characters that could not be read are shown as \u{FFFD}"
            );
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        })
    }

    impl Source {
        /// Whether the input is a page in HTML: by the name of the file, or by how it begins.
        fn is_html(&self, input: &str) -> bool {
            let named = match self {
                Source::Stdin => false,
                Source::File(path) => path.extension().is_some_and(|extension| {
                    ["html", "htm", "xhtml"]
                        .iter()
                        .any(|known| extension.eq_ignore_ascii_case(known))
                }),
            };
            let start = input.trim_start_matches('\u{feff}').trim_start().as_bytes();
            let begins = |tag: &[u8]| {
                start
                    .get(..tag.len())
                    .is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
            };
            named || begins(b"<!doctype html") || begins(b"<html")
        }

        fn open(&self) -> Result<Box<dyn io::BufRead>, String> {
            match self {
                Source::Stdin => Ok(Box::new(io::stdin().lock())),
                Source::File(path) => match std::fs::File::open(path) {
                    Ok(file) => Ok(Box::new(io::BufReader::new(file))),
                    Err(error) => Err(format!("cannot open {}: {error}", path.display())),
                },
            }
        }

        fn read(&self) -> Result<Vec<u8>, String> {
            let mut bytes = Vec::new();
            match self.open()?.read_to_end(&mut bytes) {
                Ok(_) => Ok(bytes),
                Err(error) => Err(format!("cannot read {self}: {error}")),
            }
        }
    }
}
