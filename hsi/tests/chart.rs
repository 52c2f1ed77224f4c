//! The charts of `hsi`: they show what the library says, they are sound, and the ones in `docs/` are
//! those of the data. `BLESS=1` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};
use std::{env, fs};

use hyperscaler_investments::{
    Country, Currency, DATA_AS_OF, Date, Investment, Phase, Provider, Qualifier, Reason, Snapshot,
    Status, Verdict, as_of,
};

/// The pictures in `docs/`, and the commands that draw them.
const PICTURES: [(&str, &str); 2] = [
    ("commitments.svg", "chart commitments"),
    ("spain.svg", "chart plans --country ES --provider aws"),
];

fn hsi(arguments: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hsi"))
        .args(arguments.split(' '))
        .output()
        .expect("hsi runs")
}

fn chart(arguments: &str) -> String {
    let run = hsi(arguments);
    assert!(
        run.status.success(),
        "hsi {arguments}: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).expect("UTF-8")
}

/// An element with its attributes, the classes of its ancestors and itself left out.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    /// The place of the parent in the list; the root is its own.
    parent: usize,
    text: String,
}

impl Element {
    fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    fn number(&self, name: &str) -> f64 {
        self.get(name).parse().expect("a number")
    }

    fn has_class(&self, class: &str) -> bool {
        self.get("class").split(' ').any(|own| own == class)
    }
}

/// Every element of a document, in order. Panics where the XML is not well-formed.
fn elements(xml: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = xml.trim_end();
    while let Some(start) = rest.find('<') {
        let (text, tag) = (&rest[..start], &rest[start + 1..]);
        if let Some(&current) = open.last() {
            elements[current].text.push_str(&unescaped(text));
        } else {
            assert!(
                elements.is_empty() && text.is_empty(),
                "outside the root: {text}"
            );
        }
        // Attribute values hold no "<" or ">": both are escaped.
        let (tag, after) = tag.split_once('>').expect("every tag ends");
        assert!(!tag.contains('<'), "{tag}");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let closed = open.pop().expect("nothing is closed twice");
            assert_eq!(elements[closed].name, name);
            continue;
        }
        let (tag, empty) = tag
            .strip_suffix('/')
            .map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let parent = open.last().copied().unwrap_or_default();
        let attributes = attributes_of(attributes);
        elements.push(Element {
            name: name.into(),
            attributes,
            parent,
            text: String::new(),
        });
        if !empty {
            open.push(elements.len() - 1);
        }
    }
    assert!(rest.is_empty() && open.is_empty(), "left open: {open:?}");
    elements
}

fn attributes_of(mut text: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    while !text.is_empty() {
        let (name, rest) = text.split_once("=\"").expect("a value in quotes");
        let (value, rest) = rest.split_once('"').expect("a closing quote");
        let name = name.trim_start();
        assert!(
            name.chars()
                .all(|letter| letter.is_ascii_alphabetic() || "-:".contains(letter)),
            "{name}"
        );
        assert_eq!(
            attributes.insert(name.to_owned(), unescaped(value)),
            None,
            "{name} twice"
        );
        text = rest;
    }
    attributes
}

fn unescaped(text: &str) -> String {
    let mut pieces = text.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (entity, rest) = piece.split_once(';').expect("an entity ends");
        plain.push_str(match entity {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            other => panic!("unknown entity {other}"),
        });
        plain.push_str(rest);
    }
    plain
}

/// A provider's part of a bar.
struct Segment {
    phase: Phase,
    currency: Currency,
    country: Country,
    provider: Provider,
    value: f64,
    width: f64,
    records: Vec<Investment>,
}

fn segments(svg: &str) -> Vec<Segment> {
    let parsed = elements(svg);
    let segments = parsed
        .iter()
        .filter(|element| element.attributes.contains_key("data-value"));
    segments
        .map(|element| Segment {
            phase: element.get("data-phase").parse().expect("a phase"),
            currency: element.get("data-currency").parse().expect("a currency"),
            country: element.get("data-country").parse().expect("a country"),
            provider: element.get("data-provider").parse().expect("a provider"),
            value: element.number("data-value"),
            width: element.number("width"),
            records: element
                .get("data-records")
                .split(' ')
                .map(|id| Investment::get(id).expect("a record"))
                .collect(),
        })
        .collect()
}

fn today() -> Snapshot {
    as_of(DATA_AS_OF)
}

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

