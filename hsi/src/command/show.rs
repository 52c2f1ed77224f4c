//! `hsi show`.

use hyperscaler_investments::{Currency, Investment, StatusChange, Subdivision};
use rust_decimal::Decimal;
use serde_core::ser::{Error, Serialize, Serializer};
use serde_json::{Value, json};

use crate::arguments::Day;
use crate::arguments::find::{self, Found};
use crate::failure::Failure;
use crate::output::{Format, FormatArg, Output, Table};
use crate::record::{self, Record};
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
    found.finish(|pages| write(args.form.format, pages, output))
}

fn write(format: Format, pages: &[Page], output: &mut Output) -> Result<(), Failure> {
    match format {
        Format::Json => output.json(&pages),
        Format::Ndjson => output.ndjson(pages),
        Format::Csv => {
            let records: Vec<_> = pages.iter().map(|page| page.0).collect();
            output.table(format, &Table::of(record::FLAT, &records))
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
        let mut table = Table::page();
        for (name, value) in self.rows() {
            if !value.is_empty() {
                table.push([name.into(), value]);
            }
        }
        output.table(format, &table)?;
        output.line("")?;
        // Not in the table, which would break long addresses.
        self.0.sources().into_iter().try_for_each(|source| {
            let url = source
                .url()
                .map(|url| format!("\n  <{url}>"))
                .unwrap_or_default();
            output.line(&format!("- {}{url}", text::source(source)))
        })
    }

    fn rows(&self) -> [(&'static str, String); 20] {
        let investment = self.0.investment;
        [
            ("provider", investment.provider().name().into()),
            ("country", investment.country().name().into()),
            (
                "part",
                text::optional(investment.subdivision().map(Subdivision::name)),
            ),
            ("place", text::optional(investment.city())),
            ("amount", self.amount()),
            (
                "stated total",
                text::optional(investment.stated_total().map(text::amount)),
            ),
            ("phase", investment.phase().to_string()),
            ("kind", investment.kind().to_string()),
            ("scope", investment.scope().to_string()),
            ("horizon", self.horizon()),
            ("a year", self.per_year()),
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
        match investment.amount() {
            Some(amount) => format!(
                "{}, stated by: {}",
                text::amount(amount),
                investment.stated_by()
            ),
            None => "none stated".into(),
        }
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

    /// What the record changed on its day, in its own currency.
    fn net_change(&self) -> Option<(Currency, Decimal)> {
        let currency = self.0.investment.amount()?.currency();
        Some((currency, self.0.investment.net_change(currency)))
    }

    fn net_change_text(&self) -> String {
        self.net_change()
            .map_or_else(String::new, |(currency, change)| {
                let sign = if change.is_sign_positive() && !change.is_zero() {
                    "+"
                } else {
                    ""
                };
                format!(
                    "{currency} {sign}{} on {}",
                    text::grouped(change),
                    self.0.investment.first_public()
                )
            })
    }

    fn history(&self) -> String {
        let turn =
            |turn: StatusChange| format!("{} {} ({})", turn.date(), turn.status(), turn.source());
        lines(self.0.history().map(turn))
    }

    fn relations(&self) -> String {
        let own = self.0.relations().map(|relation| {
            let other = relation.investment();
            format!("{} {other} ({})", relation.kind().in_words(), other.title())
        });
        let others = self.0.referenced_by().map(|relation| {
            let other = relation.investment();
            format!(
                "{other} {} it ({})",
                relation.kind().in_words(),
                other.title()
            )
        });
        lines(own.chain(others))
    }

    fn chain(&self) -> String {
        let chain = self.0.chain();
        if chain.len() < 2 {
            return String::new();
        }
        lines(chain.iter().map(|investment| {
            let amount = investment
                .amount()
                .map_or_else(|| "no amount".into(), text::amount);
            let here = if *investment == self.0.investment {
                " (this one)"
            } else {
                ""
            };
            format!("{} {investment}: {amount}{here}", investment.first_public())
        }))
    }

    fn regions(&self) -> String {
        let regions = self.0.snapshot.regions();
        let own = regions.filter(|region| region.investment() == Some(self.0.investment));
        lines(own.map(|region| {
            let opened = region
                .opened()
                .map(|date| format!(", open since {date}"))
                .unwrap_or_default();
            format!("{region}: {}{opened}", region.name())
        }))
    }

    fn json(&self) -> serde_json::Result<Value> {
        let investment = self.0.investment;
        let mut form = self.0.json()?;
        form["per_year"] = match (investment.per_year(), investment.amount()) {
            (Some(average), Some(amount)) => json!({
                "currency": amount.currency(),
                "amount": average.normalize().to_string(),
                "rounded": text::rounded(average),
            }),
            _ => Value::Null,
        };
        form["chain"] = json!(
            self.0
                .chain()
                .into_iter()
                .map(Investment::id)
                .collect::<Vec<_>>()
        );
        form["latest"] = json!(self.0.latest().id());
        form["net_change"] = match self.net_change() {
            Some((currency, change)) => {
                json!({ "date": investment.first_public(), "currency": currency, "amount": text::rounded(change) })
            }
            None => Value::Null,
        };
        Ok(form)
    }
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// A relation as a verb: `adds to`.
fn lines(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("\n")
}
