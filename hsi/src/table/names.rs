//! What the codes in the other tables stand for.

use hyperscaler_investments::{Country, Currency, Provider, Subdivision};

use super::Table;
use super::field::{Field, KEY, OPTIONAL, REQUIRED};
use crate::text;

pub const PROVIDERS: Table<Provider> = Table {
    name: "providers",
    description: "The providers covered.",
    fields: &[
        Field::text("id", KEY, "The id.", |it| it.id().into()),
        Field::text("name", REQUIRED, "The name.", |it| it.name().into()),
    ],
    rows: |_| Provider::iter().collect(),
};

pub const COUNTRIES: Table<Country> = Table {
    name: "countries",
    description: "The countries covered, whether or not a record names them.",
    fields: &[
        Field::text(
            "code",
            KEY.pattern("[A-Z]{2}"),
            "ISO 3166-1 alpha-2; EU for Europe as a whole.",
            |it| it.code().into(),
        ),
        Field::text(
            "alpha3",
            OPTIONAL.pattern("[A-Z]{3}"),
            "ISO 3166-1 alpha-3; empty for Europe as a whole.",
            |it| text::optional(it.alpha3()),
        ),
        Field::text("name", REQUIRED, "The English short name.", |it| {
            it.name().into()
        }),
    ],
    rows: |_| Country::iter().collect(),
};

pub const SUBDIVISIONS: Table<Subdivision> = Table {
    name: "subdivisions",
    description: "The parts of countries that records name.",
    fields: &[
        Field::text(
            "code",
            KEY.pattern("[A-Z]{2}-[A-Z0-9]{1,3}"),
            "ISO 3166-2.",
            |it| it.code().into(),
        ),
        Field::text("name", REQUIRED, "The English name.", |it| it.name().into()),
        Field::text(
            "country",
            REQUIRED.refers_to("countries", "code"),
            "The country it is a part of.",
            |it| it.country().to_string(),
        ),
    ],
    rows: |_| Subdivision::iter().collect(),
};

pub const CURRENCIES: Table<Currency> = Table {
    name: "currencies",
    description: "The currencies of the countries covered, and the US dollar.",
    fields: &[
        Field::text("code", KEY.pattern("[A-Z]{3}"), "ISO 4217.", |it| {
            it.code().into()
        }),
        Field::text("name", REQUIRED, "The English name.", |it| it.name().into()),
        Field::integer(
            "minor_units",
            REQUIRED,
            "How many decimal places the minor unit has; amounts are in whole units.",
            |it| Some(it.minor_units().into()),
        ),
    ],
    rows: |_| Currency::iter().collect(),
};
