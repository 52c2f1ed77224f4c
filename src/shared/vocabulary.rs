//! The closed vocabularies: each name once, for the TOML, the tables, the API and the command line.

use core::fmt;

use super::given::Given;
use super::nearest::nearest;
use super::pad::pad_with;

/// The error of parsing a name that its vocabulary or table does not hold.
///
/// ```
/// use hyperscaler_investments::Status;
/// let error = "anounced".parse::<Status>().unwrap_err();
/// assert_eq!(error.to_string(), r#"unknown status "anounced"; did you mean "announced"?"#);
/// assert_eq!(error.nearest(), Some("announced"));
/// assert_eq!(format!("{error:#}"), r#"unknown status; did you mean "announced"?"#);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnknownName {
    what: &'static str,
    given: Given,
    nearest: Option<&'static str>,
    is_shared: bool,
}

impl UnknownName {
    pub(crate) fn new(
        what: &'static str,
        given: &str,
        names: impl Iterator<Item = &'static str>,
    ) -> Self {
        Self::with(what, given, nearest(given, names))
    }

    /// Returns the error of a kind of name with a suggestion that was found elsewhere.
    pub(crate) fn with(what: &'static str, given: &str, nearest: Option<&'static str>) -> Self {
        Self {
            what,
            given: Given::new(given),
            nearest,
            is_shared: false,
        }
    }

    /// Returns the error of a name that several of a kind have.
    pub(crate) fn shared(what: &'static str, given: &str) -> Self {
        Self {
            is_shared: true,
            ..Self::with(what, given, None)
        }
    }

    /// What was looked for, in words: `status`, `provider`.
    ///
    /// ```
    /// let error = "Gogle".parse::<hyperscaler_investments::Provider>().unwrap_err();
    /// assert_eq!(error.what(), "provider");
    /// ```
    #[must_use]
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// The text that was given; of a very long one, the beginning.
    ///
    /// ```
    /// let error = "Gogle".parse::<hyperscaler_investments::Provider>().unwrap_err();
    /// assert_eq!(error.given(), "Gogle");
    /// ```
    #[must_use]
    pub fn given(&self) -> &str {
        self.given.as_str()
    }

    /// The known name that looks most like the one given, if one is near.
    ///
    /// ```
    /// let error = "Gogle".parse::<hyperscaler_investments::Provider>().unwrap_err();
    /// assert_eq!(error.nearest(), Some("google"));
    /// ```
    #[must_use]
    pub const fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }

    /// Whether several have the name, and none of them is meant by it as a rule.
    ///
    /// ```
    /// let error = "Congo".parse::<hyperscaler_investments::Country>().unwrap_err();
    /// assert!(error.is_shared());
    /// assert_eq!(error.to_string(), r#"more than one country is called "Congo""#);
    /// ```
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.is_shared
    }
}

/// `{:#}` leaves out the text that was given, for where it stands already.
impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_short = f.alternate();
        pad_with(f, |f| {
            if self.is_shared {
                write!(f, "more than one {} is called ", self.what)?;
                return if is_short {
                    f.write_str("so")
                } else {
                    write!(f, "{}", self.given)
                };
            }
            write!(f, "unknown {}", self.what)?;
            if !is_short {
                write!(f, " {}", self.given)?;
            }
            if let Some(nearest) = self.nearest {
                f.write_str("; did you mean \"")?;
                f.write_str(nearest)?;
                f.write_str("\"?")?;
            }
            Ok(())
        })
    }
}

/// The sentence: it is what `main` prints of an error, and `expect`.
impl fmt::Debug for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnknownName({self})")
    }
}

impl core::error::Error for UnknownName {}

/// A vocabulary as the reader of the data files sees it.
pub(crate) trait Vocabulary: Copy + 'static {
    /// What the vocabulary is about, in the word of its field.
    const WHAT: &'static str;
    /// Every value.
    const ALL: &'static [Self];

    /// The name of a value.
    fn as_str(self) -> &'static str;

    /// Returns what to say where a value must not be written in the data.
    fn refused(self) -> Option<&'static str>;
}

