//! What users rely on without asking: sizes, markers, constants, and values that work as keys.

use std::collections::{BTreeSet, HashSet};
use std::error::Error;
use std::hash::Hash;
use std::mem::size_of;

use hyperscaler_investments::{
    Agreement, Amount, Attribution, Conversion, ConvertError, Converted, ConvertedTotal, Country,
    Currency, DATA_AS_OF, Date, DateError, Evidence, ExchangeRate, Exclusion, Group, Horizon, Id,
    Investment, Kind, Market, Origin, Phase, Provider, Qualifier, Rate, Reason, ReferenceError,
    ReferenceRate, ReferenceRates, ReferenceTotals, Region, Relation, RelationKind, Scope,
    Snapshot, Source, SourceKind, StatedBy, Status, StatusChange, Subdivision, Totals, UnknownName,
    Verdict, as_of, investment, investments, series,
};

#[test]
fn handles_are_two_bytes() {
    macro_rules! assert_handles {
        ($($type:ident),+) => {
            $(
                assert_eq!((size_of::<$type>(), size_of::<Option<$type>>()), (2, 4), stringify!($type));
                let all: Vec<_> = $type::iter().collect();
                assert!(all.is_sorted() && all.len() == $type::iter().len());
                assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
                assert!($type::iter().rev().eq(all.into_iter().rev()));
            )+
        };
    }
    assert_handles!(
        Agreement,
        Country,
        Currency,
        Group,
        Investment,
        Market,
        Provider,
        Rate,
        Region,
        Source,
        Subdivision
    );
    assert_eq!(
        (
            size_of::<Id<Investment>>(),
            size_of::<Option<Id<Investment>>>()
        ),
        (2, 4)
    );
}

#[test]
fn values_are_small() {
    assert_eq!((size_of::<Date>(), size_of::<Snapshot>()), (4, 4));
    assert_eq!((size_of::<Amount>(), size_of::<Option<Amount>>()), (24, 24));
    assert_eq!(
        (
            size_of::<Horizon>(),
            size_of::<Relation>(),
            size_of::<StatusChange>()
        ),
        (6, 4, 8)
    );
    assert_eq!((size_of::<Exclusion>(), size_of::<Verdict>()), (10, 10));
}

#[test]
fn vocabularies_are_one_byte_and_spelled_once() {
    macro_rules! assert_vocabulary {
        ($($type:ident: $what:literal),+ $(,)?) => {
            $(
                assert_eq!((size_of::<$type>(), size_of::<Option<$type>>()), (1, 1), stringify!($type));
                let mut names = BTreeSet::new();
                for &value in $type::ALL {
                    let name = value.as_str();
                    assert!(names.insert(name), "{name} is there twice");
                    assert_eq!((value.to_string(), format!("{value:>30}")), (name.into(), format!("{name:>30}")));
                    for text in [name.to_owned(), name.to_uppercase()] {
                        assert_eq!(text.parse(), Ok(value));
                    }
                    for text in [&name[1..], &format!("{name} "), &name.replace('-', "_")] {
                        assert!(text == name || text.parse::<$type>().is_err(), "{text}");
                    }
                }
                let error = "no such name at all".parse::<$type>().expect_err("unknown");
                assert_eq!((error.what(), error.nearest()), ($what, None));
            )+
        };
    }
    assert_vocabulary!(
        Attribution: "attribution",
        Evidence: "evidence",
        Kind: "kind",
        Origin: "origin",
        Phase: "phase",
        Qualifier: "qualifier",
        Reason: "reason",
        RelationKind: "relation",
        Scope: "scope",
        SourceKind: "source kind",
        StatedBy: "stated-by",
        Status: "status",
    );
    assert_eq!(
        "anounced".parse::<Status>().expect_err("a typo").nearest(),
        Some("announced")
    );
}

