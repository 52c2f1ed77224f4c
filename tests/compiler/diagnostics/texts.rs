//! Characters that a reader cannot see, addresses that lead nowhere, years that are mistyped.

use crate::support::expect;

#[test]
fn characters() {
    let title = r#"title = "Region in Spain""#;
    for (character, refused) in [
        ('\u{7f}', "control character U+007F"),
        ('\u{85}', "control character U+0085"),
        ('\u{200f}', "bidirectional control character U+200F"),
        ('\u{202e}', "bidirectional control character U+202E"),
        ('\u{2069}', "bidirectional control character U+2069"),
        ('\u{61c}', "bidirectional control character U+061C"),
        (
            '\u{301}',
            "combining character U+0301; help: write the letter with its accent as one character",
        ),
        (
            '\u{fe0f}',
            "combining character U+FE0F; help: write the letter with its accent as one character",
        ),
        ('\u{a0}', "space U+00A0; help: write an ordinary space"),
        ('\u{3000}', "space U+3000; help: write an ordinary space"),
        ('\u{ad}', "invisible character U+00AD"),
        ('\u{200b}', "invisible character U+200B"),
        ('\u{200d}', "invisible character U+200D"),
        ('\u{2060}', "invisible character U+2060"),
        ('\u{3164}', "invisible character U+3164"),
        ('\u{feff}', "invisible character U+FEFF"),
        ('\u{e0041}', "invisible character U+E0041"),
        ('\u{fdd0}', "noncharacter U+FDD0"),
        ('\u{ffff}', "noncharacter U+FFFF"),
        ('\u{10fffe}', "noncharacter U+10FFFE"),
    ] {
        let code = u32::from(character);
        let written = format!("\\U{code:08X}");
        expect(&[
            (
                &[(title, &format!("title = \"a{written}b\""))],
                &[&format!(
                    "data/investments.toml:5:9: title holds the {refused}"
                )],
            ),
            (
                &[(
                    r#"publisher = "RTVE""#,
                    &format!("publisher = \"R{written}TVE\""),
                )],
                &[&format!(
                    "data/sources.toml:11:13: publisher holds the {refused}"
                )],
            ),
            (
                &[(r#"["Iberdrola", "Enel"]"#, &format!("[\"E{written}nel\"]"))],
                &[&format!(
                    "data/area.toml:7:13: partners holds the {refused}"
                )],
            ),
        ]);
    }
    // Letters of any writing, with their own vowel signs.
    for text in [
        "Łódź, Århus, Gállego",
        "Цод",
        "東京",
        "データ",
        "मुंबई",
        "กรุงเทพ",
        "€ – … “é” ½",
    ] {
        expect(&[(&[(title, &format!("title = \"{text}\""))], &[])]);
    }
}

#[test]
fn characters_of_aliases() {
    let aliases = r#"aliases = ["Spanien"]"#;
    expect(&[
        (
            &[(aliases, r#"aliases = ["Spa\u200Bnien"]"#)],
            &[
                "data/places.toml:14:12: alias \"Spa\\u{200b}nien\" holds the invisible character U+200B",
            ],
        ),
        (
            &[(aliases, r#"aliases = ["Espan\u0303a"]"#)],
            &[
                "data/places.toml:14:12: alias \"Espan\\u{303}a\" holds the combining character U+0303; help: write the letter with its accent as one character",
            ],
        ),
        (&[(aliases, r#"aliases = ["España"]"#)], &[]),
    ]);
}

#[test]
fn urls() {
    let url = r#"url = "https://example.com/2024""#;
    let no_host = "data/sources.toml:12:7: url has no host with a dot, such as www.example.com";
    let holds = |c: &str| {
        format!(
            "data/sources.toml:12:7: url holds {c:?}; help: copy the address from a browser, which writes it with % and digits"
        )
    };
    let percent = "data/sources.toml:12:7: url holds a % without two hexadecimal digits after it";
    for (address, expected) in [
        ("https://localhost/a", vec![no_host.to_owned()]),
        ("https://", vec![no_host.to_owned()]),
        ("https://.com/", vec![no_host.to_owned()]),
        ("https://example..com/", vec![no_host.to_owned()]),
        ("https://-a.example.com/", vec![no_host.to_owned()]),
        ("https://a-.example.com/", vec![no_host.to_owned()]),
        ("https://user@example.com/", vec![no_host.to_owned()]),
        ("https://example.com?a=.b", vec![]),
        ("https://example.com:8443/a#b", vec![]),
        ("https://xn--bcher-kva.example/%C3%A9~(a)'[b]", vec![]),
        ("https://example.com/é", vec![holds("é")]),
        ("https://example.com/a\\\"b", vec![holds("\"")]),
        ("https://example.com/a|b", vec![holds("|")]),
        ("https://example.com/{a}", vec![holds("{")]),
        ("https://example.com/100%", vec![percent.to_owned()]),
        ("https://example.com/%4x", vec![percent.to_owned()]),
    ] {
        let expected: Vec<_> = expected.iter().map(String::as_str).collect();
        expect(&[(&[(url, &format!("url = \"{address}\""))], &expected)]);
    }
}

#[test]
fn years() {
    expect(&[
        (
            &[(r#"opened = "2022-11-16""#, r#"opened = "1022-11-16""#)],
            &[
                "data/context.toml:5:10: 1022-11-16 lies before 1990; help: no record is that old, so correct the year",
            ],
        ),
        (
            &[(r#"published = "2024-02-01""#, r#"published = "1989""#)],
            &[
                "data/context.toml:22:13: 1989 lies before 1990; help: no record is that old, so correct the year",
            ],
        ),
        (
            &[(r#"published = "2021-05-25""#, r#"published = "1990-01-01""#)],
            &[],
        ),
    ]);
}

#[test]
fn spellings() {
    expect(&[
        (
            &[(r#"publisher = "Iberdrola""#, r#"publisher = "DIGEST""#)],
            &[
                r#"data/area.toml:38:13: publisher "DIGEST" differs from "Digest" at data/area.toml:30 in case alone; help: spell it as there"#,
            ],
        ),
        (
            &[(r#"origin = "Reuters""#, r#"origin = "iberdrola""#)],
            &[
                r#"data/area.toml:38:13: publisher "Iberdrola" differs from "iberdrola" at data/sources.toml:16 in case alone; help: spell it as there"#,
            ],
        ),
        (
            &[(
                "# more areas\n",
                &crate::support::another("aws-es-partner", "partners = [\"ENEL\"]"),
            )],
            &[
                r#"data/area.toml:56:13: partner "ENEL" differs from "Enel" at data/area.toml:7 in case alone; help: spell it as there"#,
            ],
        ),
    ]);
}

#[test]
fn what_was_meant() {
    let provider = "[region.eu-south-2]\nprovider = \"aws\"";
    let country = "customer = \"Ferrari\"\ncountry = \"IT\"";
    expect(&[
        (
            &[(provider, "[region.eu-south-2]\nprovider = \"amazn\"")],
            &[r#"data/context.toml:2:12: unknown provider "amazn"; help: did you mean "aws"?"#],
        ),
        (
            &[(country, "customer = \"Ferrari\"\ncountry = \"Spanein\"")],
            &[r#"data/context.toml:12:11: unknown country "Spanein"; help: did you mean "ES"?"#],
        ),
        // A code of two letters is near to every other.
        (
            &[(country, "customer = \"Ferrari\"\ncountry = \"EQ\"")],
            &[
                r#"data/context.toml:12:11: unknown country "EQ"; help: write the ISO 3166-1 alpha-2 code; an investment for no single country has an area instead"#,
            ],
        ),
        (
            &[(r#"base = "USD""#, r#"base = "us dolar""#)],
            &[r#"data/context.toml:26:8: unknown currency "us dolar"; help: did you mean "USD"?"#],
        ),
    ]);
}
