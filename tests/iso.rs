//! Countries, their parts and currencies against published copies of ISO 3166 and ISO 4217.

use hyperscaler_investments::{Country, Currency, Subdivision};
use rust_iso3166::{ALL, from_alpha2, iso3166_2};

/// Ours, then ISO's: where the name in common use is another.
const COUNTRY_NAMES: [(&str, &str); 30] = [
    ("Bolivia", "Bolivia (Plurinational State of)"),
    ("Caribbean Netherlands", "Bonaire, Sint Eustatius and Saba"),
    ("Brunei", "Brunei Darussalam"),
    ("Cocos Islands", "Cocos (Keeling) Islands"),
    ("Republic of the Congo", "Congo"),
    (
        "Democratic Republic of the Congo",
        "Congo (Democratic Republic of the)",
    ),
    ("Falkland Islands", "Falkland Islands (Malvinas)"),
    ("Iran", "Iran (Islamic Republic of)"),
    ("North Korea", "Korea (Democratic People's Republic of)"),
    ("South Korea", "Korea (Republic of)"),
    ("Laos", "Lao People's Democratic Republic"),
    ("Micronesia", "Micronesia (Federated States of)"),
    ("Moldova", "Moldova (Republic of)"),
    ("Netherlands", "Netherlands (Kingdom of the)"),
    ("Palestine", "Palestine (State of)"),
    ("Pitcairn Islands", "Pitcairn"),
    ("Russia", "Russian Federation"),
    (
        "Saint Helena",
        "Saint Helena, Ascension and Tristan da Cunha",
    ),
    ("Saint Martin", "Saint Martin (French part)"),
    ("São Tomé and Príncipe", "Sao Tome and Principe"),
    ("Sint Maarten", "Sint Maarten (Dutch part)"),
    ("Syria", "Syrian Arab Republic"),
    ("Taiwan", "Taiwan (Province of China)"),
    ("Tanzania", "Tanzania (United Republic of)"),
    (
        "United Kingdom",
        "United Kingdom of Great Britain and Northern Ireland",
    ),
    ("United States", "United States of America"),
    ("Venezuela", "Venezuela (Bolivarian Republic of)"),
    ("Vietnam", "Viet Nam"),
    ("British Virgin Islands", "Virgin Islands (British)"),
    ("US Virgin Islands", "Virgin Islands (U.S.)"),
];

/// Codes that ISO leaves to its users.
const USER_ASSIGNED: [&str; 1] = ["XK"];

/// Ours, which are ISO's own, then those of the copy, where it follows common use instead.
const CURRENCY_NAMES: [(&str, &str); 16] = [
    ("lek", "Albanian lek"),
    (
        "convertible mark",
        "Bosnia and Herzegovina convertible mark",
    ),
    ("yuan renminbi", "Renminbi (Chinese) yuan"),
    ("forint", "Hungarian forint"),
    ("rupiah", "Indonesian rupiah"),
    ("new Israeli sheqel", "Israeli new shekel"),
    ("Iceland krona", "Icelandic króna"),
    ("yen", "Japanese yen"),
    ("won", "South Korean won"),
    ("denar", "Macedonian denar"),
    ("zloty", "Polish złoty"),
    ("Swedish krona", "Swedish krona/kronor"),
    ("baht", "Thai baht"),
    ("hryvnia", "Ukrainian hryvnia"),
    ("US dollar", "United States dollar"),
    ("rand", "South African rand"),
];

/// Codes younger than the copy: Norway's counties of 2024.
const YOUNGER: [&str; 1] = ["NO-40"];

#[test]
fn countries_are_those_of_iso_3166_1() {
    let own = Country::iter().filter(|country| from_alpha2(country.code()).is_none());
    assert!(own.map(Country::code).eq(USER_ASSIGNED));
    assert_eq!(ALL.len(), 249);
    let mut differences = Vec::new();
    for iso in ALL {
        let country = Country::from_code(iso.alpha2);
        let country = country.unwrap_or_else(|| panic!("{} is not here", iso.alpha2));
        assert_eq!(country.alpha3(), Some(iso.alpha3), "{country}");
        if country.name() != iso.name {
            differences.push((country.name(), iso.name));
        }
    }
    assert_eq!(differences, COUNTRY_NAMES);
}

#[test]
fn codes_and_names_of_iso_3166_1_are_found() {
    for iso in ALL {
        let country = Country::from_code(iso.alpha2).expect("a code");
        assert_eq!(Country::from_alpha3(iso.alpha3), Some(country));
        for name in [
            iso.alpha2,
            iso.alpha3,
            iso.name,
            &iso.name.replace(" (", ", ").replace(')', ""),
        ] {
            // That of the Republic is the name of both.
            if name != "Congo" {
                assert_eq!(Country::get(name), Some(country), "{name}");
            }
        }
    }
}

#[test]
fn subdivisions_are_those_of_iso_3166_2() {
    let mut unknown = Vec::new();
    for part in Subdivision::iter() {
        let Some(iso) = iso3166_2::from_code(part.code()) else {
            unknown.push(part.code());
            continue;
        };
        assert_eq!(
            (iso.code, iso.country_code),
            (part.code(), part.country().code())
        );
    }
    assert_eq!(unknown, YOUNGER);
}

#[test]
fn currencies_are_those_of_iso_4217() {
    let mut differences = Vec::new();
    for currency in Currency::iter() {
        let iso = iso_currency::Currency::from_code(currency.code());
        let iso = iso.unwrap_or_else(|| panic!("{currency} is not in ISO 4217"));
        assert_eq!(
            Some(currency.minor_units().into()),
            iso.exponent(),
            "{currency}"
        );
        assert_eq!(iso.is_superseded(), None, "{currency}");
        if !currency.name().eq_ignore_ascii_case(iso.name()) {
            differences.push((currency.name(), iso.name().to_owned()));
        }
    }
    let differences: Vec<_> = differences
        .iter()
        .map(|(ours, iso)| (*ours, iso.as_str()))
        .collect();
    assert_eq!(differences, CURRENCY_NAMES);
}
