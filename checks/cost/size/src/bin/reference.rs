//! Everything added up as of a day, and in euros at reference rates.

use std::hint::black_box;

use hyperscaler_investments::{Currency, Date, Investment, ReferenceRates, as_of};

fn main() {
    let day = Date::from_ymd(2026, 6, 30).expect("a day");
    let totals = as_of(black_box(day)).totals(Investment::iter());
    black_box(black_box(totals).at_reference(Currency::EUR, ReferenceRates::OfEachMonth));
}
