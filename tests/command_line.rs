//! The command line as a program: what goes in, what comes out, how it ends.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn dateline(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments does not read what it is given.
    let _ = child.stdin.take().expect("piped").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

/// Exit code 2, nothing on standard output, one line on standard error that holds `hint`.
fn assert_refused(arguments: &[&str], hint: &str) {
    let output = dateline(arguments, b"");
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(output.stdout.is_empty());
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains(hint), "{error}");
}

#[test]
fn an_article_becomes_json() {
    let output = dateline(
        &["--published", "2024-03-08"],
        "The board met in Paris on Tuesday.".as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0));
    let analysis: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(analysis["schema"], "dateline/analysis-1");
    assert_eq!(analysis["article"]["published"]["value"], "2024-03-08");
    assert_eq!(analysis["article"]["published"]["how"], "given");
}

#[test]
fn corrections_of_a_file_are_applied_and_brought_along() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let list = folder.join("corrections.json");
    let corrections = r#"{"schema": "dateline/corrections-1", "corrections": [
        {"id": "c1", "at": {"exact": "Paris"}, "scope": "article", "act": {"name": {"kind": "organization"}}},
        {"id": "c2", "at": {"exact": "Oslo"}, "act": "not_a_name"}]}"#;
    std::fs::write(&list, corrections).expect("a writable folder");
    let text = "The board met in Paris on Tuesday.".as_bytes();
    let with = |file: &std::path::Path| {
        let output = dateline(&["--corrections", file.to_str().expect("UTF-8")], text);
        assert_eq!(output.status.code(), Some(0));
        output.stdout
    };
    let written = with(&list);
    let analysis: Value = serde_json::from_slice(&written).expect("JSON");
    assert_eq!(analysis["entities"][0]["kind"], "organization");
    assert_eq!(analysis["entities"][0]["set_by"], "reader");
    assert_eq!(analysis["corrections"][1]["outcome"], "not_found");
    // An analysis that holds its text brings them back by itself.
    let mut opened = analysis.clone();
    opened["text"] = Value::from("The board met in Paris on Tuesday.");
    let again: Value =
        serde_json::from_slice(&dateline(&[], opened.to_string().as_bytes()).stdout).expect("JSON");
    assert_eq!(again["entities"], analysis["entities"]);
    assert_eq!(again["corrections"], analysis["corrections"]);
    // An analysis is a list of corrections, too.
    let again = folder.join("corrected.json");
    std::fs::write(&again, &written).expect("a writable folder");
    assert_eq!(with(&again), written);
}

#[test]
fn wrong_usage_ends_with_two() {
    assert_refused(&["--published", "8 March"], "YYYY-MM-DD");
    assert_refused(&["--format", "docx"], "json");
    assert_refused(&["--colour"], "--help");
    assert_refused(&["a.txt", "b.txt"], "one file");
    assert_refused(&["no-such-file.txt"], "no-such-file.txt");
    assert_refused(&["merge", "a.json"], "two or more");
    assert_refused(&["merge", "--ndjson", "a.json", "b.json"], "options");
    assert_refused(&["--ndjson", "--published", "2024-03-08"], "--published");
    assert_refused(&["--corrections", "no-such-list.json"], "no-such-list.json");
}

#[test]
fn ndjson_answers_line_by_line_in_order() {
    let input = "{\"id\": 7, \"text\": \"One.\"}\r\n\n{\"id\": \"x\", \"text\": \"Two.\", \"published\": \"2024-03-08\"}";
    let output = dateline(&["--ndjson"], input.as_bytes());
    let answers = lines(&output);
    assert_eq!(answers.len(), 2);
    assert_eq!(answers[0]["id"], 7);
    assert_eq!(answers[1]["id"], "x");
    assert_eq!(
        answers[1]["analysis"]["article"]["published"]["value"],
        "2024-03-08"
    );
}

/// A page with a menu in front; what it says of itself stands in its head.
const PAGE: &str = "<!DOCTYPE html><title>Ferry runs again</title><meta property=article:published_time \
                    content=2024-03-08T10:00:00Z><p>The ferry left <i>Paris</i> on Tuesday, the board said.</p>";

