//! `--explain`: the sum of all headlines beside the right one, where the two differ.

use std::collections::BTreeMap;

use hyperscaler_investments::{Currency, Investment, Phase, Qualifier, Totals};

use crate::lines::Line;
use crate::output::{Grid, Head};
use crate::question::Question;
use crate::text::{self, Digits};

/// Says why the two sums differ.
pub const WRONG: &str =
    "Adding headlines counts money twice and includes estimates and other business.";

/// Returns what adding up every headline would give, per phase and currency, ceilings apart.
pub fn headlines(totals: &Totals, question: &Question) -> Vec<Line> {
    let mut groups = BTreeMap::<_, Vec<Investment>>::new();
    for investment in totals.selection() {
        if !question.takes_headline(investment) {
            continue;
        }
        if let Some(amount) = investment.amount() {
            let is_ceiling = amount.qualifier() == Qualifier::UpTo;
            let key = (investment.phase(), amount.currency(), is_ceiling);
            groups.entry(key).or_default().push(investment);
        }
    }
    let lines = groups.into_values();
    lines.filter_map(Line::added_up).collect()
}

/// Returns the wrong sums beside the right ones, of each phase and currency in which they differ;
/// `None` if they do nowhere.
pub fn comparison(headlines: &[Line], right: &[Line], digits: Digits) -> Option<Grid> {
    let mut grid = Grid::new([
        Head::left("phase"),
        Head::right("headlines added (wrong)"),
        Head::right("what counts (right)"),
    ]);
    let mut shown = Vec::new();
    for line in headlines {
        let key = (line.phase, line.currency);
        if shown.contains(&key) {
            continue;
        }
        shown.push(key);
        let (wrong, right) = (sums(headlines, key, digits), sums(right, key, digits));
        if wrong != right {
            let right = if right.is_empty() {
                "nothing"
            } else {
                right.as_str()
            };
            grid.push([line.phase.to_string(), wrong, right.into()]);
        }
    }
    (!grid.is_empty()).then_some(grid)
}

/// Returns the sum of a phase and currency in words, and its ceilings.
fn sums(lines: &[Line], key: (Phase, Currency), digits: Digits) -> String {
    let mut own = Vec::new();
    for line in lines {
        if (line.phase, line.currency) == key {
            own.push(line.text(digits));
        }
    }
    text::and(&own)
}
