//! The questions that users ask, each answered by one command; numbered as in the list that the crate is
//! kept to. They are asked as of a fixed day, so that a new record does not change the answer.

use serde_json::{Value, json as value};

use crate::run::{array, document, hsi, ids, json, out, sums};

const TODAY: &str = "--as-of 2026-06-28";

/// Why a record is left out of a total.
fn reason(total: &Value, id: &str) -> Value {
    let mut excluded = array(&total["excluded"]).iter();
    let record = excluded.find(|record| record["id"] == id);
    record.expect("left out")["reason"].clone()
}

/// The caveat of a kind.
fn caveat<'t>(total: &'t Value, kind: &str) -> &'t Value {
    let mut caveats = array(&total["caveats"]).iter();
    caveats
        .find(|caveat| caveat["kind"] == kind)
        .expect("a caveat")
}

/// A sum in billions, as far as a conversion is exact.
fn billions(line: &Value) -> f64 {
    let amount = line["amount"].as_str().expect("a converted sum");
    amount.parse::<f64>().expect("a number") / 1e9
}

#[test]
fn q01_how_much_has_aws_pledged_in_spain() {
    let total = json(&format!("total --provider aws --country spain {TODAY}"));
    assert_eq!(sums(&total["totals"]), ["pledged EUR exact 33700000000"]);
    assert_eq!(
        total["totals"][0]["counted"],
        value!(["aws-es-aragon-2024", "aws-es-aragon-2026"])
    );
    for id in ["aws-es-2021", "aws-es-2020"] {
        assert_eq!(reason(&total, id), "superseded");
    }
    // The regional president's total is no new money.
    assert!(reason(&total, "aws-es-preview-2026").is_string());
}

#[test]
fn q02_and_on_another_day() {
    for (day, sum) in [
        ("2023-12-31", 2_500),
        ("2021-06-15", 2_500),
        ("2024-05-21", 2_500),
        ("2024-05-22", 15_700),
    ] {
        let line = format!("total --provider aws --country spain --as-of {day}");
        let total = json(&line);
        assert_eq!(
            sums(&total["totals"]),
            [format!("pledged EUR exact {sum}000000")]
        );
        assert_eq!(total["query"]["as_of"], day);
    }
}

