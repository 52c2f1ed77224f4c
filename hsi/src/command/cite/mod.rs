//! `hsi cite`: what a citation holds; the modules below write it.

mod bibtex;
mod csl;
mod prose;

use std::collections::BTreeSet;

use clap::ValueEnum;
use hyperscaler_investments::{DATA_AS_OF, Date, Source};

use crate::AUTHOR;
use crate::arguments::find::{self, Found};
use crate::arguments::{Day, names};
use crate::failure::Failure;
use crate::output::{OUTPUT, Output};
use crate::place::Place;
use crate::record::Record;
use crate::text::{self, Digits};

const EXAMPLES: &str = "\
One citation for the record, and one for each page it rests on. A page whose title is not known has
none in BibTeX (howpublished says what it is about) and in CSL-JSON (genre does), and a description
in brackets as text.

Examples:
  hsi cite aws-es-aragon-2024
  hsi cite aws-es-2021 --as-of 2023-12-31
  hsi cite aws-es-2021 aws-es-aragon-2024 --format bibtex
  hsi cite aws-es-aragon-2024 --format csl-json";

/// Cite investments and the pages they rest on.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Ids, such as aws-es-aragon-2024.
    #[arg(value_name = "ID", required = true, value_delimiter = ',', value_parser = names::id(), hide_possible_values = true)]
    ids: Vec<String>,
    #[command(flatten)]
    day: Day,
    /// The form of the citation.
    #[arg(long, help_heading = OUTPUT, value_enum, ignore_case = true, default_value_t, hide_default_value = true)]
    format: Style,
}

/// The forms of a citation.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Style {
    /// Sentences, for a footnote
    #[default]
    Text,
    #[value(
        help = "For LaTeX, with biblatex or without; a first line names what XeLaTeX or LuaLaTeX is needed for"
    )]
    Bibtex,
    /// For Zotero, pandoc and other readers of the Citation Style Language
    #[value(alias = "json")]
    CslJson,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    if snapshot.date() > DATA_AS_OF {
        output.note(args.day.question().in_words());
    }
    let mut found = Found::each(&args.ids, |id| find::record(id, snapshot));
    let mut cited = BTreeSet::new();
    found.items.retain(|record| cited.insert(record.investment));
    found.write(|records| {
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
    subject: Subject,
    author: &'static str,
    title: Title,
    date: Option<Date>,
    url: Option<&'static str>,
    /// The day on which a page without a day was read.
    accessed: Option<Date>,
    language: &'static str,
    note: String,
}

enum Title {
    Known(String),
    /// The title is not known: what it is about.
    Unknown(String),
}

impl Title {
    fn known(&self) -> Option<&str> {
        match self {
            Self::Known(title) => Some(title),
            Self::Unknown(_) => None,
        }
    }

    /// Returns what it is about, if the title is not known.
    fn description(&self) -> Option<&str> {
        match self {
            Self::Known(_) => None,
            Self::Unknown(about) => Some(about),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// A record of this data set.
    Record,
    /// A page that the record rests on.
    Page,
}

/// Returns each record followed by its sources, and no source twice.
fn citations(records: &[Record]) -> Vec<Citation> {
    let mut cited = BTreeSet::new();
    let mut citations = Vec::new();
    for &record in records {
        citations.push(Citation::record(record));
        for source in record.sources() {
            if cited.insert(source) {
                citations.push(Citation::page(source, record));
            }
        }
    }
    citations
}

impl Citation {
    fn record(record: Record) -> Self {
        let investment = record.investment;
        let sum = match investment.amount() {
            Some(amount) => format!(
                "{} {}",
                text::amount(amount, Digits::All),
                investment.phase()
            ),
            None => "no amount stated".into(),
        };
        let sum = match text::years(investment.horizon()) {
            none if none.is_empty() => sum,
            years => format!("{sum}, {years}"),
        };
        let status = text::optional(record.status()).replace('-', " ");
        let announced = record.announced_in_words();
        let day = record.snapshot.date();
        let from = if announced.starts_with("by ") {
            ""
        } else {
            "from "
        };
        Self {
            key: investment.id().into(),
            subject: Subject::Record,
            author: AUTHOR,
            title: Title::Known(format!("{}: {} ({sum})", topic(record), investment.title())),
            date: Some(DATA_AS_OF),
            url: address(env!("CARGO_PKG_REPOSITORY")),
            accessed: None,
            language: "en",
            note: format!("Record {investment}, public {from}{announced}; {status} as of {day}"),
        }
    }

    fn page(source: Source, record: Record) -> Self {
        let title = match source.title() {
            Some(title) => Title::Known(title.into()),
            None => Title::Unknown(format!("Page on {}", topic(record))),
        };
        let note = text::repeated(source).map(|origin| format!("After {origin}"));
        Self {
            // A record and a source could have the same id.
            key: format!("source:{source}"),
            subject: Subject::Page,
            author: source.publisher(),
            title,
            date: source.published(),
            url: source.url(),
            accessed: source.read(),
            language: source.language(),
            note: text::optional(note),
        }
    }
}

/// Returns the address of the data set, where its package names one.
fn address(repository: &'static str) -> Option<&'static str> {
    Some(repository).filter(|address| !address.is_empty())
}

/// Returns whose investment it is, and where: `AWS in Spain`.
fn topic(record: Record) -> String {
    let investment = record.investment;
    let place = Place::of(investment).in_a_sentence();
    format!("{} in {place}", investment.provider().name())
}
