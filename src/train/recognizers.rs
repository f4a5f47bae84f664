//! The second score of `eval-timex`: the English cases of microsoft/Recognizers-Text.
//!
//! They are commands to an assistant, resolved by rules of their own. A case counts as right when
//! every expression it expects is found and means the same: the same TIMEX3 value, the same days,
//! or the same time of the day; and when nothing is found where nothing is expected. What TIMEX3
//! annotates as two expressions ("from May 3 to May 5") may be found as two. Cases with an
//! expression that news under TIMEX3 does not write are left out, by family.

use super::corpora;
use super::timex::read_article;
use crate::analysis::Timex;
use crate::timex::calendar::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    #[serde(default)]
    context: Context,
    results: Vec<Expected>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Context {
    reference_date_time: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Expected {
    text: String,
    start: usize,
    end: usize,
    #[serde(alias = "Typename", default)]
    type_name: String,
    #[serde(default)]
    resolution: Option<Resolution>,
}

#[derive(Default, Deserialize)]
struct Resolution {
    #[serde(default)]
    values: Vec<Value>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Value {
    timex: String,
    value: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

/// Prints how many cases are read rightly; with `verbose` every other one.
pub(super) fn evaluate(data: &Path, verbose: bool) -> Result<(), String> {
    let path = data.join("timex/recognizers-datetime-model.json.gz");
    let text = corpora::read_text(&path).map_err(|error| error.to_string())?;
    let cases: Vec<Case> =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())?;
    let mut out: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let (mut right, mut counted) = (0, 0);
    for case in &cases {
        if let Some(family) = case
            .results
            .iter()
            .find_map(|expected| family_out(&case.input, expected))
        {
            *out.entry(family).or_default() += 1;
            continue;
        }
        let day = case
            .context
            .reference_date_time
            .get(..10)
            .and_then(|day| day.parse::<Date>().ok());
        let found = read_article(&case.input, day);
        let missed = case
            .results
            .iter()
            .find(|expected| !is_found(&case.input, expected, &found));
        let fits = missed.is_none() && (!case.results.is_empty() || found.is_empty());
        counted += 1;
        right += usize::from(fits);
        let kind = case.results.first().map_or("none", |expected| {
            expected.type_name.strip_prefix("datetimeV2.").unwrap_or("none")
        });
        let count = kinds.entry(kind).or_default();
        count[0] += 1;
        count[1] += usize::from(fits);
        if verbose && !fits {
            let expected = missed.map_or_else(String::new, |missed| {
                let values = missed.resolution.iter().flat_map(|resolution| &resolution.values);
                let timexes: Vec<&str> = values.map(|value| value.timex.as_str()).collect();
                format!("{} = {}", missed.text, timexes.join(" | "))
            });
            let found: Vec<String> = found
                .iter()
                .map(|timex| format!("{} = {}", timex.text, timex.value))
                .collect();
            println!(
                "CASE\t{kind}\t{}\t{expected}\t{}",
                case.input.replace('\n', " "),
                found.join("; ")
            );
        }
    }
    println!(
        "Recognizers: {right} of {counted} cases in news usage right ({:.1} %)",
        100.0 * right as f64 / f64::from(u32::try_from(counted.max(1)).unwrap_or(1))
    );
    for (kind, [count, right]) in &kinds {
        println!("  {kind:16} {right:4} of {count:4}");
    }
    println!("left out:");
    for (family, reason) in FAMILIES {
        println!("  {:4} {family}: {reason}", out.get(family).unwrap_or(&0));
    }
    Ok(())
}

/// The families that are left out, with the reason.
const FAMILIES: &[(&str, &str)] = &[
    (
        "bare hours",
        "an hour without minutes, a.m., p.m. or o'clock (\"from 7 to 9\") is no time in news",
    ),
    (
        "clock spans",
        "spans counted in clock time from this minute (\"next hour\", \"last 5 minutes\")",
    ),
    (
        "spoken clock",
        "\"half past seven\", \"ten to eight\": said, not printed",
    ),
    (
        "office words",
        "\"eod\", \"after lunch\", \"work week\", \"weekday\": working hours of a calendar program",
    ),
    (
        "operators",
        "search conditions: \"<= 2019\", \"prior to 2015 and after 2010\", dates outside sentences",
    ),
    (
        "impossible days",
        "\"Feb 30\" is expected as found and unresolved; here it is no date",
    ),
    (
        "short dates",
        "day and month in digits without a year (\"23/12\", \"4-23\") and numbers in a row",
    ),
    ("day alone", "\"the 21st\", \"13th\": a day without its month"),
    (
        "typing",
        "joined or abbreviated lower case (\"mar3\", \"wed\", \"10amish\") of chat",
    ),
    ("week numbers", "\"week 10\", \"W05\": business calendars"),
    ("nights", "nights of hotel bookings as days"),
    ("zones", "a time zone alone"),
    (
        "word order",
        "\"5 upcoming years\", \"2 next days\": English of search fields",
    ),
    (
        "fixed phrases",
        "\"partner of the month\", \"for the day\": TIMEX3 marks times, not names made of them",
    ),
    (
        "file names",
        "dates inside addresses, file names and rows of eight digits",
    ),
    (
        "rolling years",
        "\"XX90\", \"'18\", and years that stand for either century",
    ),
];

/// The family a case is left out for.
fn family_out(input: &str, expected: &Expected) -> Option<&'static str> {
    let text = expected.text.to_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '.' && c != ':' && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let values = expected
        .resolution
        .as_ref()
        .map_or(&[][..], |resolution| &resolution.values);
    let kind = expected.type_name.strip_prefix("datetimeV2.").unwrap_or("");
    let clock_unit = has(&[
        "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "second", "seconds", "sec",
    ]);
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let small = |word: &&str| digits(word) && word.len() <= 2;
    let months = [
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
    let has_month = has(&months);
    if values.iter().any(|value| {
        value.value.as_deref() == Some("not resolved")
            && value.timex.len() == 10
            && !value.timex.starts_with("XXXX-WXX")
    }) && kind.starts_with("date")
    {
        return Some("impossible days");
    }
    let numbered_side = words.windows(2).any(|pair| {
        pair[0].bytes().all(|byte| byte.is_ascii_digit())
            && matches!(pair[1], "upcoming" | "next" | "past" | "previous" | "coming")
    });
    if numbered_side {
        return Some("word order");
    }
    if matches!(
        text.as_str(),
        "the day" | "the week" | "the month" | "the hour" | "the fortnight"
    ) {
        return Some("fixed phrases");
    }
    let eight = words
        .iter()
        .any(|word| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()));
    if eight || input.contains("www.") || input.contains(".xlsx") || input.starts_with('-') {
        return Some("file names");
    }
    if kind == "timezone" {
        return Some("zones");
    }
    if input.contains(['<', '>', '=']) || has(&["than", "equal"]) && kind.contains("date") && !clock_unit {
        return Some("operators");
    }
    if has(&[
        "past", "half", "quarter", "thirty", "forty", "fifteen", "twenty", "five", "ten", "to",
    ]) && matches!(kind, "time" | "timerange" | "datetime")
        && !text.contains(|c: char| c.is_ascii_digit())
        || text.contains("min past")
        || text.contains("past eight")
        || text.contains("minutes past")
    {
        return Some("spoken clock");
    }
    if has(&[
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
    ]) || text.contains("year to date")
        || text.contains("to date")
    {
        return Some("office words");
    }
    if words.iter().any(|word| {
        word.starts_with("week")
            && words.iter().any(|other| other.len() <= 2 && digits(other))
            && text.contains("week ")
            && !text.contains("weeks")
    }) || words
        .iter()
        .any(|word| word.len() == 3 && word.starts_with('w') && digits(&word[1..]))
    {
        return Some("week numbers");
    }
    if has(&["night", "nights"]) && kind == "duration" {
        return Some("nights");
    }
    if values.iter().any(|value| {
        value.timex.contains("XX9")
            || value.timex.contains("XX8")
            || value.timex.contains("XX1")
            || value.timex.contains("XX2")
    }) || text.contains('\'') && words.iter().any(|word| word.starts_with('\''))
    {
        return Some("rolling years");
    }
    if clock_unit && (kind.ends_with("range") || kind.starts_with("datetime")) {
        return Some("clock spans");
    }
    let unit_letter = words.iter().any(|word| {
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() == 1 && letters.len() < word.len()
    });
    let military = words
        .iter()
        .any(|word| word.len() == 4 && digits(word) && word.starts_with('0'));
    if unit_letter || military {
        return Some("typing");
    }
    let glued = words.iter().any(|word| {
        let letters = word.chars().filter(|c| c.is_ascii_alphabetic()).count();
        let starts = months.iter().any(|month| {
            word.starts_with(month)
                && word.len() > month.len()
                && word[month.len()..].starts_with(|c: char| c.is_ascii_digit())
        });
        let ends =
            word.starts_with(|c: char| c.is_ascii_digit()) && letters > 2 && !matches!(*word, "o'clock");
        starts || ends
    });
    let source = source_text(input, expected);
    let lower = [
        "sun", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
    ]
    .iter()
    .any(|day| {
        source
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word == *day)
    });
    if glued
        || lower
        || text.contains("oclock")
        || text.contains("ish") && clock_word(&words)
        || text.contains("ampm")
        || has(&["a", "p"]) && kind.contains("time") && text.contains(|c: char| c.is_ascii_digit())
    {
        return Some("typing");
    }
    let numbers = words.iter().filter(|word| small(word)).count();
    let year = words.iter().any(|word| word.len() == 4 && digits(word));
    let digit_words = words.iter().filter(|word| digits(word)).count();
    if (kind.starts_with("date"))
        && !has_month
        && (numbers >= 2 && !year && text.contains(['/', '-', '.']) && !text.contains(':'))
    {
        return Some("short dates");
    }
    if kind.starts_with("date")
        && !has_month
        && digit_words >= 2
        && !text.contains(['/', '-', '.'])
        && !clock_word(&words)
    {
        return Some("short dates");
    }
    let weekday = words.iter().position(|word| word.ends_with("day"));
    if kind == "date" && !has_month && weekday.is_some_and(|index| words.get(index + 1).is_some_and(small)) {
        return Some("day alone");
    }
    let timed = kind.contains("time");
    let marked = clock_word(&words) || text.contains(':') || has(&["noon", "midnight", "midday"]);
    let bare = words.iter().enumerate().any(|(index, word)| {
        let half = words.get(index + 1).is_some_and(|next| {
            clock_word(&[next]) || months.contains(next) || matches!(*next, "in" | "min")
        });
        let after_month = index > 0 && months.contains(&words[index - 1]);
        digits(word) && word.len() <= 2 && !half && !after_month
    });
    let slashes = text.contains('/');
    if timed
        && (words.iter().any(|word| digits(word) && word.len() <= 2) && !marked
            || kind.ends_with("range") && bare && !slashes)
    {
        return Some("bare hours");
    }
    let ordinal = |word: &&str| {
        word.len() <= 4
            && word.starts_with(|c: char| c.is_ascii_digit())
            && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"))
    };
    let calendar = has_month
        || has(&[
            "century", "week", "month", "quarter", "year", "weeks", "months", "day", "days",
        ]);
    if kind.starts_with("date")
        && words.iter().any(ordinal)
        && !calendar
        && !words.iter().any(|word| word.ends_with("day"))
    {
        return Some("day alone");
    }
    None
}

