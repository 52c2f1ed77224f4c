//! Why the headlines about AWS in Spain do not add up, and what does.

use hyperscaler_investments::{
    Country, DATA_AS_OF, Investment, InvestmentId, Provider, UnknownName, Verdict, as_of, series,
};

fn main() -> Result<(), UnknownName> {
    let spain = || Investment::of(Provider::AWS, Country::SPAIN);
    let today = as_of(DATA_AS_OF);

    for record in spain() {
        let amount = record
            .amount()
            .map(|amount| amount.to_string())
            .unwrap_or_default();
        match today.verdict(record) {
            Verdict::Counts => println!("{:<12} {amount:>18}  {record}", record.first_public()),
            Verdict::Excluded(why) => {
                println!(
                    "{:<12} {amount:>18}  {record}, left out: {why}",
                    record.first_public()
                );
            }
        }
    }

    println!("\nAs it was known on each day:");
    for totals in series(spain()) {
        let pledged = totals.to_string();
        println!(
            "{}  {}",
            totals.snapshot().date(),
            if pledged.is_empty() {
                "nothing"
            } else {
                &pledged
            }
        );
    }

    let plan: InvestmentId = "aws-es-2021".parse()?;
    println!("\nWhat became of {plan}: {}", plan.investment().latest());
    Ok(())
}
