//! `hsi rates`: the exchange rates of the data set.

use hyperscaler_investments::{DATA_AS_OF, as_of};

use crate::failure::Failure;
use crate::output::{FormatArg, Output};
use crate::table::{RATES, rates};

const EXAMPLES: &str = "\
Examples:
  hsi rates";

/// List the exchange rates of the data set, for `hsi total --rate`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    RATES.write(args.form.format, &rates(as_of(DATA_AS_OF)), output)
}
