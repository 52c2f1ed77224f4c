//! Files that are not what they should be.

use crate::support::{BASE, curated, diagnose, edited, expect};

#[test]
fn the_base_is_right() {
    expect(&[(&[], &[])]);
}

#[test]
fn syntax() {
    let title = r#"title = "Region in Spain""#;
    let at = |place: &str, message: &str| vec![format!("data/investments.toml:{place}: {message}")];
    let unclosed = "the string does not end; help: close it with the quote that opens it";
    let not_a_number = "not a number; help: write amounts as 1_500_000_000, and dates in quotes";
    for (line, expected) in [
        ("title = \"Region", at("5:16", unclosed)),
        ("title = \"\"\"Region", at("5:9", unclosed)),
        (
            "title = Region",
            at("5:9", "not a value; help: write text in double quotes"),
        ),
        ("title = 2024-05-22", at("5:9", not_a_number)),
        ("title = 99999999999999999999", at("5:9", not_a_number)),
        (
            "title = \"a\\qb\"",
            at(
                "5:12",
                r#"unknown escape of "q" in a string; help: write a backslash as \\"#,
            ),
        ),
        (
            "title = \"\\u12x4\"",
            at("5:14", r#""x" is not a hexadecimal digit"#),
        ),
        (
            "title = \"\\uD800\"",
            at("5:11", "the escape 0xD800 is not a character"),
        ),
        (
            "title = \"\u{1}\"",
            at(
                "5:10",
                r#"the string holds "\u{1}"; help: control characters are not allowed"#,
            ),
        ),
        (
            "title = \"a\"\ntitle = \"b\"",
            at(
                "6:1",
                "\"title\" is given twice; help: first at data/investments.toml:5",
            ),
        ),
        (
            "title \"a\"",
            at("5:7", "expected an equals, found a string"),
        ),
        (
            "title = \"a\" kind",
            at("5:13", "expected newline, found an identifier"),
        ),
        ("title = ?", at("5:9", "unexpected \"?\"")),
        ("title = \"a\"\ntitle.x = 1", {
            at(
                "6:1",
                "a dotted key leads into what is not a table; help: first at data/investments.toml:5",
            )
        }),
    ] {
        assert_eq!(diagnose(&edited(&[(title, line)])), expected, "{line}");
    }
    let deep = format!("title = {}", "[".repeat(200));
    let too_deep = at("5:137", "input exceeds the maximum allowed nesting depth");
    assert_eq!(diagnose(&edited(&[(title, &deep)])), too_deep);
    assert_eq!(
        diagnose(&edited(&[(
            "# more investments\n",
            "[investment.aws-es-2021]\n"
        )])),
        at(
            "71:1",
            "table \"aws-es-2021\" is defined twice; help: first at data/investments.toml:1"
        ),
    );
    assert_eq!(
        diagnose(&edited(&[("# more investments\n", "x =")])),
        at("71:4", "the file ends where a value is expected")
    );
}

#[test]
fn a_syntax_error_hides_what_the_records_say() {
    let kind = (r#"kind = "site""#, r#"kind = "sit""#);
    let unknown = r#"data/investments.toml:23:8: unknown kind "sit"; help: did you mean "site"?"#;
    let equals = "data/places.toml:9:6: expected an equals, found a string";
    let string = "data/sources.toml:11:13: not a value; help: write text in double quotes";
    expect(&[
        (&[kind], &[unknown]),
        (
            &[kind, (r#"name = "Google""#, r#"name "Google""#)],
            &[equals],
        ),
        (
            &[
                kind,
                (r#"name = "Google""#, r#"name "Google""#),
                (r#"publisher = "RTVE""#, "publisher = RTVE"),
            ],
            &[equals, string],
        ),
    ]);
}

#[test]
fn encodings() {
    let with = |bytes: &[u8]| {
        let mut files = edited(&[]);
        files.push(curated("data/more.toml", bytes));
        diagnose(&files)
    };
    assert_eq!(
        with(b"# \xe9t\xe9\n"),
        ["data/more.toml:1:3: the byte 0xE9 is not UTF-8"]
    );
    assert_eq!(with("# été\r\n# \u{20ac}".as_bytes()), [""; 0]);
    assert_eq!(
        with(b"# \xc3\xa9\n# \xc3\xa9\xff"),
        ["data/more.toml:2:4: the byte 0xFF is not UTF-8"]
    );
    // A byte order mark takes no column, and a character takes one however many bytes it has.
    assert_eq!(
        with("\u{feff}été = 1\n".as_bytes()),
        ["data/more.toml:1:1: unexpected \"é\""],
    );
    assert_eq!(
        with("\u{feff}\"été\" = 1\n".as_bytes()),
        with("\"été\" = 1\n".as_bytes()),
    );
    assert_eq!(
        with("\"é\".x = 1\n[provider.é]\nname = \"É\"".as_bytes()),
        ["data/more.toml:2:11: unexpected \"é\""],
    );
    let large = vec![b'#'; (4 << 20) + 1];
    assert_eq!(
        with(&large),
        ["data/more.toml:1:1: the file is 4_194_305 bytes long; at most 4_194_304 are read"]
    );
    assert_eq!(with(&large[1..]), [""; 0]);
}

#[test]
fn line_ends_and_byte_order_marks_change_no_place() {
    let edits = [
        (r#"kind = "site""#, r#"kind = "sit""#),
        ("provider.aws\n", "provider.aws\nprovider.x\n"),
    ];
    let plain = edited(&edits);
    let changed = |change: fn(&str) -> String| {
        let text = |file: &crate::compiler::diagnostic::SourceFile| {
            change(&String::from_utf8_lossy(&file.bytes))
        };
        diagnose(
            &plain
                .iter()
                .map(|file| curated(&file.path, text(file)))
                .collect::<Vec<_>>(),
        )
    };
    let expected = diagnose(&plain);
    assert_eq!(expected.len(), 2);
    assert_eq!(changed(|text| text.replace('\n', "\r\n")), expected);
    assert_eq!(changed(|text| format!("\u{feff}{text}")), expected);
    assert_eq!(
        changed(|text| format!("\u{feff}{}", text.replace('\n', "\r\n"))),
        expected
    );
}

#[test]
fn no_files_or_empty_ones() {
    let no_dataset = "no [dataset] table; help: add [dataset] with as-of = \"YYYY-MM-DD\"";
    assert_eq!(diagnose(&[]), [format!("data:1:1: {no_dataset}")]);
    let empty = BASE.map(|(path, _)| curated(path, ""));
    assert_eq!(
        diagnose(&empty),
        [format!("data/places.toml:1:1: {no_dataset}")]
    );
}