#[test]
fn evidence_is_as_strong_as_the_documentation_says() {
    // From the strongest to the weakest.
    let all = [
        Evidence::Primary,
        Evidence::Official,
        Evidence::Corroborated,
        Evidence::Reported,
        Evidence::Anonymous,
    ];
    assert_eq!(all, Evidence::ALL);
    for (place, evidence) in all.into_iter().enumerate() {
        for (other_place, other) in all.into_iter().enumerate() {
            assert_eq!(evidence.is_at_least(other), place <= other_place);
        }
    }
}

#[test]
fn totals_are_made_from_references_and_given_line_by_line() {
    let then = as_of("2024-05-27".parse().expect("a day"));
    let plans = vec![investment!("aws-it-milan"), investment!("google-it-2020")];
    let totals = then.totals(&plans);
    assert_eq!(totals, then.totals(plans.clone()));
    assert_ne!(totals, then.totals(&plans[..1]));
    let mut lines = Vec::new();
    for total in &totals {
        lines.push(total.to_string());
    }
    assert_eq!(lines, ["EUR 2 bn", "more than USD 900 m"]);

    let rates = [Rate::get("usd-eur-2024-05-27").expect("a rate").into()];
    let converted = totals
        .convert(Currency::EUR, &rates)
        .expect("a rate for it");
    let mut lines = Vec::new();
    for line in &converted {
        lines.push(line.to_string());
    }
    let reference = then.totals_in(Currency::EUR, ReferenceRates::OfEachMonth, &plans);
    for line in &reference {
        lines.push(format!("{line:.3}"));
    }
    assert_eq!(
        lines,
        ["more than EUR 2.82899 bn", "more than EUR 2.785 bn"]
    );
    let changes = then.changes_since("2018-01-01".parse().expect("a day"), &plans);
    assert_eq!(changes.count(), 2);
    assert!(series(&plans).eq(series(plans.clone())));
}

#[test]
fn values_cross_threads_and_work_as_keys() {
    fn is_shared<T: Clone + Send + Sync + std::fmt::Debug + 'static>() {}
    fn is_value<T: Copy + Eq + Hash + Send + Sync + Unpin + std::fmt::Debug + 'static>() {}
    is_value::<Investment>();
    is_value::<Id<Investment>>();
    is_value::<Amount>();
    is_value::<Date>();
    is_value::<Snapshot>();
    is_value::<Verdict>();
    is_value::<Exclusion>();
    is_value::<ExchangeRate>();
    is_value::<ConvertedTotal>();
    is_value::<Horizon>();
    is_value::<Relation>();
    is_value::<StatusChange>();
    is_value::<ReferenceRates>();
    is_value::<ReferenceRate>();
    is_value::<Conversion>();
    is_shared::<Totals>();
    is_shared::<Converted>();
    is_shared::<ReferenceTotals>();
}

#[test]
fn errors_are_errors() {
    fn is_error<T: Error + Copy + Eq + Send + Sync + 'static>() {}
    is_error::<UnknownName>();
    is_error::<DateError>();
    is_error::<ConvertError>();
    is_error::<ReferenceError>();
    let boxed: Box<dyn Error + Send + Sync> =
        "2024-13".parse::<Date>().expect_err("no month").into();
    assert!(boxed.source().is_none());
}

#[test]
fn what_is_const_is_const() {
    const PLAN: Investment = investment!("aws-es-aragon-2024");
    const DAY: Date = Date::from_ymd(2024, 5, 22).expect("a day");
    const THEN: Snapshot = as_of(DAY);
    const YEARS: i32 = DATA_AS_OF.days_since(DAY) / 365;
    const NAME: &str = Status::UnderConstruction.as_str();
    assert_eq!((THEN.date(), YEARS, NAME), (DAY, 2, "under-construction"));
    assert!(THEN.knows(PLAN));
}

