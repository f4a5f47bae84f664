//! What holds of the time expressions of any text, and what a drawing cannot show of them. Expressions drawn under
//! their text: `tests/corpus/timex`.

use dateline::analysis::Timex;
use dateline::timex::calendar::Date;
use dateline::{article, timex, token};

fn read(text: &str, published: Option<Date>) -> Vec<Timex> {
    let document = token::document(text, article::blocks(text));
    let stated = timex::recognize(&document);
    timex::resolve(&document, None, &stated, published)
}

/// The day of a report anchors what it tells in its own paragraph, whatever other days came between.
#[test]
fn the_previous_day_of_a_report_counts_from_the_report() {
    let text = "The agency reported Thursday that the sides had met.\n\n\
        Another agency reported Wednesday that flights would resume.\n\n\
        The envoy arrived in the capital on Monday.\n\n\
        The envoy left for home the previous day after a meeting, the agency said.";
    let found = read(text, "2024-11-21".parse().ok());
    let values: Vec<&str> = found.iter().map(|timex| timex.value.as_str()).collect();
    assert_eq!(values, ["2024-11-21", "2024-11-20", "2024-11-18", "2024-11-20"]);
    assert_eq!(found[3].anchor.as_deref(), Some("t1"));
}

#[test]
fn what_is_inferred_and_why_is_told() {
    let found = read(
        "The sides signed the accord Wednesday.",
        "2024-11-21".parse().ok(),
    );
    let timex = &found[0];
    assert_eq!(
        timex.interval,
        Some(["2024-11-20".to_owned(), "2024-11-20".to_owned()])
    );
    assert_eq!(timex.inferred.len(), 3);
    assert_eq!(timex.anchor.as_deref(), Some("dct"));
    assert_eq!(
        timex.why,
        "“Wednesday” is Wednesday, 20 November 2024, the last Wednesday before the article was published on \
         Thursday, 21 November 2024: “signed” tells of the past."
    );
}

/// What looks ahead is named.
#[test]
fn a_deadline_looks_ahead() {
    let found = read("Send the forms by Friday.", "2024-11-21".parse().ok());
    assert_eq!(found[0].value, "2024-11-22");
    assert!(found[0].why.ends_with("“by” looks ahead."), "{}", found[0].why);
}

/// What is not known is not inferred either.
#[test]
fn an_open_date_infers_nothing() {
    let found = read("The board will meet in June.", None);
    assert_eq!((found[0].value.as_str(), found[0].inferred.len()), ("XXXX-06", 0));
    let dated = read("The board will meet in June.", "2024-11-21".parse().ok());
    assert_eq!((dated[0].value.as_str(), dated[0].inferred.len()), ("2025-06", 1));
}

#[test]
fn a_window_of_time_ends_on_the_day_of_publication() {
    let found = read("It grew over the past two years.", "2024-11-21".parse().ok());
    assert_eq!(
        found[0].interval,
        Some(["2022-11-21".to_owned(), "2024-11-21".to_owned()])
    );
}

/// Rows of words that begin expressions again and again: each token must cost a bounded look ahead.
#[test]
fn hostile_repetition_takes_linear_time() {
    for unit in [
        "the ",
        "last ",
        "early ",
        "late the ",
        "the end of ",
        "two ",
        "two days before ",
        "May ",
        "May 3 ",
        "Monday, ",
        "the first week of ",
        "twenty-",
        "1/",
        "1-1-",
        "10:",
        "about ",
        "more than ",
        "every ",
        "1990s ",
        "a few ",
        "the week of ",
        "Friday the previous day ",
        "the previous day ",
        "in the quarter ended ",
        "in the quarter ended July 31 ",
        "He left the previous day, it said.\n\n",
        "It said Friday.\n\nHe left the previous day, it said.\n\n",
        "at 10:30 p.m. ",
        "next year's ",
        "the third quarter of ",
        "hundred and ",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        for published in ["2024-11-21".parse().ok(), None] {
            let found = read(&text, published);
            assert!(found.len() <= text.len());
        }
    }
}

/// Random text, and random rows of the words expressions are made of.
const TEXTS: &str = "\\PC{0,60}|(the |last |next |Monday |May |March |June 3|, |2024|two |days |weeks |ago |earlier |\
    before |after |by |of |early |mid-|end |Q3 |third |quarter |every |10 |p.m. |night |199|0s |previous |that |from |to |\
    - |/|'|half |a |and |Christmas |year|s |fiscal |century |21st |9999|99999999|\n|[.] |é|👍){0,14}";

proptest::proptest! {
    #[test]
    fn any_text_gives_expressions_in_order(text in TEXTS, dated in proptest::bool::ANY) {
        let published = dated.then(|| "2024-02-29".parse().expect("a day"));
        let found = read(&text, published);
        let mut end = 0;
        for timex in &found {
            assert!(timex.span.start >= end && !timex.span.is_empty());
            assert_eq!(timex.span.of(&text), timex.text);
            assert!(!timex.value.is_empty() && !timex.why.is_empty() && !timex.why.contains("“”"));
            if let Some([first, last]) = &timex.interval {
                assert!(first <= last, "{first} {last} {}", timex.text);
            }
            end = timex.span.end;
        }
        assert_eq!(read(&text, published), found);
    }
}

#[test]
fn what_is_earlier_or_later_in_a_period_ends_where_it_is_seen_from() {
    let text = "The harbour froze in November 2023. Earlier that year it had dried up. It will be dredged later \
                this year, and was earlier this year. Early 2021 was wet.";
    let found = read(text, "2024-03-08".parse().ok());
    let intervals: Vec<(&str, [&str; 2])> = found
        .iter()
        .map(|timex| {
            let [first, last] = timex.interval.as_ref().expect("all have a place");
            (timex.text.as_str(), [first.as_str(), last.as_str()])
        })
        .collect();
    assert_eq!(
        intervals,
        [
            ("November 2023", ["2023-11-01", "2023-11-30"]),
            ("Earlier that year", ["2023-01-01", "2023-10-31"]),
            ("later this year", ["2024-03-09", "2024-12-31"]),
            ("earlier this year", ["2024-01-01", "2024-03-07"]),
            ("Early 2021", ["2021-01-01", "2021-05-02"]),
        ]
    );
}
