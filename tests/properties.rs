//! What must hold of every total, whatever the data says.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    Currency, DATA_AS_OF, Date, Investment, Phase, Qualifier, Reason, Region, Relation,
    RelationKind, Snapshot, Source, Status, StatusChange, Verdict, as_of, days,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

/// As of the day before, the day and the day after each on which anything changes.
fn snapshots() -> impl Iterator<Item = Snapshot> {
    let around = |day: Date| {
        let day = day.to_string();
        [
            common::day_before(&day),
            day.clone(),
            common::day_after(&day),
        ]
    };
    let days: BTreeSet<String> = days().flat_map(around).collect();
    days.into_iter()
        .map(|day| as_of(day.parse().expect("a day")))
}

fn counts(snapshot: Snapshot, investment: Investment) -> bool {
    snapshot.verdict(investment) == Verdict::Counts
}

/// The records that one relates to in some ways.
fn related(investment: Investment, kinds: &[RelationKind]) -> impl Iterator<Item = Investment> {
    let relations = investment
        .relations()
        .filter(move |relation| kinds.contains(&relation.kind()));
    relations.map(Relation::investment)
}

#[test]
fn every_record_either_counts_or_says_why_not() {
    for snapshot in snapshots() {
        let totals = snapshot.totals(Investment::iter());
        let counted: BTreeSet<_> = totals.counted().collect();
        let excluded: BTreeMap<_, _> = totals.excluded().collect();
        for investment in Investment::iter() {
            let verdict = snapshot.verdict(investment);
            assert_eq!(counted.contains(&investment), verdict == Verdict::Counts);
            let exclusion = excluded.get(&investment).copied();
            assert_eq!(
                exclusion.map_or(Verdict::Counts, Verdict::Excluded),
                verdict
            );
        }
        // Each counted record stands in one line, and no line holds anything else.
        let mut in_lines: Vec<_> = totals.iter().flat_map(|total| total.counted()).collect();
        in_lines.sort();
        assert!(in_lines.into_iter().eq(counted), "{snapshot:?}");
    }
}

#[test]
fn a_line_is_the_sum_of_its_records() {
    for snapshot in snapshots() {
        for total in snapshot.totals(Investment::iter()).iter() {
            let amounts: Vec<_> = total.counted().filter_map(Investment::amount).collect();
            assert!(
                total
                    .counted()
                    .all(|investment| investment.phase() == total.phase())
            );
            assert!(
                amounts
                    .iter()
                    .all(|amount| amount.currency() == total.currency())
            );
            assert_eq!(
                amounts
                    .iter()
                    .map(|amount| u128::from(amount.units()))
                    .sum::<u128>(),
                total.units()
            );
            assert_eq!(total.value().to_string(), total.units().to_string());
            let holds = |qualifier| amounts.iter().any(|amount| amount.qualifier() == qualifier);
            let expected = match total.qualifier() {
                Qualifier::UpTo => amounts
                    .iter()
                    .all(|amount| amount.qualifier() == Qualifier::UpTo),
                Qualifier::MoreThan => holds(Qualifier::MoreThan),
                Qualifier::About => holds(Qualifier::About) && !holds(Qualifier::MoreThan),
                _ => amounts
                    .iter()
                    .all(|amount| amount.qualifier() == Qualifier::Exact),
            };
            assert!(expected, "{total:?}");
        }
    }
}

#[test]
fn a_total_never_exceeds_the_sum_of_the_headlines() {
    let mut headlines: BTreeMap<(Phase, Currency), u128> = BTreeMap::new();
    for investment in Investment::iter() {
        if let Some(amount) = investment.amount() {
            *headlines
                .entry((investment.phase(), amount.currency()))
                .or_default() += u128::from(amount.units());
        }
    }
    let mut smaller = 0;
    for snapshot in snapshots() {
        for total in snapshot.totals(Investment::iter()).iter() {
            let headline = headlines[&(total.phase(), total.currency())];
            assert!(total.units() <= headline, "{total:?}");
            smaller += u32::from(total.units() < headline);
        }
    }
    assert!(smaller > 0);
}

