//! `hsi chart`: which picture of which records. What a picture looks like is in [`crate::chart`].

use std::io::Write;
use std::path::PathBuf;

use clap::{Subcommand, ValueHint};
use hyperscaler_investments::Currency;

use crate::arguments::{Filters, RateArg, names};
use crate::chart::commitments::{self, Commitments};
use crate::chart::plans::{self, Plans};
use crate::chart::{Subject, only};
use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::output::{Output, files};
use crate::place::Place;
use crate::question::Question;

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
    /// Writes to a file instead of to stdout, which is also called "-".
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Replaces a file that is there already.
    #[arg(long)]
    force: bool,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let (drawing, picture) = match &args.picture {
        Picture::Commitments(args) => (&args.drawing, args.draw()?),
        Picture::Plans(args) => (&args.drawing, args.draw()?),
    };
    match &drawing.output {
        Some(path) if path.as_os_str() != "-" => {
            files::write_one(path, picture.into_bytes(), drawing.force)
        }
        _ => Ok(output.write_all(picture.as_bytes())?),
    }
}

impl CommitmentsArgs {
    fn draw(&self) -> Result<String, Failure> {
        let mut question = self.filters.question();
        question.also("in", self.into.as_slice());
        question.also("rate", &self.rates);
        let subject = subject(&self.filters, question)?;
        let conversion = Conversion::of(self.into, &self.rates)?;
        let chart = Commitments::new(&subject, conversion.as_ref())?;
        Ok(commitments::draw(
            &chart,
            &subject.totals,
            self.drawing.width.into(),
        ))
    }
}

impl PlansArgs {
    fn draw(&self) -> Result<String, Failure> {
        let subject = subject(&self.filters, self.filters.question())?;
        let places = subject.totals.selection().map(Place::of);
        let place = only(places).ok_or_else(|| {
            let hint =
                "a chart of plans shows one country: name it with --country, such as --country ES";
            Failure::Usage(hint.into())
        })?;
        let chart = Plans::new(&subject, place);
        Ok(plans::draw(
            &chart,
            &subject.records(),
            self.drawing.width.into(),
        ))
    }
}

/// Returns what is asked for: there is no picture of no record.
fn subject(filters: &Filters, question: Question) -> Result<Subject, Failure> {
    filters.check()?;
    let totals = filters.totals();
    if totals.selection().next().is_none() {
        return Err(Failure::NotFound(vec![question.no_record()]));
    }
    Ok(Subject {
        question,
        changes: filters.all_changes(),
        series: filters.series().collect(),
        totals,
    })
}
