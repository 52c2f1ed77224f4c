//! `hsi sources`: what the facts rest on.

use std::collections::BTreeSet;

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{FormatArg, Order, Output};
use crate::record::Record;
use crate::table::{Known, SOURCES, sources};

const EXAMPLES: &str = "\
Examples:
  hsi sources --provider aws --country spain
  hsi sources --as-of 2021-12-31
  hsi sources --format csv";

/// List the sources of investments, or all sources.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    order: Order,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    args.filters.check()?;
    let snapshot = args.filters.snapshot();
    let sources = if args.filters.is_empty() {
        sources(snapshot)
    } else {
        let records = args.filters.select().into_iter();
        let cited: BTreeSet<_> = records.flat_map(Record::sources).collect();
        Known::all(cited, snapshot)
    };
    let sources = SOURCES.ordered(sources, &args.order)?;
    let question = args.filters.question();
    SOURCES.write(args.form.format, &question, &sources, output)
}
