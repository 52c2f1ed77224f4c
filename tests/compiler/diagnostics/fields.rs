//! What each field must be.

use crate::support::expect;

#[test]
fn unknown_tables_and_fields() {
    expect(&[
        (
            &[("[provider.google]", "[providr.google]")],
            &[r#"data/places.toml:8:2: unknown table "providr"; help: did you mean "provider"?"#],
        ),
        (
            &[("[market.cloud-2023]", "[figure.cloud-2023]")],
            &[
                r#"data/context.toml:18:2: unknown table "figure"; help: expected one of agreement, country, currency, dataset, group, investment, market, provider, rate, reference-rates, region, source"#,
            ],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                r#"tittle = "Region in Spain""#,
            )],
            &[r#"data/investments.toml:5:1: unknown field "tittle"; help: did you mean "title"?"#],
        ),
        (
            &[(
                r#"title = "Region in Spain""#,
                "title = \"Region in Spain\"\nfoo = \"bar\"",
            )],
            &[
                r#"data/investments.toml:6:1: unknown field "foo"; help: expected one of adds-to, aliases, amount, area, city, claims, countries, country, distinct-from, fulfils, history, horizon, kind, note, outcome-of, overlaps, part-of, partners, phase, provider, restates, scope, sources, stated-by, stated-total, subdivision, supersedes, title"#,
            ],
        ),
        (
            &[(r#"period = "2023""#, "period = \"2023\"\nreplace = true")],
            &[
                r#"data/context.toml:22:1: unknown field "replace"; help: expected one of aliases, amount, note, period, published, sources, title"#,
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { valeu = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
            )],
            &[r#"data/investments.toml:9:12: unknown field "valeu"; help: did you mean "value"?"#],
        ),
        (
            &[(
                "horizon = { start = 2021, end = 2031, years = 10 }",
                "horizon = { start = 2021, end = 2031, duration = 10 }",
            )],
            &[
                r#"data/investments.toml:11:39: unknown field "duration"; help: expected one of end, start, years"#,
            ],
        ),
        (
            &[(
                r#"{ date = "2021-05-25", status = "announced", source = "aws-2021" }"#,
                r#"{ date = "2021-05-25", status = "announced", source = "aws-2021", day = "AWS" }"#,
            )],
            &[
                r#"data/investments.toml:13:69: unknown field "day"; help: expected one of by, date, source, status"#,
            ],
        ),
        (
            &[(
                r#"as-of = "2026-06-30""#,
                "as-of = \"2026-06-30\"\nname = \"Ours\"",
            )],
            &[r#"data/places.toml:3:1: unknown field "name"; help: expected one of as-of"#],
        ),
        (
            &[(
                r#"url = "https://example.com/2024""#,
                "url = \"https://example.com/2024\"\naliases = [\"rtve\"]",
            )],
            &[
                r#"data/sources.toml:13:1: unknown field "aliases"; help: expected one of attribution, kind, language, note, origin, published, publisher, read, title, url"#,
            ],
        ),
        (
            &[("# more sources\n", "[source.rtve-2024.more]\nx = 1\n")],
            &[
                r#"data/sources.toml:18:19: unknown field "more"; help: expected one of attribution, kind, language, note, origin, published, publisher, read, title, url"#,
            ],
        ),
    ]);
}

#[test]
fn missing_fields() {
    expect(&[
        (
            &[("title = \"Region in Spain\"\n", "")],
            &[r#"data/investments.toml:1:13: investment "aws-es-2021" has no title"#],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 2_500_000_000, currency = "EUR" }"#,
            )],
            &[r#"data/investments.toml:9:10: investment "aws-es-2021" has no amount.qualifier"#],
        ),
        (
            &[(
                r#"{ date = "2021-05-25", status = "announced", source = "aws-2021" }"#,
                r#"{ date = "2021-05-25", source = "aws-2021" }"#,
            )],
            &[r#"data/investments.toml:13:3: investment "aws-es-2021" has no history.status"#],
        ),
        (
            &[(
                "size = \"five years\"\nsources = [\"aws-2021\"]\n",
                "size = \"five years\"\n",
            )],
            &[r#"data/context.toml:9:12: agreement "ferrari-2021" has no sources"#],
        ),
        (
            &[("name = \"euro\"\nminor-units = 2\n", "")],
            &[
                r#"data/places.toml:25:11: currency "EUR" has no minor-units"#,
                r#"data/places.toml:25:11: currency "EUR" has no name"#,
            ],
        ),
        (
            &[("url = \"https://example.com/2024\"\n", "")],
            &[
                r#"data/sources.toml:10:9: source "rtve-2024" has no url; help: add the url, or a note that says why there is none"#,
            ],
        ),
        (
            &[("[dataset]\nas-of = \"2026-06-30\"\n", "")],
            &[
                r#"data/places.toml:1:1: no [dataset] table; help: add [dataset] with as-of = "YYYY-MM-DD""#,
            ],
        ),
        (
            &[("as-of = \"2026-06-30\"\n", "")],
            &["data/places.toml:1:2: [dataset] has no as-of"],
        ),
    ]);
}

#[test]
fn words() {
    expect(&[
        (
            &[(
                r#"{ date = "2021-05-25", status = "announced", source = "aws-2021" }"#,
                r#"{ date = "2021-05-25", status = "anounced", source = "aws-2021" }"#,
            )],
            &[
                r#"data/investments.toml:13:35: unknown status "anounced"; help: did you mean "announced"?"#,
            ],
        ),
        (
            &[(
                r#"{ date = "2021-05-25", status = "announced", source = "aws-2021" }"#,
                r#"{ date = "2021-05-25", status = "rumoured", source = "aws-2021" }"#,
            )],
            &[
                r#"data/investments.toml:13:35: unknown status "rumoured"; help: expected one of in-talks, announced, under-construction, completed, shelved, refused, withdrawn"#,
            ],
        ),
        (
            &[(
                r#"{ date = "2021-05-25", status = "announced", source = "aws-2021" }"#,
                r#"{ date = "2021-05-25", status = "superseded", source = "aws-2021" }"#,
            )],
            &[
                r#"data/investments.toml:13:35: status "superseded" is never written: it follows from relations; help: give the newer record supersedes = [...]"#,
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "unquantified" }"#,
            )],
            &[
                r#"data/investments.toml:9:65: qualifier "unquantified" goes with no value; help: write amount = "unquantified""#,
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "nearly" }"#,
            )],
            &[
                r#"data/investments.toml:9:65: unknown qualifier "nearly"; help: expected one of exact, about, more-than, up-to"#,
            ],
        ),
        (
            &[(r#"kind = "site""#, r#"kind = "Site""#)],
            &[r#"data/investments.toml:23:8: unknown kind "Site"; help: did you mean "site"?"#],
        ),
        (
            &[(r#"phase = "spent""#, r#"phase = "spend""#)],
            &[r#"data/area.toml:8:9: unknown phase "spend"; help: did you mean "spent"?"#],
        ),
        (
            &[(r#"scope = "mixed""#, r#"scope = "all""#)],
            &[
                r#"data/investments.toml:52:9: unknown scope "all"; help: expected one of infrastructure, mixed, joint"#,
            ],
        ),
        (
            &[(r#"stated-by = "government""#, r#"stated-by = "goverment""#)],
            &[
                r#"data/investments.toml:54:13: unknown stated-by "goverment"; help: did you mean "government"?"#,
            ],
        ),
        (
            &[(r#"kind = "press""#, r#"kind = "newspaper""#)],
            &[
                r#"data/sources.toml:14:8: unknown source kind "newspaper"; help: expected one of provider, government, filing, agency, press, research, digest"#,
            ],
        ),
        (
            &[(r#"attribution = "anonymous""#, r#"attribution = "unnamed""#)],
            &[
                r#"data/sources.toml:15:15: unknown attribution "unnamed"; help: did you mean "named"?"#,
            ],
        ),
    ]);
}
