//! The crate is linked and not used.

use hyperscaler_investments as _;

fn main() {
    std::hint::black_box("aws-es-aragon-2024");
}
