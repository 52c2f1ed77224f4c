//! The places: countries, their subdivisions, and groups.
//!
//! The codes of countries stand in a table of their own, and so do the names: a program that asks for codes
//! has no names in it.

use std::collections::{BTreeMap, BTreeSet};

use super::code::Code;
use super::columns::{Columns, optional};
use super::keys::Key;
use super::rows::Rows;
use crate::compiler::diagnostic::Located;
use crate::compiler::keys::spellings;
use crate::compiler::model::{Country, Data, Group, Head, RecordKind, constant_name};
use crate::shared::date::Date;
use crate::shared::layout::{self, NO_ALPHA3, NO_DATE};

pub fn emit(code: &mut Code, data: &Data, rows: &Rows) {
    countries(code, data);
    country_names(code, data);
    subdivisions(code, data, rows);
    subdivision_names(code, data);
    groups(code, data, rows);
    group_names(code, data);
}

fn countries(code: &mut Code, data: &Data) {
    let countries = &data.countries;
    let codes = || countries.heads().map(|head| head.id.as_str());
    let mut table = Columns::open(code, "country", codes());
    table.codes("key", codes());
    let alpha3 = countries.bodies().map(|country| &country.alpha3);
    let alpha3 = alpha3.map(|code| code.as_ref().map_or(NO_ALPHA3, |code| code.value.as_str()));
    table.codes("alpha3", alpha3);
    let names: Vec<_> = countries.bodies().map(Country::name_in_sentence).collect();
    table.texts("name_in_sentence", names.iter().map(String::as_str));
    let notes = countries.bodies();
    table.texts("note", notes.map(|country| optional(country.note.as_ref())));
    by_letters(&mut table, &codes().collect::<Vec<_>>());
    table.close();
    country_constants(code, data);
}

/// Writes the row of each pair of letters, or the highest number for none, in as few bytes as will do.
fn by_letters(table: &mut Columns, codes: &[&str]) {
    let (kind, none) = if codes.len() < u8::MAX.into() {
        ("u8", u8::MAX.into())
    } else {
        ("u16", u16::MAX)
    };
    let mut rows = vec![none; layout::PAIRS];
    for (row, code) in (0..).zip(codes) {
        let &[first, second] = code.as_bytes() else {
            continue;
        };
        let pair = layout::pair(first, second);
        rows[pair.expect("the checks refuse other codes")] = row;
    }
    table.array("BY_LETTERS", kind, &rows);
}

/// Writes a constant for each country, and a deprecated one for each former name.
fn country_constants(code: &mut Code, data: &Data) {
    code.line("");
    code.open("impl Country {");
    for (row, (head, country)) in data.countries.iter().enumerate() {
        let (id, name) = (&head.id, &country.name.value);
        let constant = constant_name(name);
        code.doc(&format!("{name}, `{id}`."));
        code.line(&format!("pub const {constant}: Self = Self({row});"));
        for former in &country.former_names {
            code.doc(&format!("The former name of {name}, `{id}`."));
            code.line(&format!("#[deprecated(note = \"now `{constant}`\")]"));
            let former = constant_name(&former.value);
            code.line(&format!("pub const {former}: Self = Self({row});"));
        }
    }
    code.close("}");
}

/// Writes the names by which a country is found, and those that it shares with others.
fn country_names(code: &mut Code, data: &Data) {
    let mut keys = Keys::default();
    let mut shared = Vec::new();
    for ((head, country), row) in data.countries.iter().zip(0..) {
        let own = country.alpha3.iter().chain([&country.name]);
        let others = country.former_names.iter().chain(&country.names);
        let names = own.chain(others).chain(&head.aliases);
        keys.add(
            RecordKind::Country,
            names.map(|name| name.value.as_str()),
            row,
        );
        shared.extend(folded(&country.shared_names, row));
    }
    let mut table = Columns::open(code, "country_names", std::iter::empty());
    table.keys(&keys.in_order);
    table.close();
    sorted_names(code, "country_shared_names", shared);
}

fn subdivisions(code: &mut Code, data: &Data, rows: &Rows) {
    let codes = || data.subdivisions().map(|(code, ..)| code);
    let mut table = Columns::open(code, "subdivision", codes());
    table.keys(&codes().map(str::to_owned).zip(0..).collect::<Vec<Key>>());
    table.texts("name", data.subdivisions().map(|(_, name, _)| name));
    let countries = data.subdivisions().map(|(.., id)| rows.countries.get(id));
    table.numbers("COUNTRY", "u16", countries);
    table.close();
}

