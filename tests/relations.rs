//! The relations between records as one graph: its two ends agree, it has no cycle, it points the way
//! time allows, and what follows from it (chains, stated totals) is what a plain walk over it gives.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    Amount, Country, Currency, Investment, Relation, RelationKind, StatedBy, Status, as_of, days,
    investments, series,
};
use rust_decimal::Decimal;

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

/// Each relation once: from, kind, to.
fn edges() -> Vec<(Investment, RelationKind, Investment)> {
    let edge = |plan: Investment| {
        plan.relations()
            .map(move |relation| (plan, relation.kind(), relation.investment()))
    };
    Investment::iter().flat_map(edge).collect()
}

const OLDER: [RelationKind; 4] = [
    RelationKind::Supersedes,
    RelationKind::AddsTo,
    RelationKind::OutcomeOf,
    RelationKind::Restates,
];

#[test]
fn both_ends_of_a_relation_know_it() {
    let seen_from_there = Investment::iter().flat_map(|plan| {
        plan.referenced_by()
            .map(move |relation| (relation.investment(), relation.kind(), plan))
    });
    let mut forward = edges();
    let mut backward: Vec<_> = seen_from_there.collect();
    forward.sort_unstable();
    backward.sort_unstable();
    assert_eq!(forward, backward);
    forward.dedup();
    assert_eq!(forward.len(), backward.len(), "a relation is stated twice");
    assert!(
        forward
            .iter()
            .any(|(.., other)| *other == investments::AWS_ES_ARAGON_2024)
    );
}

#[test]
fn no_record_leads_back_to_itself() {
    // A record is done once all that it points at is done.
    let mut done = BTreeSet::new();
    let mut left: Vec<Investment> = Investment::iter().collect();
    while !left.is_empty() {
        let before = left.len();
        left.retain(|plan| {
            let is_done = plan
                .relations()
                .all(|relation| done.contains(&relation.investment()));
            if is_done {
                done.insert(*plan);
            }
            !is_done
        });
        assert!(left.len() < before, "a cycle among {left:?}");
    }
}

#[test]
fn relations_point_the_way_time_allows() {
    for (newer, kind, older) in edges() {
        assert_ne!(newer, older);
        if OLDER.contains(&kind) {
            assert!(
                newer.first_public() >= older.first_public(),
                "{newer} {kind} {older}"
            );
        }
        if kind == RelationKind::Supersedes {
            assert_ne!(
                newer.stated_by(),
                StatedBy::ThirdParty,
                "{newer}: an estimate supersedes nothing"
            );
        }
        if kind == RelationKind::OutcomeOf {
            let talks = older.history().any(|turn| turn.status() == Status::InTalks);
            assert!(
                talks,
                "{newer} is the outcome of {older}, where nobody talked"
            );
        }
    }
}

#[test]
fn a_part_lies_in_the_country_and_with_the_provider_of_its_whole() {
    for (part, _, whole) in edges()
        .into_iter()
        .filter(|(_, kind, _)| *kind == RelationKind::PartOf)
    {
        assert_eq!(part.provider(), whole.provider(), "{part} in {whole}");
        let within = [part.country(), Country::EUROPE].contains(&whole.country());
        assert!(within, "{part} in {whole}");
        let (Some(own), Some(all)) = (part.amount(), whole.amount()) else {
            continue;
        };
        if own.currency() == all.currency() {
            assert!(own.units() <= all.units(), "{part} is more than {whole}");
        }
    }
}

/// The amount with all that it adds to.
fn running_total(plan: Investment) -> Option<u64> {
    let added = plan
        .relations()
        .filter(|relation| relation.kind() == RelationKind::AddsTo);
    let older = added.map(|relation| running_total(relation.investment()));
    older.chain([plan.amount().map(Amount::units)]).sum()
}

#[test]
fn stated_totals_add_up() {
    let stated = Investment::iter().filter_map(|plan| Some((plan, plan.stated_total()?)));
    let stated: Vec<_> = stated.collect();
    assert!(!stated.is_empty());
    for (plan, total) in stated {
        assert_eq!(Some(total.units()), running_total(plan), "{plan}");
        assert_eq!(
            Some(total.currency()),
            plan.amount().map(Amount::currency),
            "{plan}"
        );
    }
}

/// All that hangs together by superseding, adding to and being the outcome of, oldest first.
fn chain(start: Investment) -> Vec<Investment> {
    let bonds = [
        RelationKind::Supersedes,
        RelationKind::AddsTo,
        RelationKind::OutcomeOf,
    ];
    let mut reached = BTreeSet::from([start]);
    loop {
        let before = reached.len();
        for (one, _, other) in edges()
            .into_iter()
            .filter(|(_, kind, _)| bonds.contains(kind))
        {
            if reached.contains(&one) || reached.contains(&other) {
                reached.extend([one, other]);
            }
        }
        if reached.len() == before {
            let mut chain: Vec<_> = reached.into_iter().collect();
            chain.sort_by_key(|plan| (plan.first_public(), plan.id()));
            return chain;
        }
    }
}

