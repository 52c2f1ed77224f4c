//! Every record of every table through every look-up, and every near miss of every name.

use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use hyperscaler_investments::{
    Agreement, Country, Currency, Date, Group, Id, Investment, Market, Provider, Rate, Region,
    Source, Subdivision, UnknownName, investment, investments,
};

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

/// What all the tables have in common, with handles as text.
struct Table {
    type_name: &'static str,
    what: &'static str,
    keys: Vec<&'static str>,
    /// Every name that leads to a record, as look-ups compare it, and the key it leads to.
    names: HashMap<String, String>,
    get: fn(&str) -> Option<&'static str>,
    parse: fn(&str) -> Result<&'static str, UnknownName>,
    /// How a handle is shown: plain, for debugging, and filled up to eighty characters.
    shown: fn(&str) -> [String; 3],
}

fn shown<T: Display + Debug>(handle: T) -> [String; 3] {
    [
        format!("{handle}"),
        format!("{handle:?}"),
        format!("{handle:>80}"),
    ]
}

macro_rules! table {
    ($type:ident, $key:ident, $what:literal) => {
        Table {
            type_name: stringify!($type),
            what: $what,
            keys: $type::iter().map($type::$key).collect(),
            names: names($what),
            get: |text| $type::get(text).map($type::$key),
            parse: |text| text.parse().map($type::$key),
            shown: |key| shown($type::get(key).expect("a key")),
        }
    };
}

fn tables() -> [Table; 11] {
    [
        table!(Investment, id, "investment"),
        table!(Region, code, "region"),
        table!(Agreement, id, "agreement"),
        table!(Market, id, "market"),
        table!(Rate, id, "rate"),
        table!(Source, id, "source"),
        table!(Provider, id, "provider"),
        table!(Country, code, "country"),
        table!(Subdivision, code, "subdivision"),
        table!(Currency, code, "currency"),
        table!(Group, id, "group"),
    ]
}

/// Whether the records of a table are found by names as people type them.
fn is_place(kind: &str) -> bool {
    ["country", "group"].contains(&kind)
}

/// A name as the look-ups of a table compare it.
fn folded(kind: &str, name: &str) -> String {
    if is_place(kind) {
        common::folded(name)
    } else {
        name.to_ascii_lowercase()
    }
}

impl Table {
    /// The key that a text leads to, by the names in the data files.
    fn expected(&self, text: &str) -> Option<&str> {
        let found = |text: &str| self.names.get(&folded(self.what, text));
        let turned = || {
            let (word, rest) = text.split_once([',', '(', '['])?;
            let both = [word, rest]
                .iter()
                .all(|part| !common::folded(part).is_empty());
            found(&format!("{rest} {word}")).filter(|_| both && is_place(self.what))
        };
        found(text).or_else(turned).map(String::as_str)
    }
}

/// The names of a table as the data files state them.
fn names(kind: &str) -> HashMap<String, String> {
    if kind == "subdivision" {
        let countries = common::of_kind("country");
        let codes = countries
            .values()
            .flat_map(|country| country.pairs("subdivisions"));
        return codes
            .map(|(code, _)| (code.to_ascii_lowercase(), code.to_owned()))
            .collect();
    }
    let mut names = HashMap::new();
    for (id, record) in common::of_kind(kind) {
        let mut own = record.list("aliases");
        own.push(id);
        if ["provider", "country", "currency", "group"].contains(&kind) {
            own.extend(record.text("name"));
            own.extend(record.text("alpha3"));
            own.extend(record.list("former-names"));
            own.extend(record.list("names"));
        }
        // Letters beyond ASCII are found in either case.
        let spellings = own
            .iter()
            .flat_map(|name| [(*name).to_owned(), name.to_uppercase(), name.to_lowercase()]);
        names.extend(spellings.map(|name| (folded(kind, &name), id.to_owned())));
    }
    names
}

/// Whether the table finds the text exactly if it is one of its names.
#[track_caller]
fn check(table: &Table, text: &str) {
    assert_eq!(
        (table.get)(text),
        table.expected(text),
        "{}::get({text:?})",
        table.type_name
    );
}

#[test]
fn the_tables_hold_the_records_of_the_files_in_order_of_their_keys() {
    for table in tables() {
        let mut expected: Vec<_> = table.names.values().collect();
        expected.sort();
        expected.dedup();
        assert_eq!(table.keys, expected, "{}", table.type_name);
    }
}

