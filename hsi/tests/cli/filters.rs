//! The filters, in every spelling, and alike in every command.

use serde_json::Value;

use crate::run::{array, hsi, ids, json, out};

fn listed(filters: &str) -> Vec<String> {
    ids(&json(&format!("list {filters}")))
        .into_iter()
        .map(String::from)
        .collect()
}

#[test]
fn aliases_work_in_four_languages() {
    let italy = listed("--provider google --country IT");
    assert_eq!(italy, ["google-it-2020", "google-it-regions-2024"]);
    for (provider, country) in [
        ("gcp", "Italien"),
        ("Google", "italia"),
        ("GCP", "ITA"),
        ("google", "Italie"),
        ("gcp", "Italy"),
    ] {
        assert_eq!(
            listed(&format!("--provider {provider} --country {country}")),
            italy
        );
    }
    assert_eq!(
        listed("--provider Azure --country Suecia"),
        listed("--provider microsoft --country SE")
    );
    assert_eq!(listed("--country UK"), listed("--country \"Reino Unido\""));
    assert_eq!(listed("--country EL"), listed("--country Griechenland"));
    assert_eq!(
        listed("--provider \"Amazon Web Services\" --country Spagna"),
        listed("--provider aws --country ES")
    );
}

#[test]
fn lists_and_repetition_mean_any_of_them() {
    let both = listed("--country se,fi");
    assert_eq!(both, listed("--country se --country fi"));
    assert_eq!(
        both.len(),
        listed("--country se").len() + listed("--country fi").len()
    );
    assert_eq!(listed("--provider aws,google,microsoft,oracle"), listed(""));
}

#[test]
fn a_plan_for_an_area_counts_in_no_country() {
    let umbrellas = json("list --area europe");
    assert!(!array(&umbrellas).is_empty());
    assert!(
        array(&umbrellas)
            .iter()
            .all(|record| record["area"] == "europe" && record["country"].is_null())
    );
    assert!(
        array(&umbrellas)
            .iter()
            .all(|record| record["verdict"] != "counts")
    );
}

/// Whether every record has one of the values, and there is one at least.
fn all(filters: &str, field: &str, values: &[&str]) {
    let records = json(&format!("list {filters}"));
    assert!(!array(&records).is_empty(), "{filters}");
    for record in array(&records) {
        assert!(
            values.iter().any(|value| record[field] == *value),
            "{filters}: {}",
            record["id"]
        );
    }
}

#[test]
fn each_filter_holds() {
    all(
        "--status withdrawn,refused",
        "status",
        &["withdrawn", "refused"],
    );
    all("--status SUPERSEDED", "status", &["superseded"]);
    all("--phase spent", "phase", &["spent"]);
    all("--scope mixed", "scope", &["mixed"]);
    all("--kind capacity,site", "kind", &["capacity", "site"]);
    all("--evidence primary", "evidence", &["primary"]);
}

#[test]
fn amounts_are_in_the_records_own_currency() {
    let within = |filters: &str, low: u64, high: u64| {
        let records = json(&format!("list {filters}"));
        assert!(!array(&records).is_empty(), "{filters}");
        for record in array(&records) {
            let amount = record["amount"]["value"].as_u64().expect("an amount");
            assert!(
                (low..=high).contains(&amount),
                "{filters}: {}",
                record["id"]
            );
        }
    };
    within(
        "--min 1.5bn --max 2_500_000_000",
        1_500_000_000,
        2_500_000_000,
    );
    within("--max 900m", 0, 900_000_000);
    within("--currency sek", 33_700_000_000, 33_700_000_000);
    assert_eq!(listed("--min 900m"), listed("--min 900000000"));
    assert_eq!(listed("--min 0.9bn"), listed("--min \"900 M\""));
}

#[test]
fn days_are_those_on_which_records_became_public() {
    assert_eq!(
        listed("--provider aws --country es --since 2024-05-22 --until 2024-05-22"),
        ["aws-es-aragon-2024"]
    );
    // A year begins with its first day and ends with its last.
    assert_eq!(
        listed("--since 2024 --until 2024"),
        listed("--since 2024-01-01 --until 2024-12-31")
    );
    // A record known to the month became public on the month's last day.
    let germany = "--provider aws --country de";
    let cloud = "aws-de-sovereign-cloud-2023".into();
    assert!(listed(&format!("{germany} --since 2023-10-31")).contains(&cloud));
    assert!(!listed(&format!("{germany} --until 2023-10-30")).contains(&cloud));
}

#[test]
fn beyond_a_year_means_later_than_it() {
    let long = listed("--beyond 2030");
    for id in [
        "aws-de-sovereign-cloud-2024",
        "aws-es-aragon-2024",
        "aws-es-aragon-2026",
    ] {
        assert!(long.contains(&id.into()), "{id}");
    }
    assert!(listed("--beyond 2039").contains(&"aws-de-sovereign-cloud-2024".into()));
    assert!(!listed("--beyond 2040").contains(&"aws-de-sovereign-cloud-2024".into()));
    assert!(
        !listed("--beyond 2000").contains(&"aws-de-sovereign-cloud-2023".into()),
        "no year is stated"
    );
}

#[test]
fn nothing_leaks_back() {
    let day = "2024-05-27";
    let records = json(&format!("list --as-of {day}"));
    let known = ids(&records);
    assert!(!known.contains(&"aws-it-expansion-2024"));
    assert!(listed("").len() > known.len());
    for record in array(&records) {
        let text = |value: &Value| value.as_str().map(String::from);
        for turn in array(&record["history"]) {
            assert!(
                text(&turn["date"]).is_some_and(|date| date.as_str() <= day),
                "{}",
                record["id"]
            );
        }
        for relation in array(&record["relations"])
            .iter()
            .chain(array(&record["referenced_by"]))
        {
            assert!(
                relation["id"]
                    .as_str()
                    .is_some_and(|id| known.contains(&id)),
                "{}",
                record["id"]
            );
        }
        assert!(
            record["verdict_by"].is_null()
                || record["verdict_by"]
                    .as_str()
                    .is_some_and(|id| known.contains(&id))
        );
        assert!(
            record["note"].is_null(),
            "notes are written with later knowledge"
        );
    }
    let talks = json(&format!(
        "list --as-of {day} --status in-talks --country it"
    ));
    assert_eq!(ids(&talks), ["aws-it-talks-2024"]);
    assert_eq!(
        json("list --status in-talks --country it"),
        Value::Array(vec![])
    );
}

#[test]
fn every_command_with_filters_takes_the_same() {
    let filters = "--provider aws,gcp --country es --status announced,superseded --phase pledged --scope \
                   infrastructure --kind plan,site --evidence corroborated,primary,reported --currency EUR,USD \
                   --min 1m --max 100bn --since 2019 --until 2026 --beyond 2000 --as-of 2026-06";
    for command in [
        "list",
        "total",
        "changes",
        "timeline",
        "timeline --totals",
        "sources",
        "coverage",
    ] {
        for format in ["table", "json", "ndjson", "csv", "md"] {
            let line = format!("{command} {filters} --format {format}");
            assert!(!out(&line).is_empty(), "hsi {line}");
        }
    }
    let ran = hsi("region --provider aws --country es --as-of 2026");
    assert_eq!(ran.code, Some(0));
}
