//! `hsi region`: cloud regions.

use crate::arguments::find::{self, Found};
use crate::arguments::{Day, ProviderAndCountry, names};
use crate::failure::Failure;
use crate::output::{FormatArg, Output};
use crate::table::{REGIONS, regions};

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
    #[arg(value_name = "CODE", value_delimiter = ',', value_parser = names::code(), hide_possible_values = true)]
    codes: Vec<String>,
    #[command(flatten)]
    whose: ProviderAndCountry,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    let open = regions(snapshot);
    let mut found = Found::each(&args.codes, |code| {
        let region = find::region(code)?;
        let open = open.iter().find(|open| open.item == region).copied();
        open.ok_or_else(|| format!("region \"{region}\" was not open on {}", snapshot.date()))
    });
    if args.codes.is_empty() {
        found.items = open;
    }
    found.items.retain(|region| {
        let region = region.item;
        args.whose
            .allows(region.provider(), region.country(), snapshot.date())
    });
    let mut question = args.day.question();
    args.whose.ask(&mut question);
    found.write(|regions| REGIONS.write(args.form.format, &question, regions, output))
}
