//! Prints the verdict of every record at each month's end, one a line.

use hyperscaler_investments::{DATA_AS_OF, Date, Investment, as_of};

fn main() {
    for year in 2006..=DATA_AS_OF.year() {
        for month in 1..=12 {
            let day = Date::from_ym(year, month).expect("a month").last_day();
            for investment in Investment::iter() {
                println!("{day} {investment}: {}", as_of(day).verdict(investment));
            }
        }
    }
}
