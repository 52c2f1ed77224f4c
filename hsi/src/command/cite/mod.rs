//! `hsi cite`.

mod bibtex;
mod csl;
mod prose;

use std::collections::BTreeSet;

use clap::ValueEnum;
use hyperscaler_investments::{Country, DATA_AS_OF, Date, Provider, Source, as_of};

use crate::arguments::find::{self, Found};
use crate::failure::Failure;
use crate::output::{OUTPUT, Output};
use crate::record::Record;
use crate::text;

const EXAMPLES: &str = "\
One citation for the record, and one for each page it rests on.

Examples:
  hsi cite aws-es-aragon-2024
  hsi cite aws-es-2021 aws-es-aragon-2024 --format bibtex
  hsi cite aws-es-aragon-2024 --format csl-json";

/// Cite investments and the pages they rest on.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Ids, such as aws-es-aragon-2024.
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// The form of the citation.
    #[arg(long, help_heading = OUTPUT, value_enum, default_value_t, hide_default_value = true)]
    format: Style,
}

/// The forms of a citation.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Style {
    /// Sentences, for a footnote
    #[default]
    Text,
    /// For LaTeX, with biblatex or without
    Bibtex,
    /// For Zotero, pandoc and other readers of the Citation Style Language
    #[value(alias = "json")]
    CslJson,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let mut found = Found::each(&args.ids, |id| {
        Ok(Record::new(find::investment(id)?, as_of(DATA_AS_OF)))
    });
    let mut cited = BTreeSet::new();
    found.items.retain(|record| cited.insert(record.investment));
    found.finish(|records| {
        let citations = citations(records);
        match args.format {
            Style::Text => prose::write(&citations, output),
            Style::Bibtex => bibtex::write(&citations, output),
            Style::CslJson => output.json(&csl::items(&citations)),
        }
    })
}

/// What every form of a citation is made of.
struct Citation {
    /// Unique among the records and the sources.
    key: String,
    kind: Kind,
    author: &'static str,
    title: String,
    date: Option<Date>,
    url: Option<&'static str>,
    language: &'static str,
    note: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A record of this data set.
    Record,
    /// A page that the record rests on.
    Page,
}

/// The data set, as its own citation file names it.
const AUTHOR: &str = "The hyperscaler-investments contributors";

/// Each record followed by its sources, and no source twice.
fn citations(records: &[Record]) -> Vec<Citation> {
    let mut cited = BTreeSet::new();
    let mut citations = Vec::new();
    for &record in records {
        citations.push(Citation::record(record));
        let sources = record
            .sources()
            .into_iter()
            .filter(|&source| cited.insert(source));
        citations.extend(sources.map(|source| Citation::page(source, record)));
    }
    citations
}

impl Citation {
    fn record(record: Record) -> Self {
        let investment = record.investment;
        let amount = match investment.amount() {
            Some(amount) => format!("{} {}", text::amount(amount), investment.phase()),
            None => "no amount stated".into(),
        };
        let years = text::years(investment.horizon());
        let years = if years.is_empty() {
            years
        } else {
            format!(", {years}")
        };
        let place = place(investment.provider(), investment.country());
        let status = text::optional(record.status()).replace('-', " ");
        Self {
            key: investment.id().into(),
            kind: Kind::Record,
            author: AUTHOR,
            title: format!("{place}: {} ({amount}{years})", investment.title()),
            date: Some(DATA_AS_OF),
            url: None,
            language: "en",
            note: format!(
                "Record {investment}, public from {}; {status} as of {DATA_AS_OF}",
                investment.first_public(),
            ),
        }
    }

    fn page(source: Source, record: Record) -> Self {
        let about = || place(record.investment.provider(), record.investment.country());
        let origin = source.origin();
        Self {
            // A record and a source could have the same id.
            key: format!("source:{source}"),
            kind: Kind::Page,
            author: source.publisher(),
            // A description stands in brackets where the title is not known.
            title: source
                .title()
                .map_or_else(|| format!("[Page on {}]", about()), Into::into),
            date: source.published(),
            url: source.url(),
            language: source.language(),
            note: if origin == source.publisher() {
                String::new()
            } else {
                format!("After {origin}")
            },
        }
    }
}

fn place(provider: Provider, country: Country) -> String {
    format!("{} in {}", provider.name(), country.name())
}
