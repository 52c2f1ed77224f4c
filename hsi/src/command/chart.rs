//! `hsi chart`: which picture of which records. What a picture looks like is in [`crate::chart`].

use std::io::Write;
use std::path::PathBuf;

use crate::arguments::{Filters, InCurrency};
use crate::chart::commitments::{self, Commitments};
use crate::chart::plans::{self, Plans};
use crate::chart::{Subject, only};
use crate::failure::Failure;
use crate::output::{Output, files};
use crate::place::Place;
use crate::question::Question;
use clap::{Subcommand, ValueHint};

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
    #[command(flatten)]
    currency: InCurrency,
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
        self.currency.ask(&mut question);
        let subject = subject(&self.filters, question)?;
        let conversion = self.currency.conversion()?;
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
        let mut subject = subject(&self.filters, self.filters.question())?;
        let place = the_only_place(&subject).ok_or_else(|| {
            let hint =
                "a chart of plans shows one country: name it with --country, such as --country ES";
            Failure::Usage(hint.into())
        })?;
        let totals = subject.totals;
        subject.totals = totals.retain(|investment| Place::of(investment) == place);
        let chart = Plans::new(&subject, place);
        Ok(plans::draw(
            &chart,
            &subject.records(),
            self.drawing.width.into(),
        ))
    }
}

/// Returns the country of all plans, or the area if they are all for one. A plan for an area concerns
/// the countries that its source lists, but is drawn in none.
fn the_only_place(subject: &Subject) -> Option<Place> {
    let places = || subject.totals.selection().map(Place::of);
    let mut countries = places().filter(|place| matches!(place, Place::Country(_)));
    match countries.clone().next() {
        Some(first) => countries.all(|place| place == first).then_some(first),
        None => only(places()),
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
