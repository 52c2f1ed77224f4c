//! The questions that users ask, each answered by one command; numbered as in the list that the crate is
//! kept to. Where no day is given, the data's own day is meant.

use serde_json::{Value, json as value};

use crate::run::{array, hsi, ids, json, out, sums};

#[test]
fn q01_how_much_has_aws_pledged_in_spain() {
    let total = json("total --provider aws --country spain");
    assert_eq!(sums(&total["totals"]), ["pledged EUR exact 33700000000"]);
    assert_eq!(
        total["totals"][0]["counted"],
        value!(["aws-es-aragon-2024", "aws-es-aragon-2026"])
    );
    let reason = |id: &str| {
        let excluded = array(&total["excluded"])
            .iter()
            .find(|record| record["id"] == id);
        excluded.expect("left out")["reason"].clone()
    };
    assert_eq!(reason("aws-es-2021"), "superseded");
    assert_eq!(reason("aws-es-2020"), "superseded");
    assert_eq!(reason("aws-es-preview-2026"), "third-party-estimate");
}

#[test]
fn q02_and_on_another_day() {
    for (day, sum) in [
        ("2023-12-31", 2_500),
        ("2024-05-21", 2_500),
        ("2024-05-22", 15_700),
    ] {
        let total = json(&format!(
            "total --provider aws --country spain --as-of {day}"
        ));
        assert_eq!(
            sums(&total["totals"]),
            [format!("pledged EUR exact {sum}000000")]
        );
        assert_eq!(total["query"]["as_of"], day);
    }
}

