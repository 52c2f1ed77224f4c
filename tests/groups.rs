//! Groups of countries: their members by day, and how they fit together.

use std::collections::BTreeSet;

use hyperscaler_investments::{
    Country, DATA_AS_OF, Date, Group, Investment, Place, Source, investments,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// The codes of the members on a day, in alphabetical order.
fn members(group: &str, on: &str) -> Vec<&'static str> {
    let group = Group::get(group).expect("a group");
    let mut codes: Vec<_> = group.members(day(on)).map(Country::code).collect();
    codes.sort_unstable();
    codes
}

#[test]
fn members_come_and_go_on_their_days() {
    for (group, code, last_without, first_with) in [
        ("eu", "HR", "2013-06-30", "2013-07-01"),
        ("eu", "BG", "2006-12-31", "2007-01-01"),
        ("euro-area", "HR", "2022-12-31", "2023-01-01"),
        ("euro-area", "BG", "2025-12-31", "2026-01-01"),
        ("euro-area", "LT", "2014-12-31", "2015-01-01"),
        ("asean", "TL", "2025-10-25", "2025-10-26"),
        ("brics", "EG", "2023-12-31", "2024-01-01"),
        ("brics", "ID", "2025-01-05", "2025-01-06"),
        ("oecd", "CR", "2021-05-24", "2021-05-25"),
        ("oecd", "CO", "2020-04-27", "2020-04-28"),
    ] {
        assert!(
            !members(group, last_without).contains(&code),
            "{code} in {group}"
        );
        assert!(
            members(group, first_with).contains(&code),
            "{code} in {group}"
        );
    }
    // The last day of the United Kingdom.
    assert!(members("eu", "2020-01-31").contains(&"GB"));
    assert!(!members("eu", "2020-02-01").contains(&"GB"));
    for (on, count) in [
        ("2006", 25),
        ("2012", 27),
        ("2019", 28),
        ("2020", 27),
        ("2026-06-30", 27),
    ] {
        assert_eq!(members("eu", on).len(), count, "{on}");
    }
    // Earlier ones are not kept: fifteen were in the Union in 2003.
    for group in Group::iter() {
        let first = group.members(Group::MEMBERS_SINCE);
        assert!(group.members(day("2003")).eq(first), "{group}");
    }
    for (on, count) in [("2007", 13), ("2022", 19), ("2025", 20), ("2026-06-30", 21)] {
        assert_eq!(members("euro-area", on).len(), count, "{on}");
    }
}

#[test]
fn members_today() {
    for (group, codes) in [
        ("nordics", "AX DK FI FO GL IS NO SE"),
        ("dach", "AT CH DE"),
        ("benelux", "BE LU NL"),
        ("baltics", "EE LV LT"),
        ("g7", "CA DE FR GB IT JP US"),
        ("gcc", "AE BH KW OM QA SA"),
        ("asean", "BN ID KH LA MM MY PH SG TH TL VN"),
        (
            "apec",
            "AU BN CA CL CN HK ID JP KR MX MY NZ PE PG PH RU SG TH TW US VN",
        ),
        ("visegrad", "CZ HU PL SK"),
        ("north-america", "CA MX US"),
    ] {
        let mut expected: Vec<_> = codes.split(' ').collect();
        expected.sort_unstable();
        assert_eq!(members(group, "2026-06-30"), expected, "{group}");
    }
    let count = |group| members(group, "2026-06-30").len();
    assert_eq!((count("oecd"), count("g20"), count("brics")), (38, 19, 10));
}

#[test]
fn continents_hold_each_country_once() {
    let mut known = BTreeSet::new();
    for group in [
        Group::AFRICA,
        Group::AMERICAS,
        Group::ASIA,
        Group::EUROPE,
        Group::OCEANIA,
    ] {
        for country in group.members(DATA_AS_OF) {
            assert!(known.insert(country), "{country} is in {group} too");
        }
    }
    let others: Vec<_> = Country::iter()
        .filter(|country| !known.contains(country))
        .collect();
    assert_eq!(others, [Country::ANTARCTICA]);
}

#[test]
fn a_place_holds_its_records() {
    let held = |name: &str, on: &str| -> Vec<Investment> {
        let place = Place::named(name).next().expect("a place");
        Investment::iter()
            .filter(|&plan| place.holds(plan, day(on)))
            .collect()
    };
    let last = "2026-06-30";
    let of_spain = Investment::iter().filter(|plan| plan.country() == Some(Country::SPAIN));
    assert!(held("Spain", last).into_iter().eq(of_spain));
    assert!(held("Aragon", last).contains(&investments::AWS_ES_ARAGON_2024));
    assert!(!held("Aragon", last).contains(&investments::ORACLE_ES_2024));
    // The United Kingdom left, and an area is in no group.
    let british = held("United Kingdom", last);
    for (on, is_member) in [("2020-01-31", true), ("2020-02-01", false)] {
        let union = held("EU", on);
        assert_eq!(
            british.iter().all(|plan| union.contains(plan)),
            is_member,
            "{on}"
        );
        assert_eq!(
            british.iter().any(|plan| union.contains(plan)),
            is_member,
            "{on}"
        );
        assert!(union.iter().all(|plan| plan.area().is_none()));
    }
    // Each record with a country is on one continent.
    let continents = ["Africa", "Americas", "Asia", "Europe", "Oceania"];
    let mut on_continents: Vec<_> = continents
        .iter()
        .flat_map(|name| held(name, last))
        .collect();
    on_continents.sort_unstable();
    assert!(
        on_continents
            .into_iter()
            .eq(Investment::iter().filter(|plan| plan.country().is_some()))
    );
}

