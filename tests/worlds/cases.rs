//! Cases that once went wrong, or of which somebody had to think: small worlds with the totals that are right.

use crate::world::{Compiled, Record, plan};

/// The day of every question that names no other.
const TODAY: &str = "2026-01-01";

#[track_caller]
fn compiled(records: &[Record]) -> Compiled {
    Compiled::of(records).unwrap_or_else(|refused| panic!("{refused}"))
}

/// The compiler refuses a world, and says so in these words.
#[track_caller]
fn refused(records: &[Record], words: &str) {
    let refused = Compiled::of(records).err().expect("a mistake");
    assert!(refused.contains(words), "{refused}");
}

/// What a world adds up to on a day, by the compiler's verdicts and by the oracle's.
#[track_caller]
fn on(day: &str, records: &[Record]) -> String {
    let world = compiled(records);
    let all = world.oracle.all();
    let total = told(&world, &world.verdicts(day), &all);
    assert_eq!(told(&world, &world.oracle.judge(day, &all), &all), total);
    assert_eq!(told(&world, &world.within(day, &all), &all), total);
    total
}

#[track_caller]
fn total(records: &[Record]) -> String {
    on(TODAY, records)
}

/// What some records of a world add up to.
#[track_caller]
fn among(names: &[&str], records: &[Record]) -> String {
    let world = compiled(records);
    let selected: Vec<bool> = world
        .names
        .iter()
        .map(|name| names.contains(&name.as_str()))
        .collect();
    let total = told(&world, &world.within(TODAY, &selected), &selected);
    let oracle = world.oracle.judge(TODAY, &selected);
    assert_eq!(told(&world, &oracle, &selected), total);
    total
}

/// The lines of a total: "5, up to 10"; spent sums say so.
fn told(world: &Compiled, verdicts: &[crate::rules::Verdict], selected: &[bool]) -> String {
    let lines = world.oracle.total(verdicts, selected);
    let line = |(&(phase, _, is_ceiling), line): (&(&str, &str, bool), &crate::rules::Line)| {
        let words = match line.qualifier(is_ceiling) {
            "exact" => String::new(),
            qualifier => qualifier.replace('-', " ") + " ",
        };
        let phase = if phase == "spent" { "spent " } else { "" };
        format!("{phase}{words}{}", line.units)
    };
    lines.iter().map(line).collect::<Vec<_>>().join(", ")
}

/// Why a record does not count, and because of which other: "withdrawn by w".
#[track_caller]
fn why(name: &str, records: &[Record]) -> String {
    let world = compiled(records);
    let verdict = world.verdict(world.row(name), TODAY);
    let all = world.oracle.all();
    let oracle = world.oracle.judge(TODAY, &all)[world.row(name)];
    assert_eq!(verdict, oracle);
    let reason = verdict.reason.unwrap_or("counts");
    match verdict.by {
        None => reason.to_owned(),
        Some(by) => format!("{reason} by {}", world.names[by]),
    }
}

/// A plan that is left out leaves a day without a sum behind, and a later status change brings it back.
#[test]
fn a_fall_to_nothing_can_be_seen() {
    let own = [plan("a", 5, "2021")
        .then("shelved", "2022")
        .then("under-construction", "2023")];
    let days = ["2021-12-30", "2021-12-31", "2022-12-31", "2023-12-31"];
    assert_eq!(days.map(|day| on(day, &own)), ["", "5", "", "5"]);
}

/// What replaces a record binds although it is not asked for.
#[test]
fn a_superseder_outside_the_selection_supersedes() {
    let records = [
        plan("a", 5, "2021"),
        plan("b", 7, "2022").link("supersedes", "a"),
    ];
    assert_eq!(among(&["a"], &records), "");
    assert_eq!(among(&["a", "b"], &records), "7");
}

/// A restatement is overlapped: the overlap names the record that holds the money too.
#[test]
fn an_overlap_of_a_restatement() {
    let records = [
        plan("a", 5, "2020"),
        plan("b", 5, "2021").link("restates", "a"),
        plan("o", 3, "2022")
            .link("overlaps", "b")
            .link("overlaps", "a"),
    ];
    assert_eq!(total(&records), "more than 5");
    assert_eq!(why("o", &records), "overlap-unresolved by a");
}

