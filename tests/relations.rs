//! The relations between records as one graph: its two ends agree, it has no cycle, it points the way
//! time allows, and what follows from it (chains, stated totals) is what a plain walk over it gives.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    Amount, Country, Currency, DATA_AS_OF, Investment, Kind, Phase, Provider, Qualifier, Relation,
    RelationKind, StatedBy, Status, Totals, as_of, days, investments, series,
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
        let within = whole.area().is_some() || part.country() == whole.country();
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
    let mut compared = 0;
    for (plan, total) in stated {
        if is_exact(plan) {
            assert_eq!(Some(total.units()), running_total(plan), "{plan}");
            compared += 1;
        }
        assert_eq!(
            Some(total.currency()),
            plan.amount().map(Amount::currency),
            "{plan}"
        );
    }
    assert!(compared > 0);
}

/// Whether the amount and all that it adds to are stated without a qualifier. Only then must they add up.
fn is_exact(plan: Investment) -> bool {
    let mut added = plan.relations();
    let is_sum =
        plan.qualifier() == Qualifier::Exact && plan.amount().is_none_or(|a| a.at_most().is_none());
    is_sum
        && added.all(|relation| {
            relation.kind() != RelationKind::AddsTo || is_exact(relation.investment())
        })
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
            "aws-es-preview-2026",
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
        let last_year = end.or(start.zip(years).map(|(start, years)| start + years - 1));
        assert_eq!(horizon.last_year(), last_year, "{plan}");
        assert!(
            start
                .zip(last_year)
                .is_none_or(|(start, last)| start <= last),
            "{plan}"
        );
        let span = years.or(start.zip(end).map(|(start, end)| end - start + 1));
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

/// Sets of records that differ in how they cut through relations: everything, a provider, a country, sites
/// without their plans, every third record.
fn selections() -> Vec<Vec<Investment>> {
    let of =
        |keep: &dyn Fn(Investment) -> bool| Investment::iter().filter(|&plan| keep(plan)).collect();
    vec![
        of(&|_| true),
        of(&|plan| plan.provider() == Provider::AWS),
        of(&|plan| plan.country() == Some(Country::SPAIN)),
        of(&|plan| plan.kind() == Kind::Site),
        of(&|plan| plan.id().len() % 3 == 0),
        of(&|plan| plan.phase() == Phase::Spent),
        Vec::new(),
    ]
}

/// The sums of a total, with ceilings apart.
fn sums(totals: &Totals) -> BTreeMap<(Phase, Currency, bool), i128> {
    let mut sums = BTreeMap::new();
    for total in totals {
        let is_ceiling = total.qualifier() == Qualifier::UpTo;
        let units = i128::try_from(total.units()).expect("a sum");
        sums.insert((total.phase(), total.currency(), is_ceiling), units);
    }
    sums
}

#[test]
fn a_series_has_each_day_on_which_the_totals_differ_from_the_day_before() {
    for selection in selections() {
        let mut before = String::new();
        let mut expected = Vec::new();
        for day in days() {
            let shown = as_of(day).totals(selection.iter().copied()).to_string();
            if shown != before {
                expected.push((day, shown.clone()));
            }
            before = shown;
        }
        let found: Vec<_> = series(selection)
            .map(|totals| (totals.snapshot().date(), totals.to_string()))
            .collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn changes_add_up_to_the_difference_of_the_totals() {
    let days: Vec<_> = days().collect();
    let periods = [
        (days[0], days[days.len() - 1]),
        (days[3], days[days.len() / 2]),
        (days[days.len() / 3], days[days.len() / 2]),
        (days[days.len() / 2], days[days.len() - 2]),
    ];
    for selection in selections() {
        for (from, until) in periods {
            let mut expected = sums(&as_of(until).totals(selection.iter().copied()));
            for (line, units) in sums(&as_of(from).totals(selection.iter().copied())) {
                *expected.entry(line).or_insert(0) -= units;
            }
            expected.retain(|_, &mut units| units != 0);
            let mut found = BTreeMap::new();
            let mut before = from;
            for change in as_of(until).changes_since(from, selection.iter().copied()) {
                assert!(from < change.day() && before <= change.day() && change.day() <= until);
                before = change.day();
                let amount = change.amount().expect("what counts has an amount");
                let currency = change.currency().expect("and so a currency");
                let is_ceiling = amount.qualifier() == Qualifier::UpTo;
                let line = (change.phase(), currency, is_ceiling);
                *found.entry(line).or_insert(0) += change.units();
            }
            found.retain(|_, &mut units| units != 0);
            assert_eq!(found, expected, "{from} to {until}");
        }
    }
}

/// In the whole data set each change is caused by the record that changes or by the one that decides.
#[test]
fn each_change_is_among_those_that_its_record_caused() {
    let first = days().next().expect("a day");
    let all = as_of(DATA_AS_OF).changes_since(first, Investment::iter());
    let mut compared = 0;
    for change in all {
        let own: Vec<_> = change.investment().changes().collect();
        assert!(own.contains(&change), "{change}");
        if let Some(other) = change
            .after()
            .exclusion()
            .and_then(hyperscaler_investments::Exclusion::by)
        {
            assert!(other.changes().any(|caused| caused == change), "{change}");
            compared += 1;
        }
    }
    assert!(compared > 3, "{compared}");
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
