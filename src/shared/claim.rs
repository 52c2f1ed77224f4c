//! How claims are written: `about 17,500 jobs a year`.

use core::fmt;

use super::money::{Grouped, Scaled, write_qualifier};
use super::vocabulary::{ClaimKind, Qualifier};

/// A claim as it is printed: `EUR 21.6 bn of GDP`, `up to 500 MW`.
pub struct Claimed<'a> {
    pub kind: ClaimKind,
    pub value: u64,
    /// The currency of a contribution to GDP.
    pub currency: &'a str,
    pub per_year: bool,
    pub qualifier: Qualifier,
}

impl fmt::Display for Claimed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_qualifier(f, self.qualifier)?;
        match self.kind {
            ClaimKind::Jobs if self.value == 1 => f.write_str("1 job")?,
            ClaimKind::Jobs => write!(f, "{} jobs", Grouped(self.value))?,
            ClaimKind::Gdp => {
                write!(f, "{} {} of GDP", self.currency, Scaled(self.value.into()))?;
            }
            ClaimKind::Megawatts => write!(f, "{} MW", Grouped(self.value))?,
        }
        f.write_str(if self.per_year { " a year" } else { "" })
    }
}
