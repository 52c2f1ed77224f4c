//! Days across a picture.

use hyperscaler_investments::Date;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::Canvas;
use super::font::SMALL;
use super::ticks;

/// The least room for the number of a year.
const YEAR: f64 = 38.0;

/// Days from left to right, as years and their fractions.
pub struct Axis {
    pub left: f64,
    pub right: f64,
    pub first: f64,
    pub last: f64,
}

impl Axis {
    pub fn x(&self, year: f64) -> f64 {
        let share = (year - self.first) / (self.last - self.first);
        self.left + share * (self.right - self.left)
    }

    /// Draws a line for each year from a height to another, and the number of the year above. A
    /// number that would lie over the edge of the page is left out.
    pub fn draw_years(&self, canvas: &mut Canvas, top: f64, bottom: f64) {
        let first = self.first.ceil().to_u16().unwrap_or_default();
        let last = self.last.floor().to_u16().unwrap_or_default();
        let a_year = (self.right - self.left) / (self.last - self.first);
        for year in ticks::years(first, last, a_year, YEAR) {
            let x = self.x(year.into());
            canvas.line((x, top + 4.0), (x, bottom), "grid");
            let year = year.to_string();
            let half = SMALL.width(&year) / 2.0;
            if x - half >= 2.0 && x + half <= canvas.width - 2.0 {
                canvas.text((x, top), SMALL.middle("soft"), &year);
            }
        }
    }
}

/// Returns when a date begins and ends: a month and a year are as long as they are.
pub fn span(date: Date) -> (f64, f64) {
    (year(date.first_day()), year(date))
}

/// Returns the middle of a date.
pub fn middle(date: Date) -> f64 {
    let (from, to) = span(date);
    f64::midpoint(from, to)
}

/// Returns a day as a year and its fraction. Divided by 366, the last day never reaches the next
/// year.
pub fn year(date: Date) -> f64 {
    let day = date.last_day();
    let first = Date::from_ymd(day.year(), 1, 1).unwrap_or(day);
    f64::from(day.year()) + f64::from(day.days_since(first)) / 366.0
}
