//! A set of investments on the stack: one bit a record.

use crate::{Investment, tables};

const WORDS: usize = tables::investment::LEN.div_ceil(64);

#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Set([u64; WORDS]);

impl Set {
    pub(crate) const EMPTY: Self = Self([0; WORDS]);

    /// Adds a record; whether it was not yet there.
    pub(crate) fn insert(&mut self, investment: Investment) -> bool {
        let (word, bit) = Self::place(investment);
        match self.0.get_mut(word) {
            Some(word) if *word & bit == 0 => {
                *word |= bit;
                true
            }
            _ => false,
        }
    }

    pub(crate) fn contains(&self, investment: Investment) -> bool {
        let (word, bit) = Self::place(investment);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// In id order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Investment> + Clone + '_ {
        Investment::iter().filter(|&investment| self.contains(investment))
    }

    const fn place(investment: Investment) -> (usize, u64) {
        (investment.0 as usize / 64, 1 << (investment.0 % 64))
    }
}
