//! Days as a person types them, and the days beside them.

use hyperscaler_investments::{DATA_AS_OF, Date};

/// Parses a date; the error names what was probably meant where another order or spelling was typed.
pub fn date(text: &str) -> Result<Date, String> {
    let text = text.trim();
    let error = match text.parse::<Date>() {
        Ok(date) => return Ok(date),
        Err(error) => format!("{error:#}"),
    };
    if ["today", "now"].contains(&text.to_ascii_lowercase().as_str()) {
        return Err(format!(
            "{error}; the clock is never read, and {DATA_AS_OF} is the data's own day"
        ));
    }
    if let Some(impossible) = impossible(text) {
        return Err(impossible);
    }
    match respelled(text) {
        Some(meant) => Err(format!("{error}; did you mean \"{meant}\"?")),
        None => Err(error),
    }
}

/// Says why a date of the right form is none.
fn impossible(text: &str) -> Option<String> {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, rest @ ..] = parts.as_slice() else {
        return None;
    };
    let is_number =
        |part: &str, digits| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    let has_form = is_number(year, 4) && is_number(month, 2);
    if !has_form || rest.len() > 1 || !rest.iter().all(|day| is_number(day, 2)) {
        return None;
    }
    let Ok(whole_month) = format!("{year}-{month}").parse::<Date>() else {
        return Some(format!("there is no month {month}"));
    };
    let days = whole_month.last_day().day()?;
    Some(format!("{whole_month} has {days} days"))
}

/// Returns the date that was probably meant by digits in another form or order.
fn respelled(text: &str) -> Option<Date> {
    let parts: Vec<_> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    // A week is no month.
    if text.contains(['W', 'w']) {
        return None;
    }
    let meant = match *parts.as_slice() {
        [year, month] | [month, year] if year.len() == 4 => format!("{year}-{month:0>2}"),
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [day, month, year] if year.len() == 4 && text.contains('.') => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        [day] if day.len() == 8 => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        _ => return None,
    };
    meant.parse().ok()
}

/// Parses a year.
pub fn year(text: &str) -> Result<u16, String> {
    const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;
    let year = text.trim().parse().ok();
    let year = year.filter(|year| YEARS.contains(year));
    year.ok_or_else(|| "expected a year, such as 2030".into())
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

    use super::{date, day_after, day_before, first_day, year, year_before};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_that_is_none_is_told_from_a_text_that_is_none() {
        let form = "not a date: expected YYYY, YYYY-MM or YYYY-MM-DD";
        for (typed, message) in [
            ("2023-02-29", "2023-02 has 28 days".into()),
            ("2024-04-31", "2024-04 has 30 days".into()),
            ("2024-13", "there is no month 13".into()),
            ("2024-00-01", "there is no month 00".into()),
            ("20240501", format!("{form}; did you mean \"2024-05-01\"?")),
            (
                "01.05.2024",
                format!("{form}; did you mean \"2024-05-01\"?"),
            ),
            ("2024-W05", form.into()),
            ("tomorrow", form.into()),
        ] {
            assert_eq!(date(typed), Err(message), "{typed}");
        }
        assert_eq!(year("2030"), Ok(2030));
        assert!(year("-1").is_err() && year("0").is_err());
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
