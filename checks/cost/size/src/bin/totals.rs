//! Everything added up as of a day, as it was stated.

use std::hint::black_box;

use hyperscaler_investments::{Date, Investment, as_of};

fn main() {
    let day = Date::from_ymd(2026, 6, 30).expect("a day");
    black_box(as_of(black_box(day)).totals(Investment::iter()));
}
