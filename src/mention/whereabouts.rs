//! Which country a place lies in, by what stands beside it and by the other places of the article: one name
//! is borne in several countries, and the gazetteers keep one.

use super::Mention;
use super::reading::Reading;
use crate::analysis::EntityKind;

/// The states of the United States, with the newspapers' abbreviations.
#[rustfmt::skip]
const STATES: &[(&str, &str)] = &[
    ("Alabama", "Ala."), ("Alaska", "Alaska"), ("Arizona", "Ariz."), ("Arkansas", "Ark."), ("California", "Calif."),
    ("Colorado", "Colo."), ("Connecticut", "Conn."), ("Delaware", "Del."), ("Florida", "Fla."), ("Georgia", "Ga."),
    ("Hawaii", "Hawaii"), ("Idaho", "Idaho"), ("Illinois", "Ill."), ("Indiana", "Ind."), ("Iowa", "Iowa"),
    ("Kansas", "Kan."), ("Kentucky", "Ky."), ("Louisiana", "La."), ("Maine", "Maine"), ("Maryland", "Md."),
    ("Massachusetts", "Mass."), ("Michigan", "Mich."), ("Minnesota", "Minn."), ("Mississippi", "Miss."),
    ("Missouri", "Mo."), ("Montana", "Mont."), ("Nebraska", "Neb."), ("Nevada", "Nev."), ("New Hampshire", "N.H."),
    ("New Jersey", "N.J."), ("New Mexico", "N.M."), ("New York", "N.Y."), ("North Carolina", "N.C."),
    ("North Dakota", "N.D."), ("Ohio", "Ohio"), ("Oklahoma", "Okla."), ("Oregon", "Ore."), ("Pennsylvania", "Pa."),
    ("Rhode Island", "R.I."), ("South Carolina", "S.C."), ("South Dakota", "S.D."), ("Tennessee", "Tenn."),
    ("Texas", "Tex."), ("Utah", "Utah"), ("Vermont", "Vt."), ("Virginia", "Va."), ("Washington", "Wash."),
    ("West Virginia", "W.Va."), ("Wisconsin", "Wis."), ("Wyoming", "Wyo."), ("D.C.", "DC"),
];

/// Seats of power that carry a town's or a mountain's name.
const SEATS: [&str; 4] = ["White House", "Capitol", "Pentagon", "Kremlin"];

/// Places that the gazetteers know elsewhere, or not at all.
const KNOWN: &[(&str, &str)] = &[
    ("Gaza", "PS"),
    ("Gaza City", "PS"),
    ("Gaza Strip", "PS"),
    ("Republic of Congo", "CG"),
    ("Republic of the Congo", "CG"),
    ("Congo-Brazzaville", "CG"),
    ("Congo Republic", "CG"),
    ("Congo-Kinshasa", "CD"),
    ("DR Congo", "CD"),
    ("DRC", "CD"),
];

/// What tells which of two countries a bare "Congo" is.
#[rustfmt::skip]
const OF_KINSHASA: &[&str] = &[
    "Kinshasa", "Goma", "Kivu", "North Kivu", "South Kivu", "Bukavu", "Lubumbashi", "Ituri", "Bunia", "Katanga", "Beni",
    "Democratic Republic of Congo", "Democratic Republic of the Congo", "DR Congo", "DRC", "Kabila", "Tshisekedi",
];
#[rustfmt::skip]
const OF_BRAZZAVILLE: &[&str] = &[
    "Brazzaville", "Pointe-Noire", "Republic of Congo", "Republic of the Congo", "Sassou Nguesso", "Sassou-Nguesso",
];

/// How many places of the United States an article names before "Georgia" is one of them.
const AMONG: usize = 2;

/// A bare "Congo" is the one that the article's other names are of, or the one with an east to speak of; else
/// which one is not known.
fn congo(mentions: &mut [Mention], reading: &Reading) {
    let document = reading.document;
    let of = |list: &[&str]| {
        mentions
            .iter()
            .any(|mention| list.contains(&document.slice(mention.span)))
    };
    let country = match (of(OF_KINSHASA), of(OF_BRAZZAVILLE)) {
        (true, false) => Some("CD"),
        (false, true) => Some("CG"),
        _ => None,
    };
    for mention in mentions.iter_mut() {
        if document.slice(mention.span) == "Congo" && mention.kind == EntityKind::Place {
            let before = mention
                .tokens
                .start
                .checked_sub(1)
                .map_or("", |at| document.word(at));
            let eastern = matches!(before, "eastern" | "Eastern" | "east");
            mention.country = if eastern { Some("CD") } else { country }.map(str::to_owned);
        }
    }
}

/// Whether a text is a state's abbreviation ("S.C."), which is no body's.
pub fn is_state_abbreviation(text: &str) -> bool {
    STATES
        .iter()
        .any(|(_, short)| short.ends_with('.') && *short == text)
}

/// The state that a newspaper's abbreviation is short for; not of those whose name is as often a city's.
pub fn state_in_full(text: &str) -> Option<&'static str> {
    let (full, _) = STATES
        .iter()
        .find(|(_, short)| short.ends_with('.') && *short == text)?;
    Some(*full).filter(|full| !matches!(*full, "New York" | "Washington"))
}

