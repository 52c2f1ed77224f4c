//! Any bytes, as an overlay of a small data set that is right and as the whole data set: diagnostics with
//! places that are there, or tables.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "what the compiler offers is not all used here")]
#[path = "../../compiler/mod.rs"]
mod compiler;
#[allow(dead_code, reason = "the library and the compiler each use a part of what they share")]
#[path = "../../src/shared/mod.rs"]
mod shared;

use compiler::diagnostic::SourceFile;
use shared::vocabulary::Origin;

const BASE: [(&str, &str); 6] = [
    ("data/places.toml", include_str!("../../tests/compiler/support/places.toml")),
    ("data/sources.toml", include_str!("../../tests/compiler/support/sources.toml")),
    ("data/investments.toml", include_str!("../../tests/compiler/support/investments.toml")),
    ("data/context.toml", include_str!("../../tests/compiler/support/context.toml")),
    ("data/area.toml", include_str!("../../tests/compiler/support/area.toml")),
    ("data/ids.lock", include_str!("../../tests/compiler/support/ids.lock")),
];

fuzz_target!(|bytes: &[u8]| {
    let file =
        |path: &str, bytes: &[u8], origin| SourceFile { path: path.into(), bytes: bytes.into(), origin };
    check(&[file("data/own.toml", bytes, Origin::Curated)]);
    check(&[file("data/ids.lock", bytes, Origin::Curated)]);
    let mut files: Vec<_> =
        BASE.iter().map(|(path, text)| file(path, text.as_bytes(), Origin::Curated)).collect();
    files.push(file("/own/own.toml", bytes, Origin::Overlay));
    check(&files);
    files.pop();
    files.push(file("/own/own.toml", b"[reference-rates]\nsources = [\"rtve-2024\"]\n", Origin::Overlay));
    files.push(file("/own/reference-rates.csv", bytes, Origin::Overlay));
    check(&files);
});

fn check(files: &[SourceFile]) {
    let Err(found) = compiler::compile(files) else { return };
    assert!(!found.is_empty());
    for diagnostic in found {
        let file = files.iter().find(|file| file.path == diagnostic.path).expect("a file of ours");
        let text = String::from_utf8_lossy(&file.bytes);
        let line = text.split('\n').nth(diagnostic.line - 1).expect("a line of it");
        assert!(diagnostic.column <= line.chars().count() + 1, "{diagnostic}");
        assert!(!diagnostic.message.contains(char::is_control), "{diagnostic:?}");
    }
}
