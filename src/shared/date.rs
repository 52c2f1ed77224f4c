//! Dates of days, months and years.

use core::fmt;
use core::str::FromStr;

use super::given::Given;
use super::pad::pad_with;

/// A day, a month or a year, as EDTF level 0 (ISO 8601-2) writes it: `2024-05-22`, `2024-05`, `2024`.
///
/// A date that is only known to the month or the year counts from its **last** day: what was
/// announced "in 2022" is public on 2022-12-31, not before. Dates order by their last day, the coarser
/// first, so that `date <= day` means that the date is over by that day. For "from that year on", compare with
/// [`first_day`](Self::first_day): `date >= "2024".parse()?` is true of no day of 2024 but the last.
///
/// Files have it as text: TOML's own dates, which stand there without quotation marks, are not read.
///
/// ```
/// use hyperscaler_investments::Date;
///
/// let month: Date = "2024-05".parse()?;
/// assert_eq!((month.year(), month.month(), month.day()), (2024, Some(5), None));
/// assert_eq!(month.last_day().to_string(), "2024-05-31");
/// assert!("2024-05-30".parse::<Date>()? < month);
/// assert!(month < "2024-05-31".parse()?);
/// # Ok::<(), hyperscaler_investments::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(u32);

/// How precisely a date is known, in the lowest two bits.
const TO_THE_YEAR: u32 = 0;
const TO_THE_MONTH: u32 = 1;
const TO_THE_DAY: u32 = 2;

impl Date {
    /// Returns a whole day, or `None` if there is no such day in the (proleptic) Gregorian calendar.
    ///
    /// ```
    /// use hyperscaler_investments::Date;
    /// assert_eq!(Date::from_ymd(2024, 2, 29).unwrap().to_string(), "2024-02-29");
    /// assert!(Date::from_ymd(2023, 2, 29).is_none());
    /// ```
    #[must_use]
    pub const fn from_ymd(year: u16, month: u8, day: u8) -> Option<Self> {
        if Self::from_ym(year, month).is_none() || day == 0 || day > days_in(year, month) {
            return None;
        }
        Some(Self::pack(year, month, day, TO_THE_DAY))
    }

    /// Returns a month, or `None` if the year or the month is out of range.
    ///
    /// ```
    /// use hyperscaler_investments::Date;
    /// assert_eq!(Date::from_ym(2024, 2).unwrap().to_string(), "2024-02");
    /// assert!(Date::from_ym(2024, 13).is_none());
    /// ```
    #[must_use]
    pub const fn from_ym(year: u16, month: u8) -> Option<Self> {
        if year > 9999 || month == 0 || month > 12 {
            return None;
        }
        Some(Self::pack(year, month, days_in(year, month), TO_THE_MONTH))
    }

    /// Returns a year from 0 to 9999, or `None`.
    ///
    /// ```
    /// use hyperscaler_investments::Date;
    /// assert_eq!(Date::from_year(2024).unwrap().to_string(), "2024");
    /// ```
    #[must_use]
    pub const fn from_year(year: u16) -> Option<Self> {
        if year > 9999 {
            return None;
        }
        Some(Self::pack(year, 12, 31, TO_THE_YEAR))
    }

    /// Returns the year.
    ///
    /// ```
    /// assert_eq!("2024-05".parse::<hyperscaler_investments::Date>().unwrap().year(), 2024);
    /// ```
    #[must_use]
    pub const fn year(self) -> u16 {
        (self.0 >> 11) as u16
    }

