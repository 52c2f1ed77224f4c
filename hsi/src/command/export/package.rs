//! `datapackage.json`: the tables as a Frictionless tabular data package.

use hyperscaler_investments::{DATA_AS_OF, OVERLAID, Snapshot, VERSION};
use serde_json::{Value, json};

use crate::DATA_SET;
use crate::table::Sheet;
use crate::table::field::{Column, Rule, Type};

/// Returns the data package of tables, each with the size of its file in bytes.
pub fn describe<'a>(snapshot: Snapshot, sheets: impl Iterator<Item = (&'a Sheet, usize)>) -> Value {
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": DATA_SET,
        "title": "Announced investments of hyperscalers in cloud regions and data centres",
        "description": format!(
            "What AWS, Google, Microsoft and Oracle have announced they will invest in cloud regions and data centres. \
             As of {}; the data is kept up to {DATA_AS_OF}. The absence of a record never means that nothing was \
             invested. CODEBOOK.md says what each column means; investments.ndjson holds the same records, one a line.",
            snapshot.date(),
        ),
        "version": VERSION,
        "created": format!("{DATA_AS_OF}T00:00:00Z"),
        "keywords": ["cloud", "data centres", "investment", "world"],
        "sources": [{ "title": "The pages and articles that the facts rest on", "path": "sources.csv" }],
        "resources": sheets.map(|(sheet, bytes)| resource(sheet, bytes)).collect::<Vec<_>>(),
    });
    // Of records that somebody else added, the licence is not ours to give.
    if !OVERLAID {
        package["licenses"] = json!([{
            "name": "CC0-1.0",
            "title": "Creative Commons Zero v1.0 Universal",
            "path": "https://creativecommons.org/publicdomain/zero/1.0/",
        }]);
    }
    package
}

fn resource(sheet: &Sheet, bytes: usize) -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": sheet.name,
        "path": sheet.file("csv"),
        "description": sheet.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes,
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true },
        "schema": schema(sheet),
    })
}

fn schema(sheet: &Sheet) -> Value {
    let mut links = Vec::new();
    for column in &sheet.columns {
        if let Some((table, other)) = column.refers_to {
            // The empty name stands for the table itself.
            let table = if table == sheet.name { "" } else { table };
            let reference = json!({ "resource": table, "fields": other });
            links.push(json!({ "fields": column.name, "reference": reference }));
        }
    }
    let mut schema = json!({
        "fields": sheet.columns.iter().map(field).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": sheet.key().collect::<Vec<_>>(),
    });
    if !links.is_empty() {
        schema["foreignKeys"] = links.into();
    }
    schema
}

fn field(column: &Column) -> Value {
    let kind = match column.kind {
        Type::Integer => "integer",
        Type::Decimal => "number",
        Type::Day => "date",
        Type::Flag => "boolean",
        Type::Text => "string",
    };
    let mut format = "default";
    let mut constraints = json!({});
    if column.required {
        constraints["required"] = true.into();
    }
    match column.rule {
        Rule::OneOf(vocabulary) => constraints["enum"] = (vocabulary.words)().into(),
        Rule::Pattern(pattern) => constraints["pattern"] = pattern.into(),
        Rule::Url => format = "uri",
        Rule::Any => {}
    }
    json!({
        "name": column.name,
        "description": column.meaning,
        "type": kind,
        "format": format,
        "constraints": constraints,
    })
}
