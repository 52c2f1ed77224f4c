//! Two algorithms on graphs given as lists: for each node, the nodes that it points at. Neither recurses: a
//! chain as long as the table must not overflow the stack.

/// Sorts the nodes so that each comes after all those it points at (Kahn's algorithm). Where no node without
/// open pointers is left, the rest holds a circle: it is found by following pointers, taken out, and the
/// algorithm goes on. Returns the order of the nodes on no circle, and the circles.
pub fn sort(points_at: &[Vec<usize>]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut pointed_at_by = vec![Vec::new(); points_at.len()];
    for (node, targets) in points_at.iter().enumerate() {
        for &target in targets {
            pointed_at_by[target].push(node);
        }
    }
    let mut open: Vec<usize> = points_at.iter().map(Vec::len).collect();
    let mut free: Vec<usize> = (0..points_at.len())
        .rev()
        .filter(|&node| open[node] == 0)
        .collect();
    let mut is_left = vec![true; points_at.len()];
    let (mut order, mut circles) = (Vec::new(), Vec::new());
    let mut first_left = 0;
    loop {
        let taken = if let Some(node) = free.pop() {
            order.push(node);
            vec![node]
        } else {
            while first_left < is_left.len() && !is_left[first_left] {
                first_left += 1;
            }
            if first_left == is_left.len() {
                return (order, circles);
            }
            let circle = circle_from(first_left, points_at, &is_left);
            circles.push(circle.clone());
            circle
        };
        // All of a circle goes before its members are counted down, or they would come free themselves.
        for &node in &taken {
            is_left[node] = false;
        }
        for &node in taken.iter().flat_map(|&node| &pointed_at_by[node]) {
            open[node] -= 1;
            if open[node] == 0 && is_left[node] {
                free.push(node);
            }
        }
    }
}

/// Returns a circle that can be reached from a node, where every node left points at another one left; the
/// smallest node first.
fn circle_from(start: usize, points_at: &[Vec<usize>], is_left: &[bool]) -> Vec<usize> {
    let mut path = Vec::new();
    let mut seen = vec![false; is_left.len()];
    let mut node = start;
    while !seen[node] {
        seen[node] = true;
        path.push(node);
        match points_at[node].iter().find(|&&target| is_left[target]) {
            Some(&next) => node = next,
            None => break,
        }
    }
    let begin = path.iter().position(|&on_path| on_path == node);
    let mut circle = path.split_off(begin.unwrap_or(0));
    let smallest = circle.iter().min().copied();
    let place = circle.iter().position(|&node| Some(node) == smallest);
    circle.rotate_left(place.unwrap_or(0));
    circle
}

/// Returns for each node the smallest node of its connected component (union-find with path halving).
pub fn components(points_at: &[Vec<usize>]) -> Vec<usize> {
    fn root(parent: &mut [usize], mut node: usize) -> usize {
        while parent[node] != node {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }
        node
    }
    let mut parent: Vec<usize> = (0..points_at.len()).collect();
    for (node, targets) in points_at.iter().enumerate() {
        for &target in targets {
            let (one, other) = (root(&mut parent, node), root(&mut parent, target));
            parent[one.max(other)] = one.min(other);
        }
    }
    (0..points_at.len())
        .map(|node| root(&mut parent, node))
        .collect()
}