#[test]
fn values_show_what_they_are() {
    let then = as_of("2024-05-27".parse().expect("a day"));
    let totals = then.totals([
        investment!("google-it-2020"),
        investment!("google-it-regions-2024"),
    ]);
    let rate = ExchangeRate::from(Rate::get("usd-eur-2024-05-27").expect("a rate"));
    let rates = [rate];
    let converted = totals
        .convert(Currency::EUR, &rates)
        .expect("a rate for it");
    let values = [
        (format!("{then:?}"), "Snapshot(2024-05-27)"),
        (
            format!("{:?}", Id::from(investment!("aws-es-2021"))),
            "Id(aws-es-2021)",
        ),
        (
            format!("{rate:?}"),
            "ExchangeRate(USD/EUR = 9211e-4, 2024-05-27)",
        ),
        (
            format!("{totals:?}"),
            "[Total(pledged: more than USD 900 m), Total(spent: EUR 1 bn)]",
        ),
        (
            format!("{converted:?}"),
            "[ConvertedTotal(pledged: more than EUR 828.99 m), ConvertedTotal(spent: EUR 1 bn)]",
        ),
    ];
    for (shown, expected) in values {
        assert_eq!(shown, expected);
    }
}

#[test]
fn every_text_form_takes_width_and_alignment() {
    #[track_caller]
    fn check(value: impl std::fmt::Display) {
        let text = value.to_string();
        assert!(!text.is_empty());
        for (shown, expected) in [
            (format!("{value:>300}"), format!("{text:>300}")),
            (format!("{value:\u{b7}^300}"), format!("{text:\u{b7}^300}")),
            (format!("{value:<300}|"), format!("{text:<300}|")),
            (format!("{value:1}"), text),
        ] {
            assert_eq!(shown, expected);
        }
    }
    let then = as_of("2026-06-30".parse().expect("a day"));
    for plan in Investment::iter() {
        check(plan);
        check(then.verdict(plan));
        plan.amount().into_iter().for_each(check);
        plan.claims().for_each(check);
        plan.changes().for_each(check);
        then.verdict(plan).exclusion().into_iter().for_each(check);
    }
    let totals = then.totals(Investment::iter());
    totals.iter().for_each(check);
    for caveat in totals.caveats() {
        let text = format!("{caveat:.2}");
        assert_eq!(format!("{caveat:>900.2}"), format!("{text:>900}"));
    }
    totals
        .at_reference(Currency::EUR, ReferenceRates::OfEachMonth)
        .iter()
        .for_each(check);
    check(totals.convert(Currency::EUR, &[]).expect_err("no rate"));
    check("Gogle".parse::<Provider>().expect_err("unknown"));
    check("2024-13".parse::<Date>().expect_err("no month"));
    Rate::iter().for_each(check);
}

/// A lower bound is never rounded up, a ceiling never down, and so is it for a sum.
#[test]
fn a_precision_is_that_of_the_number() {
    let amount = |id| Investment::get(id).and_then(Investment::amount);
    let mut shown = Vec::new();
    for id in [
        "google-it-2020",
        "aws-es-aragon-2024",
        "aws-es-preview-2026",
        "google-pl-estimate-2020",
    ] {
        let amount = amount(id).expect("an amount");
        shown.push(format!("{amount:.0} | {amount:.1} | {amount:.2}"));
    }
    assert_eq!(
        shown,
        [
            "more than USD 900 m | more than USD 900.0 m | more than USD 900.00 m",
            "EUR 16 bn | EUR 15.7 bn | EUR 15.70 bn",
            "up to EUR 30 bn | up to EUR 30.0 bn | up to EUR 30.00 bn",
            "about USD 2 bn to 2 bn | about USD 1.5 bn to 2.0 bn | about USD 1.50 bn to 2.00 bn",
        ]
    );
    let totals = as_of("2026-06-30".parse().expect("a day")).totals(Investment::iter());
    let dollars = totals
        .iter()
        .filter(|total| total.currency() == Currency::USD);
    for total in dollars {
        let places = |places| format!("{total:.places$}");
        let rounded: f64 = places(0)
            .rsplit(' ')
            .nth(1)
            .expect("a number")
            .parse()
            .expect("a number");
        let units: f64 = total.units().to_string().parse().expect("a number");
        let billions = units / 1e9;
        match total.qualifier() {
            Qualifier::MoreThan => assert!(rounded <= billions, "{total:?}"),
            Qualifier::UpTo => assert!(rounded >= billions, "{total:?}"),
            Qualifier::Exact | Qualifier::About => {
                assert!((rounded - billions).abs() <= 0.5, "{total:?}");
            }
            other => panic!("a sum is never {other}"),
        }
        assert_eq!(
            places(9).trim_end_matches(" bn").trim_end_matches('0'),
            total.to_string().trim_end_matches(" bn")
        );
    }
    let spain = as_of("2026-06-30".parse().expect("a day"))
        .totals(Investment::of(Provider::AWS, Country::SPAIN));
    assert_eq!(format!("{spain:.3}"), "pledged: EUR 33.700 bn");
}

