//! Words a second of the tagger of names, on one core: reading, tagging and patterns, on articles
//! that are already in tokens: the samples of the page.

use dateline::document::Document;
use dateline::{article, mention, token};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let texts: Vec<String> = std::fs::read_dir("src/app/samples")
        .expect("the benchmark runs in the project's folder")
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .collect();
    let documents: Vec<Document> = texts
        .iter()
        .map(|text| token::document(text, article::blocks(text)))
        .collect();
    let words: usize = documents.iter().map(token::count_words).sum();
    let start = Instant::now();
    black_box(mention::find(&documents[0]));
    println!(
        "first text, with unpacking: {:.1} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let (start, mut rounds) = (Instant::now(), 0);
    while start.elapsed().as_secs_f64() < 2.0 {
        documents
            .iter()
            .for_each(|document| drop(black_box(mention::find(document))));
        rounds += 1;
    }
    println!(
        "names: {:.0} words a second",
        (words * rounds) as f64 / start.elapsed().as_secs_f64()
    );
}
