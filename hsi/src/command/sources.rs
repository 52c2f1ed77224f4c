//! `hsi sources`: what the facts rest on.

use std::collections::BTreeSet;

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{FormatArg, Output};
use crate::record::Record;
use crate::table::{SOURCES, sources};

const EXAMPLES: &str = "\
Examples:
  hsi sources --provider aws --country spain
  hsi sources --format csv";

/// List the sources of investments, or all sources.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let sources = if args.filters.is_empty() {
        sources(args.filters.snapshot())
    } else {
        let records = args.filters.select().into_iter();
        let cited: BTreeSet<_> = records.flat_map(Record::sources).collect();
        cited.into_iter().collect()
    };
    SOURCES.write(args.form.format, &sources, output)
}
