//! A static function: from the hashes of a fixed set of words to small numbers, without the words.
//!
//! Each word's number is the exclusive or of three slots (a binary fuse filter: Graf and Lemire,
//! "Binary Fuse Filters: Fast and Smaller Than Xor Filters", 2022), about 1.13 slots a word. Some bits
//! of each slot check the word, so that most unknown words are told from known ones.

use super::container::{Damage, Reader};
use super::hash::mix;

/// The function, unpacked.
pub struct StaticFunction {
    layout: Layout,
    check_bits: u32,
    slots: Vec<u32>,
}

/// Where the three slots of a word lie: in three neighbouring segments.
#[derive(Clone, Copy)]
struct Layout {
    seed: u64,
    segment_bits: u32,
    segments: usize,
}

impl Layout {
    fn slots(&self) -> usize {
        (self.segments + 2) << self.segment_bits
    }

    fn of(&self, word: u64) -> ([usize; 3], u32) {
        let hash = super::hash::finish(mix(self.seed, word));
        let segment = (((hash >> 32) * self.segments as u64) >> 32) as usize;
        let mask = (1usize << self.segment_bits) - 1;
        let other = mix(hash, 0x5851_F42D_4C95_7F2D);
        let at = |turn: usize, bits: u64| ((segment + turn) << self.segment_bits) + (bits as usize & mask);
        (
            [at(0, hash), at(1, other >> 40), at(2, other >> 20)],
            (other >> 3) as u32,
        )
    }
}

impl StaticFunction {
    /// Reads a packed function.
    ///
    /// # Errors
    /// [`Damage::Content`].
    pub fn read(reader: &mut Reader) -> Result<StaticFunction, Damage> {
        let seed = reader.number()? as u64;
        let segment_bits = u32::from(reader.byte()?);
        let segments = reader.number()?;
        let slot_bits = usize::from(reader.byte()?);
        let check_bits = u32::from(reader.byte()?);
        if segment_bits > 20 || segments > 1 << 20 || slot_bits > 32 || check_bits as usize > slot_bits {
            return Err(Damage::Content);
        }
        let layout = Layout {
            seed,
            segment_bits,
            segments,
        };
        let packed = reader.bytes((layout.slots() * slot_bits).div_ceil(8))?;
        let slots = unpack_bits(packed, slot_bits, layout.slots());
        Ok(StaticFunction {
            layout,
            check_bits,
            slots,
        })
    }

    /// The number of a word, by its hash; for unknown words mostly `None`, else an arbitrary number.
    pub fn get(&self, word: u64) -> Option<u32> {
        let ([a, b, c], check) = self.layout.of(word);
        let value = self.slots[a] ^ self.slots[b] ^ self.slots[c];
        let mask = (1u32 << self.check_bits) - 1;
        (value & mask == check & mask).then_some(value >> self.check_bits)
    }
}

/// Numbers of `width` bits, one after the other, lowest bit first.
fn unpack_bits(packed: &[u8], width: usize, count: usize) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(count);
    let (mut window, mut filled) = (0u64, 0);
    let mut bytes = packed.iter();
    for _ in 0..count {
        while filled < width {
            window |= u64::from(*bytes.next().unwrap_or(&0)) << filled;
            filled += 8;
        }
        numbers.push((window & ((1u64 << width) - 1)) as u32);
        window >>= width;
        filled -= width;
    }
    numbers
}

#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
mod build {
    use super::*;
    use crate::lexicon::container::Writer;

    /// Packs a function over distinct word hashes, with `check_bits` against unknown words.
    pub fn pack(entries: &[(u64, u32)], check_bits: u32, writer: &mut Writer) {
        let value_bits = entries
            .iter()
            .map(|entry| 32 - entry.1.leading_zeros())
            .max()
            .unwrap_or(0);
        let (layout, slots) = (1..)
            .find_map(|seed| assign(entries, check_bits, seed))
            .expect("some seed works");
        let slot_bits = value_bits + check_bits;
        writer.number(layout.seed as usize);
        writer.byte(layout.segment_bits as u8);
        writer.number(layout.segments);
        writer.byte(slot_bits as u8);
        writer.byte(check_bits as u8);
        let (mut window, mut filled) = (0u64, 0);
        for slot in slots {
            window |= u64::from(slot) << filled;
            filled += slot_bits;
            while filled >= 8 {
                writer.byte(window as u8);
                window >>= 8;
                filled -= 8;
            }
        }
        if filled > 0 {
            writer.byte(window as u8);
        }
    }

    /// Peels words off that own a slot alone, then fills the slots in the opposite order; fails for
    /// an unlucky seed.
    fn assign(entries: &[(u64, u32)], check_bits: u32, seed: u64) -> Option<(Layout, Vec<u32>)> {
        let size = entries.len().max(2) as f64;
        let segment_bits = ((size.ln() / 3.33f64.ln() + 2.25).floor() as u32).min(18);
        let factor = (0.875 + 0.25 * 1e6f64.ln() / size.ln()).max(1.125);
        let segments = (((size * factor).ceil() as usize) >> segment_bits).max(3) - 1;
        // A few tries at each size, then a little more room.
        let segments = segments + seed as usize / 20;
        let layout = Layout {
            seed,
            segment_bits,
            segments,
        };
        let places: Vec<[usize; 3]> = entries.iter().map(|entry| layout.of(entry.0).0).collect();
        let mut load = vec![(0u32, 0usize); layout.slots()];
        for (index, place) in places.iter().enumerate() {
            for &slot in place {
                load[slot].0 += 1;
                load[slot].1 ^= index;
            }
        }
        let mut single: Vec<usize> = (0..load.len()).filter(|&slot| load[slot].0 == 1).collect();
        let mut order = Vec::with_capacity(entries.len());
        while let Some(slot) = single.pop() {
            if load[slot].0 != 1 {
                continue;
            }
            let index = load[slot].1;
            order.push((index, slot));
            for &other in &places[index] {
                load[other].0 -= 1;
                load[other].1 ^= index;
                if load[other].0 == 1 {
                    single.push(other);
                }
            }
        }
        if order.len() < entries.len() {
            return None;
        }
        let mut slots = vec![0u32; layout.slots()];
        for &(index, slot) in order.iter().rev() {
            let (word, value) = entries[index];
            let (place, check) = layout.of(word);
            let wanted = value << check_bits | check & ((1 << check_bits) - 1);
            let others = place
                .iter()
                .filter(|&&other| other != slot)
                .fold(0, |sum, &other| sum ^ slots[other]);
            slots[slot] = wanted ^ others;
        }
        Some((layout, slots))
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::lexicon::hash;

        #[test]
        fn known_words_keep_their_number_and_unknown_ones_are_mostly_told_apart() {
            let entries: Vec<(u64, u32)> = (0..5000u32)
                .map(|n| (hash::word(&n.to_string()), n % 1000))
                .collect();
            let mut writer = Writer::default();
            pack(&entries, 6, &mut writer);
            let file = writer.close(*b"TEST");
            assert!(file.len() * 8 < 5000 * 16 * 14 / 10, "{} bytes", file.len());
            let mut reader = Reader::open(&file, *b"TEST").unwrap();
            let function = StaticFunction::read(&mut reader).unwrap();
            for (word, value) in entries {
                assert_eq!(function.get(word), Some(value));
            }
            let taken = (5000..15000u32).filter(|n| function.get(hash::word(&n.to_string())).is_some());
            assert!(taken.count() < 250);
        }
    }
}

#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub use build::pack;
