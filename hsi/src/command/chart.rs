//! `hsi chart`: which picture of which records. What a picture looks like is in [`crate::chart`].

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::Subcommand;
use hyperscaler_investments::Currency;

use crate::arguments::{Filters, RateArg, names};
use crate::chart::commitments::{self, Commitments};
use crate::chart::only;
use crate::chart::plans::{self, Plans};
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::output::{NO_RECORD, Output};
use crate::record::Record;

const EXAMPLES: &str = "\
Examples:
  hsi chart commitments
  hsi chart commitments --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27
  hsi chart plans --country spain --provider aws
  hsi chart plans --country germany --width 400";

/// Draw a picture of what counts, or of the life of plans, as SVG.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    picture: Picture,
}

#[derive(Subcommand)]
enum Picture {
    Commitments(CommitmentsArgs),
    Plans(PlansArgs),
}

/// The life of the plans in one country: what was replaced, what was added, what counts.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
struct PlansArgs {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    drawing: Drawing,
}

/// What counts on a day: a bar a country, by provider, a panel a currency.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
struct CommitmentsArgs {
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
    rates: Vec<RateArg>,
    #[command(flatten)]
    drawing: Drawing,
}

/// How wide a picture is drawn, and where to.
#[derive(clap::Args)]
struct Drawing {
    /// The width in pixels; below 560, a layout for narrow columns.
    #[arg(long, default_value_t = 800, value_parser = clap::value_parser!(u16).range(320..=2400))]
    width: u16,
    /// Writes to a file instead of to stdout.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let (drawing, picture) = match &args.picture {
        Picture::Commitments(args) => (&args.drawing, args.draw()?),
        Picture::Plans(args) => (&args.drawing, args.draw()?),
    };
    match &drawing.output {
        Some(path) => Ok(fs::write(path, picture)?),
        None => Ok(output.write_all(picture.as_bytes())?),
    }
}

impl CommitmentsArgs {
    fn draw(&self) -> Result<String, Failure> {
        let records = select(&self.filters)?;
        let conversion = Conversion::of(self.into, &self.rates)?;
        let chart = Commitments::new(self.filters.snapshot(), &records, conversion.as_ref())?;
        Ok(commitments::draw(
            &chart,
            &records,
            self.drawing.width.into(),
        ))
    }
}

impl PlansArgs {
    fn draw(&self) -> Result<String, Failure> {
        let records = select(&self.filters)?;
        let countries = records.iter().map(|record| record.investment.country());
        let country = only(countries).ok_or_else(|| {
            let hint =
                "a chart of plans shows one country: name it with --country, such as --country ES";
            Failure::Usage(hint.into())
        })?;
        let chart = Plans::new(self.filters.snapshot(), &records, country);
        Ok(plans::draw(&chart, &records, self.drawing.width.into()))
    }
}

/// Returns the records to draw: there is no picture of none.
fn select(filters: &Filters) -> Result<Vec<Record>, Failure> {
    let records = filters.select();
    if records.is_empty() {
        return Err(Failure::NotFound(vec![NO_RECORD.into()]));
    }
    Ok(records)
}
