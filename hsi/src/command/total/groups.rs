//! `--by`: the lines of totals group by group, and two groups as rows and columns.

use std::collections::BTreeSet;

use hyperscaler_investments::{Investment, Totals};

use crate::arguments::{By, Group};
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::output::{Grid, Head};
use crate::text::Digits;

/// Returns the lines of totals, or of each group of them. The groups are judged together, so that
/// they add up to the whole.
pub fn lines(
    by: &[By],
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<Vec<Line>, Failure> {
    let groups_of = |investment: Investment| -> Vec<Group> {
        by.iter().map(|by| by.group(investment)).collect()
    };
    let all: BTreeSet<_> = totals.counted().map(groups_of).collect();
    let mut lines = Vec::new();
    for groups in all {
        let members = totals.clone();
        let members = members.retain(|investment| groups_of(investment) == groups);
        lines.extend(lines::of(&groups, &members, conversion)?);
    }
    // Years stay in their own order.
    if !by.is_empty() && !by.contains(&By::Year) {
        lines::rank(&mut lines);
    }
    Ok(lines)
}

/// A phase and a currency: its name, and its sums by two groups.
pub struct Matrix {
    pub heading: String,
    pub grid: Grid,
}

/// Returns a matrix for each line of the whole: the first group down, the second across, and what
/// each row comes to.
pub fn matrices(
    by: [By; 2],
    totals: &Totals,
    conversion: Option<&Conversion>,
    digits: Digits,
) -> Result<Vec<Matrix>, Failure> {
    let whole = lines(&[], totals, conversion)?;
    let [rows, columns] = [
        lines(&by[..1], totals, conversion)?,
        lines(&by[1..], totals, conversion)?,
    ];
    let cells = lines(&by, totals, conversion)?;
    let mut matrices = Vec::new();
    for all in whole {
        let is_alike = |line: &&Line| line.key() == all.key();
        let columns: Vec<_> = columns.iter().filter(is_alike).collect();
        let mut heads = vec![Head::left(by[0].name())];
        heads.extend(columns.iter().map(|line| Head::right_of(name(line))));
        heads.push(Head::right("all"));
        let mut grid = Grid::new(heads);
        for row in rows.iter().filter(is_alike) {
            let mut texts = vec![name(row)];
            for column in &columns {
                let groups = [&row.groups[..], &column.groups[..]].concat();
                let cell = cells
                    .iter()
                    .filter(is_alike)
                    .find(|cell| cell.groups == groups);
                texts.push(cell.map_or_else(String::new, |cell| cell.number(digits)));
            }
            texts.push(row.number(digits));
            grid.push(texts);
        }
        let mut last = vec!["all".into()];
        last.extend(columns.iter().map(|column| column.number(digits)));
        last.push(all.number(digits));
        grid.push(last);
        let ceilings = if all.is_ceiling() { ", ceilings" } else { "" };
        let heading = format!("{}, {}{ceilings}:", all.phase, all.currency);
        matrices.push(Matrix { heading, grid });
    }
    Ok(matrices)
}

fn name(line: &Line) -> String {
    line.groups
        .first()
        .map_or_else(String::new, |group| group.name.clone())
}
