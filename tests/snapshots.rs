//! Whole articles, written for this project, and the brief of each as a reviewed snapshot.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test snapshots`, then read the
//! difference before committing it.

use dateline::export;
use dateline::{Options, analyze};

#[test]
fn briefs_of_whole_articles() {
    let brief = export::format("brief").expect("a known format").write;
    for article in ["election", "ferry", "merger"] {
        let path = format!(
            "{}/tests/corpus/snapshots/{article}.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).expect("an article in UTF-8");
        insta::assert_snapshot!(article, brief(&text, &analyze(&text, &Options::default())));
    }
}
