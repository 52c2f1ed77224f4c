//! What is said asserts only what was checked: verdicts in words, sums within a selection, caveats,
//! changes. Each test is a fault that was found once.

use serde_json::{Value, json as value};

use crate::run::{array, ids, json, out, sums};

/// The sentence about each record of a total.
fn why(line: &str, id: &str) -> String {
    let total = json(&format!("total {line} --explain"));
    let mut explained = array(&total["explained"]).iter();
    let record = explained.find(|record| record["id"] == id);
    let why = &record.unwrap_or_else(|| panic!("{id} is not in hsi total {line}"))["why"];
    why.as_str().expect("a sentence").into()
}

/// The caveat of a kind.
fn caveat(total: &Value, kind: &str) -> Option<Value> {
    let mut caveats = array(&total["caveats"]).iter();
    caveats.find(|caveat| caveat["kind"] == kind).cloned()
}

#[test]
fn a_mixed_record_promises_a_part_only_where_one_counts() {
    assert_eq!(
        why("--country germany", "google-de-2025"),
        "mixed with other business"
    );
    assert_eq!(
        why("--country germany", "aws-de-package-2024"),
        "mixed with other business; its part aws-de-frankfurt-2024 counts"
    );
    // Where the part is not asked for, it is in no sum.
    assert_eq!(
        why("--country germany --scope mixed", "aws-de-package-2024"),
        "mixed with other business"
    );
    let total = json("total --country germany --as-of 2025-12-31");
    let left_out = caveat(&total, "mixed-scope").expect("a caveat");
    assert_eq!(left_out["records"], value!(["google-de-2025"]));
    assert_eq!(sums(&left_out["sums"]), ["pledged EUR exact 5500000000"]);
}

#[test]
fn talks_led_to_a_plan_and_a_plan_was_replaced() {
    assert_eq!(
        why("--country italy", "aws-it-talks-2024"),
        "led to aws-it-expansion-2024 on 2024-11-07"
    );
    assert_eq!(
        why("--country spain", "aws-es-2021"),
        "replaced by aws-es-aragon-2024 on 2024-05-22"
    );
    assert_eq!(
        why("--country italy --as-of 2024-05-27", "aws-it-talks-2024"),
        "in talks"
    );
}

#[test]
fn what_may_share_money_is_not_said_to_share_it() {
    let line = "--country spain --as-of 2025-03-01";
    assert_eq!(
        why(line, "microsoft-es-2024"),
        "may share money with microsoft-es-aragon-2024; no source says how much"
    );
    let total = json(&format!("total {line}"));
    let overlap = caveat(&total, "overlap").expect("a caveat");
    assert_eq!(overlap["records"], value!(["microsoft-es-2024"]));
    // Some of the USD 2.1 bn that is left out is new: the sum is a lower bound.
    let dollars = json(&format!(
        "total {line} --provider microsoft,google --currency usd"
    ));
    assert_eq!(
        sums(&dollars["totals"]),
        ["pledged USD more-than 2750000000"]
    );
}

#[test]
fn headlines_are_compared_only_where_they_differ() {
    for line in ["--country sweden", "--provider oracle --country germany"] {
        let text = out(&format!("total {line} --explain --as-of 2026-06-28"));
        assert!(!text.contains("HEADLINES"), "{text}");
        assert!(!text.contains("Adding headlines"), "{text}");
    }
    // A plan for all of the Asia-Pacific is no headline of Japan's.
    let text = out("total --country japan --explain --as-of 2026-06-28");
    assert!(text.contains("\naws-asia-pacific-apec-2025 "), "{text}");
    assert!(!text.contains("HEADLINES"), "{text}");
    // No headline has a sum.
    let text = out("total --provider oracle --country sweden --explain --as-of 2026-06-28");
    assert!(text.contains("\n\nNothing counts.\n"), "{text}");
    assert!(!text.contains("\n\n\n"), "{text}");
}

