//! `hsi rates`.

use hyperscaler_investments::Rate;

use crate::failure::Failure;
use crate::output::{Column, FormatArg, Output, spare};
use crate::text;

const EXAMPLES: &str = "\
Examples:
  hsi rates";

/// List the exchange rates of the data set, for `hsi total --rate`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    form: FormatArg,
}

const COLUMNS: &[Column<Rate>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("date", |it| it.date().to_string()),
    Column::number("rate", |it| {
        format!("1 {} = {} {}", it.base(), it.value(), it.quote())
    }),
    spare(1, Column::wrapped("note", |it| text::optional(it.note()))),
];

const FLAT: &[Column<Rate>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("base", |it| it.base().to_string()),
    Column::text("quote", |it| it.quote().to_string()),
    Column::number("rate", |it| it.value().to_string()),
    Column::text("date", |it| it.date().to_string()),
    Column::text("sources", |it| text::joined(it.sources())),
    Column::text("note", |it| text::optional(it.note())),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let all: Vec<_> = Rate::iter().collect();
    output.listing(args.form.format, &all, COLUMNS, FLAT)
}
