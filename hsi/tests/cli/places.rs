//! Countries and groups of them, by the names that people type.

use std::collections::BTreeSet;

use hyperscaler_investments::{Country, DATA_AS_OF, Group};
use serde_json::json as value;

use crate::run::{array, document, hsi, ids, json, out};

fn listed(filters: &str) -> BTreeSet<String> {
    let records = json(&format!("list {filters}"));
    ids(&records).into_iter().map(String::from).collect()
}

#[test]
fn a_group_is_its_members() {
    for group in Group::iter() {
        let members: Vec<_> = group.members(DATA_AS_OF).map(Country::code).collect();
        let of_members = format!("--country {}", members.join(","));
        let of_group = format!("--country {group}");
        assert_eq!(listed(&of_group), listed(&of_members), "{group}");
        let sums = |filter: &str| document(&format!("total {filter}"))["totals"].clone();
        assert_eq!(sums(&of_group), sums(&of_members), "{group}");
    }
    let both = listed("--country benelux,ch");
    assert_eq!(both, listed("--country be,nl,lu --country Schweiz"));
    assert!(listed("--country \"Nordic countries\"").is_superset(&listed("--country sverige")));
}

#[test]
fn a_group_has_the_members_of_the_day() {
    let regions = |day: &str| {
        let open = document(&format!("region --country EU --as-of {day}"));
        let codes = array(&open["records"]).iter();
        codes
            .map(|region| region["code"].as_str().expect("a code").to_owned())
            .collect::<BTreeSet<_>>()
    };
    let (before, after) = (regions("2020-01-31"), regions("2020-02-01"));
    let left: Vec<_> = before.difference(&after).collect();
    let british = [
        "eu-west-2",
        "europe-west2",
        "uk-gov-london-1",
        "uk-london-1",
        "uksouth",
        "ukwest",
    ];
    assert_eq!(left, british);
    assert!(after.is_subset(&before) && after.contains("eu-central-1"));
    assert_eq!(regions("2026-06-30"), {
        let of_today = document("region --country eu27");
        let codes = array(&of_today["records"]).iter();
        codes
            .map(|region| region["code"].as_str().expect("a code").to_owned())
            .collect()
    });
}

#[test]
fn the_query_names_the_group_and_its_day() {
    let total = document("total --country \"EU 27,CH\" --provider aws --as-of 2024-05");
    assert_eq!(total["query"]["options"]["country"], value!(["eu27", "CH"]));
    assert_eq!(
        total["query"]["in_words"],
        "As of 2024-05-31. Only: AWS; EU27 (27 countries) or Switzerland. EU27: The members \
         since 1 February 2020, whatever the day."
    );
    let text = out("total --country baltics --as-of 2025-12-31");
    assert!(
        text.contains("As of 2025-12-31. Only: Baltic states (3 countries).\n"),
        "{text}"
    );
    let chart = out("chart commitments --country dach --as-of 2025-12-31");
    assert!(chart.contains("DACH (3 countries)"), "{chart}");
    let rows = out("list --country dach --as-of 2025-12-31 --format csv");
    let first = rows.lines().nth(1).expect("a row");
    assert!(first.ends_with(",2025-12-31,--country dach"), "{first}");
}

#[test]
fn what_a_total_does_not_hold_is_said() {
    for (name, remark) in [
        (
            "China",
            "China: Hong Kong, Macao and Taiwan have codes of their own in ISO 3166-1, and so totals of their own.",
        ),
        ("USA", "United States: Puerto Rico, Guam, "),
        (
            "europe",
            "Plans for Europe that name no country are asked for with --area europe.",
        ),
    ] {
        let text = out(&format!("total --country {name}"));
        assert!(text.contains(remark), "{name}: {text}");
    }
}

#[test]
fn no_record_of_a_country_is_an_answer() {
    for name in ["VA", "Vatican", "\"Holy See\"", "Vatikanstadt"] {
        let ran = hsi(&format!("total --country {name}"));
        assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
        assert!(ran.out.starts_with("Nothing counts.\n"), "{}", ran.out);
        assert!(
            ran.err.starts_with("note: no record for Holy See (VA): "),
            "{}",
            ran.err
        );
    }
}

/// What follows "unknown country" where a name is none.
fn refused(name: &str) -> String {
    let ran = hsi(&format!("total --country \"{name}\""));
    assert_eq!(ran.code, Some(2), "{name}: {}", ran.out);
    assert_eq!(ran.out, "", "{name}");
    let first = ran.err.lines().next().expect("a message");
    let (_, rest) = first.split_once("unknown country").expect("the argument");
    rest.into()
}

#[test]
fn an_unknown_country_says_what_there_is() {
    assert_eq!(
        refused("Congo"),
        "; did you mean CD (Democratic Republic of the Congo) or CG (Republic of the Congo)?"
    );
    assert_eq!(
        refused("Virginia"),
        "; Virginia is a part of the United States: --subdivision US-VA"
    );
    assert_eq!(refused("Portugall"), "; did you mean \"Portugal\"?");
    assert_eq!(refused("Beneluxx"), "; did you mean \"Benelux\"?");
    // Two letters are a code, and another code is another country.
    for name in ["ZZ", "X", "IX", "Q.Q.", ""] {
        let rest = refused(name);
        assert!(
            rest.starts_with("; a country goes by its ISO 3166-1 code or its name, and groups of countries are africa, "),
            "{name}: {rest}"
        );
        for group in Group::iter() {
            assert!(rest.contains(group.id()), "{group}");
        }
    }
}
