//! The lines of totals, one for each phase and currency, as stated or in one currency; and how they
//! are printed. The library adds up; nothing here does. [`order`] puts groups in an order and keeps the first.

mod order;

use std::collections::BTreeSet;

use hyperscaler_investments::{Currency, Investment, Phase, Provider, Qualifier, Snapshot, Totals};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::arguments::By;
use crate::conversion::{AtReference, Conversion, InOneCurrency};
use crate::failure::Failure;
use crate::output::{Grid, Head};
use crate::text::{self, Digits};

pub use crate::arguments::Group;
pub use order::{NotShown, check_sort, keep_first, keep_rows, sort};

use order::rank;

#[derive(Clone)]
pub struct Line {
    /// The country, the provider and so on, where totals are grouped.
    pub groups: Vec<Group>,
    pub phase: Phase,
    pub currency: Currency,
    pub qualifier: Qualifier,
    sum: Sum,
    pub counted: Vec<Investment>,
}

#[derive(Clone, Copy)]
enum Sum {
    /// As stated: whole units, of which some may be about right only.
    Stated { units: u128, is_about: bool },
    /// By rates: exact to the last digit that a decimal holds.
    Converted(Decimal),
}

/// Returns the lines of totals, in the currency asked for if one is.
pub fn of(
    groups: &[Group],
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<Vec<Line>, Failure> {
    match conversion {
        None => Ok(stated(groups, totals)),
        Some(conversion) => converted(groups, totals, conversion),
    }
}

/// Returns the lines of totals as stated.
pub fn stated(groups: &[Group], totals: &Totals) -> Vec<Line> {
    let mut lines = Vec::new();
    for total in totals {
        lines.push(Line {
            groups: groups.to_vec(),
            phase: total.phase(),
            currency: total.currency(),
            qualifier: total.qualifier(),
            sum: Sum::Stated {
                units: total.units(),
                is_about: total.holds_about(),
            },
            counted: total.counted().collect(),
        });
    }
    lines
}

/// Returns the lines of totals of any day: as stated, or at reference rates, and then in their own
/// currency what could not be converted. The rates are those known on the day of the question.
pub fn known(
    groups: &[Group],
    totals: &Totals,
    at: Option<AtReference>,
    known: Snapshot,
) -> Vec<Line> {
    let Some(at) = at else {
        return stated(groups, totals);
    };
    let converted = InOneCurrency::Reference(Box::new(at.totals(totals, known)));
    let mut lines = in_one(groups, &converted);
    if let Some(rest) = converted.unconverted() {
        lines.extend(stated(groups, &rest));
    }
    lines
}

/// Returns the lines of totals of any day in one currency. The rates are those known on the day of
/// the question.
pub fn at_rates_known(
    totals: &Totals,
    conversion: &Conversion,
    known: Snapshot,
) -> Result<Vec<Line>, Failure> {
    Ok(in_one(&[], &conversion.convert_known(totals, known)?))
}

fn converted(
    groups: &[Group],
    totals: &Totals,
    conversion: &Conversion,
) -> Result<Vec<Line>, Failure> {
    Ok(in_one(groups, &conversion.convert(totals)?))
}

fn in_one(groups: &[Group], converted: &InOneCurrency) -> Vec<Line> {
    let mut lines = Vec::new();
    for total in converted.lines() {
        lines.push(Line {
            groups: groups.to_vec(),
            phase: total.phase(),
            currency: total.currency(),
            qualifier: total.qualifier(),
            sum: Sum::Converted(total.value()),
            counted: converted.counted(&total),
        });
    }
    lines
}

/// Returns the lines of totals, or of each group of them. The groups are judged together, so that
/// they add up to the whole.
pub fn grouped(
    by: &[By],
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<Vec<Line>, Failure> {
    let groups_of = |investment: Investment| -> Vec<Group> {
        by.iter().map(|by| by.group(investment)).collect()
    };
    let all: BTreeSet<_> = totals.counted().map(groups_of).collect();
    let mut lines = Vec::new();
    for groups in all {
        let members = totals.clone();
        let members = members.retain(|investment| groups_of(investment) == groups);
        lines.extend(of(&groups, &members, conversion)?);
    }
    // Years stay in their own order.
    if !by.is_empty() && !by.contains(&By::Year) {
        rank(&mut lines);
    }
    Ok(lines)
}

/// Returns the lines of the groups for each provider by itself.
pub fn by_provider(
    by: By,
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<Vec<(Provider, Line)>, Failure> {
    let mut parts = Vec::new();
    for provider in Provider::iter() {
        let own = totals.clone();
        let own = own.retain(|investment| investment.provider() == provider);
        let lines = grouped(&[by], &own, conversion)?;
        parts.extend(lines.into_iter().map(|line| (provider, line)));
    }
    Ok(parts)
}

pub fn json(by: &[By], lines: &[Line]) -> Vec<Value> {
    lines.iter().map(|line| line.json(by)).collect()
}

/// Returns sums as JSON without the records in them.
pub fn json_of_sums(lines: &[Line]) -> Vec<Value> {
    let mut forms = json(&[], lines);
    for form in &mut forms {
        if let Some(form) = form.as_object_mut() {
            form.shift_remove("counted");
        }
    }
    forms
}

/// Returns what fits a screen.
pub fn screen(by: &[By], lines: &[Line], digits: Digits) -> Grid {
    let heads = [
        Head::left("phase"),
        Head::right("amount"),
        Head::right("records"),
    ];
    let mut grid = Grid::new(By::columns(by).map(Head::left).chain(heads));
    for line in lines {
        let cells = [
            line.phase.to_string(),
            line.text(digits),
            line.counted.len().to_string(),
        ];
        let groups = By::in_columns(by, &line.groups);
        let groups = groups.into_iter().map(|group| group.name.clone());
        grid.push(groups.chain(cells));
    }
    grid
}

/// Returns one value a column; where sums were converted, also whether each of them was.
pub fn flat(by: &[By], lines: &[Line], is_converted: bool) -> Grid {
    let names = [
        "phase",
        "currency",
        "qualifier",
        "amount",
        "records",
        "counted",
    ];
    let mut grid = Grid::new(By::columns(by).chain(names).map(Head::left));
    for line in lines {
        let cells = [
            line.phase.to_string(),
            line.currency.to_string(),
            line.qualifier.to_string(),
            line.value().normalize().to_string(),
            line.counted.len().to_string(),
            text::joined(&line.counted),
        ];
        let groups = By::in_columns(by, &line.groups);
        let groups = groups
            .into_iter()
            .map(|group| text::optional(group.code.as_ref()));
        grid.push(groups.chain(cells));
    }
    if is_converted {
        let converted = lines.iter().map(|line| line.is_converted().to_string());
        let head = Head::left("is_converted");
        grid.insert_behind("amount", head, converted.collect());
    }
    grid
}

impl Line {
    /// Returns the sum of the amounts of records of one phase and currency, whether they count or
    /// not. It is no total.
    pub fn added_up(records: Vec<Investment>) -> Option<Self> {
        let first = records.first()?;
        let amounts = records.iter().filter_map(|record| record.amount());
        Some(Self {
            groups: Vec::new(),
            phase: first.phase(),
            currency: first.amount()?.currency(),
            qualifier: qualifier_of(&records),
            sum: Sum::Stated {
                units: amounts.map(|amount| u128::from(amount.units())).sum(),
                is_about: holds(&records, Qualifier::About),
            },
            counted: records,
        })
    }

    /// Returns the same of amounts that were converted into a currency.
    pub fn added_up_in(currency: Currency, amounts: &[(Investment, Decimal)]) -> Option<Self> {
        let records: Vec<_> = amounts.iter().map(|&(record, _)| record).collect();
        Some(Self {
            groups: Vec::new(),
            phase: records.first()?.phase(),
            currency,
            qualifier: qualifier_of(&records),
            sum: Sum::Converted(amounts.iter().map(|(_, value)| value).sum()),
            counted: records,
        })
    }

    pub fn value(&self) -> Decimal {
        match self.sum {
            Sum::Stated { units, .. } => Decimal::from(units),
            Sum::Converted(value) => value,
        }
    }

    pub fn is_converted(&self) -> bool {
        matches!(self.sum, Sum::Converted(_))
    }

    /// Returns the sum as JSON holds it: of one that was converted every digit, as text.
    pub fn amount_json(&self) -> Value {
        match self.sum {
            Sum::Stated { units, .. } => integer(Decimal::from(units)),
            Sum::Converted(value) => decimal(value),
        }
    }

    /// Returns whether it is a sum of "up to", which no total holds.
    pub fn is_ceiling(&self) -> bool {
        self.qualifier == Qualifier::UpTo
    }

    /// Returns what tells it from the other lines of totals.
    pub fn key(&self) -> (Phase, Currency, bool) {
        (self.phase, self.currency, self.is_ceiling())
    }

    /// Returns the sum without its currency, where that stands above it.
    pub fn number(&self, digits: Digits) -> String {
        self.text(digits)
            .replace(&format!("{} ", self.currency), "")
    }

    /// Returns the sum for people: what is not exact is rounded, unless every digit is asked for.
    pub fn text(&self, digits: Digits) -> String {
        let (qualifier, currency, value) = (self.qualifier, self.currency, self.value());
        let figures = match self.sum {
            Sum::Stated { is_about: true, .. } => text::ABOUT,
            Sum::Converted(_) => text::CONVERTED,
            Sum::Stated { .. } => return text::money(qualifier, currency, value, digits),
        };
        text::rough(qualifier, currency, value, figures, digits)
    }

    fn json(&self, by: &[By]) -> Value {
        let mut form = json!({});
        for (by, group) in by.iter().zip(&self.groups) {
            form[by.name()] = json!(group.code);
        }
        form["phase"] = json!(self.phase);
        form["currency"] = json!(self.currency);
        form["qualifier"] = json!(self.qualifier);
        form["amount"] = self.amount_json();
        if let Sum::Converted(value) = self.sum {
            form["rounded"] = json!(text::rounded(value));
        }
        form["counted"] = self.counted.iter().map(|it| it.id()).collect();
        form
    }
}

/// Returns the qualifier of a sum of records.
fn qualifier_of(records: &[Investment]) -> Qualifier {
    let qualifiers = [Qualifier::UpTo, Qualifier::MoreThan, Qualifier::About];
    let mut qualifiers = qualifiers.into_iter();
    let found = qualifiers.find(|&qualifier| holds(records, qualifier));
    found.unwrap_or(Qualifier::Exact)
}

fn holds(records: &[Investment], qualifier: Qualifier) -> bool {
    let mut records = records.iter();
    records.any(|record| record.qualifier() == qualifier)
}

/// Returns whole units as a JSON integer; as text where readers would lose digits.
pub fn integer(units: Decimal) -> Value {
    text::rounded(units).map_or_else(|| decimal(units), Value::from)
}

/// Returns a decimal with every digit, as text.
pub fn decimal(value: Decimal) -> Value {
    value.normalize().to_string().into()
}
