//! The names by which records are found: within a kind, each leads to one record.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::compiler::diagnostic::{Diagnostics, Located, Location};
use crate::compiler::keys::{distinguishing_seed, spellings};
use crate::compiler::model::{Data, Head, LONGEST, RecordKind, constant_name, is_part_of_word};
use crate::compiler::text::refused;
use crate::shared::fold::Folded;

/// A name, and the record it leads to.
pub struct Name<'a> {
    pub kind: RecordKind,
    pub id: &'a str,
    pub text: &'a Located<String>,
    role: Role,
}

/// What a name is to its record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Id,
    Alpha3,
    Name,
    /// A name that the data gave before.
    FormerName,
    /// A name in another language.
    OtherName,
    Alias,
}

impl Role {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Alpha3 => "alpha3",
            Self::Name | Self::OtherName => "name",
            Self::FormerName => "former name",
            Self::Alias => "alias",
        }
    }

    /// Returns the role with its article: a record has one id, and any number of aliases.
    const fn with_article(self) -> &'static str {
        match self {
            Self::Id => "the id",
            Self::Alpha3 => "the alpha3",
            Self::Name => "the name",
            Self::FormerName => "a former name",
            Self::OtherName => "a name",
            Self::Alias => "an alias",
        }
    }
}

/// The record that a key leads to.
pub struct Held<'a> {
    id: &'a str,
    role: Role,
    at: Location,
}

/// Every key of every kind, in lower case as far as look-ups fold it.
pub type Keys<'a> = BTreeMap<(RecordKind, String), Held<'a>>;

pub fn check<'a>(data: &'a Data, found: &mut Diagnostics) -> Keys<'a> {
    let aliases = aliases(data);
    let own_names = own_names(data);
    for alias in &aliases {
        check_form(alias, found);
        check_folded(alias, found);
    }
    for name in &own_names {
        check_letters(name, found);
        check_folded(name, found);
    }
    let keys = check_unique(data, own_names.into_iter().chain(aliases), found);
    check_shared(data, &keys, found);
    check_digests(&keys, found);
    check_constants(data, found);
    keys
}

/// Checks that a part of the data, whose names are hashed without the others, can be told apart by them too.
pub fn check_part(data: &Data, found: &mut Diagnostics) {
    let names = own_names(data).into_iter().chain(aliases(data));
    let keys = check_unique(data, names, found);
    check_digests(&keys, found);
}

/// Returns every alias, by kind and id.
pub fn aliases(data: &Data) -> Vec<Name<'_>> {
    let mut aliases = Vec::new();
    for kind in RecordKind::ALL {
        for head in data.heads(kind) {
            aliases.extend(head.aliases.iter().map(|text| Name {
                kind,
                id: &head.id,
                text,
                role: Role::Alias,
            }));
        }
    }
    aliases
}

/// Returns the names that are found like aliases, though they are fields of their own.
fn own_names<'a>(data: &'a Data) -> Vec<Name<'a>> {
    let mut names = Vec::new();
    let mut add = |kind, head: &'a Head, role, text: &'a Located<String>| {
        if !text.value.is_empty() {
            names.push(Name {
                kind,
                id: &head.id,
                text,
                role,
            });
        }
    };
    for (head, country) in data.countries.iter() {
        if let Some(alpha3) = &country.alpha3 {
            add(RecordKind::Country, head, Role::Alpha3, alpha3);
        }
        add(RecordKind::Country, head, Role::Name, &country.name);
        for name in &country.former_names {
            add(RecordKind::Country, head, Role::FormerName, name);
        }
    }
    for (head, country) in data.countries.iter() {
        for name in &country.names {
            add(RecordKind::Country, head, Role::OtherName, name);
        }
    }
    for (head, group) in data.groups.iter() {
        add(RecordKind::Group, head, Role::Name, &group.name);
    }
    for (head, currency) in data.currencies.iter() {
        add(RecordKind::Currency, head, Role::Name, &currency.name);
    }
    for (head, provider) in data.providers.iter() {
        add(RecordKind::Provider, head, Role::Name, &provider.name);
    }
    names
}

/// Returns every text that leads to a record of a kind, with the id of that: ids before names and aliases.
pub fn of_kind(data: &Data, kind: RecordKind) -> Vec<(&str, &str)> {
    let heads = data
        .heads(kind)
        .map(|head| (head.id.as_str(), head.id.as_str()));
    let names = own_names(data).into_iter().chain(aliases(data));
    let names = names.filter(|name| name.kind == kind);
    heads
        .chain(names.map(|name| (name.text.value.as_str(), name.id)))
        .collect()
}