#[test]
fn the_pictures_in_docs_are_those_of_the_data() {
    let bless = env::var_os("BLESS").is_some();
    for (name, command) in PICTURES {
        let path = format!("{}/../docs/{name}", env!("CARGO_MANIFEST_DIR"));
        let drawn = chart(command);
        if bless {
            fs::write(&path, &drawn).expect("docs/ can be written");
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            drawn == kept,
            "docs/{name} is out of date: BLESS=1 cargo test -p hsi --test chart"
        );
    }
}

#[test]
fn a_chart_is_sound_titled_described_and_dated() {
    for country in ["ES", "IT", "DE", "GB", "FR", "SE"] {
        for width in [360, 800, 1200] {
            sound(&chart(&format!(
                "chart plans --country {country} --width {width}"
            )));
            sound(&chart(&format!(
                "chart commitments --country {country} --width {width}"
            )));
        }
    }
    sound(&chart("chart commitments"));
}

fn sound(svg: &str) {
    let parsed = elements(svg);
    let root = &parsed[0];
    assert_eq!((root.name.as_str(), root.get("role")), ("svg", "img"));
    assert_eq!(root.get("xmlns"), "http://www.w3.org/2000/svg");
    let ids: Vec<_> = parsed
        .iter()
        .map(|element| element.get("id"))
        .filter(|id| !id.is_empty())
        .collect();
    assert_eq!(
        ids.iter().collect::<BTreeSet<_>>().len(),
        ids.len(),
        "{ids:?}"
    );
    for label in root.get("aria-labelledby").split(' ') {
        let element = parsed
            .iter()
            .find(|element| element.get("id") == label)
            .expect("the label is there");
        assert!(element.text.trim().len() > 20, "{element:?}");
    }
    let (width, height) = (root.number("width"), root.number("height"));
    for text in parsed.iter().filter(|element| element.name == "text") {
        assert!((0.0..=width).contains(&text.number("x")), "{text:?}");
        assert!((0.0..=height).contains(&text.number("y")), "{text:?}");
        assert!(!text.text.is_empty(), "{text:?}");
    }
    for rect in parsed.iter().filter(|element| element.name == "rect") {
        assert!(
            rect.number("width") >= 0.0 && rect.number("height") > 0.0,
            "{rect:?}"
        );
        assert!(
            rect.number("x") + rect.number("width") <= width + 0.01,
            "{rect:?}"
        );
    }
    let style = parsed
        .iter()
        .find(|element| element.name == "style")
        .expect("a style sheet");
    assert!(style.text.contains("prefers-color-scheme:dark"));
    assert!(!svg.contains("@import") && !svg.contains("@font-face") && !svg.contains("href"));
    let texts: Vec<_> = parsed
        .iter()
        .filter(|element| element.name == "text")
        .collect();
    let words = texts
        .iter()
        .map(|element| element.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    assert!(words.contains("Sources: "));
    assert!(words.contains(&format!(
        "hyperscaler-investments {}, data as of ",
        env!("CARGO_PKG_VERSION")
    )));
    assert!(
        words.ends_with(&format!("{}.", DATA_AS_OF.year())),
        "{words}"
    );
}

/// The records in the sums of a day. Ceilings are drawn behind the bars.
fn added_up(snapshot: Snapshot) -> impl Iterator<Item = Investment> {
    let totals = snapshot.totals(Investment::iter());
    let counted: Vec<_> = totals.counted().collect();
    let counted = counted.into_iter();
    counted.filter(|record| record.qualifier() != Qualifier::UpTo)
}

#[test]
fn every_record_that_counts_is_in_the_bars_once() {
    for date in ["2021-12-31", "2024-05-27", "2026-06-30"] {
        let drawn = segments(&chart(&format!("chart commitments --as-of {date}")));
        let mut records: Vec<_> = drawn
            .iter()
            .flat_map(|segment| segment.records.clone())
            .collect();
        records.sort_unstable();
        let snapshot = as_of(day(date));
        assert!(records.into_iter().eq(added_up(snapshot)), "{date}");
    }
}

#[test]
fn the_bars_are_as_long_as_the_totals() {
    let drawn = segments(&chart("chart commitments"));
    let mut seen = BTreeSet::new();
    for segment in &drawn {
        let totals = today().totals(Investment::of(segment.provider, segment.country));
        let total = totals
            .get(segment.phase, segment.currency)
            .expect("a total");
        assert_eq!(segment.value.to_string(), total.units().to_string());
        assert!(total.counted().eq(segment.records.iter().copied()));
        seen.insert((segment.phase, segment.currency));
    }
    for (phase, currency) in seen {
        let panel: Vec<_> = drawn
            .iter()
            .filter(|it| (it.phase, it.currency) == (phase, currency))
            .collect();
        let longest = panel
            .iter()
            .max_by(|one, other| one.width.total_cmp(&other.width))
            .expect("a bar");
        for segment in &panel {
            let due = segment.value * longest.width / longest.value;
            assert!(
                (segment.width - due).abs() < 0.02,
                "{phase} {currency} {}",
                segment.country
            );
        }
        let mut bars: Vec<(Country, f64)> = Vec::new();
        for segment in panel {
            match bars.last_mut() {
                Some((country, length)) if *country == segment.country => *length += segment.value,
                _ => bars.push((segment.country, segment.value)),
            }
        }
        assert!(
            bars.is_sorted_by(|(_, one), (_, other)| one >= other),
            "{bars:?}"
        );
    }
}

#[test]
fn sums_that_are_not_exact_are_marked() {
    let svg = chart("chart commitments --country IT,DE --phase pledged");
    let texts: Vec<_> = elements(&svg)
        .into_iter()
        .map(|element| element.text)
        .collect();
    for label in ["> 2.4", "~ 20.8", "7.5"] {
        assert!(texts.iter().any(|text| text == label), "{label}");
    }
}

#[test]
fn a_conversion_names_its_rates() {
    let arguments =
        "chart commitments --country IT --as-of 2024-05-27 --in EUR --rate usd-eur-2024-05-27";
    let svg = chart(arguments);
    let texts: Vec<_> = elements(&svg).into_iter().map(|it| it.text).collect();
    let words = texts.join(" ");
    assert!(words.contains("In EUR at 1 USD = 0.9211 EUR (2024-05-27)."));
    assert!(words.contains("Converted at a rate that is more than a year older or younger"));
    let drawn = segments(&svg);
    assert!(
        drawn
            .iter()
            .all(|segment| segment.currency == Currency::EUR)
    );
    let pledged: f64 = drawn
        .iter()
        .filter(|segment| segment.phase == Phase::Pledged)
        .map(|segment| segment.value)
        .sum();
    assert!((pledged - 4_210_640_000.0).abs() < 0.5, "{pledged}");
}

#[test]
fn every_plan_of_a_country_is_in_its_picture_and_looks_like_its_verdict() {
    for country in Country::iter() {
        let known: BTreeSet<_> = Investment::iter()
            .filter(|investment| investment.country() == Some(country))
            .collect();
        if known.is_empty() {
            continue;
        }
        let parsed = elements(&chart(&format!("chart plans --country {country}")));
        let bars: Vec<_> = parsed
            .iter()
            .enumerate()
            .filter(|(_, element)| element.attributes.contains_key("data-record"))
            .collect();
        assert_eq!(bars.len(), known.len(), "{country}");
        for (place, bar) in bars {
            let investment = Investment::get(bar.get("data-record")).expect("a record");
            assert!(known.contains(&investment));
            let inside: Vec<_> = parsed
                .iter()
                .filter(|element| element.parent == place)
                .collect();
            let marked = |class| inside.iter().any(|element| element.has_class(class));
            let talks = investment
                .history()
                .last()
                .is_some_and(|turn| turn.status() == Status::InTalks);
            let (verdict, replaced, stopped) = match today().verdict(investment) {
                Verdict::Counts => ("counts", false, false),
                Verdict::Excluded(exclusion) => (
                    exclusion.reason().as_str(),
                    exclusion.reason() == Reason::Superseded && !talks,
                    matches!(
                        exclusion.reason(),
                        Reason::Withdrawn | Reason::Refused | Reason::Shelved
                    ),
                ),
            };
            assert_eq!(bar.get("data-verdict"), verdict, "{investment}");
            assert_eq!(marked("strike"), replaced, "{investment}");
            assert_eq!(marked("cross"), stopped, "{investment}");
            assert_eq!(marked("talks"), talks, "{investment}");
        }
    }
}

/// The first rectangle of each bar: x, y, width, height.
fn bars(svg: &str) -> BTreeMap<String, [f64; 4]> {
    let parsed = elements(svg);
    let mut bars = BTreeMap::new();
    for rect in parsed.iter().filter(|element| element.name == "rect") {
        let record = parsed[rect.parent].get("data-record");
        if !record.is_empty() {
            let frame = ["x", "y", "width", "height"].map(|name| rect.number(name));
            bars.entry(record.to_owned()).or_insert(frame);
        }
    }
    bars
}

#[test]
fn the_spanish_story() {
    let svg = chart("chart plans --country ES --provider aws");
    let bars = bars(&svg);
    let [x, y, width, height] = bars["aws-es-aragon-2024"];
    let [raise_x, raise_y, raise_width, raise_height] = bars["aws-es-aragon-2026"];
    let [old_x, old_y, old_width, old_height] = bars["aws-es-2021"];
    // The raise stands on what it adds to, and starts and ends later.
    assert!((raise_y + raise_height - y).abs() < 0.02);
    assert!(raise_x > x && raise_x + raise_width > x + width);
    // Heights are sums.
    assert!((raise_height / height - 18.0 / 15.7).abs() < 0.01);
    assert!((old_height / height - 2.5 / 15.7).abs() < 0.01);
    // What was replaced ends where its successor was announced, below it.
    assert!(old_x + old_width > x && old_x + old_width < raise_x && old_y > y + height);
    let texts: Vec<_> = elements(&svg)
        .into_iter()
        .map(|element| element.text)
        .collect();
    assert!(texts.iter().any(|text| text == "= EUR 33.7 bn"));
    assert_eq!(
        svg.matches("class=\"link\"").count(),
        4,
        "an arrow for each plan that was replaced"
    );
}

#[test]
fn nothing_is_drawn_that_was_not_known() {
    let svg = chart("chart plans --country ES --provider aws --as-of 2023-12-31");
    let later =
        Investment::iter().filter(|investment| investment.first_public() > day("2023-12-31"));
    assert!(later.map(Investment::id).all(|id| !svg.contains(id)));
    let bars = bars(&svg);
    assert!(
        bars.contains_key("aws-es-2021") && bars.len() == 3,
        "{bars:?}"
    );
    assert!(!svg.contains("15.7") && !svg.contains("2024-05-22"));
}

#[test]
fn a_file_holds_what_stdout_would_show() {
    let path = env::temp_dir().join(format!("hsi-chart-{}.svg", std::process::id()));
    let run = hsi(&format!("chart commitments --output {}", path.display()));
    assert!(run.status.success() && run.stdout.is_empty());
    assert_eq!(
        fs::read_to_string(&path).expect("the file is there"),
        chart("chart commitments")
    );
    fs::remove_file(path).expect("the file is there");
}

#[test]
fn a_file_is_replaced_with_force_only() {
    let path = env::temp_dir().join(format!("hsi-chart-force-{}.svg", std::process::id()));
    let line = format!("chart plans --country ES --output {}", path.display());
    assert!(hsi(&line).status.success());
    fs::write(&path, "mine").expect("the file is there");
    let refused = hsi(&line);
    assert_eq!(refused.status.code(), Some(2));
    let error = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(error.contains("exists; --force replaces it"), "{error}");
    assert_eq!(
        fs::read_to_string(&path).expect("the file is there"),
        "mine"
    );
    assert!(hsi(&format!("{line} --force")).status.success());
    assert_ne!(
        fs::read_to_string(&path).expect("the file is there"),
        "mine"
    );
    fs::remove_file(path).expect("the file is there");
    // A hyphen is stdout, and what is wrong with a path is said with the path.
    assert_eq!(
        chart("chart plans --country ES -o -"),
        chart("chart plans --country ES")
    );
    let nowhere = hsi("chart plans --country ES --output /nonexistent/x.svg");
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("/nonexistent/x.svg"));
}

#[test]
fn a_chart_says_what_was_asked() {
    let svg = chart("chart commitments --since 2025 --until 2025 --phase pledged");
    let words: Vec<_> = elements(&svg).into_iter().map(|it| it.text).collect();
    let words = words.join(" ");
    assert!(
        words.contains("Only: pledged; public since 2025; public until 2025."),
        "{words}"
    );
    let svg = chart("chart plans --country spain --min 5bn");
    let words: Vec<_> = elements(&svg).into_iter().map(|it| it.text).collect();
    assert!(words.join(" ").contains("at least 5 bn"));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    for (arguments, code, message) in [
        ("chart plans", 2, "one country"),
        ("chart plans --country ES,IT", 2, "one country"),
        ("chart plans --country AL", 1, "no record"),
        (
            "chart commitments --in EUR --rate USD/SEK=10",
            2,
            "no rate given",
        ),
        ("chart commitments --width 10", 2, "--width"),
    ] {
        let run = hsi(arguments);
        let error = String::from_utf8(run.stderr).expect("UTF-8");
        assert_eq!(run.status.code(), Some(code), "{arguments}: {error}");
        assert!(
            error.contains(message) && run.stdout.is_empty(),
            "{arguments}: {error}"
        );
    }
}
