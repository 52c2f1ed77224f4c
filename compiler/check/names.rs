//! The names by which records are found: within a kind, each leads to one record.

use std::collections::BTreeMap;

use super::ids::LONGEST;
use crate::compiler::diagnostic::{Diagnostics, Located};
use crate::compiler::model::{Data, RecordKind, Table, constant_name};

/// A name, and the record it leads to.
pub struct Name<'a> {
    pub kind: RecordKind,
    pub id: &'a str,
    pub text: &'a Located<String>,
    role: Role,
}

/// What a name is to its record: "an alias".
type Role = (&'static str, &'static str);

const ID: Role = ("the", "id");
const ALPHA3: Role = ("the", "alpha3");
const NAME: Role = ("the", "name");
const ALIAS: Role = ("an", "alias");

pub fn check(data: &Data, found: &mut Diagnostics) {
    let aliases = aliases(data);
    for alias in &aliases {
        check_form(alias.text, found);
    }
    check_unique(data, own_names(data).chain(aliases), found);
    check_constants(data, found);
}

/// Every alias, by kind and id.
pub fn aliases(data: &Data) -> Vec<Name<'_>> {
    fn of<T>(kind: RecordKind, table: &Table<T>) -> impl Iterator<Item = Name<'_>> {
        table.iter().flat_map(move |(id, record)| {
            record.aliases.iter().map(move |text| Name { kind, id, text, role: ALIAS })
        })
    }
    of(RecordKind::Agreement, &data.agreements)
        .chain(of(RecordKind::Country, &data.countries))
        .chain(of(RecordKind::Currency, &data.currencies))
        .chain(of(RecordKind::Investment, &data.investments))
        .chain(of(RecordKind::Market, &data.markets))
        .chain(of(RecordKind::Provider, &data.providers))
        .chain(of(RecordKind::Rate, &data.rates))
        .chain(of(RecordKind::Region, &data.regions))
        .collect()
}

/// The names that are found like aliases, though they are fields of their own.
fn own_names(data: &Data) -> impl Iterator<Item = Name<'_>> {
    let name = |kind, id, text| Name { kind, id, text, role: NAME };
    let countries = data.countries.iter().flat_map(move |(id, country)| {
        let alpha3 = country.body.alpha3.iter();
        let alpha3 = alpha3.map(move |text| Name { kind: RecordKind::Country, id, text, role: ALPHA3 });
        alpha3.chain([name(RecordKind::Country, id, &country.body.name)])
    });
    let currencies = data.currencies.iter();
    let currencies = currencies.map(move |(id, record)| name(RecordKind::Currency, id, &record.body.name));
    let providers = data.providers.iter();
    let providers = providers.map(move |(id, record)| name(RecordKind::Provider, id, &record.body.name));
    countries.chain(currencies).chain(providers).filter(|name| !name.text.value.is_empty())
}

fn check_form(alias: &Located<String>, found: &mut Diagnostics) {
    let (at, text) = (alias.at, alias.value.as_str());
    let is_allowed = |c: char| match c {
        ' ' | '-' | '\'' | '.' | '(' | ')' | '/' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => !c.is_control(),
    };
    if text.is_empty() {
        found.add(at, "alias is empty");
    }
    if let Some(other) = text.chars().find(|&c| !is_allowed(c)) {
        let allowed = "letters, digits, spaces and - ' . ( ) /";
        found.add(at, format!("alias {text:?} holds \"{other}\"; help: only {allowed} are allowed"));
    }
    if text.trim() != text {
        found.add(at, "alias begins or ends with white space");
    }
    if text.len() > LONGEST {
        found.add(at, format!("alias {text:?} is {} bytes long; at most {LONGEST} fit", text.len()));
    }
}

/// No name may lead to two records, nor an alias repeat what leads to its record anyway.
fn check_unique<'a>(data: &'a Data, names: impl Iterator<Item = Name<'a>>, found: &mut Diagnostics) {
    let mut taken = BTreeMap::new();
    for kind in RecordKind::ALL {
        taken.extend(data.declared(kind).map(|(id, ..)| ((kind, folded(id)), (id, ID))));
    }
    for Name { kind, id, text, role } in names {
        let key = (kind, folded(&text.value));
        let Some(&(owner, (article, held))) = taken.get(&key) else {
            taken.insert(key, (id, role));
            continue;
        };
        if owner != id || role == ALIAS {
            let (what, kind) = (role.1, kind.as_str());
            found.add(
                text.at,
                format!("{what} {:?} is already {article} {held} of {kind} {owner}", text.value),
            );
        }
    }
}

/// Names that differ in case only are one. Look-ups fold the case of ASCII letters, and the tables hold
/// other letters in both cases, so here it is folded for all.
fn folded(name: &str) -> String {
    name.to_uppercase().to_lowercase()
}

/// A country's name becomes that of a constant: `Country::UNITED_KINGDOM`.
fn check_constants(data: &Data, found: &mut Diagnostics) {
    let mut taken: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for (id, country) in &data.countries {
        let (at, name) = (country.body.name.at, country.body.name.value.as_str());
        if name.is_empty() {
            continue;
        }
        let constant = constant_name(name);
        if name.starts_with(|c: char| c.is_ascii_digit()) || !name.contains(|c: char| c.is_ascii_alphabetic())
        {
            let message = format!(
                "name {name:?} makes no constant; help: it needs an ASCII letter, and no digit first"
            );
            found.add(at, message);
        } else if let Some((owner, other)) = taken.get(&constant) {
            // The very same name is reported as that.
            if folded(other) != folded(name) {
                let message = format!(
                    "name {name:?} makes the constant {constant}, as the name of country {owner} does"
                );
                found.add(at, message);
            }
        } else {
            taken.insert(constant, (id, name));
        }
    }
}
