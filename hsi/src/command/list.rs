//! `hsi list`: the investments that match.

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{FormatArg, Output};
use crate::table::INVESTMENTS;

const EXAMPLES: &str = "\
Examples:
  hsi list --provider gcp --country Italien
  hsi list --beyond 2030 --format csv
  hsi list --status withdrawn,refused
  hsi list --evidence anonymous
  hsi list --format ndjson";

/// List investments.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    INVESTMENTS.write(args.form.format, &args.filters.select(), output)
}
