//! Totals in one currency: which rates are used, what comes out, and what is refused.

use std::collections::BTreeSet;

use hyperscaler_investments::{
    CaveatKind, ConvertError, Converted, Country, Currency, DATA_AS_OF, Date, ExchangeRate,
    Investment, Phase, Qualifier, Rate, Totals, as_of, investments,
};
use rust_decimal::Decimal;

const SEK: Currency = Currency::SEK;
const EUR: Currency = Currency::EUR;
const USD: Currency = Currency::USD;

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
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

/// The currencies for which there is no rate.
#[track_caller]
fn missing(error: &ConvertError) -> Vec<Currency> {
    match error {
        ConvertError::MissingRates(missing) => missing.currencies().collect(),
        other => panic!("{other:?}"),
    }
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
    let error = pledged(&sweden(), Currency::GBP, &chain).expect_err("two steps");
    assert_eq!(missing(&error), [SEK]);
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
    let error = pledged(&sweden(), EUR, &[]).expect_err("no rate");
    assert_eq!(missing(&error), [SEK]);
    assert_eq!(pledged(&sweden(), EUR, &[articles_rate()]), Err(error));
    assert_eq!(
        error.to_string(),
        "no rate given leads to EUR from SEK, directly or through one step"
    );
    // What is in the currency already needs none.
    assert_eq!(pledged(&sweden(), SEK, &[]), Ok(decimal("33700000000")));
}

