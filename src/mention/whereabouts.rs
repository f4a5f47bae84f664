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

/// How many places of the United States an article names before "Georgia" is one of them.
const AMONG: usize = 2;

fn is_state(name: &str) -> bool {
    STATES.iter().any(|(full, short)| *full == name || *short == name)
}

/// Sets the countries that the surroundings tell.
pub fn settle(mentions: &mut [Mention], reading: &Reading) {
    let document = reading.document;
    let name = |mention: &Mention| document.slice(mention.span);
    for mention in mentions.iter_mut() {
        if SEATS.contains(&name(mention)) {
            mention.country = None;
        }
        let short = |&(_, short): &(&str, &str)| short.ends_with('.') && short == name(mention);
        if mention.kind == EntityKind::Place && STATES.iter().any(short) {
            mention.country = Some("US".to_owned());
        }
    }
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
    // "Georgia beside Alabama and Florida" is no country, unless its people or its capital are named.
    let american = |mention: &&Mention| {
        mention.kind == EntityKind::Place && is_state(name(mention)) && name(mention) != "Georgia"
    };
    let states = mentions.iter().filter(american).count();
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
    if states >= AMONG && !caucasian {
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
