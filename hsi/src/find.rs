//! Look-ups of what a person typed, with the near misses where there is none.

use hyperscaler_investments::{Investment, Region, UnknownName};

/// The investment of an id or alias; else a message.
pub fn investment(id: &str) -> Result<Investment, String> {
    id.trim()
        .parse()
        .map_err(|error| unknown(&error, id, Investment::iter().map(Investment::id)))
}

/// The cloud region of a code; else a message.
pub fn region(code: &str) -> Result<Region, String> {
    code.trim()
        .parse()
        .map_err(|error| unknown(&error, code, Region::iter().map(Region::code)))
}

/// The nearest name; or, where none is a typing error away, those that hold what was typed.
fn unknown(error: &UnknownName, given: &str, names: impl Iterator<Item = &'static str>) -> String {
    const MOST: usize = 5;
    let lower = given.trim().to_ascii_lowercase();
    let holds = |name: &&str| !lower.is_empty() && name.to_ascii_lowercase().contains(&lower);
    let near: Vec<_> = match error.nearest() {
        Some(nearest) => vec![nearest],
        None => names.filter(holds).take(MOST).collect(),
    };
    let suggestion = match near.as_slice() {
        [] => String::new(),
        [rest @ .., last] => {
            let others = if rest.is_empty() {
                String::new()
            } else {
                format!("\"{}\" or ", rest.join("\", \""))
            };
            format!("; did you mean {others}\"{last}\"?")
        }
    };
    format!("no {} \"{given}\"{suggestion}", error.what())
}
