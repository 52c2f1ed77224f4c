//! `hsi total`.

mod caveats;
mod explain;
pub mod lines;
pub mod rates;

use std::collections::BTreeMap;

use clap::ValueEnum;
use hyperscaler_investments::{Currency, DATA_AS_OF, ExchangeRate, Investment, Totals};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::filters::Filters;
use crate::output::{Format, FormatArg, Output, note};
use crate::record::Record;
use crate::{list, names, text};
use lines::Line;
use rates::Given;

#[derive(clap::Args)]
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
    rates: Vec<Given>,
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
        note(list::NO_RECORD);
    }
    Report::new(args, records)?.write(args, output)
}

/// Everything that a total says.
struct Report {
    records: Vec<Record>,
    totals: Totals,
    lines: Vec<Line>,
    conversion: Option<Conversion>,
    caveats: Vec<String>,
}

/// The same sums in one currency.
struct Conversion {
    into: Currency,
    lines: Vec<Line>,
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
        let groups: Vec<_> = groups
            .into_iter()
            .map(|(group, members)| (group, snapshot.totals(members)))
            .collect();
        let mut lines: Vec<_> = groups
            .iter()
            .flat_map(|(group, totals)| lines::of(group.as_deref(), totals))
            .collect();
        let rates = args
            .into
            .map(|into| rates::resolve(&args.rates, into))
            .transpose()?
            .unwrap_or_default();
        let converted = args
            .into
            .map(|into| totals.convert(into, &rates))
            .transpose()
            .map_err(rates::failure)?;
        let caveats = caveats::of(&totals, converted.as_ref());
        let mut conversion = None;
        if let Some(converted) = &converted {
            let into = converted.currency();
            let mut lines = Vec::new();
            for (group, totals) in &groups {
                let converted = totals.convert(into, &rates).map_err(rates::failure)?;
                lines.extend(lines::converted(group.as_deref(), totals, &converted));
            }
            conversion = Some(Conversion {
                into,
                lines,
                rates: converted.rates().copied().collect(),
            });
        }
        if matches!(args.by, Some(By::Country | By::Provider)) {
            lines::rank(&mut lines);
            if let Some(conversion) = &mut conversion {
                lines::rank(&mut conversion.lines);
            }
        }
        Ok(Self {
            records,
            totals,
            lines,
            conversion,
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
                    return explain::write(format, &self.records, output);
                }
                let lines = self
                    .conversion
                    .as_ref()
                    .map_or(&self.lines, |conversion| &conversion.lines);
                lines::write(format, by, lines, output)
            }
        }
    }

    fn json(&self, by: Option<&'static str>, explain: bool) -> Value {
        let lines = |lines: &[Line]| lines.iter().map(|line| line.json(by)).collect::<Vec<_>>();
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
            "totals": lines(&self.lines),
            "excluded": excluded.collect::<Vec<_>>(),
            "caveats": self.caveats,
        });
        if let Some(conversion) = &self.conversion {
            form["converted"] = json!(lines(&conversion.lines));
            form["rates"] = json!(conversion.rates.iter().map(rates::json).collect::<Vec<_>>());
        }
        if explain {
            form["explained"] = json!(explain::explained(&self.records));
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
            explain::write(format, &self.records, output)?;
            output.line("")?;
            output.table(
                format,
                &explain::comparison(&self.records, &lines::of(None, &self.totals)),
            )?;
            output.line("")?;
            output.line(explain::WRONG)?;
            output.line("")?;
        }
        if self.lines.is_empty() {
            output.line("Nothing counts.")?;
        }
        output.table(format, &lines::table(by, &self.lines))?;
        if let Some(conversion) = &self.conversion {
            output.line("")?;
            output.line(&format!("In {}:", conversion.into))?;
            output.line("")?;
            output.table(format, &lines::table(by, &conversion.lines))?;
        }
        output.line("")?;
        let mut notes = vec![format!("As of {}.", self.totals.snapshot().date())];
        if let Some(conversion) = &self.conversion {
            notes.extend(
                conversion
                    .rates
                    .iter()
                    .map(|rate| format!("Rate: {}.", rates::sentence(rate))),
            );
        }
        let excluded = self.totals.excluded().count();
        if excluded > 0 && !args.explain {
            let records = text::count(excluded, "record");
            notes.push(format!(
                "{records} left out; --explain says which, and why."
            ));
        }
        notes.extend(self.caveats.iter().cloned());
        output.notes(format, &notes)
    }
}
