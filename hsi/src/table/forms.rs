//! The building blocks of a JSON Schema.

use serde_json::{Map, Value, json};

/// A property of an object: its name and its form.
pub type Property = (&'static str, Value);

/// Returns where a definition is in the document.
pub fn pointer(name: &str) -> String {
    format!("#/$defs/{name}")
}

pub fn refer(name: &str) -> Value {
    json!({ "$ref": pointer(name) })
}

/// Returns an object of exactly these properties, and all of them.
pub fn object(properties: Vec<Property>) -> Value {
    open_object(properties, vec![])
}

/// Returns an object of these properties, and perhaps some of the others.
pub fn open_object(required: Vec<Property>, optional: Vec<Property>) -> Value {
    let names: Vec<_> = required.iter().map(|(name, _)| *name).collect();
    let properties = required.into_iter().chain(optional);
    json!({
        "type": "object",
        "properties": properties.map(|(name, form)| (name.into(), form)).collect::<Map<_, _>>(),
        "required": names,
        "additionalProperties": false,
    })
}

#[allow(clippy::needless_pass_by_value, reason = "forms are built inside out")]
pub fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Returns a value, or null where it is absent.
#[allow(clippy::needless_pass_by_value, reason = "forms are built inside out")]
pub fn nullable(form: Value) -> Value {
    json!({ "anyOf": [form, { "type": "null" }] })
}

pub fn text() -> Value {
    json!({ "type": "string" })
}

pub fn one_of(words: &[&'static str]) -> Value {
    json!({ "enum": words })
}

pub fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^{pattern}$") })
}

pub fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// Returns a whole number, which may be below zero.
pub fn integer() -> Value {
    json!({ "type": "integer" })
}

/// Returns a whole number from the least one on.
pub fn whole(least: u8) -> Value {
    json!({ "type": "integer", "minimum": least })
}
