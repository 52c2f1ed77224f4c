//! A small world: its records, the data file that states them, and what the compiler makes of it.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use crate::compiler::diagnostic::SourceFile;
use crate::compiler::judge::{Docket, Entry};
use crate::compiler::judged;
use crate::rules::{Amount, Plan, Verdict, World};
use crate::shared::date::Date;
use crate::shared::judge::{Cause, Judged, Selection, find_inside, judge};
use crate::shared::vocabulary::Origin;

/// All that a record of a world refers to.
const PLACES: &str = r#"
[dataset]
as-of = "2026-06-30"
[provider.aws]
name = "AWS"
[country.ES]
alpha3 = "ESP"
name = "Spain"
[currency.EUR]
name = "euro"
minor-units = 2
[currency.USD]
name = "US dollar"
minor-units = 2
[source.page]
publisher = "A newspaper"
url = "https://example.com/page"
language = "en"
kind = "press"
attribution = "named"
"#;

/// A record of a world and its name in it.
#[derive(Clone)]
pub struct Record {
    pub name: String,
    pub plan: Plan,
}

/// A pledge of so many euros, announced on a date.
pub fn plan(name: &str, euros: u128, date: &str) -> Record {
    Record {
        name: name.to_owned(),
        plan: Plan {
            provider: "aws".to_owned(),
            country: "ES".to_owned(),
            is_area: false,
            kind: "plan".to_owned(),
            phase: "pledged".to_owned(),
            scope: "infrastructure".to_owned(),
            stated_by: "provider".to_owned(),
            amount: Some(Amount {
                units: euros,
                is_range: false,
                currency: "EUR".to_owned(),
                qualifier: "exact".to_owned(),
            }),
            last_year: None,
            history: vec![(date.to_owned(), "announced".to_owned())],
            relations: Vec::new(),
        },
    }
}

/// One line: the record and all that the rules look at.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan {
            phase,
            scope,
            stated_by,
            amount,
            history,
            relations,
            is_area,
            ..
        } = &self.plan;
        write!(f, "{}: {phase} {scope} {stated_by}", self.name)?;
        if *is_area {
            f.write_str(" area")?;
        }
        if let Some(amount) = amount {
            write!(
                f,
                " {} {} {}",
                amount.qualifier, amount.units, amount.currency
            )?;
        }
        for (date, status) in history {
            write!(f, ", {date} {status}")?;
        }
        for (kind, name) in relations {
            write!(f, ", {kind} {name}")?;
        }
        Ok(())
    }
}

impl Record {
    /// Relates the record to another.
    pub fn link(mut self, kind: &str, name: &str) -> Self {
        self.plan.relations.push((kind.to_owned(), name.to_owned()));
        self
    }

    /// The next status change.
    pub fn then(mut self, status: &str, date: &str) -> Self {
        self.plan.history.push((date.to_owned(), status.to_owned()));
        self
    }

    /// Another status on the first day.
    pub fn first(mut self, status: &str) -> Self {
        status.clone_into(&mut self.plan.history[0].1);
        self
    }

    pub fn qualified(mut self, qualifier: &str) -> Self {
        let amount = self.plan.amount.as_mut().expect("an amount");
        qualifier.clone_into(&mut amount.qualifier);
        self
    }

    pub fn unquantified(mut self) -> Self {
        self.plan.amount = None;
        self
    }

    pub fn scope(mut self, scope: &str) -> Self {
        scope.clone_into(&mut self.plan.scope);
        self
    }

    pub fn stated_by(mut self, stated_by: &str) -> Self {
        stated_by.clone_into(&mut self.plan.stated_by);
        self
    }

    pub fn spent(mut self) -> Self {
        "spent".clone_into(&mut self.plan.phase);
        self
    }

    /// A range, of which the amount is the lower end.
    pub fn range(mut self) -> Self {
        self.plan.amount.as_mut().expect("an amount").is_range = true;
        self
    }

    /// A plan that names no single country.
    pub fn area(mut self) -> Self {
        self.plan.is_area = true;
        self
    }

    /// The id: that of a plan for an area begins otherwise.
    fn id(&self) -> String {
        let place = if self.plan.is_area { "europe" } else { "es" };
        format!("aws-{place}-{}", self.name)
    }

    /// The table of a data file.
    fn write(&self, file: &mut String, id_of: &BTreeMap<String, String>) {
        let plan = &self.plan;
        let amount = match &plan.amount {
            None => String::from("\"unquantified\""),
            Some(amount) => {
                let range = if amount.is_range {
                    format!("at-most = {}, ", amount.units + 1)
                } else {
                    String::new()
                };
                format!(
                    "{{ value = {}, {range}currency = \"{}\", qualifier = \"{}\" }}",
                    amount.units, amount.currency, amount.qualifier
                )
            }
        };
        let place = if plan.is_area {
            String::from("area = \"europe\"")
        } else {
            format!("country = \"{}\"", plan.country)
        };
        let mut history = String::new();
        for (date, status) in &plan.history {
            // An upper bound counts like any other date.
            let by = if date.len() == 4 { ", by = true" } else { "" };
            let _ = write!(
                history,
                "{{ date = \"{date}\"{by}, status = \"{status}\", source = \"page\" }}, "
            );
        }
        let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (kind, name) in &plan.relations {
            lists.entry(kind).or_default().push(&id_of[name]);
        }
        let _ = write!(
            file,
            "[investment.{}]\nprovider = \"{}\"\n{place}\ntitle = \"A plan\"\nkind = \"{}\"\n\
             phase = \"{}\"\nscope = \"{}\"\namount = {amount}\nstated-by = \"{}\"\n\
             history = [{history}]\nsources = [\"page\"]\n",
            self.id(),
            plan.provider,
            plan.kind,
            plan.phase,
            plan.scope,
            plan.stated_by,
        );
        for (kind, ids) in lists {
            let _ = writeln!(file, "{kind} = {ids:?}");
        }
    }
}

