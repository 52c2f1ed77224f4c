//! How a question is asked and said back: filters, order, groups, and the question in every form.

use hyperscaler_investments::Date;
use serde_json::{Value, json as value};

use crate::run::{array, document, hsi, ids, json, out, sums};

const TODAY: &str = "--as-of 2026-06-30";

#[test]
fn every_form_carries_its_question() {
    let line = "--provider aws --country spain --since 2024 --as-of 2026-06-30";
    let options = "--provider aws --country ES --since 2024";
    for command in ["list", "sources", "total", "timeline"] {
        // A timeline cuts changes, the others the records.
        let what = if command == "timeline" {
            "changes"
        } else {
            "public"
        };
        let words = format!("As of 2026-06-30. Only: AWS; Spain; {what} since 2024.");
        for format in ["table", "md"] {
            let text = out(&format!("{command} {line} --format {format}"));
            assert!(text.contains(&words), "hsi {command}: {text}");
        }
        let query = &document(&format!("{command} {line}"))["query"];
        assert_eq!(query["in_words"], words.as_str(), "hsi {command}");
        assert_eq!(
            query["options"],
            value!({ "provider": ["aws"], "country": ["ES"], "since": ["2024"] }),
            "hsi {command}"
        );
        let csv = out(&format!("{command} {line} --format csv"));
        let mut lines = csv.lines();
        assert!(lines.next().is_some_and(|it| it.ends_with(",as_of,query")));
        assert!(
            lines.all(|it| it.ends_with(&format!(",2026-06-30,{options}"))),
            "hsi {command}: {csv}"
        );
        for line in out(&format!("{command} {line} --format ndjson")).lines() {
            let record: Value = serde_json::from_str(line).expect("JSON");
            assert_eq!(
                (&record["as_of"], &record["query"]),
                (&value!("2026-06-30"), &value!(options))
            );
        }
        // What the options say is asked again in the same words.
        let again = document(&format!("{command} {options} --as-of 2026-06-30"));
        assert_eq!(&again["query"], query, "hsi {command}");
    }
}

#[test]
fn a_question_about_a_period_names_it() {
    let query = &document("changes --country spain --since 2024 --until 2024-06")["query"];
    assert_eq!(
        query["options"],
        value!({ "country": ["ES"], "since": ["2024-01-01"], "until": ["2024-06-30"] })
    );
    let method =
        document("total --country spain --by provider --in USD --at 2024")["query"].clone();
    assert_eq!(
        method["options"],
        value!({ "country": ["ES"], "by": ["provider"], "in": ["USD"], "at": ["2024"] })
    );
}

#[test]
fn a_day_after_the_data_is_said() {
    for command in ["list", "timeline", "region", "sources", "total", "coverage"] {
        let line = format!("{command} --country spain --as-of 2029-01-01");
        let text = out(&line);
        let said = "As of 2029-01-01; the data is kept up to 2026-06-30.";
        assert!(text.contains(said), "hsi {line}: {text}");
    }
}

#[test]
fn ranges_that_hold_nothing_are_refused() {
    for (line, message) in [
        (
            "list --since 2025 --until 2024",
            "error: --since 2025 is later than --until 2024\n",
        ),
        (
            "timeline --since 2025-06-30 --until 2025-06-01",
            "error: --since 2025-06-30 is later than --until 2025-06-01\n",
        ),
        (
            "total --min 2bn --max 1bn",
            "error: --min 2000000000 is more than --max 1000000000\n",
        ),
        (
            "changes --since 2025 --as-of 2024",
            "error: the period from 2025-01-01 to 2024-12-31 ends before it begins\n",
        ),
        (
            "total --by country,country",
            "error: --by names country twice\n",
        ),
        (
            "total --by country,provider,year",
            "error: --by takes one or two\n",
        ),
        (
            "total --by country --matrix",
            "error: --matrix needs two groups, such as --by country,provider\n",
        ),
        (
            "list --sort size",
            "error: cannot sort by \"size\"; the columns are id, provider, ",
        ),
        (
            "list --sort=-at-most",
            "error: cannot sort by \"-at-most\"; did you mean at_most:desc?\n",
        ),
        (
            "list --subdivision VA",
            "error: invalid value 'VA' for '--subdivision <SUBDIVISION>': unknown subdivision; did you mean US-VA (Virginia)?\n",
        ),
        (
            "list --subdivision Virgina",
            "error: invalid value 'Virgina' for '--subdivision <SUBDIVISION>': unknown subdivision; did you mean US-VA \
             (Virginia)?\n",
        ),
    ] {
        let ran = hsi(line);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "hsi {line}");
        assert!(ran.err.starts_with(message), "hsi {line}: {}", ran.err);
    }
    // One year, one day and one sum are no empty range.
    assert_eq!(hsi("list --since 2024 --until 2024").code, Some(0));
    assert_eq!(hsi("list --min 1bn --max 1bn").code, Some(0));
}

