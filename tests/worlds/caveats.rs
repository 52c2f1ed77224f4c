//! What the sum beside a caveat holds: everything that its records state, once.

use crate::world::{Compiled, Record, plan};

const TODAY: &str = "2026-01-01";

/// The lines that some records of a world state together, by the oracle; the compiler leaves out the same ones.
#[track_caller]
fn stated(names: &[&str], records: &[Record]) -> String {
    let world = Compiled::of(records).unwrap_or_else(|refused| panic!("{refused}"));
    let chosen: Vec<bool> = world
        .names
        .iter()
        .map(|name| names.contains(&name.as_str()))
        .collect();
    assert_eq!(
        world.inside(TODAY, &chosen),
        world.oracle.inside(TODAY, &chosen)
    );
    let lines = world.oracle.stated(TODAY, &chosen);
    let line = |(&(phase, _, is_ceiling), line): (&(&str, &str, bool), &crate::rules::Line)| {
        let up_to = if is_ceiling { "up to " } else { "" };
        format!("{phase} {up_to}{}", line.units)
    };
    lines.iter().map(line).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_superseded_is_in_the_newer_sum() {
    let records = [
        plan("a", 1, "2020"),
        plan("b", 3, "2021").link("supersedes", "a"),
        plan("c", 4, "2022").link("supersedes", "b"),
    ];
    assert_eq!(stated(&["a", "b"], &records), "pledged 3");
    assert_eq!(stated(&["a", "b", "c"], &records), "pledged 4");
    // Through a record that is not named.
    assert_eq!(stated(&["a", "c"], &records), "pledged 4");
    assert_eq!(stated(&["a"], &records), "pledged 1");
}

#[test]
fn the_outcome_holds_what_was_talked_about() {
    let records = [
        plan("a", 1, "2020").first("in-talks"),
        plan("b", 3, "2021").link("outcome-of", "a"),
    ];
    assert_eq!(stated(&["a", "b"], &records), "pledged 3");
}

#[test]
fn a_part_is_in_its_whole() {
    let mixed = || plan("w", 10, "2020").scope("mixed");
    let parts = [
        plan("p", 4, "2021").link("part-of", "w").scope("mixed"),
        plan("q", 2, "2021").link("part-of", "p").scope("mixed"),
    ];
    let records = [mixed(), parts[0].clone(), parts[1].clone()];
    assert_eq!(stated(&["w", "p", "q"], &records), "pledged 10");
    assert_eq!(stated(&["w", "q"], &records), "pledged 10");
    assert_eq!(stated(&["p", "q"], &records), "pledged 4");
    // The whole was replaced, by a record that is named or by one that is not.
    let newer = plan("v", 12, "2022").scope("mixed").link("supersedes", "w");
    let records = [mixed(), parts[0].clone(), newer];
    assert_eq!(stated(&["p", "v"], &records), "pledged 12");
    assert_eq!(stated(&["w", "p"], &records), "pledged 10");
}

#[test]
fn a_restatement_is_in_what_it_restates() {
    let records = [
        plan("a", 5, "2020").scope("mixed"),
        plan("r", 5, "2021").link("restates", "a").scope("mixed"),
    ];
    assert_eq!(stated(&["a", "r"], &records), "pledged 5");
    assert_eq!(stated(&["r"], &records), "pledged 5");
}

#[test]
fn what_is_fulfilled_is_in_what_was_spent() {
    let records = [
        plan("a", 5, "2020").scope("mixed"),
        plan("s", 6, "2023")
            .scope("mixed")
            .spent()
            .link("fulfils", "a"),
    ];
    assert_eq!(stated(&["a", "s"], &records), "spent 6");
    assert_eq!(stated(&["a"], &records), "pledged 5");
}

/// Nothing is inside a ceiling, and relations within a phase do not bind across two.
#[test]
fn what_is_not_inside() {
    let ceiling = [
        plan("w", 10, "2020").qualified("up-to").scope("mixed"),
        plan("p", 4, "2021").link("part-of", "w").scope("mixed"),
    ];
    assert_eq!(stated(&["w", "p"], &ceiling), "pledged 4, pledged up to 10");
    let phases = [
        plan("w", 10, "2020").scope("mixed"),
        plan("p", 4, "2021")
            .spent()
            .link("part-of", "w")
            .scope("mixed"),
    ];
    assert_eq!(stated(&["w", "p"], &phases), "pledged 10, spent 4");
    // How much two records share that overlap, no source says.
    let overlap = [
        plan("w", 10, "2020").scope("mixed"),
        plan("o", 4, "2021").link("overlaps", "w").scope("mixed"),
    ];
    assert_eq!(stated(&["w", "o"], &overlap), "pledged 14");
    let more = [
        plan("a", 5, "2020").scope("mixed"),
        plan("b", 3, "2021").link("adds-to", "a").scope("mixed"),
    ];
    assert_eq!(stated(&["a", "b"], &more), "pledged 8");
}
