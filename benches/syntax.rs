//! Words a second of the syntax stage, on one core: `cargo bench --bench syntax`.

use dateline::analysis::BlockKind;
use dateline::document::Block;
use dateline::span::Span;
use dateline::{syntax, token};
use std::hint::black_box;
use std::time::Instant;

/// Written for this measurement; sentences of the length and make of news.
const TEXT: &str = "The harbour authority in Brindlemouth said on Tuesday that it would close two of its five \
    terminals until the end of April, after inspectors found cracks in the northern sea wall. Ferry companies, \
    which had been told of the plan only the evening before, warned that thousands of passengers could be \
    stranded over the holiday. \"We were given no choice,\" said Marta Olsen, the authority's director, who \
    declined to say how much the repairs would cost. Her predecessor, Johan Lind, resigned in 2019 after a \
    report by the transport ministry criticised delays of more than 18 months and an overrun of $240 million. ";

/// How often the text is repeated. Its forms are all known from the second time on, as most are in a long text.
const TIMES: usize = 200;
/// The best of so many runs counts: the others were disturbed.
const RUNS: usize = 7;

fn main() {
    let text = TEXT.repeat(TIMES);
    let block = Block::new(BlockKind::Paragraph, Span::new(0, text.len()));
    let document = token::document(&text, vec![block]);
    let clock = Instant::now();
    black_box(syntax::parse(&token::document("", Vec::new())));
    println!(
        "unpacking the model: {:.1} ms",
        clock.elapsed().as_secs_f64() * 1e3
    );
    let best = (0..RUNS)
        .map(|_| {
            let clock = Instant::now();
            black_box(syntax::parse(black_box(&document)));
            clock.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    let words = token::count_words(&document);
    println!(
        "{words} words, {} tokens: {:.0} words/s, {:.0} tokens/s",
        document.tokens.len(),
        words as f64 / best,
        document.tokens.len() as f64 / best
    );
}