#[test]
fn words_that_are_unknown_say_what_there_is() {
    for (line, message) in [
        (
            "list --status gone",
            "unknown status; there are in-talks, announced, under-construction, completed, shelved, \
             refused, withdrawn, superseded, cancelled\n",
        ),
        (
            "list --scope cloud",
            "unknown scope; there are infrastructure, mixed, joint\n",
        ),
        (
            "list --provider meta",
            "unknown provider; there are aws, google, microsoft, oracle\n",
        ),
        (
            "total --country \"the world\"",
            "unknown country; --area world asks for plans for the world as a whole, which name no single \
             country; without --country, all countries are asked for\n",
        ),
        (
            "total --country texas",
            "unknown country; Texas is a part of the United States: --subdivision US-TX\n",
        ),
        (
            "list --source Reuter",
            "no source and no publisher; did you mean \"Reuters\"",
        ),
        ("list --text \" \"", "expected a text to look for\n"),
    ] {
        let ran = hsi(line);
        assert_eq!(ran.code, Some(2), "hsi {line}");
        assert!(ran.err.contains(message), "hsi {line}: {}", ran.err);
    }
}

#[test]
fn places_are_found_by_name() {
    let texas = ids(&json(&format!("list --subdivision texas {TODAY}")))
        .iter()
        .map(|id| (*id).to_owned())
        .collect::<Vec<_>>();
    assert!(texas.len() > 5);
    assert!(texas.iter().all(|id| id.contains("-us-tx-")), "{texas:?}");
    let by_code = json(&format!("list --subdivision US-TX {TODAY}"));
    assert_eq!(ids(&by_code), texas);
    let frankfurt = json(&format!("list --place frankfurt {TODAY}"));
    assert!(ids(&frankfurt).contains(&"aws-de-frankfurt-2024"));
    for record in array(&frankfurt) {
        let city = record["city"].as_str().unwrap_or_default();
        assert!(city.to_lowercase().contains("frankfurt"), "{city}");
    }
}

#[test]
fn an_area_is_asked_for_by_name_and_beside_its_countries() {
    let apec = "aws-asia-pacific-apec-2025";
    assert!(ids(&json(&format!("list --area asia-pacific {TODAY}"))).contains(&apec));
    // It concerns the countries that its source lists, and counts in none of them.
    let total = json(&format!("total --country australia --provider aws {TODAY}"));
    let mut excluded = array(&total["excluded"]).iter();
    assert!(excluded.any(|record| record["id"] == apec && record["reason"] == "umbrella"));
    let mut caveats = array(&total["caveats"]).iter();
    let umbrella = caveats.find(|caveat| caveat["kind"] == "umbrella");
    assert_eq!(umbrella.expect("a caveat")["records"], value!([apec]));
}

#[test]
fn texts_partners_and_sources_are_found() {
    let found = |filter: &str| {
        let records = json(&format!("list {filter} {TODAY}"));
        assert!(!array(&records).is_empty(), "{filter}");
        records
    };
    for record in array(&found("--text \"sovereign cloud\"")) {
        let text = record.to_string().to_lowercase();
        assert!(text.contains("sovereign cloud"), "{}", record["id"]);
    }
    for record in array(&found("--partner khazna")) {
        let partners = record["partners"].to_string();
        assert!(partners.contains("Khazna"), "{partners}");
    }
    let reuters = found("--source reuters");
    let pages = json(&format!("sources --source reuters {TODAY}"));
    let of_reuters: Vec<_> = array(&pages)
        .iter()
        .filter(|page| page["publisher"] == "Reuters" || page["origin"] == "Reuters")
        .filter_map(|page| page["id"].as_str())
        .collect();
    for record in array(&reuters) {
        let history = array(&record["history"]).iter().map(|it| &it["source"]);
        let mut sources = array(&record["sources"]).iter().chain(history);
        assert!(
            sources.any(|id| id.as_str().is_some_and(|id| of_reuters.contains(&id))),
            "{}",
            record["id"]
        );
    }
    // Notes are written with later knowledge, and are not searched before.
    let note = "replaces the plan of 2021";
    assert!(!ids(&json(&format!("list --text \"{note}\" {TODAY}"))).is_empty());
    assert!(ids(&json(&format!("list --text \"{note}\" --as-of 2025-12-31"))).is_empty());
}

