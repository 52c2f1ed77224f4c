//! Pictures as SVG. Nothing here knows a command or reads an argument.

mod canvas;
pub mod commitments;
mod font;
mod page;
pub mod plans;
mod style;
mod words;

/// Returns the value that all have in common, if they have.
pub fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
