//! Pages drawn from pieces, and whole files, written here byte by byte.

use super::{Run, read, text};

/// A line of text at a place, letters of half their height wide.
fn run(text: &str, x: f64, y: f64, size: f64) -> Run {
    Run {
        text: text.to_owned(),
        x,
        y,
        width: text.chars().count() as f64 * size / 2.0,
        size,
    }
}

#[test]
fn pieces_make_lines_and_lines_paragraphs() {
    let page = [
        run("Tunnel opens", 50.0, 700.0, 24.0),
        run("The mayor", 50.0, 660.0, 10.0),
        run("opened", 100.0, 660.0, 10.0),
        run("it in Novem-", 50.0, 648.0, 10.0),
        run("ber. It is a long-term plan, she", 50.0, 636.0, 10.0),
        run("said.", 50.0, 624.0, 10.0),
        run("Nobody else came to see it open.", 50.0, 612.0, 10.0),
        run("All long-", 50.0, 588.0, 10.0),
        run("term plans end.", 50.0, 576.0, 10.0),
    ];
    let expected = "Tunnel opens\n\n\
        The mayor opened it in November. It is a long-term plan, she said.\n\n\
        Nobody else came to see it open.\n\n\
        All long-term plans end.";
    assert_eq!(text(&[page.to_vec()]).unwrap(), expected);
}

#[test]
fn heads_and_feet_of_pages_are_left_out_and_a_sentence_runs_over_them() {
    let page = |number: usize, first: &str, last: &str| {
        vec![
            run("The Harbour Paper", 50.0, 780.0, 10.0),
            run(first, 50.0, 700.0, 10.0),
            run("In the middle of it all.", 50.0, 688.0, 10.0),
            run(last, 50.0, 676.0, 10.0),
            run(&format!("Page {number} of 3"), 250.0, 20.0, 8.0),
        ]
    };
    let pages = [
        page(1, "One begins.", "It goes on to"),
        page(2, "the next page.", "That ends."),
        page(3, "Three begins.", "The end of it."),
    ];
    let text = text(&pages).unwrap();
    assert!(text.contains("It goes on to the next page."), "{text}");
    assert!(text.contains("That ends.\n\nThree begins."), "{text}");
    assert!(!text.contains("Harbour") && !text.contains("Page 1"), "{text}");
}

#[test]
fn two_columns_are_not_read_across() {
    let page = [
        run("Left one", 50.0, 700.0, 10.0),
        run("Right one", 300.0, 700.0, 10.0),
    ];
    assert_eq!(text(&[page.to_vec()]).unwrap(), "Left one Right one");
    let columns = [
        run("Left one,", 50.0, 700.0, 10.0),
        run("left two.", 50.0, 688.0, 10.0),
        run("Right one.", 300.0, 700.0, 10.0),
    ];
    assert_eq!(
        text(&[columns.to_vec()]).unwrap(),
        "Left one, left two.\n\nRight one."
    );
}

/// A PDF of one page that shows these lines, 12 points high.
fn file(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj T* ")).collect();
    let content = format!("BT /F1 12 Tf 14 TL 72 720 Td {shown}ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj{object}endobj\n", index + 1).bytes());
    }
    let table = file.len();
    let entries: String = places
        .iter()
        .map(|place| format!("{place:010} 00000 n \n"))
        .collect();
    let end = format!(
        "xref\n0 6\n0000000000 65535 f \n{entries}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
    );
    file.extend(end.bytes());
    file
}

#[test]
fn a_file_is_read_and_an_empty_or_broken_one_refused() {
    let whole = file(&["The mayor opened the tunnel on", "Tuesday and went home."]);
    assert_eq!(
        read(&whole).unwrap(),
        "The mayor opened the tunnel on Tuesday and went home."
    );
    assert!(read(&file(&[])).unwrap_err().contains("a scan"));
    assert!(read(&whole[..200]).unwrap_err().contains("damaged"));
    assert!(read(b"%PDF-1.7\nnothing").unwrap_err().contains("damaged"));
}