#[test]
fn every_name_is_found_in_every_case() {
    for table in tables() {
        for (name, key) in &table.names {
            let mixed = |odd: usize| -> String {
                let letters = name.chars().enumerate();
                letters
                    .map(|(n, c)| {
                        if n % 2 == odd {
                            c.to_ascii_uppercase()
                        } else {
                            c
                        }
                    })
                    .collect()
            };
            for text in [name.clone(), name.to_ascii_uppercase(), mixed(0), mixed(1)] {
                assert_eq!(
                    (table.get)(&text),
                    Some(key.as_str()),
                    "{}::get({text:?})",
                    table.type_name
                );
                assert_eq!(
                    (table.parse)(&text),
                    Ok((table.get)(key).expect("a key")),
                    "{text:?}"
                );
            }
        }
    }
}

#[test]
fn handles_print_their_keys() {
    for table in tables() {
        for &key in &table.keys {
            let [plain, debug, filled] = (table.shown)(key);
            assert_eq!(plain, key);
            assert_eq!(debug, format!("{}({key})", table.type_name));
            assert_eq!(filled, format!("{key:>80}"));
        }
    }
}

#[test]
fn nothing_is_found_by_a_name_with_one_character_changed() {
    let others = [
        '\0', '\r', '\x10', '\x11', '\x17', '\x1f', ' ', '@', '[', '`', '{', '\x7f', '-', '_', '.',
        '0', '9', 'a', 'Z', '\u{e4}', '\u{212a}', '\u{ff41}',
    ];
    for table in tables() {
        let mut names: Vec<_> = table.names.keys().collect();
        names.sort();
        // Of a long table a sample will do.
        for name in names.iter().step_by(1 + names.len() / 400) {
            let letters: Vec<char> = name.chars().collect();
            let spell = |letters: &[char]| letters.iter().collect::<String>();
            for (place, &letter) in letters.iter().enumerate() {
                let code = letter as u32;
                let near = [
                    code ^ 0x10,
                    code ^ 0x20,
                    code ^ 0x40,
                    code ^ 0x60,
                    code + 1,
                    code - 1,
                ];
                for other in near.into_iter().filter_map(char::from_u32).chain(others) {
                    let mut changed = letters.clone();
                    changed[place] = other;
                    check(&table, &spell(&changed));
                }
                let mut shorter = letters.clone();
                shorter.remove(place);
                check(&table, &spell(&shorter));
                check(&table, &spell(&letters[..place]));
                check(&table, &spell(&letters[place..]));
                let mut swapped = letters.clone();
                swapped.swap(place, letters.len() - 1);
                check(&table, &spell(&swapped));
            }
        }
    }
}

#[test]
fn nothing_is_found_by_a_name_with_something_around_it() {
    for table in tables() {
        for name in table.names.keys() {
            for more in [
                "\0",
                " ",
                "-",
                "x",
                "0",
                "\n",
                "\u{e9}",
                "\u{1f600}",
                name,
                &"x".repeat(300),
            ] {
                check(&table, &format!("{name}{more}"));
                check(&table, &format!("{more}{name}"));
            }
        }
        for text in ["", "\0", " ", "-", "\u{fffd}", "%s", "null"] {
            check(&table, text);
        }
        let long = "a".repeat(1 << 20);
        check(&table, &long);
        assert_eq!(
            (table.parse)(&long).expect_err("no such name").nearest(),
            None
        );
    }
}

#[test]
fn the_near_miss_of_an_unknown_name_is_the_nearest() {
    for table in tables() {
        let mut typed: Vec<_> = table.keys.iter().map(|key| key.to_lowercase()).collect();
        if is_place(table.what) {
            typed = table
                .names
                .keys()
                .filter(|name| name.is_ascii())
                .cloned()
                .collect();
            typed.sort();
        }
        // Of a long table a sample will do: the whole matrix is slow.
        let step = 1 + typed.len() / 40;
        for (number, key) in typed.iter().enumerate().step_by(step) {
            let mut bytes = key.clone().into_bytes();
            match number % 3 {
                0 => drop(bytes.remove(bytes.len() / 2)),
                1 => bytes.insert(bytes.len() / 2, b'q'),
                _ => bytes.swap(0, 1),
            }
            check_near_miss(&table, &String::from_utf8(bytes).expect("ASCII"));
        }
        let error = (table.parse)("something else altogether").expect_err("no such name");
        assert_eq!(
            (error.nearest(), error.to_string()),
            (
                None,
                format!("unknown {} \"something else altogether\"", table.what)
            )
        );
    }
}

