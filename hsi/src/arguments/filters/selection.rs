//! Filters of place and thing. They choose the records that totals judge together: what holds the
//! money of one of these is asked for with it, or is outside.

use std::collections::BTreeSet;

use clap::Args;
use hyperscaler_investments::{
    Amount, Area, Country, Currency, Date, Investment, Kind, Phase, Provider, Scope, Subdivision,
};

use super::{allows, holds};
use crate::arguments::countries::{self, Countries};
use crate::arguments::names::{self, PartOfCountry, Words};
use crate::place;
use crate::question::{Question, any_of};
use crate::record::Record;

/// Above these filters in every help.
pub const SELECTION: &str = "Filters of place and thing, judged together";

#[derive(Args)]
pub struct ProviderAndCountry {
    /// Providers, by id or name: aws, gcp, "Amazon Web Services".
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::provider(), hide_possible_values = true)]
    provider: Vec<Provider>,
    /// Countries, by code or name in several languages: ES, ESP, Spain, Spanien, Spagna; or groups of
    /// them, such as eu, nordics, latin-america (--help lists all).
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::countries(), hide_possible_values = true, long_help = countries_in_full())]
    country: Vec<Countries>,
}

/// Returns the help that names every group.
fn countries_in_full() -> String {
    format!(
        "Countries, by code or name in several languages: ES, ESP, Spain, Spanien, Spagna; or groups of \
         them, with their members on the day (eu27: those since 2020, whatever the day): {}",
        countries::groups()
    )
}

impl ProviderAndCountry {
    /// Returns whether what a provider has in a country is asked for. Groups have the members of the day.
    pub fn allows(&self, provider: Provider, country: Country, day: Date) -> bool {
        allows(&self.provider, provider) && self.allows_country(country, day)
    }

    fn allows_country(&self, country: Country, day: Date) -> bool {
        let mut asked = self.country.iter();
        self.country.is_empty() || asked.any(|asked| asked.contain(country, day))
    }

    /// Returns whether a plan is asked for.
    fn allows_plan(&self, investment: Investment, day: Date) -> bool {
        let is_asked = self.country.is_empty()
            || place::concerns(investment, |country| self.allows_country(country, day));
        allows(&self.provider, investment.provider()) && is_asked
    }

    pub fn ask(&self, question: &mut Question) {
        let names = self.provider.iter().map(|provider| provider.name());
        question.only("provider", &self.provider, any_of(names));
        let day = question.day();
        let names = self.country.iter().map(|asked| asked.in_words(day));
        question.only("country", &self.country, any_of(names));
        for remark in self.country.iter().flat_map(|asked| asked.remarks()) {
            question.remark(remark);
        }
    }

    /// Returns the countries asked for on a day, in the order of their codes.
    pub fn countries(&self, day: Date) -> BTreeSet<Country> {
        let asked = self.country.iter();
        asked.flat_map(|asked| asked.members(day)).collect()
    }

    fn is_empty(&self) -> bool {
        self.provider.is_empty() && self.country.is_empty()
    }
}

#[derive(Args)]
pub struct Selection {
    #[command(flatten)]
    pub whose: ProviderAndCountry,
    /// Areas of plans that name no single country.
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::area())]
    area: Vec<Area>,
    /// Parts of countries, by ISO 3166-2 code or name: ES-AR, Aragon.
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::subdivision())]
    subdivision: Vec<PartOfCountry>,
    /// A city or part of a country whose name holds this text.
    #[arg(long, help_heading = SELECTION, value_name = "TEXT", value_parser = names::words())]
    place: Option<Words>,
    /// Whether money is intended or was spent.
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::phase())]
    phase: Vec<Phase>,
    /// What the money is for.
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::scope())]
    scope: Vec<Scope>,
    /// What an investment is.
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::kind())]
    kind: Vec<Kind>,
    /// The currency of the amount, by ISO 4217 code or name. In totals, a record that shares
    /// its money with one in another currency then counts for itself.
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::currency(), hide_possible_values = true)]
    currency: Vec<Currency>,
    /// Who builds, leases or invests with the provider: a name that holds this text.
    #[arg(long, help_heading = SELECTION, value_name = "TEXT", value_parser = names::words())]
    partner: Option<Words>,
    /// A text in the id, title, place, partners or, from the data's own day on, the note.
    #[arg(long, help_heading = SELECTION, value_name = "TEXT", value_parser = names::words())]
    text: Option<Words>,
}

impl Selection {
    /// Returns whether a record is asked for. Its note is read only where it may be shown.
    pub fn allows(&self, record: Record) -> bool {
        let investment = record.investment;
        let currency = investment.amount().map(Amount::currency);
        self.whose.allows_plan(investment, record.snapshot.date())
            && allows(&self.area, investment.area())
            && self.allows_part(investment.subdivision())
            && allows(&self.phase, investment.phase())
            && allows(&self.scope, investment.scope())
            && allows(&self.kind, investment.kind())
            && allows(&self.currency, currency)
            && holds(self.place.as_ref(), places(investment))
            && holds(self.partner.as_ref(), investment.partners())
            && holds(self.text.as_ref(), texts(investment).chain(record.note()))
    }

    fn allows_part(&self, part: Option<Subdivision>) -> bool {
        let mut asked = self.subdivision.iter();
        self.subdivision.is_empty() || asked.any(|asked| Some(asked.0) == part)
    }

    pub fn ask(&self, question: &mut Question) {
        self.whose.ask(question);
        let names = self.area.iter().map(|area| area.name());
        let areas = format!("for {}, no single country", any_of(names));
        question.only("area", &self.area, areas);
        let parts: Vec<_> = self.subdivision.iter().map(|asked| asked.0).collect();
        let names = parts.iter().map(|part| format!("{} ({part})", part.name()));
        question.only("subdivision", &parts, any_of(names));
        ask_for_words(question, "place", self.place.as_ref());
        question.only("phase", &self.phase, any_of(&self.phase));
        question.only("scope", &self.scope, any_of(&self.scope));
        question.only("kind", &self.kind, any_of(&self.kind));
        let currencies = format!("amounts in {}", any_of(&self.currency));
        question.only("currency", &self.currency, currencies);
        ask_for_words(question, "partner", self.partner.as_ref());
        ask_for_words(question, "text", self.text.as_ref());
    }

    pub fn is_empty(&self) -> bool {
        let words = [&self.place, &self.partner, &self.text];
        self.whose.is_empty()
            && self.area.is_empty()
            && self.subdivision.is_empty()
            && self.phase.is_empty()
            && self.scope.is_empty()
            && self.kind.is_empty()
            && self.currency.is_empty()
            && words.into_iter().all(Option::is_none)
    }
}

fn ask_for_words(question: &mut Question, option: &'static str, words: Option<&Words>) {
    let in_words = words.map(|words| format!("{option} \"{words}\""));
    question.only(option, words.as_slice(), in_words.unwrap_or_default());
}

/// Returns the names of the places of a record below its country.
fn places(investment: Investment) -> impl Iterator<Item = &'static str> {
    let part = investment.subdivision().map(Subdivision::name);
    investment.city().into_iter().chain(part)
}

/// Returns what is written of a record in words.
fn texts(investment: Investment) -> impl Iterator<Item = &'static str> {
    let own = [investment.id(), investment.title()];
    own.into_iter()
        .chain(places(investment))
        .chain(investment.partners())
}
