//! Values that are one text in every format: vocabularies, ids, codes and dates, written and read. Their text
//! is that of `Display` and `FromStr`; none is spelled here.

use core::fmt;
use core::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde_core::ser::{Serialize, Serializer};

use crate::{
    Area, Attribution, ClaimKind, Country, Currency, Date, Evidence, Group, InvestmentId, Kind,
    Origin, Phase, Provider, Qualifier, Reason, RelationKind, Scope, SourceKind, StatedBy, Status,
    Subdivision,
};

/// Reads anything that parses from text, owned or borrowed.
struct Text<T> {
    what: &'static str,
    parsed: core::marker::PhantomData<T>,
}

impl<T: FromStr> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a known ")?;
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse()
            .map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

macro_rules! text_form {
    ($($type:ident: $what:expr),+ $(,)?) => {
        $(
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    deserializer.deserialize_str(Text { what: $what, parsed: core::marker::PhantomData })
                }
            }
        )+
    };
}

text_form! {
    Area: Area::WHAT,
    Attribution: Attribution::WHAT,
    ClaimKind: ClaimKind::WHAT,
    Country: Country::WHAT,
    Currency: Currency::WHAT,
    Date: "date (YYYY, YYYY-MM or YYYY-MM-DD)",
    Evidence: Evidence::WHAT,
    Group: Group::WHAT,
    InvestmentId: "investment",
    Kind: Kind::WHAT,
    Origin: Origin::WHAT,
    Phase: Phase::WHAT,
    Provider: Provider::WHAT,
    Qualifier: Qualifier::WHAT,
    Reason: Reason::WHAT,
    RelationKind: RelationKind::WHAT,
    Scope: Scope::WHAT,
    SourceKind: SourceKind::WHAT,
    StatedBy: StatedBy::WHAT,
    Status: Status::WHAT,
    Subdivision: Subdivision::WHAT,
}