/// Declares one vocabulary: an enum whose variants have the names that the data files use. A variant that
/// must not be written there says so after `not in data`. Values have an order only where it cannot be taken for
/// a rank.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $type:ident, $what:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $name:literal $(not in data $refused:literal)?,)+
    }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $(#[$doc])*
        #[non_exhaustive]
        pub enum $type {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $type {
            /// What this vocabulary is about, in one word or two.
            pub(crate) const WHAT: &'static str = $what;

            /// Every value, in the order of this page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name that the data files, JSON and the command line use.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The value of a name, ASCII case ignored.
            #[inline]
            pub(crate) fn find(name: &str) -> Option<Self> {
                for &value in Self::ALL {
                    if value.as_str().eq_ignore_ascii_case(name) {
                        return Some(value);
                    }
                }
                None
            }
        }

        impl Vocabulary for $type {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = Self::ALL;

            fn as_str(self) -> &'static str {
                self.as_str()
            }

            #[allow(unreachable_patterns, reason = "a vocabulary may have no value that is refused")]
            fn refused(self) -> Option<&'static str> {
                match self {
                    $($(Self::$variant => Some($refused),)?)+
                    _ => None,
                }
            }
        }

        impl core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::str::FromStr for $type {
            type Err = UnknownName;

            #[inline]
            fn from_str(name: &str) -> Result<Self, UnknownName> {
                Self::find(name).ok_or_else(|| {
                    UnknownName::new(Self::WHAT, name, Self::ALL.iter().map(|value| value.as_str()))
                })
            }
        }
    };
}

vocabulary! {
    /// What an investment is: a programme, one place, or capacity bought from a partner.
    #[derive(PartialOrd, Ord)]
    Kind, "kind" {
        /// A programme, usually over several years and places.
        Plan = "plan",
        /// One place: a data centre or a campus.
        Site = "site",
        /// Capacity bought or leased from a partner, not built by the provider itself.
        Capacity = "capacity",
    }
}

vocabulary! {
    /// Whether money is intended or was, by the statement, already spent.
    ///
    /// The two are never netted against each other and never summed together.
    #[derive(PartialOrd, Ord)]
    Phase, "phase" {
        /// Intended: an announcement of what will be invested.
        Pledged = "pledged",
        /// Looking back: a statement of what has been invested.
        Spent = "spent",
    }
}

vocabulary! {
    /// What a sum of money is for.
    #[derive(PartialOrd, Ord)]
    Scope, "scope" {
        /// Cloud regions, data centres, what runs in them, and the programmes tied to them.
        Infrastructure = "infrastructure",
        /// The sum also contains other business: logistics, offices, research, games.
        Mixed = "mixed",
        /// The sum is stated for several investors together, and the provider's share is not.
        Joint = "joint",
    }
}

vocabulary! {
    /// How an amount was qualified by whoever stated it.
    Qualifier, "qualifier" {
        /// Stated without a qualifier.
        Exact = "exact",
        /// "About", "around", "nearly".
        About = "about",
        /// "More than", "at least", "over".
        MoreThan = "more-than",
        /// "Up to": a ceiling, which totals show apart and do not add.
        UpTo = "up-to",
        /// No amount at all ("billions" is not a number).
        Unquantified = "unquantified" not in data
            "qualifier \"unquantified\" goes with no value; help: write amount = \"unquantified\"",
    }
}

impl Qualifier {
    /// Returns the words that stand before an amount: `more than`; nothing for an exact one.
    ///
    /// ```
    /// use hyperscaler_investments::Qualifier;
    /// assert_eq!(Qualifier::MoreThan.in_words(), "more than");
    /// ```
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::MoreThan => "more than",
            Self::UpTo => "up to",
            Self::Exact | Self::Unquantified => "",
        }
    }

    /// Returns the sign that stands before an amount where there is little room, as in a chart: `>`.
    ///
    /// ```
    /// use hyperscaler_investments::Qualifier;
    /// assert_eq!(Qualifier::UpTo.sign(), "\u{2264}");
    /// ```
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::About => "~",
            Self::MoreThan => ">",
            Self::UpTo => "\u{2264}",
            Self::Exact | Self::Unquantified => "",
        }
    }
}

vocabulary! {
    /// Who stated an amount.
    StatedBy, "stated-by" {
        /// The provider itself, or its filing.
        Provider = "provider",
        /// An authority or office-holder of the place.
        Government = "government",
        /// The other side of a contract: a lessor, seller or developer.
        Partner = "partner",
        /// Reported as a fact, with no speaker named.
        Press = "press",
        /// A third party's estimate or forecast: it never counts in a total.
        ThirdParty = "third-party",
    }
}

