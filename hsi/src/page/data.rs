//! Everything that the script of a page looks up, as JSON.

use std::collections::BTreeMap;

use hyperscaler_investments::{CaveatKind, Country, Provider, as_of};
use serde_json::{Map, Value, json};

use super::calendar::Calendar;
use super::choice::{Choice, Spot};
use super::series::Maker;
use super::{html, records, turns};
use crate::failure::Failure;

/// A place that holds records, and where its group of places is.
pub struct Places {
    pub spots: Vec<Spot>,
    json: Vec<Value>,
}

/// The data of a page.
pub struct Data {
    pub places: Places,
    json: Value,
}

impl Data {
    pub fn new(calendar: &Calendar) -> Result<Self, Failure> {
        let turns = turns::all(calendar);
        let mut maker = Maker::new(calendar, &turns);
        let (records, sources) = records::all(&turns, calendar, &mut maker.texts);
        let choices = choices(&mut maker)?;
        let places = places(choices.spots, &maker);
        let days: Vec<_> = events(&turns);
        let lines = maker.lines.values();
        let lines = lines
            .into_iter()
            .map(|(mode, phase, currency, ceiling)| json!([mode, phase, currency, ceiling]));
        let json = json!({
            "first": calendar.day(0),
            "last": calendar.day(calendar.last()),
            "length": calendar.last(),
            "events": days,
            "notes": notes(calendar),
            "modes": modes(),
            "providers": Provider::iter().map(|it| json!([it.id(), it.name()])).collect::<Vec<_>>(),
            "places": places.json,
            "kinds": CaveatKind::ALL.iter().map(|kind| json!([kind.as_str(), kind.in_words()])).collect::<Vec<_>>(),
            "lines": lines.collect::<Vec<_>>(),
            "choices": choices.numbers,
            "steps": choices.steps,
            "methods": maker.methods.values(),
            "fields": records::FIELDS,
            "records": records,
            "sources": sources,
            "texts": maker.texts.values(),
        });
        Ok(Self { places, json })
    }

    /// Returns the data as it stands in a script element.
    pub fn script(&self) -> String {
        html::json(&self.json)
    }
}

/// Returns the ways to show sums: as stated, and in each currency.
fn modes() -> Vec<String> {
    let mut modes = vec!["stated".to_owned()];
    modes.extend(turns::CURRENCIES.iter().map(ToString::to_string));
    modes
}

/// Returns the day from which notes are shown.
fn notes(calendar: &Calendar) -> Option<usize> {
    (0..=calendar.last()).find(|&day| as_of(calendar.day(day)).knows_notes())
}

/// Returns the days on which anything changes for anyone.
fn events(turns: &turns::Turns) -> Vec<usize> {
    let mut days: Vec<_> = turns.values().flatten().copied().collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The places that hold records, and what holds of each provider and all together in each.
struct Choices {
    spots: Vec<Spot>,
    steps: Vec<Value>,
    /// The number of the steps, under the id of the provider and the number of the place.
    numbers: Map<String, Value>,
}

fn choices(maker: &mut Maker) -> Result<Choices, Failure> {
    let mut choices = Choices {
        spots: Vec::new(),
        steps: Vec::new(),
        numbers: Map::new(),
    };
    for spot in Spot::all() {
        let all = Choice {
            provider: None,
            spot,
        };
        let Some(steps) = maker.steps(all)? else {
            continue;
        };
        let place = choices.spots.len();
        choices.add(format!("/{place}"), steps);
        choices.spots.push(spot);
        let everything = (choices.steps.len() - 1, maker.records(all));
        for provider in Provider::iter() {
            let own = Choice {
                provider: Some(provider),
                spot,
            };
            let key = format!("{provider}/{place}");
            if maker.records(own) == everything.1 {
                // Nobody else is there.
                choices.numbers.insert(key, json!(everything.0));
            } else if let Some(steps) = maker.steps(own)? {
                choices.add(key, steps);
            }
        }
    }
    Ok(choices)
}

impl Choices {
    fn add(&mut self, key: String, steps: Value) {
        self.numbers.insert(key, json!(self.steps.len()));
        self.steps.push(steps);
    }
}

fn places(spots: Vec<Spot>, maker: &Maker) -> Places {
    let mut numbers = BTreeMap::new();
    for (number, spot) in spots.iter().enumerate() {
        if let Spot::Country(country) = spot {
            numbers.insert(*country, number);
        }
    }
    let mut json = Vec::new();
    for &spot in &spots {
        let records = maker.records(Choice {
            provider: None,
            spot,
        });
        json.push(json!({
            "option": spot.option(),
            "value": spot.value(),
            "name": spot.name(),
            "note": spot.note(),
            "records": records,
            "members": members(spot, &numbers, maker),
        }));
    }
    Places { spots, json }
}

/// Returns the numbers of the countries that a place is divided into, from each day on which they change.
fn members(spot: Spot, numbers: &BTreeMap<Country, usize>, maker: &Maker) -> Vec<Value> {
    let mut all = Vec::new();
    for (start, end) in maker.memberships(spot) {
        let members: Vec<_> = match spot {
            Spot::World => numbers.values().collect(),
            Spot::Group(group) => {
                let members = group.members(maker.calendar.day(end));
                members
                    .filter_map(|country| numbers.get(&country))
                    .collect()
            }
            Spot::Area(_) | Spot::Country(_) | Spot::Part(_) => Vec::new(),
        };
        all.push(json!([start, members]));
    }
    all
}
