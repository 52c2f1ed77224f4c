//! Dates against a calendar that counts day by day.

use hyperscaler_investments::{Date, as_of};

/// Every day of the years given: year, month, day.
fn calendar(years: std::ops::RangeInclusive<u16>) -> impl Iterator<Item = (u16, u8, u8)> {
    years.flat_map(|year| {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let february = if leap { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        (1..=12)
            .zip(lengths)
            .flat_map(move |(month, length)| (1..=length).map(move |day| (year, month, day)))
    })
}

fn ymd((year, month, day): (u16, u8, u8)) -> Date {
    Date::from_ymd(year, month, day).expect("a day")
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

#[test]
fn every_day_parses_and_prints() {
    for (year, month, day) in calendar(1990..=2100) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        let parsed = date(&text);
        assert_eq!(parsed, ymd((year, month, day)));
        assert_eq!(
            (parsed.year(), parsed.month(), parsed.day()),
            (year, Some(month), Some(day))
        );
        assert_eq!(
            (parsed.to_string(), format!("{parsed:?}")),
            (text.clone(), format!("Date({text})"))
        );
        assert_eq!(parsed.last_day(), parsed);
    }
}

#[test]
fn every_month_and_year_parses_and_prints() {
    for year in (1990..=2100).chain([0, 1, 999, 9999]) {
        let whole = Date::from_year(year).expect("a year");
        assert_eq!(
            (whole.year(), whole.month(), whole.day()),
            (year, None, None)
        );
        assert_eq!(
            (whole.to_string(), date(&format!("{year:04}"))),
            (format!("{year:04}"), whole)
        );
        for month in 1..=12 {
            let part = Date::from_ym(year, month).expect("a month");
            assert_eq!(
                (part.year(), part.month(), part.day()),
                (year, Some(month), None)
            );
            let text = format!("{year:04}-{month:02}");
            assert_eq!((part.to_string(), date(&text)), (text, part));
        }
    }
}

#[test]
fn days_follow_each_other_one_by_one() {
    let first = ymd((1990, 1, 1));
    let mut before: Option<Date> = None;
    for (count, day) in (0..).zip(calendar(1990..=2100).map(ymd)) {
        assert_eq!(
            (day.days_since(first), first.days_since(day)),
            (count, -count),
            "{day}"
        );
        assert!(before.is_none_or(|before| before < day), "{day}");
        before = Some(day);
    }
    // 400 years have 146,097 days, wherever they begin.
    for year in [0, 1, 1582, 1900, 9599] {
        let [from, into] =
            [year, year + 400].map(|year| Date::from_ymd(year, 3, 1).expect("a day"));
        assert_eq!(into.days_since(from), 146_097);
    }
}

#[test]
fn a_partial_date_comes_just_before_its_last_day() {
    let days: Vec<_> = calendar(1999..=2004).map(ymd).collect();
    for pair in days.windows(2) {
        let [day, next] = [pair[0], pair[1]];
        let month = Date::from_ym(day.year(), day.month().expect("a month")).expect("a month");
        let year = Date::from_year(day.year()).expect("a year");
        let is_last_of_month = next.month() != day.month();
        let is_last_of_year = next.year() != day.year();
        assert_eq!(month <= day, is_last_of_month, "{day}");
        assert_eq!(year <= day, is_last_of_year, "{day}");
        if is_last_of_month {
            assert!(month < day && month.last_day() == day, "{month}");
            assert_eq!((month.days_since(day), next.days_since(month)), (0, 1));
        }
        if is_last_of_year {
            assert!(
                year < month && month < day && year.last_day() == day,
                "{year}"
            );
            assert_eq!((year.days_since(month), as_of(year)), (0, as_of(day)));
        }
    }
}

#[test]
fn there_is_no_other_day() {
    let mut valid = calendar(2023..=2024).peekable();
    for year in 2023..=2024 {
        for month in 0..=u8::MAX {
            for day in 0..=u8::MAX {
                let is_day = valid.next_if_eq(&(year, month, day)).is_some();
                assert_eq!(
                    Date::from_ymd(year, month, day).is_some(),
                    is_day,
                    "{year}-{month}-{day}"
                );
            }
            assert_eq!(
                Date::from_ym(year, month).is_some(),
                (1..=12).contains(&month)
            );
        }
    }
    for year in [10_000, u16::MAX] {
        assert_eq!(
            (
                Date::from_year(year),
                Date::from_ym(year, 1),
                Date::from_ymd(year, 1, 1)
            ),
            (None, None, None)
        );
    }
    assert!(
        [1900, 2100]
            .into_iter()
            .all(|year| Date::from_ymd(year, 2, 29).is_none())
    );
    assert!(
        [2000, 2400]
            .into_iter()
            .all(|year| Date::from_ymd(year, 2, 29).is_some())
    );
}

#[test]
fn other_texts_are_no_dates() {
    for text in [
        "",
        "-",
        "2",
        "24",
        "202",
        "20244",
        "2024-",
        "2024-5",
        "2024-005",
        "2024-00",
        "2024-13",
        "2024-05-",
        "2024-05-0",
        "2024-05-00",
        "2024-05-32",
        "2024-02-30",
        "2023-02-29",
        "2024-04-31",
        "2024-05-1",
        "2024-05-001",
        "2024-05-22-",
        "2024-05-22-01",
        "2024--05",
        "-2024",
        "+2024",
        "2024-+5",
        "2024-05-+1",
        " 2024",
        "2024 ",
        "2024-05-22\n",
        "2024/05/22",
        "2024.05.22",
        "20240522",
        "22-05-2024",
        "2024-05-22T00:00",
        "2024-05-2a",
        "2024-\u{660}5",
        "\u{ff12}024",
        "2024\u{2d}\u{2010}05",
        "0x7e8",
        "2024-05-22\0",
        "2024~",
        "2024-05?",
    ] {
        let error = text.parse::<Date>().expect_err(text);
        let shown = text.replace('\n', "\\n").replace('\0', "\\u{0}");
        let trouble = match text {
            "2024-13" | "2024-00" => "is no month of the calendar",
            "2024-00-01" | "2024-13-01" | "2024-05-00" | "2024-05-32" | "2024-02-30"
            | "2023-02-29" | "2024-04-31" => "is no day of the calendar",
            _ => "has not the form YYYY, YYYY-MM or YYYY-MM-DD",
        };
        assert_eq!(
            error.to_string(),
            format!("not a date: \"{shown}\" {trouble}")
        );
        assert_eq!(error.given(), text);
    }
}

/// Whoever asks about a day after the data's own can tell, and gets the answer of that one.
#[test]
fn a_day_after_the_datas_own_says_so() {
    use hyperscaler_investments::{DATA_AS_OF, Investment, as_of};
    let next = as_of(Date::from_year(DATA_AS_OF.year() + 1).expect("a year"));
    assert!(next.is_past_data());
    assert!(!as_of(DATA_AS_OF).is_past_data());
    assert!(!as_of("2024-05-27".parse().expect("a day")).is_past_data());
    let all = || Investment::iter();
    let (then, now) = (next.totals(all()), as_of(DATA_AS_OF).totals(all()));
    assert!(then.counted().eq(now.counted()));
}
