//! What each record adds to a total, beside what its headline says, for `hsi total --explain`.

use hyperscaler_investments::{Amount, Investment};
use serde_json::json;

use super::field::field;
use super::forms::{nullable, refer};
use super::{Shown, Table, vocabulary};
use crate::output::Head;
use crate::record::Record;
use crate::{reasons, text};

pub const EXPLAINED: Table<Record> = Table {
    name: "explained",
    description: "What counted, what did not, and why.",
    fields: &[
        field("id")
            .key()
            .meaning("The record.")
            .text(|it| it.investment.id()),
        field("first_public")
            .required()
            .meaning("The day by which it was public.")
            .day(|it| Some(it.investment.first_public())),
        field("phase")
            .one_of(vocabulary::PHASE)
            .only_in_tables()
            .meaning("Intended (pledged) or looking back (spent).")
            .text(|it| it.investment.phase().as_str()),
        field("currency")
            .only_in_tables()
            .meaning("The currency of the sums: ISO 4217.")
            .optional(|it| headline(*it).map(|amount| amount.currency().code())),
        // A table holds a number, in the currency beside it; JSON holds an amount.
        field("headline")
            .only_in_tables()
            .meaning("The sum that a headline names, in whole units.")
            .integer(|it| headline(*it).map(Amount::units)),
        field("headline")
            .meaning("The sum that a headline names.")
            .nested(|it| json!(headline(*it)), || nullable(refer("amount"))),
        field("counted")
            .only_in_tables()
            .meaning("The sum that counts, in whole units.")
            .integer(|it| counted(*it).map(Amount::units)),
        field("counted")
            .meaning("The sum that counts: new money only, where the headline may name a total.")
            .nested(|it| json!(counted(*it)), || nullable(refer("amount"))),
        field("verdict")
            .one_of(vocabulary::VERDICT)
            .meaning("Whether it counts, or the first reason why not.")
            .text(|it| it.verdict()),
        field("verdict_by")
            .refers_to("investments", "id")
            .meaning("The record because of which it does not count.")
            .optional(|it| it.verdict_by().map(Investment::id)),
        field("why")
            .meaning("The verdict in words.")
            .words(|it| reasons::sentence(*it)),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::words(Head::left("public").priority(1), |it| {
            it.investment.first_public().to_string()
        }),
        Shown::words(Head::right("headline"), |it| {
            text::amount_or_none(headline(*it))
        }),
        Shown::words(Head::right("counted"), |it| {
            counted(*it).map_or_else(|| "-".into(), text::amount)
        }),
        Shown::field(Head::wrapped("why")),
    ],
};

/// Returns the sum that a headline names: the stated total where there is one.
pub fn headline(record: Record) -> Option<Amount> {
    let investment = record.investment;
    investment.stated_total().or(investment.amount())
}

fn counted(record: Record) -> Option<Amount> {
    let amount = record.investment.amount();
    amount.filter(|_| record.exclusion().is_none())
}
