//! What is measured: each task, done by us and by the peers.

use std::collections::HashMap;
use std::hint::black_box;

use hyperscaler_investments::{
    Amount, Country, Currency, DATA_AS_OF, Investment, Provider, Region, Status, as_of,
};

use crate::tables::{self, Record};

/// One row of the table: a task, and who does it.
pub struct Case {
    pub task: &'static str,
    pub peer: &'static str,
    /// How often one pass does the task.
    pub calls: u32,
    /// Prepares, then goes over all keys this many times.
    pub run: Box<dyn Fn(u32)>,
}

/// The name of what a task costs before anything is looked up: the loop over its keys.
pub const LOOP: &str = "loop alone";
pub const OURS: &str = "this crate";

/// Texts that a program may ask for a region without their being one: words, codes of other providers, host names.
#[rustfmt::skip]
const FOREIGN: [&str; 32] = [
    "", "x", "europe-west", "a name longer than any code here",
    "frankfurt", "the", "production", "staging", "cloud", "datacentre", "Stockholm", "region", "zone", "backup",
    "fra1", "nyc3", "DE-FRA", "cn-hangzhou", "eu-de-2", "fsn1", "par01", "GRA11", "ru-central1-a", "syd",
    "api.example.com", "www.europa.eu", "cdn-04.tele2.net", "mail.gov.uk", "docs.rs", "node7.internal", "localhost",
    "db-primary.corp.lan",
];

pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    let ids = Keys { phf: &tables::ID_PHF, sorted: &tables::ID_SORTED, matched: tables::id_match };
    let codes = Keys { phf: &tables::CODE_PHF, sorted: &tables::CODE_SORTED, matched: tables::code_match };
    let hits: Vec<_> = Investment::iter().map(|record| record.id().to_owned()).collect();
    ids.look_ups(&mut cases, "Investment::get, hit", &hits, Investment::get);
    ids.look_ups(&mut cases, "Investment::get, miss by one letter", &misses(&hits), Investment::get);
    folded(&mut cases, &hits);
    let hits: Vec<_> = Region::iter().map(|region| region.code().to_owned()).collect();
    codes.look_ups(&mut cases, "Region::get, hit", &hits, Region::get);
    codes.look_ups(&mut cases, "Region::get, miss by one letter", &misses(&hits), Region::get);
    assert!(FOREIGN.iter().all(|text| Region::get(text).is_none()), "a foreign text has become a region");
    codes.look_ups(&mut cases, "Region::get, any other text", &FOREIGN.map(String::from), Region::get);
    of(&mut cases);
    fields(&mut cases);
    folds(&mut cases);
    likes(&mut cases);
    cases
}

/// A set of texts in the forms that the peers look them up in.
#[derive(Clone, Copy)]
struct Keys {
    phf: &'static phf::Map<&'static str, u16>,
    sorted: &'static [&'static str],
    matched: fn(&str) -> Option<u16>,
}

impl Keys {
    fn look_ups<T: 'static>(
        self,
        cases: &mut Vec<Case>,
        task: &'static str,
        texts: &[String],
        get: impl Fn(&str) -> Option<T> + Copy + 'static,
    ) {
        let mut add = Adder { cases, task };
        let texts: Vec<&'static str> = texts.iter().map(|text| &*text.clone().leak()).collect();
        add.case(LOOP, &texts, || |text: &str| text.len());
        add.case(OURS, &texts, move || get);
        add.case("phf::Map", &texts, move || move |text: &str| self.phf.get(text).copied());
        add.case("hashbrown + foldhash", &texts, move || {
            let map: hashbrown::HashMap<_, _, foldhash::fast::FixedState> =
                self.sorted.iter().copied().zip(0u16..).collect();
            move |text: &str| map.get(text).copied()
        });
        // As ours is: a call that a program holds once, and not a copy in each loop.
        add.case("hashbrown + foldhash, called", &texts, move || {
            let map: Hashbrown = self.sorted.iter().copied().zip(0u16..).collect();
            move |text: &str| called(&map, text)
        });
        add.case("std HashMap", &texts, move || {
            let map: HashMap<_, _> = self.sorted.iter().copied().zip(0u16..).collect();
            move |text: &str| map.get(text).copied()
        });
        add.case("sorted slice", &texts, move || move |text: &str| self.sorted.binary_search(&text).ok());
        add.case("match", &texts, move || self.matched);
        // What no look-up can do without: the text is compared with the one it is known to be next to.
        let rows: Vec<_> =
            texts.iter().zip((0..self.sorted.len()).cycle()).map(|(&t, row)| (t, row)).collect();
        add.case("floor: index and compare", &rows, move || {
            move |(text, row): (&str, usize)| self.sorted.get(row).is_some_and(|&key| key == text)
        });
    }
}

