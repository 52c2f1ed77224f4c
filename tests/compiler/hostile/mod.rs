//! Input that nobody would write: mutants of the real data, absurd sizes, keys made to collide, and
//! random text for everything that parses.
//!
//! `HOSTILE_MUTANTS` is how many mutants are tried (some hundred by default), `HOSTILE_SEED` where they
//! start. A failure names the number of its mutant: that number as the seed, and one mutant, repeat it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod choices;
mod keys;
mod mutants;
mod mutation;
mod random;
mod rates;
mod sizes;
mod text;

use crate::compiler::diagnostic::SourceFile;
use crate::support::curated;

/// Whether a path is that of records; `ids.lock` and the reference rates are not.
fn is_toml(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|extension| extension == "toml")
}

/// The real data files in path order, as the build reads them.
pub fn real_data() -> Vec<SourceFile> {
    fn collect(folder: &std::path::Path, files: &mut Vec<SourceFile>) {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let entries = std::fs::read_dir(root.join(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        for name in names {
            let path = folder.join(name);
            if root.join(&path).is_dir() {
                collect(&path, files);
            } else if is_toml(path.to_str().unwrap())
                || path.ends_with("ids.lock")
                || path.ends_with("reference-rates.csv")
            {
                files.push(curated(
                    path.to_str().unwrap(),
                    std::fs::read(root.join(&path)).unwrap(),
                ));
            }
        }
    }
    let mut files = Vec::new();
    collect(std::path::Path::new("data"), &mut files);
    files
}
