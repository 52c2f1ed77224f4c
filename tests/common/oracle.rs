//! What counts, worked out from METHODOLOGY.md alone: recursive, slow and plain, without the library's tables
//! or code. It judges the data files, and the small worlds that the tests make up.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::common::{Record, day_after, day_before, last_day, of_kind};

/// A record as a file states it.
#[derive(Clone, Debug)]
pub struct Plan {
    pub provider: String,
    pub country: String,
    pub is_area: bool,
    pub kind: String,
    pub phase: String,
    pub scope: String,
    pub stated_by: String,
    pub amount: Option<Amount>,
    pub last_year: Option<u64>,
    /// Dates as they are stated, and statuses, oldest first.
    pub history: Vec<(String, String)>,
    /// Kinds of relation, and ids.
    pub relations: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Amount {
    pub units: u128,
    pub is_range: bool,
    pub currency: String,
    pub qualifier: String,
}

impl Plan {
    fn read(record: &Record) -> Self {
        let text = |key: &str| record.text(key).unwrap_or_default().to_owned();
        let amount = record.number("amount/value").map(|units| Amount {
            units: units.into(),
            is_range: record.get("amount/at-most").is_some(),
            currency: text("amount/currency"),
            qualifier: text("amount/qualifier"),
        });
        let horizon = |part: &str| record.number(&format!("horizon/{part}"));
        let last_year = match (horizon("end"), horizon("start"), horizon("years")) {
            (Some(end), ..) => Some(end),
            (None, Some(start), Some(years)) => Some(start + years - 1),
            _ => None,
        };
        let history = record.history().into_iter();
        let mut relations = Vec::new();
        for kind in RELATIONS {
            for id in record.list(kind) {
                relations.push((kind.to_owned(), id.to_owned()));
            }
        }
        Self {
            provider: text("provider"),
            country: text("country"),
            is_area: record.get("area").is_some(),
            kind: text("kind"),
            phase: text("phase"),
            scope: text("scope"),
            stated_by: text("stated-by"),
            amount,
            last_year,
            history: history
                .map(|[date, status, _]| (date.to_owned(), status.to_owned()))
                .collect(),
            relations,
        }
    }

    fn is_ceiling(&self) -> bool {
        self.amount
            .as_ref()
            .is_some_and(|amount| amount.qualifier == "up-to")
    }
}

/// All records, each named by its place in the order of the ids.
pub struct World {
    pub ids: Vec<String>,
    pub plans: Vec<Plan>,
    /// The days from which the statuses of each record hold.
    changes: Vec<Vec<(String, String)>>,
    /// The relations of each record, in the order of the ids.
    relations: Vec<Vec<(String, usize)>>,
    referenced_by: Vec<Vec<(String, usize)>>,
}

/// Whether a record counts (no reason), or why not, and because of which others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict<'w> {
    pub reason: Option<&'w str>,
    /// The relation through which another record decided, and the record at its other end.
    pub through: Option<(&'w str, usize)>,
    /// The record that decided in the end.
    pub by: Option<usize>,
}

impl Verdict<'_> {
    pub fn counts(&self) -> bool {
        self.reason.is_none()
    }

    fn own(reason: &str) -> Verdict<'_> {
        Verdict {
            reason: Some(reason),
            through: None,
            by: None,
        }
    }
}

/// Where the money of a record is.
#[derive(Clone, Copy)]
enum Money<'w> {
    Held(usize),
    /// The record that ended, and why.
    Gone(usize, &'w str),
    Disputed(usize),
    Open,
}

/// The order of the reasons for which money goes.
const GONE: [&str; 3] = ["withdrawn", "refused", "shelved"];

const RELATIONS: [&str; 8] = [
    "supersedes",
    "adds-to",
    "outcome-of",
    "part-of",
    "restates",
    "overlaps",
    "fulfils",
    "distinct-from",
];

/// The relations by which a newer record takes the place of an older one.
const REPLACES: [&str; 2] = ["supersedes", "outcome-of"];

impl World {
    /// The investments of the data files.
    pub fn read() -> Self {
        let plans = of_kind("investment").into_iter();
        Self::new(
            plans
                .map(|(id, record)| (id.to_owned(), Plan::read(record)))
                .collect(),
        )
    }