#[test]
fn headlines_keep_their_qualifiers() {
    let text = out("total --country gb --explain");
    assert!(
        text.contains("pledged    more than GBP 57.3 bn   more than GBP 8 bn\n"),
        "{text}"
    );
    assert!(
        !text.contains("\nspent      more than GBP 3 bn  "),
        "{text}"
    );
}

/// One rule: the headline of what adds to another record is its own sum.
#[test]
fn a_headline_is_the_sum_of_its_record() {
    let total = json("total --provider aws --country spain --explain");
    let mut explained = array(&total["explained"]).iter();
    let raise = explained
        .find(|it| it["id"] == "aws-es-aragon-2026")
        .expect("the raise");
    assert_eq!(raise["headline"], raise["counted"]);
    assert_eq!(raise["headline"]["value"], 18_000_000_000_u64);
}

#[test]
fn a_part_of_a_replaced_whole_is_not_said_to_be_replaced() {
    for day in ["2025-12-31", "2026-06-30"] {
        let total = json(&format!("total --explain --as-of {day}"));
        for record in array(&total["explained"]) {
            let why = record["why"].as_str().expect("a sentence");
            let is_replaced = record["verdict"] == "superseded";
            let says_so = why.starts_with("replaced by") || why.starts_with("led to");
            assert_eq!(is_replaced, says_so, "{why}");
        }
    }
    let page = out("show microsoft-es-aragon-campus-2024");
    assert!(
        page.contains(
            "counts       no: inside microsoft-es-aragon-2024, whose money is in \
             microsoft-es-aragon-2025-11\n"
        ),
        "{page}"
    );
}

#[test]
fn changes_keep_currency_qualifier_and_sign() {
    // The dollars of one plan left the total when a plan in euros came.
    let page = out("show microsoft-es-aragon-2024");
    for line in [
        "2024-06-14 +EUR 6.69 bn pledged, microsoft-es-aragon-2024: becomes public\n",
        "2024-06-14 -USD 2.1 bn pledged, microsoft-es-2024: may share money with microsoft-es-aragon-2024; no source says how much\n",
        "2025-11-14 -EUR 6.69 bn pledged, microsoft-es-aragon-2024: replaced by microsoft-es-aragon-2025-11 on 2025-11-14\n",
    ] {
        assert!(page.contains(line), "{page}");
    }
    let later = &json("show microsoft-es-aragon-2025-11")[0]["changes"];
    let raise = array(later)
        .iter()
        .find(|it| it["id"] == "microsoft-es-aragon-2025")
        .expect("what it replaced");
    assert_eq!(
        (&raise["qualifier"], &raise["amount"]),
        (&value!("more-than"), &value!(-2_800_000_000_i64))
    );
    assert!(
        out("show microsoft-es-aragon-2025-11")
            .contains("2025-11-14 -more than EUR 2.8 bn pledged")
    );
}

#[test]
fn a_ceiling_is_said_to_be_one() {
    let page = out("show microsoft-us-ia-2011");
    assert!(
        page.contains(
            "changes      by 2011-09-20 +up to USD 200 m pledged, a ceiling, microsoft-us-ia-2011: \
             becomes public\n"
        ),
        "{page}"
    );
    let changes = out("changes --provider microsoft --subdivision iowa --since 2011 --until 2011");
    assert!(
        changes.contains("+up to USD 200 m, a ceiling  "),
        "{changes}"
    );
}

/// A plan that was shelved and taken up again left the total and returned.
#[test]
fn a_fall_and_a_return_are_both_among_the_changes() {
    let page = out("show oracle-us-ut-2008");
    let changes = page.split("changes ").nth(1).expect("changes");
    let changes = changes.split("history ").next().expect("a history");
    let lines: Vec<_> = changes.lines().map(str::trim).collect();
    assert_eq!(lines.len(), 3, "{changes}");
    assert!(lines[0].contains("+USD 285 m") && lines[0].ends_with("becomes public"));
    assert!(lines[1].contains("-USD 285 m") && lines[1].ends_with(": shelved"));
    assert!(lines[2].contains("+USD 285 m"));
    assert!(lines[2].ends_with("counts from now on; until then shelved"));
}

