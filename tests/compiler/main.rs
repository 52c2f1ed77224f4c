//! The data compiler: what it says of every rule that is broken, and of input that nobody would write.

#[path = "../../compiler/mod.rs"]
mod compiler;
#[allow(
    dead_code,
    reason = "the library and the compiler each use a part of what they share"
)]
#[path = "../../src/shared/mod.rs"]
mod shared;

mod diagnostics;
mod hostile;
mod support;
