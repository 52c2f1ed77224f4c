//! The investments: each field of a record as its file states it. What counts on a day, and what follows from
//! other records, stands in the snapshot and the totals, not here.

use core::iter::FusedIterator;

use crate::handle::handle;
use crate::shared::date::Date;
use crate::shared::digest::same;
use crate::shared::layout;
use crate::source::evidence;
use crate::tables::{at, find};
use crate::{
    Amount, Area, Claim, Country, Currency, DATA_AS_OF, Evidence, Horizon, Kind, Origin, Phase,
    Provider, Qualifier, Region, Relation, Scope, Source, StatedBy, Status, StatusChange,
    Subdivision, as_of, tables,
};

handle! {
    /// One publicly reported version of a plan: a two-byte handle into the tables of the crate.
    ///
    /// Records are never edited into a new meaning: when the world changes, a newer record points at
    /// the older one. Constants for all of them are in [`investments`](crate::investments). With the feature
    /// `serde` a record serialises whole; for its id alone there is [`Id`](crate::Id).
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Investment, Provider, Status};
    ///
    /// let plan = Investment::get("aws-es-aragon-2024").unwrap();
    /// assert_eq!(plan.provider(), Provider::AWS);
    /// assert_eq!(plan.country(), Some(Country::SPAIN));
    /// assert_eq!(plan.amount().unwrap().to_string(), "EUR 15.7 bn");
    /// assert_eq!(plan.horizon().last_year(), Some(2033));
    /// ```
    Investment in investment, called "investment",
    key: id, "Returns the permanent id: provider, country, and a slug.",
    example: "aws-es-aragon-2024",
}

impl Investment {
    /// [`Investment::get`] for constants, which it finds at compile time, record by record.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, investments};
    /// const PLAN: Option<Investment> = Investment::from_id("aws-es-2021");
    /// assert_eq!(PLAN, Some(investments::AWS_ES_2021));
    /// ```
    #[must_use]
    pub const fn from_id(id: &str) -> Option<Self> {
        let ids = tables::investment::blob().as_bytes();
        let ends = &tables::investment::ENDS;
        let mut row = 0;
        while row + 1 < ends.len() {
            let (start, end) = (ends[row] as usize, ends[row + 1] as usize);
            if same(ids.split_at(start).1.split_at(end - start).0, id.as_bytes()) {
                return match row.checked_sub(tables::investment::LEN) {
                    Some(alias) => Some(Self(tables::investment::ALIASES[alias])),
                    None => Some(Self(row as u16)),
                };
            }
            row += 1;
        }
        None
    }

    /// Returns an iterator over every investment by the day on which it became public, oldest first.
    ///
    /// Investments of one day are in the order of their ids.
    ///
    /// ```
    /// use hyperscaler_investments::Investment;
    ///
    /// // The three newest.
    /// for plan in Investment::timeline().rev().take(3) {
    ///     println!("{}: {}", plan.first_public(), plan.title());
    /// }
    /// ```
    pub fn timeline()
    -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + FusedIterator + Clone {
        tables::investment::TIMELINE.iter().copied().map(Self)
    }

    /// Returns an iterator over the investments of a provider in a country, in the order of their ids.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Investment, Provider};
    ///
    /// let mut ids = Investment::of(Provider::MICROSOFT, Country::SWEDEN).map(Investment::id);
    /// assert!(ids.any(|id| id == "microsoft-se-2024"));
    /// assert_eq!(Investment::of(Provider::ORACLE, Country::PORTUGAL).count(), 0);
    /// ```
    #[inline]
    pub fn of(
        provider: Provider,
        country: Country,
    ) -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + FusedIterator + Clone {
        let mut rows = 0..0;
        // Few providers are in one country.
        for &(other, start, end) in tables::investment::RANGES.of(country.0) {
            if other == provider.0 {
                rows = start..end;
                break;
            }
        }
        rows.map(Self)
    }

