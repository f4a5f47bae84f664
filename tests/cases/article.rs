//! What the whole pipeline makes of short pieces: names, time expressions and quantities drawn under them.
//!
//! A label is an entity kind ("place"), a TIMEX3 type and value, a quantity kind, value, unit, "per …" and bound
//! ("money 2000 USD per month at_least"), or "none": nothing of the layers named in `# exactly:` (of any layer, when
//! none is named) touches these characters. In the layers named there, what is not drawn must not be found.

use super::reader::Case;
use dateline::analysis::{Analysis, EntityKind};
use dateline::span::Span;
use dateline::{Options, analyze};
use std::fmt::Write as _;

/// Something drawn or found: where, in which layer, and what.
#[derive(Debug, Clone, PartialEq)]
struct Claim {
    span: Span,
    layer: &'static str,
    label: String,
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

/// What is drawn and not found, and the other way round.
pub fn check(case: &Case) -> Vec<String> {
    let text = format!("{}\n", case.text);
    let published = case.published();
    let analysis = analyze(
        &text,
        &Options {
            published,
            ..Options::default()
        },
    );
    let exactly: Vec<&str> = case
        .settings
        .get("exactly")
        .map_or(Vec::new(), |layers| layers.split(' ').collect());
    assert!(
        exactly.iter().all(|name| LAYERS.contains(name)),
        "layers: {LAYERS:?}"
    );
    let drawn: Vec<Claim> = case
        .drawn
        .iter()
        .map(|drawing| Claim {
            span: drawing.span,
            layer: layer_of(&drawing.label),
            label: drawing.label.clone(),
        })
        .collect();
    let found = found(&analysis);
    let strict = |layer: &str| exactly.contains(&layer);
    let checked = |layer: &str| exactly.is_empty() || strict(layer);
    let show = |claim: &Claim| format!("{:?} {}", claim.span.of(&text), claim.label);
    let mut faults = Vec::new();
    for drawn in &drawn {
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
        .filter(|claim| strict(claim.layer) && !drawn.contains(claim))
    {
        faults.push(format!("not drawn: {}", show(claim)));
    }
    faults
}
