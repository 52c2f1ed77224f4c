//! Sizes of markets.

use hyperscaler_investments::{Market, Snapshot};

use super::field::field;
use super::{NOTE, SOURCE_IDS, Shown, Table, vocabulary};
use crate::as_of::AsOf;
use crate::output::Head;
use crate::text;

pub const MARKETS: Table<AsOf<Market>> = Table {
    name: "markets",
    description: "Sizes of markets: revenue, never an investment, and in no total.",
    fields: &[
        field("id").key().meaning("The id.").text(|it| it.item.id()),
        field("title")
            .meaning("What is measured, in one line.")
            .text(|it| it.item.title()),
        field("amount")
            .required()
            .inside("amount", "value")
            .meaning("The revenue in the period, in whole units of currency.")
            .integer(|it| Some(it.item.amount().units())),
        field("currency")
            .refers_to("currencies", "code")
            .inside("amount", "currency")
            .meaning("The currency of amount: ISO 4217.")
            .text(|it| it.item.amount().currency().code()),
        field("qualifier")
            .one_of(vocabulary::QUALIFIER)
            .inside("amount", "qualifier")
            .meaning("How the amount was qualified.")
            .text(|it| it.item.amount().qualifier().as_str()),
        field("period")
            .meaning("The period, in words.")
            .text(|it| it.item.period()),
        field("published")
            .required()
            .meaning("When the figure was published, as precise as it is known.")
            .date(|it| Some(it.item.published())),
        field("published_precision")
            .required()
            .meaning("How precise published is.")
            .precision(|it| Some(it.item.published())),
        field("published_by")
            .required()
            .only_in_tables()
            .meaning("The last day of published.")
            .day(|it| Some(it.item.published())),
        field("sources")
            .meaning(SOURCE_IDS)
            .list(|it| it.source_ids(it.item.sources())),
        field("note")
            .meaning(NOTE)
            .optional(|it| it.note(it.item.note())),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::field(Head::left("period")),
        Shown::words(Head::right("amount"), |it| text::amount(it.item.amount())),
        Shown::field(Head::left("published").priority(1)),
        Shown::field(Head::wrapped("title").priority(2)),
    ],
};

pub fn markets(snapshot: Snapshot) -> Vec<AsOf<Market>> {
    AsOf::all(Market::iter(), snapshot, |market| Some(market.published()))
}
