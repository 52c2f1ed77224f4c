//! Synthetic records: as many investments as asked for, in the proportions of the curated ones. The same
//! number gives the same bytes.
//!
//! One thing is not in proportion: the curated data has some two sources an investment, and sources are
//! numbered with two bytes as well, so here it is one at every size. An investment cites its own and others'.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io, mem};

/// Provider ids, the commoner ones more than once.
const PROVIDERS: &[&str] = &[
    "aws",
    "aws",
    "aws",
    "microsoft",
    "microsoft",
    "google",
    "google",
    "oracle",
];
/// Countries, some of their subdivisions, and a currency beside the euro and the dollar.
const COUNTRIES: &[(&str, &[&str], &str)] = &[
    ("ES", &["ES-AR", "ES-MD"], "EUR"),
    ("DE", &["DE-BB", "DE-BE", "DE-HE", "DE-NW"], "EUR"),
    ("GB", &["GB-ENG", "GB-HRT"], "GBP"),
    ("IT", &["IT-21", "IT-25"], "EUR"),
    ("FR", &["FR-36", "FR-GES", "FR-IDF"], "EUR"),
    ("IE", &["IE-D", "IE-KE", "IE-OY"], "EUR"),
    ("SE", &["SE-M", "SE-W", "SE-X"], "SEK"),
    ("PL", &["PL-14"], "PLN"),
    ("NL", &["NL-GR", "NL-NH"], "EUR"),
    ("FI", &["FI-09", "FI-18"], "EUR"),
    ("GR", &[], "EUR"),
    ("PT", &[], "EUR"),
    ("CH", &[], "CHF"),
];
const WORDS: &[&str] = &[
    "cloud",
    "region",
    "data",
    "centre",
    "campus",
    "expansion",
    "of",
    "the",
    "in",
    "and",
    "for",
    "with",
    "new",
    "second",
    "plan",
    "site",
    "sovereign",
    "power",
    "grid",
    "land",
    "council",
    "approved",
    "billion",
    "euros",
    "years",
    "capacity",
    "network",
    "north",
    "south",
    "west",
    "Aragón",
    "Łódź",
    "Gävle",
    "Île",
    "Kraków",
    "Madrid",
    "Frankfurt",
    "Dublin",
    "Milan",
    "Zaragoza",
    "Warsaw",
    "Athens",
    "Lisbon",
    "company",
    "minister",
    "said",
    "repeats",
    "figure",
    "jobs",
    "cooling",
    "water",
    "heat",
    "zone",
    "availability",
    "operation",
    "artificial",
    "intelligence",
    "investment",
    "announced",
    "until",
    "later",
    "report",
    "without",
    "amount",
    "training",
    "skills",
    "chips",
    "lease",
    "partner",
    "permits",
    "construction",
    "phase",
    "opened",
    "delayed",
];
/// As the compiler allows.
const LONGEST_ID: usize = 32;
/// The days from 2015 to May 2026, months of 28 days: the newest lies before the data's own day.
const DAYS: usize = 137 * 28;

/// Writes an overlay into an empty folder; says how many bytes its texts have, each text once.
pub fn write(investments: usize, folder: &Path) -> io::Result<usize> {
    fs::create_dir_all(folder)?;
    let mut maker = Maker {
        investments,
        ..Maker::default()
    };
    for number in 0..investments {
        maker.source(number);
        maker.investment(number);
        if number % 10 == 0 {
            maker.region(number);
        }
        // The compiler reads files of up to 4 MiB.
        if (number + 1) % 2_500 == 0 || number + 1 == investments {
            fs::write(
                folder.join(format!("{number}.toml")),
                mem::take(&mut maker.toml),
            )?;
        }
    }
    Ok(maker.texts.iter().map(String::len).sum())
}

