//! Prints, for each of the days given, each currency and each method: every record and every total converted, or why
//! not. The fields of a line have tabs between them.

use hyperscaler_investments::{Currency, Date, Investment, ReferenceRates, Snapshot, as_of};

/// The currencies asked for: of short and of long figures, ended, and never published.
const CURRENCIES: [Currency; 7] = [
    Currency::EUR,
    Currency::USD,
    Currency::GBP,
    Currency::JPY,
    Currency::IDR,
    Currency::RUB,
    Currency::UAH,
];

/// The methods: each plan's own month, one month for all, one year for all.
const METHODS: [&str; 4] = ["own", "2021-03", "2024-04", "2023"];

fn main() {
    for day in std::env::args().skip(1) {
        let then = as_of(day.parse().expect("a day"));
        for currency in CURRENCIES {
            for method in METHODS {
                let rates = match method.parse::<Date>() {
                    Ok(time) => ReferenceRates::OfMonth(time),
                    Err(_) => ReferenceRates::OfEachMonth,
                };
                print(then, currency, method, rates);
            }
        }
    }
}

fn print(then: Snapshot, currency: Currency, method: &str, rates: ReferenceRates) {
    let question = format!("{}\t{currency}\t{method}", then.date());
    for record in Investment::iter() {
        match then.investment_in(currency, rates, record) {
            Ok(converted) => {
                let periods: Vec<_> = converted
                    .rates()
                    .map(|rate| format!("{}={}", rate.currency(), rate.value()))
                    .collect();
                let (value, earlier) = (converted.value(), converted.is_earlier());
                println!(
                    "record\t{question}\t{record}\t{value}\t{earlier}\t{}",
                    periods.join(",")
                );
            }
            Err(error) => println!("record\t{question}\t{record}\t\t\t{error}"),
        }
    }
    let total = then.totals_in(currency, rates, Investment::iter());
    for record in total.totals().counted() {
        println!("counted\t{question}\t{record}");
    }
    for line in total.iter() {
        println!(
            "total\t{question}\t{}\t{}\t{}",
            line.phase(),
            line.qualifier(),
            line.value()
        );
    }
    for rest in total.unconverted_totals().iter() {
        let (phase, units) = (rest.phase(), rest.units());
        println!(
            "rest\t{question}\t{phase}\t{}\t{}\t{units}",
            rest.currency(),
            rest.qualifier()
        );
    }
    if let Some((first, last)) = total.months() {
        println!("months\t{question}\t{first}\t{last}");
    }
    for source in total.sources() {
        println!("source\t{question}\t{source}");
    }
}
