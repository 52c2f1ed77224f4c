//! A small data set in which everything is right, and what the compiler says of it once it is edited.

use crate::compiler::compile;
use crate::compiler::diagnostic::SourceFile;
use crate::shared::vocabulary::Origin;

/// Paths and texts. A comment at the end of each file is where an edit can add records.
pub const BASE: [(&str, &str); 6] = [
    ("data/places.toml", include_str!("places.toml")),
    ("data/sources.toml", include_str!("sources.toml")),
    ("data/investments.toml", include_str!("investments.toml")),
    ("data/context.toml", include_str!("context.toml")),
    ("data/area.toml", include_str!("area.toml")),
    ("data/ids.lock", include_str!("ids.lock")),
];

/// One text of the data set, and what to write instead.
pub type Edit<'a> = (&'a str, &'a str);

/// Edits, and the lines that they must lead to.
pub type Case<'a> = (&'a [Edit<'a>], &'a [&'a str]);

/// Checks every case, and shows all that failed.
#[track_caller]
pub fn expect(cases: &[Case]) {
    let failures: Vec<_> = cases
        .iter()
        .filter_map(|&(edits, expected)| {
            let lines = diagnose(&edited(edits));
            let failure = || format!("{edits:#?}\nexpected {expected:#?}\nbut got {lines:#?}\n");
            (lines != expected).then(failure)
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The data set with some texts replaced, each of which it must hold exactly once.
#[track_caller]
pub fn edited(edits: &[Edit]) -> Vec<SourceFile> {
    let mut texts = BASE.map(|(path, text)| (path, text.to_owned()));
    for (old, new) in edits {
        let found: usize = BASE.iter().map(|(_, text)| text.matches(old).count()).sum();
        assert_eq!(found, 1, "{old:?} must be in the data set once");
        for (_, text) in &mut texts {
            *text = text.replace(old, new);
        }
    }
    texts
        .into_iter()
        .map(|(path, text)| curated(path, text))
        .collect()
}

pub fn curated(path: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        bytes: bytes.into(),
        origin: Origin::Curated,
    }
}

pub fn overlay(path: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile {
        origin: Origin::Overlay,
        ..curated(path, bytes)
    }
}

/// What the compiler reports, line by line; nothing if it makes tables.
pub fn diagnose(files: &[SourceFile]) -> Vec<String> {
    match compile(files) {
        Ok(_) => Vec::new(),
        Err(diagnostics) => diagnostics.iter().map(ToString::to_string).collect(),
    }
}

/// One more investment, which is right: five euros, stated in April 2026.
pub fn another(id: &str, rest: &str) -> String {
    format!(
        r#"[investment.{id}]
provider = "aws"
country = "ES"
title = "Another"
kind = "plan"
phase = "pledged"
scope = "infrastructure"
amount = {{ value = 5, currency = "EUR", qualifier = "exact" }}
stated-by = "provider"
history = [{{ date = "2026-04-01", status = "announced", source = "rtve-2024" }}]
sources = ["rtve-2024"]
{rest}
"#
    )
}

/// Investments that are each part of the one before, with so many links between them.
pub fn chain(links: usize) -> String {
    let link = |n| {
        another(
            &format!("aws-es-part-{n:02}"),
            &format!("part-of = [\"aws-es-part-{:02}\"]", n - 1),
        )
    };
    another("aws-es-part-00", "") + &(1..=links).map(link).collect::<String>()
}