/// What later records need to know of the newest one of a provider and country.
struct Newest {
    id: String,
    status: &'static str,
    amount: Option<(u64, &'static str)>,
    /// Whether it adds to, is part of, overlaps or restates another: such chains are kept short.
    is_linked: bool,
}

#[derive(Default)]
struct Maker {
    investments: usize,
    random: u64,
    texts: HashSet<String>,
    newest: BTreeMap<(&'static str, &'static str), Newest>,
    toml: String,
}

impl Maker {
    fn source(&mut self, number: usize) {
        let publisher = number % 200;
        let publisher = format!("{} {publisher}", capital(WORDS[publisher % WORDS.len()]));
        let (id, length) = (source_id(number), 60 + self.below(50));
        let path = self
            .words(length)
            .to_lowercase()
            .replace(' ', "-")
            .replace(|c: char| !c.is_ascii(), "");
        let (kind, language) = (
            self.one_of(&["press", "press", "press", "agency", "provider"]),
            self.one_of(&["en", "de", "es"]),
        );
        let mut toml = format!(
            "[source.{}]\npublisher = \"{}\"\n",
            self.text(id),
            self.text(publisher)
        );
        if self.chance(66) {
            let title = self.sentence(59);
            let _ = writeln!(toml, "title = \"{title}\"");
        }
        let url = self.text(format!("https://example.com/{number}/{path}"));
        let _ = writeln!(toml, "url = \"{url}\"");
        if self.chance(69) {
            let _ = writeln!(toml, "published = \"{}\"", self.day(number));
        }
        let _ = writeln!(
            toml,
            "language = \"{language}\"\nkind = \"{kind}\"\nattribution = \"named\""
        );
        if self.chance(48) {
            let note = self.sentence(40);
            let _ = writeln!(toml, "note = \"{note}\"");
        }
        self.toml.push_str(&toml);
    }

    fn investment(&mut self, number: usize) {
        let provider = self.one_of(PROVIDERS);
        let (country, subdivisions, own_currency) = self.one_of(COUNTRIES);
        let id = self.id(provider, country, number);
        let id = self.text(id);
        let mut toml =
            format!("[investment.{id}]\nprovider = \"{provider}\"\ncountry = \"{country}\"\n");
        if !subdivisions.is_empty() && self.chance(75) {
            let _ = writeln!(toml, "subdivision = \"{}\"", self.one_of(subdivisions));
        }
        if self.chance(83) {
            let city = self.sentence(12);
            let _ = writeln!(toml, "city = \"{city}\"");
        }
        let title = self.sentence(42);
        let kind = self.one_of(&["plan", "plan", "site"]);
        let _ = write!(
            toml,
            "title = \"{title}\"\nkind = \"{kind}\"\nphase = \"pledged\"\nscope = \"infrastructure\"\n"
        );
        let currency = self.one_of(&["EUR", "EUR", "USD", own_currency]);
        // No two records have one sum: the compiler would ask whether they are the same news.
        let amount = self.chance(65).then(|| {
            (
                self.below(20_000) as u64 * 1_000_000 + 1_000_000 + number as u64,
                currency,
            )
        });
        match amount {
            None => toml.push_str("amount = \"unquantified\"\n"),
            Some((value, currency)) => {
                let qualifier = self.one_of(&["exact", "exact", "about", "more-than"]);
                let _ = writeln!(
                    toml,
                    "amount = {{ value = {value}, currency = \"{currency}\", qualifier = \"{qualifier}\" }}"
                );
            }
        }
        toml.push_str("stated-by = \"provider\"\n");
        if self.chance(54) {
            let start = 2015 + self.below(10);
            let years = 1 + self.below(15);
            let _ = match self.below(3) {
                0 => writeln!(toml, "horizon = {{ start = {start} }}"),
                1 => writeln!(toml, "horizon = {{ start = {start}, years = {years} }}"),
                _ => writeln!(
                    toml,
                    "horizon = {{ start = {start}, end = {} }}",
                    start + years
                ),
            };
        }
        let (first, status) = self.history(number, &mut toml);
        let is_firm = amount.is_some() && first != "in-talks";
        let is_linked = self.relation((provider, country), amount, is_firm, &mut toml);
        self.newest.insert(
            (provider, country),
            Newest {
                id,
                status,
                amount,
                is_linked,
            },
        );
        let mut sources = vec![number];
        for _ in 0..self.below(4) {
            sources.push(self.below(number + 1));
        }
        sources.sort_unstable();
        sources.dedup();
        let sources: Vec<_> = sources
            .into_iter()
            .map(|number| format!("\"{}\"", source_id(number)))
            .collect();
        let _ = writeln!(toml, "sources = [{}]", sources.join(", "));
        if self.chance(97) {
            let length = 100 + self.below(150);
            let note = self.sentence(length);
            let _ = writeln!(toml, "note = \"{note}\"");
        }
        if number % 12 == 0 {
            let alias = self.text(format!("alias {number}"));
            let _ = writeln!(toml, "aliases = [\"{alias}\"]");
        }
        self.toml.push_str(&toml);
    }