    pub fn new(plans: BTreeMap<String, Plan>) -> Self {
        let (ids, plans): (Vec<String>, Vec<Plan>) = plans.into_iter().unzip();
        let row = |id: &String| ids.binary_search(id).expect("a record of the world");
        let mut referenced_by = vec![Vec::new(); ids.len()];
        let mut relations = Vec::new();
        for (own, plan) in plans.iter().enumerate() {
            let mut rows = Vec::new();
            for (kind, id) in &plan.relations {
                rows.push((kind.clone(), row(id)));
                referenced_by[row(id)].push((kind.clone(), own));
            }
            rows.sort_by_key(|&(_, other)| other);
            relations.push(rows);
        }
        let changes = plans
            .iter()
            .map(|plan| {
                let history = plan.history.iter();
                history
                    .map(|(date, status)| (last_day(date), status.clone()))
                    .collect()
            })
            .collect();
        Self {
            ids,
            plans,
            changes,
            relations,
            referenced_by,
        }
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn row(&self, id: &str) -> usize {
        let found = self.ids.binary_search_by(|own| own.as_str().cmp(id));
        found.unwrap_or_else(|_| panic!("no record {id}"))
    }

    /// Days are texts such as `2024-05-22`, whose order is that of time.
    pub fn is_public(&self, row: usize, day: &str) -> bool {
        self.first_day(row) <= day
    }

    /// The day on which a record became public.
    pub fn first_day(&self, row: usize) -> &str {
        &self.changes[row][0].0
    }

    /// The last status change that was public: its day and its status.
    pub fn last_change(&self, row: usize, day: &str) -> (&str, &str) {
        let mut changes = self.changes[row].iter();
        let change = changes.rfind(|(from, _)| from.as_str() <= day);
        let (from, status) = change.expect("a public record");
        (from, status)
    }

    /// The status as it is shown: that of the history, unless the record was replaced.
    pub fn status(&self, row: usize, day: &str) -> Option<&str> {
        if !self.is_public(row, day) {
            None
        } else if self.replaced_by(row, day).next().is_some() {
            Some("superseded")
        } else {
            Some(self.last_change(row, day).1)
        }
    }

    /// The public records that supersede a record or are its outcome, by id.
    fn replaced_by<'a>(
        &'a self,
        row: usize,
        day: &'a str,
    ) -> impl Iterator<Item = (&'a str, usize)> {
        let referenced_by = self.referenced_by[row].iter();
        let replaces = referenced_by.filter(move |(kind, newer)| {
            REPLACES.contains(&kind.as_str()) && self.is_public(*newer, day)
        });
        replaces.map(|(kind, newer)| (kind.as_str(), *newer))
    }

