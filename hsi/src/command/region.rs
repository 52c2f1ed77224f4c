//! `hsi region`.

use hyperscaler_investments::Region;

use crate::arguments::find::{self, Found};
use crate::arguments::{Day, Place};
use crate::as_of::AsOf;
use crate::failure::Failure;
use crate::output::{Column, FormatArg, Output, spare};
use crate::text;

const EXAMPLES: &str = "\
Examples:
  hsi region eu-south-2
  hsi region --provider google --country italy
  hsi region --as-of 2015 --format csv";

/// Show cloud regions by their codes, or all of them.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Codes as the provider gave them: eu-south-2, europe-west8, italynorth; none for all.
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    form: FormatArg,
}

pub const COLUMNS: &[Column<AsOf<Region>>] = &[
    Column::text("code", |it| it.item.code().into()),
    spare(
        1,
        Column::text("provider", |it| it.item.provider().to_string()),
    ),
    Column::wrapped("name", |it| it.item.name().into()),
    spare(
        2,
        Column::wrapped("city", |it| text::optional(it.item.city())),
    ),
    Column::text("country", |it| it.item.country().to_string()),
    Column::text("opened", |it| text::optional(it.item.opened())),
    Column::text("investment", |it| text::optional(it.investment())),
    spare(
        3,
        Column::wrapped("sources", |it| text::joined(it.sources(it.item.sources()))),
    ),
];

pub const FLAT: &[Column<AsOf<Region>>] = &[
    Column::text("code", |it| it.item.code().into()),
    Column::text("provider", |it| it.item.provider().to_string()),
    Column::text("name", |it| it.item.name().into()),
    Column::text("city", |it| text::optional(it.item.city())),
    Column::text("country", |it| it.item.country().to_string()),
    Column::text("opened", |it| text::optional(it.item.opened())),
    Column::text("investment", |it| text::optional(it.investment())),
    Column::text("sources", |it| text::joined(it.sources(it.item.sources()))),
    Column::text("note", |it| text::optional(it.note(it.item.note()))),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    let open = AsOf::all(snapshot.regions(), snapshot, |region| region.opened());
    let mut found = Found::each(&args.codes, |code| {
        let region = find::region(code)?;
        let open = open.iter().find(|open| open.item == region).copied();
        open.ok_or_else(|| format!("region \"{region}\" was not open on {}", snapshot.date()))
    });
    if args.codes.is_empty() {
        found.items = open;
    }
    found.items.retain(|region| {
        args.place
            .allows(region.item.provider(), region.item.country())
    });
    found.finish(|regions| output.listing(args.form.format, regions, COLUMNS, FLAT))
}