#[test]
fn an_overlap_of_a_part() {
    let records = [
        plan("w", 10, "2020"),
        plan("p", 4, "2021").link("part-of", "w"),
        plan("o", 3, "2022")
            .link("overlaps", "p")
            .link("overlaps", "w"),
    ];
    assert_eq!(total(&records), "more than 10");
    assert_eq!(among(&["p", "o"], &records), "more than 4");
    assert_eq!(among(&["o"], &records), "3");
}

/// Superseding a plan leaves what overlapped it where it was, if the pair is linked.
#[test]
fn an_overlap_of_a_plan_that_is_replaced() {
    let a = plan("a", 5, "2020");
    let o = plan("o", 3, "2021").link("overlaps", "a");
    let b = plan("b", 7, "2022").link("supersedes", "a");
    let linked = [a.clone(), o.clone().link("overlaps", "b"), b.clone()];
    assert_eq!(on("2021-12-31", &linked), "more than 5");
    assert_eq!(total(&linked), "more than 7");
    // Different money, by an editor's decision: on the day of B all three change, and 5 more count.
    let distinct = [a.clone(), o.clone(), b.clone().link("distinct-from", "o")];
    assert_eq!(on("2021-12-31", &distinct), "more than 5");
    assert_eq!(total(&distinct), "10");
    // With the link on the larger, each would wait for the money of the next.
    refused(&[a, o, b.link("overlaps", "o")], "closes a circle");
}

/// A second superseder says what becomes of the first.
#[test]
fn two_records_that_supersede_one() {
    let records = [
        plan("a", 5, "2020"),
        plan("b", 6, "2021").link("supersedes", "a"),
        plan("c", 7, "2022")
            .link("supersedes", "a")
            .link("supersedes", "b"),
    ];
    assert_eq!(total(&records), "7");
    assert_eq!(why("a", &records), "superseded by b");
}

/// A superseder says what becomes of what was added.
#[test]
fn an_addition_to_a_plan_that_is_replaced() {
    let a = plan("a", 5, "2020");
    let b = plan("b", 3, "2021").link("adds-to", "a");
    let c = plan("c", 9, "2022").link("supersedes", "a");
    let both = [a.clone(), b.clone(), c.clone().link("supersedes", "b")];
    assert_eq!(on("2021-12-31", &both), "8");
    assert_eq!(total(&both), "9");
    assert_eq!(total(&[a, b, c.link("distinct-from", "b")]), "12");
}

#[test]
fn the_same_news_twice() {
    let records = [
        plan("a", 5, "2020"),
        plan("b", 5, "2021").link("restates", "a"),
    ];
    assert_eq!(total(&records), "5");
    assert_eq!(among(&["b"], &records), "5");
}

/// A restatement counts where nobody holds the money: it stands for the first firm word.
#[test]
fn a_restatement_of_what_holds_no_money() {
    let restated = |older: Record| total(&[older, plan("r", 5, "2022").link("restates", "a")]);
    let a = || plan("a", 5, "2020");
    assert_eq!(restated(a().unquantified()), "5");
    assert_eq!(restated(a().first("in-talks")), "5");
    assert_eq!(restated(a().stated_by("third-party")), "5");
    assert_eq!(restated(a().scope("mixed")), "5");
    assert_eq!(restated(a().scope("joint")), "5");
    assert_eq!(restated(a().area()), "5");
    assert_eq!(restated(a().qualified("up-to")), "5, up to 5");
}

/// What is told anew after the cancellation is not cancelled with it; what was told before is.
#[test]
fn a_restatement_of_what_was_withdrawn() {
    let a = plan("a", 5, "2020").then("withdrawn", "2021");
    let after = plan("r", 5, "2022").link("restates", "a");
    assert_eq!(total(&[a.clone(), after]), "5");
    let before = plan("r", 5, "2020").link("restates", "a");
    let records = [a, before];
    assert_eq!(
        (total(&records), why("r", &records)),
        (String::new(), "withdrawn by a".into())
    );
    assert_eq!(on("2020-12-31", &records), "5");
}

