//! `hsi region`.

use hyperscaler_investments::Region;

use crate::failure::Failure;
use crate::filters::{Day, Place};
use crate::output::{Column, FormatArg, Output, note, spare};
use crate::{find, list, text};

#[derive(clap::Args)]
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

pub const COLUMNS: &[Column<Region>] = &[
    Column::text("code", |it| it.code().into()),
    spare(1, Column::text("provider", |it| it.provider().to_string())),
    Column::wrapped("name", |it| it.name().into()),
    spare(2, Column::wrapped("city", |it| text::optional(it.city()))),
    Column::text("country", |it| it.country().to_string()),
    Column::text("opened", |it| text::optional(it.opened())),
    Column::text("investment", |it| text::optional(it.investment())),
    spare(3, Column::wrapped("sources", |it| text::joined(it.sources()))),
];

pub const FLAT: &[Column<Region>] = &[
    Column::text("code", |it| it.code().into()),
    Column::text("provider", |it| it.provider().to_string()),
    Column::text("name", |it| it.name().into()),
    Column::text("city", |it| text::optional(it.city())),
    Column::text("country", |it| it.country().to_string()),
    Column::text("opened", |it| text::optional(it.opened())),
    Column::text("investment", |it| text::optional(it.investment())),
    Column::text("sources", |it| text::joined(it.sources())),
    Column::text("note", |it| text::optional(it.note())),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    let open: Vec<_> = snapshot.regions().collect();
    let (mut regions, mut missing) = (Vec::new(), Vec::new());
    for code in &args.codes {
        match find::region(code) {
            Ok(region) if open.contains(&region) => regions.push(region),
            Ok(region) => missing.push(format!("region \"{region}\" was not open on {}", snapshot.date())),
            Err(message) => missing.push(message),
        }
    }
    if args.codes.is_empty() {
        regions = open;
    }
    regions.retain(|region| args.place.matches(region.provider(), region.country()));
    if regions.is_empty() && missing.is_empty() {
        note(list::NO_RECORD);
    }
    if !regions.is_empty() || missing.is_empty() {
        output.listing(args.form.format, &regions, COLUMNS, FLAT)?;
    }
    if missing.is_empty() { Ok(()) } else { Err(Failure::NotFound(missing)) }
}
