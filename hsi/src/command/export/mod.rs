//! `hsi export`.

mod codebook;
mod folder;
mod package;
#[cfg(feature = "parquet")]
mod parquet;

use std::path::PathBuf;

use clap::ValueHint;
use hyperscaler_investments::Snapshot;

use crate::arguments::Day;
use crate::failure::Failure;
use crate::output::note;
use crate::record::Record;
use crate::table::{self, csv};
use crate::text;
use folder::Content;

const EXAMPLES: &str = "\
A file that is there already is replaced with --force only. All files are written, or none.

Examples:
  hsi export data
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

pub fn run(args: &Args) -> Result<(), Failure> {
    let contents = contents(args)?;
    folder::write(&args.folder, &contents, args.force)?;
    note(&format!(
        "{} written to {}",
        text::count(contents.len(), "file"),
        args.folder.display()
    ));
    Ok(())
}

/// Every file of the export; the description of the whole comes last, so that it never stands alone.
fn contents(args: &Args) -> Result<Vec<Content>, Failure> {
    let snapshot = args.day.snapshot();
    let sheets = table::sheets(snapshot);
    let mut contents = Vec::new();
    for sheet in &sheets {
        contents.push(Content {
            name: sheet.file("csv"),
            bytes: csv::bytes(sheet)?,
        });
    }
    let package = package::describe(
        snapshot,
        sheets.iter().zip(contents.iter().map(|it| it.bytes.len())),
    );
    #[cfg(feature = "parquet")]
    if args.parquet {
        for sheet in &sheets {
            contents.push(Content {
                name: sheet.file("parquet"),
                bytes: parquet::bytes(sheet)?,
            });
        }
    }
    contents.push(Content {
        name: "investments.ndjson".into(),
        bytes: ndjson(snapshot)?,
    });
    contents.push(Content {
        name: "CODEBOOK.md".into(),
        bytes: codebook::bytes(snapshot, &sheets)?,
    });
    let mut package = serde_json::to_vec_pretty(&package)?;
    package.push(b'\n');
    contents.push(Content {
        name: "datapackage.json".into(),
        bytes: package,
    });
    Ok(contents)
}

/// Full records, as `hsi list --format ndjson` prints them.
fn ndjson(snapshot: Snapshot) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    for record in Record::all(snapshot) {
        serde_json::to_writer(&mut bytes, &record)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
