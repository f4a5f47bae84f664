//! Every door a text or file comes in by, on damaged input: never a panic, and each refusal is words to read.
//!
//! Each example is a sound file with bytes lost, doubled, turned or put in. `make fuzz` runs many more of them than
//! `make test` does (`PROPTEST_CASES`).

mod doors;

use dateline::app::state::kept::{self, Everything, Record};
use dateline::{Options, analyze, correction, export, intake, markup};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::io::{Cursor, Write as _};
use std::process::{Command, Stdio};

const ARTICLE: &str = "Harbour towns agree on the channel\n\nFriday, March 8, 2024\n\nThe mayor of Lyon, Ana Reis, \
    signed the treaty on Tuesday. \"We paid $2 million,\" she said. Talks with Nordisk began in May 2022.\n";

const PAGE: &str = "<!doctype html><html><head><meta charset=utf-8><title>Harbour towns agree</title>\
    <script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-08\",\
    \"author\":[{\"name\":\"Jane Doe\"}]}</script></head><body><nav><a href=/>Home</a><a href=/world>World</a></nav>\
    <article><h1>Harbour towns agree</h1><time datetime=2024-03-08>Friday</time><p>The mayor of Lyon signed the treaty \
    on Tuesday.<p hidden>Subscribe</article><footer>All rights reserved</footer></body></html>";

const MARKDOWN: &str = "# Harbour towns agree\n\n*Friday, March 8, 2024*\n\n- The mayor [signed](https://example.org)\n\n> It is done.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";

/// What happens to a file on its way.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize, usize),
    Double(usize, usize),
    Turn(usize, u8),
    Put(usize, &'static [u8]),
}

/// What parsers stumble over.
const STUMBLES: [&[u8]; 16] = [
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<script>",
    b"</",
    b"<!--",
    b"\"",
    b"\\ud800",
    b"]]>",
    b"999999999999999999999",
    b"-1",
    b"null",
    b"{\"",
    b"\r\n",
    "\u{202e}\u{301}👍".as_bytes(),
    b"<p><p><p><table><tr><p>",
];

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let place = || 0_usize..1 << 16;
    let one = prop_oneof![
        (place(), 0_usize..200).prop_map(|(at, long)| Damage::Cut(at, long)),
        (place(), 0_usize..200).prop_map(|(at, long)| Damage::Double(at, long)),
        (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Turn(at, byte)),
        (place(), 0..STUMBLES.len()).prop_map(|(at, which)| Damage::Put(at, STUMBLES[which])),
    ];
    prop::collection::vec(one, 0..6)
}

fn damaged(sound: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for damage in damages {
        let part = |at: usize, long: usize| {
            let start = at % (bytes.len() + 1);
            start..(start + long).min(bytes.len())
        };
        match *damage {
            Damage::Cut(at, long) => drop(bytes.drain(part(at, long))),
            Damage::Double(at, long) => {
                let part = part(at, long);
                let copy = bytes[part.clone()].to_vec();
                bytes.splice(part.end..part.end, copy);
            }
            Damage::Turn(at, byte) => {
                let place = part(at, 1);
                bytes[place].iter_mut().for_each(|old| *old = byte);
            }
            Damage::Put(at, words) => {
                let place = part(at, 0);
                bytes.splice(place, words.iter().copied());
            }
        }
    }
    bytes
}

fn docx() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in [
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/document.xml",
            "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>The mayor signed on Tuesday.</w:t></w:r></w:p>\
             <w:p><w:r><w:t xml:space=\"preserve\">It was </w:t><w:tab/><w:t>raining.</w:t></w:r></w:p></w:body></w:document>",
        ),
    ] {
        archive.start_file(name, options).expect("memory");
        archive.write_all(content.as_bytes()).expect("memory");
    }
    archive.finish().expect("memory").into_inner()
}

/// A page of a PDF with one line of text.
fn pdf() -> Vec<u8> {
    let stream = "BT /F1 12 Tf 72 700 Td (The mayor signed on Tuesday.) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
         /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let table = file.len();
    file += &format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        file += &format!("{place:010} 00000 n \n");
    }
    file += &format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        places.len() + 1
    );
    file.into_bytes()
}

