//! A column of an exported table, defined once: its name, its meaning, its type, what may stand in it,
//! and how its value is read off a row.

use hyperscaler_investments::Date;
use rust_decimal::Decimal;

/// What every form of the export needs to know of a column.
#[derive(Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub constraints: Constraints,
    /// The meaning, with the unit where there is one.
    pub description: &'static str,
}

/// The type of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    Decimal,
    Day,
}

/// What may stand in a column.
#[derive(Clone, Copy)]
pub struct Constraints {
    pub required: bool,
    /// Whether it is part of the key of its table.
    pub key: bool,
    pub rule: Rule,
    /// The table and the column that hold the same value.
    pub refers_to: Option<(&'static str, &'static str)>,
}

/// What may stand in a column of texts.
#[derive(Clone, Copy)]
pub enum Rule {
    Any,
    OneOf(fn() -> Vec<&'static str>),
    Pattern(&'static str),
    Url,
}

/// May be absent.
pub const OPTIONAL: Constraints = Constraints {
    required: false,
    key: false,
    rule: Rule::Any,
    refers_to: None,
};
/// Is always there.
pub const REQUIRED: Constraints = Constraints {
    required: true,
    ..OPTIONAL
};
/// Is always there, and tells a row from the others, alone or with the other parts of the key.
pub const KEY: Constraints = Constraints {
    key: true,
    ..REQUIRED
};

impl Constraints {
    pub const fn one_of(self, names: fn() -> Vec<&'static str>) -> Self {
        Self {
            rule: Rule::OneOf(names),
            ..self
        }
    }

    pub const fn pattern(self, pattern: &'static str) -> Self {
        Self {
            rule: Rule::Pattern(pattern),
            ..self
        }
    }

    /// Values without a space in them, joined by spaces.
    pub const fn list(self) -> Self {
        self.pattern("[^ ]+( [^ ]+)*")
    }

    pub const fn url(self) -> Self {
        Self {
            rule: Rule::Url,
            ..self
        }
    }

    pub const fn refers_to(self, table: &'static str, column: &'static str) -> Self {
        Self {
            refers_to: Some((table, column)),
            ..self
        }
    }
}

/// A value. What is absent is none of these, and never 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Integer(u64),
    Decimal(Decimal),
    Day(Date),
}

impl Value {
    /// As CSV writes it.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A column, and how its value is read off a row.
pub struct Field<T> {
    pub column: Column,
    read: Read<T>,
}

enum Read<T> {
    Text(fn(&T) -> String),
    Integer(fn(&T) -> Option<u64>),
    Decimal(fn(&T) -> Decimal),
    Day(fn(&T) -> Option<Date>),
    Date(fn(&T) -> Option<Date>),
    Precision(fn(&T) -> Option<Date>),
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub const DATE: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

impl<T> Field<T> {
    const fn new(
        name: &'static str,
        kind: Kind,
        constraints: Constraints,
        description: &'static str,
        read: Read<T>,
    ) -> Self {
        Self {
            column: Column {
                name,
                kind,
                constraints,
                description,
            },
            read,
        }
    }

    /// A text; an empty one is absent.
    pub const fn text(
        name: &'static str,
        constraints: Constraints,
        description: &'static str,
        read: fn(&T) -> String,
    ) -> Self {
        Self::new(name, Kind::Text, constraints, description, Read::Text(read))
    }

    /// A whole number.
    pub const fn integer(
        name: &'static str,
        constraints: Constraints,
        description: &'static str,
        read: fn(&T) -> Option<u64>,
    ) -> Self {
        Self::new(
            name,
            Kind::Integer,
            constraints,
            description,
            Read::Integer(read),
        )
    }

    /// A decimal number, exact to its last digit.
    pub const fn decimal(
        name: &'static str,
        constraints: Constraints,
        description: &'static str,
        read: fn(&T) -> Decimal,
    ) -> Self {
        Self::new(
            name,
            Kind::Decimal,
            constraints,
            description,
            Read::Decimal(read),
        )
    }

    /// A whole day: of a date known only to the month or the year, the last.
    pub const fn day(
        name: &'static str,
        constraints: Constraints,
        description: &'static str,
        read: fn(&T) -> Option<Date>,
    ) -> Self {
        Self::new(name, Kind::Day, constraints, description, Read::Day(read))
    }

    /// A date as precise as it is known, which is a text.
    pub const fn date(
        name: &'static str,
        constraints: Constraints,
        description: &'static str,
        read: fn(&T) -> Option<Date>,
    ) -> Self {
        Self::new(
            name,
            Kind::Text,
            constraints.pattern(DATE),
            description,
            Read::Date(read),
        )
    }

    /// How precise such a date is.
    pub const fn precision(
        name: &'static str,
        constraints: Constraints,
        description: &'static str,
        read: fn(&T) -> Option<Date>,
    ) -> Self {
        Self::new(
            name,
            Kind::Text,
            constraints.one_of(|| PRECISIONS.to_vec()),
            description,
            Read::Precision(read),
        )
    }

    pub fn value(&self, row: &T) -> Option<Value> {
        match self.read {
            Read::Text(read) => Some(read(row))
                .filter(|text| !text.is_empty())
                .map(Value::Text),
            Read::Integer(read) => read(row).map(Value::Integer),
            Read::Decimal(read) => Some(Value::Decimal(read(row))),
            Read::Day(read) => read(row).map(|date| Value::Day(date.last_day())),
            Read::Date(read) => read(row).map(|date| Value::Text(date.to_string())),
            Read::Precision(read) => read(row).map(|date| Value::Text(precision(date).into())),
        }
    }
}

const PRECISIONS: [&str; 3] = ["day", "month", "year"];

const fn precision(date: Date) -> &'static str {
    let [day, month, year] = PRECISIONS;
    match (date.month(), date.day()) {
        (None, _) => year,
        (_, None) => month,
        _ => day,
    }
}

/// The names of a vocabulary.
macro_rules! names {
    ($type:ident) => {
        || {
            hyperscaler_investments::$type::ALL
                .iter()
                .map(|value| value.as_str())
                .collect()
        }
    };
}

pub(crate) use names;
