//! What happened to investments on which day, for `hsi timeline`.

use hyperscaler_investments::{Amount, Area, Country, Date, Investment, Source, Status};

use super::field::field;
use super::{ALPHA3, Shown, Table, vocabulary};
use crate::output::Head;
use crate::record::Record;
use crate::text;

/// A status change, or the day on which a newer record took the place of this one.
pub struct Event {
    pub date: Date,
    is_upper_bound: bool,
    pub investment: Investment,
    pub status: Status,
    /// Where it is shown, if that page was public; for a record that was replaced, nowhere but in
    /// the newer record.
    source: Option<Source>,
    by: Option<Investment>,
}

pub const EVENTS: Table<Event> = Table {
    name: "events",
    description: "What happened to investments, by day.",
    fields: &[
        field("date")
            .required()
            .meaning("The date, as precise as it is known.")
            .date(|it| Some(it.date)),
        field("day")
            .required()
            .meaning("The last day of date.")
            .day(|it| Some(it.date)),
        field("is_upper_bound")
            .meaning("Whether date is only the one by which it is known, and no news of that day.")
            .flag(|it| it.is_upper_bound),
        field("id")
            .refers_to("investments", "id")
            .meaning("The record to which it happened.")
            .text(|it| it.investment.id()),
        field("provider")
            .refers_to("providers", "id")
            .meaning("Whose investment it is.")
            .text(|it| it.investment.provider().id()),
        field("country")
            .refers_to("countries", "code")
            .meaning("Where it is: ISO 3166-1 alpha-2; empty for a plan of an area.")
            .optional(|it| it.investment.country().map(Country::code)),
        field("alpha3")
            .only_in_tables()
            .pattern("[A-Z]{3}")
            .meaning(ALPHA3)
            .optional(|it| it.investment.country().and_then(Country::alpha3)),
        field("area")
            .one_of(vocabulary::AREA)
            .meaning("Where it is, for a plan that names no single country.")
            .optional(|it| it.investment.area().map(Area::as_str)),
        field("status")
            .one_of(vocabulary::STATUS)
            .meaning("How far the plan had come.")
            .text(|it| it.status.as_str()),
        field("by")
            .refers_to("investments", "id")
            .meaning("The newer record that replaced it.")
            .optional(|it| it.by.map(Investment::id)),
        field("amount")
            .inside("amount", "value")
            .meaning("The sum as first stated, in whole units of currency.")
            .integer(|it| it.investment.amount().map(Amount::units)),
        field("currency")
            .inside("amount", "currency")
            .refers_to("currencies", "code")
            .meaning("The currency of amount: ISO 4217.")
            .optional(|it| {
                it.investment
                    .amount()
                    .map(|amount| amount.currency().code())
            }),
        field("qualifier")
            .inside("amount", "qualifier")
            .one_of(vocabulary::QUALIFIER)
            .meaning("How the amount was qualified.")
            .text(|it| it.investment.qualifier().as_str()),
        field("title")
            .meaning("What it is, in one line.")
            .text(|it| it.investment.title()),
        field("source")
            .refers_to("sources", "id")
            .meaning("Where it is shown; empty if that page was not public on the day.")
            .optional(|it| it.source.map(Source::id)),
    ],
    shown: &[
        Shown::words(Head::left("date"), |it| {
            let by = if it.is_upper_bound { "by " } else { "" };
            format!("{by}{}", it.date)
        }),
        Shown::field(Head::left("id")),
        Shown::field(Head::left("status")),
        Shown::field(Head::left("by").priority(2)),
        Shown::sum(Head::right("amount").priority(1), |it, digits| {
            text::amount_or_none(it.investment.amount(), digits)
        }),
        Shown::field(Head::cut("title")),
    ],
};

impl Event {
    /// Returns the status changes of a record, and the day on which a newer one took its place.
    pub fn of(record: Record) -> Vec<Self> {
        let investment = record.investment;
        let mut events = Vec::new();
        for change in record.history() {
            events.push(Self {
                date: change.date(),
                is_upper_bound: change.is_upper_bound(),
                investment,
                status: change.status(),
                source: record.source_of(change),
                by: None,
            });
        }
        let newer = record.replacement();
        // As precise as the newer record is known.
        if let Some((newer, first)) = newer.and_then(|newer| Some((newer, newer.first_change()?))) {
            events.push(Self {
                date: first.date(),
                is_upper_bound: first.is_upper_bound(),
                investment,
                status: Status::Superseded,
                source: None,
                by: Some(newer.investment),
            });
        }
        events
    }
}
