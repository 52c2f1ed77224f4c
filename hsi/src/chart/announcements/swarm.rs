//! Where marks on a line go so that none lies on another: as near to the line as there is room.

/// A mark: where it is along the line, how large it is, how much room it takes with what stands
/// beside it, and how far beside the line it goes.
#[derive(Clone, Copy)]
pub struct Mark {
    pub x: f64,
    pub radius: f64,
    pub room: f64,
    pub offset: f64,
}

/// White space between two marks.
const GAP: f64 = 1.0;

/// Moves marks aside, the largest first.
pub fn part(marks: &mut [Mark]) {
    let mut order: Vec<_> = (0..marks.len()).collect();
    order.sort_by(|&one, &other| marks[other].room.total_cmp(&marks[one].room));
    let mut placed: Vec<Mark> = Vec::new();
    for number in order {
        marks[number].offset = nearest(marks[number], &placed);
        placed.push(marks[number]);
    }
}

/// Returns the smallest offset at which a mark touches none of those that are placed.
fn nearest(mark: Mark, placed: &[Mark]) -> f64 {
    let near = placed.iter().filter(|other| {
        let room = mark.room + other.room + GAP;
        (mark.x - other.x).abs() < room
    });
    let near: Vec<_> = near.copied().collect();
    let mut offsets = vec![0.0];
    for other in &near {
        let beside = beside(mark, *other);
        offsets.extend([other.offset + beside, other.offset - beside]);
    }
    offsets.sort_by(|one, other| one.abs().total_cmp(&other.abs()));
    let is_free = |offset: &f64| {
        near.iter()
            .all(|other| (offset - other.offset).abs() >= beside(mark, *other) - 1e-6)
    };
    offsets.into_iter().find(is_free).unwrap_or_default()
}

/// Returns the row of each of some points along a line, so that none lies on another: the first row in
/// which the one before is far enough away. The points are in their order.
pub fn rows(xs: &[f64], apart: f64) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let mut rows = Vec::new();
    for &x in xs {
        let free = ends.iter().position(|end| end + apart <= x);
        let row = free.unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = x,
            None => ends.push(x),
        }
        rows.push(row);
    }
    rows
}

/// Returns how far apart two marks must be across the line.
fn beside(mark: Mark, other: Mark) -> f64 {
    let room = mark.room + other.room + GAP;
    let along = mark.x - other.x;
    (room * room - along * along).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{Mark, part, rows};

    #[test]
    fn what_stands_close_goes_to_another_row() {
        assert_eq!(rows(&[0.0, 1.0, 2.0, 4.0, 5.0], 3.0), [0, 1, 2, 0, 1]);
    }

    #[test]
    fn no_mark_lies_on_another() {
        let mut marks = Vec::new();
        for number in 0..60_u32 {
            let (x, radius) = (f64::from(number % 17) * 3.0, f64::from(number % 7) + 1.0);
            marks.push(Mark {
                x,
                radius,
                room: radius + f64::from(number % 2),
                offset: 0.0,
            });
        }
        part(&mut marks);
        for (number, one) in marks.iter().enumerate() {
            for other in &marks[number + 1..] {
                let (dx, dy) = (one.x - other.x, one.offset - other.offset);
                assert!(dx.hypot(dy) >= one.room + other.room);
            }
        }
        // The largest stay on the line.
        assert!(
            marks
                .iter()
                .any(|mark| mark.radius > 6.0 && mark.offset.abs() < 0.1)
        );
    }
}
