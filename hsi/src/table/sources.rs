//! The sources.

use std::collections::BTreeSet;

use hyperscaler_investments::{Snapshot, Source};

use super::Table;
use super::field::{Field, KEY, OPTIONAL, REQUIRED, names};
use crate::as_of::is_public;
use crate::record::Record;
use crate::text;

pub const SOURCES: Table<Source> = Table {
    name: "sources",
    description: "The pages and articles that the facts rest on.",
    fields: &[
        Field::text("id", KEY, "The id: publisher, day and topic.", |it| {
            it.id().into()
        }),
        Field::text("publisher", REQUIRED, "Who publishes the page.", |it| {
            it.publisher().into()
        }),
        Field::text(
            "origin",
            REQUIRED,
            "Whose reporting the page repeats; the publisher unless it is a copy or a paraphrase.",
            |it| it.origin().into(),
        ),
        Field::text("title", OPTIONAL, "The title, where it is known.", |it| {
            text::optional(it.title())
        }),
        Field::text(
            "url",
            OPTIONAL.url(),
            "The address; empty for what has no public address, and the note says why.",
            |it| text::optional(it.url()),
        ),
        Field::date(
            "published",
            OPTIONAL,
            "When it was published, as precise as the page shows it.",
            |it| it.published(),
        ),
        Field::precision(
            "published_precision",
            OPTIONAL,
            "How precise published is.",
            |it| it.published(),
        ),
        Field::day(
            "published_by",
            OPTIONAL,
            "The last day of published.",
            |it| it.published(),
        ),
        Field::text(
            "language",
            REQUIRED.pattern("[a-z]{2}"),
            "The language it is written in: ISO 639-1.",
            |it| it.language().into(),
        ),
        Field::text(
            "kind",
            REQUIRED.one_of(names!(SourceKind)),
            "What kind of publication it is.",
            |it| it.kind().to_string(),
        ),
        Field::text(
            "attribution",
            REQUIRED.one_of(names!(Attribution)),
            "Whether it names where it has its facts from.",
            |it| it.attribution().to_string(),
        ),
        Field::text(
            "note",
            OPTIONAL,
            "What a reader should know about it.",
            |it| text::optional(it.note()),
        ),
    ],
    rows,
};

/// The sources public by the day, and those of the turns that they are the later witnesses of.
fn rows(snapshot: Snapshot) -> Vec<Source> {
    let published = Source::iter().filter(|source| is_public(source.published(), snapshot));
    let records = Record::all(snapshot);
    let sources: BTreeSet<_> = published.chain(records.flat_map(Record::sources)).collect();
    sources.into_iter().collect()
}
