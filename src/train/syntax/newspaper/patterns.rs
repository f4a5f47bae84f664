//! The phrases that papers add, with their place in the tree.

use crate::timex::calendar::{MONTHS, WEEKDAYS};

/// What is added: words with part of speech, tag, relation and head, which is counted from one in the
/// phrase; zero is the word of the sentence that the phrase belongs to. A brace is filled with one of
/// [`FILLERS`].
pub(super) type Pattern = &'static str;

/// Before a subject that begins the sentence; they belong to the verb.
pub(super) const OPENINGS: &[Pattern] = &[
    "On/ADP/IN/case/2 {day}/PROPN/NNP/obl/0 ,/PUNCT/,/punct/2",
    "On/ADP/IN/case/3 {day}/PROPN/NNP/compound/3 {part}/NOUN/NN/obl/0 ,/PUNCT/,/punct/3",
    "On/ADP/IN/case/2 {month}/PROPN/NNP/obl/0 {date}/NUM/CD/nummod/2 ,/PUNCT/,/punct/2",
    "In/ADP/IN/case/2 {month}/PROPN/NNP/obl/0 {year}/NUM/CD/nmod:unmarked/2 ,/PUNCT/,/punct/2",
    "In/ADP/IN/case/2 {place}/PROPN/NNP/obl/0 on/ADP/IN/case/4 {day}/PROPN/NNP/obl/0 ,/PUNCT/,/punct/4",
    "At/ADP/IN/case/2 {clock}/NUM/CD/obl/0 on/ADP/IN/case/4 {day}/PROPN/NNP/obl/0 ,/PUNCT/,/punct/4",
    "Yesterday/NOUN/NN/obl:unmarked/0 ,/PUNCT/,/punct/1",
    "Last/ADJ/JJ/amod/2 {span}/NOUN/NN/obl:unmarked/0 ,/PUNCT/,/punct/2",
    "After/ADP/IN/case/2 talks/NOUN/NNS/obl/0 in/ADP/IN/case/4 {place}/PROPN/NNP/nmod/2 on/ADP/IN/case/6 \
     {day}/PROPN/NNP/nmod/2 ,/PUNCT/,/punct/2",
    "In/ADP/IN/case/3 a/DET/DT/det/3 statement/NOUN/NN/obl/0 on/ADP/IN/case/5 {day}/PROPN/NNP/nmod/3 \
     ,/PUNCT/,/punct/3",
];

/// Behind the first object or other phrase of a verb in the past, or right behind the verb; they belong
/// to it.
pub(super) const DAYS: &[Pattern] = &[
    "{day}/PROPN/NNP/obl:unmarked/0",
    "{day}/PROPN/NNP/obl:unmarked/0",
    "{day}/PROPN/NNP/obl:unmarked/0",
    "{day}/PROPN/NNP/compound/2 {part}/NOUN/NN/obl:unmarked/0",
    "yesterday/NOUN/NN/obl:unmarked/0",
    "last/ADJ/JJ/amod/2 {span}/NOUN/NN/obl:unmarked/0",
    "last/ADJ/JJ/amod/2 {day}/PROPN/NNP/obl:unmarked/0",
];

/// Behind the name that is a verb's subject; they belong to the name.
pub(super) const DESCRIPTIONS: &[Pattern] = &[
    ",/PUNCT/,/punct/3 the/DET/DT/det/3 {role}/NOUN/NN/appos/0 of/ADP/IN/case/5 {place}/PROPN/NNP/nmod/3 \
     ,/PUNCT/,/punct/3",
    ",/PUNCT/,/punct/2 {role}/NOUN/NN/appos/0 of/ADP/IN/case/6 the/DET/DT/det/6 {place}/PROPN/NNP/compound/6 \
     {body}/NOUN/NN/nmod/2 ,/PUNCT/,/punct/2",
    ",/PUNCT/,/punct/5 the/DET/DT/det/3 {body}/NOUN/NN/nmod:poss/5 's/PART/POS/case/3 {role}/NOUN/NN/appos/0 \
     ,/PUNCT/,/punct/5",
    ",/PUNCT/,/punct/4 a/DET/DT/det/4 former/ADJ/JJ/amod/4 {role}/NOUN/NN/appos/0 for/ADP/IN/case/7 \
     the/DET/DT/det/7 {body}/NOUN/NN/nmod/4 ,/PUNCT/,/punct/4",
];

/// What stands for each brace.
pub(super) const FILLERS: &[(&str, &[&str])] = &[
    ("{day}", &WEEKDAYS),
    ("{part}", &["morning", "afternoon", "evening", "night"]),
    ("{span}", &["week", "month", "year", "night", "weekend", "summer"]),
    ("{month}", &MONTHS),
    (
        "{date}",
        &["1", "2", "5", "7", "10", "13", "16", "21", "24", "28", "30"],
    ),
    (
        "{year}",
        &["1998", "2004", "2011", "2016", "2019", "2021", "2023"],
    ),
    ("{clock}", &["6:17", "9:30", "11:45", "14:20", "18:00", "23:36"]),
    (
        "{place}",
        &[
            "Lagos", "Oslo", "Lima", "Jakarta", "Texas", "Geneva", "Nairobi", "Ottawa", "Kenya", "Poland",
            "Chile", "Beirut", "Manila", "Ohio", "Dublin", "Brussels",
        ],
    ),
    (
        "{role}",
        &[
            "head",
            "chairman",
            "director",
            "spokeswoman",
            "leader",
            "minister",
            "mayor",
            "captain",
            "commissioner",
            "secretary",
            "chief",
            "president",
        ],
    ),
    (
        "{body}",
        &[
            "agency",
            "council",
            "union",
            "party",
            "court",
            "police",
            "ministry",
            "company",
            "association",
            "committee",
            "army",
            "club",
        ],
    ),
];
