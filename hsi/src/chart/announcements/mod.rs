//! `hsi chart announcements`: every record on the day on which it became public, as large as its sum in
//! one currency, a line a provider. [`swarm`] holds where the marks go, [`mod@draw`] how they look.

mod draw;
mod swarm;

use hyperscaler_investments::{Amount, Currency, Investment, Phase, Provider, Qualifier, Verdict};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::page::Caption;
use super::words::IN_WHAT;
use super::{Subject, one_currency, words};
use crate::failure::Failure;
use crate::record::Record;
use crate::text;

pub use draw::draw;

/// The picture before it is drawn.
pub struct Announcements {
    /// The providers in their order.
    lanes: Vec<Lane>,
    currency: Option<Currency>,
    caption: Caption,
}

struct Lane {
    provider: Provider,
    /// The oldest first.
    announcements: Vec<Announcement>,
}

struct Announcement {
    record: Record,
    verdict: Verdict,
    /// The amount in the currency of the picture.
    value: Option<Decimal>,
    /// Its number, if it is one of the largest, which are listed.
    place: Option<usize>,
}

/// So many of the largest that count, and of the largest that do not, have a number and are listed.
const LISTED: [usize; 2] = [10, 6];

impl Announcements {
    pub fn new(subject: &Subject) -> Result<Self, Failure> {
        let amounts = subject.totals.selection().filter_map(Investment::amount);
        let stated = amounts.map(Amount::currency);
        let currency = one_currency("the size of announcements", subject, stated)?;
        let mut all = Vec::new();
        for record in subject.records() {
            let amount = record.investment.amount();
            let value = match (&subject.conversion, amount) {
                (None, amount) => amount.map(Amount::value),
                (Some(_), None) => None,
                (Some(conversion), Some(_)) => conversion.amount(record)?,
            };
            all.push(Announcement {
                record,
                verdict: subject.totals.verdict(record.investment),
                value,
                place: None,
            });
        }
        number(&mut all);
        let caption = caption(subject, &all, currency)?;
        Ok(Self {
            lanes: lanes(all),
            currency,
            caption,
        })
    }

    fn all(&self) -> impl Iterator<Item = &Announcement> + Clone {
        self.lanes.iter().flat_map(|lane| &lane.announcements)
    }

    /// Returns the largest, in their order.
    fn listed(&self) -> Vec<&Announcement> {
        let mut listed: Vec<_> = self.all().filter(|it| it.place.is_some()).collect();
        listed.sort_by_key(|it| it.place);
        listed
    }
}

/// Numbers the largest that are in a sum, and then the largest that are in none. Those are often the
/// same money once more, so they stand apart.
fn number(all: &mut [Announcement]) {
    let mut number = 0;
    for (is_added, listed) in [true, false].into_iter().zip(LISTED) {
        let mut order: Vec<_> = (0..all.len()).collect();
        order.retain(|&index| {
            let it = &all[index];
            it.value.is_some() && it.is_added() == is_added
        });
        order.sort_by_key(|&index| std::cmp::Reverse(all[index].value));
        for index in order.into_iter().take(listed) {
            number += 1;
            all[index].place = Some(number);
        }
    }
}

fn lanes(all: Vec<Announcement>) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    for provider in Provider::iter() {
        lanes.push(Lane {
            provider,
            announcements: Vec::new(),
        });
    }
    for announcement in all {
        let provider = announcement.record.investment.provider();
        if let Some(lane) = lanes.iter_mut().find(|lane| lane.provider == provider) {
            lane.announcements.push(announcement);
        }
    }
    lanes.retain(|lane| !lane.announcements.is_empty());
    for lane in &mut lanes {
        let public = |it: &Announcement| it.record.investment.first_public();
        lane.announcements.sort_by_key(public);
    }
    lanes
}

impl Announcement {
    fn is_ceiling(&self) -> bool {
        self.record.investment.qualifier() == Qualifier::UpTo
    }

    /// Returns whether it is in a sum.
    fn is_added(&self) -> bool {
        self.verdict.counts() && !self.is_ceiling()
    }

    fn is_spent(&self) -> bool {
        self.record.investment.phase() == Phase::Spent
    }

    fn billions(&self) -> Option<f64> {
        Some(self.value?.to_f64()? / 1e9)
    }

    /// Returns the amount in the currency of the picture: `EUR 15.7 bn`.
    fn sum(&self, currency: Option<Currency>) -> String {
        let Some(value) = self.value else {
            return "no amount".into();
        };
        let code = currency.map_or("", Currency::code);
        let qualifier = self.record.investment.qualifier();
        let sum = words::number(qualifier, value);
        text::qualified(qualifier.sign(), format!("{code} {sum} bn"))
    }
}

fn caption(
    subject: &Subject,
    all: &[Announcement],
    currency: Option<Currency>,
) -> Result<Caption, Failure> {
    let mut notes = vec![
        "Each mark is a record on the day on which it became public, in the middle of a month or a \
         year of which no day is known. The area of a mark is its sum; above or below a line, it only \
         makes room for others. Full ones count today; the others were replaced, withdrawn, are in \
         talks, or are no money of their own. A sum that is not full may be the same money once \
         more: marks do not add up."
            .to_owned(),
    ];
    let bare = all.iter().filter(|it| it.value.is_none());
    let amount = |it: &&Announcement| it.record.investment.amount().is_some();
    match bare.filter(amount).count() {
        0 => {}
        count => {
            let records = text::count(count, "record");
            notes.push(format!(
                "Drawn as without a sum, for want of a rate: {records}."
            ));
        }
    }
    notes.extend(subject.notes_on_rates()?);
    let mut sentences = Vec::new();
    for it in all {
        let investment = it.record.investment;
        let day = text::optional(it.record.first_change().map(words::day_of));
        let (provider, title) = (investment.provider().name(), investment.title());
        sentences.push(format!("{day}, {provider}: {title}, {}.", it.sum(currency)));
    }
    let code = currency.map_or("", Currency::code);
    let whose = subject.whose();
    let what = format!(
        "What {whose} said they will invest, or have invested, {IN_WHAT}, sums in {code} bn"
    );
    Ok(Caption {
        title: title(subject, all),
        lead: subject.standfirst(&what)?,
        description: sentences.join(" "),
        notes,
    })
}

/// Says how many there are, and in which year were most.
fn title(subject: &Subject, all: &[Announcement]) -> String {
    let mut years: Vec<(u16, usize)> = Vec::new();
    for it in all {
        let year = it.record.investment.first_public().year();
        match years.iter_mut().find(|(other, _)| *other == year) {
            Some((_, count)) => *count += 1,
            None => years.push((year, 1)),
        }
    }
    let place = subject.only_place();
    let place = place.map_or(String::new(), |place| format!("{}: ", place.name()));
    let all = text::count(all.len(), "announcement");
    match years.iter().max_by_key(|&&(year, count)| (count, year)) {
        Some((year, count)) if years.len() > 1 => {
            format!("{place}{all}, most in {year}: {count}")
        }
        Some((year, _)) => format!("{place}{all}, in {year}"),
        None => format!("{place}{all}"),
    }
}