#[test]
fn groups_lie_in_each_other() {
    let within = |inner: Group, outer: Group| {
        inner
            .members(DATA_AS_OF)
            .all(|country| outer.contains(country, DATA_AS_OF))
    };
    for (inner, outer) in [
        (Group::EURO_AREA, Group::EU),
        (Group::EU27, Group::EU),
        (Group::EU, Group::EU27),
        (Group::EU, Group::EUROPE),
        (Group::BENELUX, Group::EU),
        (Group::BALTICS, Group::EU),
        (Group::VISEGRAD, Group::EU),
        (Group::DACH, Group::EUROPE),
        (Group::GCC, Group::MIDDLE_EAST),
        (Group::GCC, Group::MENA),
        (Group::LATIN_AMERICA, Group::AMERICAS),
        (Group::NORTH_AMERICA, Group::AMERICAS),
        (Group::ASEAN, Group::ASIA_PACIFIC),
        (Group::OCEANIA, Group::ASIA_PACIFIC),
        (Group::AFRICA, Group::EMEA),
        (Group::G7, Group::G20),
    ] {
        assert!(within(inner, outer), "{inner} in {outer}");
    }
}

#[test]
fn groups_are_found_by_their_names() {
    for (name, group) in [
        ("EU", Group::EU),
        ("E.U.", Group::EU),
        ("European Union", Group::EU),
        ("the European Union", Group::EU),
        ("Unión Europea", Group::EU),
        ("EU27", Group::EU27),
        ("eu-27", Group::EU27),
        ("Eurozone", Group::EURO_AREA),
        ("EURO AREA", Group::EURO_AREA),
        ("Nordics", Group::NORDICS),
        ("the Nordic countries", Group::NORDICS),
        ("D-A-CH", Group::DACH),
        ("Gulf", Group::GCC),
        ("the Gulf", Group::GCC),
        ("GCC", Group::GCC),
        ("LatAm", Group::LATIN_AMERICA),
        ("América Latina", Group::LATIN_AMERICA),
        ("APAC", Group::ASIA_PACIFIC),
        ("Asia/Pacific", Group::ASIA_PACIFIC),
        ("Middle East", Group::MIDDLE_EAST),
        ("Europe", Group::EUROPE),
        ("V4", Group::VISEGRAD),
        ("G-7", Group::G7),
    ] {
        assert_eq!(Group::get(name), Some(group), "{name}");
        assert_eq!(name.parse(), Ok(group), "{name}");
    }
    let error = "nordcs".parse::<Group>().expect_err("a typing error");
    assert_eq!(
        error.to_string(),
        "unknown group \"nordcs\"; did you mean \"Nordic countries\"?"
    );
    assert_eq!(Group::EU.name_in_sentence(), "the European Union");
    assert_eq!(Group::EU.name(), "European Union");
    assert_eq!(Group::AFRICA.name_in_sentence(), "Africa");
}

#[test]
fn groups_are_those_of_the_files() {
    for (id, record) in common::of_kind("group") {
        let group = Group::get(id).expect("a record");
        assert_eq!(group.id(), id);
        assert_eq!(Some(group.name()), record.text("name"), "{id}");
        assert_eq!(group.note(), record.text("note"), "{id}");
        let sources: Vec<_> = group.sources().map(Source::id).collect();
        assert_eq!(sources, record.list("sources"), "{id}");
        let (from, until) = (record.pairs("from"), record.pairs("until"));
        let of = |days: &[(&'static str, &'static str)], code: &str| {
            let day = days.iter().find(|&&(country, _)| country == code);
            day.map(|&(_, on)| on)
        };
        // None joined or left before the day from which members are kept.
        let mut turns = from.iter().chain(&until).map(|&(_, on)| day(on));
        assert!(turns.all(|on| on > Group::MEMBERS_SINCE), "{id}");
        for on in [
            "2006-01-01",
            "2016-06-30",
            "2020-01-31",
            "2020-02-01",
            "2024-01-01",
            "2026-06-30",
        ] {
            let is_member = |code: &&str| {
                of(&from, code).is_none_or(|first| first <= on)
                    && of(&until, code).is_none_or(|last| on <= last)
            };
            let expected: Vec<_> = record
                .list("members")
                .into_iter()
                .filter(is_member)
                .collect();
            let found: Vec<_> = group.members(day(on)).map(Country::code).collect();
            assert_eq!(found, expected, "{id} on {on}");
            for country in Country::iter() {
                let is_member = expected.contains(&country.code());
                assert_eq!(
                    group.contains(country, day(on)),
                    is_member,
                    "{country} in {id}"
                );
                assert_eq!(
                    country.groups(day(on)).any(|other| other == group),
                    is_member
                );
            }
        }
    }
}
