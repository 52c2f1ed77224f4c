//! What is emitted when all is right, where the library does not show it: the pages of docs.rs, and how
//! texts are written.

use crate::compiler::{Generated, compile};
use crate::support::{Edit, another, edited};

fn emitted(edits: &[Edit]) -> Generated {
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
    let Generated { tables, pages } = emitted(&[
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
    // From the page of the module on, without what breaks and indents a line of documentation.
    let start = tables
        .find("#[doc = \"One constant a record")
        .expect("the module's page");
    let lines = tables[start..].lines().chain(pages.lines());
    let pages: String = lines
        .map(str::trim_start)
        .filter(|line| !["", "}", "pub mod investments {", "use crate::Investment;"].contains(line))
        .map(|line| {
            line.strip_suffix("\\n\\")
                .unwrap_or(line)
                .replace("\\\\", "\\")
                + "\n"
        })
        .collect();
    assert_eq!(pages, include_str!("pages.txt"), "{pages}");
}

#[test]
fn lines_are_short() {
    let tables = emitted(&[]).tables;
    for line in tables.lines() {
        let values = line.split(" // ").next().unwrap_or_default();
        if values.ends_with(',') && !values.contains('"') {
            assert!(values.trim_start().len() <= 128, "{line}");
            // A pair has a comma too.
            assert!(values.matches(',').count() <= 32, "{line}");
        }
    }
}

#[test]
fn the_bytes_of_all_texts_are_counted() {
    let tables = emitted(&[]).tables;
    let mut bytes = 0;
    for blob in tables.split("blob: ").skip(1) {
        let blob = blob.strip_prefix("concat!(\n").unwrap_or(blob);
        let texts = blob.lines().map(str::trim_start);
        let texts = texts.take_while(|line| line.starts_with('"'));
        // None of the base has a quote or an escape.
        bytes += texts
            .map(|line| line.split('"').nth(1).expect("a text").len())
            .sum::<usize>();
    }
    assert!(
        tables.contains(&format!("\n// texts: {bytes} bytes\n")),
        "{bytes}"
    );
}

#[test]
fn an_id_that_a_record_had_before_keeps_its_constant() {
    let old = "note = \"The first plan.\"";
    let new = format!("aliases = [\"aws-es-old\", \"The Plan\", \"2021-plan\", \"a--b\"]\n{old}");
    let tables = emitted(&[(old, &new)]).tables;
    let expected = "    #[doc = \"The id `aws-es-old` leads to [`aws-es-2021`](AWS_ES_2021).\"]\n    \
                    #[deprecated(note = \"the id is now aws-es-2021\")]\n    \
                    pub const AWS_ES_OLD: Investment = Investment(0);\n";
    assert!(tables.contains(expected), "{tables}");
    assert_eq!(tables.matches("#[deprecated(").count(), 1);
}
