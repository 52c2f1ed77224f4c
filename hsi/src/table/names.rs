//! What the codes in the other tables stand for.

use hyperscaler_investments::{Country, Currency, Provider, Subdivision};

use super::Table;
use super::field::field;
use crate::world;

pub const PROVIDERS: Table<Provider> = Table {
    name: "providers",
    description: "The providers covered.",
    fields: &[
        field("id").key().meaning("The id.").text(|it| it.id()),
        field("name").meaning("The name.").text(|it| it.name()),
    ],
    shown: &[],
};

pub const COUNTRIES: Table<Country> = Table {
    name: "countries",
    description: "The countries covered, whether or not a record names them.",
    fields: &[
        field("code")
            .key()
            .pattern("[A-Z]{2}")
            .meaning("ISO 3166-1 alpha-2.")
            .text(|it| it.code()),
        field("alpha3")
            .pattern("[A-Z]{3}")
            .meaning("ISO 3166-1 alpha-3; empty where ISO has none.")
            .optional(|it| it.alpha3()),
        field("name")
            .meaning("The English short name.")
            .text(|it| it.name()),
        field("latitude")
            .meaning("Of the centroid of its largest part, in degrees north (WGS 84), to a tenth.")
            .optional_decimal(|it| Some(world::middle(it.code())?.latitude)),
        field("longitude")
            .meaning("Of the same point, in degrees east (WGS 84), to a tenth.")
            .optional_decimal(|it| Some(world::middle(it.code())?.longitude)),
    ],
    shown: &[],
};

pub const SUBDIVISIONS: Table<Subdivision> = Table {
    name: "subdivisions",
    description: "The parts of countries that records name.",
    fields: &[
        field("code")
            .key()
            .pattern("[A-Z]{2}-[A-Z0-9]{1,3}")
            .meaning("ISO 3166-2.")
            .text(|it| it.code()),
        field("name")
            .meaning("The English name.")
            .text(|it| it.name()),
        field("country")
            .refers_to("countries", "code")
            .meaning("The country it is a part of.")
            .text(|it| it.country().code()),
    ],
    shown: &[],
};

pub const CURRENCIES: Table<Currency> = Table {
    name: "currencies",
    description: "The currencies of the countries covered, and the US dollar.",
    fields: &[
        field("code")
            .key()
            .pattern("[A-Z]{3}")
            .meaning("ISO 4217.")
            .text(|it| it.code()),
        field("name")
            .meaning("The English name.")
            .text(|it| it.name()),
        field("minor_units")
            .required()
            .meaning("How many decimal places the minor unit has; amounts are in whole units.")
            .integer(|it| Some(it.minor_units().into())),
    ],
    shown: &[],
};