    /// The records that a relation of a record leads to, as far as it binds: public, and of its phase.
    fn bound<'a>(&'a self, row: usize, kind: &'a str, day: &'a str) -> Vec<usize> {
        let relations = self.relations[row].iter();
        let bound = relations.filter(|(of, other)| {
            of == kind
                && self.is_public(*other, day)
                && self.plans[*other].phase == self.plans[row].phase
        });
        bound.map(|&(_, other)| other).collect()
    }

    /// The days on which a record became public or changed its status.
    pub fn days(&self) -> BTreeSet<String> {
        let changes = self.changes.iter().flatten();
        changes.map(|(day, _)| day.clone()).collect()
    }

    /// Those days, each with the day before and the day after.
    pub fn days_around(&self) -> BTreeSet<String> {
        let days = self.days();
        let around = days
            .iter()
            .flat_map(|day| [day_before(day), day.clone(), day_after(day)]);
        around.collect()
    }

    /// Every record's verdict on a day, within a selection.
    pub fn judge<'w>(&'w self, day: &'w str, selected: &'w [bool]) -> Vec<Verdict<'w>> {
        let mut court = Court::new(self, day, selected);
        (0..self.len()).map(|row| court.verdict(row)).collect()
    }

    /// Whether the money of each record is in no sum of the selection, and disputed by none.
    pub fn is_nowhere(&self, day: &str, selected: &[bool]) -> Vec<bool> {
        let mut court = Court::new(self, day, selected);
        (0..self.len())
            .map(|row| match court.money(row) {
                Money::Held(by) => !selected[by],
                Money::Gone(..) | Money::Open => true,
                Money::Disputed(_) => false,
            })
            .collect()
    }

    /// The records that a relation leads to, or that it comes from, as far as all are public.
    pub fn related(&self, row: usize, kind: &str, day: &str) -> Vec<usize> {
        self.seen(&self.relations[row], row, Some(kind), day)
    }

    pub fn related_by(&self, row: usize, kind: Option<&str>, day: &str) -> Vec<usize> {
        self.seen(&self.referenced_by[row], row, kind, day)
    }

    fn seen(
        &self,
        relations: &[(String, usize)],
        row: usize,
        kind: Option<&str>,
        day: &str,
    ) -> Vec<usize> {
        let seen = relations.iter().filter(|(of, other)| {
            kind.is_none_or(|kind| of == kind)
                && self.is_public(row, day)
                && self.is_public(*other, day)
        });
        seen.map(|&(_, other)| other).collect()
    }

    /// Which records have their money inside another one of those named: what the relations lead to, however far.
    pub fn inside(&self, day: &str, named: &[bool]) -> Vec<bool> {
        let inside = |row: usize| self.leads_to_one_of(row, day, named);
        (0..self.len()).map(inside).collect()
    }

    fn leads_to_one_of(&self, row: usize, day: &str, named: &[bool]) -> bool {
        let mut seen = BTreeSet::from([row]);
        let mut next = vec![row];
        while let Some(row) = next.pop() {
            let mut taken_over: Vec<usize> = self.related_by(row, Some("fulfils"), day);
            taken_over.extend(self.replaced_by(row, day).map(|(_, newer)| newer));
            let mut held = self.bound(row, "part-of", day);
            held.extend(self.bound(row, "restates", day));
            // A ceiling holds nothing, and what has no amount neither.
            let holds = |row: &usize| {
                named[*row] && self.plans[*row].amount.is_some() && !self.plans[*row].is_ceiling()
            };
            if taken_over.iter().any(|&newer| named[newer]) || held.iter().any(holds) {
                return true;
            }
            next.extend(
                taken_over
                    .into_iter()
                    .chain(held)
                    .filter(|&to| seen.insert(to)),
            );
        }
        false
    }

    /// What the named records state, whether they count or not, without what is inside another one of them.
    pub fn stated(&self, day: &str, named: &[bool]) -> Lines<'_> {
        let inside = self.inside(day, named);
        let outermost: Vec<bool> = (0..self.len())
            .map(|row| named[row] && !inside[row])
            .collect();
        let counts = Verdict {
            reason: None,
            through: None,
            by: None,
        };
        self.total(&vec![counts; self.len()], &outermost)
    }

    /// All records.
    pub fn all(&self) -> Vec<bool> {
        vec![true; self.len()]
    }

    /// What the selected records add up to: lines by phase, currency and whether they are ceilings.
    pub fn total<'w>(&'w self, verdicts: &[Verdict], selected: &[bool]) -> Lines<'w> {
        let mut lines = Lines::new();
        for row in (0..self.len()).filter(|&row| selected[row]) {
            let plan = &self.plans[row];
            let Some(amount) = &plan.amount else { continue };
            let key = (
                plan.phase.as_str(),
                amount.currency.as_str(),
                plan.is_ceiling(),
            );
            let line: &mut Line = lines.entry(key).or_default();
            if verdicts[row].counts() {
                line.units += amount.units;
                line.rows.insert(row);
                line.is_more |= amount.qualifier == "more-than" || amount.is_range;
                line.is_about |= amount.qualifier == "about";
            }
            line.is_more |= verdicts[row].reason == Some("overlap-unresolved");
        }
        lines.retain(|_, line| !line.rows.is_empty());
        lines
    }
}

pub type Lines<'w> = BTreeMap<(&'w str, &'w str, bool), Line>;

#[derive(Debug, Default, PartialEq)]
pub struct Line {
    pub units: u128,
    pub rows: BTreeSet<usize>,
    pub is_more: bool,
    pub is_about: bool,
}

