//! What can be told of a word by its form: whether it is a plural, what its singular is, whether
//! a noun phrase can go on over it.

/// Plurals that do not end in "s", and those whose singular is not theirs less an ending.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("persons", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("wolves", "wolf"),
    ("thieves", "thief"),
    ("halves", "half"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("oxen", "ox"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("viruses", "virus"),
    ("campuses", "campus"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("shoes", "shoe"),
    ("houses", "house"),
    ("horses", "horse"),
    ("nurses", "nurse"),
    ("cases", "case"),
    ("bases", "base"),
    ("courses", "course"),
    ("responses", "response"),
    ("purchases", "purchase"),
    ("warehouses", "warehouse"),
    ("premises", "premises"),
    ("licenses", "license"),
    ("offenses", "offense"),
    ("exercises", "exercise"),
    ("enterprises", "enterprise"),
    ("franchises", "franchise"),
    ("axes", "axe"),
    ("caches", "cache"),
    ("dead", "dead"),
    ("personnel", "personnel"),
    ("staff", "staff"),
    ("crew", "crew"),
    ("aircraft", "aircraft"),
    ("spacecraft", "spacecraft"),
    ("cattle", "cattle"),
    ("sheep", "sheep"),
    ("fish", "fish"),
    ("deer", "deer"),
    ("species", "species"),
    ("series", "series"),
    ("police", "police"),
    ("policemen", "policeman"),
    ("firemen", "fireman"),
    ("servicemen", "serviceman"),
    ("fishermen", "fisherman"),
    ("gunmen", "gunman"),
    ("lawmen", "lawman"),
    ("militiamen", "militiaman"),
    ("congressmen", "congressman"),
    ("spokesmen", "spokesman"),
    ("businessmen", "businessman"),
    ("media", "media"),
    ("bacteria", "bacterium"),
    ("criteria", "criterion"),
    ("infantry", "infantry"),
];

/// The singular of a plural noun, in lower case unless it is a name.
pub fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == lower) {
        return (*singular).to_owned();
    }
    if !is_plural(word) {
        return word.to_owned();
    }
    let cut = |by: usize| word[..word.len() - by].to_owned();
    if lower.ends_with("ies") && lower.len() > 4 {
        return cut(3) + "y";
    }
    if ["ches", "shes", "sses", "xes", "zzes", "oes"]
        .iter()
        .any(|ending| lower.ends_with(ending))
    {
        return cut(2);
    }
    cut(1)
}