type Hashbrown = hashbrown::HashMap<&'static str, u16, foldhash::fast::FixedState>;

#[inline(never)]
fn called(map: &Hashbrown, text: &str) -> Option<u16> {
    map.get(text).copied()
}

/// In capitals: we ignore the case, the others need a folded copy first.
fn folded(cases: &mut Vec<Case>, ids: &[String]) {
    let upper: Vec<&'static str> = ids.iter().map(|id| &*id.to_uppercase().leak()).collect();
    let mut add = Adder { cases, task: "Investment::get, in capitals" };
    add.case(LOOP, &upper, || |text: &str| text.len());
    add.case(OURS, &upper, || Investment::get);
    add.case("phf::Map, folded copy", &upper, || {
        |text: &str| with_folded(text, |text| tables::ID_PHF.get(text).copied())
    });
    add.case("hashbrown + foldhash, folded copy", &upper, || {
        let map: hashbrown::HashMap<_, _, foldhash::fast::FixedState> =
            tables::ID_SORTED.iter().copied().zip(0u16..).collect();
        move |text: &str| with_folded(text, |text| map.get(text).copied())
    });
}

/// Gives a lower-case copy of a text of up to 64 bytes to a look-up, without allocating.
fn with_folded<T>(text: &str, look_up: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let mut buffer = [0; 64];
    let copy = buffer.get_mut(..text.len())?;
    copy.copy_from_slice(text.as_bytes());
    copy.make_ascii_lowercase();
    look_up(std::str::from_utf8(copy).ok()?)
}

fn of(cases: &mut Vec<Case>) {
    let mut add = Adder { cases, task: "Investment::of(provider, country)" };
    let pairs: Vec<_> = Provider::iter().flat_map(|p| Country::iter().map(move |c| (p, c))).collect();
    let countries = || (0..).zip(Country::iter()).map(|(number, _)| number);
    let keys: Vec<u32> = (0..)
        .zip(Provider::iter())
        .flat_map(|(provider, _)| countries().map(move |country| provider << 16 | country))
        .collect();
    add.case(LOOP, &keys, || |key: u32| key);
    add.case(OURS, &pairs, || |(provider, country)| Investment::of(provider, country));
    add.case("phf::Map", &keys, || |key: u32| tables::OF_PHF.get(&key).copied());
    add.case("hashbrown + foldhash", &keys, || {
        let map: hashbrown::HashMap<u32, (u16, u16), foldhash::fast::FixedState> =
            tables::OF_SORTED.iter().copied().collect();
        move |key: u32| map.get(&key).copied()
    });
    add.case("std HashMap", &keys, || {
        let map: HashMap<u32, (u16, u16)> = tables::OF_SORTED.iter().copied().collect();
        move |key: u32| map.get(&key).copied()
    });
    add.case("sorted slice", &keys, || {
        |key: u32| {
            let found = tables::OF_SORTED.binary_search_by_key(&key, |&(key, _)| key).ok()?;
            Some(tables::OF_SORTED[found].1)
        }
    });
}

