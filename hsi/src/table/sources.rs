//! The sources of the facts.

use hyperscaler_investments::{Snapshot, Source};

use super::field::field;
use super::known::Known;
use super::{NOTE, Shown, Table, vocabulary};
use crate::output::Head;
use crate::text;

pub const SOURCES: Table<Known<Source>> = Table {
    name: "sources",
    description: "The pages and articles that the facts rest on.",
    fields: &[
        field("id")
            .key()
            .meaning("The id: publisher, day and topic.")
            .text(|it| it.item.id()),
        field("publisher")
            .meaning("Who publishes the page.")
            .text(|it| it.item.publisher()),
        field("origin")
            .meaning(
                "Whose reporting the page repeats; the publisher unless it is a copy \
                 or a paraphrase.",
            )
            .text(|it| it.item.origin()),
        field("title")
            .meaning("The title, where it is known.")
            .optional(|it| it.item.title()),
        field("url")
            .url()
            .meaning(
                "The address; empty for what has no public address, and the note \
                      says why.",
            )
            .optional(|it| it.item.url()),
        field("published")
            .meaning("When it was published, as precise as the page shows it.")
            .date(|it| it.item.published()),
        field("published_precision")
            .meaning("How precise published is.")
            .precision(|it| it.item.published()),
        field("read_on")
            .json_key("read")
            .meaning("When it was read, for a page without a day.")
            .date(|it| it.item.read()),
        field("read_on_precision")
            .meaning("How precise read_on is.")
            .precision(|it| it.item.read()),
        field("first_public")
            .required()
            .only_in_tables()
            .meaning(
                "The day from which it counts: its own, else that of the first status change \
                 that cites it, as far as that fits.",
            )
            .day(|it| Some(it.item.first_public())),
        field("language")
            .pattern("[a-z]{2}")
            .meaning("The language it is written in: ISO 639-1.")
            .text(|it| it.item.language()),
        field("kind")
            .one_of(vocabulary::SOURCE_KIND)
            .meaning("What kind of publication it is.")
            .text(|it| it.item.kind().as_str()),
        field("attribution")
            .one_of(vocabulary::ATTRIBUTION)
            .meaning("Whether it names where it has its facts from.")
            .text(|it| it.item.attribution().as_str()),
        field("note")
            .meaning(NOTE)
            .optional(|it| it.note(it.item.note())),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::field(Head::left("published")),
        Shown::field(Head::left("kind")),
        Shown::field(Head::left("attribution")),
        Shown::field(Head::wrapped("publisher")),
        Shown::words(Head::wrapped("after").priority(1), |it| {
            text::optional(text::repeated(it.item))
        }),
        Shown::field(Head::left("url")),
    ],
};

/// Returns the sources that were public by the day.
pub fn sources(snapshot: Snapshot) -> Vec<Known<Source>> {
    let public = Source::iter().filter(|&source| snapshot.knows_source(source));
    Known::all(public, snapshot)
}