/// Phases are never netted: what is spent does not restate what was pledged.
#[test]
fn a_restatement_in_the_other_phase() {
    let records = [
        plan("a", 5, "2020"),
        plan("r", 5, "2021").spent().link("restates", "a"),
    ];
    assert_eq!(total(&records), "5, spent 5");
    let both = [
        plan("a", 5, "2020"),
        plan("b", 3, "2020").spent(),
        plan("r", 8, "2021")
            .link("restates", "a")
            .link("restates", "b"),
    ];
    assert_eq!(total(&both), "5, spent 3");
}

/// 7, revised to 5, and 7 again.
#[test]
fn back_to_the_first_figure() {
    let (a, b) = (
        plan("a", 7, "2020"),
        plan("b", 5, "2021").link("supersedes", "a"),
    );
    let c = plan("c", 7, "2022").link("supersedes", "b");
    refused(
        &[a.clone(), b.clone(), c.clone().link("restates", "a")],
        "closes a circle",
    );
    assert_eq!(total(&[a, b, c]), "7");
}

/// 8 that are 5 old and 3 new: the new money is a record of its own.
#[test]
fn old_money_and_new() {
    let records = [
        plan("a", 5, "2020"),
        plan("b", 3, "2021").link("adds-to", "a"),
    ];
    assert_eq!(total(&records), "8");
}

/// News without a sum does not take the sum away.
#[test]
fn news_without_a_sum() {
    let a = plan("a", 5, "2020");
    let news = plan("b", 1, "2021").unquantified().link("restates", "a");
    assert_eq!(total(&[a.clone(), news]), "5");
    let talks = plan("b", 1, "2021")
        .unquantified()
        .first("in-talks")
        .link("adds-to", "a");
    assert_eq!(total(&[a.clone(), talks]), "5");
    assert_eq!(total(&[a, plan("b", 9, "2021").first("refused")]), "5");
}

/// A firm sum inside a larger one that cannot count is a part of it, and counts.
#[test]
fn a_firm_sum_in_one_that_cannot_count() {
    let a = || plan("a", 5, "2020");
    let larger = || plan("m", 8, "2021");
    for m in [
        larger().scope("mixed"),
        larger().scope("joint"),
        larger().area(),
        larger().stated_by("third-party"),
        larger().unquantified(),
    ] {
        assert_eq!(total(&[a().link("part-of", "m"), m.clone()]), "5");
    }
    // To supersede it takes it away, and the caveat on what left the total says so.
    let replaced = [a(), larger().scope("mixed").link("supersedes", "a")];
    assert_eq!(total(&replaced), "");
}

/// A package is replaced by another that cannot count either: its part keeps counting.
#[test]
fn a_part_of_a_package_that_is_replaced() {
    let p = || plan("p", 4, "2020").link("part-of", "w");
    let (w, v) = (
        || plan("w", 10, "2020"),
        || plan("v", 12, "2021").link("supersedes", "w"),
    );
    assert_eq!(total(&[p(), w().scope("mixed"), v().scope("mixed")]), "4");
    assert_eq!(total(&[p(), w().area(), v().area()]), "4");
    assert_eq!(total(&[p(), w().area(), v()]), "12");
    assert_eq!(why("p", &[p(), w().area(), v()]), "part-of-counted by v");
    assert_eq!(total(&[p(), w(), v().qualified("up-to")]), "4, up to 12");
}

/// A superseder that yields to a smaller record takes its money out; the link belongs on the smaller one.
#[test]
fn a_superseder_that_yields() {
    let (a, c) = (plan("a", 7, "2020"), plan("c", 2, "2020"));
    let b = plan("b", 7, "2021").link("supersedes", "a");
    assert_eq!(
        total(&[a.clone(), b.clone().link("overlaps", "c"), c.clone()]),
        "more than 2"
    );
    assert_eq!(total(&[a, b, c.link("overlaps", "b")]), "more than 7");
}

