//! `hsi page`: the data set as one HTML file. What is in it is in [`crate::page`].

use std::path::{Path, PathBuf};

use clap::ValueHint;

use crate::arguments::Day;
use crate::failure::Failure;
use crate::output::{Output, files};
use crate::page;

const EXAMPLES: &str = "\
The page works from a disk, without a network: a day slider, filters, totals with their caveats,
pictures, and every record with its sources. Its address keeps what is chosen.

Examples:
  hsi page --output page.html
  hsi page --output spring.html --as-of 2024-05-27 --title \"What was known in May 2024\"
  hsi page --output - > page.html";

/// Write everything as one HTML page that works offline, for any browser.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The file to write, or "-" for stdout.
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: PathBuf,
    /// Replaces a file that is there already.
    #[arg(long)]
    force: bool,
    /// A title in place of the page's own.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    day: Day,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let page = page::make(args.day.snapshot(), args.title.as_deref())?;
    if args.output == Path::new("-") {
        return output.bytes(page.as_bytes());
    }
    files::write_one(&args.output, page.into_bytes(), args.force)
}
