//! `hsi timeline`: events by day, or totals by day.

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{FormArg, Order, Output};
use crate::steps;
use crate::table::{EVENTS, Event};

const EXAMPLES: &str = "\
Here --status, --since and --until ask for what happened, not for the records it happened to. With
--totals, --since and --until ask for days, and the other filters choose among what counts on each.

Examples:
  hsi timeline --country italy
  hsi timeline --status withdrawn,refused
  hsi timeline --since 2024-05 --until 2024-06
  hsi timeline --provider aws --country spain --totals";

/// List what happened on which day, or the totals through time.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    /// Show each total on the days on which it changed, instead of what happened.
    #[arg(long)]
    totals: bool,
    #[command(flatten)]
    order: Order,
    #[command(flatten)]
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let filters = &args.filters;
    filters.check()?;
    let question = filters.question();
    if args.totals {
        let mut steps = steps::of(filters.series_in_any_period());
        steps.retain(|step| filters.allows_day(step.day));
        return steps::write(args.form.form(), &question, &steps, output);
    }
    let records = filters
        .selection()
        .filter(|&record| filters.chooses_ever(record));
    let mut events: Vec<_> = records.flat_map(Event::of).collect();
    events.retain(|event| {
        filters.allows_status(event.status) && filters.allows_day(event.date.last_day())
    });
    events.sort_by_key(|event| (event.date.last_day(), event.investment));
    let events = EVENTS.ordered(events, &args.order)?;
    EVENTS.write(args.form.form(), &question, &events, output)
}
