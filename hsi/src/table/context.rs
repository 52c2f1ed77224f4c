//! What stands beside the investments: cloud regions, agreements, market sizes, exchange rates.

use hyperscaler_investments::{Agreement, Market, Rate, Region};

use super::Table;
use super::field::{Field, KEY, OPTIONAL, REQUIRED, names};
use crate::as_of::AsOf;
use crate::text;

const SOURCES: &str = "Ids of the sources, separated by spaces.";
const NOTE: &str = "What a reader should know; empty in an export as of an earlier day.";

pub const REGIONS: Table<AsOf<Region>> = Table {
    name: "regions",
    description: "Cloud regions that were open on the day of the export.",
    fields: &[
        Field::text("code", KEY, "The provider's code.", |it| {
            it.item.code().into()
        }),
        Field::text(
            "provider",
            REQUIRED.refers_to("providers", "id"),
            "Whose region it is.",
            |it| it.item.provider().to_string(),
        ),
        Field::text("name", REQUIRED, "The provider's name for it.", |it| {
            it.item.name().into()
        }),
        Field::text("city", OPTIONAL, "Where it is, as far as known.", |it| {
            text::optional(it.item.city())
        }),
        Field::text(
            "country",
            REQUIRED.refers_to("countries", "code"),
            "In which country it is: ISO 3166-1 alpha-2.",
            |it| it.item.country().to_string(),
        ),
        Field::date(
            "opened",
            OPTIONAL,
            "When it opened, as precise as verified.",
            |it| it.item.opened(),
        ),
        Field::precision(
            "opened_precision",
            OPTIONAL,
            "How precise opened is.",
            |it| it.item.opened(),
        ),
        Field::day("opened_by", OPTIONAL, "The last day of opened.", |it| {
            it.item.opened()
        }),
        Field::text(
            "investment",
            OPTIONAL.refers_to("investments", "id"),
            "The plan it belongs to, where one is known.",
            |it| text::optional(it.investment()),
        ),
        Field::text("sources", OPTIONAL.list(), SOURCES, |it| {
            text::joined(it.sources(it.item.sources()))
        }),
        Field::text("note", OPTIONAL, NOTE, |it| {
            text::optional(it.note(it.item.note()))
        }),
    ],
    rows: |snapshot| AsOf::all(snapshot.regions(), snapshot, |region| region.opened()),
};

pub const AGREEMENTS: Table<AsOf<Agreement>> = Table {
    name: "agreements",
    description: "Customers tied to a provider. An agreement is not an investment.",
    fields: &[
        Field::text("id", KEY, "The id.", |it| it.item.id().into()),
        Field::text(
            "provider",
            REQUIRED.refers_to("providers", "id"),
            "The provider.",
            |it| it.item.provider().to_string(),
        ),
        Field::text("customer", REQUIRED, "The customer's name.", |it| {
            it.item.customer().into()
        }),
        Field::text(
            "country",
            REQUIRED.refers_to("countries", "code"),
            "The customer's country: ISO 3166-1 alpha-2.",
            |it| it.item.country().to_string(),
        ),
        Field::text("title", REQUIRED, "What was agreed, in one line.", |it| {
            it.item.title().into()
        }),
        Field::date(
            "announced",
            OPTIONAL,
            "When it was announced, as precise as a source dates it.",
            |it| it.item.announced(),
        ),
        Field::precision(
            "announced_precision",
            OPTIONAL,
            "How precise announced is.",
            |it| it.item.announced(),
        ),
        Field::day(
            "announced_by",
            OPTIONAL,
            "The last day of announced.",
            |it| it.item.announced(),
        ),
        Field::text(
            "size",
            OPTIONAL,
            "What is known of its size, in words.",
            |it| text::optional(it.item.size()),
        ),
        Field::text("sources", OPTIONAL.list(), SOURCES, |it| {
            text::joined(it.sources(it.item.sources()))
        }),
        Field::text("note", OPTIONAL, NOTE, |it| {
            text::optional(it.note(it.item.note()))
        }),
    ],
    rows: |snapshot| {
        AsOf::all(Agreement::iter(), snapshot, |agreement| {
            agreement.announced()
        })
    },
};

pub const MARKETS: Table<AsOf<Market>> = Table {
    name: "markets",
    description: "Sizes of markets: revenue, never an investment, and in no total.",
    fields: &[
        Field::text("id", KEY, "The id.", |it| it.item.id().into()),
        Field::text("title", REQUIRED, "What is measured, in one line.", |it| {
            it.item.title().into()
        }),
        Field::integer(
            "amount",
            REQUIRED,
            "The revenue in the period, in whole units of currency.",
            |it| Some(it.item.amount().units()),
        ),
        Field::text(
            "currency",
            REQUIRED.refers_to("currencies", "code"),
            "The currency of amount: ISO 4217.",
            |it| it.item.amount().currency().to_string(),
        ),
        Field::text(
            "qualifier",
            REQUIRED.one_of(names!(Qualifier)),
            "How the amount was qualified.",
            |it| it.item.amount().qualifier().to_string(),
        ),
        Field::text("period", REQUIRED, "The period, in words.", |it| {
            it.item.period().into()
        }),
        Field::date(
            "published",
            REQUIRED,
            "When the figure was published, as precise as it is known.",
            |it| Some(it.item.published()),
        ),
        Field::precision(
            "published_precision",
            REQUIRED,
            "How precise published is.",
            |it| Some(it.item.published()),
        ),
        Field::day(
            "published_by",
            REQUIRED,
            "The last day of published.",
            |it| Some(it.item.published()),
        ),
        Field::text("sources", OPTIONAL.list(), SOURCES, |it| {
            text::joined(it.sources(it.item.sources()))
        }),
        Field::text("note", OPTIONAL, NOTE, |it| {
            text::optional(it.note(it.item.note()))
        }),
    ],
    rows: |snapshot| AsOf::all(Market::iter(), snapshot, |market| Some(market.published())),
};

pub const RATES: Table<AsOf<Rate>> = Table {
    name: "rates",
    description: "Exchange rates that a source states for a day. None is used unless it is named.",
    fields: &[
        Field::text("id", KEY, "The id.", |it| it.item.id().into()),
        Field::text(
            "base",
            REQUIRED.refers_to("currencies", "code"),
            "The currency of which one unit is priced: ISO 4217.",
            |it| it.item.base().to_string(),
        ),
        Field::text(
            "quote",
            REQUIRED.refers_to("currencies", "code"),
            "The currency in which it is priced: ISO 4217.",
            |it| it.item.quote().to_string(),
        ),
        Field::decimal(
            "rate",
            REQUIRED,
            "What one unit of base costs in units of quote.",
            |it| it.item.value(),
        ),
        Field::day("date", REQUIRED, "The day it is of.", |it| {
            Some(it.item.date())
        }),
        Field::text("sources", OPTIONAL.list(), SOURCES, |it| {
            text::joined(it.sources(it.item.sources()))
        }),
        Field::text("note", OPTIONAL, NOTE, |it| {
            text::optional(it.note(it.item.note()))
        }),
    ],
    rows: |snapshot| AsOf::all(Rate::iter(), snapshot, |rate| Some(rate.date())),
};
