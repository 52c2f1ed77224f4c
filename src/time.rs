//! Plans through time: the chain of a plan, what a record changed, and totals day by day.

use rust_decimal::Decimal;

use crate::set::Set;
use crate::shared::date::Date;
use crate::{Currency, Investment, RelationKind, Totals, Verdict, as_of, tables};

impl Investment {
    /// The life of a plan: all records tied to this one by superseding, adding to or being the
    /// outcome of each other, oldest first, this one included.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, investments};
    ///
    /// let chain = investments::AWS_IT_TALKS_2024.chain().map(Investment::id);
    /// assert!(chain.eq(["aws-it-milan", "aws-it-talks-2024", "aws-it-expansion-2024"]));
    /// ```
    pub fn chain(self) -> impl Iterator<Item = Self> + Clone {
        let tied = linked(self, RelationKind::continues);
        Self::timeline().filter(move |&investment| tied.contains(investment))
    }

    /// The newest record of the [chain](Investment::chain).
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.latest(), investments::AWS_ES_ARAGON_2026);
    /// ```
    #[must_use]
    pub fn latest(self) -> Self {
        self.chain().last().unwrap_or(self)
    }

    /// What the record changed on the day it became public, in a currency: its own sum if it counted
    /// that day, less the sums of those records that counted the day before and no longer did because
    /// of it. Only its own phase is looked at.
    ///
    /// ```
    /// use hyperscaler_investments::{Currency, investments};
    ///
    /// // EUR 15.7 bn replaced EUR 2.5 bn.
    /// let change = investments::AWS_ES_ARAGON_2024.net_change(Currency::EUR);
    /// assert_eq!(change.to_string(), "13200000000");
    /// ```
    #[must_use]
    #[inline]
    pub fn net_change(self, currency: Currency) -> Decimal {
        let day = self.first_public();
        let (before, on) = (as_of(day.previous_day()), as_of(day));
        let tied = linked(self, |_| true);
        let mut change = 0_i128;
        for investment in tied
            .iter()
            .filter(|investment| investment.phase() == self.phase())
        {
            let Some(amount) = investment
                .amount()
                .filter(|amount| amount.currency() == currency)
            else {
                continue;
            };
            match (before.verdict(investment), on.verdict(investment)) {
                (_, Verdict::Counts) if investment == self => change += i128::from(amount.units()),
                (Verdict::Counts, Verdict::Excluded(exclusion)) if exclusion.by() == Some(self) => {
                    change -= i128::from(amount.units());
                }
                _ => {}
            }
        }
        let size = crate::money::decimal(change.unsigned_abs(), 0);
        if change < 0 { -size } else { size }
    }
}

/// All records that can be reached from one over relations of some kinds, in either direction.
fn linked(start: Investment, follow: impl Fn(RelationKind) -> bool) -> Set {
    let mut reached = Set::EMPTY;
    reached.insert(start);
    let mut grown = true;
    // Each round adds the neighbours of what the last one reached; chains are short.
    while grown {
        grown = false;
        let round = reached.clone();
        for investment in round.iter() {
            for relation in investment.relations().chain(investment.referenced_by()) {
                if follow(relation.kind()) {
                    grown |= reached.insert(relation.investment());
                }
            }
        }
    }
    reached
}

/// Every day on which a record became public or changed its status, oldest first.
///
/// ```
/// let mut days = hyperscaler_investments::days();
/// assert!(days.any(|day| day.to_string() == "2024-05-22"));
/// ```
pub fn days() -> impl ExactSizeIterator<Item = Date> + DoubleEndedIterator + Clone {
    tables::investment::DAYS
        .iter()
        .copied()
        .map(Date::from_bits)
}

/// The totals of the records given, at each day on which one of them became public or changed its
/// status.
///
/// ```
/// use hyperscaler_investments::{Country, Investment, Provider, series};
///
/// let spain = Investment::of(Provider::AWS, Country::SPAIN);
/// let mut lines = series(spain).map(|totals| (totals.snapshot().date().to_string(), totals.to_string()));
/// assert!(lines.any(|line| line == ("2024-05-22".into(), "pledged: EUR 15.7 bn".into())));
/// ```
pub fn series(
    investments: impl IntoIterator<Item = Investment, IntoIter: Clone>,
) -> impl Iterator<Item = Totals> {
    let investments = investments.into_iter();
    days().filter_map(move |day| {
        let turned = |investment: Investment| {
            investment
                .history()
                .any(|turn| turn.date().last_day() == day)
        };
        investments
            .clone()
            .any(turned)
            .then(|| as_of(day).totals(investments.clone()))
    })
}
