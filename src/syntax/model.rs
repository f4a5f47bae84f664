//! The packed model: a header with version and checksum, then the parts one after the other.

use super::input::{SEGMENTS, Vocabulary};
use super::lemma::Lemmas;
use super::network::{Network, Parameters};
use super::packed::PackedMatrix;
use super::shape::{Shape, Tensor, Tensors};
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::OnceLock;

/// What a model file begins with.
pub(crate) const MAGIC: &[u8; 4] = b"DLSY";
/// Raised whenever features or packing change, so that an older file is refused.
pub(crate) const VERSION: u8 = 3;

/// Everything that was learned.
pub(crate) struct Model {
    pub vocabulary: Vocabulary,
    pub network: Network<PackedMatrix>,
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
        let vocabulary = Vocabulary::read(&mut reader)?;
        let shape = shape(&vocabulary, &mut reader)?;
        let parameters = Packed::read(&shape.tensors(), &mut reader)?;
        let model = Self {
            vocabulary,
            network: Network::new(&shape, &parameters),
            lemmas: Lemmas::read(&mut reader)?,
        };
        if reader.remaining() > 0 {
            return Err(ModelError::Malformed);
        }
        Ok(model)
    }
}

/// Wider or deeper than this no network is, so that a malformed one cannot claim all memory.
const WIDEST: usize = 1024;
const DEEPEST: usize = 8;

fn shape(vocabulary: &Vocabulary, reader: &mut Reader) -> Result<Shape, ModelError> {
    let mut number = |most: usize| match reader.number()? {
        0 => Err(ModelError::Malformed),
        number if number > most => Err(ModelError::Malformed),
        number => Ok(number),
    };
    let mut segments = [0; SEGMENTS];
    for segment in &mut segments {
        *segment = number(WIDEST)?;
    }
    Ok(Shape {
        rows: vocabulary.rows(),
        segments,
        layers: number(DEEPEST)?,
        hidden: number(WIDEST)?,
        link: number(WIDEST)?,
        relation: number(WIDEST)?,
    })
}

/// The unit of a row's weights is two to the power of so many quarters.
pub(crate) fn unit(scale: u8) -> f32 {
    const QUARTERS: [f32; 4] = [1.0, 1.189_207_1, std::f32::consts::SQRT_2, 1.681_792_9];
    let exponent = i32::from(scale / 4) - 48;
    QUARTERS[usize::from(scale % 4)] * f32::from_bits(((exponent + 127) as u32) << 23)
}

/// Parameters as they are packed: whole numbers times a unit of their row.
struct Packed<'b> {
    /// By where a tensor begins, how large the unit of each of its rows is, and the numbers.
    tensors: FxHashMap<usize, (&'b [u8], &'b [u8])>,
}

impl<'b> Packed<'b> {
    fn read(tensors: &Tensors, reader: &mut Reader<'b>) -> Result<Self, ModelError> {
        // Each takes a byte.
        if tensors.count > reader.remaining() {
            return Err(ModelError::Malformed);
        }
        let mut read = |tensor: &Tensor| {
            let scales = reader.bytes(tensor.rows())?;
            Ok((tensor.range.start, (scales, reader.bytes(tensor.range.len())?)))
        };
        let tensors = tensors
            .all()
            .into_iter()
            .map(&mut read)
            .collect::<Result<_, _>>()?;
        Ok(Self { tensors })
    }
}

impl Parameters for Packed<'_> {
    type Matrix = PackedMatrix;

    fn numbers(&self, tensor: &Tensor) -> Vec<f32> {
        let (scales, weights) = self.tensors[&tensor.range.start];
        let rows = scales.iter().zip(weights.chunks_exact(tensor.width));
        rows.flat_map(|(&scale, row)| {
            row.iter()
                .map(move |&weight| f32::from(weight as i8) * unit(scale))
        })
        .collect()
    }

    fn matrix(&self, tensor: &Tensor) -> PackedMatrix {
        let (scales, weights) = self.tensors[&tensor.range.start];
        let units: Vec<f32> = scales.iter().map(|&scale| unit(scale)).collect();
        PackedMatrix::new(&units, weights, tensor.width)
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

    /// A file with a sound checksum.
    fn file(body: &[u8]) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        bytes.extend(checksum(body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    #[test]
    fn a_sound_checksum_does_not_excuse_a_short_or_a_long_body() {
        let body = &BYTES[13..];
        assert_eq!(error(&file(body)), None);
        let longer = [body, &[0]].concat();
        for body in [&body[..body.len() / 2], &longer] {
            assert_eq!(error(&file(body)), Some(ModelError::Malformed));
        }
    }

    #[test]
    fn a_network_without_units_or_with_far_too_many_is_malformed() {
        let no_vocabulary = [0; super::super::input::TEMPLATES];
        for segment in [&[0u8][..], &[0xff, 0x7f]] {
            let body = [&no_vocabulary[..], segment].concat();
            assert_eq!(error(&file(&body)), Some(ModelError::Malformed));
        }
    }
}
