//! serde, written by hand over `serde_core`: no derive, and a JSON form that no other crate's feature
//! can change.

mod names;
mod records;
