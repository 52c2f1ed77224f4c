//! Files that tell a tool the types of the tables, so that none has to guess them from what is in them:
//! the same types on any day, whatever is known on it.

use crate::output::Dialect;
use crate::output::files::Content;
use crate::table::Sheet;
use crate::table::field::{Column, Type};

/// Returns a file for each tool. They read the files that programs read; for a spreadsheet there are none.
pub fn files(sheets: &[Sheet], dialect: Dialect) -> Vec<Content> {
    match dialect {
        Dialect::Rfc4180 => vec![
            Content::new("duckdb.sql", duckdb(sheets).into_bytes()),
            Content::new("sqlite.sql", sqlite(sheets).into_bytes()),
            Content::new("polars_schemas.py", polars(sheets).into_bytes()),
        ],
        Dialect::Excel => Vec::new(),
    }
}

/// Returns statements for `DuckDB` that read the tables.
fn duckdb(sheets: &[Sheet]) -> String {
    let heading = "-- Reads every table with its types. In the folder of the files: duckdb hsi.duckdb < duckdb.sql\n";
    let statements = sheets.iter().map(|sheet| {
        let kind = |column: &Column| format!("'{}': '{}'", column.name, duckdb_type(column.kind));
        let columns: Vec<_> = sheet.columns.iter().map(kind).collect();
        let (name, file, columns) = (sheet.name, sheet.file("csv"), columns.join(", "));
        format!(
            "create or replace table {name} as from read_csv('{file}', header = true, delim = ',', quote = '\"', \
             escape = '\"', nullstr = '', columns = {{{columns}}});\n"
        )
    });
    written(heading, statements)
}

/// Puts the statements of all tables below a heading.
fn written(heading: &str, statements: impl Iterator<Item = String>) -> String {
    let mut script = String::from(heading);
    script.extend(statements);
    script
}

const fn duckdb_type(kind: Type) -> &'static str {
    match kind {
        Type::Text => "VARCHAR",
        Type::Integer => "BIGINT",
        Type::Decimal => "DECIMAL(38,18)",
        Type::Day => "DATE",
        Type::Flag => "BOOLEAN",
    }
}

/// Returns statements for `SQLite` that read the tables. It takes an empty cell for an empty text, and
/// has no type for decimals, days and flags.
fn sqlite(sheets: &[Sheet]) -> String {
    let heading = "-- Reads every table with its types. In the folder of the files: sqlite3 hsi.sqlite < sqlite.sql\n\
                   -- Days and decimals are texts, flags are 'true' or 'false'.\n.mode csv\n";
    written(heading, sheets.iter().map(sqlite_table))
}

fn sqlite_table(sheet: &Sheet) -> String {
    let definition = |column: &Column| {
        let kind = match column.kind {
            Type::Integer => "integer",
            Type::Text | Type::Decimal | Type::Day | Type::Flag => "text",
        };
        let always = if column.required { " not null" } else { "" };
        format!("  {} {kind}{always},\n", column.name)
    };
    let columns: String = sheet.columns.iter().map(definition).collect();
    let key: Vec<_> = sheet.key().collect();
    let (name, file, key) = (sheet.name, sheet.file("csv"), key.join(", "));
    let absent = sheet.columns.iter().filter(|column| !column.required);
    let absent: Vec<_> = absent
        .map(|column| format!("{0} = nullif({0}, '')", column.name))
        .collect();
    let update = if absent.is_empty() {
        String::new()
    } else {
        format!("update {name} set {};\n", absent.join(", "))
    };
    format!(
        "create table {name} (\n{columns}  primary key ({key})\n);\n.import --skip 1 {file} {name}\n{update}"
    )
}

/// Returns a module for Polars: the schema of each table, and a function that reads one.
fn polars(sheets: &[Sheet]) -> String {
    let heading = "\"\"\"The types of every table: read(\"investments\") in the folder of the files.\"\"\"\n\n\
                   from pathlib import Path\n\nimport polars as pl\n\nSCHEMAS = {\n";
    let schemas = sheets.iter().map(|sheet| {
        let field = |column: &Column| {
            let (name, kind) = (column.name, polars_type(column.kind));
            format!("        \"{name}\": {kind},\n")
        };
        let fields: String = sheet.columns.iter().map(field).collect();
        format!("    \"{}\": {{\n{fields}    }},\n", sheet.name)
    });
    written(heading, schemas)
        + "}\n\n\ndef read(table, folder=Path(__file__).parent):\n    \
           return pl.read_csv(Path(folder) / f\"{table}.csv\", schema=SCHEMAS[table])\n"
}

const fn polars_type(kind: Type) -> &'static str {
    match kind {
        Type::Text => "pl.String",
        Type::Integer => "pl.Int64",
        Type::Decimal => "pl.Decimal(38, 18)",
        Type::Day => "pl.Date",
        Type::Flag => "pl.Boolean",
    }
}
