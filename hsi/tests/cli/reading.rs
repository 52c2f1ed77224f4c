//! What somebody must be told who knows only the help: what an option does to the answer, what is not
//! shown, and where it stands.

use std::collections::BTreeSet;

use hyperscaler_investments::Group;
use serde_json::{Value, json as value};

use crate::run::{array, hsi, ids, json, out};

/// The help of a command on one line.
fn help(command: &str) -> String {
    let help = out(&format!("{command} --help"));
    help.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A record that may share money with one in another currency counts where that one is not asked for.
#[test]
fn the_currency_chooses_what_is_judged_together() {
    let left_out = |filters: &str| -> bool {
        let total = json(&format!("total {filters} --as-of 2026-06-30"));
        ids(&total["excluded"]).contains(&"aws-kr-2025")
    };
    assert!(left_out("--country korea"));
    assert!(!left_out("--country korea --currency usd"));
    // A list has the verdict of the whole data set, whatever is asked for.
    let listed = json("list --country korea --currency usd --as-of 2026-06-30");
    let mut listed = array(&listed).iter();
    let record = listed.find(|record| record["id"] == "aws-kr-2025");
    assert_eq!(record.expect("a record")["verdict"], "overlap-unresolved");
    for command in ["list", "total", "changes"] {
        let help = help(command);
        let said = "In totals, a record that shares its money with one in another currency then counts for itself";
        assert!(help.contains(said), "hsi {command}: {help}");
    }
    let said = "a site whose plan is not asked for counts for itself, and so does a record whose money is in one of \
                another --currency";
    assert!(help("total").contains(said));
}

/// A ceiling belongs to its group, and is no group more.
#[test]
fn so_many_groups_are_shown_as_asked_for() {
    let line = "total --by country --phase pledged --in EUR --top 5 --as-of 2026-06-30";
    let text = out(line);
    let rows: Vec<_> = text.lines().take_while(|line| !line.is_empty()).collect();
    assert_eq!(rows.len(), 1 + 5 + 1, "{text}");
    assert!(rows[1].starts_with("United States  pledged  more than EUR "));
    assert!(rows[2].starts_with("United States  pledged      up to EUR "));
    assert!(
        text.contains("-  Not shown: 36 groups (pledged, EUR).\n"),
        "{text}"
    );
    let groups = |rows: &[Value]| -> BTreeSet<String> {
        let groups = rows.iter().map(|row| row["country"].to_string());
        groups.collect()
    };
    let total = json(line);
    assert_eq!(groups(array(&total["converted"])).len(), 5);
    assert_eq!(
        total["not_shown"]["converted"],
        value!([{ "phase": "pledged", "currency": "EUR", "groups": 36 }])
    );
    let whole = json(&line.replace(" --top 5", ""));
    assert_eq!(groups(array(&whole["converted"])).len(), 41);
    assert!(whole.get("not_shown").is_none());
    for format in ["csv", "ndjson"] {
        let ran = hsi(&format!("{line} --format {format}"));
        let said = "note: Not shown: 36 groups (pledged, EUR).\n";
        assert!(ran.err.starts_with(said), "{}", ran.err);
        let us = ran
            .out
            .lines()
            .filter(|row| row.contains("US,pledged") || row.contains("\"US\""));
        assert_eq!(us.count(), 2, "{}", ran.out);
    }
    // Of nothing but ceilings, a group stands after those with a sum.
    let all = array(&whole["converted"]);
    let order: Vec<_> = all.iter().map(|row| row["country"].clone()).collect();
    let mut once = order.clone();
    once.dedup();
    assert_eq!(
        once.len(),
        groups(all).len(),
        "a group stands in one place: {order:?}"
    );
    let said = "Only so many groups of each phase and currency, each with its ceiling (\"up to\") below its sum";
    assert!(help("total").contains(said));
}

/// Of rows and columns, so many rows; what all of them come to stays.
#[test]
fn a_matrix_has_so_many_rows_as_asked_for() {
    let line = "total --by country,provider --phase pledged --in EUR --matrix --as-of 2026-06-30";
    let rows = |options: &str| -> Vec<String> {
        let text = out(&format!("{line} {options}"));
        let rows = text.lines().skip(3).take_while(|line| !line.is_empty());
        rows.map(|row| row.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    let (whole, first) = (rows(""), rows("--top 2"));
    assert_eq!(first.len(), 3);
    assert_eq!(first[..2], whole[..2]);
    assert_eq!(first.last(), whole.last());
    let by_name = rows("--sort country --top 2");
    // By its code, AE.
    assert!(
        by_name[0].starts_with("United Arab Emirates "),
        "{by_name:?}"
    );
    assert_ne!(by_name, first);
    let said = "-  Not shown: 39 groups (pledged, EUR).\n";
    assert!(out(&format!("{line} --top 2")).contains(said));
    // The forms for programs hold the cells of these rows.
    let total = json(&format!("{line} --top 2"));
    let cells = array(&total["converted"]);
    let countries: BTreeSet<_> = cells.iter().map(|cell| cell["country"].as_str()).collect();
    assert_eq!(countries, [Some("IN"), Some("US")].into());
    let sums = cells.iter().filter(|cell| cell["qualifier"] != "up-to");
    assert_eq!(sums.count(), 7);
    assert_eq!(
        total["not_shown"]["converted"],
        value!([{ "phase": "pledged", "currency": "EUR", "groups": 39 }])
    );
}

/// A list of ids does not hide the sentence that it belongs to.
#[test]
fn a_caveat_names_three_records_unless_all_are_asked_for() {
    let line = "total --country eu27 --as-of 2026-06-30";
    let text = out(line);
    let said = "-  In no sum, because no amount was stated: aws-at-local-zone-2021, aws-be-local-zone-2021, \
                aws-be-local-zone-2026 and 51 more.\n";
    assert!(text.contains(said), "{text}");
    let pointer = "-  A caveat names 3 records at most; --explain names all.\n";
    assert!(text.ends_with(pointer), "{text}");
    let explained = out(&format!("{line} --explain"));
    for cut in [" more.", " more)."] {
        assert!(!explained.contains(cut), "{explained}");
    }
    assert!(!explained.contains("names all"));
    let total = json(line);
    let caveats = array(&total["caveats"]).iter();
    for caveat in caveats.filter(|it| it["kind"] == "unquantified") {
        assert_eq!(array(&caveat["records"]).len(), 54);
        let sentence = caveat["in_words"].as_str().expect("a sentence");
        assert!(
            explained.contains(&format!("-  {sentence}\n")),
            "{explained}"
        );
    }
    let ran = hsi(&format!("{line} --format csv"));
    let pointer = "note: A caveat names 3 records at most; --format json names all.\n";
    assert!(ran.err.ends_with(pointer), "{}", ran.err);
    // Where all are named anyway, nobody is pointed anywhere.
    assert!(!out("total --country italy --as-of 2024-05-27").contains("names all"));
}

/// What became public and does not count is no change; it is counted, and listed by the question named.
#[test]
fn changes_say_what_became_public_without_counting() {
    let said = |line: &str| -> Option<String> {
        let text = out(line);
        let last = text.lines().next_back().expect("a line");
        last.contains("became public in the period")
            .then(|| last.to_owned())
    };
    assert_eq!(
        said("changes --country spain --since 2025 --until 2025").as_deref(),
        Some(
            "-  1 record became public in the period and does not count at its end. Which, and why: hsi total \
             --country ES --since 2025-01-01 --until 2025-12-31 --as-of 2025-12-31 --counts no --explain"
        )
    );
    for filters in [
        "",
        "--provider google",
        "--country eu",
        "--subdivision US-VA",
        "--text \"data centre\" --kind site",
        "--counts no",
        "--evidence reported --min 1bn",
    ] {
        let line = format!("changes {filters} --since 2019 --until 2023");
        let report = json(&line);
        let excluded = array(&report["excluded"]);
        let sentence = said(&line).expect("a sentence");
        assert!(sentence.starts_with(&format!("-  {} records became public", excluded.len())));
        let (_, question) = sentence
            .split_once("Which, and why: hsi ")
            .expect("a question");
        let named = json(question);
        assert_eq!(array(&named["excluded"]), excluded, "hsi {question}");
        assert_eq!(array(&named["totals"]).len(), 0);
        let csv = hsi(&format!("{line} --format csv"));
        assert!(
            csv.err.contains(&sentence.replace("-  ", "note: ")),
            "{}",
            csv.err
        );
    }
    // Nothing is said of nothing.
    assert_eq!(said("changes --counts yes --since 2025 --until 2025"), None);
    assert!(help("changes").contains("the last line says how many records, and what lists them"));
}

/// A day stands beside the members of a group only if they are others on other days.
#[test]
fn a_group_says_the_day_of_its_members_if_they_change() {
    let said = |group: &str, day: &str| -> String {
        let total = json(&format!("total --country {group} --as-of {day}"));
        total["query"]["in_words"]
            .as_str()
            .expect("words")
            .to_owned()
    };
    for day in ["2026-06-30", "2020-01-31", "2019-12-31", "2010-06-30"] {
        assert_eq!(
            said("eu27", day),
            format!(
                "As of {day}. Only: EU27 (27 countries). EU27: The members since 1 February 2020, whatever the day."
            )
        );
    }
    for (day, members) in [("2026-06-30", 27), ("2020-01-31", 28), ("2013-06-30", 27)] {
        let words = format!("As of {day}. Only: European Union ({members} countries on {day}).");
        assert_eq!(said("eu", day), words);
    }
    // Members are kept from then on: in 2003 there were fifteen.
    assert_eq!(
        said("eu", "2003-12-31"),
        "As of 2003-12-31. Only: European Union (25 countries on 2006-12-31)."
    );
    assert_eq!(
        said("asean", "2025-10-25"),
        "As of 2025-10-25. Only: ASEAN (10 countries on 2025-10-25)."
    );
    assert_eq!(
        said("nordics", "2019-12-31"),
        "As of 2019-12-31. Only: Nordic countries (8 countries)."
    );
}

/// No error is needed to learn which groups there are.
#[test]
fn the_help_names_every_group_of_countries() {
    let groups: Vec<_> = Group::iter().map(Group::id).collect();
    let named = format!(
        "or groups of them, with their members on the day (eu27: those since 2020, whatever the day): {} ",
        groups.join(", ")
    );
    for command in [
        "list",
        "total",
        "changes",
        "timeline",
        "region",
        "coverage",
        "chart map",
    ] {
        assert!(help(command).contains(&named), "hsi {command}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let script = out(&format!("completions {shell}"));
        for group in &groups {
            assert!(script.contains(group), "{shell}: {group}");
        }
    }
}

/// A page without a known title has none where a program reads one: what it is about is said apart.
#[test]
fn no_page_is_cited_by_a_title_that_it_does_not_have() {
    let line = "cite aws-es-aragon-2024 --format";
    let entries = out(&format!("{line} bibtex"));
    assert!(!entries.contains("[Page on"), "{entries}");
    let bolsamania = "@misc{source:bolsamania-2024-05-22-aragon,\n  author = {{Bolsamania}},\n  \
                      howpublished = {Page on AWS in Spain},\n  publisher = {{Bolsamania}},\n";
    assert!(entries.contains(bolsamania), "{entries}");
    let items: Value = serde_json::from_str(&out(&format!("{line} csl-json"))).expect("JSON");
    let mut without = 0;
    for item in array(&items) {
        assert_ne!(
            item.get("title").is_some(),
            item.get("genre").is_some(),
            "{item}"
        );
        if let Some(genre) = item.get("genre") {
            assert_eq!(genre, "Page on AWS in Spain");
            without += 1;
        }
    }
    assert!(without > 2);
    let text = out("cite aws-es-aragon-2024");
    assert!(
        text.contains("\n\nBolsamania: [Page on AWS in Spain], 2024-05-22. https://"),
        "{text}"
    );
    assert!(
        text.contains("\n\nRTVE: \"Amazon anuncia un plan"),
        "{text}"
    );
}

/// People read names, programs read codes.
#[test]
fn tables_of_regions_and_agreements_name_provider_and_country() {
    assert!(out("region italynorth").contains("\nitalynorth  Microsoft  "));
    assert!(out("region italynorth").contains("  Milan  Italy    2023    microsoft-it-2020  "));
    assert!(out("agreements").contains("  Australian Signals Directorate          Australia"));
    let row = &json("region italynorth")[0];
    assert_eq!(
        (&row["provider"], &row["country"]),
        (&value!("microsoft"), &value!("IT"))
    );
    let csv = out("region italynorth --format csv");
    assert!(csv.contains("\r\nitalynorth,microsoft,"), "{csv}");
}

/// Which CSV a spreadsheet opens is said where CSV is asked for.
#[test]
fn the_help_says_which_csv_is_for_excel() {
    for command in ["list", "total", "region"] {
        let said = "csv: RFC 4180, one value a column, UTF-8 without a byte order mark; for Excel see --dialect excel";
        assert!(help(command).contains(said), "hsi {command}");
    }
    let said = "For a double click in Excel, where a comma is the decimal sign, --dialect excel writes the CSV.";
    assert!(help("export").contains(said));
}

/// A rate of a person's own is for sums: where there are none, the message says what there is.
#[test]
fn a_rate_without_a_sum_is_pointed_to_the_total() {
    for command in ["list", "timeline", "changes"] {
        let ran = hsi(&format!("{command} --in EUR --rate USD=0.9"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        let said = "\nA rate of your own is for sums: `hsi total` and the pictures of sums take --rate. `hsi list`, \
                    `timeline` and `changes` convert each record at reference rates: --in, and --at for one month.\n";
        assert!(ran.err.ends_with(said), "hsi {command}: {}", ran.err);
        assert!(!ran.err.contains("similar"), "hsi {command}: {}", ran.err);
    }
}

/// What counts lies in a country, and that on a continent.
#[test]
fn areas_are_the_continents_of_what_counts() {
    let total = json("total --by area --phase pledged --in EUR --as-of 2026-06-30");
    let mut areas = Vec::new();
    for line in array(&total["converted"]) {
        let area = line["area"].as_str().expect("an area");
        // Every one of the world, so no money is held outside.
        let whole = json(&format!(
            "total --country {area} --phase pledged --in EUR --as-of 2026-06-30"
        ));
        let same = |sum: &&Value| sum["qualifier"] == line["qualifier"];
        let sum = array(&whole["converted"]).iter().find(same).expect("a sum");
        assert_eq!(sum["amount"], line["amount"], "{area}");
        if line["qualifier"] != "up-to" {
            areas.push(area.to_owned());
        }
    }
    areas.sort();
    assert_eq!(areas, ["africa", "americas", "asia", "europe", "oceania"]);
    assert_eq!(out("total --by continent"), out("total --by area"));
    let text = out("total --by area --phase pledged --in EUR --as-of 2026-06-30");
    assert!(text.starts_with("AREA      PHASE "), "{text}");
    assert!(
        text.contains("\nAmericas  pledged  more than EUR "),
        "{text}"
    );
    let said =
        "area: The continent of the country; a plan that names no single country is in no total";
    assert!(help("total").contains(said));
}

/// What is not in the data is said wherever it is asked for.
#[test]
fn what_is_not_in_the_data_is_said_where_it_is_asked_for() {
    for line in [
        "total --per-capita",
        "total --by inhabitants",
        "total --by population",
        "list --power",
        "list electricity",
        "water",
    ] {
        let ran = hsi(line);
        assert_eq!(ran.code, Some(2), "hsi {line}");
        let said = "Not in the data: power and water used, anything per inhabitant.\n";
        assert!(ran.err.ends_with(said), "hsi {line}: {}", ran.err);
    }
    for line in [
        "capex",
        "total --by megawatts",
        "total --by JOBS",
        "total --per_year",
    ] {
        let ran = hsi(line);
        assert_eq!(ran.code, Some(2), "hsi {line}");
        assert!(ran.err.contains("`hsi show`"), "hsi {line}: {}", ran.err);
    }
    assert!(!hsi("total --by size").err.contains("Not in the data"));
}

/// The sum of a caveat is written like the total above it: in the same unit, and no more exactly than it is.
#[test]
fn a_caveat_writes_its_sums_like_a_total() {
    let text = out("total --country korea --as-of 2026-06-30");
    for said in [
        "spent     about KRW 5.69 tn        2\n",
        "-  Counted with a rounded sum: about KRW 5.6 tn spent (aws-kr-spent-2025).\n",
    ] {
        assert!(text.contains(said), "{text}");
    }
    let everything = out("total --explain --as-of 2026-06-30");
    let words: Vec<_> = everything.split_whitespace().collect();
    let is_unit = |word: &str| word.trim_end_matches([',', ')', '.', ';', ':']) == "bn";
    let mut compared = 0;
    for pair in words.windows(2).filter(|pair| is_unit(pair[1])) {
        let number: Result<f64, _> = pair[0].parse();
        assert!(number.is_ok_and(|number| number < 1000.0), "{pair:?}");
        compared += 1;
    }
    assert!(compared > 500, "{compared}");
}
