//! Groups: who belongs, and from when to when.

use crate::compiler::diagnostic::{Diagnostics, Located};
use crate::compiler::model::{Data, Group};
use crate::shared::date::Date;

pub fn check(data: &Data, found: &mut Diagnostics) {
    for (head, group) in data.groups.iter() {
        if group.members.is_empty() {
            found.add(head.at, format!("group {:?} has no members", head.id));
            continue;
        }
        check_members("from", &group.from, group, found);
        check_members("until", &group.until, group, found);
        check_order(group, found);
    }
}

/// Reports a day of a country that is no member.
fn check_members(
    field: &str,
    days: &[(Located<String>, Located<Date>)],
    group: &Group,
    found: &mut Diagnostics,
) {
    for (country, _) in days {
        let is_member = |member: &Located<String>| member.value == country.value;
        if !group.members.iter().any(is_member) {
            let message = format!(
                "{field} names {0:?}, which is no member; help: add {0:?} to the members, or leave it out",
                country.value
            );
            found.add(country.at, message);
        }
    }
}

/// Reports a member that left before it came.
fn check_order(group: &Group, found: &mut Diagnostics) {
    for (country, last) in &group.until {
        let joined = group.from.iter();
        let mut joined = joined.filter(|(member, _)| member.value == country.value);
        let Some((_, first)) = joined.next() else {
            continue;
        };
        if first.value > last.value {
            let message = format!(
                "{} left on {}, before it came on {}",
                country.value, last.value, first.value
            );
            found.add(last.at, message);
        }
    }
}
