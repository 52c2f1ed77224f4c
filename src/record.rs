//! The parts of a record: its horizon, its dated statuses, its relations.

use crate::shared::date::Date;
use crate::shared::layout;
use crate::{Investment, RelationKind, Source, Status};

/// Over which years money is meant to be spent, each part only if a source states it.
///
/// ```
/// use hyperscaler_investments::investments;
///
/// // "Five years" from 2020: the last year follows.
/// let horizon = investments::MICROSOFT_IT_2020.horizon();
/// assert_eq!((horizon.start(), horizon.end(), horizon.years()), (Some(2020), None, Some(5)));
/// assert_eq!(horizon.last_year(), Some(2025));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Horizon {
    start: u16,
    end: u16,
    years: u16,
}

impl Horizon {
    /// Zero stands for what is not stated.
    pub(crate) const fn new(start: u16, end: u16, years: u16) -> Self {
        Self { start, end, years }
    }

    /// The first year.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_IT_MILAN.horizon().start(), Some(2020));
    /// ```
    #[must_use]
    pub const fn start(self) -> Option<u16> {
        layout::year(self.start)
    }

    /// The last year, if it is stated as a year.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_IT_MILAN.horizon().end(), Some(2029));
    /// ```
    #[must_use]
    pub const fn end(self) -> Option<u16> {
        layout::year(self.end)
    }

    /// The duration in years, if it is stated as such.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_IT_EXPANSION_2024.horizon().years(), Some(5));
    /// ```
    #[must_use]
    pub const fn years(self) -> Option<u16> {
        layout::year(self.years)
    }

    /// The last year: the stated one, else the first year plus the duration.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_DE_SOVEREIGN_CLOUD_2024.horizon().last_year(), Some(2040));
    /// ```
    #[must_use]
    pub const fn last_year(self) -> Option<u16> {
        match (self.end(), self.start(), self.years()) {
            (Some(end), ..) => Some(end),
            (None, Some(start), Some(years)) => Some(start + years),
            _ => None,
        }
    }

    /// The number of years an average divides by: the stated duration, else all years from first to
    /// last. `None` unless the first and the last year are known.
    pub(crate) const fn span(self) -> Option<u16> {
        match (self.start(), self.last_year(), self.years()) {
            (Some(_), Some(_), Some(years)) => Some(years),
            (Some(start), Some(end), None) => Some(end - start + 1),
            _ => None,
        }
    }
}

/// One turn in the history of a record: from this date, this status, by this source.
///
/// ```
/// use hyperscaler_investments::{Status, investments};
///
/// let turn = investments::AWS_IT_TALKS_2024.history().next().unwrap();
/// assert_eq!((turn.date().to_string().as_str(), turn.status()), ("2024-05-27", Status::InTalks));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatusChange {
    date: Date,
    status: Status,
    source: Source,
}

impl StatusChange {
    pub(crate) const fn new(date: Date, status: Status, source: Source) -> Self {
        Self {
            date,
            status,
            source,
        }
    }

    /// The day by which the source shows it was public, to the precision known.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.history().next().unwrap().date().to_string(), "2021-06");
    /// ```
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// The status from then on.
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

    /// The source that shows it.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let turn = investments::GOOGLE_DE_MITTENWALDE_2022.history().last().unwrap();
    /// assert_eq!(turn.source().language(), "de");
    /// ```
    #[must_use]
    pub const fn source(self) -> Source {
        self.source
    }
}

/// One end of a relation between two records.
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

    /// How the record that states the relation relates to the other.
    ///
    /// ```
    /// use hyperscaler_investments::{RelationKind, investments};
    /// let part = investments::AWS_IT_RHO_PERO_2025.relations().next().unwrap();
    /// assert_eq!(part.kind(), RelationKind::PartOf);
    /// ```
    #[must_use]
    pub const fn kind(self) -> RelationKind {
        self.kind
    }

    /// The record at the other end.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let part = investments::AWS_IT_RHO_PERO_2025.relations().next().unwrap();
    /// assert_eq!(part.investment(), investments::AWS_IT_EXPANSION_2024);
    /// ```
    #[must_use]
    pub const fn investment(self) -> Investment {
        self.investment
    }
}
