//! `hsi`: the data set on the command line. stdout is data, stderr is messages.

mod chart;
mod cite;
mod context;
mod coverage;
mod export;
mod failure;
mod filters;
mod find;
mod help;
mod list;
mod names;
mod output;
mod record;
mod region;
mod schema;
mod seen;
mod shell;
mod show;
mod sources;
mod text;
mod timeline;
mod total;
mod why;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use hyperscaler_investments::{DATA_AS_OF, VERSION};

use crate::failure::{Failure, report};
use crate::output::Output;

/// What the hyperscalers have announced they will invest in cloud regions and data centres in Europe:
/// sourced, offline, and never counted twice.
#[derive(Parser)]
#[command(name = "hsi", version = version(), arg_required_else_help = true, after_help = help::HSI)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List investments.
    #[command(after_help = help::LIST)]
    List(list::Args),
    /// Show everything about one investment, or several.
    #[command(after_help = help::SHOW)]
    Show(show::Args),
    /// Add up what counts, per phase and currency, without counting money twice.
    #[command(after_help = help::TOTAL)]
    Total(total::Args),
    /// List what happened on which day, or the totals through time.
    #[command(after_help = help::TIMELINE)]
    Timeline(timeline::Args),
    /// Show cloud regions by their codes, or all of them.
    #[command(after_help = help::REGION)]
    Region(region::Args),
    /// List the sources of investments, or all sources.
    #[command(after_help = help::SOURCES)]
    Sources(sources::Args),
    /// Count the records by country and provider, and say what their absence means.
    #[command(after_help = help::COVERAGE)]
    Coverage(coverage::Args),
    /// List customers tied to a provider.
    #[command(after_help = help::AGREEMENTS)]
    Agreements(context::Agreements),
    /// List market sizes: context, never an investment.
    #[command(after_help = help::MARKETS)]
    Markets(context::Markets),
    /// List the exchange rates of the data set, for `hsi total --rate`.
    #[command(after_help = help::RATES)]
    Rates(context::Rates),
    /// Cite investments and the pages they rest on.
    #[command(after_help = help::CITE)]
    Cite(cite::Args),
    /// Write every table as CSV and NDJSON, with a data package and a codebook.
    #[command(after_help = help::EXPORT)]
    Export(export::Args),
    /// Draw a picture of what counts, or of the life of plans, as SVG.
    #[command(after_help = help::CHART)]
    Chart(chart::Args),
    /// Print the JSON Schema of what the commands print as JSON.
    #[command(after_help = help::SCHEMA)]
    Schema(schema::Args),
    /// Print a completion script for a shell.
    #[command(after_help = help::COMPLETIONS)]
    Completions(shell::Completions),
    /// Print the manual page.
    #[command(after_help = help::MAN)]
    Man,
}

impl Command {
    fn run(&self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::List(args) => list::run(args, output),
            Self::Show(args) => show::run(args, output),
            Self::Total(args) => total::run(args, output),
            Self::Timeline(args) => timeline::run(args, output),
            Self::Region(args) => region::run(args, output),
            Self::Sources(args) => sources::run(args, output),
            Self::Coverage(args) => coverage::run(args, output),
            Self::Agreements(args) => context::agreements(args, output),
            Self::Markets(args) => context::markets(args, output),
            Self::Rates(args) => context::rates(args, output),
            Self::Cite(args) => cite::run(args, output),
            Self::Export(args) => export::run(args),
            Self::Chart(args) => chart::run(args, output),
            Self::Schema(args) => schema::run(args, output),
            Self::Completions(args) => shell::completions(args, output),
            Self::Man => shell::man(output),
        }
    }
}

/// The name of the data set, in citations and exports.
const DATA_SET: &str = "hyperscaler-investments";

fn version() -> String {
    format!("{VERSION} (data as of {DATA_AS_OF})")
}

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let mut output = Output::stdout();
    let result = command.run(&mut output);
    // What was found is printed even where something else was not.
    match output.flush().and(result) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(&failure),
    }
}
