//! How sums of money are written: exact, short, and from integers alone.

use core::fmt::{self, Write};

use super::vocabulary::Qualifier;

/// A sum of money as it is printed: `about EUR 7.8 bn`.
pub struct Money<'a> {
    pub qualifier: Qualifier,
    pub currency: &'a str,
    pub units: u128,
}

impl fmt::Display for Money<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.qualifier.in_words();
        if !words.is_empty() {
            f.write_str(words)?;
            f.write_char(' ')?;
        }
        f.write_str(self.currency)?;
        write!(f, " {}", Scaled(self.units))
    }
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

fn write_whole(f: &mut fmt::Formatter<'_>, mut number: u128) -> fmt::Result {
    // As many as the largest number has, filled from the last.
    let mut digits = [None; 39];
    for place in digits.iter_mut().rev() {
        *place = Some(digit(number % 10));
        number /= 10;
        if number == 0 {
            break;
        }
    }
    digits
        .into_iter()
        .flatten()
        .try_for_each(|digit| f.write_char(digit))
}

fn digit(number: u128) -> char {
    char::from(b'0' + number as u8)
}
