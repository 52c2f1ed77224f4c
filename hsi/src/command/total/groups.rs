//! `--by`: two groups as rows and columns.

use hyperscaler_investments::Totals;

use super::Args;
use crate::arguments::By;
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines::{self, Line, NotShown};
use crate::output::{Grid, Head, Sort};
use crate::text::Digits;

/// A phase and a currency: its name, and its sums by two groups.
pub struct Matrix {
    pub heading: String,
    pub grid: Grid,
}

/// Returns a matrix for each line of the whole: the first group down, the second across, and what
/// each row comes to.
pub fn matrices(
    by: [By; 2],
    args: &Args,
    totals: &Totals,
    conversion: Option<&Conversion>,
    digits: Digits,
) -> Result<Vec<Matrix>, Failure> {
    let (rows, _) = rows(by, args, totals, conversion)?;
    let mut columns = lines::grouped(&by[1..], totals, conversion)?;
    if let Some(sort) = args.sort.as_ref().filter(|sort| is_of_columns(by, sort)) {
        lines::sort(&mut columns, sort, &by[1..]);
    }
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
    Ok(matrices)
}

/// Returns the rows as asked for: in which order, and how many of each phase and currency; and what is left
/// out.
pub fn rows(
    by: [By; 2],
    args: &Args,
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<(Vec<Line>, Vec<NotShown>), Failure> {
    let mut rows = lines::grouped(&by[..1], totals, conversion)?;
    if let Some(sort) = args.sort.as_ref().filter(|sort| !is_of_columns(by, sort)) {
        lines::sort(&mut rows, sort, &by[..1]);
    }
    let not_shown = match args.top {
        Some(most) => lines::keep_first(&mut rows, most.get()),
        None => Vec::new(),
    };
    Ok((rows, not_shown))
}

/// Returns whether the names of the columns are what is sorted by.
fn is_of_columns(by: [By; 2], sort: &Sort) -> bool {
    by[1].name() == sort.field
}

fn name(line: &Line) -> String {
    line.groups
        .first()
        .map_or_else(String::new, |group| group.name.clone())
}
