//! The tables: each column with its meaning, its type, and how it is read.

mod context;
mod investments;
mod names;
mod sources;

use hyperscaler_investments::Snapshot;

use super::table::Sheet;

pub use context::{AGREEMENTS, MARKETS, RATES, REGIONS};
pub use investments::{INVESTMENTS, verdicts};
pub use sources::SOURCES;

/// Every table as of a day.
pub fn sheets(snapshot: Snapshot) -> Vec<Sheet> {
    vec![
        INVESTMENTS.sheet(snapshot),
        investments::HISTORY.sheet(snapshot),
        investments::RELATIONS.sheet(snapshot),
        investments::INVESTMENT_SOURCES.sheet(snapshot),
        REGIONS.sheet(snapshot),
        SOURCES.sheet(snapshot),
        AGREEMENTS.sheet(snapshot),
        MARKETS.sheet(snapshot),
        RATES.sheet(snapshot),
        names::PROVIDERS.sheet(snapshot),
        names::COUNTRIES.sheet(snapshot),
        names::SUBDIVISIONS.sheet(snapshot),
        names::CURRENCIES.sheet(snapshot),
    ]
}