#[test]
fn a_pledge_that_was_spent() {
    let records = [
        plan("a", 5, "2020"),
        plan("s", 6, "2023").spent().link("fulfils", "a"),
    ];
    assert_eq!(on("2023-12-30", &records), "5");
    assert_eq!(total(&records), "spent 6");
    assert_eq!(why("a", &records), "fulfilled by s");
    assert_eq!(among(&["a"], &records), "");
}

/// Two of ten halls stand, the rest is cancelled.
#[test]
fn a_part_that_stands() {
    let w = || plan("w", 10, "2020").then("withdrawn", "2024-06");
    let p = || plan("p", 4, "2021").link("part-of", "w");
    assert_eq!(total(&[w(), p()]), "");
    assert_eq!(why("p", &[w(), p()]), "withdrawn by w");
    assert_eq!(total(&[w(), p().then("completed", "2023")]), "4");
    assert_eq!(total(&[w().area(), p().then("completed", "2023")]), "4");
    assert_eq!(total(&[w(), p().then("under-construction", "2024")]), "4");
    // On the very day is not later.
    assert_eq!(
        total(&[w(), p().then("under-construction", "2024-06-30")]),
        ""
    );
    assert_eq!(
        total(&[w(), p().then("completed", "2023").then("shelved", "2025")]),
        ""
    );
}

/// A part that was withdrawn leaves its whole as it was stated; a caveat says so.
#[test]
fn a_part_that_was_withdrawn() {
    let records = [
        plan("w", 10, "2020"),
        plan("p", 4, "2021")
            .link("part-of", "w")
            .then("withdrawn", "2022"),
    ];
    assert_eq!(total(&records), "10");
    assert_eq!(why("p", &records), "withdrawn");
}

/// All wholes must be gone before their part is.
#[test]
fn a_part_of_several_wholes() {
    let p = || {
        plan("p", 2, "2020")
            .link("part-of", "v")
            .link("part-of", "w")
    };
    let gone = |name, status| plan(name, 10, "2020").then(status, "2022");
    let mixed = plan("w", 10, "2020").scope("mixed");
    assert_eq!(total(&[p(), gone("v", "withdrawn"), mixed]), "2");
    let both = [p(), gone("v", "shelved"), gone("w", "refused")];
    assert_eq!(
        (total(&both), why("p", &both)),
        (String::new(), "refused by w".into())
    );
    assert_eq!(
        total(&[p(), gone("v", "withdrawn"), plan("w", 10, "2020")]),
        "10"
    );
}

/// A ceiling holds no money: what is firm in it stays firm.
#[test]
fn a_ceiling_swallows_nothing() {
    let w = || plan("w", 10, "2020").qualified("up-to");
    let p = || plan("p", 4, "2021");
    assert_eq!(total(&[w(), p().link("part-of", "w")]), "4, up to 10");
    assert_eq!(total(&[w(), p().link("overlaps", "w")]), "4, up to 10");
    assert_eq!(total(&[w(), p().link("restates", "w")]), "4, up to 10");
    // Three larger announcements, one of which replaces a firm sum.
    let ceiling = |name, units| plan(name, units, "2026-01-01").qualified("up-to");
    let records = [
        plan("a", 10, "2025").link("part-of", "d"),
        plan("b", 7, "2025"),
        plan("c", 10, "2025"),
        ceiling("d", 50),
        ceiling("e", 9).link("overlaps", "b"),
        ceiling("f", 30).link("supersedes", "c"),
    ];
    assert_eq!(on("2025-12-31", &records), "27");
    assert_eq!(total(&records), "17, up to 80");
}

/// The order of a list does not choose the reason.
#[test]
fn a_part_of_a_refused_and_of_a_replaced_whole() {
    let w1 = plan("w1", 10, "2020").then("refused", "2022");
    let w2 = plan("w2", 10, "2020");
    let v = plan("v", 12, "2021").link("supersedes", "w2");
    let p = || plan("p", 4, "2020");
    for p in [
        p().link("part-of", "w1").link("part-of", "w2"),
        p().link("part-of", "w2").link("part-of", "w1"),
    ] {
        let records = [w1.clone(), w2.clone(), v.clone(), p];
        assert_eq!(why("p", &records), "part-of-counted by v");
        assert_eq!(total(&records), "12");
    }
}

