//! `hsi export`: which files there are; what is in them comes from [`crate::table`].

mod codebook;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod schemas;

use std::path::PathBuf;

use clap::ValueHint;

use crate::arguments::Day;
use crate::failure::Failure;
use crate::output::files::{self, Content};
use crate::output::{self, Dialect, Output};
use crate::record::Record;
use crate::table::{INVESTMENTS, sheets};
use crate::text;

const EXAMPLES: &str = "\
A file that is there already is replaced with --force only. All files are written, or none. For a
double click in Excel, where a comma is the decimal sign, --dialect excel writes the CSV.

Examples:
  hsi export data
  hsi export data --dialect excel
  hsi export data --force --as-of 2024-05-27";

/// Write every table as CSV and NDJSON, with a data package and a codebook.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The folder to write to; it is created if it is not there.
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
    /// Replace files that are there already.
    #[arg(long)]
    force: bool,
    /// Write each table as Parquet too.
    #[cfg(feature = "parquet")]
    #[arg(long)]
    parquet: bool,
    #[command(flatten)]
    day: Day,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let contents = contents(args, output.dialect())?;
    files::write(&args.folder, &contents, args.force)?;
    let files = text::count(contents.len(), "file");
    output.note(format!("{files} written to {}", args.folder.display()));
    Ok(())
}

/// Returns every file of the export. The description of the whole comes last, so that it never
/// stands alone.
fn contents(args: &Args, dialect: Dialect) -> Result<Vec<Content>, Failure> {
    let snapshot = args.day.snapshot();
    let sheets = sheets(snapshot);
    let mut contents = Vec::new();
    for sheet in &sheets {
        let mut bytes = Vec::new();
        sheet.grid().write_csv(&mut bytes, dialect)?;
        contents.push(Content::new(sheet.file("csv"), bytes));
    }
    let sizes = contents.iter().map(|content| content.bytes.len());
    let package = package::describe(snapshot, dialect, sheets.iter().zip(sizes));
    #[cfg(feature = "parquet")]
    if args.parquet {
        for sheet in &sheets {
            contents.push(Content::new(sheet.file("parquet"), parquet::bytes(sheet)?));
        }
    }
    let mut records = Vec::new();
    let forms = Record::all(snapshot).map(|record| INVESTMENTS.json(&record));
    output::write_ndjson(&mut records, forms)?;
    contents.push(Content::new("investments.ndjson", records));
    contents.extend(schemas::files(&sheets, dialect));
    let codebook = codebook::bytes(snapshot, &sheets)?;
    contents.push(Content::new("CODEBOOK.md", codebook));
    let mut package = serde_json::to_vec_pretty(&package)?;
    package.push(b'\n');
    contents.push(Content::new("datapackage.json", package));
    Ok(contents)
}
