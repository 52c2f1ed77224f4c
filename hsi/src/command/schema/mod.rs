//! `hsi schema`.

mod answers;
mod records;

use clap::builder::PossibleValuesParser;
use serde_json::{Map, json};

use crate::failure::Failure;
use crate::output::Output;
use crate::table::forms;

const EXAMPLES: &str = "\
Examples:
  hsi schema
  hsi schema total";

/// Print the JSON Schema of what the commands print as JSON.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The command whose output is meant; none for all of them.
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(answers::NAMES))]
    command: Option<String>,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("The JSON of hsi {}", hyperscaler_investments::VERSION),
        "$comment": "--format ndjson prints the items of a list, one a line.",
    });
    if let Some(command) = &args.command {
        schema["$ref"] = forms::pointer(command).into();
    }
    let definitions = answers::definitions()
        .into_iter()
        .chain(records::definitions());
    schema["$defs"] = definitions
        .map(|(name, form)| (name.into(), form))
        .collect::<Map<_, _>>()
        .into();
    output.json(&schema)
}
