//! Exchange rates.

use hyperscaler_investments::{Rate, Snapshot};

use super::field::field;
use super::known::Known;
use super::{NOTE, SOURCE_IDS, Shown, Table};
use crate::output::Head;

pub const RATES: Table<Known<Rate>> = Table {
    name: "rates",
    description: "Exchange rates that a source states for a day. None is used unless it is \
                  named.",
    fields: &[
        field("id").key().meaning("The id.").text(|it| it.item.id()),
        field("base")
            .refers_to("currencies", "code")
            .meaning("The currency of which one unit is priced: ISO 4217.")
            .text(|it| it.item.base().code()),
        field("quote")
            .refers_to("currencies", "code")
            .meaning("The currency in which it is priced: ISO 4217.")
            .text(|it| it.item.quote().code()),
        field("rate")
            .meaning("What one unit of base costs in units of quote.")
            .decimal(|it| it.item.value()),
        field("date")
            .required()
            .meaning("The day, or the month or year, it is of.")
            .date(|it| Some(it.item.date())),
        field("date_precision")
            .required()
            .meaning("How precise date is.")
            .precision(|it| Some(it.item.date())),
        field("day")
            .required()
            .only_in_tables()
            .meaning("The last day of date.")
            .day(|it| Some(it.item.date())),
        field("sources")
            .meaning(SOURCE_IDS)
            .list(|it| it.source_ids(it.item.sources())),
        field("note")
            .meaning(NOTE)
            .optional(|it| it.note(it.item.note())),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::field(Head::left("date")),
        Shown::words(Head::right("rate"), |it| {
            format!(
                "1 {} = {} {}",
                it.item.base(),
                it.item.value(),
                it.item.quote()
            )
        }),
        Shown::field(Head::wrapped("note").priority(1)),
    ],
};

pub fn rates(snapshot: Snapshot) -> Vec<Known<Rate>> {
    Known::all(snapshot.rates(), snapshot)
}
