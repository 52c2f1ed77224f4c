//! The investments, and the lists that each of them has.

use hyperscaler_investments::{
    Amount, Area, Claim, ClaimKind, Country, Currency, Evidence, Investment, Relation, Source,
    Status, StatusChange, Subdivision,
};

use super::field::field;
use super::forms::{list, refer};
use super::{ALPHA3, Shown, Table, vocabulary};
use crate::output::Head;
use crate::place::Place;
use crate::reasons::{self, decided_by};
use crate::record::Record;
use crate::text;

pub const INVESTMENTS: Table<Record> = Table {
    name: "investments",
    description: "One publicly reported version of a plan a row. Sum up only rows whose \
                  verdict is counts, within one phase and one currency; add no row whose \
                  qualifier is up-to, which is a ceiling.",
    fields: &[
        field("id")
            .key()
            .pattern("[a-z0-9-]+")
            .meaning("The permanent id: provider, country, and a slug.")
            .text(|it| it.investment.id()),
        field("provider")
            .refers_to("providers", "id")
            .meaning("Whose investment it is.")
            .text(|it| it.investment.provider().id()),
        field("country")
            .refers_to("countries", "code")
            .meaning("Where: ISO 3166-1 alpha-2; empty for a plan that names no single country.")
            .optional(|it| it.investment.country().map(Country::code)),
        field("alpha3")
            .only_in_tables()
            .pattern("[A-Z]{3}")
            .meaning(ALPHA3)
            .optional(|it| it.investment.country().and_then(Country::alpha3)),
        field("area")
            .one_of(vocabulary::AREA)
            .meaning("Where, for a plan that names no single country; it counts in none.")
            .optional(|it| it.investment.area().map(Area::as_str)),
        field("countries")
            .meaning(
                "The countries that the source of a plan for an area lists: ISO 3166-1 alpha-2, \
                 separated by spaces.",
            )
            .list_of(
                |it| {
                    it.investment
                        .countries()
                        .map(|it| it.code().into())
                        .collect()
                },
                || refer("country"),
            ),
        field("subdivision")
            .refers_to("subdivisions", "code")
            .meaning("The part of the country, where there is exactly one: ISO 3166-2.")
            .optional(|it| it.investment.subdivision().map(Subdivision::code)),
        field("city")
            .meaning("The city or cities, separated by commas.")
            .optional(|it| it.investment.city()),
        field("title")
            .meaning("What it is, in one line.")
            .text(|it| it.investment.title()),
        field("kind")
            .one_of(vocabulary::KIND)
            .meaning("A programme (plan), one place (site), or capacity bought from a partner.")
            .text(|it| it.investment.kind().as_str()),
        field("partners")
            .meaning(
                "Who builds, leases or invests with the provider, if a source says so, separated \
                 by semicolons.",
            )
            .names(|it| it.investment.partners().map(Into::into).collect()),
        field("phase")
            .one_of(vocabulary::PHASE)
            .meaning("Intended (pledged) or looking back (spent); never added to each other.")
            .text(|it| it.investment.phase().as_str()),
        field("scope")
            .one_of(vocabulary::SCOPE)
            .meaning(
                "Infrastructure alone; mixed with other business; or joint, which is stated for \
                 several investors together.",
            )
            .text(|it| it.investment.scope().as_str()),
        field("amount")
            .inside("amount", "value")
            .meaning(
                "The sum as first stated, in whole units of currency, below 2^53; empty if \
                 none was.",
            )
            .integer(|it| it.investment.amount().map(Amount::units)),
        field("at_most")
            .inside("amount", "at_most")
            .meaning("The upper end, if amount is the lower end of a range.")
            .integer(|it| it.investment.amount().and_then(Amount::at_most)),
        field("currency")
            .inside("amount", "currency")
            .refers_to("currencies", "code")
            .meaning("The currency of amount and stated_total: ISO 4217.")
            .optional(|it| {
                it.investment
                    .amount()
                    .map(|amount| amount.currency().code())
            }),
        field("qualifier")
            .inside("amount", "qualifier")
            .one_of(vocabulary::QUALIFIER)
            .meaning("How the amount was qualified; unquantified if there is none.")
            .text(|it| it.investment.qualifier().as_str()),
        field("stated_by")
            .one_of(vocabulary::STATED_BY)
            .meaning("Who stated the amount.")
            .text(|it| it.investment.stated_by().as_str()),
        field("start_year")
            .inside("horizon", "start")
            .meaning("The first year, if stated.")
            .integer(|it| it.investment.horizon().start().map(u64::from)),
        field("end_year")
            .inside("horizon", "end")
            .meaning("The last year, if stated as a year.")
            .integer(|it| it.investment.horizon().end().map(u64::from)),
        field("years")
            .inside("horizon", "years")
            .meaning("The duration in years, if stated as such.")
            .integer(|it| it.investment.horizon().years().map(u64::from)),
        field("last_year")
            .only_in_tables()
            .meaning(
                "The last year: the stated one, else the last of so many years from the first.",
            )
            .integer(|it| it.investment.horizon().last_year().map(u64::from)),
        field("status")
            .required()
            .one_of(vocabulary::STATUS)
            .meaning("How far it had come on the day of the export.")
            .optional(|it| it.status().map(Status::as_str)),
        field("history")
            .meaning("The dated statuses, oldest first.")
            .nested(
                |it| HISTORY.list(&entries(&[*it], history)),
                || list(HISTORY.schema()),
            ),
        field("announced")
            .required()
            .only_in_tables()
            .meaning("The date of the first status, as precise as it is known.")
            .date(|it| it.announced()),
        field("announced_precision")
            .required()
            .meaning("How precise announced is.")
            .precision(|it| it.announced()),
        field("announced_is_upper_bound")
            .only_in_tables()
            .meaning("Whether announced is only the date by which it is known to have been public.")
            .flag(|it| it.first_change().is_some_and(StatusChange::is_upper_bound)),
        field("first_public")
            .required()
            .only_in_tables()
            .meaning(
                "The first day by which a source shows it was public: the last day of \
                 announced.",
            )
            .day(|it| it.announced()),
        field("verdict")
            .one_of(vocabulary::VERDICT)
            .meaning(
                "Whether it counts in totals on the day of the export, or the first reason \
                 why not.",
            )
            .text(|it| reasons::word(it.verdict())),
        field("verdict_by")
            .refers_to("investments", "id")
            .meaning("The record because of which it does not count.")
            .optional(|it| decided_by(it.verdict()).map(Investment::id)),
        field("evidence")
            .one_of(vocabulary::EVIDENCE)
            .meaning(
                "How strong the sources are together on the day of the export; empty if none \
                 was public.",
            )
            .optional(|it| it.evidence().map(Evidence::as_str)),
        // A table holds a list of words; JSON holds rows of the table of relations.
        field("relations")
            .only_in_tables()
            .meaning(
                "Kind and record of each relation, separated by spaces; one a row in relations.",
            )
            .list(|it| it.relations().map(in_a_word).collect()),
        field("relations")
            .meaning("How it relates to other records.")
            .nested(
                |it| RELATIONS.list(&entries(&[*it], relations)),
                || list(RELATIONS.schema()),
            ),
        field("referenced_by")
            .meaning("How other records relate to it.")
            .nested(
                |it| RELATIONS.list(&entries(&[*it], |record| record.referenced_by().collect())),
                || list(RELATIONS.schema()),
            ),
        field("stated_total")
            .meaning(
                "What the news states as the sum of this record and those it adds to, in \
                 whole units of currency.",
            )
            .integer(|it| it.investment.stated_total().map(Amount::units)),
        field("claims")
            .meaning("What the announcer says it will bring; never summed.")
            .nested(
                |it| CLAIMS.list(&entries(&[*it], claims)),
                || list(CLAIMS.schema()),
            ),
        field("sources")
            .meaning(
                "Ids of the sources of the figure, separated by spaces; one a row in \
                 investment_sources.",
            )
            .list(|it| it.source_ids()),
        field("note")
            .meaning("What a reader should know; empty in an export as of an earlier day.")
            .optional(|it| it.note()),
        field("origin")
            .one_of(vocabulary::ORIGIN)
            .meaning("The data set's own record, or one of a user's overlay.")
            .text(|it| it.investment.origin().as_str()),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::words(Head::left("provider").priority(5), |it| {
            it.investment.provider().name().into()
        }),
        Shown::words(Head::left("country").priority(2), |it| {
            Place::of(it.investment).name().into()
        }),
        Shown::words(Head::left("announced").priority(6), |it| {
            it.announced_in_words()
        }),
        Shown::sum(Head::right("amount"), |it, digits| {
            text::amount_or_none(it.investment.amount(), digits)
        }),
        Shown::words(Head::left("years").priority(1), |it| {
            text::years(it.investment.horizon())
        }),
        Shown::field(Head::left("phase").priority(4)),
        Shown::field(Head::left("status").priority(3)),
        Shown::words(Head::left("counts"), |it| {
            let counts = it.verdict().counts();
            if counts { "yes" } else { "no" }.into()
        }),
        Shown::words(Head::left("why not").priority(7), |it| {
            let why = it.verdict().exclusion();
            text::optional(why.map(|why| why.reason().in_words()))
        }),
        Shown::field(Head::cut("title")),
    ],
};

