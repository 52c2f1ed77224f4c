//! `hsi timeline`: events by day, or totals by day.

use crate::arguments::{Filters, InReference};
use crate::conversion::AtReference;
use crate::failure::Failure;
use crate::output::{FormArg, Order, Output};
use crate::question::Question;
use crate::steps;
use crate::table::{Amount, Answer, EVENTS, Event};

const EXAMPLES: &str = "\
Here --status, --since and --until ask for what happened, not for the records it happened to. With
--totals, --since and --until ask for days, and the other filters choose among what counts on each.

Examples:
  hsi timeline --country italy
  hsi timeline --status withdrawn,refused
  hsi timeline --since 2024-05 --until 2024-06
  hsi timeline --provider aws --country spain --totals
  hsi timeline --country italy --totals --in EUR";

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
    currency: InReference,
    #[command(flatten)]
    order: Order,
    #[command(flatten)]
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    args.filters.check()?;
    let mut question = args.filters.question_about_changes();
    args.currency.ask(&mut question);
    let at = args.currency.at_reference(args.filters.snapshot())?;
    if args.totals {
        totals(args, at, question, output)
    } else {
        events(args, at, question, output)
    }
}

/// The amount of the record to which something happened.
const STATED: Amount<Event> = Amount {
    column: "amount",
    of: |event| (event.investment, false),
    has_sign: false,
};

fn events(
    args: &Args,
    at: Option<AtReference>,
    question: Question,
    output: &mut Output,
) -> Result<(), Failure> {
    let filters = &args.filters;
    let records = filters
        .selection()
        .filter(|&record| filters.chooses_ever(record));
    let mut events: Vec<_> = records.flat_map(Event::of).collect();
    events.retain(|event| {
        filters.allows_status(event.status) && filters.allows_day(event.date.last_day())
    });
    events.sort_by_key(|event| (event.date.last_day(), event.investment));
    let rows = Answer::new(&EVENTS, events, STATED, at, filters.snapshot());
    rows.ordered(&args.order)?
        .write(args.form.form(), question, output)
}

fn totals(
    args: &Args,
    at: Option<AtReference>,
    mut question: Question,
    output: &mut Output,
) -> Result<(), Failure> {
    let filters = &args.filters;
    let known = filters.snapshot();
    let mut steps = steps::of(filters.series_in_any_period(), at, known);
    steps.retain(|step| filters.allows_day(step.day));
    if let Some(at) = at {
        let rates: Vec<_> = steps
            .iter()
            .flat_map(|step| step.rates(at, known))
            .collect();
        question.answered_by(at.method(rates.iter().copied()));
    }
    steps::write(args.form.form(), &question, &steps, output)
}
