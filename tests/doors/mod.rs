//! The doors a text or file comes in by, and what holds behind each whatever came: never a panic, every place inside the
//! text, nothing lost, and each refusal is words to read. `tests/hostile.rs` sends damaged files through them, the
//! targets of `fuzz` whatever a fuzzer thinks of.

// Each target has a door of its own.
#![allow(dead_code)]

use dateline::analysis::Analysis;
use dateline::app::state::kept;
use dateline::correction::{self, Correction};
use dateline::dossier::check::check;
use dateline::intake::{self, Content};
use dateline::{Options, analyze, analyze_page, analyze_watched, export, markup, merge};

/// A text that is pasted. Its analysis holds together, and comes out alike from its own JSON.
pub fn text(text: &str) {
    let mut analysis = analyze(text, &Options::default());
    check(&analysis).unwrap_or_else(|error| panic!("{error}"));
    slices(text, &analysis);
    analysis.text = Some(text.to_owned());
    let json = export::json_pretty(text, &analysis);
    let again: Analysis = serde_json::from_str(&json).expect("our own JSON");
    assert_eq!(export::json_pretty(text, &again), json);
}

/// A file that is opened, by its name and content.
pub fn file(name: &str, bytes: &[u8]) {
    match intake::open(name, bytes) {
        Ok(opened) => drop(blocks(opened.content)),
        Err(error) => assert_can_be_read(&error),
    }
}

/// How many blocks the article of a file has.
pub fn blocks(content: Content) -> usize {
    let analysis = match content {
        Content::Text(text) => analyze(&text, &Options::default()),
        Content::Html(html) => analyze_page(&markup::parse(&html), &Options::default()),
        Content::Pdf => return 0,
        Content::Saved {
            text, corrections, ..
        } => analyze(&text, &with(corrections)),
    };
    analysis.blocks.len()
}

/// A page of the web.
pub fn page(html: &str) {
    let page = markup::parse(html);
    assert!(page.is_sound(), "{html}");
    let analysis = analyze_page(&page, &Options::default());
    assert_eq!(analysis.text.as_ref(), Some(&page.text));
    slices(&page.text, &analysis);
}

/// A PDF.
pub fn pdf(bytes: &[u8]) {
    if let Err(error) = intake::pdf::read(bytes) {
        assert_can_be_read(&error);
    }
}

/// A file of corrections, and the text they are made to. None of them is lost.
pub fn corrections(json: &str, text: &str) {
    match correction::read_file(json) {
        Ok(wanted) => {
            let applied = analyze(text, &with(wanted.clone())).corrections;
            let applied: Vec<Correction> = applied.into_iter().map(|one| one.correction).collect();
            assert_eq!(applied, wanted, "none is lost");
        }
        Err(error) => assert_can_be_read(&error),
    }
}

/// What the page kept.
pub fn kept(json: &str) {
    match kept::read_file(json) {
        Ok(found) => {
            for record in found.articles {
                let options = with(found.lists.clone());
                drop(analyze_watched(
                    &record.text,
                    record.page.as_deref(),
                    &options,
                    &mut |_| (),
                ));
            }
        }
        Err(error) => assert_can_be_read(&error),
    }
}

/// An analysis that is to be merged with others.
pub fn merged(json: &str) {
    let Ok(analysis) = serde_json::from_str::<Analysis>(json) else {
        return;
    };
    match check(&analysis) {
        Ok(()) => drop(merge(&[analysis.clone(), analysis])),
        Err(error) => assert_can_be_read(&error),
    }
}

fn with(corrections: Vec<Correction>) -> Options {
    Options {
        corrections,
        ..Options::default()
    }
}

fn slices(text: &str, analysis: &Analysis) {
    let blocks = analysis.blocks.iter().map(|block| block.span);
    let sentences = analysis.sentences.iter().map(|sentence| sentence.span);
    let timexes = analysis.timexes.iter().map(|timex| timex.span);
    let events = analysis.events.iter().map(|event| event.span);
    for span in blocks.chain(sentences).chain(timexes).chain(events) {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text}");
    }
}

/// An error must be words that can be shown to a reader behind a file's name.
fn assert_can_be_read(error: &str) {
    let can = !error.is_empty() && error.len() < 400 && !error.contains("panicked") && !error.contains('\n');
    assert!(can, "{error}");
}