#[test]
fn no_two_records_of_the_same_money_count_together() {
    let either_or = [
        RelationKind::Supersedes,
        RelationKind::OutcomeOf,
        RelationKind::Restates,
    ];
    let one_phase = [RelationKind::PartOf, RelationKind::Overlaps];
    for snapshot in snapshots() {
        for investment in Investment::iter().filter(|&investment| counts(snapshot, investment)) {
            for other in related(investment, &either_or) {
                assert!(
                    !counts(snapshot, other),
                    "{investment} and {other} on {}",
                    snapshot.date()
                );
            }
            for other in related(investment, &one_phase) {
                let both = other.phase() == investment.phase() && counts(snapshot, other);
                assert!(!both, "{investment} and {other} on {}", snapshot.date());
            }
        }
    }
}

#[test]
fn what_is_superseded_does_not_come_back() {
    let mut superseded = BTreeSet::new();
    for snapshot in snapshots() {
        for &investment in &superseded {
            assert_eq!(
                snapshot.status(investment),
                Some(Status::Superseded),
                "{investment}"
            );
            assert!(!counts(snapshot, investment), "{investment}");
        }
        let replaced =
            |&investment: &Investment| snapshot.status(investment) == Some(Status::Superseded);
        superseded.extend(Investment::iter().filter(replaced));
    }
    assert!(superseded.len() > 5);
}

#[test]
fn an_exclusion_names_another_record_where_its_reason_is_one() {
    let about_another = [
        Reason::Superseded,
        Reason::Restated,
        Reason::OverlapUnresolved,
        Reason::PartOfCounted,
    ];
    for snapshot in snapshots() {
        for (investment, exclusion) in snapshot.totals(Investment::iter()).excluded() {
            let Some(by) = exclusion.by() else {
                assert!(
                    !about_another.contains(&exclusion.reason()),
                    "{investment} {exclusion:?}"
                );
                continue;
            };
            assert_ne!(by, investment);
            assert!(
                snapshot.knows(by),
                "{investment} {exclusion:?} on {}",
                snapshot.date()
            );
            assert_eq!(
                exclusion.to_string(),
                format!("{} ({by})", exclusion.reason())
            );
        }
    }
}

#[test]
fn neither_order_nor_repetition_matters() {
    let mut random = common::Random::new(7);
    for snapshot in snapshots() {
        let mut records: Vec<_> = Investment::iter().collect();
        let expected = snapshot.totals(records.iter().copied());
        for place in (1..records.len()).rev() {
            records.swap(place, random.below(place + 1));
        }
        records.extend_from_within(..records.len() / 2);
        let totals = snapshot.totals(records);
        assert_eq!(totals.to_string(), expected.to_string());
        assert!(totals.counted().eq(expected.counted()));
        assert!(totals.excluded().eq(expected.excluded()));
    }
}

#[test]
fn a_verdict_does_not_depend_on_what_else_is_asked() {
    for snapshot in snapshots() {
        for investment in Investment::iter() {
            let alone = snapshot.totals([investment]);
            assert_eq!(
                alone.counted().eq([investment]),
                counts(snapshot, investment),
                "{investment}"
            );
        }
    }
}

