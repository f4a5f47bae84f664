//! Words a second of the temporal stage alone, on one core: `cargo bench --bench timex`.

use dateline::analysis::BlockKind;
use dateline::document::Block;
use dateline::span::Span;
use dateline::{timex, token};
use std::hint::black_box;
use std::time::Instant;

/// Written for this measurement, with about as many dates as news have.
const TEXT: &str = "The harbour authority in Brindlemouth said on Tuesday that it would close two of its five \
    terminals until the end of April, after inspectors found cracks in the northern sea wall. Ferry companies, \
    which had been told of the plan only the evening before, warned that thousands of passengers could be \
    stranded over the holiday. \"We were given no choice,\" said Marta Olsen, the authority's director, who \
    declined to say how much the repairs would cost. Her predecessor, Johan Lind, resigned in June 2019 after a \
    report by the transport ministry criticised delays of more than 18 months and an overrun of $240 million. \
    A new wall, first promised three years ago, is expected to be finished by Nov. 30.\n";

/// How often the text is repeated.
const TIMES: usize = 200;
/// The best of so many runs counts: the others were disturbed.
const RUNS: usize = 9;

fn main() {
    let text = TEXT.repeat(TIMES);
    let blocks = (0..TIMES)
        .map(|index| {
            Block::new(
                BlockKind::Paragraph,
                Span::new(index * TEXT.len(), (index + 1) * TEXT.len() - 1),
            )
        })
        .collect();
    let document = token::document(&text, blocks);
    let published = "2024-03-08".parse().ok();
    let mut expressions = 0;
    let best = (0..RUNS)
        .map(|_| {
            let clock = Instant::now();
            let stated = timex::recognize(black_box(&document));
            expressions = black_box(timex::resolve(&document, None, &stated, published)).len();
            clock.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    let words = token::count_words(&document);
    println!(
        "{words} words, {expressions} expressions: {:.0} words/s",
        words as f64 / best
    );
}