#[test]
fn all_that_one_record_restates_is_named() {
    assert_eq!(
        why("--country france", "aws-fr-ai-summit-2025"),
        "the same money as aws-fr-2022; it restates aws-fr-2022 and aws-fr-spent-2021 together"
    );
}

/// A sum that holds what was spent before is not spread over the years of the plan.
#[test]
fn a_sum_of_past_and_plan_has_no_average() {
    let page = &json("show microsoft-ae-total-2025")[0];
    assert!(page["horizon"]["start"].is_number() && page["horizon"]["end"].is_number());
    assert_eq!(page["per_year"], Value::Null);
    assert!(!out("show microsoft-ae-total-2025").contains("per year"));
}

#[test]
fn a_page_of_an_earlier_day_knows_no_later_change() {
    let page = json("show microsoft-es-aragon-2024 --as-of 2024-12-31");
    let days: Vec<_> = array(&page[0]["changes"])
        .iter()
        .map(|change| change["day"].as_str())
        .collect();
    assert_eq!(days, [Some("2024-06-14"), Some("2024-06-14")]);
}

#[test]
fn a_stated_total_says_what_else_is_in_it() {
    let page = out("show aws-es-aragon-2026");
    assert!(page.contains("stated total  EUR 33.7 bn\n"), "{page}");
    let page = out("show aws-in-2026");
    for line in [
        "stated total  USD 48 bn, with other business in it: aws-in-package-2025 is mixed\n",
        "counts        yes; it adds to aws-in-package-2025, which does not count: replaced by ",
    ] {
        assert!(page.contains(line), "{page}");
    }
}

#[test]
fn a_date_is_never_more_precise_than_its_source() {
    // Public in October 2023, which counts from the last day.
    let line = "--provider aws --country germany";
    for text in [
        out(&format!("list {line} --format md")),
        out(&format!("total {line} --explain")),
        out(&format!("timeline {line}")),
        out("show aws-de-sovereign-cloud-2023"),
        out("show aws-de-sovereign-cloud-2024"),
        out("cite aws-de-sovereign-cloud-2023"),
    ] {
        assert!(text.contains("2023-10"), "{text}");
        assert!(!text.contains("2023-10-31"), "{text}");
    }
    let changes = out("changes --country finland --since 2013 --until 2013");
    assert!(changes.contains("\n2013-11  "), "{changes}");
    // The day on which one was replaced is as precise as what is known of the other.
    let events = json("timeline --status superseded");
    for event in array(&events) {
        let newer = event["by"].as_str().expect("a record");
        let first = &json(&format!("show {newer}"))[0]["history"][0];
        assert_eq!(event["date"], first["date"], "{newer}");
        assert_eq!(event["is_upper_bound"], first["by"], "{newer}");
    }
}

/// What is only known to have been public by a day is no news of that day.
#[test]
fn an_upper_bound_is_shown_as_one() {
    let listed = json("list");
    let mut records = array(&listed).iter();
    let record = records
        .find(|record| record["history"][0]["by"] == true)
        .expect("one of Oracle's");
    let id = record["id"].as_str().expect("an id");
    let date = record["history"][0]["date"].as_str().expect("a date");
    let page = out(&format!("show {id}"));
    assert!(page.contains(&format!("by {date} ")), "{page}");
    let text = out(&format!("timeline --text {id}"));
    let line = text.lines().find(|line| line.contains(id)).expect("a line");
    assert!(line.starts_with(&format!("by {date} ")), "{line}");
    let csv = out(&format!("list --text {id} --format csv"));
    assert!(csv.contains(&format!(",{date},")), "{csv}");
    assert!(csv.contains(",true,"), "{csv}");
}

