//! The commands, one module each: its arguments, its examples and what it does. No command uses
//! another; what several of them share is beside this folder.

mod agreements;
mod changes;
mod chart;
mod cite;
mod completions;
mod coverage;
mod export;
mod list;
mod man;
mod markets;
mod page;
mod rates;
mod region;
mod schema;
mod show;
mod sources;
mod timeline;
mod total;

use clap::Subcommand;

use crate::failure::Failure;
use crate::output::Output;

/// A command with its arguments. The order is that of the help.
#[derive(Subcommand)]
pub enum Command {
    List(list::Args),
    Show(show::Args),
    Total(total::Args),
    Changes(changes::Args),
    Timeline(timeline::Args),
    Region(region::Args),
    Sources(sources::Args),
    Coverage(coverage::Args),
    Agreements(agreements::Args),
    Markets(markets::Args),
    Rates(rates::Args),
    Cite(cite::Args),
    Export(export::Args),
    Chart(chart::Args),
    Page(page::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    pub fn run(&self, output: &mut Output) -> Result<(), Failure> {
        match self {
            Self::List(args) => list::run(args, output),
            Self::Show(args) => show::run(args, output),
            Self::Total(args) => total::run(args, output),
            Self::Changes(args) => changes::run(args, output),
            Self::Timeline(args) => timeline::run(args, output),
            Self::Region(args) => region::run(args, output),
            Self::Sources(args) => sources::run(args, output),
            Self::Coverage(args) => coverage::run(args, output),
            Self::Agreements(args) => agreements::run(args, output),
            Self::Markets(args) => markets::run(args, output),
            Self::Rates(args) => rates::run(args, output),
            Self::Cite(args) => cite::run(args, output),
            Self::Export(args) => export::run(args, output),
            Self::Chart(args) => chart::run(args, output),
            Self::Page(args) => page::run(args, output),
            Self::Schema(args) => schema::run(args, output),
            Self::Completions(args) => completions::run(args, output),
            Self::Man(args) => man::run(args, output),
        }
    }
}
