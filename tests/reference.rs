//! Reference conversion: the averages against the file and by hand, which of them a plan takes, and what is said
//! where there is none.

use std::collections::BTreeMap;
use std::fs;

use hyperscaler_investments::{
    CaveatKind, Conversion, Currency, Date, Investment, OVERLAID, Phase, Qualifier, ReferenceError,
    ReferenceErrorKind, ReferenceRate, ReferenceRates, Snapshot, as_of, investments,
};
use rust_decimal::Decimal;

#[allow(dead_code, reason = "each test uses a part of what they share")]
mod common;

const EUR: Currency = Currency::EUR;
const USD: Currency = Currency::USD;
const GBP: Currency = Currency::GBP;
const RUB: Currency = Currency::RUB;
const OF_EACH_MONTH: ReferenceRates = ReferenceRates::OfEachMonth;

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn then(day: &str) -> Snapshot {
    as_of(date(day))
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn average(currency: Currency, period: &str) -> Option<String> {
    ReferenceRate::get(currency, date(period)).map(|rate| rate.value().to_string())
}

/// Value, in cents, and the period of each rate.
fn converted(
    day: &str,
    into: Currency,
    rates: ReferenceRates,
    plan: Investment,
) -> Result<(String, Vec<String>), ReferenceErrorKind> {
    let conversion = then(day).investment_in(into, rates, plan);
    let conversion = conversion.map_err(ReferenceError::kind)?;
    let periods = conversion.rates().map(|rate| rate.period().to_string());
    Ok((
        conversion.value().round_dp(2).to_string(),
        periods.collect(),
    ))
}

/// The days of July 2020, as the European Central Bank published them.
#[test]
fn an_average_is_the_mean_of_the_published_days() {
    let days = "1.12 1.1286 1.1224 1.1325 1.129 1.1286 1.1342 1.1276 1.1329 1.1375 1.1444 1.1414 1.1428 1.1448 \
                1.1443 1.1578 1.1569 1.1608 1.176 1.1717 1.1725 1.1743 1.1848";
    let days: Vec<_> = days.split(' ').map(decimal).collect();
    let sum: Decimal = days.iter().sum();
    assert_eq!((days.len(), sum), (23, decimal("26.3658")));
    assert_eq!((sum / decimal("23")).round_dp(6).to_string(), "1.146339");
    assert_eq!(average(USD, "2020-07"), Some("1.146339".into()));
    // A day is as good as its month.
    assert_eq!(average(USD, "2020-07-09"), Some("1.146339".into()));
}

/// The bank's own averages of these years are 1.1827, 1.0530 and 1.0824.
#[test]
fn a_year_is_averaged_over_its_days() {
    for (year, expected) in [
        ("2021", "1.182740"),
        ("2022", "1.053049"),
        ("2024", "1.082380"),
    ] {
        assert_eq!(average(USD, year), Some(expected.into()), "{year}");
    }
    // Nor is there one of a year that is not all in the file, or of a series that ended within it.
    assert_eq!(average(USD, "2005"), None);
    assert_eq!(average(USD, "2026"), None);
    assert_eq!(
        (average(RUB, "2022"), average(RUB, "2021")),
        (None, Some("87.152718".into()))
    );
}

#[test]
fn the_averages_are_those_of_the_file() {
    if OVERLAID {
        return;
    }
    let text = fs::read_to_string(common::root().join("data/reference-rates.csv")).expect("a file");
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().expect("a first line");
    let codes: Vec<_> = ReferenceRate::currencies().map(Currency::code).collect();
    assert_eq!(head[2..], codes);
    let mut of_currency: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
    for cells in lines {
        for (&code, &cell) in head.iter().zip(&cells).skip(2) {
            let currency = code.parse().expect("a currency");
            let found = average(currency, cells[0]).unwrap_or_default();
            assert_eq!(found, cell, "{code} {}", cells[0]);
            if !cell.is_empty() {
                let of_currency = of_currency.entry(code).or_default();
                of_currency.push((cells[0].into(), cell.into()));
            }
        }
    }
    for currency in Currency::iter() {
        let expected = of_currency.remove(currency.code()).unwrap_or_default();
        let months: Vec<_> = ReferenceRate::of(currency)
            .map(|rate| (rate.period().to_string(), rate.value().to_string()))
            .collect();
        assert_eq!(months, expected, "{currency}");
        assert!(ReferenceRate::of(currency).all(|rate| rate.sources().len() > 0));
    }
}

/// USD 900 m / 1.146339 = EUR 785,108,070.13; times 0.904667 = GBP 710,261,362.48.
#[test]
fn an_amount_goes_through_the_euro() {
    let plan = investments::GOOGLE_IT_2020;
    let month = || "2020-07".to_owned();
    assert_eq!(
        converted("2024-05-27", EUR, OF_EACH_MONTH, plan),
        Ok(("785108070.13".into(), vec![month()]))
    );
    assert_eq!(
        converted("2024-05-27", GBP, OF_EACH_MONTH, plan),
        Ok(("710261362.48".into(), vec![month(), month()]))
    );
    // EUR 2 bn, times the average of the month in which it became public.
    let milan = investments::AWS_IT_MILAN;
    let (value, months) = converted("2024-05-27", USD, OF_EACH_MONTH, milan).expect("a rate");
    let rate = ReferenceRate::get(USD, date(&months[0]))
        .expect("a rate")
        .value();
    assert_eq!(decimal(&value), rate * decimal("2000000000"));
    // What is in the currency already needs no rate, though there be none.
    assert_eq!(
        converted("2024-05-27", EUR, OF_EACH_MONTH, milan),
        Ok(("2000000000.00".into(), vec![]))
    );
}

/// Microsoft in Italy: EUR 4.3 bn, on 2024-10-02.
#[test]
fn only_months_that_are_over_are_used() {
    let plan = investments::MICROSOFT_IT_2024;
    let taken = |day: &str| {
        let conversion = then(day)
            .investment_in(USD, OF_EACH_MONTH, plan)
            .expect("a rate");
        let rate = conversion.rates().next().expect("a rate");
        (rate.period().to_string(), conversion.is_earlier())
    };
    for day in ["2024-10-02", "2024-10-31", "2024-10"] {
        assert_eq!(taken(day), ("2024-09".into(), true), "{day}");
    }
    for day in ["2024-11-01", "2026-06-30", "2031-01-01"] {
        assert_eq!(taken(day), ("2024-10".into(), false), "{day}");
    }
    let error = converted("2024-10-01", USD, OF_EACH_MONTH, plan).expect_err("not public");
    assert_eq!(
        error.to_string(),
        "it became public on 2024-10-02, after 2024-10-01"
    );
}

/// AWS in France: EUR 5.3 bn "in 2022", so public on the last day of the year.
#[test]
fn a_record_known_to_the_year_takes_the_years_average() {
    let plan = investments::AWS_FR_2022;
    let value = |day: &str| converted(day, USD, OF_EACH_MONTH, plan).expect("a rate").0;
    // 5.3 bn * 1.053049, from the day on which the year is over.
    assert_eq!(value("2023-01-01"), "5581159700.00");
    // And before, at the average of the months until November: 1.052530.
    assert_eq!(value("2022-12-31"), "5578409000.00");
    let early = then("2022-12-31")
        .investment_in(USD, OF_EACH_MONTH, plan)
        .expect("a rate");
    let rate = early.rates().next().expect("a rate");
    assert_eq!(rate.to_string(), "1 EUR = 1.052530 USD (2022 to 2022-11)");
    assert_eq!(
        (early.is_earlier(), rate.last_month()),
        (true, date("2022-11"))
    );
}

#[test]
fn what_is_younger_than_the_file_takes_its_last_month_and_says_so() {
    if OVERLAID {
        return;
    }
    let last = ReferenceRate::of(USD)
        .next_back()
        .expect("an average")
        .period();
    let amount = investments::GOOGLE_IT_2020.amount().expect("an amount");
    for public in ["2031-03-15", "2031-03", "2031"] {
        let conversion = then("2032-06-01")
            .amount_in(EUR, OF_EACH_MONTH, amount, date(public))
            .expect("a rate");
        let rate = conversion.rates().next().expect("a rate");
        assert_eq!(
            (rate.period(), conversion.is_earlier()),
            (last, true),
            "{public}"
        );
    }
}

#[test]
fn one_month_for_all() {
    let plan = investments::GOOGLE_IT_2020;
    let at = |day: &str, month: &str| {
        converted(day, EUR, ReferenceRates::OfMonth(date(month)), plan).map(|(value, _)| value)
    };
    // 900 m / 1.081223 and / 1.182740.
    assert_eq!(at("2024-06-01", "2024-05"), Ok("832390727.91".into()));
    assert_eq!(at("2024-06-01", "2024-05-27"), Ok("832390727.91".into()));
    assert_eq!(at("2024-06-01", "2021"), Ok("760944924.50".into()));
    let not_over = |period: &str, day: &str| ReferenceErrorKind::NotOver {
        period: date(period),
        day: date(day),
    };
    assert_eq!(
        at("2024-05-31", "2024-05"),
        Err(not_over("2024-05", "2024-05-31"))
    );
    assert_eq!(
        at("2024-05-31", "2024-05-02"),
        Err(not_over("2024-05", "2024-05-31"))
    );
    assert_eq!(
        at("2024-12-31", "2024"),
        Err(not_over("2024", "2024-12-31"))
    );
    assert_eq!(
        not_over("2024-05", "2024-05-31").to_string(),
        "2024-05 was not over on 2024-05-31"
    );
    // The file does not go there, and its last month is not what was asked for.
    let missing = ReferenceErrorKind::NoAverage {
        currency: USD,
        period: date("2031-05"),
    };
    assert_eq!(at("2032-01-01", "2031-05"), Err(missing));
    assert_eq!(
        missing.to_string(),
        "there is no reference rate of USD for 2031-05"
    );
}

#[test]
fn a_series_that_ended_or_pauses_is_not_converted() {
    assert_eq!(average(RUB, "2022-02").as_deref(), Some("88.890995"));
    // One day was published in March 2022: that is no average.
    let isk = Currency::ISK;
    for (currency, month) in [
        (RUB, "2022-03"),
        (RUB, "2026-06"),
        (isk, "2008-12"),
        (isk, "2018-01"),
    ] {
        assert_eq!(average(currency, month), None, "{currency} {month}");
    }
    assert!(average(isk, "2008-11").is_some() && average(isk, "2018-02").is_some());
    let plan = investments::GOOGLE_IT_2020;
    assert!(converted("2024-05-27", RUB, OF_EACH_MONTH, plan).is_ok());
    let error = |plan| converted("2026-06-30", RUB, OF_EACH_MONTH, plan).expect_err("no rate");
    let missing = |period| ReferenceErrorKind::NoAverage {
        currency: RUB,
        period: date(period),
    };
    assert_eq!(error(investments::MICROSOFT_IT_2024), missing("2024-10"));
    assert_eq!(error(investments::AWS_FR_2022), missing("2022"));
    // Both ends are looked at.
    let sweden = investments::MICROSOFT_SE_2024;
    assert_eq!(error(sweden), missing("2024-06"));
    assert_eq!(
        converted("2026-06-30", Currency::UAH, OF_EACH_MONTH, plan),
        Err(ReferenceErrorKind::NoSeries {
            currency: Currency::UAH
        })
    );
    assert_eq!(
        converted(
            "2026-06-30",
            EUR,
            OF_EACH_MONTH,
            investments::AWS_IT_TALKS_2024
        ),
        Err(ReferenceErrorKind::NoAmount)
    );
}

#[test]
fn what_could_not_be_converted_is_listed_with_its_sums() {
    let plans = [
        investments::GOOGLE_IT_2020,
        investments::MICROSOFT_SE_2024,
        investments::MICROSOFT_IT_2024,
    ];
    let total = then("2026-06-30").totals_in(RUB, OF_EACH_MONTH, plans);
    assert_eq!(
        format!("{total:.1}"),
        "pledged: more than RUB 64.3 bn\n\
         pledged, not converted: EUR 4.3 bn\n\
         pledged, not converted: SEK 33.7 bn"
    );
    assert!(!total.is_complete());
    let unconverted: Vec<_> = total.unconverted().map(|(plan, _)| plan.id()).collect();
    assert_eq!(unconverted, ["microsoft-it-2024", "microsoft-se-2024"]);
    let caveats: Vec<_> = total.caveats().map(|caveat| caveat.to_string()).collect();
    assert_eq!(
        caveats,
        [
            "Not converted, because there is no reference rate: EUR 4.3 bn pledged, SEK 33.7 bn pledged \
             (microsoft-it-2024, microsoft-se-2024)."
        ]
    );
    // Nothing at all can be: then there is no sum, and nothing is lost.
    let total = then("2026-06-30").totals_in(Currency::UAH, OF_EACH_MONTH, plans);
    assert_eq!((total.iter().count(), total.months()), (0, None));
    assert_eq!(total.unconverted().count(), 3);
    // The error names the record, also where it stands beside it.
    for (plan, error) in total.unconverted() {
        assert_eq!(error.investment(), Some(plan));
        let why = "there is no reference rate of UAH";
        assert_eq!(error.to_string(), format!("{plan}: {why}"));
        assert_eq!(format!("{error:#}"), why);
        assert_eq!(format!("{error:>70}").len(), 70);
    }
    let talks = investments::AWS_IT_TALKS_2024;
    let error = then("2026-06-30").investment_in(EUR, OF_EACH_MONTH, talks);
    assert_eq!(
        error.expect_err("no amount").to_string(),
        "aws-it-talks-2024: no amount is stated"
    );
    assert_eq!(
        total.method().to_string(),
        "In UAH as stated: no rate was used."
    );
}

#[test]
fn a_total_says_how_it_was_made() {
    let plans = [investments::GOOGLE_IT_2020, investments::MICROSOFT_SE_2024];
    let method = |rates| {
        then("2026-06-30")
            .totals_in(EUR, rates, plans)
            .method()
            .to_string()
    };
    let rest = ", computed from rates that are published for information only. Source: European Central Bank.";
    for (rates, time) in [
        (OF_EACH_MONTH, "each plan's own month (2020-07 to 2024-06)"),
        (ReferenceRates::OfMonth(date("2026-05")), "2026-05"),
        (ReferenceRates::OfMonth(date("2025")), "2025"),
    ] {
        let expected = format!("In EUR at the average reference rate of {time}{rest}");
        assert_eq!(method(rates), expected);
    }
    let milan = then("2026-06-30").totals_in(EUR, OF_EACH_MONTH, [investments::AWS_IT_MILAN]);
    assert_eq!(
        milan.method().to_string(),
        "In EUR as stated: no rate was used."
    );
    assert_eq!(milan.to_string(), "pledged: EUR 2 bn");
}

fn shown(plan: Investment, into: Currency) -> Conversion {
    then("2026-06-30")
        .investment_in(into, OF_EACH_MONTH, plan)
        .expect("a rate")
}

/// CAD 1 bn in February 2019, at 1.499460: a ceiling is rounded up.
#[test]
fn qualifiers_are_carried() {
    let ceiling = shown(investments::AWS_CA_QUEBEC_2019, EUR);
    assert_eq!(ceiling.qualifier(), Qualifier::UpTo);
    assert_eq!(ceiling.to_string(), "up to EUR 666.906754 m");
    assert_eq!(format!("{ceiling:.2}"), "up to EUR 666.91 m");
    assert_eq!(format!("[{ceiling:>24.1}]"), "[       up to EUR 667.0 m]");
}

/// USD 1.5 bn to 2 bn in July 2016, at 1.106852.
#[test]
fn both_ends_of_a_range_are_converted() {
    let range = shown(investments::MICROSOFT_US_IA_2016, EUR);
    let ends = (
        range.value().to_string(),
        range.at_most().map(|it| it.to_string()),
    );
    assert_eq!(
        ends,
        ("1355194732.448421".into(), Some("1806926309.931228".into()))
    );
    assert_eq!(format!("{range:.2}"), "EUR 1.36 bn to 1.81 bn");
    assert_eq!(
        format!("[{range:>30.1}]"),
        "[          EUR 1.4 bn to 1.8 bn]"
    );
    let rupiah = shown(investments::AWS_ID_WEST_JAVA_TALKS_2020, USD);
    assert_eq!(format!("{rupiah:.2}"), "about USD 2.11 bn to 2.81 bn");
    // A sum holds the lower end, and says so.
    let plan = [investments::MICROSOFT_US_IA_2016];
    let total = then("2026-06-30").totals_in(EUR, OF_EACH_MONTH, plan);
    assert_eq!(format!("{total:.2}"), "pledged: more than EUR 1.35 bn");
}

/// In another currency, every sum is as vague as in its own; what is converted and what is not are all that counts;
/// and a line is the sum of its records.
#[test]
fn a_total_is_the_sum_of_its_records() {
    let mut random = common::Random::new(15);
    let currencies: Vec<_> = Currency::iter().collect();
    for _ in 0..300 {
        let plans: Vec<_> = Investment::iter()
            .filter(|_| random.below(3) == 0)
            .collect();
        let (year, month) = (2019 + random.below(8), 1 + random.below(12));
        let day = date(&format!("{year}-{month:02}-{:02}", 1 + random.below(28)));
        let into = currencies[random.below(currencies.len())];
        let totals = as_of(day).totals(plans.clone());
        let total = as_of(day).totals_in(into, OF_EACH_MONTH, plans);
        let mut records: Vec<_> = total.converted().map(|(plan, _)| plan).collect();
        records.extend(total.unconverted().map(|(plan, _)| plan));
        records.sort();
        assert!(totals.counted().eq(records), "{day} {into}");
        for line in total
            .iter()
            .filter(|line| line.qualifier() != Qualifier::UpTo)
        {
            let parts = total.converted().filter(|(plan, conversion)| {
                plan.phase() == line.phase() && conversion.qualifier() != Qualifier::UpTo
            });
            let sum: Decimal = parts.map(|(_, conversion)| conversion.value()).sum();
            assert_eq!(sum, line.value(), "{day} {into} {line}");
        }
        for phase in [Phase::Pledged, Phase::Spent] {
            let (Some(line), true) = (total.get(phase), total.is_complete()) else {
                continue;
            };
            let qualifiers: Vec<_> = totals
                .iter()
                .filter(|total| total.phase() == phase)
                .map(|total| total.qualifier())
                .filter(|&qualifier| qualifier != Qualifier::UpTo)
                .collect();
            let vaguest = [Qualifier::MoreThan, Qualifier::About, Qualifier::Exact]
                .into_iter()
                .find(|qualifier| qualifiers.contains(qualifier));
            assert_eq!(Some(line.qualifier()), vaguest, "{day} {into} {phase}");
        }
        let earlier = total.converted().filter(|(_, it)| it.is_earlier()).count();
        let is_said = total
            .caveats()
            .any(|caveat| caveat.kind() == CaveatKind::EarlierAverage);
        assert_eq!(earlier > 0, is_said);
    }
}
