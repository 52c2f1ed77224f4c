//! What counts, worked out a second time from METHODOLOGY.md and the data files, and compared with the library
//! on every day on which anything changes, the day before and the day after.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use hyperscaler_investments::{
    DATA_AS_OF, Date, Evidence, Investment, Origin, Qualifier, Snapshot, Status, Totals, Verdict,
    as_of, days,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;
#[allow(dead_code, reason = "each test uses a part of what they share")]
#[path = "common/oracle.rs"]
mod rules;
#[path = "common/evidence.rs"]
mod strength;

use common::{Random, Record, day_after, day_before, last_day, of_kind};
use rules::{Lines, Plan, World};

static WORLD: LazyLock<World> = LazyLock::new(World::read);

/// The first day on which each record counted.
static FIRST_COUNTED: LazyLock<Vec<Option<String>>> = LazyLock::new(|| {
    let all = WORLD.all();
    let mut first = vec![None; WORLD.len()];
    for day in WORLD.days() {
        for (row, verdict) in WORLD.judge(&day, &all).iter().enumerate() {
            if verdict.counts() && first[row].is_none() {
                first[row] = Some(day.clone());
            }
        }
    }
    first
});

/// The days on which the regions of a record opened, by its id.
static REGIONS: LazyLock<BTreeMap<&str, Vec<String>>> = LazyLock::new(|| {
    let mut opened: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for region in of_kind("region").values() {
        if let Some((plan, date)) = region.text("investment").zip(region.text("opened")) {
            opened.entry(plan).or_default().push(last_day(date));
        }
    }
    opened
});

fn snapshot(day: &str) -> Snapshot {
    as_of(day.parse().expect("a day"))
}

fn record(id: &str) -> Investment {
    Investment::get(id).expect("a record")
}

/// The library's verdict: reason, relation, the record at its other end, the record that decided.
type Shown = (
    Option<&'static str>,
    Option<(&'static str, &'static str)>,
    Option<&'static str>,
);

fn shown(verdict: Verdict) -> Shown {
    match verdict {
        Verdict::Counts => (None, None, None),
        Verdict::Excluded(exclusion) => (
            Some(exclusion.reason().as_str()),
            exclusion
                .relation()
                .zip(exclusion.through())
                .map(|(kind, through)| (kind.as_str(), through.id())),
            exclusion.by().map(Investment::id),
        ),
    }
}

/// The oracle's verdict, in the same form.
fn expected<'w>(
    world: &'w World,
    verdict: &rules::Verdict<'w>,
) -> (Option<&'w str>, Option<(&'w str, &'w str)>, Option<&'w str>) {
    let id = |row: usize| world.ids[row].as_str();
    (
        verdict.reason,
        verdict.through.map(|(kind, row)| (kind, id(row))),
        verdict.by.map(id),
    )
}

#[test]
fn days_are_those_on_which_a_file_states_a_status_change() {
    let world = &*WORLD;
    assert!(days().map(|day| day.to_string()).eq(world.days()));
}

#[test]
fn verdict_and_status_agree_on_every_day() {
    let world = &*WORLD;
    let all = world.all();
    let ended = ["superseded", "withdrawn", "refused", "shelved"];
    for day in world.days_around() {
        let snapshot = snapshot(&day);
        let verdicts = world.judge(&day, &all);
        let mut known = Vec::new();
        let mut in_force = Vec::new();
        for (row, id) in world.ids.iter().enumerate() {
            let record = record(id);
            let status = world.status(row, &day);
            let verdict = snapshot.verdict(record);
            assert_eq!(
                shown(verdict),
                expected(world, &verdicts[row]),
                "{id} on {day}"
            );
            assert_eq!(
                snapshot.status(record).map(Status::as_str),
                status,
                "{id} on {day}"
            );
            assert_eq!(snapshot.knows(record), world.is_public(row, &day));
            if let Some(status) = status {
                known.push(record);
                if !ended.contains(&status) {
                    in_force.push(record);
                }
            }
        }
        assert!(snapshot.known().eq(known), "{day}");
        assert!(snapshot.in_force().eq(in_force), "{day}");
    }
}

