//! Citations as CSL-JSON, the data form of the Citation Style Language.

use hyperscaler_investments::{DATA_AS_OF, Date, VERSION};
use serde_json::{Map, Value, json};

use super::{Citation, Subject};
use crate::DATA_SET;

pub fn items(citations: &[Citation]) -> Vec<Value> {
    citations.iter().map(item).collect()
}

/// Returns one item. The format knows no null: what is absent is left out.
fn item(citation: &Citation) -> Value {
    let mut item = Map::new();
    let mut set = |name: &str, value: Value| item.insert(name.into(), value);
    set("id", json!(citation.key));
    set("type", kind(citation).into());
    set("author", json!([{ "literal": citation.author }]));
    if let Some(title) = citation.title.known() {
        set("title", title.into());
    }
    if let Some(about) = citation.title.description() {
        set("genre", about.into());
    }
    set("publisher", json!(citation.author));
    if citation.subject == Subject::Record {
        let data = format!("{DATA_SET}, data as of {DATA_AS_OF}");
        set("container-title", data.into());
        set("version", VERSION.into());
    }
    if let Some(date) = citation.date {
        set("issued", json!({ "date-parts": [parts(date)] }));
    }
    if let Some(url) = citation.url {
        set("URL", url.into());
    }
    if let Some(date) = citation.accessed {
        set("accessed", json!({ "date-parts": [parts(date)] }));
    }
    set("language", citation.language.into());
    if !citation.note.is_empty() {
        set("note", json!(citation.note));
    }
    Value::Object(item)
}

const fn kind(citation: &Citation) -> &'static str {
    match (citation.subject, citation.url) {
        (Subject::Record, _) => "dataset",
        (Subject::Page, Some(_)) => "webpage",
        (Subject::Page, None) => "document",
    }
}

/// Returns year, month and day, as far as they are known.
fn parts(date: Date) -> Vec<u16> {
    let mut parts = vec![date.year()];
    parts.extend(date.month().map(u16::from));
    parts.extend(date.day().map(u16::from));
    parts
}
