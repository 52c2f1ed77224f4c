//! Histories that cannot be.

use crate::support::{another, expect};

#[test]
fn talks() {
    let help = "help: what is talked about is a record of its own, and pledged";
    expect(&[
        (
            &[(r#"status = "completed""#, r#"status = "in-talks""#)],
            &[],
        ),
        (
            &[(
                r#"{ date = "2022-11", status = "completed", source = "rtve-2024" },"#,
                r#"{ date = "2022-11", status = "completed", source = "rtve-2024" },
  { date = "2023", status = "in-talks", source = "rtve-2024" },"#,
            )],
            &[&format!(
                "data/investments.toml:15:12: in-talks after completed; {help}"
            )],
        ),
        (
            &[(
                r#"by = true, status = "announced""#,
                r#"by = true, status = "in-talks""#,
            )],
            &[&format!(
                "data/area.toml:12:21: in-talks in a record of money spent; {help}"
            )],
        ),
    ]);
}

#[test]
fn a_status_twice() {
    expect(&[(
        &[(r#"status = "completed""#, r#"status = "announced""#)],
        &[
            r#"data/investments.toml:14:12: status "announced" is there twice; help: leave it out: a status holds until the next one"#,
        ],
    )]);
}

#[test]
fn years_to_come() {
    let spent = |horizon: &str| {
        another("aws-es-spent", horizon).replace("phase = \"pledged\"", "phase = \"spent\"")
    };
    let message = |column: u32, last: u32| {
        format!(
            "data/investments.toml:82:{column}: money spent until {last} lies after the data's own year, 2026; \
             help: what is to come is pledged"
        )
    };
    for (horizon, expected) in [
        ("horizon = { end = 2026 }", vec![]),
        ("horizon = { start = 2022, years = 5 }", vec![]),
        ("horizon = { years = 50 }", vec![]),
        (
            "horizon = { start = 2020, end = 2027 }",
            vec![message(33, 2027)],
        ),
        (
            "horizon = { start = 2022, years = 6 }",
            vec![message(35, 2027)],
        ),
    ] {
        let expected: Vec<_> = expected.iter().map(String::as_str).collect();
        expect(&[(&[("# more investments\n", &spent(horizon))], &expected)]);
    }
}
