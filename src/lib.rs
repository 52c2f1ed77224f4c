//! A data set of the investments in cloud regions and data centres that the hyperscalers (AWS, Google,
//! Microsoft, Oracle) have announced, country by country, in the whole world. It is curated, sourced and offline, and
//! its totals never count the same money twice.
//!
//! The records are compiled into the binary. There is no start-up work, no parsing, no allocation, no
//! network and no clock.
//!
#![cfg_attr(doc, doc = include_str!("../docs/spain.svg"))]
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
//! [The methodology](_documentation::methodology) has the rules.
//!
//! # Features
//!
//! There are none by default, and no proc macro anywhere in the tree.
//!
//! - `serde`: `Serialize` for records and their parts, for [`Totals`], [`Converted`], [`ReferenceTotals`],
//!   [`Conversion`] and [`Caveat`]; `Serialize` and `Deserialize` for ids ([`Id`]), names and dates, each as the text
//!   that `Display` writes. Turn it on if you write or read JSON. It adds `serde_core` alone.
//!
//! A record is an object with a key for each of its facts, `null` where there is none. Other records and places stand
//! in it as their ids and codes, and a total is a list. What is no whole number is text, so that no digit is lost:
//!
//! ```json
//! {"code": "eu-south-2", "provider": "aws", "name": "Europe (Spain)", "country": "ES", "opened": "2022-11-15", ...}
//! [{"phase": "pledged", "value": 33700000000, "currency": "EUR", "qualifier": "exact"}]
//! ```
//!
//! A structure that is read has an `Id<Investment>` where it means a record.
//!
//! # Your own records
//!
//! A folder of TOML files, named by the variable `HYPERSCALER_INVESTMENTS_DATA` at build time, is compiled into the
//! tables, through the same compiler and its checks. `.cargo/config.toml` in your workspace is the place for it:
//!
//! ```toml
//! [env]
//! HYPERSCALER_INVESTMENTS_DATA = { value = "mydata", relative = true }
//! ```
//!
//! In the shell it takes an absolute path. This is `mydata/own.toml`:
//!
//! ```toml
//! [dataset]
//! as-of = "2026-12-31"   # for news that is younger than the data
//!
//! [source.own-2026-09-04-plan]
//! publisher = "Our own research"
//! url = "https://example.com/plan"
//! published = "2026-09-04"
//! language = "en"
//! kind = "research"
//! attribution = "named"
//!
//! [investment.aws-es-own-2026]
//! provider = "aws"
//! country = "ES"
//! title = "A plan of our own"
//! kind = "plan"
//! phase = "pledged"
//! scope = "infrastructure"
//! amount = { value = 1_000_000_000, currency = "EUR", qualifier = "exact" }
//! stated-by = "provider"
//! history = [{ date = "2026-09-04", status = "announced", source = "own-2026-09-04-plan" }]
//! sources = ["own-2026-09-04-plan"]
//! ```
//!
//! Other keys of an investment, if they apply:
//!
//! ```toml
//! subdivision = "ES-AR"                       # ISO 3166-2
//! city = "Zaragoza"
//! partners = ["A developer"]
//! amount = { value = 1_000_000_000, at-most = 2_000_000_000, currency = "EUR", qualifier = "about" }
//! horizon = { start = 2026, end = 2033, years = 8 }
//! history = [{ date = "2026-09", by = true, status = "under-construction", source = "own-2026-09-04-plan" }]
//! adds-to = ["aws-es-aragon-2024"]            # or supersedes, part-of, restates, overlaps, outcome-of, fulfils,
//!                                             # distinct-from
//! claims = [{ jobs = 300, qualifier = "about", source = "own-2026-09-04-plan" }]   # or gdp, megawatts
//! note = "What a reader should know"
//! ```
//!
//! Records are added; with `replace = true` one takes the place of a curated one of the same id; none is removed.
//! A mistake is a build error that names file, line and column, and a folder without a record or a choice is one.
//! [`OVERLAID`] tells whether there are records of yours, and [`Investment::origin`] which.
//!
//! A `reference-rates.csv` in the folder adds months and currencies to the reference rates: units for one euro, with
//! at least four significant digits. One of the TOML files says where they come from, and what a currency is that
//! [`Currency`] does not have.
//!
//! ```csv
//! month,KES,MAD
//! 2026-09,150.4210,10.7135
//! ```
//!
//! ```toml
//! [reference-rates]
//! sources = ["own-bank-rates"]   # and the [source.own-bank-rates]
//!
//! [currency.KES]
//! name = "Kenyan shilling"
//! minor-units = 2
//! ```
//!
//! # Bare metal
//!
//! Nothing here allocates, but `rust_decimal` links `alloc`, so a program without `std` must name an allocator. It
//! is never called:
//!
//! ```no_run,standalone_crate
//! use core::alloc::{GlobalAlloc, Layout};
//!
//! struct Never;
//!
//! unsafe impl GlobalAlloc for Never {
//!     unsafe fn alloc(&self, _: Layout) -> *mut u8 {
//!         core::ptr::null_mut()
//!     }
//!
//!     unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
//! }
//!
//! #[global_allocator]
//! static ALLOCATOR: Never = Never;
//! # fn main() {}
//! ```
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
//! belong to them. The choice is of your own records too, and of the reference rates: those of currencies in which
//! nothing kept is stated go. What is dropped is as unknown as if it had never been: `Country::FRANCE` and `Provider::GOOGLE` do
//! not compile then, nor does a dependency that names them, and "FR" is no country. [`COMPLETE`] is then `false`, and
//! what is left of a total says so.
//!
//! # What a new version may change
//!
//! Facts change, so the data follows its own rule: a patch release corrects facts, a minor release
//! adds records, a major release is one in which an id stops resolving. The minimum Rust version is
//! 1.85; raising it is a minor release. [The changelog](_documentation::changelog) says what changed.
// Every dependent's build compiles this crate. Functions that few programs call (text forms, parsing,
// conversion) are `#[inline]`, so that only those programs pay for compiling them.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![allow(
    long_running_const_eval,
    reason = "the columns of some fifty thousand records are read while the crate is compiled"
)]

