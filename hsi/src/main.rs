//! `hsi`: the data set on the command line. stdout is data, stderr is messages.

mod arguments;
mod caveats;
mod chart;
mod command;
mod conversion;
mod differences;
mod failure;
mod lines;
mod output;
mod page;
mod place;
mod question;
mod reasons;
mod record;
mod steps;
mod table;
mod text;
mod world;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use hyperscaler_investments::{DATA_AS_OF, VERSION};

use crate::arguments::names;
use crate::command::Command;
use crate::failure::{Failure, report};
use crate::output::{Dialect, OUTPUT, Output};

const EXAMPLES: &str = "\
Examples:
  hsi list --provider aws --country spain
  hsi show aws-es-aragon-2024
  hsi total --provider aws --country spain --explain
  hsi total --by country --phase pledged --in USD --top 5
  hsi changes --since 2025 --until 2025
  hsi timeline --status cancelled

Not in the data: what was spent a year, power and water used, anything per inhabitant. What an
announcer claims (jobs, gross domestic product, megawatts) is in `hsi show`.

Exit status: 0 done (an empty list too); 1 nothing of that id or code; 2 usage or a bad value;
3 the output could not be written.";

/// What the hyperscalers have announced they will invest in cloud regions and data centres, country
/// by country: sourced, offline, and never counted twice.
#[derive(Parser)]
#[command(name = "hsi", version = version(), arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Which CSV is written.
    #[arg(long, global = true, help_heading = OUTPUT, value_enum, ignore_case = true, default_value_t, hide_default_value = true)]
    dialect: Dialect,
}

/// The name of the data set, in citations and exports.
const DATA_SET: &str = "hyperscaler-investments";

/// Who made it, as its own citation file says.
const AUTHOR: &str = "The hyperscaler-investments contributors";

fn version() -> String {
    format!("{VERSION} (data as of {DATA_AS_OF})")
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(error),
    };
    let mut output = Output::stdout(cli.dialect);
    let result = cli.command.run(&mut output);
    // What was found is printed even where something else was not.
    match output.finish().and(result) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(&failure),
    }
}

/// Returns what was probably meant by a word that stands where no word can, or not this one.
fn meant(error: &clap::Error) -> Option<String> {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let word = word(ContextKind::InvalidArg)?;
            not_held(word).or_else(|| {
                let option = names::option_of(word)?;
                Some(format!("A name goes after its option: {option}"))
            })
        }
        ErrorKind::InvalidValue => not_held(word(ContextKind::InvalidValue)?),
        ErrorKind::InvalidSubcommand => not_held(word(ContextKind::InvalidSubcommand)?),
        _ => None,
    }
}

/// Says of something that no record is filtered by and no sum grouped by where it is found, or that it is not
/// in the data.
fn not_held(word: &str) -> Option<String> {
    let word = word.trim_start_matches('-').replace('_', "-");
    let said = match word.to_ascii_lowercase().as_str() {
        "rate" => {
            "A rate of your own is for sums: `hsi total` and the pictures of sums take --rate. `hsi list`, \
             `timeline` and `changes` convert each record at reference rates: --in, and --at for one month."
        }
        "jobs" | "gdp" | "mw" | "megawatts" | "claims" => {
            "What announcers claim (jobs, gross domestic product, megawatts) is in `hsi show` and in claims.csv \
             of `hsi export`; it is never summed."
        }
        "capex" | "per-year" | "a-year" | "annual" | "yearly" => {
            "Not in the data: what was spent a year. What was announced a year is in `hsi show`, of plans \
             whose years were stated."
        }
        "capita" | "per-capita" | "inhabitant" | "inhabitants" | "per-inhabitant"
        | "population" | "power" | "electricity" | "energy" | "water" => {
            "Not in the data: power and water used, anything per inhabitant."
        }
        _ => return None,
    };
    Some(said.into())
}

/// Prints the help that was asked for, or what is wrong with the arguments.
fn explain(mut error: clap::Error) -> ExitCode {
    if error.use_stderr() {
        let meant = meant(&error);
        if meant.is_some() {
            // What is spelt like it is not what was meant.
            error.remove(ContextKind::SuggestedArg);
            error.remove(ContextKind::SuggestedSubcommand);
        }
        // Whether it can be printed or not, the arguments are wrong.
        let _ = error.print();
        if let Some(meant) = meant {
            let _ = writeln!(anstream::stderr(), "{meant}");
        }
        return ExitCode::from(2);
    }
    let mut output = Output::stdout(Dialect::default());
    let help = error.render().ansi().to_string();
    let written = output.write_all(help.as_bytes()).map_err(Failure::from);
    match written.and(output.finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => report(&failure),
    }
}
