//! The published JSON Schemas and TypeScript types, derived from the types the JSON carries.
//!
//! A field that is added to a type appears in both by itself; `make schema` writes them anew, and a test fails
//! while www/schema and the types differ. What a Rust type cannot say (the form of an id, the range of a share) is
//! in `LIMITS`.

mod typescript;

use crate::analysis::{self, Analysis};
use crate::dossier::{self, Dossier};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// What may stand in a field, where its type allows more: the type and the field, and what is added to the field's
/// schema.
fn limits() -> Vec<(&'static str, Value)> {
    let share = json!({ "minimum": 0, "maximum": 1 });
    let filled = json!({ "minLength": 1 });
    let some = json!({ "minItems": 1 });
    let day = "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}$";
    let interval = json!({ "items": { "pattern": day } });
    let country = json!({ "pattern": "^[A-Z]{2}$" });
    let pattern = |pattern: &str| json!({ "pattern": pattern });
    let id = |letter: &str| json!({ "pattern": format!("^{letter}[0-9]+$") });
    let ids =
        |letter: &str| json!({ "items": { "pattern": format!("^{letter}[0-9]+$") }, "uniqueItems": true });
    vec![
        ("Analysis.schema", json!({ "const": analysis::SCHEMA })),
        ("Analysis.generator", pattern("^dateline ")),
        ("Published.value", pattern(day)),
        ("Published.confidence", share.clone()),
        ("Entity.id", id("e")),
        ("Entity.name", filled.clone()),
        ("Entity.salience", share.clone()),
        ("Entity.country", country.clone()),
        ("Entity.mentions", some.clone()),
        ("EntityMention.text", filled.clone()),
        ("EntityMention.confidence", share.clone()),
        ("Timex.id", id("t")),
        ("Timex.text", filled.clone()),
        ("Timex.value", filled.clone()),
        ("Timex.interval", interval.clone()),
        ("Timex.inferred", json!({ "uniqueItems": true })),
        ("Timex.anchor", pattern("^(dct|t[0-9]+)$")),
        ("Timex.why", filled.clone()),
        ("Quantity.text", filled.clone()),
        ("Quote.speaker", id("e")),
        ("Event.id", id("v")),
        ("Event.time", id("t")),
        ("Event.place", id("e")),
        ("Event.source", id("e")),
        ("Event.same_as", id("v")),
        ("Trigger.lemma", filled.clone()),
        ("Participant.entity", id("e")),
        ("TimelineRow.interval", interval.clone()),
        ("TimelineRow.display", filled.clone()),
        ("TimelineRow.event", id("v")),
        ("TimelineRow.label", filled.clone()),
        ("KeyFact.text", filled.clone()),
        ("Warning.code", pattern("^[a-z_]+$")),
        ("Warning.message", filled.clone()),
        ("Dossier.schema", json!({ "const": dossier::SCHEMA })),
        ("Dossier.generator", pattern("^dateline ")),
        ("DossierArticle.id", id("a")),
        ("DossierArticle.published", pattern(day)),
        ("DossierEntity.id", id("d")),
        ("DossierEntity.name", filled.clone()),
        ("DossierEntity.salience", share.clone()),
        ("DossierEntity.country", country),
        ("DossierEntity.aliases", json!({ "uniqueItems": true })),
        ("DossierEntity.articles", some.clone()),
        ("Appearance.article", id("a")),
        ("Appearance.entity", id("e")),
        ("Appearance.mentions", json!({ "minimum": 1 })),
        ("Appearance.salience", share),
        ("DossierRow.id", id("r")),
        ("DossierRow.interval", interval.clone()),
        ("DossierRow.display", filled.clone()),
        ("DossierRow.label", filled.clone()),
        ("DossierRow.participants", ids("d")),
        ("DossierRow.sources", some),
        ("Source.article", id("a")),
        ("Source.event", id("v")),
        ("Source.interval", interval),
        ("Source.according_to", id("d")),
        ("Difference.values", json!({ "minItems": 2 })),
        ("Claim.article", id("a")),
        ("Claim.value", filled),
    ]
}

/// Every file of www/schema: its name and what stands in it.
pub fn files() -> Vec<(&'static str, String)> {
    let analysis = schema_of::<Analysis>(
        analysis::SCHEMA,
        "What Dateline found in one article. Spans are [start, end], half open, counted in offset_unit. \
         Fields may be added; none is changed or removed under this name.",
    );
    let dossier = schema_of::<Dossier>(
        dossier::SCHEMA,
        "What Dateline found in several articles together. Ids of articles are a1, a2 … in the order given; ids of \
         their entities, events and sentences are those of each article's own analysis. Fields may be added; none is changed or removed under this name.",
    );
    let types = typescript::declarations(&[("Analysis", &analysis), ("Dossier", &dossier)]);
    let printed = |schema: &Value| {
        let mut text = serde_json::to_string_pretty(schema).expect("a schema is JSON");
        text.push('\n');
        text
    };
    vec![
        ("analysis-1.json", printed(&analysis)),
        ("dossier-1.json", printed(&dossier)),
        ("dateline.d.ts", types),
    ]
}

/// The schema of what `T` is written as. The type itself stands at the top, the types in it under `$defs`.
fn schema_of<T: JsonSchema>(name: &str, description: &str) -> Value {
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with_transform(RecursiveTransform(only_known_fields));
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    for (field, limit) in limits() {
        let (type_name, field_name) = field.split_once('.').expect("a type and a field");
        let place = if type_name == T::schema_name() {
            format!("/properties/{field_name}")
        } else {
            format!("/$defs/{type_name}/properties/{field_name}")
        };
        match schema.pointer_mut(&place) {
            Some(place) => extend(place, limit),
            None => assert!(
                schema["$defs"].get(type_name).is_none(),
                "{field} has a limit, and is no field"
            ),
        }
    }
    let root = schema.as_object_mut().expect("a schema is an object");
    let file = name.rsplit('/').next().unwrap_or(name);
    root.insert("$id".to_owned(), json!(format!("{file}.json")));
    root.insert("title".to_owned(), json!(name));
    root.insert("description".to_owned(), json!(description));
    schema
}

/// No unknown field passes unseen; and the width of a Rust number is nobody's concern.
fn only_known_fields(schema: &mut Schema) {
    schema.remove("format");
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    // A doc comment is cut to lines of the source and links to items; in a schema it is one plain text.
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let plain = text.replace("[`", "").replace("`]", "");
        *text = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// Puts the keys of `more` into a schema, key by key at every depth.
fn extend(schema: &mut Value, more: Value) {
    match (schema, more) {
        (Value::Object(schema), Value::Object(more)) => {
            for (key, value) in more {
                extend(
                    schema.entry(key).or_insert_with(|| Value::Object(Map::new())),
                    value,
                );
            }
        }
        (schema, more) => *schema = more,
    }
}
