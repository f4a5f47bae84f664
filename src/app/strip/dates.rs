//! Every date of an article as a row, whether or not an event hangs on it.

use super::Row;
use crate::analysis::{Certainty, TimexType};
use crate::app::ink::Subject;
use crate::app::reading::Reading;

/// A row for each date that stands on a calendar, with the index of the first expression that means it, in
/// order of time.
pub fn dates(reading: &Reading) -> Vec<(Row, usize)> {
    let mut rows: Vec<(Row, usize)> = Vec::new();
    for (index, timex) in reading.analysis.timexes.iter().enumerate() {
        let subject = Subject::Timex(index);
        let dated = matches!(timex.kind, TimexType::Date | TimexType::Time) && timex.interval.is_some();
        if !dated || reading.same(subject) != subject || !reading.is_told(subject) {
            continue;
        }
        let row = Row {
            interval: timex.interval.clone(),
            display: crate::app::words::meaning(timex),
            label: timex.text.split_whitespace().collect::<Vec<_>>().join(" "),
            certainty: if timex.inferred.is_empty() {
                Certainty::Exact
            } else {
                Certainty::Inferred
            },
            background: false,
        };
        rows.push((row, index));
    }
    rows.sort_by(|(one, _), (other, _)| one.interval.cmp(&other.interval));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn every_date_has_a_row_once_and_what_is_no_date_has_none() {
        let text = "Published: March 8, 2024\n\nThe board met on Tuesday. On Tuesday it voted for two hours, \
                    recently, as in June 2020.";
        let reading = Reading::new(text.into(), analyze(text, &Options::default()));
        let labels: Vec<String> = dates(&reading).into_iter().map(|(row, _)| row.label).collect();
        assert!(labels.contains(&"Tuesday".to_owned()) && labels.contains(&"June 2020".to_owned()));
        assert_eq!(labels.iter().filter(|label| *label == "Tuesday").count(), 1);
        assert!(
            !labels
                .iter()
                .any(|label| label.contains("hours") || label.contains("recently"))
        );
        assert_eq!(labels[0], "June 2020", "in order of time");
    }
}
