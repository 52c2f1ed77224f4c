//! Writes the checked records as Rust: columns of numbers, blobs of text, and named constants.
//!
//! Nothing here is a pointer, so the tables need no relocation, and each column is a `static` of its
//! own, so a program pays only for those it reads. The same data gives the same bytes.

mod columns;
mod docs;
mod investments;
mod keys;
mod rows;
mod tables;
mod verdicts;
mod views;

use std::fmt::Write as _;

use super::judge::Docket;
use super::model::Data;
use rows::Rows;

/// The text of the generated file.
pub fn emit(data: &Data, docket: &Docket) -> String {
    let rows = Rows::of(data);
    let as_of = data.as_of.as_ref().map_or(0, |date| date.value.to_bits());
    let overlaid = data.is_overlaid();
    let mut out = format!(
        "// {} investments, {} cloud regions and {} sources, compiled from the TOML files under data/ by\n\
         // build.rs. Do not edit: change the data. Row numbers follow the order of the ids.\n\n\
         pub(crate) const AS_OF: u32 = {as_of};\n\
         pub(crate) const OVERLAID: bool = {overlaid};\n",
        data.investments.len(),
        data.regions.len(),
        data.sources.len(),
    );
    tables::emit(&mut out, data, &rows);
    investments::emit(&mut out, data, docket, &rows);
    docs::emit(&mut out, data, &rows);
    out
}

/// Opens a module of generated columns, which the `texts!` and `keys!` of `src/tables.rs` expect.
fn table(out: &mut String, name: &str, len: usize, body: impl FnOnce(&mut String)) {
    let _ = write!(
        out,
        "\npub(crate) mod {name} {{\n#[allow(unused_imports)]\nuse super::*;\n\
         #[allow(dead_code)]\npub(crate) const LEN: usize = {len};\n"
    );
    body(out);
    out.push_str("}\n");
}
