//! A picture as PNG. The fonts are those of the system: none are brought along.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Family, Query};
use resvg::usvg::{Options, Tree};

use super::font::FAMILIES;
use crate::failure::Failure;

/// Dots for each pixel of the SVG, each way: small letters need them.
const SCALE: f32 = 2.0;

/// Draws an SVG as PNG.
pub fn draw(svg: &str) -> Result<Vec<u8>, Failure> {
    let options = Options {
        fontdb: Arc::new(fonts()?),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| failure(&error.to_string()))?;
    let size = tree.size().to_int_size().scale_by(SCALE);
    let pixmap = size.and_then(|size| Pixmap::new(size.width(), size.height()));
    let mut pixmap = pixmap.ok_or_else(|| failure("it is too large"))?;
    let scale = Transform::from_scale(SCALE, SCALE);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    let png = pixmap.encode_png();
    png.map_err(|error| failure(&error.to_string()))
}

/// Returns the fonts of the system.
fn fonts() -> Result<Database, Failure> {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    with_a_stand_in(fonts)
}

/// Names a font for families that are not there. Without any font there is no picture.
fn with_a_stand_in(mut fonts: Database) -> Result<Database, Failure> {
    let Some(stand_in) = stand_in(&fonts) else {
        let message = "no font was found on this system, so a PNG would have no text; install one, \
                       such as DejaVu Sans, or write SVG";
        return Err(Failure::Usage(message.into()));
    };
    fonts.set_sans_serif_family(stand_in.clone());
    fonts.set_serif_family(stand_in);
    Ok(fonts)
}

/// Returns what stands in for a font that is not there: one of those whose widths the picture was
/// made for, or else whichever there is.
fn stand_in(fonts: &Database) -> Option<String> {
    for family in FAMILIES {
        let query = Query {
            families: &[Family::Name(family)],
            ..Query::default()
        };
        if fonts.query(&query).is_some() {
            return Some(family.into());
        }
    }
    let mut names = fonts.faces().filter_map(|face| face.families.first());
    names.next().map(|(name, _)| name.clone())
}

fn failure(why: &str) -> Failure {
    Failure::Usage(format!("the picture cannot be drawn as PNG: {why}"))
}

#[cfg(test)]
mod tests {
    use super::{Database, with_a_stand_in};
    use crate::failure::Failure;

    #[test]
    fn without_a_font_there_is_no_picture() {
        let Err(Failure::Usage(message)) = with_a_stand_in(Database::new()) else {
            panic!("a picture without words");
        };
        assert!(message.starts_with("no font was found on this system"));
    }
}
