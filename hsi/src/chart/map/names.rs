//! Where names go on a map: beside their circles, or at the end of a line that leads to one. They lie
//! on no circle, no line and no other name.

use crate::chart::canvas::{Point, Rect};

pub struct Circle {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
}

pub struct Place {
    pub frame: Rect,
    /// From the middle of the circle to the name, where that is not beside it.
    pub leader: Option<(Point, Point)>,
}

/// The smallest circle that a line leads to, and the most that are tried with one.
const LED: f64 = 2.6;
const MOST: usize = 40;
/// White space between a circle and its name.
const GAP: f64 = 3.0;
/// The same where a line leads to the name: nearer, it would seem to be of the circle that it lies beside.
const LED_GAP: f64 = 9.0;
/// How far away a name may be, as a part of the width: farther, it would seem to be of another country.
const FARTHEST: f64 = 0.16;
/// From one try to the next, and in how many directions a name is tried.
const STEP: f64 = 6.0;
const DIRECTIONS: u8 = 36;

/// How often the order is changed in which names are placed, and how often in vain.
const TRIES: u8 = 30;
const IN_VAIN: u8 = 20;

/// Returns a place for each of some names with their widths and heights, as far as there is one. The
/// first come first; one that finds no place comes before all others in the next try.
pub fn places(named: &[(Circle, f64, f64)], page: Rect) -> Vec<Option<Place>> {
    let mut order: Vec<_> = (0..named.len()).collect();
    let mut best: Vec<Option<Place>> = named.iter().map(|_| None).collect();
    let mut in_vain = 0;
    for _ in 0..TRIES {
        let places = in_order(named, page, &order);
        let bare = |number: &usize| places[*number].is_none() && is_led(named, *number);
        let without = (0..named.len()).find(bare);
        if named_size(named, &places) > named_size(named, &best) {
            best = places;
            in_vain = 0;
        }
        in_vain += 1;
        let Some(without) = without.filter(|_| in_vain <= IN_VAIN) else {
            break;
        };
        order.retain(|&number| number != without);
        order.insert(0, without);
    }
    best
}

/// Returns whether a line may lead to one of some circles, of which the largest come first.
fn is_led(named: &[(Circle, f64, f64)], number: usize) -> bool {
    number < MOST && named[number].0.radius >= LED
}

/// Returns how large the circles are together that have a name.
fn named_size(named: &[(Circle, f64, f64)], places: &[Option<Place>]) -> f64 {
    let named = named.iter().zip(places);
    let found = named.filter(|(_, place)| place.is_some());
    found.map(|((circle, ..), _)| circle.radius).sum()
}

fn in_order(named: &[(Circle, f64, f64)], page: Rect, order: &[usize]) -> Vec<Option<Place>> {
    let circles: Vec<_> = named.iter().map(|(circle, ..)| circle).collect();
    let mut places: Vec<Option<Place>> = named.iter().map(|_| None).collect();
    for &number in order {
        let (circle, width, height) = &named[number];
        let mut candidates = beside(circle, *width, *height);
        if is_led(named, number) {
            let farthest = FARTHEST * page.width;
            candidates.extend(away(circle, *width, *height, farthest));
        }
        let taken = || places.iter().flatten();
        let is_free = |place: &Place| is_free(place, &circles, taken(), page);
        places[number] = candidates.into_iter().find(is_free);
    }
    places
}

/// Returns the four places beside a circle.
fn beside(circle: &Circle, width: f64, height: f64) -> Vec<Place> {
    let (x, y, r) = (circle.x, circle.y, circle.radius + GAP);
    let corners = [
        (x + r, y - height / 2.0),
        (x - r - width, y - height / 2.0),
        (x - width / 2.0, y - r - height),
        (x - width / 2.0, y + r),
    ];
    let mut places = Vec::new();
    for (x, y) in corners {
        places.push(Place {
            frame: Rect::new(x, y, width, height),
            leader: None,
        });
    }
    places
}

