//! Citations as CSL-JSON, the data form of the Citation Style Language.

use hyperscaler_investments::{DATA_AS_OF, Date, VERSION};
use serde_json::{Map, Value, json};

use super::{Citation, Kind};
use crate::DATA_SET;

pub fn items(citations: &[Citation]) -> Vec<Value> {
    citations.iter().map(item).collect()
}

/// One item. The format knows no null: what is absent is left out.
fn item(citation: &Citation) -> Value {
    let mut item = Map::new();
    let mut set = |name: &str, value: Value| item.insert(name.into(), value);
    set("id", json!(citation.key));
    set("type", kind(citation).into());
    set("author", json!([{ "literal": citation.author }]));
    set("title", json!(citation.title));
    set("publisher", json!(citation.author));
    if citation.kind == Kind::Record {
        set(
            "container-title",
            format!("{DATA_SET}, data as of {DATA_AS_OF}").into(),
        );
        set("version", VERSION.into());
    }
    if let Some(date) = citation.date {
        set("issued", json!({ "date-parts": [parts(date)] }));
    }
    if let Some(url) = citation.url {
        set("URL", url.into());
    }
    set("language", citation.language.into());
    if !citation.note.is_empty() {
        set("note", json!(citation.note));
    }
    Value::Object(item)
}

const fn kind(citation: &Citation) -> &'static str {
    match (citation.kind, citation.url) {
        (Kind::Record, _) => "dataset",
        (Kind::Page, Some(_)) => "webpage",
        (Kind::Page, None) => "document",
    }
}

/// Year, month and day, as far as they are known.
fn parts(date: Date) -> Vec<u16> {
    let parts = [date.month(), date.day()]
        .into_iter()
        .flatten()
        .map(u16::from);
    std::iter::once(date.year()).chain(parts).collect()
}
