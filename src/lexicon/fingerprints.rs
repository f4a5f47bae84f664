//! A packed set of hashes: sorted, cut to a given number of bits, stored as the gaps between them.

use super::container::{Damage, Reader};

/// Which hash stands at which place of the sorted set.
///
/// A hash outside the set is taken for a member once in 2^(bits - log2 of the set's size) times.
pub struct Fingerprints {
    bits: u32,
    /// A bit for each of the top hashes, to turn most strangers away with one look.
    sieve: Vec<u64>,
    sieve_shift: u32,
    /// Open addressing: (fingerprint, place + 1), 0 when free. After [`Fingerprints::renumber`] something else stands
    /// for the place.
    table: Vec<(u32, u32)>,
    count: usize,
}

impl Fingerprints {
    /// Reads a packed set.
    ///
    /// # Errors
    /// [`Damage::Content`].
    pub fn read(reader: &mut Reader) -> Result<Fingerprints, Damage> {
        let bits = u32::from(reader.byte()?);
        let count = reader.number()?;
        if bits == 0 || bits > 32 || count > 1 << 26 {
            return Err(Damage::Content);
        }
        let low = reader.bytes(count)?;
        let mut high = reader.bytes(count)?.iter();
        let mut sorted = Vec::with_capacity(count);
        let mut last = 0u64;
        for &low in low {
            let gap = match *high.next().ok_or(Damage::Content)? {
                // A gap too wide for two bytes stands in full.
                255 => reader.number()? as u64,
                high => u64::from(high) << 8 | u64::from(low),
            };
            last += gap;
            sorted.push(u32::try_from(last).map_err(|_| Damage::Content)?);
        }
        Ok(Fingerprints::index(bits, &sorted))
    }

    fn index(bits: u32, sorted: &[u32]) -> Fingerprints {
        let slots = (sorted.len() * 2).next_power_of_two().max(2);
        let sieve_bits = (slots.trailing_zeros() + 3).max(6);
        let mut set = Fingerprints {
            bits,
            sieve: vec![0; 1 << (sieve_bits - 6)],
            sieve_shift: 64 - sieve_bits,
            table: vec![(0, 0); slots],
            count: sorted.len(),
        };
        for (place, &fingerprint) in sorted.iter().enumerate() {
            let (word, bit) = set.sieve_place(fingerprint);
            set.sieve[word] |= bit;
            let mut slot = set.slot(fingerprint);
            while set.table[slot].1 != 0 {
                slot = (slot + 1) & (slots - 1);
            }
            set.table[slot] = (fingerprint, place as u32 + 1);
        }
        set
    }

    /// Lets another number stand for each place, which must be below `u32::MAX`: what would be looked up by the place
    /// is found where the hash is found.
    pub fn renumber(&mut self, numbers: &[u32]) {
        for (_, place) in self.table.iter_mut().filter(|(_, place)| *place != 0) {
            *place = numbers[*place as usize - 1] + 1;
        }
    }

    /// Number of hashes in the set.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn spread(fingerprint: u32) -> u64 {
        u64::from(fingerprint).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    #[inline]
    fn sieve_place(&self, fingerprint: u32) -> (usize, u64) {
        let at = Self::spread(fingerprint) >> self.sieve_shift;
        ((at >> 6) as usize, 1 << (at & 63))
    }

    #[inline]
    fn slot(&self, fingerprint: u32) -> usize {
        (Self::spread(fingerprint) >> 20) as usize & (self.table.len() - 1)
    }

    /// The place of a hash in the sorted set.
    #[inline]
    pub fn place(&self, hash: u64) -> Option<usize> {
        let fingerprint = fingerprint(hash, self.bits);
        let (word, bit) = self.sieve_place(fingerprint);
        if self.sieve[word] & bit == 0 {
            return None;
        }
        self.find(fingerprint)
    }

    /// The places of those of many hashes that are in the set, in order. One step is taken for all of them
    /// before the next: memory answers to many questions almost as fast as to one.
    pub fn places(&self, hashes: &[u64], places: &mut Vec<u32>) {
        places.clear();
        places.resize(hashes.len(), 0);
        let mut count = 0;
        for &hash in hashes {
            let fingerprint = fingerprint(hash, self.bits);
            let (word, bit) = self.sieve_place(fingerprint);
            places[count] = fingerprint;
            count += usize::from(self.sieve[word] & bit != 0);
        }
        let mut found = 0;
        for at in 0..count {
            let place = self.find(places[at]);
            places[found] = place.unwrap_or_default() as u32;
            found += usize::from(place.is_some());
        }
        places.truncate(found);
    }

    #[inline]
    fn find(&self, fingerprint: u32) -> Option<usize> {
        let mut slot = self.slot(fingerprint);
        loop {
            match self.table[slot] {
                (_, 0) => return None,
                (found, place) if found == fingerprint => return Some(place as usize - 1),
                _ => slot = (slot + 1) & (self.table.len() - 1),
            }
        }
    }
}

/// The top bits of a hash.
#[inline]
pub fn fingerprint(hash: u64, bits: u32) -> u32 {
    (hash >> (64 - bits)) as u32
}

#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
mod build {
    use crate::lexicon::container::Writer;

    /// Packs distinct fingerprints of `bits` bits, which must be sorted.
    pub fn pack(bits: u32, sorted: &[u32], writer: &mut Writer) {
        writer.byte(bits as u8);
        writer.number(sorted.len());
        let mut last = 0;
        let gaps: Vec<u32> = sorted
            .iter()
            .map(|&next| next - std::mem::replace(&mut last, next))
            .collect();
        for gap in &gaps {
            writer.byte(*gap as u8);
        }
        for gap in &gaps {
            writer.byte((gap >> 8).min(255) as u8);
        }
        for &gap in gaps.iter().filter(|&&gap| gap >> 8 >= 255) {
            writer.number(gap as usize);
        }
    }

    #[cfg(test)]
    mod tests {
        use super::super::*;
        use super::*;
        use crate::lexicon::hash;

        #[test]
        fn members_are_found_at_their_place_and_strangers_are_not() {
            let mut sorted: Vec<u32> = (0..3000u32)
                .map(|n| fingerprint(hash::word(&n.to_string()), 24))
                .collect();
            sorted.sort_unstable();
            sorted.dedup();
            let mut writer = Writer::default();
            pack(24, &sorted, &mut writer);
            let file = writer.close(*b"TEST");
            let mut reader = Reader::open(&file, *b"TEST").unwrap();
            let set = Fingerprints::read(&mut reader).unwrap();
            for n in 0..3000u32 {
                let hash = hash::word(&n.to_string());
                let place = set.place(hash).unwrap();
                assert_eq!(sorted[place], fingerprint(hash, 24));
            }
            let strangers = (3000..13000u32).filter(|n| set.place(hash::word(&n.to_string())).is_some());
            assert!(strangers.count() < 20);
        }
    }
}

#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub use build::pack;
