//! Days as a person types them, and the days beside them.

use hyperscaler_investments::Date;

/// Parses a date; the error names what was probably meant where another order or spelling was
/// typed.
pub fn date(text: &str) -> Result<Date, String> {
    let error = match text.trim().parse() {
        Ok(date) => return Ok(date),
        Err(error) => error,
    };
    let parts: Vec<_> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let meant = match *parts.as_slice() {
        [year, month] | [month, year] if year.len() == 4 => format!("{year}-{month:0>2}"),
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [day, month, year] if year.len() == 4 && text.contains('.') => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => return Err(error.to_string()),
    };
    Err(match meant.parse::<Date>() {
        Ok(meant) => format!("{error}; did you mean \"{meant}\"?"),
        Err(_) => error.to_string(),
    })
}

/// Returns the first day of a month or year; a whole day is its own first day.
pub fn first_day(date: Date) -> Date {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    Date::from_ymd(date.year(), month, day).unwrap_or(date)
}

/// Returns the day before; the first day of year 0 has none and stays.
pub fn day_before(date: Date) -> Date {
    let (year, month, day) = (
        date.year(),
        date.month().unwrap_or(1),
        date.day().unwrap_or(1),
    );
    let before = if day > 1 {
        Date::from_ymd(year, month, day - 1)
    } else if month > 1 {
        Date::from_ym(year, month - 1)
    } else {
        year.checked_sub(1).and_then(Date::from_year)
    };
    before.map_or(date, Date::last_day)
}

/// Returns the day after; the last day of year 9999 has none and stays.
pub fn day_after(date: Date) -> Date {
    let last = date.last_day();
    let (year, month, day) = (
        last.year(),
        last.month().unwrap_or(12),
        last.day().unwrap_or(31),
    );
    let next_month = || match month {
        12 => Date::from_ymd(year + 1, 1, 1),
        _ => Date::from_ymd(year, month + 1, 1),
    };
    let after = Date::from_ymd(year, month, day + 1).or_else(next_month);
    after.unwrap_or(last)
}

/// Returns the same day a year before; of 29 February, the 28th.
pub fn year_before(date: Date) -> Date {
    let (year, month, day) = (
        date.year().saturating_sub(1),
        date.month().unwrap_or(12),
        date.day().unwrap_or(31),
    );
    let before = Date::from_ymd(year, month, day).or(Date::from_ymd(year, month, 28));
    before.unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use hyperscaler_investments::Date;

    use super::{day_after, day_before, first_day, year_before};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_beside_days() {
        assert_eq!(first_day(day("2024")), day("2024-01-01"));
        assert_eq!(first_day(day("2024-05")), day("2024-05-01"));
        assert_eq!(day_before(day("2024-03-01")), day("2024-02-29"));
        assert_eq!(day_before(day("2024-01-01")), day("2023-12-31"));
        assert_eq!(day_before(day("0000-01-01")), day("0000-01-01"));
        assert_eq!(day_after(day("2024-02")), day("2024-03-01"));
        assert_eq!(day_after(day("2023-12-31")), day("2024-01-01"));
        assert_eq!(day_after(day("9999-12-31")), day("9999-12-31"));
        assert_eq!(year_before(day("2024-02-29")), day("2023-02-28"));
        assert_eq!(year_before(day("2026-06-30")), day("2025-06-30"));
    }
}
