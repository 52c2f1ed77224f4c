//! `hsi`: the data set on the command line. stdout is data, stderr is messages.

mod arguments;
mod as_of;
mod chart;
mod command;
mod conversion;
mod failure;
mod lines;
mod output;
mod reasons;
mod record;
mod table;
mod text;

use std::process::ExitCode;

use clap::Parser;
use hyperscaler_investments::{DATA_AS_OF, VERSION};

use crate::command::Command;
use crate::failure::report;
use crate::output::Output;

const EXAMPLES: &str = "\
Examples:
  hsi list --provider aws --country spain
  hsi show aws-es-aragon-2024
  hsi total --provider aws --country spain --explain
  hsi total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27

Exit status: 0 done (an empty list too); 1 nothing of that id or code; 2 usage or a bad value;
3 the output could not be written.";

/// What the hyperscalers have announced they will invest in cloud regions and data centres in
/// Europe: sourced, offline, and never counted twice.
#[derive(Parser)]
#[command(name = "hsi", version = version(), arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
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
