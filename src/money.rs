//! Amounts and their currencies. Sums and conversions stand in files of their own; nothing here knows a record.

use core::fmt;
use core::num::NonZeroU64;

use rust_decimal::Decimal;

use crate::Qualifier;
use crate::handle::handle;
use crate::shared::money::{LIMIT, Money, Rounded, is_of_ranges};
use crate::shared::pad::align;
use crate::tables;
use crate::tables::at;

handle! {
    /// A currency by its ISO 4217 code.
    ///
    /// Those of the countries that records name are here, those of the reference rates, and the US dollar. Parsing also
    /// takes the English name and a sign that belongs to one currency alone.
    ///
    /// ```
    /// use hyperscaler_investments::Currency;
    /// assert_eq!("eur".parse(), Ok(Currency::EUR));
    /// assert_eq!("€".parse(), Ok(Currency::EUR));
    /// ```
    Currency in currency, called "currency",
    key: code, "Returns the ISO 4217 code.",
    example: "EUR",
}

impl Currency {
    /// Returns the English name.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Currency::GBP.name(), "pound sterling");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::currency::name(self.0)
    }

    /// Returns the number of decimal places of the minor unit (ISO 4217): 2 where there are cents.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Currency::EUR.minor_units(), 2);
    /// ```
    #[must_use]
    pub fn minor_units(self) -> u8 {
        at(&tables::currency::MINOR_UNITS, self.0)
    }
}

/// A sum of money as it was first stated: whole currency units, a currency, and a qualifier.
///
/// `Display` writes it exactly and shortly: `EUR 15.7 bn`, `more than USD 900 m`. "bn" is 10<sup>9</sup>, "m"
/// is 10<sup>6</sup>. A range shows both ends: `USD 1.5 bn to 2 bn`. Width and alignment apply. With a precision, the
/// number is rounded to so many digits behind the point: a lower bound down, a ceiling up, both ends of
/// a range to the nearest.
///
/// ```
/// use hyperscaler_investments::{Currency, Qualifier, investments};
///
/// let amount = investments::GOOGLE_IT_2020.amount().unwrap();
/// assert_eq!(amount.units(), 900_000_000);
/// assert_eq!(amount.currency(), Currency::USD);
/// assert_eq!(amount.qualifier(), Qualifier::MoreThan);
/// assert_eq!(amount.to_string(), "more than USD 900 m");
/// assert_eq!(format!("{amount:>25}|"), "      more than USD 900 m|");
/// assert_eq!(format!("{amount:.1}"), "more than USD 900.0 m");
/// ```
///
/// Figures of your own are made by [`Amount::new`] and [`Amount::range`]. They are written like these, and converted by
/// [`Snapshot::amount_in`](crate::Snapshot::amount_in) or [`ExchangeRate::convert`](crate::ExchangeRate::convert). To be
/// in totals they must be [records of your own](crate#your-own-records), for only of records it is known what counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    units: u64,
    at_most: Option<NonZeroU64>,
    currency: Currency,
    qualifier: Qualifier,
}

impl Amount {
    /// Returns a sum of your own, in whole currency units.
    ///
    /// Returns `None` where the data's own amounts could not be such: the sum must be above zero and below
    /// 2<sup>53</sup>, and the qualifier not [`Unquantified`](Qualifier::Unquantified).
    ///
    /// ```
    /// use hyperscaler_investments::{Amount, Currency, Qualifier};
    ///
    /// let amount = Amount::new(7_800_000_000, Currency::EUR, Qualifier::About).unwrap();
    /// assert_eq!(amount.to_string(), "about EUR 7.8 bn");
    /// assert_eq!(Amount::new(0, Currency::EUR, Qualifier::Exact), None);
    /// ```
    #[must_use]
    pub const fn new(units: u64, currency: Currency, qualifier: Qualifier) -> Option<Self> {
        if units == 0 || units >= LIMIT || matches!(qualifier, Qualifier::Unquantified) {
            return None;
        }
        Some(Self::stated(units, currency, qualifier))
    }