/// A site whose plan is not asked for counts for itself, and the total says so.
#[test]
fn a_selection_is_judged_together() {
    let inside = "--country spain --provider microsoft --as-of 2025-03-01";
    let total = json(&format!("total {inside}"));
    assert!(caveat(&total, "outside-selection").is_none());
    let excluded = ids(&total["excluded"]);
    assert!(excluded.contains(&"microsoft-es-aragon-campus-2024"));
    let sites = json(&format!("total {inside} --kind site"));
    assert_eq!(sums(&sites["totals"]), ["pledged EUR more-than 5000000000"]);
    let outside = caveat(&sites, "outside-selection").expect("a caveat");
    assert_eq!(
        outside["records"],
        value!(["microsoft-es-aragon-campus-2024"])
    );
    // The verdict of a list is that of the whole data set.
    let listed = json(&format!("list {inside} --kind site"));
    let campus = array(&listed)
        .iter()
        .find(|record| record["id"] == "microsoft-es-aragon-campus-2024")
        .expect("the campus");
    assert_eq!(campus["verdict"], "part-of-counted");
}

/// Filters of time, size, status and evidence choose among what counts, and change no verdict.
#[test]
fn other_filters_only_choose() {
    let whole = json("total --country spain");
    let counted: Vec<_> = array(&whole["totals"])
        .iter()
        .flat_map(|line| array(&line["counted"]))
        .collect();
    for filter in [
        "--since 2024-07",
        "--until 2024",
        "--max 3bn",
        "--min 3bn",
        "--status announced",
        "--evidence primary,official",
        "--beyond 2030",
    ] {
        let chosen = json(&format!("total --country spain {filter}"));
        for line in array(&chosen["totals"]) {
            for id in array(&line["counted"]) {
                assert!(counted.contains(&id), "{filter}: {id}");
            }
        }
        for record in array(&chosen["excluded"]) {
            assert!(
                array(&whole["excluded"]).contains(record),
                "{filter}: {record}"
            );
        }
        assert!(caveat(&chosen, "outside-selection").is_none(), "{filter}");
    }
}

#[test]
fn groups_are_judged_with_the_whole() {
    for by in ["country", "provider", "kind", "scope", "stated-by", "year"] {
        let line = "total --country spain --as-of 2025-03-01";
        let (whole, groups) = (json(line), json(&format!("{line} --by {by}")));
        let units = |lines: &Value, currency: &str| -> u64 {
            let lines = array(lines).iter();
            let lines = lines.filter(|line| line["currency"] == currency);
            lines
                .map(|line| line["amount"].as_u64().expect("an amount"))
                .sum()
        };
        for currency in ["EUR", "USD"] {
            assert_eq!(
                units(&whole["totals"], currency),
                units(&groups["totals"], currency),
                "{by}"
            );
        }
    }
}

#[test]
fn a_total_of_a_period_points_to_the_changes() {
    let said = |line: &str| caveat(&json(line), "by-publication").is_some();
    assert!(said("total --country spain --since 2025"));
    assert!(said("total --country spain --by year"));
    assert!(!said("total --country spain --by provider"));
    assert!(out("total --help").contains("hsi changes"));
    assert!(out("changes --help").contains("hsi total"));
}

#[test]
fn caveats_say_the_same_in_every_form() {
    let line = "total --country germany --as-of 2025-12-31 --explain";
    let caveats = json(line)["caveats"].clone();
    let text = out(line);
    let markdown = out(&format!("{line} --format md"));
    let csv = crate::run::hsi(&format!("{line} --format csv"));
    assert!(array(&caveats).len() > 4);
    for caveat in array(&caveats) {
        let sentence = caveat["in_words"].as_str().expect("a sentence");
        assert!(text.contains(&format!("-  {sentence}\n")), "{sentence}");
        assert!(markdown.contains(&format!("- {sentence}\n")), "{sentence}");
        assert!(
            csv.err.contains(&format!("note: {sentence}\n")),
            "{sentence}"
        );
    }
}

