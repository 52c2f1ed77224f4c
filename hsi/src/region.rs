//! `hsi region`.

use hyperscaler_investments::Region;

use crate::failure::Failure;
use crate::filters::{Day, Place};
use crate::output::{Column, FormatArg, Output, note, spare};
use crate::seen::Seen;
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

pub const COLUMNS: &[Column<Seen<Region>>] = &[
    Column::text("code", |it| it.it.code().into()),
    spare(
        1,
        Column::text("provider", |it| it.it.provider().to_string()),
    ),
    Column::wrapped("name", |it| it.it.name().into()),
    spare(
        2,
        Column::wrapped("city", |it| text::optional(it.it.city())),
    ),
    Column::text("country", |it| it.it.country().to_string()),
    Column::text("opened", |it| text::optional(it.it.opened())),
    Column::text("investment", |it| text::optional(it.investment())),
    spare(
        3,
        Column::wrapped("sources", |it| text::joined(it.sources(it.it.sources()))),
    ),
];

pub const FLAT: &[Column<Seen<Region>>] = &[
    Column::text("code", |it| it.it.code().into()),
    Column::text("provider", |it| it.it.provider().to_string()),
    Column::text("name", |it| it.it.name().into()),
    Column::text("city", |it| text::optional(it.it.city())),
    Column::text("country", |it| it.it.country().to_string()),
    Column::text("opened", |it| text::optional(it.it.opened())),
    Column::text("investment", |it| text::optional(it.investment())),
    Column::text("sources", |it| text::joined(it.sources(it.it.sources()))),
    Column::text("note", |it| text::optional(it.note(it.it.note()))),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    let open = Seen::all(snapshot.regions(), snapshot, |region| region.opened());
    let (mut regions, mut missing) = (Vec::new(), Vec::new());
    for code in &args.codes {
        match find::region(code) {
            Ok(region) => match open.iter().find(|seen| seen.it == region) {
                Some(&seen) => regions.push(seen),
                None => missing.push(format!(
                    "region \"{region}\" was not open on {}",
                    snapshot.date()
                )),
            },
            Err(message) => missing.push(message),
        }
    }
    if args.codes.is_empty() {
        regions = open;
    }
    regions.retain(|region| {
        args.place
            .matches(region.it.provider(), region.it.country())
    });
    if regions.is_empty() && missing.is_empty() {
        note(list::NO_RECORD);
    }
    if !regions.is_empty() || missing.is_empty() {
        output.listing(args.form.format, &regions, COLUMNS, FLAT)?;
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Failure::NotFound(missing))
    }
}
