//! Groups: named sets of countries, with the days on which members came and went.

use core::str::FromStr;

use crate::handle::row;
use crate::place::{nearest_key, row_of};
use crate::shared::layout;
use crate::{Country, Date, Source, UnknownName, tables};

row! {
    /// A named set of countries: the European Union, the Nordic countries, Latin America.
    ///
    /// A group has the members of a day, as its sources state them. Before [`Group::MEMBERS_SINCE`] it has those of that
    /// day. `EU27` has the same on every day, as its [note](Group::note) says. A group is no place of records: what is
    /// planned in a group is what is planned in its members. Plans that name no single country stand beside
    /// it, under their [`Area`](crate::Area).
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Group};
    ///
    /// let in_2019 = "2019-12-31".parse()?;
    /// assert!(Group::EU.contains(Country::UNITED_KINGDOM, in_2019));
    /// assert_eq!(Group::EU.members(in_2019).count(), 28);
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    Group in group, called "group",
    key: id, "Returns the permanent id.",
    example: "nordics",
}

impl Group {
    /// The day from which members are kept: the last before the year of the first record. On an earlier one each group
    /// has the members of this day, whoever they were then.
    ///
    /// ```
    /// use hyperscaler_investments::Group;
    /// let in_2003 = Group::EU.members("2003".parse()?);
    /// assert!(in_2003.eq(Group::EU.members(Group::MEMBERS_SINCE)));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    pub const MEMBERS_SINCE: Date = match Date::from_ymd(2006, 12, 31) {
        Some(day) => day,
        None => crate::DATA_AS_OF,
    };

    /// Returns the group of an id, a name or an alias, as people type them: see [`Country::get`].
    ///
    /// ```
    /// use hyperscaler_investments::Group;
    /// assert_eq!(Group::get("European Union"), Some(Group::EU));
    /// assert_eq!(Group::get("no such group"), None);
    /// ```
    #[must_use]
    pub fn get(name: &str) -> Option<Self> {
        row_of(name, tables::group_names::find).map(Self)
    }

    /// Returns the English name.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Group::EU.name(), "European Union");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        layout::without_article(self.name_in_sentence())
    }

    /// Returns the English name as a sentence needs it, with "the" where there is one.
    ///
    /// ```
    /// use hyperscaler_investments::Group;
    /// assert_eq!(Group::EU.name_in_sentence(), "the European Union");
    /// ```
    #[must_use]
    pub fn name_in_sentence(self) -> &'static str {
        tables::group::name_in_sentence(self.0)
    }

    /// Returns an iterator over the members on a day, in the order of their codes.
    ///
    /// Of a month or a year, that is the last day. A day before [`Group::MEMBERS_SINCE`] has the members of that one.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Group};
    /// let members = Group::BALTICS.members("2024".parse()?);
    /// assert!(members.eq([Country::ESTONIA, Country::LITHUANIA, Country::LATVIA]));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    pub fn members(self, day: Date) -> impl DoubleEndedIterator<Item = Country> + Clone {
        let day = day.last_day();
        let members = tables::group::MEMBERS.of(self.0).iter();
        let terms = tables::group::TERMS.of(self.0);
        let is_member = move |country: &u16| {
            terms.iter().all(|&(member, from, until)| {
                member != *country
                    || layout::date(from).is_none_or(|first| first <= day)
                        && layout::date(until).is_none_or(|last| day <= last)
            })
        };
        members.copied().filter(is_member).map(Country)
    }

    /// Returns whether a country is a member on a day, as [`Group::members`] has them.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Group};
    /// assert!(Group::EURO_AREA.contains(Country::CROATIA, "2023-01-01".parse()?));
    /// assert!(!Group::EURO_AREA.contains(Country::CROATIA, "2022-12-31".parse()?));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    #[must_use]
    pub fn contains(self, country: Country, day: Date) -> bool {
        self.members(day).any(|member| member == country)
    }

    /// Returns the sources that name the members, of which there is at least one.
    ///
    /// ```
    /// use hyperscaler_investments::Group;
    /// for source in Group::EU.sources() {
    ///     println!("{}", source.publisher());
    /// }
    /// ```
    pub fn sources(self) -> impl ExactSizeIterator<Item = Source> + DoubleEndedIterator + Clone {
        let sources = tables::group::SOURCES.of(self.0).iter();
        sources.copied().map(Source)
    }

    /// Returns what a reader should know about who belongs to the group, if anything.
    ///
    /// ```
    /// use hyperscaler_investments::Group;
    /// println!("{}", Group::EU.note().unwrap_or_default());
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::group::note(self.0))
    }
}

impl FromStr for Group {
    type Err = UnknownName;

    #[inline]
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::get(name).ok_or_else(|| {
            let near = nearest_key(name, tables::group_names::keys());
            let near = near.and_then(|key| tables::group_names::find(key.as_bytes()));
            UnknownName::with(Self::WHAT, name, near.map(|row| Self(row).name()))
        })
    }
}
