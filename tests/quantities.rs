//! What holds of the quantities of any text. Quantities of sentences: `tests/corpus/quantities`.

use dateline::analysis::Quantity;
use dateline::{quantity, timex, token};

fn find(text: &str) -> Vec<Quantity> {
    let document = token::paragraph(text);
    let timexes = timex::resolve(&document, None, &timex::recognize(&document), None);
    quantity::find(&document, &timexes)
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
