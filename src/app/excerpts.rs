//! Parts of what was found, as they are copied: plain for a text field, rich for a letter or a page.

use super::reading::Reading;
use super::said::is_doubtful;
use super::words;
use crate::analysis::Quote;
use crate::export::escaped;

/// What is copied, in both forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// As plain text.
    pub plain: String,
    /// As HTML.
    pub rich: String,
}

/// The summary as one paragraph.
pub fn summary(reading: &Reading) -> Excerpt {
    let text = &reading.analysis.summary.text;
    Excerpt {
        plain: text.clone(),
        rich: format!("<p>{}</p>", escaped(text)),
    }
}

/// The key facts, one a line.
pub fn key_facts(reading: &Reading) -> Excerpt {
    let facts = reading.analysis.summary.key_facts.iter();
    list(facts.map(|fact| (None, fact.text.as_str())))
}

/// The rows of the timeline, each behind its date.
pub fn timeline(reading: &Reading) -> Excerpt {
    let rows = reading.analysis.timeline.iter();
    list(rows.map(|row| (Some(row.display.as_str()), row.label.as_str())))
}

/// Everything that was said, each with its speaker and where it was published.
pub fn quotations(reading: &Reading) -> Excerpt {
    let all = reading
        .analysis
        .quotes
        .iter()
        .map(|quote| quotation(reading, quote));
    all.fold(
        Excerpt {
            plain: String::new(),
            rich: String::new(),
        },
        |all, one| Excerpt {
            plain: all.plain + &one.plain,
            rich: all.rich + &one.rich,
        },
    )
}

/// One quote: “Dry by noon.” (Ines de Wit, Maas Herald, 8 March 2024). Where the speaker is only probable,
/// that is said.
pub fn quotation(reading: &Reading, quote: &Quote) -> Excerpt {
    let article = &reading.analysis.article;
    let speaker = match reading.speaker_name(quote) {
        Some(name) if is_doubtful(quote) => format!("probably {name}"),
        Some(name) => name,
        None => "speaker not named".to_owned(),
    };
    let speaker = match quote.direct {
        true => speaker,
        false => format!("as reported, {speaker}"),
    };
    let published = article.published.as_ref().map(|published| {
        let day = published.value.parse().ok();
        day.map_or_else(|| published.value.clone(), words::day)
    });
    let told = [Some(speaker), article.outlet.clone(), published];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let said = reading.words(quote.span);
    Excerpt {
        plain: format!("{said} ({told})\n"),
        rich: format!(
            "<blockquote><p>{}</p><footer>{}</footer></blockquote>",
            escaped(&said),
            escaped(&told)
        ),
    }
}

/// Lines, some of them behind a date.
fn list<'a>(lines: impl Iterator<Item = (Option<&'a str>, &'a str)>) -> Excerpt {
    let (mut plain, mut rich) = (String::new(), String::new());
    for (date, words) in lines {
        let date = date.filter(|date| !date.is_empty());
        if let Some(date) = date {
            plain.extend([date, ": "]);
        }
        plain.extend([words, "\n"]);
        let bold = date.map_or_else(String::new, |date| format!("<b>{}</b> ", escaped(date)));
        rich.extend(["<li>", &bold, &escaped(words), "</li>"]);
    }
    Excerpt {
        plain,
        rich: format!("<ul>{rich}</ul>"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn reading(text: &str) -> Reading {
        let options = Options {
            published: "2024-03-08".parse().ok(),
            ..Options::default()
        };
        Reading::new(text.into(), analyze(text, &options))
    }

    #[test]
    fn a_quote_goes_with_speaker_and_day() {
        let reading = reading("“The quay <b> will be dry by noon,” Mayor Ines de Wit said on Tuesday.");
        let quote = &reading.analysis.quotes[0];
        let copied = quotation(&reading, quote);
        assert!(
            copied.plain.ends_with("(Ines de Wit, 8 March 2024)\n"),
            "{copied:?}"
        );
        assert!(copied.rich.contains("&lt;b&gt;"), "{copied:?}");
        assert_eq!(quotations(&reading), copied);
    }

    #[test]
    fn rows_stand_behind_their_dates() {
        let reading = reading("The mayor opened a bridge on Monday.");
        let copied = timeline(&reading);
        assert_eq!(copied.plain, "4 Mar 2024: The mayor opened a bridge\n");
        assert_eq!(
            copied.rich,
            "<ul><li><b>4 Mar 2024</b> The mayor opened a bridge</li></ul>"
        );
    }
}
