//! `hsi changes`: what began and ceased to count in a period. The library says what changed; sums
//! are the difference of its totals.

mod sums;

use hyperscaler_investments::{Change, Date, Exclusion, Investment, as_of};
use serde_json::{Value, json};

use crate::arguments::{By, Filters, InReference, dates};
use crate::failure::Failure;
use crate::output::{Form, FormArg, Format, Output};
use crate::question::Question;
use crate::reasons;
use crate::table::{Amount, Answer, CHANGES};
use sums::{Asked, Sum};

const EXAMPLES: &str = "\
Each time a record begins or ceases to count, with its sum. The sums are the difference of what
`hsi total` says at the end and before the beginning of the period. Here --since and --until are
the first and the last day of the period [default: the year up to the day]. What became public in it
and does not count at its end is no change: the last line says how many records, and what lists
them. CSV and NDJSON give one table: the changes, or with --by the sums.

Examples:
  hsi changes --since 2025 --until 2025
  hsi changes --since 2025 --until 2025 --by country
  hsi changes --provider aws --country spain --since 2021 --by year
  hsi changes --since 2025 --until 2025 --by country --in EUR
  hsi changes --country germany --since 2024 --format csv";

/// List what began and ceased to count in a period, and how the totals changed.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    /// Sums for each of these, or for pairs of two.
    #[arg(long, value_enum, ignore_case = true, value_delimiter = ',')]
    by: Vec<By>,
    #[command(flatten)]
    currency: InReference,
    #[command(flatten)]
    form: FormArg,
}

/// The amount of a change.
const CHANGED: Amount<Change> = Amount {
    column: "change",
    of: |change| (change.investment(), !change.begins()),
    has_sign: true,
};

/// Said where nothing changed.
const NO_CHANGE: &str = "no change: nothing that matches began or ceased to count in the period";

/// The days of a question about changes, both included.
#[derive(Clone, Copy)]
struct Period {
    since: Date,
    until: Date,
    /// Whether nobody asked for it.
    is_default: bool,
}

/// Everything that the command says.
struct Report<'a> {
    question: Question,
    by: &'a [By],
    period: Period,
    changes: Answer<Change>,
    sums: Vec<Sum>,
    excluded: Vec<(Investment, Exclusion)>,
    /// The options of the filters, without a period.
    filters: String,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    args.filters.check()?;
    By::check(&args.by)?;
    let period = period(&args.filters)?;
    let (before, until) = (as_of(dates::day_before(period.since)), as_of(period.until));
    let known = args.filters.snapshot();
    let at = args.currency.at_reference(known)?;
    let asked = Asked {
        by: &args.by,
        at,
        known,
    };
    let changes = args.filters.changes(before.date(), until);
    let changes = Answer::new(&CHANGES, changes, CHANGED, asked.at, asked.known);
    let mut question = question(args, period);
    changes.ask(&mut question);
    let report = Report {
        question,
        by: &args.by,
        period,
        changes,
        sums: sums::grouped(asked, &args.filters, before, until),
        excluded: args.filters.public_without_counting(period.since, until),
        filters: args.filters.question_about_any_period().options(),
    };
    report.write(args.form.form(), output)
}

/// Returns the question, which is about a period even where none is asked for.
fn question(args: &Args, period: Period) -> Question {
    let mut question = args.filters.question_about_any_period();
    question.also("since", &[period.since]);
    question.also("until", &[period.until]);
    let by: Vec<_> = args.by.iter().map(|by| by.option()).collect();
    question.also("by", &by);
    args.currency.ask(&mut question);
    question
}

/// Returns the period asked for, which ends with the day of the question at the latest.
fn period(filters: &Filters) -> Result<Period, Failure> {
    let day = filters.snapshot().date();
    let (since, until) = filters.period();
    let is_default = (since, until) == (None, None);
    let until = until.unwrap_or(day).min(day);
    let since = since.unwrap_or_else(|| dates::day_after(dates::year_before(until)));
    if since > until {
        return Err(Failure::Usage(format!(
            "the period from {since} to {until} ends before it begins"
        )));
    }
    Ok(Period {
        since,
        until,
        is_default,
    })
}

impl Report<'_> {
    fn write(&self, form: Form, output: &mut Output) -> Result<(), Failure> {
        if self.changes.is_empty() {
            output.note(NO_CHANGE);
        }
        let is_grouped = !self.by.is_empty();
        if matches!(form.format, Format::Csv | Format::Ndjson) {
            if let Some(excluded) = self.excluded() {
                output.note(excluded);
            }
        }
        match (form.format, is_grouped) {
            (Format::Json, _) => output.json(&self.json()),
            (Format::Table | Format::Md, _) => self.page(form, output),
            (Format::Csv, true) => {
                output.answer_rows(&self.question, sums::flat(self.by, &self.sums))
            }
            (Format::Csv, false) => output.answer_rows(&self.question, self.changes.grid()),
            (Format::Ndjson, true) => {
                output.answer_lines(&self.question, sums::json(self.by, &self.sums))
            }
            (Format::Ndjson, false) => output.answer_lines(&self.question, self.changes.json()),
        }
    }

    fn page(&self, form: Form, output: &mut Output) -> Result<(), Failure> {
        if !self.changes.is_empty() {
            output.grid(form.format, &self.changes.screen(form.digits))?;
            output.line("")?;
            output.grid(form.format, &sums::screen(self.by, &self.sums, form.digits))?;
            output.line("")?;
        }
        output.notes(form.format, &self.notes())
    }

    fn notes(&self) -> Vec<String> {
        let Period {
            since,
            until,
            is_default,
        } = self.period;
        let mut period = format!("From {since} to {until}, both included.");
        if is_default {
            period += " --since and --until ask for another period.";
        }
        let mut notes = vec![
            self.question.in_words(),
            period,
            "The difference is that of the totals at the end and before the beginning.".into(),
        ];
        if let Some(method) = self.question.method() {
            notes.push(method.into());
            let day = self.question.day();
            notes.push(format!(
                "Both totals are converted at the averages known on {day}, so that each record has one value."
            ));
            notes.extend(self.changes.sentences());
        }
        if self.sums.len() > 1 {
            let never = "Sums of different phases or currencies are never added to each other.";
            notes.push(never.into());
        }
        notes.extend(self.excluded());
        notes
    }

    /// Says how many records became public in the period and do not count, and which question lists them.
    fn excluded(&self) -> Option<String> {
        let Period { since, until, .. } = self.period;
        let records = match self.excluded.len() {
            0 => return None,
            1 => "1 record became public in the period and does".into(),
            several => format!("{several} records became public in the period and do"),
        };
        let period = format!("--since {since} --until {until} --as-of {until}");
        let mut question = vec!["hsi total", &self.filters, &period];
        if !self.filters.contains("--counts") {
            question.push("--counts no");
        }
        question.push("--explain");
        question.retain(|part| !part.is_empty());
        let question = question.join(" ");
        Some(format!(
            "{records} not count at its end. Which, and why: {question}"
        ))
    }

    fn json(&self) -> Value {
        let mut form = json!({
            "query": self.question.json(),
            "since": self.period.since,
            "until": self.period.until,
            "changes": self.changes.json(),
            "sums": sums::json(self.by, &self.sums),
            "excluded": reasons::excluded_json(self.excluded.iter().copied()),
        });
        if let Some(left_out) = self.changes.left_out_json() {
            form["not_converted"] = left_out;
        }
        form
    }
}