fn check_form(alias: &Name, found: &mut Diagnostics) {
    let (at, text) = (alias.text.at, alias.text.value.as_str());
    let is_currency = alias.kind == RecordKind::Currency;
    let is_allowed = |c: char| match c {
        '$' => is_currency,
        ' ' | '-' | '\'' | '.' | '(' | ')' | '/' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ => true,
    };
    if let Some(refused) = refused(text) {
        found.add(at, format!("alias {text:?} holds the {refused}"));
    }
    if text.is_empty() {
        found.add(at, "alias is empty");
    }
    if is_currency && text == "$" {
        let help = "write whose it is, as in \"US$\" or \"C$\"";
        found.add(
            at,
            format!("alias {text:?} means many currencies; help: {help}"),
        );
    }
    if let Some(other) = text.chars().find(|&c| !is_allowed(c)) {
        let allowed = "letters, digits, spaces and - ' . ( ) /";
        let message = format!("alias {text:?} holds \"{other}\"; help: only {allowed} are allowed");
        found.add(at, message);
    }
    if text.trim() != text {
        found.add(at, "alias begins or ends with white space");
    }
    let length = text.len();
    if length > LONGEST {
        let message = format!("alias {text:?} is {length} bytes long; at most {LONGEST} fit");
        found.add(at, message);
    }
}

/// Reports a character that look-ups cannot distinguish from another: they fold case by one bit, which
/// some characters beside letters have too.
fn check_letters(name: &Name, found: &mut Diagnostics) {
    let text = &name.text.value;
    let is_folded = |c: char| ('@'..='\u{7f}').contains(&c) && !c.is_ascii_alphabetic();
    if let Some(other) = text.chars().find(|&c| is_folded(c)) {
        let (role, other) = (name.role.as_str(), other.to_string());
        let message =
            format!("{role} {text:?} holds {other:?}; help: no record can be found by such a name");
        found.add(name.text.at, message);
    }
}

/// Reports a name of a place that no look-up finds.
fn check_folded(name: &Name, found: &mut Diagnostics) {
    let text = &name.text.value;
    // An alias that is empty or too long is reported as that.
    let is_reported = name.role == Role::Alias && (text.is_empty() || text.len() > LONGEST);
    if !name.kind.is_place() || is_reported || Folded::of(text).is_some() {
        return;
    }
    let role = name.role.as_str();
    let trouble = if text.contains(is_part_of_word) {
        format!("is too long to be found; at most {LONGEST} bytes fit")
    } else {
        String::from("cannot be found; help: it needs a letter or a digit")
    };
    found.add(name.text.at, format!("{role} {text:?} {trouble}"));
}

/// Reports a shared name that no other country has, and one that leads to the country by itself.
fn check_shared(data: &Data, keys: &Keys, found: &mut Diagnostics) {
    let mut holders = BTreeMap::<String, Vec<&str>>::new();
    for (Head { id, .. }, country) in data.countries.iter() {
        for name in &country.shared_names {
            for key in spellings(RecordKind::Country, &name.value) {
                holders.entry(key).or_default().push(id);
            }
        }
    }
    for (Head { id, .. }, country) in data.countries.iter() {
        for name in &country.shared_names {
            let text = &name.value;
            for key in spellings(RecordKind::Country, text) {
                let others = holders.get(&key).into_iter().flatten();
                let shared = others.filter(|other| *other != id).count() > 0;
                let trouble = match keys.get(&(RecordKind::Country, key)) {
                    Some(held) if held.id == id => {
                        format!("is already {} of country {id}", held.role.with_article())
                    }
                    None if !shared => {
                        String::from("is that of no other country; help: write it in the aliases")
                    }
                    Some(_) | None => continue,
                };
                found.add(name.at, format!("shared name {text:?} {trouble}"));
            }
        }
    }
}