/// Whether a text names a state of the United States, in full or short.
pub fn is_state(name: &str) -> bool {
    STATES.iter().any(|(full, short)| *full == name || *short == name)
}

/// "Georgia beside Alabama and Florida" is no country, unless its people or its capital are named. Gives how many
/// places of the United States the article names.
fn georgia(mentions: &mut [Mention], reading: &Reading) -> usize {
    let document = reading.document;
    let name = |mention: &Mention| document.slice(mention.span);
    let american = |mention: &&Mention| {
        mention.kind == EntityKind::Place && is_state(name(mention)) && name(mention) != "Georgia"
    };
    let states = mentions.iter().filter(american).count();
    let joined = |pair: &[Mention]| {
        let between = pair[0].tokens.end..pair[1].tokens.start;
        let georgia = pair.iter().any(|mention| name(mention) == "Georgia");
        georgia
            && pair.iter().any(|mention| american(&mention))
            && between.len() == 1
            && matches!(document.word(between.start), "and" | "or" | ",")
    };
    let beside = mentions.windows(2).any(joined);
    let caucasian = mentions.iter().any(|mention| {
        matches!(
            name(mention),
            "Tbilisi"
                | "Abkhazia"
                | "South Ossetia"
                | "Caucasus"
                | "Armenia"
                | "Batumi"
                | "Georgian"
                | "Georgians"
        )
    });
    if (states >= AMONG || beside) && !caucasian {
        for mention in mentions
            .iter_mut()
            .filter(|mention| mention.kind == EntityKind::Place)
        {
            if name(mention) == "Georgia" {
                mention.country = Some("US".to_owned());
                mention
                    .evidence
                    .retain(|evidence| evidence != "gazetteer:country");
            }
        }
    }
    states
}

/// Sets the countries that the surroundings tell.
pub fn settle(mentions: &mut [Mention], reading: &Reading) {
    let document = reading.document;
    let name = |mention: &Mention| document.slice(mention.span);
    for mention in mentions.iter_mut() {
        if SEATS.contains(&name(mention)) {
            mention.country = None;
        }
        let place = mention.kind == EntityKind::Place;
        let own = |&(full, short): &(&str, &str)| {
            short.ends_with('.') && short == name(mention) || full != "Georgia" && full == name(mention)
        };
        if place && STATES.iter().any(own) {
            mention.country = Some("US".to_owned());
        }
        if let Some((_, country)) = KNOWN.iter().find(|(known, _)| place && *known == name(mention)) {
            mention.country = Some((*country).to_owned());
        }
    }
    congo(mentions, reading);
    // "Cambridge, Massachusetts", "Paris, Texas", "Lima, Ohio".
    for at in 1..mentions.len() {
        let [place, whole] = [&mentions[at - 1], &mentions[at]];
        let beside = place.tokens.end + 1 == whole.tokens.start && document.word(place.tokens.end) == ",";
        let places = place.kind == EntityKind::Place && whole.kind == EntityKind::Place;
        if beside && places && is_state(name(whole)) {
            mentions[at - 1].country = Some("US".to_owned());
            mentions[at].country = Some("US".to_owned());
        }
    }
    let states = georgia(mentions, reading);
    // A city and a region of two countries: which one is not known.
    for mention in mentions.iter_mut().filter(|mention| mention.country.is_some()) {
        let listed = |list: &str| {
            mention
                .evidence
                .iter()
                .any(|evidence| evidence.strip_prefix("gazetteer:") == Some(list))
        };
        let american = mention.country.as_deref() == Some("US");
        if listed("region") && listed("city") && !listed("country") && !american && states >= AMONG {
            mention.country = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{article, mention, token};

    /// The countries of the places of a text, in order.
    fn countries(text: &str) -> Vec<Option<String>> {
        mention::find(&token::document(text, article::blocks(text)))
            .into_iter()
            .filter(|mention| mention.kind == crate::analysis::EntityKind::Place)
            .map(|mention| mention.country)
            .collect()
    }

    #[test]
    fn a_name_of_two_countries_is_told_by_what_stands_beside_it() {
        for (text, wanted) in [
            ("Fighting went on in eastern Congo.", vec![Some("CD")]),
            (
                "The ferry from Brazzaville sank in Congo.",
                vec![Some("CG"), Some("CG")],
            ),
            ("The minister flew to Congo.", vec![None]),
            ("The power went out in Gaza.", vec![Some("PS")]),
            ("A storm hit Georgia, Alabama and Tennessee.", vec![Some("US"); 3]),
            (
                "The train from Tbilisi crossed Georgia.",
                vec![Some("GE"), Some("GE")],
            ),
            (
                "She moved to Cambridge, Massachusetts.",
                vec![Some("US"), Some("US")],
            ),
        ] {
            let wanted: Vec<Option<String>> =
                wanted.into_iter().map(|code| code.map(str::to_owned)).collect();
            assert_eq!(countries(text), wanted, "{text}");
        }
    }
}
