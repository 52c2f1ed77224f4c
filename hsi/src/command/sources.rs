//! `hsi sources`.

use std::collections::BTreeSet;

use hyperscaler_investments::Source;

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{Column, FormatArg, Output};
use crate::record::Record;
use crate::{table, text};

const EXAMPLES: &str = "\
Examples:
  hsi sources --provider aws --country spain
  hsi sources --format csv";

/// List the sources of investments, or all sources.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    form: FormatArg,
}

pub const COLUMNS: &[Column<Source>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("published", |it| text::optional(it.published())),
    Column::text("kind", |it| it.kind().to_string()),
    Column::text("attribution", |it| it.attribution().to_string()),
    Column::wrapped("publisher", |it| it.publisher().into()),
    Column::text("url", |it| text::optional(it.url())),
];

pub const FLAT: &[Column<Source>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("publisher", |it| it.publisher().into()),
    Column::text("origin", |it| it.origin().into()),
    Column::text("title", |it| text::optional(it.title())),
    Column::text("url", |it| text::optional(it.url())),
    Column::text("published", |it| text::optional(it.published())),
    Column::text("language", |it| it.language().into()),
    Column::text("kind", |it| it.kind().to_string()),
    Column::text("attribution", |it| it.attribution().to_string()),
    Column::text("note", |it| text::optional(it.note())),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let sources: Vec<_> = if args.filters.is_empty() {
        (table::SOURCES.rows)(args.filters.snapshot())
    } else {
        let records = args.filters.select().into_iter();
        records
            .flat_map(Record::sources)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    output.listing(args.form.format, &sources, COLUMNS, FLAT)
}
