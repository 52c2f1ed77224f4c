//! Filters of place and thing. They choose the records that totals judge together: what holds the
//! money of one of these is asked for with it, or is outside.

use clap::Args;
use hyperscaler_investments::{
    Amount, Area, Country, Currency, Investment, Kind, Phase, Provider, Scope, Subdivision,
};

use super::{allows, holds};
use crate::arguments::names::{self, PartOfCountry, Words};
use crate::question::{Question, any_of};

/// Above these filters in every help.
pub const SELECTION: &str = "Filters of place and thing, judged together";

#[derive(Args)]
pub struct ProviderAndCountry {
    /// Providers, by id or name: aws, gcp, "Amazon Web Services".
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::provider(), hide_possible_values = true)]
    provider: Vec<Provider>,
    /// Countries, by code or name in several languages: ES, ESP, Spain, Spanien, Spagna.
    #[arg(long, help_heading = SELECTION, value_delimiter = ',', value_parser = names::country(), hide_possible_values = true)]
    country: Vec<Country>,
}

impl ProviderAndCountry {
    pub fn allows(&self, provider: Provider, country: Country) -> bool {
        allows(&self.provider, provider) && allows(&self.country, country)
    }

    /// Returns whether a plan is asked for. One for an area concerns the countries that its source
    /// lists; it counts in none of them.
    fn allows_plan(&self, investment: Investment) -> bool {
        let listed = |country| investment.countries().any(|listed| listed == country);
        let is_there =
            |&country: &Country| investment.country() == Some(country) || listed(country);
        let is_asked = self.country.is_empty() || self.country.iter().any(is_there);
        allows(&self.provider, investment.provider()) && is_asked
    }

    pub fn ask(&self, question: &mut Question) {
        let names = self.provider.iter().map(|provider| provider.name());
        question.only("provider", &self.provider, any_of(names));
        let names = self.country.iter().map(|&country| told_apart(country));
        question.only("country", &self.country, any_of(names));
    }

    pub fn countries(&self) -> &[Country] {
        &self.country
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
    /// The currency of the amount, by ISO 4217 code or name.
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
    pub fn allows(&self, investment: Investment, note: Option<&'static str>) -> bool {
        let currency = investment.amount().map(Amount::currency);
        self.whose.allows_plan(investment)
            && allows(&self.area, investment.area())
            && self.allows_part(investment.subdivision())
            && allows(&self.phase, investment.phase())
            && allows(&self.scope, investment.scope())
            && allows(&self.kind, investment.kind())
            && allows(&self.currency, currency)
            && holds(self.place.as_ref(), places(investment))
            && holds(self.partner.as_ref(), investment.partners())
            && holds(self.text.as_ref(), texts(investment).chain(note))
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

/// Returns the name of a country; of one that shares it with a part of another, with that word.
fn told_apart(country: Country) -> String {
    let name = country.name();
    match Subdivision::iter().find(|part| part.name() == name) {
        Some(part) => format!("{name} (the country; the other is --subdivision {part})"),
        None => name.into(),
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
