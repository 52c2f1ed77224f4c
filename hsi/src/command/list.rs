//! `hsi list`: the investments that match.

use crate::arguments::{Filters, InReference};
use crate::failure::Failure;
use crate::output::{FormArg, Order, Output};
use crate::record::Record;
use crate::table::{Amount, Answer, INVESTMENTS};

const EXAMPLES: &str = "\
Examples:
  hsi list --provider gcp --country Italien
  hsi list --beyond 2030 --format csv
  hsi list --status cancelled
  hsi list --country spain --counts yes --sort amount:desc --top 3
  hsi list --counts yes --in USD --sort amount:desc --top 10
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
    currency: InReference,
    #[command(flatten)]
    order: Order,
    #[command(flatten)]
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    args.filters.check()?;
    let mut question = args.filters.question();
    args.currency.ask(&mut question);
    let (records, known) = (args.filters.select(), args.filters.snapshot());
    let at = args.currency.at_reference(known)?;
    let rows = Answer::new(&INVESTMENTS, records, STATED, at, known);
    rows.ordered(&args.order)?
        .write(args.form.form(), question, output)
}

/// The amount of a record.
const STATED: Amount<Record> = Amount {
    column: "amount",
    of: |record| (record.investment, false),
    has_sign: false,
};
