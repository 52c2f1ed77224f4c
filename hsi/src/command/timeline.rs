//! `hsi timeline`: events by day, or totals by day.

use hyperscaler_investments::series;

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::lines;
use crate::output::{FormatArg, NO_RECORD, Output, note};
use crate::table::{EVENTS, Event};

const EXAMPLES: &str = "\
Here --status, --since and --until ask for what happened, not for the records it happened to.

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
    /// Show the totals on each day on which something changed, instead of the changes.
    #[arg(long)]
    totals: bool,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    if args.totals {
        return totals(args, output);
    }
    let filters = &args.filters;
    let mut events: Vec<_> = filters.known().flat_map(Event::of).collect();
    events.retain(|event| {
        filters.allows_status(event.status) && filters.allows_day(event.date.last_day())
    });
    events.sort_by_key(|event| (event.date.last_day(), event.investment));
    EVENTS.write(args.form.format, &events, output)
}

fn totals(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let filters = &args.filters;
    let selected: Vec<_> = filters.known().map(|record| record.investment).collect();
    let mut lines = Vec::new();
    for totals in series(selected) {
        let day = totals.snapshot().date();
        // `series` goes on to the last day of the data.
        if day <= filters.snapshot().date() && filters.allows_day(day) {
            lines.extend(lines::of(Some(&day.to_string()), &totals, None)?);
        }
    }
    if lines.is_empty() {
        note(NO_RECORD);
    }
    lines::write(args.form.format, Some("date"), &lines, output)
}
