//! The stations of the data compiler one by one, as `compiler/mod.rs` has them in a row: the tests look at what
//! the judge finds, before it is written as tables.

#[path = "../../compiler/check/mod.rs"]
mod check;
#[path = "../../compiler/diagnostic.rs"]
pub mod diagnostic;
#[path = "../../compiler/judge/mod.rs"]
pub mod judge;
#[path = "../../compiler/keys.rs"]
pub mod keys;
#[path = "../../compiler/model/mod.rs"]
mod model;
#[path = "../../compiler/order.rs"]
mod order;
#[path = "../../compiler/read/mod.rs"]
mod read;
#[path = "../../compiler/text.rs"]
mod text;

use diagnostic::{Diagnostic, Diagnostics, SourceFile};
use judge::Docket;

/// Reads, checks and judges data files.
pub fn judged(files: &[SourceFile]) -> Result<Docket, Vec<Diagnostic>> {
    let mut found = Diagnostics::new(files);
    let documents = read::parse(files, &mut found);
    if !found.is_empty() {
        return Err(found.finish());
    }
    let (data, mut found) = read::read(documents, found);
    check::check(&data, &mut found);
    let docket = judge::docket(&data, &mut found);
    if found.is_empty() {
        Ok(docket)
    } else {
        Err(found.finish())
    }
}
