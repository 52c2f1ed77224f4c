//! `hsi rates`: the exchange rates of the data set.

use crate::arguments::Day;
use crate::failure::Failure;
use crate::output::{FormatArg, Output};
use crate::table::{RATES, rates};

const EXAMPLES: &str = "\
Examples:
  hsi rates
  hsi rates --as-of 2024-05-27";

/// List the exchange rates of the data set, for `hsi total --rate`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let rates = rates(args.day.snapshot());
    RATES.write(args.form.format, &args.day.question(), &rates, output)
}
