//! What the data compiler and the library must agree on, spelled once.
//!
//! `build.rs`, the compiler's tests and the library all include this folder: the vocabularies, the
//! dates, the strength of sources, the digest behind the perfect hash, how the tables are laid out, how money and claims are written and padded, the
//! months of reference rates, the text that an error keeps, and the near-miss search behind every suggestion.

pub mod claim;
pub mod date;
pub mod digest;
pub mod evidence;
pub mod fold;
pub mod given;
pub mod judge;
pub mod layout;
pub mod money;
pub mod nearest;
pub mod pad;
pub mod reference;
pub mod vocabulary;
