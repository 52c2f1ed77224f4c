//! `hsi timeline`.

use hyperscaler_investments::{Amount, Date, Investment, Source, Status, series};
use serde_core::ser::{Serialize, Serializer};
use serde_json::json;

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::lines;
use crate::output::{Column, FormatArg, NO_RECORD, Output, note, spare};
use crate::record::Record;
use crate::text;

/// `--status`, `--since` and `--until` ask for the turns here: what happened, and when.
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

/// One turn in the life of a record.
struct Turn {
    date: Date,
    investment: Investment,
    status: Status,
    /// Where it is shown; for a record that was replaced, nowhere but in the newer record.
    source: Option<Source>,
    by: Option<Investment>,
}

impl Serialize for Turn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = json!({
            "date": self.date,
            "day": self.date.last_day(),
            "id": self.investment.id(),
            "provider": self.investment.provider(),
            "country": self.investment.country(),
            "status": self.status,
            "by": self.by.map(Investment::id),
            "amount": json!(self.investment)["amount"],
            "title": self.investment.title(),
            "source": self.source.map(Source::id),
        });
        form.serialize(serializer)
    }
}

const COLUMNS: &[Column<Turn>] = &[
    Column::text("date", |it| it.date.to_string()),
    Column::text("id", |it| it.investment.id().into()),
    Column::text("status", |it| it.status.to_string()),
    spare(1, Column::text("by", |it| text::optional(it.by))),
    Column::number("amount", |it| {
        it.investment
            .amount()
            .map_or_else(|| "no amount".into(), text::amount)
    }),
    spare(
        2,
        Column::wrapped("title", |it| it.investment.title().into()),
    ),
];

const FLAT: &[Column<Turn>] = &[
    Column::text("date", |it| it.date.to_string()),
    Column::text("day", |it| it.date.last_day().to_string()),
    Column::text("id", |it| it.investment.id().into()),
    Column::text("provider", |it| it.investment.provider().to_string()),
    Column::text("country", |it| it.investment.country().to_string()),
    Column::text("status", |it| it.status.to_string()),
    Column::text("by", |it| text::optional(it.by)),
    Column::number("amount", |it| {
        text::optional(it.investment.amount().map(Amount::units))
    }),
    Column::text("currency", |it| {
        text::optional(it.investment.amount().map(Amount::currency))
    }),
    Column::text("qualifier", |it| it.investment.qualifier().to_string()),
    Column::text("title", |it| it.investment.title().into()),
    Column::text("source", |it| text::optional(it.source)),
];

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    if args.totals {
        return totals(args, output);
    }
    let mut turns: Vec<_> = args.filters.known().flat_map(turns).collect();
    turns.retain(|turn| {
        args.filters.allows_status(turn.status) && args.filters.allows_day(turn.date.last_day())
    });
    turns.sort_by_key(|turn| (turn.date.last_day(), turn.investment));
    output.listing(args.form.format, &turns, COLUMNS, FLAT)
}

/// The turns of a record's history, and the day on which a newer record took its place.
fn turns(record: Record) -> Vec<Turn> {
    let investment = record.investment;
    let mut turns: Vec<_> = record
        .history()
        .map(|turn| Turn {
            date: turn.date(),
            investment,
            status: turn.status(),
            source: Some(turn.source()),
            by: None,
        })
        .collect();
    turns.extend(record.replacement().map(|by| Turn {
        date: by.first_public(),
        investment,
        status: Status::Superseded,
        source: None,
        by: Some(by),
    }));
    turns
}

fn totals(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let filters = &args.filters;
    let day = filters.snapshot().date();
    let selected: Vec<_> = filters.known().map(|record| record.investment).collect();
    let days = series(selected).filter(|totals| totals.snapshot().date() <= day);
    let mut lines = Vec::new();
    for totals in days {
        let day = totals.snapshot().date();
        if filters.allows_day(day) {
            lines.extend(lines::of(Some(&day.to_string()), &totals, None)?);
        }
    }
    if lines.is_empty() {
        note(NO_RECORD);
    }
    lines::write(args.form.format, Some("date"), &lines, output)
}
