//! Reference rates: months as numbers, and what makes an average. The compiler writes the figures by these
//! rules and the library reads them.

use super::date::Date;

/// The fewest days on which a rate must have been published in a month: the mean of fewer is no average.
pub const FEWEST_DAYS: u8 = 10;

/// Stands for no average in a run of figures: a rate is above zero.
pub const NO_FIGURE: u64 = 0;

/// Returns the number of a month, counted from the first of year 0; `None` if the date is a whole year.
pub const fn month_number(date: Date) -> Option<u32> {
    match date.month() {
        Some(month) => Some(first_of(date.year()) + month as u32 - 1),
        None => None,
    }
}

/// Returns the month of a number; `None` if it lies beyond the last year of a date.
pub const fn month(number: u32) -> Option<Date> {
    Date::from_ym((number / 12) as u16, (number % 12 + 1) as u8)
}

/// Returns the number of the first month of a year.
pub const fn first_of(year: u16) -> u32 {
    year as u32 * 12
}

/// Returns the number of the last month of a year.
pub const fn last_of(year: u16) -> u32 {
    first_of(year) + 11
}