vocabulary! {
    /// How far a plan has come.
    ///
    /// [`Superseded`](Status::Superseded) is never written in the data: it follows from the relations. It has no order:
    /// a plan that is shelved is neither further nor less far than one in talks.
    Status, "status" {
        /// Reported as under discussion, with nothing decided.
        InTalks = "in-talks",
        /// Announced.
        Announced = "announced",
        /// Being built.
        UnderConstruction = "under-construction",
        /// Built and in use, or the plan's term has ended as planned.
        Completed = "completed",
        /// Put off without a new date.
        Shelved = "shelved",
        /// Denied by an authority.
        Refused = "refused",
        /// Given up by the provider.
        Withdrawn = "withdrawn",
        /// Replaced by a newer record.
        Superseded = "superseded" not in data
            "status \"superseded\" is never written: it follows from relations; \
             help: give the newer record supersedes = [...]",
    }
}

impl Status {
    /// Returns whether a plan of this status still stands: it was not replaced, given up, denied or put off.
    ///
    /// ```
    /// use hyperscaler_investments::Status;
    /// assert!(Status::UnderConstruction.in_force());
    /// assert!(!Status::Withdrawn.in_force());
    /// ```
    #[must_use]
    pub const fn in_force(self) -> bool {
        match self {
            Self::InTalks | Self::Announced | Self::UnderConstruction | Self::Completed => true,
            Self::Shelved | Self::Refused | Self::Withdrawn | Self::Superseded => false,
        }
    }
}

vocabulary! {
    /// How a newer record relates to another one.
    #[derive(PartialOrd, Ord)]
    RelationKind, "relation" {
        /// Replaces the other's figure: the old money is in the new.
        Supersedes = "supersedes",
        /// New money on top of the other.
        AddsTo = "adds-to",
        /// The firm news after the other's talks.
        OutcomeOf = "outcome-of",
        /// Inside the other, larger figure.
        PartOf = "part-of",
        /// The same money again.
        Restates = "restates",
        /// May share money with the other, to an unknown extent.
        Overlaps = "overlaps",
        /// Spent money that was, by a source, that of the older pledge.
        Fulfils = "fulfils",
        /// Different money, although the two look alike: an editor's decision.
        DistinctFrom = "distinct-from",
    }
}

impl RelationKind {
    /// Returns whether the newer record takes the place of the older one, which then no longer counts.
    ///
    /// ```
    /// use hyperscaler_investments::RelationKind;
    /// assert!(RelationKind::OutcomeOf.replaces());
    /// assert!(!RelationKind::AddsTo.replaces());
    /// ```
    #[must_use]
    pub const fn replaces(self) -> bool {
        match self {
            Self::Supersedes | Self::OutcomeOf => true,
            Self::AddsTo
            | Self::PartOf
            | Self::Restates
            | Self::Overlaps
            | Self::Fulfils
            | Self::DistinctFrom => false,
        }
    }

    /// Returns whether the two records are versions of one plan, as in
    /// [`Investment::chain`](crate::Investment::chain).
    ///
    /// ```
    /// use hyperscaler_investments::RelationKind;
    /// assert!(RelationKind::AddsTo.continues());
    /// assert!(!RelationKind::PartOf.continues());
    /// ```
    #[must_use]
    pub const fn continues(self) -> bool {
        match self {
            Self::Supersedes | Self::AddsTo | Self::OutcomeOf => true,
            Self::PartOf | Self::Restates | Self::Overlaps | Self::Fulfils | Self::DistinctFrom => {
                false
            }
        }
    }

    /// Returns whether the record that carries the relation must not be older than the other: a part may
    /// become public before its whole, but nothing is superseded before it is known.
    #[must_use]
    pub(crate) const fn points_back(self) -> bool {
        match self {
            Self::Supersedes
            | Self::AddsTo
            | Self::OutcomeOf
            | Self::Restates
            | Self::Fulfils
            | Self::DistinctFrom => true,
            Self::PartOf | Self::Overlaps => false,
        }
    }

    /// Returns whether the record that carries the relation waits for what becomes of the other's money.
    /// It then binds within one phase.
    #[must_use]
    pub(crate) const fn yields(self) -> bool {
        match self {
            Self::PartOf | Self::Restates | Self::Overlaps => true,
            Self::Supersedes
            | Self::OutcomeOf
            | Self::AddsTo
            | Self::Fulfils
            | Self::DistinctFrom => false,
        }
    }