    /// Returns a range of your own, from its lower end to its upper one.
    ///
    /// Returns `None` where [`Amount::new`] does, if the upper end is not the larger or not below 2<sup>53</sup>, and if
    /// the qualifier is neither [`Exact`](Qualifier::Exact) nor [`About`](Qualifier::About).
    ///
    /// ```
    /// use hyperscaler_investments::{Amount, Currency, Qualifier};
    ///
    /// let range = Amount::range(1_500_000_000, 2_000_000_000, Currency::USD, Qualifier::Exact).unwrap();
    /// assert_eq!(range.to_string(), "USD 1.5 bn to 2 bn");
    /// assert_eq!(Amount::range(2, 1, Currency::USD, Qualifier::Exact), None);
    /// ```
    #[must_use]
    pub const fn range(
        units: u64,
        at_most: u64,
        currency: Currency,
        qualifier: Qualifier,
    ) -> Option<Self> {
        if !is_of_ranges(qualifier) || at_most <= units || at_most >= LIMIT {
            return None;
        }
        match Self::new(units, currency, qualifier) {
            Some(lower) => Some(Self {
                at_most: NonZeroU64::new(at_most),
                ..lower
            }),
            None => None,
        }
    }

    /// Returns an amount that the tables hold.
    pub(crate) const fn stated(units: u64, currency: Currency, qualifier: Qualifier) -> Self {
        Self {
            units,
            at_most: None,
            currency,
            qualifier,
        }
    }

    /// Returns the amount as the lower end of a range, if there is an upper one.
    pub(crate) fn up_to(self, at_most: Option<u64>) -> Self {
        let at_most = at_most.and_then(NonZeroU64::new);
        Self { at_most, ..self }
    }

    /// Returns the sum in whole currency units, below 2<sup>53</sup>; of a range the lower end, which is what
    /// totals add.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.amount().unwrap().units(), 2_500_000_000);
    /// ```
    #[must_use]
    pub const fn units(self) -> u64 {
        self.units
    }

    /// Returns the upper end of a range ("USD 1.5 bn to 2 bn") in whole currency units; `None` for a single sum.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.amount().unwrap().at_most(), None);
    /// ```
    #[must_use]
    pub const fn at_most(self) -> Option<u64> {
        match self.at_most {
            Some(units) => Some(units.get()),
            None => None,
        }
    }

    /// Returns the sum in currency units as a decimal.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.amount().unwrap().value().to_string(), "2500000000");
    /// ```
    #[must_use]
    pub const fn value(self) -> Decimal {
        decimal(self.units as u128, 0)
    }

    /// Returns the currency in which it was stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, investments};
    /// assert_eq!(investments::AWS_ES_2021.amount().unwrap().currency(), Currency::EUR);
    /// ```
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Returns the qualifier with which it was stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Qualifier, investments};
    /// assert_eq!(investments::AWS_ES_2021.amount().unwrap().qualifier(), Qualifier::Exact);
    /// ```
    #[must_use]
    pub const fn qualifier(self) -> Qualifier {
        self.qualifier
    }
}

impl fmt::Display for Amount {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = |units| Rounded::whole(self.qualifier, units);
        let at_most = self.at_most().map(|units| whole(units.into()));
        write_money(f, self.currency, whole(self.units.into()), at_most)
    }
}

/// Writes qualifier, currency code, a sum and the upper end of a range, rounded to the formatter's precision. From
/// integers, for a decimal's own `Display` reaches the heap.
pub(crate) fn write_money(
    f: &mut fmt::Formatter<'_>,
    currency: Currency,
    sum: Rounded,
    at_most: Option<Rounded>,
) -> fmt::Result {
    let money = Money {
        currency: currency.code(),
        sum,
        at_most,
    };
    match f.precision() {
        None => align(f, format_args!("{money}")),
        Some(places) => align(f, format_args!("{money:.places$}")),
    }
}

/// Writes a line of a total, with the precision asked for: `pledged: EUR 33.7 bn`.
pub(crate) fn write_line(
    f: &mut fmt::Formatter<'_>,
    is_first: bool,
    label: fmt::Arguments<'_>,
    sum: impl fmt::Display,
) -> fmt::Result {
    let before = if is_first { "" } else { "\n" };
    match f.precision() {
        None => write!(f, "{before}{label}: {sum}"),
        Some(places) => write!(f, "{before}{label}: {sum:.places$}"),
    }
}

