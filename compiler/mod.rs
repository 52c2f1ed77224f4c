//! The data compiler: the TOML files as Rust tables, or everything that is wrong with them.
//!
//! It is pure. `build.rs` finds the files and writes the result; the tests call [`compile`] themselves.
//! A file is *parsed* as TOML, its tables are *read* into records, where each value must make sense by
//! itself, the records are *checked* against each other, and what passes is *emitted*.

mod check;
mod choice;
pub mod diagnostic;
mod emit;
mod judge;
pub mod keys;
mod model;
mod order;
mod read;
mod text;

use diagnostic::{Diagnostic, Diagnostics, SourceFile};

/// Generated Rust.
#[derive(Debug, PartialEq, Eq)]
pub struct Generated {
    pub tables: String,
    /// The pages that docs.rs shows for the investments: rustdoc alone reads them.
    pub pages: String,
}

/// Compiles data files, the curated ones before those of an overlay.
///
/// # Errors
///
/// All mistakes of a build at once, sorted by place. Where a file is not even TOML, only that: what the
/// other files say of its records would mislead.
pub fn compile(files: &[SourceFile]) -> Result<Generated, Vec<Diagnostic>> {
    let mut found = Diagnostics::new(files);
    let documents = read::parse(files, &mut found);
    if !found.is_empty() {
        return Err(found.finish());
    }
    let (mut data, mut found) = read::read(documents, found);
    check::check(&data, &mut found);
    if found.is_empty() {
        check::ask(&data, &mut found);
    }
    let mut docket = judge::docket(&data, &mut found);
    let first_days = judge::first_days(&data);
    if found.is_empty() && data.only.is_some() {
        choice::narrow(&mut data, &mut found);
        check::check_part(&data, &mut found);
        docket = judge::docket(&data, &mut found);
    }
    if found.is_empty() {
        Ok(emit::emit(&data, &docket, &first_days))
    } else {
        Err(found.finish())
    }
}
