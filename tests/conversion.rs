//! Totals in one currency: which rates are used, what comes out, and what is refused.

use hyperscaler_investments::{
    ConvertError, Country, Currency, DATA_AS_OF, Date, ExchangeRate, Investment, Phase, Qualifier,
    Rate, Totals, as_of, investments,
};
use rust_decimal::Decimal;

const SEK: Currency = Currency::SEK;
const EUR: Currency = Currency::EUR;
const USD: Currency = Currency::USD;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn rate(base: Currency, quote: Currency, value: &str) -> ExchangeRate {
    ExchangeRate::new(base, quote, decimal(value), None).expect("a rate")
}

fn articles_rate() -> ExchangeRate {
    Rate::get("usd-eur-2024-05-27").expect("a rate").into()
}

fn totals<const N: usize>(records: [Investment; N]) -> Totals {
    as_of(DATA_AS_OF).totals(records)
}

/// SEK 33.7 bn.
fn sweden() -> Totals {
    totals([investments::MICROSOFT_SE_2024])
}

fn pledged(
    totals: &Totals,
    into: Currency,
    rates: &[ExchangeRate],
) -> Result<Decimal, ConvertError> {
    totals
        .convert(into, rates)
        .map(|converted| converted.get(Phase::Pledged).expect("a line").value())
}

#[test]
fn one_rate_leads_both_ways() {
    let there = [rate(SEK, EUR, "0.08")];
    let back = [rate(EUR, SEK, "12.5")];
    assert_eq!(pledged(&sweden(), EUR, &there), Ok(decimal("2696000000")));
    assert_eq!(pledged(&sweden(), EUR, &back), Ok(decimal("2696000000")));
}

#[test]
fn two_rates_lead_through_one_step() {
    let rates = [rate(USD, EUR, "0.8"), rate(SEK, EUR, "0.08")];
    assert_eq!(pledged(&sweden(), USD, &rates), Ok(decimal("3370000000")));
    let rates = [rate(EUR, SEK, "12.5"), rate(EUR, USD, "1.25")];
    assert_eq!(pledged(&sweden(), USD, &rates), Ok(decimal("3370000000")));
    // Not through two.
    let chain = [
        rate(SEK, EUR, "0.08"),
        rate(EUR, USD, "1.25"),
        rate(USD, Currency::GBP, "0.8"),
    ];
    let missing = ConvertError::MissingRate {
        from: SEK,
        into: Currency::GBP,
    };
    assert_eq!(pledged(&sweden(), Currency::GBP, &chain), Err(missing));
}

#[test]
fn nothing_is_rounded() {
    let converted = pledged(
        &totals([investments::GOOGLE_IT_2020]),
        EUR,
        &[rate(USD, EUR, "0.123456789123")],
    );
    assert_eq!(converted, Ok(decimal("111111110.2107")));
    let third = pledged(
        &totals([investments::GOOGLE_IT_2020]),
        EUR,
        &[rate(EUR, USD, "7")],
    )
    .expect("a sum");
    assert!(
        (third * Decimal::from(7) - decimal("900000000")).abs() < decimal("0.0000000000000001")
    );
}

#[test]
fn a_rate_that_is_not_given_is_not_used() {
    let missing = ConvertError::MissingRate {
        from: SEK,
        into: EUR,
    };
    assert_eq!(pledged(&sweden(), EUR, &[]), Err(missing));
    assert_eq!(pledged(&sweden(), EUR, &[articles_rate()]), Err(missing));
    assert_eq!(
        missing.to_string(),
        "no rate given leads from SEK to EUR, directly or through one step"
    );
    // What is in the currency already needs none.
    assert_eq!(pledged(&sweden(), SEK, &[]), Ok(decimal("33700000000")));
}

