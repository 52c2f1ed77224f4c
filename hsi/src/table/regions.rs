//! Cloud regions.

use hyperscaler_investments::{Investment, Region, Snapshot};

use super::field::field;
use super::known::Known;
use super::{ALPHA3, NOTE, SOURCE_IDS, Shown, Table};
use crate::output::Head;
use crate::text;

pub const REGIONS: Table<Known<Region>> = Table {
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
        field("alpha3")
            .only_in_tables()
            .pattern("[A-Z]{3}")
            .meaning(ALPHA3)
            .optional(|it| it.item.country().alpha3()),
        field("opened")
            .meaning("When it opened, as precise as verified.")
            .date(|it| it.item.opened()),
        field("opened_precision")
            .meaning("How precise opened is.")
            .precision(|it| it.item.opened()),
        field("is_upper_bound")
            .json_key("by")
            .meaning("Whether opened is only the date by which it is known to be open.")
            .flag(|it| it.item.is_opened_upper_bound()),
        field("first_public")
            .only_in_tables()
            .meaning("The last day of opened.")
            .day(|it| it.item.opened()),
        field("investment")
            .refers_to("investments", "id")
            .meaning("The plan it belongs to, where one is known.")
            .optional(|it| it.investment(it.item.investment()).map(Investment::id)),
        field("sources")
            .meaning(SOURCE_IDS)
            .list(|it| it.source_ids(it.item.sources())),
        field("note")
            .meaning(NOTE)
            .optional(|it| it.note(it.item.note())),
    ],
    shown: &[
        Shown::field(Head::left("code")),
        Shown::words(Head::left("provider").priority(1), |it| {
            it.item.provider().name().into()
        }),
        Shown::field(Head::wrapped("name")),
        Shown::field(Head::wrapped("city").priority(3)),
        Shown::words(Head::left("country"), |it| it.item.country().name().into()),
        Shown::words(Head::left("opened"), |it| text::opened(it.item)),
        Shown::field(Head::left("investment").priority(2)),
        Shown::field(Head::wrapped("sources").priority(4)),
    ],
};

/// Returns the regions that were open on the day.
pub fn regions(snapshot: Snapshot) -> Vec<Known<Region>> {
    Known::all(snapshot.regions(), snapshot)
}
