//! The command line as a program: what goes in, what comes out, how it ends.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
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
    assert!(!error.contains('\u{1b}'), "{error:?}");
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
    let with_text = r#"{"text": "The board met in Paris on Tuesday.","#;
    let opened = String::from_utf8_lossy(&written).replacen('{', with_text, 1);
    let again: Value = serde_json::from_slice(&dateline(&[], opened.as_bytes()).stdout).expect("JSON");
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
    assert_refused(&["--published", "+024-02-01"], "YYYY-MM-DD");
    assert_refused(&["--format", "docx"], "json");
    assert_refused(&["--colour"], "--help");
    assert_refused(&["a.txt", "b.txt"], "one file");
    assert_refused(&["no-such-file.txt"], "no-such-file.txt");
    assert_refused(&["merge", "a.json"], "two or more");
    assert_refused(&["merge", "--ndjson", "a.json", "b.json"], "options");
    assert_refused(&["merge", "--format", "brat", "a.json", "b.json"], "timelinejs");
    assert_refused(&["--ndjson", "--published", "2024-03-08"], "--published");
    assert_refused(&["--corrections", "no-such-list.json"], "no-such-list.json");
    assert_refused(&["--ndjson", "--threads", "0"], "1 to");
    assert_refused(&["--threads", "2"], "--ndjson");
    assert_refused(&["no\u{1b}[31mfile.txt"], "file.txt");
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
    let output = dateline(&["--ndjson"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert!(said.contains("3 lines"), "{said}");
    let answers = lines(&output);
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(
        ids,
        [&Value::from(1), &Value::Null, &Value::from(3), &Value::from(4)]
    );
    assert!(answers[..3].iter().all(|answer| answer["error"].is_string()));
    assert!(answers[3]["analysis"].is_object());
}

#[test]
fn an_id_comes_back_letter_by_letter() {
    let ids = [
        "123456789012345678901234567890",
        "1.50",
        "1e999",
        r#""\u0041\ud800""#,
        "[1, 2]",
        "null",
    ];
    let input: String = ids
        .iter()
        .map(|id| format!("{{\"text\": \"x\", \"id\":  {id} }}\n"))
        .collect();
    let output = dateline(&["--ndjson"], format!("\u{feff}{input}").as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answers = String::from_utf8(output.stdout).expect("UTF-8");
    for (answer, id) in answers.lines().zip(ids) {
        assert!(
            answer.starts_with(&format!("{{\"id\":{id},\"analysis\":")),
            "{answer}"
        );
    }
}

#[test]
fn many_threads_write_the_same_bytes_as_one() {
    let line = |n: usize| {
        let text = format!(
            "Article {n}. Norway signed a treaty in Oslo on May {}, 2021. ",
            n % 28 + 1
        );
        format!("{{\"id\": {n}, \"text\": \"{}\"}}\n", text.repeat(n % 7 + 1))
    };
    let input: String = (0..200).map(line).collect();
    for format in ["json", "csv", "jsonld"] {
        let run = |threads: &str| {
            let words = ["--ndjson", "--format", format, "--threads", threads];
            dateline(&words, input.as_bytes()).stdout
        };
        assert!(run("1") == run("5"), "{format}");
    }
}

#[test]
fn a_line_is_answered_while_the_input_waits() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("--ndjson")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    for id in 0..3 {
        writeln!(input, "{{\"id\": {id}, \"text\": \"One.\"}}").expect("the program reads");
        let answer: Value =
            serde_json::from_str(&answers.next().expect("an answer").expect("UTF-8")).expect("JSON");
        assert_eq!(answer["id"], id);
    }
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_stream_is_written_in_any_format() {
    let input = b"{\"id\": 1, \"text\": \"Norway signed a treaty.\"}\n";
    let csv = lines(&dateline(&["--ndjson", "--format", "csv"], input));
    assert_eq!(csv[0]["format"], "csv");
    assert!(
        csv[0]["content"]
            .as_str()
            .expect("a string")
            .starts_with("record,id,")
    );
    let annotations = lines(&dateline(&["--ndjson", "--format", "jsonld"], input));
    assert_eq!(annotations[0]["content"]["type"], "AnnotationPage");
}

#[test]
fn a_dash_is_standard_input() {
    let text = "The board met in Paris on Tuesday.".as_bytes();
    assert_eq!(dateline(&["-"], text).stdout, dateline(&[], text).stdout);
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
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
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
    let page = dateline(&["merge", "--format", "html", &files[0], &files[1]], b"");
    assert!(page.stdout.starts_with(b"<!DOCTYPE html>"));
}

#[test]
fn a_file_that_does_not_hold_together_is_refused_with_the_field() {
    let text = "Norway signed a treaty in Oslo on May 5, 2021. Chile will sign it on May 7, 2021.";
    let good: Value = serde_json::from_slice(&dateline(&[], text.as_bytes()).stdout).expect("JSON");
    for (pointer, value, field) in [
        ("/schema", Value::from("dateline/analysis-2"), "schema"),
        ("/events/0/time", Value::from("t9"), "events[0].time"),
        ("/events/0/sentence", Value::from(99), "events[0].sentence"),
        (
            "/timeline/0/interval",
            serde_json::json!(["2021-05-06", "2021-05-05"]),
            "timeline[0].interval",
        ),
        (
            "/timexes/0/interval",
            serde_json::json!(["May", "June"]),
            "timexes[0].interval",
        ),
        ("/entities/0/id", Value::from(""), "entities[0].id"),
        ("/events/0/span", serde_json::json!([5, 2]), "events[0].span"),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).expect(pointer) = value;
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("does-not-hold-together.json");
        std::fs::write(&path, bad.to_string()).expect("a writable folder");
        let path = path.to_str().expect("UTF-8");
        assert_refused(&["merge", path, path], field);
        assert_refused(&["merge", path, path], "does-not-hold-together.json");
    }
}

#[test]
fn a_file_that_is_no_analysis_is_refused_by_name() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("not-an-analysis.json");
    std::fs::write(&path, "{}").expect("a writable folder");
    let path = path.to_str().expect("UTF-8");
    assert_refused(&["merge", path, path], "not-an-analysis.json");
}
