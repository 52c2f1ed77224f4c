//! Sums that are written and not drawn: a bar that stands alone compares with nothing.

use hyperscaler_investments::Currency;
use svg::node::{Node, Text};

use super::bars::GAP;
use super::canvas::{Canvas, MARGIN, element, px};
use super::font::{LABEL, STRONG};
use super::row::{Row, short};

/// Writes the sums of rows of one currency or of several, a line each: where, how much, and whose.
pub fn draw(canvas: &mut Canvas, rows: &[(Currency, &Row)]) {
    let names = LABEL.widest(rows.iter().map(|(_, row)| &row.name)).ceil() + 2.0 * GAP;
    for (currency, row) in rows {
        draw_one(canvas, *currency, row, names);
    }
}

fn draw_one(canvas: &mut Canvas, currency: Currency, row: &Row, names: f64) {
    canvas.y += 18.0;
    let y = canvas.y;
    canvas.text((MARGIN, y), LABEL.start(""), &row.name);
    let sum = format!("{currency} {} bn", row.sums_in_words());
    let mut x = MARGIN + names;
    canvas.text((x, y), STRONG.start(""), &sum);
    x += STRONG.width(&sum) + 2.0 * GAP;
    for (number, (provider, line)) in row.parts.iter().enumerate() {
        let mut text = provider.name().to_owned();
        if row.parts.len() > 1 {
            text = format!("{text} {}", short(line));
        }
        if number + 1 < row.parts.len() {
            text.push(',');
        }
        if x + LABEL.width(&text) > canvas.right() {
            x = MARGIN + names;
            canvas.y += LABEL.leading;
        }
        let mut node = element("text", [("x", px(x)), ("y", px(canvas.y))]);
        node.assign("class", format!("{} soft", LABEL.class));
        for (name, value) in row.data(*provider, line) {
            node.assign(name, value);
        }
        node.append(Text::new(&text));
        canvas.push(node);
        x += LABEL.width(&text) + 4.0;
    }
}
