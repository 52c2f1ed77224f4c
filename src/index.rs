//! The reading half of phf's perfect hash, over our own digest.
//!
//! Not `phf::Map`: it is wired to SipHash-128, several times the work of the whole look-up here, and
//! a crate anywhere in the user's graph that turns on `phf/ptrhash` changes its fields and breaks
//! every generated table.

use crate::shared::digest::digest;

/// The perfect hash over the keys of one table. Seed and sizes are parameters: the sizes are powers of
/// two, so that the bucket is a shift away and the slot a mask.
pub(crate) struct Index<
    const SEED: u64,
    const ASCII: bool,
    const BUCKETS: usize,
    const SLOTS: usize,
> {
    pub(crate) displacements: [(u16, u16); BUCKETS],
    /// The key number in each slot.
    pub(crate) slots: [u16; SLOTS],
}

impl<const SEED: u64, const ASCII: bool, const BUCKETS: usize, const SLOTS: usize>
    Index<SEED, ASCII, BUCKETS, SLOTS>
{
    /// The one key that the text can be, if it is a key at all.
    #[inline]
    pub(crate) fn candidate(&self, text: &[u8]) -> Option<u16> {
        let digest = digest(text, SEED, ASCII);
        let &(d1, d2) = self.displacements.get(digest.bucket(BUCKETS) as usize)?;
        let slot = phf_shared::displace(digest.first, digest.second, d1.into(), d2.into());
        self.slots
            .get(slot.checked_rem(SLOTS as u32)? as usize)
            .copied()
    }
}