/// The changes of a period add up to the difference of the totals, whatever the filters.
#[test]
fn changes_are_the_difference_of_totals() {
    let cases = [
        ("", "2021-01-01", "2021-12-31"),
        ("--country spain", "2024-01-01", "2024-12-31"),
        ("--country spain --kind site", "2024-01-01", "2026-06-30"),
        ("--provider microsoft --max 3bn", "2020-01-01", "2025-12-31"),
        (
            "--phase pledged --evidence primary",
            "2023-01-01",
            "2026-06-30",
        ),
        (
            "--country germany,italy --beyond 2026",
            "2019-01-01",
            "2024-12-31",
        ),
    ];
    for (filters, since, until) in cases {
        let report = json(&format!(
            "changes {filters} --since {since} --until {until}"
        ));
        let by_country = json(&format!(
            "changes {filters} --since {since} --until {until} --by country"
        ));
        assert!(!array(&report["sums"]).is_empty(), "{filters}");
        for sum in array(&report["sums"]) {
            let is_alike = |it: &&Value| {
                it["phase"] == sum["phase"]
                    && it["currency"] == sum["currency"]
                    && (it["qualifier"] == "up-to" || it["ceiling"] == true)
                        == (sum["ceiling"] == true)
            };
            let units = |value: &Value| value.as_i64().expect("units");
            let changes = array(&report["changes"]).iter().filter(is_alike);
            let sum_of_changes: i64 = changes.map(|it| units(&it["amount"])).sum();
            assert_eq!(sum_of_changes, units(&sum["difference"]), "{filters}");
            let countries = array(&by_country["sums"]).iter().filter(is_alike);
            let of_countries: i64 = countries.map(|it| units(&it["difference"])).sum();
            assert_eq!(of_countries, sum_of_changes, "{filters}");
            // Where no filter chooses, `hsi total` says the same of both days.
            if filters.contains("--max") || filters.contains("--evidence") {
                continue;
            }
            let after = json(&format!("total {filters} --as-of {until}"));
            let total = array(&after["totals"]).iter().find(|it| is_alike(it));
            assert_eq!(
                total.map(|it| &it["amount"]),
                sum["after"].get("amount"),
                "{filters}"
            );
        }
    }
}

#[test]
fn changes_have_a_default_period_and_say_so() {
    let text = out("changes --country spain");
    assert!(
        text.contains(
            "-  From 2025-07-01 to 2026-06-30, both included. --since and --until ask for another \
             period.\n"
        ),
        "{text}"
    );
    let report = json("changes --country spain");
    assert_eq!(
        (&report["since"], &report["until"]),
        (&value!("2025-07-01"), &value!("2026-06-30"))
    );
    // The period ends with the day of the question.
    let report = json("changes --country spain --as-of 2024-05-22 --since 2024");
    assert_eq!(report["until"], "2024-05-22");
    assert_eq!(array(&report["changes"]).len(), 3);
    let csv = out("changes --provider aws --country spain --since 2024 --until 2024 --format csv");
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "date,is_upper_bound,day,id,provider,country,alpha3,phase,currency,amount,qualifier,verdict_before,verdict,verdict_by,\
         cause,title,as_of,query"
    );
    assert!(lines[1].starts_with(
        "2024-05-22,false,2024-05-22,aws-es-aragon-2024,aws,ES,ESP,pledged,EUR,15700000000,exact,\
         not-yet-public,counts,,becomes public,"
    ));
    assert!(lines[2].starts_with(
        "2024-05-22,false,2024-05-22,aws-es-2021,aws,ES,ESP,pledged,EUR,-2500000000,exact,counts,superseded,\
         aws-es-aragon-2024,replaced by aws-es-aragon-2024 on 2024-05-22,"
    ));
    assert_eq!(lines.len(), 3);
}

#[test]
fn changes_by_year_are_what_was_new_in_each() {
    let report = json("changes --provider aws --country spain --since 2019 --by year");
    let years: Vec<_> = array(&report["sums"])
        .iter()
        .map(|sum| {
            let year = sum["year"].as_str().expect("a year");
            format!("{year} {}", sum["difference"])
        })
        .collect();
    assert_eq!(
        years,
        [
            "2020 2000000000",
            "2021 500000000",
            "2024 13200000000",
            "2026 18000000000"
        ]
    );
}

