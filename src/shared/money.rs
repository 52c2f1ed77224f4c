//! How sums of money are written: exact, short, and from integers alone.

use core::fmt::{self, Write};

use super::vocabulary::Qualifier;

/// A sum of money as it is printed: `about EUR 7.8 bn`, `USD 1.5 bn to 2 bn`.
pub struct Money<'a> {
    pub qualifier: Qualifier,
    pub currency: &'a str,
    pub units: u128,
    /// The upper end of a range.
    pub at_most: Option<u64>,
}

impl fmt::Display for Money<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_qualifier(f, self.qualifier)?;
        f.write_str(self.currency)?;
        write!(f, " {}", Scaled(self.units))?;
        match self.at_most {
            Some(units) => write!(f, " to {}", Scaled(units.into())),
            None => Ok(()),
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
        let (scale, unit) = match self.0 {
            1_000_000_000.. => (1_000_000_000, " bn"),
            1_000_000.. => (1_000_000, " m"),
            _ => (1, ""),
        };
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