fn fields(cases: &mut Vec<Case>) {
    let mut add = Adder { cases, task: "get, then amount, status and title" };
    let ids: Vec<_> = Investment::iter().map(Investment::id).collect();
    add.case(LOOP, &ids, || |text: &str| text.len());
    add.case(OURS, &ids, || {
        |id: &str| -> Option<(Option<Amount>, Status, &str)> {
            let record = Investment::get(id)?;
            Some((record.amount(), record.status(), record.title()))
        }
    });
    add.case("phf::Map", &ids, || through(|id| tables::ID_PHF.get(id).copied()));
    add.case("hashbrown + foldhash", &ids, || {
        let map: hashbrown::HashMap<_, _, foldhash::fast::FixedState> =
            tables::ID_SORTED.iter().copied().zip(0u16..).collect();
        through(move |id| map.get(id).copied())
    });
    add.case("match", &ids, || through(tables::id_match));
}

/// The three fields of the row that a look-up finds.
fn through(find: impl Fn(&str) -> Option<u16>) -> impl Fn(&'static str) -> Option<(u64, u8, &'static str)> {
    move |id| {
        let &Record { amount, status, title } = tables::RECORDS.get(usize::from(find(id)?))?;
        Some((amount, status, title))
    }
}

/// What only we do: there is nothing to compare a verdict with.
fn folds(cases: &mut Vec<Case>) {
    let records: Vec<_> = Investment::iter().collect();
    let mut add = Adder { cases, task: "verdict, average of all records" };
    add.case(LOOP, &records, || |record: Investment| record);
    add.case(OURS, &records, || |record| as_of(black_box(DATA_AS_OF)).verdict(record));
    let mut add = Adder { cases, task: "totals over everything" };
    add.case(LOOP, &[DATA_AS_OF], || |day| day);
    add.case(OURS, &[DATA_AS_OF], || |day| as_of(day).totals(Investment::iter()));
}

/// Crates that do the like: a short text to one row of a small fixed table.
fn likes(cases: &mut Vec<Case>) {
    let codes: Vec<_> = Currency::iter().map(Currency::code).collect();
    let mut add = Adder { cases, task: "currency by code" };
    add.case(LOOP, &codes, || |text: &str| text.len());
    add.case(OURS, &codes, || Currency::get);
    add.case("iso_currency", &codes, || iso_currency::Currency::from_code);
    let codes: Vec<_> = Country::iter().map(Country::code).filter(|&code| code != "EU").collect();
    let mut add = Adder { cases, task: "country by code" };
    add.case(LOOP, &codes, || |text: &str| text.len());
    add.case(OURS, &codes, || Country::get);
    add.case("celes", &codes, || |code: &str| celes::Country::from_alpha2(code).ok());
    add.case("rust_iso3166", &codes, || rust_iso3166::from_alpha2);
    let languages: Vec<_> = codes.iter().map(|code| &*code.to_lowercase().leak()).collect();
    add.case("isolang (a language by code)", &languages, || isolang::Language::from_639_1);
    let names = ["flag_it", "it", "es", "de", "rocket", "cloud", "moneybag", "european_castle"];
    add.case("emojis (an emoji by name)", &names, || emojis::get_by_shortcode);
}

struct Adder<'a> {
    cases: &'a mut Vec<Case>,
    task: &'static str,
}

impl Adder<'_> {
    /// `prepare` builds what the look-up needs, which is not measured.
    fn case<K: Copy + 'static, R, F: Fn(K) -> R>(
        &mut self,
        peer: &'static str,
        keys: &[K],
        prepare: impl Fn() -> F + 'static,
    ) {
        let keys = keys.to_vec();
        let calls = u32::try_from(keys.len()).expect("the tables are small");
        let run = Box::new(move |passes| {
            let look_up = prepare();
            for _ in 0..passes {
                for &key in &keys {
                    black_box(look_up(black_box(key)));
                }
            }
        });
        self.cases.push(Case { task: self.task, peer, calls, run });
    }
}

/// The texts with their last letter changed: as near to a key as a miss can be.
fn misses(keys: &[String]) -> Vec<String> {
    keys.iter().map(|key| format!("{}~", &key[..key.len() - 1])).collect()
}