/// A world that the compiler accepts, with the judgement of the compiler and that of the oracle.
pub struct Compiled {
    pub oracle: World,
    docket: Docket,
    entries: Vec<Vec<Entry>>,
    /// The names of the records, in the order of their ids.
    pub names: Vec<String>,
}

impl Compiled {
    /// Compiles records in the order given; what the compiler says if it refuses them.
    pub fn of(records: &[Record]) -> Result<Self, String> {
        let id_of: BTreeMap<String, String> = records
            .iter()
            .map(|record| (record.name.clone(), record.id()))
            .collect();
        let mut file = PLACES.to_owned();
        let mut named: BTreeMap<String, &Record> = BTreeMap::new();
        for record in records {
            record.write(&mut file, &id_of);
            named.insert(record.id(), record);
        }
        let files = [SourceFile {
            path: String::from("data/world.toml"),
            bytes: file.into_bytes(),
            origin: Origin::Curated,
        }];
        let docket = judged(&files).map_err(|found| {
            let lines: Vec<_> = found.iter().map(ToString::to_string).collect();
            lines.join("\n")
        })?;
        let mut plans = BTreeMap::new();
        for (id, record) in &named {
            let mut plan = record.plan.clone();
            for (_, name) in &mut plan.relations {
                name.clone_from(&id_of[name]);
            }
            plans.insert(id.clone(), plan);
        }
        Ok(Self {
            oracle: World::new(plans),
            entries: docket.entries(),
            docket,
            names: named
                .into_values()
                .map(|record| record.name.clone())
                .collect(),
        })
    }

    pub fn row(&self, name: &str) -> usize {
        let mut names = self.names.iter();
        names.position(|own| own == name).expect("a record")
    }

    /// The compiler's status of a record in the whole world.
    pub fn status(&self, row: usize, day: &str) -> Option<&'static str> {
        Some(self.entry(row, day)?.status.as_str())
    }

    /// The compiler's verdict on a record in the whole world.
    pub fn verdict(&self, row: usize, day: &str) -> Verdict<'static> {
        match self.entry(row, day) {
            None => shown(None, true),
            Some(entry) => shown(entry.cause, false),
        }
    }

    pub fn verdicts(&self, day: &str) -> Vec<Verdict<'static>> {
        let rows = 0..self.names.len();
        rows.map(|row| self.verdict(row, day)).collect()
    }

    fn entry(&self, row: usize, day: &str) -> Option<&Entry> {
        let day = date(day);
        let mut entries = self.entries[row].iter();
        entries.rfind(|entry| entry.day <= day)
    }

    /// The verdicts within a selection, as the library judges them.
    pub fn within(&self, day: &str, selected: &[bool]) -> Vec<Verdict<'static>> {
        let mut verdicts = vec![shown(None, true); self.names.len()];
        for group in &self.docket.groups {
            let mut judged = vec![Judged::UNKNOWN; group.len()];
            judge(
                &self.docket,
                &Selected(selected),
                date(day),
                group,
                &mut judged,
            );
            for (&row, judged) in group.iter().zip(&judged) {
                verdicts[usize::from(row)] = shown(judged.cause, judged.status.is_none());
            }
        }
        verdicts
    }

    /// Which records have their money inside another one of those named, as the library leaves them out of the
    /// sum of a caveat.
    pub fn inside(&self, day: &str, named: &[bool]) -> Vec<bool> {
        let mut all = vec![false; self.names.len()];
        for group in &self.docket.groups {
            let mut inside = vec![false; group.len()];
            find_inside(
                &self.docket,
                &Selected(named),
                date(day),
                group,
                &mut inside,
            );
            for (&row, &is_inside) in group.iter().zip(&inside) {
                all[usize::from(row)] = is_inside;
            }
        }
        all
    }
}

struct Selected<'s>(&'s [bool]);

impl Selection for Selected<'_> {
    fn contains(&self, record: u16) -> bool {
        self.0[usize::from(record)]
    }
}

fn date(day: &str) -> Date {
    day.parse().expect("a day")
}

/// A verdict of the compiler in the form of the oracle's.
fn shown(cause: Option<Cause>, is_unknown: bool) -> Verdict<'static> {
    if is_unknown {
        return Verdict {
            reason: Some("not-yet-public"),
            through: None,
            by: None,
        };
    }
    Verdict {
        reason: cause.map(|cause| cause.reason.as_str()),
        through: cause
            .and_then(|cause| cause.link)
            .map(|(kind, row)| (kind.as_str(), usize::from(row))),
        by: cause.and_then(|cause| cause.by).map(usize::from),
    }
}
