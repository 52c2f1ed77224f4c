//! `hsi show`: everything about one record, a page each.

use hyperscaler_investments::{Currency, Subdivision};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::arguments::Day;
use crate::arguments::find::{self, Found};
use crate::failure::Failure;
use crate::output::{Format, FormatArg, Grid, Output};
use crate::record::Record;
use crate::table::INVESTMENTS;
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
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    form: FormatArg,
}

pub fn run(args: &Args, output: &mut Output) -> Result<(), Failure> {
    let snapshot = args.day.snapshot();
    let found = Found::each(&args.ids, |id| {
        let investment = find::investment(id)?;
        if snapshot.knows(investment) {
            return Ok(Page(Record::new(investment, snapshot)));
        }
        Err(format!(
            "investment \"{investment}\" was not public on {}, only from {}",
            snapshot.date(),
            investment.first_public(),
        ))
    });
    found.write(|pages| write(args.form.format, pages, output))
}

fn write(format: Format, pages: &[Page], output: &mut Output) -> Result<(), Failure> {
    match format {
        Format::Json => output.json(&pages.iter().map(Page::json).collect::<Vec<_>>()),
        Format::Ndjson => output.ndjson(pages.iter().map(Page::json)),
        Format::Csv => {
            let records: Vec<_> = pages.iter().map(|page| page.0).collect();
            INVESTMENTS.write(format, &records, output)
        }
        Format::Table | Format::Md => {
            for (number, page) in pages.iter().enumerate() {
                if number > 0 {
                    output.line("")?;
                }
                page.write(format, output)?;
            }
            Ok(())
        }
    }
}

/// Everything about one record.
struct Page(Record);

impl Page {
    fn write(&self, format: Format, output: &mut Output) -> Result<(), Failure> {
        let investment = self.0.investment;
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
        for source in self.0.sources() {
            output.line(&format!("- {}", text::source(source)))?;
            if let Some(url) = source.url() {
                output.line(&format!("  <{url}>"))?;
            }
        }
        Ok(())
    }

    fn rows(&self) -> [(&'static str, String); 20] {
        let investment = self.0.investment;
        [
            ("provider", investment.provider().name().into()),
            ("country", investment.country().name().into()),
            (
                "subdivision",
                text::optional(investment.subdivision().map(Subdivision::name)),
            ),
            ("city", text::optional(investment.city())),
            ("amount", self.amount()),
            (
                "stated total",
                text::optional(investment.stated_total().map(text::amount)),
            ),
            ("phase", investment.phase().to_string()),
            ("kind", investment.kind().to_string()),
            ("scope", investment.scope().to_string()),
            ("horizon", self.horizon()),
            ("per year", self.per_year()),
            ("status", text::optional(self.0.status())),
            ("counts", self.counts()),
            ("net change", self.net_change_text()),
            ("history", self.history()),
            ("relations", self.relations()),
            ("chain", self.chain()),
            ("regions", self.regions()),
            ("note", text::optional(self.0.note())),
            ("evidence", text::optional(self.0.evidence())),
        ]
    }

    fn amount(&self) -> String {
        let investment = self.0.investment;
        let Some(amount) = investment.amount() else {
            return "none stated".into();
        };
        let stated_by = investment.stated_by();
        format!("{}, stated by: {stated_by}", text::amount(amount))
    }

    fn horizon(&self) -> String {
        let horizon = self.0.investment.horizon();
        let years = text::years(horizon);
        match horizon.years() {
            Some(duration) if horizon.last_year().is_some() => {
                format!("{years}, {}", text::count(duration.into(), "year"))
            }
            _ => years,
        }
    }

    fn per_year(&self) -> String {
        let investment = self.0.investment;
        let (Some(amount), Some(average)) = (investment.amount(), investment.per_year()) else {
            return String::new();
        };
        let average = text::money(amount.qualifier(), amount.currency(), text::whole(average));
        format!("{average}: an average of the announcement, not a payment plan")
    }

    fn counts(&self) -> String {
        let sentence = reasons::sentence(self.0);
        if self.0.exclusion().is_none() {
            sentence.replace("counts", "yes")
        } else {
            format!("no: {sentence}")
        }
    }

    /// Returns what the record changed on its day, in its own currency.
    fn net_change(&self) -> Option<(Currency, Decimal)> {
        let currency = self.0.investment.amount()?.currency();
        Some((currency, self.0.investment.net_change(currency)))
    }

    fn net_change_text(&self) -> String {
        let Some((currency, change)) = self.net_change() else {
            return String::new();
        };
        let sign = if change > Decimal::ZERO { "+" } else { "" };
        let (change, day) = (text::grouped(change), self.0.investment.first_public());
        format!("{currency} {sign}{change} on {day}")
    }

    fn history(&self) -> String {
        text::one_a_line(self.0.history().map(|change| {
            let (date, status, source) = (change.date(), change.status(), change.source());
            format!("{date} {status} ({source})")
        }))
    }

    fn relations(&self) -> String {
        let own = self.0.relations().map(|relation| {
            let (verb, other) = (relation.kind().in_words(), relation.investment());
            format!("{verb} {other} ({})", other.title())
        });
        let others = self.0.referenced_by().map(|relation| {
            let (verb, other) = (relation.kind().in_words(), relation.investment());
            format!("{other} {verb} it ({})", other.title())
        });
        text::one_a_line(own.chain(others))
    }

    fn chain(&self) -> String {
        let chain = self.0.chain();
        if chain.len() < 2 {
            return String::new();
        }
        text::one_a_line(chain.into_iter().map(|investment| {
            let is_this = investment == self.0.investment;
            let here = if is_this { " (this one)" } else { "" };
            let amount = text::amount_or_none(investment.amount());
            format!("{} {investment}: {amount}{here}", investment.first_public())
        }))
    }

    fn regions(&self) -> String {
        let regions = self.0.snapshot.regions();
        let own = regions.filter(|region| region.investment() == Some(self.0.investment));
        text::one_a_line(own.map(|region| {
            let opened = text::optional(region.opened().map(|date| format!(", open since {date}")));
            format!("{region}: {}{opened}", region.name())
        }))
    }

    fn json(&self) -> Value {
        let investment = self.0.investment;
        let chain = self.0.chain();
        let mut form = INVESTMENTS.json(&self.0);
        form["per_year"] = match (investment.per_year(), investment.amount()) {
            (Some(average), Some(amount)) => json!({
                "currency": amount.currency(),
                "amount": average.normalize().to_string(),
                "rounded": text::rounded(average),
            }),
            _ => Value::Null,
        };
        form["chain"] = chain.iter().map(|it| it.id()).collect();
        form["latest"] = chain.last().unwrap_or(&investment).id().into();
        form["net_change"] = match self.net_change() {
            Some((currency, change)) => json!({
                "date": investment.first_public(),
                "currency": currency,
                "amount": text::rounded(change),
            }),
            None => Value::Null,
        };
        form
    }
}
