//! Why the headlines about AWS in Spain do not add up, and what does.

use std::error::Error;

use hyperscaler_investments::{Country, Id, Investment, Provider, Verdict, as_of, series};

fn main() -> Result<(), Box<dyn Error>> {
    let spain = || Investment::of(Provider::AWS, Country::SPAIN);
    let snapshot = as_of("2026-06-30".parse()?);

    println!("As of {}:", snapshot.date());
    for plan in spain() {
        let amount = match plan.amount() {
            Some(amount) => amount.to_string(),
            None => "no amount".to_owned(),
        };
        let verdict = match snapshot.verdict(plan) {
            Verdict::Counts => "counts".to_owned(),
            Verdict::Excluded(exclusion) => format!("left out: {exclusion}"),
        };
        println!(
            "{:<12} {amount:>22}  {plan:<24} {verdict}",
            plan.first_public()
        );
    }

    println!("\nAs it was known on each day:");
    for totals in series(spain()) {
        let mut text = totals.to_string();
        if text.is_empty() {
            text.push_str("nothing");
        }
        println!("{}  {text}", totals.snapshot().date());
    }

    let plan: Id<Investment> = "aws-es-2021".parse()?;
    println!(
        "\nThe newest record of the plan {plan}: {}",
        plan.record().latest()
    );
    Ok(())
}