#[test]
fn all_missing_currencies_are_named_at_once() {
    let everything = as_of(day("2026-06-30")).totals(Investment::iter());
    let stated: BTreeSet<_> = everything.iter().map(|total| total.currency()).collect();
    let error = everything.convert(EUR, &[]).expect_err("no rates");
    let others: Vec<_> = stated.iter().copied().filter(|&it| it != EUR).collect();
    assert_eq!(missing(&error), others);
    // One rate fewer is one currency more.
    let rates: Vec<_> = others.iter().map(|&from| rate(from, EUR, "2")).collect();
    assert!(everything.convert(EUR, &rates).is_ok());
    let error = everything
        .convert(EUR, &rates[1..])
        .expect_err("one is missing");
    assert_eq!(missing(&error), others[..1]);
    let two = totals([investments::MICROSOFT_SE_2024, investments::GOOGLE_IT_2020]);
    let error = two.convert(EUR, &[]).expect_err("no rates");
    let text = "no rate given leads to EUR from SEK or USD, directly or through one step";
    assert_eq!(error.to_string(), text);
    assert_eq!(format!("{error:>100}"), format!("{text:>100}"));
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
    // Of a range the lower end is added: the sum is more than that.
    let own = |plan: Investment| match plan.amount() {
        Some(amount) if amount.at_most().is_some() => Qualifier::MoreThan,
        _ => plan.qualifier(),
    };
    let vagueness = |plan| order.iter().position(|&it| own(plan) == it);
    for &one in &parts {
        for &other in parts.iter().filter(|&&other| other != one) {
            let totals = totals([one, other]);
            if totals.counted().count() < 2 {
                continue;
            }
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
fn the_data_sets_own_rate_is_not_used_before_its_day() {
    let plan = [investments::GOOGLE_IT_2020];
    let own = Rate::get("usd-eur-2024-10-02").expect("a rate");
    let before = as_of(day("2024-10-01")).totals(plan);
    let later = ConvertError::LaterRate {
        rate: own,
        day: day("2024-10-01"),
    };
    assert_eq!(before.convert(EUR, &[own.into()]).map(drop), Err(later));
    assert_eq!(
        later.to_string(),
        "the rate usd-eur-2024-10-02 is dated after 2024-10-01, when it was not known"
    );
    let then = as_of(day("2024-10-02")).totals(plan);
    assert!(then.convert(EUR, &[own.into()]).is_ok());
    // One that is not used is not refused.
    let milan = as_of(day("2024-10-01")).totals([investments::AWS_IT_MILAN]);
    assert!(milan.convert(EUR, &[own.into()]).is_ok());
}

#[test]
fn a_later_rate_of_the_callers_own_is_pointed_out() {
    let totals = as_of(day("2024-05-27")).totals([investments::GOOGLE_IT_2020]);
    let kinds = |dated: &str| {
        let rate = ExchangeRate::new(USD, EUR, decimal("0.9"), Some(day(dated))).expect("a rate");
        let converted = totals.convert(EUR, &[rate]).expect("a rate");
        let kinds: Vec<_> = converted.caveats().map(|caveat| caveat.kind()).collect();
        assert_eq!(
            converted.later().count() == 1,
            kinds.contains(&CaveatKind::LaterRate)
        );
        kinds
    };
    let distant = CaveatKind::DistantRate;
    assert_eq!(kinds("2024-05-27"), [distant]);
    // A month counts from its last day.
    for later in ["2024-05-28", "2024-05", "2024", "2030-01-01"] {
        assert_eq!(kinds(later), [CaveatKind::LaterRate, distant], "{later}");
    }
}

/// The reference rate that is pointed out beside a rate.
#[track_caller]
fn far(base: Currency, quote: Currency, value: &str, dated: &str) -> Option<String> {
    let totals = as_of(day("2024-06-30")).totals([investments::GOOGLE_IT_2020]);
    let rate = ExchangeRate::new(base, quote, decimal(value), Some(day(dated)));
    let rate = rate.expect("a rate");
    let into = if base == USD { quote } else { base };
    let converted = totals.convert(into, &[rate]).expect("a rate");
    let mut caveats = converted.caveats();
    let is_said = caveats.any(|caveat| caveat.kind() == CaveatKind::FarRate);
    let reference = converted.far_from_reference().next();
    assert_eq!(is_said, reference.is_some());
    reference.map(|(_, reference)| reference.round_dp(6).to_string())
}

/// The averages of May 2024: 1 EUR = 1.081223 USD = 168.536364 JPY.
#[test]
fn a_rate_far_from_the_reference_of_its_time_is_pointed_out() {
    for (base, quote, value) in [
        (USD, EUR, "0.9248"),
        (USD, EUR, "0.98"),
        (USD, EUR, "0.75"),
        (EUR, USD, "1.35"),
        (USD, Currency::JPY, "155"),
        (USD, Currency::JPY, "190"),
        // No reference, nothing to compare with.
        (USD, Currency::UAH, "0.00001"),
    ] {
        assert_eq!(
            far(base, quote, value, "2024-05-27"),
            None,
            "{base}/{quote} {value}"
        );
    }
    for (base, quote, value, reference) in [
        (EUR, USD, "1.352", "1.081223"),
        (EUR, USD, "0.8649", "1.081223"),
        // Upside down, and nearer to the reference than a quarter.
        (EUR, USD, "0.9211", "1.081223"),
        (USD, EUR, "1.0857", "0.924879"),
        (USD, Currency::JPY, "0.0064", "155.875674"),
        (USD, EUR, "0.0009211", "0.924879"),
        (USD, EUR, "92.11", "0.924879"),
    ] {
        let expected = Some(reference.to_owned());
        assert_eq!(
            far(base, quote, value, "2024-05-27"),
            expected,
            "{base}/{quote} {value}"
        );
    }
    // The reference is that of the rate's own time, as far as it was known: 1.146339 in July 2020, and in May 2024
    // the last that was over by the day.
    assert_eq!(far(EUR, USD, "0.9", "2020-07-09"), Some("1.146339".into()));
    assert_eq!(far(EUR, USD, "0.9", "2030-01-01"), Some("1.081223".into()));
    assert_eq!(far(EUR, USD, "0.9", "1998-01-01"), None);
}

#[test]
fn a_conversion_can_be_returned() {
    fn italy(day: Date) -> Result<Converted, ConvertError> {
        let rates = [articles_rate()];
        let italy = Investment::iter().filter(|plan| plan.country() == Some(Country::ITALY));
        as_of(day).totals(italy).convert(EUR, &rates)
    }
    let converted = italy(day("2024-05-27")).expect("a rate");
    assert_eq!(
        converted.to_string(),
        "pledged: more than EUR 4.21064 bn\nspent: EUR 1 bn"
    );
    assert_eq!(converted.rates().count(), 1);
}

#[test]
fn a_conversion_prints_like_an_amount() {
    let italy = [investments::GOOGLE_IT_2020];
    let totals = as_of(day("2024-05-27")).totals(italy);
    let line = |value: &str| {
        let converted = totals
            .convert(EUR, &[rate(USD, EUR, value)])
            .expect("a rate");
        converted.get(Phase::Pledged).expect("a line")
    };
    let article = line("0.9211");
    assert_eq!(article.to_string(), "more than EUR 828.99 m");
    assert_eq!(format!("[{article:>25}]"), "[   more than EUR 828.99 m]");
    assert_eq!(
        format!("[{article:*^28.1}]"),
        "[***more than EUR 828.9 m****]"
    );
    // A lower bound is never rounded up.
    assert_eq!(format!("{article:.0}"), "more than EUR 828 m");
    assert_eq!(format!("{:.2}", line("1.11111")), "more than EUR 999.99 m");
    assert_eq!(
        line("1.1111111111").to_string(),
        "more than EUR 999.999999 m"
    );
    assert_eq!(line("0.000000001").to_string(), "more than EUR 0");
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
        "[ConvertedTotal(pledged: more than EUR 4.21064 bn), ConvertedTotal(spent: EUR 1 bn)]"
    );
}

#[test]
fn a_rate_more_than_a_year_away_is_pointed_out() {
    let plan = investments::GOOGLE_IT_2020;
    assert_eq!(plan.first_public().to_string(), "2020-07-09");
    let distant = |day: &str| {
        let rates =
            [ExchangeRate::new(USD, EUR, decimal("0.9"), Some(self::day(day))).expect("a rate")];
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