/// A sum that falls to nothing is a line, in every form.
#[test]
fn a_fall_is_shown_even_to_nothing() {
    let line = "timeline --totals --provider aws --country ES --max 3bn";
    let steps = json(line);
    let last = array(&steps).last().expect("a step");
    assert_eq!(
        (&last["day"], &last["amount"], &last["change"]),
        (
            &value!("2024-05-22"),
            &Value::Null,
            &value!(-2_500_000_000_i64)
        )
    );
    let last = "2024-05-22  pledged  nothing in EUR  -EUR 2.5 bn        0\n";
    assert!(out(line).contains(last), "{}", out(line));
    let csv = out(&format!("{line} --format csv"));
    let last = "2024-05-22,pledged,EUR,unquantified,,-2500000000,0,,2026-06-30,";
    assert!(csv.contains(last), "{csv}");
    // What supersedes a site is not a site.
    let sites = json("timeline --totals --country ES --kind site --as-of 2026-06-30");
    let days: Vec<_> = array(&sites).iter().map(|it| it["day"].clone()).collect();
    assert_eq!(
        days,
        ["2024-07-03", "2025-02-28", "2025-11-14", "2026-01-12"]
    );
    let fall = &array(&sites)[2];
    assert!(fall["change"].as_i64() < Some(0), "{fall}");
}

#[test]
fn the_last_step_is_the_total() {
    for filters in [
        "",
        "--country spain --kind site",
        "--max 3bn",
        "--status announced",
    ] {
        let steps = json(&format!("timeline --totals {filters} --as-of 2025-06-30"));
        let total = json(&format!("total {filters} --as-of 2025-06-30"));
        for line in array(&total["totals"]) {
            let same = |step: &&Value| {
                step["phase"] == line["phase"]
                    && step["currency"] == line["currency"]
                    && (step["qualifier"] == "up-to") == (line["qualifier"] == "up-to")
            };
            let last = array(&steps).iter().rfind(same).expect("a step");
            assert_eq!(last["amount"], line["amount"], "{filters}");
            assert_eq!(last["qualifier"], line["qualifier"], "{filters}");
        }
    }
}

/// A page of 2025 is not shown to a question of 2021.
#[test]
fn no_page_is_shown_before_it_was_written() {
    let later = "industrialcomputingnews-2025-11-19-belgium";
    for line in [
        "sources --as-of 2021-12-01",
        "sources --provider microsoft --as-of 2021-12-01",
        "show microsoft-be-2021 --as-of 2021-12-01",
        "list --provider microsoft --as-of 2021-12-01",
        "timeline --provider microsoft --as-of 2021-12-01",
        "cite microsoft-be-2021 --as-of 2021-12-01",
        "region --as-of 2021-12-01",
    ] {
        for format in ["table", "json"] {
            let format = match format {
                "table" if line.starts_with("cite") => "text",
                other => other,
            };
            let text = out(&format!("{line} --format {format}"));
            assert!(!text.contains(later), "hsi {line}");
            assert!(!text.contains("2025-11-19"), "hsi {line}");
        }
    }
    assert!(out("show microsoft-be-2021").contains(later));
    for day in ["2019-01-01", "2021-12-01", "2024-05-27"] {
        let sources = json(&format!("sources --as-of {day}"));
        for source in array(&sources) {
            let published = source["published"].as_str().unwrap_or_default();
            assert!(published.len() < 10 || published <= day, "{source}");
            assert!(source["note"].is_null(), "{source}");
        }
    }
}

#[test]
fn what_stands_beside_the_records_has_its_day_too() {
    let day = "2024-01-31";
    for command in ["agreements", "markets", "rates", "region"] {
        let (then, now) = (json(&format!("{command} --as-of {day}")), json(command));
        assert!(array(&then).len() < array(&now).len(), "{command}");
        for row in array(&then) {
            assert!(row["note"].is_null(), "{command}");
            for key in ["announced", "published", "date", "opened"] {
                let date = row[key].as_str().unwrap_or_default();
                assert!(date <= day, "{command}: {row}");
            }
        }
    }
}
