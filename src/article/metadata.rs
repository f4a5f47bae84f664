//! What a page in HTML says of itself to machines, read with care: some of it is written by hand, some
//! left over from a template.

use super::page::{bare_words, is_name};
use crate::markup::Metadata;
use crate::timex::calendar::{Date, MONTHS};

/// Shortest and longest title, in bytes: "x" is what a draft was called, not an article.
const SHORTEST_TITLE: usize = 4;
const LONGEST_TITLE: usize = 300;

/// The first day of a list of times that is one. What systems write where no time was set is none: the year
/// 1, the first day of 1970.
pub fn day(times: &[String]) -> Option<Date> {
    let is_set = |day: &Date| (1900..2200).contains(&day.year()) && day.days() != 0;
    times.iter().filter_map(|time| read_day(time)).find(is_set)
}

/// The day of "2024-03-08T10:15:00+01:00", "20240308", "Fri, 08 Mar 2024 10:15:00 GMT", "March 8, 2024".
/// The day is the one where it was written: nothing is moved to another zone.
fn read_day(time: &str) -> Option<Date> {
    let time = time.trim();
    if let Some(date) = time.get(..10).and_then(|day| day.replace('/', "-").parse().ok()) {
        return Some(date);
    }
    let parts: Vec<&str> = time
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(8)
        .collect();
    let number = |part: &str| part.parse::<u32>().ok();
    if let [whole] = parts[..]
        && whole.len() >= 8
        && whole.bytes().take(8).all(|byte| byte.is_ascii_digit())
    {
        return Date::new(
            number(&whole[..4])? as i32,
            number(&whole[4..6])? as u8,
            number(&whole[6..8])? as u8,
        );
    }
    let month_of = |part: &str| {
        let start = part.get(..3)?;
        MONTHS
            .iter()
            .position(|month| month[..3].eq_ignore_ascii_case(start))
    };
    let (at, month) = parts
        .iter()
        .enumerate()
        .find_map(|(at, part)| Some((at, month_of(part)? as u8 + 1)))?;
    let year = parts[at + 1..]
        .iter()
        .filter_map(|part| number(part))
        .find(|&year| (1900..2200).contains(&year))?;
    let near = [at.checked_sub(1), Some(at + 1)];
    let day = near
        .into_iter()
        .flatten()
        .filter_map(|at| number(parts.get(at)?))
        .find(|&day| (1..=31).contains(&day))?;
    Date::new(year as i32, month, day as u8)
}

/// The title of the article, without the outlet that titles of pages end with.
pub fn title(metadata: &Metadata) -> Option<String> {
    let title = metadata
        .titles
        .iter()
        .find(|title| (SHORTEST_TITLE..=LONGEST_TITLE).contains(&title.len()))?;
    Some(without_outlet(title, &metadata.outlets).to_owned())
}

/// "Mayors agree | The Harbour Gazette" without what stands behind the last bar or dash, when it is
/// the name of an outlet.
pub fn without_outlet<'t>(title: &'t str, outlets: &[String]) -> &'t str {
    let cut = [" | ", " - ", " – ", " — ", " :: ", " » "]
        .iter()
        .filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len())))
        .max();
    let Some((at, length)) = cut else { return title };
    let (before, behind) = (title[..at].trim(), title[at + length..].trim());
    let known = outlets.iter().any(|outlet| outlet.eq_ignore_ascii_case(behind));
    let bar = title[at..].starts_with(" |") && behind.split_whitespace().count() <= 4;
    if (known || bar) && before.split_whitespace().count() >= 3 {
        before
    } else {
        title
    }
}