#[test]
fn a_page_in_html_is_read_as_it_is_shown() {
    let output = dateline(&[], PAGE.as_bytes());
    let analysis: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        analysis["text"],
        "The ferry left Paris on Tuesday, the board said."
    );
    assert_eq!(analysis["article"]["title"], "Ferry runs again");
    assert_eq!(analysis["article"]["published"]["value"], "2024-03-08");
    assert_eq!(analysis["article"]["published"]["how"], "metadata");
    let line = serde_json::json!({ "id": 1, "html": PAGE }).to_string();
    let answers = lines(&dateline(&["--ndjson"], line.as_bytes()));
    assert_eq!(answers[0]["analysis"], analysis);
    let both = r#"{"id": 2, "html": "", "text": ""}"#;
    assert!(lines(&dateline(&["--ndjson"], both.as_bytes()))[0]["error"].is_string());
    // A text that only speaks of tags is a text.
    let output = dateline(&[], b"The <html> tag opens a page.");
    assert!(serde_json::from_slice::<Value>(&output.stdout).expect("JSON")["text"].is_null());
}

#[test]
fn ndjson_answers_a_broken_line_with_an_error_and_goes_on() {
    let input = "{\"id\": 1}\nnot json\n{\"id\": 3, \"text\": \"x\", \"published\": \"soon\"}\n{\"id\": 4, \"text\": \"\"}\n";
    let answers = lines(&dateline(&["--ndjson"], input.as_bytes()));
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(
        ids,
        [&Value::from(1), &Value::Null, &Value::from(3), &Value::from(4)]
    );
    assert!(answers[..3].iter().all(|answer| answer["error"].is_string()));
    assert!(answers[3]["analysis"].is_object());
}

#[test]
fn lone_surrogates_keep_the_offsets_of_the_sender() {
    let answers = lines(&dateline(
        &["--ndjson"],
        br#"{"id": 1, "text": "ab \ud800 \udc00\ud83d\ude00 end"}"#,
    ));
    assert_eq!(answers[0]["analysis"]["article"]["characters"], 11);
}

#[test]
fn bytes_that_are_not_utf8_are_read_as_what_they_are_and_said_so() {
    let output = dateline(&[], b"The caf\xe9 in Paris was closed.");
    assert_eq!(output.status.code(), Some(0));
    let error = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(error.contains("windows-1252"), "{error}");
    assert!(dateline(&[], "The café was closed.".as_bytes()).stderr.is_empty());
}

#[test]
fn a_file_is_opened_by_what_it_is() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = |name: &str, content: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, content).expect("a writable folder");
        path.to_str().expect("UTF-8").to_owned()
    };
    let marked = file(
        "story.md",
        b"# Tunnel opens\n\nThe **mayor** went to Rotterdam on Tuesday.\n",
    );
    let brief = String::from_utf8(dateline(&["--format", "brief", &marked], b"").stdout).expect("UTF-8");
    assert!(brief.contains("mayor") && !brief.contains("**"), "{brief}");
    assert_refused(&[&file("scan.png", b"\x89PNG\r\n\x1a\n")], "is a picture");
    assert_refused(
        &[&file("broken.pdf", b"%PDF-1.7\nnothing")],
        "broken.pdf is damaged",
    );
}

#[test]
fn two_analyses_merge_into_a_dossier() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut files = Vec::new();
    for (name, text) in [
        ("a.json", "Mayor Ines de Wit opened the tunnel."),
        ("b.json", "Ines de Wit spoke."),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, dateline(&[], text.as_bytes()).stdout).expect("a writable folder");
        files.push(path.to_str().expect("UTF-8").to_owned());
    }
    let output = dateline(&["merge", &files[0], &files[1]], b"");
    assert_eq!(output.status.code(), Some(0));
    let dossier: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(dossier["schema"], "dateline/dossier-1");
    assert_eq!(dossier["articles"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_file_that_is_no_analysis_is_refused_by_name() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("not-an-analysis.json");
    std::fs::write(&path, "{}").expect("a writable folder");
    let path = path.to_str().expect("UTF-8");
    assert_refused(&["merge", path, path], "not-an-analysis.json");
}
