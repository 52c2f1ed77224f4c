//! `hsi schema`: the JSON Schema of all that the commands print. Forms of records come from
//! [`crate::table`].

mod answers;
mod records;

use clap::builder::PossibleValuesParser;
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use crate::table::forms;
use answers::ANSWERS;

const EXAMPLES: &str = "\
Examples:
  hsi schema
  hsi schema total";

/// Print the JSON Schema of what the commands print as JSON.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The command whose output is meant; none for all of them.
    #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(ANSWERS.map(|(name, _)| name)))]
    command: Option<String>,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("The JSON of hsi {}", hyperscaler_investments::VERSION),
        "$comment": "--format ndjson prints the records, one a line, each with as_of and query beside its own keys.",
    });
    if let Some(command) = &args.command {
        schema["$ref"] = forms::pointer(command).into();
    }
    for (name, form) in answers::definitions()
        .into_iter()
        .chain(records::definitions())
    {
        schema["$defs"][name] = form;
    }
    output.json(&schema)
}
