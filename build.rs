//! Compiles the data files under `data/`, and those of the user's overlay, into `tables.rs`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use compiler::diagnostic::SourceFile;
use shared::vocabulary::Origin;

mod compiler;
#[path = "src/shared/mod.rs"]
#[allow(
    dead_code,
    reason = "the library and the compiler each use a part of what they share"
)]
mod shared;

/// A folder of the user's own records, by its absolute path.
const OVERLAY: &str = "HYPERSCALER_INVESTMENTS_DATA";

fn main() {
    println!("cargo::rerun-if-env-changed={OVERLAY}");
    if let Err(message) = run() {
        println!("cargo::error={message}");
    }
}

fn run() -> Result<(), String> {
    let mut files = Files::default();
    files.read_all(Path::new("data"), Origin::Curated)?;
    if let Some(overlay) = env::var_os(OVERLAY)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
    {
        if overlay.is_relative() {
            return Err(format!(
                "{OVERLAY} must be an absolute path, found \"{}\"",
                overlay.display()
            ));
        }
        files.read_all(&overlay, Origin::Overlay)?;
    }
    match compiler::compile(&files.read) {
        Ok(tables) => {
            let folder = env::var_os("OUT_DIR")
                .map(PathBuf::from)
                .unwrap_or_default();
            fs::write(folder.join("tables.rs"), tables)
                .map_err(|error| format!("tables.rs: {error}"))
        }
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                println!("cargo::error={diagnostic}");
            }
            Ok(())
        }
    }
}

/// The files read so far, and the folders that they came from.
#[derive(Default)]
struct Files {
    read: Vec<SourceFile>,
    folders: Vec<PathBuf>,
}

impl Files {
    /// Reads the data files below a folder in path order. Cargo builds again when one of them changes, is
    /// added or is removed.
    fn read_all(&mut self, folder: &Path, origin: Origin) -> Result<(), String> {
        let failed = |error: io::Error| format!("{}: {error}", folder.display());
        println!("cargo::rerun-if-changed={}", name(folder)?);
        let real = fs::canonicalize(folder).map_err(failed)?;
        if self.folders.contains(&real) {
            return Err(format!(
                "{}: a link to a folder that is read already",
                folder.display()
            ));
        }
        self.folders.push(real);
        let entries = fs::read_dir(folder).map_err(failed)?;
        let mut paths = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(failed)?;
        paths.sort_unstable();
        for path in paths.iter().filter(|path| !is_hidden(path)) {
            if path.is_dir() {
                self.read_all(path, origin)?;
            } else if is_data(path) {
                self.read.push(read(path, origin)?);
            }
        }
        Ok(())
    }
}

fn read(path: &Path, origin: Origin) -> Result<SourceFile, String> {
    let shown = name(path)?;
    println!("cargo::rerun-if-changed={shown}");
    let failed = |error: io::Error| format!("{shown}: {error}");
    // Reading a pipe would block, and a device may have no end.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(format!("{shown}: not a file"));
    }
    let bytes = fs::read(path).map_err(failed)?;
    Ok(SourceFile {
        path: shown.replace('\\', "/"),
        bytes,
        origin,
    })
}

/// Returns a path as text for Cargo, which reads line by line.
fn name(path: &Path) -> Result<&str, String> {
    let name = path
        .to_str()
        .filter(|name| !name.contains(char::is_control));
    name.ok_or_else(|| {
        format!(
            "\"{}\": a data file must have a name in UTF-8, on one line",
            path.as_os_str().as_encoded_bytes().escape_ascii()
        )
    })
}

/// Returns whether the compiler reads a file.
fn is_data(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "toml")
        || path.ends_with("ids.lock")
        || path.ends_with("reference-rates.csv")
}

/// Returns whether a name is of the kind that editors and file systems leave beside a file: `.#aws.toml`,
/// `._aws.toml`.
fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
