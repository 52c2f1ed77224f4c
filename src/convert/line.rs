//! The lines of converted totals: one for each phase, and one for its ceilings.

use core::array;
use core::fmt;
use core::iter::{Flatten, FusedIterator};

use rust_decimal::Decimal;

use crate::money::{rounded, write_money};
use crate::{Currency, Phase, Qualifier};

/// One line of [`Converted`](crate::Converted) or [`ReferenceTotals`](crate::ReferenceTotals): everything of a
/// phase, in the currency asked for.
///
/// `Display` writes the sum like an amount, in whole units; with a precision, as many digits behind the point:
/// `{:.1}`. A lower bound is rounded down, a ceiling up. Width and alignment apply.
///
/// ```
/// use hyperscaler_investments::{Currency, Phase, Qualifier, Rate, as_of, investments};
///
/// // More than USD 900 m, at USD 1 = EUR 0.9211.
/// let totals = as_of("2024-05-27".parse()?).totals([investments::GOOGLE_IT_2020]);
/// let rates = [Rate::get("usd-eur-2024-05-27").unwrap().into()];
/// let converted = totals.convert(Currency::EUR, &rates)?;
/// let line = converted.iter().next().unwrap();
/// assert_eq!((line.phase(), line.currency()), (Phase::Pledged, Currency::EUR));
/// assert_eq!(line.qualifier(), Qualifier::MoreThan);
/// assert_eq!(line.to_string(), "more than EUR 828.99 m");
/// assert_eq!(format!("{line:.1}"), "more than EUR 828.9 m");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConvertedTotal {
    phase: Phase,
    currency: Currency,
    qualifier: Qualifier,
    value: Decimal,
}

impl ConvertedTotal {
    pub(crate) const fn new(currency: Currency, sum: Part<Decimal>) -> Self {
        Self {
            phase: sum.phase,
            currency,
            qualifier: sum.qualifier,
            value: sum.value,
        }
    }

    /// Returns the phase.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns the currency asked for.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the qualifier of the sum, by the rule of [`Total::qualifier`](crate::Total::qualifier).
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Returns the sum in currency units, not rounded.
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }
}

impl fmt::Display for ConvertedTotal {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_money(f, self.currency, rounded(self.qualifier, self.value), None)
    }
}

impl fmt::Debug for ConvertedTotal {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ConvertedTotal({}: {self})", self.phase)
    }
}

/// A part of a line, or all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part<V> {
    pub(crate) phase: Phase,
    pub(crate) qualifier: Qualifier,
    pub(crate) value: V,
}

/// The most lines of one currency.
const LINES: usize = Phase::ALL.len() * 2;

/// The lines of one currency.
#[derive(Clone)]
pub(crate) struct Lines<V>([Option<Part<V>>; LINES]);

impl<V: Copy> Lines<V> {
    pub(crate) const EMPTY: Self = Self([None; LINES]);

    /// Adds a part to its line; returns `None`, and adds nothing, if the sum would overflow.
    pub(crate) fn add(&mut self, part: Part<V>, sum_of: fn(V, V) -> Option<V>) -> Option<()> {
        let is_ceiling = part.qualifier == Qualifier::UpTo;
        let line = self.0.get_mut(line_number(part.phase, is_ceiling))?;
        let sum = match *line {
            None => part,
            Some(sum) => Part {
                phase: sum.phase,
                qualifier: looser(sum.qualifier, part.qualifier),
                value: sum_of(sum.value, part.value)?,
            },
        };
        *line = Some(sum);
        Some(())
    }

    pub(crate) fn get(&self, phase: Phase) -> Option<Part<V>> {
        *self.0.get(line_number(phase, false))?
    }

    pub(crate) fn map(&self, shown: impl Fn(Part<V>) -> ConvertedTotal) -> Shown {
        self.0.map(|line| line.map(&shown))
    }
}

/// The lines as they are shown.
type Shown = [Option<ConvertedTotal>; LINES];

/// An iterator over the lines of [`Converted`](crate::Converted) or of
/// [`ReferenceTotals`](crate::ReferenceTotals), by phase.
#[derive(Clone, Debug)]
pub struct ConvertedIter(Flatten<array::IntoIter<Option<ConvertedTotal>, LINES>>);

impl ConvertedIter {
    pub(crate) fn new(lines: Shown) -> Self {
        Self(lines.into_iter().flatten())
    }
}

impl Iterator for ConvertedIter {
    type Item = ConvertedTotal;

    #[inline]
    fn next(&mut self) -> Option<ConvertedTotal> {
        self.0.next()
    }
}

impl FusedIterator for ConvertedIter {}

/// Returns the qualifier of a sum of two: more than, else about, else exact. Ceilings meet only ceilings.
const fn looser(a: Qualifier, b: Qualifier) -> Qualifier {
    if looseness(b) > looseness(a) { b } else { a }
}

const fn looseness(qualifier: Qualifier) -> u8 {
    match qualifier {
        Qualifier::MoreThan => 2,
        Qualifier::About => 1,
        Qualifier::Exact | Qualifier::UpTo | Qualifier::Unquantified => 0,
    }
}

const fn line_number(phase: Phase, ceiling: bool) -> usize {
    phase as usize * 2 + ceiling as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No record of the data set is a ceiling that counts; of an overlay's some may be.
    #[test]
    fn every_line_has_a_place_of_its_own() {
        let mut lines = [false; Phase::ALL.len() * 2];
        for &phase in Phase::ALL {
            for ceiling in [false, true] {
                let is_taken = core::mem::replace(&mut lines[line_number(phase, ceiling)], true);
                assert!(!is_taken, "{phase}, ceiling: {ceiling}");
            }
        }
    }

    #[test]
    fn what_would_overflow_is_not_added() {
        let part = |value| Part {
            phase: Phase::Spent,
            qualifier: Qualifier::Exact,
            value,
        };
        let mut lines = Lines::EMPTY;
        assert_eq!(lines.add(part(u8::MAX), u8::checked_add), Some(()));
        assert_eq!(lines.add(part(1), u8::checked_add), None);
        assert_eq!(lines.get(Phase::Spent), Some(part(u8::MAX)));
    }

    #[test]
    fn ceilings_stay_apart() {
        let part = |qualifier, value| Part {
            phase: Phase::Pledged,
            qualifier,
            value,
        };
        let mut lines = Lines::EMPTY;
        for (qualifier, value) in [
            (Qualifier::UpTo, 1),
            (Qualifier::About, 2),
            (Qualifier::MoreThan, 4),
            (Qualifier::Exact, 8),
            (Qualifier::UpTo, 16),
        ] {
            assert_eq!(lines.add(part(qualifier, value), u8::checked_add), Some(()));
        }
        let expected = [part(Qualifier::MoreThan, 14), part(Qualifier::UpTo, 17)];
        assert!(lines.0.into_iter().flatten().eq(expected));
    }
}
