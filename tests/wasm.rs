//! The worker's side of the conversation, in a real browser's worker (`make test`).
#![cfg(target_arch = "wasm32")]

use dateline::app::protocol::Reply;
use dateline::app::worker::answer;
use dateline::{Options, analyze, article, mention, token};
use js_sys::{Date, JsString, Object, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const ARTICLE: &str = include_str!("../src/app/samples/corrib-courier.txt");

/// `{"analyze":{"id":1,"text":…}}` as bytes, made without Rust's help.
fn message(text: &JsString) -> JsValue {
    let text = js_sys::JSON::stringify(text).unwrap();
    let json = JsString::from(r#"{"analyze":{"id":1,"text":"#)
        .concat(&text)
        .concat(&"}}".into());
    Uint8Array::from(String::from(json).as_bytes()).into()
}

/// What is answered, the last of it at the end.
fn answers(message: JsValue) -> Vec<Reply> {
    let told = RefCell::new(Vec::new());
    answer(message, |reply| {
        told.borrow_mut()
            .push(serde_json::from_slice(&reply.to_vec()).unwrap());
        Ok(())
    })
    .unwrap();
    told.into_inner()
}

#[wasm_bindgen_test]
fn the_answer_is_what_the_library_says() {
    let text = "\u{feff}😀 “É” — On Tuesday, Nov. 19, 2024, 5,000 tourists came to Paris.\r\n";
    for text in [ARTICLE, text] {
        let told = answers(message(&text.into()));
        let [Reply::Analysis { id: 1, analysis }] = &told[..] else {
            panic!("one analysis was asked for");
        };
        assert_eq!(**analysis, analyze(text, &Options::default()));
    }
}

#[wasm_bindgen_test]
fn a_long_text_is_answered_from_its_beginning() {
    let told = answers(message(&ARTICLE.repeat(20).as_str().into()));
    assert!(matches!(told[0], Reply::Opening { .. }));
    assert!(matches!(told[told.len() - 1], Reply::Analysis { .. }));
}

#[wasm_bindgen_test]
fn what_is_no_request_is_an_error() {
    let empty = Uint8Array::new_with_length(0).into();
    for nonsense in [
        JsValue::NULL,
        JsValue::from("analyze"),
        Object::new().into(),
        empty,
    ] {
        assert!(answer(nonsense, |_| Ok(())).is_err());
    }
}

#[wasm_bindgen_test]
fn an_article_is_read_in_a_blink() {
    let text = JsString::from(ARTICLE);
    answers(message(&text));
    // The quickest of several: what else the machine is doing is not the page's.
    let each = (0..40)
        .map(|_| {
            let start = Date::now();
            answers(message(&text));
            Date::now() - start
        })
        .fold(f64::INFINITY, f64::min);
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
