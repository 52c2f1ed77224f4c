//! Countries, their names and subdivisions, and groups.

use crate::support::{BASE, curated, diagnose, expect, overlay};

#[test]
fn names_that_fold_to_one() {
    expect(&[
        (
            &[(
                r#"aliases = ["Spanien"]"#,
                r#"aliases = ["España", "Espana"]"#,
            )],
            &[r#"data/places.toml:14:22: alias "Espana" is already an alias of country ES"#],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"aliases = ["The  Spain"]"#)],
            &[r#"data/places.toml:14:12: alias "The  Spain" is already the name of country ES"#],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"aliases = ["I.T.A."]"#)],
            &[r#"data/places.toml:14:12: alias "I.T.A." is already the alpha3 of country IT"#],
        ),
        (
            &[(
                r#"aliases = ["Spanien"]"#,
                r#"names = ["Spanien", "SPAIN", "Itàly"]"#,
            )],
            &[r#"data/places.toml:14:30: name "Itàly" is already the name of country IT"#],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"aliases = ["."]"#)],
            &[
                r#"data/places.toml:14:12: alias "." cannot be found; help: it needs a letter or a digit"#,
            ],
        ),
        (
            &[(
                r#"name = "Spain""#,
                &format!("name = \"S & {}\"", "x".repeat(59)),
            )],
            &[&format!(
                "data/places.toml:13:8: name \"S & {}\" is too long to be found; at most 64 bytes fit",
                "x".repeat(59)
            )],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"names = ["Sp@in"]"#)],
            &[
                r#"data/places.toml:14:10: name "Sp@in" holds "@"; help: no record can be found by such a name"#,
            ],
        ),
        (
            &[(
                r#"aliases = ["Spanien"]"#,
                r#"names = ["Espagne", "Испания", "スペイン"]"#,
            )],
            &[],
        ),
    ]);
}

#[test]
fn names_of_several_countries() {
    expect(&[
        (
            &[
                (
                    r#"name = "Spain""#,
                    "name = \"Spain\"\nshared-names = [\"Iberia\"]",
                ),
                (
                    r#"name = "Italy""#,
                    "name = \"Italy\"\nshared-names = [\"iberia\"]",
                ),
            ],
            &[],
        ),
        (
            &[(
                r#"name = "Spain""#,
                "name = \"Spain\"\nshared-names = [\"Italy\"]",
            )],
            &[],
        ),
        (
            &[(
                r#"name = "Spain""#,
                "name = \"Spain\"\nshared-names = [\"Iberia\"]",
            )],
            &[
                r#"data/places.toml:14:17: shared name "Iberia" is that of no other country; help: write it in the aliases"#,
            ],
        ),
        (
            &[(
                r#"name = "Spain""#,
                "name = \"Spain\"\nshared-names = [\"spanien\"]",
            )],
            &[r#"data/places.toml:14:17: shared name "spanien" is already an alias of country ES"#],
        ),
    ]);
}

#[test]
fn constants() {
    expect(&[
        (
            &[(r#"name = "Italy""#, r#"name = "Ελλάδα""#)],
            &[
                r#"data/places.toml:22:8: name "Ελλάδα" makes no constant: "Ε" is no Latin letter; help: write the name in English"#,
            ],
        ),
        (
            &[(r#"name = "Italy""#, r#"name = "Itally 한국""#)],
            &[
                r#"data/places.toml:22:8: name "Itally 한국" makes no constant: "한" is no Latin letter; help: write the name in English"#,
            ],
        ),
        (
            &[(r#"name = "Italy""#, r#"name = "2 Sicilies""#)],
            &[
                r#"data/places.toml:22:8: name "2 Sicilies" makes no constant; help: it needs a letter, and no digit first"#,
            ],
        ),
        (
            &[
                (r#"name = "Italy""#, r#"name = "Côte d'Or""#),
                (r#"name = "Denmark""#, r#"name = "Cote d Or""#),
            ],
            &[
                r#"data/places.toml:22:8: name "Côte d'Or" makes the constant COTE_D_OR, as the name of country DK does"#,
            ],
        ),
        (
            &[(r#"name = "Italy""#, "name = \"What?\"")],
            &[
                r#"data/places.toml:22:8: name "What?" makes the constant WHAT, which every type has"#,
            ],
        ),
        (
            &[(
                r#"name = "Italy""#,
                "name = \"Italy\"\nformer-names = [\"Regno d'Italia\"]",
            )],
            &[],
        ),
        (
            &[(
                r#"name = "Italy""#,
                "name = \"Italy\"\nformer-names = [\"Spain\"]",
            )],
            &[r#"data/places.toml:23:17: former name "Spain" is already the name of country ES"#],
        ),
        (
            &[(
                r#"name = "Italy""#,
                "name = \"Türkiye\"\nformer-names = [\"Turkiye\"]",
            )],
            &[
                r#"data/places.toml:23:17: former name "Turkiye" makes the constant TURKIYE, as the name of country IT does"#,
            ],
        ),
    ]);
}

#[test]
fn constants_are_readable() {
    for (name, constant) in [
        ("Türkiye", "TURKIYE"),
        ("Côte d'Ivoire", "COTE_D_IVOIRE"),
        ("São Tomé & Príncipe", "SAO_TOME_PRINCIPE"),
        (
            "Saint Barthélemy (French part)",
            "SAINT_BARTHELEMY_FRENCH_PART",
        ),
        ("Łódź-Land", "LODZ_LAND"),
        ("Weißrussland", "WEISSRUSSLAND"),
        ("Ærø", "AERO"),
        ("U.S. Outlying Islands", "U_S_OUTLYING_ISLANDS"),
        ("Côte d’Or", "COTE_D_OR"),
    ] {
        let own = format!("[country.XX]\nname = \"{name}\"\nformer-names = [\"Once {name}\"]\n");
        let base = BASE.map(|(path, text)| curated(path, text));
        let files: Vec<_> = base
            .into_iter()
            .chain([overlay("/own/own.toml", own)])
            .collect();
        let tables = crate::compiler::compile(&files).expect("right").tables;
        assert!(
            tables.contains(&format!("pub const {constant}: Self = Self(3);")),
            "{name}"
        );
        let former = format!(
            "#[deprecated(note = \"now `{constant}`\")]\n    pub const ONCE_{constant}: Self = Self(3);"
        );
        assert!(tables.contains(&former), "{name}");
    }
}

#[test]
fn subdivisions() {
    expect(&[
        (
            &[(r#"ES-AR = "Aragon""#, r#"ES-AR = ["Aragon", "Aragón"]"#)],
            &[],
        ),
        (
            &[(r#"ES-AR = "Aragon""#, "ES-AR = 1")],
            &["data/places.toml:15:26: subdivisions.ES-AR: expected a string, found an integer"],
        ),
        (
            &[(r#"ES-AR = "Aragon""#, r#"ES-AR = ["Aragon", ""]"#)],
            &["data/places.toml:15:37: the name of ES-AR is empty"],
        ),
        (
            &[
                (
                    "[country.ES]",
                    "[country.NO]\nname = \"Norway\"\n\n[country.ES]",
                ),
                (
                    "# more places",
                    "[country.NO.subdivisions]\nNO-21 = \"Svalbard\"",
                ),
            ],
            &[
                r#"data/places.toml:37:1: subdivision "NO-21" has a code of its own in ISO 3166-1; help: use country SJ"#,
            ],
        ),
    ]);
}

#[test]
fn subdivisions_that_are_countries() {
    let plan = r#"[country.XX]
name = "Own"
[investment.aws-xx-own-2024]
provider = "aws"
country = "XX"
subdivision = "US-PR"
"#;
    let base = BASE.map(|(path, text)| curated(path, text));
    let files: Vec<_> = base
        .into_iter()
        .chain([overlay("/own/own.toml", plan)])
        .collect();
    let expected = r#"/own/own.toml:6:15: subdivision "US-PR" has a code of its own in ISO 3166-1; help: use country PR"#;
    assert!(
        diagnose(&files).iter().any(|line| line == expected),
        "{:?}",
        diagnose(&files)
    );
}

#[test]
fn countries_of_an_overlay() {
    let base = || BASE.map(|(path, text)| curated(path, text)).into_iter();
    for code in ["AA", "QM", "QZ", "XA", "XK", "XZ", "ZZ"] {
        let own = format!("[country.{code}]\nname = \"Own\"\n");
        let files: Vec<_> = base().chain([overlay("/own/own.toml", own)]).collect();
        assert_eq!(diagnose(&files), [""; 0], "{code}");
    }
    for code in ["AB", "QL", "RA", "SU", "WZ", "YA", "ZY"] {
        let own = format!("[country.{code}]\nname = \"Own\"\n");
        let files: Vec<_> = base().chain([overlay("/own/own.toml", own)]).collect();
        let message = format!(
            "/own/own.toml:1:10: {code} is the code of no country in ISO 3166-1; help: one of your own has a \
             code that ISO leaves to its users: AA, QM to QZ, XA to XZ or ZZ"
        );
        assert_eq!(diagnose(&files), [message]);
    }
    let again = "[country.IT]\nname = \"Italy\"\nalpha3 = \"ITA\"\nreplace = true\n\
                 subdivisions = { IT-25 = \"Lombardy\" }\n";
    let files: Vec<_> = base().chain([overlay("/own/own.toml", again)]).collect();
    assert_eq!(diagnose(&files), [""; 0]);
}

#[test]
fn articles() {
    expect(&[
        (
            &[(r#"name = "Italy""#, "name = \"Italy\"\nthe = true")],
            &[],
        ),
        (
            &[(r#"name = "Italy""#, "name = \"Italy\"\nthe = false")],
            &["data/places.toml:23:7: the = false says nothing; help: leave it out"],
        ),
        (
            &[(r#"name = "Italy""#, "name = \"Italy\"\nthe = \"the\"")],
            &["data/places.toml:23:7: the: expected true, found a string"],
        ),
    ]);
}

/// A group of Italy and Spain, with a line more.
fn group(rest: &str) -> String {
    format!(
        "[group.south]\nname = \"South\"\nmembers = [\"ES\", \"IT\"]\nsources = [\"aws-2021\"]\n{rest}\n"
    )
}

#[test]
fn groups() {
    let with = |rest: &str| [("# more places", group(rest))];
    for (rest, expected) in [
        (
            "from = { IT = \"2020-01-01\" }\nuntil = { ES = \"2020-01-31\" }",
            None,
        ),
        (
            "from = { IT = \"2020-01-01\" }\nuntil = { IT = \"2020-01-01\" }",
            None,
        ),
        (
            "from = { IT = \"2020-01-02\" }\nuntil = { IT = \"2020-01-01\" }",
            Some("38:16: IT left on 2020-01-01, before it came on 2020-01-02"),
        ),
        (
            "from = { DK = \"2020-01-01\" }",
            Some(
                r#"37:10: from names "DK", which is no member; help: add "DK" to the members, or leave it out"#,
            ),
        ),
        (
            "until = { FR = \"2020-01-01\" }",
            Some(
                r#"37:11: until names "FR", which is no member; help: add "FR" to the members, or leave it out"#,
            ),
        ),
        (
            "from = { IT = \"2020\" }",
            Some("37:15: from.IT must be a whole day, found 2020; help: write YYYY-MM-DD"),
        ),
        (
            "from = { IT = \"2030-01-01\" }",
            Some(
                "37:15: 2030-01-01 lies after the data's own day, 2026-06-30; help: correct it, or move that day: [dataset] as-of = \"2030-01-01\"",
            ),
        ),
        (
            "from = [\"IT\"]",
            Some("37:8: from: expected a table, found an array"),
        ),
    ] {
        let edit = with(rest);
        let edits: Vec<_> = edit.iter().map(|(old, new)| (*old, new.as_str())).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|line| format!("data/places.toml:{line}"))
            .collect();
        let lines: Vec<_> = expected.iter().map(String::as_str).collect();
        expect(&[(&edits, &lines)]);
    }
    expect(&[
        (
            &[(
                "# more places",
                "[group.south]\nname = \"South\"\nsources = [\"aws-2021\"]",
            )],
            &[r#"data/places.toml:33:8: group "south" has no members"#],
        ),
        (
            &[(
                "# more places",
                "[group.south]\nname = \"South\"\nmembers = [\"IT\", \"FR\", \"IT\"]\nsources = [\"aws-2021\"]",
            )],
            &[
                r#"data/places.toml:35:18: unknown country "FR"; help: write the ISO 3166-1 alpha-2 code; an investment for no single country has an area instead"#,
                r#"data/places.toml:35:24: members names "IT" twice"#,
            ],
        ),
        (
            &[(
                "# more places",
                "[group.2south]\nname = \"South\"\nmembers = [\"IT\"]\nsources = [\"aws-2021\"]",
            )],
            &[
                r#"data/places.toml:33:8: bad id "2south": lower-case ASCII letters, digits and single hyphens only, the first a letter"#,
            ],
        ),
        (
            &[(
                "# more places",
                "[group.south]\nname = \"South\"\nmembers = [\"IT\"]",
            )],
            &[r#"data/places.toml:33:8: group "south" has no sources"#],
        ),
    ]);
}