    /// Returns the month from 1 to 12, if it is known.
    ///
    /// ```
    /// assert_eq!("2024".parse::<hyperscaler_investments::Date>().unwrap().month(), None);
    /// ```
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        match self.0 & 3 {
            TO_THE_YEAR => None,
            _ => Some(self.last_month()),
        }
    }

    /// Returns the day of the month, if it is known.
    ///
    /// ```
    /// assert_eq!("2024-05".parse::<hyperscaler_investments::Date>().unwrap().day(), None);
    /// ```
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        match self.0 & 3 {
            TO_THE_DAY => Some(self.last_day_of_month()),
            _ => None,
        }
    }

    /// Returns the first day of the month or year this date names; a whole day is its own first day.
    ///
    /// ```
    /// use hyperscaler_investments::Date;
    /// assert_eq!(Date::from_ym(2022, 3).unwrap().first_day(), Date::from_ymd(2022, 3, 1).unwrap());
    /// ```
    #[must_use]
    pub const fn first_day(self) -> Self {
        let month = match self.month() {
            Some(month) => month,
            None => 1,
        };
        let day = match self.day() {
            Some(day) => day,
            None => 1,
        };
        Self::pack(self.year(), month, day, TO_THE_DAY)
    }

    /// Returns the last day of the month or year this date names; a whole day is its own last day.
    ///
    /// ```
    /// use hyperscaler_investments::Date;
    /// assert_eq!(Date::from_year(2022).unwrap().last_day(), Date::from_ymd(2022, 12, 31).unwrap());
    /// ```
    #[must_use]
    pub const fn last_day(self) -> Self {
        Self(self.0 & !3 | TO_THE_DAY)
    }

    /// Returns whether the other date names this one or a part of it, as `2024-05-22` does of `2024-05`.
    pub(crate) fn contains(self, other: Self) -> bool {
        self.year() == other.year()
            && self
                .month()
                .is_none_or(|month| other.month() == Some(month))
            && self.day().is_none_or(|day| other.day() == Some(day))
    }

    /// Returns the day before the last day; the first day of year 0 has none and stays.
    pub(crate) const fn previous_day(self) -> Self {
        let (year, month, day) = (self.year(), self.last_month(), self.last_day_of_month());
        if day > 1 {
            Self::pack(year, month, day - 1, TO_THE_DAY)
        } else if month > 1 {
            Self::pack(year, month - 1, days_in(year, month - 1), TO_THE_DAY)
        } else if year > 0 {
            Self::pack(year - 1, 12, 31, TO_THE_DAY)
        } else {
            self.last_day()
        }
    }

    /// Returns the whole days from the last day of `earlier` to the last day of `self`; negative if that is later.
    ///
    /// ```
    /// use hyperscaler_investments::Date;
    /// let day = |text: &str| text.parse::<Date>().unwrap();
    /// assert_eq!(day("2024-03-01").days_since(day("2024-02")), 1);
    /// assert_eq!(day("2023-12-31").days_since(day("2024-12-31")), -366);
    /// ```
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.day_number() - earlier.day_number()
    }

    /// Returns the days since the start of year 0 (the civil-calendar arithmetic with years beginning in March).
    const fn day_number(self) -> i32 {
        let (year, month, day) = (
            self.year() as i32,
            self.last_month() as i32,
            self.last_day_of_month() as i32,
        );
        let year = if month <= 2 { year + 399 } else { year + 400 };
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year
    }

    /// The packed form that the generated tables hold.
    pub(crate) const fn to_bits(self) -> u32 {
        self.0
    }

    /// Returns the date of a packed form that [`Date::to_bits`] gave.
    pub(crate) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The month of the last day.
    const fn last_month(self) -> u8 {
        ((self.0 >> 7) & 15) as u8
    }

    /// The last day's number in its month.
    const fn last_day_of_month(self) -> u8 {
        ((self.0 >> 2) & 31) as u8
    }

    /// Packs the last day and the precision, so that the order of the bits is that of dates.
    pub(crate) const fn pack(year: u16, month: u8, day: u8, precision: u32) -> Self {
        Self((year as u32) << 11 | (month as u32) << 7 | (day as u32) << 2 | precision)
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; width and alignment apply.
impl fmt::Display for Date {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |number: u16| b'0' + (number % 10) as u8;
        let pair = |number: Option<u8>| number.map_or(0, u16::from);
        let (year, month, day) = (self.year(), pair(self.month()), pair(self.day()));
        let text = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
        let known = match (self.month(), self.day()) {
            (None, _) => 4,
            (_, None) => 7,
            _ => 10,
        };
        let text = text
            .get(..known)
            .and_then(|text| core::str::from_utf8(text).ok());
        f.pad(text.unwrap_or_default())
    }
}

impl fmt::Debug for Date {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

/// The error of parsing a [`Date`]: the text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or there is
/// no such month or day.
///
/// ```
/// use hyperscaler_investments::Date;
/// let error = "2024-02-30".parse::<Date>().unwrap_err();
/// assert_eq!(error.to_string(), r#"not a date: "2024-02-30" is no day of the calendar"#);
/// assert_eq!(error.given(), "2024-02-30");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DateError(Given);

impl DateError {
    /// Returns the text that was given; of a very long one, the beginning.
    #[must_use]
    pub fn given(&self) -> &str {
        self.0.as_str()
    }
}

/// `{:#}` leaves out the text that was given, for where it stands already.
impl fmt::Display for DateError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return f.pad("not a date: expected YYYY, YYYY-MM or YYYY-MM-DD");
        }
        pad_with(f, |f| {
            let given = self.given().as_bytes();
            let trouble = if has_form(given, b"YYYY-MM") {
                "is no month of the calendar"
            } else if has_form(given, b"YYYY-MM-DD") {
                "is no day of the calendar"
            } else {
                "has not the form YYYY, YYYY-MM or YYYY-MM-DD"
            };
            write!(f, "not a date: {} {trouble}", self.0)
        })
    }
}

/// The sentence: it is what `main` prints of an error, and `expect`.
impl fmt::Debug for DateError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DateError({self})")
    }
}

impl core::error::Error for DateError {}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse(text.as_bytes()).ok_or(DateError(Given::new(text)))
    }
}

/// Returns whether a text has digits where a form has letters, and hyphens where it has those.
fn has_form(text: &[u8], form: &[u8]) -> bool {
    let fits = |(byte, of_form): (&u8, &u8)| match of_form {
        b'-' => byte == of_form,
        _ => byte.is_ascii_digit(),
    };
    text.len() == form.len() && text.iter().zip(form).all(fits)
}

fn parse(text: &[u8]) -> Option<Date> {
    let (year, rest) = text.split_first_chunk::<4>()?;
    let year = number(year)?;
    let small = |digits: [u8; 2]| number(&digits).map(|number| number as u8);
    match *rest {
        [] => Date::from_year(year),
        [b'-', a, b] => Date::from_ym(year, small([a, b])?),
        [b'-', a, b, b'-', c, d] => Date::from_ymd(year, small([a, b])?, small([c, d])?),
        _ => None,
    }
}

fn number(digits: &[u8]) -> Option<u16> {
    digits.iter().try_fold(0, |number, &digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + u16::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn the_day_before_is_one_day_earlier() {
        let mut day = Date::from_ymd(2001, 3, 2);
        // Over a leap year, and another that is none.
        for _ in 0..800 {
            let before = day.map(Date::previous_day);
            assert_eq!(
                before.zip(day).map(|(before, day)| before.days_since(day)),
                Some(-1)
            );
            assert_eq!(before, before.map(Date::last_day));
            day = before;
        }
        let first = Date::from_ymd(0, 1, 1);
        assert_eq!(first.map(Date::previous_day), first);
    }
}
