//! `hsi markets`.

use hyperscaler_investments::Market;

use crate::failure::Failure;
use crate::output::{Column, FormatArg, Output, note, spare};
use crate::text;

const EXAMPLES: &str = "\
Examples:
  hsi markets";

/// List market sizes: context, never an investment.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    form: FormatArg,
}

const COLUMNS: &[Column<Market>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("period", |it| it.period().into()),
    Column::number("amount", |it| text::amount(it.amount())),
    spare(
        1,
        Column::text("published", |it| it.published().to_string()),
    ),
    spare(2, Column::wrapped("title", |it| it.title().into())),
];

const FLAT: &[Column<Market>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("title", |it| it.title().into()),
    Column::number("amount", |it| it.amount().units().to_string()),
    Column::text("currency", |it| it.amount().currency().to_string()),
    Column::text("qualifier", |it| it.amount().qualifier().to_string()),
    Column::text("period", |it| it.period().into()),
    Column::text("published", |it| it.published().to_string()),
    Column::text("sources", |it| text::joined(it.sources())),
    Column::text("note", |it| text::optional(it.note())),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    note("revenue of a market, not an investment: in no total");
    let all: Vec<_> = Market::iter().collect();
    output.listing(args.form.format, &all, COLUMNS, FLAT)
}