/// Compares the totals of a selection with the oracle's, record by record and line by line.
#[track_caller]
fn compare(world: &World, day: &str, selected: &[bool]) {
    let rows = (0..world.len()).filter(|&row| selected[row]);
    let totals = snapshot(day).totals(rows.clone().map(|row| record(&world.ids[row])));
    let verdicts = world.judge(day, selected);
    for row in rows {
        assert_eq!(
            shown(totals.verdict(record(&world.ids[row]))),
            expected(world, &verdicts[row]),
            "{} on {day}",
            world.ids[row]
        );
    }
    compare_lines(world, day, selected, &verdicts, &totals);
    compare_caveats(world, day, selected, &verdicts, &totals);
}

#[track_caller]
fn compare_lines(
    world: &World,
    day: &str,
    selected: &[bool],
    verdicts: &[rules::Verdict],
    totals: &Totals,
) {
    compare_sums(world, day, &world.total(verdicts, selected), totals);
    let id = |row: &usize| world.ids[*row].as_str();
    let (counted, left_out): (Vec<usize>, Vec<usize>) = (0..world.len())
        .filter(|&row| selected[row])
        .partition(|&row| verdicts[row].counts());
    assert!(
        totals
            .counted()
            .map(Investment::id)
            .eq(counted.iter().map(id)),
        "{day}"
    );
    let excluded = totals.excluded().map(|(record, _)| record.id());
    assert!(excluded.eq(left_out.iter().map(id)), "{day}");
}

/// Compares the lines of a total, and the records in each.
#[track_caller]
fn compare_sums(world: &World, day: &str, lines: &Lines, totals: &Totals) {
    let id = |row: &usize| world.ids[*row].as_str();
    let mut found = 0;
    for total in totals {
        let is_ceiling = total.qualifier() == Qualifier::UpTo;
        let key = (total.phase().as_str(), total.currency().code(), is_ceiling);
        let line = lines
            .get(&key)
            .unwrap_or_else(|| panic!("{day}: no {key:?}"));
        assert_eq!(total.units(), line.units, "{day} {key:?}");
        assert_eq!(
            total.qualifier().as_str(),
            line.qualifier(is_ceiling),
            "{day} {key:?}"
        );
        assert_eq!(total.holds_about(), line.is_about, "{day} {key:?}");
        assert!(
            total
                .counted()
                .map(Investment::id)
                .eq(line.rows.iter().map(id)),
            "{day} {key:?}"
        );
        found += 1;
    }
    assert_eq!(found, lines.len(), "{day}: {lines:?}");
}

/// Compares what is said beside a total.
#[track_caller]
fn compare_caveats(
    world: &World,
    day: &str,
    selected: &[bool],
    verdicts: &[rules::Verdict],
    totals: &Totals,
) {
    let all = world.all();
    let beside = Beside {
        world,
        day,
        selected,
        verdicts,
        of_all: &world.judge(day, &all),
        is_nowhere: &world.is_nowhere(day, selected),
    };
    let mut expected: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in (0..world.len()).filter(|&row| selected[row]) {
        for kind in beside.kinds(row) {
            expected.entry(kind).or_default().push(&world.ids[row]);
        }
    }
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for caveat in totals.caveats() {
        let records: Vec<&str> = caveat.records().map(Investment::id).collect();
        let mut named = vec![false; world.len()];
        for id in &records {
            named[world.row(id)] = true;
        }
        compare_sums(world, day, &world.stated(day, &named), caveat.totals());
        found.insert(caveat.kind().as_str(), records);
    }
    assert_eq!(found, expected, "{day}");
}

/// What a caveat can depend on.
struct Beside<'b> {
    world: &'b World,
    day: &'b str,
    selected: &'b [bool],
    verdicts: &'b [rules::Verdict<'b>],
    of_all: &'b [rules::Verdict<'b>],
    is_nowhere: &'b [bool],
}

