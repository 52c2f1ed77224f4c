//! Amounts of one's own: written and converted like those of the data.

use hyperscaler_investments::{
    Amount, Currency, Date, ExchangeRate, Investment, Market, Qualifier, ReferenceErrorKind,
    ReferenceRates, as_of, investments,
};
use rust_decimal::Decimal;

const EUR: Currency = Currency::EUR;
const USD: Currency = Currency::USD;
const LIMIT: u64 = 1 << 53;

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// What the data states can be made anew, and is the same then.
#[test]
fn each_amount_of_the_data_can_be_made() {
    let plans = Investment::iter().filter_map(Investment::amount);
    let mut ranges = 0;
    for amount in plans.chain(Market::iter().map(Market::amount)) {
        let (units, currency, qualifier) = (amount.units(), amount.currency(), amount.qualifier());
        let own = match amount.at_most() {
            None => Amount::new(units, currency, qualifier),
            Some(at_most) => {
                ranges += 1;
                Amount::range(units, at_most, currency, qualifier)
            }
        };
        assert_eq!(own, Some(amount));
    }
    assert!(ranges > 0);
}

#[test]
fn what_no_record_could_state_is_refused() {
    for (units, qualifier, is_taken) in [
        (0, Qualifier::Exact, false),
        (1, Qualifier::Exact, true),
        (LIMIT - 1, Qualifier::UpTo, true),
        (LIMIT, Qualifier::Exact, false),
        (u64::MAX, Qualifier::About, false),
        (1, Qualifier::Unquantified, false),
    ] {
        let own = Amount::new(units, EUR, qualifier);
        assert_eq!(own.is_some(), is_taken, "{units} {qualifier}");
    }
    for (units, at_most, qualifier, is_taken) in [
        (1, 2, Qualifier::Exact, true),
        (1, LIMIT - 1, Qualifier::About, true),
        (1, LIMIT, Qualifier::About, false),
        (2, 2, Qualifier::Exact, false),
        (2, 1, Qualifier::Exact, false),
        (0, 1, Qualifier::Exact, false),
        (1, 2, Qualifier::MoreThan, false),
        (1, 2, Qualifier::UpTo, false),
        (1, 2, Qualifier::Unquantified, false),
    ] {
        let own = Amount::range(units, at_most, EUR, qualifier);
        assert_eq!(own.is_some(), is_taken, "{units} {at_most} {qualifier}");
    }
}

/// No amount of the data that counts is a ceiling; one's own may be.
#[test]
fn it_is_written_like_the_others() {
    const CEILING: Option<Amount> = Amount::new(30_000_000_000, EUR, Qualifier::UpTo);
    let ceiling = CEILING.expect("an amount");
    assert_eq!(format!("{ceiling:>20}|"), "     up to EUR 30 bn|");
    let range = Amount::range(1_250_000_000, 2_000_000_000, USD, Qualifier::About);
    let range = range.expect("a range");
    assert_eq!(format!("{range:.1}"), "about USD 1.3 bn to 2.0 bn");
}

#[test]
fn it_is_converted_at_reference_rates_like_that_of_a_record() {
    let then = as_of(date("2024-05-27"));
    let rates = ReferenceRates::OfEachMonth;
    let plan = investments::GOOGLE_IT_2020;
    let own = Amount::new(900_000_000, USD, Qualifier::MoreThan).expect("an amount");
    let own = then.amount_in(EUR, rates, own, plan.first_public());
    assert_eq!(own, then.investment_in(EUR, rates, plan));
    // An amount by itself has no record to name.
    let own = Amount::new(1, USD, Qualifier::Exact).expect("an amount");
    let error = then.amount_in(Currency::UAH, rates, own, date("2024-05-01"));
    let error = error.expect_err("no rate");
    assert_eq!(error.investment(), None);
    assert_eq!(error.to_string(), "there is no reference rate of UAH");
    assert_eq!(
        error.kind(),
        ReferenceErrorKind::NoSeries {
            currency: Currency::UAH
        }
    );
}

#[test]
fn it_is_converted_at_a_rate_of_ones_own_in_both_directions() {
    let decimal = |text: &str| text.parse::<Decimal>().expect("a decimal");
    let rate = ExchangeRate::new(USD, EUR, decimal("0.8"), None).expect("a rate");
    assert_eq!(rate.convert(decimal("5"), USD), Some((decimal("4.0"), EUR)));
    assert_eq!(rate.convert(decimal("4"), EUR), Some((decimal("5"), USD)));
    assert_eq!(rate.convert(decimal("4"), Currency::SEK), None);
    assert_eq!(rate.convert(Decimal::MAX, EUR), None);
    // It is what a total makes of it.
    let totals = as_of(date("2024-05-27")).totals([investments::MICROSOFT_IT_2020]);
    let converted = totals.convert(EUR, &[rate]).expect("a total");
    let line = converted.iter().next().expect("a line");
    let amount = investments::MICROSOFT_IT_2020.amount().expect("an amount");
    assert_eq!(rate.convert(amount.value(), USD), Some((line.value(), EUR)));
}
