//! `hsi chart`: which picture of which records. What a picture looks like is in [`crate::chart`].

use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::arguments::{By, Filters, InCurrency};
use crate::chart::announcements::{self, Announcements};
use crate::chart::commitments::{self, Commitments};
use crate::chart::history::{self, History};
use crate::chart::map::{self, Map};
use crate::chart::plans::{self, Life, Plans};
#[cfg(feature = "png")]
use crate::chart::png;
use crate::chart::ranking::{self, Ranked, Ranking};
use crate::chart::waterfall::{self, Waterfall};
use crate::chart::{Setting, Subject, Theme};
use crate::failure::Failure;
use crate::lines;
use crate::output::{Output, files};
use crate::place::Place;
use crate::question::Question;
use crate::text;
use hyperscaler_investments::{Totals, as_of};

use clap::{Subcommand, ValueEnum, ValueHint};

const EXAMPLES: &str = "\
Sums of several currencies compare in one alone: name it with --in, at reference rates unless --rate
says otherwise. Commitments and plans are drawn as stated.

Examples:
  hsi chart commitments
  hsi chart commitments --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27
  hsi chart plans --country spain --provider aws
  hsi chart plans --country germany --width 400
  hsi chart history --in EUR --since 2020
  hsi chart waterfall --in USD --country us
  hsi chart ranking --in USD --country us --by subdivision --top 10
  hsi chart announcements --in EUR --country japan
  hsi chart map --in EUR --output map.png";

/// Draw pictures of what counts and of the life of plans, as SVG or PNG.
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
    Ranking(RankingArgs),
    History(HistoryArgs),
    /// From the headlines to what counts, by reasons, in one currency.
    #[command(after_help = EXAMPLES)]
    Waterfall(SumsArgs),
    /// Every record on the day on which it became public, as large as its sum in one currency.
    #[command(after_help = EXAMPLES)]
    Announcements(SumsArgs),
    /// What counts in each country, as bubbles on a map of the world, in one currency. What is
    /// pledged, or with --phase spent what is spent.
    #[command(after_help = EXAMPLES)]
    Map(SumsArgs),
}

/// What every picture of sums takes.
#[derive(clap::Args)]
struct SumsArgs {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    currency: InCurrency,
    #[command(flatten)]
    drawing: Drawing,
}

impl SumsArgs {
    fn subject(&self) -> Result<Subject, Failure> {
        subject(&self.filters, Some(&self.currency))
    }
}

/// What counts on a day: a bar a country, by provider, a panel a currency.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
struct CommitmentsArgs {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    currency: InCurrency,
    /// Only so many countries of each phase and currency.
    #[arg(long, value_name = "N", default_value = "20")]
    top: NonZeroUsize,
    #[command(flatten)]
    drawing: Drawing,
}

/// What counted, day by day, in one currency: stacked, in steps. Here --since and --until ask for
/// days.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
struct HistoryArgs {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    currency: InCurrency,
    /// What is stacked.
    #[arg(long, value_enum, default_value = "provider")]
    by: By,
    /// Only so many by themselves; the others together.
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(1..=8))]
    top: u8,
    #[command(flatten)]
    drawing: Drawing,
}

