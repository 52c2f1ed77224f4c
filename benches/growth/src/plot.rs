//! The measurements as one drawing, legible on light and on dark pages.

use std::fmt::Write as _;

use crate::costs;
use crate::measure::Measured;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 250.0;
/// The room for the axes, on the left, above, on the right and below.
const LEFT: f64 = 52.0;
const TOP: f64 = 56.0;
const RIGHT: f64 = 24.0;
const BOTTOM: f64 = 34.0;

const STYLE: &str = "\
text{font:11px 'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif;fill:#1a1a1a;
stroke:#fff;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
.title{font-size:13px;font-weight:bold}.soft{fill:#5c6066}.end{text-anchor:end}.middle{text-anchor:middle}
.page{fill:#fff}path{fill:none;stroke-width:2}.grid{stroke:#d8dadd;stroke-width:1}
.limit{stroke:#5c6066;stroke-width:1.5;stroke-dasharray:5 4}
path.s0{stroke:#0072b2}.s0{fill:#0072b2}path.s1{stroke:#b35900}.s1{fill:#b35900}path.s0,path.s1{fill:none}
@media(prefers-color-scheme:dark){
text{fill:#ededed;stroke:#15171a}.soft{fill:#a9aeb6}.page{fill:#15171a}.grid{stroke:#3b3f45}.limit{stroke:#a9aeb6}
path.s0{stroke:#56b4e9}.s0{fill:#56b4e9}path.s1{stroke:#e69f00}.s1{fill:#e69f00}path.s0,path.s1{fill:none}
}";

/// What is drawn over the number of investments.
struct Panel<'a> {
    title: &'a str,
    scale: Scale,
    /// Names and values.
    lines: Vec<(&'a str, Vec<f64>)>,
    /// What is not to be passed.
    limit: Option<(&'a str, Vec<f64>)>,
}

/// In decades from one to another, or from zero as far as needed.
enum Scale {
    Decades(i32, i32),
    Linear,
}

pub fn svg(measured: &[Measured]) -> String {
    let Some((none, sizes)) = measured.split_first() else {
        return String::new();
    };
    let of = |value: &dyn Fn(&Measured) -> f64| sizes.iter().map(value).collect::<Vec<_>>();
    let panels = [
        Panel {
            title: "Build script: CPU seconds",
            scale: Scale::Decades(-3, 2),
            lines: vec![
                ("opt-level 0", of(&|it| it.scripts[0].cpu)),
                ("opt-level 3", of(&|it| it.scripts[1].cpu)),
            ],
            limit: None,
        },
        Panel {
            title: "Build script: memory, MB",
            scale: Scale::Decades(0, 4),
            lines: vec![("at most", of(&|it| it.scripts[0].memory))],
            limit: None,
        },
        Panel {
            title: "rustc for the library: CPU seconds",
            scale: Scale::Decades(0, 2),
            lines: vec![("release", of(&|it| it.rustc.cpu))],
            limit: Some((
                "0.1 ms a record",
                of(&|it| none.rustc.cpu + 1e-4 * number(it)),
            )),
        },
        Panel {
            title: "rustc for the library: memory, MB",
            scale: Scale::Decades(2, 4),
            lines: vec![("at most", of(&|it| it.rustc.memory))],
            limit: Some(("250 MB", of(&|_| 250.0))),
        },
        Panel {
            title: "Program: bytes per byte of the records' text",
            scale: Scale::Linear,
            lines: vec![("all data used", of(&|it| costs(none, it).per_text))],
            limit: Some(("1.4", of(&|_| 1.4))),
        },
        Panel {
            title: "Look-up of an id: instructions",
            scale: Scale::Linear,
            lines: vec![
                ("hit", of(&|it| it.look_ups[0])),
                ("miss", of(&|it| it.look_ups[1])),
            ],
            limit: Some(("80 for a hit", of(&|_| 80.0))),
        },
    ];
    let (width, height) = (2.0 * WIDTH, 3.0 * HEIGHT + 20.0);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\">\n<title>What more records cost</title>\n\
         <style>\n{STYLE}\n</style>\n<rect class=\"page\" width=\"{width}\" height=\"{height}\"/>\n"
    );
    for (place, panel) in panels.iter().enumerate() {
        let (x, y) = (
            if place % 2 == 0 { 0.0 } else { WIDTH },
            [0.0, HEIGHT, 2.0 * HEIGHT][place / 2],
        );
        let _ = writeln!(out, "<g transform=\"translate({x} {y})\">");
        panel.draw(&mut out, sizes);
        out.push_str("</g>\n");
    }
    let _ = writeln!(
        out,
        "<text class=\"soft middle\" x=\"{WIDTH}\" y=\"{}\">synthetic investments beside the curated ones</text>\n\
         </svg>",
        height - 12.0
    );
    out
}

impl Panel<'_> {
    fn draw(&self, out: &mut String, sizes: &[Measured]) {
        let _ = writeln!(
            out,
            "<text class=\"title\" x=\"{LEFT}\" y=\"24\">{}</text>",
            self.title
        );
        let mut legend = LEFT;
        let names = self
            .lines
            .iter()
            .zip(["s0", "s1"])
            .map(|((name, _), class)| (*name, class, "—"));
        let limit = self.limit.as_ref().map(|(name, _)| (*name, "soft", "- -"));
        for (name, class, dash) in names.chain(limit) {
            let _ = writeln!(
                out,
                "<text class=\"{class}\" x=\"{legend}\" y=\"42\">{dash} {name}</text>"
            );
            legend += 105.0;
        }
        let (from, to) = (LEFT, WIDTH - RIGHT);
        for mark in self.marks() {
            let y = self.y(mark);
            let _ = writeln!(out, "<path class=\"grid\" d=\"M{from} {y:.1}H{to}\"/>");
            let _ = writeln!(
                out,
                "<text class=\"soft end\" x=\"{:.1}\" y=\"{:.1}\">{mark}</text>",
                from - 6.0,
                y + 4.0
            );
        }
        for it in sizes {
            let (x, y) = (x(number(it)), HEIGHT - BOTTOM + 16.0);
            let _ = writeln!(
                out,
                "<text class=\"soft middle\" x=\"{x:.1}\" y=\"{y}\">{}</text>",
                it.investments
            );
        }
        if let Some((_, values)) = &self.limit {
            let _ = writeln!(
                out,
                "<path class=\"limit\" d=\"{}\"/>",
                self.path(sizes, values)
            );
        }
        for ((_, values), (class, above)) in self.lines.iter().zip([("s0", -7.0), ("s1", 15.0)]) {
            let _ = writeln!(
                out,
                "<path class=\"{class}\" d=\"{}\"/>",
                self.path(sizes, values)
            );
            for (it, &value) in sizes.iter().zip(values) {
                let (x, y) = (x(number(it)), self.y(value));
                let label = short(value);
                let _ = writeln!(
                    out,
                    "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>"
                );
                let at = y + above;
                let _ = writeln!(
                    out,
                    "<text class=\"{class} middle\" x=\"{x:.1}\" y=\"{at:.1}\">{label}</text>"
                );
            }
        }
    }

    fn marks(&self) -> Vec<f64> {
        match self.scale {
            Scale::Decades(from, to) => (from..=to).map(|power| 10f64.powi(power)).collect(),
            Scale::Linear => [0.0, 0.25, 0.5, 0.75, 1.0]
                .map(|part| part * self.most())
                .to_vec(),
        }
    }

    /// A round number above all values.
    fn most(&self) -> f64 {
        let values = self
            .lines
            .iter()
            .chain(&self.limit)
            .flat_map(|(_, values)| values);
        let most = values.fold(0.0, |most, &value| value.max(most)) * 1.1;
        let decade = 10f64.powf(most.log10().floor());
        [1.0, 2.0, 4.0, 8.0]
            .map(|part| part * decade)
            .into_iter()
            .find(|&it| it > most)
            .unwrap_or(10.0 * decade)
    }

    fn y(&self, value: f64) -> f64 {
        let part = match self.scale {
            Scale::Decades(from, to) => (value.log10() - f64::from(from)) / f64::from(to - from),
            Scale::Linear => value / self.most(),
        };
        HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)
    }

    fn path(&self, sizes: &[Measured], values: &[f64]) -> String {
        let mut path = String::new();
        for (it, &value) in sizes.iter().zip(values) {
            let letter = if path.is_empty() { 'M' } else { 'L' };
            let _ = write!(path, "{letter}{:.1} {:.1}", x(number(it)), self.y(value));
        }
        path
    }
}

/// Hundred investments at the left, a hundred thousand at the right.
fn x(investments: f64) -> f64 {
    LEFT + 12.0 + (investments.log10() - 2.0) / 3.0 * (WIDTH - LEFT - RIGHT - 12.0)
}

#[allow(clippy::cast_precision_loss, reason = "far below 2^53")]
fn number(it: &Measured) -> f64 {
    it.investments as f64
}

/// Two or three digits that matter.
fn short(value: f64) -> String {
    match value {
        100.0.. => format!("{value:.0}"),
        10.0.. => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
