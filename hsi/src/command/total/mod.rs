//! `hsi total`: sums, and all that must be said beside them. The library adds up and judges;
//! nothing here does.

mod explain;

use std::collections::BTreeSet;

use hyperscaler_investments::{Currency, DATA_AS_OF, ExchangeRate, Investment, Totals};
use serde_json::{Value, json};

use crate::arguments::{By, Filters, Group, RateArg, names};
use crate::caveats::{self, Reading, Said};
use crate::conversion::{self, Conversion};
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::output::{Form, FormArg, Format, NO_RECORD, Output, note};
use crate::table::{EXPLAINED, Explained};
use crate::text;

const EXAMPLES: &str = "\
Sums are per phase and currency, never across. A total is what counts on a day; `hsi changes` says
what began and ceased to count in a period. Filters of place and thing choose the records that are
judged together: a site whose plan is not asked for counts for itself. The other filters choose
among what counts. CSV and NDJSON give one table: the converted sums with --in, the lines of
--explain with that.

Examples:
  hsi total --provider aws --country spain
  hsi total --provider aws --country spain --as-of 2023-12-31
  hsi total --provider aws --country spain --explain
  hsi total --by country --phase pledged
  hsi total --country italy --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27
  hsi total --country sweden --in EUR --rate SEK=0.0876@2024-06-03 --format json";

/// Add up what counts on a day, per phase and currency, without counting money twice.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    /// One line for each of these, the largest sum first.
    #[arg(long, value_enum, value_delimiter = ',')]
    by: Vec<By>,
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
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let totals = args.filters.totals();
    if totals.selection().next().is_none() {
        note(NO_RECORD);
    }
    Report::new(args, totals)?.write(args, output)
}

/// Everything that a total says.
struct Report {
    totals: Totals,
    lines: Vec<Line>,
    converted: Option<InOneCurrency>,
    caveats: Vec<Said>,
}

/// The same sums in one currency.
struct InOneCurrency {
    currency: Currency,
    lines: Vec<Line>,
    /// Those of the given rates that were needed.
    rates: Vec<ExchangeRate>,
}

impl Report {
    fn new(args: &Args, totals: Totals) -> Result<Self, Failure> {
        let reading = if args.by.contains(&By::Year) || args.filters.period() != (None, None) {
            Reading::StockByPublication
        } else {
            Reading::Stock
        };
        let conversion = Conversion::of(args.into, &args.rates)?;
        let (caveats, converted) = match &conversion {
            None => (caveats::of(&totals, reading, None), None),
            Some(conversion) => {
                let converted = conversion.convert(&totals)?;
                let in_one_currency = InOneCurrency {
                    currency: converted.currency(),
                    lines: lines(&args.by, &totals, Some(conversion))?,
                    rates: converted.rates().copied().collect(),
                };
                let caveats = caveats::of(&totals, reading, Some(&converted));
                (caveats, Some(in_one_currency))
            }
        };
        Ok(Self {
            lines: lines(&args.by, &totals, None)?,
            totals,
            converted,
            caveats,
        })
    }

    fn write(&self, args: &Args, output: &mut Output) -> Result<(), Failure> {
        let by = args.by.as_slice();
        let form = args.form.form();
        match form.format {
            Format::Json => output.json(&self.json(by, args.explain)),
            Format::Table | Format::Md => self.page(by, form, args.explain, output),
            Format::Csv | Format::Ndjson => {
                for caveat in &self.caveats {
                    note(&caveat.in_words);
                }
                if args.explain {
                    return EXPLAINED.write_rows(form, &Explained::all(&self.totals), output);
                }
                let converted = self.converted.as_ref();
                let lines = converted.map_or(&self.lines, |converted| &converted.lines);
                lines::write(form, by, lines, output)
            }
        }
    }

    fn json(&self, by: &[By], explain: bool) -> Value {
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
            "caveats": caveats::json(&self.caveats),
        });
        if let Some(converted) = &self.converted {
            form["converted"] = lines::json(by, &converted.lines).into();
            form["rates"] = converted.rates.iter().map(conversion::rate_json).collect();
        }
        if explain {
            form["explained"] = EXPLAINED.list(&Explained::all(&self.totals));
            form["headlines"] = lines::json_of_sums(&explain::headlines(&self.totals)).into();
        }
        form
    }

    fn page(
        &self,
        by: &[By],
        form: Form,
        explain: bool,
        output: &mut Output,
    ) -> Result<(), Failure> {
        if explain {
            self.explanation(form, output)?;
        }
        if self.lines.is_empty() {
            output.line("Nothing counts.")?;
        }
        let grid = lines::screen(by, &self.lines, form.digits);
        output.grid(form.format, &grid)?;
        if let Some(converted) = &self.converted {
            output.line("")?;
            output.line(&format!("In {}:", converted.currency))?;
            output.line("")?;
            let grid = lines::screen(by, &converted.lines, form.digits);
            output.grid(form.format, &grid)?;
        }
        output.line("")?;
        output.notes(form.format, &self.notes(explain))
    }

    /// Writes each record with its verdict, and the wrong sum beside the right one where it differs.
    fn explanation(&self, form: Form, output: &mut Output) -> Result<(), Failure> {
        let explained = Explained::all(&self.totals);
        if explained.is_empty() {
            return Ok(());
        }
        EXPLAINED.write_rows(form, &explained, output)?;
        output.line("")?;
        let (headlines, right) = (
            explain::headlines(&self.totals),
            lines::stated(&[], &self.totals),
        );
        if let Some(comparison) = explain::comparison(&headlines, &right, form.digits) {
            output.grid(form.format, &comparison)?;
            output.line("")?;
            output.line(explain::WRONG)?;
            output.line("")?;
        }
        Ok(())
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
        notes.extend(self.caveats.iter().map(|caveat| caveat.in_words.clone()));
        notes
    }
}

/// Returns the lines of totals, or of each group of them. The groups are judged together, so that
/// they add up to the whole.
fn lines(
    by: &[By],
    totals: &Totals,
    conversion: Option<&Conversion>,
) -> Result<Vec<Line>, Failure> {
    let groups_of = |investment: Investment| -> Vec<Group> {
        by.iter().map(|by| by.group(investment)).collect()
    };
    let all: BTreeSet<_> = totals.counted().map(groups_of).collect();
    let mut lines = Vec::new();
    for groups in all {
        let members = totals.clone();
        let members = members.retain(|investment| groups_of(investment) == groups);
        lines.extend(lines::of(&groups, &members, conversion)?);
    }
    // Years stay in their own order.
    if !by.is_empty() && !by.contains(&By::Year) {
        lines::rank(&mut lines);
    }
    Ok(lines)
}
