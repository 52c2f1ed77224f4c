//! `--by`: two groups as rows and columns.

use hyperscaler_investments::Totals;

use super::Args;
use crate::arguments::By;
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines::{self, Line, NotShown};
use crate::output::{Grid, Head};
use crate::text::Digits;

/// A phase and a currency: its name, and its sums by two groups.
pub struct Matrix {
    pub heading: String,
    pub grid: Grid,
}

/// Returns a matrix for each line of the whole: the first group down, the second across, and what
/// each row comes to; and the rows that are not shown.
pub fn matrices(
    by: [By; 2],
    args: &Args,
    totals: &Totals,
    conversion: Option<&Conversion>,
    digits: Digits,
) -> Result<(Vec<Matrix>, Vec<NotShown>), Failure> {
    let [mut rows, mut columns] = [
        lines::grouped(&by[..1], totals, conversion)?,
        lines::grouped(&by[1..], totals, conversion)?,
    ];
    let not_shown = arrange(by, args, &mut rows, &mut columns);
    let cells = lines::grouped(&by, totals, conversion)?;
    let mut matrices = Vec::new();
    for all in lines::grouped(&[], totals, conversion)? {
        let is_alike = |line: &&Line| line.key() == all.key();
        if !rows.iter().any(|row| is_alike(&row)) {
            continue;
        }
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
    Ok((matrices, not_shown))
}

/// Sorts the rows, or the columns by their names, and keeps the first rows, as asked for. Returns what is
/// left out.
fn arrange(
    by: [By; 2],
    args: &Args,
    rows: &mut Vec<Line>,
    columns: &mut Vec<Line>,
) -> Vec<NotShown> {
    match &args.sort {
        Some(sort) if by[1].name() == sort.field => lines::sort(columns, sort, &by[1..]),
        Some(sort) => lines::sort(rows, sort, &by[..1]),
        None => {}
    }
    match args.top {
        Some(most) => lines::keep_first(rows, most.get()),
        None => Vec::new(),
    }
}

fn name(line: &Line) -> String {
    line.groups
        .first()
        .map_or_else(String::new, |group| group.name.clone())
}
