//! Reading the generated columns. Row numbers come from the tables themselves, so none is ever out of
//! range; still, nothing here can panic, and the compiler sees it.

use core::ops::Range;

/// The value of a row.
#[inline]
pub(crate) fn at<T: Copy, const LEN: usize>(column: &[T; LEN], row: u16) -> T {
    column[usize::from(row).min(LEN - 1)]
}

/// Where a row begins and ends in a blob or run, by a column of ends that starts with 0.
#[inline]
pub(crate) fn range(ends: &[u32], row: u16) -> Range<usize> {
    let row = usize::from(row);
    match (ends.get(row), ends.get(row + 1)) {
        (Some(&start), Some(&end)) => start as usize..end as usize,
        _ => 0..0,
    }
}

/// Any number of values a row: all of them in one run, and where each row's end.
pub(crate) struct Lists<T: 'static, const ENDS: usize, const VALUES: usize> {
    pub(crate) ends: [u32; ENDS],
    pub(crate) values: [T; VALUES],
}

impl<T, const ENDS: usize, const VALUES: usize> Lists<T, ENDS, VALUES> {
    /// The values of a row.
    #[inline]
    pub(crate) fn of(&'static self, row: u16) -> &'static [T] {
        self.values.get(range(&self.ends, row)).unwrap_or(&[])
    }
}

/// A text that is empty where there is none.
#[inline]
pub(crate) fn optional(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}
