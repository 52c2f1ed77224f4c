//! `hsi show`: everything about one record, a page each.

use hyperscaler_investments::{
    Country, DATA_AS_OF, Investment, Relation, RelationKind, Scope, Subdivision, Totals,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::arguments::find::{self, Found};
use crate::arguments::{Day, names};
use crate::failure::Failure;
use crate::output::{Form, FormArg, Format, Grid, Output};
use crate::question::Question;
use crate::record::Record;
use crate::table::{CHANGES, INVESTMENTS, change_in_a_line};
use crate::text::Digits;
use crate::{reasons, text};

const EXAMPLES: &str = "\
Examples:
  hsi show aws-es-aragon-2024
  hsi show aws-it-talks-2024 --as-of 2024-05-27
  hsi show aws-es-2021 aws-es-aragon-2024 --format json";

/// Show everything about one investment, or several.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Ids, such as aws-es-aragon-2024.
    #[arg(value_name = "ID", required = true, value_delimiter = ',', value_parser = names::id(), hide_possible_values = true)]
    ids: Vec<String>,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    form: FormArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    let form = args.form.form();
    // Verdicts are those of the whole data set.
    let totals = snapshot.totals(snapshot.known());
    let found = Found::each(&args.ids, |id| {
        Ok(Page {
            record: find::record(id, snapshot)?,
            totals: &totals,
            digits: form.digits,
        })
    });
    found.write(|pages| write(form, &args.day.question(), pages, output))
}

fn write(
    form: Form,
    question: &Question,
    pages: &[Page],
    output: &mut Output,
) -> Result<(), Failure> {
    match form.format {
        Format::Json => output.answer(question, &pages.iter().map(Page::json).collect()),
        Format::Ndjson => output.answer_lines(question, pages.iter().map(Page::json)),
        Format::Csv => {
            let records: Vec<_> = pages.iter().map(|page| page.record).collect();
            INVESTMENTS.write(form, question, &records, output)
        }
        Format::Table | Format::Md => {
            for (number, page) in pages.iter().enumerate() {
                if number > 0 {
                    output.line("")?;
                }
                page.write(form.format, output)?;
            }
            Ok(())
        }
    }
}

/// Everything about one record.
struct Page<'t> {
    record: Record,
    totals: &'t Totals,
    digits: Digits,
}

