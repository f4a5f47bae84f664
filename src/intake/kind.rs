//! What a file is, by its first bytes; the name decides only between kinds of plain text.

use super::docx;

/// A kind of file that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Plain text with Markdown's marks.
    Markdown,
    /// A web page.
    Html,
    /// Word's documents since 2007, Office Open XML.
    Docx,
    /// Portable Document Format.
    Pdf,
    /// JSON, perhaps Dateline's own.
    Json,
}

/// How other kinds begin, and what they are called, as a clause that follows on the file's name.
const OTHERS: &[(&[u8], &str)] = &[
    (
        b"\xD0\xCF\x11\xE0",
        "is a document of an old Word; save it as .docx, then open that",
    ),
    (
        b"{\\rtf",
        "is in Rich Text Format; save it as .docx or plain text, then open that",
    ),
    (b"\x89PNG", "is a picture, not a text"),
    (b"\xFF\xD8\xFF", "is a picture, not a text"),
    (b"GIF8", "is a picture, not a text"),
    (b"II*\0", "is a picture, not a text"),
    (b"MM\0*", "is a picture, not a text"),
    (b"RIFF", "is a picture or a recording, not a text"),
    (b"\x1F\x8B", "is a compressed file; unpack it first"),
    (b"7z\xBC\xAF\x27\x1C", "is a compressed file; unpack it first"),
    (b"Rar!", "is a compressed file; unpack it first"),
    (b"BZh", "is a compressed file; unpack it first"),
    (b"\xFD7zXZ\0", "is a compressed file; unpack it first"),
    (b"\x28\xB5\x2F\xFD", "is a compressed file; unpack it first"),
    (b"ID3", "is a recording, not a text"),
    (b"OggS", "is a recording, not a text"),
    (
        b"bplist00",
        "is a web archive; save the page as HTML, then open that",
    ),
    (b"\x7FELF", "is a program, not a text"),
    (b"\0asm", "is a program, not a text"),
    (b"SQLite format 3\0", "is a database, not a text"),
];

/// How far into a file its kind is looked for, in bytes.
const BEGINNING: usize = 1024;

/// The kind of a file. The error is a clause that follows on the file's name.
pub fn kind(name: &str, bytes: &[u8]) -> Result<Kind, String> {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err((*what).to_owned());
    }
    // Some writers put a line of their own before a PDF's first.
    if contains(beginning, b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return docx::is_one(bytes).map(|()| Kind::Docx);
    }
    if !is_text(beginning) {
        return Err("is not a text".to_owned());
    }
    let opening: String = beginning
        .iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect();
    let opening = opening.trim_start();
    if opening.starts_with("mime-version:") || opening.starts_with("from: <saved by") {
        return Err("is a web archive; save the page as HTML, then open that".to_owned());
    }
    Ok(text_kind(&name.to_ascii_lowercase(), opening))
}

/// The kind of a text: of how it opens, in lower case, and of the file's name.
fn text_kind(name: &str, opening: &str) -> Kind {
    let named = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let page = ["<!doctype html", "<html", "<head", "<body"]
        .iter()
        .any(|tag| opening.starts_with(tag))
        || (opening.starts_with("<?xml") || opening.starts_with("<!--")) && opening.contains("<html");
    if page || named(&[".html", ".htm", ".xhtml"]) && opening.contains('<') {
        Kind::Html
    } else if opening.starts_with('{') && opening.contains("\"schema\"") || named(&[".json"]) {
        Kind::Json
    } else if named(&[".md", ".markdown"]) {
        Kind::Markdown
    } else {
        Kind::Text
    }
}

/// Whether bytes are text in some encoding: UTF-16 has a zero byte in most of its letters, and all on one
/// side; other encodings have none, and next to no control characters.
fn is_text(beginning: &[u8]) -> bool {
    if super::encoding::utf16(beginning).is_some() {
        return true;
    }
    let zeros = beginning.iter().filter(|byte| **byte == 0).count();
    let control = |byte: &&u8| matches!(**byte, 1..=8 | 0x0E..=0x1A | 0x1C..=0x1F);
    let controls = beginning.iter().filter(control).count();
    // A stray NUL is seen in texts that old programs wrote.
    zeros * 50 <= beginning.len() && controls * 50 <= beginning.len()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
