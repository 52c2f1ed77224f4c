//! `hsi export`.

mod codebook;
mod csv;
mod field;
mod folder;
mod package;
#[cfg(feature = "parquet")]
mod parquet;
mod table;
mod tables;

use std::path::PathBuf;

use clap::ValueHint;
use hyperscaler_investments::Snapshot;

use crate::failure::Failure;
use crate::filters::Day;
use crate::output::note;
use crate::record::Record;
use crate::text;
use folder::Content;

pub use field::DATE;
pub(crate) use field::names;
pub use table::Table;
pub use tables::{AGREEMENTS, INVESTMENTS, MARKETS, RATES, REGIONS, SOURCES, verdicts};

#[derive(clap::Args)]
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
    let sheets = tables::sheets(snapshot);
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
    for investment in snapshot.known() {
        serde_json::to_writer(
            &mut bytes,
            &Record {
                investment,
                snapshot,
            },
        )?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