/// An entry of a list that a record has.
pub struct Entry<T> {
    record: Record,
    /// From 1.
    position: u64,
    value: T,
}

pub const HISTORY: Table<Entry<StatusChange>> = Table {
    name: "history",
    description: "The dated statuses of investments, oldest first. That a record was \
                  superseded follows from the relations and is not in its history.",
    fields: &[
        field("investment")
            .key()
            .only_in_tables()
            .refers_to("investments", "id")
            .meaning("Whose status.")
            .text(|it| it.record.investment.id()),
        field("position")
            .key()
            .only_in_tables()
            .meaning("The place in the history, from 1.")
            .integer(|it| Some(it.position)),
        field("date")
            .required()
            .meaning("The date by which a source shows it was public, as precise as it is known.")
            .date(|it| Some(it.value.date())),
        field("date_precision")
            .required()
            .meaning("How precise date is.")
            .precision(|it| Some(it.value.date())),
        field("day")
            .required()
            .only_in_tables()
            .meaning("The last day of date.")
            .day(|it| Some(it.value.date())),
        field("is_upper_bound")
            .json_key("by")
            .meaning("Whether date is only the one by which it is known.")
            .flag(|it| it.value.is_upper_bound()),
        field("status")
            .one_of(vocabulary::TURN)
            .meaning("How far the plan had come.")
            .text(|it| it.value.status().as_str()),
        field("source")
            .refers_to("sources", "id")
            .meaning("Where it is shown; empty if that page was not public on the day.")
            .optional(|it| it.record.source_of(it.value).map(Source::id)),
    ],
    shown: &[],
};

