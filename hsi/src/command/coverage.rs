//! `hsi coverage`: how many records there are, and what their absence means.

use std::collections::BTreeMap;

use hyperscaler_investments::{Area, Country, Group, Provider};
use serde_json::{Value, json};

use crate::arguments::Filters;
use crate::failure::Failure;
use crate::output::{Format, FormatArg, Grid, Head, Output};
use crate::place::{CONTINENTS, Place, continent};
use crate::record::Record;
use crate::text;

const EXAMPLES: &str = "\
Examples:
  hsi coverage
  hsi coverage --country africa
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

/// How many records each provider has in a place, in the order of the providers.
struct Covered {
    place: Place,
    counts: Vec<usize>,
}

/// The countries without a record that matches, and of which countries that is said.
struct Without {
    among: &'static str,
    countries: Vec<Country>,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    args.filters.check()?;
    let question = args.filters.question();
    let records = args.filters.select();
    let covered = count(&records);
    let without = without(&args.filters, &records);
    match args.form.format {
        Format::Json => output.json(&json!({
            "query": question.json(),
            "records": records.len(),
            "absence": ABSENCE,
            "countries": countries(&covered),
            "areas": areas(&covered),
            "without_records": without.countries.iter().map(|it| it.code()).collect::<Vec<_>>(),
            "without_records_among": without.among,
        })),
        Format::Ndjson => output.answer_lines(&question, countries(&covered)),
        Format::Csv => {
            output.note(format!("{} {ABSENCE}", question.in_words()));
            output.answer_rows(&question, grid(&covered))
        }
        Format::Table | Format::Md => {
            output.grid(args.form.format, &grid(&covered))?;
            output.line("")?;
            let records = text::count(records.len(), "record");
            let mut notes = vec![question.in_words(), format!("{records}. {ABSENCE}")];
            notes.extend(without.in_words());
            output.notes(args.form.format, &notes)
        }
    }
}

/// Returns the places with records, by continent and name, areas last.
fn count(records: &[Record]) -> Vec<Covered> {
    let providers: Vec<_> = Provider::iter().collect();
    let mut counts = BTreeMap::new();
    for record in records {
        let place = Place::of(record.investment);
        let is_area = matches!(place, Place::Area(_));
        let key = (is_area, continent_of(place), place.name());
        let (_, own) = counts
            .entry(key)
            .or_insert_with(|| (place, vec![0; providers.len()]));
        let provider = record.investment.provider();
        if let Some(number) = providers.iter().position(|&other| other == provider) {
            own[number] += 1;
        }
    }
    let all = counts.into_values();
    all.map(|(place, counts)| Covered { place, counts })
        .collect()
}

/// Returns the countries without a record that matches: of those asked for by name; else, where
/// something is asked for, of those that have any record; else of all.
fn without(filters: &Filters, records: &[Record]) -> Without {
    let is_in = |records: &[Record], country: Country| {
        let mut records = records.iter();
        records.any(|record| record.investment.country() == Some(country))
    };
    let all: Vec<_> = Record::all(filters.snapshot()).collect();
    let asked = filters.countries();
    let (among, mut countries): (_, Vec<_>) = if !asked.is_empty() {
        ("asked", asked.into_iter().collect())
    } else if !filters.is_empty() {
        let covered = Country::iter().filter(|&country| is_in(&all, country));
        ("covered", covered.collect())
    } else {
        ("all", Country::iter().collect())
    };
    countries.retain(|&country| !is_in(records, country));
    countries.sort_by_key(|country| country.name());
    Without { among, countries }
}

impl Without {
    fn in_words(&self) -> Option<String> {
        let sentence = match self.among {
            _ if self.countries.is_empty() => return None,
            "all" => return Some(self.numbers()),
            "asked" => "Asked for, without a record that matches",
            _ => "Countries with records, but none that matches",
        };
        let by_continent = self.by_continent();
        let lists: Vec<_> = match by_continent.as_slice() {
            [(_, countries)] => vec![names(countries)],
            several => several
                .iter()
                .map(|(continent, countries)| format!("{continent}: {}", names(countries)))
                .collect(),
        };
        Some(format!("{sentence}: {}.", lists.join("; ")))
    }

    /// Returns how many countries of each continent have no record. Their names are many.
    fn numbers(&self) -> String {
        let mut numbers = Vec::new();
        for (continent, countries) in self.by_continent() {
            numbers.push(format!("{continent} {}", countries.len()));
        }
        let numbers = text::listed(numbers.iter().map(String::as_str));
        let groups = text::listed(CONTINENTS.map(Group::id));
        format!(
            "Countries and territories without a record: {numbers}. --country names them, with one \
             of {groups}."
        )
    }

    /// Returns the countries of each continent, in the order of its name.
    fn by_continent(&self) -> Vec<(&'static str, Vec<Country>)> {
        let mut continents: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for &country in &self.countries {
            let continent = continent_of(Place::Country(country));
            continents.entry(continent).or_default().push(country);
        }
        continents.into_iter().collect()
    }
}

fn names(countries: &[Country]) -> String {
    text::listed(countries.iter().map(|country| country.name()))
}

/// Returns the name of the continent on which a country is, or what stands for none.
fn continent_of(place: Place) -> &'static str {
    match place {
        Place::Country(country) => continent(country).map_or("Antarctica", Group::name),
        Place::Area(_) => "",
    }
}

fn countries(covered: &[Covered]) -> Vec<Value> {
    let mut forms = Vec::new();
    for Covered { place, counts } in covered {
        if let Place::Country(country) = place {
            forms.push(json!({
                "country": country,
                "name": country.name(),
                "continent": continent(*country),
                "records": by_provider(counts),
            }));
        }
    }
    forms
}

fn areas(covered: &[Covered]) -> Vec<Value> {
    let mut forms = Vec::new();
    for Covered { place, counts } in covered {
        if let Place::Area(area) = place {
            forms.push(json!({
                "area": area,
                "name": area.name(),
                "records": by_provider(counts),
            }));
        }
    }
    forms
}

fn by_provider(counts: &[usize]) -> Value {
    let mut records = json!({});
    for (provider, &count) in Provider::iter().zip(counts) {
        records[provider.id()] = count.into();
    }
    records
}

fn grid(covered: &[Covered]) -> Grid {
    let mut heads = vec![
        Head::left("continent"),
        Head::left("country"),
        Head::wrapped("name"),
    ];
    heads.extend(Provider::iter().map(|provider| Head::right(provider.id())));
    heads.push(Head::right("all"));
    let mut grid = Grid::new(heads);
    for Covered { place, counts } in covered {
        let (code, name) = match place {
            Place::Country(country) => (country.code(), country.name().into()),
            Place::Area(area) => ("", no_single_country(*area)),
        };
        let all = counts.iter().sum::<usize>();
        let mut row = vec![continent_of(*place).into(), code.into(), name];
        row.extend(counts.iter().chain([&all]).map(usize::to_string));
        grid.push(row);
    }
    grid
}

fn no_single_country(area: Area) -> String {
    format!("{}, no single country", area.name())
}
