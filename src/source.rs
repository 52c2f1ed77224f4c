//! The sources of the facts, and how strong they are together. Nothing here knows what they are cited for.

use crate::handle::handle;
use crate::shared;
use crate::shared::date::Date;
use crate::shared::layout;
use crate::tables::at;
use crate::{Attribution, Evidence, SourceKind, tables};

handle! {
    /// One page or article on which facts rest.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    ///
    /// let source = investments::MICROSOFT_IT_2020.sources().next().unwrap();
    /// assert!(source.url().unwrap().starts_with("https://news.microsoft.com/"));
    /// ```
    Source in source, called "source",
    key: id, "Returns the permanent id: publisher, day and topic.",
    example: "reuters-2024-05-27-aws-italy",
}

impl Source {
    /// Returns the publisher of the page.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// assert_eq!(Source::get("reuters-2024-05-27-aws-italy").unwrap().publisher(), "MarketScreener");
    /// ```
    #[must_use]
    pub fn publisher(self) -> &'static str {
        tables::publisher::name(at(&tables::source::PUBLISHER, self.0))
    }

    /// Returns the publisher whose reporting the page repeats: its own, unless it is a copy or a paraphrase.
    ///
    /// Sources of one origin are not independent of each other.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    ///
    /// // Several papers printed the news of the talks. All of them had it from one agency.
    /// let talks = investments::AWS_IT_TALKS_2024;
    /// let of_reuters = talks.sources().filter(|source| source.origin() == "Reuters");
    /// assert_eq!(of_reuters.count(), talks.sources().len());
    /// ```
    #[must_use]
    pub fn origin(self) -> &'static str {
        tables::publisher::name(at(&tables::source::ORIGIN, self.0))
    }

    /// Returns the title, where it is known.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// let source = Source::get("rtve-2024-05-22-aragon").unwrap();
    /// assert!(source.title().unwrap().starts_with("Amazon anuncia un plan de inversión"));
    /// ```
    #[must_use]
    pub fn title(self) -> Option<&'static str> {
        layout::text(tables::source::title(self.0))
    }

    /// Returns the address, which is always `https`; `None` if there is no public one.
    ///
    /// The [note](Source::note) of a source without an address says why it has none.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// let source = Source::get("rtve-2024-05-22-aragon").unwrap();
    /// assert!(source.url().unwrap().starts_with("https://www.rtve.es/noticias/"));
    /// ```
    #[must_use]
    pub fn url(self) -> Option<&'static str> {
        layout::text(tables::source::url(self.0))
    }

    /// Returns the date of publication, as precisely as the page or its address shows it.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// let source = Source::get("rtve-2024-05-22-aragon").unwrap();
    /// assert_eq!(source.published().unwrap().to_string(), "2024-05-22");
    /// ```
    #[must_use]
    pub fn published(self) -> Option<Date> {
        layout::date(at(&tables::source::PUBLISHED, self.0))
    }

    /// Returns the date on which a page without a date was read, if that is known: it shows nothing later.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// for source in Source::iter().filter(|source| source.read().is_some()) {
    ///     println!("{source}, read {}", source.read().unwrap());
    /// }
    /// ```
    #[must_use]
    pub fn read(self) -> Option<Date> {
        layout::date(at(&tables::source::READ, self.0))
    }

    /// Returns the code of the language in which it is written (ISO 639-1).
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// assert_eq!(Source::get("reuters-2024-05-27-aws-italy").unwrap().language(), "de");
    /// ```
    #[must_use]
    pub fn language(self) -> &'static str {
        tables::source::language(self.0)
    }

    /// Returns the kind of the publication.
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

    /// Returns whether it names those from whom it has its facts.
    ///
    /// ```
    /// use hyperscaler_investments::{Attribution, investments};
    /// let source = investments::AWS_IT_TALKS_2024.sources().next().unwrap();
    /// assert_eq!(source.attribution(), Attribution::Anonymous);
    /// ```
    #[must_use]
    pub fn attribution(self) -> Attribution {
        at(&tables::source::ATTRIBUTION, self.0)
    }

    /// Returns the editor's remark about it, if there is one.
    ///
    /// ```
    /// use hyperscaler_investments::Source;
    /// let source = Source::get("informatiquenews-2022-02-local-zones").unwrap();
    /// assert!(source.note().is_some());
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::source::note(self.0))
    }
}

/// Returns how strong sources are together; `None` if there are none.
pub(crate) fn evidence(sources: impl Iterator<Item = Source>) -> Option<Evidence> {
    shared::evidence::evidence(sources.map(|source| {
        let origin = at(&tables::source::ORIGIN, source.0);
        (source.kind(), source.attribution(), origin)
    }))
}
