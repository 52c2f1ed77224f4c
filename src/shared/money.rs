//! How sums of money are written: exact, short, and from integers alone.

use core::fmt::{self, Write};

use super::vocabulary::Qualifier;

/// Amounts stay below this, so that they are exact wherever numbers are double-precision floats.
pub const LIMIT: u64 = 1 << 53;

/// Returns whether a range can have a qualifier: those that say at which end a sum is open have no two ends.
pub const fn is_of_ranges(qualifier: Qualifier) -> bool {
    match qualifier {
        Qualifier::Exact | Qualifier::About => true,
        Qualifier::MoreThan | Qualifier::UpTo | Qualifier::Unquantified => false,
    }
}

/// A sum of money as it is printed: `about EUR 7.8 bn`, `USD 1.5 bn to 2 bn`. A precision is that of its numbers.
pub struct Money<'a> {
    pub currency: &'a str,
    pub sum: Rounded,
    /// The upper end of a range.
    pub at_most: Option<Rounded>,
}

impl fmt::Display for Money<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_qualifier(f, self.sum.qualifier)?;
        f.write_str(self.currency)?;
        f.write_char(' ')?;
        self.sum.fmt(f)?;
        match &self.at_most {
            None => Ok(()),
            Some(at_most) => {
                f.write_str(" to ")?;
                at_most.fmt(f)
            }
        }
    }
}

/// Writes the words of a qualifier and a space; nothing for an exact value.
pub fn write_qualifier(f: &mut fmt::Formatter<'_>, qualifier: Qualifier) -> fmt::Result {
    let words = qualifier.in_words();
    if !words.is_empty() {
        f.write_str(words)?;
        f.write_char(' ')?;
    }
    Ok(())
}

/// Whole currency units in billions or millions, without losing a digit: `15.7 bn`, `750 m`.
pub struct Scaled(pub u128);

impl fmt::Display for Scaled {
    /// Digit by digit: as far as a linker sees, the integers of `core` can panic when they are printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scale, unit) = unit_of(self.0);
        write_whole(f, self.0 / scale)?;
        let mut fraction = self.0 % scale;
        if fraction > 0 {
            f.write_char('.')?;
        }
        while fraction > 0 {
            f.write_char(digit(fraction * 10 / scale))?;
            fraction = fraction * 10 % scale;
        }
        f.write_str(unit)
    }
}

/// Returns the largest unit that a sum has one of, and its sign.
#[inline]
const fn unit_of(units: u128) -> (u128, &'static str) {
    match units {
        1_000_000_000.. => (1_000_000_000, " bn"),
        1_000_000.. => (1_000_000, " m"),
        _ => (1, ""),
    }
}

/// A sum that may be no whole number of units: `units` / 10^`scale`, with at most 28 digits behind the point.
///
/// It is written in whole units and then like any [`Scaled`]; with a precision, with as many digits behind the
/// point, of which there are at most nine. A lower bound is rounded down, a ceiling up.
pub struct Rounded {
    pub qualifier: Qualifier,
    pub units: u128,
    pub scale: u32,
}

impl Rounded {
    pub const fn whole(qualifier: Qualifier, units: u128) -> Self {
        Self {
            qualifier,
            units,
            scale: 0,
        }
    }

    /// Returns the sum in so many units, rounded to so many places: a whole number of the last of them.
    fn in_units(&self, unit: u128, places: u32) -> u128 {
        let multiplied = self.units.saturating_mul(power_of_ten(places));
        let divisor = power_of_ten(self.scale).saturating_mul(unit);
        let (whole, rest) = (
            multiplied.checked_div(divisor).unwrap_or(0),
            multiplied.checked_rem(divisor).unwrap_or(0),
        );
        let rounds_up = match self.qualifier {
            Qualifier::MoreThan => false,
            Qualifier::UpTo => rest > 0,
            Qualifier::Exact | Qualifier::About | Qualifier::Unquantified => rest >= divisor - rest,
        };
        whole + u128::from(rounds_up)
    }
}

impl fmt::Display for Rounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST_PLACES: u32 = 9;
        let Some(places) = f.precision() else {
            return Scaled(self.in_units(1, 0)).fmt(f);
        };
        let places = u32::try_from(places)
            .unwrap_or(MOST_PLACES)
            .min(MOST_PLACES);
        let (mut scale, mut unit) = unit_of(self.in_units(1, 0));
        // What would be rounded to a thousand millions is a billion.
        let next = unit_of(scale.saturating_mul(1_000));
        let thousand = power_of_ten(places + 3);
        if next.0 > scale && scale > 1 && self.in_units(scale, places) >= thousand {
            (scale, unit) = next;
        }
        let units = self.in_units(scale, places);
        write!(f, "{}{unit}", Fixed { units, places })
    }
}

/// A decimal with all its places: `units` / 10^`places`.
pub struct Fixed {
    pub units: u128,
    pub places: u32,
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = power_of_ten(self.places);
        write_whole(f, self.units.checked_div(one).unwrap_or(0))?;
        let mut fraction = self.units.checked_rem(one).unwrap_or(0);
        if self.places > 0 {
            f.write_char('.')?;
        }
        for _ in 0..self.places {
            fraction = fraction.saturating_mul(10);
            f.write_char(digit(fraction.checked_div(one).unwrap_or(0)))?;
            fraction = fraction.checked_rem(one).unwrap_or(0);
        }
        Ok(())
    }
}

fn power_of_ten(exponent: u32) -> u128 {
    10_u128.checked_pow(exponent).unwrap_or(u128::MAX)
}

/// A whole number with its digits in groups of three: `17,500`.
pub struct Grouped(pub u64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = digits(self.0.into());
        let mut left = digits.iter().flatten().count();
        for &digit in digits.iter().flatten() {
            f.write_char(digit)?;
            left -= 1;
            if left > 0 && left % 3 == 0 {
                f.write_char(',')?;
            }
        }
        Ok(())
    }
}

fn write_whole(f: &mut fmt::Formatter<'_>, number: u128) -> fmt::Result {
    let digits = digits(number);
    digits
        .into_iter()
        .flatten()
        .try_for_each(|digit| f.write_char(digit))
}

/// Returns the digits of a number: as many places as the largest number has, filled from the last.
fn digits(mut number: u128) -> [Option<char>; 39] {
    let mut digits = [None; 39];
    for place in digits.iter_mut().rev() {
        *place = Some(digit(number % 10));
        number /= 10;
        if number == 0 {
            break;
        }
    }
    digits
}

fn digit(number: u128) -> char {
    char::from(b'0' + number as u8)
}