/// Who comes first, in one currency: countries, or what else sums are grouped by.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
struct RankingArgs {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    currency: InCurrency,
    /// What is ranked.
    #[arg(long, value_enum, default_value = "country")]
    by: By,
    /// Only so many of each phase.
    #[arg(long, value_name = "N", default_value = "20")]
    top: NonZeroUsize,
    #[command(flatten)]
    drawing: Drawing,
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

/// How a picture is drawn, and where to.
#[derive(clap::Args)]
struct Drawing {
    /// The width in pixels; a narrow picture has another layout. A PNG has two dots for each.
    #[arg(long, help_heading = PICTURE, default_value_t = 800, value_parser = clap::value_parser!(u16).range(320..=2400))]
    width: u16,
    /// For which page: `auto` is light, and dark where the reader's page is.
    #[arg(long, help_heading = PICTURE, value_enum, default_value_t)]
    theme: ThemeArg,
    /// A title in place of the picture's own.
    #[arg(long, help_heading = PICTURE, value_name = "TEXT")]
    title: Option<String>,
    /// The form of the picture [default: as the file is called, else svg].
    #[arg(long, help_heading = PICTURE, value_enum)]
    format: Option<PictureFormat>,
    /// Writes to a file instead of to stdout, which is also called "-".
    #[arg(long, short, help_heading = PICTURE, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Replaces a file that is there already.
    #[arg(long, help_heading = PICTURE)]
    force: bool,
}

/// Above what every picture takes, in its help.
const PICTURE: &str = "Picture";

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ThemeArg {
    Light,
    Dark,
    #[default]
    Auto,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PictureFormat {
    Svg,
    #[cfg(feature = "png")]
    Png,
}

impl Drawing {
    fn setting(&self) -> Result<Setting, Failure> {
        let theme = match self.theme {
            ThemeArg::Light => Theme::Light,
            ThemeArg::Dark => Theme::Dark,
            // Nothing that is drawn once knows its reader's page.
            ThemeArg::Auto if self.format()? != PictureFormat::Svg => Theme::Light,
            ThemeArg::Auto => Theme::Auto,
        };
        Ok(Setting {
            width: self.width.into(),
            theme,
            title: self.title.clone(),
        })
    }

    /// Returns the form that is asked for, or that the name of the file ends in.
    fn format(&self) -> Result<PictureFormat, Failure> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let ending = self.output.as_ref().and_then(|path| path.extension());
        let Some(ending) = ending.and_then(|ending| ending.to_str()) else {
            return Ok(PictureFormat::Svg);
        };
        PictureFormat::from_str(ending, true).map_err(|_| {
            let forms = PictureFormat::value_variants().iter();
            let forms = forms.filter_map(PictureFormat::to_possible_value);
            let forms: Vec<_> = forms.map(|form| form.get_name().to_owned()).collect();
            let forms = text::and(&forms);
            Failure::Usage(format!(
                "no picture is drawn as \"{ending}\", only as {forms}: give the file another name, \
                 or say --format"
            ))
        })
    }

    fn write(&self, svg: String, output: &mut Output) -> Result<(), Failure> {
        let bytes = match self.format()? {
            PictureFormat::Svg => svg.into_bytes(),
            #[cfg(feature = "png")]
            PictureFormat::Png => png::draw(&svg)?,
        };
        match &self.output {
            Some(path) if path.as_os_str() != "-" => files::write_one(path, bytes, self.force),
            _ => output.bytes(&bytes),
        }
    }
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let (drawing, picture) = match &args.picture {
        Picture::Commitments(args) => (&args.drawing, commitments(args)?),
        Picture::Plans(args) => (&args.drawing, args.draw()?),
        Picture::Ranking(args) => (&args.drawing, args.draw()?),
        Picture::History(args) => (&args.drawing, args.draw()?),
        Picture::Waterfall(args) => (&args.drawing, waterfall(args)?),
        Picture::Announcements(args) => (&args.drawing, announcements(args)?),
        Picture::Map(args) => (&args.drawing, map(args)?),
    };
    drawing.write(picture, output)
}

fn commitments(args: &CommitmentsArgs) -> Result<String, Failure> {
    let subject = subject(&args.filters, Some(&args.currency))?;
    let chart = Commitments::new(&subject, args.top.get())?;
    let setting = args.drawing.setting()?;
    Ok(commitments::draw(&chart, &subject, &setting))
}

fn waterfall(args: &SumsArgs) -> Result<String, Failure> {
    let subject = args.subject()?;
    let chart = Waterfall::new(&subject)?;
    Ok(waterfall::draw(&chart, &subject, &args.drawing.setting()?))
}

fn announcements(args: &SumsArgs) -> Result<String, Failure> {
    let subject = args.subject()?;
    let chart = Announcements::new(&subject)?;
    let setting = args.drawing.setting()?;
    Ok(announcements::draw(&chart, &subject, &setting))
}

fn map(args: &SumsArgs) -> Result<String, Failure> {
    let subject = args.subject()?;
    let conversion = subject.conversion.as_ref();
    let countries = lines::grouped(&[By::Country], &subject.totals, conversion)?;
    let chart = Map::new(&subject, &countries)?;
    Ok(map::draw(&chart, &subject, &args.drawing.setting()?))
}

impl PlansArgs {
    fn draw(&self) -> Result<String, Failure> {
        let mut subject = subject(&self.filters, None)?;
        let place = subject.only_place().ok_or_else(|| {
            let hint =
                "a chart of plans shows one country: name it with --country, such as --country ES";
            Failure::Usage(hint.into())
        })?;
        let totals = subject.totals;
        subject.totals = totals.retain(|investment| Place::of(investment) == place);
        let life = Life {
            changes: self.filters.all_changes(),
            series: self.filters.series().collect(),
        };
        let chart = Plans::new(&subject, &life, place)?;
        let setting = self.drawing.setting()?;
        Ok(plans::draw(&chart, &subject.records(), &setting))
    }
}

impl RankingArgs {
    fn draw(&self) -> Result<String, Failure> {
        let mut subject = subject(&self.filters, Some(&self.currency))?;
        subject.question.also("by", &[self.by.option()]);
        subject.question.also("top", &[self.top]);
        let (totals, conversion) = (&subject.totals, subject.conversion.as_ref());
        let ranked = Ranked {
            groups: lines::grouped(&[self.by], totals, conversion)?,
            parts: lines::by_provider(self.by, totals, conversion)?,
            top: self.top.get(),
            called: self.by.called(),
        };
        let chart = Ranking::new(&subject, &ranked)?;
        Ok(ranking::draw(&chart, &subject, &self.drawing.setting()?))
    }
}

impl HistoryArgs {
    fn draw(&self) -> Result<String, Failure> {
        let filters = &self.filters;
        let mut subject = subject_in_any_period(filters, &self.currency)?;
        let day = filters.snapshot().date();
        let (since, until) = filters.period();
        if let Some(since) = since {
            let question = &mut subject.question;
            question.only("since", &[since], format!("days since {since}"));
        }
        if let Some(until) = until {
            let question = &mut subject.question;
            question.only("until", &[until], format!("days until {until}"));
        }
        let until = until.unwrap_or(day).min(day);
        let on = |day| filters.totals_on(as_of(day), as_of(day));
        subject.question.also("by", &[self.by.option()]);
        subject.question.also("top", &[self.top]);
        let series: Vec<_> = filters.series_in_any_period().collect();
        let asked = history::Asked {
            series: &series,
            start: since.filter(|&since| since < until).map(on),
            end: on(until),
            group_of: &|investment| self.by.group(investment),
            called: &self.by.option(),
            top: self.top.into(),
        };
        let chart = History::new(&subject, &asked)?;
        Ok(history::draw(&chart, &subject, &self.drawing.setting()?))
    }
}

/// Returns what is asked for: there is no picture of no record.
fn subject(filters: &Filters, currency: Option<&InCurrency>) -> Result<Subject, Failure> {
    filters.check()?;
    about(filters.question(), filters.totals(), currency)
}

/// Returns the same, whatever `--since` and `--until` ask for.
fn subject_in_any_period(filters: &Filters, currency: &InCurrency) -> Result<Subject, Failure> {
    filters.check()?;
    let question = filters.question_about_any_period();
    let day = filters.snapshot();
    about(question, filters.totals_on(day, day), Some(currency))
}

fn about(
    mut question: Question,
    totals: Totals,
    currency: Option<&InCurrency>,
) -> Result<Subject, Failure> {
    let mut conversion = None;
    if let Some(currency) = currency {
        currency.ask(&mut question);
        conversion = currency.conversion()?;
    }
    if totals.selection().next().is_none() {
        return Err(Failure::NotFound(vec![question.no_record()]));
    }
    Ok(Subject {
        question,
        totals,
        conversion,
    })
}