/// Some of everything a reader corrects.
fn corrections() -> String {
    r#"{"schema":"dateline/corrections-1","corrections":[
      {"id":"c1","at":{"exact":"Ana Reis","prefix":"of Lyon, ","suffix":", signed","start":70},"scope":"article","act":"not_a_name"},
      {"id":"c2","at":{"exact":"Tuesday","prefix":"treaty on ","suffix":". ","start":100},"act":"not_a_date"}]}"#
        .to_owned()
}

/// What the page writes: the analysis with its text.
fn own_json() -> String {
    let mut analysis = analyze(ARTICLE, &Options::default());
    analysis.text = Some(ARTICLE.to_owned());
    export::json_pretty(ARTICLE, &analysis)
}

fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(asked.unwrap_or(60))
    }
}

#[test]
fn sound_files_are_opened() {
    let json = own_json();
    for (name, bytes) in [
        ("a.docx", docx()),
        ("a.html", PAGE.into()),
        ("a.md", MARKDOWN.into()),
        ("a.json", json.into_bytes()),
        ("a.txt", ARTICLE.into()),
    ] {
        let opened = intake::open(name, &bytes).unwrap_or_else(|error| panic!("{name} {error}"));
        assert!(doors::blocks(opened.content) > 0, "{name}");
    }
    assert!(intake::pdf::read(&pdf()).is_ok_and(|text| text.contains("signed on Tuesday")));
    assert_eq!(
        correction::read_file(&corrections()).map(|list| list.len()),
        Ok(2)
    );
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn texts(damages in damage()) {
        doors::text(&words(&damaged(ARTICLE.as_bytes(), &damages)));
    }

    #[test]
    fn files(damages in damage(), which in 0_usize..5) {
        let (name, sound) = match which {
            0 => ("a.docx", docx()),
            1 => ("a.html", PAGE.into()),
            2 => ("a.md", MARKDOWN.into()),
            3 => ("a.json", own_json().into_bytes()),
            _ => ("a.txt", ARTICLE.into()),
        };
        doors::file(name, &damaged(&sound, &damages));
    }

    #[test]
    fn pdfs(damages in damage()) {
        doors::pdf(&damaged(&pdf(), &damages));
    }

    #[test]
    fn lists_of_corrections(damages in damage(), text in damage()) {
        let json = words(&damaged(corrections().as_bytes(), &damages));
        doors::corrections(&json, &words(&damaged(ARTICLE.as_bytes(), &text)));
    }

    #[test]
    fn what_is_kept(damages in damage()) {
        let page = markup::parse(PAGE);
        let record = Record { page: Some(page.clone().into()), ..Record::of(&page.text) };
        let lists = correction::read_file(&corrections()).expect("a list");
        let json = kept::write_file(&Everything { articles: vec![record], lists });
        doors::kept(&words(&damaged(json.as_bytes(), &damages)));
    }

    #[test]
    fn pages(damages in damage()) {
        doors::page(&words(&damaged(PAGE.as_bytes(), &damages)));
    }

    #[test]
    fn analyses_to_merge(damages in damage()) {
        doors::merged(&words(&damaged(own_json().as_bytes(), &damages)));
    }
}

/// The bytes as a text, whatever they are.
fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn every_line_of_a_stream_has_its_answer() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut input = Vec::new();
    for index in 0..200 {
        let damages = damage().new_tree(&mut runner).expect("a tree").current();
        let sound = serde_json::json!({"id": index, "text": ARTICLE, "published": "2024-03-08"}).to_string();
        let mut line = damaged(sound.as_bytes(), &damages);
        line.retain(|&byte| byte != b'\n' && byte != b'\r');
        line.insert(0, b' ');
        line.push(b'\n');
        input.extend(line);
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("--ndjson")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command line runs");
    let mut entrance = child.stdin.take().expect("a pipe");
    std::thread::spawn(move || entrance.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(lines.lines().count(), 200);
    let mut refused = 0;
    for line in lines.lines() {
        let answer: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let error = answer["error"].as_str();
        assert_ne!(error.is_some(), answer["analysis"].is_object(), "{line}");
        refused += usize::from(error.is_some());
    }
    assert!(refused > 0 && refused < 200, "{refused}");
    assert_eq!(output.status.code(), Some(1));
}
