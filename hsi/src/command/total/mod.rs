//! `hsi total`: sums, and all that must be said beside them. The library adds up and judges;
//! nothing here does.

mod caveats;
mod explain;

use std::collections::BTreeMap;

use clap::ValueEnum;
use hyperscaler_investments::{Currency, DATA_AS_OF, ExchangeRate, Investment, Totals};
use serde_json::{Value, json};

use crate::arguments::{Filters, RateArg, names};
use crate::conversion::{self, Conversion};
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::output::{Format, FormatArg, NO_RECORD, Output, note};
use crate::record::Record;
use crate::table::EXPLAINED;
use crate::text;

const EXAMPLES: &str = "\
Sums are per phase and currency, never across. CSV and NDJSON give one table: the converted
sums with --in, the lines of --explain with that.

Examples:
  hsi total --provider aws --country spain
  hsi total --provider aws --country spain --as-of 2023-12-31
  hsi total --provider aws --country spain --explain
  hsi total --by country --phase pledged
  hsi total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27
  hsi total --country sweden --in EUR --rate SEK=0.0876@2024-06-03 --format json";

/// Add up what counts, per phase and currency, without counting money twice.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    /// One line for each of these, the largest sum first.
    #[arg(long, value_enum)]
    by: Option<By>,
    /// Also in one currency, by the rates named with --rate.
    #[arg(long = "in", value_name = "CURRENCY", value_parser = names::currency(), hide_possible_values = true)]
    into: Option<Currency>,
    /// A rate: an id of `hsi rates`, or USD=0.9211, USD/SEK=10.5, USD=0.9211@2024-05-27.
    #[arg(long = "rate", value_name = "RATE", requires = "into")]
    rates: Vec<RateArg>,
    /// Show line by line what counted, what did not, and why.
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    form: FormatArg,
}

/// What totals are grouped by.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    Country,
    Provider,
    /// The year in which a record became public
    Year,
}

impl By {
    const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Provider => "provider",
            Self::Year => "year",
        }
    }

    fn group(self, investment: Investment) -> String {
        match self {
            Self::Country => investment.country().to_string(),
            Self::Provider => investment.provider().to_string(),
            Self::Year => investment.first_public().year().to_string(),
        }
    }
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let records = args.filters.select();
    if records.is_empty() {
        note(NO_RECORD);
    }
    Report::new(args, records)?.write(args, output)
}

/// Everything that a total says.
struct Report {
    records: Vec<Record>,
    totals: Totals,
    lines: Vec<Line>,
    converted: Option<InOneCurrency>,
    caveats: Vec<String>,
}

/// The same sums in one currency.
struct InOneCurrency {
    currency: Currency,
    lines: Vec<Line>,
    /// Those of the given rates that were needed.
    rates: Vec<ExchangeRate>,
}

impl Report {
    fn new(args: &Args, records: Vec<Record>) -> Result<Self, Failure> {
        let snapshot = args.filters.snapshot();
        let totals = snapshot.totals(records.iter().map(|record| record.investment));
        let mut groups = BTreeMap::<_, Vec<_>>::new();
        for record in &records {
            let group = args.by.map(|by| by.group(record.investment));
            groups.entry(group).or_default().push(record.investment);
        }
        let grouped_lines = |conversion: Option<&Conversion>| {
            let mut lines = Vec::new();
            for (group, members) in &groups {
                let totals = snapshot.totals(members.iter().copied());
                lines.extend(lines::of(group.as_deref(), &totals, conversion)?);
            }
            // Years stay in their own order.
            if matches!(args.by, Some(By::Country | By::Provider)) {
                lines::rank(&mut lines);
            }
            Ok::<_, Failure>(lines)
        };
        let conversion = Conversion::of(args.into, &args.rates)?;
        let (caveats, converted) = match &conversion {
            None => (caveats::of(&totals, None), None),
            Some(conversion) => {
                let converted = conversion.convert(&totals)?;
                let in_one_currency = InOneCurrency {
                    currency: converted.currency(),
                    lines: grouped_lines(Some(conversion))?,
                    rates: converted.rates().copied().collect(),
                };
                let caveats = caveats::of(&totals, Some(&converted));
                (caveats, Some(in_one_currency))
            }
        };
        Ok(Self {
            lines: grouped_lines(None)?,
            records,
            totals,
            converted,
            caveats,
        })
    }

    fn write(&self, args: &Args, output: &mut Output) -> Result<(), Failure> {
        let by = args.by.map(By::name);
        match args.form.format {
            Format::Json => output.json(&self.json(by, args.explain)),
            Format::Table | Format::Md => self.page(by, args, output),
            format => {
                for caveat in &self.caveats {
                    note(caveat);
                }
                if args.explain {
                    return EXPLAINED.write_rows(format, &explain::by_day(&self.records), output);
                }
                let converted = self.converted.as_ref();
                let lines = converted.map_or(&self.lines, |converted| &converted.lines);
                lines::write(format, by, lines, output)
            }
        }
    }

    fn json(&self, by: Option<&'static str>, explain: bool) -> Value {
        let excluded = self.totals.excluded().map(|(investment, exclusion)| {
            json!({
                "id": investment.id(),
                "reason": exclusion.reason(),
                "by": exclusion.by().map(Investment::id),
            })
        });
        let mut form = json!({
            "as_of": self.totals.snapshot().date(),
            "data_as_of": DATA_AS_OF,
            "totals": lines::json(by, &self.lines),
            "excluded": excluded.collect::<Vec<_>>(),
            "caveats": self.caveats,
        });
        if let Some(converted) = &self.converted {
            form["converted"] = lines::json(by, &converted.lines).into();
            form["rates"] = converted.rates.iter().map(conversion::rate_json).collect();
        }
        if explain {
            form["explained"] = EXPLAINED.list(&explain::by_day(&self.records));
            form["headlines"] = json!(explain::headlines_json(&self.records));
        }
        form
    }

    fn page(
        &self,
        by: Option<&'static str>,
        args: &Args,
        output: &mut Output,
    ) -> Result<(), Failure> {
        let format = args.form.format;
        if args.explain {
            EXPLAINED.write_rows(format, &explain::by_day(&self.records), output)?;
            output.line("")?;
            let ungrouped = lines::of(None, &self.totals, None)?;
            output.grid(format, &explain::comparison(&self.records, &ungrouped))?;
            output.line("")?;
            output.line(explain::WRONG)?;
            output.line("")?;
        }
        if self.lines.is_empty() {
            output.line("Nothing counts.")?;
        }
        output.grid(format, &lines::screen(by, &self.lines))?;
        if let Some(converted) = &self.converted {
            output.line("")?;
            output.line(&format!("In {}:", converted.currency))?;
            output.line("")?;
            output.grid(format, &lines::screen(by, &converted.lines))?;
        }
        output.line("")?;
        output.notes(format, &self.notes(args.explain))
    }

    /// Returns the day, the rates, what is left out, and the caveats.
    fn notes(&self, explain: bool) -> Vec<String> {
        let mut notes = vec![format!("As of {}.", self.totals.snapshot().date())];
        if let Some(converted) = &self.converted {
            for rate in &converted.rates {
                notes.push(format!("Rate: {}.", conversion::rate_in_words(rate)));
            }
        }
        let excluded = self.totals.excluded().count();
        if excluded > 0 && !explain {
            let records = text::count(excluded, "record");
            notes.push(format!(
                "{records} left out; --explain says which, and why."
            ));
        }
        notes.extend(self.caveats.iter().cloned());
        notes
    }
}