pub const RELATIONS: Table<Entry<Relation>> = Table {
    name: "relations",
    description: "How an investment relates to another one.",
    fields: &[
        field("investment")
            .key()
            .only_in_tables()
            .refers_to("investments", "id")
            .meaning("The record that states the relation.")
            .text(|it| it.record.investment.id()),
        field("kind")
            .key()
            .one_of(vocabulary::RELATION)
            .meaning("How it relates to the other record.")
            .text(|it| it.value.kind().as_str()),
        field("other")
            .key()
            .json_key("id")
            .refers_to("investments", "id")
            .meaning("The other record.")
            .text(|it| it.value.investment().id()),
    ],
    shown: &[],
};

pub const CLAIMS: Table<Entry<Claim>> = Table {
    name: "claims",
    description: "What the announcer of an investment says it will bring. A claim is never summed, \
                  and never part of an amount.",
    fields: &[
        field("investment")
            .key()
            .only_in_tables()
            .refers_to("investments", "id")
            .meaning("Whose claim.")
            .text(|it| it.record.investment.id()),
        field("position")
            .key()
            .only_in_tables()
            .meaning("The place among the claims, from 1.")
            .integer(|it| Some(it.position)),
        field("jobs")
            .meaning("Jobs.")
            .integer(|it| claimed(it.value, ClaimKind::Jobs)),
        field("gdp")
            .meaning("Contribution to gross domestic product, in whole units of currency.")
            .integer(|it| claimed(it.value, ClaimKind::Gdp)),
        field("megawatts")
            .meaning("Electrical power, in megawatts.")
            .integer(|it| claimed(it.value, ClaimKind::Megawatts)),
        field("currency")
            .refers_to("currencies", "code")
            .meaning("The currency of gdp: ISO 4217.")
            .optional(|it| it.value.currency().map(Currency::code)),
        field("per")
            .one_of(vocabulary::PER)
            .meaning("Whether the value is one of each year.")
            .optional(|it| it.value.is_per_year().then_some("year")),
        field("qualifier")
            .one_of(vocabulary::QUALIFIER)
            .meaning("How the value was qualified.")
            .text(|it| it.value.qualifier().as_str()),
        field("source")
            .refers_to("sources", "id")
            .meaning("Where it is stated.")
            .text(|it| it.value.source().id()),
    ],
    shown: &[],
};

pub const INVESTMENT_SOURCES: Table<Entry<Source>> = Table {
    name: "investment_sources",
    description: "The sources of the figure of each investment.",
    fields: &[
        field("investment")
            .key()
            .only_in_tables()
            .refers_to("investments", "id")
            .meaning("Whose source.")
            .text(|it| it.record.investment.id()),
        field("source")
            .key()
            .refers_to("sources", "id")
            .meaning("The source.")
            .text(|it| it.value.id()),
        field("position")
            .required()
            .meaning("The place among the sources, from 1.")
            .integer(|it| Some(it.position)),
    ],
    shown: &[],
};

/// Returns the entries of one list of each record.
pub fn entries<T>(records: &[Record], list: fn(Record) -> Vec<T>) -> Vec<Entry<T>> {
    let mut entries = Vec::new();
    for &record in records {
        for (position, value) in (1..).zip(list(record)) {
            entries.push(Entry {
                record,
                position,
                value,
            });
        }
    }
    entries
}

pub fn history(record: Record) -> Vec<StatusChange> {
    record.history().collect()
}

pub fn claims(record: Record) -> Vec<Claim> {
    record.claims().collect()
}

/// Returns the value of a claim if it is of a kind.
fn claimed(claim: Claim, kind: ClaimKind) -> Option<u64> {
    Some(claim.value()).filter(|_| claim.kind() == kind)
}

pub fn relations(record: Record) -> Vec<Relation> {
    record.relations().collect()
}

pub fn sources(record: Record) -> Vec<Source> {
    record.snapshot.sources(record.investment).collect()
}

fn in_a_word(relation: Relation) -> String {
    format!("{}:{}", relation.kind(), relation.investment())
}
