//! `hsi timeline`, and what the other commands know as of a day.

use std::collections::BTreeSet;

use crate::run::{array, ids, json, out, sums};

#[test]
fn turns_are_in_the_order_of_their_days() {
    let turns = json("timeline");
    let days: Vec<_> = array(&turns)
        .iter()
        .map(|turn| turn["day"].as_str().expect("a day"))
        .collect();
    assert!(days.is_sorted());
    assert!(days.iter().all(|day| day.len() == 10));
}

#[test]
fn a_replaced_plan_has_a_turn_of_its_own() {
    let turns = json("timeline --provider aws --country es --status superseded");
    let turn = array(&turns)
        .iter()
        .find(|turn| turn["id"] == "aws-es-2021")
        .expect("a turn");
    assert_eq!(
        (&turn["date"], &turn["by"]),
        (&"2024-05-22".into(), &"aws-es-aragon-2024".into())
    );
}

#[test]
fn filters_ask_for_turns() {
    let turns =
        json("timeline --since 2024-05-15 --until 2024-05-22 --provider aws --country de,es");
    let turns: Vec<_> = array(&turns)
        .iter()
        .map(|turn| {
            ["day", "id", "status"]
                .map(|key| turn[key].as_str().expect("text"))
                .join(" ")
        })
        .collect();
    assert_eq!(
        turns,
        [
            "2024-05-15 aws-de-sovereign-cloud-2023 superseded",
            "2024-05-15 aws-de-sovereign-cloud-2024 announced",
            "2024-05-22 aws-es-2021 superseded",
            "2024-05-22 aws-es-aragon-2024 announced",
        ]
    );
}

#[test]
fn the_future_has_no_turns() {
    let turns = json("timeline --as-of 2024-05-27");
    assert!(
        array(&turns)
            .iter()
            .all(|turn| turn["day"].as_str().is_some_and(|day| day <= "2024-05-27"))
    );
    // On that day nothing had replaced the talks.
    assert!(
        array(&turns)
            .iter()
            .all(|turn| turn["id"] != "aws-it-talks-2024" || turn["status"] == "in-talks")
    );
}

#[test]
fn totals_run_through_time() {
    let totals = json("timeline --totals --provider aws --country spain --since 2021");
    let lines: Vec<_> = array(&totals)
        .iter()
        .zip(sums(&totals))
        .map(|(line, sum)| {
            let day = line["day"].as_str().expect("a day");
            format!("{day} {sum} {}", line["change"])
        })
        .collect();
    assert_eq!(
        lines,
        [
            "2021-06-07 pledged EUR exact 2500000000 500000000",
            "2024-05-22 pledged EUR exact 15700000000 13200000000",
            "2026-01-12 pledged EUR exact 20700000000 5000000000",
            "2026-03-02 pledged EUR exact 33700000000 13000000000",
        ]
    );
    let csv = out("timeline --totals --provider aws --country spain --format csv");
    assert!(csv.starts_with(
        "day,phase,currency,qualifier,amount,change,records,counted,as_of,query\r\n2020-01-07,pledged,"
    ));
}

#[test]
fn a_region_knows_nothing_of_later_plans_and_pages() {
    let day = "2016-06-01";
    let regions = json(&format!("region --as-of {day}"));
    let sources = json(&format!("sources --as-of {day}"));
    let public = ids(&sources);
    for region in array(&regions) {
        assert!(region["note"].is_null(), "{region}");
        let sources = array(&region["sources"]);
        assert!(
            sources
                .iter()
                .all(|id| id.as_str().is_some_and(|id| public.contains(&id))),
            "{region}"
        );
    }
    let row = out(&format!("region eu-central-1 --as-of {day} --format csv"));
    let row = row.lines().nth(1).expect("a row");
    assert!(
        row.starts_with(
            "eu-central-1,aws,Europe (Frankfurt),Frankfurt am Main area,DE,DEU,2014-10-23,day,false,2014-10-23,\
             aws-de-region-2014,"
        ),
        "{row}"
    );
    // As of its opening, the plan that it belongs to was known.
    let spain = &json("region eu-south-2 --as-of 2022-11-15")[0];
    assert_eq!(spain["investment"], "aws-es-2021");
}

#[test]
fn all_sources_hold_those_of_every_record() {
    for day in ["2019-11-04", "2024-05-27", "2026-06-30"] {
        let records = json(&format!("list --as-of {day}"));
        let cited: BTreeSet<_> = array(&records)
            .iter()
            .flat_map(|record| {
                let turns = array(&record["history"]).iter().map(|turn| &turn["source"]);
                array(&record["sources"])
                    .iter()
                    .chain(turns)
                    .filter_map(|id| id.as_str())
            })
            .collect();
        let sources = json(&format!("sources --as-of {day}"));
        let all: BTreeSet<_> = ids(&sources).into_iter().collect();
        assert!(cited.is_subset(&all), "{day}: {:?}", cited.difference(&all));
    }
}
