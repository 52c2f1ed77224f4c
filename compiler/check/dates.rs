//! The data's own day: nothing in the data lies after it.

use crate::compiler::diagnostic::Diagnostics;
use crate::compiler::model::Data;

pub fn check(data: &Data, found: &mut Diagnostics) {
    let Some(as_of) = data.as_of.as_ref().map(|as_of| as_of.value) else {
        return;
    };
    for date in &data.dates {
        if date.value.last_day() > as_of {
            found.add(
                date.at,
                format!("{} lies after the data's own day, {as_of}", date.value),
            );
        }
    }
}
