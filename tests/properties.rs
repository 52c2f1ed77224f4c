//! What must hold of every total, whatever the data says.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    Agreement, Amount, Currency, DATA_AS_OF, Date, Exclusion, Investment, Market, Phase, Qualifier,
    Rate, Reason, Region, Relation, RelationKind, Snapshot, Source, Status, StatusChange, Totals,
    Verdict, as_of, days,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;
#[allow(dead_code, reason = "each test uses a part of what they share")]
#[path = "common/evidence.rs"]
mod strength;

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

/// Some of them, for what takes long: at most two hundred, before, on and after days of change.
fn some_snapshots() -> impl Iterator<Item = Snapshot> {
    // Not a multiple of three, or all would stand on the same side of a day of change.
    let step = 1 + snapshots().count() / 200;
    snapshots().step_by(if step % 3 == 0 { step + 1 } else { step })
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
        let totals = snapshot.totals(Investment::iter());
        for total in &totals {
            let amounts: Vec<_> = total.counted().filter_map(Investment::amount).collect();
            let is_overlapped = totals.excluded().any(|(record, exclusion)| {
                exclusion.reason() == Reason::OverlapUnresolved
                    && record.phase() == total.phase()
                    && record.qualifier() != Qualifier::UpTo
                    && record.amount().map(Amount::currency) == Some(total.currency())
            });
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
                Qualifier::MoreThan => holds(Qualifier::MoreThan) || is_overlapped,
                Qualifier::About => {
                    holds(Qualifier::About) && !holds(Qualifier::MoreThan) && !is_overlapped
                }
                _ => {
                    let mut qualifiers = amounts.iter().map(|amount| amount.qualifier());
                    qualifiers.all(|qualifier| qualifier == Qualifier::Exact) && !is_overlapped
                }
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
        for total in &snapshot.totals(Investment::iter()) {
            let headline = headlines[&(total.phase(), total.currency())];
            assert!(total.units() <= headline, "{total:?}");
            smaller += u32::from(total.units() < headline);
        }
    }
    assert!(smaller > 0);
}

/// Sets of records, at random.
fn selections(count: usize) -> Vec<Vec<Investment>> {
    let mut random = common::Random::new(11);
    let mut selections = Vec::new();
    for _ in 0..count {
        let share = 1 + random.below(9);
        selections.push(
            Investment::iter()
                .filter(|_| random.below(10) < share)
                .collect(),
        );
    }
    selections
}

/// What would count twice if both counted: a superseder and what it replaces, and within one phase a part and its
/// whole, a restatement, an overlap. A ceiling holds no money.
#[track_caller]
fn assert_no_pair_counts_together(totals: &Totals) {
    let replaces = [RelationKind::Supersedes, RelationKind::OutcomeOf];
    let yields = [
        RelationKind::Restates,
        RelationKind::PartOf,
        RelationKind::Overlaps,
    ];
    let counted: BTreeSet<_> = totals.counted().collect();
    for &investment in &counted {
        for other in related(investment, &replaces) {
            assert!(!counted.contains(&other), "{investment} and {other}");
        }
        for other in related(investment, &yields) {
            let binds = other.phase() == investment.phase() && other.qualifier() != Qualifier::UpTo;
            assert!(
                !(binds && counted.contains(&other)),
                "{investment} and {other}"
            );
        }
    }
}

