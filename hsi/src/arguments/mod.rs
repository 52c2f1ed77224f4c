//! What a person types: filters, names, days, rates. Nothing here knows a command or prints.

mod dates;
mod filters;
pub mod find;
pub mod names;
mod rates;

pub use filters::{Day, FILTERS, Filters, ProviderAndCountry};
pub use rates::RateArg;
