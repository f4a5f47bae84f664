//! Lines that are nothing but a date with its label ("Published: 3 May 2024, 4:15 pm"), known by
//! their words before anything is parsed.

/// Whether every word of a short line belongs to a date, a time or the label of one, and a day of
/// a month is among them.
pub fn is_date_line(line: &str) -> bool {
    date_words(line, 16).is_some_and(|date| {
        // "March 3, 2024 / 4:15 PM / Example News": the outlet may follow its date.
        let rest = line[date.end..].trim();
        let named = rest.split_whitespace().count() <= 4
            && rest
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase));
        date.dated && named && rest.len() <= 40 && !rest.ends_with('.')
    })
}

/// Where the word begins that pasting glued to the date before it: "21:17 18.11.2019Copy link".
pub fn glued_word(line: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let borders = line
        .char_indices()
        .take_while(|&(at, _)| at <= LONGEST)
        .filter(|&(at, c)| c.is_uppercase() && line[..at].ends_with(|c: char| c.is_ascii_digit()));
    borders
        .map(|(at, _)| at)
        .find(|&at| line[at..].chars().nth(1).is_some_and(char::is_lowercase) && is_date_line(&line[..at]))
}

/// Length of the labelled date a line begins with ("date 2024-11-21 The picture shows ..."), when
/// a sentence follows it. Without a label a date may be the sentence's own.
pub fn labelled_date(line: &str) -> Option<usize> {
    let date = date_words(line, 16)?;
    let rest = line[date.end..].trim_start();
    (date.labelled
        && date.dated
        && rest.starts_with(char::is_uppercase)
        && rest.split_whitespace().nth(2).is_some())
    .then_some(date.end)
}

/// Where a date begins that pasting glued to the word before it: "NewsroomDecember 2, 2016", "BUSINESSNOV 7,
/// 2023 2:00 AM". It has a year, and nothing but the date follows.
pub fn glued_date(line: &str) -> Option<usize> {
    const LONGEST: usize = 120;
    if line.len() > LONGEST {
        return None;
    }
    line.char_indices().skip(2).map(|(at, _)| at).find(|&at| {
        let (before, rest) = line.split_at(at);
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        let shouted = word.len() > 1 && word.chars().all(char::is_uppercase);
        let border = match shouted {
            true => before.ends_with(char::is_alphabetic),
            false => {
                before.ends_with(|c: char| c.is_lowercase() || c == ')')
                    && rest.starts_with(char::is_uppercase)
            }
        };
        // "JANE SOLOMON MAY 7, 2023" has no Monday.
        let weekday = is_weekday(&word.to_ascii_lowercase()) && !(shouted && word.len() == 3);
        border
            && (is_month(&word.to_ascii_lowercase())
                || weekday
                || is_strong_label(&word.to_ascii_lowercase()))
            && has_year(rest)
            && is_date_line(rest)
    })
}

/// Whether four digits in a row are among the words.
pub fn has_year(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4)
}

/// The words of a date, a time and their labels that a line begins with.
pub struct DateWords {
    /// Where the last word of the date ends.
    pub end: usize,
    /// Whether a label such as "published" stands before it.
    pub labelled: bool,
    /// Whether a day is stated: a month and a number, or a date in digits.
    pub dated: bool,
}

/// Reads them, when there are any and no more than `most`.
pub fn date_words(line: &str, most: usize) -> Option<DateWords> {
    let mut date = DateWords {
        end: 0,
        labelled: false,
        dated: false,
    };
    let (mut month, mut number, mut only_label) = (false, false, true);
    let mut at = 0;
    let mut count = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let word = word.trim_end();
        let core = word.trim_matches(|c: char| {
            matches!(
                c,
                '/' | ',' | '.' | ':' | '|' | '(' | ')' | '·' | '•' | '-' | '–' | '—' | ';'
            )
        });
        let lower = core.to_ascii_lowercase();
        count += 1;
        if count > most {
            return None;
        }
        let label = is_label(&lower);
        if label {
            // "At", "on" and their like are words of the sentence when nothing dated came before.
            if !only_label && !date.dated && !month && !number {
                break;
            }
            date.labelled |= only_label && is_strong_label(&lower);
        } else if is_digit_date(core) {
            // Before clocks: 18.11.2019 has the marks of one.
            date.dated = true;
        } else if core.is_empty() || is_weekday(&lower) || is_clock(&lower) {
        } else if is_month(&lower) {
            // A month in lower case is "may" or "march".
            if core.starts_with(char::is_lowercase) {
                break;
            }
            month = true;
        } else if is_day_or_year(&lower) {
            number = true;
        } else if let Some((year, _)) = core.split_once('/')
            && year.len() == 4
            && month
            && is_day_or_year(year)
        {
            // "May 3, 2024/0 Comments": another part of the line follows.
            date.dated |= number;
            date.end = start + word.find('/').unwrap_or_default();
            break;
        } else {
            break;
        }
        only_label &= label || core.is_empty();
        date.dated |= month && number;
        date.end = start + word.len();
    }
    (date.end > 0).then_some(date)
}

