//! What counts, worked out a second time: from the written rules and the data files alone, without the
//! library's tables or code, and compared with the library on every day on which anything changes.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    Country, Date, Investment, Phase, Provider, Qualifier, Snapshot, Status, Verdict, as_of, days,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

use common::{day_after, day_before, last_day};

/// A record as its file states it.
struct Plan {
    provider: String,
    country: String,
    phase: String,
    mixed: bool,
    estimate: bool,
    /// Units, currency, qualifier.
    amount: Option<(u128, String, String)>,
    /// From which day on which status holds.
    turns: Vec<(String, String)>,
    links: BTreeMap<&'static str, Vec<String>>,
}

struct World {
    plans: BTreeMap<String, Plan>,
    /// The records that supersede another or are its outcome.
    newer: BTreeMap<String, Vec<String>>,
}

const LINKS: [&str; 6] = [
    "supersedes",
    "adds-to",
    "outcome-of",
    "part-of",
    "restates",
    "overlaps",
];

/// Why a whole takes its parts with it when it is left out.
const SHARED_FATES: [&str; 7] = [
    "superseded",
    "withdrawn",
    "refused",
    "shelved",
    "restated",
    "overlap-unresolved",
    "part-of-counted",
];

impl World {
    fn read() -> Self {
        let owned = |text: Option<&str>| text.expect("a text").to_owned();
        let plans = common::of_kind("investment")
            .into_iter()
            .map(|(id, record)| {
                let amount = record.number("amount/value").map(|units| {
                    let part = |path| owned(record.text(path));
                    (
                        units.into(),
                        part("amount/currency"),
                        part("amount/qualifier"),
                    )
                });
                let turns = record.history().into_iter();
                let links = LINKS.map(|kind| {
                    (
                        kind,
                        record.list(kind).into_iter().map(str::to_owned).collect(),
                    )
                });
                let plan = Plan {
                    provider: owned(record.text("provider")),
                    country: record.text("country").unwrap_or_default().to_owned(),
                    phase: owned(record.text("phase")),
                    mixed: record.text("scope") == Some("mixed"),
                    estimate: record.text("stated-by") == Some("third-party"),
                    amount,
                    turns: turns
                        .map(|[date, status, _]| (last_day(date), status.to_owned()))
                        .collect(),
                    links: links.into(),
                };
                (id.to_owned(), plan)
            });
        let plans: BTreeMap<String, Plan> = plans.collect();
        let mut newer: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, plan) in &plans {
            for older in ["supersedes", "outcome-of"]
                .iter()
                .flat_map(|kind| &plan.links[kind])
            {
                newer.entry(older.clone()).or_default().push(id.clone());
            }
        }
        Self { plans, newer }
    }

    /// Days are texts such as `2024-05-22`, whose order is that of time.
    fn is_public(&self, id: &str, day: &str) -> bool {
        self.plans[id].turns[0].0.as_str() <= day
    }

    fn written_status(&self, id: &str, day: &str) -> &str {
        let mut turns = self.plans[id].turns.iter();
        &turns
            .rfind(|(from, _)| from.as_str() <= day)
            .expect("public")
            .1
    }

    fn is_superseded(&self, id: &str, day: &str) -> bool {
        self.newer
            .get(id)
            .is_some_and(|newer| newer.iter().any(|id| self.is_public(id, day)))
    }

    fn status(&self, id: &str, day: &str) -> Option<&str> {
        match (self.is_public(id, day), self.is_superseded(id, day)) {
            (false, _) => None,
            (true, true) => Some("superseded"),
            (true, false) => Some(self.written_status(id, day)),
        }
    }

    /// The records that a record points at, as far as they are public.
    fn linked<'a>(&'a self, id: &str, kind: &str, day: &'a str) -> impl Iterator<Item = &'a str> {
        let others = self.plans[id].links[kind].iter().map(String::as_str);
        others.filter(move |other| self.is_public(other, day))
    }

    fn same_phase(&self, id: &str, other: &str) -> bool {
        self.plans[id].phase == self.plans[other].phase
    }

    /// Why the record does not count; nothing if it does.
    fn left_out(&self, id: &str, day: &str) -> Option<&str> {
        let plan = &self.plans[id];
        if !self.is_public(id, day) {
            return Some("not-yet-public");
        }
        if self.is_superseded(id, day) {
            return Some("superseded");
        }
        let status = self.written_status(id, day);
        if ["withdrawn", "refused", "shelved", "in-talks"].contains(&status) {
            return Some(status);
        }
        if plan.amount.is_none() {
            return Some("unquantified");
        }
        if plan.country.is_empty() {
            return Some("umbrella");
        }
        if plan.mixed {
            return Some("mixed-scope");
        }
        if plan.estimate {
            return Some("third-party-estimate");
        }
        if self.linked(id, "restates", day).next().is_some() {
            return Some("restated");
        }
        let counts =
            |other: &&str| self.same_phase(id, other) && self.left_out(other, day).is_none();
        if self.linked(id, "overlaps", day).any(|other| counts(&other)) {
            return Some("overlap-unresolved");
        }
        if self.linked(id, "part-of", day).any(|whole| counts(&whole)) {
            return Some("part-of-counted");
        }
        let wholes = self
            .linked(id, "part-of", day)
            .filter(|whole| self.same_phase(id, whole));
        let mut fates = wholes.filter_map(|whole| self.left_out(whole, day));
        fates.find(|fate| SHARED_FATES.contains(fate))
    }

    /// The days on which anything changes, each with the day before and the day after.
    fn days(&self) -> BTreeSet<String> {
        let turns = self.plans.values().flat_map(|plan| &plan.turns);
        turns
            .flat_map(|(day, _)| [day_before(day), day.clone(), day_after(day)])
            .collect()
    }

    /// What the records given come to: lines by phase, currency and whether they are ceilings.
    fn total<'a>(&'a self, ids: &BTreeSet<&'a str>, fates: &Fates) -> Lines<'a> {
        let mut lines = Lines::new();
        for &id in ids.iter().filter(|&&id| fates[id].is_none()) {
            let plan = &self.plans[id];
            let (units, currency, qualifier) =
                plan.amount.as_ref().expect("what counts has an amount");
            let key = (plan.phase.as_str(), currency.as_str(), qualifier == "up-to");
            let line = lines.entry(key).or_default();
            line.units += units;
            line.qualifiers.insert(qualifier);
            line.ids.insert(id);
        }
        lines
    }
}

