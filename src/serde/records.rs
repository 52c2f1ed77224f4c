//! Whole records, written only: every field in every format, absent ones as null, relations and sources as ids.
//! The fields are those of the accessors; nothing is computed here.

use core::fmt::Display;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::{
    Agreement, Amount, Caveat, Claim, ClaimKind, Conversion, Converted, ConvertedTotal, Horizon,
    Id, Investment, Market, Qualifier, Rate, ReferenceTotals, Region, Relation, Source,
    StatusChange, Total, Totals,
};

/// A list that an iterator gives.
struct List<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for List<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// A text form. Decimals have one: a reader that takes numbers for binary fractions would lose digits.
struct Text<T>(T);

impl<T: Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The ids of sources.
fn ids(sources: impl Iterator<Item = Source> + Clone) -> impl Serialize {
    List(sources.map(Source::id))
}

macro_rules! record_form {
    ($type:ident $(<$life:lifetime>)?, $record:ident => { $($field:literal: $value:expr,)+ }) => {
        impl Serialize for $type $(<$life>)? {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $record = self;
                let mut form = serializer.serialize_struct(stringify!($type), [$($field),+].len())?;
                $(form.serialize_field($field, &$value)?;)+
                form.end()
            }
        }
    };
}

/// The parts of an amount; without one, no value, no currency, and `unquantified`.
struct AmountForm(Option<Amount>);

impl Serialize for AmountForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Amount", 4)?;
        form.serialize_field("value", &self.0.map(Amount::units))?;
        form.serialize_field("at_most", &self.0.and_then(Amount::at_most))?;
        form.serialize_field("currency", &self.0.map(Amount::currency))?;
        form.serialize_field(
            "qualifier",
            &self.0.map_or(Qualifier::Unquantified, Amount::qualifier),
        )?;
        form.end()
    }
}

record_form!(Amount, amount => {
    "value": amount.units(),
    "at_most": amount.at_most(),
    "currency": amount.currency(),
    "qualifier": amount.qualifier(),
});

record_form!(Total<'_>, total => {
    "phase": total.phase(),
    "value": u64::try_from(total.units()).unwrap_or(u64::MAX),
    "currency": total.currency(),
    "qualifier": total.qualifier(),
});

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

record_form!(ConvertedTotal, total => {
    "phase": total.phase(),
    "value": Text(total.value()),
    "currency": total.currency(),
    "qualifier": total.qualifier(),
});

impl Serialize for Converted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

record_form!(ReferenceTotals, totals => {
    "currency": totals.currency(),
    "converted": List(totals.iter()),
    "not_converted": totals.unconverted_totals(),
    "method": Text(totals.method()),
});

record_form!(Conversion, conversion => {
    "value": Text(conversion.value()),
    "at_most": conversion.at_most().map(Text),
    "currency": conversion.currency(),
    "qualifier": conversion.qualifier(),
    "amount": conversion.amount(),
});

record_form!(Caveat, caveat => {
    "kind": caveat.kind(),
    "records": List(caveat.records().map(Investment::id)),
    "totals": caveat.totals(),
    "in_words": Text(caveat),
});

record_form!(Horizon, horizon => {
    "start": horizon.start(),
    "end": horizon.end(),
    "years": horizon.years(),
});

record_form!(StatusChange, change => {
    "date": change.date(),
    "by": change.is_upper_bound(),
    "status": change.status(),
    "source": change.source().id(),
});

/// Returns the value of a claim if it is of a kind.
fn claimed(claim: &Claim, kind: ClaimKind) -> Option<u64> {
    Some(claim.value()).filter(|_| claim.kind() == kind)
}

record_form!(Claim, claim => {
    "jobs": claimed(claim, ClaimKind::Jobs),
    "gdp": claimed(claim, ClaimKind::Gdp),
    "megawatts": claimed(claim, ClaimKind::Megawatts),
    "currency": claim.currency(),
    "per": claim.is_per_year().then_some("year"),
    "qualifier": claim.qualifier(),
    "source": claim.source().id(),
});

record_form!(Relation, relation => {
    "kind": relation.kind(),
    "id": Id::from(relation.investment()),
});

record_form!(Investment, investment => {
    "id": investment.id(),
    "provider": investment.provider(),
    "country": investment.country(),
    "area": investment.area(),
    "countries": List(investment.countries()),
    "subdivision": investment.subdivision(),
    "city": investment.city(),
    "title": investment.title(),
    "kind": investment.kind(),
    "partners": List(investment.partners()),
    "phase": investment.phase(),
    "scope": investment.scope(),
    "amount": AmountForm(investment.amount()),
    "stated_by": investment.stated_by(),
    "horizon": investment.horizon(),
    "status": investment.status(),
    "history": List(investment.history()),
    "relations": List(investment.relations()),
    "referenced_by": List(investment.referenced_by()),
    "stated_total": investment.stated_total().map(Amount::units),
    "claims": List(investment.claims()),
    "evidence": investment.evidence(),
    "sources": ids(investment.sources()),
    "note": investment.note(),
    "origin": investment.origin(),
});

record_form!(Source, source => {
    "id": source.id(),
    "publisher": source.publisher(),
    "origin": source.origin(),
    "title": source.title(),
    "url": source.url(),
    "published": source.published(),
    "read": source.read(),
    "language": source.language(),
    "kind": source.kind(),
    "attribution": source.attribution(),
    "note": source.note(),
});

record_form!(Region, region => {
    "code": region.code(),
    "provider": region.provider(),
    "name": region.name(),
    "city": region.city(),
    "country": region.country(),
    "opened": region.opened(),
    "by": region.is_opened_upper_bound(),
    "investment": region.investment().map(Id::from),
    "sources": ids(region.sources()),
    "note": region.note(),
});

record_form!(Agreement, agreement => {
    "id": agreement.id(),
    "provider": agreement.provider(),
    "customer": agreement.customer(),
    "country": agreement.country(),
    "title": agreement.title(),
    "announced": agreement.announced(),
    "size": agreement.size(),
    "sources": ids(agreement.sources()),
    "note": agreement.note(),
});

record_form!(Market, market => {
    "id": market.id(),
    "title": market.title(),
    "amount": market.amount(),
    "period": market.period(),
    "published": market.published(),
    "sources": ids(market.sources()),
    "note": market.note(),
});

record_form!(Rate, rate => {
    "id": rate.id(),
    "base": rate.base(),
    "quote": rate.quote(),
    "rate": Text(rate.value()),
    "date": rate.date(),
    "sources": ids(rate.sources()),
    "note": rate.note(),
});
