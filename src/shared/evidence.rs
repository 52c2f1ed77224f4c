//! How strong sources are together.

use super::vocabulary::{Attribution, Evidence, SourceKind};

/// Returns how strong sources are together; `None` if there are none. Of each: its kind, its attribution, and
/// whose reporting it is.
pub fn evidence<O: Copy + PartialEq>(
    sources: impl Iterator<Item = (SourceKind, Attribution, O)>,
) -> Option<Evidence> {
    let mut is_there = false;
    let mut is_official = false;
    let mut is_reported = false;
    let mut is_corroborated = false;
    let mut first_origin = None;
    for (kind, attribution, origin) in sources {
        is_there = true;
        let is_witness = match kind {
            SourceKind::Provider | SourceKind::Filing => return Some(Evidence::Primary),
            SourceKind::Government => {
                is_official = true;
                true
            }
            SourceKind::Agency | SourceKind::Press | SourceKind::Research => true,
            // It may retell one of the others.
            SourceKind::Digest => false,
        };
        match attribution {
            Attribution::Named => is_reported = true,
            Attribution::Anonymous => continue,
        }
        if is_witness {
            // Two pages that repeat one report are one witness.
            is_corroborated |= *first_origin.get_or_insert(origin) != origin;
        }
    }
    let evidence = if is_official {
        Evidence::Official
    } else if is_corroborated {
        Evidence::Corroborated
    } else if is_reported {
        Evidence::Reported
    } else {
        Evidence::Anonymous
    };
    is_there.then_some(evidence)
}
