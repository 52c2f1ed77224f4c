//! The named constants of the investments, with the pages that docs.rs shows for them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::code::Code;
use super::rows::Rows;
use crate::compiler::diagnostic::Located;
use crate::compiler::model::{Data, Head, Horizon, Investment, Table, constant_name};
use crate::shared::money::{Money, Scaled};
use crate::shared::vocabulary::{Phase, RelationKind, Scope};

pub fn emit(code: &mut Code, data: &Data, rows: &Rows) {
    let newer = newer(data, rows);
    code.line("");
    code.doc(&module(data, rows));
    code.open("pub mod investments {");
    code.line("use crate::Investment;");
    for (row, (Head { id, .. }, investment)) in data.investments.iter().enumerate() {
        code.line("");
        code.doc(&page(data, &newer[row], id, investment));
        let name = constant_name(id);
        code.line(&format!(
            "pub const {name}: Investment = Investment({row});"
        ));
    }
    code.close("}");
}

/// The page of the module: what is covered, and how much of it, by country and provider.
fn module(data: &Data, rows: &Rows) -> String {
    let as_of = data
        .as_of
        .as_ref()
        .map(|date| date.value.to_string())
        .unwrap_or_default();
    let mut page = format!(
        "One constant a record: {} investments as of {as_of}.\n\nEach page gives the amount, the dated \
         statuses, the horizon, the relations as links, and the sources.\n\n# Coverage\n\nRecords by country \
         and provider. No number means that the data set holds no record, not that nothing was invested.\n\n|",
        data.investments.len()
    );
    let mut counts = vec![vec![0; data.providers.len()]; data.countries.len()];
    for investment in data.investments.bodies() {
        let country = rows.countries.get(&investment.country.value);
        let provider = rows.providers.get(&investment.provider.value);
        counts[usize::from(country)][usize::from(provider)] += 1;
    }
    page.push_str(" country |");
    for provider in data.providers.bodies() {
        let _ = write!(page, " {} |", provider.name.value);
    }
    page.push_str("\n|---|");
    page.push_str(&"---:|".repeat(data.providers.len()));
    let names = data
        .countries
        .bodies()
        .map(|country| country.name.value.as_str());
    let mut lines: Vec<_> = names.zip(counts).collect();
    lines.sort_unstable_by_key(|&(country, _)| country);
    for (country, counts) in lines
        .iter()
        .filter(|(_, counts)| counts.iter().any(|&count| count > 0))
    {
        let _ = write!(page, "\n| {country} |");
        for &count in counts {
            let count = if count > 0 {
                count.to_string()
            } else {
                String::new()
            };
            let _ = write!(page, " {count} |");
        }
    }
    page
}

/// The records that point at a record: kind and id.
type Newer<'a> = Vec<(RelationKind, &'a str)>;

fn newer<'a>(data: &'a Data, rows: &Rows) -> Vec<Newer<'a>> {
    let mut newer = vec![Newer::new(); data.investments.len()];
    for &kind in RelationKind::ALL {
        for (Head { id, .. }, investment) in data.investments.iter() {
            for (_, target) in investment.relations.iter().filter(|(of, _)| *of == kind) {
                newer[usize::from(rows.investments.get(&target.value))].push((kind, id));
            }
        }
    }
    newer
}

/// The page of one record.
fn page(data: &Data, newer: &Newer, id: &str, investment: &Investment) -> String {
    let provider = name(&data.providers, &investment.provider.value, |provider| {
        &provider.name
    });
    let country = name(&data.countries, &investment.country.value, |country| {
        &country.name
    });
    let mut page = format!(
        "{provider}, {country}: {} ({}).\n\n- Id: `{id}`\n- Amount: **{}**, {}, {}, stated by: {}\n",
        plain(&investment.title.value),
        amount(investment),
        amount(investment),
        match investment.phase {
            Phase::Pledged => "pledged",
            Phase::Spent => "reported as spent",
        },
        match investment.scope {
            Scope::Infrastructure => "infrastructure",
            Scope::Mixed => "mixed with other business",
            Scope::Joint => "stated for several investors together",
        },
        investment.stated_by,
    );
    if let Some(city) = &investment.city {
        let _ = writeln!(page, "- Place: {}", plain(&city.value));
    }
    if let Some(horizon) = horizon(&investment.horizon) {
        let _ = writeln!(page, "- Horizon: {horizon}");
    }
    for change in &investment.history {
        let _ = writeln!(
            page,
            "- {}: {}",
            change.date.value,
            change.status.as_str().replace('-', " ")
        );
    }
    for (kind, target) in &investment.relations {
        let _ = writeln!(
            page,
            "- {} {}",
            sentence_case(kind.in_words()),
            link(&target.value)
        );
    }
    if let (Some(total), Some(own)) = (&investment.stated_total, &investment.amount) {
        let total = Scaled(total.value.into());
        let _ = writeln!(
            page,
            "- Stated total with what it adds to: {} {total}",
            own.currency.value
        );
    }
    for (kind, from) in newer {
        let _ = writeln!(
            page,
            "- {} {}",
            sentence_case(kind.in_words_backward()),
            link(from)
        );
    }
    let changes = investment.history.iter().map(|change| &change.source);
    let mut seen = BTreeSet::new();
    for source in investment
        .sources
        .iter()
        .chain(changes)
        .filter(|source| seen.insert(source.value.as_str()))
    {
        let _ = writeln!(page, "- Source: {}", citation(data, &source.value));
    }
    if let Some(note) = &investment.note {
        let _ = write!(page, "\n{}\n", plain(&note.value));
    }
    page
}

/// Publisher, title and day of a source, as a link.
fn citation(data: &Data, id: &str) -> String {
    let Some(source) = data.sources.get(id) else {
        return String::new();
    };
    let mut text = source.publisher.value.clone();
    if let Some(title) = &source.title {
        let _ = write!(text, ", {}", title.value);
    }
    if let Some(date) = &source.published {
        let _ = write!(text, ", {}", date.value);
    }
    match &source.url {
        Some(url) => format!("[{}](<{}>)", plain(&text), url.value),
        None => plain(&text),
    }
}

/// The amount as the library prints it, or that there is none.
fn amount(investment: &Investment) -> String {
    investment.amount.as_ref().map_or_else(
        || String::from("no amount stated"),
        |amount| {
            let money = Money {
                qualifier: amount.qualifier,
                currency: &amount.currency.value,
                units: amount.units.into(),
            };
            money.to_string()
        },
    )
}

fn horizon(horizon: &Horizon) -> Option<String> {
    let year = |year: &Option<Located<u16>>| year.as_ref().map(|year| year.value);
    let years = year(&horizon.years).map(|years| format!("{years} years"));
    let span = match (year(&horizon.start), year(&horizon.end)) {
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("to {end}")),
        (None, None) => None,
    };
    match (span, years) {
        (Some(span), Some(years)) => Some(format!("{span}, {years}")),
        (span, years) => span.or(years),
    }
}

fn link(id: &str) -> String {
    format!("[`{id}`]({})", constant_name(id))
}

/// A phrase as the beginning of a line.
fn sentence_case(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// Text that rustdoc must not read as markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '[' | ']' | '<' | '>' | '*' | '_' | '`' | '\\' | '|' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn name<'a, T>(table: &'a Table<T>, id: &'a str, name: fn(&T) -> &Located<String>) -> &'a str {
    table.get(id).map_or(id, |body| name(body).value.as_str())
}
