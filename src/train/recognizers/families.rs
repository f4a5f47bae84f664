//! The families of cases that are left out, each with its reason: they are no news, or TIMEX3 does not
//! mark them.

use super::Expected;

/// A kind of expression that is not counted.
pub struct Family {
    /// What it is called in the printed list.
    pub name: &'static str,
    /// Why it is left out.
    pub reason: &'static str,
    holds: fn(&Phrase) -> bool,
}

/// The family a case is left out for.
pub fn left_out(input: &str, expected: &Expected) -> Option<&'static Family> {
    let phrase = Phrase::new(input, expected);
    FAMILIES.iter().find(|family| (family.holds)(&phrase))
}

/// Every family. A phrase of several counts for the first.
pub const FAMILIES: &[Family] = &[
    Family {
        name: "impossible days",
        reason: "\"Feb 30\" is expected as found and unresolved; here it is no date",
        holds: is_impossible_day,
    },
    Family {
        name: "word order",
        reason: "\"5 upcoming years\", \"2 next days\": English of search fields",
        holds: has_number_before_side,
    },
    Family {
        name: "fixed phrases",
        reason: "\"partner of the month\", \"for the day\": TIMEX3 marks times, not names made of them",
        holds: |phrase| {
            matches!(
                phrase.text.as_str(),
                "the day" | "the week" | "the month" | "the hour" | "the fortnight"
            )
        },
    },
    Family {
        name: "file names",
        reason: "dates inside addresses, file names and rows of eight digits",
        holds: is_in_file_name,
    },
    Family {
        name: "zones",
        reason: "a time zone alone",
        holds: |phrase| phrase.kind == "timezone",
    },
    Family {
        name: "operators",
        reason: "search conditions: \"<= 2019\", \"prior to 2015 and after 2010\", dates outside sentences",
        holds: |phrase| {
            phrase.input.contains(['<', '>', '='])
                || phrase.has(&["than", "equal"]) && phrase.kind.contains("date") && !phrase.has(CLOCK_UNITS)
        },
    },
    Family {
        name: "spoken clock",
        reason: "\"half past seven\", \"ten to eight\": said, not printed",
        holds: is_spoken_clock,
    },
    Family {
        name: "office words",
        reason: "\"eod\", \"after lunch\", \"work week\", \"weekday\": working hours of a calendar program",
        holds: |phrase| phrase.has(OFFICE_WORDS) || phrase.text.contains("to date"),
    },
    Family {
        name: "week numbers",
        reason: "\"week 10\", \"W05\": business calendars",
        holds: is_week_number,
    },
    Family {
        name: "nights",
        reason: "nights of hotel bookings as days",
        holds: |phrase| phrase.has(&["night", "nights"]) && phrase.kind == "duration",
    },
    Family {
        name: "rolling years",
        reason: "\"XX90\", \"'18\", and years that stand for either century",
        holds: |phrase| {
            ["XX9", "XX8", "XX1", "XX2"].iter().any(|open| phrase.means(open))
                || phrase.words.iter().any(|word| word.starts_with('\''))
        },
    },
    Family {
        name: "clock spans",
        reason: "spans counted in clock time from this minute (\"next hour\", \"last 5 minutes\")",
        holds: |phrase| {
            phrase.has(CLOCK_UNITS) && (phrase.kind.ends_with("range") || phrase.kind.starts_with("datetime"))
        },
    },
    Family {
        name: "typing",
        reason: "joined or abbreviated lower case (\"mar3\", \"wed\", \"10amish\") of chat",
        holds: is_typing,
    },
    Family {
        name: "short dates",
        reason: "day and month in digits without a year (\"23/12\", \"4-23\") and numbers in a row",
        holds: is_short_date,
    },
    Family {
        name: "day alone",
        reason: "\"the 21st\", \"13th\": a day without its month",
        holds: is_day_alone,
    },
    Family {
        name: "bare hours",
        reason: "an hour without minutes, a.m., p.m. or o'clock (\"from 7 to 9\") is no time in news",
        holds: is_bare_hour,
    },
];