impl Beside<'_> {
    /// The caveats that concern a record of the selection.
    fn kinds(&self, row: usize) -> Vec<&'static str> {
        let plan = &self.world.plans[row];
        let verdict = self.verdicts[row];
        let is_one = |reasons: &[&str]| verdict.reason.is_some_and(|why| reasons.contains(&why));
        if !verdict.counts() {
            let ended = ["superseded", "withdrawn", "refused", "shelved"];
            let whole = |reason| is_one(&[reason]) && !self.counts_in_part(row);
            let said = [
                ("mixed-scope", whole("mixed-scope")),
                ("joint-sum", whole("joint-sum")),
                ("umbrella", whole("umbrella")),
                ("overlap", is_one(&["overlap-unresolved"])),
                ("unquantified", is_one(&["unquantified"])),
                (
                    "left-the-total",
                    is_one(&ended) && self.is_nowhere[row] && self.has_counted_before(row),
                ),
            ];
            return said
                .into_iter()
                .filter_map(|(kind, applies)| applies.then_some(kind))
                .collect();
        }
        let held = ["restated", "overlap-unresolved", "part-of-counted"];
        let amount = plan.amount.as_ref().expect("what counts has an amount");
        let record = record(&self.world.ids[row]);
        let year: u64 = self.day[..4].parse().expect("a year");
        let is_pledged = plan.phase == "pledged";
        let said = [
            (
                "outside-selection",
                self.of_all[row]
                    .reason
                    .is_some_and(|why| held.contains(&why)),
            ),
            (
                "lapsed",
                is_pledged && plan.last_year.is_some_and(|last| last < year),
            ),
            ("quiet", is_pledged && self.is_quiet(row)),
            ("part-ended", self.has_ended_part(row)),
            ("government-word", plan.stated_by == "government"),
            ("partner-word", plan.stated_by == "partner"),
            ("press-word", plan.stated_by == "press"),
            ("rented", plan.kind == "capacity"),
            ("single-source", self.has_weak_evidence(row)),
            (
                "more-than",
                amount.qualifier == "more-than" || amount.is_range,
            ),
            ("about", amount.qualifier == "about"),
            ("ceiling", amount.qualifier == "up-to"),
            ("own", record.origin() == Origin::Overlay),
        ];
        said.into_iter()
            .filter_map(|(kind, applies)| applies.then_some(kind))
            .collect()
    }

    fn is_counted(&self, row: usize) -> bool {
        self.selected[row] && self.verdicts[row].counts()
    }

    fn has_counting_part(&self, row: usize) -> bool {
        let parts = self.world.related_by(row, Some("part-of"), self.day);
        parts.into_iter().any(|part| self.is_counted(part))
    }

    fn counts_in_part(&self, row: usize) -> bool {
        let restated = self.world.related(row, "restates", self.day);
        self.has_counting_part(row)
            || restated
                .into_iter()
                .any(|other| self.is_counted(other) || self.has_counting_part(other))
    }

    fn has_counted_before(&self, row: usize) -> bool {
        let first = FIRST_COUNTED[row].as_deref();
        first.is_some_and(|first| first <= self.day)
    }

    fn is_quiet(&self, row: usize) -> bool {
        let (_, status) = self.world.last_change(row, self.day);
        let mut latest = self.last_step(row, &mut BTreeSet::new());
        for other in self.world.related_by(row, None, self.day) {
            latest = latest.max(self.world.first_day(other));
        }
        let date = |day: &str| day.parse::<Date>().expect("a day");
        let day = date(self.day).min(DATA_AS_OF);
        status != "completed" && day.days_since(date(latest)) > 731
    }

    /// The last day on which the record, a region of it, a part of it or what it replaced had a step.
    fn last_step(&self, row: usize, seen: &mut BTreeSet<usize>) -> &str {
        let (mut latest, _) = self.world.last_change(row, self.day);
        if !seen.insert(row) {
            return latest;
        }
        let opened = REGIONS.get(self.world.ids[row].as_str());
        for opened in opened.into_iter().flatten() {
            if opened.as_str() <= self.day {
                latest = latest.max(opened.as_str());
            }
        }
        let mut others = self.world.related_by(row, Some("part-of"), self.day);
        others.extend(self.world.related(row, "supersedes", self.day));
        others.extend(self.world.related(row, "outcome-of", self.day));
        for other in others {
            latest = latest.max(self.last_step(other, seen));
        }
        latest
    }

    fn has_ended_part(&self, row: usize) -> bool {
        let parts = self.world.related_by(row, Some("part-of"), self.day);
        parts.into_iter().any(|part| {
            let status = self.world.status(part, self.day);
            ["withdrawn", "refused", "shelved"]
                .map(Some)
                .contains(&status)
        })
    }

    fn has_weak_evidence(&self, row: usize) -> bool {
        let evidence = evidence_of(&self.world.ids[row], self.day);
        ["reported", "anonymous"].map(Some).contains(&evidence)
    }
}

