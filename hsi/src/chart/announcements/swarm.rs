//! Where marks on a line go so that none lies on another: as near to the line as there is room.

/// A mark: where it is along the line, how much room it takes, and how far beside the line it goes.
#[derive(Clone, Copy)]
pub struct Mark {
    pub x: f64,
    pub radius: f64,
    pub offset: f64,
}

/// White space between two marks.
const GAP: f64 = 1.0;

/// Moves marks aside, the largest first.
pub fn part(marks: &mut [Mark]) {
    let mut order: Vec<_> = (0..marks.len()).collect();
    order.sort_by(|&one, &other| marks[other].radius.total_cmp(&marks[one].radius));
    let mut placed: Vec<Mark> = Vec::new();
    for number in order {
        marks[number].offset = nearest(marks[number], &placed);
        placed.push(marks[number]);
    }
}

/// Returns the smallest offset at which a mark touches none of those that are placed.
fn nearest(mark: Mark, placed: &[Mark]) -> f64 {
    let near = placed.iter().filter(|other| {
        let room = mark.radius + other.radius + GAP;
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

/// Returns how far apart two marks must be across the line.
fn beside(mark: Mark, other: Mark) -> f64 {
    let room = mark.radius + other.radius + GAP;
    let along = mark.x - other.x;
    (room * room - along * along).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{Mark, part};

    #[test]
    fn no_mark_lies_on_another() {
        let mut marks = Vec::new();
        for number in 0..60_u32 {
            let (x, radius) = (f64::from(number % 17) * 3.0, f64::from(number % 7) + 1.0);
            marks.push(Mark {
                x,
                radius,
                offset: 0.0,
            });
        }
        part(&mut marks);
        for (number, one) in marks.iter().enumerate() {
            for other in &marks[number + 1..] {
                let (dx, dy) = (one.x - other.x, one.offset - other.offset);
                assert!(dx.hypot(dy) >= one.radius + other.radius);
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
