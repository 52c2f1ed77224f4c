//! `hsi agreements`: customers tied to a provider.

use hyperscaler_investments::{DATA_AS_OF, as_of};

use crate::arguments::ProviderAndCountry;
use crate::failure::Failure;
use crate::output::{FormatArg, Output};
use crate::table::{AGREEMENTS, agreements};

const EXAMPLES: &str = "\
Examples:
  hsi agreements --country italy";

/// List customers tied to a provider.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    whose: ProviderAndCountry,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let mut found = agreements(as_of(DATA_AS_OF));
    found.retain(|agreement| {
        let agreement = agreement.item;
        args.whose.allows(agreement.provider(), agreement.country())
    });
    AGREEMENTS.write(args.form.format, &found, output)
}