const CLOCK_UNITS: &[&str] = &[
    "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "second", "seconds", "sec",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

const OFFICE_WORDS: &[&str] = &[
    "eod",
    "eom",
    "eoy",
    "asap",
    "lunch",
    "dinner",
    "breakfast",
    "lunchtime",
    "dinnertime",
    "mealtime",
    "brunch",
    "business",
    "work",
    "working",
    "workday",
    "weekday",
    "weekdays",
    "rest",
    "tmr",
    "ytd",
];

/// An expected expression, taken apart once for all families.
struct Phrase<'c> {
    input: &'c str,
    expected: &'c Expected,
    kind: &'c str,
    /// In lower case.
    text: String,
    words: Vec<String>,
}

impl<'c> Phrase<'c> {
    fn new(input: &'c str, expected: &'c Expected) -> Self {
        let text = expected.text.to_lowercase();
        let words = text
            .split(|c: char| !c.is_alphanumeric() && c != '.' && c != ':' && c != '\'')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        Self {
            input,
            expected,
            kind: match expected.kind() {
                "none" => "",
                kind => kind,
            },
            text,
            words,
        }
    }

    fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| list.contains(&word.as_str()))
    }

    /// Whether one of the expected values holds a string.
    fn means(&self, part: &str) -> bool {
        self.expected
            .values()
            .iter()
            .any(|value| value.timex.contains(part))
    }

    fn has_digit(&self) -> bool {
        self.text.contains(|c: char| c.is_ascii_digit())
    }

    fn is_date(&self) -> bool {
        self.kind.starts_with("date")
    }

    /// Whether a word says that a number is a time.
    fn has_clock_word(&self) -> bool {
        self.words.iter().any(|word| is_clock_word(word))
    }

    /// The expected expression as the input writes it. Its offsets are UTF-16, the end included.
    fn source(&self) -> String {
        let units: Vec<u16> = self.input.encode_utf16().collect();
        let range = self.expected.start..(self.expected.end + 1).min(units.len());
        String::from_utf16_lossy(units.get(range).unwrap_or(&[]))
    }
}