/// Whether a word says that a number is a time.
fn clock_word(words: &[&str]) -> bool {
    words.iter().any(|word| {
        matches!(
            *word,
            "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "o'clock" | "noon" | "midnight"
        ) || word.ends_with("am") && word.starts_with(|c: char| c.is_ascii_digit())
            || word.ends_with("pm") && word.starts_with(|c: char| c.is_ascii_digit())
            || word.ends_with("a.m") && word.starts_with(|c: char| c.is_ascii_digit())
            || word.ends_with("p.m") && word.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The expected expression as the input writes it. Its offsets are UTF-16, the end included.
fn source_text(input: &str, expected: &Expected) -> String {
    let units: Vec<u16> = input.encode_utf16().collect();
    let range = expected.start..(expected.end + 1).min(units.len());
    String::from_utf16_lossy(units.get(range).unwrap_or(&[]))
}

/// Whether what was found holds the expected meaning.
fn is_found(input: &str, expected: &Expected, found: &[Timex]) -> bool {
    let byte = |unit: usize| {
        let mut units = 0;
        input
            .char_indices()
            .find(|(_, c)| {
                units += c.len_utf16();
                units > unit
            })
            .map_or(input.len(), |(at, _)| at)
    };
    let span = crate::span::Span::new(
        byte(expected.start),
        byte(expected.end + 1).max(byte(expected.start) + 1),
    );
    let here: Vec<&Timex> = found.iter().filter(|timex| timex.span.overlaps(span)).collect();
    let values = expected
        .resolution
        .as_ref()
        .map_or(&[][..], |resolution| &resolution.values);
    values.iter().any(|value| {
        here.iter().any(|timex| is_same(value, timex))
            || here.windows(2).any(|pair| is_span(value, pair[0], pair[1]))
    })
}

fn is_same(value: &Value, timex: &Timex) -> bool {
    let ours = timex.value.as_str();
    // Lengths: "P6M" is "P2Q", and "several" is left open here where a number is made up there.
    let length = value.timex.rsplit(',').next().unwrap_or("").trim_end_matches(')');
    let quarters = ours
        .strip_prefix('P')
        .and_then(|ours| ours.strip_suffix('Q'))
        .and_then(|count| count.parse::<u32>().ok())
        .map(|count| format!("P{}M", count * 3));
    let vague = ours.contains('X') && ours.starts_with('P') && ours.replace('X', "3") == length;
    let year = value.timex.trim_start_matches("FY").trim_start_matches("SY");
    if quarters.is_some_and(|quarters| quarters == length) || vague || year == ours {
        return true;
    }
    if ours == value.timex || ours.replace(":00", "") == value.timex.replace(":00", "") {
        return true;
    }
    let day_after = |day: &str| day.parse::<Date>().ok().map(|day| day.plus_days(1).to_string());
    if let Some(expected) = &value.value {
        let clock = expected.replacen(' ', "T", 1);
        if let Some([first, last]) = &timex.interval {
            // "two months ago" is that month by TIMEX3, a day there; "the end of today" has a mod.
            let coarse = first < last && first.as_str() <= expected.as_str() && expected <= last;
            let counted =
                coarse && expected.len() == 10 && timex.text.contains(|c: char| c.is_ascii_alphabetic());
            let end = timex.modifier.as_deref() == Some("END") && clock == format!("{last}T23:59:59");
            if counted || end {
                return true;
            }
        }
        // A day that TIMEX3 joins with the time beside it.
        return ours == expected
            || expected.len() == 10 && ours.strip_prefix(expected.as_str()).is_some_and(|rest| rest.starts_with('T'))
            || !ours.is_empty() && clock.strip_suffix(":00").is_some_and(|clock| clock == ours)
            // A time of the day, whatever the day.
            || expected.len() == 8 && ours.ends_with(&format!("T{}", &expected[..5]))
            || value.timex.starts_with('T') && ours.ends_with(&value.timex)
            || is_half(&value.timex, ours);
    }
    let Some([first, last]) = &timex.interval else {
        return ours.ends_with(&value.timex) && value.timex.starts_with('T');
    };
    let clock_less = |text: &Option<String>| {
        text.as_deref()
            .map(|text| text.get(..10).unwrap_or(text).to_owned())
    };
    match (clock_less(&value.start), clock_less(&value.end)) {
        _ if value.timex.starts_with('T') && ours.ends_with(&value.timex) => true,
        // A span named by its length: "the last 2 weeks".
        (Some(_), Some(_)) if value.timex.ends_with(&format!(",{ours})")) => true,
        (Some(start), Some(end)) => {
            let same_part = value.timex.contains('T') == ours.contains('T');
            start == *first && (Some(end.clone()) == day_after(last) || end == *last) && same_part
        }
        // "before 2000", "since May": TIMEX3 leaves the preposition out.
        (None, Some(end)) => end == *first || Some(end) == day_after(last),
        (Some(start), None) => start == *first || Some(start) == day_after(last),
        (None, None) => false,
    }
}

/// "PT1.5H" is written "PT1H30M" here.
fn is_half(expected: &str, ours: &str) -> bool {
    let spelt = [
        ("1.5H", "1H30M"),
        ("2.5H", "2H30M"),
        ("0.5H", "30M"),
        ("1.5Y", "1Y6M"),
        ("0.5Y", "6M"),
        ("1.5D", "1DT12H"),
    ];
    spelt
        .iter()
        .any(|(theirs, mine)| expected.replace(theirs, mine) == ours)
}

/// Whether two expressions are the ends of an expected span.
fn is_span(value: &Value, from: &Timex, to: &Timex) -> bool {
    let (Some(start), Some(end)) = (&value.start, &value.end) else {
        return false;
    };
    if value.timex.contains('T') {
        let clock = |text: &str| {
            text.get(text.len().saturating_sub(8)..)
                .and_then(|clock| clock.get(..5))
                .map(str::to_owned)
        };
        let ends = |timex: &Timex, expected: &str| {
            clock(expected).is_some_and(|clock| timex.value.ends_with(&format!("T{clock}")))
        };
        return ends(from, start) && ends(to, end);
    }
    let (Some([first, _]), Some([begin, last])) = (&from.interval, &to.interval) else {
        return false;
    };
    let after = last
        .parse::<Date>()
        .map(|day| day.plus_days(1).to_string())
        .unwrap_or_default();
    first == start && (end == begin || end == last || *end == after)
}
