//! Pictures as SVG. Nothing here knows a command or reads an argument.

pub mod announcements;
mod bars;
mod canvas;
pub mod commitments;
mod font;
pub mod history;
pub mod map;
mod number;
mod page;
pub mod plans;
#[cfg(feature = "png")]
pub mod png;
pub mod ranking;
mod row;
mod style;
mod ticks;
mod time;
pub mod waterfall;
mod words;

use hyperscaler_investments::{CaveatKind, Currency, Phase, Provider, Totals};

use crate::conversion::Conversion;
use crate::failure::Failure;
use crate::lines::{self, Line};
use crate::place::Place;
use crate::question::Question;
use crate::record::Record;
use crate::text::{self, Digits};

pub use page::Setting;
pub use style::Theme;

/// What a picture is about.
pub struct Subject {
    pub question: Question,
    /// What counts of what is asked for, and what does not.
    pub totals: Totals,
    /// The one currency that is asked for.
    pub conversion: Option<Conversion>,
}

impl Subject {
    pub fn records(&self) -> Vec<Record> {
        let selection = self.totals.selection();
        let snapshot = self.totals.snapshot();
        selection
            .map(|investment| Record::new(investment, snapshot))
            .collect()
    }

    /// Returns the records that count.
    pub fn counted(&self) -> Vec<Record> {
        let mut records = self.records();
        records.retain(|record| self.totals.verdict(record.investment).counts());
        records
    }

    /// Returns the sums, in the one currency if one is asked for.
    fn lines(&self) -> Result<Vec<Line>, Failure> {
        lines::of(&[], &self.totals, self.conversion.as_ref())
    }

    /// Returns what stands below the title: what is to be seen, the day, the currency and how sums
    /// got there, and what else was asked for.
    fn standfirst(&self, what: &str) -> Result<String, Failure> {
        let day = words::day(self.totals.snapshot().date());
        let mut sentences = vec![format!("{what}, as known on {day}.")];
        if let Some(conversion) = &self.conversion {
            sentences.push(conversion.convert(&self.totals)?.method());
        }
        let filters = self.question.filters();
        if !filters.is_empty() {
            sentences.push(format!("Only: {filters}."));
        }
        Ok(sentences.join(" "))
    }

    /// Returns what must be said because sums were converted.
    fn notes_on_rates(&self) -> Result<Vec<String>, Failure> {
        let Some(conversion) = &self.conversion else {
            return Ok(Vec::new());
        };
        let caveats = conversion.convert(&self.totals)?.caveats();
        Ok(caveats
            .iter()
            .map(|caveat| format!("{caveat:.3}"))
            .collect())
    }

    /// Returns the country of all plans, or the area if they are all for one. A plan for an area
    /// concerns the countries that its source lists, but is in none.
    pub fn only_place(&self) -> Option<Place> {
        let places = || self.totals.selection().map(Place::of);
        let mut countries = places().filter(|place| matches!(place, Place::Country(_)));
        match countries.clone().next() {
            Some(first) => countries.all(|place| place == first).then_some(first),
            None => only(places()),
        }
    }

    /// Returns whose plans these are: `AWS`, `AWS, Google and Oracle`.
    fn whose(&self) -> String {
        let mut names = Vec::new();
        for provider in self.providers() {
            names.push(provider.name());
        }
        text::and(&names)
    }

    fn providers(&self) -> Vec<Provider> {
        let mut providers: Vec<_> = Provider::iter().collect();
        providers.retain(|&provider| {
            let mut selection = self.totals.selection();
            selection.any(|investment| investment.provider() == provider)
        });
        providers
    }
}

/// Returns sums in a few words, the currencies of a phase together: `EUR 2 bn and more than USD 900 m
/// pledged, EUR 1 bn spent`. Ceilings are no sums.
fn sums_in_words(lines: &[Line]) -> String {
    let mut phases: Vec<(_, Vec<String>)> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_ceiling()) {
        let sum = line.text(Digits::Short);
        match phases.last_mut() {
            Some((phase, sums)) if *phase == line.phase => sums.push(sum),
            _ => phases.push((line.phase, vec![sum])),
        }
    }
    let phases = phases.iter();
    let phases = phases.map(|(phase, sums)| format!("{} {phase}", text::and(sums)));
    text::listed_or("nothing that counts", phases)
}

/// Says which sums of totals are in no bar, bubble or band: what is left out whole, and ceilings of
/// those phases in which they are not drawn.
fn not_drawn(
    totals: &Totals,
    conversion: Option<&Conversion>,
    is_without_ceilings: impl Fn(Phase) -> bool,
) -> Result<Vec<String>, Failure> {
    let mut notes = Vec::new();
    for line in lines::of(&[], totals, conversion)? {
        if line.is_ceiling() && is_without_ceilings(line.phase) {
            let (sum, phase) = (line.text(Digits::Short), line.phase);
            let records = text::some(&line.counted);
            notes.push(format!(
                "Not drawn, because \"up to\" is a ceiling: {sum} {phase} ({records})."
            ));
        }
    }
    for caveat in totals.caveats() {
        let is_whole = matches!(
            caveat.kind(),
            CaveatKind::Umbrella | CaveatKind::MixedScope | CaveatKind::JointSum
        );
        if is_whole {
            notes.push(format!("{caveat:.3}"));
        }
    }
    Ok(notes)
}

/// Returns the one currency of sums that are to be compared, or says how to name one.
fn one_currency(
    what: &str,
    subject: &Subject,
    stated: impl Iterator<Item = Currency>,
) -> Result<Option<Currency>, Failure> {
    if let Some(conversion) = &subject.conversion {
        return Ok(Some(conversion.into));
    }
    let mut currencies: Vec<_> = stated.collect();
    currencies.sort_unstable();
    currencies.dedup();
    if currencies.len() < 2 {
        return Ok(currencies.first().copied());
    }
    let message = format!(
        "{what} compares sums in one currency, and these are in {}: add --in, such as --in EUR, or \
         --currency for those of one",
        text::and(&currencies)
    );
    Err(Failure::Usage(message))
}

/// Returns the value that all have in common, if they have.
pub fn only<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
