//! The near-miss search behind "did you mean".

/// Texts longer than this get no suggestion.
const LONGEST: usize = 64;

/// Returns the candidate a typing error away from `given`, if there is one: the first with the fewest
/// insertions, deletions, replacements and swaps of neighbours, at most one for every three bytes.
/// ASCII case is ignored.
///
/// Of two letters each other pair is a code of its own: "IN" is no mistyped "IE", nor is "U.S." a mistyped
/// "U.K.". Where either text has no more letters than that, only their case may differ. A code of three capitals is
/// no other three letters mistyped, "SAR" no "ZAR", but for their order.
pub fn nearest<'a>(given: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best = Best {
        given,
        limit: if is_short(given) {
            1
        } else {
            (given.len() / 3).max(1) + 1
        },
        candidate: None,
    };
    for candidate in candidates {
        best.consider(candidate);
    }
    best.candidate
}

/// The best candidate so far; the next must be nearer than the limit.
struct Best<'g, 'a> {
    given: &'g str,
    limit: usize,
    candidate: Option<&'a str>,
}

impl<'a> Best<'_, 'a> {
    fn consider(&mut self, candidate: &'a str) {
        // Each byte more or less is one insertion or deletion at least.
        if self.given.len().abs_diff(candidate.len()) >= self.limit {
            return;
        }
        match distance(self.given.as_bytes(), candidate.as_bytes()) {
            Some(distance)
                if distance < self.limit && (distance == 0 || self.may_be_mistyped(candidate)) =>
            {
                (self.limit, self.candidate) = (distance, Some(candidate));
            }
            Some(_) | None => {}
        }
    }

    fn may_be_mistyped(&self, candidate: &str) -> bool {
        let is_other_code = self.given.len() == 3 && is_code(candidate);
        !is_short(candidate) && (!is_other_code || has_letters_of(self.given, candidate))
    }
}

/// Returns whether a text is three capitals, as the codes of currencies are.
fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Returns whether all letters of a code stand in a text as long.
fn has_letters_of(text: &str, code: &str) -> bool {
    let mut letters = code.chars();
    letters.all(|letter| text.contains([letter, letter.to_ascii_lowercase()]))
}

/// Returns whether a text has at most two letters or digits.
fn is_short(text: &str) -> bool {
    // Beyond ASCII, each character begins with one byte that is no continuation of another.
    let letters = text
        .bytes()
        .filter(|&byte| byte.is_ascii_alphanumeric() || byte >= 0xc0);
    letters.take(3).count() < 3
}

/// Returns the restricted Damerau-Levenshtein distance, in three rows on the stack.
fn distance(a: &[u8], b: &[u8]) -> Option<usize> {
    if a.len() > LONGEST || b.len() > LONGEST {
        return None;
    }
    let mut before_last = [0u8; LONGEST + 1];
    let mut last = [0u8; LONGEST + 1];
    for (cell, value) in last.iter_mut().zip(0u8..) {
        *cell = value;
    }
    let at = |row: &[u8; LONGEST + 1], j: usize| row.get(j).copied().unwrap_or(u8::MAX);
    let mut previous_a = None;
    for (i, x) in a.iter().map(u8::to_ascii_lowercase).enumerate() {
        let mut row = [0u8; LONGEST + 1];
        let mut left = u8::try_from(i + 1).unwrap_or(u8::MAX);
        let mut previous_b = None;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (j, y) in b.iter().map(u8::to_ascii_lowercase).enumerate() {
            let replaced = at(&last, j).saturating_add(u8::from(x != y));
            let mut cost = replaced.min(left.min(at(&last, j + 1)).saturating_add(1));
            if previous_a == Some(y) && previous_b == Some(x) {
                cost = cost.min(at(&before_last, j.wrapping_sub(1)).saturating_add(1));
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = cost;
            }
            left = cost;
            previous_b = Some(y);
        }
        before_last = last;
        last = row;
        previous_a = Some(x);
    }
    Some(usize::from(at(&last, b.len())))
}
