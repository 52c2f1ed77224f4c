//! What holds of a choice, day by day, as steps: only what differs from the day before. The library adds
//! up, converts and says what must be said; this writes down when it changes.

use std::collections::{BTreeMap, BTreeSet};

use hyperscaler_investments::{
    Caveat, CaveatKind, Currency, Date, Investment, Phase, Totals, as_of,
};
use serde_json::{Value, json};

use super::calendar::Calendar;
use super::choice::{Choice, Spot};
use super::table::Table;
use super::turns::CURRENCIES;
use crate::caveats;
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::table;
use crate::text::{self, Digits};

/// As stated, or in one of the currencies: its place among the modes.
pub type Mode = usize;

/// A sum on a page: as stated or in one currency, and which.
type LineKey = (Mode, Phase, Currency, bool);

/// What makes steps, for every choice.
pub struct Maker<'a> {
    pub calendar: &'a Calendar,
    pub turns: &'a BTreeMap<Investment, BTreeSet<usize>>,
    pub conversions: Vec<Conversion>,
    /// Every kind of line that there is, and every text that is said.
    pub lines: Table<LineKey>,
    pub texts: Table<String>,
    /// How sums were converted, each as the texts that it is made of.
    pub methods: Table<Vec<usize>>,
    pub rows: BTreeMap<Investment, usize>,
}

/// What holds on a day.
#[derive(Default)]
struct State {
    lines: BTreeMap<LineKey, (String, String)>,
    caveats: BTreeMap<(Mode, KindNumber), (Vec<String>, BTreeSet<usize>)>,
    methods: BTreeMap<Mode, String>,
}

/// A kind of caveat, by its place among all.
type KindNumber = usize;

impl<'a> Maker<'a> {
    pub fn new(calendar: &'a Calendar, turns: &'a BTreeMap<Investment, BTreeSet<usize>>) -> Self {
        let numbered = turns.keys().enumerate();
        Self {
            calendar,
            turns,
            conversions: Vec::from(CURRENCIES.map(Conversion::of_each_month)),
            lines: Table::default(),
            texts: Table::default(),
            methods: Table::default(),
            rows: numbered
                .map(|(row, &investment)| (investment, row))
                .collect(),
        }
    }

    /// Returns the steps of a choice; nothing if it never holds a record.
    pub fn steps(&mut self, choice: Choice) -> Result<Option<Value>, Failure> {
        let (mut lines, mut caveats, mut methods) = (Vec::new(), Vec::new(), Vec::new());
        let mut before = State::default();
        let selections = self.selections(choice);
        let days = self.days(&selections);
        for &day in &days {
            let snapshot = as_of(self.calendar.day(day));
            let held = selections.iter().rev().find(|(start, _)| *start <= day);
            let selected = held.into_iter().flat_map(|(_, records)| records).copied();
            let totals = snapshot.totals(selected.filter(|&it| snapshot.knows(it)));
            let state = self.state(&totals)?;
            self.write_lines(day, &before, &state, &mut lines);
            self.write_caveats(day, &before, &state, &mut caveats);
            for (&mode, method) in &state.methods {
                if before.methods.get(&mode) != Some(method) {
                    let method = self.method(method);
                    methods.push(json!([day, mode, method]));
                }
            }
            before = state;
        }
        if days.is_empty() {
            return Ok(None);
        }
        let changes = self.changes(choice);
        Ok(Some(json!({
            "lines": since_the_step_before(lines),
            "caveats": since_the_step_before(caveats),
            "methods": since_the_step_before(methods),
            "changes": changes,
        })))
    }

    /// Returns the records of a choice that were known while a place had the same members, with the first
    /// day of that.
    fn selections(&self, choice: Choice) -> Vec<(usize, Vec<Investment>)> {
        let memberships = self.memberships(choice.spot).into_iter();
        let selections = memberships.map(|(start, end)| {
            let end = as_of(self.calendar.day(end));
            (start, choice.records(end))
        });
        selections.collect()
    }

    /// Returns the days on which anything may change.
    fn days(&self, selections: &[(usize, Vec<Investment>)]) -> BTreeSet<usize> {
        let mut days = BTreeSet::new();
        for investment in selections.iter().flat_map(|(_, records)| records) {
            days.extend(self.turns.get(investment).into_iter().flatten());
        }
        if !days.is_empty() {
            days.extend(selections.iter().map(|&(start, _)| start));
        }
        days
    }

    /// Returns the first and the last days between which a place has the same members.
    pub fn memberships(&self, spot: Spot) -> Vec<(usize, usize)> {
        let mut starts = vec![0];
        if let Spot::Group(group) = spot {
            starts.extend(self.calendar.turns_of(group));
        }
        let ends = starts.iter().skip(1).map(|&next| next - 1);
        let ends: Vec<_> = ends.chain([self.calendar.last()]).collect();
        starts.into_iter().zip(ends).collect()
    }

    /// Returns the rows of the records of a choice, as of the last day of each membership.
    pub fn records(&self, choice: Choice) -> Vec<Value> {
        let mut all = Vec::new();
        for (start, records) in self.selections(choice) {
            let rows: Vec<_> = records.iter().map(|it| self.rows.get(it)).collect();
            all.push(json!([start, rows]));
        }
        all
    }

