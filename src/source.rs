//! Where the facts come from.

use crate::column::{at, optional};
use crate::handle::handle;
use crate::shared::date::Date;
use crate::{Attribution, Evidence, SourceKind, tables};

handle! {
    /// One page or article that facts rest on.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    ///
    /// let source = investments::MICROSOFT_IT_2020.sources().next().unwrap();
    /// assert!(source.url().unwrap().starts_with("https://news.microsoft.com/"));
    /// ```
    Source, source, "source", id, "The id: publisher, day and topic.", "reuters-2024-05-27-aws-italy"
}

impl Source {
    /// Who publishes the page.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// assert_eq!(Source::get("reuters-2024-05-27-aws-italy").unwrap().publisher(), "Reuters");
    /// ```
    #[must_use]
    pub fn publisher(self) -> &'static str {
        tables::publisher::name(at(&tables::source::PUBLISHER, self.0))
    }

    /// Whose reporting the page repeats; the publisher itself unless it is a copy or a paraphrase.
    /// Sources of one origin are not independent of each other.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let talks = investments::AWS_IT_TALKS_2024;
    /// assert!(talks.sources().all(|source| source.origin() == "Reuters"));
    /// ```
    #[must_use]
    pub fn origin(self) -> &'static str {
        tables::publisher::name(at(&tables::source::ORIGIN, self.0))
    }

    /// The title, where it is known.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// assert!(Source::iter().filter_map(Source::title).all(|title| !title.is_empty()));
    /// ```
    #[must_use]
    pub fn title(self) -> Option<&'static str> {
        optional(tables::source::title(self.0))
    }

    /// The address, always `https`; `None` for what has no public address (the note says why).
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// assert!(Source::iter().filter_map(Source::url).all(|url| url.starts_with("https://")));
    /// ```
    #[must_use]
    pub fn url(self) -> Option<&'static str> {
        optional(tables::source::url(self.0))
    }

    /// When it was published, where the page or its address shows it.
    ///
    /// ```
    /// use hyperscaler_investments::{DATA_AS_OF, Source};
    /// assert!(Source::iter().filter_map(Source::published).all(|date| date <= DATA_AS_OF));
    /// ```
    #[must_use]
    pub fn published(self) -> Option<Date> {
        date(at(&tables::source::PUBLISHED, self.0))
    }

    /// The language it is written in (ISO 639-1).
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// assert_eq!(Source::get("reuters-2024-05-27-aws-italy").unwrap().language(), "de");
    /// ```
    #[must_use]
    pub fn language(self) -> &'static str {
        tables::source::language(self.0)
    }

    /// What kind of publication it is.
    ///
    /// ```
    /// use hyperscaler_investments::{Source, SourceKind};
    /// assert_eq!(Source::get("reuters-2024-05-27-aws-italy").unwrap().kind(), SourceKind::Agency);
    /// ```
    #[must_use]
    pub fn kind(self) -> SourceKind {
        at(&tables::source::KIND, self.0)
    }

    /// Returns the day from which the source counts: the day of publication where it is known. Else the first
    /// status change of a record that cites it, as far as that fits; else the last day that it can be of,
    /// which is [`DATA_AS_OF`](crate::DATA_AS_OF) where no date is known at all.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// let article = Source::get("reuters-2024-05-27-aws-italy").unwrap();
    /// assert_eq!(article.first_public().to_string(), "2024-05-27");
    /// ```
    #[must_use]
    pub fn first_public(self) -> Date {
        Date::from_bits(at(&tables::source::FIRST_PUBLIC, self.0))
    }

    /// Whether it names where it has its facts from.
    ///
    /// ```
    /// use hyperscaler_investments::{Attribution, investments};
    /// let mut sources = investments::AWS_IT_TALKS_2024.sources();
    /// assert!(sources.all(|source| source.attribution() == Attribution::Anonymous));
    /// ```
    #[must_use]
    pub fn attribution(self) -> Attribution {
        at(&tables::source::ATTRIBUTION, self.0)
    }

    /// What a reader should know about it.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// // A source without an address says why it has none.
    /// assert!(Source::iter().all(|source| source.url().is_some() || source.note().is_some()));
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        optional(tables::source::note(self.0))
    }
}

/// A date column's value: zero where there is none.
pub(crate) fn date(bits: u32) -> Option<Date> {
    if bits == 0 {
        None
    } else {
        Some(Date::from_bits(bits))
    }
}

/// How strong sources are together; `None` if there are none.
pub(crate) fn evidence(sources: &(impl Iterator<Item = Source> + Clone)) -> Option<Evidence> {
    sources.clone().next()?;
    let any = |kinds: &[SourceKind]| sources.clone().any(|source| kinds.contains(&source.kind()));
    let origin = |source: Source| at(&tables::source::ORIGIN, source.0);
    let mut named = sources
        .clone()
        .filter(|source| source.attribution() == Attribution::Named);
    if any(&[SourceKind::Provider, SourceKind::Filing]) {
        return Some(Evidence::Primary);
    }
    if any(&[SourceKind::Government]) {
        return Some(Evidence::Official);
    }
    Some(match named.next() {
        Some(first) if named.any(|other| origin(other) != origin(first)) => Evidence::Corroborated,
        Some(_) => Evidence::Reported,
        None => Evidence::Anonymous,
    })
}
