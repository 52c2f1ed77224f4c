//! serde, written by hand over `serde_core`: no derive, and a form that no other crate's feature can change.
//! Nothing outside this folder knows of serde.

mod names;
mod records;