#[test]
fn q03_why_not_add_the_headlines() {
    let text =
        out("total --provider aws --country spain --kind plan --since 2021 --max 20bn --explain");
    assert!(
        text.contains("pledged              EUR 36.2 bn          EUR 33.7 bn\n"),
        "{text}"
    );
    for line in [
        "aws-es-2021         2021-06      EUR 2.5 bn            -  replaced by aws-es-aragon-2024 on 2024-05-22",
        "aws-es-aragon-2024  2024-05-22  EUR 15.7 bn  EUR 15.7 bn  counts",
        "aws-es-aragon-2026  2026-03-02    EUR 18 bn    EUR 18 bn  counts, on top of aws-es-aragon-2024: EUR 33.7 bn together, as stated",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn q04_is_aws_putting_billions_more_into_italy() {
    let talks = &json("show aws-it-talks-2024 --as-of 2024-05-27")[0];
    assert_eq!(
        (&talks["status"], &talks["verdict"]),
        (&value!("in-talks"), &value!("in-talks"))
    );
    assert_eq!(
        talks["amount"],
        value!({ "value": null, "at_most": null, "currency": null, "qualifier": "unquantified" })
    );
    let page = out("show aws-it-talks-2024 --as-of 2024-05-27");
    assert!(
        page.contains("counts    no: in talks\n") && page.contains("- Quantisnow,"),
        "{page}"
    );
    assert_eq!(
        ids(&json("list --evidence anonymous --country italy")),
        ["aws-it-talks-2024"]
    );
}

#[test]
fn q05_what_came_of_it() {
    let talks = &json("show aws-it-talks-2024")[0];
    assert_eq!(
        (&talks["status"], &talks["verdict_by"]),
        (&value!("superseded"), &value!("aws-it-expansion-2024"))
    );
    let text = out("show aws-it-expansion-2024");
    for line in [
        "amount       EUR 1.2 bn, stated by: provider\n",
        "history      2024-11-07 announced",
        "is the outcome of aws-it-talks-2024",
        "adds to aws-it-milan",
        "counts       yes, on top of aws-it-milan\n",
        "changes      2024-11-07 +EUR 1.2 bn pledged, aws-it-expansion-2024: becomes public\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    assert_eq!(
        sums(&json("total --provider aws --country italy")["totals"]),
        ["pledged EUR exact 3200000000"]
    );
}

#[test]
fn q06_euros_or_dollars_in_italy() {
    let total = json(
        "total --provider aws --country it --as-of 2024-05-27 --in USD --rate usd-eur-2024-05-27",
    );
    assert_eq!(sums(&total["totals"]), ["pledged EUR exact 2000000000"]);
    assert_eq!(total["converted"][0]["rounded"], 2_171_316_904_u64);
}

#[test]
fn q07_google_in_italy_both_and_never_added() {
    let total = json("total --provider google --country it");
    assert_eq!(
        sums(&total["totals"]),
        [
            "pledged USD more-than 900000000",
            "spent EUR exact 1000000000"
        ]
    );
    let records = json("list --provider google --country it");
    assert_eq!(records[0]["history"][0]["date"], "2020-07-09");
    assert_eq!(records[1]["history"][0]["date"], "2024-05-27");
    assert_eq!(records[1]["evidence"], "reported");
}

#[test]
fn q08_microsoft_in_italy_2020_or_2023() {
    let text = out("show microsoft-it-2020");
    assert!(
        text.contains("amount       USD 1.5 bn, stated by: provider\n"),
        "{text}"
    );
    assert!(text.contains("history      2020-05-08 announced"), "{text}");
    assert!(
        text.contains("The region was presented on 2023-06-05"),
        "{text}"
    );
}

#[test]
fn q09_is_it_all_new_money() {
    let on_its_day = "changes --provider aws --country spain --since 2024-05-22 --until 2024-05-22";
    let changes = json(on_its_day);
    assert_eq!(changes["sums"][0]["difference"], 13_200_000_000_u64);
    assert!(
        out(on_its_day).contains("pledged  EUR 2.5 bn  EUR 15.7 bn  +EUR 13.2 bn\n"),
        "{}",
        out(on_its_day)
    );
    let page = out("show aws-es-aragon-2024");
    for line in [
        "changes      2024-05-22 +EUR 15.7 bn pledged, aws-es-aragon-2024: becomes public\n",
        "             2024-05-22 -EUR 2.5 bn pledged, aws-es-2021: replaced by aws-es-aragon-2024 on 2024-05-22\n",
    ] {
        assert!(page.contains(line), "{page}");
    }
}

#[test]
fn q10_italy_everybody() {
    let total = json("total --country italy --as-of 2024-05-27");
    assert_eq!(
        sums(&total["totals"]),
        [
            "pledged EUR exact 2000000000",
            "pledged USD more-than 2400000000",
            "spent EUR exact 1000000000"
        ]
    );
    assert!(
        array(&total["excluded"])
            .contains(&value!({ "id": "aws-it-talks-2024", "reason": "in-talks", "by": null }))
    );
}

#[test]
fn q11_the_same_in_euros() {
    let total = json("total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27");
    assert_eq!(total["converted"][0]["amount"], "4210640000");
    assert_eq!(total["converted"][0]["qualifier"], "more-than");
    assert_eq!(total["rates"][0]["date"], "2024-05-27");
    let caveat =
        "more than a year away from google-it-2020 (2020-07-09), microsoft-it-2020 (2020-05-08).";
    assert!(array(&total["caveats"]).iter().any(|it| {
        it["in_words"]
            .as_str()
            .is_some_and(|it| it.ends_with(caveat))
    }));
}

#[test]
fn q12_which_pledges_run_beyond_2030() {
    let records = json("list --beyond 2030 --phase pledged");
    let found = ids(&records);
    for id in [
        "aws-de-sovereign-cloud-2024",
        "aws-es-aragon-2024",
        "aws-es-aragon-2026",
    ] {
        assert!(found.contains(&id), "{id}");
    }
    for record in array(&records) {
        let horizon = &record["horizon"];
        let year = |key: &str| horizon[key].as_u64();
        let last = year("end").or_else(|| Some(year("start")? + year("years")? - 1));
        assert!(last > Some(2030), "{}", record["id"]);
    }
}

#[test]
fn q13_how_much_a_year() {
    let pages = json("show aws-es-aragon-2024 aws-de-sovereign-cloud-2024");
    assert_eq!(pages[0]["per_year"]["rounded"], 1_570_000_000);
    assert_eq!(
        pages[0]["horizon"],
        value!({ "start": 2024, "end": 2033, "years": 10 })
    );
    assert_eq!(pages[1]["per_year"], Value::Null);
}

#[test]
fn q14_the_sovereign_cloud_is_not_all_of_germany() {
    let total = json("total --provider aws --country germany --phase pledged");
    assert_eq!(sums(&total["totals"]), ["pledged EUR about 16600000000"]);
    assert_eq!(
        total["totals"][0]["counted"],
        value!(["aws-de-frankfurt-2024", "aws-de-sovereign-cloud-2024"])
    );
    assert!(
        array(&total["excluded"]).contains(
            &value!({ "id": "aws-de-package-2024", "reason": "mixed-scope", "by": null })
        )
    );
    let cloud = &json("show aws-de-sovereign-cloud-2024")[0];
    assert_eq!(
        (&cloud["subdivision"], &cloud["horizon"]["end"]),
        (&value!("DE-BB"), &value!(2040))
    );
}

#[test]
fn q15_which_records_rest_on_unnamed_sources() {
    assert_eq!(
        ids(&json("list --evidence anonymous")),
        ["aws-it-talks-2024"]
    );
}

#[test]
fn q17_which_region_and_which_plan_paid_for_it() {
    let region = &json("region eu-south-2")[0];
    assert_eq!(
        (&region["provider"], &region["name"]),
        (&value!("aws"), &value!("Europe (Spain)"))
    );
    assert_eq!(
        (&region["opened"], &region["investment"]),
        (&value!("2022-11-15"), &value!("aws-es-2021"))
    );
    assert!(out("show aws-es-2021").contains("subdivision  Aragon\n"));
}

#[test]
fn q18_every_record_as_ndjson() {
    for line in out("list --format ndjson").lines() {
        let record: Value = serde_json::from_str(line).expect("JSON");
        let amount = &record["amount"]["value"];
        assert!(amount.is_null() || amount.as_i64().is_some_and(|amount| amount > 0));
        assert_eq!(amount.is_null(), record["amount"]["currency"].is_null());
        for turn in array(&record["history"]) {
            assert!(matches!(
                turn["date"].as_str().map(str::len),
                Some(4 | 7 | 10)
            ));
        }
    }
}

#[test]
fn q19_google_in_italy_by_other_names() {
    assert_eq!(
        ids(&json("list --provider gcp --country Italien")),
        ["google-it-2020", "google-it-regions-2024"]
    );
}

#[test]
fn q20_a_typo() {
    let ran = hsi("show aws-es-aragn-2024");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("did you mean \"aws-es-aragon-2024\"?"));
}

#[test]
fn q21_oracle_in_portugal() {
    let ran = hsi("list --provider oracle --country portugal --format json");
    let answer: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, &answer["records"]), (Some(0), &value!([])));
    assert!(
        ran.err
            .contains("does not mean that nothing was invested; see hsi coverage")
    );
    let total = json("total --provider oracle --country portugal");
    assert_eq!(total["totals"], value!([]));
}

