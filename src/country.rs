//! Countries and their subdivisions: codes and names of ISO 3166. What is planned in a country stands with
//! the investments.

use core::str::FromStr;

use crate::handle::row;
use crate::place::{nearest_key, row_of, rows_of};
use crate::shared::layout;
use crate::shared::nearest::nearest;
use crate::tables::at;
use crate::{Date, Group, UnknownName, tables};

row! {
    /// A country or territory by its ISO 3166-1 code: all of them are here, with records or without.
    ///
    /// Hong Kong, Taiwan, Puerto Rico and others that have a code of their own are countries of their own:
    /// [`Country::note`] says so where a reader of a total may expect otherwise. Kosovo has the code `XK`,
    /// which ISO 3166-1 leaves to its users.
    ///
    /// Parsing takes the codes and the names that [`Country::get`] finds. A plan that names no single country
    /// has an [`Area`](crate::Area) instead. A build of [a part of the data](crate::COMPLETE) has only those that it
    /// needs.
    Country in country, called "country",
    key: code, "Returns the ISO 3166-1 alpha-2 code.",
    example: "IT",
}

impl Country {
    /// Returns the country that people mean by a name: the ISO 3166-1 codes, the name in English, German,
    /// Italian, Spanish, French, Portuguese, Dutch, Polish and the country's own languages, former names and
    /// abbreviations.
    ///
    /// Case, accents, apostrophes, dots, blanks and a leading "the" make no difference, and names sorted by
    /// their last word are found too. A name that several countries have is found if one of them is meant by
    /// it as a rule; [`Country::named`] returns all.
    ///
    /// ```
    /// use hyperscaler_investments::Country;
    ///
    /// for name in ["IT", "ita", "Italy", "ITALIEN", "Italia", "Włochy"] {
    ///     assert_eq!(Country::get(name), Some(Country::ITALY));
    /// }
    /// for name in ["Côte d’Ivoire", "cote d'ivoire", "Ivory Coast"] {
    ///     assert_eq!(Country::get(name), Some(Country::COTE_D_IVOIRE));
    /// }
    /// assert_eq!(Country::get("Korea, Republic of"), Some(Country::SOUTH_KOREA));
    /// assert_eq!(Country::get("no such country"), None);
    /// ```
    #[must_use]
    pub fn get(name: &str) -> Option<Self> {
        if let Some(country) = Self::from_code(name) {
            return Some(country);
        }
        // Most names are typed as they are stored, but for the case of ASCII letters.
        match tables::country_names::find(name.as_bytes()) {
            Some(row) => Some(Self(row)),
            None => Self::by_name(name),
        }
    }

    #[cold]
    #[inline(never)]
    fn by_name(name: &str) -> Option<Self> {
        let by_code = |name: &[u8]| match *name {
            [first, second] => Self::by_letters(first, second),
            _ => None,
        };
        let find = |name: &[u8]| match by_code(name) {
            Some(country) => Some(country.0),
            None => tables::country_names::find(name),
        };
        row_of(name, find).map(Self)
    }

