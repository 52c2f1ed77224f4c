//! `hsi coverage`.

use hyperscaler_investments::{Country, DATA_AS_OF, Provider};
use serde_json::{Map, Value, json};

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{Align, Format, FormatArg, Output, Table, note};
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

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let records = args.filters.select();
    let snapshot = args.filters.snapshot();
    let countries: Vec<_> = Country::iter()
        .map(|country| {
            (
                country,
                Provider::iter()
                    .map(|provider| count(&records, provider, country))
                    .collect(),
            )
        })
        .filter(|(_, counts): &(_, Vec<usize>)| counts.iter().any(|&count| count > 0))
        .collect();
    match args.form.format {
        Format::Json => output.json(&json!({
            "as_of": snapshot.date(),
            "data_as_of": DATA_AS_OF,
            "records": records.len(),
            "absence": ABSENCE,
            "countries": countries.iter().map(row).collect::<Vec<_>>(),
            "without_records": without(&countries).map(Country::code).collect::<Vec<_>>(),
        })),
        Format::Ndjson => output.ndjson(&countries.iter().map(row).collect::<Vec<_>>()),
        format => {
            output.table(format, &table(&countries))?;
            let summary = format!(
                "{} records as of {}; the data is kept up to {DATA_AS_OF}. {ABSENCE}",
                records.len(),
                snapshot.date(),
            );
            if format == Format::Csv {
                note(&summary);
                return Ok(());
            }
            let without = text::listed(without(&countries).map(Country::name));
            output.line("")?;
            output.notes(
                format,
                &[summary, format!("Countries without a record: {without}.")],
            )
        }
    }
}

/// The countries that the data set knows by name, and nothing else of what is asked for.
fn without(countries: &[(Country, Vec<usize>)]) -> impl Iterator<Item = Country> {
    Country::iter().filter(|country| countries.iter().all(|(covered, _)| covered != country))
}

fn count(records: &[Record], provider: Provider, country: Country) -> usize {
    let here = |record: &&Record| {
        record.investment.provider() == provider && record.investment.country() == country
    };
    records.iter().filter(here).count()
}

fn row((country, counts): &(Country, Vec<usize>)) -> Value {
    let counts = Provider::iter()
        .zip(counts)
        .map(|(provider, &count)| (provider.id().into(), count.into()));
    json!({ "country": country, "name": country.name(), "records": counts.collect::<Map<_, _>>() })
}

fn table(countries: &[(Country, Vec<usize>)]) -> Table {
    let fixed = [("country", Align::Left), ("name", Align::Wrap)];
    let providers = Provider::iter().map(|provider| (provider.id(), Align::Right));
    let mut table = Table::new(
        fixed
            .into_iter()
            .chain(providers)
            .chain([("all", Align::Right)]),
    );
    for (country, counts) in countries {
        let all = counts.iter().sum::<usize>();
        let cells = counts.iter().chain([&all]).map(usize::to_string);
        table.push(
            [country.code().into(), country.name().into()]
                .into_iter()
                .chain(cells),
        );
    }
    table
}
