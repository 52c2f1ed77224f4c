//! `hsi list`.

use crate::failure::Failure;
use crate::filters::Filters;
use crate::output::{FormatArg, Output, note};
use crate::record;

/// Said where nothing matches: an empty answer is easily read as "nothing was invested".
pub const NO_RECORD: &str = "no record: the data set holds none, which does not mean that nothing was \
                             invested; see hsi coverage";

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let records = args.filters.select();
    if records.is_empty() {
        note(NO_RECORD);
    }
    output.listing(args.form.format, &records, record::COLUMNS, record::FLAT)
}
