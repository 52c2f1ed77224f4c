//! What is emitted when all is right, where the library does not show it: the pages of docs.rs, and how
//! texts are written.

use crate::compiler::compile;
use crate::support::{Edit, another, edited};

fn emitted(edits: &[Edit]) -> String {
    compile(&edited(edits)).unwrap_or_else(|found| panic!("{found:#?}"))
}

#[test]
fn pages() {
    let more = another(
        "aws-es-x",
        r#"part-of = ["aws-es-2026"]
overlaps = ["aws-es-2021"]
restates = ["aws-es-2024"]
horizon = { end = 2030 }
note = "Not a [link], <tag>, *word*, `code`, a | or ~.""#,
    );
    let tables = emitted(&[
        (
            r#"title = "More in Aragon""#,
            "title = \"More in [Aragon]\"\ncity = \"Villanueva_de_Gállego\"",
        ),
        ("stated-total", "horizon = { start = 2026 }\nstated-total"),
        ("outcome-of", "horizon = { years = 3 }\noutcome-of"),
        (
            r#"url = "https://example.com/2024""#,
            r#"note = "A broadcast without a page.""#,
        ),
        ("# more investments\n", &more),
    ]);
    let pages: String = tables
        .lines()
        .skip_while(|line| !line.contains("One constant a record"))
        .filter(|line| line.starts_with("#[doc") || line.starts_with("pub const"))
        .map(|line| line.replace("\\n", "\n").replace("\\\\", "\\") + "\n")
        .collect();
    assert_eq!(pages, include_str!("pages.txt"), "{pages}");
}

#[test]
fn characters_without_a_glyph_are_escaped() {
    let tables = emitted(&[(
        r#"title = "Region in Spain""#,
        "title = \"a\u{200b}b\u{202e}c\u{206f}d\u{feff}e\u{a0}é\"",
    )]);
    assert!(
        tables.contains(r"a\u{200b}b\u{202e}c\u{206f}d\u{feff}e"),
        "escaped"
    );
    assert!(tables.contains("e\u{a0}é"), "as they are");
    assert!(!tables.contains(['\u{200b}', '\u{202e}', '\u{206f}', '\u{feff}']));
}