    /// Returns the relation in words, from the newer record to the older: `supersedes`, `is part of`.
    ///
    /// ```
    /// use hyperscaler_investments::RelationKind;
    /// assert_eq!(RelationKind::OutcomeOf.in_words(), "is the outcome of");
    /// ```
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Supersedes => "supersedes",
            Self::AddsTo => "adds to",
            Self::OutcomeOf => "is the outcome of",
            Self::PartOf => "is part of",
            Self::Restates => "restates",
            Self::Overlaps => "overlaps",
            Self::Fulfils => "fulfils",
            Self::DistinctFrom => "is distinct from",
        }
    }

    /// Returns the relation in words, from the older record to the newer: `superseded by`, `has the part`.
    ///
    /// ```
    /// use hyperscaler_investments::RelationKind;
    /// assert_eq!(RelationKind::OutcomeOf.in_words_backward(), "led to");
    /// ```
    #[must_use]
    pub const fn in_words_backward(self) -> &'static str {
        match self {
            Self::Supersedes => "superseded by",
            Self::AddsTo => "added to by",
            Self::OutcomeOf => "led to",
            Self::PartOf => "has the part",
            Self::Restates => "restated by",
            Self::Overlaps => "overlapped by",
            Self::Fulfils => "fulfilled by",
            Self::DistinctFrom => "distinct from",
        }
    }
}

vocabulary! {
    /// What kind of publication a source is.
    #[derive(PartialOrd, Ord)]
    SourceKind, "source kind" {
        /// The provider itself.
        Provider = "provider",
        /// A government, ministry or public authority.
        Government = "government",
        /// A filing with an authority or exchange.
        Filing = "filing",
        /// A news agency.
        Agency = "agency",
        /// A newspaper, broadcaster or trade publication.
        Press = "press",
        /// A research or consulting firm.
        Research = "research",
        /// A page that retells others without saying whose: it never corroborates.
        Digest = "digest",
    }
}

vocabulary! {
    /// The area of a plan that names no single country. Such a plan counts in no country.
    #[derive(PartialOrd, Ord)]
    Area, "area" {
        /// The whole world, or a part without a border ("emerging markets").
        World = "world",
        /// Africa.
        Africa = "africa",
        /// North, Central and South America.
        Americas = "americas",
        /// Asia, Australia and the Pacific.
        AsiaPacific = "asia-pacific",
        /// Europe.
        Europe = "europe",
        /// Central and South America, the Caribbean and Mexico.
        LatinAmerica = "latin-america",
        /// The Middle East.
        MiddleEast = "middle-east",
    }
}

impl Area {
    /// Returns the name in English: `Latin America`.
    ///
    /// ```
    /// use hyperscaler_investments::Area;
    /// assert_eq!(Area::AsiaPacific.name(), "Asia-Pacific");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::World => "the world",
            Self::Africa => "Africa",
            Self::Americas => "the Americas",
            Self::AsiaPacific => "Asia-Pacific",
            Self::Europe => "Europe",
            Self::LatinAmerica => "Latin America",
            Self::MiddleEast => "the Middle East",
        }
    }
}

vocabulary! {
    /// What the announcer of a plan claims it will bring. A claim is never summed and never part of an amount.
    #[derive(PartialOrd, Ord)]
    ClaimKind, "claim" {
        /// Jobs.
        Jobs = "jobs",
        /// Contribution to gross domestic product.
        Gdp = "gdp",
        /// Electrical power, in megawatts.
        Megawatts = "megawatts",
    }
}

vocabulary! {
    /// Whether a source names where it has its facts from.
    Attribution, "attribution" {
        /// The facts are attributed to somebody by name.
        Named = "named",
        /// The facts rest on unnamed people.
        Anonymous = "anonymous",
    }
}

vocabulary! {
    /// How strong the sources of a record are together: the first that applies.
    ///
    /// It compares by [`is_at_least`](Evidence::is_at_least), and not by `<`, which would read two ways.
    Evidence, "evidence" {
        /// The provider's own publication or filing is among them.
        Primary = "primary",
        /// A government's or authority's publication is among them.
        Official = "official",
        /// Two or more sources that do not repeat each other.
        Corroborated = "corroborated",
        /// One source, or several that repeat it.
        Reported = "reported",
        /// Only sources that rest on unnamed people.
        Anonymous = "anonymous",
    }
}