/// Reports a key that leads to two records, and an alias that repeats what leads to its record anyway.
fn check_unique<'a>(
    data: &'a Data,
    names: impl Iterator<Item = Name<'a>>,
    found: &mut Diagnostics,
) -> Keys<'a> {
    let mut keys = Keys::new();
    for kind in RecordKind::ALL {
        for Head { id, at, .. } in data.heads(kind) {
            let (role, at) = (Role::Id, *at);
            for key in spellings(kind, id) {
                keys.insert((kind, key), Held { id, role, at });
            }
        }
    }
    for name in names {
        let Name { kind, id, role, .. } = name;
        let (at, text) = (name.text.at, &name.text.value);
        let mut reported = false;
        for key in spellings(kind, text) {
            match keys.entry((kind, key)) {
                Entry::Vacant(free) => {
                    free.insert(Held { id, role, at });
                }
                Entry::Occupied(held) => {
                    let held = held.get();
                    // A name of the same record is only reported if it adds nothing.
                    if !reported && (held.id != id || role == Role::Alias) {
                        let (what, kind) = (role.as_str(), kind.as_str());
                        let (taken, owner) = (held.role.with_article(), held.id);
                        let message =
                            format!("{what} {text:?} is already {taken} of {kind} {owner}");
                        found.add(at, message);
                        reported = true;
                    }
                }
            }
        }
    }
    keys
}

/// Reports keys that have the same digest under every seed.
fn check_digests(keys: &Keys, found: &mut Diagnostics) {
    for kind in RecordKind::ALL {
        let of_kind = || keys.iter().filter(|((of, _), _)| *of == kind);
        let texts: Vec<_> = of_kind().map(|((_, key), _)| key.as_str()).collect();
        if let Err((one, other)) = distinguishing_seed(&texts) {
            let at = of_kind()
                .filter(|((_, key), _)| key == one || key == other)
                .map(|(_, held)| held.at)
                .max();
            let message = format!(
                "{one:?} and {other:?} have the same digest; help: change one of them by a letter"
            );
            found.add(at.unwrap_or(Location { file: 0, offset: 0 }), message);
        }
    }
}

/// The constant that every handle type has already.
const RESERVED: &str = "WHAT";

/// Reports names that make no constant, or one that is taken: `Country::UNITED_KINGDOM` is made from the
/// country's name, a provider's constant and a group's from the id.
fn check_constants(data: &Data, found: &mut Diagnostics) {
    for kind in [RecordKind::Provider, RecordKind::Group] {
        for Head { id, at, .. } in data.heads(kind) {
            if constant_name(id) == RESERVED {
                let message =
                    format!("id {id:?} makes the constant {RESERVED}, which every type has");
                found.add(*at, message);
            }
        }
    }
    let mut taken = BTreeMap::new();
    for (Head { id, .. }, country) in data.countries.iter() {
        check_constant("name", &country.name, id, &mut taken, found);
    }
    for (Head { id, .. }, country) in data.countries.iter() {
        for name in &country.former_names {
            check_constant("former name", name, id, &mut taken, found);
        }
    }
}

/// Reports a name of a country that makes no constant, or one that an earlier name makes.
fn check_constant<'a>(
    role: &str,
    name: &'a Located<String>,
    id: &'a str,
    taken: &mut BTreeMap<String, (&'a str, &'a str)>,
    found: &mut Diagnostics,
) {
    let text = name.value.as_str();
    if text.is_empty() {
        return;
    }
    let constant = constant_name(text);
    let trouble = if let Some(letter) = unreadable(text) {
        format!("no constant: {letter:?} is no Latin letter; help: write the name in English")
    } else if !constant.starts_with(|c: char| c.is_ascii_uppercase()) {
        String::from("no constant; help: it needs a letter, and no digit first")
    } else if constant == RESERVED {
        format!("the constant {RESERVED}, which every type has")
    } else if let Some((owner, other)) = taken.get(&constant) {
        let same = |key| spellings(RecordKind::Country, other).contains(&key);
        if *owner != id && spellings(RecordKind::Country, text).into_iter().any(same) {
            // Two countries of one name are reported as that.
            return;
        }
        format!("the constant {constant}, as the name of country {owner} does")
    } else {
        taken.insert(constant, (id, text));
        return;
    };
    found.add(name.at, format!("{role} {text:?} makes {trouble}"));
}

/// Returns the first letter that a constant cannot be made of.
fn unreadable(name: &str) -> Option<String> {
    let letter = name.chars().find(|&c| {
        is_part_of_word(c) && c.is_alphanumeric() && constant_name(&c.to_string()).is_empty()
    });
    letter.map(String::from)
}
