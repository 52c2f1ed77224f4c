//! `hsi agreements`: customers tied to a provider.

use crate::arguments::{Day, ProviderAndCountry};
use crate::failure::Failure;
use crate::output::{FormatArg, Output};
use crate::table::{AGREEMENTS, agreements};

const EXAMPLES: &str = "\
Examples:
  hsi agreements --country italy
  hsi agreements --as-of 2024-05-27";

/// List customers tied to a provider.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    whose: ProviderAndCountry,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    let mut found = agreements(snapshot);
    found.retain(|agreement| {
        let agreement = agreement.item;
        args.whose
            .allows(agreement.provider(), agreement.country(), snapshot.date())
    });
    let mut question = args.day.question();
    args.whose.ask(&mut question);
    AGREEMENTS.write(args.form.format, &question, &found, output)
}