impl Line {
    pub fn qualifier(&self, is_ceiling: bool) -> &'static str {
        match (is_ceiling, self.is_more, self.is_about) {
            (true, ..) => "up-to",
            (false, true, _) => "more-than",
            (false, false, true) => "about",
            (false, false, false) => "exact",
        }
    }
}

/// What is known of a verdict so far.
#[derive(Clone, Copy)]
enum Known<'w> {
    Nothing,
    /// It is being worked out: to ask for it now would go round in a circle.
    Asked,
    Verdict(Verdict<'w>),
}

/// One day and one selection.
struct Court<'w> {
    world: &'w World,
    day: &'w str,
    selected: &'w [bool],
    verdicts: Vec<Known<'w>>,
}

impl<'w> Court<'w> {
    fn new(world: &'w World, day: &'w str, selected: &'w [bool]) -> Self {
        Self {
            world,
            day,
            selected,
            verdicts: vec![Known::Nothing; world.len()],
        }
    }

    fn verdict(&mut self, row: usize) -> Verdict<'w> {
        match self.verdicts[row] {
            Known::Verdict(verdict) => verdict,
            Known::Asked => panic!("a circle at {}", self.world.ids[row]),
            Known::Nothing => {
                self.verdicts[row] = Known::Asked;
                let verdict = self.first_rule(row);
                self.verdicts[row] = Known::Verdict(verdict);
                verdict
            }
        }
    }

    /// The rules, in their order.
    fn first_rule(&mut self, row: usize) -> Verdict<'w> {
        let world = self.world;
        let plan = &world.plans[row];
        if !world.is_public(row, self.day) {
            return Verdict::own("not-yet-public");
        }
        if let Some((kind, newer)) = world
            .replaced_by(row, self.day)
            .min_by_key(|&(_, newer)| newer)
        {
            return Verdict {
                reason: Some("superseded"),
                through: Some((kind, newer)),
                by: Some(newer),
            };
        }
        let (_, status) = world.last_change(row, self.day);
        if GONE.contains(&status) || status == "in-talks" {
            return Verdict::own(status);
        }
        if plan.amount.is_none() {
            return Verdict::own("unquantified");
        }
        if plan.is_area {
            return Verdict::own("umbrella");
        }
        if plan.scope == "mixed" {
            return Verdict::own("mixed-scope");
        }
        if plan.scope == "joint" {
            return Verdict::own("joint-sum");
        }
        if plan.stated_by == "third-party" {
            return Verdict::own("third-party-estimate");
        }
        let fulfilled_by = world.referenced_by[row]
            .iter()
            .filter(|(kind, newer)| kind == "fulfils" && world.is_public(*newer, self.day));
        if let Some(newer) = fulfilled_by.map(|&(_, newer)| newer).min() {
            return Verdict {
                reason: Some("fulfilled"),
                through: Some(("fulfils", newer)),
                by: Some(newer),
            };
        }
        self.restates(row)
            .or_else(|| self.overlaps(row))
            .or_else(|| self.is_part(row))
            .unwrap_or(Verdict {
                reason: None,
                through: None,
                by: None,
            })
    }

    /// Rule 5.
    fn restates(&mut self, row: usize) -> Option<Verdict<'w>> {
        let older = self.world.bound(row, "restates", self.day);
        let held = self.first_held(&older, "restated", "restates");
        let gone = held.or_else(|| self.first_gone(row, &older, "restates", 1));
        gone.or_else(|| self.first_disputed(&older, "restates"))
    }

    /// Rule 6.
    fn overlaps(&mut self, row: usize) -> Option<Verdict<'w>> {
        let others = self.world.bound(row, "overlaps", self.day);
        let other = others.into_iter().find(|&other| {
            self.selected[other]
                && self.verdict(other).counts()
                && !self.world.plans[other].is_ceiling()
        })?;
        Some(Verdict {
            reason: Some("overlap-unresolved"),
            through: Some(("overlaps", other)),
            by: Some(other),
        })
    }

    /// Rule 7.
    fn is_part(&mut self, row: usize) -> Option<Verdict<'w>> {
        let wholes = self.world.bound(row, "part-of", self.day);
        let held = self.first_held(&wholes, "part-of-counted", "part-of");
        let disputed = held.or_else(|| self.first_disputed(&wholes, "part-of"));
        disputed.or_else(|| self.first_gone(row, &wholes, "part-of", wholes.len()))
    }

    fn first_held(
        &mut self,
        others: &[usize],
        reason: &'w str,
        relation: &'w str,
    ) -> Option<Verdict<'w>> {
        others.iter().find_map(|&other| match self.money(other) {
            Money::Held(by) if self.selected[by] => Some(Verdict {
                reason: Some(reason),
                through: Some((relation, other)),
                by: Some(by),
            }),
            _ => None,
        })
    }

    fn first_disputed(&mut self, others: &[usize], relation: &'w str) -> Option<Verdict<'w>> {
        others.iter().find_map(|&other| match self.money(other) {
            Money::Disputed(by) if self.selected[by] => Some(Verdict {
                reason: Some("overlap-unresolved"),
                through: Some((relation, other)),
                by: Some(by),
            }),
            _ => None,
        })
    }

    /// The verdict on a record if the money of enough others is gone, and that binds it.
    fn first_gone(
        &mut self,
        row: usize,
        others: &[usize],
        relation: &'w str,
        enough: usize,
    ) -> Option<Verdict<'w>> {
        let (own_day, own_status) = self.world.last_change(row, self.day);
        let mut gone = Vec::new();
        for &other in others {
            let Money::Gone(by, reason) = self.money(other) else {
                continue;
            };
            let (day, _) = self.world.last_change(by, self.day);
            if own_status != "completed" && own_day <= day {
                gone.push((self.order_of_gone(by, reason), other, by, reason));
            }
        }
        if gone.len() < enough {
            return None;
        }
        let &(_, other, by, reason) = gone.iter().min()?;
        Some(Verdict {
            reason: Some(reason),
            through: Some((relation, other)),
            by: Some(by),
        })
    }

    fn money(&mut self, row: usize) -> Money<'w> {
        let verdict = self.verdict(row);
        match (verdict.reason, verdict.by) {
            (None, _) if self.world.plans[row].is_ceiling() => Money::Open,
            (None, _) => Money::Held(row),
            (Some("superseded"), _) => self.money_of_newer(row),
            (Some("restated" | "part-of-counted"), Some(by)) => Money::Held(by),
            (Some(reason @ ("withdrawn" | "refused" | "shelved")), by) => {
                Money::Gone(by.unwrap_or(row), reason)
            }
            (Some("overlap-unresolved"), Some(by)) => Money::Disputed(by),
            _ => Money::Open,
        }
    }

    /// The best place of those of the records that supersede this one.
    fn money_of_newer(&mut self, row: usize) -> Money<'w> {
        let mut newer: Vec<usize> = self
            .world
            .replaced_by(row, self.day)
            .map(|(_, newer)| newer)
            .collect();
        newer.sort_unstable();
        let places: Vec<Money> = newer.into_iter().map(|newer| self.money(newer)).collect();
        let rank = |money: &Money| match *money {
            Money::Held(by) if self.selected[by] => 0,
            Money::Gone(..) => 1,
            Money::Disputed(by) if self.selected[by] => 2,
            Money::Open => 3,
            Money::Held(_) | Money::Disputed(_) => 4,
        };
        let best = places.iter().map(rank).min();
        let mut best = places.iter().filter(|money| Some(rank(money)) == best);
        let first = *best.clone().next().expect("a record that supersedes it");
        let gone = best.by_ref().filter_map(|&money| match money {
            Money::Gone(by, reason) => Some((self.order_of_gone(by, reason), money)),
            _ => None,
        });
        gone.min_by_key(|&(order, _)| order)
            .map_or(first, |(_, money)| money)
    }

    /// Of several records with which money went, the least in this order decides.
    fn order_of_gone(&self, by: usize, reason: &str) -> (Option<usize>, Reverse<&'w str>) {
        let (day, _) = self.world.last_change(by, self.day);
        let place = GONE.iter().position(|gone| *gone == reason);
        (place, Reverse(day))
    }
}
