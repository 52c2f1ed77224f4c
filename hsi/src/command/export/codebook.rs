//! `CODEBOOK.md`: what each column means, for people.

use hyperscaler_investments::{DATA_AS_OF, Snapshot, VERSION};

use crate::DATA_SET;
use crate::failure::Failure;
use crate::output::{Align, Table};
use crate::table::Sheet;
use crate::table::field::{Column, Kind, Rule};

pub fn bytes(snapshot: Snapshot, sheets: &[Sheet]) -> Result<Vec<u8>, Failure> {
    let mut page = format!(
        "# Codebook\n\n{DATA_SET} {VERSION}, as of {}; the data is kept up to {DATA_AS_OF}.\n\n\
         An empty cell is an absent value, never 0. Amounts are whole currency units. A date may be known to the day, the \
         month or the year only: it then stands as text, with its precision and its last day beside it. A program that \
         guesses types may take such a date for a day, as Spark does: `datapackage.json` states the types. Notes are \
         written with the knowledge of {DATA_AS_OF}.\n\n\
         `investments.ndjson` holds the records as `hsi list --format ndjson` prints them, one a line; `hsi schema list` \
         describes them.\n",
        snapshot.date(),
    )
    .into_bytes();
    for sheet in sheets {
        let key: Vec<_> = sheet.key().map(|name| format!("`{name}`")).collect();
        let heading = format!(
            "\n## {}\n\n{} Key: {}.\n\n",
            sheet.file("csv"),
            sheet.description,
            key.join(", ")
        );
        page.extend_from_slice(heading.as_bytes());
        table(sheet).write_markdown(&mut page)?;
    }
    Ok(page)
}

fn table(sheet: &Sheet) -> Table {
    let names = ["column", "type", "always", "meaning", "values"];
    let mut table = Table::new(names.map(|name| (name, Align::Left)));
    for column in &sheet.columns {
        let always = if column.constraints.required {
            "yes"
        } else {
            ""
        };
        table.push([
            format!("`{}`", column.name),
            kind(column.kind).into(),
            always.into(),
            column.description.into(),
            values(column),
        ]);
    }
    table
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "whole number",
        Kind::Decimal => "decimal number",
        Kind::Day => "day",
    }
}

fn values(column: &Column) -> String {
    match (column.constraints.rule, column.constraints.refers_to) {
        (_, Some((table, other))) => format!("`{other}` of {table}"),
        (Rule::OneOf(names), _) => names()
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", "),
        (Rule::Pattern(pattern), _) => format!("`{pattern}`"),
        (Rule::Url, _) => "a URL".into(),
        (Rule::Any, _) => String::new(),
    }
}
