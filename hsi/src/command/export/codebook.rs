//! `CODEBOOK.md`: what each column means, for people.

use std::io::Write;

use hyperscaler_investments::{DATA_AS_OF, Snapshot, VERSION};

use crate::DATA_SET;
use crate::failure::Failure;
use crate::output::{Grid, Head};
use crate::table::Sheet;
use crate::table::field::{Column, Rule, Type};
use crate::text;

pub fn bytes(snapshot: Snapshot, sheets: &[Sheet]) -> Result<Vec<u8>, Failure> {
    let mut page = format!(
        "# Codebook\n\n{DATA_SET} {VERSION}, as of {}; the data is kept up to {DATA_AS_OF}.\n\n\
         An empty cell is an absent value, never 0. Amounts are whole currency units. A date may be known to the day, the \
         month or the year only: it then stands as text, with its precision and its last day beside it. A program that \
         guesses types may take such a date for a day, as Spark does: `datapackage.json` states the types. Notes are \
         written with the knowledge of {DATA_AS_OF}.\n\n\
         `verdicts.csv` says which records count on the day, and why the others do not; `changes.csv` when each began \
         or ceased to count, which adds up to the same; `claims.csv` what the announcers promise besides money.\n\n\
         Programs that guess types guess others on other days: `duckdb.sql`, `sqlite.sql` and `polars_schemas.py` state \
         them for these tools. pandas takes Namibia's code, NA, for a missing value: `read_csv(.., \
         keep_default_na=False, na_values=\"\")`, or use `alpha3`.\n\n\
         `investments.ndjson` holds the records as `hsi list --format ndjson` prints them, one a line; `hsi schema list` \
         describes them. On a day before the first record it is empty.\n",
        snapshot.date(),
    )
    .into_bytes();
    for sheet in sheets {
        let key = text::listed(sheet.key().map(|name| format!("`{name}`")));
        let (file, description) = (sheet.file("csv"), sheet.description);
        write!(page, "\n## {file}\n\n{description} Key: {key}.\n\n")?;
        grid(sheet).write_markdown(&mut page)?;
    }
    Ok(page)
}

fn grid(sheet: &Sheet) -> Grid {
    let names = ["column", "type", "always", "meaning", "values"];
    let mut grid = Grid::new(names.map(|name| Head::left(name).markup()));
    for column in &sheet.columns {
        let always = if column.required { "yes" } else { "" };
        grid.push([
            format!("`{}`", column.name),
            kind(column.kind).into(),
            always.into(),
            column.meaning.into(),
            values(column),
        ]);
    }
    grid
}

const fn kind(kind: Type) -> &'static str {
    match kind {
        Type::Integer => "whole number",
        Type::Decimal => "decimal number",
        Type::Day => "day",
        Type::Flag => "true or false",
        Type::Text => "text",
    }
}

fn values(column: &Column) -> String {
    match (column.rule, column.refers_to) {
        (_, Some((table, other))) => format!("`{other}` of {table}"),
        (Rule::OneOf(vocabulary), _) => {
            let words = (vocabulary.words)().into_iter();
            text::listed(words.map(|word| format!("`{word}`")))
        }
        (Rule::Pattern(pattern), _) => format!("`{pattern}`"),
        (Rule::Url, _) => "a URL".into(),
        (Rule::Any, _) => String::new(),
    }
}