/// Why each record does not count, on one day.
type Fates<'a> = BTreeMap<&'a str, Option<&'a str>>;

type Lines<'a> = BTreeMap<(&'a str, &'a str, bool), Line<'a>>;

#[derive(Debug, Default, PartialEq)]
struct Line<'a> {
    units: u128,
    qualifiers: BTreeSet<&'a str>,
    ids: BTreeSet<&'a str>,
}

impl Line<'_> {
    /// The loosest of what it holds.
    fn qualifier(&self) -> &str {
        let loosest = ["up-to", "more-than", "about", "exact"];
        loosest
            .into_iter()
            .find(|qualifier| self.qualifiers.contains(qualifier))
            .expect("one")
    }
}

fn snapshot(day: &str) -> Snapshot {
    as_of(day.parse().expect("a day"))
}

/// The library's reason, as text.
fn reason(snapshot: Snapshot, investment: Investment) -> Option<&'static str> {
    match snapshot.verdict(investment) {
        Verdict::Counts => None,
        Verdict::Excluded(exclusion) => Some(exclusion.reason().as_str()),
    }
}

/// Compares a total of the library with the oracle's, line by line.
#[track_caller]
fn compare(world: &World, fates: &Fates, day: &str, ids: &[&String]) {
    let records = ids.iter().map(|id| Investment::get(id).expect("a record"));
    let totals = snapshot(day).totals(records);
    let unique: BTreeSet<_> = ids.iter().map(|id| id.as_str()).collect();
    let expected = world.total(&unique, fates);
    let mut lines = 0;
    for total in totals.iter() {
        let ceiling = total.qualifier() == Qualifier::UpTo;
        let key = (total.phase().as_str(), total.currency().code(), ceiling);
        let line = expected
            .get(&key)
            .unwrap_or_else(|| panic!("{day}: no {key:?}"));
        assert_eq!(total.units(), line.units, "{day} {key:?}");
        assert_eq!(
            total.qualifier().as_str(),
            line.qualifier(),
            "{day} {key:?}"
        );
        assert_eq!(
            total.holds_about(),
            line.qualifiers.contains("about"),
            "{day} {key:?}"
        );
        assert!(
            total
                .counted()
                .map(Investment::id)
                .eq(line.ids.iter().copied()),
            "{day} {key:?}"
        );
        lines += 1;
    }
    assert_eq!(lines, expected.len(), "{day}: {expected:?}");
    let excluded = totals
        .excluded()
        .map(|(record, exclusion)| (record.id(), exclusion.reason().as_str()));
    let left_out = unique.iter().filter_map(|&id| Some((id, fates[id]?)));
    assert!(
        excluded.eq(left_out),
        "{day}: {:?}",
        totals.excluded().collect::<Vec<_>>()
    );
}

