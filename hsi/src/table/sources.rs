//! The sources of the facts.

use std::collections::BTreeSet;

use hyperscaler_investments::{Snapshot, Source};

use super::field::field;
use super::{Shown, Table, vocabulary};
use crate::as_of::is_public;
use crate::output::Head;
use crate::record::Record;

pub const SOURCES: Table<Source> = Table {
    name: "sources",
    description: "The pages and articles that the facts rest on.",
    fields: &[
        field("id")
            .key()
            .meaning("The id: publisher, day and topic.")
            .text(|it| it.id()),
        field("publisher")
            .meaning("Who publishes the page.")
            .text(|it| it.publisher()),
        field("origin")
            .meaning(
                "Whose reporting the page repeats; the publisher unless it is a copy \
                 or a paraphrase.",
            )
            .text(|it| it.origin()),
        field("title")
            .meaning("The title, where it is known.")
            .optional(|it| it.title()),
        field("url")
            .url()
            .meaning(
                "The address; empty for what has no public address, and the note \
                      says why.",
            )
            .optional(|it| it.url()),
        field("published")
            .meaning("When it was published, as precise as the page shows it.")
            .date(|it| it.published()),
        field("published_precision")
            .meaning("How precise published is.")
            .precision(|it| it.published()),
        field("published_by")
            .only_in_tables()
            .meaning("The last day of published.")
            .day(|it| it.published()),
        field("language")
            .pattern("[a-z]{2}")
            .meaning("The language it is written in: ISO 639-1.")
            .text(|it| it.language()),
        field("kind")
            .one_of(vocabulary::SOURCE_KIND)
            .meaning("What kind of publication it is.")
            .text(|it| it.kind().as_str()),
        field("attribution")
            .one_of(vocabulary::ATTRIBUTION)
            .meaning("Whether it names where it has its facts from.")
            .text(|it| it.attribution().as_str()),
        field("note")
            .meaning("What a reader should know about it.")
            .optional(|it| it.note()),
    ],
    shown: &[
        Shown::field(Head::left("id")),
        Shown::field(Head::left("published")),
        Shown::field(Head::left("kind")),
        Shown::field(Head::left("attribution")),
        Shown::field(Head::wrapped("publisher")),
        Shown::field(Head::left("url")),
    ],
};

/// Returns the sources that were public by the day, and those that are cited for an earlier status
/// change but were published later.
pub fn sources(snapshot: Snapshot) -> Vec<Source> {
    let published = Source::iter().filter(|source| is_public(source.published(), snapshot));
    let cited = Record::all(snapshot).flat_map(Record::sources);
    let sources: BTreeSet<_> = published.chain(cited).collect();
    sources.into_iter().collect()
}
