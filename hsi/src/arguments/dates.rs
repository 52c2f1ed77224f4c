//! Days as a person types them.

use hyperscaler_investments::Date;

/// Parses a date; the error names what was probably meant where another order or spelling was
/// typed.
pub fn date(text: &str) -> Result<Date, String> {
    let error = match text.trim().parse() {
        Ok(date) => return Ok(date),
        Err(error) => error,
    };
    let parts: Vec<_> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let meant = match *parts.as_slice() {
        [year, month] | [month, year] if year.len() == 4 => format!("{year}-{month:0>2}"),
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        [day, month, year] if year.len() == 4 && text.contains('.') => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => return Err(error.to_string()),
    };
    Err(match meant.parse::<Date>() {
        Ok(meant) => format!("{error}; did you mean \"{meant}\"?"),
        Err(_) => error.to_string(),
    })
}
