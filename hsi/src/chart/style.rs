//! How a chart looks: colours for light and dark pages, and one colour a provider that people with
//! any kind of colour vision can tell apart (Okabe and Ito's).
//!
//! Shapes name classes while they are drawn. [`paint`] turns those into presentation attributes at
//! the end, which every program knows that draws an SVG. Only the colours that a dark page changes
//! stay classes too.

use std::collections::BTreeMap;

use hyperscaler_investments::Provider;
use svg::node::element::Element;
use svg::node::{Blob, Node, Value};

use super::font;

/// For which page a picture is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
    /// Light, and dark where the reader's page is.
    Auto,
}

impl Theme {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

/// A colour by what it is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ink {
    Page,
    Text,
    Soft,
    Rule,
    /// Of a shape that says nothing by itself, as a country on a map.
    Ground,
}

impl Ink {
    const ALL: [Self; 5] = [Self::Page, Self::Text, Self::Soft, Self::Rule, Self::Ground];

    const fn word(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Text => "text",
            Self::Soft => "soft",
            Self::Rule => "rule",
            Self::Ground => "ground",
        }
    }

    const fn light(self) -> &'static str {
        match self {
            Self::Page => "#fff",
            Self::Text => "#1a1a1a",
            Self::Soft => "#5c6066",
            Self::Rule => "#d8dadd",
            Self::Ground => "#eceef0",
        }
    }

    const fn dark(self) -> &'static str {
        match self {
            Self::Page => "#15171a",
            Self::Text => "#ededed",
            Self::Soft => "#a9aeb6",
            Self::Rule => "#3b3f45",
            Self::Ground => "#25282c",
        }
    }

    const fn of(self, theme: Theme) -> &'static str {
        match theme {
            Theme::Light | Theme::Auto => self.light(),
            Theme::Dark => self.dark(),
        }
    }
}

/// The properties that hold a colour.
const COLOURED: [&str; 2] = ["fill", "stroke"];

/// What a class sets: a colour of the page, or a value that is the same on every page.
#[derive(Clone)]
enum Look {
    Ink(Ink),
    Plain(Value),
}