impl Page<'_> {
    fn write(&self, format: Format, output: &mut Output) -> Result<(), Failure> {
        let investment = self.record.investment;
        let heading = if format == Format::Md { "## " } else { "" };
        output.line(&format!("{heading}{investment}: {}", investment.title()))?;
        output.line("")?;
        let mut page = Grid::page();
        for (name, value) in self.rows() {
            if !value.is_empty() {
                page.push([name.into(), value]);
            }
        }
        output.grid(format, &page)?;
        output.line("")?;
        // Not in the grid, which would break long addresses.
        for source in self.record.sources() {
            output.line(&format!("- {}", text::source(source)))?;
            if let Some(url) = source.url() {
                output.line(&format!("  <{url}>"))?;
            }
        }
        Ok(())
    }

    fn rows(&self) -> [(&'static str, String); 24] {
        let investment = self.record.investment;
        [
            ("provider", investment.provider().name().into()),
            (
                "country",
                text::optional(investment.country().map(Country::name)),
            ),
            ("area", self.area()),
            (
                "subdivision",
                text::optional(investment.subdivision().map(Subdivision::name)),
            ),
            ("city", text::optional(investment.city())),
            ("partners", text::listed(investment.partners())),
            ("amount", self.amount()),
            ("stated total", self.stated_total()),
            ("phase", investment.phase().to_string()),
            ("kind", investment.kind().to_string()),
            ("scope", investment.scope().to_string()),
            ("horizon", self.horizon()),
            ("per year", self.per_year()),
            ("status", text::optional(self.record.status())),
            ("as of", self.day()),
            ("counts", self.counts()),
            ("changes", self.changes()),
            ("history", self.history()),
            ("relations", self.relations()),
            ("chain", self.chain()),
            ("regions", self.regions()),
            ("claims", self.claims()),
            ("note", text::optional(self.record.note())),
            ("evidence", self.evidence()),
        ]
    }

    /// Returns the day of the question, and whether the data reaches it.
    fn day(&self) -> String {
        let day = self.record.snapshot.date();
        if day > DATA_AS_OF {
            format!("{day}; the data is kept up to {DATA_AS_OF}")
        } else {
            day.to_string()
        }
    }

    /// Returns the area of a plan that names no single country, and the countries its source lists.
    fn area(&self) -> String {
        let investment = self.record.investment;
        let Some(area) = investment.area() else {
            return String::new();
        };
        let countries = text::listed(investment.countries().map(Country::name));
        let countries = if countries.is_empty() {
            countries
        } else {
            format!(", {countries} among others")
        };
        format!("{}{countries}: counts in no country", area.name())
    }

    /// Returns what the announcer claims, each with the page that says so.
    fn claims(&self) -> String {
        text::one_a_line(
            self.record
                .claims()
                .map(|claim| format!("{claim} ({})", claim.source())),
        )
    }

    fn amount(&self) -> String {
        let investment = self.record.investment;
        let Some(amount) = investment.amount() else {
            return "none stated".into();
        };
        let stated_by = investment.stated_by();
        let amount = text::amount(amount, self.digits);
        format!("{amount}, stated by: {stated_by}")
    }

    /// Returns the total that the source states, and what it holds besides infrastructure.
    fn stated_total(&self) -> String {
        let investment = self.record.investment;
        let Some(total) = investment.stated_total() else {
            return String::new();
        };
        let total = text::amount(total, self.digits);
        let mut mixed = added_up(self.record);
        mixed.retain(|added| added.scope() == Scope::Mixed);
        match mixed.as_slice() {
            [] => total,
            [own] if *own == investment => format!("{total}, with other business in it"),
            mixed => format!(
                "{total}, with other business in it: {} is mixed",
                text::and(mixed)
            ),
        }
    }

    fn horizon(&self) -> String {
        let horizon = self.record.investment.horizon();
        let years = text::years(horizon);
        match horizon.years() {
            Some(duration) if horizon.last_year().is_some() => {
                format!("{years}, {}", text::count(duration.into(), "year"))
            }
            _ => years,
        }
    }

    fn per_year(&self) -> String {
        let investment = self.record.investment;
        let (Some(amount), Some(average)) = (investment.amount(), self.average()) else {
            return String::new();
        };
        let (qualifier, currency) = (amount.qualifier(), amount.currency());
        let figures = text::CONVERTED;
        let average = text::rough(qualifier, currency, average, figures, self.digits);
        format!("{average}: an average of the announcement, not a payment plan")
    }

    /// Returns the average a year. A sum that holds what was spent before has none: it is not spread
    /// over the years of the plan.
    fn average(&self) -> Option<Decimal> {
        let investment = self.record.investment;
        let mut restated = self.record.relations();
        let holds_other_phase = restated.any(|relation| {
            relation.kind() == RelationKind::Restates
                && relation.investment().phase() != investment.phase()
        });
        investment.per_year().filter(|_| !holds_other_phase)
    }

    fn counts(&self) -> String {
        let sentence = reasons::sentence(self.record, self.totals);
        match sentence.strip_prefix("counts") {
            Some(more) => format!("yes{more}"),
            None => format!("no: {sentence}"),
        }
    }

    /// Returns what the record changed, by itself and in other records, up to the day.
    fn changes(&self) -> String {
        let changes = self.record.changes();
        text::one_a_line(changes.map(|change| change_in_a_line(change, self.digits)))
    }

    fn history(&self) -> String {
        text::one_a_line(self.record.history().map(|change| {
            let (date, status) = (text::date_of(change), change.status());
            let source = match self.record.source_of(change) {
                Some(source) => format!(" ({source})"),
                None => String::new(),
            };
            format!("{date} {status}{source}")
        }))
    }

    fn relations(&self) -> String {
        let own = self.record.relations().map(|relation| {
            let (verb, other) = (relation.kind().in_words(), relation.investment());
            format!("{verb} {other} ({})", other.title())
        });
        let others = self.record.referenced_by().map(|relation| {
            let (verb, other) = (relation.kind().in_words(), relation.investment());
            format!("{other} {verb} it ({})", other.title())
        });
        text::one_a_line(own.chain(others))
    }

    fn chain(&self) -> String {
        let chain = self.record.chain();
        if chain.len() < 2 {
            return String::new();
        }
        text::one_a_line(chain.into_iter().map(|investment| {
            let is_this = investment == self.record.investment;
            let here = if is_this { " (this one)" } else { "" };
            let amount = text::amount_or_none(investment.amount(), self.digits);
            let date = self.record.other(investment).announced_in_words();
            format!("{date} {investment}: {amount}{here}")
        }))
    }

    fn regions(&self) -> String {
        text::one_a_line(self.record.regions().map(|region| {
            let opened = match text::opened(region) {
                none if none.is_empty() => none,
                by if region.is_opened_upper_bound() => format!(", open {by}"),
                date => format!(", open since {date}"),
            };
            format!("{region}: {}{opened}", region.name())
        }))
    }

    fn evidence(&self) -> String {
        let evidence = self.record.evidence();
        text::optional(evidence.map(|it| format!("{it}: {}", it.in_words())))
    }

    fn json(&self) -> Value {
        let investment = self.record.investment;
        let mut form = INVESTMENTS.json(&self.record);
        form["per_year"] = match (self.average(), investment.amount()) {
            (Some(average), Some(amount)) => json!({
                "currency": amount.currency(),
                "amount": average.normalize().to_string(),
                "rounded": text::rounded(average),
            }),
            _ => Value::Null,
        };
        form["chain"] = self.record.chain().iter().map(|it| it.id()).collect();
        form["latest"] = self.record.snapshot.latest(investment).id().into();
        form["changes"] = CHANGES.list(&self.record.changes().collect::<Vec<_>>());
        form["why"] = reasons::sentence(self.record, self.totals).into();
        form
    }
}

/// Returns a record and all that it adds to, directly or through others: what a stated total holds.
fn added_up(record: Record) -> Vec<Investment> {
    let mut added = vec![record.investment];
    let mut next = 0;
    while let Some(&investment) = added.get(next) {
        let relations = record.other(investment).relations();
        let bases = relations.filter(|relation| relation.kind() == RelationKind::AddsTo);
        for base in bases.map(Relation::investment) {
            if !added.contains(&base) {
                added.push(base);
            }
        }
        next += 1;
    }
    added
}
