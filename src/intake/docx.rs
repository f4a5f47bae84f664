//! Word's documents (Office Open XML): a zip archive with the text in `word/document.xml`.
//!
//! Read are the paragraphs as they stand, changes taken as accepted; not read are field codes, deleted text
//! and what is only for older programs.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Where the text is, in the archive.
const DOCUMENT: &str = "word/document.xml";
/// The longest text that is unpacked, in bytes: a small archive may claim to hold any amount.
const LONGEST: u64 = 64 << 20;
/// Told of an archive that cannot be read to its end.
const DAMAGED: &str = "is damaged: it cannot be unpacked";

/// Whether an archive is a document of Word's. The error is a clause that follows on the file's name.
pub fn is_one(bytes: &[u8]) -> Result<(), String> {
    let archive = archive(bytes)?;
    if archive.index_for_name(DOCUMENT).is_some() {
        return Ok(());
    }
    let holds = |part: &str| archive.file_names().flatten().any(|name| name.starts_with(part));
    Err(match () {
        () if holds("xl/") => "is a spreadsheet, not a text",
        () if holds("ppt/") => "is a presentation, not a text",
        () if holds("content.xml") => "is an OpenDocument file; save it as .docx, then open that",
        () if holds("META-INF/container.xml") => "is an e-book, not an article",
        () => "is a compressed file; unpack it first",
    }
    .to_owned())
}

/// The text of a document, a blank line between paragraphs.
pub fn text(bytes: &[u8]) -> Result<String, String> {
    let mut archive = archive(bytes)?;
    let document = archive.by_name(DOCUMENT).map_err(|error| refusal(&error))?;
    let mut xml = Vec::new();
    document
        .take(LONGEST + 1)
        .read_to_end(&mut xml)
        .map_err(|_| DAMAGED.to_owned())?;
    if xml.len() as u64 > LONGEST {
        return Err("unpacks to more than an article can hold".to_owned());
    }
    paragraphs(&String::from_utf8_lossy(&xml))
}

fn archive(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, String> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))
}

fn refusal(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(_) => {
            "is locked with a password, or packed in an unusual way".to_owned()
        }
        _ => DAMAGED.to_owned(),
    }
}

/// The text of `word/document.xml`.
fn paragraphs(xml: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(xml);
    // What cannot be read is left out, not the whole.
    reader.config_mut().check_end_names = false;
    let mut text = Text::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => text.open(&tag),
            Ok(Event::Empty(tag)) => text.empty(&tag),
            Ok(Event::End(tag)) => text.close(tag.local_name().as_ref()),
            Ok(Event::Text(words)) => text.words(&words.xml10_content()),
            Ok(Event::GeneralRef(reference)) => {
                let named = match &*reference.xml10_content() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                text.words(named.map(String::from).as_deref().unwrap_or_default());
            }
            Ok(Event::Eof) => return Ok(text.written.trim_end().to_owned()),
            Ok(_) => {}
            Err(_) if text.written.is_empty() => return Err(DAMAGED.to_owned()),
            Err(_) => return Ok(text.written.trim_end().to_owned()),
        }
    }
}

#[derive(Default)]
struct Text {
    written: String,
    /// Whether a `w:t` is open: only its characters are text.
    reading: bool,
    /// How many elements are open whose text is not read.
    silent: usize,
    /// Whether the paragraph is one of a list.
    listed: bool,
    /// How many cells of tables are open.
    cells: usize,
}

impl Text {
    fn open(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "t" => self.reading = true,
            // Text for programs that do not know the drawing beside it; it would be there twice.
            "Fallback" | "del" | "moveFrom" => self.silent += 1,
            "tc" => self.cells += 1,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.reading = false,
            "Fallback" | "del" | "moveFrom" => self.silent = self.silent.saturating_sub(1),
            "p" if self.cells > 0 => self.written.push(' '),
            "p" => self.end_paragraph(),
            "tc" => {
                self.cells = self.cells.saturating_sub(1);
                self.trim_line();
                self.written.push('\t');
            }
            "tr" => {
                self.trim_line();
                self.written.push('\n');
            }
            "tbl" if self.cells == 0 => self.written.push('\n'),
            _ => {}
        }
    }

    fn empty(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "tab" => self.words_between("\t"),
            "br" | "cr" => self.words_between("\n"),
            "noBreakHyphen" => self.words_between("\u{2011}"),
            "numId" => self.list(),
            "p" if self.cells == 0 => self.end_paragraph(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.reading && self.silent == 0 {
            self.written.push_str(words);
        }
    }

    fn words_between(&mut self, mark: &str) {
        // A tab in the paragraph's settings is no tab in its text.
        if self.silent == 0 && !self.written.is_empty() && !self.written.ends_with('\n') {
            self.written.push_str(mark);
        }
    }

    fn list(&mut self) {
        if !self.listed && self.silent == 0 && self.cells == 0 {
            self.listed = true;
            self.written.push_str("• ");
        }
    }

    fn trim_line(&mut self) {
        let end = self.written.trim_end_matches([' ', '\t']).len();
        self.written.truncate(end);
    }

    fn end_paragraph(&mut self) {
        self.trim_line();
        if self.written.ends_with('•') {
            self.written.pop();
        }
        self.listed = false;
        if !self.written.is_empty() && !self.written.ends_with("\n\n") {
            self.written.push_str("\n\n");
        }
    }
}