/// Who wrote it: names only, no addresses, and not the outlet itself.
pub fn byline(metadata: &Metadata) -> Option<String> {
    let names: Vec<&str> = metadata
        .authors
        .iter()
        .map(|author| author.trim_start_matches("By ").trim_start_matches("by ").trim())
        .filter(|author| {
            is_name(author)
                && !metadata
                    .outlets
                    .iter()
                    .any(|outlet| outlet.eq_ignore_ascii_case(author))
        })
        .collect();
    let first = names.first()?;
    let mut all = vec![*first];
    for name in &names[1..] {
        let lower = name.to_lowercase();
        let same = |known: &&str| {
            let known = known.to_lowercase();
            known.contains(&lower) || lower.contains(&known)
        };
        if !all.iter().any(same) {
            all.push(name);
        }
    }
    Some(all.join(" and "))
}

/// Who published it.
pub fn outlet(metadata: &Metadata) -> Option<String> {
    metadata
        .outlets
        .iter()
        .find(|outlet| outlet.len() <= 60 && bare_words(outlet).next().is_some() && !outlet.contains("//"))
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_forms_pages_use() {
        for time in [
            "2024-03-08T10:15:00+01:00",
            "2024-03-08",
            "2024/03/08 10:15",
            "20240308",
            "20240308T101500Z",
            "Fri, 08 Mar 2024 10:15:00 GMT",
            "March 8, 2024",
            "8 March 2024",
        ] {
            assert_eq!(
                read_day(time).map(|day| day.to_string()).as_deref(),
                Some("2024-03-08"),
                "{time}"
            );
        }
        for time in [
            "",
            "yesterday",
            "2024",
            "March 2024",
            "1709889300",
            "é2024-03-08",
            "Mär 8",
        ] {
            assert_eq!(read_day(time), None, "{time}");
        }
    }

    #[test]
    fn days_that_were_never_set_are_none() {
        let day = |times: &[&str]| {
            let times: Vec<String> = times.iter().map(|time| (*time).to_owned()).collect();
            day(&times).map(|day| day.to_string())
        };
        assert_eq!(day(&["0001-01-01T00:00:00Z"]), None);
        assert_eq!(
            day(&["1970-01-01T00:00:00Z", "2024-03-08"]).as_deref(),
            Some("2024-03-08")
        );
        assert_eq!(day(&["1970-01-02"]).as_deref(), Some("1970-01-02"));
    }

    #[test]
    fn a_letter_is_no_title() {
        let title = |titles: &[&str]| {
            title(&Metadata {
                titles: titles.iter().map(|title| (*title).to_owned()).collect(),
                ..Metadata::default()
            })
        };
        assert_eq!(title(&["x"]), None);
        assert_eq!(title(&["x", "Rain"]).as_deref(), Some("Rain"));
    }

    #[test]
    fn titles_lose_their_outlet_and_keep_their_dashes() {
        let outlets = ["Harbour Gazette".to_owned()];
        for (title, bare) in [
            (
                "Mayors agree on channel - Harbour Gazette",
                "Mayors agree on channel",
            ),
            ("Mayors agree on channel | Local news", "Mayors agree on channel"),
            (
                "Mayors agree on channel - at last",
                "Mayors agree on channel - at last",
            ),
            ("Harbour | Gazette", "Harbour | Gazette"),
        ] {
            assert_eq!(without_outlet(title, &outlets), bare);
        }
    }

    #[test]
    fn authors_are_people_and_not_addresses() {
        let written = |authors: &[&str]| {
            byline(&Metadata {
                authors: authors.iter().map(|author| (*author).to_owned()).collect(),
                outlets: vec!["Harbour Gazette".to_owned()],
                ..Metadata::default()
            })
        };
        assert_eq!(
            written(&["https://example.org/jane", "By Jane Doe"]).as_deref(),
            Some("Jane Doe")
        );
        assert_eq!(written(&["Jane Doe", "JANE DOE"]).as_deref(), Some("Jane Doe"));
        assert_eq!(
            written(&["Jane Doe", "John Roe"]).as_deref(),
            Some("Jane Doe and John Roe")
        );
        assert_eq!(written(&["Harbour Gazette", "admin"]), None);
    }
}
