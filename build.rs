//! Compiles the data files under `data/`, and those of the user's overlay, into `tables.rs` and `pages.rs`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use compiler::Generated;
use compiler::diagnostic::{Diagnostic, SourceFile};
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

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed={OVERLAY}");
    let (generated, failed) = match run() {
        Ok(generated) => (generated, Vec::new()),
        Err(messages) => (errors(&messages), messages),
    };
    for message in failed {
        println!("cargo::error={message}");
    }
    let Generated { tables, pages } = generated;
    for (name, text) in [("tables.rs", tables), ("pages.rs", pages)] {
        let file = folder("OUT_DIR").join(name);
        if let Err(error) = fs::write(&file, text) {
            println!("cargo::error={}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    // Cargo stops at the messages. Were this a failure too, it would print all that was written above once more.
    ExitCode::SUCCESS
}

/// Returns the tables, or all that is wrong.
fn run() -> Result<Generated, Vec<String>> {
    let mut files = Files::new(folder("CARGO_MANIFEST_DIR"));
    let read = files.read_all(Path::new("data"), Origin::Curated);
    read.map_err(|message| vec![message])?;
    if let Some(overlay) = env::var_os(OVERLAY).filter(|value| !value.is_empty()) {
        let read = read_overlay(Path::new(&overlay), &mut files);
        read.map_err(|message| vec![format!("{OVERLAY}: {message}")])?;
    }
    compiler::compile(&files.read)
        .map_err(|found| found.iter().map(Diagnostic::to_string).collect())
}

/// Returns what stands in place of the tables, for a builder that does not know the messages of a script: they
/// stop the build of the library too, so that nothing goes on with the tables of the build before.
fn errors(messages: &[String]) -> Generated {
    let lines: Vec<_> = messages
        .iter()
        .map(|message| format!("compile_error!({message:?});\n"))
        .collect();
    Generated {
        tables: lines.concat(),
        pages: String::new(),
    }
}

/// Returns a folder that Cargo names.
fn folder(variable: &str) -> PathBuf {
    env::var_os(variable).map(PathBuf::from).unwrap_or_default()
}

fn read_overlay(overlay: &Path, files: &mut Files) -> Result<(), String> {
    if overlay.is_relative() {
        let shown = overlay.display();
        let help = "in .cargo/config.toml, relative = true makes one of a path";
        return Err(format!(
            "must be an absolute path, found \"{shown}\"; help: {help}"
        ));
    }
    let before = files.read.len();
    files.passed_over.clear();
    files.read_all(overlay, Origin::Overlay)?;
    if files.read.len() == before {
        let others = files.passed_over.join(", ");
        let others = if others.is_empty() { "none" } else { &others };
        let shown = overlay.display();
        return Err(format!(
            "{shown}: no file whose name ends in .toml; other files: {others}"
        ));
    }
    Ok(())
}

/// The files read so far, and the folders that they came from.
struct Files {
    /// The folder that relative paths begin in.
    root: PathBuf,
    read: Vec<SourceFile>,
    folders: Vec<PathBuf>,
    /// The names of files that are no data files.
    passed_over: Vec<String>,
}

impl Files {
    const fn new(root: PathBuf) -> Self {
        Self {
            root,
            read: Vec::new(),
            folders: Vec::new(),
            passed_over: Vec::new(),
        }
    }

    /// Reads the data files below a folder in path order. Cargo builds again when one of them changes, is
    /// added or is removed.
    fn read_all(&mut self, folder: &Path, origin: Origin) -> Result<(), String> {
        let failed = |error: io::Error| format!("{}: {error}", folder.display());
        println!("cargo::rerun-if-changed={}", name(folder)?);
        let real = fs::canonicalize(self.root.join(folder)).map_err(failed)?;
        if self.folders.contains(&real) {
            return Err(format!(
                "{}: a link to a folder that is read already",
                folder.display()
            ));
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(&real).map_err(failed)? {
            names.push(entry.map_err(failed)?.file_name());
        }
        names.sort_unstable();
        self.folders.push(real);
        for path in names.into_iter().map(|name| folder.join(name)) {
            if is_hidden(&path) {
                continue;
            }
            if self.root.join(&path).is_dir() {
                self.read_all(&path, origin)?;
            } else if is_data(&path) {
                self.read(&path, origin)?;
            } else {
                let name = path.file_name().unwrap_or_default();
                self.passed_over.push(format!("{name:?}"));
            }
        }
        Ok(())
    }

    fn read(&mut self, path: &Path, origin: Origin) -> Result<(), String> {
        let shown = name(path)?;
        println!("cargo::rerun-if-changed={shown}");
        let failed = |error: io::Error| format!("{shown}: {error}");
        let real = self.root.join(path);
        // Reading a pipe would block, and a device may have no end.
        if !fs::metadata(&real).map_err(failed)?.is_file() {
            return Err(format!("{shown}: not a file"));
        }
        self.read.push(SourceFile {
            path: shown.replace('\\', "/"),
            bytes: fs::read(&real).map_err(failed)?,
            origin,
        });
        Ok(())
    }
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