#[test]
fn chains_hold_all_that_hangs_together() {
    let mut lengths = BTreeMap::new();
    for plan in Investment::iter() {
        let expected = chain(plan);
        assert!(
            plan.chain().eq(expected.iter().copied()),
            "{plan}: {expected:?}"
        );
        assert_eq!(Some(plan.latest()), expected.last().copied(), "{plan}");
        *lengths.entry(expected.len()).or_insert(0) += 1;
    }
    assert!(
        lengths[&1] > 0 && lengths.keys().any(|&length| length >= 3),
        "{lengths:?}"
    );
}

#[test]
fn the_spanish_chain_is_told_in_order() {
    let ids: Vec<_> = investments::AWS_ES_2021
        .chain()
        .map(Investment::id)
        .collect();
    assert_eq!(
        ids,
        [
            "aws-es-region-2019",
            "aws-es-2020",
            "aws-es-2021",
            "aws-es-aragon-2024",
            "aws-es-aragon-2026"
        ]
    );
}

#[test]
fn averages_divide_by_the_stated_duration_or_all_years_from_first_to_last() {
    let (mut given, mut missing) = (0, 0);
    for plan in Investment::iter() {
        let horizon = plan.horizon();
        let (start, end, years) = (horizon.start(), horizon.end(), horizon.years());
        let last_year = end.or(start.zip(years).map(|(start, years)| start + years));
        assert_eq!(horizon.last_year(), last_year, "{plan}");
        assert!(
            start
                .zip(last_year)
                .is_none_or(|(start, last)| start <= last),
            "{plan}"
        );
        let span = start
            .zip(last_year)
            .map(|(start, last)| years.unwrap_or(last - start + 1));
        let Some((amount, span)) = plan.amount().zip(span) else {
            assert_eq!(plan.per_year(), None, "{plan}");
            missing += 1;
            continue;
        };
        // Multiplied back, but for the last digit of the division.
        let error = plan.per_year().expect("an average") * Decimal::from(span) - amount.value();
        assert!(error.abs() < Decimal::new(1, 10), "{plan}: {error}");
        given += 1;
    }
    assert!(given > 0 && missing > 0);
}

#[test]
fn series_has_a_total_for_each_day_on_which_one_of_its_records_changed() {
    let spain = || Investment::iter().filter(|plan| plan.country() == Country::SPAIN);
    let turns = spain().flat_map(|plan| plan.history().map(|turn| turn.date().last_day()));
    let expected: BTreeSet<_> = turns.collect();
    assert!(
        series(spain())
            .map(|totals| totals.snapshot().date())
            .eq(expected.iter().copied())
    );
    for totals in series(spain()) {
        assert_eq!(
            totals.to_string(),
            totals.snapshot().totals(spain()).to_string()
        );
    }
    assert!(days().eq(series(Investment::iter()).map(|totals| totals.snapshot().date())));
}

#[test]
fn the_net_change_of_a_record_is_what_the_total_of_its_day_changed() {
    // Wherever a record is alone in changing anything in its phase on its day.
    let mut compared = 0;
    for plan in Investment::iter() {
        let day = plan.first_public();
        let scene = || {
            let phase = plan.phase();
            Investment::iter().filter(move |other| other.phase() == phase)
        };
        let turns = scene().flat_map(|other| {
            other
                .history()
                .map(move |turn| (other, turn.date().last_day()))
        });
        if turns.filter(|(_, turn)| *turn == day).count() > 1 {
            continue;
        }
        let before = common::day_before(&day.to_string()).parse().expect("a day");
        for currency in Currency::iter() {
            let sum = |day| {
                let totals = as_of(day).totals(scene());
                totals
                    .iter()
                    .filter(|total| total.currency() == currency)
                    .map(|total| total.value())
                    .sum()
            };
            let (before, after): (Decimal, Decimal) = (sum(before), sum(day));
            let change = plan.net_change(currency);
            assert_eq!(change, after - before, "{plan} in {currency}");
            assert_eq!(
                change.is_sign_negative(),
                change < Decimal::ZERO,
                "{plan} in {currency}"
            );
            compared += usize::from(after != before);
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn relations_print_what_they_are() {
    let relation: Relation = investments::AWS_ES_2021
        .referenced_by()
        .next()
        .expect("one");
    let shown = format!("{relation:?}");
    assert_eq!(
        shown,
        "Relation { kind: Supersedes, investment: Investment(aws-es-aragon-2024) }"
    );
}
