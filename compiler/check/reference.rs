//! Reference rates: each is cited, none contradicts another, and no rate of the data set lies far from them.

use crate::compiler::diagnostic::{Diagnostics, Location};
use crate::compiler::model::{Data, EURO, REFERENCE_RATES, Rate, RateFigure};
use crate::shared::reference::{month, month_number};
use crate::shared::vocabulary::Origin;

/// Two rates of a pair contradict each other if one is more than this many times the other: it is upside down,
/// per hundred units, or a thousand times off.
const FACTOR: u128 = 3;

/// Rates of the data set that are further apart, in days, may differ by more: currencies do.
const APART: i32 = 366;

pub fn check(data: &Data, found: &mut Diagnostics) {
    check_citations(data, found);
    check_days(data, found);
    let figures = sorted(data);
    check_figures(data, &figures, found);
    check_rates(data, &figures, found);
}

/// Returns the figures of columns whose heading could be read, by currency and month, in the order of the files.
fn sorted(data: &Data) -> Vec<&RateFigure> {
    let figures = data.reference.figures.iter();
    let mut figures: Vec<_> = figures
        .filter(|figure| !data.reference.code(figure).is_empty())
        .collect();
    figures.sort_by_key(|figure| (data.reference.code(figure), figure.month, figure.at));
    figures
}

/// Each file has a table that names its sources, and each such table a file.
fn check_citations(data: &Data, found: &mut Diagnostics) {
    let (files, citations) = (&data.reference.files, &data.reference.citations);
    for origin in [Origin::Curated, Origin::Overlay] {
        let first = files.iter().find(|(_, of)| *of == origin);
        let citation = citations.iter().find(|citation| citation.origin == origin);
        match (first, citation) {
            (Some(&(file, _)), None) => {
                let help = format!("add [{REFERENCE_RATES}] with their sources");
                let message = format!("no table says where these rates come from; help: {help}");
                found.add(Location { file, offset: 0 }, message);
            }
            (None, Some(citation)) => {
                let help = "add reference-rates.csv beside it";
                let message = format!("there are no rates to cite; help: {help}");
                found.add(citation.at, message);
            }
            _ => {}
        }
    }
}

/// The number of days of a month is stated, and once.
fn check_days(data: &Data, found: &mut Diagnostics) {
    let mut months: Vec<_> = data.reference.months.iter().collect();
    months.sort_by_key(|row| (row.month, row.at));
    for same in months.chunk_by(|one, other| one.month == other.month) {
        let mut stated = same.iter().filter_map(|row| Some((row.days?, row.at)));
        let Some((days, first)) = stated.next() else {
            let message = format!(
                "nothing says on how many days rates were published in {}; help: add the column days",
                name(same[0].month)
            );
            found.add(same[0].at, message);
            continue;
        };
        for (other, at) in stated.filter(|&(other, _)| other != days) {
            let (month, place) = (name(same[0].month), found.place(first));
            found.add(
                at,
                format!("{month} has {other} days here, and {days} at {place}"),
            );
        }
    }
}

/// A currency has one figure for a month, and none that is far from the month before.
fn check_figures(data: &Data, figures: &[&RateFigure], found: &mut Diagnostics) {
    for (one, next) in figures.iter().zip(figures.iter().skip(1)) {
        let code = data.reference.code(one);
        if code != data.reference.code(next) {
            continue;
        }
        let (month, place) = (name(next.month), found.place(one.at));
        if one.month == next.month {
            if billionths(one) != billionths(next) {
                let help = "leave the cell empty, or write the same";
                let message = format!("{code} of {month} is another at {place}; help: {help}");
                found.add(next.at, message);
            }
        } else if next.month - one.month == 1 && differ(billionths(one), billionths(next)) {
            let help = "is it upside down, or for a hundred units?";
            let message = format!(
                "{code} of {month} is more than {FACTOR} times the month before, or less than a third of it; help: {help}"
            );
            found.add(next.at, message);
        }
    }
}

