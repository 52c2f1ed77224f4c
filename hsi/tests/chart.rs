//! The charts of `hsi`: they show what the library says, they are sound, and the ones in `docs/` are
//! those of the data. `BLESS=1` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};
use std::{env, fs};

use hyperscaler_investments::{
    CaveatKind, Country, Currency, DATA_AS_OF, Date, Investment, Phase, Provider, Qualifier,
    Reason, ReferenceRates, Snapshot, Status, Verdict, as_of,
};

/// The pictures in `docs/`, and the commands that draw them, all as of a day that news does not change.
const PICTURES: [(&str, &str); 3] = [
    ("spain.svg", "chart plans --country ES --provider aws"),
    ("waterfall.svg", "chart waterfall --in EUR"),
    ("map.svg", "chart map --in EUR"),
];
const DAY_OF_PICTURES: &str = "2026-06-28";

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

    /// Every class is one of those that a dark page changes.
    fn has_only_colours_as_classes(&self) -> bool {
        let classes = self.attributes.get("class");
        let mut classes = classes.into_iter().flat_map(|classes| classes.split(' '));
        classes.all(|class| class.starts_with("hsi-"))
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
    /// Nothing where the sum stands alone, as a number.
    width: Option<f64>,
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
            width: (element.name == "rect").then(|| element.number("width")),
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
        let drawn = chart(&format!("{command} --as-of {DAY_OF_PICTURES}"));
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
    for element in &parsed {
        assert!(element.has_only_colours_as_classes(), "{element:?}");
        let id = element.get("id");
        assert!(id.is_empty() || id.starts_with("hsi-"), "{id}");
    }
    // A picture is whole without its styles, which change colours alone.
    let styles: Vec<_> = parsed.iter().filter(|it| it.name == "style").collect();
    let [light, dark] = styles.as_slice() else {
        panic!("two styles: {styles:?}");
    };
    let dark = dark
        .text
        .trim()
        .strip_prefix("@media(prefers-color-scheme:dark){");
    let dark = dark
        .and_then(|dark| dark.strip_suffix("}"))
        .expect("a condition");
    for rules in [light.text.trim(), dark] {
        for rule in rules.split_terminator('}') {
            let (class, what) = rule.split_once('{').expect("a rule");
            assert!(class.starts_with(".hsi-") && !class.contains(' '), "{rule}");
            let (property, colour) = what.split_once(':').expect("a property");
            assert!(
                class.contains(property) && colour.starts_with('#'),
                "{rule}"
            );
        }
    }
    for absent in ["paint-order", "style=", "<pattern", "Gradient", "url("] {
        assert!(!svg.contains(absent), "{absent}");
    }
    for text in parsed.iter().filter(|element| element.name == "text") {
        for attribute in ["fill", "font-size"] {
            assert!(!text.get(attribute).is_empty(), "{text:?}");
        }
    }
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
        let drawn = segments(&chart(&format!(
            "chart commitments --top 99 --as-of {date}"
        )));
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
    let drawn = segments(&chart("chart commitments --top 99"));
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
    let currencies: BTreeSet<_> = seen.iter().map(|&(_, currency)| currency).collect();
    for currency in currencies {
        one_scale(&drawn, currency);
    }
    for (phase, currency) in seen {
        let panel = drawn
            .iter()
            .filter(|it| (it.phase, it.currency) == (phase, currency));
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

/// A currency has one scale in a picture, over both phases; one that only one country has is written
/// and not drawn.
fn one_scale(drawn: &[Segment], currency: Currency) {
    let own: Vec<_> = drawn
        .iter()
        .filter(|segment| segment.currency == currency)
        .collect();
    let countries: BTreeSet<_> = own.iter().map(|segment| segment.country).collect();
    if countries.len() == 1 {
        assert!(
            own.iter().all(|segment| segment.width.is_none()),
            "{currency}"
        );
        return;
    }
    let width = |segment: &Segment| segment.width.expect("a bar");
    let longest = own
        .iter()
        .max_by(|one, other| width(one).total_cmp(&width(other)))
        .expect("a bar");
    for segment in &own {
        let due = segment.value * width(longest) / longest.value;
        let (phase, country) = (segment.phase, segment.country);
        assert!(
            (width(segment) - due).abs() < 0.02,
            "{phase} {currency} {country}"
        );
    }
}

#[test]
fn the_phases_of_one_country_share_a_scale() {
    let drawn = segments(&chart("chart commitments --country DE"));
    let euros = drawn.iter().filter(|it| it.currency == Currency::EUR);
    let scales: Vec<_> = euros
        .map(|it| it.width.expect("a bar") / it.value * 1e9)
        .collect();
    assert!(scales.len() > 3);
    for scale in &scales {
        assert!((scale - scales[0]).abs() < 0.1, "{scales:?}");
    }
    // What nothing compares with is a number.
    let dollars = drawn.iter().filter(|it| it.currency == Currency::USD);
    assert!(dollars.clone().count() == 1 && dollars.clone().all(|it| it.width.is_none()));
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
            .filter(|element| element.attributes.contains_key("data-record"))
            .collect();
        assert_eq!(bars.len(), known.len(), "{country}");
        for bar in bars {
            let investment = Investment::get(bar.get("data-record")).expect("a record");
            assert!(known.contains(&investment));
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
            let looks = |look| bar.get("data-look") == look;
            assert_eq!(looks("replaced"), replaced, "{investment}");
            assert_eq!(looks("stopped"), stopped, "{investment}");
            assert_eq!(looks("talks"), talks, "{investment}");
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
    // Areas are sums. The right end of what was replaced is what was meant, until 2031.
    let area = width * height / 15.7;
    assert!((raise_width * raise_height / area - 18.0).abs() < 0.1);
    // It was meant for ten years and lived for three.
    let lived = f64::from(day("2024-05-22").days_since(day("2021-06-07"))) / 365.25;
    let meant = old_width * old_height * 10.0 / lived;
    assert!((meant / area - 2.5).abs() < 0.05, "{meant}");
    // What was replaced ends where its successor was announced, below it.
    assert!(old_x + old_width > x && old_x + old_width < raise_x && old_y > y + height);
    let texts: Vec<_> = elements(&svg)
        .into_iter()
        .map(|element| element.text)
        .collect();
    assert!(texts.iter().any(|text| text == "= EUR 33.7 bn"));
    assert_eq!(
        svg.matches("data-link=\"replaced-by\"").count(),
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
        ("chart commitments --output x.jpg", 2, "only as svg"),
        (
            "chart waterfall --in EUR --rate USD=0.9",
            2,
            "leave --rate out",
        ),
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

/// The ids of a picture.
fn ids(svg: &str) -> BTreeSet<String> {
    let ids = elements(svg).into_iter().map(|it| it.get("id").to_owned());
    ids.filter(|id| !id.is_empty()).collect()
}

#[test]
fn two_pictures_in_one_page_share_no_id() {
    let commands = [
        "chart commitments",
        "chart commitments --theme dark",
        "chart commitments --width 801",
        "chart commitments --as-of 2026-06-29",
        "chart commitments --title Mine",
        "chart plans --country ES",
        "chart plans --country ES --provider aws",
        "chart plans --country FR",
    ];
    let mut seen = BTreeSet::new();
    for command in commands {
        let svg = chart(command);
        let own = ids(&svg);
        assert_eq!(own.len(), 2, "{own:?}");
        for id in own {
            assert!(seen.insert(id), "{command}");
        }
        assert_eq!(svg, chart(command), "the same picture is the same");
    }
}

#[test]
fn a_theme_is_fixed_or_follows_the_page() {
    let auto = chart("chart plans --country ES");
    let light = chart("chart plans --country ES --theme light");
    let dark = chart("chart plans --country ES --theme dark");
    assert!(auto.contains("prefers-color-scheme") && auto.contains("hsi-fill-text"));
    for (fixed, page) in [(&light, "#fff"), (&dark, "#15171a")] {
        assert!(!fixed.contains("<style") && !fixed.contains("class="));
        let ground = elements(fixed).into_iter().find(|it| it.name == "rect");
        assert_eq!(ground.expect("a ground").get("fill"), page);
    }
}

#[test]
fn a_title_of_ones_own() {
    let svg = Command::new(env!("CARGO_BIN_EXE_hsi"))
        .args([
            "chart",
            "plans",
            "--country",
            "ES",
            "--title",
            "Aragón & <more>",
        ])
        .output()
        .expect("hsi runs");
    let parsed = elements(&String::from_utf8(svg.stdout).expect("UTF-8"));
    let title = "Aragón & <more>";
    for name in ["title", "text"] {
        let first = parsed
            .iter()
            .find(|it| it.name == name)
            .expect("it is there");
        assert_eq!(first.text, title);
    }
}

/// Width and height of a PNG.
#[cfg(feature = "png")]
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[cfg(feature = "png")]
#[test]
fn a_png_has_two_dots_for_each_pixel() {
    let line = "chart commitments --country IT --width 320";
    let root = elements(&chart(line)).swap_remove(0);
    let twice = (2.0 * root.number("width"), 2.0 * root.number("height"));
    let path = env::temp_dir().join(format!("hsi-chart-{}.png", std::process::id()));
    let run = hsi(&format!("{line} --output {}", path.display()));
    let error = String::from_utf8_lossy(&run.stderr);
    if error.contains("no font was found") {
        return;
    }
    assert!(run.status.success(), "{error}");
    let file = fs::read(&path).expect("the file is there");
    fs::remove_file(&path).expect("the file is there");
    let (width, height) = size(&file);
    assert_eq!((f64::from(width), f64::from(height)), twice);
    // To stdout the bytes go as they are, although they look like no text.
    assert_eq!(hsi(&format!("{line} --format png")).stdout, file);
}

#[test]
fn texts_keep_within_the_picture() {
    for country in ["ES", "DE", "GB", "US", "JP", "AE"] {
        for width in [320, 560, 800, 1600] {
            for picture in [
                "plans",
                "commitments",
                "ranking --in EUR",
                "history --in EUR",
                "waterfall --in EUR",
                "announcements --in EUR",
                "map --in EUR",
            ] {
                within(&chart(&format!(
                    "chart {picture} --country {country} --width {width}"
                )));
            }
        }
    }
}

/// The widths are rough, and rather too small: what is found is wrong.
fn within(svg: &str) {
    let parsed = elements(svg);
    let width = parsed[0].number("width");
    for text in parsed.iter().filter(|it| it.name == "text") {
        let length = text.text.chars().map(|_| 0.45).sum::<f64>() * text.number("font-size");
        let x = text.number("x");
        let (left, right) = match text.get("text-anchor") {
            "end" => (x - length, x),
            "middle" => (x - length / 2.0, x + length / 2.0),
            _ => (x, x + length),
        };
        assert!(left >= 0.0 && right <= width, "{text:?}");
    }
}

/// What `hsi total` says, as JSON.
fn total(arguments: &str) -> serde_json::Value {
    let run = hsi(&format!("total {arguments} --format json"));
    assert!(run.status.success(), "{arguments}");
    serde_json::from_slice(&run.stdout).expect("JSON")
}

#[test]
fn a_ranking_is_that_of_the_totals() {
    let options = "--in EUR --by country --top 7";
    let svg = chart(&format!("chart ranking {options}"));
    let answer = total(&format!("{options} --phase pledged"));
    let lines = answer["converted"].as_array().expect("a list").iter();
    let due: Vec<_> = lines
        .filter(|line| line["qualifier"] != "up-to")
        .map(|line| {
            let amount = line["amount"].as_str().expect("a text");
            let amount: f64 = amount.parse().expect("a number");
            (line["country"].as_str().expect("a code").to_owned(), amount)
        })
        .collect();
    assert_eq!(due.len(), 7);
    let mut drawn: Vec<(String, f64, f64)> = Vec::new();
    let parsed = elements(&svg);
    for part in parsed.iter().filter(|it| it.get("data-phase") == "pledged") {
        let (value, width) = (part.number("data-value"), part.number("width"));
        match drawn.last_mut() {
            Some((code, sum, length)) if code == part.get("data-group") => {
                *sum += value;
                *length += width;
            }
            _ => drawn.push((part.get("data-group").to_owned(), value, width)),
        }
    }
    assert_eq!(drawn.len(), 7);
    for ((code, amount), (drawn_code, value, width)) in due.iter().zip(&drawn) {
        assert_eq!(code, drawn_code);
        assert!((amount - value).abs() < 1.0, "{code}: {amount} {value}");
        let scale = drawn[0].2 / drawn[0].1;
        assert!((width - value * scale).abs() < 0.1, "{code}");
    }
    let words: Vec<_> = parsed.iter().map(|it| it.text.as_str()).collect();
    let words = words.join(" ");
    assert!(words.contains("In EUR at the average reference rate of each plan's own month"));
    assert!(words.contains("1.\u{a0}United States"));
}

#[test]
fn what_compares_has_one_currency() {
    for picture in ["ranking", "history", "waterfall", "announcements", "map"] {
        let run = hsi(&format!("chart {picture}"));
        let error = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{error}");
        assert!(error.contains("add --in"), "{error}");
        // What is in one currency needs no rate.
        sound(&chart(&format!("chart {picture} --currency EUR")));
    }
}

/// The sum that `hsi total` says, of a phase in euros; nothing where nothing counts.
fn total_in_euros(arguments: &str) -> f64 {
    let answer = total(&format!("{arguments} --in EUR"));
    let lines = answer["converted"].as_array().expect("a list").iter();
    let amounts = lines.filter(|line| line["qualifier"] != "up-to");
    amounts
        .map(|line| line["amount"].as_str().expect("a text"))
        .map(|amount| amount.parse::<f64>().expect("a number"))
        .sum()
}

#[test]
fn a_history_is_that_of_the_totals() {
    let svg = chart("chart history --in EUR --country ES,JP,AE");
    let parsed = elements(&svg);
    let bands: Vec<_> = parsed
        .iter()
        .filter(|it| it.attributes.contains_key("data-steps"))
        .collect();
    assert!(bands.len() > 4);
    for band in &bands {
        let mut days = band.get("data-steps").split(' ').collect::<Vec<_>>();
        // The first, the last, and some between.
        let last = days.pop().expect("a step");
        for step in days.into_iter().step_by(7).chain([last]) {
            let (date, sum) = step.split_once(':').expect("a day and a sum");
            let drawn: f64 = sum.parse().expect("a number");
            let (provider, phase) = (band.get("data-group"), band.get("data-phase"));
            let due = known_today(date, provider, phase);
            assert!(
                (drawn - due).abs() < 0.01,
                "{date} {phase} {provider}: {drawn} {due}"
            );
        }
        // What stands at its end is what counts today.
        let (provider, phase) = (band.get("data-group"), band.get("data-phase"));
        let today = format!("--country ES,JP,AE --provider {provider} --phase {phase}");
        let drawn = on(band.get("data-steps"), "2026-06-30");
        assert!((drawn - total_in_euros(&today)).abs() < 0.01, "{provider}");
    }
    // As stated, every unit is the same on every day.
    let svg = chart("chart history --country ES --provider aws");
    let band = elements(&svg)
        .into_iter()
        .find(|it| it.attributes.contains_key("data-steps"));
    assert_eq!(
        band.expect("a band").get("data-steps"),
        "2020-01-07:2000000000 2021-06-07:2500000000 2024-05-22:15700000000 \
         2026-01-12:20700000000 2026-03-02:33700000000"
    );
}

/// What counted on a day of one provider in three countries, in euros at the rates that are known
/// today.
fn known_today(date: &str, provider: &str, phase: &str) -> f64 {
    let countries = ["ES", "JP", "AE"];
    let provider: Provider = provider.parse().expect("a provider");
    let phase: Phase = phase.parse().expect("a phase");
    let records = Investment::iter().filter(|it| {
        it.provider() == provider
            && it.phase() == phase
            && it
                .country()
                .is_some_and(|it| countries.contains(&it.code()))
    });
    let totals = as_of(day(date)).totals(records);
    let rates = ReferenceRates::OfEachMonth;
    let converted = totals.at_reference_known(today(), Currency::EUR, rates);
    let firm = converted
        .iter()
        .filter(|it| it.qualifier() != Qualifier::UpTo);
    let values = firm.map(|it| it.value().to_string());
    values
        .map(|value| value.parse::<f64>().expect("a number"))
        .sum()
}

#[test]
fn a_history_is_that_of_the_timeline() {
    for filters in ["--country ES", "--country JP", "--provider oracle"] {
        let svg = chart(&format!("chart history --in EUR {filters}"));
        let run = hsi(&format!(
            "timeline --totals --in EUR {filters} --format ndjson"
        ));
        let lines = String::from_utf8(run.stdout).expect("UTF-8");
        let parsed = elements(&svg);
        let mut compared = 0;
        for line in lines.lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            if line["currency"] != "EUR" || line["qualifier"] == "up-to" {
                continue;
            }
            let (date, phase) = (line["day"].as_str(), line["phase"].as_str());
            let (date, phase) = (date.expect("a day"), phase.expect("a phase"));
            let due = line["amount"]
                .as_str()
                .map_or(0.0, |amount| amount.parse().expect("a number"));
            let bands = parsed.iter().filter(|it| {
                it.attributes.contains_key("data-steps") && it.get("data-phase") == phase
            });
            let drawn: f64 = bands.map(|band| on(band.get("data-steps"), date)).sum();
            assert!(
                (drawn - due).abs() < 1.0,
                "{filters}, {date}: {drawn} {due}"
            );
            compared += 1;
        }
        assert!(compared > 5, "{filters}: {compared}");
    }
}

/// The value of steps on a day.
fn on(steps: &str, date: &str) -> f64 {
    let mut value = 0.0;
    for step in steps.split(' ').filter(|step| !step.is_empty()) {
        let (day, sum) = step.split_once(':').expect("a day and a sum");
        if day <= date {
            value = sum.parse().expect("a number");
        }
    }
    value
}

#[test]
fn a_history_of_a_period_begins_and_ends_with_it() {
    let svg = chart("chart history --country ES --provider aws --since 2023 --until 2024-12-31");
    assert!(svg.contains("2023-01-01:2500000000 2024-05-22:15700000000\""));
    assert!(svg.contains("days since 2023"));
    let run = hsi("chart history --in EUR --at 2026-01");
    let error = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(
        run.status.code() == Some(2) && error.contains("--at"),
        "{error}"
    );
}

#[test]
fn a_waterfall_falls_from_the_headlines_to_the_total() {
    let svg = chart("chart waterfall --currency USD --country US --phase pledged");
    let answer = total("--currency USD --country US --phase pledged --explain");
    let parsed = elements(&svg);
    let steps: Vec<_> = parsed
        .iter()
        .filter(|it| it.attributes.contains_key("data-step"))
        .collect();
    let sum = |lines: &serde_json::Value| {
        let lines = lines.as_array().expect("a list").iter();
        let lines = lines.filter(|line| line["qualifier"] != "up-to");
        lines
            .map(|line| line["amount"].as_f64().expect("a number"))
            .sum::<f64>()
    };
    let (mut left, mut lost) = (0.0, BTreeMap::new());
    for step in &steps {
        match step.get("data-step") {
            "headlines" => left = step.number("data-value"),
            "counts" => left -= step.number("data-value"),
            reason => {
                left -= step.number("data-value");
                for id in step.get("data-records").split(' ') {
                    lost.insert(id.to_owned(), reason.to_owned());
                }
            }
        }
    }
    let headlines = steps[0].number("data-value");
    assert!((headlines - sum(&answer["headlines"])).abs() < 0.01);
    assert!(left.abs() < 0.01, "{left}");
    let mut due = BTreeMap::new();
    for excluded in answer["excluded"].as_array().expect("a list") {
        let id = excluded["id"].as_str().expect("an id");
        let record = Investment::get(id).expect("a record");
        if !matches!(
            record.qualifier(),
            Qualifier::Unquantified | Qualifier::UpTo
        ) {
            let reason = excluded["reason"].as_str().expect("a reason");
            due.insert(id.to_owned(), reason.to_owned());
        }
    }
    assert_eq!(lost, due);
}

#[test]
fn every_announcement_is_drawn_once_and_as_large_as_its_sum() {
    let svg = chart("chart announcements --currency USD --country US --provider microsoft");
    let parsed = elements(&svg);
    let marks: Vec<_> = parsed
        .iter()
        .filter(|it| it.attributes.contains_key("data-record"))
        .collect();
    let mut area_of_a_billion = None;
    let mut drawn = BTreeSet::new();
    for mark in &marks {
        let record = Investment::get(mark.get("data-record")).expect("a record");
        assert!(drawn.insert(record), "{record} twice");
        let verdict = today().totals([record]).verdict(record);
        if verdict.counts() && mark.get("data-verdict") == "counts" && mark.name == "circle" {
            let amount = record.amount().expect("an amount");
            assert_eq!(mark.get("data-value"), amount.units().to_string());
            let billions = mark.number("data-value") / 1e9;
            let area = mark.number("r").powi(2) / billions;
            let due = *area_of_a_billion.get_or_insert(area);
            // What is tiny has the least that is seen.
            assert!(
                (area / due - 1.0).abs() < 0.02
                    || mark.number("r") < 1.7
                    || record.qualifier() == Qualifier::UpTo,
                "{record}: {area} {due}"
            );
        }
        // A day is never before the one on which it became public, nor after.
        assert!(mark.name == "path" || !mark.get("data-value").is_empty());
    }
    let answer = total("--currency USD --country US --provider microsoft --explain");
    let explained = answer["explained"].as_array().expect("a list").len();
    assert_eq!(drawn.len(), explained);
}

#[test]
fn a_map_has_every_country_and_its_bubbles_are_sums() {
    let svg = chart("chart map --in EUR");
    let parsed = elements(&svg);
    let shapes: BTreeSet<_> = parsed
        .iter()
        .map(|it| it.get("data-country"))
        .filter(|code| !code.is_empty())
        .collect();
    for country in Country::iter() {
        assert!(shapes.contains(country.code()), "{country}");
    }
    let answer = total("--in EUR --by country --phase pledged");
    let mut areas = Vec::new();
    for line in answer["converted"].as_array().expect("a list") {
        if line["qualifier"] == "up-to" {
            continue;
        }
        let code = line["country"].as_str().expect("a code");
        let bubble = parsed.iter().find(|it| it.get("data-bubble") == code);
        let bubble = bubble.expect("a bubble");
        assert_eq!(
            bubble.get("data-value"),
            line["amount"].as_str().expect("a text")
        );
        areas.push((bubble.number("data-value"), bubble.number("r").powi(2)));
    }
    assert_eq!(areas.len(), svg.matches("data-bubble=").count());
    let unit = areas[0].1 / areas[0].0;
    for (value, area) in areas {
        assert!(
            area < 2.6 || (area / value / unit - 1.0).abs() < 0.02,
            "{value}"
        );
    }
    // No data is not zero: three looks, and the word for each.
    let look = |code| {
        let shape = parsed.iter().find(|it| it.get("data-country") == code);
        let shape = shape.expect("a shape");
        (
            shape.get("fill").to_owned(),
            shape.get("fill-opacity").to_owned(),
        )
    };
    let (none, records, sum) = (look("NP"), look("AR"), look("ES"));
    assert!(none != records && records != sum && none != sum);
    let words: Vec<_> = parsed.iter().map(|it| it.text.as_str()).collect();
    let words = words.join(" ");
    for text in ["no record", "records, no sum that counts", "ISO 3166"] {
        assert!(words.contains(text), "{text}");
    }
}

#[test]
fn every_example_of_the_help_is_drawn() {
    let help = chart("chart --help");
    let mut drawn = BTreeSet::new();
    for line in help.lines().filter_map(|line| line.strip_prefix("  hsi ")) {
        let line = line.split(" --output").next().unwrap_or(line);
        sound(&chart(&format!("{line} --theme auto")));
        drawn.extend(line.split(' ').nth(1));
    }
    let list = help.split("Commands:\n").nth(1).expect("a list");
    for line in list.lines().take_while(|line| !line.is_empty()) {
        let name = line
            .strip_prefix("  ")
            .filter(|line| !line.starts_with(' '));
        let name = name.and_then(|line| line.split(' ').next());
        let name = name.filter(|name| *name != "help");
        assert!(name.is_none_or(|name| drawn.contains(name)), "{name:?}");
    }
}

#[test]
fn a_map_of_a_few_countries_is_of_their_part_of_the_world() {
    let codes = |line: &str| {
        let parsed = elements(&chart(line));
        let width = parsed[0].number("width");
        for bubble in parsed.iter().filter(|it| !it.get("data-bubble").is_empty()) {
            assert!(bubble.number("cx") > 0.0 && bubble.number("cx") < width);
        }
        let codes = parsed.iter().map(|it| it.get("data-country").to_owned());
        codes
            .filter(|code| !code.is_empty())
            .collect::<BTreeSet<_>>()
    };
    let part = codes("chart map --in EUR --country ES,FR,IT");
    for code in ["ES", "FR", "IT", "CH", "MT"] {
        assert!(part.contains(code), "{code}");
    }
    for code in ["US", "JP", "AU"] {
        assert!(!part.contains(code), "{code}");
    }
    assert!(codes("chart map --in EUR --country ES,JP,US").contains("AU"));
}

/// What a mark takes on the page: its left, top, right and bottom.
fn extent(mark: &Element) -> [f64; 4] {
    match mark.name.as_str() {
        "circle" => {
            let [x, y, r] = ["cx", "cy", "r"].map(|name| mark.number(name));
            [x - r, y - r, x + r, y + r]
        }
        "rect" => {
            let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| mark.number(name));
            [x, y, x + width, y + height]
        }
        // M{x} {bottom}V{top}
        _ => {
            let numbers: Vec<f64> = mark
                .get("d")
                .split(['M', ' ', 'V'])
                .filter_map(|number| number.parse().ok())
                .collect();
            [numbers[0], numbers[2], numbers[0], numbers[1]]
        }
    }
}

/// How far two marks are from one another; negative if one lies on the other.
fn between(one: &Element, other: &Element) -> f64 {
    let (a, b) = (extent(one), extent(other));
    let across = (a[0].max(b[0]) - a[2].min(b[2])).max(a[1].max(b[1]) - a[3].min(b[3]));
    if one.name == "circle" && other.name == "circle" {
        let (dx, dy) = (
            one.number("cx") - other.number("cx"),
            one.number("cy") - other.number("cy"),
        );
        return dx.hypot(dy) - one.number("r") - other.number("r");
    }
    if one.name == other.name {
        return across;
    }
    // A circle and a box: from the nearest point of the box to the centre.
    let (circle, frame) = if one.name == "circle" {
        (one, b)
    } else {
        (other, a)
    };
    if circle.name != "circle" {
        return across;
    }
    let (x, y) = (circle.number("cx"), circle.number("cy"));
    let (dx, dy) = (
        x - x.clamp(frame[0], frame[2]),
        y - y.clamp(frame[1], frame[3]),
    );
    dx.hypot(dy) - circle.number("r")
}

#[test]
fn no_announcement_is_hidden_and_the_largest_are_numbered() {
    for (filters, width) in [
        ("", 360),
        ("", 800),
        ("", 1200),
        (" --country US", 360),
        (" --country JP", 800),
        (" --country DE", 360),
        (" --country AE", 1200),
    ] {
        let line = format!("chart announcements --in EUR{filters} --width {width}");
        let parsed = elements(&chart(&line));
        let marks: Vec<_> = parsed
            .iter()
            .filter(|it| it.attributes.contains_key("data-record"))
            .collect();
        for (number, one) in marks.iter().enumerate() {
            for other in &marks[number + 1..] {
                let gap = between(one, other);
                let (one, other) = (one.get("data-record"), other.get("data-record"));
                assert!(gap > -0.02, "{line}: {one} and {other}: {gap}");
            }
        }
        // Each number is on its mark or above it, is on no other mark, and is in the list.
        let numbered: Vec<_> = marks
            .iter()
            .filter(|it| !it.get("data-number").is_empty())
            .collect();
        assert!(!numbered.is_empty(), "{line}");
        for mark in numbered {
            let number = mark.get("data-number");
            let texts: Vec<_> = parsed
                .iter()
                .filter(|it| it.name == "text" && it.text == number)
                .collect();
            let [left, top, right, bottom] = extent(mark);
            let label = texts.iter().find(|it| {
                it.get("text-anchor") == "middle"
                    && (left..=right).contains(&it.number("x"))
                    && (top - 6.0..=bottom).contains(&it.number("y"))
            });
            let label = label.unwrap_or_else(|| panic!("{line}: no number {number}"));
            assert_eq!(texts.len(), 2, "{line}: {number} is not in the list");
            let (x, y) = (label.number("x"), label.number("y") - 4.0);
            for other in &marks {
                let [left, top, right, bottom] = extent(other);
                let is_upon = (left..=right).contains(&x) && (top..=bottom).contains(&y);
                assert!(
                    !is_upon || other.get("data-record") == mark.get("data-record"),
                    "{line}: {number} is on another mark"
                );
            }
        }
    }
}

#[test]
fn every_look_of_an_announcement_is_explained() {
    for (line, words) in [
        (
            "chart announcements --in EUR",
            "up to: a ceiling, in no sum",
        ),
        ("chart announcements --in EUR", "square: spent"),
        ("chart announcements --in EUR", "without a sum"),
        (
            "chart announcements --in EUR --country JP",
            "The largest that do not, and why",
        ),
        ("chart announcements --in EUR --country JP", "by 2 Mar 2021"),
    ] {
        let svg = chart(line);
        assert!(
            elements(&svg).iter().any(|it| it.text.contains(words)),
            "{line}: {words}"
        );
    }
    // A year is no day: its mark stands within it.
    let parsed = elements(&chart("chart announcements --in EUR --country JP"));
    let mark = parsed
        .iter()
        .find(|it| it.get("data-record") == "aws-jp-tokyo-2011");
    let [x, ..] = extent(mark.expect("a mark"));
    let year = |name: &str| {
        let label = parsed
            .iter()
            .find(|it| it.name == "text" && it.text == name);
        label.expect("a year").number("x")
    };
    assert!(x > year("2011") + 5.0 && x < year("2012") - 5.0, "{x}");
}

/// Every text of a picture, one after the other.
fn words(svg: &str) -> String {
    let parsed = elements(svg);
    let texts = parsed.iter().filter(|it| it.name == "text");
    texts
        .map(|it| it.text.replace('\u{a0}', " "))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn what_is_not_drawn_is_said_with_its_sum() {
    let totals = today().totals(Investment::iter());
    let mut due = Vec::new();
    for caveat in totals.caveats() {
        if matches!(
            caveat.kind(),
            CaveatKind::Umbrella | CaveatKind::MixedScope | CaveatKind::JointSum
        ) {
            due.push(format!("{caveat:.3}"));
        }
    }
    assert_eq!(due.len(), 3);
    for picture in ["history", "ranking"] {
        let words = words(&chart(&format!("chart {picture} --in EUR")));
        for sentence in &due {
            assert!(words.contains(sentence), "{picture}: {sentence}\n{words}");
        }
    }
    // A map is of one phase.
    let words_of_a_map = words(&chart("chart map --in EUR"));
    assert!(words_of_a_map.contains("no single country is named: more than USD"));
    assert!(!words_of_a_map.contains("bn spent"));
    let ceiling = total("--in EUR --phase pledged");
    let lines = ceiling["converted"].as_array().expect("a list").iter();
    let ceilings = lines.filter(|line| line["qualifier"] == "up-to").count();
    assert_eq!(ceilings, 1);
    for picture in ["history", "map"] {
        let words = words(&chart(&format!("chart {picture} --in EUR")));
        assert!(
            words.contains(
                "Not drawn, because \"up to\" is a ceiling: up to EUR 43.79 bn pledged ("
            ),
            "{words}"
        );
    }
    // A ranking draws it, and says what that is.
    assert!(words(&chart("chart ranking --in EUR")).contains("up to: a ceiling, in no sum"));
}

#[test]
fn what_has_no_room_is_summed_up() {
    let svg = chart("chart ranking --in EUR --phase pledged --top 7");
    let codes: BTreeSet<_> = elements(&svg)
        .into_iter()
        .map(|it| it.get("data-group").to_owned())
        .collect();
    let rest = Country::iter().filter(|it| !codes.contains(it.code()));
    let rest: Vec<_> = rest.map(Country::code).collect();
    let answer = hsi(&format!(
        "total --in EUR --phase pledged --country {} --format md",
        rest.join(",")
    ));
    let answer = String::from_utf8(answer.stdout).expect("UTF-8");
    let words = words(&svg);
    let said = words
        .split("Not drawn: 34 smaller countries, together ")
        .nth(1);
    let sum = said.and_then(|said| said.split(" pledged.").next());
    let sum = sum.expect("a sum").to_owned();
    assert!(answer.contains(&sum), "{sum}\n{answer}");
}

#[test]
fn a_ranking_of_one_is_a_number() {
    for line in [
        "chart ranking --in EUR --country JP",
        "chart ranking --in EUR --top 1",
    ] {
        let svg = chart(line);
        let parsed = elements(&svg);
        let sums: Vec<_> = parsed
            .iter()
            .filter(|it| it.attributes.contains_key("data-value"))
            .collect();
        assert!(!sums.is_empty() && sums.iter().all(|it| it.name == "text"));
        // The ground of the page is all that is drawn.
        let boxes = parsed.iter().filter(|it| it.name == "rect");
        assert_eq!(boxes.count(), 1, "{line}");
    }
    let words = words(&chart("chart ranking --in EUR --country JP"));
    assert!(words.contains("EUR > 34.18 bn") && words.contains("nothing to rank"));
}

#[test]
fn a_waterfall_of_a_country_has_that_countrys_headlines_only() {
    for country in ["JP", "ES", "DE", "US", "IN", "MY", "FR"] {
        let question = format!("--in EUR --country {country}");
        let svg = chart(&format!("chart waterfall {question}"));
        for phase in ["pledged", "spent"] {
            let parsed = elements(&svg);
            let own = parsed.iter().filter(|it| it.get("data-phase") == phase);
            let (mut start, mut end, mut lost) = (0.0, 0.0, 0.0);
            for step in own {
                for id in step.get("data-records").split(' ') {
                    let record = Investment::get(id).expect("a record");
                    assert!(record.country().is_some(), "{country}: {id}");
                }
                match step.get("data-step") {
                    "headlines" => start = step.number("data-value"),
                    "counts" => end += step.number("data-value"),
                    _ => lost += step.number("data-value"),
                }
            }
            let total = total_in_euros(&format!("--country {country} --phase {phase}"));
            assert!(
                (end - total).abs() < 0.01,
                "{country} {phase}: {end} {total}"
            );
            assert!((start - lost - end).abs() < 0.01, "{country} {phase}");
            // All headlines are those of the country itself.
            let code: Country = country.parse().expect("a country");
            let mut due = 0.0;
            for record in Investment::iter().filter(|it| it.country() == Some(code)) {
                if record.phase().as_str() != phase || record.qualifier() == Qualifier::UpTo {
                    continue;
                }
                let rates = ReferenceRates::OfEachMonth;
                if let Ok(amount) = today().investment_in(Currency::EUR, rates, record) {
                    due += amount.value().to_string().parse::<f64>().expect("a number");
                }
            }
            assert!(
                (start - due).abs() < 1.0,
                "{country} {phase}: {start} {due}"
            );
        }
    }
    let words = words(&chart("chart waterfall --in EUR --country JP"));
    assert!(words.contains(
        "In no bar, because the plan is for no single country: more than EUR 34.39 bn pledged \
         (aws-asia-pacific-apec-2025)."
    ));
    assert!(words.starts_with("Japan: all of more than EUR 34.18 bn pledged in headlines counts"));
    // Nobody asked for a country: it is a headline that does not count.
    let svg = chart("chart waterfall --in EUR");
    assert!(svg.contains("data-step=\"umbrella\""));
}

#[test]
fn commitments_explain_their_numbers_and_draw_the_first() {
    let parsed = elements(&chart("chart commitments --country JP"));
    let texts: Vec<_> = parsed.iter().map(|it| it.text.as_str()).collect();
    assert!(
        !texts
            .iter()
            .any(|text| text.to_lowercase().contains("alone in its"))
    );
    assert!(texts.contains(&"A number, not a bar: nothing in its currency to compare it with"));
    // The legend has those who are in a bar, and nobody else.
    assert!(texts.contains(&"AWS") && texts.contains(&"Google"));
    assert!(!texts.contains(&"Microsoft") && !texts.contains(&"Oracle"));
    let none = elements(&chart(
        "chart commitments --country AE --provider microsoft --phase pledged",
    ));
    assert_eq!(none.iter().filter(|it| it.name == "rect").count(), 1);
    // The world is cut, and what is cut is summed up.
    let svg = chart("chart commitments --width 360");
    assert!(elements(&svg)[0].number("height") < 3500.0);
    assert!(words(&svg).contains("smaller countries, together more than USD"));
    let all = words(&chart("chart commitments --top 99"));
    assert!(!all.contains("smaller countries"));
}

#[test]
fn the_news_of_a_plan_is_on_its_day_or_as_long_as_what_is_known() {
    let mut years = 0;
    for country in ["JP", "ES", "DE", "GB", "US", "IN"] {
        let parsed = elements(&chart(&format!(
            "chart plans --country {country} --width 1600"
        )));
        let labels: Vec<_> = parsed
            .iter()
            .filter(|it| it.name == "text" && it.get("text-anchor") == "middle")
            .filter_map(|it| Some((it.text.parse::<f64>().ok()?, it.number("x"))))
            .collect();
        let (first, last) = (labels[0], labels[labels.len() - 1]);
        let a_year = (last.1 - first.1) / (last.0 - first.0);
        let x = |date: Date| {
            let new_year = Date::from_ymd(date.year(), 1, 1).expect("a day");
            let days = f64::from(date.days_since(new_year));
            first.1 + (f64::from(date.year()) - first.0 + days / 366.0) * a_year
        };
        let dots = parsed.iter().filter(|it| !it.get("data-news").is_empty());
        for dot in dots {
            let record = Investment::get(dot.get("data-news")).expect("a record");
            let date = record.history().next().expect("a status").date();
            let (from, to) = (x(date.first_day()), x(date.last_day()));
            let [left, _, right, _] = extent(dot);
            assert!(
                (f64::midpoint(left, right) - f64::midpoint(from, to)).abs() < 0.1,
                "{record}: {date}"
            );
            let is_a_year = date.month().is_none();
            years += usize::from(is_a_year);
            assert!(
                !is_a_year || (right - left - (to - from)).abs() < 0.1,
                "{record}: {date}"
            );
        }
    }
    assert!(years > 3, "{years}");
    // A day that is only known as a bound is said to be one.
    assert!(words(&chart("chart plans --country JP")).contains("by 2 Mar 2021"));
}

/// The points of a shape that is drawn with straight lines.
fn points(shape: &Element) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    for point in shape.get("d").split(['M', 'L', 'Z']) {
        if let Some((x, y)) = point.split_once(' ') {
            points.push((x.parse().expect("a number"), y.parse().expect("a number")));
        }
    }
    points
}

#[test]
fn a_map_cuts_off_no_country_that_is_asked_for() {
    for (code, rings) in [
        ("JP", 3),
        ("GB", 2),
        ("US", 5),
        ("DK", 2),
        ("IT", 3),
        ("ID", 12),
        ("MY", 2),
    ] {
        let svg = chart(&format!("chart map --in EUR --country {code} --width 500"));
        let parsed = elements(&svg);
        let shapes = parsed
            .iter()
            .filter(|it| !it.get("data-country").is_empty());
        let land: Vec<_> = shapes.flat_map(points).collect();
        let ends = |points: &[(f64, f64)]| {
            let [mut left, mut top] = [f64::MAX; 2];
            let [mut right, mut bottom] = [f64::MIN; 2];
            for &(x, y) in points {
                (left, top) = (left.min(x), top.min(y));
                (right, bottom) = (right.max(x), bottom.max(y));
            }
            [left, top, right, bottom]
        };
        let own = parsed.iter().find(|it| it.get("data-country") == code);
        let own = own.expect("a shape");
        assert_eq!(own.get("d").matches('M').count(), rings, "{code}");
        let (page, own) = (ends(&land), ends(&points(own)));
        assert!(
            own[0] > 17.0 && own[1] > page[1] + 1.0,
            "{code}: {own:?} {page:?}"
        );
        assert!(
            own[2] < 484.0 && own[3] < page[3] - 1.0,
            "{code}: {own:?} {page:?}"
        );
    }
}

#[test]
fn every_large_bubble_of_a_map_has_its_name() {
    for (filters, width) in [
        ("", 800),
        ("", 1200),
        (" --country eu27", 800),
        (" --country JP,KR,TW", 360),
    ] {
        let line = format!("chart map --in EUR{filters} --width {width}");
        let svg = chart(&line);
        let parsed = elements(&svg);
        let texts: Vec<_> = parsed.iter().filter(|it| it.name == "text").collect();
        let list = texts.iter().position(|it| it.text.starts_with("Every sum"));
        let (on_map, below) = texts.split_at(list.expect("a list"));
        let below: Vec<_> = below
            .iter()
            .map(|it| it.text.replace('\u{a0}', " "))
            .collect();
        let below = below.join(" ");
        let bottom = texts[on_map.len()].number("y");
        // The largest come first.
        let bubbles = parsed.iter().filter(|it| !it.get("data-bubble").is_empty());
        for (place, bubble) in bubbles.enumerate() {
            let country: Country = bubble.get("data-bubble").parse().expect("a country");
            let [left, top, right, low] = extent(bubble);
            assert!(
                left >= 0.0 && top > 0.0 && right <= f64::from(width) && low < bottom,
                "{line}: {country}"
            );
            let name = country.name();
            assert!(below.contains(name), "{line}: {name}");
            let is_named = on_map.iter().any(|it| it.text == name);
            assert!(
                is_named || place >= 16,
                "{line}: {name} has no name on the map"
            );
        }
    }
}

#[test]
fn the_last_sum_of_a_history_is_seen_even_if_it_is_of_yesterday() {
    let parsed = elements(&chart(
        "chart history --in EUR --country IN --phase pledged --width 360",
    ));
    let bands: Vec<_> = parsed
        .iter()
        .filter(|it| it.attributes.contains_key("data-steps"))
        .collect();
    let steps = bands.iter().flat_map(|it| it.get("data-steps").split(' '));
    assert!(
        steps.clone().any(|step| step > "2026-06-20"),
        "a step of the last days"
    );
    for band in bands {
        // M and L before each point: the upper edge ends in the last sum.
        let points = points(band);
        let right = points.iter().map(|(x, _)| *x).fold(0.0, f64::max);
        let at_end: Vec<_> = points.iter().filter(|(x, _)| right - x < 0.01).collect();
        let before = points
            .iter()
            .filter(|(x, y)| right - x > 0.01 && at_end.iter().any(|end| (end.1 - y).abs() < 0.01));
        let before = before.map(|(x, _)| *x).fold(0.0, f64::max);
        assert!(
            right - before > 4.0,
            "{}: {before} {right}",
            band.get("data-group")
        );
    }
}