    fn state(&self, totals: &Totals) -> Result<State, Failure> {
        let mut state = State::default();
        for line in lines::stated(&[], totals) {
            state.add_line(0, &line);
        }
        for caveat in totals.caveats() {
            self.add_caveat(&mut state, 0, &caveat);
        }
        for (number, conversion) in self.conversions.iter().enumerate() {
            let mode = number + 1;
            let converted = conversion.convert(totals)?;
            for line in lines::of(&[], totals, Some(conversion))? {
                state.add_line(mode, &line);
            }
            for caveat in converted.caveats() {
                self.add_caveat(&mut state, mode, &caveat);
            }
            state.methods.insert(mode, converted.method());
        }
        Ok(state)
    }

    fn add_caveat(&self, state: &mut State, mode: Mode, caveat: &Caveat) {
        let kind = CaveatKind::ALL
            .iter()
            .position(|&kind| kind == caveat.kind());
        let records = caveat
            .records()
            .filter_map(|it| self.rows.get(&it).copied());
        let said = (caveats::sums(caveat), records.collect());
        state.caveats.insert((mode, kind.unwrap_or_default()), said);
    }

    /// Returns the number of a method. All but the months in its brackets is the same again and again.
    fn method(&mut self, method: &str) -> usize {
        let parts = method.split_inclusive(['(', ')']);
        let parts = parts.map(|part| self.texts.number(part.into())).collect();
        self.methods.number(parts)
    }

    fn write_lines(&mut self, day: usize, before: &State, now: &State, steps: &mut Vec<Value>) {
        for (&key, value) in &now.lines {
            if before.lines.get(&key) != Some(value) {
                let (units, text) = value;
                let line = self.lines.number(key);
                let text = self.texts.number(text.clone());
                steps.push(json!([day, line, number(units), text]));
            }
        }
        for &key in before.lines.keys() {
            if !now.lines.contains_key(&key) {
                steps.push(json!([day, self.lines.number(key)]));
            }
        }
    }

    /// Writes the records that a caveat begins or ceases to be about, the latter as negative numbers.
    fn write_caveats(&mut self, day: usize, before: &State, now: &State, steps: &mut Vec<Value>) {
        let nothing = (Vec::new(), BTreeSet::new());
        let keys: BTreeSet<_> = before.caveats.keys().chain(now.caveats.keys()).collect();
        for key in keys {
            let (old_sums, old) = before.caveats.get(key).unwrap_or(&nothing);
            let (sums, new) = now.caveats.get(key).unwrap_or(&nothing);
            if (old_sums, old) == (sums, new) {
                continue;
            }
            let begun = new.difference(old).map(|&row| json!(row + 1));
            let mut rows: Vec<_> = begun.collect();
            for &row in old.difference(new) {
                rows.push(Value::from(-(row as i64) - 1));
            }
            let (mode, kind) = key;
            let sums = sums.iter().map(|sum| self.texts.number(sum.clone()));
            let sums: Vec<_> = sums.collect();
            // Both in one number.
            let what = kind * (CURRENCIES.len() + 1) + mode;
            steps.push(json!([day, what, sums, rows]));
        }
    }

    /// Returns the changes of the records of the choice: those of each membership by themselves, with the
    /// day from which it holds.
    fn changes(&mut self, choice: Choice) -> Vec<Value> {
        let mut all = Vec::new();
        let beginning = Date::from_year(0).unwrap_or(self.calendar.day(0));
        for (start, end) in self.memberships(choice.spot) {
            let end = as_of(self.calendar.day(end));
            let mut list = Vec::new();
            for change in end.changes_since(beginning, choice.records(end)) {
                let day = self.calendar.number(change.day());
                let row = self.rows.get(&change.investment());
                let (Some(day), Some(&row)) = (day, row) else {
                    continue;
                };
                let row = row as i64 + 1;
                let row = if change.begins() { row } else { -row };
                let cause = self.texts.number(table::cause_of_change(change));
                let mut step = vec![json!(day), json!(row), json!(cause)];
                // Most are known to the day.
                let date = table::date_of_change(change);
                if date != change.day().to_string() {
                    step.push(json!(self.texts.number(date)));
                }
                list.push(Value::from(step));
            }
            all.push(json!([start, since_the_step_before(list)]));
        }
        all
    }
}

impl State {
    fn add_line(&mut self, mode: Mode, line: &Line) {
        let (phase, currency, is_ceiling) = line.key();
        let units = text::whole(line.value()).to_string();
        let said = (units, line.text(Digits::Short));
        self.lines.insert((mode, phase, currency, is_ceiling), said);
    }
}

/// Returns whole units as a number where a script reads each digit of it, else as a text.
fn number(units: &str) -> Value {
    const MOST: u64 = 1 << 53;
    let small = units.parse().ok().filter(|&units: &u64| units < MOST);
    small.map_or_else(|| units.into(), Value::from)
}

/// Writes the day of each step as the number of days since the step before, which is shorter.
fn since_the_step_before(mut steps: Vec<Value>) -> Vec<Value> {
    let mut before = 0;
    for step in &mut steps {
        if let Some(day) = step[0].as_u64() {
            step[0] = json!(day - before);
            before = day;
        }
    }
    steps
}