#[test]
fn two_ways_are_one_too_many() {
    let ambiguous = ConvertError::AmbiguousRate {
        from: SEK,
        into: USD,
    };
    let direct = rate(SEK, USD, "0.09");
    assert_eq!(
        pledged(&sweden(), USD, &[direct, rate(SEK, USD, "0.1")]),
        Err(ambiguous)
    );
    assert_eq!(
        pledged(&sweden(), USD, &[direct, rate(USD, SEK, "10")]),
        Err(ambiguous)
    );
    let through_euros = [rate(SEK, EUR, "0.08"), rate(EUR, USD, "1.25")];
    let through_pounds = [
        rate(SEK, Currency::GBP, "0.07"),
        rate(Currency::GBP, USD, "1.3"),
    ];
    let both = [through_euros, through_pounds].concat();
    assert_eq!(pledged(&sweden(), USD, &both), Err(ambiguous));
    assert_eq!(
        ambiguous.to_string(),
        "the rates given lead from SEK to USD in more than one way"
    );
    // A direct rate goes before any step.
    let with_direct = [both, vec![direct]].concat();
    assert_eq!(
        pledged(&sweden(), USD, &with_direct),
        Ok(decimal("3033000000"))
    );
}

#[test]
fn too_large_a_result_is_an_error() {
    let overflow = ConvertError::Overflow {
        from: SEK,
        into: EUR,
    };
    for rate in [
        ExchangeRate::new(SEK, EUR, Decimal::MAX, None),
        ExchangeRate::new(EUR, SEK, Decimal::from_parts(1, 0, 0, false, 28), None),
    ] {
        assert_eq!(
            pledged(&sweden(), EUR, &[rate.expect("a rate")]),
            Err(overflow)
        );
    }
    assert_eq!(
        overflow.to_string(),
        "the total in SEK is too large to convert to EUR"
    );
    // Each fits alone, their sum does not: up to 7.9 * 10^28.
    let rates = [
        rate(SEK, EUR, "2000000000000000000"),
        rate(USD, EUR, "30000000000000000000"),
    ];
    let [sweden, italy] = [
        investments::MICROSOFT_SE_2024,
        investments::MICROSOFT_IT_2020,
    ];
    assert!(pledged(&totals([sweden]), EUR, &rates).is_ok());
    assert!(pledged(&totals([italy]), EUR, &rates).is_ok());
    let error = pledged(&totals([sweden, italy]), EUR, &rates).expect_err("too large");
    assert!(
        matches!(error, ConvertError::Overflow { into: EUR, .. }),
        "{error:?}"
    );
}

#[test]
fn a_rate_is_a_positive_number_between_two_currencies() {
    for (quote, value) in [(EUR, "0"), (EUR, "-0"), (EUR, "-0.9"), (USD, "1")] {
        assert_eq!(
            ExchangeRate::new(USD, quote, decimal(value), None),
            None,
            "{value}"
        );
    }
    let day = "2024-06".parse().ok();
    let own = ExchangeRate::new(USD, EUR, decimal("0.93"), day).expect("a rate");
    assert_eq!(
        (own.base(), own.quote(), own.value(), own.date()),
        (USD, EUR, decimal("0.93"), day)
    );
    assert_eq!(
        (own.rate(), articles_rate().rate()),
        (None, Rate::get("usd-eur-2024-05-27"))
    );
    assert_eq!(format!("{own:?}"), "ExchangeRate(USD/EUR = 93e-2, 2024-06)");
}

#[test]
fn the_result_names_the_rates_it_used() {
    let rates = [
        rate(Currency::GBP, EUR, "1.2"),
        articles_rate(),
        rate(SEK, EUR, "0.08"),
    ];
    let all = totals([
        investments::MICROSOFT_SE_2024,
        investments::GOOGLE_IT_2020,
        investments::AWS_IT_MILAN,
    ]);
    let converted = all.convert(EUR, &rates).expect("rates");
    assert!(converted.rates().eq(&rates[1..]));
    assert_eq!(converted.currency(), EUR);
    let line = converted.get(Phase::Pledged).expect("a line");
    assert_eq!(
        line.value(),
        decimal("2696000000") + decimal("828990000") + decimal("2000000000")
    );
    assert_eq!(
        (line.phase(), line.currency(), line.qualifier()),
        (Phase::Pledged, EUR, Qualifier::MoreThan)
    );
    assert_eq!(
        (converted.iter().count(), converted.get(Phase::Spent)),
        (1, None)
    );
    // Both of two, and each of them may be distant.
    let day = "2000".parse().ok();
    let dated = |base, value| ExchangeRate::new(base, EUR, decimal(value), day).expect("a rate");
    let rates = [
        rate(Currency::GBP, EUR, "1.2"),
        dated(SEK, "0.08"),
        dated(USD, "0.8"),
    ];
    let sweden = sweden();
    let converted = sweden.convert(USD, &rates).expect("rates");
    assert!(converted.rates().eq(&rates[1..]));
    assert!(converted.distant().map(|(_, rate)| rate).eq(&rates[1..]));
}

