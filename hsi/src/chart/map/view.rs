//! The part of the world that is drawn: all of it, or where the records are.

use crate::chart::canvas::Point;
use crate::world::{Shape, World};

/// A frame in the units of the world.
#[derive(Clone, Copy)]
pub struct View {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// White space round the countries, as a part of what they take.
const AROUND: f64 = 0.12;
/// The least and the most of the world's width that is worth a part of its own.
const LEAST: f64 = 0.12;
const MOST: f64 = 0.6;
/// The height of a part, of its width.
const FLAT: f64 = 0.45;
const HIGH: f64 = 0.8;

impl View {
    /// Returns where the countries lie, each with the radius of its bubble as a part of the width; the
    /// whole world, if they lie far apart.
    pub fn of(world: &World, shapes: &[(&Shape, f64)]) -> Self {
        let whole = Self {
            x: 0.0,
            y: 0.0,
            width: world.width,
            height: world.height,
        };
        let mut points = Vec::new();
        for (shape, _) in shapes {
            points.push(shape.centre);
            points.extend(home(shape));
        }
        let view = Self::round(&points, whole);
        // The larger the part, the larger a bubble of so many pixels is in it.
        for (shape, radius) in shapes {
            let ((x, y), radius) = (shape.centre, radius * view.width * (1.0 + AROUND));
            points.extend([(x - radius, y - radius), (x + radius, y + radius)]);
        }
        Self::round(&points, whole)
    }

    /// Returns the part that holds some points, with white space round them.
    fn round(points: &[Point], whole: Self) -> Self {
        let Some((left, right)) = ends(points.iter().map(|(x, _)| *x)) else {
            return whole;
        };
        let Some((top, bottom)) = ends(points.iter().map(|(_, y)| *y)) else {
            return whole;
        };
        let around = 1.0 + 2.0 * AROUND;
        let (across, down) = ((right - left) * around, (bottom - top) * around);
        let width = across.max(down / HIGH).max(LEAST * whole.width);
        if width > MOST * whole.width {
            return whole;
        }
        let height = down.clamp(FLAT * width, HIGH * width);
        Self {
            x: start(f64::midpoint(left, right), width, whole.width),
            y: start(f64::midpoint(top, bottom), height, whole.height),
            width,
            height,
        }
    }

    pub fn holds(&self, (x, y): Point) -> bool {
        (self.x..=self.x + self.width).contains(&x) && (self.y..=self.y + self.height).contains(&y)
    }

    /// Returns the part of a ring that lies within: cut along one edge after the other (Sutherland and
    /// Hodgman).
    pub fn cut(&self, ring: &[Point]) -> Vec<Point> {
        let (right, bottom) = (self.x + self.width, self.y + self.height);
        let turned = |ring: Vec<Point>| ring.into_iter().map(|(x, y)| (y, x)).collect::<Vec<_>>();
        let across = below(above(ring, self.x), right);
        let down = below(above(&turned(across), self.y), bottom);
        turned(down)
    }
}

/// Returns the points of a country's mainland, which is its largest ring, and of its islands, each
/// no farther from another than the mainland is long. What lies farther away is another part of the
/// world.
fn home(shape: &Shape) -> Vec<Point> {
    let Some(mainland) = shape.rings.iter().max_by(|one, other| {
        let size = |ring: &[Point]| {
            extent(ring).map_or(0.0, |[left, top, right, bottom]| {
                (right - left) * (bottom - top)
            })
        };
        size(one).total_cmp(&size(other))
    }) else {
        return Vec::new();
    };
    let Some(mainland) = extent(mainland) else {
        return Vec::new();
    };
    let reach = (mainland[2] - mainland[0]).max(mainland[3] - mainland[1]);
    let mut near = vec![mainland];
    let mut points = Vec::new();
    let mut left: Vec<_> = shape.rings.iter().collect();
    loop {
        let before = left.len();
        left.retain(|ring| {
            let Some(extent) = extent(ring) else {
                return false;
            };
            let is_near = near.iter().any(|other| gap(extent, *other) <= reach);
            if is_near {
                near.push(extent);
                points.extend(*ring);
            }
            !is_near
        });
        if left.len() == before {
            return points;
        }
    }
}

/// Returns how far apart two frames are, across or down.
fn gap(one: [f64; 4], other: [f64; 4]) -> f64 {
    let across = (one[0] - other[2]).max(other[0] - one[2]);
    let down = (one[1] - other[3]).max(other[1] - one[3]);
    across.max(down)
}

/// Returns the left, top, right and bottom of a ring.
fn extent(ring: &[Point]) -> Option<[f64; 4]> {
    let (left, right) = ends(ring.iter().map(|(x, _)| *x))?;
    let (top, bottom) = ends(ring.iter().map(|(_, y)| *y))?;
    Some([left, top, right, bottom])
}

/// Returns the smallest and the largest of some numbers.
fn ends(numbers: impl Iterator<Item = f64> + Clone) -> Option<(f64, f64)> {
    let least = numbers.clone().reduce(f64::min)?;
    Some((least, numbers.reduce(f64::max)?))
}

/// Returns where a frame begins that keeps within the world.
fn start(middle: f64, length: f64, whole: f64) -> f64 {
    (middle - length / 2.0).min(whole - length).max(0.0)
}

/// Returns the part of a ring with no smaller first coordinate than an edge.
fn above(ring: &[Point], edge: f64) -> Vec<Point> {
    let mut kept = Vec::new();
    let mut before = ring.last().copied();
    for &point in ring {
        if let Some((x, y)) = before {
            if (x - edge) * (point.0 - edge) < 0.0 {
                let share = (edge - x) / (point.0 - x);
                kept.push((edge, y + share * (point.1 - y)));
            }
        }
        if point.0 >= edge {
            kept.push(point);
        }
        before = Some(point);
    }
    kept
}

/// Returns the part with no larger one.
fn below(ring: Vec<Point>, edge: f64) -> Vec<Point> {
    let mirrored: Vec<_> = ring.into_iter().map(|(x, y)| (-x, y)).collect();
    let kept = above(&mirrored, -edge).into_iter();
    kept.map(|(x, y)| (-x, y)).collect()
}

#[cfg(test)]
mod tests {
    use super::View;

    #[test]
    fn a_ring_is_cut_at_each_edge() {
        let view = View {
            x: 0.0,
            y: 0.0,
            width: 10.0,
            height: 10.0,
        };
        let inside = vec![(1.0, 1.0), (9.0, 1.0), (9.0, 9.0)];
        assert_eq!(view.cut(&inside).len(), 3);
        assert!(
            view.cut(&[(20.0, 0.0), (30.0, 0.0), (30.0, 5.0)])
                .is_empty()
        );
        let larger = [(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)];
        let cut = view.cut(&larger);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|&point| view.holds(point)), "{cut:?}");
    }
}
