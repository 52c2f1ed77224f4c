//! `datapackage.json`: the tables as a Data Package of version 2.

use hyperscaler_investments::{DATA_AS_OF, OVERLAID, Snapshot, VERSION};
use serde_json::{Value, json};

use crate::output::Dialect;
use crate::table::Sheet;
use crate::table::field::{Column, Rule, Type};
use crate::{AUTHOR, DATA_SET};

/// Where the forms of descriptions are defined.
const PROFILES: &str = "https://datapackage.org/profiles/2.0";

/// Returns the data package of tables, each with the size of its file in bytes.
pub fn describe<'a>(
    snapshot: Snapshot,
    dialect: Dialect,
    sheets: impl Iterator<Item = (&'a Sheet, usize)>,
) -> Value {
    let resources: Vec<_> = sheets
        .map(|(sheet, bytes)| resource(sheet, dialect, bytes))
        .collect();
    let mut package = json!({
        "$schema": format!("{PROFILES}/datapackage.json"),
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
        "contributors": [{ "title": AUTHOR, "roles": ["creator"] }],
        "resources": resources,
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

fn resource(sheet: &Sheet, dialect: Dialect, bytes: usize) -> Value {
    json!({
        "$schema": format!("{PROFILES}/dataresource.json"),
        "name": sheet.name,
        "type": "table",
        "path": sheet.file("csv"),
        "description": sheet.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding(dialect),
        "bytes": bytes,
        "dialect": {
            "$schema": format!("{PROFILES}/tabledialect.json"),
            "delimiter": dialect.delimiter(),
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
        },
        "schema": schema(sheet, dialect),
    })
}

/// Returns the encoding; of a file that begins with a byte order mark, as readers in Python call it.
const fn encoding(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Rfc4180 => "utf-8",
        Dialect::Excel => "utf-8-sig",
    }
}

fn schema(sheet: &Sheet, dialect: Dialect) -> Value {
    let mut links = Vec::new();
    for column in &sheet.columns {
        if let Some((table, other)) = column.refers_to {
            let mut reference = json!({ "fields": [other] });
            // A table that refers to itself names none.
            if table != sheet.name {
                reference["resource"] = table.into();
            }
            links.push(json!({ "fields": [column.name], "reference": reference }));
        }
    }
    let fields = sheet.columns.iter().map(|column| field(column, dialect));
    let mut schema = json!({
        "$schema": format!("{PROFILES}/tableschema.json"),
        "fields": fields.collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": sheet.key().collect::<Vec<_>>(),
    });
    if !links.is_empty() {
        schema["foreignKeys"] = links.into();
    }
    schema
}

fn field(column: &Column, dialect: Dialect) -> Value {
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
    let mut field = json!({
        "name": column.name,
        "description": column.meaning,
        "type": kind,
        "format": format,
        "constraints": constraints,
    });
    if column.kind == Type::Decimal && dialect == Dialect::Excel {
        field["decimalChar"] = ",".into();
    }
    field
}
