//! How sums of money are written: exact, short, and from integers alone.

use core::fmt;

use super::vocabulary::Qualifier;

/// What comes before an amount: nothing, or the qualifier in words and a space.
pub const fn prefix(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::About => "about ",
        Qualifier::MoreThan => "more than ",
        Qualifier::UpTo => "up to ",
        Qualifier::Exact | Qualifier::Unquantified => "",
    }
}

/// Whole currency units in billions or millions, without losing a digit: `15.7 bn`, `750 m`.
pub struct Scaled(pub u128);

impl fmt::Display for Scaled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scale, mut digits, unit) = match self.0 {
            1_000_000_000.. => (1_000_000_000, 9, " bn"),
            1_000_000.. => (1_000_000, 6, " m"),
            _ => (1, 0, ""),
        };
        write!(f, "{}", self.0 / scale)?;
        let mut fraction = self.0 % scale;
        if fraction > 0 {
            while fraction % 10 == 0 {
                (fraction, digits) = (fraction / 10, digits - 1);
            }
            write!(f, ".{fraction:0digits$}")?;
        }
        f.write_str(unit)
    }
}