/// Whether a text that is no name of a table gets one of its nearest names as a suggestion.
#[track_caller]
fn check_near_miss(table: &Table, typo: &str) {
    let Err(error) = (table.parse)(typo) else {
        return;
    };
    assert_eq!((error.what(), error.given()), (table.what, typo));
    // Two letters are no mistyped other two; nor are three letters a mistyped name of a place.
    let shortest = if is_place(table.what) { 4 } else { 3 };
    let names = table
        .names
        .iter()
        .filter(|(name, _)| name.len() >= shortest);
    let errors = names.map(|(name, key)| (typing_errors(typo, name), key));
    let errors: Vec<_> = errors.collect();
    let least = errors
        .iter()
        .map(|&(errors, _)| errors)
        .min()
        .unwrap_or(usize::MAX);
    let Some(nearest) = error.nearest() else {
        let most = if typo.len() > 2 {
            (typo.len() / 3).max(1)
        } else {
            0
        };
        assert!(least > most, "{typo}: nothing suggested");
        return;
    };
    let is_nearest = if is_place(table.what) {
        let records = common::of_kind(table.what);
        let mut meant = errors.iter().filter(|&&(errors, _)| errors == least);
        meant.any(|(_, key)| records[key.as_str()].text("name") == Some(nearest))
    } else {
        typing_errors(typo, &nearest.to_ascii_lowercase()) == least
    };
    assert!(is_nearest, "{typo}: {nearest}");
    assert_eq!(
        error.to_string(),
        format!(
            "unknown {} \"{typo}\"; did you mean \"{nearest}\"?",
            table.what
        )
    );
}

/// Insertions, deletions, replacements and swaps of neighbours, byte by byte, over the whole matrix.
fn typing_errors(from: &str, into: &str) -> usize {
    let (a, b) = (from.as_bytes(), into.as_bytes());
    let mut cost = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            cost[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = cost[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let least = replaced.min(cost[i - 1][j] + 1).min(cost[i][j - 1] + 1);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if swapped {
                    least.min(cost[i - 2][j - 2] + 1)
                } else {
                    least
                }
            };
        }
    }
    cost[a.len()][b.len()]
}

#[test]
fn nothing_is_suggested_for_a_code_of_two_letters() {
    for code in ["QQ", "U.X.", "q.q", "\u{a5}", "\u{20bf}", "X"] {
        for table in tables() {
            let error = (table.parse)(code).expect_err("no such code");
            assert_eq!(error.nearest(), None, "{} {code}", table.what);
        }
    }
}

#[test]
fn constants_find_every_name_that_a_look_up_finds() {
    for (id, record) in common::of_kind("investment") {
        assert_eq!(Investment::from_id(id), Investment::get(id));
        for alias in record.list("aliases") {
            assert_eq!(Investment::from_id(alias).map(Investment::id), Some(id));
        }
        assert_eq!(Investment::from_id(&id.to_uppercase()), Investment::get(id));
        for other in [
            &id[1..],
            &id[..id.len() - 1],
            &format!("{id}x"),
            &id.replace('-', "_"),
        ] {
            assert_eq!(Investment::from_id(other), None, "{other}");
        }
        let parsed = Id::<Investment>::from_str(&id.to_uppercase()).expect("an id");
        assert_eq!(
            (parsed.to_string(), format!("{parsed:?}")),
            (id.to_owned(), format!("Id({id})"))
        );
        assert_eq!(
            (parsed.record().id(), Investment::from(parsed)),
            (id, parsed.record())
        );
    }
    assert_eq!(Investment::from_id(""), None);
}

