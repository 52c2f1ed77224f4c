//! The days of a page, numbered from the first on which anything was known.

use hyperscaler_investments::{Date, Group, days};

pub struct Calendar {
    days: Vec<Date>,
}

impl Calendar {
    /// Returns every day up to the last one; `None` if nothing was known by then.
    pub fn until(end: Date) -> Option<Self> {
        let end = end.last_day();
        let first = days().next().filter(|&first| first <= end)?;
        let mut all = Vec::new();
        for year in first.year()..=end.year() {
            for month in 1..=12 {
                let days = (1..=31).filter_map(|day| Date::from_ymd(year, month, day));
                all.extend(days.filter(|&day| first <= day && day <= end));
            }
        }
        Some(Self { days: all })
    }

    /// Returns the number of the day from which something of this date counts as public; `None` if that
    /// is after the last one.
    pub fn number(&self, date: Date) -> Option<usize> {
        let number = self.days.partition_point(|&day| day < date.last_day());
        (number < self.days.len()).then_some(number)
    }

    pub fn day(&self, number: usize) -> Date {
        self.days[number]
    }

    /// Returns the number of the last day.
    pub fn last(&self) -> usize {
        self.days.len() - 1
    }

    /// Returns the days on which a group of countries gets other members than the day before.
    pub fn turns_of(&self, group: Group) -> Vec<usize> {
        let mut turns = Vec::new();
        let members = |day: usize| group.members(self.day(day)).collect::<Vec<_>>();
        // Between two days with the same members nobody came and went within a year.
        for start in (0..self.last()).step_by(365) {
            let end = (start + 365).min(self.last());
            changes(start, end, &members, &mut turns);
        }
        turns
    }
}

/// Finds the days after `start`, up to `end`, on which a state differs from that of the day before. A
/// state that is the same at both ends is taken to be the same between them.
pub fn changes<S: PartialEq>(
    start: usize,
    end: usize,
    state: &impl Fn(usize) -> S,
    found: &mut Vec<usize>,
) {
    if start < end {
        between((start, &state(start)), (end, &state(end)), state, found);
    }
}

fn between<S: PartialEq>(
    (start, first): (usize, &S),
    (end, last): (usize, &S),
    state: &impl Fn(usize) -> S,
    found: &mut Vec<usize>,
) {
    if first == last {
        return;
    }
    if end - start == 1 {
        found.push(end);
        return;
    }
    let middle = start.midpoint(end);
    let there = state(middle);
    between((start, first), (middle, &there), state, found);
    between((middle, &there), (end, last), state, found);
}

#[cfg(test)]
mod tests {
    use super::{Calendar, changes};

    #[test]
    fn days_are_numbered_without_a_gap() {
        let calendar = Calendar::until("2026-06-30".parse().unwrap()).unwrap();
        for number in 1..=calendar.last() {
            let (before, day) = (calendar.day(number - 1), calendar.day(number));
            assert_eq!(day.days_since(before), 1);
            assert_eq!(calendar.number(day), Some(number));
        }
        assert_eq!(calendar.number("2027".parse().unwrap()), None);
        assert!(Calendar::until("1900".parse().unwrap()).is_none());
    }

    #[test]
    fn each_change_is_found() {
        let mut found = Vec::new();
        changes(
            0,
            100,
            &|day| usize::from(day >= 7) + usize::from(day >= 93),
            &mut found,
        );
        assert_eq!(found, [7, 93]);
    }
}
