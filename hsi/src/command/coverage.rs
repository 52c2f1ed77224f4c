//! `hsi coverage`: how many records there are, and what their absence means.

use hyperscaler_investments::{Country, DATA_AS_OF, Provider};
use serde_json::{Value, json};

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{Format, FormatArg, Grid, Head, Output, note};
use crate::record::Record;
use crate::text;

const EXAMPLES: &str = "\
Examples:
  hsi coverage
  hsi coverage --phase spent --format json";

/// Count the records by country and provider, and say what their absence means.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    form: FormatArg,
}

/// What an empty cell says, and what it does not.
const ABSENCE: &str = "Where no record is counted, the data set holds none. That does not mean that nothing was invested.";

/// A country, and how many records each provider has there, in the order of the providers.
type Covered = (Country, Vec<usize>);

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let records = args.filters.select();
    let (all, day) = (records.len(), args.filters.snapshot().date());
    let (covered, without) = count(&records);
    match args.form.format {
        Format::Json => output.json(&json!({
            "as_of": day,
            "data_as_of": DATA_AS_OF,
            "records": all,
            "absence": ABSENCE,
            "countries": covered.iter().map(form).collect::<Vec<_>>(),
            "without_records": without.iter().map(|country| country.code()).collect::<Vec<_>>(),
        })),
        Format::Ndjson => output.ndjson(covered.iter().map(form)),
        format => {
            output.grid(format, &grid(&covered))?;
            let summary = format!(
                "{all} records as of {day}; the data is kept up to {DATA_AS_OF}. {ABSENCE}"
            );
            if format == Format::Csv {
                note(&summary);
                return Ok(());
            }
            let without = text::listed(without.into_iter().map(Country::name));
            let without = format!("Countries without a record: {without}.");
            output.line("")?;
            output.notes(format, &[summary, without])
        }
    }
}

/// Returns the countries with records, and those without, of all that the data set knows by name.
fn count(records: &[Record]) -> (Vec<Covered>, Vec<Country>) {
    let (mut covered, mut without) = (Vec::new(), Vec::new());
    for country in Country::iter() {
        let mut counts = Vec::new();
        for provider in Provider::iter() {
            let here = |record: &&Record| {
                let investment = record.investment;
                (investment.provider(), investment.country()) == (provider, country)
            };
            counts.push(records.iter().filter(here).count());
        }
        if counts.iter().all(|&count| count == 0) {
            without.push(country);
        } else {
            covered.push((country, counts));
        }
    }
    (covered, without)
}

fn form((country, counts): &Covered) -> Value {
    let mut records = json!({});
    for (provider, &count) in Provider::iter().zip(counts) {
        records[provider.id()] = count.into();
    }
    json!({ "country": country, "name": country.name(), "records": records })
}

fn grid(covered: &[Covered]) -> Grid {
    let mut heads = vec![Head::left("country"), Head::wrapped("name")];
    heads.extend(Provider::iter().map(|provider| Head::right(provider.id())));
    heads.push(Head::right("all"));
    let mut grid = Grid::new(heads);
    for (country, counts) in covered {
        let all = counts.iter().sum::<usize>();
        let mut row = vec![country.code().into(), country.name().into()];
        row.extend(counts.iter().chain([&all]).map(usize::to_string));
        grid.push(row);
    }
    grid
}