    /// Returns the provider who invests.
    ///
    /// ```
    /// use hyperscaler_investments::{Provider, investments};
    /// assert_eq!(investments::GOOGLE_IT_2020.provider(), Provider::GOOGLE);
    /// ```
    #[must_use]
    #[inline]
    pub fn provider(self) -> Provider {
        Provider(at(&tables::investment::PROVIDER, self.0))
    }

    /// Returns the country in which the money is to be spent; `None` for a plan of an
    /// [area](Investment::area), which counts in no country.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, investments};
    /// assert_eq!(investments::GOOGLE_IT_2020.country(), Some(Country::ITALY));
    /// ```
    #[must_use]
    #[inline]
    pub fn country(self) -> Option<Country> {
        layout::row(at(&tables::investment::COUNTRY, self.0)).map(Country)
    }

    /// Returns the area of a plan that names no single country.
    ///
    /// ```
    /// use hyperscaler_investments::{Area, investments};
    /// assert_eq!(investments::GOOGLE_EUROPE_2019.area(), Some(Area::Europe));
    /// assert_eq!(investments::GOOGLE_IT_2020.area(), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn area(self) -> Option<Area> {
        at(&tables::investment::AREA, self.0)
    }

    /// Returns an iterator over the countries that the source of an [area](Investment::area) plan lists; none if
    /// it lists none, or if the plan is for one country.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// for country in investments::GOOGLE_EUROPE_2019.countries() {
    ///     println!("{}", country.name());
    /// }
    /// ```
    pub fn countries(
        self,
    ) -> impl ExactSizeIterator<Item = Country> + DoubleEndedIterator + FusedIterator + Clone {
        let countries = tables::investment::COUNTRIES.of(self.0);
        countries.iter().copied().map(Country)
    }

    /// Returns the part of the country (ISO 3166-2), if the plan lies in exactly one.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_ARAGON_2024.subdivision().unwrap().name(), "Aragon");
    /// ```
    #[must_use]
    #[inline]
    pub fn subdivision(self) -> Option<Subdivision> {
        layout::row(at(&tables::investment::SUBDIVISION, self.0)).map(Subdivision)
    }

    /// Returns the city, or the cities with commas between them, where they are known.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert!(investments::AWS_ES_ARAGON_2024.city().unwrap().contains("Huesca"));
    /// ```
    #[must_use]
    #[inline]
    pub fn city(self) -> Option<&'static str> {
        layout::text(tables::investment::city(self.0))
    }

    /// Returns the title: one line that says what is planned.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let plan = investments::AWS_ES_ARAGON_2024;
    /// assert_eq!(plan.title(), "Expansion of the Spain region in Aragon");
    /// ```
    #[must_use]
    #[inline]
    pub fn title(self) -> &'static str {
        tables::investment::title(self.0)
    }

    /// Returns the editor's remark about it, if there is one: contradictions between sources, judgement, other
    /// business inside the sum.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let note = investments::AWS_IT_MILAN.note().unwrap();
    /// assert!(note.contains("its year is contradictory"));
    /// ```
    #[must_use]
    #[inline]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::investment::note(self.0))
    }

    /// Returns the kind: a programme, one place, or capacity bought from a partner.
    ///
    /// ```
    /// use hyperscaler_investments::{Kind, investments};
    /// assert_eq!(investments::AWS_IT_RHO_PERO_2025.kind(), Kind::Site);
    /// ```
    #[must_use]
    #[inline]
    pub fn kind(self) -> Kind {
        at(&tables::investment::KIND, self.0)
    }

    /// Returns an iterator over the names of those who build, lease or invest with the provider, if a source
    /// names any.
    ///
    /// ```
    /// use hyperscaler_investments::Investment;
    /// for plan in Investment::iter().filter(|plan| plan.partners().len() > 0) {
    ///     println!("{plan} with {}", plan.partners().next().unwrap());
    /// }
    /// ```
    pub fn partners(
        self,
    ) -> impl ExactSizeIterator<Item = &'static str> + DoubleEndedIterator + FusedIterator + Clone
    {
        let partners = tables::investment::PARTNERS.of(self.0);
        partners.iter().copied().map(tables::partner::name)
    }

    /// Returns the phase: money that is intended, or that was spent already when it was stated.
    ///
    /// ```
    /// use hyperscaler_investments::{Phase, investments};
    /// assert_eq!(investments::GOOGLE_IT_REGIONS_2024.phase(), Phase::Spent);
    /// ```
    #[must_use]
    #[inline]
    pub fn phase(self) -> Phase {
        at(&tables::investment::PHASE, self.0)
    }

    /// Returns the scope of the sum: infrastructure of this provider alone, or something else besides.
    ///
    /// ```
    /// use hyperscaler_investments::{Scope, investments};
    /// assert_eq!(investments::AWS_DE_PACKAGE_2024.scope(), Scope::Mixed);
    /// ```
    #[must_use]
    #[inline]
    pub fn scope(self) -> Scope {
        at(&tables::investment::SCOPE, self.0)
    }

    /// Returns the sum as it was first stated, in its own currency; `None` if there is none ("billions" is not a
    /// number).
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_IT_MILAN.amount().unwrap().to_string(), "EUR 2 bn");
    /// assert_eq!(investments::AWS_IT_TALKS_2024.amount(), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn amount(self) -> Option<Amount> {
        let units = layout::units(at(&tables::investment::UNITS, self.0))?;
        let currency = Currency(at(&tables::investment::CURRENCY, self.0));
        let (qualifier, is_range) = at(&tables::investment::QUALIFIER, self.0);
        let amount = Amount::stated(units, currency, qualifier);
        if is_range {
            return Some(amount.up_to(self.upper_end()));
        }
        Some(amount)
    }

    /// Returns the upper end of an amount that is a range, which few are.
    #[cold]
    #[inline(never)]
    fn upper_end(self) -> Option<u64> {
        find(&tables::investment::AT_MOST, self.0)
    }

    /// Returns whether the amount is a range, of which a total holds the lower end.
    #[inline]
    pub(crate) fn is_range(self) -> bool {
        at(&tables::investment::QUALIFIER, self.0).1
    }

    /// Returns the qualifier of the amount; [`Qualifier::Unquantified`] if there is no amount.
    ///
    /// ```
    /// use hyperscaler_investments::{Qualifier, investments};
    /// assert_eq!(investments::AWS_IT_TALKS_2024.qualifier(), Qualifier::Unquantified);
    /// ```
    #[must_use]
    #[inline]
    pub fn qualifier(self) -> Qualifier {
        at(&tables::investment::QUALIFIER, self.0).0
    }

    /// Returns who stated the amount.
    ///
    /// ```
    /// use hyperscaler_investments::{StatedBy, investments};
    /// assert_eq!(investments::AWS_ES_2021.stated_by(), StatedBy::Provider);
    /// ```
    #[must_use]
    #[inline]
    pub fn stated_by(self) -> StatedBy {
        at(&tables::investment::STATED_BY, self.0)
    }

    /// Returns the years over which the money is to be spent, as far as they are stated.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let horizon = investments::AWS_ES_ARAGON_2024.horizon();
    /// assert_eq!((horizon.start(), horizon.end(), horizon.years()), (Some(2024), Some(2033), Some(10)));
    /// ```
    #[must_use]
    #[inline]
    pub fn horizon(self) -> Horizon {
        Horizon::new(
            at(&tables::investment::HORIZON_START, self.0),
            at(&tables::investment::HORIZON_END, self.0),
            at(&tables::investment::HORIZON_YEARS, self.0),
        )
    }

    /// Returns an iterator over the status changes, oldest first. There is at least one.
    ///
    /// ```
    /// use hyperscaler_investments::{Status, investments};
    /// let first = investments::AWS_ES_ARAGON_2024.history().next().unwrap();
    /// assert_eq!(first.status(), Status::Announced);
    /// assert_eq!(first.date().to_string(), "2024-05-22");
    /// ```
    #[must_use]
    pub fn history(
        self,
    ) -> impl ExactSizeIterator<Item = StatusChange> + DoubleEndedIterator + FusedIterator + Clone
    {
        tables::investment::HISTORY
            .of(self.0)
            .iter()
            .map(|&(date, by, status, source)| {
                StatusChange::new(Date::from_bits(date), by, status, Source(source))
            })
    }

    /// Returns the status on [`DATA_AS_OF`](crate::DATA_AS_OF).
    ///
    /// For another day, ask a [`Snapshot`](crate::Snapshot).
    ///
    /// ```
    /// use hyperscaler_investments::{Status, investments};
    /// assert_eq!(investments::AWS_ES_2021.status(), Status::Superseded);
    /// ```
    #[must_use]
    #[inline]
    pub fn status(self) -> Status {
        at(&tables::investment::STATUS, self.0)
    }

    /// Returns the first day by which a source shows that it was public.
    ///
    /// It is the last day of the first status change's date, if that is a month or a year.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.first_public().to_string(), "2021-06-07");
    /// ```
    #[must_use]
    #[inline]
    pub fn first_public(self) -> Date {
        self.announced().last_day()
    }

    /// Returns the date of the first status change, as precisely as it is known.
    #[inline]
    pub(crate) fn announced(self) -> Date {
        self.history()
            .next()
            .map_or(crate::DATA_AS_OF, StatusChange::date)
    }

    /// Returns an iterator over the relations that this record states: each leads to another record.
    ///
    /// ```
    /// use hyperscaler_investments::{RelationKind, investments};
    /// let relation = investments::AWS_ES_ARAGON_2024.relations().next().unwrap();
    /// assert_eq!(relation.kind(), RelationKind::Supersedes);
    /// assert_eq!(relation.investment(), investments::AWS_ES_2021);
    /// ```
    pub fn relations(
        self,
    ) -> impl ExactSizeIterator<Item = Relation> + DoubleEndedIterator + FusedIterator + Clone {
        tables::investment::RELATIONS
            .of(self.0)
            .iter()
            .copied()
            .map(Relation::new)
    }

    /// Returns an iterator over the relations that other records state to this one: each leads to one of them.
    ///
    /// ```
    /// use hyperscaler_investments::{RelationKind, investments};
    /// let relation = investments::AWS_ES_2021.referenced_by().next().unwrap();
    /// assert_eq!(relation.kind(), RelationKind::Supersedes);
    /// assert_eq!(relation.investment(), investments::AWS_ES_ARAGON_2024);
    /// ```
    pub fn referenced_by(
        self,
    ) -> impl ExactSizeIterator<Item = Relation> + DoubleEndedIterator + FusedIterator + Clone {
        tables::investment::REFERENCED_BY
            .of(self.0)
            .iter()
            .copied()
            .map(Relation::new)
    }

    /// Returns the life of a plan: all records tied to this one by superseding, adding to or being the outcome
    /// of each other, oldest first, this one included.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, investments};
    ///
    /// let chain = investments::AWS_IT_TALKS_2024.chain().map(Investment::id);
    /// assert!(chain.eq(["aws-it-milan", "aws-it-talks-2024", "aws-it-expansion-2024"]));
    /// ```
    #[must_use]
    pub fn chain(self) -> impl FusedIterator<Item = Self> + Clone {
        as_of(DATA_AS_OF).chain(self)
    }

    /// Returns the newest record of the [chain](Investment::chain).
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// assert_eq!(investments::AWS_ES_2021.latest(), investments::AWS_ES_ARAGON_2026);
    /// ```
    #[must_use]
    pub fn latest(self) -> Self {
        as_of(DATA_AS_OF).latest(self)
    }

    /// Returns the total that the source states for this record and those it adds to, where one is stated.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let total = investments::AWS_ES_ARAGON_2026.stated_total().unwrap();
    /// assert_eq!(total.to_string(), "EUR 33.7 bn");
    /// ```
    #[must_use]
    pub fn stated_total(self) -> Option<Amount> {
        let units = layout::units(at(&tables::investment::STATED_TOTAL, self.0))?;
        let own = self.amount()?;
        Some(Amount::stated(units, own.currency(), own.qualifier()))
    }

    /// Returns an iterator over what the announcer claims that the plan will bring: jobs, a contribution to GDP,
    /// power. A claim is never part of the amount.
    ///
    /// ```
    /// use hyperscaler_investments::Investment;
    /// for plan in Investment::iter() {
    ///     for claim in plan.claims() {
    ///         println!("{plan}: {claim} ({})", claim.source());
    ///     }
    /// }
    /// ```
    pub fn claims(
        self,
    ) -> impl ExactSizeIterator<Item = Claim> + DoubleEndedIterator + FusedIterator + Clone {
        let claims = tables::investment::CLAIMS.of(self.0);
        claims.iter().copied().map(Claim::new)
    }

    /// Returns the sources of the figure, of which there is at least one.
    ///
    /// Each status change of the [history](Investment::history) names a source of its own.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// for source in investments::AWS_ES_ARAGON_2024.sources() {
    ///     println!("{}: {}", source.publisher(), source.url().unwrap_or("no public address"));
    /// }
    /// ```
    pub fn sources(
        self,
    ) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + FusedIterator + Clone {
        tables::investment::SOURCES
            .of(self.0)
            .iter()
            .copied()
            .map(Source)
    }

    /// Returns how strong the sources of the figure are together.
    ///
    /// ```
    /// use hyperscaler_investments::{Evidence, investments};
    /// assert_eq!(investments::AWS_IT_TALKS_2024.evidence(), Evidence::Anonymous);
    /// assert_eq!(investments::MICROSOFT_IT_2020.evidence(), Evidence::Primary);
    /// ```
    #[must_use]
    pub fn evidence(self) -> Evidence {
        evidence(self.sources()).unwrap_or(Evidence::Anonymous)
    }

    /// Returns an iterator over the cloud regions that belong to it, in the order of their codes.
    ///
    /// ```
    /// use hyperscaler_investments::{Region, investments};
    /// assert!(investments::GOOGLE_IT_2020.regions().map(Region::code).eq(["europe-west12", "europe-west8"]));
    /// ```
    #[must_use]
    pub fn regions(self) -> impl FusedIterator<Item = Region> + Clone {
        Region::iter().filter(move |region| region.investment() == Some(self))
    }

    /// Returns the origin of the record: this crate's own data, or an overlay.
    ///
    /// ```
    /// use hyperscaler_investments::{Investment, Origin};
    ///
    /// let ours = Investment::iter().filter(|plan| plan.origin() == Origin::Overlay);
    /// for plan in ours {
    ///     println!("a record of our own: {plan}");
    /// }
    /// ```
    #[must_use]
    #[inline]
    pub fn origin(self) -> Origin {
        at(&tables::investment::ORIGIN, self.0)
    }

    /// Returns the announced average of a year, in units of the amount's currency.
    ///
    /// It is the amount divided by the stated duration, else by the years from the first to the last. It is
    /// an average of an announcement, not a payment plan, and of a range it is that of the lower end. Returns
    /// `None` if there is no amount, or neither a duration nor both years.
    ///
    /// ```
    /// use hyperscaler_investments::investments;
    /// let average = investments::AWS_ES_ARAGON_2024.per_year().unwrap();
    /// assert_eq!(average.to_string(), "1570000000");
    /// assert_eq!(investments::AWS_DE_SOVEREIGN_CLOUD_2024.per_year(), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn per_year(self) -> Option<rust_decimal::Decimal> {
        let years = self.horizon().span()?;
        self.amount()?
            .value()
            .checked_div(crate::money::decimal(years.into(), 0))
    }
}
