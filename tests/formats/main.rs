//! Every export format, read back: on both sample articles, the snapshot articles, and texts made to break a format.

mod annotations;
mod markup;
mod tables;
mod words;

use dateline::analysis::Analysis;
use dateline::app::samples::SAMPLES;
use dateline::dossier::Dossier;
use dateline::export::{FORMATS, format};
use dateline::{Options, analyze, merge};

/// A text and what was found in it.
pub struct Read {
    /// The text.
    pub text: String,
    /// What was found in it; spans are bytes.
    pub analysis: Analysis,
}

impl Read {
    fn new(text: String) -> Self {
        let analysis = analyze(&text, &Options::default());
        Self { text, analysis }
    }

    /// The text as a file of a format.
    pub fn file(&self, name: &str) -> String {
        (format(name).expect(name).write)(&self.text, &self.analysis)
    }

    /// The text between two positions counted in code points.
    pub fn by_code_points(&self, start: usize, end: usize) -> String {
        self.text.chars().skip(start).take(end - start).collect()
    }
}

/// What each format uses for itself, in one line.
const HOSTILE: &str = "=SUM(A1) | a\tb, \"c\"; d::e_f *g* [h](i) </script><script>alert(1)</script> ]]> &amp; \
\u{1b}[31m \u{1b}]0;x\u{7} \0 \u{85}\u{2028}-DOCSTART- -X- O B-PER BEGIN:VEVENT # - 1. <b> \\ \\n `k` ~~l~~ T1 E1";

/// News with something for every list, in between what breaks formats.
fn hostile_texts() -> Vec<String> {
    let story = "Minister Ines de Wit opened the tunnel in Rotterdam on Thursday, March 7, 2024. \"We are \
        proud,\" she said. The work cost at least $200 million, 35% more than planned. In June 2023 the Port \
        Authority of Rotterdam (PAR) had signed a treaty with Belgium.";
    vec![
        String::new(),
        HOSTILE.to_owned(),
        format!("{HOSTILE}\r\n\r\n{story}\r\n{HOSTILE}\r\n"),
        format!("=cmd|'/c calc'!A1\n\n+Ines de Wit\n\n@Rotterdam, -1\n\n{story}"),
        format!("😀 {story} 👩\u{200d}👩\u{200d}👧 e\u{301}t\u{fe0f}"),
        story.replace(' ', "\r\n").replace("de", "d\u{e9}\u{301}"),
        story.replace(", ", ",\t").replace("in ", "in\u{b}"),
        "Ines de Wit <img src=x onerror=alert(1)> met Paul Odell</style></script> in Oslo on May 5, 2021."
            .to_owned(),
    ]
}

/// The texts, read; and one analysis whose every word is hostile, as a person could correct it.
pub fn all() -> Vec<Read> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/snapshots");
    let articles = ["election", "ferry", "merger"]
        .map(|name| std::fs::read_to_string(format!("{folder}/{name}.txt")).expect("an article"));
    let samples = SAMPLES.map(|sample| sample.text.to_owned());
    let texts = samples.into_iter().chain(articles).chain(hostile_texts());
    let mut all: Vec<Read> = texts.map(Read::new).collect();
    let mut corrected = Read::new(SAMPLES[0].text.to_owned());
    let words = || format!("=1+1 {HOSTILE}\nx");
    let Analysis {
        article,
        entities,
        timeline,
        summary,
        ..
    } = &mut corrected.analysis;
    article.title = Some(words());
    article.byline = Some(words());
    for entity in entities {
        entity.name = words();
        entity.description = Some(words());
        entity.aliases = vec![words()];
    }
    for row in timeline {
        row.label = words();
        row.display = words();
    }
    for fact in &mut summary.key_facts {
        fact.text = words();
    }
    summary.text = words();
    all.push(corrected);
    all
}

/// Dossiers of articles and of hostile analyses.
pub fn dossiers() -> Vec<Dossier> {
    let all = all();
    let of = |range: std::ops::Range<usize>| -> Vec<Analysis> {
        all[range].iter().map(|read| read.analysis.clone()).collect()
    };
    vec![merge(&of(0..2)), merge(&of(2..5)), merge(&of(5..all.len()))]
}

#[test]
fn every_format_has_a_name_of_its_own_and_gives_the_same_bytes_twice() {
    let mut names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FORMATS.len());
    for read in all() {
        for format in FORMATS {
            let file = (format.write)(&read.text, &read.analysis);
            assert_eq!(
                file,
                (format.write)(&read.text, &read.analysis),
                "{}",
                format.name
            );
            assert!(
                !file.contains('\u{1b}') && !file.contains('\0'),
                "{} has controls",
                format.name
            );
            if format.is_json() {
                serde_json::from_str::<serde_json::Value>(&file).expect(format.name);
                let line = dateline::export::json_on_one_line(&file);
                assert!(!line.contains('\n'), "{}", format.name);
            }
        }
    }
}
