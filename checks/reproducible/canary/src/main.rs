//! Prints every record as JSON, and fails if one is not found by its id.

use hyperscaler_investments::{Agreement, Investment, Market, Rate, Region, Source};

/// Used, so that a crate of another version is more than a name in the graph.
#[cfg(feature = "older-phf")]
static OLDER: (phf_0_13::Map<&str, u8>, phf_0_11::Map<&str, u8>) =
    (phf_0_13::Map::new(), phf_0_11::Map::new());
#[cfg(any(feature = "ptrhash", feature = "unicase"))]
static THEIRS: phf::Set<&str> = phf::phf_set! { "a", "b" };

macro_rules! print_all {
    ($($type:ident by $key:ident),+) => {
        $(for record in $type::iter() {
            assert_eq!($type::get(&record.$key().to_uppercase()), Some(record));
            println!("{}", serde_json::to_string(&record).expect("JSON"));
        })+
    };
}

fn main() {
    #[cfg(feature = "older-phf")]
    assert!(OLDER.0.is_empty() && OLDER.1.is_empty());
    #[cfg(any(feature = "ptrhash", feature = "unicase"))]
    assert!(THEIRS.contains("a"));
    print_all!(Investment by id, Source by id, Region by code, Agreement by id, Market by id, Rate by id);
}
