//! Names the training data has no label for, by their form: laws and treaties, titled works, events; and
//! what a web page's own words are not.

use super::Candidate;
use super::gazetteers::Types;
use super::reading::{Class, Reading};
use crate::analysis::{BlockKind, EntityKind};
use crate::document::TokenKind;
use crate::lexicon::hash::plain;
use rustc_hash::FxHashSet;

/// Applies the patterns: the names change kind or grow, new ones are added, menu words go.
pub fn apply(reading: &Reading, names: &mut Vec<Candidate>) {
    names.retain(|name| {
        !is_menu(reading, name)
            && !is_picture_side(reading, name)
            && !is_picture_pool(reading, name)
            && !is_no_name(reading, name)
    });
    for name in names.iter_mut() {
        law(reading, name);
        facility(reading, name);
    }
    enumerations(reading, names);
    companies(reading, names);
    credits(reading, names);
    country_codes(reading, names);
    parties(reading, names);
    storms(reading, names);
    titled_works(reading, names);
    laws_without_a_name(reading, names);
}

/// Heads of the names of laws that need no other sign.
const LAWS: [&str; 12] = [
    "act",
    "acts",
    "treaty",
    "bill",
    "ordinance",
    "constitution",
    "amendment",
    "accords",
    "protocol",
    "decree",
    "charter",
    "pact",
];

/// "Treaty of …", "Convention on …": what stands before the preposition, and the preposition.
const LAW_OPENINGS: [(&str, &[&str]); 10] = [
    ("treaty", &["of", "on", "for"]),
    ("convention", &["on", "against", "for", "relating"]),
    ("law", &["on", "of", "for"]),
    ("charter", &["of", "for", "on"]),
    ("declaration", &["of", "on"]),
    ("protocol", &["of", "on", "to"]),
    ("agreement", &["on", "for", "of"]),
    ("constitution", &["of"]),
    ("resolution", &[]),
    ("covenant", &["on"]),
];

fn lower(reading: &Reading, at: usize) -> String {
    reading.document.word(at).to_lowercase()
}

/// Laws are called by their last word ("Clean Air Act"), or by their first ("Treaty of Lisbon"); the year
/// belongs to the name.
fn law(reading: &Reading, name: &mut Candidate) {
    let open = matches!(
        name.kind,
        EntityKind::Other | EntityKind::Event | EntityKind::Work | EntityKind::Product
    );
    if !(open || name.kind == EntityKind::Organization && name.confidence < 0.8) || name.tokens.len() < 2 {
        return;
    }
    let (first, second) = (
        lower(reading, name.tokens.start),
        lower(reading, name.tokens.start + 1),
    );
    let dated = |&at: &usize| {
        reading.document.tokens[at].kind == TokenKind::Word && reading.document.word(at) != "of"
    };
    let head = name.tokens.clone().rev().find(dated);
    let by_head = head.is_some_and(|at| {
        LAWS.contains(&lower(reading, at).as_str())
            || matches!(lower(reading, at).as_str(), "convention" | "conventions")
                && matches!(first.as_str(), "geneva" | "vienna" | "hague")
    });
    let by_opening = LAW_OPENINGS
        .iter()
        .any(|(opening, links)| first == *opening && links.contains(&second.as_str()));
    if by_head || by_opening {
        name.kind = EntityKind::Law;
        name.evidence.push("pattern:law".into());
        name.tokens.end = with_year(reading, name.tokens.end);
    }
}

/// The end of a name, after "of 2010" or "2010".
fn with_year(reading: &Reading, end: usize) -> usize {
    let document = reading.document;
    let Some(sentence) = end.checked_sub(1).map(|last| reading.sentence_of[last]) else {
        return end;
    };
    let limit = document.sentences[sentence as usize].tokens.end;
    let year = |at: usize| {
        at < limit && document.word(at).len() == 4 && document.word(at).bytes().all(|b| b.is_ascii_digit())
    };
    if year(end) {
        end + 1
    } else if end < limit && document.word(end) == "of" && year(end + 1) {
        end + 2
    } else {
        end
    }
}

