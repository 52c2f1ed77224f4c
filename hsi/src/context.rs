//! `hsi agreements`, `hsi markets`, `hsi rates`: what stands beside the investments.

use hyperscaler_investments::{Agreement, Market, Rate};

use crate::failure::Failure;
use crate::filters::Place;
use crate::output::{Column, FormatArg, Output, note, spare};
use crate::{list, text};

#[derive(clap::Args)]
pub struct Agreements {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    form: FormatArg,
}

#[derive(clap::Args)]
pub struct Markets {
    #[command(flatten)]
    form: FormatArg,
}

#[derive(clap::Args)]
pub struct Rates {
    #[command(flatten)]
    form: FormatArg,
}

pub const AGREEMENTS: &[Column<Agreement>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("provider", |it| it.provider().to_string()),
    Column::text("customer", |it| it.customer().into()),
    Column::text("country", |it| it.country().to_string()),
    Column::text("announced", |it| text::optional(it.announced())),
    spare(1, Column::wrapped("size", |it| text::optional(it.size()))),
    spare(2, Column::wrapped("title", |it| it.title().into())),
];

pub const AGREEMENTS_FLAT: &[Column<Agreement>] = &[
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

pub const MARKETS: &[Column<Market>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("period", |it| it.period().into()),
    Column::number("amount", |it| text::amount(it.amount())),
    spare(
        1,
        Column::text("published", |it| it.published().to_string()),
    ),
    spare(2, Column::wrapped("title", |it| it.title().into())),
];

pub const MARKETS_FLAT: &[Column<Market>] = &[
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

pub const RATES: &[Column<Rate>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("date", |it| it.date().to_string()),
    Column::number("rate", |it| {
        format!("1 {} = {} {}", it.base(), it.value(), it.quote())
    }),
    spare(1, Column::wrapped("note", |it| text::optional(it.note()))),
];

pub const RATES_FLAT: &[Column<Rate>] = &[
    Column::text("id", |it| it.id().into()),
    Column::text("base", |it| it.base().to_string()),
    Column::text("quote", |it| it.quote().to_string()),
    Column::number("rate", |it| it.value().to_string()),
    Column::text("date", |it| it.date().to_string()),
    Column::text("sources", |it| text::joined(it.sources())),
    Column::text("note", |it| text::optional(it.note())),
];

pub fn agreements(args: &Agreements, output: &mut Output) -> Result<(), Failure> {
    let mut found: Vec<_> = Agreement::iter().collect();
    found.retain(|agreement| {
        args.place
            .matches(agreement.provider(), agreement.country())
    });
    if found.is_empty() {
        note(list::NO_RECORD);
    }
    output.listing(args.form.format, &found, AGREEMENTS, AGREEMENTS_FLAT)
}

pub fn markets(args: &Markets, output: &mut Output) -> Result<(), Failure> {
    note("revenue of a market, not an investment: in no total");
    output.listing(
        args.form.format,
        &Market::iter().collect::<Vec<_>>(),
        MARKETS,
        MARKETS_FLAT,
    )
}

pub fn rates(args: &Rates, output: &mut Output) -> Result<(), Failure> {
    output.listing(
        args.form.format,
        &Rate::iter().collect::<Vec<_>>(),
        RATES,
        RATES_FLAT,
    )
}
