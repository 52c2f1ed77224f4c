//! What a program without the standard library asks of the data.
#![cfg_attr(not(control = "std"), no_std)]
#![forbid(unsafe_code)]

use hyperscaler_investments::{Amount, DATA_AS_OF, Investment, Phase, Provider, Region, as_of};

/// The amount of a plan, by an id that comes in at run time.
#[must_use]
pub fn amount(id: &str) -> Option<Amount> {
    Investment::get(id)?.amount()
}

/// How many totals of money pledged a provider has.
#[must_use]
pub fn totals(provider: Provider) -> usize {
    let of_provider = Investment::iter().filter(|investment| investment.provider() == provider);
    as_of(DATA_AS_OF)
        .totals(of_provider)
        .iter()
        .filter(|total| total.phase() == Phase::Pledged)
        .count()
}

/// Where a region is.
#[must_use]
pub fn country(code: &str) -> Option<&'static str> {
    Some(Region::get(code)?.country().name())
}