#[test]
fn errors_say_what_was_wrong() {
    let country = |name: &str| name.parse::<Country>().expect_err("unknown");
    assert_eq!(
        country("Congo").to_string(),
        r#"more than one country is called "Congo""#
    );
    assert_eq!(
        format!("{:#}", country("Congo")),
        "more than one country is called so"
    );
    assert!(country("Congo").is_shared() && country("Congo").nearest().is_none());
    assert!(!country("Atlantis").is_shared());
    // Codes that are in no record are no mistyped other ones.
    for code in ["SAR", "aed", "EGP", "CLP"] {
        assert_eq!(
            code.parse::<Currency>().expect_err("unknown").nearest(),
            None,
            "{code}"
        );
    }
    assert_eq!(
        "Swis franc"
            .parse::<Currency>()
            .expect_err("unknown")
            .nearest(),
        Some("Swiss franc")
    );
    // As `main` and `expect` print them.
    assert_eq!(
        format!("{:?}", country("Itlay")),
        r#"UnknownName(unknown country "Itlay"; did you mean "Italy"?)"#
    );
    assert_eq!(
        format!("{:?}", "2024-13".parse::<Date>().expect_err("no month")),
        r#"DateError(not a date: "2024-13" is no month of the calendar)"#
    );
    assert_eq!(
        format!("{:?}", investments::AWS_IT_EXPANSION_2024.horizon()),
        "Horizon { start: None, end: Some(2029), years: Some(5) }"
    );
}

#[test]
fn conversions_show_what_they_are() {
    let then = as_of("2024-05-27".parse().expect("a day"));
    let totals = then.totals([
        investment!("google-it-2020"),
        investment!("google-it-regions-2024"),
    ]);
    let reference = totals.at_reference(Currency::EUR, ReferenceRates::OfEachMonth);
    let (_, conversion) = reference.converted().next().expect("a record");
    let foreign = totals.at_reference(Currency::UAH, ReferenceRates::OfEachMonth);
    let values = [
        (
            format!("{reference:.1?}"),
            "[ConvertedTotal(pledged: more than EUR 785.10807 m), ConvertedTotal(spent: EUR 1 bn)]",
        ),
        (
            format!("{conversion:?}"),
            "Conversion(more than USD 900 m = more than EUR 785.10807 m, 1 EUR = 1.146339 USD (2020-07))",
        ),
        (
            format!("{foreign:?}"),
            "[ReferenceError(google-it-2020: there is no reference rate of UAH), \
             ReferenceError(google-it-regions-2024: there is no reference rate of UAH)]",
        ),
        (
            format!("{:?}", conversion.rates().next()),
            "Some(ReferenceRate(1 EUR = 1.146339 USD (2020-07)))",
        ),
    ];
    for (shown, expected) in values {
        assert_eq!(shown, expected);
    }
}