fn subdivision_names(code: &mut Code, data: &Data) {
    let countries = data.countries.bodies();
    let parts = countries.flat_map(|country| &country.subdivisions);
    let names = parts.zip(0..);
    let names = names.flat_map(|(part, row)| folded(&part.names, row));
    sorted_names(code, "subdivision_names", names.collect());
}

fn groups(code: &mut Code, data: &Data, rows: &Rows) {
    let groups = &data.groups;
    let ids = || groups.heads().map(|head| head.id.as_str());
    let mut table = Columns::open(code, "group", ids());
    table.texts("key", ids());
    let names: Vec<_> = groups.bodies().map(Group::name_in_sentence).collect();
    table.texts("name_in_sentence", names.iter().map(String::as_str));
    let members = groups.bodies().map(|group| {
        let mut members = rows.countries.all(&group.members);
        members.sort_unstable();
        members
    });
    table.lists("MEMBERS", "u16", members);
    let terms = groups.bodies().map(|group| terms(group, rows));
    table.lists("TERMS", "(u16, u32, u32)", terms);
    let sources = groups
        .bodies()
        .map(|group| rows.sources.all(&group.sources));
    table.lists("SOURCES", "u16", sources);
    let notes = groups.bodies().map(|group| optional(group.note.as_ref()));
    table.texts("note", notes);
    table.close();
    group_constants(code, data);
}

/// Returns the members that have a first or a last day, with both.
fn terms(group: &Group, rows: &Rows) -> Vec<String> {
    let mut terms = BTreeMap::new();
    for (country, day) in &group.from {
        let term = terms
            .entry(rows.countries.of(country))
            .or_insert((NO_DATE, NO_DATE));
        term.0 = Date::to_bits(day.value);
    }
    for (country, day) in &group.until {
        let term = terms
            .entry(rows.countries.of(country))
            .or_insert((NO_DATE, NO_DATE));
        term.1 = Date::to_bits(day.value);
    }
    let in_order = terms.into_iter();
    in_order
        .map(|(country, (from, until))| format!("({country}, {from}, {until})"))
        .collect()
}

fn group_constants(code: &mut Code, data: &Data) {
    code.line("");
    code.open("impl Group {");
    for (row, (Head { id, .. }, group)) in data.groups.iter().enumerate() {
        code.doc(&format!("{}, `{id}`.", group.name.value));
        let constant = constant_name(id);
        code.line(&format!("pub const {constant}: Self = Self({row});"));
    }
    code.close("}");
}

fn group_names(code: &mut Code, data: &Data) {
    let mut keys = Keys::default();
    for ((head, group), row) in data.groups.iter().zip(0..) {
        let aliases = head.aliases.iter().map(|alias| alias.value.as_str());
        let names = [head.id.as_str(), group.name.value.as_str()];
        keys.add(RecordKind::Group, names.into_iter().chain(aliases), row);
    }
    let mut table = Columns::open(code, "group_names", std::iter::empty());
    table.keys(&keys.in_order);
    table.close();
}

/// Keys in the order of their rows, each once.
#[derive(Default)]
struct Keys {
    in_order: Vec<Key>,
    known: BTreeSet<String>,
}

impl Keys {
    fn add<'n>(&mut self, kind: RecordKind, names: impl Iterator<Item = &'n str>, row: u16) {
        for name in names {
            for key in spellings(kind, name) {
                // A look-up compares as stored before it folds the case, and people type capitals.
                let is_stored = key == name.to_ascii_lowercase();
                let stored = if is_stored { name } else { &key };
                let entry = (stored.to_owned(), row);
                if self.known.insert(key) {
                    self.in_order.push(entry);
                }
            }
        }
    }
}

/// Returns the folded forms of names, each with the row that it leads to.
fn folded(names: &[Located<String>], row: u16) -> BTreeSet<Key> {
    let names = names.iter();
    let keys = names.flat_map(|name| spellings(RecordKind::Country, &name.value));
    keys.map(|key| (key, row)).collect()
}

/// Writes names that may lead to several rows, in alphabetical order.
fn sorted_names(code: &mut Code, table: &str, mut names: Vec<Key>) {
    names.sort_unstable();
    let mut table = Columns::open(code, table, names.iter().map(|(name, _)| name.as_str()));
    table.texts("name", names.iter().map(|(name, _)| name.as_str()));
    table.numbers("ROW", "u16", names.iter().map(|(_, row)| row));
    table.close();
}
