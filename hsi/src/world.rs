//! Where countries are and what shape they have, from `map/world.txt`, which `map/README.md` describes.

use rust_decimal::Decimal;

const FILE: &str = include_str!("../map/world.txt");

/// A point of the map, in its own units.
pub type Point = (f64, f64);

/// The world in its own units.
pub struct World {
    pub width: f64,
    pub height: f64,
    /// The largest first: what lies within another is drawn upon it.
    pub shapes: Vec<Shape>,
}

pub struct Shape {
    pub code: &'static str,
    pub middle: Coordinates,
    /// Where a bubble is centred: its middle, on the map.
    pub centre: Point,
    /// None of what is too small for the scale.
    pub rings: Vec<Vec<Point>>,
}

/// In degrees, WGS 84.
#[derive(Clone, Copy)]
pub struct Coordinates {
    pub longitude: Decimal,
    pub latitude: Decimal,
}

/// Returns the middle of a country: the centroid of its largest part.
pub fn middle(code: &str) -> Option<Coordinates> {
    let mut shapes = FILE.lines().skip(1).filter_map(shape);
    shapes
        .find(|shape| shape.code == code)
        .map(|shape| shape.middle)
}

/// Returns the world. A line that cannot be read holds no shape.
pub fn world() -> World {
    let mut lines = FILE.lines();
    let size = lines.next().and_then(|line| line.split_once(' '));
    let size = size.and_then(|(width, height)| Some((number(width)?, number(height)?)));
    let (width, height) = size.unwrap_or_default();
    World {
        width,
        height,
        shapes: lines.filter_map(shape).collect(),
    }
}

fn shape(line: &'static str) -> Option<Shape> {
    let (code, rest) = line.split_once(' ')?;
    let (middle, rest) = rest.split_once(' ')?;
    let (longitude, latitude) = middle.split_once(',')?;
    let mut parts = rest.split(';');
    Some(Shape {
        code,
        middle: Coordinates {
            longitude: longitude.parse().ok()?,
            latitude: latitude.parse().ok()?,
        },
        centre: point(parts.next()?)?,
        rings: parts.filter_map(ring).collect(),
    })
}

/// Returns the points of a ring, which are written as steps from one to the next.
fn ring(text: &str) -> Option<Vec<Point>> {
    let mut points = Vec::new();
    let mut at = (0.0, 0.0);
    for step in text.split(' ') {
        let (x, y) = point(step)?;
        at = (at.0 + x, at.1 + y);
        points.push(at);
    }
    Some(points)
}

fn point(text: &str) -> Option<Point> {
    let (x, y) = text.split_once(',')?;
    Some((number(x)?, number(y)?))
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use hyperscaler_investments::Country;

    use super::world;

    #[test]
    fn the_whole_file_is_read() {
        let world = world();
        assert_eq!(world.shapes.len() + 1, super::FILE.lines().count());
        let rings = world.shapes.iter().map(|shape| shape.rings.len());
        assert_eq!(rings.sum::<usize>(), super::FILE.matches(';').count());
        for shape in &world.shapes {
            let points = shape.rings.iter().flatten();
            for &(x, y) in points.chain([&shape.centre]) {
                assert!((0.0..=world.width).contains(&x), "{}", shape.code);
                assert!((0.0..=world.height).contains(&y), "{}", shape.code);
            }
        }
    }

    #[test]
    fn every_country_of_the_data_is_on_the_map() {
        let world = world();
        for country in Country::iter() {
            let mut shapes = world.shapes.iter();
            assert!(
                shapes.any(|shape| shape.code == country.code()),
                "{country}"
            );
        }
    }
}