/// Returns a sum that may be no whole number of units, to be written.
pub(crate) const fn rounded(qualifier: Qualifier, value: Decimal) -> Rounded {
    Rounded {
        qualifier,
        units: value.mantissa().unsigned_abs(),
        scale: value.scale(),
    }
}

/// Writes an amount with a sign: `+EUR 15.7 bn`, `-more than USD 900 m`.
pub(crate) fn signed(f: &mut fmt::Formatter<'_>, plus: bool, amount: Amount) -> fmt::Result {
    f.write_str(if plus { "+" } else { "-" })?;
    fmt::Display::fmt(&amount, f)
}

/// Returns units below 2<sup>96</sup> as a decimal, of whose digits the last `scale` stand behind the point.
pub(crate) const fn decimal(units: u128, scale: u32) -> Decimal {
    // As no scale is larger, none can panic.
    let scale = if scale > 28 { 28 } else { scale };
    Decimal::from_parts(
        units as u32,
        (units >> 32) as u32,
        (units >> 64) as u32,
        false,
        scale,
    )
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use super::*;

    struct Longest;

    impl fmt::Display for Longest {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let sum = Rounded::whole(Qualifier::MoreThan, u128::MAX);
            write_money(f, Currency::EUR, sum, None)
        }
    }

    /// What is padded has to fit a buffer.
    #[test]
    fn the_longest_sum_can_be_padded() {
        let text = format!("{Longest}");
        assert_eq!(
            text,
            "more than EUR 340282366920938463463374607431.768211455 bn"
        );
        assert_eq!(format!("{Longest:>80}"), format!("{text:>80}"));
    }

    /// What is written of a sum, in whole units and with so many places.
    #[test]
    fn a_sum_is_rounded_as_its_qualifier_allows() {
        let shown = |qualifier, units, scale, places: Option<usize>| {
            let sum = Rounded {
                qualifier,
                units,
                scale,
            };
            match places {
                None => format!("{sum}"),
                Some(places) => format!("{sum:.places$}"),
            }
        };
        let (exact, more, up_to) = (Qualifier::Exact, Qualifier::MoreThan, Qualifier::UpTo);
        for (qualifier, units, scale, places, expected) in [
            (exact, 0, 28, None, "0"),
            (exact, 1_499_999, 6, None, "1"),
            (exact, 1_500_000, 6, None, "2"),
            (more, 1_999_999, 6, None, "1"),
            (up_to, 1_000_001, 6, None, "2"),
            (up_to, 1_000_000, 6, None, "1"),
            (exact, 785_108_070_125_853, 6, None, "785.10807 m"),
            (exact, 785_108_070_125_853, 6, Some(0), "785 m"),
            (exact, 785_108_070_125_853, 6, Some(1), "785.1 m"),
            (exact, 785_108_070_125_853, 6, Some(9), "785.108070126 m"),
            (exact, 785_108_070_125_853, 6, Some(99), "785.108070126 m"),
            // What is rounded to the next unit is written in it, and only then.
            (exact, 999_960_000, 0, Some(1), "1.0 bn"),
            (exact, 960_000_000, 0, Some(1), "960.0 m"),
            (more, 999_960_000, 0, Some(1), "999.9 m"),
            (exact, 999_999, 0, Some(0), "999999"),
            (exact, 1, 28, Some(9), "0.000000000"),
            (up_to, 1, 28, Some(9), "0.000000001"),
            (
                exact,
                (1 << 96) - 1,
                0,
                Some(2),
                "79228162514264337593.54 bn",
            ),
            (exact, (1 << 96) - 1, 28, Some(9), "7.922816251"),
        ] {
            let found = shown(qualifier, units, scale, places);
            assert_eq!(found, expected, "{qualifier} {units} {scale} {places:?}");
        }
    }

    /// No sum of the data's reaches the highest word.
    #[test]
    fn a_decimal_has_three_words() {
        let units = 3 << 64 | 2 << 32 | 1;
        let value = decimal(units, 4);
        assert_eq!((value.mantissa().unsigned_abs(), value.scale()), (units, 4));
    }
}
