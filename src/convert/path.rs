//! The way from a currency to another by the rates that were given: one rate, else two.

use rust_decimal::Decimal;

use super::ConvertError;
use crate::{Currency, ExchangeRate};

/// A rate that was used, and its place among those given.
#[derive(Clone, Copy)]
pub(super) struct Used {
    pub(super) place: usize,
    pub(super) rate: ExchangeRate,
}

/// The rates that lead from a currency to the one asked for.
#[derive(Clone, Copy)]
pub(super) enum Path {
    /// It is the currency asked for, or nothing was converted from it.
    None,
    Direct(Used),
    Through(Used, Used),
}

impl Path {
    /// Finds the one way from a currency to another; `None` if there is none.
    #[inline]
    pub(super) fn find(
        from: Currency,
        into: Currency,
        rates: &[ExchangeRate],
    ) -> Result<Option<Self>, ConvertError> {
        if from == into {
            return Ok(Some(Self::None));
        }
        // A rate that leads there wins over any two, so those are not even looked at.
        if let Some(path) = find_rate(from, into, rates)? {
            return Ok(Some(path));
        }
        find_pair(from, into, rates)
    }

    /// Takes a value along the way. Returns `None` if it overflows.
    #[inline]
    pub(super) fn follow(&self, value: Decimal, from: Currency) -> Option<Decimal> {
        let mut at = (value, from);
        for used in self.used() {
            at = used.rate.convert(at.0, at.1)?;
        }
        Some(at.0)
    }

    /// Returns the rates on the way, in the order in which they lead there.
    pub(super) fn used(&self) -> impl Iterator<Item = &Used> + Clone {
        let (first, second) = match self {
            Self::None => (None, None),
            Self::Direct(rate) => (Some(rate), None),
            Self::Through(first, second) => (Some(first), Some(second)),
        };
        first.into_iter().chain(second)
    }
}

/// Finds the one rate between two currencies.
#[inline]
fn find_rate(
    from: Currency,
    into: Currency,
    rates: &[ExchangeRate],
) -> Result<Option<Path>, ConvertError> {
    let mut found = None;
    for (place, &rate) in rates.iter().enumerate() {
        if other_end(&rate, from) == Some(into) {
            keep_only(&mut found, Path::Direct(Used { place, rate }), from, into)?;
        }
    }
    Ok(found)
}

/// Finds the one pair of rates that leads from a currency to another through a third.
#[inline]
fn find_pair(
    from: Currency,
    into: Currency,
    rates: &[ExchangeRate],
) -> Result<Option<Path>, ConvertError> {
    let mut found = None;
    for (place, &rate) in rates.iter().enumerate() {
        let Some(between) = other_end(&rate, from) else {
            continue;
        };
        let first = Used { place, rate };
        for (place, &rate) in rates.iter().enumerate() {
            if other_end(&rate, between) == Some(into) {
                let path = Path::Through(first, Used { place, rate });
                keep_only(&mut found, path, from, into)?;
            }
        }
    }
    Ok(found)
}

/// Returns the currency at the other end of a rate, if one of its ends is this one.
#[inline]
fn other_end(rate: &ExchangeRate, end: Currency) -> Option<Currency> {
    if rate.base() == end {
        Some(rate.quote())
    } else if rate.quote() == end {
        Some(rate.base())
    } else {
        None
    }
}

/// Keeps a path that was found. A second one is an error: it is not for us to choose.
#[inline]
fn keep_only(
    found: &mut Option<Path>,
    path: Path,
    from: Currency,
    into: Currency,
) -> Result<(), ConvertError> {
    match found.replace(path) {
        None => Ok(()),
        Some(_) => Err(ConvertError::AmbiguousRate { from, into }),
    }
}
