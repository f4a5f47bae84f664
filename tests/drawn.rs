//! Expectations drawn under the text, in every file of `tests/corpus/articles`:
//!
//! ```text
//! # published: 2024-03-08
//! # exactly: timex
//! The board met in Paris on Tuesday.
//!                           ^^^^^^^ DATE 2024-03-05
//! ```
//!
//! A drawing claims the characters above its carets. Its label is an entity kind ("place"), a TIMEX3
//! type and value, a quantity kind, value, unit, "per …" and bound ("money 2000 USD per month at_least"),
//! or "none": nothing of the layers named in `# exactly:` (of any layer, when none is named) touches
//! these characters. In the layers named there, what is not drawn must not be found.
//!
//! A blank line ends an article; each is read alone.

use dateline::analysis::{Analysis, EntityKind};
use dateline::span::Span;
use dateline::{Options, analyze};
use std::fmt::Write as _;
use std::path::Path;

/// Something drawn or found: where, in which layer, and what.
#[derive(Debug, Clone, PartialEq)]
struct Claim {
    span: Span,
    layer: &'static str,
    label: String,
}

/// A few lines of text with what is drawn under them.
struct Case {
    line: usize,
    text: String,
    published: Option<String>,
    exactly: Vec<String>,
    drawn: Vec<Claim>,
}

const LAYERS: [&str; 3] = ["entity", "timex", "quantity"];

fn layer_of(label: &str) -> &'static str {
    match label.split(' ').next().unwrap_or_default() {
        "none" => "none",
        "DATE" | "TIME" | "DURATION" | "SET" => "timex",
        "money" | "percent" | "count" | "measure" | "ordinal" => "quantity",
        kind => {
            let known = serde_json::from_value::<EntityKind>(kind.into());
            assert!(known.is_ok(), "\"{label}\" is not a label");
            "entity"
        }
    }
}

fn read(file: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut case = Case {
        line: 1,
        text: String::new(),
        published: None,
        exactly: Vec::new(),
        drawn: Vec::new(),
    };
    let (mut published, mut exactly) = (None, Vec::new());
    let mut above = 0;
    for (number, line) in file.lines().chain([""]).enumerate() {
        let drawing = line.trim_start();
        if let Some(day) = line.strip_prefix("# published: ") {
            published = Some(day.trim().to_owned());
        } else if let Some(layers) = line.strip_prefix("# exactly: ") {
            exactly = layers.split_whitespace().map(str::to_owned).collect();
        } else if line.starts_with('#') {
            continue;
        } else if drawing.starts_with('^') {
            let from = line.chars().count() - drawing.chars().count();
            let carets = drawing.chars().take_while(|&c| c == '^').count();
            let above_text = &case.text[above..];
            let byte = |characters: usize| {
                above
                    + above_text
                        .char_indices()
                        .nth(characters)
                        .map_or(above_text.trim_end().len(), |(at, _)| at)
            };
            let label = drawing[carets..].trim().to_owned();
            let span = Span::new(byte(from), byte(from + carets));
            case.drawn.push(Claim {
                span,
                layer: layer_of(&label),
                label,
            });
        } else if line.trim().is_empty() {
            if !case.text.is_empty() {
                (case.published, case.exactly) = (published.clone(), exactly.clone());
                cases.push(case);
            }
            case = Case {
                line: number + 2,
                text: String::new(),
                published: None,
                exactly: Vec::new(),
                drawn: Vec::new(),
            };
        } else {
            above = case.text.len();
            case.text.push_str(line);
            case.text.push('\n');
        }
    }
    cases
}

fn found(analysis: &Analysis) -> Vec<Claim> {
    let spelling = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut claims = Vec::new();
    for entity in &analysis.entities {
        let label = spelling(serde_json::to_value(entity.kind).expect("plain"));
        for mention in &entity.mentions {
            claims.push(Claim {
                span: mention.span,
                layer: "entity",
                label: label.clone(),
            });
        }
    }
    for timex in &analysis.timexes {
        let kind = spelling(serde_json::to_value(timex.kind).expect("plain"));
        claims.push(Claim {
            span: timex.span,
            layer: "timex",
            label: format!("{kind} {}", timex.value),
        });
    }
    for quantity in &analysis.quantities {
        let mut label = format!(
            "{} {}",
            spelling(serde_json::to_value(quantity.kind).expect("plain")),
            quantity.value
        );
        quantity
            .unit
            .iter()
            .for_each(|unit| write!(label, " {unit}").expect("memory"));
        quantity
            .per
            .iter()
            .for_each(|per| write!(label, " per {per}").expect("memory"));
        if let Some(bound) = &quantity.bound {
            write!(
                label,
                " {}",
                spelling(serde_json::to_value(bound).expect("plain"))
            )
            .expect("memory");
        }
        claims.push(Claim {
            span: quantity.span,
            layer: "quantity",
            label,
        });
    }
    claims
}

/// What is wrong with one case, one line for each fault.
fn faults(case: &Case) -> Vec<String> {
    let published = case
        .published
        .as_ref()
        .map(|day| day.parse().expect("a day after \"# published:\""));
    let analysis = analyze(
        &case.text,
        &Options {
            published,
            ..Options::default()
        },
    );
    let found = found(&analysis);
    let strict = |layer: &str| case.exactly.iter().any(|name| name == layer);
    let checked = |layer: &str| case.exactly.is_empty() || strict(layer);
    let show = |claim: &Claim| format!("{:?} {}", claim.span.of(&case.text), claim.label);
    let mut faults = Vec::new();
    for drawn in &case.drawn {
        if drawn.layer == "none" {
            let wrong = found
                .iter()
                .filter(|claim| checked(claim.layer) && claim.span.overlaps(drawn.span));
            faults.extend(wrong.map(|claim| format!("should not be found: {}", show(claim))));
        } else if !found.contains(drawn) {
            let here: Vec<String> = found
                .iter()
                .filter(|c| c.layer == drawn.layer && c.span.overlaps(drawn.span))
                .map(show)
                .collect();
            faults.push(format!(
                "expected {}, found {}",
                show(drawn),
                if here.is_empty() {
                    "nothing".into()
                } else {
                    here.join(", ")
                }
            ));
        }
    }
    for claim in found
        .iter()
        .filter(|claim| strict(claim.layer) && !case.drawn.contains(claim))
    {
        faults.push(format!("not drawn: {}", show(claim)));
    }
    faults
}

#[test]
fn every_drawing_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/articles");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let (mut cases, mut report) = (0, String::new());
    for path in paths {
        let file = std::fs::read_to_string(&path).expect("UTF-8");
        for case in read(&file) {
            cases += case.drawn.len();
            assert!(
                case.exactly.iter().all(|name| LAYERS.contains(&name.as_str())),
                "layers: {LAYERS:?}"
            );
            for fault in faults(&case) {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                writeln!(report, "{name}:{}: {fault}", case.line).expect("memory");
            }
        }
    }
    assert!(cases > 0, "nothing is drawn");
    assert!(report.is_empty(), "\n{report}");
}
