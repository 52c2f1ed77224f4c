//! The reading half of phf's perfect hash, over our own digest.
//!
//! Not `phf::Map`: it is wired to SipHash-128, several times the work of the whole look-up here, and
//! a crate anywhere in the user's graph that turns on `phf/ptrhash` changes its fields and breaks
//! every generated table.

use crate::shared::digest::digest;

/// The perfect hash over the keys of one table. Seed and sizes are parameters, so that the compiler
/// turns the divisions by them into multiplications.
pub(crate) struct Index<const SEED: u64, const BUCKETS: usize, const KEYS: usize> {
    pub(crate) displacements: [(u16, u16); BUCKETS],
    /// The key number in each slot.
    pub(crate) slots: [u16; KEYS],
}

impl<const SEED: u64, const BUCKETS: usize, const KEYS: usize> Index<SEED, BUCKETS, KEYS> {
    /// The one key that the text can be, if it is a key at all.
    #[inline]
    pub(crate) fn candidate(&self, text: &[u8]) -> Option<u16> {
        let digest = digest(text, SEED);
        let bucket = digest.bucket.checked_rem(BUCKETS as u32)?;
        let &(d1, d2) = self.displacements.get(bucket as usize)?;
        let slot = phf_shared::displace(digest.first, digest.second, d1.into(), d2.into());
        self.slots.get(slot.checked_rem(KEYS as u32)? as usize).copied()
    }
}
