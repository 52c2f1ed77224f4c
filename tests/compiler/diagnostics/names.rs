//! Ids, aliases, and what was once published.

use crate::support::{another, expect};

#[test]
fn ids() {
    expect(&[
        (
            &[("# more investments\n", &another("Aws-ES-x", ""))],
            &[
                r#"data/investments.toml:71:13: bad id "Aws-ES-x": lower-case ASCII letters, digits and single hyphens only"#,
            ],
        ),
        (
            &[("# more investments\n", &another("aws-es--x", ""))],
            &[
                r#"data/investments.toml:71:13: bad id "aws-es--x": lower-case ASCII letters, digits and single hyphens only"#,
            ],
        ),
        (
            &[(
                "# more investments\n",
                &another("aws-es-xxxxxxxxxxxxxxxxxxxxxxxxxx", ""),
            )],
            &[
                r#"data/investments.toml:71:13: id "aws-es-xxxxxxxxxxxxxxxxxxxxxxxxxx" is 33 bytes long; at most 32 fit"#,
            ],
        ),
        (
            &[(
                "# more investments\n",
                &another(&format!("aws-es-{}", "x".repeat(25)), ""),
            )],
            &[],
        ),
        (
            &[("[provider.google]", "[provider.goo-gle]")],
            &[
                r#"data/places.toml:8:11: bad id "goo-gle": lower-case ASCII letters and digits only, the first a letter"#,
            ],
        ),
        (
            &[("[provider.google]", "[provider.9google]")],
            &[
                r#"data/places.toml:8:11: bad id "9google": lower-case ASCII letters and digits only, the first a letter"#,
            ],
        ),
        (
            &[("[country.DK]", "[country.DKK]")],
            &[
                r#"data/places.toml:17:10: bad id "DKK": two upper-case ASCII letters, as in ISO 3166-1"#,
            ],
        ),
        (
            &[("[country.DK]", "[country.dk]")],
            &[
                r#"data/places.toml:17:10: bad id "dk": two upper-case ASCII letters, as in ISO 3166-1"#,
            ],
        ),
        (
            &[("[region.eu-south-2]", "[region.eu_south_2]")],
            &[
                r#"data/context.toml:1:9: bad id "eu_south_2": lower-case ASCII letters, digits and single hyphens only"#,
            ],
        ),
        (
            &[(
                "# more places\n",
                "[currency.Gbp]\nname = \"pound\"\nminor-units = 2\n",
            )],
            &[
                r#"data/places.toml:33:11: bad id "Gbp": three upper-case ASCII letters, as in ISO 4217"#,
            ],
        ),
        (
            &[("# more investments\n", &another("aws-it-x", ""))],
            &[
                r#"data/investments.toml:71:13: id "aws-it-x" does not match provider "aws" and country "ES"; help: it must start with "aws-es-""#,
            ],
        ),
        (
            &[("# more investments\n", &another("google-es-x", ""))],
            &[
                r#"data/investments.toml:71:13: id "google-es-x" does not match provider "aws" and country "ES"; help: it must start with "aws-es-""#,
            ],
        ),
        (
            &[("# more investments\n", &another("aws-es-2021", ""))],
            &[
                r#"data/investments.toml:71:1: table "aws-es-2021" is defined twice; help: first at data/investments.toml:1"#,
            ],
        ),
        (
            &[("# more context\n", &another("aws-es-2021", ""))],
            &[
                r#"data/context.toml:32:13: investment "aws-es-2021" is defined twice; help: first at data/investments.toml:1"#,
            ],
        ),
    ]);
}