/// The plural of a noun in the singular: what [`singular`] makes of it is the noun again.
pub fn plural(noun: &str) -> String {
    let lower = noun.to_lowercase();
    if let Some((plural, _)) = IRREGULAR.iter().find(|(_, singular)| *singular == lower) {
        return (*plural).to_owned();
    }
    let stem = lower.strip_suffix('y').and_then(|stem| stem.chars().next_back());
    if stem.is_some_and(|last| !"aeiou".contains(last)) {
        return noun[..noun.len() - 1].to_owned() + "ies";
    }
    let hisses = ["ch", "sh", "ss", "x", "zz"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let rounds = matches!(
        lower.as_str(),
        "echo" | "hero" | "potato" | "tomato" | "tornado" | "torpedo" | "veto" | "volcano"
    );
    if hisses || rounds {
        return noun.to_owned() + "es";
    }
    noun.to_owned() + "s"
}

/// Whether a word looks like a noun in the plural.
pub fn is_plural(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if IRREGULAR.iter().any(|(plural, _)| *plural == lower) {
        return true;
    }
    lower.len() >= 4
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is")
        && !lower.ends_with("'s")
        && lower.chars().all(char::is_alphabetic)
        && !is_stop(word)
        && !matches!(
            lower.as_str(),
            "politics"
                | "economics"
                | "news"
                | "perhaps"
                | "besides"
                | "sometimes"
                | "always"
                | "towards"
                | "across"
                | "afterwards"
                | "overseas"
                | "whereas"
                | "mathematics"
                | "physics"
                | "athletics"
                | "gas"
                | "texas"
                | "says"
                | "does"
                | "goes"
                | "means"
                | "remains"
                | "comes"
                | "takes"
                | "makes"
                | "seems"
                | "becomes"
                | "includes"
                | "shows"
                | "gets"
                | "gives"
                | "begins"
        )
}

/// Words a noun phrase does not go on over: articles, pronouns, prepositions, conjunctions and the
/// commonest verbs.
pub fn is_stop(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "but"
            | "nor"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "from"
            | "for"
            | "with"
            | "by"
            | "as"
            | "than"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "after"
            | "before"
            | "during"
            | "between"
            | "against"
            | "about"
            | "above"
            | "below"
            | "through"
            | "across"
            | "near"
            | "since"
            | "until"
            | "till"
            | "while"
            | "when"
            | "where"
            | "who"
            | "whom"
            | "whose"
            | "which"
            | "that"
            | "this"
            | "these"
            | "those"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
            | "i"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "your"
            | "my"
            | "him"
            | "them"
            | "us"
            | "me"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "said"
            | "says"
            | "say"
            | "told"
            | "not"
            | "n't"
            | "no"
            | "if"
            | "so"
            | "because"
            | "per"
            | "'s"
            | "’s"
            | "'re"
            | "'ve"
            | "there"
            | "here"
            | "then"
            | "also"
            | "just"
            | "only"
            | "even"
            | "too"
            | "ago"
            | "later"
            | "earlier"
            | "out"
            | "up"
            | "down"
            | "off"
            | "away"
            | "back"
            | "via"
            | "per-cent"
            | "both"
            | "all"
            | "each"
            | "every"
            | "any"
            | "some"
            | "came"
            | "went"
            | "took"
            | "made"
            | "got"
            | "met"
            | "began"
            | "became"
            | "saw"
            | "held"
            | "gave"
            | "ran"
            | "spoke"
            | "wrote"
            | "won"
            | "left"
            | "lost"
            | "led"
            | "broke"
            | "how"
            | "what"
            | "why"
            | "however"
            | "yet"
            | "still"
            | "already"
            | "again"
            | "percent"
            | "died"
            | "among"
            | "within"
            | "without"
            | "around"
            | "along"
            | "behind"
            | "despite"
            | "including"
            | "amid"
            | "toward"
            | "towards"
            | "versus"
            | "vs."
            | "upon"
            | "whether"
            | "though"
            | "although"
            | "unless"
            | "like"
            | "one"
    )
}

/// Whether a word has the form of a past tense or participle.
pub fn is_past_form(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !matches!(word, "speed" | "breed" | "hundred" | "embed" | "indeed" | "greed")
}

/// Whether a word has the form of an adjective, so that the noun stands behind it.
pub fn is_adjective_form(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "al", "ive", "ous", "ful", "ic", "ary", "ible", "able", "est", "less", "ish",
    ];
    const NOUNS: &[&str] = &[
        "festival",
        "proposal",
        "trial",
        "arrival",
        "appeal",
        "goal",
        "hospital",
        "deal",
        "meal",
        "animal",
        "rival",
        "capital",
        "withdrawal",
        "initiative",
        "offensive",
        "executive",
        "objective",
        "representative",
        "detective",
        "test",
        "quest",
        "request",
        "arrest",
        "protest",
        "contest",
        "guest",
        "interest",
        "forest",
        "chest",
        "harvest",
        "topic",
        "clinic",
        "traffic",
        "music",
        "critic",
        "picnic",
        "epidemic",
        "library",
        "anniversary",
        "secretary",
        "summary",
        "diary",
        "missionary",
        "salary",
        "table",
        "cable",
        "vegetable",
        "variable",
        "signal",
        "journal",
        "medal",
        "canal",
        "referral",
        "approval",
        "removal",
        "survival",
        "denial",
        "burial",
        "individual",
        "official",
        "criminal",
        "finish",
        "fish",
        "dish",
        "drive",
        "dive",
        "wave",
        "move",
        "survive",
        "glove",
        "archive",
        "public",
        "republic",
        "fabric",
        "metal",
        "total",
        "terminal",
        "manual",
        "professional",
        "memorial",
        "tribunal",
    ];
    matches!(
        word,
        "straight"
            | "consecutive"
            | "full"
            | "major"
            | "such"
            | "new"
            | "ever"
            | "female"
            | "black"
            | "foreign"
            | "high"
            | "top"
            | "main"
            | "big"
            | "more"
            | "most"
            | "young"
            | "old"
            | "main-"
            | "joint"
            | "direct"
            | "known"
            | "human"
            | "woman"
            | "back"
            | "front"
            | "next"
            | "open"
            | "male"
            | "long"
            | "short"
            | "small"
            | "large"
            | "serious"
            | "great"
            | "key"
            | "modern"
            | "early"
            | "late"
            | "free"
            | "fair"
            | "possible"
    ) && !NOUNS.contains(&word)
        || ENDINGS.iter().any(|ending| word.ends_with(ending)) && word.len() > 4 && !NOUNS.contains(&word)
}

