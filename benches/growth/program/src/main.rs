//! Uses all the data: `program` prints a sum over every field of every record, `program MODE PASSES` looks
//! ids up.

use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;

use hyperscaler_investments::{
    Agreement, Country, Investment, Market, Rate, Region, Source, Subdivision, days,
};

/// How many ids are looked up in one pass, spread over all.
const KEYS: usize = 1_000;

fn main() {
    let arguments: Vec<_> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [mode, passes] => look_up(mode, passes.parse().expect("a number of passes")),
        _ => println!("{} {:x}", Investment::iter().len(), everything()),
    }
}

/// Looks [`KEYS`] keys up so many times, in the mode `hit` or `miss`; another mode only walks them.
fn look_up(mode: &str, passes: usize) {
    let all = Investment::iter().len();
    let ids = (0..KEYS).filter_map(|number| Investment::iter().nth(number * all / KEYS));
    // No id holds an underscore, so the same ids with one are misses of the same lengths.
    let key = |id: &str| {
        if mode == "miss" {
            id.replacen('-', "_", 1)
        } else {
            id.to_owned()
        }
    };
    let keys: Vec<String> = ids.map(|id| key(id.id())).collect();
    let (is_look_up, is_hit) = (mode != "loop", mode == "hit");
    let mut found = 0;
    for key in (0..passes).flat_map(|_| &keys) {
        let key = black_box(key.as_str());
        if is_look_up {
            found += usize::from(Investment::get(key).is_some());
        }
    }
    assert_eq!(
        found,
        if is_hit { passes * KEYS } else { 0 },
        "each key is what it should be"
    );
}

/// A sum over everything that the tables hold.
fn everything() -> u64 {
    let mut sum = DefaultHasher::new();
    for it in Investment::iter().chain(Investment::timeline()) {
        (
            it.id(),
            it.title(),
            it.note(),
            it.city(),
            it.provider().name(),
        )
            .hash(&mut sum);
        (it.country().map(Country::name), it.area()).hash(&mut sum);
        it.countries().for_each(|country| country.hash(&mut sum));
        it.partners().for_each(|partner| partner.hash(&mut sum));
        it.claims().for_each(|claim| claim.hash(&mut sum));
        (
            it.subdivision().map(Subdivision::name),
            it.kind(),
            it.phase(),
            it.scope(),
        )
            .hash(&mut sum);
        (
            it.amount(),
            it.stated_by(),
            it.horizon(),
            it.status(),
            it.stated_total(),
            it.origin(),
        )
            .hash(&mut sum);
        it.history()
            .chain(None)
            .for_each(|turn| turn.hash(&mut sum));
        it.relations()
            .chain(it.referenced_by())
            .for_each(|relation| relation.hash(&mut sum));
        it.sources().for_each(|source| source.hash(&mut sum));
        it.country()
            .map(|country| Investment::of(it.provider(), country).len())
            .hash(&mut sum);
        Investment::get(it.id()).hash(&mut sum);
    }
    for it in Source::iter() {
        (
            it.id(),
            it.publisher(),
            it.origin(),
            it.title(),
            it.url(),
            it.note(),
        )
            .hash(&mut sum);
        (
            it.published(),
            it.read(),
            it.language(),
            it.kind(),
            it.attribution(),
        )
            .hash(&mut sum);
        Source::get(it.id()).hash(&mut sum);
    }
    for it in Region::iter() {
        (
            it.code(),
            it.name(),
            it.city(),
            it.note(),
            it.provider(),
            it.country(),
        )
            .hash(&mut sum);
        (it.opened(), it.is_opened_upper_bound(), it.investment()).hash(&mut sum);
        it.sources().for_each(|source| source.hash(&mut sum));
        Region::get(it.code()).hash(&mut sum);
    }
    for it in Agreement::iter() {
        (
            it.id(),
            it.customer(),
            it.title(),
            it.size(),
            it.note(),
            it.announced(),
        )
            .hash(&mut sum);
    }
    for it in Market::iter() {
        (
            it.id(),
            it.title(),
            it.period(),
            it.note(),
            it.amount(),
            it.published(),
        )
            .hash(&mut sum);
    }
    for it in Rate::iter() {
        (
            it.id(),
            it.base().name(),
            it.quote().name(),
            it.note(),
            it.date(),
        )
            .hash(&mut sum);
    }
    days().for_each(|day| day.hash(&mut sum));
    sum.finish()
}