/// The evidence for a record on a day.
fn evidence_of(id: &str, day: &str) -> Option<&'static str> {
    static FIRST_DAYS: LazyLock<BTreeMap<&str, String>> =
        LazyLock::new(|| strength::first_days(&DATA_AS_OF.to_string()));
    static SOURCES: LazyLock<BTreeMap<&str, &Record>> = LazyLock::new(|| of_kind("source"));
    static PLANS: LazyLock<BTreeMap<&str, &Record>> = LazyLock::new(|| of_kind("investment"));
    let ids = PLANS[id].list("sources").into_iter();
    let public: Vec<_> = ids
        .filter(|source| FIRST_DAYS[source].as_str() <= day)
        .map(|source| SOURCES[source])
        .collect();
    strength::evidence(&public)
}

#[test]
fn the_totals_of_everything_agree_on_every_day() {
    let world = &*WORLD;
    for day in world.days() {
        compare(world, &day, &world.all());
    }
}

/// Everything that filters of place and thing can choose alone.
fn filtered(world: &World) -> Vec<Vec<bool>> {
    let fields: [fn(&Plan) -> &str; 6] = [
        |plan| &plan.provider,
        |plan| &plan.country,
        |plan| &plan.phase,
        |plan| &plan.kind,
        |plan| &plan.scope,
        |plan| plan.amount.as_ref().map_or("", |amount| &amount.currency),
    ];
    let mut selections = Vec::new();
    for field in fields {
        let values: BTreeSet<&str> = world.plans.iter().map(field).collect();
        for value in values {
            selections.push(
                world
                    .plans
                    .iter()
                    .map(|plan| field(plan) == value)
                    .collect(),
            );
        }
    }
    selections
}

#[test]
fn the_totals_of_filtered_records_agree() {
    let world = &*WORLD;
    let selections = filtered(world);
    let days: Vec<_> = world.days_around().into_iter().collect();
    let mut random = Random::new(31);
    for selected in &selections {
        for _ in 0..8 {
            compare(world, &days[random.below(days.len())], selected);
        }
    }
    for _ in 0..300 {
        let mut one = || &selections[random.below(selections.len())];
        let (one, other) = (one(), one());
        let both: Vec<bool> = one
            .iter()
            .zip(other)
            .map(|(one, other)| *one && *other)
            .collect();
        compare(world, &days[random.below(days.len())], &both);
    }
}

#[test]
fn the_totals_of_random_selections_agree() {
    let world = &*WORLD;
    let days: Vec<_> = world.days_around().into_iter().collect();
    let mut random = Random::new(2024);
    for _ in 0..300 {
        let share = 1 + random.below(9);
        let selected: Vec<bool> = (0..world.len()).map(|_| random.below(10) < share).collect();
        compare(world, &days[random.below(days.len())], &selected);
    }
}

#[test]
fn evidence_agrees_on_every_day() {
    let world = &*WORLD;
    for day in world.days_around() {
        let snapshot = snapshot(&day);
        for (row, id) in world.ids.iter().enumerate() {
            let evidence = snapshot.evidence(record(id)).map(Evidence::as_str);
            let expected = evidence_of(id, &day).filter(|_| world.is_public(row, &day));
            assert_eq!(evidence, expected, "{id} on {day}");
        }
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
