//! How a chart looks: colours for light and dark pages, and one colour a provider that people with
//! any kind of colour vision can tell apart (Okabe and Ito's).

use hyperscaler_investments::Provider;
use svg::node::element::Element;
use svg::node::{Blob, Node};

use super::canvas::{element, path};
use super::font::{self, Font};

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

/// The colours of a page: its ground, ink, what is softer, and rules.
type Theme = [&'static str; 4];

const LIGHT: Theme = ["#fff", "#1a1a1a", "#5c6066", "#d8dadd"];
const DARK: Theme = ["#15171a", "#ededed", "#a9aeb6", "#3b3f45"];

/// Returns the rules that depend on the theme. The colours are spelled out for each: custom
/// properties are unknown to many programs that show an SVG.
fn rules([page, ink, soft, rule]: Theme) -> String {
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

/// Returns the slot of a provider in the palette. The order is that of the ids, so a provider of an
/// overlay may shift the others: the legend tells.
fn slot(provider: Provider) -> usize {
    Provider::iter()
        .position(|other| other == provider)
        .unwrap_or_default()
        % PALETTE.len()
}

/// Returns the class of an area in a provider's colour.
pub fn fill(provider: Provider) -> String {
    format!("fill{}", slot(provider))
}

/// Returns the class of an outline in a provider's colour.
pub fn outline(provider: Provider) -> String {
    format!("edge{}", slot(provider))
}

/// Returns the class of text upon that colour.
pub fn upon(provider: Provider) -> String {
    format!("upon{}", slot(provider))
}

pub fn sheet() -> Element {
    let (light, dark) = (rules(LIGHT), rules(DARK));
    let dark = format!("@media(prefers-color-scheme:dark){{\n{dark}}}\n");
    let mut sheet = vec![SHAPES.to_owned(), light, dark];
    for Font {
        class, size, bold, ..
    } in font::ALL
    {
        let weight = if bold { "bold" } else { "normal" };
        sheet.push(format!(
            ".hsi .{class}{{font-size:{size}px;font-weight:{weight}}}\n"
        ));
    }
    for (slot, (colour, ink)) in PALETTE.iter().enumerate() {
        sheet.push(format!(
            ".hsi .fill{slot}{{fill:{colour}}}.hsi .upon{slot}{{fill:{ink}}}\
             .hsi .edge{slot}{{fill:none;stroke:{colour};stroke-width:1.5}}\n"
        ));
    }
    let mut style = Element::new("style");
    style.append(Blob::new(sheet.concat()));
    style
}

/// Returns hatching for what was replaced, upright lines for what was spent, and a fade for an open
/// end.
pub fn patterns() -> Element {
    let mut definitions = Element::new("defs");
    for (id, rotation) in [("hsi-replaced", "rotate(45)"), ("hsi-spent", "rotate(0)")] {
        let attributes = [
            ("id", id.into()),
            ("width", 5.into()),
            ("height", 5.into()),
            ("patternUnits", "userSpaceOnUse".into()),
            ("patternTransform", rotation.into()),
        ];
        let mut pattern = element("pattern", attributes);
        pattern.append(path("M1 0V5".into(), "ink"));
        definitions.append(pattern);
    }
    for (id, classes) in [
        ("hsi-open-right", ["from", "to"]),
        ("hsi-open-left", ["to", "from"]),
    ] {
        let mut gradient = element("linearGradient", [("id", id.into())]);
        for (offset, class) in ["0", "1"].into_iter().zip(classes) {
            let attributes = [("offset", offset.into()), ("class", class.into())];
            gradient.append(element("stop", attributes));
        }
        definitions.append(gradient);
    }
    definitions
}
