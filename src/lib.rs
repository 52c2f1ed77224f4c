//! A data set of the investments in cloud regions and data centres that the hyperscalers (AWS, Google,
//! Microsoft, Oracle) have announced, country by country, in the whole world. It is curated, sourced and offline, and
//! its totals never count the same money twice.
//!
//! The records are compiled into the binary. There is no start-up work, no parsing, no allocation, no
//! network and no clock.
//!
//! # A look-up
//!
//! ```
//! use hyperscaler_investments::{Investment, investments};
//!
//! let plan: Investment = "aws-es-aragon-2024".parse()?;
//! assert_eq!(plan, investments::AWS_ES_ARAGON_2024);
//! if let Some(amount) = plan.amount() {
//!     assert_eq!(amount.to_string(), "EUR 15.7 bn");
//! }
//! # Ok::<(), hyperscaler_investments::UnknownName>(())
//! ```
//!
//! # A total
//!
//! Adding the headlines about AWS in Spain gives EUR 51.9 bn. That is wrong: the 15.7 bn of 2024
//! replaced the 2.5 bn of 2021, and the 33.7 bn of 2026 contain the 15.7 bn.
//!
//! ```
//! use hyperscaler_investments::{Country, Investment, Provider, as_of};
//!
//! let spain = Investment::of(Provider::AWS, Country::SPAIN);
//! let totals = as_of("2026-06-30".parse()?).totals(spain.clone());
//! assert_eq!(totals.to_string(), "pledged: EUR 33.7 bn");
//!
//! // Every record that does not count says why.
//! for (record, exclusion) in totals.excluded() {
//!     println!("{record}: {exclusion}");
//! }
//!
//! // The same question as of another day, with nothing leaking back from the future.
//! let then = as_of("2023-12-31".parse()?).totals(spain);
//! assert_eq!(then.to_string(), "pledged: EUR 2.5 bn");
//! # Ok::<(), hyperscaler_investments::DateError>(())
//! ```
//!
//! For the newest day of the data, ask [`as_of`]`(`[`DATA_AS_OF`]`)`.
//!
//! # One currency
//!
//! A total can be had in any currency: each plan at the published average rate of its own month, said so. What
//! has no rate is in no sum, and is listed.
//!
//! ```
//! use hyperscaler_investments::{Country, Currency, Investment, ReferenceRates, as_of};
//!
//! let italy = Investment::iter().filter(|plan| plan.country() == Some(Country::ITALY));
//! let then = as_of("2024-05-27".parse()?);
//! let total = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, italy);
//! assert_eq!(format!("{total:.2}"), "pledged: more than EUR 4.16 bn\nspent: EUR 1.00 bn");
//! println!("{}", total.method());
//! # Ok::<(), hyperscaler_investments::DateError>(())
//! ```
//!
//! # Where to look
//!
//! - [`investments`] has a documented constant for each record, and a table of what is covered.
//! - [`Investment`], [`Region`], [`Agreement`], [`Market`], [`Rate`] and [`Source`] are the record types.
//! - [`as_of`] leads to what was known on a day, to what counts, and to [`Totals`].
//! - [`Snapshot::totals_in`] gives a total in one currency, at published reference rates of each plan's own
//!   month, and [`Totals::convert`] by rates that you name.
//!
//! # What the figures are not
//!
//! An announcement is a pledge, not spending. Amounts are as first stated, in their own currency, not
//! adjusted for inflation, and cover what the words of the announcement cover. Effects on GDP or
//! employment, market sizes, land prices and tax breaks are not investments and are not in any amount.
//! The absence of a record means that the data set holds none, never that nothing was invested.
//! `METHODOLOGY.md` in the repository has the rules.
//!
//! # Features
//!
//! There are none by default, and no proc macro anywhere in the tree.
//!
//! - `serde`: `Serialize` for records; `Serialize` and `Deserialize` for ids, names and dates. Turn it on if
//!   you write or read JSON. It adds `serde_core` alone.
//!
//! # Your own records
//!
//! `HYPERSCALER_INVESTMENTS_DATA=/absolute/folder` at build time adds TOML files of yours to the
//! tables, through the same compiler and its checks; a `reference-rates.csv` among them adds months and
//! currencies to the reference rates. [`OVERLAID`] tells whether there are any, and
//! [`Investment::origin`] which records are yours.
//!
//! A program that asks about a few countries need not carry the world. In an overlay,
//!
//! ```toml
//! [dataset]
//! only = { providers = ["aws"], countries = ["IT", "ES", "DE"] }
//! ```
//!
//! keeps the investments of those providers in those countries (and of `areas`), every record that a relation
//! leads to from them, so that each verdict stays what it is, and the regions, agreements, sources and names that
//! belong to them. Constants of what is dropped do not exist, so a program that names one does not compile.
//! [`COMPLETE`] is then `false`, and each total says so.
//!
//! # What a new version may change
//!
//! Facts change, so the data follows its own rule: a patch release corrects facts, a minor release
//! adds records, a major release is one in which an id stops resolving. The minimum Rust version is
//! 1.85; raising it is a minor release.
// Every dependent's build compiles this crate. Functions that few programs call (text forms, parsing,
// conversion) are `#[inline]`, so that only those programs pay for compiling them.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod agreement;
mod caveat;
mod changes;
mod claim;
mod convert;
mod country;
mod group;
mod handle;
mod investment;
mod literals;
mod market;
mod money;
mod pad;
mod place;
mod provider;
mod rate;
mod record;
mod reference;
mod region;
#[cfg(feature = "serde")]
mod serde;
mod set;
#[allow(
    dead_code,
    reason = "the library and the compiler each use a part of what they share"
)]
mod shared;
mod snapshot;
mod source;
#[allow(
    clippy::doc_markdown,
    clippy::unreadable_literal,
    clippy::wildcard_imports,
    reason = "generated: names and numbers are the data's"
)]
mod tables;
mod totals;
mod verdict;

