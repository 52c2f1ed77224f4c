//! The names by which records are found: within a kind, each leads to one record.

use std::collections::BTreeMap;

use crate::compiler::diagnostic::{Diagnostics, Located, Location};
use crate::compiler::keys::{spellings, telling_seed};
use crate::compiler::model::{Data, Head, LONGEST, RecordKind, constant_name};

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

/// What a key leads to.
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
        check_form(alias.text, found);
    }
    for name in &own_names {
        check_letters(name, found);
    }
    let keys = check_unique(data, own_names.into_iter().chain(aliases), found);
    check_digests(&keys, found);
    check_constants(data, found);
    keys
}

/// Every alias, by kind and id.
pub fn aliases(data: &Data) -> Vec<Name<'_>> {
    let mut aliases = Vec::new();
    for kind in RecordKind::ALL {
        for head in data.heads(kind) {
            aliases.extend(head.aliases.iter().map(|text| Name {
                kind,
                id: &head.id,
                text,
                role: ALIAS,
            }));
        }
    }
    aliases
}

/// The names that are found like aliases, though they are fields of their own.
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
            add(RecordKind::Country, head, ALPHA3, alpha3);
        }
        add(RecordKind::Country, head, NAME, &country.name);
    }
    for (head, currency) in data.currencies.iter() {
        add(RecordKind::Currency, head, NAME, &currency.name);
    }
    for (head, provider) in data.providers.iter() {
        add(RecordKind::Provider, head, NAME, &provider.name);
    }
    names
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
        found.add(
            at,
            format!("alias {text:?} holds \"{other}\"; help: only {allowed} are allowed"),
        );
    }
    if text.trim() != text {
        found.add(at, "alias begins or ends with white space");
    }
    if text.len() > LONGEST {
        found.add(
            at,
            format!(
                "alias {text:?} is {} bytes long; at most {LONGEST} fit",
                text.len()
            ),
        );
    }
}

/// Look-ups fold case by a bit that other characters have too: those cannot be in what they find.
fn check_letters(name: &Name, found: &mut Diagnostics) {
    if let Some(other) = name
        .text
        .value
        .chars()
        .find(|&c| ('@'..='\u{7f}').contains(&c) && !c.is_ascii_alphabetic())
    {
        let (role, text) = (name.role.1, &name.text.value);
        let message = format!(
            "{role} {text:?} holds {:?}; help: no record can be found by such a name",
            other.to_string()
        );
        found.add(name.text.at, message);
    }
}

/// No key may lead to two records, nor an alias repeat what leads to its record anyway.
fn check_unique<'a>(
    data: &'a Data,
    names: impl Iterator<Item = Name<'a>>,
    found: &mut Diagnostics,
) -> Keys<'a> {
    let mut keys = Keys::new();
    for kind in RecordKind::ALL {
        for Head { id, at, .. } in data.heads(kind) {
            keys.insert(
                (kind, id.to_ascii_lowercase()),
                Held {
                    id,
                    role: ID,
                    at: *at,
                },
            );
        }
    }
    for Name {
        kind,
        id,
        text,
        role,
    } in names
    {
        let spelled: Vec<_> = spellings(&text.value)
            .map(|spelling| (kind, spelling.to_ascii_lowercase()))
            .collect();
        if let Some(held) = spelled.iter().find_map(|key| keys.get(key)) {
            if held.id != id || role == ALIAS {
                let (what, kind, (article, whose), owner) =
                    (role.1, kind.as_str(), held.role, held.id);
                found.add(
                    text.at,
                    format!(
                        "{what} {:?} is already {article} {whose} of {kind} {owner}",
                        text.value
                    ),
                );
            }
        }
        for key in spelled {
            keys.entry(key).or_insert(Held {
                id,
                role,
                at: text.at,
            });
        }
    }
    keys
}

/// The digest is no cipher: it can be made to fail.
fn check_digests(keys: &Keys, found: &mut Diagnostics) {
    for kind in RecordKind::ALL {
        let of_kind = || keys.iter().filter(|((of, _), _)| *of == kind);
        let texts: Vec<_> = of_kind().map(|((_, key), _)| key.as_str()).collect();
        if let Err((one, other)) = telling_seed(&texts) {
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

/// A constant that every handle has already, for what it is in words.
const RESERVED: &str = "WHAT";

/// A country's name becomes that of a constant, `Country::UNITED_KINGDOM`, and so does a provider's id.
fn check_constants(data: &Data, found: &mut Diagnostics) {
    for (Head { id, at, .. }, _) in data.providers.iter() {
        if constant_name(id) == RESERVED {
            let message = format!("id {id:?} makes the constant {RESERVED}, which every type has");
            found.add(*at, message);
        }
    }
    let mut taken: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for (Head { id, .. }, country) in data.countries.iter() {
        let (at, name) = (country.name.at, country.name.value.as_str());
        if name.is_empty() {
            continue;
        }
        let constant = constant_name(name);
        if name.starts_with(|c: char| c.is_ascii_digit())
            || !name.contains(|c: char| c.is_ascii_alphabetic())
        {
            let message = format!(
                "name {name:?} makes no constant; help: it needs an ASCII letter, and no digit first"
            );
            found.add(at, message);
        } else if constant == RESERVED {
            let message =
                format!("name {name:?} makes the constant {RESERVED}, which every type has");
            found.add(at, message);
        } else if let Some((owner, other)) = taken.get(&constant) {
            // The very same name is reported as that.
            if other.to_lowercase() != name.to_lowercase() {
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
