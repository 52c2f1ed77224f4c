//! The user's own records.

use crate::compiler::compile;
use crate::hostile::real_data;
use crate::support::{another, diagnose, edited, overlay};

fn with(text: &str) -> Vec<String> {
    let mut files = edited(&[]);
    files.push(overlay("/own/own.toml", text));
    diagnose(&files)
}

const NOTHING: [&str; 0] = [];

#[test]
fn an_overlay_adds() {
    assert_eq!(with(&another("aws-es-own", "")), NOTHING);
    assert_eq!(
        with(&another(
            "aws-es-own",
            "aliases = [\"own\"]\nreplace = false"
        )),
        NOTHING
    );
    // Its mistakes are those of any file.
    assert_eq!(
        with(&another("aws-es-own", "supersedes = [\"aws-es-2020\"]")),
        [
            r#"/own/own.toml:12:15: unknown investment "aws-es-2020"; help: did you mean "aws-es-2021"?"#
        ],
    );
}

#[test]
fn an_overlay_replaces_only_what_it_says() {
    let taken =
        "is already in the data, at data/investments.toml:1; help: replace = true replaces it";
    assert_eq!(
        with(&another("aws-es-2021", "")),
        [format!(
            "/own/own.toml:1:13: investment \"aws-es-2021\" {taken}"
        )],
    );
    assert_eq!(
        with(&another("aws-es-own", "replace = true")),
        [r#"/own/own.toml:1:13: nothing to replace: no investment "aws-es-own" in the data"#],
    );
    assert_eq!(
        with(&another("aws-it-2025", "replace = true").replace("\"ES\"", "\"IT\"")),
        NOTHING,
    );
    assert_eq!(
        with(&another("aws-es-own", "replace = 1")),
        ["/own/own.toml:12:11: replace: expected a boolean, found an integer"],
    );
    // The replaced record is gone whole, with its day; what pointed at it is checked against the new.
    assert_eq!(
        with(&another("aws-es-2021", "replace = true")),
        [
            r#"data/investments.toml:29:15: supersedes "aws-es-2021", which became public later: 2026-04-01"#
        ],
    );
}

#[test]
fn an_overlay_replaces_once() {
    let mut files = edited(&[]);
    let text = another("aws-it-2025", "replace = true").replace("\"ES\"", "\"IT\"");
    files.push(overlay("/own/a.toml", text.clone()));
    files.push(overlay("/own/b.toml", text));
    assert_eq!(
        diagnose(&files),
        [
            r#"/own/b.toml:1:13: investment "aws-it-2025" is defined twice; help: first at /own/a.toml:1"#
        ],
    );
}

#[test]
fn the_day_of_the_data() {
    let taken =
        "[dataset] is already in the data, at data/places.toml:1; help: replace = true replaces it";
    // A later day is what an overlay with news needs; any other says that it is meant.
    assert_eq!(with("[dataset]\nas-of = \"2026-07-31\""), NOTHING);
    for day in ["2026-06-30", "2026-03-31"] {
        let taken = [format!("/own/own.toml:1:2: {taken}")];
        assert_eq!(with(&format!("[dataset]\nas-of = \"{day}\"")), taken);
    }
    assert_eq!(
        with("[dataset]\nas-of = \"2026-07-31\"\nreplace = 1"),
        ["/own/own.toml:3:11: replace: expected a boolean, found an integer"],
    );
    assert_eq!(
        with("[dataset]\nas-of = \"2026-07-31\"\nreplace = true"),
        NOTHING
    );
    assert_eq!(
        with("[dataset]\nas-of = \"2026-03-01\"\nreplace = true"),
        [
            r#"data/investments.toml:41:21: 2026-03-02 lies after the data's own day, 2026-03-01; help: correct it, or move that day: [dataset] as-of = "2026-03-02""#
        ],
    );
}

#[test]
fn a_choice_of_the_data() {
    let only = |choice: &str| with(&format!("[dataset]\nonly = {choice}"));
    assert_eq!(
        only("{ providers = [\"aws\"], countries = [\"ES\"] }"),
        NOTHING
    );
    assert_eq!(only("{ areas = [\"europe\"] }"), NOTHING);
    assert_eq!(
        with("[dataset]\nas-of = \"2026-07-31\"\nonly = { providers = [\"aws\"] }"),
        NOTHING
    );
    // What is asked for must be there, and hold something.
    assert_eq!(
        only("{ providers = [\"asw\"] }"),
        [r#"/own/own.toml:2:23: unknown provider "asw"; help: did you mean "aws"?"#]
    );
    assert_eq!(
        only("{ areas = [\"europa\"] }"),
        [r#"/own/own.toml:2:19: unknown area "europa"; help: did you mean "europe"?"#]
    );
    assert_eq!(
        only("{ countries = [\"DK\"] }"),
        [
            "/own/own.toml:2:8: only: no investment is of this choice; help: ask for a provider, country or area that has records"
        ]
    );
    for nothing in ["{}", "{ providers = [] }"] {
        assert_eq!(
            only(nothing),
            [
                "/own/own.toml:2:8: only names nothing; help: name providers, countries or areas, or leave only out"
            ]
        );
    }
    assert_eq!(
        only("true"),
        ["/own/own.toml:2:8: only: expected a table, found a boolean"]
    );
    assert_eq!(
        only("{ provider = [\"aws\"] }"),
        [r#"/own/own.toml:2:10: unknown field "provider"; help: did you mean "providers"?"#,]
    );
    // The data itself is whole.
    let curated = edited(&[(
        "as-of = \"2026-06-30\"\n",
        "as-of = \"2026-06-30\"\nonly = {}\n",
    )]);
    assert_eq!(
        diagnose(&curated),
        [r#"data/places.toml:3:1: unknown field "only"; help: expected one of as-of"#]
    );
}

#[test]
fn a_choice_keeps_what_belongs_together() {
    let tables = |choice: &str| {
        let mut files = edited(&[]);
        let text = format!("[dataset]\nonly = {choice}");
        files.push(overlay("/own/own.toml", text));
        compile(&files).expect("right").tables
    };
    let spain = tables("{ countries = [\"ES\"] }");
    // The first leads to the second by a relation, which adds the third.
    for kept in ["AWS_ES_2021", "AWS_ES_2024", "AWS_ES_2026"] {
        assert!(spain.contains(&format!("pub const {kept}: ")), "{kept}");
    }
    for dropped in ["AWS_IT_2024", "AWS_IT_2025", "AWS_EUROPE_2025", "DENMARK"] {
        assert!(
            !spain.contains(&format!("pub const {dropped}: ")),
            "{dropped}"
        );
    }
    assert!(spain.contains("eu-south-2") && !spain.contains("ferrari-2021"));
    assert!(spain.contains("pub(crate) const COMPLETE: bool = false;"));
    // What came of the Italian talks is related to them.
    let italy = tables("{ providers = [\"aws\"], countries = [\"IT\"] }");
    for kept in ["AWS_IT_2024", "AWS_IT_2025"] {
        assert!(italy.contains(&format!("pub const {kept}: ")), "{kept}");
    }
    assert!(italy.contains("ferrari-2021") && !italy.contains("pub const SPAIN"));
}

#[test]
fn a_choice_is_made_once() {
    let mut files = edited(&[]);
    for path in ["/own/a.toml", "/own/b.toml"] {
        files.push(overlay(path, "[dataset]\nonly = { providers = [\"aws\"] }"));
    }
    assert_eq!(
        diagnose(&files),
        ["/own/b.toml:2:8: only is defined twice; help: first at /own/a.toml:2"]
    );
}

#[test]
fn a_source_that_only_a_replaced_record_used_is_no_mistake() {
    let source = "[source.only]\npublisher = \"RTVE\"\nurl = \"https://example.com/only\"\n\
                  language = \"es\"\nkind = \"press\"\nattribution = \"named\"\n";
    let outcome = "outcome-of = [\"aws-it-2024\"]\nsources = [\"rtve-2024\"]";
    let mut files = edited(&[
        ("# more sources\n", source),
        (
            outcome,
            "outcome-of = [\"aws-it-2024\"]\nsources = [\"only\"]",
        ),
    ]);
    files.push(overlay(
        "/own/own.toml",
        another("aws-it-2025", "replace = true").replace("\"ES\"", "\"IT\""),
    ));
    assert_eq!(diagnose(&files), NOTHING);
}

#[test]
fn an_overlay_without_a_record() {
    let nothing = [
        "/own/own.toml:1:1: the overlay holds no record; help: a record is a table such as [investment.aws-es-own]",
    ];
    assert_eq!(with(""), nothing);
    assert_eq!(with("# aws-es-own\n"), nothing);
    // What is wrong with the file comes first.
    assert_eq!(
        with("[investmnt.aws-es-own]"),
        [r#"/own/own.toml:1:2: unknown table "investmnt"; help: did you mean "investment"?"#],
    );
}

/// The blocks of a language in the crate's documentation.
fn documented(language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block: Option<String> = None;
    for line in include_str!("../../../src/lib.rs").lines() {
        let Some(line) = line.strip_prefix("//!") else {
            continue;
        };
        let line = line.strip_prefix(' ').unwrap_or(line);
        match &mut block {
            None if line == format!("```{language}") => block = Some(String::new()),
            None => {}
            Some(_) if line == "```" => blocks.extend(block.take()),
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    blocks
}

/// "Your own records": a record with the keys that it must have, the same with all the others, and reference rates,
/// beside the real data.
#[test]
fn what_the_documentation_shows_compiles() {
    let toml = documented("toml");
    let [_, own, keys, rates, only] = &toml[..] else {
        panic!("{toml:#?}");
    };
    let [csv] = &documented("csv")[..] else {
        panic!("no rates");
    };
    let with = |text: &str, rates: Option<&str>| {
        let mut files = real_data();
        files.push(overlay("/own/own.toml", text));
        files.extend(rates.map(|rates| overlay("/own/reference-rates.csv", rates)));
        diagnose(&files)
    };
    assert!(own.contains("[investment.aws-es-own-2026]"), "{own}");
    assert_eq!(with(own, None), NOTHING);
    assert_eq!(with(only, None), NOTHING);
    // A key stands once.
    let is_other = |line: &&str| !line.starts_with("amount =") && !line.starts_with("history =");
    let least: Vec<_> = own.lines().filter(is_other).collect();
    let all = format!("{}\n{keys}", least.join("\n"));
    assert_eq!(with(&all, None), NOTHING);
    let bank = own.split("[investment.").next().unwrap_or_default();
    let bank = bank.replace("own-2026-09-04-plan", "own-bank-rates");
    assert_eq!(with(&format!("{bank}\n{rates}"), Some(csv)), NOTHING);
}
