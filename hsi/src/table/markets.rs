//! Sizes of markets.

use hyperscaler_investments::{Market, Snapshot};

use super::field::field;
use super::known::Known;
use super::{NOTE, SOURCE_IDS, Shown, Table, vocabulary};
use crate::output::Head;
use crate::text;

pub const MARKETS: Table<Known<Market>> = Table {
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
        field("at_most")
            .inside("amount", "at_most")
            .meaning("The upper end, if amount is the lower end of a range.")
            .integer(|it| it.item.amount().at_most()),
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
        field("first_public")
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
        Shown::sum(Head::right("amount"), |it, digits| {
            text::amount(it.item.amount(), digits)
        }),
        Shown::field(Head::left("published").priority(1)),
        Shown::field(Head::cut("title")),
    ],
};

pub fn markets(snapshot: Snapshot) -> Vec<Known<Market>> {
    Known::all(snapshot.markets(), snapshot)
}
