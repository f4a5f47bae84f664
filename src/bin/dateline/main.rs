//! The command line: one article in, its analysis out; or a stream of them, one a line.

#[cfg(not(target_arch = "wasm32"))]
mod arguments;
#[cfg(not(target_arch = "wasm32"))]
mod ndjson;
#[cfg(not(target_arch = "wasm32"))]
mod workers;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    native::main()
}

/// The command line has no meaning in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use crate::arguments::{Command, Source};
    use crate::ndjson::Stopped;
    use crate::{arguments, ndjson};
    use dateline::analysis::{Analysis, SCHEMA};
    use dateline::correction::{self, Correction};
    use dateline::dossier::check::check;
    use dateline::explain::explain;
    use dateline::export::{printable, write_json};
    use dateline::intake::{self, Content};
    use dateline::{Options, analyze, analyze_page, markup, merge};
    use std::io::{self, ErrorKind, Read, Write};
    use std::path::PathBuf;
    use std::process::ExitCode;

    /// Lines of a stream that could not be read.
    const LINES_FAILED: u8 = 1;
    /// Wrong usage, or input that cannot be read.
    const WRONG_USAGE: u8 = 2;

    pub fn main() -> ExitCode {
        match arguments::parse(std::env::args_os()).and_then(run) {
            Ok(0) => ExitCode::SUCCESS,
            Ok(failed) => {
                let lines = if failed == 1 { "line" } else { "lines" };
                eprintln!("dateline: {failed} {lines} could not be read; \"error\" in the answer says why");
                ExitCode::from(LINES_FAILED)
            }
            Err(message) => {
                say(&message);
                ExitCode::from(WRONG_USAGE)
            }
        }
    }

    /// Says something on standard error, on one line. A message may quote a file or its name, which must not
    /// reach the terminal's controls.
    fn say(message: &str) {
        eprintln!("dateline: {}", printable(message).replace(['\n', '\t'], " "));
    }

    /// Does it; gives how many lines of a stream failed.
    fn run(command: Command) -> Result<usize, String> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut failed = 0;
        let written = match command {
            Command::Help => out.write_all(arguments::usage().as_bytes()),
            Command::Version => writeln!(out, "dateline {}", env!("CARGO_PKG_VERSION")),
            Command::Analyze {
                source,
                published,
                corrections,
                format,
            } => {
                let corrections = corrections.map(read_corrections).transpose()?;
                let options = Options {
                    published,
                    corrections: corrections.unwrap_or_default(),
                };
                let (text, analysis) = article(&source, options)?;
                match format.name {
                    "json" => write_json(&text, analysis, &mut out),
                    _ => out.write_all((format.write)(&text, &analysis).as_bytes()),
                }
            }
            Command::Explain { source, published } => {
                let options = Options {
                    published,
                    ..Options::default()
                };
                let (text, analysis) = article(&source, options)?;
                out.write_all(printable(&explain(&text, &analysis)).as_bytes())
            }
            Command::Ndjson {
                source,
                format,
                threads,
            } => match ndjson::stream(&source, format, threads, &mut out) {
                Ok(lines) => {
                    failed = lines;
                    Ok(())
                }
                Err(Stopped::Closed(why)) => return Err(why),
                Err(Stopped::Broken(error)) => Err(error),
            },
            Command::Merge { files, write } => {
                let analyses = files.into_iter().map(analysis).collect::<Result<Vec<_>, _>>()?;
                out.write_all(write(&merge(&analyses)).as_bytes())
            }
        };
        match written.and_then(|()| out.flush()) {
            // Whoever reads the output has seen enough, as `head` does.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(failed),
            other => other
                .map(|()| failed)
                .map_err(|error| format!("cannot go on: {error}")),
        }
    }

    /// Reads an analysis that was written earlier.
    fn analysis(path: PathBuf) -> Result<Analysis, String> {
        let source = Source::File(path);
        let refused = |why: &dyn std::fmt::Display| format!("{source} is not an analysis in {SCHEMA}: {why}");
        let analysis: Analysis = serde_json::from_slice(&source.read()?).map_err(|error| refused(&error))?;
        check(&analysis).map_err(|fault| refused(&fault))?;
        Ok(analysis)
    }

    /// Reads a list of corrections.
    fn read_corrections(path: PathBuf) -> Result<Vec<Correction>, String> {
        let source = Source::File(path);
        let json = source.read()?;
        correction::read_file(&String::from_utf8_lossy(&json)).map_err(|error| format!("{source}: {error}"))
    }

    /// Reads an article, by what the file is; the spans of its analysis count in the text beside it. What
    /// the reader should know about how it was read goes to standard error.
    fn article(source: &Source, mut options: Options) -> Result<(String, Analysis), String> {
        let bytes = source.read()?;
        let refused = |why: String| format!("{source} {why}");
        let opened = match bytes.trim_ascii().is_empty() {
            true => intake::Opened::empty(),
            false => intake::open(&source.to_string(), &bytes).map_err(refused)?,
        };
        for note in opened.notes {
            say(&format!("{source} {note}"));
        }
        let text = match opened.content {
            Content::Html(html) => {
                let page = markup::parse(&html);
                let analysis = analyze_page(&page, &options);
                return Ok((page.text, analysis));
            }
            Content::Text(text) => text,
            Content::Pdf => intake::pdf::read(&bytes).map_err(refused)?,
            Content::Saved { text, corrections } => {
                // What was corrected before, and then what this call corrects.
                options.corrections.splice(0..0, corrections);
                text
            }
        };
        let mut analysis = analyze(&text, &options);
        if text.as_bytes() != bytes {
            analysis.text = Some(text.clone());
        }
        Ok((text, analysis))
    }

    impl Source {
        pub(crate) fn open(&self) -> Result<Box<dyn io::BufRead + Send>, String> {
            match self {
                Source::Stdin => Ok(Box::new(io::BufReader::new(io::stdin()))),
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
