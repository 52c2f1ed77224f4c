//! `hsi total`: sums, and all that must be said beside them. The library adds up and judges;
//! nothing here does.

mod explain;
mod groups;
mod report;

use std::num::NonZeroUsize;

use crate::arguments::{By, Filters, InCurrency};
use crate::caveats::Reading;
use crate::failure::Failure;
use crate::lines;
use crate::output::{FormArg, Output, Sort};
use crate::question::Question;
use report::Report;

const EXAMPLES: &str = "\
Sums are per phase and currency, never across. A total is what counts on a day; `hsi changes` says
what began and ceased to count in a period. Filters of place and thing choose the records that are
judged together: a site whose plan is not asked for counts for itself, and so does a record whose
money is in one of another --currency. The other filters choose among what counts. CSV and NDJSON
give one table: the converted sums with --in, the lines of --explain with that.

Examples:
  hsi total --provider aws --country spain
  hsi total --provider aws --country spain --as-of 2023-12-31
  hsi total --provider aws --country spain --explain
  hsi total --by country --phase pledged --in USD --top 5
  hsi total --by country,provider --currency eur --matrix
  hsi total --country italy --in EUR
  hsi total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27
  hsi total --country sweden --as-of 2024-12-31 --in EUR --rate SEK=0.0876@2024-06-03 --format json";

/// Add up what counts on a day, per phase and currency, without counting money twice.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    /// One line for each of these, or for each pair of two, the largest sum first.
    #[arg(long, value_enum, ignore_case = true, value_delimiter = ',')]
    by: Vec<By>,
    /// Sorts the groups of each phase and currency: by amount, records, or one of --by, such as
    /// country:desc [default: the largest amount first, and years in their order].
    #[arg(long, value_name = "FIELD[:desc]", requires = "by")]
    sort: Option<Sort>,
    /// Only so many groups of each phase and currency, each with its ceiling ("up to") below its sum;
    /// of a matrix, so many rows.
    #[arg(long, value_name = "N", requires = "by")]
    top: Option<NonZeroUsize>,
    /// Two groups as rows and columns.
    #[arg(long, requires = "by")]
    matrix: bool,
    #[command(flatten)]
    currency: InCurrency,
    /// Show line by line what counted, what did not, and why; and name every record of a caveat.
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    args.check()?;
    let conversion = args.currency.conversion()?;
    let report = Report::new(args, conversion.as_ref())?;
    report.write(args, output)
}

impl Args {
    fn check(&self) -> Result<(), Failure> {
        self.filters.check()?;
        By::check(&self.by)?;
        if self.matrix && self.by.len() != 2 {
            let message = "--matrix needs two groups, such as --by country,provider";
            return Err(Failure::Usage(message.into()));
        }
        match &self.sort {
            Some(sort) => lines::check_sort(sort, &self.by),
            None => Ok(()),
        }
    }

    fn question(&self) -> Question {
        let mut question = self.filters.question();
        let by: Vec<_> = self.by.iter().map(|by| by.option()).collect();
        question.also("by", &by);
        question.also("sort", self.sort.as_slice());
        question.also("top", self.top.as_slice());
        self.currency.ask(&mut question);
        question
    }

    /// Returns what makes the answer easy to misread.
    fn reading(&self) -> Reading {
        if self.by.contains(&By::Year) || self.filters.period() != (None, None) {
            Reading::StockByPublication
        } else {
            Reading::Stock
        }
    }
}
