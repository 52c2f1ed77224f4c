//! `investment!`, checked at compile time.

use crate::shared::digest::same;
use crate::{Investment, tables};

/// The investment of an id, checked at compile time: a typo does not build.
///
/// ```
/// use hyperscaler_investments::{Investment, investment, investments};
///
/// const PLAN: Investment = investment!("aws-es-aragon-2024");
/// assert_eq!(PLAN, investments::AWS_ES_ARAGON_2024);
/// ```
///
/// ```compile_fail
/// let plan = hyperscaler_investments::investment!("aws-es-aragn-2024");
/// ```
#[macro_export]
macro_rules! investment {
    ($id:literal) => {
        const {
            match $crate::Investment::from_id($id) {
                Some(investment) => investment,
                None => panic!(concat!("no investment has the id \"", $id, "\"")),
            }
        }
    };
}

impl Investment {
    /// [`Investment::get`] for constants: by id, not by alias.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, investments};
    /// const PLAN: Option<Investment> = Investment::from_id("aws-es-2021");
    /// assert_eq!(PLAN, Some(investments::AWS_ES_2021));
    /// ```
    #[must_use]
    pub const fn from_id(id: &str) -> Option<Self> {
        let ids = tables::investment::blob().as_bytes();
        let ends = &tables::investment::ENDS;
        let mut row = 0;
        while row < tables::investment::LEN {
            let (start, end) = (ends[row] as usize, ends[row + 1] as usize);
            if same(ids.split_at(start).1.split_at(end - start).0, id.as_bytes()) {
                return Some(Self(row as u16));
            }
            row += 1;
        }
        None
    }
}
