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
    use dateline::correction::{self, Correction};
    use dateline::intake::{self, Content};
    use dateline::timex::calendar::Date;
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
                corrections,
                format,
            } => {
                let corrections = corrections.map(read_corrections).transpose()?;
                let options = Options {
                    published,
                    corrections: corrections.unwrap_or_default(),
                };
                let (text, analysis) = article(&source, options)?;
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
            eprintln!("dateline: {source} {note}");
        }
        let (text, given) = match opened.content {
            Content::Html(html) => {
                let page = markup::parse(&html);
                let analysis = analyze_page(&page, &options);
                return Ok((page.text, analysis));
            }
            Content::Text(text) => (text, None),
            Content::Pdf => (intake::pdf::read(&bytes).map_err(refused)?, None),
            Content::Saved {
                text,
                published,
                mut corrections,
            } => {
                // What was corrected before, and then what this call corrects.
                corrections.append(&mut options.corrections);
                options.corrections = corrections;
                (text, published)
            }
        };
        let given: Option<Date> = given.map(|day| day.parse()).transpose()?;
        options.published = options.published.or(given);
        let mut analysis = analyze(&text, &options);
        if text.as_bytes() != bytes {
            analysis.text = Some(text.clone());
        }
        Ok((text, analysis))
    }

    impl Source {
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