#[test]
fn q03_why_not_add_the_headlines() {
    let line = "--provider aws --country spain --kind plan --since 2021 --min 2.5bn --max 20bn";
    let text = out(&format!("total {line} --explain {TODAY}"));
    assert!(
        text.contains("pledged              EUR 36.2 bn          EUR 33.7 bn\n"),
        "{text}"
    );
    for line in [
        "EUR 2.5 bn            -  replaced by aws-es-aragon-2024 on 2024-05-22\n",
        "aws-es-aragon-2024  2024-05-22  EUR 15.7 bn  EUR 15.7 bn  counts\n",
        "aws-es-aragon-2026  2026-03-02    EUR 18 bn    EUR 18 bn  counts, on top of \
         aws-es-aragon-2024: EUR 33.7 bn together, as stated\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
}

#[test]
fn q04_is_aws_putting_billions_more_into_italy() {
    let talks = &json("show aws-it-talks-2024 --as-of 2024-05-27")[0];
    assert_eq!(
        (&talks["status"], &talks["verdict"], &talks["evidence"]),
        (
            &value!("in-talks"),
            &value!("in-talks"),
            &value!("anonymous")
        )
    );
    assert_eq!(talks["amount"]["value"], Value::Null);
    let page = out("show aws-it-talks-2024 --as-of 2024-05-27");
    assert!(page.contains("counts    no: in talks\n"), "{page}");
}

#[test]
fn q05_what_came_of_it() {
    let talks = &json(&format!("show aws-it-talks-2024 {TODAY}"))[0];
    assert_eq!(
        (&talks["status"], &talks["why"]),
        (
            &value!("superseded"),
            &value!("led to aws-it-expansion-2024 on 2024-11-07")
        )
    );
    let text = out(&format!("show aws-it-expansion-2024 {TODAY}"));
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
}

#[test]
fn q06_euros_or_dollars_in_italy() {
    let line = "total --provider aws --country it --as-of 2024-05-27 --in USD";
    let total = json(&format!("{line} --rate usd-eur-2024-05-27"));
    assert_eq!(sums(&total["totals"]), ["pledged EUR exact 2000000000"]);
    assert_eq!(total["converted"][0]["rounded"], 2_171_316_904_u64);
}

#[test]
fn q07_google_in_italy_both_and_never_added() {
    let total = json(&format!("total --provider google --country it {TODAY}"));
    assert_eq!(
        sums(&total["totals"]),
        [
            "pledged USD more-than 900000000",
            "spent EUR exact 1000000000"
        ]
    );
    assert_eq!(
        caveat(&total, "press-word")["records"],
        value!(["google-it-regions-2024"])
    );
}

#[test]
fn q08_microsoft_in_italy_2020_or_2023() {
    let text = out(&format!("show microsoft-it-2020 {TODAY}"));
    for line in [
        "amount       USD 1.5 bn, stated by: provider\n",
        "history      2020-05-08 announced",
        "2023-06-05",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn q09_is_it_all_new_money() {
    let on_its_day = "changes --provider aws --country spain --since 2024-05-22 --until 2024-05-22";
    let changes = json(on_its_day);
    assert_eq!(changes["sums"][0]["difference"], 13_200_000_000_u64);
    let text = out(on_its_day);
    assert!(
        text.contains("pledged  EUR 2.5 bn  EUR 15.7 bn  +EUR 13.2 bn\n"),
        "{text}"
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
    assert_eq!(reason(&total, "aws-it-talks-2024"), "in-talks");
}

#[test]
fn q11_the_same_in_euros() {
    let total = json("total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27");
    assert_eq!(total["converted"][0]["amount"], "4210640000");
    assert_eq!(total["converted"][0]["qualifier"], "more-than");
    assert_eq!(total["rates"][0]["date"], "2024-05-27");
    assert_eq!(
        caveat(&total, "distant-rate")["records"],
        value!(["google-it-2020", "microsoft-it-2020"])
    );
}

#[test]
fn q12_the_same_without_naming_a_rate() {
    let line = "total --country italy --as-of 2024-05-27 --in EUR";
    let total = json(line);
    let pledged = billions(&total["converted"][0]);
    assert!((pledged - 4.161).abs() < 0.001, "{pledged}");
    let text = out(line);
    let method = "-  In EUR at the average reference rate of each plan's own month (2020-05 to \
                  2020-07), computed from rates that are published for information only. Source: \
                  European Central Bank.\n";
    assert!(text.contains(method), "{text}");
    let one_month = json(&format!("{line} --at 2024-04"));
    assert_eq!(
        one_month["rates"],
        value!([{ "id": null, "base": "EUR", "quote": "USD", "rate": "1.072776", "date": "2024-04" }])
    );
}

#[test]
fn q13_which_pledges_that_count_run_beyond_2030() {
    let records = json(&format!(
        "list --beyond 2030 --phase pledged --counts yes {TODAY}"
    ));
    let found = ids(&records);
    for id in ["aws-de-sovereign-cloud-2024", "aws-es-aragon-2026"] {
        assert!(found.contains(&id), "{id}");
    }
    // Five years from 2026 end with 2030.
    assert!(!found.contains(&"microsoft-no-2025"));
    for record in array(&records) {
        let horizon = &record["horizon"];
        let year = |key: &str| horizon[key].as_u64();
        let last = year("end").or_else(|| Some(year("start")? + year("years")? - 1));
        assert!(last > Some(2030), "{}", record["id"]);
        assert_eq!(record["verdict"], "counts");
    }
}

#[test]
fn q14_how_much_a_year() {
    let pages = json("show aws-es-aragon-2024 aws-es-2021 aws-de-sovereign-cloud-2024");
    assert_eq!(pages[0]["per_year"]["rounded"], 1_570_000_000);
    assert_eq!(
        pages[0]["horizon"],
        value!({ "start": 2024, "end": 2033, "years": 10 })
    );
    assert_eq!(pages[1]["per_year"]["rounded"], 250_000_000);
    assert_eq!(pages[2]["per_year"], Value::Null);
}

#[test]
fn q15_the_sovereign_cloud_is_not_all_of_germany() {
    let total = json(&format!(
        "total --provider aws --country germany --phase pledged {TODAY}"
    ));
    assert_eq!(sums(&total["totals"]), ["pledged EUR about 16600000000"]);
    assert_eq!(
        total["totals"][0]["counted"],
        value!(["aws-de-frankfurt-2024", "aws-de-sovereign-cloud-2024"])
    );
    assert_eq!(reason(&total, "aws-de-package-2024"), "mixed-scope");
    let cloud = &json("show aws-de-sovereign-cloud-2024")[0];
    assert_eq!(
        (&cloud["subdivision"], &cloud["horizon"]["end"]),
        (&value!("DE-BB"), &value!(2040))
    );
}

#[test]
fn q16_which_records_rest_on_unnamed_sources() {
    let records = json(&format!("list --evidence anonymous {TODAY}"));
    assert!(ids(&records).contains(&"aws-it-talks-2024"));
    assert!(
        array(&records)
            .iter()
            .all(|record| record["evidence"] == "anonymous")
    );
}

#[test]
fn q17_cite_the_aragon_plan() {
    for (format, words) in [
        ("text", "EUR 15,700,000,000 pledged, 2024-2033"),
        ("bibtex", "@misc{aws-es-aragon-2024,"),
        ("csl-json", "\"type\": \"dataset\""),
    ] {
        let text = out(&format!("cite aws-es-aragon-2024 --format {format}"));
        assert!(text.contains(words), "{text}");
        assert!(text.contains("https://www.rtve.es/"), "{text}");
        assert!(
            text.contains(hyperscaler_investments::VERSION),
            "{format}: {text}"
        );
    }
}

/// Two pages that repeat one report corroborate nothing: who repeats whom is said wherever pages are named.
#[test]
fn who_repeats_whom_is_said_beside_each_page() {
    let page = out("show aws-es-2021");
    assert!(
        page.contains("- Business Recorder, after Reuters, 2021-06-08"),
        "{page}"
    );
    assert!(
        page.contains(
            "evidence     corroborated: two or more sources that do not repeat each other\n"
        ),
        "{page}"
    );
    let sources = out("sources --provider aws --country spain");
    assert!(
        sources
            .lines()
            .next()
            .is_some_and(|heading| heading.contains("AFTER")),
        "{sources}"
    );
    let row = sources
        .lines()
        .find(|line| line.starts_with("brecorder-2021-06-08-aws-spain "));
    assert!(
        row.is_some_and(|row| row.contains("Business Recorder       Reuters  ")),
        "{sources}"
    );
    let cited = out("cite aws-es-2021");
    assert!(cited.contains(" After Reuters."), "{cited}");
    assert!(out("list --help").contains("two or more sources that do not repeat each other"));
}

/// What pdfLaTeX cannot set is named, and nothing else.
#[test]
fn bibtex_says_which_entries_need_another_engine() {
    let latin = out("cite aws-es-2021 --format bibtex");
    assert!(latin.starts_with("@misc{aws-es-2021,"), "{latin}");
    let japan = out("cite aws-jp-2024 --format bibtex");
    let heading = japan.lines().next().unwrap_or_default();
    assert!(
        heading.starts_with("% XeLaTeX or LuaLaTeX, and a font of the script, are needed for: "),
        "{heading}"
    );
    assert!(
        heading.contains("source:nhk-2024-01-19-aws-japan"),
        "{heading}"
    );
    for entry in japan.split("\n\n").skip(1) {
        let is_latin = entry
            .chars()
            .all(|it| it < '\u{180}' || ('\u{2010}'..='\u{2122}').contains(&it));
        let key = entry
            .trim_start_matches("@misc{")
            .split(',')
            .next()
            .unwrap_or_default();
        assert_eq!(heading.contains(key), !is_latin, "{entry}");
    }
}

#[test]
fn q18_which_region_and_which_plan_paid_for_it() {
    let region = &json("region eu-south-2")[0];
    assert_eq!(
        (&region["provider"], &region["name"]),
        (&value!("aws"), &value!("Europe (Spain)"))
    );
    assert_eq!(
        (&region["opened"], &region["investment"]),
        (&value!("2022-11-15"), &value!("aws-es-2021"))
    );
    let frankfurt = &json("region eu-central-1")[0];
    let plan = frankfurt["investment"].as_str().unwrap_or_default();
    assert!(!plan.contains("2024"), "{plan}");
}

#[test]
fn q19_every_record_as_ndjson() {
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
fn q20_google_in_italy_by_other_names() {
    let found = json(&format!("list --provider gcp --country Italien {TODAY}"));
    for id in ["google-it-2020", "google-it-regions-2024"] {
        assert!(ids(&found).contains(&id), "{id}");
    }
}

#[test]
fn q21_a_typo() {
    let ran = hsi("show aws-es-aragn-2024");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("did you mean \"aws-es-aragon-2024\"?"));
}

#[test]
fn q22_oracle_in_portugal() {
    let ran = hsi("list --provider oracle --country portugal --format json");
    let answer: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, &answer["records"]), (Some(0), &value!([])));
    assert!(ran.err.contains(
        "no record for Oracle; Portugal: the data set holds none, which does not mean that nothing \
         was invested; see hsi coverage"
    ));
    let total = json("total --provider oracle --country portugal");
    assert_eq!(total["totals"], value!([]));
}

#[test]
fn q23_is_the_market_being_invested() {
    let ran = hsi("markets --format json");
    let markets: Value = serde_json::from_str(&ran.out).expect("JSON");
    let market = &markets["records"][0];
    assert_eq!(market["amount"]["value"], 270_000_000_000_u64);
    assert_eq!(market["period"], "2023");
    assert_eq!(
        ran.err,
        "note: revenue of a market, not an investment: in no total\n"
    );
    assert_eq!(
        json("list --min 270bn --max 270bn --currency usd"),
        value!([])
    );
}

#[test]
fn q24_what_was_cancelled_and_when() {
    let events = json(&format!("timeline --status cancelled {TODAY}"));
    let google = array(&events)
        .iter()
        .find(|event| event["id"] == "google-de-mittenwalde-2022")
        .expect("an event");
    assert_eq!(
        (&google["date"], &google["status"]),
        (&value!("2025-07-15"), &value!("withdrawn"))
    );
    let statuses = ["withdrawn", "refused", "shelved"];
    for event in array(&events) {
        assert!(statuses.iter().any(|status| event["status"] == *status));
        assert!(event["source"].is_string());
    }
}

#[test]
fn q25_the_total_for_sweden() {
    let total = json(&format!("total --country sweden {TODAY}"));
    assert_eq!(sums(&total["totals"]), ["pledged SEK exact 33700000000"]);
    assert_eq!(total["totals"][0]["counted"], value!(["microsoft-se-2024"]));
    let unquantified = caveat(&total, "unquantified");
    assert_eq!(unquantified["sums"], value!([]));
    let named = array(&unquantified["records"]);
    for id in ["aws-se-2017", "google-se-2026", "oracle-se-2021"] {
        assert!(named.contains(&value!(id)), "{id}");
        let sentence = unquantified["in_words"].as_str().expect("a sentence");
        assert!(sentence.contains(id), "{sentence}");
    }
}

#[test]
fn q26_the_five_countries_with_the_largest_pledges() {
    let line = "total --by country --phase pledged --in USD --top 5";
    let total = json(&format!("{line} {TODAY}"));
    let sums_only = |line: &&Value| line["qualifier"] != "up-to";
    let ranked: Vec<_> = array(&total["converted"])
        .iter()
        .filter(sums_only)
        .collect();
    assert_eq!(ranked.len(), 5);
    assert!(ranked.is_sorted_by(|one, other| billions(one) >= billions(other)));
    assert_eq!(ranked[0]["country"], "US");
    let text = out(&format!("{line} {TODAY}"));
    assert!(text.starts_with("COUNTRY "), "{text}");
    assert!(
        text.contains("\nUnited States  pledged  more than USD "),
        "{text}"
    );
    assert!(
        text.contains("-  In USD at the average reference rate"),
        "{text}"
    );
    assert!(
        text.contains("-  Not shown: 36 groups (pledged, USD).\n"),
        "{text}"
    );
}

#[test]
fn q27_what_changed_in_2025_and_how_much_of_it_was_new() {
    let report = json("changes --since 2025 --until 2025");
    assert!(array(&report["changes"]).iter().all(|change| {
        change["day"]
            .as_str()
            .is_some_and(|day| day.starts_with("2025-"))
    }));
    let before = json("total --as-of 2024-12-31");
    let after = json("total --as-of 2025-12-31");
    for sum in array(&report["sums"]) {
        let units = |total: &Value| {
            let mut lines = array(&total["totals"]).iter();
            let line = lines.find(|line| {
                line["phase"] == sum["phase"]
                    && line["currency"] == sum["currency"]
                    && (line["qualifier"] == "up-to") == (sum["ceiling"] == true)
            });
            line.map_or(0, |line| line["amount"].as_i64().expect("units"))
        };
        assert_eq!(units(&after) - units(&before), sum["difference"]);
    }
}

#[test]
fn q29_did_google_spend_11_bn_in_belgium() {
    let total = json(&format!(
        "total --provider google --country belgium --phase spent --explain {TODAY}"
    ));
    let eleven = 11_000_000_000_u64;
    let spent = array(&total["totals"]).iter();
    assert!(spent.into_iter().all(|line| line["amount"] != eleven));
}

#[test]
fn q30_why_does_germany_not_count_google() {
    let line = "total --country germany --as-of 2025-12-31";
    let text = out(line);
    assert!(
        text.contains(
            "-  Left out whole, because other business is included and no split is known: EUR \
             5.5 bn pledged (google-de-2025).\n"
        ),
        "{text}"
    );
    assert_eq!(
        sums(&json(line)["totals"])[0],
        "pledged EUR about 20800000000"
    );
}

#[test]
fn q31_how_many_jobs_and_megawatts() {
    let page = out(&format!("show aws-es-aragon-2024 {TODAY}"));
    let claims = page.lines().find(|line| line.starts_with("claims "));
    let claims = claims.expect("what the announcer claims");
    assert!(
        claims.contains("jobs") || claims.contains("GDP"),
        "{claims}"
    );
    for record in array(&json(&format!("list --country spain {TODAY}"))) {
        for claim in array(&record["claims"]) {
            assert!(claim["source"].is_string(), "{}", record["id"]);
        }
    }
}

#[test]
fn q32_which_plans_are_overdue_or_silent() {
    let lapsed = json(&format!("list --lapsed --counts yes {TODAY}"));
    let total = json(&format!("total {TODAY}"));
    assert_eq!(
        ids(&lapsed),
        array(&caveat(&total, "lapsed")["records"])
            .iter()
            .map(|id| id.as_str().expect("an id"))
            .collect::<Vec<_>>()
    );
    let quiet = json(&format!(
        "list --quiet-since 2024-06-28 --counts yes {TODAY}"
    ));
    assert_eq!(
        ids(&quiet),
        array(&caveat(&total, "quiet")["records"])
            .iter()
            .map(|id| id.as_str().expect("an id"))
            .collect::<Vec<_>>()
    );
}

#[test]
fn the_question_stands_beside_the_answer() {
    let total = document("total --provider aws --country spain --since 2021 --in EUR --at 2024");
    assert_eq!(
        total["query"]["options"],
        value!({
            "provider": ["aws"], "country": ["ES"], "since": ["2021"], "in": ["EUR"], "at": ["2024"],
        })
    );
}