fn fates<'a>(world: &'a World, day: &str) -> Fates<'a> {
    world
        .plans
        .keys()
        .map(|id| (id.as_str(), world.left_out(id, day)))
        .collect()
}

#[test]
fn days_are_those_on_which_a_file_states_a_turn() {
    let world = World::read();
    let turns = world.plans.values().flat_map(|plan| &plan.turns);
    let expected: BTreeSet<_> = turns.map(|(day, _)| day.clone()).collect();
    assert!(days().map(|day| day.to_string()).eq(expected));
}

#[test]
fn verdict_and_status_agree_on_every_day() {
    let world = World::read();
    let stands = ["superseded", "withdrawn", "refused", "shelved"];
    for day in world.days() {
        let snapshot = snapshot(&day);
        for id in world.plans.keys() {
            let record = Investment::get(id).expect("a record");
            assert_eq!(
                reason(snapshot, record),
                world.left_out(id, &day),
                "{id} on {day}"
            );
            assert_eq!(
                snapshot.knows(record),
                world.is_public(id, &day),
                "{id} on {day}"
            );
            assert_eq!(
                snapshot.status(record).map(Status::as_str),
                world.status(id, &day),
                "{id} on {day}"
            );
        }
        let known = world.plans.keys().filter(|id| world.is_public(id, &day));
        assert!(
            snapshot.known().map(Investment::id).eq(known.clone()),
            "{day}"
        );
        let in_force =
            known.filter(|id| !stands.contains(&world.status(id, &day).expect("public")));
        assert!(
            snapshot.in_force().map(Investment::id).eq(in_force),
            "{day}"
        );
    }
}

#[test]
fn totals_agree_for_every_provider_country_and_phase_on_every_day() {
    let world = World::read();
    for day in world.days() {
        let fates = fates(&world, &day);
        let compare = |keep: &dyn Fn(&Plan) -> bool| {
            let kept: Vec<_> = world
                .plans
                .iter()
                .filter(|(_, plan)| keep(plan))
                .map(|(id, _)| id)
                .collect();
            if !kept.is_empty() {
                self::compare(&world, &fates, &day, &kept);
            }
        };
        compare(&|_| true);
        for provider in Provider::iter().map(Provider::id) {
            compare(&|plan| plan.provider == provider);
        }
        for country in Country::iter().map(Country::code) {
            compare(&|plan| plan.country == country);
            for provider in Provider::iter().map(Provider::id) {
                for phase in Phase::ALL.iter().map(|phase| phase.as_str()) {
                    compare(&|plan| {
                        plan.provider == provider && plan.country == country && plan.phase == phase
                    });
                }
            }
        }
    }
}

#[test]
fn totals_agree_for_random_selections() {
    let world = World::read();
    let days: Vec<_> = world.days().into_iter().collect();
    let mut random = common::Random::new(2024);
    for _ in 0..300 {
        let day = &days[random.below(days.len())];
        let fates = fates(&world, day);
        let share = 1 + random.below(9);
        let mut ids: Vec<_> = world
            .plans
            .keys()
            .filter(|_| random.below(10) < share)
            .collect();
        // In any order, and some of them again.
        for _ in 0..ids.len() {
            let (one, other) = (random.below(ids.len()), random.below(ids.len()));
            ids.swap(one, other);
            ids.push(ids[random.below(ids.len())]);
        }
        compare(&world, &fates, day, &ids);
    }
}

/// The oracle's own calendar, which all of the above rests on.
#[test]
fn the_oracle_knows_its_calendar() {
    for (day, after) in [
        ("2024-02-28", "2024-02-29"),
        ("2024-02-29", "2024-03-01"),
        ("2023-02-28", "2023-03-01"),
        ("2023-12-31", "2024-01-01"),
        ("2024-04-30", "2024-05-01"),
    ] {
        assert_eq!(day_after(day), after);
        assert_eq!(day_before(after), day);
        assert_eq!(
            last_day(&day[..7]).parse::<Date>(),
            day[..7].parse().map(Date::last_day)
        );
    }
}