    /// Returns the country of an ISO 3166-1 alpha-2 code, in either case.
    ///
    /// A program that asks for codes alone holds none of the names.
    ///
    /// ```
    /// use hyperscaler_investments::Country;
    /// const ITALY: Option<Country> = Country::from_code("it");
    /// assert_eq!(ITALY, Some(Country::ITALY));
    /// assert_eq!(Country::from_code("Italy"), None);
    /// ```
    #[must_use]
    pub const fn from_code(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [first, second] => Self::by_letters(first, second),
            _ => None,
        }
    }

    /// Returns the country of two letters.
    #[inline]
    const fn by_letters(first: u8, second: u8) -> Option<Self> {
        let rows = &tables::country::BY_LETTERS;
        let Some(pair) = layout::pair(first, second) else {
            return None;
        };
        // All bits of what stands for none are set, however many there are.
        let row = rows[pair];
        if row == !0 {
            None
        } else {
            Some(Self(row as u16))
        }
    }

    /// Returns the country of an ISO 3166-1 alpha-3 code, in either case.
    ///
    /// ```
    /// use hyperscaler_investments::Country;
    /// assert_eq!(Country::from_alpha3("ITA"), Some(Country::ITALY));
    /// ```
    #[must_use]
    pub const fn from_alpha3(code: &str) -> Option<Self> {
        let &[a, b, c] = code.as_bytes() else {
            return None;
        };
        let wanted = [
            a.to_ascii_uppercase(),
            b.to_ascii_uppercase(),
            c.to_ascii_uppercase(),
        ];
        let mut codes = tables::country::alpha3_codes().as_bytes();
        let mut row = 0;
        while let Some((&[a, b, c], rest)) = codes.split_first_chunk() {
            if a == wanted[0] && b == wanted[1] && c == wanted[2] && a.is_ascii_uppercase() {
                return Some(Self(row));
            }
            (codes, row) = (rest, row + 1);
        }
        None
    }

    /// Returns an iterator over every country that has a name: first the one that [`Country::get`] returns, if
    /// it is meant as a rule, then the others.
    ///
    /// ```
    /// use hyperscaler_investments::Country;
    ///
    /// let congo: Vec<_> = Country::named("Congo").map(Country::code).collect();
    /// assert_eq!(congo, ["CD", "CG"]);
    /// assert_eq!(Country::get("Congo"), None);
    /// ```
    pub fn named(name: &str) -> impl Iterator<Item = Self> + Clone {
        let first = Self::get(name);
        let rows = &tables::country_shared_names::ROW;
        let others = rows_of(name, tables::country_shared_names::name, rows);
        let others = others.iter().copied().map(Self);
        first
            .into_iter()
            .chain(others.filter(move |&other| Some(other) != first))
    }

    /// Returns the ISO 3166-1 alpha-3 code; `None` for Kosovo, which has none.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Country::ITALY.alpha3(), Some("ITA"));
    /// ```
    #[must_use]
    pub fn alpha3(self) -> Option<&'static str> {
        let code = tables::country::alpha3(self.0);
        (code != layout::NO_ALPHA3).then_some(code)
    }

    /// Returns the English name in common use.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Country::ITALY.name(), "Italy");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        layout::without_article(self.name_in_sentence())
    }

    /// Returns the English name as a sentence needs it, with "the" where there is one.
    ///
    /// ```
    /// use hyperscaler_investments::Country;
    /// assert_eq!(Country::NETHERLANDS.name_in_sentence(), "the Netherlands");
    /// assert_eq!(Country::ITALY.name_in_sentence(), "Italy");
    /// ```
    #[must_use]
    pub fn name_in_sentence(self) -> &'static str {
        tables::country::name_in_sentence(self.0)
    }

    /// Returns what to say beside a total of this country, where a reader may expect otherwise.
    ///
    /// ```
    /// use hyperscaler_investments::Country;
    /// assert!(Country::CHINA.note().unwrap().contains("Hong Kong"));
    /// assert_eq!(Country::ITALY.note(), None);
    /// ```
    #[must_use]
    pub fn note(self) -> Option<&'static str> {
        layout::text(tables::country::note(self.0))
    }

    /// Returns an iterator over the groups to which the country belongs on a day, in the order of their ids.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Group};
    /// let mut groups = Country::CROATIA.groups("2023-01-01".parse()?);
    /// assert!(groups.any(|group| group == Group::EURO_AREA));
    /// # Ok::<(), hyperscaler_investments::DateError>(())
    /// ```
    pub fn groups(self, day: Date) -> impl Iterator<Item = Group> + Clone {
        Group::iter().filter(move |group| group.contains(self, day))
    }
}

impl FromStr for Country {
    type Err = UnknownName;

