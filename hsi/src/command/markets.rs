//! `hsi markets`: sizes of markets.

use crate::arguments::Day;
use crate::failure::Failure;
use crate::output::{FormArg, Output};
use crate::table::{MARKETS, markets};

const EXAMPLES: &str = "\
Examples:
  hsi markets
  hsi markets --as-of 2024-05-27";

/// List market sizes: context, never an investment.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    output.note("revenue of a market, not an investment: in no total");
    let markets = markets(args.day.snapshot());
    MARKETS.write(args.form.form(), &args.day.question(), &markets, output)
}