#[test]
fn verdicts_are_asked_for() {
    let counts = json(&format!("list --country spain --counts yes {TODAY}"));
    let others = json(&format!("list --country spain --counts no {TODAY}"));
    assert!(array(&counts).iter().all(|it| it["verdict"] == "counts"));
    assert!(array(&others).iter().all(|it| it["verdict"] != "counts"));
    let all = json(&format!("list --country spain {TODAY}"));
    assert_eq!(
        array(&all).len(),
        array(&counts).len() + array(&others).len()
    );
    let mixed = json(&format!("list --reason mixed-scope,joint-sum {TODAY}"));
    for record in array(&mixed) {
        let verdict = &record["verdict"];
        assert!(verdict == "mixed-scope" || verdict == "joint-sum");
    }
    // In a total, verdicts are those within the selection.
    let sites = "--country spain --provider microsoft --as-of 2025-03-01 --kind site";
    let total = json(&format!("total {sites} --counts yes"));
    assert_eq!(total["excluded"], value!([]));
    assert!(!array(&total["totals"]).is_empty());
}

#[test]
fn rows_are_sorted_and_cut_off() {
    let line = format!("list --country spain,sweden --counts yes {TODAY}");
    let largest = json(&format!("{line} --sort amount:desc"));
    let sums: Vec<_> = array(&largest)
        .iter()
        .map(|it| {
            let amount = &it["amount"];
            (
                amount["currency"].as_str().expect("a currency").to_owned(),
                amount["value"].as_u64().expect("a sum"),
            )
        })
        .collect();
    // Sums are compared within their currency only.
    let is_sorted = |pair: &[(String, u64)]| {
        pair[0].0 < pair[1].0 || pair[0].0 == pair[1].0 && pair[0].1 >= pair[1].1
    };
    assert!(sums.windows(2).all(is_sorted), "{sums:?}");
    let first = json(&format!("{line} --sort amount:desc --top 1"));
    assert_eq!(array(&first)[..], array(&largest)[..1]);
    let newest = json(&format!("list --sort first_public:desc --top 3 {TODAY}"));
    assert_eq!(array(&newest).len(), 3);
    // A year is over on its last day: it comes behind each of its months.
    let by_date = json(&format!("list --sort announced {TODAY}"));
    let dates: Vec<Date> = array(&by_date)
        .iter()
        .filter_map(|it| it["history"][0]["date"].as_str()?.parse().ok())
        .collect();
    assert_eq!(dates.len(), array(&by_date).len());
    assert!(dates.is_sorted(), "{dates:?}");
    let years = dates.iter().filter(|date| date.month().is_none());
    assert!(years.count() > 1);
    // What is absent comes last, whichever way, in whatever currency the others are.
    for (field, key) in [("amount", "value"), ("at_most", "at_most")] {
        for direction in ["asc", "desc"] {
            let all = json(&format!("list --sort {field}:{direction} {TODAY}"));
            let is_absent: Vec<_> = array(&all)
                .iter()
                .map(|it| it["amount"][key].is_null())
                .collect();
            assert!(is_absent.is_sorted(), "{field}, {direction}");
            assert!(is_absent.contains(&true) && is_absent.contains(&false));
        }
    }
}

#[test]
fn two_groups_make_rows_and_columns() {
    let line =
        format!("total --by country,provider --country spain,germany --phase pledged {TODAY}");
    let total = json(&line);
    for sum in array(&total["totals"]) {
        assert!(sum["country"].is_string() && sum["provider"].is_string());
    }
    let text = out(&format!("{line} --matrix"));
    assert!(text.starts_with("pledged, EUR:\n\nCOUNTRY "), "{text}");
    for row in ["\nGermany  ", "\nSpain    ", "\nall      "] {
        assert!(text.contains(row), "{text}");
    }
    let whole = out(&format!(
        "total --country spain,germany --phase pledged {TODAY}"
    ));
    let sum = whole
        .lines()
        .find_map(|line| line.split("EUR ").nth(1)?.split("  ").next())
        .expect("a sum");
    let last = text
        .lines()
        .find(|line| line.starts_with("all "))
        .expect("a row");
    assert!(last.ends_with(sum), "{last}: {sum}");
}

