//! The data as a listing that a person reads, so that a change of data shows what it does; the ids that
//! were published; and the order of the data files.
//!
//! `BLESS=1 cargo test --test golden` writes the listing anew and appends new ids to `data/ids.lock`.

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};
use std::str::FromStr;
use std::{env, fs};

use hyperscaler_investments::{
    Agreement, Amount, Area, Country, Currency, DATA_AS_OF, Date, Group, Horizon, Investment,
    Market, OVERLAID, Provider, Rate, Region, Relation, RelationKind, Source, Subdivision, Verdict,
    as_of,
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

#[test]
fn every_key_is_listed() {
    for (kind, render) in RENDERED {
        for (id, record) in common::of_kind(kind) {
            let entry = render(id);
            let lines = entry.lines().filter_map(|line| line.strip_prefix("    "));
            let fields = lines.flat_map(|line| line.split(" | "));
            let listed = fields.filter_map(|field| Some(field.split_once(": ")?.0));
            // What follows from other records begins with a sign.
            let listed: BTreeSet<&str> =
                listed.filter(|key| !key.starts_with(['=', '<'])).collect();
            let stated = record.stated();
            let stated: BTreeSet<&str> = stated
                .keys()
                .map(|path| path.split('/').next().unwrap_or_default())
                .collect();
            assert_eq!(listed, stated, "{kind} {id}");
        }
    }
}

/// Lists the record of an id.
type Render = fn(&str) -> String;

/// How each kind of record is listed.
const RENDERED: [(&str, Render); 10] = [
    ("investment", |id| investment(found(id))),
    ("region", |id| region(found(id))),
    ("agreement", |id| agreement(found(id))),
    ("market", |id| market(found(id))),
    ("rate", |id| rate(found(id))),
    ("provider", |id| provider(found(id))),
    ("country", |id| country(found(id))),
    ("group", |id| group(found(id))),
    ("currency", |id| currency(found(id))),
    ("source", |id| source(Source::get(id).expect("a record"))),
];

fn found<T: FromStr>(id: &str) -> T {
    id.parse().ok().expect("a record")
}

/// Everything, in words.
fn listing() -> String {
    let mut text = format!("As of {DATA_AS_OF}. Written by: {BLESS}\n\n# What counts\n\n");
    let today = as_of(DATA_AS_OF);
    let mut count = |name: &str, is_there: &dyn Fn(Investment) -> bool| {
        let records = Investment::iter().filter(|&plan| is_there(plan));
        let number = records.clone().count();
        if number > 0 {
            let totals = today.totals(records).to_string().replace('\n', "; ");
            let totals = if totals.is_empty() {
                "nothing"
            } else {
                &totals
            };
            let _ = writeln!(text, "{name} (records: {number}): {totals}");
        }
    };
    for country in Country::iter() {
        count(country.name(), &|plan| plan.country() == Some(country));
    }
    for &area in Area::ALL {
        count(area.name(), &|plan| plan.area() == Some(area));
    }
    section(&mut text, "Investments", Investment::iter().map(investment));
    section(&mut text, "Regions", Region::iter().map(region));
    section(&mut text, "Agreements", Agreement::iter().map(agreement));
    section(&mut text, "Markets", Market::iter().map(market));
    section(&mut text, "Rates", Rate::iter().map(rate));
    section(&mut text, "Providers", Provider::iter().map(provider));
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

/// One record: its id, and a line for each of its keys.
struct Entry(String);

impl Entry {
    fn new(id: &str) -> Self {
        Self(format!("{id}\n"))
    }

    /// Adds the line of a key, if the record states it.
    fn key(&mut self, key: &str, value: impl Into<Option<String>>) -> &mut Self {
        if let Some(value) = value.into() {
            let _ = writeln!(self.0, "    {key}: {value}");
        }
        self
    }

    /// Adds one line for the keys of short values.
    fn words(&mut self, words: &[(&str, Option<String>)]) -> &mut Self {
        let stated = words.iter().filter_map(|(key, value)| {
            let value = value.as_ref()?;
            Some(format!("{key}: {value}"))
        });
        let stated: Vec<_> = stated.collect();
        let _ = writeln!(self.0, "    {}", stated.join(" | "));
        self
    }

    fn text(&mut self, key: &str, value: impl Display) -> &mut Self {
        self.key(key, value.to_string())
    }

    fn optional(&mut self, key: &str, value: Option<impl Display>) -> &mut Self {
        self.key(key, value.map(|value| value.to_string()))
    }

    /// Adds the line of a list, if there is anything in it.
    fn list<T: Display>(&mut self, key: &str, values: impl Iterator<Item = T>) -> &mut Self {
        let values: Vec<_> = values.map(|value| value.to_string()).collect();
        self.key(key, Some(values.join("; ")).filter(|_| !values.is_empty()))
    }

    /// Adds the other names of a record, which the library takes but does not give out.
    fn aliases(&mut self, kind: &str, id: &str) -> &mut Self {
        self.list(
            "aliases",
            common::of_kind(kind)[id].list("aliases").into_iter(),
        )
    }

    fn finish(&mut self) -> String {
        std::mem::take(&mut self.0)
    }
}

#[allow(
    clippy::unnecessary_wraps,
    reason = "a word may be missing beside others"
)]
fn word(value: impl Display) -> Option<String> {
    Some(value.to_string())
}

