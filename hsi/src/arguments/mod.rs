//! What a person types: filters, names, days, rates. Nothing here knows a command or prints.

mod by;
pub mod dates;
mod filters;
pub mod find;
pub mod names;
mod rates;

pub use by::{By, Group};
pub use filters::{CHOICE, DAY, Day, FILTERS, Filters, ProviderAndCountry};
pub use rates::RateArg;