pub use agreement::Agreement;
pub use caveat::Caveat;
pub use changes::{Change, days, series};
pub use claim::Claim;
pub use convert::{ConvertError, Converted, ConvertedTotal, MissingRates};
pub use country::{Country, Subdivision};
pub use group::Group;
pub use investment::{Investment, InvestmentId};
pub use market::Market;
pub use money::{Amount, Currency};
pub use place::Place;
pub use provider::Provider;
pub use rate::{ExchangeRate, Rate};
pub use record::{Horizon, Relation, StatusChange};
pub use reference::{Conversion, ReferenceError, ReferenceRate, ReferenceRates, ReferenceTotals};
pub use region::Region;
pub use shared::date::{Date, DateError};
pub use shared::vocabulary::{
    Area, Attribution, CaveatKind, ClaimKind, Evidence, Kind, Origin, Phase, Qualifier, Reason,
    RelationKind, Scope, SourceKind, StatedBy, Status, UnknownName,
};
pub use snapshot::{Snapshot, as_of};
pub use source::Source;
pub use tables::investments;
pub use totals::{Total, Totals};
pub use verdict::{Exclusion, Verdict};

/// The day up to which the data is kept. The wall clock is never read.
///
/// An answer as of this day may change with the next version of the crate; an answer as of a fixed day changes
/// only where a record is corrected or an old one is added.
///
/// ```
/// use hyperscaler_investments::{DATA_AS_OF, as_of};
/// let today = as_of(DATA_AS_OF);
/// println!("{} records are known on {}", today.known().count(), today.date());
/// ```
pub const DATA_AS_OF: Date = Date::from_bits(tables::AS_OF);

/// `true` if records of an overlay (`HYPERSCALER_INVESTMENTS_DATA`) were compiled in.
///
/// ```
/// if hyperscaler_investments::OVERLAID {
///     println!("with records of our own");
/// }
/// ```
pub const OVERLAID: bool = tables::OVERLAID;

/// `false` if an overlay keeps only some providers, countries or areas (`[dataset] only`). No total is then one of
/// all records, and each says so by [`CaveatKind::PartOfData`].
///
/// ```
/// if !hyperscaler_investments::COMPLETE {
///     println!("a part of the data set");
/// }
/// ```
pub const COMPLETE: bool = tables::COMPLETE;

/// The version of the data set, which is that of this crate.
///
/// ```
/// use hyperscaler_investments::{DATA_AS_OF, VERSION};
/// println!("hyperscaler-investments {VERSION}, data as of {DATA_AS_OF}");
/// ```
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
