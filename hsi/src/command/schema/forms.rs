//! The building blocks of the schema.

use serde_json::{Map, Value, json};

use crate::table::Table;

/// A property of an object: its name and its form.
pub type Property = (&'static str, Value);

/// Where a definition stands in the document.
pub fn pointer(name: &str) -> String {
    format!("#/$defs/{name}")
}

pub fn refer(name: &str) -> Value {
    json!({ "$ref": pointer(name) })
}

/// Exactly these properties, and all of them.
pub fn object(properties: Vec<Property>) -> Value {
    open_object(properties, vec![])
}

/// These properties, and perhaps some of the others.
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

/// The properties, with what the export says of the columns of the same names.
pub fn described<T>(table: &Table<T>, mut properties: Vec<Property>) -> Vec<Property> {
    for (name, form) in &mut properties {
        if let Some(column) = table.column(name) {
            form["description"] = column.description.into();
        }
    }
    properties
}

#[allow(clippy::needless_pass_by_value, reason = "forms are built inside out")]
pub fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// A value, or null where it is absent.
#[allow(clippy::needless_pass_by_value, reason = "forms are built inside out")]
pub fn nullable(form: Value) -> Value {
    json!({ "anyOf": [form, { "type": "null" }] })
}

pub fn text() -> Value {
    json!({ "type": "string" })
}

/// One of the names of a vocabulary.
pub fn one_of(names: &[&'static str]) -> Value {
    json!({ "enum": names })
}

pub fn pattern(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": format!("^{pattern}$") })
}

/// A whole number from the least one on.
pub fn whole(least: u8) -> Value {
    json!({ "type": "integer", "minimum": least })
}