fn is_strong_label(lower: &str) -> bool {
    matches!(
        lower,
        "date"
            | "dated"
            | "published"
            | "updated"
            | "posted"
            | "modified"
            | "created"
            | "issued"
            | "publication"
            | "released"
            | "submitted"
            | "uploaded"
    )
}

fn is_label(lower: &str) -> bool {
    is_strong_label(lower)
        || matches!(
            lower,
            "first"
                | "last"
                | "on"
                | "at"
                | "time"
                | "of"
                | "update"
                | "originally"
                | "and"
                | "online"
                | "article"
                | "story"
                | "was"
        )
}

/// Whether a word is an English weekday or its abbreviation, in lower case.
pub fn is_weekday(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
    )
}

/// Whether a word is an English month or its abbreviation, in lower case and without its period.
pub fn is_month(lower: &str) -> bool {
    matches!(
        lower,
        "january"
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
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
    )
}

/// Whether a word in lower case belongs to a time of day: "4:15", "16:15:00", "4pm", "p.m", "GMT", "+0900", "ET".
pub fn is_clock(lower: &str) -> bool {
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &lower[digits.len()..];
    let clock = digits.contains([':', '.'])
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'));
    clock && matches!(suffix, "" | "am" | "pm")
        || !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && matches!(suffix, "am" | "pm")
        || matches!(
            lower,
            "am" | "pm"
                | "a.m"
                | "p.m"
                | "gmt"
                | "utc"
                | "est"
                | "edt"
                | "et"
                | "pst"
                | "pdt"
                | "cet"
                | "cest"
                | "bst"
                | "ist"
                | "kst"
                | "jst"
                | "msk"
                | "eet"
                | "eest"
                | "cst"
                | "cdt"
                | "local"
        )
        || lower.starts_with('+') && lower[1..].bytes().all(|b| b.is_ascii_digit() || b == b':')
}

/// "2024-11-21", "21/11/2024", "21.11.24", "2024-11-21T08:30:00Z".
fn is_digit_date(word: &str) -> bool {
    let day = word.split(['T', 't']).next().unwrap_or(word);
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    parts.len() == 3
        && parts
            .iter()
            .all(|part| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()))
        && parts.iter().filter(|part| part.len() == 4).count() <= 1
        && day.len() >= 6
}

fn is_day_or_year(lower: &str) -> bool {
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &lower[digits.len()..];
    matches!(digits.len(), 1 | 2 | 4)
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(suffix, "" | "st" | "nd" | "rd" | "th")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_date_and_nothing_else() {
        for line in [
            "Tuesday, March 4, 2008",
            "Published: 3 May 2024",
            "Updated Nov. 3, 2023 4:15 pm ET",
            "2024-11-21",
            "First published on Mon 4 Mar 2024 at 11.02 GMT",
            "21/11/2024",
            "13.01.2017",
            "21:17 18.11.2019",
            "Posted at 09:30, 2 June 2021",
            "Nov 21, 2024, 8:30 AM",
            "2024-11-21T08:30:00Z",
            "March 3, 2024 / 4:15 PM GMT / Example News",
            "March 4th, 2008 | 10:00",
        ] {
            assert!(is_date_line(line), "{line}");
        }
        for line in [
            "On March 4 the bridge fell",
            "March 4, 2008 was the day it fell",
            "March on Rome",
            "In May",
            "Monday",
            "4 of 5",
            "1 2 3",
            "May the force",
            "10.5 percent",
            "2008",
            "12:30",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn glued_dates_are_found_and_words_that_hold_a_month_are_not() {
        for (line, date) in [
            ("Harbour NewsroomDecember 2, 2016", "December 2, 2016"),
            ("BUSINESSNOV 7, 2023 2:00 AM", "NOV 7, 2023 2:00 AM"),
            ("Jane DoePublished 3 May 2024", "Published 3 May 2024"),
        ] {
            assert_eq!(glued_date(line).map(|at| &line[at..]), Some(date));
        }
        for line in [
            "Dismay 7, 2023",
            "March 3, 2024",
            "LeMay 7",
            "WonderMay was there",
            "MAYDAY 7, 2023",
            "By JANE SOLOMON MAY 7, 2023",
        ] {
            assert_eq!(glued_date(line), None, "{line}");
        }
    }

    #[test]
    fn a_word_glued_behind_a_date_is_found() {
        for (line, date) in [
            ("21:17 18.11.2019Copy link", "21:17 18.11.2019"),
            ("March 3, 2024Share", "March 3, 2024"),
        ] {
            assert_eq!(glued_word(line).map(|at| &line[..at]), Some(date));
        }
        for line in [
            "2024-11-21T08:30:00Z",
            "Room 2024Copy",
            "March 3, 2024 Share",
            "3D printing",
        ] {
            assert_eq!(glued_word(line), None, "{line}");
        }
    }

    #[test]
    fn a_labelled_date_is_cut_from_the_sentence_after_it() {
        let line = "date 2024-03-08 This photo shows the quay.";
        assert_eq!(labelled_date(line), Some("date 2024-03-08".len()));
        assert_eq!(labelled_date("2024-03-08 was the day it fell."), None);
        assert_eq!(labelled_date("March 8, 2024 was the day."), None);
        assert_eq!(labelled_date("Published 3 May 2024"), None);
    }
}
