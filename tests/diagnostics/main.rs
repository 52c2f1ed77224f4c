//! Every rule of the data compiler, broken: what it says then, to the letter and to the column.

#[allow(dead_code, reason = "the tables are emitted but not looked at here")]
#[path = "../../compiler/mod.rs"]
mod compiler;
#[allow(
    dead_code,
    reason = "the library and the compiler each use a part of what they share"
)]
#[path = "../../src/shared/mod.rs"]
mod shared;
#[path = "../support/mod.rs"]
mod support;

mod fields;
mod files;
mod names;
mod overlay;
mod references;
mod relations;
mod tables;
mod together;
mod types;
mod values;
