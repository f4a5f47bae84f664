//! Files as they come, each beside one that only looks like it.

use super::{Content, docx, encoding, markdown, open};
use crate::correction::Act;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn text(name: &str, bytes: &[u8]) -> String {
    match open(name, bytes).unwrap().content {
        Content::Text(text) => text,
        other => panic!("no text: {other:?}"),
    }
}

fn html(name: &str, bytes: &[u8]) -> String {
    match open(name, bytes).unwrap().content {
        Content::Html(html) => html,
        other => panic!("no page: {other:?}"),
    }
}

#[track_caller]
fn assert_refused(name: &str, bytes: &[u8], hint: &str) {
    let refusal = open(name, bytes).unwrap_err();
    assert!(refusal.contains(hint), "{refusal}");
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"x\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("word/document.xml", xml.as_bytes())])
}

#[test]
fn a_file_is_what_it_holds_not_what_it_is_called() {
    assert_eq!(open("story.txt", b"%PDF-1.7\n").unwrap().content, Content::Pdf);
    assert_eq!(text("story.pdf", b"The board met."), "The board met.");
    assert_eq!(
        html("story.txt", b"\n<!DOCTYPE html><p>Met."),
        "\n<!DOCTYPE html><p>Met."
    );
    assert_eq!(text("story.html", b"No tag stands here."), "No tag stands here.");
    let docx = document("<w:p><w:r><w:t>Met.</w:t></w:r></w:p>");
    assert_eq!(text("story.txt", &docx), "Met.");
}

#[test]
fn what_cannot_be_opened_is_named_for_what_it_is() {
    assert_refused("a.txt", b"\x89PNG\r\n\x1a\n", "picture");
    assert_refused("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1", "old Word");
    assert_refused("a.txt", b" \n ", "is empty");
    assert_refused("a.txt", &[0, 1, 2, 3, 0, 200, 7, 9], "not a text");
    assert_refused("a.docx", b"PK\x03\x04 and nothing more", "damaged");
    assert_refused("a.xlsx", &archive(&[("xl/workbook.xml", b"<x/>")]), "spreadsheet");
    assert_refused("a.docx", &document("<w:p/>"), "no text");
    assert_refused(
        "a.json",
        b"{\"schema\": \"other\"}",
        "nothing that Dateline wrote",
    );
    assert_refused("a.json", b"{\"schema\": \"dateline/analysis-9\"}", "analysis-9");
    assert_refused(
        "a.json",
        b"{\"schema\": \"dateline/analysis-1\"}",
        "without the article",
    );
    assert_refused("a.mhtml", b"MIME-Version: 1.0\n", "web archive");
}

#[test]
fn datelines_own_file_gives_back_text_and_given_day() {
    let json = |how: &str| {
        format!(
            "{{\"schema\":\"dateline/analysis-1\",\"text\":\"Met.\",\
             \"article\":{{\"published\":{{\"value\":\"2024-03-08\",\"how\":\"{how}\"}}}}}}"
        )
    };
    let published = |how: &str| match open("a.json", json(how).as_bytes()).unwrap().content {
        Content::Saved { text, corrections } if text == "Met." => {
            let mut acts = corrections.into_iter().map(|correction| correction.act);
            match acts.next() {
                Some(Act::Published { day }) => Some(day),
                None => None,
                other => panic!("{other:?}"),
            }
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(published("given").as_deref(), Some("2024-03-08"));
    assert_eq!(
        published("metadata").as_deref(),
        Some("2024-03-08"),
        "the page is gone"
    );
    assert_eq!(published("header"), None, "what was found is found again");
}

#[test]
fn a_text_is_read_in_the_encoding_it_is_in() {
    let latin = b"Le caf\xe9 de la gare a \xe9t\xe9 ferm\xe9 hier \xe0 N\xeemes.";
    let opened = open("a.txt", latin).unwrap();
    assert_eq!(
        opened.content,
        Content::Text("Le café de la gare a été fermé hier à Nîmes.".to_owned())
    );
    assert!(opened.notes[0].contains("windows-1252"), "{:?}", opened.notes);
    assert_eq!(open("a.txt", "café".as_bytes()).unwrap().notes, [""; 0]);

    let utf16: Vec<u8> = "\u{feff}Élan".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text("a.txt", &utf16), "Élan");
    let unmarked: Vec<u8> = "The board met in Nîmes."
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(text("a.txt", &unmarked), "The board met in Nîmes.");

    let (russian, ..) = encoding_rs::WINDOWS_1251.encode("Совет собрался в Твери во вторник утром.");
    assert_eq!(
        text("a.txt", &russian),
        "Совет собрался в Твери во вторник утром."
    );
}

#[test]
fn a_page_is_read_in_the_encoding_it_declares_unless_it_cannot_be() {
    let page = b"<html><meta http-equiv=content-type content='text/html; charset=windows-1250'><p>\x9aest";
    assert!(html("a.html", page).ends_with("<p>šest"));
    assert!(encoding::decode(page, true).notes()[0].contains("as it says"));
    let wrong = "<html><meta charset=iso-8859-1><p>café".as_bytes();
    assert!(html("a.html", wrong).ends_with("café"));
    assert_eq!(encoding::decode(b"ends \xe2\x82", false).text, "ends \u{FFFD}");
    assert!(encoding::decode(b"ends \xe2\x82", false).lossy);
}

#[test]
fn markdown_shows_no_marks() {
    let source = "---\ntitle: x\n---\n# Bridge *opens*\n\nThe [mayor](https://example.org \"who\") said\n\
                  **nothing**.\n\n- one\n- two\n\n> A quote.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd &amp; out.";
    let expected =
        "Bridge opens\n\nThe mayor said nothing.\n\n• one\n• two\n\nA quote.\n\na\tb\n1\t2\n\nEnd & out.";
    assert_eq!(markdown::text(source), expected);
    assert_eq!(text("a.md", b"# Met"), "Met");
    assert_eq!(
        text("a.txt", b"# Met"),
        "# Met",
        "a plain text's signs are its own"
    );
}

#[test]
fn a_document_keeps_paragraphs_lists_and_tables() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/><w:tabs><w:tab/></w:tabs></w:pPr>\
        <w:r><w:t>Bridge &amp; tunnel </w:t></w:r><w:r><w:t xml:space=\"preserve\">open</w:t></w:r></w:p><w:p/>\
        <w:p><w:r><w:t>The mayor</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
        <w:r><w:br/><w:t>said so&#x2026;</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let expected = "Bridge & tunnel open\n\nThe mayor\nsaid so…\n\n• one\n\na\tb";
    assert_eq!(text("a.docx", &document(body)), expected);
}

#[test]
fn a_document_that_is_cut_off_or_swollen_ends_well() {
    let cut = document("<w:p><w:r><w:t>The board met.</w:t></w:r></w:p><w:p><w:r><w:t x=\"");
    assert_eq!(text("a.docx", &cut), "The board met.");
    let swollen = archive(&[("word/document.xml", &vec![b' '; (64 << 20) + 1])]);
    assert!(swollen.len() < 100_000);
    assert!(docx::text(&swollen).unwrap_err().contains("more than an article"));
}

#[test]
fn no_bytes_make_it_fail() {
    for seed in 0..2_000_u64 {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as u8
        };
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"{\"schema\":"];
        let mut bytes = starts[seed as usize % starts.len()].to_vec();
        bytes.extend((0..seed % 90).map(|_| next()));
        for name in ["a.txt", "a.md", "a.html", "a.json"] {
            let _ = open(name, &bytes);
        }
    }
}