impl Evidence {
    /// Returns whether this evidence is as strong as other evidence, or stronger: primary is the strongest,
    /// anonymous the weakest.
    ///
    /// ```
    /// use hyperscaler_investments::{Evidence, Investment};
    ///
    /// assert!(Evidence::Primary.is_at_least(Evidence::Corroborated));
    /// for plan in Investment::iter().filter(|plan| plan.evidence().is_at_least(Evidence::Official)) {
    ///     println!("{plan}");
    /// }
    /// ```
    #[must_use]
    pub const fn is_at_least(self, other: Self) -> bool {
        // The variants stand in the order of their strength.
        self as u8 <= other as u8
    }

    /// Returns what the sources have in them, in words.
    ///
    /// ```
    /// use hyperscaler_investments::Evidence;
    /// assert_eq!(Evidence::Reported.in_words(), "one source, or several that repeat it");
    /// ```
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Primary => "the provider's own publication or filing is among the sources",
            Self::Official => "a government's or authority's publication is among the sources",
            Self::Corroborated => "two or more sources that do not repeat each other",
            Self::Reported => "one source, or several that repeat it",
            Self::Anonymous => "only sources that rest on unnamed people",
        }
    }
}

vocabulary! {
    /// Where a record comes from: this crate's own data, or the user's overlay at build time.
    #[derive(PartialOrd, Ord)]
    Origin, "origin" {
        /// The curated data of this crate.
        Curated = "curated",
        /// Added or replaced by `HYPERSCALER_INVESTMENTS_DATA`.
        Overlay = "overlay",
    }
}

vocabulary! {
    /// Why a record is left out of a total: the first reason that applies, in this order.
    Reason, "reason" {
        /// Not public by the day.
        NotYetPublic = "not-yet-public",
        /// A record public by the day supersedes it or is its outcome.
        Superseded = "superseded",
        /// Given up by the provider.
        Withdrawn = "withdrawn",
        /// Denied by an authority.
        Refused = "refused",
        /// Put off without a new date.
        Shelved = "shelved",
        /// Under discussion, with nothing decided.
        InTalks = "in-talks",
        /// No amount was stated.
        Unquantified = "unquantified",
        /// A plan that names no single country.
        Umbrella = "umbrella",
        /// The sum contains other business, and no split is known.
        MixedScope = "mixed-scope",
        /// The sum is stated for several investors together.
        JointSum = "joint-sum",
        /// A third party's estimate or forecast.
        ThirdPartyEstimate = "third-party-estimate",
        /// A statement of money spent holds this pledge's money.
        Fulfilled = "fulfilled",
        /// The same money as an older record.
        Restated = "restated",
        /// Shares money, to an unknown extent, with a record that counts.
        OverlapUnresolved = "overlap-unresolved",
        /// Inside a larger figure that counts.
        PartOfCounted = "part-of-counted",
    }
}

impl Reason {
    /// Returns the reason in a few words, for a list or a caption: `without an amount`.
    ///
    /// ```
    /// use hyperscaler_investments::Reason;
    /// assert_eq!(Reason::MixedScope.in_words(), "mixed with other business");
    /// ```
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::NotYetPublic => "not yet public",
            Self::Superseded => "replaced by a newer record",
            Self::Withdrawn => "withdrawn",
            Self::Refused => "refused by an authority",
            Self::Shelved => "shelved",
            Self::InTalks => "in talks",
            Self::Unquantified => "without an amount",
            Self::Umbrella => "for no single country",
            Self::MixedScope => "mixed with other business",
            Self::JointSum => "stated for several investors together",
            Self::ThirdPartyEstimate => "a third party's estimate",
            Self::Fulfilled => "spent since, by another record",
            Self::Restated => "the same money as another record",
            Self::OverlapUnresolved => "may share money with a record that counts",
            Self::PartOfCounted => "part of a record that counts",
        }
    }
}

