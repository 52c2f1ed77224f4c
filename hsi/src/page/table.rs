//! Values by their numbers: what is said often stands in a page once.

use std::collections::BTreeMap;

pub struct Table<T> {
    numbers: BTreeMap<T, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            numbers: BTreeMap::new(),
        }
    }
}

impl<T: Ord> Table<T> {
    /// Returns the number of a value, which gets the next one if it is new.
    pub fn number(&mut self, value: T) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(value).or_insert(next)
    }

    /// Returns the values in the order of their numbers.
    pub fn values(&self) -> Vec<&T> {
        let mut values: Vec<_> = self.numbers.iter().collect();
        values.sort_by_key(|(_, number)| **number);
        values.into_iter().map(|(value, _)| value).collect()
    }
}
