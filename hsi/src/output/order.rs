//! In which order rows are listed, and how many of them.

use std::fmt;
use std::num::NonZeroUsize;
use std::str::FromStr;

use clap::Args;

use super::OUTPUT;

#[derive(Args)]
pub struct Order {
    /// Sorts by a column of the CSV form, such as amount:desc: sums within each currency, and what is absent last.
    #[arg(long, help_heading = OUTPUT, value_name = "FIELD[:desc]")]
    pub sort: Option<Sort>,
    /// Only the first rows.
    #[arg(long, help_heading = OUTPUT, value_name = "N")]
    pub top: Option<NonZeroUsize>,
}

impl Order {
    /// Returns how many rows are asked for.
    pub fn most(&self) -> usize {
        self.top.map_or(usize::MAX, NonZeroUsize::get)
    }
}

/// A column to sort by.
#[derive(Clone)]
pub struct Sort {
    /// As it was typed, for messages.
    pub given: String,
    pub field: String,
    pub is_descending: bool,
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = if self.is_descending { ":desc" } else { "" };
        write!(f, "{}{direction}", self.field)
    }
}

impl FromStr for Sort {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (field, direction) = text.split_once(':').unwrap_or((text, "asc"));
        let is_descending = match direction.to_ascii_lowercase().as_str() {
            "asc" => false,
            "desc" => true,
            other => {
                return Err(format!(
                    "expected asc or desc after the colon, found {other:?}"
                ));
            }
        };
        Ok(Self {
            given: field.trim().to_owned(),
            field: field.trim().replace('-', "_").to_ascii_lowercase(),
            is_descending,
        })
    }
}
