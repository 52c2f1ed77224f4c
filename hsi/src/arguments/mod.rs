//! What a person types: filters, names, days, sums, rates. Nothing here knows a command or prints.

mod by;
mod countries;
mod currency;
pub mod dates;
mod filters;
pub mod find;
mod money;
pub mod names;
mod rates;

pub use by::{By, Group};
pub use currency::{InCurrency, InReference};
pub use filters::{CHOICE, DAY, Day, Filters, ProviderAndCountry, SELECTION};
pub use rates::{RateArg, RateParser};
