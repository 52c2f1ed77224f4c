//! `hsi agreements`.

use hyperscaler_investments::Agreement;

use crate::arguments::Place;
use crate::failure::Failure;
use crate::output::{Column, FormatArg, Output, spare};
use crate::text;

const EXAMPLES: &str = "\
Examples:
  hsi agreements --country italy";

/// List customers tied to a provider.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    form: FormatArg,
}

const COLUMNS: &[Column<Agreement>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("provider", |it| it.provider().to_string()),
    Column::text("customer", |it| it.customer().into()),
    Column::text("country", |it| it.country().to_string()),
    Column::text("announced", |it| text::optional(it.announced())),
    spare(1, Column::wrapped("size", |it| text::optional(it.size()))),
    spare(2, Column::wrapped("title", |it| it.title().into())),
];

const FLAT: &[Column<Agreement>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("provider", |it| it.provider().to_string()),
    Column::text("customer", |it| it.customer().into()),
    Column::text("country", |it| it.country().to_string()),
    Column::text("title", |it| it.title().into()),
    Column::text("announced", |it| text::optional(it.announced())),
    Column::text("size", |it| text::optional(it.size())),
    Column::text("sources", |it| text::joined(it.sources())),
    Column::text("note", |it| text::optional(it.note())),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let mut found: Vec<_> = Agreement::iter().collect();
    found.retain(|agreement| args.place.allows(agreement.provider(), agreement.country()));
    output.listing(args.form.format, &found, COLUMNS, FLAT)
}
