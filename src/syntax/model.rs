//! The packed model: a header with version and checksum, then the parts one after the other.

use super::lemma::Lemmas;
use super::linear::Linear;
use super::punctuation::PLACES;
use super::scheme::{RELATIONS, TAGS};
use super::transition::MOVES;
use std::fmt;
use std::sync::OnceLock;

/// What a model file begins with.
pub(crate) const MAGIC: &[u8; 4] = b"DLSY";
/// Raised whenever features or packing change, so that an older file is refused.
pub(crate) const VERSION: u8 = 2;

/// Everything that was learned.
pub(crate) struct Model {
    /// Classes are places in [`TAGS`].
    pub tagger: Linear,
    /// Classes are [`super::transition::Move`]s.
    pub moves: Linear,
    /// Classes are [`super::scheme::Relation`]s.
    pub relations: Linear,
    /// Classes are places in [`super::punctuation::Mark::candidates`].
    pub punctuation: Linear,
    pub lemmas: Lemmas,
}

/// Why a model file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It is not a model file at all.
    Foreign,
    /// It was made for another version of this code.
    Version(u8),
    /// Its content is not what was written.
    Checksum,
    /// It ends too early, or a number in it makes no sense.
    Malformed,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Foreign => write!(f, "this is not a syntax model"),
            Self::Version(found) => write!(f, "syntax model of version {found}, expected {VERSION}"),
            Self::Checksum => write!(f, "the syntax model is damaged: its checksum differs"),
            Self::Malformed => write!(f, "the syntax model is malformed"),
        }
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// The model that comes with the program, unpacked at the first call.
    pub fn embedded() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        // The bytes are part of the program and a test reads them, so this cannot fail in one that
        // was built.
        MODEL.get_or_init(|| Model::read(include_bytes!("model.bin")).expect("the embedded model is sound"))
    }

    /// Unpacks a model file.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let header = bytes.get(..13).ok_or(ModelError::Foreign)?;
        let body = &bytes[13..];
        if &header[..4] != MAGIC {
            return Err(ModelError::Foreign);
        }
        if header[4] != VERSION {
            return Err(ModelError::Version(header[4]));
        }
        if header[5..] != checksum(body).to_le_bytes() {
            return Err(ModelError::Checksum);
        }
        let mut reader = Reader { bytes: body };
        let model = Self {
            tagger: Linear::read(&mut reader, TAGS.len())?,
            moves: Linear::read(&mut reader, MOVES)?,
            relations: Linear::read(&mut reader, RELATIONS.len())?,
            punctuation: Linear::read(&mut reader, PLACES)?,
            lemmas: Lemmas::read(&mut reader)?,
        };
        if reader.remaining() > 0 {
            return Err(ModelError::Malformed);
        }
        Ok(model)
    }
}

/// FNV-1a with 64 bits.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Takes a packed model apart from front to back.
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// How many bytes are left.
    pub fn remaining(&self) -> usize {
        self.bytes.len()
    }

    /// The next `count` bytes.
    pub fn bytes(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(ModelError::Malformed)?;
        self.bytes = rest;
        Ok(taken)
    }

    /// A number in LEB128: seven bits a byte, the lowest first.
    pub fn number(&mut self) -> Result<usize, ModelError> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.bytes(1)?[0];
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return usize::try_from(number).map_err(|_| ModelError::Malformed);
            }
        }
        Err(ModelError::Malformed)
    }

    /// A text, its length before it.
    pub fn text(&mut self) -> Result<&'b str, ModelError> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).map_err(|_| ModelError::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BYTES: &[u8] = include_bytes!("model.bin");

    fn error(bytes: &[u8]) -> Option<ModelError> {
        Model::read(bytes).err()
    }

    #[test]
    fn the_embedded_model_is_sound() {
        assert_eq!(error(BYTES), None);
    }

    #[test]
    fn damaged_files_are_refused() {
        let mut bytes = BYTES.to_vec();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
        assert_eq!(error(&bytes), Some(ModelError::Checksum));
        assert_eq!(error(&BYTES[..middle]), Some(ModelError::Checksum));
    }

    #[test]
    fn foreign_files_and_other_versions_are_refused() {
        assert_eq!(error(b""), Some(ModelError::Foreign));
        assert_eq!(error(b"%PDF-1.7 and so on"), Some(ModelError::Foreign));
        let mut bytes = BYTES.to_vec();
        bytes[4] = VERSION + 1;
        assert_eq!(error(&bytes), Some(ModelError::Version(VERSION + 1)));
    }

    #[test]
    fn a_sound_checksum_does_not_excuse_a_short_body() {
        let body = &BYTES[13..BYTES.len() / 2];
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend(checksum(body).to_le_bytes());
        bytes.extend(body);
        assert_eq!(error(&bytes), Some(ModelError::Malformed));
    }
}
