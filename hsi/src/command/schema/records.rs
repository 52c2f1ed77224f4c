//! The forms of records, as their tables have them, and of the values in them.

use crate::table::forms::{Property, list, nullable, object, one_of, pattern, refer, whole};
use crate::table::{self, field, vocabulary};

pub fn definitions() -> Vec<Property> {
    let amount = vec![
        ("value", nullable(whole(1))),
        ("at_most", nullable(whole(1))),
        ("currency", nullable(refer("currency"))),
        ("qualifier", refer("qualifier")),
    ];
    let mut definitions = vec![
        ("investment", table::INVESTMENTS.schema()),
        ("cloud-region", table::REGIONS.schema()),
        ("source", table::SOURCES.schema()),
        ("agreement", table::AGREEMENTS.schema()),
        ("market", table::MARKETS.schema()),
        ("exchange-rate", table::RATES.schema()),
        ("amount", object(amount)),
        ("id", pattern("[a-z0-9-]+")),
        ("ids", list(refer("id"))),
        ("country", pattern("[A-Z]{2}")),
        ("currency", pattern("[A-Z]{3}")),
        ("date", pattern(field::DATE)),
        ("day", pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")),
        ("decimal", pattern("-?[0-9]+([.][0-9]+)?")),
    ];
    for vocabulary in vocabulary::ALL {
        definitions.push((vocabulary.name, one_of(&(vocabulary.words)())));
    }
    definitions
}