/// Rates of the data set agree with each other and with the reference rates of their month.
fn check_rates(data: &Data, figures: &[&RateFigure], found: &mut Diagnostics) {
    let rates = data.rates.iter().filter(|(_, rate)| is_read(rate));
    let mut rates: Vec<_> = rates.collect();
    for (head, rate) in &rates {
        if is_far_from_reference(data, figures, rate) {
            let help = "is it upside down, or for a hundred units?";
            let message = format!(
                "rate {:?} is more than {FACTOR} times the reference rate of its month, or less than a third of it; help: {help}",
                head.id
            );
            found.add(head.at, message);
        }
    }
    rates.sort_by_key(|(head, rate)| (pair(rate), rate.date.value, &head.id));
    for (number, (head, rate)) in rates.iter().enumerate() {
        let earlier = rates[..number].iter().rev();
        let mut near = earlier.take_while(|(_, earlier)| {
            let apart = rate.date.value.days_since(earlier.date.value);
            pair(rate) == pair(earlier) && apart <= APART
        });
        if let Some((other, _)) = near.find(|(_, earlier)| contradict(rate, earlier)) {
            let place = found.place(other.at);
            let message = format!(
                "rate {:?} contradicts rate {:?} at {place}: one is more than {FACTOR} times the other",
                head.id, other.id
            );
            found.add(head.at, message);
        }
    }
}

/// Returns the two currencies of a rate, in the order of their codes.
fn pair(rate: &Rate) -> [&str; 2] {
    let mut pair = [rate.base.value.as_str(), rate.quote.value.as_str()];
    pair.sort_unstable();
    pair
}

/// Returns whether all of a rate could be read.
fn is_read(rate: &Rate) -> bool {
    let ends = [&rate.base.value, &rate.quote.value];
    rate.units > 0 && ends.iter().all(|end| !end.is_empty()) && ends[0] != ends[1]
}

/// Returns whether two rates of a pair cannot both be right.
fn contradict(one: &Rate, other: &Rate) -> bool {
    let is_same_way = one.base.value == other.base.value;
    let ((one, per_one), (other, per_other)) = (ratio(one), ratio(other));
    if is_same_way {
        differ(one * per_other, other * per_one)
    } else {
        differ(one * other, per_one * per_other)
    }
}

/// Returns whether a rate cannot be right if the reference rates of its month are.
fn is_far_from_reference(data: &Data, figures: &[&RateFigure], rate: &Rate) -> bool {
    let figure = |code: &str| {
        if code == EURO {
            return Some(ONE);
        }
        let month = month_number(rate.date.value)?;
        let key = |figure: &&RateFigure| (data.reference.code(figure), figure.month);
        let place = figures.binary_search_by_key(&(code, month), key).ok()?;
        Some(billionths(figures[place]))
    };
    let (units, per) = ratio(rate);
    match (figure(&rate.base.value), figure(&rate.quote.value)) {
        (Some(base), Some(quote)) => differ(units * base, per * quote),
        _ => false,
    }
}

/// Returns a rate as units of the quote currency, and units of the base that they cost: eighteen digits each.
fn ratio(rate: &Rate) -> (u128, u128) {
    (rate.units.into(), 10_u128.pow(rate.scale.into()))
}

/// One unit, in [`billionths`].
const ONE: u128 = 1_000_000_000;

/// Returns a figure in billionths of a unit, which are whole numbers of at most eighteen digits.
fn billionths(figure: &RateFigure) -> u128 {
    u128::from(figure.units) * ONE / 10_u128.pow(figure.scale.into())
}

/// Returns whether one number, of at most 36 digits, is more than [`FACTOR`] times the other.
fn differ(one: u128, other: u128) -> bool {
    one > other * FACTOR || other > one * FACTOR
}

fn name(number: u32) -> String {
    month(number)
        .map(|date| date.to_string())
        .unwrap_or_default()
}