/// Words after an ordinal that make a fixed phrase of it.
pub fn is_idiom_after_ordinal(word: &str) -> bool {
    matches!(
        word,
        "lady"
            | "aid"
            | "hand"
            | "degree"
            | "name"
            | "glance"
            | "sight"
            | "thing"
            | "party"
            | "minister"
            | "thought"
            | "thoughts"
            | "half"
            | "quarter"
            | "fiddle"
            | "nature"
            | "world"
    )
}

/// Units of time belong to time expressions.
pub fn is_time_unit(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "second"
            | "seconds"
            | "minute"
            | "minutes"
            | "hour"
            | "hours"
            | "day"
            | "days"
            | "week"
            | "weeks"
            | "weekend"
            | "weekends"
            | "month"
            | "months"
            | "quarter"
            | "quarters"
            | "year"
            | "years"
            | "decade"
            | "decades"
            | "century"
            | "centuries"
            | "fortnight"
            | "night"
            | "nights"
            | "o'clock"
            | "am"
            | "pm"
            | "a.m."
            | "p.m."
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "season"
            | "seasons"
            | "evening"
            | "morning"
            | "afternoon"
    )
}

/// Words for a human being in the singular, which "one" may count.
pub fn is_person(word: &str) -> bool {
    matches!(
        word,
        "person"
            | "man"
            | "woman"
            | "child"
            | "boy"
            | "girl"
            | "soldier"
            | "officer"
            | "civilian"
            | "passenger"
            | "victim"
            | "suspect"
            | "student"
            | "worker"
            | "patient"
            | "policeman"
            | "protester"
            | "resident"
            | "attacker"
            | "gunman"
            | "teenager"
            | "journalist"
            | "pilot"
            | "driver"
            | "firefighter"
            | "survivor"
            | "official"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plural_of_a_singular_has_it_for_its_singular() {
        for (one, many) in [
            ("side", "sides"),
            ("person", "people"),
            ("country", "countries"),
            ("day", "days"),
            ("church", "churches"),
            ("hero", "heroes"),
            ("gunman", "gunmen"),
            ("aircraft", "aircraft"),
        ] {
            assert_eq!(plural(one), many);
            assert_eq!(singular(many), one);
        }
    }

    #[test]
    fn plurals_and_their_singulars() {
        for (plural, one) in [
            ("tourists", "tourist"),
            ("people", "person"),
            ("countries", "country"),
            ("churches", "church"),
            ("boxes", "box"),
            ("houses", "house"),
            ("Democrats", "Democrat"),
            ("heroes", "hero"),
            ("aircraft", "aircraft"),
        ] {
            assert!(is_plural(plural), "{plural}");
            assert_eq!(singular(plural), one);
        }
        for word in [
            "crisis", "class", "virus", "was", "politics", "man", "his", "news",
        ] {
            assert!(!is_plural(word), "{word}");
        }
    }
}
