//! TypeScript declarations, printed from the JSON Schemas, so that the two cannot part.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Declares the root types and every type they are made of, each once, in order of their names.
pub fn declarations(roots: &[(&str, &Value)]) -> String {
    let mut types: BTreeMap<&str, &Value> = roots.iter().copied().collect();
    for (_, schema) in roots {
        let parts = schema["$defs"].as_object().into_iter().flatten();
        types.extend(parts.map(|(name, part)| (name.as_str(), part)));
    }
    let mut text = "// Made from the Rust types by `make schema`; do not edit.\n".to_owned();
    for (name, schema) in types {
        text.push('\n');
        text += &comment(schema, "");
        match schema.get("properties") {
            Some(_) => writeln!(text, "export interface {name} {}", object(schema, "")),
            None => writeln!(text, "export type {name} = {};", type_of(schema, "")),
        }
        .expect("writing to memory does not fail");
    }
    text
}

fn comment(schema: &Value, indent: &str) -> String {
    match schema["description"].as_str() {
        Some(words) => format!("{indent}/** {words} */\n"),
        None => String::new(),
    }
}

/// The fields in the order of the type, those that may be absent last.
fn object(schema: &Value, indent: &str) -> String {
    let inner = format!("{indent}  ");
    let properties = schema["properties"].as_object();
    let required: Vec<&str> = schema["required"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let optional = properties.into_iter().flatten().map(|(name, _)| name.as_str());
    let optional = optional.filter(|name| !required.contains(name));
    let mut text = "{\n".to_owned();
    for name in required.iter().copied().chain(optional) {
        let field = &schema["properties"][name];
        let mark = if required.contains(&name) { "" } else { "?" };
        text += &comment(field, &inner);
        writeln!(text, "{inner}{name}{mark}: {};", type_of(field, &inner))
            .expect("writing to memory does not fail");
    }
    text + indent + "}"
}

fn type_of(schema: &Value, indent: &str) -> String {
    if let Some(target) = schema["$ref"].as_str() {
        return target.rsplit('/').next().unwrap_or(target).to_owned();
    }
    if let Some(value) = schema.get("const") {
        return value.to_string();
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[key].as_array() {
            return union(choices.iter().map(|choice| type_of(choice, indent)));
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return union(values.iter().map(Value::to_string));
    }
    match &schema["type"] {
        Value::Array(names) => union(names.iter().map(|name| named(name, schema, indent))),
        name => named(name, schema, indent),
    }
}

fn named(name: &Value, schema: &Value, indent: &str) -> String {
    match name.as_str() {
        Some("integer" | "number") => "number".to_owned(),
        Some("array") => {
            let item = type_of(&schema["items"], indent);
            match (schema["minItems"].as_u64(), schema["maxItems"].as_u64()) {
                (Some(least), Some(most)) if least == most => {
                    format!("[{}]", vec![item; least as usize].join(", "))
                }
                _ if item.contains(' ') && !item.starts_with('{') => format!("({item})[]"),
                _ => format!("{item}[]"),
            }
        }
        Some("object") if schema.get("properties").is_some() => object(schema, indent),
        Some(plain @ ("string" | "boolean" | "null")) => plain.to_owned(),
        _ => "unknown".to_owned(),
    }
}

fn union(choices: impl Iterator<Item = String>) -> String {
    choices.collect::<Vec<_>>().join(" | ")
}
