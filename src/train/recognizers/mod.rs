//! The second score of `eval-timex`: the English cases of microsoft/Recognizers-Text.
//!
//! They are commands to an assistant, resolved by rules of their own. A case counts as right when
//! every expression it expects is found and means the same: the same TIMEX3 value, the same days,
//! or the same time of the day; and when nothing is found where nothing is expected. What TIMEX3
//! annotates as two expressions ("from May 3 to May 5") may be found as two. Cases with an
//! expression that news under TIMEX3 does not write are left out, by family.

mod families;
mod judge;

use super::corpora;
use super::timex::read_article;
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

impl Expected {
    /// "date", "timerange", "set" …
    fn kind(&self) -> &str {
        self.type_name.strip_prefix("datetimeV2.").unwrap_or("none")
    }

    /// What it may mean.
    fn values(&self) -> &[Value] {
        self.resolution
            .as_ref()
            .map_or(&[], |resolution| &resolution.values)
    }
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
            .find_map(|expected| families::left_out(&case.input, expected))
        {
            *out.entry(family.name).or_default() += 1;
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
            .find(|expected| !judge::is_found(&case.input, expected, &found, day));
        let fits = missed.is_none() && (!case.results.is_empty() || found.is_empty());
        counted += 1;
        right += usize::from(fits);
        let kind = case.results.first().map_or("none", |expected| expected.kind());
        let count = kinds.entry(kind).or_default();
        count[0] += 1;
        count[1] += usize::from(fits);
        if verbose && !fits {
            let expected = missed.map_or_else(String::new, |missed| {
                let timexes: Vec<&str> = missed.values().iter().map(|value| value.timex.as_str()).collect();
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
    for family in families::FAMILIES {
        println!(
            "  {:4} {}: {}",
            out.get(family.name).unwrap_or(&0),
            family.name,
            family.reason
        );
    }
    Ok(())
}