#[test]
fn aliases() {
    expect(&[
        (
            &[(
                r#"aliases = ["Spanien"]"#,
                r#"aliases = ["Spanien", "spanien"]"#,
            )],
            &[r#"data/places.toml:14:23: alias "spanien" is already an alias of country ES"#],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"aliases = ["SPAIN"]"#)],
            &[r#"data/places.toml:14:12: alias "SPAIN" is already the name of country ES"#],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"aliases = ["es"]"#)],
            &[r#"data/places.toml:14:12: alias "es" is already the id of country ES"#],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"aliases = ["Ita"]"#)],
            &[r#"data/places.toml:14:12: alias "Ita" is already the alpha3 of country IT"#],
        ),
        (
            &[(r#"aliases = ["Spanien"]"#, r#"aliases = ["Italy"]"#)],
            &[r#"data/places.toml:14:12: alias "Italy" is already the name of country IT"#],
        ),
        (
            &[(
                r#"aliases = ["Spanien"]"#,
                r#"aliases = ["España", "ESPAÑA"]"#,
            )],
            &[r#"data/places.toml:14:22: alias "ESPAÑA" is already an alias of country ES"#],
        ),
        (
            &[(r#"aliases = ["Amazon"]"#, r#"aliases = ["Google"]"#)],
            &[r#"data/places.toml:6:12: alias "Google" is already the id of provider google"#],
        ),
        (
            &[(r#"aliases = ["Amazon"]"#, r#"aliases = ["Amazon_Web"]"#)],
            &[
                r#"data/places.toml:6:12: alias "Amazon_Web" holds "_"; help: only letters, digits, spaces and - ' . ( ) / are allowed"#,
            ],
        ),
        (
            &[(
                r#"aliases = ["Amazon"]"#,
                r#"aliases = ["", " Amazon", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]"#,
            )],
            &[
                "data/places.toml:6:12: alias is empty",
                "data/places.toml:6:16: alias begins or ends with white space",
                r#"data/places.toml:6:27: alias "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is 65 bytes long; at most 64 fit"#,
            ],
        ),
        (
            &[(
                r#"aliases = ["Amazon"]"#,
                &format!(r#"aliases = ["{}"]"#, "a".repeat(64)),
            )],
            &[],
        ),
        (
            &[(
                r#"aliases = ["Amazon"]"#,
                r#"aliases = ["AT & T", "Amazon (EU) S.à r.l./d'Or"]"#,
            )],
            &[
                r#"data/places.toml:6:12: alias "AT & T" holds "&"; help: only letters, digits, spaces and - ' . ( ) / are allowed"#,
            ],
        ),
        (
            &[(
                "name = \"US dollar\"\n",
                "name = \"US dollar\"\naliases = [\"US$\", \"$\"]\n",
            )],
            &[
                r#"data/places.toml:31:19: alias "$" means many currencies; help: write whose it is, as in "US$" or "C$""#,
            ],
        ),
        (
            &[(r#"aliases = ["Amazon"]"#, r#"aliases = ["A$"]"#)],
            &[
                r#"data/places.toml:6:12: alias "A$" holds "$"; help: only letters, digits, spaces and - ' . ( ) / are allowed"#,
            ],
        ),
    ]);
}

#[test]
fn names_that_are_taken() {
    expect(&[
        (
            &[(r#"name = "Google""#, r#"name = "aws""#)],
            &[r#"data/places.toml:9:8: name "aws" is already the id of provider aws"#],
        ),
        (
            &[(r#"alpha3 = "ITA""#, r#"alpha3 = "ESP""#)],
            &[r#"data/places.toml:21:10: alpha3 "ESP" is already the alpha3 of country ES"#],
        ),
        (
            &[(r#"name = "Italy""#, r#"name = "Spain""#)],
            &[r#"data/places.toml:22:8: name "Spain" is already the name of country ES"#],
        ),
        (
            &[(
                r#"note = "The first plan.""#,
                r#"aliases = ["aws-es-2024"]"#,
            )],
            &[
                r#"data/investments.toml:17:12: alias "aws-es-2024" is already the id of investment aws-es-2024"#,
            ],
        ),
        (
            &[(r#"name = "US dollar""#, r#"name = "EURO""#)],
            &[r#"data/places.toml:30:8: name "EURO" is already the name of currency EUR"#],
        ),
    ]);
}

#[test]
fn published_ids() {
    expect(&[
        (
            &[("provider.aws\n", "provider.aws\ninvestment.aws-es-2020\n")],
            &[
                r#"data/ids.lock:6:1: investment "aws-es-2020" was published and is gone; help: keep it, or name it in the aliases of the record it became"#,
            ],
        ),
        (
            &[("provider.aws\n", "provider.aws\nsource.gone\n")],
            &[r#"data/ids.lock:6:1: source "gone" was published and is gone; help: keep it"#],
        ),
        (
            &[("provider.aws\n", "provider.aws\nprovider.aws\n")],
            &["data/ids.lock:6:1: provider.aws is listed twice; help: first at data/ids.lock:5"],
        ),
        (
            &[("provider.aws\n", "provider.aws\naws-es-2021\n")],
            &[
                r#"data/ids.lock:6:1: not a published id: "aws-es-2021"; help: write kind.id, one a line"#,
            ],
        ),
        (
            &[("provider.aws\n", "provider.aws\n  providr.aws\n")],
            &[r#"data/ids.lock:6:3: unknown table "providr"; help: did you mean "provider"?"#],
        ),
        (
            &[
                ("provider.aws\n", "provider.aws\ninvestment.aws-es-2020\n"),
                (
                    r#"note = "The first plan.""#,
                    r#"aliases = ["AWS-es-2020"]"#,
                ),
            ],
            &[],
        ),
    ]);
}
