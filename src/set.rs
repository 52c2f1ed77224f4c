//! A set of rows on the stack: one bit a record. Nothing is allocated.

use core::borrow::Borrow;
use core::iter::FusedIterator;

use crate::shared::judge::Selection;
use crate::{Investment, tables};

const WORDS: usize = tables::investment::LEN.div_ceil(64);

#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Set([u64; WORDS]);

impl Set {
    pub(crate) const EMPTY: Self = Self([0; WORDS]);

    /// Inserts a record; returns whether it was new.
    pub(crate) fn insert(&mut self, investment: Investment) -> bool {
        let (word, bit) = Self::place(investment);
        match self.0.get_mut(word) {
            Some(word) if *word & bit == 0 => {
                *word |= bit;
                true
            }
            Some(_) | None => false,
        }
    }

    pub(crate) fn remove(&mut self, investment: Investment) {
        let (word, bit) = Self::place(investment);
        if let Some(word) = self.0.get_mut(word) {
            *word &= !bit;
        }
    }

    pub(crate) fn contains(&self, investment: Investment) -> bool {
        let (word, bit) = Self::place(investment);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Returns the records in id order, word by word and bit by bit.
    pub(crate) fn iter(&self) -> Rows<&Self> {
        Rows {
            set: self,
            left: 0,
            next: 0,
        }
    }

    /// Returns the same, for whom the set does not live long enough.
    pub(crate) fn into_rows(self) -> Rows<Self> {
        Rows {
            set: self,
            left: 0,
            next: 0,
        }
    }

    const fn place(investment: Investment) -> (usize, u64) {
        (investment.0 as usize / 64, 1 << (investment.0 % 64))
    }
}

/// Of records, or of references to them.
impl<R: Borrow<Investment>> FromIterator<R> for Set {
    fn from_iter<I: IntoIterator<Item = R>>(investments: I) -> Self {
        let mut set = Self::EMPTY;
        for investment in investments {
            set.insert(*investment.borrow());
        }
        set
    }
}

impl Selection for Set {
    fn contains(&self, record: u16) -> bool {
        Self::contains(self, Investment(record))
    }
}

/// The records of a set. A loop over it is compiled once, over a chain of iterators it would be several times.
#[derive(Clone)]
pub(crate) struct Rows<S> {
    set: S,
    /// The bits that are left of the word before the next.
    left: u64,
    next: usize,
}

impl<S: Borrow<Set>> Iterator for Rows<S> {
    type Item = Investment;

    fn next(&mut self) -> Option<Investment> {
        while self.left == 0 {
            self.left = *self.set.borrow().0.get(self.next)?;
            self.next += 1;
        }
        let bit = self.left.trailing_zeros() as usize;
        // Clears the lowest bit.
        self.left &= self.left - 1;
        Some(Investment(((self.next - 1) * 64 + bit) as u16))
    }
}

impl<S: Borrow<Set>> FusedIterator for Rows<S> {}
