//! The data as a listing that a person reads, so that a change of data shows what it does; the ids that
//! were published; and the order of the data files.
//!
//! `BLESS=1 cargo test --test golden` writes the listing anew and appends new ids to `data/ids.lock`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::{env, fs};

use hyperscaler_investments::{
    Agreement, Country, Currency, DATA_AS_OF, Group, Horizon, Investment, Market, OVERLAID,
    Provider, Rate, Region, Relation, Source, Subdivision, Verdict, as_of,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

const LISTING: &str = "tests/golden/records.txt";
const IDS: &str = "data/ids.lock";
const BLESS: &str = "BLESS=1 cargo test --test golden";

fn is_blessed() -> bool {
    env::var_os("BLESS").is_some_and(|value| value == "1")
}

fn read(path: &str) -> String {
    fs::read_to_string(common::root().join(path)).unwrap_or_default()
}

fn write(path: &str, text: &str) {
    fs::write(common::root().join(path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
}

#[test]
fn the_listing_is_up_to_date() {
    if OVERLAID {
        return;
    }
    let listing = listing();
    if is_blessed() {
        write(LISTING, &listing);
    }
    let listed = read(LISTING);
    let (old, new) = (under_heads(&listed), under_heads(&listing));
    let gone = old.difference(&new).map(|line| format!("- {line}\n"));
    let come = new.difference(&old).map(|line| format!("+ {line}\n"));
    let changes: String = gone.chain(come).take(40).collect();
    assert!(
        listed == listing,
        "the data is not what {LISTING} lists; if it is right, run\n    {BLESS}\nand read the diff:\n{changes}"
    );
}

/// The lines of a listing; those of a record with its id in front.
fn under_heads(listing: &str) -> BTreeSet<String> {
    let mut head = "";
    let mut lines = BTreeSet::new();
    for line in listing.lines() {
        if let Some(more) = line.strip_prefix("    ") {
            lines.insert(format!("{head}: {more}"));
        } else {
            lines.insert(line.to_owned());
            head = line;
        }
    }
    lines
}

#[test]
fn every_id_is_locked() {
    let records = common::all()
        .iter()
        .filter(|record| record.file.starts_with("data/"));
    let ids: BTreeSet<String> = records
        .map(|record| format!("{}.{}", record.kind, record.id))
        .collect();
    let mut locked = read(IDS);
    let known: BTreeSet<&str> = locked.lines().collect();
    let new: Vec<_> = ids
        .iter()
        .filter(|id| !known.contains(id.as_str()))
        .collect();
    if is_blessed() && !new.is_empty() {
        for id in new {
            locked.extend([id.as_str(), "\n"]);
        }
        write(IDS, &locked);
        return;
    }
    assert!(
        new.is_empty(),
        "{IDS} does not hold {new:?}; ids are permanent, so look at them once more, then run\n    {BLESS}"
    );
}

/// Everything, in words.
fn listing() -> String {
    let mut text = format!("As of {DATA_AS_OF}. Written by: {BLESS}\n\n# What counts\n\n");
    let today = as_of(DATA_AS_OF);
    for country in Country::iter() {
        let records = || Investment::iter().filter(|plan| plan.country() == country);
        if records().next().is_some() {
            let totals = today.totals(records()).to_string().replace('\n', "; ");
            let totals = if totals.is_empty() {
                "nothing"
            } else {
                &totals
            };
            let _ = writeln!(
                text,
                "{} (records: {}): {totals}",
                country.name(),
                records().count()
            );
        }
    }
    section(&mut text, "Investments", Investment::iter().map(investment));
    section(&mut text, "Regions", Region::iter().map(region));
    section(&mut text, "Agreements", Agreement::iter().map(agreement));
    section(&mut text, "Markets", Market::iter().map(market));
    section(&mut text, "Rates", Rate::iter().map(rate));
    section(
        &mut text,
        "Providers",
        Provider::iter().map(|it| with_aliases("provider", it.id(), it.name())),
    );
    section(&mut text, "Countries", Country::iter().map(country));
    section(&mut text, "Groups", Group::iter().map(group));
    section(&mut text, "Currencies", Currency::iter().map(currency));
    section(&mut text, "Sources", Source::iter().map(source));
    text
}

fn section(text: &mut String, title: &str, records: impl Iterator<Item = String>) {
    let _ = write!(text, "\n# {title}\n\n");
    text.extend(records);
}

/// What is there, between commas.
fn joined(parts: &[Option<String>]) -> String {
    parts
        .iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn lines(head: &str, lines: &[Option<String>]) -> String {
    let mut text = format!("{head}\n");
    for line in lines.iter().flatten() {
        let _ = writeln!(text, "    {line}");
    }
    text
}

fn ids(sources: impl Iterator<Item = Source>) -> String {
    sources.map(Source::id).collect::<Vec<_>>().join(", ")
}

fn note(note: Option<&str>) -> Option<String> {
    note.map(|note| format!("note: {note}"))
}

fn horizon(horizon: Horizon) -> Option<String> {
    let year = |year: Option<u16>| year.map_or(String::from("?"), |year| year.to_string());
    let years = horizon
        .years()
        .map_or(String::new(), |years| format!(", {years} years"));
    let stated = horizon.start().or(horizon.end()).or(horizon.years());
    stated.map(|_| {
        format!(
            "{} to {}{years}",
            year(horizon.start()),
            year(horizon.end())
        )
    })
}

fn investment(plan: Investment) -> String {
    let shown = plan
        .amount()
        .map_or(String::from("no amount"), |amount| amount.to_string());
    let grouped = plan
        .amount()
        .map(|amount| format!(" = {} {}", amount.currency(), amount.units()));
    let turns = plan
        .history()
        .map(|t| format!("{} {} ({})", t.date(), t.status(), t.source()));
    let relation = |relation: Relation| format!("{} {}", relation.kind(), relation.investment());
    let relations: Vec<_> = plan.relations().map(relation).collect();
    let back: Vec<_> = plan
        .referenced_by()
        .map(relation)
        .map(|text| format!("<- {text}"))
        .collect();
    let verdict = match as_of(DATA_AS_OF).verdict(plan) {
        Verdict::Counts => String::from("counts"),
        Verdict::Excluded(exclusion) => format!("does not count: {exclusion}"),
    };
    let place = [
        plan.subdivision().map(|part| part.to_string()),
        plan.city().map(str::to_owned),
    ];
    let per_year = plan
        .per_year()
        .map(|sum| format!("{} a year", sum.round_dp(2).normalize()));
    let horizon = horizon(plan.horizon());
    lines(
        plan.id(),
        &[
            Some(plan.title().to_owned()),
            Some(format!(
                "{shown}{}, stated by {}",
                grouped.unwrap_or_default(),
                plan.stated_by()
            )),
            Some(format!(
                "{}, {}, {}",
                plan.kind(),
                plan.phase(),
                plan.scope()
            )),
            Some(joined(&place)).filter(|place| !place.is_empty()),
            horizon.map(|horizon| joined(&[Some(horizon), per_year])),
            Some(turns.collect::<Vec<_>>().join("; ")),
            Some(relations.join("; ")).filter(|text| !text.is_empty()),
            plan.stated_total()
                .map(|total| format!("stated total {total}")),
            Some(back.join("; ")).filter(|text| !text.is_empty()),
            Some(format!("{}; {verdict}", plan.status())),
            Some(format!(
                "{} by {}: {}",
                plan.evidence(),
                plan.sources().len(),
                ids(plan.sources())
            )),
            note(plan.note()),
            aliases("investment", plan.id()),
        ],
    )
}

fn region(region: Region) -> String {
    let opened = region.opened().map(|date| format!("open since {date}"));
    let plan = region.investment().map(|plan| format!("of {plan}"));
    let place = [
        region.city().map(str::to_owned),
        Some(region.country().to_string()),
    ];
    let facts = [
        Some(region.name().to_owned()),
        Some(joined(&place)),
        opened,
        plan,
    ];
    lines(
        &format!("{} ({})", region.code(), region.provider()),
        &[
            Some(joined(&facts)),
            Some(ids(region.sources())),
            note(region.note()),
        ],
    )
}

fn agreement(agreement: Agreement) -> String {
    let announced = agreement
        .announced()
        .map(|date| format!("announced {date}"));
    let size = agreement.size().map(str::to_owned);
    let customer = format!(
        "{} ({}) with {}",
        agreement.customer(),
        agreement.country(),
        agreement.provider()
    );
    lines(
        agreement.id(),
        &[
            Some(agreement.title().to_owned()),
            Some(joined(&[Some(customer), announced, size])),
            Some(ids(agreement.sources())),
            note(agreement.note()),
        ],
    )
}

fn market(market: Market) -> String {
    let facts = format!(
        "{}, {}, published {}",
        market.amount(),
        market.period(),
        market.published()
    );
    let title = market.title().to_owned();
    lines(
        market.id(),
        &[
            Some(title),
            Some(facts),
            Some(ids(market.sources())),
            note(market.note()),
        ],
    )
}

fn rate(rate: Rate) -> String {
    let facts = format!(
        "1 {} = {} {} on {}",
        rate.base(),
        rate.value(),
        rate.quote(),
        rate.date()
    );
    lines(
        rate.id(),
        &[Some(facts), Some(ids(rate.sources())), note(rate.note())],
    )
}

fn country(country: Country) -> String {
    let parts = Subdivision::iter().filter(|part| part.country() == country);
    let parts: Vec<_> = parts
        .map(|part| format!("{part} {}", part.name()))
        .collect();
    let name = joined(&[
        Some(country.name_in_sentence().to_owned()),
        country.alpha3().map(str::to_owned),
    ]);
    let mut text = with_aliases("country", country.code(), &name);
    if !parts.is_empty() {
        let _ = writeln!(text, "    {}", parts.join(", "));
    }
    if let Some(note) = note(country.note()) {
        let _ = writeln!(text, "    {note}");
    }
    text
}

fn group(group: Group) -> String {
    let record = &common::of_kind("group")[group.id()];
    let members: Vec<_> = group.members(DATA_AS_OF).map(Country::code).collect();
    let days = |field| {
        let mut days: Vec<_> = record.pairs(field);
        days.sort_by_key(|&(_, day)| day);
        let days: Vec<_> = days
            .iter()
            .map(|(country, day)| format!("{country} {day}"))
            .collect();
        (!days.is_empty()).then(|| format!("{field} {}", days.join(", ")))
    };
    lines(
        &format!("{group}: {}", group.name_in_sentence()),
        &[
            aliases("group", group.id()),
            Some(members.join(" ")),
            days("from"),
            days("until"),
            Some(ids(group.sources())),
            note(group.note()),
        ],
    )
}

fn currency(currency: Currency) -> String {
    let name = format!(
        "{}, {} minor units",
        currency.name(),
        currency.minor_units()
    );
    with_aliases("currency", currency.code(), &name)
}

fn with_aliases(kind: &str, id: &str, text: &str) -> String {
    lines(&format!("{id}: {text}"), &[aliases(kind, id)])
}

/// The other names of a record, which the library takes but does not give out.
fn aliases(kind: &str, id: &str) -> Option<String> {
    let aliases = common::of_kind(kind)[id].list("aliases").join(", ");
    (!aliases.is_empty()).then(|| format!("also: {aliases}"))
}

fn source(source: Source) -> String {
    let copied =
        (source.origin() != source.publisher()).then(|| format!("after {}", source.origin()));
    let published = source
        .published()
        .map_or(String::from("no day"), |date| date.to_string());
    let facts = [
        Some(source.publisher().to_owned()),
        copied,
        Some(published),
        Some(source.language().to_owned()),
        Some(source.kind().to_string()),
        Some(source.attribution().to_string()),
    ];
    let [title, url] = [source.title(), source.url()].map(|text| text.map(str::to_owned));
    lines(
        source.id(),
        &[Some(joined(&facts)), title, url, note(source.note())],
    )
}
