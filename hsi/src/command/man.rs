//! `hsi man`: the manual, one page for everything.

use std::io::Write;

use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use hyperscaler_investments::DATA_AS_OF;

use crate::Cli;
use crate::arguments::{CHOICE, DAY, SELECTION};
use crate::failure::Failure;
use crate::output::{OUTPUT, Output};
use crate::text;

const EXAMPLES: &str = "\
Examples:
  hsi man";

/// Print the manual page.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {}

/// Writes one page: the commands as sections below the tool's own, and once the options that
/// several have.
pub fn run(_: &Args, output: &mut Output) -> Result<(), Failure> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let man = Man::new(command.clone())
        .title("HSI")
        .date(DATA_AS_OF.to_string())
        .manual("User Commands");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    for sub in command.get_subcommands() {
        render_command(sub, &mut page)?;
    }
    if let Some(list) = command.find_subcommand("list") {
        Man::new(keep(list, is_shared)).render_options_section(&mut page)?;
    }
    render_after_help(&command, &mut page)?;
    man.render_version_section(&mut page)?;
    Ok(output.write_all(&page)?)
}

/// Returns whether several commands have the option.
fn is_shared(arg: &Arg) -> bool {
    matches!(
        arg.get_help_heading(),
        Some(SELECTION | CHOICE | DAY | OUTPUT)
    )
}

/// Returns the command with some of its options, the others being hidden.
fn keep(command: &Command, is_kept: fn(&Arg) -> bool) -> Command {
    let command = command.clone();
    command.mut_args(|arg| if is_kept(&arg) { arg } else { arg.hide(true) })
}

/// Writes what a command does, its own options, and its examples.
fn render_command(command: &Command, page: &mut Vec<u8>) -> Result<(), Failure> {
    let name = format!("hsi {}", command.get_name());
    let command = keep(command, |arg| !is_shared(arg) && arg.get_id() != "help");
    let mut section = Vec::new();
    let man = Man::new(command.clone());
    man.render_description_section(&mut section)?;
    man.render_options_section(&mut section)?;
    // The command is a section of its own, so what clap makes sections are parts of it.
    let section = String::from_utf8_lossy(&section)
        .replace(".SH DESCRIPTION\n", "")
        .replace(".SH ", ".SS ");
    let mut heading = Roff::new();
    heading.control("SH", [name.to_uppercase().as_str()]);
    heading.to_writer(page)?;
    page.write_all(section.as_bytes())?;
    render_after_help(&command, page)
}

/// Writes the text below a command's help: prose filled, examples as they are.
fn render_after_help(command: &Command, page: &mut Vec<u8>) -> Result<(), Failure> {
    let text = text::optional(command.get_after_help());
    let mut roff = Roff::new();
    for paragraph in text.split("\n\n") {
        roff.control("PP", []);
        match paragraph.strip_prefix("Examples:\n") {
            Some(examples) => {
                roff.text([bold("Examples:")]);
                roff.control("nf", []);
                for line in examples.lines() {
                    roff.text([roman(line)]);
                }
                roff.control("fi", []);
            }
            None => {
                roff.text([roman(paragraph)]);
            }
        }
    }
    Ok(roff.to_writer(page)?)
}