/// Where several records ended, neither their ids nor the order of a list decide what counts.
#[test]
fn ids_do_not_decide_which_end_binds() {
    for (y, z) in [("y", "z"), ("z", "y")] {
        let ends = |name, status, date| plan(name, 6, "2021").then(status, date);
        let p = || plan("p", 2, "2020").link("part-of", "x");
        let newer = |y_status, z_status| {
            [
                plan("x", 5, "2020"),
                p().then("under-construction", "2023"),
                ends(y, y_status, "2022").link("supersedes", "x"),
                ends(z, z_status, "2024").link("supersedes", "x"),
            ]
        };
        // The money of X is gone when the last of them is.
        assert_eq!(total(&newer("withdrawn", "withdrawn")), "");
        assert_eq!(
            why("p", &newer("withdrawn", "withdrawn")),
            format!("withdrawn by {z}")
        );
        // The reason goes before the day.
        assert_eq!(total(&newer("withdrawn", "refused")), "2");
        assert_eq!(total(&newer("shelved", "refused")), "");
        let wholes = [
            ends(y, "withdrawn", "2022"),
            ends(z, "withdrawn", "2024"),
            plan("x", 5, "2021").link("part-of", y).link("part-of", z),
            plan("p", 2, "2021")
                .link("part-of", "x")
                .then("under-construction", "2023"),
        ];
        assert_eq!(why("x", &wholes), format!("withdrawn by {z}"));
        assert_eq!(total(&wholes), "");
    }
}

/// Of several records that supersede one, the best place of their money is that of its own.
#[test]
fn several_records_supersede_one() {
    let x = || plan("x", 5, "2020");
    let p = || plan("p", 2, "2020").link("part-of", "x");
    let newer = |name| plan(name, 6, "2021").link("supersedes", "x");
    let gone = || newer("g").then("withdrawn", "2022");
    let disputed = || newer("d").link("overlaps", "h");
    let h = || plan("h", 3, "2020");
    let open = || newer("o").scope("mixed");
    let held = || newer("z");
    let whys = [
        why("p", &[x(), p(), gone(), disputed(), open(), held(), h()]),
        why("p", &[x(), p(), gone(), disputed(), open(), h()]),
        why("p", &[x(), p(), disputed(), open(), h()]),
        why("p", &[x(), p(), open()]),
    ];
    let expected = [
        "part-of-counted by z",
        "withdrawn by g",
        "overlap-unresolved by h",
        "counts",
    ];
    assert_eq!(whys, expected);
    // What is held or disputed outside comes last.
    let all = [x(), p(), gone(), disputed(), held(), h()];
    assert_eq!(among(&["p", "z"], &all), "6");
    assert_eq!(among(&["p"], &all), "");
    let all = [x(), p(), disputed(), held(), h()];
    assert_eq!(among(&["p", "h"], &all), "more than 3");
    assert_eq!(among(&["p", "x"], &all), "2");
    let all = [x(), p(), open(), held()];
    assert_eq!(among(&["p", "o"], &all), "2");
}

/// What a total holds is said by its qualifier.
#[test]
fn qualifiers() {
    let a = || plan("a", 5, "2020");
    let b = || plan("b", 3, "2020");
    assert_eq!(total(&[a().qualified("about"), b()]), "about 8");
    assert_eq!(
        total(&[a().qualified("about"), b().qualified("more-than")]),
        "more than 8"
    );
    assert_eq!(total(&[a(), b().link("overlaps", "a")]), "more than 5");
    // What a ceiling may share with the sum makes it no larger.
    assert_eq!(
        total(&[a(), b().qualified("up-to").link("overlaps", "a")]),
        "5"
    );
    assert_eq!(
        total(&[a(), b().link("overlaps", "a").spent()]),
        "5, spent 3"
    );
}

