//! `hsi markets`: sizes of markets.

use hyperscaler_investments::{DATA_AS_OF, as_of};

use crate::failure::Failure;
use crate::output::{FormatArg, Output, note};
use crate::table::{MARKETS, markets};

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

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    note("revenue of a market, not an investment: in no total");
    MARKETS.write(args.form.format, &markets(as_of(DATA_AS_OF)), output)
}
