//! What numbers are read as.

use super::*;

fn number(text: &str) -> Option<(f64, NumberKind, String)> {
    let document = crate::token::paragraph(text);
    let number = read(&document, 0, document.tokens.len())?;
    let words = document.slice(document.span_of(number.tokens.clone())).to_owned();
    Some((number.value, number.kind, words))
}

#[track_caller]
fn check(text: &str, value: f64, kind: NumberKind, words: &str) {
    let found = number(text).unwrap_or_else(|| panic!("no number in {text:?}"));
    assert!(
        (found.0 - value).abs() < 1e-9 * value.max(1.0),
        "{text}: {found:?}"
    );
    assert_eq!((found.1, found.2.as_str()), (kind, words), "{text}");
}

#[test]
fn amounts_in_digits_and_words() {
    use NumberKind::Cardinal;
    check("10,000 troops", 10_000.0, Cardinal, "10,000");
    check("1,00,000 rupees", 100_000.0, Cardinal, "1,00,000");
    check("3.5bn euros", 3.5e9, Cardinal, "3.5bn");
    check("2½ hours", 2.5, Cardinal, "2½");
    check("5 1/2 percent", 5.5, Cardinal, "5 1/2");
    check("5 1/2/2024", 5.0, Cardinal, "5");
    check("1.5 million people", 1.5e6, Cardinal, "1.5 million");
    check("twenty-five men", 25.0, Cardinal, "twenty-five");
    check(
        "Two hundred and five people",
        205.0,
        Cardinal,
        "Two hundred and five",
    );
    check(
        "two thousand three hundred ships",
        2300.0,
        Cardinal,
        "two thousand three hundred",
    );
    check(
        "one and a half million",
        1.5e6,
        Cardinal,
        "one and a half million",
    );
    check("two and a half years", 2.5, Cardinal, "two and a half");
    check("half a million", 5e5, Cardinal, "half a million");
    check("half a dozen eggs", 6.0, Cardinal, "half a dozen");
    check("a dozen soldiers", 12.0, Cardinal, "a dozen");
    check("a hundred and one nights", 101.0, Cardinal, "a hundred and one");
    check("2.5 crore", 2.5e7, Cardinal, "2.5 crore");
    check("five-million-dollar", 5e6, Cardinal, "five-million");
}

#[test]
fn a_number_ends_where_the_next_begins() {
    use NumberKind::Cardinal;
    check("two hundred and five hundred", 200.0, Cardinal, "two hundred");
    check("nineteen eighty four", 19.0, Cardinal, "nineteen");
    check("three five", 3.0, Cardinal, "three");
    check("two and a man", 2.0, Cardinal, "two");
    check("10 20", 10.0, Cardinal, "10");
    check("six-party talks", 6.0, Cardinal, "six");
}

#[test]
fn orders_parts_and_plurals() {
    check("11th meeting", 11.0, NumberKind::Ordinal, "11th");
    check("twenty-first time", 21.0, NumberKind::Ordinal, "twenty-first");
    check("first man", 1.0, NumberKind::Ordinal, "first");
    check("a third of them", 1.0 / 3.0, NumberKind::Fraction, "a third");
    check("two-thirds of it", 2.0 / 3.0, NumberKind::Fraction, "two-thirds");
    check("3/4 mile", 0.75, NumberKind::Fraction, "3/4");
    check("half of it", 0.5, NumberKind::Fraction, "half");
    check(
        "tens of thousands of men",
        10_000.0,
        NumberKind::Plural,
        "tens of thousands",
    );
    check("hundreds of men", 100.0, NumberKind::Plural, "hundreds");
}

#[test]
fn ordinary_words_and_malformed_digits_are_no_numbers() {
    for text in [
        "a man",
        "thousandfold",
        "halfway there",
        "1,2,3",
        "3.5.2",
        "million",
        "seventyish",
        "",
    ] {
        assert_eq!(number(text), None, "{text}");
    }
}
