//! What is summed up in a row of bars: a country or another group, with a part for each provider.

use hyperscaler_investments::{Currency, Phase, Provider};
use rust_decimal::prelude::ToPrimitive;

use super::bars::{Bar, Part};
use super::{style, words};
use crate::lines::Line;
use crate::text;

pub struct Row {
    pub name: String,
    /// The code for a program, below the name of what is grouped by.
    pub code: (&'static str, String),
    /// What counts; `None` if there are only ceilings.
    pub total: Option<Line>,
    /// Sums of "up to", drawn behind the bar and in no total.
    pub ceiling: Option<Line>,
    pub parts: Vec<(Provider, Line)>,
}

impl Row {
    pub fn new(name: &str, code: (&'static str, String)) -> Self {
        Self {
            name: name.into(),
            code,
            total: None,
            ceiling: None,
            parts: Vec::new(),
        }
    }

    pub fn add(&mut self, line: Line) {
        if line.is_ceiling() {
            self.ceiling = Some(line);
        } else {
            self.total = Some(line);
        }
    }

    /// Returns the row in words: `Spain, pledged: EUR 40.96 bn (AWS 33.7, Microsoft 7.26).`
    pub fn sentence(&self, phase: Phase, currency: Currency) -> String {
        let (name, sums) = (&self.name, self.sums_in_words());
        let mut sentence = format!("{name}, {phase}: {currency} {sums} bn");
        if self.parts.len() > 1 {
            let parts = self.parts.iter();
            let parts = text::listed(
                parts.map(|(provider, line)| format!("{} {}", provider.name(), short(line))),
            );
            sentence = format!("{sentence} ({parts})");
        }
        sentence + "."
    }

    /// Returns the sums without their currency: `> 381.9 + ≤ 50.7`.
    pub fn sums_in_words(&self) -> String {
        let sums: Vec<_> = self.total.iter().chain(&self.ceiling).map(short).collect();
        sums.join(" + ")
    }

    /// Returns the bar of the row.
    pub fn bar(&self) -> Bar {
        let mut parts = Vec::new();
        for (provider, line) in &self.parts {
            let text = (short(line), style::upon(*provider));
            parts.push(Part {
                length: length(line),
                class: style::fill(*provider),
                text: (self.parts.len() > 1).then_some(text),
                data: self.data(*provider, line),
                title: self.says(*provider, line),
            });
        }
        Bar {
            name: self.name.clone(),
            sum: self.sums_in_words(),
            from: 0.0,
            parts,
            ceiling: self.ceiling.as_ref().map_or(0.0, length),
        }
    }

    /// Returns which records are in a provider's part, for a program.
    pub fn data(&self, provider: Provider, line: &Line) -> Vec<(&'static str, String)> {
        let (name, code) = &self.code;
        vec![
            ("data-phase", line.phase.to_string()),
            ("data-currency", line.currency.to_string()),
            (name, code.clone()),
            ("data-provider", provider.id().into()),
            ("data-value", line.value().normalize().to_string()),
            ("data-records", text::joined(&line.counted)),
        ]
    }

    /// Returns the same for a pointer.
    fn says(&self, provider: Provider, line: &Line) -> String {
        let (name, provider) = (&self.name, provider.name());
        let (sum, records) = (short(line), text::listed(&line.counted));
        let (currency, phase) = (line.currency, line.phase);
        format!("{name}, {provider}: {currency} {sum} bn {phase} ({records})")
    }
}

/// Returns a sum in billions, as a length.
pub fn length(line: &Line) -> f64 {
    line.value().to_f64().unwrap_or_default() / 1e9
}

/// Returns a sum in billions, with a sign for what is not exact: `~ 20.8`.
pub fn short(line: &Line) -> String {
    words::billions(line.qualifier, line.value())
}