/// "Treaty of Lisbon", "Clean Air Act" where the model saw no name, or one only in its middle.
fn laws_without_a_name(reading: &Reading, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let mut at = 0;
    while at < reading.ids.len() {
        let mut wide = reading.wide[at];
        let end = wide.end.max(at + 1);
        // "in December" and "with France" follow the name.
        let follows = |&at: &usize| matches!(document.word(at), "in" | "with" | "to");
        if let Some(cut) = (wide.start + 2..wide.end).find(follows) {
            wide.end = cut;
        }
        if wide.length() >= 2 {
            let first = lower(reading, wide.start);
            let opening = LAW_OPENINGS.iter().any(|(opening, links)| {
                first == *opening && links.contains(&lower(reading, wide.start + 1).as_str())
            });
            let last = document.word(wide.end - 1);
            let closing = wide.length() >= 3 && matches!(last, "Act" | "Treaty" | "Accords" | "Ordinance");
            let span = document.span_of(wide.start..wide.end);
            let inside = |name: &Candidate| {
                let other = document.span_of(name.tokens.clone());
                span.contains(other) && (name.tokens.len() < wide.length())
            };
            let clear = |names: &[Candidate]| {
                names
                    .iter()
                    .all(|name| inside(name) || !document.span_of(name.tokens.clone()).overlaps(span))
            };
            if (opening || closing) && clear(names) {
                names.retain(|name| !inside(name));
                names.push(Candidate {
                    tokens: wide.start..with_year(reading, wide.end),
                    kind: EntityKind::Law,
                    confidence: 0.6,
                    evidence: vec!["pattern:law".into()],
                });
            }
        }
        at = end;
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// The film "A Long Way Home": a quoted title after a word for a work.
fn titled_works(reading: &Reading, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let works = Types::named("work word").unwrap_or_default();
    let form = |at: usize| &reading.forms[reading.ids[at] as usize];
    let mut at = 1;
    while at < reading.ids.len() {
        let start = at;
        at += 1;
        let opened = reading.quoted[start] && !reading.quoted[start - 1];
        if !opened || start < 2 || reading.sentence_of[start - 2] != reading.sentence_of[start] {
            continue;
        }
        let end = (start..reading.ids.len())
            .find(|&at| !reading.quoted[at])
            .unwrap_or(reading.ids.len());
        at = end;
        let called = form(start - 2).types.meets(works) && !form(start - 2).capital;
        let titled = form(start).capital && form(end - 1).capital || start + 1 == end && form(start).capital;
        let closed = matches!(document.word(end - 1), "." | "," | "?" | "!");
        let end = if closed { end - 1 } else { end };
        if !called || !titled || end <= start {
            continue;
        }
        let span = document.span_of(start..end);
        names.retain(|name| !span.overlaps(document.span_of(name.tokens.clone())));
        names.push(Candidate {
            tokens: start..end,
            kind: EntityKind::Work,
            confidence: 0.8,
            evidence: vec!["pattern:title".into()],
        });
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// What has no capital in running text ("la semana"), or is money ("US$"), is no name.
fn is_no_name(reading: &Reading, name: &Candidate) -> bool {
    let text = reading
        .document
        .slice(reading.document.span_of(name.tokens.clone()));
    let sentence = reading.sentence_of[name.tokens.start] as usize;
    let small = !text.contains(char::is_uppercase);
    small && name.tokens.len() > 1 && reading.classes[sentence] == Class::Running
        || text.ends_with(['$', '£', '€'])
}

/// Last words of the names of facilities, which the corpora often mark as places.
const FACILITIES: [&str; 18] = [
    "airport",
    "airfield",
    "bridge",
    "stadium",
    "arena",
    "square",
    "zoo",
    "museum",
    "hospital",
    "palace",
    "cathedral",
    "mosque",
    "prison",
    "tower",
    "theatre",
    "theater",
    "library",
    "cemetery",
];

/// A place called an airport, a square or a zoo is a facility.
fn facility(reading: &Reading, name: &mut Candidate) {
    let last = name.tokens.end - 1;
    if name.kind == EntityKind::Place
        && name.tokens.len() > 1
        && FACILITIES.contains(&lower(reading, last).as_str())
    {
        name.kind = EntityKind::Facility;
        name.evidence.push("lexicon:facility".into());
    }
}

/// Where somebody stands in a picture: "(L)", "(Center-R)".
fn is_picture_side(reading: &Reading, name: &Candidate) -> bool {
    const SIDES: [&str; 12] = [
        "l", "r", "c", "left", "right", "center", "centre", "top", "bottom", "front", "back", "-",
    ];
    let first = name.tokens.start;
    first > 0
        && reading.document.word(first - 1) == "("
        && name
            .tokens
            .clone()
            .all(|at| SIDES.contains(&lower(reading, at).as_str()))
}

/// Whose picture it is when it is nobody's: "(Ana Lind / POOL / AFP)".
fn is_picture_pool(reading: &Reading, name: &Candidate) -> bool {
    const SHARED: [&str; 4] = ["pool", "handout", "stringer", "file"];
    let document = reading.document;
    let slash =
        |at: Option<usize>| at.is_some_and(|at| at < document.tokens.len() && document.word(at) == "/");
    name.tokens.len() == 1
        && SHARED.contains(&lower(reading, name.tokens.start).as_str())
        && (slash(name.tokens.start.checked_sub(1)) || slash(Some(name.tokens.end)))
}

/// "Ministry of Trade, Industry, and Energy": what an office is for ends with the last of a list.
fn enumerations(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let count = reading.ids.len();
    for index in 0..names.len() {
        let name = &names[index];
        let end = name.tokens.end;
        let listed =
            name.kind == EntityKind::Organization && name.tokens.clone().any(|at| document.word(at) == ",");
        let and = if end < count && document.word(end) == "," {
            end + 1
        } else {
            end
        };
        if !listed || and + 1 >= count || !matches!(document.word(and), "and" | "&") {
            continue;
        }
        let run = &reading.runs[and + 1];
        let open = names
            .get(index + 1)
            .is_none_or(|next| next.tokens.start >= run.end);
        let same = reading.sentence_of[and + 1] == reading.sentence_of[end - 1];
        if open && same && run.start == and + 1 && (1..=2).contains(&run.length()) {
            names[index].tokens.end = run.end;
        }
    }
}

/// Nouns for what has a name and does business.
const BUSINESSES: [&str; 20] = [
    "company",
    "firm",
    "airline",
    "bank",
    "manufacturer",
    "maker",
    "retailer",
    "developer",
    "operator",
    "startup",
    "start-up",
    "publisher",
    "broadcaster",
    "newspaper",
    "charity",
    "supplier",
    "producer",
    "contractor",
    "consultancy",
    "conglomerate",
];

/// "Lind Marine, a Swedish shipping firm based in Malmö": what is said of a name tells that it is no
/// person, here and wherever else it stands.
fn companies(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    let said = |name: &Candidate| {
        let end = name.tokens.end;
        let sentence = &document.sentences[reading.sentence_of[end - 1] as usize].tokens;
        if end + 2 >= sentence.end
            || document.word(end) != ","
            || !matches!(document.word(end + 1), "a" | "an" | "the")
        {
            return false;
        }
        (end + 2..sentence.end.min(end + 8))
            .find(|&at| BUSINESSES.contains(&document.word(at)))
            .is_some_and(|at| {
                (end + 2..at).all(|at| document.tokens[at].kind == TokenKind::Word)
                    && matches!(
                        document.tokens.get(at + 1).map_or(".", |_| document.word(at + 1)),
                        "," | "." | "based" | "that" | "which" | "in" | "of" | "from" | "with" | "whose"
                    )
            })
    };
    let text = |name: &Candidate| document.slice(document.span_of(name.tokens.clone()));
    let told: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && said(name))
        .map(text)
        .collect();
    if told.is_empty() {
        return;
    }
    for name in names.iter_mut() {
        if name.kind == EntityKind::Person && told.contains(text(name)) {
            name.kind = EntityKind::Organization;
            name.evidence.push("pattern:company".into());
        }
    }
}

/// Whose picture it is: "(Ana Lind / AFP)".
fn credits(reading: &Reading, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let media = Types::named("media").unwrap_or_default();
    let covered = |names: &[Candidate], at: usize| {
        let next = names.partition_point(|name| name.tokens.end <= at);
        names.get(next).is_some_and(|name| name.tokens.contains(&at))
    };
    let credited = |at: &usize| {
        let form = &reading.forms[reading.ids[*at] as usize];
        document.word(at - 1) == "/"
            && document.word(at + 1) == ")"
            && form.capital
            && form.types.meets(media)
    };
    let found: Vec<Candidate> = (1..reading.ids.len().saturating_sub(1))
        .filter(credited)
        .filter(|&at| !covered(names, at))
        .map(|at| Candidate {
            tokens: at..at + 1,
            kind: EntityKind::Organization,
            confidence: 0.8,
            evidence: vec!["pattern:credit".into()],
        })
        .collect();
    names.extend(found);
    names.sort_by_key(|name| name.tokens.start);
}

/// Lists of results tell by a code whom somebody runs for: "Ana Lind (SWE)".
fn country_codes(reading: &Reading, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let bracketed = |at: usize| {
        at > 1
            && document.word(at - 1) == "("
            && document.tokens.get(at + 1).is_some()
            && document.word(at + 1) == ")"
    };
    let is_code = |at: usize| {
        let form = &reading.forms[reading.ids[at] as usize];
        form.types.meets(Types::CODE) && form.length == 3 && !reading.spelt_out.contains_key(&form.word)
    };
    let after: Vec<usize> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person)
        .map(|name| name.tokens.end + 1)
        .filter(|&at| at < reading.ids.len() && bracketed(at) && is_code(at))
        .collect();
    for at in after {
        names.retain(|name| !name.tokens.contains(&at));
        names.push(Candidate {
            tokens: at..at + 1,
            kind: EntityKind::Place,
            confidence: 0.9,
            evidence: vec!["pattern:code".into()],
        });
    }
    names.sort_by_key(|name| name.tokens.start);
}

/// What a party is called by, when the word "party" itself has no capital.
const PARTIES: [&str; 16] = [
    "Conservative",
    "Labour",
    "Labor",
    "Liberal",
    "Republican",
    "Democratic",
    "Communist",
    "Socialist",
    "Green",
    "Nationalist",
    "Progressive",
    "Baath",
    "Congress",
    "Tory",
    "Nazi",
    "Peronist",
];

/// "The Conservative party": not its followers but the party.
fn parties(reading: &Reading, names: &mut [Candidate]) {
    let document = reading.document;
    for name in names.iter_mut() {
        let end = name.tokens.end;
        if name.tokens.len() == 1
            && PARTIES.contains(&document.word(name.tokens.start))
            && end < reading.ids.len()
            && document.word(end) == "party"
            && reading.sentence_of[end] == reading.sentence_of[name.tokens.start]
        {
            name.tokens.end = end + 1;
            name.kind = EntityKind::Organization;
            name.evidence.push("pattern:party".into());
        }
    }
}

/// What storms are called with before their own name.
const STORMS: [&str; 4] = ["Storm", "Hurricane", "Typhoon", "Cyclone"];

/// Storms are named like people and places: "Storm Anna", "Tropical Storm Bret". The word before a name
/// of one word tells, unless it belongs to a longer name ("National Hurricane Center").
fn storms(reading: &Reading, names: &mut Vec<Candidate>) {
    let document = reading.document;
    let telling = Types::WORDS;
    for at in 0..reading.ids.len().saturating_sub(1) {
        let form = |at: usize| &reading.forms[reading.ids[at] as usize];
        let sentence = reading.sentence_of[at] as usize;
        let named = STORMS.contains(&document.word(at))
            && reading.sentence_of[at + 1] as usize == sentence
            && reading.classes[sentence] == Class::Running
            && document.tokens[at + 1].kind == TokenKind::Word
            && form(at + 1).capital
            && !form(at + 1).types.meets(telling);
        let run = &reading.runs[at];
        let before = run.start..at;
        let open = before.is_empty()
            || before.len() == 1
                && matches!(document.word(run.start), "Tropical" | "Super" | "The" | "Severe");
        if !named || !open || run.end != at + 2 {
            continue;
        }
        let start = if document.word(run.start) == "The" {
            at
        } else {
            run.start
        };
        let tokens = start..at + 2;
        let whole = names
            .iter()
            .find(|name| name.tokens.start <= start && name.tokens.end >= at + 2);
        if whole.is_some_and(|name| name.tokens.len() > tokens.len()) {
            continue;
        }
        let confidence = whole.map_or(0.8, |name| name.confidence.max(0.8));
        names.retain(|name| name.tokens.end <= tokens.start || name.tokens.start >= tokens.end);
        names.push(Candidate {
            tokens,
            kind: EntityKind::Event,
            confidence,
            evidence: vec!["pattern:storm".into()],
        });
    }
    names.sort_by_key(|name| name.tokens.start);
}

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
fn is_menu(reading: &Reading, name: &Candidate) -> bool {
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

/// Whether a token is a quotation mark.
pub fn is_quote(word: &str) -> bool {
    word.chars().all(|c| matches!(plain(c), '"' | '\''))
}