fn is_clock_word(word: &str) -> bool {
    matches!(
        word,
        "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "o'clock" | "noon" | "midnight"
    ) || word.starts_with(|c: char| c.is_ascii_digit())
        && ["am", "pm", "a.m", "p.m"].iter().any(|half| word.ends_with(half))
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_small(word: &str) -> bool {
    is_digits(word) && word.len() <= 2
}

fn is_impossible_day(phrase: &Phrase) -> bool {
    phrase.is_date()
        && phrase.expected.values().iter().any(|value| {
            value.value.as_deref() == Some("not resolved")
                && value.timex.len() == 10
                && !value.timex.starts_with("XXXX-WXX")
        })
}

fn has_number_before_side(phrase: &Phrase) -> bool {
    let sides = ["upcoming", "next", "past", "previous", "coming"];
    phrase
        .words
        .windows(2)
        .any(|pair| is_digits(&pair[0]) && sides.contains(&pair[1].as_str()))
}

fn is_in_file_name(phrase: &Phrase) -> bool {
    let eight = phrase.words.iter().any(|word| word.len() == 8 && is_digits(word));
    eight || phrase.input.contains("www.") || phrase.input.contains(".xlsx") || phrase.input.starts_with('-')
}

fn is_spoken_clock(phrase: &Phrase) -> bool {
    let said = [
        "past", "half", "quarter", "thirty", "forty", "fifteen", "twenty", "five", "ten", "to",
    ];
    let timed = matches!(phrase.kind, "time" | "timerange" | "datetime");
    phrase.has(&said) && timed && !phrase.has_digit()
        || ["min past", "past eight", "minutes past"]
            .iter()
            .any(|past| phrase.text.contains(past))
}

fn is_week_number(phrase: &Phrase) -> bool {
    let week = phrase.text.contains("week ") && !phrase.text.contains("weeks");
    let numbered = |word: &String| word.len() == 3 && word.starts_with('w') && is_digits(&word[1..]);
    week && phrase.words.iter().any(|word| is_small(word)) || phrase.words.iter().any(numbered)
}

fn is_typing(phrase: &Phrase) -> bool {
    let unit_letter = phrase.words.iter().any(|word| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() == 1 && letters.len() < word.len()
    });
    let military = phrase
        .words
        .iter()
        .any(|word| word.len() == 4 && is_digits(word) && word.starts_with('0'));
    let joined = phrase.words.iter().any(|word| {
        let letters = word.chars().filter(char::is_ascii_alphabetic).count();
        let month_and_day = MONTHS.iter().any(|month| {
            word.strip_prefix(month)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
        let number_and_word =
            word.starts_with(|c: char| c.is_ascii_digit()) && letters > 2 && word != "o'clock";
        month_and_day || number_and_word
    });
    let days = [
        "sun", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    ];
    let source = phrase.source();
    let lower = source
        .split(|c: char| !c.is_alphabetic())
        .any(|word| days.contains(&word));
    let half = phrase.has(&["a", "p"]) && phrase.kind.contains("time") && phrase.has_digit();
    let careless = phrase.text.contains("oclock")
        || phrase.text.contains("ampm")
        || phrase.text.contains("ish") && phrase.has_clock_word();
    unit_letter || military || joined || lower || half || careless
}

fn is_short_date(phrase: &Phrase) -> bool {
    if !phrase.is_date() || phrase.has(MONTHS) {
        return false;
    }
    let count = |holds: fn(&str) -> bool| phrase.words.iter().filter(|word| holds(word)).count();
    let signs = phrase.text.contains(['/', '-', '.']);
    let year = phrase.words.iter().any(|word| word.len() == 4 && is_digits(word));
    let in_digits = count(is_small) >= 2 && !year && signs && !phrase.text.contains(':');
    in_digits || count(is_digits) >= 2 && !signs && !phrase.has_clock_word()
}

fn is_day_alone(phrase: &Phrase) -> bool {
    if !phrase.is_date() || phrase.has(MONTHS) {
        return false;
    }
    let weekday = phrase.words.iter().position(|word| word.ends_with("day"));
    let after_weekday =
        weekday.is_some_and(|index| phrase.words.get(index + 1).is_some_and(|word| is_small(word)));
    let ordinal = phrase.words.iter().any(|word| {
        word.len() <= 4
            && word.starts_with(|c: char| c.is_ascii_digit())
            && ["th", "st", "nd", "rd"]
                .iter()
                .any(|ending| word.ends_with(ending))
    });
    let calendar = phrase.has(&[
        "century", "week", "month", "quarter", "year", "weeks", "months", "day", "days",
    ]);
    phrase.kind == "date" && after_weekday || ordinal && !calendar && weekday.is_none()
}

fn is_bare_hour(phrase: &Phrase) -> bool {
    let words = &phrase.words;
    let marked =
        phrase.has_clock_word() || phrase.text.contains(':') || phrase.has(&["noon", "midnight", "midday"]);
    let bare = words.iter().enumerate().any(|(index, word)| {
        let half = words.get(index + 1).is_some_and(|next| {
            is_clock_word(next) || MONTHS.contains(&next.as_str()) || matches!(next.as_str(), "in" | "min")
        });
        let after_month = index > 0 && MONTHS.contains(&words[index - 1].as_str());
        is_small(word) && !half && !after_month
    });
    let range = phrase.kind.ends_with("range") && bare && !phrase.text.contains('/');
    phrase.kind.contains("time") && (words.iter().any(|word| is_small(word)) && !marked || range)
}
