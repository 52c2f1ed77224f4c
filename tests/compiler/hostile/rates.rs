//! Files of reference rates that nobody would write.

use std::fmt::Write;

use super::random::Random;
use crate::compiler::compile;
use crate::support::{curated, diagnose, edited};

const FILE: &str = "data/reference-rates.csv";
const RIGHT: &str = "month,days,USD\n2024-05,22,1.081223\n2024-06,20,1.075915\n2024-07,23,\n";

/// Bytes that mean something in such a file, and some that mean nothing anywhere.
const BYTES: &[u8] = b",,,\n\n\r.019-;\"EURSD \t\0\xef\xbb\xbf\xff\xc3\xa9";

fn mutant(seed: u64) -> Vec<u8> {
    let mut random = Random(seed);
    let mut bytes = RIGHT.as_bytes().to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let byte = *random.pick(BYTES);
        match random.below(4) {
            0 => bytes.insert(at, byte),
            1 if at < bytes.len() => drop(bytes.remove(at)),
            2 if at < bytes.len() => bytes[at] = byte,
            _ => {
                let from = random.below(bytes.len() + 1);
                let part = bytes[at.min(from)..at.max(from)].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

#[test]
fn mutants_of_reference_rates() {
    let base = [(
        "# more places",
        "[reference-rates]\nsources = [\"rtve-2024\"]\n# more places",
    )];
    let (mut compiled, mut refused) = (0, 0);
    for seed in 0..3_000 {
        let mut files = edited(&base);
        let bytes = mutant(seed);
        files.push(curated(FILE, bytes.clone()));
        let Err(found) = compile(&files) else {
            compiled += 1;
            continue;
        };
        refused += 1;
        assert!(!found.is_empty(), "mutant {seed}");
        let text = String::from_utf8_lossy(&bytes);
        for diagnostic in found {
            assert!(
                !diagnostic.message.contains(char::is_control),
                "mutant {seed}: {diagnostic:?}"
            );
            let line = text.split('\n').nth(diagnostic.line - 1);
            let fits = |line: &str| diagnostic.column <= line.chars().count() + 1;
            // Only a rate of the data set can be the other of two that contradict each other.
            let is_there = diagnostic.path == FILE && line.is_some_and(fits);
            assert!(
                is_there || diagnostic.message.starts_with("rate \"usd-eur-2024\""),
                "mutant {seed}: {diagnostic}"
            );
        }
    }
    assert!(compiled > 50 && refused > 1_000, "{compiled}, {refused}");
}

/// As many rows and columns as there can be, and a file that is as long as one can be.
#[test]
fn the_largest_file() {
    let mut csv = String::from("month,days,USD\n");
    for year in 1999..2100 {
        for month in 1..=12 {
            writeln!(csv, "{year}-{month:02},20,1.0000").unwrap();
        }
    }
    let base = [(
        "# more places",
        "[reference-rates]\nsources = [\"rtve-2024\"]\n# more places",
    )];
    let mut files = edited(&base);
    files.push(curated(FILE, csv));
    assert!(compile(&files).is_ok());
    let mut files = edited(&base);
    let cells = ",".repeat((4 << 20) - 100);
    files.push(curated(
        FILE,
        format!("month,days{cells}\n2024-05,20,1.0000\n"),
    ));
    let expected =
        "data/reference-rates.csv:1:1: the first line has 4194204 currencies; at most 255 fit";
    assert_eq!(diagnose(&files), [expected]);
}
