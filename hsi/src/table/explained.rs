//! What each record adds to a total, beside what its headline says, for `hsi total --explain`.

use hyperscaler_investments::{Amount, Investment, Totals, Verdict};
use serde_json::json;

use super::field::field;
use super::forms::{nullable, refer};
use super::{Shown, Table, vocabulary};
use crate::output::Head;
use crate::reasons::{self, decided_by};
use crate::record::Record;
use crate::text;

/// A record of a selection, with its verdict within it.
pub struct Explained {
    record: Record,
    verdict: Verdict,
    why: String,
}

pub const EXPLAINED: Table<Explained> = Table {
    name: "verdicts",
    description: "What counts on the day, what does not, and why. Add up counted within one phase and one \
                  currency, and nothing whose qualifier is up-to, which is a ceiling.",
    fields: &[
        field("id")
            .key()
            .refers_to("investments", "id")
            .meaning("The record.")
            .text(|it| it.record.investment.id()),
        field("announced")
            .required()
            .meaning("The date of the first status, as precise as it is known.")
            .date(|it| it.record.announced()),
        field("first_public")
            .required()
            .meaning("The day by which it was public.")
            .day(|it| Some(it.record.investment.first_public())),
        field("phase")
            .one_of(vocabulary::PHASE)
            .meaning("Intended (pledged) or looking back (spent).")
            .text(|it| it.record.investment.phase().as_str()),
        field("currency")
            .only_in_tables()
            .meaning("The currency of the sums: ISO 4217.")
            .optional(|it| headline(it).map(|amount| amount.currency().code())),
        // A table holds a number, in the currency beside it; JSON holds an amount.
        field("headline")
            .only_in_tables()
            .meaning("The sum of the record by itself, in whole units.")
            .integer(|it| headline(it).map(Amount::units)),
        field("headline")
            .meaning("The sum of the record by itself.")
            .nested(|it| json!(headline(it)), || nullable(refer("amount"))),
        field("counted")
            .only_in_tables()
            .meaning("The sum that counts, in whole units.")
            .integer(|it| counted(it).map(Amount::units)),
        field("counted")
            .meaning("The sum that counts.")
            .nested(|it| json!(counted(it)), || nullable(refer("amount"))),
        field("qualifier")
            .one_of(vocabulary::QUALIFIER)
            .only_in_tables()
            .meaning("How both sums are qualified; a ceiling (up-to) is counted apart.")
            .text(|it| it.record.investment.qualifier().as_str()),
        field("verdict")
            .one_of(vocabulary::VERDICT)
            .meaning("Whether it counts among the records asked for, or the first reason why not.")
            .text(|it| reasons::word(it.verdict)),
        field("verdict_by")
            .refers_to("investments", "id")
            .meaning("The record because of which it does not count.")
            .optional(|it| decided_by(it.verdict).map(Investment::id)),
        field("why")
            .meaning("The verdict in words.")
            .words(|it| it.why.clone()),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::words(Head::left("announced").priority(1), |it| {
            it.record.announced_in_words()
        }),
        Shown::sum(Head::right("headline"), |it, digits| {
            text::amount_or_none(headline(it), digits)
        }),
        Shown::sum(Head::right("counted").priority(2), |it, digits| {
            counted(it).map_or_else(|| "-".into(), |amount| text::amount(amount, digits))
        }),
        Shown::field(Head::wrapped("why")),
    ],
};

impl Explained {
    /// Returns the records that totals are about, by the day they became public.
    pub fn all(totals: &Totals) -> Vec<Self> {
        let mut all = Vec::new();
        for investment in totals.selection() {
            let record = Record::new(investment, totals.snapshot());
            all.push(Self {
                record,
                verdict: totals.verdict(investment),
                why: reasons::sentence(record, totals),
            });
        }
        all.sort_by_key(|it| (it.record.investment.first_public(), it.record.investment));
        all
    }
}

impl Explained {
    pub fn investment(&self) -> Investment {
        self.record.investment
    }
}

/// Returns the sum of a record by itself. What a source states for it and others together is no
/// headline of its own.
fn headline(explained: &Explained) -> Option<Amount> {
    explained.record.investment.amount()
}

fn counted(explained: &Explained) -> Option<Amount> {
    headline(explained).filter(|_| explained.verdict.counts())
}
