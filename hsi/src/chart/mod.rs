//! `hsi chart`: pictures as SVG.

mod canvas;
mod commitments;
mod face;
mod page;
mod plans;
mod style;
mod words;

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;
use hyperscaler_investments::Currency;

use crate::failure::Failure;
use crate::filters::Filters;
use crate::output::Output;
use crate::record::Record;
use crate::total::rates::{self, Given};
use crate::{help, list, names};

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    chart: Chart,
}

#[derive(Subcommand)]
enum Chart {
    /// What counts on a day: a bar a country, by provider, a panel a currency.
    #[command(after_help = help::CHART)]
    Commitments(Commitments),
    /// The life of the plans in one country: what was replaced, what was added, what counts.
    #[command(after_help = help::CHART)]
    Plans(Plans),
}

#[derive(clap::Args)]
struct Plans {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    sheet: Sheet,
}

#[derive(clap::Args)]
struct Commitments {
    #[command(flatten)]
    filters: Filters,
    /// Everything in one currency, by the rates named with --rate.
    #[arg(long = "in", value_name = "CURRENCY", value_parser = names::currency(), hide_possible_values = true)]
    into: Option<Currency>,
    /// A rate: an id of `hsi rates`, or USD=0.9211, USD/SEK=10.5, USD=0.9211@2024-05-27.
    #[arg(
        long = "rate",
        value_name = "RATE",
        value_delimiter = ',',
        requires = "into"
    )]
    rates: Vec<Given>,
    #[command(flatten)]
    sheet: Sheet,
}

/// What a chart is drawn on.
#[derive(clap::Args)]
struct Sheet {
    /// The width in pixels; below 560, a layout for narrow columns.
    #[arg(long, default_value_t = 800, value_parser = clap::value_parser!(u16).range(320..=2400))]
    width: u16,
    /// Writes to a file instead of to stdout.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    match &args.chart {
        Chart::Commitments(args) => args.sheet.write(&args.draw()?, output),
        Chart::Plans(args) => args.sheet.write(&args.draw()?, output),
    }
}

impl Commitments {
    fn draw(&self) -> Result<String, Failure> {
        let records = select(&self.filters)?;
        let rates = self
            .into
            .map(|into| rates::resolve(&self.rates, into))
            .transpose()?;
        let conversion = self
            .into
            .zip(rates)
            .map(|(into, rates)| commitments::Conversion { into, rates });
        let chart = commitments::Chart::new(self.filters.snapshot(), &records, conversion.as_ref());
        Ok(commitments::draw(
            &chart.map_err(rates::failure)?,
            &records,
            self.sheet.width.into(),
        ))
    }
}

impl Plans {
    fn draw(&self) -> Result<String, Failure> {
        let records = select(&self.filters)?;
        let Some(country) = only(records.iter().map(|record| record.investment.country())) else {
            let hint =
                "a chart of plans shows one country: name it with --country, such as --country ES";
            return Err(Failure::Usage(hint.into()));
        };
        let chart = plans::Chart::new(self.filters.snapshot(), &records, country);
        Ok(plans::draw(&chart, &records, self.sheet.width.into()))
    }
}

/// The records to draw: there is no picture of none.
fn select(filters: &Filters) -> Result<Vec<Record>, Failure> {
    let records = filters.select();
    if records.is_empty() {
        Err(Failure::NotFound(vec![list::NO_RECORD.into()]))
    } else {
        Ok(records)
    }
}

impl Sheet {
    fn write(&self, picture: &str, output: &mut Output) -> Result<(), Failure> {
        match &self.output {
            Some(path) => Ok(fs::write(path, picture)?),
            None => Ok(output.write_all(picture.as_bytes())?),
        }
    }
}

/// The value that all have in common, if they have.
fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