    #[inline]
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::get(name).ok_or_else(|| {
            if Self::named(name).next().is_some() {
                return UnknownName::shared(Self::WHAT, name);
            }
            let near = nearest_key(name, tables::country_names::keys());
            let near = near.and_then(|key| tables::country_names::find(key.as_bytes()));
            UnknownName::with(Self::WHAT, name, near.map(|row| Self(row).name()))
        })
    }
}

row! {
    /// A part of a country by its ISO 3166-2 code.
    ///
    /// Those that records name are here, and all states of the United States. Parsing takes the codes and the names;
    /// [`Subdivision::get`] takes the codes alone.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Subdivision};
    ///
    /// let spain = Subdivision::iter().filter(|part| part.country() == Country::SPAIN);
    /// for subdivision in spain {
    ///     println!("{}: {}", subdivision.code(), subdivision.name());
    /// }
    /// ```
    Subdivision in subdivision, called "subdivision",
    key: code, "Returns the ISO 3166-2 code: the country's alpha-2 code, a hyphen, and the part's own.",
    example: "ES-AR",
}

impl Subdivision {
    /// Returns the subdivision of an ISO 3166-2 code, in either case.
    ///
    /// A program that asks for codes alone holds none of the names.
    ///
    /// ```
    /// use hyperscaler_investments::Subdivision;
    /// assert_eq!(Subdivision::get("es-ar").unwrap().name(), "Aragon");
    /// assert_eq!(Subdivision::get("Aragon"), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn get(code: &str) -> Option<Self> {
        tables::subdivision::find(code.as_bytes()).map(Self)
    }

    /// Returns an iterator over every subdivision that has a name, or the one that has it as its code.
    ///
    /// ```
    /// use hyperscaler_investments::Subdivision;
    ///
    /// let mut virginia = Subdivision::named("Virginia").map(Subdivision::code);
    /// assert_eq!((virginia.next(), virginia.next()), (Some("US-VA"), None));
    /// assert!(Subdivision::named("lombardia").eq(Subdivision::get("IT-25")));
    /// ```
    pub fn named(name: &str) -> impl Iterator<Item = Self> + Clone {
        let rows = &tables::subdivision_names::ROW;
        let named = rows_of(name, tables::subdivision_names::name, rows);
        let named = named.iter().copied().map(Self);
        Self::get(name).into_iter().chain(named)
    }

    /// Returns the name nearest to one that was not found, else the nearest code.
    fn near(name: &str) -> Option<&'static str> {
        let rows = &tables::subdivision_names::ROW;
        let key_of = tables::subdivision_names::name;
        let keys = (0..rows.len() as u16).map(key_of);
        match nearest_key(name, keys) {
            Some(key) => {
                let row = rows_of(key, key_of, rows).first();
                row.map(|&row| Self(row).name())
            }
            None => nearest(name, tables::subdivision::keys()),
        }
    }

    /// Returns the English name.
    ///
    /// ```
    /// assert_eq!(hyperscaler_investments::Subdivision::get("ES-AR").unwrap().name(), "Aragon");
    /// ```
    #[must_use]
    pub fn name(self) -> &'static str {
        tables::subdivision::name(self.0)
    }

    /// Returns the country of which it is a part.
    ///
    /// ```
    /// use hyperscaler_investments::{Country, Subdivision};
    /// assert_eq!(Subdivision::get("ES-AR").unwrap().country(), Country::SPAIN);
    /// ```
    #[must_use]
    pub fn country(self) -> Country {
        Country(at(&tables::subdivision::COUNTRY, self.0))
    }
}

impl FromStr for Subdivision {
    type Err = UnknownName;

    #[inline]
    fn from_str(name: &str) -> Result<Self, UnknownName> {
        let mut named = Self::named(name);
        match (named.next(), named.next()) {
            (Some(part), None) => Ok(part),
            (Some(_), Some(_)) => Err(UnknownName::shared(Self::WHAT, name)),
            (None, _) => Err(UnknownName::with(Self::WHAT, name, Self::near(name))),
        }
    }
}
