//! How a chart looks: colours for light and dark pages, and one colour a provider that people with any
//! kind of colour vision can tell apart (Okabe and Ito's).

use std::fmt::Write as _;

use hyperscaler_investments::Provider;
use svg::node::element::Element;
use svg::node::{Blob, Node};

use super::canvas::element;
use super::face;

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

/// The colours of a page: its ground, ink, and what is softer.
struct Theme {
    page: &'static str,
    ink: &'static str,
    soft: &'static str,
    rule: &'static str,
}

const LIGHT: Theme = Theme {
    page: "#fff",
    ink: "#1a1a1a",
    soft: "#5c6066",
    rule: "#d8dadd",
};
const DARK: Theme = Theme {
    page: "#15171a",
    ink: "#ededed",
    soft: "#a9aeb6",
    rule: "#3b3f45",
};

impl Theme {
    /// Spelled out for each theme: custom properties are unknown to many programs that show an SVG.
    fn rules(&self) -> String {
        let Self {
            page,
            ink,
            soft,
            rule,
        } = self;
        format!(
            "\
.hsi text{{fill:{ink}}}
.hsi .soft{{fill:{soft}}}
.hsi .halo{{stroke:{page}}}
.hsi .page{{fill:{page}}}
.hsi .grid,.hsi .rule{{stroke:{rule}}}
.hsi .axis,.hsi .leader,.hsi .today,.hsi .ceiling{{stroke:{soft}}}
.hsi .cut,.hsi .casing,.hsi .dot{{stroke:{page}}}
.hsi .strike,.hsi .link,.hsi .brace,.hsi .cross,.hsi .ink{{stroke:{ink}}}
.hsi .tip,.hsi .dot{{fill:{ink}}}
.hsi .from,.hsi .to{{stop-color:{page}}}
"
        )
    }
}

const SHAPES: &str = "\
.hsi text{font-family:\"Helvetica Neue\",Helvetica,Arial,\"Liberation Sans\",sans-serif}
.hsi path{fill:none}
.hsi .struck{text-decoration:line-through}
.hsi .halo{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
.hsi .leader{stroke-dasharray:1 3}
.hsi .today{stroke-dasharray:4 3}
.hsi .cut{stroke-width:1.5}
.hsi .strike,.hsi .link,.hsi .brace{stroke-width:1.3}
.hsi .cross{stroke-width:2.2}
.hsi .casing{stroke-width:4}
.hsi .dot{stroke-width:1.2}
.hsi .ceiling{fill-opacity:.15;stroke-dasharray:3 2}
.hsi .talks{stroke-dasharray:2 2}
.hsi .pale{fill-opacity:.38}
.hsi .ink{stroke-opacity:.55}
.hsi .from{stop-opacity:0}
";

/// The place of a provider in the palette. The order is that of the ids, so a provider of an overlay
/// may shift the others: the legend tells.
fn place(provider: Provider) -> usize {
    Provider::iter()
        .position(|other| other == provider)
        .unwrap_or_default()
        % PALETTE.len()
}

/// The class of an area in a provider's colour.
pub fn fill(provider: Provider) -> String {
    format!("fill{}", place(provider))
}

/// The class of an outline in a provider's colour.
pub fn outline(provider: Provider) -> String {
    format!("edge{}", place(provider))
}

/// The class of text upon that colour.
pub fn upon(provider: Provider) -> String {
    format!("upon{}", place(provider))
}

pub fn sheet() -> Element {
    let (light, dark) = (LIGHT.rules(), DARK.rules());
    let mut rules = format!("{SHAPES}{light}@media(prefers-color-scheme:dark){{\n{dark}}}\n");
    for face in face::ALL {
        let weight = if face.bold { "bold" } else { "normal" };
        let _ = writeln!(
            rules,
            ".hsi .{}{{font-size:{}px;font-weight:{weight}}}",
            face.class, face.size
        );
    }
    for (place, (colour, ink)) in PALETTE.iter().enumerate() {
        let _ = writeln!(
            rules,
            ".hsi .fill{place}{{fill:{colour}}}.hsi .upon{place}{{fill:{ink}}}\
             .hsi .edge{place}{{fill:none;stroke:{colour};stroke-width:1.5}}"
        );
    }
    let mut style = Element::new("style");
    style.append(Blob::new(rules));
    style
}

/// Hatching for what was replaced, upright lines for what was spent, and a fade for an open end.
pub fn patterns() -> Element {
    let mut definitions = Element::new("defs");
    for (id, turn) in [("hsi-replaced", "rotate(45)"), ("hsi-spent", "rotate(0)")] {
        let mut pattern = element(
            "pattern",
            [
                ("id", id.into()),
                ("width", 5.into()),
                ("height", 5.into()),
                ("patternUnits", "userSpaceOnUse".into()),
                ("patternTransform", turn.into()),
            ],
        );
        pattern.append(element(
            "path",
            [("d", "M1 0V5".into()), ("class", "ink".into())],
        ));
        definitions.append(pattern);
    }
    for (id, classes) in [
        ("hsi-open-right", ["from", "to"]),
        ("hsi-open-left", ["to", "from"]),
    ] {
        let mut gradient = element("linearGradient", [("id", id.into())]);
        for (offset, class) in ["0", "1"].into_iter().zip(classes) {
            gradient.append(element(
                "stop",
                [("offset", offset.into()), ("class", class.into())],
            ));
        }
        definitions.append(gradient);
    }
    definitions
}