type Looks = Vec<(&'static str, Look)>;

/// Fill, and the colour of text on it.
const PALETTE: [(&str, &str); 8] = [
    ("#e69f00", "#111"),
    ("#009e73", "#111"),
    ("#0072b2", "#fff"),
    ("#cc79a7", "#111"),
    ("#56b4e9", "#111"),
    ("#d55e00", "#111"),
    ("#f0e442", "#111"),
    ("#999", "#111"),
];

/// Returns what a class of a shape sets.
fn looks(class: &str) -> Looks {
    let ink = |property, ink| (property, Look::Ink(ink));
    let set = |property, value: &str| (property, Look::Plain(value.into()));
    if let Some(font) = font::ALL.iter().find(|font| font.class == class) {
        let weight = if font.bold { "bold" } else { "normal" };
        let size = Look::Plain(font.size.into());
        return vec![("font-size", size), set("font-weight", weight)];
    }
    match class {
        "soft" | "whole" => vec![ink("fill", Ink::Soft)],
        "page" => vec![ink("fill", Ink::Page)],
        "struck" => vec![set("text-decoration", "line-through")],
        "grid" | "rule" => vec![ink("stroke", Ink::Rule)],
        "axis" => vec![ink("stroke", Ink::Soft)],
        "leader" => vec![ink("stroke", Ink::Soft), set("stroke-dasharray", "1 3")],
        "today" => vec![ink("stroke", Ink::Soft), set("stroke-dasharray", "4 3")],
        "cut" => vec![ink("stroke", Ink::Page), set("stroke-width", "1.5")],
        "seam" => vec![ink("stroke", Ink::Page), set("stroke-width", "0.7")],
        "casing" => vec![ink("stroke", Ink::Page), set("stroke-width", "4")],
        "strike" | "link" | "brace" => {
            vec![ink("stroke", Ink::Text), set("stroke-width", "1.3")]
        }
        "cross" => vec![ink("stroke", Ink::Text), set("stroke-width", "2.2")],
        "hatching" => vec![ink("stroke", Ink::Text), set("stroke-opacity", "0.55")],
        "tip" => vec![ink("fill", Ink::Text)],
        "dot" => vec![
            ink("fill", Ink::Text),
            ink("stroke", Ink::Page),
            set("stroke-width", "1.2"),
        ],
        "lost" => vec![ink("fill", Ink::Rule), ink("stroke", Ink::Soft)],
        "ceiling" => vec![
            ink("fill", Ink::Rule),
            set("fill-opacity", "0.4"),
            ink("stroke", Ink::Soft),
            set("stroke-dasharray", "3 2"),
        ],
        "talks" => vec![set("stroke-dasharray", "2 2")],
        "pale" => vec![set("fill-opacity", "0.38")],
        "thin" => vec![set("stroke-width", "1")],
        "unrecorded" => vec![ink("fill", Ink::Ground), ink("stroke", Ink::Page)],
        "recorded" => vec![ink("fill", Ink::Rule), ink("stroke", Ink::Page)],
        "summed" => vec![
            ink("fill", Ink::Soft),
            set("fill-opacity", "0.45"),
            ink("stroke", Ink::Page),
        ],
        "bubble" => vec![
            set("fill", "#0072b2"),
            set("fill-opacity", "0.75"),
            ink("stroke", Ink::Page),
        ],
        _ => of_the_palette(class),
    }
}

/// Returns what a class sets that has the number of a colour in it.
fn of_the_palette(class: &str) -> Looks {
    let set = |property, value: &str| (property, Look::Plain(value.into()));
    for (slot, (colour, ink)) in PALETTE.into_iter().enumerate() {
        if class == format!("fill{slot}") {
            return vec![set("fill", colour)];
        }
        if class == format!("upon{slot}") {
            return vec![set("fill", ink)];
        }
        if class == format!("edge{slot}") {
            return vec![
                set("fill", "none"),
                set("stroke", colour),
                set("stroke-width", "1.5"),
            ];
        }
    }
    Vec::new()
}

/// Returns the slot of a provider in the palette. The order is that of the ids, so a provider of an
/// overlay may shift the others: the legend tells.
fn slot(provider: Provider) -> usize {
    Provider::iter()
        .position(|other| other == provider)
        .unwrap_or_default()
}

/// Returns the class of an area in a provider's colour.
pub fn fill(provider: Provider) -> String {
    fill_of(slot(provider))
}

/// Returns the class of an outline in a provider's colour.
pub fn outline(provider: Provider) -> String {
    format!("edge{}", slot(provider) % PALETTE.len())
}

/// Returns the class of text upon that colour.
pub fn upon(provider: Provider) -> String {
    upon_of(slot(provider))
}

/// Returns the class of an area in the colour of a number.
pub fn fill_of(slot: usize) -> String {
    format!("fill{}", slot % PALETTE.len())
}

/// Returns the class of text upon that colour.
pub fn upon_of(slot: usize) -> String {
    format!("upon{}", slot % PALETTE.len())
}

/// Turns the classes of a whole picture into attributes, and makes its ids its own.
pub fn paint(root: &mut Element, theme: Theme, prefix: &str) {
    let families = font::FAMILIES.map(|family| format!("'{family}', "));
    root.assign("font-family", families.concat() + "sans-serif");
    paint_node(root, theme, prefix);
}

fn paint_node(node: &mut dyn Node, theme: Theme, prefix: &str) {
    let name = node.get_name().to_owned();
    if let Some(attributes) = node.get_attributes_mut() {
        let classes = attributes.remove("class");
        let classes = classes.map(|classes| classes.to_string());
        let mut kept = Vec::new();
        for (property, look) in looks_of(&name, classes.as_deref().unwrap_or_default()) {
            // What is given for one shape alone goes before its classes.
            if attributes.contains_key(property) {
                continue;
            }
            let value = match look {
                Look::Plain(value) => value,
                Look::Ink(ink) => {
                    kept.push(themed(property, ink));
                    ink.of(theme).into()
                }
            };
            attributes.insert(property.into(), value);
        }
        if theme == Theme::Auto && !kept.is_empty() {
            attributes.insert("class".into(), kept.join(" ").into());
        }
        for (name, value) in attributes.iter_mut() {
            if let Some(own) = own_id(name, value, prefix) {
                *value = own.into();
            }
        }
    }
    if let Some(children) = node.get_children_mut() {
        for child in children {
            paint_node(child.as_mut(), theme, prefix);
        }
    }
}

/// Returns what an element sets by its name and its classes; a later class goes before an earlier.
fn looks_of(name: &str, classes: &str) -> BTreeMap<&'static str, Look> {
    let mut looks_of = BTreeMap::new();
    if name == "text" {
        looks_of.insert("fill", Look::Ink(Ink::Text));
    } else if name == "path" {
        looks_of.insert("fill", Look::Plain("none".into()));
    }
    for class in classes.split(' ') {
        looks_of.extend(looks(class));
    }
    looks_of
}

/// Returns an id, or a list of those that are meant, as no other picture has it.
fn own_id(name: &str, value: &Value, prefix: &str) -> Option<String> {
    if !matches!(name, "id" | "aria-labelledby") {
        return None;
    }
    let ids: Vec<_> = value.split(' ').map(|id| format!("{prefix}{id}")).collect();
    Some(ids.join(" "))
}

fn themed(property: &str, ink: Ink) -> String {
    format!("hsi-{property}-{}", ink.word())
}

/// Returns the rules that follow the reader's page, with single classes: some programs read no
/// descendants. Those of dark pages stand in a style of their own, below the same for light ones:
/// `LibreOffice` reads no condition, and takes the first.
pub fn rules() -> [Element; 2] {
    let dark = format!(
        "@media(prefers-color-scheme:dark){{{}}}",
        rules_of(Ink::dark)
    );
    [rules_of(Ink::light), dark].map(|rules| {
        let mut style = Element::new("style");
        style.append(Blob::new(rules));
        style
    })
}

fn rules_of(colour: impl Fn(Ink) -> &'static str) -> String {
    let mut rules = String::new();
    for property in COLOURED {
        for ink in Ink::ALL {
            let class = themed(property, ink);
            rules.extend([".", &class, "{", property, ":", colour(ink), "}"]);
        }
    }
    rules
}
