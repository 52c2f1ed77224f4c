//! What every program costs.

fn main() {
    std::hint::black_box("aws-es-aragon-2024");
}
