//! Ids as values of their own. Nothing here knows the fields of a record.

use core::fmt;
use core::str::FromStr;

use crate::{Agreement, Investment, Market, Rate, Region, Source};

/// The id or code of a record as a value of its own.
///
/// It parses, prints and serialises as a string, where the record itself serialises whole: a field
/// `region: Id<Region>` reads and writes `"eu-south-2"`.
///
/// ```
/// use hyperscaler_investments::{Id, Investment, Region, investments};
///
/// let id: Id<Investment> = "AWS-ES-2021".parse()?;
/// assert_eq!(id.record(), investments::AWS_ES_2021);
/// assert_eq!(id.to_string(), "aws-es-2021");
///
/// let region: Id<Region> = "eu-south-2".parse()?;
/// assert_eq!(region.record().name(), "Europe (Spain)");
///
/// let error = "aws-es-aragn-2024".parse::<Id<Investment>>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"unknown investment "aws-es-aragn-2024"; did you mean "aws-es-aragon-2024"?"#,
/// );
/// # Ok::<(), hyperscaler_investments::UnknownName>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<T>(T);

impl<T: Copy> Id<T> {
    /// Returns the record that has this id.
    ///
    /// ```
    /// use hyperscaler_investments::{Id, investments};
    /// assert_eq!(Id::from(investments::AWS_ES_2021).record(), investments::AWS_ES_2021);
    /// ```
    #[must_use]
    pub const fn record(self) -> T {
        self.0
    }
}

macro_rules! ids {
    ($($type:ident),+) => {
        $(
            impl From<$type> for Id<$type> {
                #[inline]
                fn from(record: $type) -> Self {
                    Self(record)
                }
            }

            impl From<Id<$type>> for $type {
                #[inline]
                fn from(id: Id<$type>) -> Self {
                    id.0
                }
            }
        )+
    };
}

ids!(Agreement, Investment, Market, Rate, Region, Source);

impl<T: FromStr> FromStr for Id<T> {
    type Err = T::Err;

    #[inline]
    fn from_str(id: &str) -> Result<Self, T::Err> {
        id.parse().map(Self)
    }
}

impl<T: fmt::Display> fmt::Display for Id<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: fmt::Display> fmt::Debug for Id<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}
