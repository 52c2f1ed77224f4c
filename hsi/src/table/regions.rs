//! Cloud regions.

use hyperscaler_investments::{Investment, Region, Snapshot};

use super::field::field;
use super::{NOTE, SOURCE_IDS, Shown, Table};
use crate::as_of::AsOf;
use crate::output::Head;

pub const REGIONS: Table<AsOf<Region>> = Table {
    name: "regions",
    description: "Cloud regions that were open on the day of the export.",
    fields: &[
        field("code")
            .key()
            .meaning("The provider's code.")
            .text(|it| it.item.code()),
        field("provider")
            .refers_to("providers", "id")
            .meaning("Whose region it is.")
            .text(|it| it.item.provider().id()),
        field("name")
            .meaning("The provider's name for it.")
            .text(|it| it.item.name()),
        field("city")
            .meaning("Where it is, as far as known.")
            .optional(|it| it.item.city()),
        field("country")
            .refers_to("countries", "code")
            .meaning("In which country it is: ISO 3166-1 alpha-2.")
            .text(|it| it.item.country().code()),
        field("opened")
            .meaning("When it opened, as precise as verified.")
            .date(|it| it.item.opened()),
        field("opened_precision")
            .meaning("How precise opened is.")
            .precision(|it| it.item.opened()),
        field("opened_by")
            .only_in_tables()
            .meaning("The last day of opened.")
            .day(|it| it.item.opened()),
        field("investment")
            .refers_to("investments", "id")
            .meaning("The plan it belongs to, where one is known.")
            .optional(|it| it.investment().map(Investment::id)),
        field("sources")
            .meaning(SOURCE_IDS)
            .list(|it| it.source_ids(it.item.sources())),
        field("note")
            .meaning(NOTE)
            .optional(|it| it.note(it.item.note())),
    ],
    shown: &[
        Shown::field(Head::left("code")),
        Shown::field(Head::left("provider").priority(1)),
        Shown::field(Head::wrapped("name")),
        Shown::field(Head::wrapped("city").priority(2)),
        Shown::field(Head::left("country")),
        Shown::field(Head::left("opened")),
        Shown::field(Head::left("investment")),
        Shown::field(Head::wrapped("sources").priority(3)),
    ],
};

/// Returns the regions that were open on the day.
pub fn regions(snapshot: Snapshot) -> Vec<AsOf<Region>> {
    AsOf::all(snapshot.regions(), snapshot, |region| region.opened())
}
