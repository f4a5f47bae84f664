//! Names and time expressions: what is drawn must be found, and nothing else.

use super::reader::{Case, Drawing};
use dateline::{article, mention, syntax, timex, token};

/// The label of a name is its kind.
pub fn names(case: &Case) -> Vec<String> {
    let text = format!("{}\n", case.text);
    let found = mention::find(&token::document(&text, article::blocks(&text)));
    let found = found.iter().map(|mention| Drawing {
        span: mention.span,
        label: format!("{:?}", mention.kind).to_lowercase(),
    });
    compare(case, found.collect())
}

/// The label of a time expression is its type, its value, and its modifier when it has one.
pub fn timexes(case: &Case) -> Vec<String> {
    let document = token::document(&case.text, article::blocks(&case.text));
    let stated = timex::recognize(&document);
    let syntax = syntax::parse(&document);
    let found = timex::resolve(&document, Some(&syntax), &stated, case.published());
    let found = found.iter().map(|timex| {
        let kind = format!("{:?}", timex.kind).to_uppercase();
        let words = [Some(kind.as_str()), Some(&timex.value), timex.modifier.as_deref()];
        Drawing {
            span: timex.span,
            label: words.into_iter().flatten().collect::<Vec<_>>().join(" "),
        }
    });
    compare(case, found.collect())
}

fn compare(case: &Case, mut found: Vec<Drawing>) -> Vec<String> {
    let mut wanted = case.drawn.clone();
    let place = |drawing: &Drawing| drawing.span;
    wanted.sort_by_key(place);
    found.sort_by_key(place);
    let show = |drawing: &Drawing| format!("{:?} {}", drawing.span.of(&case.text), drawing.label);
    let missing = wanted.iter().filter(|drawing| !found.contains(drawing));
    let missing = missing.map(|drawing| format!("  wanted {}", show(drawing)));
    let surplus = found.iter().filter(|drawing| !wanted.contains(drawing));
    let surplus = surplus.map(|drawing| format!("  found  {}", show(drawing)));
    missing.chain(surplus).collect()
}
