//! A field of a record, defined once for every form of output: its name, its meaning, its type,
//! what may stand in it, and how it is read off a row. Where nothing is known a value is absent,
//! and never 0.

use std::cmp::Ordering;

use hyperscaler_investments::Date;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::forms::{flag, integer, list, nullable, pattern, refer, text, whole};
use super::vocabulary::{PRECISION, Vocabulary, precision};

pub struct Field<T> {
    pub column: Column,
    read: Read<T>,
}

/// What every form of output needs to know of a field, whatever its rows are.
#[derive(Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    pub kind: Type,
    pub required: bool,
    /// Whether it tells a row from the others, alone or with the other parts of the key.
    pub key: bool,
    pub rule: Rule,
    /// The table and the column that hold the same value.
    pub refers_to: Option<(&'static str, &'static str)>,
    /// The meaning, with the unit where there is one.
    pub meaning: &'static str,
    pub json: InJson,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Type {
    Text,
    Integer,
    Decimal,
    /// A whole day.
    Day,
    /// Yes or no.
    Flag,
}

/// What may stand in a column of texts.
#[derive(Clone, Copy)]
pub enum Rule {
    Any,
    OneOf(Vocabulary),
    Pattern(&'static str),
    Url,
}

/// Where a value is in the JSON of its record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum InJson {
    Key(&'static str),
    /// In an object of that name, by that key.
    Inside(&'static str, &'static str),
    /// It only makes another value easier to use in a table.
    Nowhere,
}

enum Read<T> {
    Text(fn(&T) -> &'static str),
    Optional(fn(&T) -> Option<&'static str>),
    Words(fn(&T) -> String),
    OptionalWords(fn(&T) -> Option<String>),
    Integer(fn(&T) -> Option<u64>),
    /// A whole number that may be below zero.
    Signed(fn(&T) -> Option<i64>),
    Decimal(fn(&T) -> Decimal),
    OptionalDecimal(fn(&T) -> Option<Decimal>),
    Day(fn(&T) -> Option<Date>),
    /// A date as precise as it is known, which a table holds as text.
    Date(fn(&T) -> Option<Date>),
    Precision(fn(&T) -> Option<Date>),
    /// Values without a space in them, which a table holds as text, joined by spaces; and the schema
    /// of one.
    List(fn(&T) -> Vec<String>, fn() -> Json),
    /// Names, which a table holds as text, joined by semicolons.
    Names(fn(&T) -> Vec<String>),
    Flag(fn(&T) -> bool),
    /// Rows of another table, which JSON holds inside the record, and a table not at all.
    Nested(fn(&T) -> Json, fn() -> Json),
}

/// A value in a table.
#[derive(Clone)]
pub enum Value {
    Text(String),
    Integer(i64),
    Decimal(Decimal),
    Day(Date),
    Flag(bool),
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub const DATE: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

const LIST: &str = "[^ ]+( [^ ]+)*";

/// Begins a field: what is said of it, and at last how it is read.
pub const fn field(name: &'static str) -> Column {
    Column {
        name,
        kind: Type::Text,
        required: false,
        key: false,
        rule: Rule::Any,
        refers_to: None,
        meaning: "",
        json: InJson::Key(name),
    }
}

impl Column {
    /// Says that the value is always there.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Says that the value is part of the key of its table.
    pub const fn key(mut self) -> Self {
        self.key = true;
        self.required()
    }

    pub const fn one_of(mut self, vocabulary: Vocabulary) -> Self {
        self.rule = Rule::OneOf(vocabulary);
        self
    }

    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.rule = Rule::Pattern(pattern);
        self
    }

    pub const fn url(mut self) -> Self {
        self.rule = Rule::Url;
        self
    }

    pub const fn refers_to(mut self, table: &'static str, column: &'static str) -> Self {
        self.refers_to = Some((table, column));
        self
    }

    pub const fn meaning(mut self, meaning: &'static str) -> Self {
        self.meaning = meaning;
        self
    }

    /// Puts the value by another key in JSON.
    pub const fn json_key(mut self, key: &'static str) -> Self {
        self.json = InJson::Key(key);
        self
    }

    /// Puts the value in an object in JSON.
    pub const fn inside(mut self, object: &'static str, key: &'static str) -> Self {
        self.json = InJson::Inside(object, key);
        self
    }

    /// Keeps the value out of JSON.
    pub const fn only_in_tables(mut self) -> Self {
        self.json = InJson::Nowhere;
        self
    }

    /// Reads a text that is always there.
    pub const fn text<T>(self, read: fn(&T) -> &'static str) -> Field<T> {
        self.required().read(Type::Text, Read::Text(read))
    }

    /// Reads a text that may be absent.
    pub const fn optional<T>(self, read: fn(&T) -> Option<&'static str>) -> Field<T> {
        self.read(Type::Text, Read::Optional(read))
    }

    /// Reads a sentence that is made up for the purpose.
    pub const fn words<T>(self, read: fn(&T) -> String) -> Field<T> {
        self.required().read(Type::Text, Read::Words(read))
    }

    /// Reads a sentence that is made up for the purpose, if there is something to say.
    pub const fn optional_words<T>(self, read: fn(&T) -> Option<String>) -> Field<T> {
        self.read(Type::Text, Read::OptionalWords(read))
    }

    /// Reads a whole number.
    pub const fn integer<T>(self, read: fn(&T) -> Option<u64>) -> Field<T> {
        self.read(Type::Integer, Read::Integer(read))
    }

    /// Reads a whole number that may be below zero.
    pub const fn signed<T>(self, read: fn(&T) -> Option<i64>) -> Field<T> {
        self.read(Type::Integer, Read::Signed(read))
    }

    /// Reads a decimal number, exact to its last digit.
    pub const fn decimal<T>(self, read: fn(&T) -> Decimal) -> Field<T> {
        self.required().read(Type::Decimal, Read::Decimal(read))
    }

    /// Reads a decimal number that may be absent.
    pub const fn optional_decimal<T>(self, read: fn(&T) -> Option<Decimal>) -> Field<T> {
        self.read(Type::Decimal, Read::OptionalDecimal(read))
    }

    /// Reads a whole day: of a date known only to the month or the year, the last.
    pub const fn day<T>(self, read: fn(&T) -> Option<Date>) -> Field<T> {
        self.read(Type::Day, Read::Day(read))
    }

    /// Reads a date as precise as it is known.
    pub const fn date<T>(self, read: fn(&T) -> Option<Date>) -> Field<T> {
        self.pattern(DATE).read(Type::Text, Read::Date(read))
    }

    /// Reads how precise such a date is; in JSON, its form tells.
    pub const fn precision<T>(self, read: fn(&T) -> Option<Date>) -> Field<T> {
        let column = self.one_of(PRECISION).only_in_tables();
        column.read(Type::Text, Read::Precision(read))
    }

    /// Reads ids.
    pub const fn list<T>(self, read: fn(&T) -> Vec<String>) -> Field<T> {
        self.list_of(read, || refer("id"))
    }

    /// Reads values without a space in them, with the schema of one.
    pub const fn list_of<T>(self, read: fn(&T) -> Vec<String>, schema: fn() -> Json) -> Field<T> {
        let column = self.pattern(LIST);
        column.read(Type::Text, Read::List(read, schema))
    }

    /// Reads names, which may have spaces in them.
    pub const fn names<T>(self, read: fn(&T) -> Vec<String>) -> Field<T> {
        self.read(Type::Text, Read::Names(read))
    }

    /// Reads what is so or not.
    pub const fn flag<T>(self, read: fn(&T) -> bool) -> Field<T> {
        self.required().read(Type::Flag, Read::Flag(read))
    }

    /// Reads what only JSON holds, with its schema: rows of another table.
    pub const fn nested<T>(self, read: fn(&T) -> Json, schema: fn() -> Json) -> Field<T> {
        self.read(Type::Text, Read::Nested(read, schema))
    }

    fn text_schema(self) -> Json {
        match (self.refers_to, self.rule) {
            (Some(("countries", _)), _) => refer("country"),
            (Some(("currencies", _)), _) => refer("currency"),
            (Some((_, "id")), _) => refer("id"),
            _ if self.name == "id" => refer("id"),
            (_, Rule::OneOf(vocabulary)) => refer(vocabulary.name),
            (_, Rule::Pattern(form)) => pattern(form),
            (_, Rule::Url) => pattern("https://.*"),
            (_, Rule::Any) => text(),
        }
    }

    const fn read<T>(mut self, kind: Type, read: Read<T>) -> Field<T> {
        self.kind = kind;
        Field { column: self, read }
    }
}

impl<T> Field<T> {
    /// Returns what rows are sorted by: the value, and of a date the day from which it counts, not its text.
    pub fn sorted_by(&self, row: &T) -> Option<Value> {
        if let Read::Date(read) = self.read {
            read(row).map(Value::Day)
        } else {
            self.value(row)
        }
    }

    /// Returns the value of a row, as a table holds it.
    pub fn value(&self, row: &T) -> Option<Value> {
        match self.read {
            Read::Text(read) => Some(Value::Text(read(row).into())),
            Read::Optional(read) => read(row).map(|text| Value::Text(text.into())),
            Read::Words(read) => Some(Value::Text(read(row))),
            Read::OptionalWords(read) => read(row).map(Value::Text),
            Read::List(read, _) => joined(&read(row), " "),
            Read::Names(read) => joined(&read(row), "; "),
            Read::Flag(read) => Some(Value::Flag(read(row))),
            // No amount, year or count comes near the end of what is held.
            Read::Integer(read) => read(row).map(|number| Value::Integer(number as i64)),
            Read::Signed(read) => read(row).map(Value::Integer),
            Read::Decimal(read) => Some(Value::Decimal(read(row))),
            Read::OptionalDecimal(read) => read(row).map(Value::Decimal),
            Read::Day(read) => read(row).map(|date| Value::Day(date.last_day())),
            Read::Date(read) => read(row).map(|date| Value::Text(date.to_string())),
            Read::Precision(read) => read(row).map(|date| Value::Text(precision(date).into())),
            Read::Nested(..) => None,
        }
    }

    /// Returns the value of a row, as JSON holds it. Decimals are text, so that no digit is lost.
    pub fn json(&self, row: &T) -> Json {
        match self.read {
            Read::Nested(read, _) => read(row),
            Read::List(read, _) => read(row).into(),
            Read::Names(read) => read(row).into(),
            _ => match self.value(row) {
                None => Json::Null,
                Some(Value::Integer(number)) => number.into(),
                Some(Value::Flag(flag)) => flag.into(),
                Some(value) => value.to_text().into(),
            },
        }
    }

    /// Returns the schema of the value in JSON.
    pub fn schema(&self) -> Json {
        let column = self.column;
        let mut form = match (&self.read, column.kind) {
            (Read::Nested(_, schema), _) => schema(),
            (Read::List(_, schema), _) => list(schema()),
            (Read::Names(_), _) => list(text()),
            (Read::Date(_), _) => refer("date"),
            (Read::Signed(_), _) => integer(),
            (_, Type::Integer) => whole(1),
            (_, Type::Decimal) => refer("decimal"),
            (_, Type::Day) => refer("day"),
            (_, Type::Flag) => flag(),
            (_, Type::Text) => column.text_schema(),
        };
        // A list may be empty, but is never absent.
        let is_list = matches!(self.read, Read::List(..) | Read::Names(_));
        if !column.required && !is_list && !matches!(self.read, Read::Nested(..)) {
            form = nullable(form);
        }
        // JSON holds a list as a list.
        let meaning = column.meaning.replace(", separated by spaces", "");
        let meaning = meaning.replace(", separated by semicolons", "");
        form["description"] = meaning.into();
        form
    }

    /// Returns the object inside the record that holds the value in JSON.
    pub fn object(&self) -> Option<&'static str> {
        match self.column.json {
            InJson::Inside(object, _) => Some(object),
            InJson::Key(_) | InJson::Nowhere => None,
        }
    }

    pub fn is_in_tables(&self) -> bool {
        !matches!(self.read, Read::Nested(..))
    }
}

impl Value {
    /// Returns the order of two values of one column.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            (Self::Integer(one), Self::Integer(other)) => one.cmp(other),
            (Self::Decimal(one), Self::Decimal(other)) => one.cmp(other),
            (Self::Day(one), Self::Day(other)) => one.cmp(other),
            (Self::Flag(one), Self::Flag(other)) => one.cmp(other),
            _ => Ordering::Equal,
        }
    }

    /// Returns the value as CSV writes it.
    pub fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

/// Returns texts in one; `None` if there are none.
fn joined(texts: &[impl AsRef<str>], separator: &str) -> Option<Value> {
    let texts: Vec<_> = texts.iter().map(AsRef::as_ref).collect();
    if texts.is_empty() {
        None
    } else {
        Some(Value::Text(texts.join(separator)))
    }
}