#[test]
fn no_two_records_of_the_same_money_count_together() {
    let selections = selections(8);
    for snapshot in some_snapshots() {
        assert_no_pair_counts_together(&snapshot.totals(Investment::iter()));
        for selection in &selections {
            assert_no_pair_counts_together(&snapshot.totals(selection.iter().copied()));
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

/// Whether an exclusion names the records that the rule looked at, and they are what it says.
#[track_caller]
fn assert_is_true(snapshot: Snapshot, investment: Investment, exclusion: Exclusion) {
    let (reason, shown) = (exclusion.reason(), exclusion.to_string());
    let named = (exclusion.relation(), exclusion.through(), exclusion.by());
    let (Some(relation), Some(through), Some(by)) = named else {
        assert_eq!(named, (None, None, None), "{investment} {exclusion:?}");
        assert_eq!(shown, reason.in_words());
        return;
    };
    // The relation stands in the data, and all are public.
    let stated = snapshot
        .relations(investment)
        .chain(snapshot.referenced_by(investment));
    let mut stated = stated.map(|other| (other.kind(), other.investment()));
    assert!(
        stated.any(|other| other == (relation, through)),
        "{investment} {exclusion:?}"
    );
    assert!(snapshot.knows(by) && by != investment);
    assert!(
        shown.contains(by.id()) && shown.contains(through.id()),
        "{shown}"
    );
    match reason {
        Reason::Superseded | Reason::Fulfilled => assert_eq!(through, by),
        Reason::Restated | Reason::PartOfCounted | Reason::OverlapUnresolved => {
            assert!(counts(snapshot, by), "{investment} {exclusion:?}");
            assert_ne!(by.qualifier(), Qualifier::UpTo);
        }
        Reason::Withdrawn | Reason::Refused | Reason::Shelved => {
            let status = snapshot.status(by).map(Status::as_str);
            assert_eq!(status, Some(reason.as_str()), "{investment} {exclusion:?}");
        }
        other => panic!("{investment}: {other} names {by}"),
    }
}

#[test]
fn an_exclusion_names_another_record_where_that_decides() {
    let always = [
        Reason::Superseded,
        Reason::Fulfilled,
        Reason::Restated,
        Reason::OverlapUnresolved,
        Reason::PartOfCounted,
    ];
    for snapshot in snapshots() {
        for (investment, exclusion) in snapshot.totals(Investment::iter()).excluded() {
            assert_is_true(snapshot, investment, exclusion);
            if always.contains(&exclusion.reason()) {
                assert!(exclusion.by().is_some(), "{investment} {exclusion:?}");
            }
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

/// A record and all that is tied to it by relations, through others too.
fn tied(investment: Investment) -> BTreeSet<Investment> {
    let mut tied = BTreeSet::new();
    let mut left = vec![investment];
    while let Some(next) = left.pop() {
        if tied.insert(next) {
            let relations = next.relations().chain(next.referenced_by());
            left.extend(relations.map(Relation::investment));
        }
    }
    tied
}

/// Asked for alone, a record counts where it counts in the whole, or where another only holds or disputes its
/// money; with all that is tied to it, its verdict is that of the whole.
#[test]
fn a_verdict_within_a_selection_depends_on_what_is_tied_to_it_alone() {
    let elsewhere = [
        Reason::Restated,
        Reason::OverlapUnresolved,
        Reason::PartOfCounted,
    ];
    let groups: Vec<_> = Investment::iter().map(tied).collect();
    let mut released = 0;
    for snapshot in some_snapshots() {
        for (investment, group) in Investment::iter().zip(&groups) {
            let whole = snapshot.verdict(investment);
            let alone = snapshot.totals([investment]).verdict(investment);
            let is_elsewhere = |exclusion: Exclusion| elsewhere.contains(&exclusion.reason());
            if whole.exclusion().is_some_and(is_elsewhere) {
                released += u32::from(alone.counts());
            } else {
                assert_eq!(alone, whole, "{investment} on {}", snapshot.date());
            }
            let among = snapshot.totals(group.iter().copied());
            assert_eq!(among.verdict(investment), whole, "{investment}");
        }
    }
    assert!(released > 0);
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
    let first_days = strength::first_days(&DATA_AS_OF.to_string());
    for source in Source::iter() {
        assert_eq!(source.first_public().to_string(), first_days[source.id()]);
    }
    for snapshot in some_snapshots().filter(|snapshot| snapshot.date() < DATA_AS_OF) {
        let day = snapshot.date();
        let is_past = |date: Date| date.last_day() <= day;
        for investment in Investment::iter() {
            let is_known = is_past(investment.first_public());
            assert_eq!(snapshot.knows(investment), is_known);
            let public = investment.sources().filter(|source| {
                is_known && first_days[source.id()].as_str() <= day.to_string().as_str()
            });
            assert!(
                snapshot.sources(investment).eq(public.clone()),
                "{investment} on {day}"
            );
            assert_eq!(snapshot.evidence(investment).is_none(), public.count() == 0);
            let mut history = investment.history().filter(|change| is_past(change.date()));
            assert!(snapshot.history(investment).eq(history.clone()));
            let written = history.next_back().map(StatusChange::status);
            let status = snapshot.status(investment);
            assert!(status == written || (written.is_some() && status == Some(Status::Superseded)));
            let is_seen =
                |relation: &Relation| is_known && is_past(relation.investment().first_public());
            let relations = investment.relations().filter(is_seen);
            assert!(snapshot.relations(investment).eq(relations));
            let referenced_by = investment.referenced_by().filter(is_seen);
            assert!(snapshot.referenced_by(investment).eq(referenced_by));
            let mut chain = snapshot.chain(investment);
            assert!(chain.all(|other| other == investment || snapshot.knows(other)));
            assert_eq!(snapshot.note(investment), None);
        }
    }
}

/// Regions, agreements, market figures and rates, of which some have no day: those are of the data's own.
#[test]
fn nothing_beside_the_investments_leaks_from_the_future() {
    for snapshot in snapshots().filter(|snapshot| snapshot.date() < DATA_AS_OF) {
        let is_past = |date: Date| date.last_day() <= snapshot.date();
        let open = Region::iter().filter(|region| region.opened().is_some_and(is_past));
        assert!(snapshot.regions().eq(open));
        let announced =
            Agreement::iter().filter(|agreement| agreement.announced().is_some_and(is_past));
        assert!(snapshot.agreements().eq(announced));
        assert!(
            snapshot
                .markets()
                .eq(Market::iter().filter(|market| is_past(market.published())))
        );
        assert!(
            snapshot
                .rates()
                .eq(Rate::iter().filter(|rate| is_past(rate.date())))
        );
    }
    let everything = as_of(DATA_AS_OF);
    assert!(everything.regions().eq(Region::iter()));
    assert!(everything.agreements().eq(Agreement::iter()));
    assert!(Investment::iter().all(|plan| everything.note(plan) == plan.note()));
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
    let single = Investment::iter().filter_map(Investment::amount);
    for amount in single.filter(|amount| amount.at_most().is_none()) {
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
