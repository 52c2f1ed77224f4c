//! One look-up, from the start of the process.

use std::hint::black_box;

use hyperscaler_investments::Investment;

fn main() {
    black_box(Investment::get(black_box("aws-es-aragon-2024")));
}