/// Within any selection money counts once: with its holder, and without.
#[test]
fn a_selection_is_judged_together() {
    let records = [
        plan("v", 12, "2022").link("supersedes", "w"),
        plan("w", 10, "2020"),
        plan("p", 4, "2021").link("part-of", "w"),
        plan("q", 2, "2021")
            .link("part-of", "p")
            .link("part-of", "r"),
        plan("r", 4, "2022").link("restates", "p"),
    ];
    assert_eq!(total(&records), "12");
    assert_eq!(among(&["p"], &records), "4");
    assert_eq!(among(&["p", "q", "r"], &records), "4");
    assert_eq!(among(&["q", "r"], &records), "4");
    assert_eq!(among(&["q"], &records), "2");
    assert_eq!(among(&["w", "p"], &records), "4");
    assert_eq!(among(&["w"], &records), "");
}

/// The table "In numbers" of METHODOLOGY.md: each row in its words, the world, and the total.
#[test]
fn the_worked_examples_in_numbers() {
    let plan_a = || plan("a", 5, "2020");
    let overlap = || plan("o", 3, "2021").link("overlaps", "a");
    let newer = || plan("b", 7, "2022").link("supersedes", "a");
    let whole = || plan("w", 10, "2020");
    let part = || plan("p", 4, "2021").link("part-of", "w");
    let wider = || plan("v", 12, "2022").link("supersedes", "w");
    let again = || plan("r", 5, "2021").link("restates", "a");
    let withdrawn = || whole().then("withdrawn", "2024");
    let rows = [
        (
            "A 5; B 3 adds to A",
            total(&[plan_a(), plan("b", 3, "2021").link("adds-to", "a")]),
        ),
        (
            "A 5; B 7 supersedes A; B is withdrawn",
            total(&[plan_a(), newer().then("withdrawn", "2023")]),
        ),
        ("W 10; P 4 part of W", total(&[whole(), part()])),
        (
            "the same, W \"up to\" 10",
            total(&[whole().qualified("up-to"), part()]),
        ),
        (
            "the same, W mixed",
            total(&[whole().scope("mixed"), part()]),
        ),
        (
            "the same, W mixed, V 12 mixed supersedes W",
            total(&[whole().scope("mixed"), part(), wider().scope("mixed")]),
        ),
        (
            "W 10; P 4 part of W; V 12 supersedes W",
            total(&[whole(), part(), wider()]),
        ),
        (
            "W 10 withdrawn; P 4 part of W",
            total(&[withdrawn(), part()]),
        ),
        (
            "the same, P completed before",
            total(&[withdrawn(), part().then("completed", "2023")]),
        ),
        ("A 5; R 5 restates A", total(&[plan_a(), again()])),
        (
            "A an estimate of 5; R 5 restates A, by the provider",
            total(&[plan_a().stated_by("third-party"), again()]),
        ),
        ("A 5; O 3 overlaps A", total(&[plan_a(), overlap()])),
        (
            "A 5; R 5 restates A; O 3 overlaps A; O overlaps R",
            total(&[plan_a(), again(), overlap().link("overlaps", "r")]),
        ),
        (
            "A 5; O 3 overlaps A and B; B 7 supersedes A",
            total(&[plan_a(), overlap().link("overlaps", "b"), newer()]),
        ),
        (
            "the same, B distinct from O instead",
            total(&[plan_a(), overlap(), newer().link("distinct-from", "o")]),
        ),
        (
            "W 10; O 3 overlaps W; P 2 part of O",
            total(&[
                whole(),
                plan("o", 3, "2021").link("overlaps", "w"),
                plan("p", 2, "2021").link("part-of", "o"),
            ]),
        ),
        ("A 5 to 6", total(&[plan_a().range()])),
        (
            "W 10; P 4 part of W: P alone",
            among(&["p"], &[whole(), part()]),
        ),
    ];
    let page = include_str!("../../METHODOLOGY.md");
    for (words, total) in &rows {
        let total = match total.as_str() {
            "" => "0",
            "4, up to 10" => "4, and up to 10 apart",
            total => total,
        };
        let row = format!("| {words} | {total} |");
        assert!(page.contains(&row), "{row}");
    }
    let table = page.split("### In numbers").nth(1).expect("a table");
    let table = table.split("\n## ").next().expect("an end");
    assert_eq!(table.matches("\n|").count(), rows.len() + 2);
}
