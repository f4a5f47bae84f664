//! The command line.

use dateline::{Options, analyze};
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("stdin");
    let analysis =
        analyze(&text, &Options::default()).with_offsets(&text, dateline::span::OffsetUnit::Codepoint);
    println!("{}", serde_json::to_string_pretty(&analysis).expect("json"));
}