#[test]
fn an_error_keeps_the_text_on_one_line_and_the_beginning_of_a_long_one() {
    let error = |text: &str| text.parse::<Country>().expect_err("no country");
    assert_eq!(error("").to_string(), "unknown country \"\"");
    assert_eq!(
        error("no\nsuch\u{7}").to_string(),
        r#"unknown country "no\nsuch\u{7}""#
    );
    let long = format!("{}\u{e9}{}", "x".repeat(79), "y".repeat(10));
    assert_eq!(error(&long).given(), "x".repeat(79));
    assert_eq!(
        error(&long).to_string(),
        format!("unknown country \"{}...\"", "x".repeat(79))
    );
    let short = "\u{e9}".repeat(40);
    assert_eq!(error(&short).given(), short);
    let date = "2024-05-2\u{e9}".parse::<Date>().expect_err("no date");
    assert_eq!(date.given(), "2024-05-2\u{e9}");
}

#[test]
fn a_renamed_id_keeps_its_constant() {
    #[expect(deprecated, reason = "that it is deprecated is tested")]
    let old = investments::GOOGLE_EU_2019;
    assert_eq!(old, investments::GOOGLE_EUROPE_2019);
    assert_eq!(old, investment!("google-eu-2019"));
}

#[test]
fn constants_are_the_records_of_their_names() {
    const PLAN: Investment = investment!("aws-it-talks-2024");
    assert_eq!(PLAN, investments::AWS_IT_TALKS_2024);
    assert_eq!(Some(PLAN), Investment::get("aws-it-talks-2024"));
    for (constant, id) in [
        (
            investments::AWS_DE_SOVEREIGN_CLOUD_2024,
            "aws-de-sovereign-cloud-2024",
        ),
        (investments::GOOGLE_IT_2020, "google-it-2020"),
        (investments::MICROSOFT_SE_2024, "microsoft-se-2024"),
        (investments::ORACLE_ES_2024, "oracle-es-2024"),
    ] {
        assert_eq!(constant.id(), id);
    }
    let by_code = [("IT", Country::ITALY), ("GB", Country::UNITED_KINGDOM)];
    for (code, country) in by_code {
        assert_eq!(country.code(), code);
    }
    assert_eq!((Currency::EUR.code(), Currency::SEK.code()), ("EUR", "SEK"));
    match Provider::get("gcp").expect("an alias") {
        Provider::AWS | Provider::MICROSOFT | Provider::ORACLE => panic!("not Google"),
        provider => assert_eq!(provider, Provider::GOOGLE),
    }
}

#[test]
fn each_pair_of_provider_and_country_has_its_records() {
    for provider in Provider::iter() {
        for country in Country::iter() {
            let all = Investment::iter();
            let filtered: Vec<_> = all
                .filter(|i| i.provider() == provider && i.country() == Some(country))
                .collect();
            let found = Investment::of(provider, country);
            assert_eq!(found.len(), filtered.len());
            assert!(found.clone().rev().eq(filtered.iter().copied().rev()));
            assert!(found.eq(filtered), "{provider} {country}");
        }
    }
}

#[test]
fn the_timeline_goes_by_day_and_then_by_id() {
    let mut expected: Vec<_> = Investment::iter().collect();
    expected.sort_by_key(|plan| (plan.first_public().to_string(), plan.id()));
    assert!(Investment::timeline().eq(expected.iter().copied()));
    assert!(Investment::timeline().rev().eq(expected.into_iter().rev()));
    assert_eq!(Investment::timeline().len(), Investment::iter().len());
}

/// Every subdivision is found by its name too, and a mistyped one is suggested by its name.
#[test]
fn subdivisions_parse_by_code_and_name() {
    for part in Subdivision::iter() {
        let names = Subdivision::named(part.name()).count();
        let parsed = part.name().parse::<Subdivision>();
        if names == 1 {
            assert_eq!(parsed, Ok(part));
        } else {
            assert!(parsed.expect_err("shared").is_shared(), "{part}");
        }
        assert_eq!(part.code().parse(), Ok(part));
        assert_eq!(part.code().to_lowercase().parse(), Ok(part));
        assert_eq!(Subdivision::get(part.code()), Some(part));
    }
    for (given, near) in [
        ("Virgina", Some("Virginia")),
        ("west virgina", Some("West Virginia")),
        ("US-VAA", Some("US-VA")),
        ("VA", None),
        ("no such part", None),
    ] {
        let error = given.parse::<Subdivision>().expect_err("unknown");
        assert_eq!((error.given(), error.nearest()), (given, near));
    }
    // The look-up by code knows no names.
    assert_eq!(Subdivision::get("Virginia"), None);
}
