//! `hsi list`: the investments that match.

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{FormArg, Order, Output};
use crate::table::INVESTMENTS;

const EXAMPLES: &str = "\
Examples:
  hsi list --provider gcp --country Italien
  hsi list --beyond 2030 --format csv
  hsi list --status cancelled
  hsi list --country spain --counts yes --sort amount:desc --top 3
  hsi list --place frankfurt
  hsi list --lapsed --counts yes
  hsi list --evidence anonymous
  hsi list --format ndjson";

/// List investments.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    order: Order,
    #[command(flatten)]
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    args.filters.check()?;
    let question = args.filters.question();
    let records = INVESTMENTS.ordered(args.filters.select(), &args.order)?;
    INVESTMENTS.write(args.form.form(), &question, &records, output)
}
