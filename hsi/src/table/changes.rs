//! Each time a record begins or ceases to count, for `hsi changes` and `hsi show`.

use hyperscaler_investments::{Change, Country, Investment, Reason, StatusChange};

use super::field::field;
use super::{ALPHA3, Shown, Table, vocabulary};
use crate::output::Head;
use crate::reasons::{self, decided_by};
use crate::text::{self, Digits};

pub const CHANGES: Table<Change> = Table {
    name: "changes",
    description: "Each time a record begins or ceases to count, by day. Within a phase and a \
                  currency, amounts add up to the difference of the totals; those whose qualifier \
                  is up-to are ceilings, which are apart and in no sum.",
    fields: &[
        field("date")
            .required()
            .meaning("The date of the news, as precise as it is known.")
            .date(|it| Some(news(*it).map_or(it.day(), StatusChange::date))),
        field("is_upper_bound")
            .meaning("Whether date is only the one by which it is known, and no news of that day.")
            .flag(|it| news(*it).is_some_and(StatusChange::is_upper_bound)),
        field("day")
            .key()
            .meaning("The day from which it holds: the last day of date.")
            .day(|it| Some(it.day())),
        field("id")
            .key()
            .refers_to("investments", "id")
            .meaning("The record that begins or ceases to count.")
            .text(|it| it.investment().id()),
        field("provider")
            .refers_to("providers", "id")
            .meaning("Whose investment it is.")
            .text(|it| it.investment().provider().id()),
        field("country")
            .refers_to("countries", "code")
            .meaning("Where it is: ISO 3166-1 alpha-2.")
            .optional(|it| it.investment().country().map(Country::code)),
        field("alpha3")
            .only_in_tables()
            .pattern("[A-Z]{3}")
            .meaning(ALPHA3)
            .optional(|it| it.investment().country().and_then(Country::alpha3)),
        field("phase")
            .one_of(vocabulary::PHASE)
            .meaning("Intended (pledged) or looking back (spent); never added to each other.")
            .text(|it| it.investment().phase().as_str()),
        field("currency")
            .refers_to("currencies", "code")
            .meaning("The currency of amount: ISO 4217.")
            .optional(|it| it.amount().map(|amount| amount.currency().code())),
        field("amount")
            .meaning(
                "What the change adds to the total, in whole units of currency: below zero where \
                 the record ceases to count.",
            )
            .signed(|it| i64::try_from(it.units()).ok()),
        field("qualifier")
            .one_of(vocabulary::QUALIFIER)
            .meaning("How the amount of the record was qualified.")
            .text(|it| it.investment().qualifier().as_str()),
        field("verdict_before")
            .json_key("before")
            .one_of(vocabulary::CHANGED_VERDICT)
            .meaning("The verdict of the day before.")
            .text(|it| reasons::word(it.before())),
        field("verdict")
            .one_of(vocabulary::VERDICT)
            .meaning("The verdict from this day on.")
            .text(|it| reasons::word(it.after())),
        field("verdict_by")
            .refers_to("investments", "id")
            .meaning("The record that decides from this day on.")
            .optional(|it| decided_by(it.after()).map(Investment::id)),
        field("cause")
            .meaning("What happened, in words.")
            .words(|it| cause(*it)),
        field("title")
            .meaning("What it is, in one line.")
            .text(|it| it.investment().title()),
    ],
    shown: &[
        Shown::words(Head::left("date"), |it| date(*it)),
        Shown::sum(Head::right("change"), |it, digits| signed(*it, digits)),
        Shown::field(Head::left("phase").priority(1)),
        Shown::field(Head::left("id")),
        Shown::field(Head::wrapped("cause")),
    ],
};

/// Returns a change in a line: its date, its signed sum, its record and its cause.
pub fn line(change: Change, digits: Digits) -> String {
    let (investment, phase) = (change.investment(), change.investment().phase());
    let (sum, ceiling) = match change.amount() {
        Some(amount) => (
            text::signed(change.begins(), amount, digits),
            text::ceiling(amount),
        ),
        None => (String::new(), ""),
    };
    let (date, cause) = (date(change), cause(change));
    format!("{date} {sum} {phase}{ceiling}, {investment}: {cause}")
}

fn signed(change: Change, digits: Digits) -> String {
    match change.amount() {
        Some(amount) => text::signed(change.begins(), amount, digits) + text::ceiling(amount),
        None => String::new(),
    }
}

/// Says why a record begins or ceases to count.
pub fn cause(change: Change) -> String {
    if !change.begins() {
        return change.after().to_string();
    }
    match change.before().exclusion() {
        Some(before) if before.reason() != Reason::NotYetPublic => {
            format!("counts from now on; until then {before}")
        }
        Some(_) | None => "becomes public".into(),
    }
}

/// Returns the date of the news in words, as precise as it is known.
pub fn date(change: Change) -> String {
    match news(change) {
        Some(news) => text::date_of(news),
        None => change.day().to_string(),
    }
}

/// Returns the news behind a change: a status change of the record itself or of one that decides, of
/// which the change has the last day.
fn news(change: Change) -> Option<StatusChange> {
    let (before, after) = (decided_by(change.before()), decided_by(change.after()));
    let records = [Some(change.investment()), after, before];
    let histories = records.into_iter().flatten().map(Investment::history);
    let mut news = histories.flatten();
    news.find(|news| news.date().last_day() == change.day())
}