#[test]
fn q22_is_the_market_being_invested() {
    let ran = hsi("markets --format json");
    let markets: Value = serde_json::from_str(&ran.out).expect("JSON");
    let market = &markets["records"][0];
    assert_eq!(market["amount"]["value"], 270_000_000_000_u64);
    assert_eq!(market["period"], "2023");
    assert_eq!(
        ran.err,
        "note: revenue of a market, not an investment: in no total\n"
    );
    assert_eq!(json("list --min 200bn"), value!([]));
}

#[test]
fn q23_what_was_withdrawn_or_refused() {
    let turns = json("timeline --status withdrawn,refused");
    let google = array(&turns)
        .iter()
        .find(|turn| turn["id"] == "google-de-mittenwalde-2022")
        .expect("a turn");
    assert_eq!(
        (&google["date"], &google["status"]),
        (&value!("2025-07-15"), &value!("withdrawn"))
    );
    assert!(array(&turns).iter().all(|turn| turn["source"].is_string()));
}

#[test]
fn q24_the_total_for_sweden() {
    let total = json("total --country sweden");
    assert_eq!(sums(&total["totals"]), ["pledged SEK exact 33700000000"]);
    assert_eq!(total["totals"][0]["counted"], value!(["microsoft-se-2024"]));
    let named = value!({
        "kind": "unquantified",
        "in_words": "In no sum, because no amount was stated: aws-se-2017, google-se-2026, oracle-se-2021.",
        "records": ["aws-se-2017", "google-se-2026", "oracle-se-2021"],
        "sums": [],
    });
    assert!(array(&total["caveats"]).contains(&named));
}

#[test]
fn q25_rank_countries() {
    let total = json("total --by country --phase pledged --as-of 2024-06-30");
    let euros: Vec<_> = array(&total["totals"])
        .iter()
        .filter(|line| line["currency"] == "EUR" && line["qualifier"] != "up-to")
        .map(|line| {
            (
                line["country"].as_str().expect("a code"),
                line["amount"].as_u64().expect("an amount"),
            )
        })
        .collect();
    assert!(
        euros.is_sorted_by(|a, b| a.1 >= b.1) && euros.len() > 3,
        "{euros:?}"
    );
    // Across currencies only with rates that the caller names.
    let ranked =
        "total --by country --phase pledged --country it,es,de --as-of 2024-06-30 --in EUR";
    assert_eq!(hsi(ranked).code, Some(2));
    let ranked = json(&format!("{ranked} --rate usd-eur-2024-05-27"));
    let countries: Vec<_> = array(&ranked["converted"])
        .iter()
        .map(|line| line["country"].clone())
        .collect();
    assert_eq!(countries.len(), 3);
    let sums: Vec<_> = array(&ranked["converted"])
        .iter()
        .map(|line| line["rounded"].as_u64())
        .collect();
    assert!(sums.is_sorted_by(|a, b| a >= b));
}
