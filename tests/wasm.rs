//! The worker's side of the conversation, in a real browser's worker (`make test`).
#![cfg(target_arch = "wasm32")]

use dateline::app::protocol::{Reply, Request};
use dateline::app::worker::answer;
use dateline::span::OffsetUnit;
use dateline::{Options, analyze, article, mention, token};
use js_sys::{Date, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const ARTICLE: &str = include_str!("../src/app/samples/corrib-courier.txt");

/// `{ analyze: { id: 1, text } }`, made without Rust's help.
fn message(text: &JsValue) -> JsValue {
    let inside = Object::new();
    Reflect::set(&inside, &"id".into(), &1.into()).unwrap();
    Reflect::set(&inside, &"text".into(), text).unwrap();
    let message = Object::new();
    Reflect::set(&message, &"analyze".into(), &inside).unwrap();
    message.into()
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap()
}

/// Every object below `value` that has a text and the span it came from.
fn quoted(value: &JsValue, found: &mut Vec<(String, u32, u32)>) {
    if !value.is_object() {
        return;
    }
    let (span, text) = (get(value, "span"), get(value, "text"));
    if let (Some(span), Some(text)) = (span.dyn_ref::<js_sys::Array>(), text.as_string()) {
        let end = |index| span.get(index).as_f64().unwrap() as u32;
        found.push((text, end(0), end(1)));
    }
    for inner in Object::values(value.unchecked_ref()).iter() {
        quoted(&inner, found);
    }
}

/// Answers the text and checks that JavaScript's own slices are what the answer quotes.
fn slices_of(text: &JsString) -> Vec<String> {
    let reply = answer(message(text)).unwrap();
    let analysis = get(&get(&reply, "analysis"), "analysis");
    assert_eq!(get(&analysis, "offset_unit").as_string().unwrap(), "utf16");
    let mut found = Vec::new();
    quoted(&analysis, &mut found);
    for (quote, start, end) in &found {
        assert_eq!(String::from(text.slice(*start, *end)), *quote);
    }
    found.into_iter().map(|(quote, ..)| quote).collect()
}

#[wasm_bindgen_test]
fn spans_slice_the_javascript_string() {
    let text =
        JsString::from("\u{feff}😀 “É” — On Tuesday, Nov. 19, 2024, 5,000 tourists came to Paris.\r\n");
    assert!(!slices_of(&text).is_empty());
}

#[wasm_bindgen_test]
fn half_a_surrogate_pair_moves_no_span() {
    let half = JsString::from_char_code1(0xd83d);
    let text = JsString::from("The ").concat(&half).concat(&JsString::from(
        " sign went up in Paris on Tuesday, Nov. 19, 2024, and 5,000 tourists came.",
    ));
    assert!(!slices_of(&text).is_empty());
}

#[wasm_bindgen_test]
fn the_answer_is_what_the_library_says() {
    let request = Request::Analyze {
        id: 1,
        text: ARTICLE.to_owned(),
        page: None,
        corrections: Vec::new(),
    };
    let sent = serde_wasm_bindgen::to_value(&request).unwrap();
    let reply: Reply = serde_wasm_bindgen::from_value(answer(sent).unwrap()).unwrap();
    let direct = analyze(ARTICLE, &Options::default()).with_offsets(ARTICLE, OffsetUnit::Utf16);
    let Reply::Analysis { analysis, .. } = reply else {
        panic!("an analysis was asked for");
    };
    assert_eq!(*analysis, direct);
}

#[wasm_bindgen_test]
fn what_is_no_request_is_an_error() {
    for nonsense in [JsValue::NULL, JsValue::from("analyze"), Object::new().into()] {
        assert!(answer(nonsense).is_err());
    }
}

#[wasm_bindgen_test]
fn an_article_is_read_in_a_blink() {
    let text = JsValue::from(ARTICLE);
    answer(message(&text)).unwrap();
    let (rounds, start) = (20, Date::now());
    for _ in 0..rounds {
        answer(message(&text)).unwrap();
    }
    let each = (Date::now() - start) / f64::from(rounds);
    let words = ARTICLE.split_whitespace().count();
    console_log!(
        "{words} words in {each:.1} ms, {:.0} words a second",
        words as f64 / each * 1e3
    );
    assert!(
        each < 100.0,
        "{words} words took {each:.1} ms; the page promises 100"
    );
}

/// Words a second of the tagger of names, as `cargo bench --bench names` measures it: `make bench-wasm`.
#[wasm_bindgen_test]
#[ignore = "a measurement"]
fn speed_of_names() {
    let document = token::document(ARTICLE, article::blocks(ARTICLE));
    let words = token::count_words(&document);
    mention::find(&document);
    let (start, mut rounds) = (Date::now(), 0);
    while Date::now() - start < 2_000.0 {
        std::hint::black_box(mention::find(&document));
        rounds += 1;
    }
    let seconds = (Date::now() - start) / 1_000.0;
    console_log!("names: {:.0} words a second", (words * rounds) as f64 / seconds);
}
