//! Words of the page around the article, and what else is written like a name.

use crate::analysis::BlockKind;
use crate::mention::Candidate;
use crate::mention::reading::{Class, Reading};

/// Words of buttons and menus that are written like names, each the whole of its line.
const MENU: [&str; 34] = [
    "news feed",
    "show more",
    "read more",
    "load more",
    "see more",
    "more news",
    "share",
    "tweet",
    "print",
    "email",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "newsletter",
    "newsletters",
    "advertisement",
    "sponsored",
    "related",
    "related articles",
    "most read",
    "most popular",
    "trending",
    "latest news",
    "breaking news",
    "comments",
    "menu",
    "home",
    "search",
    "avatar",
    "photo",
    "video",
    "live updates",
    "opinion",
];

/// Whether a name is only a word of the page around the article.
pub fn is_menu(reading: &Reading, name: &Candidate) -> bool {
    let document = reading.document;
    let sentence = &document.sentences[reading.sentence_of[name.tokens.start] as usize];
    let block = &document.blocks[sentence.block];
    // A line of boilerplate as short as a button holds no names; a longer one may be a headline.
    if block.kind == BlockKind::Boilerplate && document.tokens_in(block.span).len() <= 4 {
        return true;
    }
    let words = document
        .slice(document.span_of(name.tokens.clone()))
        .to_lowercase();
    MENU.contains(&words.as_str()) && sentence.tokens.len() <= name.tokens.len() + 1
}

/// Zones that times are given in. They stand behind times that no other stage can read, such as a
/// footnote's.
const ZONES: [&str; 12] = [
    "UTC", "GMT", "EST", "EDT", "PST", "PDT", "CST", "CDT", "CET", "CEST", "BST", "IST",
];

/// Words without a capital by which those with one are outnumbered in a sentence, but in no name.
const SMALL: usize = 4;

/// What has no capital in running text ("la semana"), is money ("US$"), a time zone, or a sentence of
/// another language is no name.
pub fn is_no_name(reading: &Reading, name: &Candidate) -> bool {
    let text = reading
        .document
        .slice(reading.document.span_of(name.tokens.clone()));
    let sentence = reading.sentence_of[name.tokens.start] as usize;
    let small = !text.contains(char::is_uppercase);
    small && name.tokens.len() > 1 && reading.classes[sentence] == Class::Running
        || text.ends_with(['$', '£', '€'])
        || ZONES.contains(&text)
        || text.ends_with(" Standard Time")
        || is_sentence(reading, name)
}

/// Drops what is no name by itself: "God", and "PAC" where the article does not say which committee it is: "(PAC)".
pub fn drop_common(reading: &Reading, names: &mut Vec<Candidate>) {
    let text = |name: &Candidate| {
        reading
            .document
            .slice(reading.document.span_of(name.tokens.clone()))
    };
    let explained = reading.document.text.contains("(PAC)");
    names.retain(|name| match text(name) {
        "PAC" => explained,
        "Super PAC" | "Super PACs" | "PACs" | "God" => false,
        _ => true,
    });
}

/// Whether a name is far too long, and mostly without capitals.
fn is_sentence(reading: &Reading, name: &Candidate) -> bool {
    let words = name.tokens.clone().map(|at| reading.document.word(at));
    let begin = |test: fn(char) -> bool| words.clone().filter(|word| word.starts_with(test)).count();
    begin(char::is_lowercase) >= begin(char::is_uppercase) + SMALL
}
