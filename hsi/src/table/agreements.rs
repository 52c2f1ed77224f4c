//! Customers tied to a provider.

use hyperscaler_investments::{Agreement, Snapshot};

use super::field::field;
use super::known::Known;
use super::{ALPHA3, NOTE, SOURCE_IDS, Shown, Table};
use crate::output::Head;

pub const AGREEMENTS: Table<Known<Agreement>> = Table {
    name: "agreements",
    description: "Customers tied to a provider. An agreement is not an investment.",
    fields: &[
        field("id").key().meaning("The id.").text(|it| it.item.id()),
        field("provider")
            .refers_to("providers", "id")
            .meaning("The provider.")
            .text(|it| it.item.provider().id()),
        field("customer")
            .meaning("The customer's name.")
            .text(|it| it.item.customer()),
        field("country")
            .refers_to("countries", "code")
            .meaning("The customer's country: ISO 3166-1 alpha-2.")
            .text(|it| it.item.country().code()),
        field("alpha3")
            .only_in_tables()
            .pattern("[A-Z]{3}")
            .meaning(ALPHA3)
            .optional(|it| it.item.country().alpha3()),
        field("title")
            .meaning("What was agreed, in one line.")
            .text(|it| it.item.title()),
        field("announced")
            .meaning("When it was announced, as precise as a source dates it.")
            .date(|it| it.item.announced()),
        field("announced_precision")
            .meaning("How precise announced is.")
            .precision(|it| it.item.announced()),
        field("first_public")
            .only_in_tables()
            .meaning("The last day of announced.")
            .day(|it| it.item.announced()),
        field("size")
            .meaning("What is known of its size, in words.")
            .optional(|it| it.item.size()),
        field("sources")
            .meaning(SOURCE_IDS)
            .list(|it| it.source_ids(it.item.sources())),
        field("note")
            .meaning(NOTE)
            .optional(|it| it.note(it.item.note())),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::words(Head::left("provider"), |it| {
            it.item.provider().name().into()
        }),
        Shown::field(Head::wrapped("customer")),
        Shown::words(Head::left("country"), |it| it.item.country().name().into()),
        Shown::field(Head::left("announced")),
        Shown::field(Head::wrapped("size").priority(1)),
        Shown::field(Head::cut("title").priority(2)),
    ],
};

pub fn agreements(snapshot: Snapshot) -> Vec<Known<Agreement>> {
    Known::all(snapshot.agreements(), snapshot)
}