/// Every group that sums are told apart by; those of a grouping add up to the whole.
#[test]
fn sums_are_grouped_by_phase_and_area_too() {
    let whole = json("total --country spain,italy");
    let by_phase = json("total --country spain,italy --by phase");
    assert_eq!(sums(&by_phase["totals"]), sums(&whole["totals"]));
    let rows = out("total --country spain,italy --by phase --format csv");
    let heading = rows.lines().next().unwrap_or_default();
    assert!(heading.starts_with("phase,currency,"), "{heading}");
    let rows = out("total --country spain --by phase,provider --format csv");
    let heading = rows.lines().next().unwrap_or_default();
    assert!(heading.starts_with("provider,phase,currency,"), "{heading}");
    let changes = out("changes --since 2024 --by phase,area --format csv");
    assert!(changes.starts_with("area,phase,currency,"), "{changes}");
}

/// `--by country --in EUR --sort amount --top 5` is one command.
#[test]
fn groups_are_sorted_as_asked_for() {
    let of = |options: &str| -> Vec<String> {
        let line = format!("total --by country --phase pledged --in EUR {options} {TODAY}");
        let total = json(&line);
        let sums = array(&total["converted"])
            .iter()
            .filter(|it| it["qualifier"] != "up-to");
        sums.map(|it| it["country"].as_str().unwrap_or("none").to_owned())
            .collect()
    };
    let largest = of("");
    assert_eq!(of("--sort amount:desc --top 5"), largest[..5]);
    let mut smallest = of("--sort amount");
    smallest.reverse();
    assert_eq!(smallest, largest);
    assert_ne!(of("--sort amount --top 5"), largest[..5]);
    let by_code = of("--sort country");
    assert!(by_code.is_sorted(), "{by_code:?}");
    let records = json(&format!(
        "total --by provider --sort records:desc --currency usd {TODAY}"
    ));
    let counts: Vec<_> = array(&records["totals"])
        .iter()
        .filter(|line| line["phase"] == "pledged" && line["qualifier"] != "up-to")
        .map(|line| array(&line["counted"]).len())
        .collect();
    assert!(
        counts.len() > 2 && counts.is_sorted_by(|one, other| one >= other),
        "{counts:?}"
    );
    let ran = hsi("total --by country --sort provider");
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "error: cannot sort by \"provider\"; there are amount, records, country\n"
    );
}

#[test]
fn coverage_says_true_things_under_a_filter() {
    let names = |line: &str| {
        let coverage = document(line);
        let without: Vec<_> = array(&coverage["without_records"])
            .iter()
            .map(|code| code.as_str().expect("a code").to_owned())
            .collect();
        (coverage["without_records_among"].clone(), without)
    };
    assert_eq!(names("coverage --country spain"), (value!("asked"), vec![]));
    assert_eq!(
        names("coverage --country portugal,spain --provider oracle"),
        (value!("asked"), vec!["PT".into()])
    );
    let (among, without) = names("coverage --provider oracle");
    assert_eq!(among, "covered");
    assert!(without.contains(&"PT".into()) && !without.contains(&"ES".into()));
    let text = out("coverage --country spain");
    assert!(!text.contains("Germany"), "{text}");
    let text = out("coverage --provider oracle");
    let sentence = "Countries with records, but none that matches: Africa: Nigeria; Americas: ";
    assert!(text.contains(sentence), "{text}");
    let text = out("coverage --country africa");
    let sentence = "Asked for, without a record that matches: Algeria, Angola, Benin, ";
    assert!(text.contains(sentence), "{text}");
}

#[test]
fn sums_are_short_and_every_digit_is_there_on_request() {
    let line = "total --country germany --as-of 2025-12-31";
    assert!(out(line).contains("pledged  about EUR 20.8 bn        4\n"));
    assert!(
        out(&format!("{line} --digits")).contains("pledged  about EUR 20,800,000,000        4\n")
    );
    let japan = out("list --country korea --sort amount:desc --top 1 --currency krw");
    assert!(japan.contains(" tn "), "{japan}");
    let csv = out(&format!("{line} --digits --format csv"));
    assert_eq!(csv, out(&format!("{line} --format csv")));
}
