//! The parts of a record: its horizon, its status changes, its relations. They hold what the data states;
//! what follows from it for a day stands in the snapshot.

use core::fmt;

use crate::shared::date::Date;
use crate::shared::layout;
use crate::{Investment, RelationKind, Source, Status};

/// The years over which money is meant to be spent. Each part is there only if a source states it.
///
/// ```
/// use hyperscaler_investments::investments;
///
/// // "Five years" from 2020: the last year follows, the first one counted.
/// let horizon = investments::MICROSOFT_IT_2020.horizon();
/// assert_eq!((horizon.start(), horizon.end(), horizon.years()), (Some(2020), None, Some(5)));
/// assert_eq!(horizon.last_year(), Some(2024));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Horizon {
    start: u16,
    end: u16,
    years: u16,
}

impl Horizon {
    /// Zero stands for what is not stated, as it does in the columns.
    pub(crate) const fn new(start: u16, end: u16, years: u16) -> Self {
        Self { start, end, years }
    }

    /// Returns the first year.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_IT_MILAN.horizon().start(), Some(2020));
    /// ```
    #[must_use]
    pub const fn start(self) -> Option<u16> {
        layout::year(self.start)
    }

    /// Returns the last year, if it is stated as a year.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_IT_MILAN.horizon().end(), Some(2029));
    /// ```
    #[must_use]
    pub const fn end(self) -> Option<u16> {
        layout::year(self.end)
    }

    /// Returns the duration in years, if it is stated as a duration.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_IT_EXPANSION_2024.horizon().years(), Some(5));
    /// ```
    #[must_use]
    pub const fn years(self) -> Option<u16> {
        layout::year(self.years)
    }

    /// Returns the last year: the stated one, else the year that the duration ends with. Years are counted
    /// inclusively, as the announcements do: 2024 to 2033 is ten years.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_DE_SOVEREIGN_CLOUD_2024.horizon().last_year(), Some(2040));
    /// assert_eq!(investments::MICROSOFT_IT_2020.horizon().last_year(), Some(2024));
    /// ```
    #[must_use]
    pub const fn last_year(self) -> Option<u16> {
        match (self.end(), self.start(), self.years()) {
            (Some(end), ..) => Some(end),
            (None, Some(start), Some(years)) => Some(start + years - 1),
            _ => None,
        }
    }

    /// Returns the number of years by which an average divides: the stated duration, else all years from the
    /// first to the last.
    pub(crate) const fn span(self) -> Option<u16> {
        match (self.start(), self.end(), self.years()) {
            (.., Some(years)) => Some(years),
            (Some(start), Some(end), None) => Some(end - start + 1),
            _ => None,
        }
    }
}

impl fmt::Debug for Horizon {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Horizon")
            .field("start", &self.start())
            .field("end", &self.end())
            .field("years", &self.years())
            .finish()
    }
}

/// One status change in the history of a record: the status, the date from which it holds, and the source.
///
/// ```
/// use hyperscaler_investments::{Status, investments};
///
/// let change = investments::AWS_IT_TALKS_2024.history().next().unwrap();
/// assert_eq!(change.status(), Status::InTalks);
/// assert_eq!(change.date().to_string(), "2024-05-27");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatusChange {
    date: Date,
    by: bool,
    status: Status,
    source: Source,
}

impl StatusChange {
    pub(crate) const fn new(date: Date, by: bool, status: Status, source: Source) -> Self {
        Self {
            date,
            by,
            status,
            source,
        }
    }

    /// Returns the date by which the source shows that it was public, as precisely as it is known.
    ///
    /// A month or a year counts from its last day.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.history().next().unwrap().date().to_string(), "2021-06-07");
    /// ```
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// Returns whether the date is only an upper bound: a source shows that it was so by then, not since when.
    /// Write it as "by 2026-06", never as news.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert!(!investments::AWS_ES_2021.history().next().unwrap().is_upper_bound());
    /// ```
    #[must_use]
    pub const fn is_upper_bound(self) -> bool {
        self.by
    }

    /// Returns the status from that date on.
    ///
    /// ```
    /// use hyperscaler_investments::{Status, investments};
    /// let last = investments::GOOGLE_DE_MITTENWALDE_2022.history().last().unwrap();
    /// assert_eq!(last.status(), Status::Withdrawn);
    /// ```
    #[must_use]
    pub const fn status(self) -> Status {
        self.status
    }

    /// Returns the source that shows it.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let change = investments::GOOGLE_DE_MITTENWALDE_2022.history().last().unwrap();
    /// assert_eq!(change.source().language(), "de");
    /// ```
    #[must_use]
    pub const fn source(self) -> Source {
        self.source
    }
}

/// A relation between two records, seen from one of them: the kind, and the record at the other end.
///
/// ```
/// use hyperscaler_investments::{RelationKind, investments};
///
/// let mut relations = investments::AWS_IT_EXPANSION_2024.relations();
/// assert!(relations.any(|relation| relation.kind() == RelationKind::OutcomeOf
///     && relation.investment() == investments::AWS_IT_TALKS_2024));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Relation {
    kind: RelationKind,
    investment: Investment,
}

impl Relation {
    pub(crate) const fn new((kind, row): (RelationKind, u16)) -> Self {
        Self {
            kind,
            investment: Investment(row),
        }
    }

    /// Returns the kind: how the record that states the relation relates to the other.
    ///
    /// ```
    /// use hyperscaler_investments::{RelationKind, investments};
    /// let outcome = investments::AWS_IT_EXPANSION_2024.relations().last().unwrap();
    /// assert_eq!(outcome.kind(), RelationKind::OutcomeOf);
    /// ```
    #[must_use]
    pub const fn kind(self) -> RelationKind {
        self.kind
    }

    /// Returns the record at the other end.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let outcome = investments::AWS_IT_EXPANSION_2024.relations().last().unwrap();
    /// assert_eq!(outcome.investment(), investments::AWS_IT_TALKS_2024);
    /// ```
    #[must_use]
    pub const fn investment(self) -> Investment {
        self.investment
    }
}
