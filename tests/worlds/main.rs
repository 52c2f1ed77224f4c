//! Small data sets, compiled and judged in memory: by the compiler, and by an oracle that knows the written
//! rules alone. Some are made up at random, some stand for a case of which somebody once had to think.

#[allow(dead_code, reason = "each test uses a part of what they share")]
#[path = "../common/mod.rs"]
mod common;
#[allow(
    dead_code,
    unused_imports,
    reason = "the tests look at what the judge finds, and at nothing after it"
)]
mod compiler;
#[allow(dead_code, reason = "each test uses a part of what they share")]
#[path = "../common/oracle.rs"]
mod rules;
#[allow(
    dead_code,
    reason = "the library and the compiler each use a part of what they share"
)]
#[path = "../../src/shared/mod.rs"]
mod shared;

mod agreement;
mod cases;
mod caveats;
mod coins;
mod properties;
mod random;
mod world;
