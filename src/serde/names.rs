//! Values that are one text in every format: vocabularies, ids, codes and dates, written and read. Their text
//! is that of `Display` and `FromStr`; none is spelled here.

use core::fmt::{self, Display};
use core::marker::PhantomData;
use core::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::ser::{Serialize, Serializer};

use crate::{
    Area, Attribution, CaveatKind, ClaimKind, Country, Currency, Date, Evidence, Group, Id, Kind,
    Origin, Phase, Provider, Qualifier, Reason, RelationKind, Scope, SourceKind, StatedBy, Status,
    Subdivision,
};

/// Reads anything that parses from text, owned or borrowed.
struct Text<T> {
    what: &'static str,
    parsed: PhantomData<T>,
}

impl<T: FromStr<Err: Display>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a ")?;
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
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
                    deserializer.deserialize_str(Text { what: $what, parsed: PhantomData })
                }
            }
        )+
    };
}

text_form! {
    Area: Area::WHAT,
    Attribution: Attribution::WHAT,
    CaveatKind: CaveatKind::WHAT,
    ClaimKind: ClaimKind::WHAT,
    Country: Country::WHAT,
    Currency: Currency::WHAT,
    Date: "date (YYYY, YYYY-MM or YYYY-MM-DD)",
    Evidence: Evidence::WHAT,
    Group: Group::WHAT,
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

impl<T: Display> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text {
            what: "id",
            parsed: PhantomData,
        })
    }
}
