//! What the announcer of a plan claims it will bring. None of it is money of the plan.

use core::fmt;

use crate::shared::claim::Claimed;
use crate::shared::layout;
use crate::shared::pad::pad;
use crate::{ClaimKind, Currency, Qualifier, Source};

/// What the announcer of a plan claims it will bring: jobs, a contribution to GDP, or power.
///
/// Claims are never summed, and never part of an amount. `Display` writes one like `about 17,500 jobs a year`,
/// `EUR 21.6 bn of GDP`, `up to 500 MW`. Width and alignment apply.
///
/// ```
/// use hyperscaler_investments::{ClaimKind, Investment};
///
/// let claims = Investment::iter().flat_map(Investment::claims);
/// for claim in claims.filter(|claim| claim.kind() == ClaimKind::Megawatts) {
///     println!("{:>12} MW, {}", claim.value(), claim.source());
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Claim {
    kind: ClaimKind,
    value: u64,
    currency: Option<Currency>,
    per_year: bool,
    qualifier: Qualifier,
    source: Source,
}

/// A claim as the tables hold it.
type Stored = (ClaimKind, u64, u16, bool, Qualifier, u16);

impl Claim {
    pub(crate) fn new((kind, value, currency, per_year, qualifier, source): Stored) -> Self {
        Self {
            kind,
            value,
            currency: layout::row(currency).map(Currency),
            per_year,
            qualifier,
            source: Source(source),
        }
    }

    /// Returns the kind: jobs, a contribution to GDP, or power.
    #[must_use]
    pub const fn kind(self) -> ClaimKind {
        self.kind
    }

    /// Returns the number of jobs, of currency units, or of megawatts.
    #[must_use]
    pub const fn value(self) -> u64 {
        self.value
    }

    /// Returns the currency of a contribution to GDP; `None` for anything else.
    #[must_use]
    pub const fn currency(self) -> Option<Currency> {
        self.currency
    }

    /// Returns whether the value is claimed for each year.
    #[must_use]
    pub const fn is_per_year(self) -> bool {
        self.per_year
    }

    /// Returns the qualifier of the value.
    #[must_use]
    pub const fn qualifier(self) -> Qualifier {
        self.qualifier
    }

    /// Returns the source that states the claim.
    #[must_use]
    pub const fn source(self) -> Source {
        self.source
    }
}

impl fmt::Display for Claim {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claimed = Claimed {
            kind: self.kind,
            value: self.value,
            currency: self.currency.map_or("", Currency::code),
            per_year: self.per_year,
            qualifier: self.qualifier,
        };
        pad(f, format_args!("{claimed}"))
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use super::*;
    use crate::shared::layout::NO_ROW;

    #[test]
    fn claims_are_written_in_words() {
        let euro = Currency::EUR.0;
        for (kind, value, currency, per_year, qualifier, text) in [
            (
                ClaimKind::Jobs,
                17_500,
                NO_ROW,
                true,
                Qualifier::About,
                "about 17,500 jobs a year",
            ),
            (ClaimKind::Jobs, 1, NO_ROW, false, Qualifier::Exact, "1 job"),
            (
                ClaimKind::Jobs,
                1_000_000,
                NO_ROW,
                false,
                Qualifier::Exact,
                "1,000,000 jobs",
            ),
            (
                ClaimKind::Gdp,
                21_600_000_000,
                euro,
                false,
                Qualifier::Exact,
                "EUR 21.6 bn of GDP",
            ),
            (
                ClaimKind::Megawatts,
                500,
                NO_ROW,
                false,
                Qualifier::UpTo,
                "up to 500 MW",
            ),
        ] {
            let claim = Claim::new((kind, value, currency, per_year, qualifier, 0));
            assert_eq!(format!("{claim}"), text);
            assert_eq!(format!("{claim:>30}"), format!("{text:>30}"));
        }
    }
}