mod agreement;
mod caveat;
mod changes;
mod checked;
mod claim;
mod convert;
mod country;
mod group;
mod handle;
mod id;
mod investment;
mod literals;
mod market;
mod money;
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
#[doc(hidden)]
pub use checked::__investment;
pub use claim::Claim;
pub use convert::{ConvertError, Converted, ConvertedIter, ConvertedTotal, MissingRates};
pub use country::{Country, Subdivision};
pub use group::Group;
pub use id::Id;
pub use investment::Investment;
pub use market::Market;
pub use money::{Amount, Currency};
pub use place::Place;
pub use provider::Provider;
pub use rate::{ExchangeRate, Rate};
pub use record::{Horizon, Relation, StatusChange};
pub use reference::{
    Conversion, ReferenceError, ReferenceErrorKind, ReferenceRate, ReferenceRates, ReferenceTotals,
};
pub use region::Region;
/// The exact decimals that sums and rates are given in: those of `rust_decimal` 1, which is part of the API.
///
/// [`Decimal::new`] makes one of digits and places. The error of parsing one is a `core::error::Error` only with the
/// feature `std` of `rust_decimal`, which is not on here:
///
/// ```
/// use hyperscaler_investments::Decimal;
/// let rate: Decimal = "0.92".parse().map_err(|error| format!("{error}"))?;
/// assert_eq!(rate, Decimal::new(92, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub use rust_decimal::Decimal;
pub use shared::date::{Date, DateError};
pub use shared::vocabulary::{
    Area, Attribution, CaveatKind, ClaimKind, Evidence, Kind, Origin, Phase, Qualifier, Reason,
    RelationKind, Scope, SourceKind, StatedBy, Status, UnknownName,
};
pub use snapshot::{Snapshot, as_of};
pub use source::Source;
pub use tables::investments;
pub use totals::{Total, Totals, TotalsIter};
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

/// Longer texts, for reading here.
#[cfg(doc)]
pub mod _documentation {
    #[doc = include_str!("../METHODOLOGY.md")]
    pub mod methodology {}

    #[doc = include_str!("../CHANGELOG.md")]
    pub mod changelog {}
}

/// The examples of the README run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