#[test]
fn what_is_known_only_grows() {
    let mut known = BTreeSet::new();
    let mut sources = BTreeSet::new();
    let mut regions = BTreeSet::new();
    for snapshot in snapshots() {
        let now: BTreeSet<_> = snapshot.known().collect();
        assert!(now.is_superset(&known), "{}", snapshot.date());
        let open: BTreeSet<_> = snapshot.regions().collect();
        assert!(open.is_superset(&regions), "{}", snapshot.date());
        let own = |investment| {
            snapshot
                .sources(investment)
                .map(move |source| (investment, source))
        };
        let seen: BTreeSet<_> = Investment::iter().flat_map(own).collect();
        assert!(seen.is_superset(&sources), "{}", snapshot.date());
        (known, regions, sources) = (now, open, seen);
    }
    let everything = as_of(DATA_AS_OF);
    assert!(everything.known().eq(Investment::iter()));
    assert!(everything.regions().count() > 30);
    assert!(Investment::iter().all(|plan| everything.sources(plan).eq(plan.sources())));
    assert!(Investment::iter().all(|plan| everything.evidence(plan) == Some(plan.evidence())));
    assert!(Investment::iter().all(|plan| everything.status(plan) == Some(plan.status())));
}

#[test]
fn nothing_leaks_from_the_future() {
    for snapshot in snapshots().filter(|snapshot| snapshot.date() < DATA_AS_OF) {
        let day = snapshot.date();
        let is_past = |date: Date| date.last_day() <= day;
        assert!(
            snapshot
                .regions()
                .all(|region| region.opened().is_some_and(is_past)),
            "{day}"
        );
        let open = Region::iter().filter(|region| region.opened().is_some_and(is_past));
        assert!(snapshot.regions().eq(open), "{day}");
        for investment in Investment::iter() {
            assert_eq!(
                snapshot.knows(investment),
                is_past(investment.first_public())
            );
            let since = |source: &Source| {
                let shown = investment.history().find(|turn| turn.source() == *source);
                match (source.published(), shown.map(StatusChange::date)) {
                    (None, shown) => shown,
                    // A month begins with its year, and a day with its month.
                    (Some(own), Some(day)) if day.to_string().starts_with(&own.to_string()) => {
                        Some(day)
                    }
                    (own, _) => own,
                }
            };
            let public = investment
                .sources()
                .filter(|source| snapshot.knows(investment) && since(source).is_some_and(is_past));
            assert!(
                snapshot.sources(investment).eq(public.clone()),
                "{investment} on {day}"
            );
            assert_eq!(snapshot.evidence(investment).is_none(), public.count() == 0);
            let written = investment
                .history()
                .rfind(|turn| is_past(turn.date()))
                .map(StatusChange::status);
            let status = snapshot.status(investment);
            assert!(status == written || (written.is_some() && status == Some(Status::Superseded)));
        }
    }
}

#[test]
fn a_day_and_the_partial_date_that_ends_with_it_are_the_same_question() {
    for (day, partial) in [
        ("2024-12-31", "2024"),
        ("2024-12-31", "2024-12"),
        ("2024-02-29", "2024-02"),
    ] {
        let [day, partial] = [day, partial].map(|date| as_of(date.parse().expect("a date")));
        assert_eq!((day.date(), day), (partial.date(), partial));
        assert!(day.known().eq(partial.known()));
    }
}

#[test]
fn an_amount_prints_all_its_digits() {
    for amount in Investment::iter().filter_map(Investment::amount) {
        let text = amount.to_string();
        let words = ["about ", "more than ", "up to "];
        let prefix = words
            .into_iter()
            .find(|word| text.starts_with(word))
            .unwrap_or("");
        assert_eq!(
            prefix.trim_end().replace(' ', "-"),
            amount.qualifier().as_str().replace("exact", "")
        );
        let (currency, number) = text[prefix.len()..].split_once(' ').expect("a currency");
        assert_eq!(currency, amount.currency().code());
        let (digits, zeros) = match number.split_once(' ').expect("a unit") {
            (digits, "bn") => (digits, 9),
            (digits, "m") => (digits, 6),
            other => panic!("{other:?}"),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        assert!(
            !fraction.ends_with('0') && !whole.starts_with('0'),
            "{text}"
        );
        assert_eq!(
            format!("{whole}{fraction:0<zeros$}"),
            amount.units().to_string(),
            "{text}"
        );
    }
}
