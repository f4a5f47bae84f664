//! Quantities against `tests/corpus/quantities`.

use dateline::analysis::{BlockKind, Quantity};
use dateline::document::Block;
use dateline::span::Span;
use dateline::{quantity, timex, token};

fn find(text: &str) -> Vec<Quantity> {
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
    };
    let document = token::document(text, vec![block]);
    let timexes = timex::resolve(&document, timex::recognize(&document), None);
    quantity::find(&document, &timexes)
}

/// A quantity as the corpus writes it.
fn line(quantity: &Quantity) -> String {
    let name = |value: serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let kind = name(serde_json::to_value(quantity.kind).expect("a name"));
    let bound = name(serde_json::to_value(quantity.bound).expect("a name"));
    let value = format!("{:.6}", quantity.value);
    format!(
        "{kind} {} {} {} {bound} | {}",
        value.trim_end_matches('0').trim_end_matches('.'),
        quantity.unit.as_deref().unwrap_or("-"),
        quantity.per.as_deref().unwrap_or("-"),
        quantity.text
    )
}

#[test]
fn quantities_have_kind_value_unit_and_bound() {
    let mut wrong = Vec::new();
    let mut lines = include_str!("corpus/quantities/quantities.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .peekable();
    while let Some(text) = lines.next() {
        let mut expected = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with("  ")) {
            expected.push(line.trim().to_owned());
        }
        let found: Vec<String> = find(text).iter().map(line).collect();
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest::proptest! {
    #[test]
    fn quantities_slice_and_never_overlap(
        text in "([$€]|[0-9]{1,4}|,|-|%| |a |million |of |per |to |and |between |half |two |people |km |first |\\.|th|é){0,30}"
    ) {
        let mut end = 0;
        for quantity in find(&text) {
            assert!(quantity.span.start >= end);
            assert_eq!(quantity.span.of(&text), quantity.text);
            end = quantity.span.end;
        }
    }
}
