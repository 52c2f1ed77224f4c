//! Random text for everything that parses: an error or a value that prints as what was understood.

use std::fmt::Display;
use std::str::FromStr;

use hyperscaler_investments::{
    Agreement, Area, Attribution, ClaimKind, Country, Currency, Date, Evidence, Id, Investment,
    Kind, Market, Origin, Phase, Provider, Qualifier, Rate, Reason, Region, RelationKind, Scope,
    Source, SourceKind, StatedBy, Status, Subdivision,
};

use super::random::Random;

/// Texts that are nearly right, or nothing at all.
fn texts(seed: u64) -> impl Iterator<Item = String> {
    let known: Vec<&str> = Investment::iter()
        .map(Investment::id)
        .chain(Country::iter().map(Country::name))
        .chain(Source::iter().map(Source::id))
        .chain([
            "2024-05-27",
            "2024-02",
            "0001",
            "9999-12-31",
            "announced",
            "eu-south-2",
            "ES-AR",
            "EUR",
        ])
        .collect();
    let mut random = Random(seed);
    (0..2_000).map(move |number| match number % 4 {
        0 => String::from_utf8_lossy(
            &(0..random.below(40))
                .map(|_| random.next() as u8)
                .collect::<Vec<_>>(),
        )
        .into_owned(),
        1 => (0..random.below(20))
            .filter_map(|_| char::from_u32(random.below(0x11_0000) as u32))
            .collect(),
        2 => (0..random.below(12))
            .map(|_| *random.pick(&['0', '1', '2', '9', '-', '+', ' ', 'T', '٣']))
            .collect(),
        _ => {
            let mut chars: Vec<char> = random.pick(&known).chars().collect();
            let (at, other) = (random.below(chars.len()), random.below(chars.len()));
            match random.below(5) {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, '\u{130}'),
                2 => chars.swap(at, other),
                3 => chars = chars.repeat(50),
                _ => chars[at] = chars[at].to_ascii_uppercase(),
            }
            chars.into_iter().collect()
        }
    })
}

/// Whatever parses prints as a text that parses as the same, and no error is silent.
fn check<T: FromStr<Err: Display> + Display + PartialEq>(text: &str) {
    match text.parse::<T>() {
        Ok(value) => assert!(
            value
                .to_string()
                .parse()
                .is_ok_and(|again: T| again == value),
            "{text:?}"
        ),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

macro_rules! for_every_type {
    ($check:ident, $text:expr) => {
        $check::<Area>($text);
        $check::<Attribution>($text);
        $check::<ClaimKind>($text);
        $check::<Country>($text);
        $check::<Currency>($text);
        $check::<Date>($text);
        $check::<Evidence>($text);
        $check::<Id<Investment>>($text);
        $check::<Kind>($text);
        $check::<Origin>($text);
        $check::<Phase>($text);
        $check::<Provider>($text);
        $check::<Qualifier>($text);
        $check::<Reason>($text);
        $check::<RelationKind>($text);
        $check::<Scope>($text);
        $check::<SourceKind>($text);
        $check::<StatedBy>($text);
        $check::<Status>($text);
        $check::<Subdivision>($text);
    };
}

#[test]
fn from_str_never_panics() {
    for text in texts(1) {
        for_every_type!(check, &text);
        check::<Agreement>(&text);
        check::<Investment>(&text);
        check::<Market>(&text);
        check::<Rate>(&text);
        check::<Region>(&text);
        check::<Source>(&text);
    }
}

#[cfg(feature = "serde")]
mod serde {
    use super::*;

    /// A text deserialises exactly if it parses, and to the same, from a borrowed and from an owned string.
    fn agrees<T>(text: &str)
    where
        T: FromStr + PartialEq + std::fmt::Debug + ::serde_core::de::DeserializeOwned,
    {
        let parsed = text.parse::<T>().ok();
        let json = serde_json::to_string(text).unwrap();
        assert_eq!(serde_json::from_str::<T>(&json).ok(), parsed, "{text:?}");
        assert_eq!(
            serde_json::from_value::<T>(text.into()).ok(),
            parsed,
            "{text:?}"
        );
        let bytes = postcard::to_allocvec(text).unwrap();
        assert_eq!(postcard::from_bytes::<T>(&bytes).ok(), parsed, "{text:?}");
    }

    /// Whatever the bytes, the result is a value or an error.
    fn survives<T: ::serde_core::de::DeserializeOwned>(bytes: &[u8]) {
        let _ = serde_json::from_slice::<T>(bytes);
        let _ = postcard::from_bytes::<T>(bytes);
    }

    #[test]
    fn deserialising_is_parsing() {
        for text in texts(2).step_by(4) {
            for_every_type!(agrees, &text);
        }
    }

    #[test]
    fn deserialising_bytes_never_panics() {
        let mut random = Random(3);
        for _ in 0..2_000 {
            let bytes: Vec<u8> = (0..random.below(24)).map(|_| random.next() as u8).collect();
            for_every_type!(survives, &bytes);
        }
        for json in [
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "[]",
            "{}",
            "[\"aws\"]",
            "{\"id\": 1}",
            "\"\\ud800\"",
            "\"",
            "",
        ] {
            for_every_type!(survives, json.as_bytes());
        }
    }
}
