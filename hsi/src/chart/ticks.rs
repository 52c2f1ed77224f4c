//! Where the lines of a grid go: at round numbers, and at the beginnings of years.

/// Returns round numbers from zero up to an extent, at least so far from one another.
pub fn round_numbers(extent: f64, least: f64) -> Vec<f64> {
    let step = round_up(least);
    let mut numbers = Vec::new();
    let mut number = 0.0;
    while number <= extent {
        numbers.push(number);
        number += step;
    }
    numbers
}

/// Returns the least of 1, 2, 5, 10 and so on that is no less than a number.
pub fn round_up(least: f64) -> f64 {
    let mut round = 0.001;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if round >= least {
            break;
        }
        round *= factor;
    }
    round
}

/// Returns the years of a period that are named: all, or every second, fifth and so on, so that each
/// has room.
pub fn years(first: u16, last: u16, a_year: f64, room: f64) -> impl Iterator<Item = u16> {
    let mut steps = [1, 2, 5, 10, 20].into_iter();
    let step = steps.find(|&step| f64::from(step) * a_year >= room);
    let step = step.unwrap_or(50);
    (first..=last).filter(move |year| year % step == 0)
}

#[cfg(test)]
mod tests {
    use super::{round_numbers, years};

    #[test]
    fn numbers_are_round() {
        assert_eq!(round_numbers(10.0, 3.0), [0.0, 5.0, 10.0]);
        assert_eq!(round_numbers(1.0, 1.5), [0.0]);
        assert_eq!(round_numbers(4000.0, 999.0).len(), 5);
    }

    #[test]
    fn years_have_room() {
        assert!(years(2018, 2022, 40.0, 34.0).eq(2018..=2022));
        assert!(years(2018, 2022, 20.0, 34.0).eq([2018, 2020, 2022]));
    }
}