#[test]
fn a_sum_is_as_vague_as_its_vaguest_part() {
    // One record of each currency and qualifier.
    let mut parts: Vec<Investment> = Vec::new();
    let kind = |plan: Investment| {
        plan.amount()
            .map(|amount| (amount.currency(), amount.qualifier()))
    };
    for plan in Investment::iter().filter(|plan| plan.phase() == Phase::Pledged) {
        let is_new = !parts.iter().any(|part| kind(*part) == kind(plan));
        let is_ceiling = kind(plan).is_some_and(|(_, qualifier)| qualifier == Qualifier::UpTo);
        if is_new && !is_ceiling && totals([plan]).counted().count() == 1 {
            parts.push(plan);
        }
    }
    let others = Currency::iter().filter(|&currency| currency != EUR);
    let rates: Vec<_> = others.map(|currency| rate(currency, EUR, "1")).collect();
    let order = [Qualifier::Exact, Qualifier::About, Qualifier::MoreThan];
    let vagueness = |plan| {
        order
            .iter()
            .position(|&it| kind(plan).is_some_and(|(_, own)| own == it))
    };
    for &one in &parts {
        for &other in parts.iter().filter(|&&other| other != one) {
            let totals = totals([one, other]);
            let converted = totals.convert(EUR, &rates).expect("rates");
            let sum = converted.get(Phase::Pledged).expect("a line").qualifier();
            let vaguest = vagueness(one).max(vagueness(other));
            assert_eq!(
                order.iter().position(|&it| it == sum),
                vaguest,
                "{one} and {other}"
            );
        }
    }
}

#[test]
fn phases_stay_apart() {
    let italy = Investment::iter().filter(|plan| plan.country() == Some(Country::ITALY));
    let totals = as_of("2024-05-27".parse().expect("a day")).totals(italy);
    let rates = [articles_rate()];
    let converted = totals.convert(EUR, &rates).expect("a rate");
    let lines: Vec<_> = converted
        .iter()
        .map(|line| (line.phase(), line.value().normalize()))
        .collect();
    assert_eq!(
        lines,
        [
            (Phase::Pledged, decimal("4210640000")),
            (Phase::Spent, decimal("1000000000"))
        ]
    );
    assert_eq!(
        format!("{converted:?}"),
        "[ConvertedTotal(pledged: more-than EUR 42106400000000e-4), ConvertedTotal(spent: exact EUR 1000000000e-0)]"
    );
}

#[test]
fn a_rate_more_than_a_year_away_is_pointed_out() {
    let plan = investments::GOOGLE_IT_2020;
    assert_eq!(plan.first_public().to_string(), "2020-07-09");
    let distant = |day: &str| {
        let day: Date = day.parse().expect("a day");
        let rates = [ExchangeRate::new(USD, EUR, decimal("0.9"), Some(day)).expect("a rate")];
        let totals = totals([plan, investments::AWS_IT_MILAN]);
        let converted = totals.convert(EUR, &rates).expect("a rate");
        converted
            .distant()
            .map(|(record, rate)| (record, rate.date()))
            .collect::<Vec<_>>()
    };
    for near in ["2020-07-09", "2021-07-10", "2019-07-09", "2020"] {
        assert_eq!(distant(near), [], "{near}");
    }
    for far in ["2021-07-11", "2019-07-08", "2024-05-27", "2000"] {
        assert_eq!(distant(far), [(plan, far.parse().ok())], "{far}");
    }
    // A rate without a day is not called anything.
    let rates = [rate(USD, EUR, "0.9")];
    assert_eq!(
        totals([plan])
            .convert(EUR, &rates)
            .expect("a rate")
            .distant()
            .count(),
        0
    );
}