/// A date that may be an upper bound only.
fn dated(date: Date, by: bool) -> String {
    format!("{}{date}", if by { "by " } else { "" })
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

/// An amount as it is printed, and all its digits.
fn money(amount: Amount) -> String {
    let range = amount
        .at_most()
        .map_or(String::new(), |units| format!(" to {units}"));
    format!("{amount} = {}{range}", amount.units())
}

fn investment(plan: Investment) -> String {
    let mut entry = Entry::new(plan.id());
    let amount = plan.amount().map_or(plan.qualifier().to_string(), money);
    let history = plan.history().map(|change| {
        let date = dated(change.date(), change.is_upper_bound());
        format!("{date} {} ({})", change.status(), change.source())
    });
    let claims = plan
        .claims()
        .map(|claim| format!("{claim} ({})", claim.source()));
    entry
        .text("title", plan.title())
        .words(&[
            ("provider", word(plan.provider())),
            ("country", plan.country().and_then(word)),
            ("area", plan.area().and_then(word)),
            ("subdivision", plan.subdivision().and_then(word)),
            ("kind", word(plan.kind())),
            ("phase", word(plan.phase())),
            ("scope", word(plan.scope())),
            ("stated-by", word(plan.stated_by())),
            ("amount", Some(amount)),
        ])
        .list("countries", plan.countries())
        .optional("city", plan.city())
        .list("partners", plan.partners())
        .key("horizon", horizon(plan.horizon()))
        .list("history", history);
    let of_kind = |relations: &mut dyn Iterator<Item = Relation>, kind| -> Vec<Investment> {
        relations
            .filter(|relation| relation.kind() == kind)
            .map(Relation::investment)
            .collect()
    };
    for &kind in RelationKind::ALL {
        let others = of_kind(&mut plan.relations(), kind);
        entry.list(kind.as_str(), others.into_iter());
    }
    entry
        .optional("stated-total", plan.stated_total())
        .list("claims", claims)
        .list("sources", plan.sources())
        .optional("note", plan.note())
        .aliases("investment", plan.id());
    for &kind in RelationKind::ALL {
        let others = of_kind(&mut plan.referenced_by(), kind);
        entry.list(&format!("< {kind}"), others.into_iter());
    }
    let verdict = match as_of(DATA_AS_OF).verdict(plan) {
        Verdict::Counts => String::from("counts"),
        Verdict::Excluded(exclusion) => format!("does not count: {exclusion}"),
    };
    let per_year = plan.per_year().map(|sum| sum.round_dp(2).normalize());
    entry
        .words(&[
            ("= status", word(plan.status())),
            ("= evidence", word(plan.evidence())),
            ("= per year", per_year.and_then(word)),
            ("= verdict", Some(verdict)),
        ])
        .finish()
}

fn region(region: Region) -> String {
    let by = region.is_opened_upper_bound();
    Entry::new(region.code())
        .text("name", region.name())
        .words(&[
            ("provider", word(region.provider())),
            ("country", word(region.country())),
            ("opened", region.opened().and_then(word)),
            ("by", by.then(|| String::from("true"))),
            ("investment", region.investment().and_then(word)),
        ])
        .optional("city", region.city())
        .list("sources", region.sources())
        .optional("note", region.note())
        .aliases("region", region.code())
        .finish()
}

fn agreement(agreement: Agreement) -> String {
    Entry::new(agreement.id())
        .text("title", agreement.title())
        .text("customer", agreement.customer())
        .words(&[
            ("provider", word(agreement.provider())),
            ("country", word(agreement.country())),
            ("announced", agreement.announced().and_then(word)),
        ])
        .optional("size", agreement.size())
        .list("sources", agreement.sources())
        .optional("note", agreement.note())
        .aliases("agreement", agreement.id())
        .finish()
}

fn market(market: Market) -> String {
    Entry::new(market.id())
        .text("title", market.title())
        .text("amount", money(market.amount()))
        .text("period", market.period())
        .text("published", market.published())
        .list("sources", market.sources())
        .optional("note", market.note())
        .aliases("market", market.id())
        .finish()
}

fn rate(rate: Rate) -> String {
    Entry::new(rate.id())
        .words(&[
            ("base", word(rate.base())),
            ("quote", word(rate.quote())),
            ("rate", word(rate.value())),
            ("date", word(rate.date())),
        ])
        .list("sources", rate.sources())
        .optional("note", rate.note())
        .aliases("rate", rate.id())
        .finish()
}

fn provider(provider: Provider) -> String {
    Entry::new(provider.id())
        .text("name", provider.name())
        .aliases("provider", provider.id())
        .finish()
}

fn country(country: Country) -> String {
    let record = &common::of_kind("country")[country.code()];
    let has_article = country.name() != country.name_in_sentence();
    let parts = Subdivision::iter().filter(|part| part.country() == country);
    Entry::new(country.code())
        .optional("alpha3", country.alpha3())
        .text("name", country.name())
        .key("the", has_article.then(|| String::from("true")))
        .list("former-names", record.list("former-names").into_iter())
        .list("names", record.list("names").into_iter())
        .list("shared-names", record.list("shared-names").into_iter())
        .optional("note", country.note())
        .aliases("country", country.code())
        .list(
            "subdivisions",
            parts.map(|part| format!("{part} {}", part.name())),
        )
        .finish()
}

fn group(group: Group) -> String {
    let record = &common::of_kind("group")[group.id()];
    let has_article = group.name() != group.name_in_sentence();
    let days = |field| {
        let mut days = record.pairs(field);
        days.sort_by_key(|&(_, day)| day);
        let days = days.into_iter();
        days.map(|(country, day)| format!("{country} {day}"))
    };
    Entry::new(group.id())
        .text("name", group.name())
        .key("the", has_article.then(|| String::from("true")))
        .list("members", group.members(DATA_AS_OF))
        .list("from", days("from"))
        .list("until", days("until"))
        .list("sources", group.sources())
        .optional("note", group.note())
        .aliases("group", group.id())
        .finish()
}

fn currency(currency: Currency) -> String {
    Entry::new(currency.code())
        .text("name", currency.name())
        .text("minor-units", currency.minor_units())
        .aliases("currency", currency.code())
        .finish()
}

fn source(source: Source) -> String {
    let copied = Some(source.origin()).filter(|&origin| origin != source.publisher());
    Entry::new(source.id())
        .words(&[
            ("publisher", word(source.publisher())),
            ("origin", copied.and_then(word)),
            ("published", source.published().and_then(word)),
            ("read", source.read().and_then(word)),
            ("language", word(source.language())),
            ("kind", word(source.kind())),
            ("attribution", word(source.attribution())),
        ])
        .optional("title", source.title())
        .optional("url", source.url())
        .optional("note", source.note())
        .finish()
}