    fn region(&mut self, number: usize) {
        let (provider, (country, ..)) = (self.one_of(PROVIDERS), self.one_of(COUNTRIES));
        let (code, name) = (self.text(format!("eu-{number}")), self.sentence(16));
        let source = source_id(number);
        let _ = writeln!(
            self.toml,
            "[region.{code}]\nprovider = \"{provider}\"\nname = \"{name}\"\ncountry = \"{country}\"\n\
             opened = \"2020-10\"\nsources = [\"{source}\"]"
        );
    }

    /// One turn or two; says the first and the last status.
    fn history(&mut self, number: usize, toml: &mut String) -> (&'static str, &'static str) {
        let first = if self.chance(5) {
            "in-talks"
        } else {
            "announced"
        };
        let (date, source) = (self.day(number), source_id(number));
        let _ = write!(
            toml,
            "history = [\n  {{ date = \"{date}\", status = \"{first}\", source = \"{source}\" }},\n"
        );
        let later = number + self.below(self.investments - number);
        let mut status = first;
        if self.chance(13) && self.day(later) != date {
            status = self.one_of(&["completed", "under-construction", "withdrawn"]);
            let date = self.day(later);
            let _ = writeln!(
                toml,
                "  {{ date = \"{date}\", status = \"{status}\", source = \"{source}\" }},"
            );
        }
        toml.push_str("]\n");
        (first, status)
    }

    /// Relates some records to the one before of the same provider and country, as the compiler allows: only firm
    /// news replaces, and nothing restates or is part of
    /// a smaller sum. Says whether it may be the end of a short chain.
    fn relation(
        &mut self,
        place: (&str, &str),
        amount: Option<(u64, &str)>,
        is_firm: bool,
        toml: &mut String,
    ) -> bool {
        if !self.chance(30) {
            return false;
        }
        let pick = self.below(8);
        let Some(older) = self.newest.get(&place) else {
            return false;
        };
        let is_more = match (amount, older.amount) {
            (Some((own, currency)), Some((theirs, other))) => currency == other && own > theirs,
            _ => false,
        };
        let kind = match pick {
            _ if older.status == "in-talks" => "outcome-of",
            0 | 1 if is_firm => "supersedes",
            0..=2 if is_more => return false,
            0..=2 => "restates",
            _ if older.is_linked => return false,
            3..=5 => "adds-to",
            6 if !is_more => "part-of",
            _ => "overlaps",
        };
        let _ = writeln!(toml, "{kind} = [\"{}\"]", older.id);
        if let ("adds-to", Some((own, currency)), Some((theirs, their_currency))) =
            (kind, amount, older.amount)
        {
            if currency == their_currency {
                let _ = writeln!(toml, "stated-total = {}", own + theirs);
            }
        }
        matches!(kind, "adds-to" | "part-of" | "overlaps" | "restates")
    }

    /// `aws-es-campus-north-3f`: 14 to 32 bytes.
    fn id(&mut self, provider: &str, country: &str, number: usize) -> String {
        let mut id = format!("{provider}-{}", country.to_lowercase());
        let end = format!("-{number:x}");
        let wanted = 14 + self.below(8);
        while id.len() + end.len() < wanted {
            let word = self.one_of(WORDS).to_lowercase();
            if word.is_ascii() && id.len() + 1 + word.len() + end.len() <= LONGEST_ID {
                id = format!("{id}-{word}");
            }
        }
        id + &end
    }

    /// The later a record's number, the later its day: so relations point at older news.
    fn day(&self, number: usize) -> String {
        let day = number * DAYS / self.investments;
        let (month, day) = (day / 28, day % 28);
        format!("{}-{:02}-{:02}", 2015 + month / 12, month % 12 + 1, day + 1)
    }

    /// A text of its own that begins with a capital, of about that length.
    fn sentence(&mut self, length: usize) -> String {
        let text = capital(&self.words(length));
        self.text(text)
    }

    fn words(&mut self, length: usize) -> String {
        let mut text = self.one_of(WORDS).to_owned();
        while text.len() < length {
            text = format!("{text} {}", self.one_of(WORDS));
        }
        text
    }

    /// Counts a text, once.
    fn text(&mut self, text: String) -> String {
        self.texts.insert(text.clone());
        text
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// `SplitMix64`.
    fn below(&mut self, bound: usize) -> usize {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.random;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((bits ^ (bits >> 31)) % bound as u64).expect("below the bound")
    }
}

fn source_id(number: usize) -> String {
    format!("publisher-{}-page-{number}", number % 200)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}