vocabulary! {
    /// What a [`Caveat`](crate::Caveat) says beside a total.
    #[derive(PartialOrd, Ord)]
    CaveatKind, "caveat" {
        /// Left out whole: the sum includes other business, and no part of it counts.
        MixedScope = "mixed-scope",
        /// Left out whole: the sum is stated for several investors together, and no part of it counts.
        JointSum = "joint-sum",
        /// Left out whole: the plan names no single country, and no part of it counts.
        Umbrella = "umbrella",
        /// Left out: it may share money with a record that counts.
        Overlap = "overlap",
        /// In no sum: no amount was stated.
        Unquantified = "unquantified",
        /// It counted once, and no record that counts has taken its place.
        LeftTheTotal = "left-the-total",
        /// It counts only because the record that holds its money is outside the selection.
        OutsideSelection = "outside-selection",
        /// It counts, and the last year of the plan has passed.
        Lapsed = "lapsed",
        /// It counts, and no step of it is recorded for two years.
        Quiet = "quiet",
        /// It counts, and a part of it was withdrawn, refused or shelved.
        PartEnded = "part-ended",
        /// It counts by the word of an authority or office-holder.
        GovernmentWord = "government-word",
        /// It counts by the word of the other side of a contract.
        PartnerWord = "partner-word",
        /// It counts as reported by the press.
        PressWord = "press-word",
        /// It counts, and is capacity bought or leased from a partner.
        Rented = "rented",
        /// It counts on one source, on several that repeat it, or on unnamed people.
        SingleSource = "single-source",
        /// It counts with a lower bound.
        MoreThan = "more-than",
        /// It counts with a rounded sum.
        About = "about",
        /// Its amount is a ceiling, shown apart and not added.
        Ceiling = "ceiling",
        /// It counts, and is the user's own record and not this data set's.
        Own = "own",
        /// It counts, in a program that was built with a part of the data set.
        PartOfData = "part-of-data",
        /// It was converted at a rate of a later day than the one asked for.
        LaterRate = "later-rate",
        /// It was converted at a rate that lies a quarter or more from the reference rate of its time, or is nearer
        /// to it upside down.
        FarRate = "far-rate",
        /// It was converted at a rate that is more than a year older or younger.
        DistantRate = "distant-rate",
        /// It was converted at a reference rate of an earlier time than its own.
        EarlierAverage = "earlier-average",
        /// It counts, and there is no reference rate at which it could be converted.
        Unconverted = "unconverted",
    }
}

impl CaveatKind {
    /// Returns the beginning of the sentence, which its sums and records follow.
    ///
    /// ```
    /// use hyperscaler_investments::CaveatKind;
    /// assert_eq!(CaveatKind::Lapsed.in_words(), "Counted, although the last planned year has passed");
    /// ```
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::MixedScope => {
                "Left out whole, because other business is included and no split is known"
            }
            Self::JointSum => "Left out whole, because it is stated for several investors together",
            Self::Umbrella => "Left out whole, because no single country is named",
            Self::Overlap => {
                "Left out, because it may share money with what counts and no source says how much, \
                 so that the total may be too low"
            }
            Self::Unquantified => "In no sum, because no amount was stated",
            Self::LeftTheTotal => "Left the total, and nothing that counts took its place",
            Self::OutsideSelection => "Counted only because what holds the money is not asked for",
            Self::Lapsed => "Counted, although the last planned year has passed",
            Self::Quiet => "Counted, although no step is recorded for two years",
            Self::PartEnded => "Counted whole, although a part was withdrawn, refused or shelved",
            Self::GovernmentWord => "Counted by the word of a government",
            Self::PartnerWord => "Counted by the word of a partner",
            Self::PressWord => "Counted as reported by the press",
            Self::Rented => "Counted, and bought or leased from a partner",
            Self::SingleSource => {
                "Counted on one source, or on several that repeat it or rest on unnamed people"
            }
            Self::MoreThan => "Counted with a lower bound",
            Self::About => "Counted with a rounded sum",
            Self::Ceiling => "Shown apart and not added, because \"up to\" is a ceiling",
            Self::Own => "Counted, and not this data set's own but an overlay's",
            Self::PartOfData => {
                "Counted from a part of the data set, which the program was built with"
            }
            Self::LaterRate => "Converted at a rate of a later day than the one asked for",
            Self::FarRate => {
                "Converted at a rate that lies far from the reference rate of its time"
            }
            Self::DistantRate => "Converted at a rate that is more than a year older or younger",
            Self::EarlierAverage => {
                "Converted at an earlier average, because that of the month itself was not known"
            }
            Self::Unconverted => "Not converted, because there is no reference rate",
        }
    }
}
