//! Amounts, and what is claimed beside them.

use crate::support::expect;

#[test]
fn amounts() {
    expect(&[
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = -5, currency = "EUR", qualifier = "exact" }"#,
            )],
            &[
                "data/investments.toml:9:20: amount must be a positive whole number of currency units below 2^53, found -5",
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 0, currency = "EUR", qualifier = "exact" }"#,
            )],
            &[
                "data/investments.toml:9:20: amount must be a positive whole number of currency units below 2^53, found 0",
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 9_007_199_254_740_992, currency = "EUR", qualifier = "exact" }"#,
            )],
            &[
                "data/investments.toml:9:20: amount must be a positive whole number of currency units below 2^53, found 9007199254740992",
            ],
        ),
        (
            &[(
                r#"amount = { value = 2_500_000_000, currency = "EUR", qualifier = "exact" }"#,
                r#"amount = { value = 9_007_199_254_740_991, currency = "EUR", qualifier = "exact" }"#,
            )],
            &[],
        ),
        (
            &[("stated-total = 33_700_000_000", "stated-total = -1")],
            &[
                "data/investments.toml:43:16: stated-total must be a positive whole number of currency units below 2^53, found -1",
            ],
        ),
    ]);
}

#[test]
fn ranges() {
    let range =
        "value = 1_500_000_000, at-most = 2_000_000_000, currency = \"USD\", qualifier = \"about\"";
    let at_most = |at_most: &str, qualifier: &str| {
        format!(
            "value = 1_500_000_000, at-most = {at_most}, currency = \"USD\", qualifier = {qualifier:?}"
        )
    };
    let help = "help: leave it out unless the source states a range";
    expect(&[
        (&[(range, &at_most("1_500_000_001", "exact"))], &[]),
        (
            &[(range, &at_most("1_500_000_000", "exact"))],
            &[&format!(
                "data/area.toml:10:45: at-most must be more than value; {help}"
            )],
        ),
        (
            &[(range, &at_most("2_000_000_000", "more-than"))],
            &["data/area.toml:10:45: at-most beside more-than; help: a range is exact or about"],
        ),
        (
            &[(range, &at_most("1_000_000_000", "up-to"))],
            &[
                "data/area.toml:10:45: at-most beside up-to; help: a range is exact or about",
                &format!("data/area.toml:10:45: at-most must be more than value; {help}"),
            ],
        ),
        (
            &[(range, &at_most("9_007_199_254_740_992", "exact"))],
            &[
                "data/area.toml:10:45: at-most must be a positive whole number of currency units below 2^53, found 9007199254740992",
            ],
        ),
        (
            &[(range, &at_most("\"2 bn\"", "exact"))],
            &[
                "data/area.toml:10:45: amount.at-most: expected an integer, found a string; help: write whole currency units, 1_500_000_000 for 1.5 bn",
            ],
        ),
    ]);
}

#[test]
fn kinds_of_claims() {
    let megawatts = "{ megawatts = 500, qualifier";
    expect(&[
        (
            &[(megawatts, "{ qualifier")],
            &["data/area.toml:16:3: a claim has exactly one of jobs, gdp, megawatts"],
        ),
        (
            &[(megawatts, "{ jobs = 5, megawatts = 500, qualifier")],
            &["data/area.toml:16:27: a claim has exactly one of jobs, gdp, megawatts"],
        ),
        (
            &[(megawatts, "{ megawats = 500, qualifier")],
            &[
                "data/area.toml:16:3: a claim has exactly one of jobs, gdp, megawatts",
                r#"data/area.toml:16:5: unknown field "megawats"; help: did you mean "megawatts"?"#,
            ],
        ),
        (
            &[(megawatts, "{ megawatts = 0.5, qualifier")],
            &[
                "data/area.toml:16:17: claims.megawatts: expected an integer, found a float; help: write a whole number",
            ],
        ),
        (
            &[(megawatts, "{ megawatts = 0, qualifier")],
            &[
                "data/area.toml:16:17: megawatts must be a positive whole number below 2^53, found 0",
            ],
        ),
        (
            &[("gdp = 21_600_000_000,", "gdp = 21.6,")],
            &[
                "data/area.toml:15:11: claims.gdp: expected an integer, found a float; help: write whole currency units, 1_500_000_000 for 1.5 bn",
            ],
        ),
    ]);
}

#[test]
fn parts_of_claims() {
    expect(&[
        (
            &[(
                "gdp = 21_600_000_000, currency = \"EUR\",",
                "gdp = 21_600_000_000,",
            )],
            &[r#"data/area.toml:15:3: investment "aws-europe-2025" has no claims.currency"#],
        ),
        (
            &[("megawatts = 500,", "megawatts = 500, currency = \"EUR\",")],
            &["data/area.toml:16:33: currency beside what is no money; help: only gdp has one"],
        ),
        (
            &[("per = \"year\"", "per = \"month\"")],
            &[r#"data/area.toml:14:26: unknown per "month"; help: write "year", or leave it out"#],
        ),
        (
            &[("per = \"year\"", "per = 1")],
            &["data/area.toml:14:26: claims.per: expected a string, found an integer"],
        ),
        (
            &[(
                "megawatts = 500, qualifier = \"up-to\",",
                "megawatts = 500,",
            )],
            &[r#"data/area.toml:16:3: investment "aws-europe-2025" has no claims.qualifier"#],
        ),
        (
            &[("source = \"claims-2025\"", "source = \"claims-2024\"")],
            &[
                r#"data/area.toml:14:64: unknown source "claims-2024"; help: did you mean "claims-2025"?"#,
            ],
        ),
        (
            &[("claims = [\n", "claims = [\n  5,\n")],
            &["data/area.toml:14:3: claims: expected a table, found an integer"],
        ),
    ]);
    // Which sources claims name is not known then.
    let claims = crate::support::BASE
        .iter()
        .find_map(|(_, text)| {
            let start = text.find("claims = [")?;
            Some(&text[start..start + text[start..].find("\n]\n")? + 2])
        })
        .expect("claims");
    expect(&[(
        &[(claims, "claims = 5")],
        &["data/area.toml:13:10: claims: expected an array, found an integer"],
    )]);
}