/// Returns places all round a circle, the nearest first.
fn away(circle: &Circle, width: f64, height: f64, farthest: f64) -> Vec<Place> {
    let mut places = Vec::new();
    let mut far = 0.0;
    while far + STEP <= farthest {
        far += STEP;
        let distance = circle.radius + GAP + far;
        for direction in 0..DIRECTIONS {
            let angle = f64::from(direction) / f64::from(DIRECTIONS) * std::f64::consts::TAU;
            let (across, down) = (angle.cos(), angle.sin());
            let end = (circle.x + distance * across, circle.y + distance * down);
            for frame in frames(end, (across, down), width, height) {
                places.push(Place {
                    frame,
                    leader: Some(((circle.x, circle.y), end)),
                });
            }
        }
    }
    places
}

/// Returns the frames in which a line may end that comes from a direction: in the middle of a side,
/// or near a corner.
fn frames((x, y): Point, (across, down): Point, width: f64, height: f64) -> Vec<Rect> {
    let mut frames = Vec::new();
    for share in [0.5, 0.2, 0.8] {
        let (left, top) = if across.abs() > 0.6 {
            let left = if across > 0.0 {
                x + 2.0
            } else {
                x - 2.0 - width
            };
            (left, y - share * height)
        } else {
            let top = if down > 0.0 { y } else { y - height };
            (x - share * width, top)
        };
        frames.push(Rect::new(left, top, width, height));
    }
    frames
}

fn is_free<'p>(
    place: &Place,
    circles: &[&Circle],
    mut taken: impl Iterator<Item = &'p Place>,
    page: Rect,
) -> bool {
    let frame = place.frame;
    let gap = if place.leader.is_some() { LED_GAP } else { 1.0 };
    let is_within = frame.x >= page.x
        && frame.right() <= page.right()
        && frame.y >= page.y
        && frame.bottom() <= page.bottom();
    is_within
        && !circles.iter().any(|circle| lies_on(frame, circle, gap))
        && !taken.any(|other| {
            frame.overlaps(other.frame)
                || crosses(place.leader, other.frame)
                || crosses(other.leader, frame)
                || meet(place.leader, other.leader)
        })
}

/// Returns whether a frame is nearer to a circle than a gap.
fn lies_on(frame: Rect, circle: &Circle, gap: f64) -> bool {
    let across = circle.x - circle.x.clamp(frame.x, frame.right());
    let down = circle.y - circle.y.clamp(frame.y, frame.bottom());
    across.hypot(down) < circle.radius + gap
}

/// Returns whether a line goes through a frame: it ends in it, or crosses one of its diagonals.
fn crosses(leader: Option<(Point, Point)>, frame: Rect) -> bool {
    let Some((from, to)) = leader else {
        return false;
    };
    let [left, top, right, bottom] = [
        frame.x - 1.0,
        frame.y - 1.0,
        frame.right() + 1.0,
        frame.bottom() + 1.0,
    ];
    let holds = |(x, y): Point| (left..=right).contains(&x) && (top..=bottom).contains(&y);
    holds(from)
        || holds(to)
        || meet(leader, Some(((left, top), (right, bottom))))
        || meet(leader, Some(((left, bottom), (right, top))))
}

/// Returns whether two lines cross.
fn meet(one: Option<(Point, Point)>, other: Option<(Point, Point)>) -> bool {
    let (Some((a, b)), Some((c, d))) = (one, other) else {
        return false;
    };
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::{Circle, Rect, meet, places};

    #[test]
    fn names_lie_on_nothing() {
        let page = Rect::new(0.0, 0.0, 1000.0, 300.0);
        let mut named = Vec::new();
        for number in 0..8_u8 {
            let circle = Circle {
                x: 490.0 + 6.0 * f64::from(number % 3),
                y: 140.0 + 6.0 * f64::from(number / 3),
                radius: 8.0,
            };
            named.push((circle, 50.0, 28.0));
        }
        let places = places(&named, page);
        let found: Vec<_> = places.iter().flatten().collect();
        assert!(found.len() > 5);
        for (number, one) in found.iter().enumerate() {
            for other in &found[number + 1..] {
                assert!(!one.frame.overlaps(other.frame));
                assert!(!meet(one.leader, other.leader));
            }
        }
    }
}
