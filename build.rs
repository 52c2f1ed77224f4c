//! Compiles the TOML files under `data/`, and those of the user's overlay, into `tables.rs`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use compiler::diagnostic::SourceFile;
use shared::vocabulary::Origin;

mod compiler;
#[path = "src/shared/mod.rs"]
#[allow(dead_code, reason = "the library and the compiler each use a part of what they share")]
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
    let mut files = read_all(Path::new("data"), Origin::Curated)?;
    if let Some(overlay) = env::var_os(OVERLAY).filter(|value| !value.is_empty()).map(PathBuf::from) {
        if overlay.is_relative() {
            return Err(format!("{OVERLAY} must be an absolute path, found \"{}\"", overlay.display()));
        }
        files.extend(read_all(&overlay, Origin::Overlay)?);
    }
    match compiler::compile(&files) {
        Ok(tables) => {
            let folder = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
            fs::write(folder.join("tables.rs"), tables).map_err(|error| format!("tables.rs: {error}"))
        }
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                println!("cargo::error={diagnostic}");
            }
            Ok(())
        }
    }
}

/// The data files below a folder in path order, each with the build rerun when it changes, and when
/// one comes or goes.
fn read_all(folder: &Path, origin: Origin) -> Result<Vec<SourceFile>, String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let failed = |path: &Path, error: io::Error| format!("{}: {error}", path.display());
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, error))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| failed(folder, error))?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(read_all(&path, origin)?);
        } else if path.extension().is_some_and(|extension| extension == "toml" || extension == "lock") {
            println!("cargo::rerun-if-changed={}", path.display());
            let bytes = fs::read(&path).map_err(|error| failed(&path, error))?;
            let path = path.to_string_lossy().replace('\\', "/");
            files.push(SourceFile { path, bytes, origin });
        }
    }
    Ok(files)
}
