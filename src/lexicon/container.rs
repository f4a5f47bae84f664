//! The envelope of every packed file: four letters that name the format and its version, a checksum,
//! and the content.

use std::fmt;

/// Why a packed file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The file is of another format, or of another version of this one.
    Foreign,
    /// The content does not have the checksum it was packed with.
    Checksum,
    /// The content ends early or contradicts itself.
    Content,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Damage::Foreign => "not a file of this format and version",
            Damage::Checksum => "damaged: the checksum does not match",
            Damage::Content => "damaged: the content contradicts itself",
        })
    }
}

impl std::error::Error for Damage {}

/// FNV-1a, 32 bits: against accidents, not against malice.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |sum, &byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// Takes a packed file apart, front to back.
pub struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Checks the envelope.
    ///
    /// # Errors
    /// [`Damage::Foreign`] and [`Damage::Checksum`].
    pub fn open(bytes: &'b [u8], magic: [u8; 4]) -> Result<Reader<'b>, Damage> {
        let (head, rest) = bytes.split_at_checked(8).ok_or(Damage::Foreign)?;
        if head[..4] != magic {
            return Err(Damage::Foreign);
        }
        if head[4..] != checksum(rest).to_le_bytes() {
            return Err(Damage::Checksum);
        }
        Ok(Reader { rest })
    }

    /// The next byte.
    ///
    /// # Errors
    /// [`Damage::Content`] at the end, as for the other readers.
    pub fn byte(&mut self) -> Result<u8, Damage> {
        Ok(self.bytes(1)?[0])
    }

    /// The next `count` bytes.
    pub fn bytes(&mut self, count: usize) -> Result<&'b [u8], Damage> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or(Damage::Content)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A number of any size: seven bits a byte, the lowest first.
    pub fn number(&mut self) -> Result<usize, Damage> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damage::Content)
    }

    /// A 32-bit float.
    pub fn float(&mut self) -> Result<f32, Damage> {
        let bytes = self.bytes(4)?;
        Ok(f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
}

/// Puts a packed file together.
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
#[derive(Default)]
pub struct Writer {
    content: Vec<u8>,
}

#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
impl Writer {
    /// Adds a byte.
    pub fn byte(&mut self, byte: u8) {
        self.content.push(byte);
    }

    /// Adds bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.content.extend_from_slice(bytes);
    }

    /// Adds what [`Reader::number`] reads; below 2^35.
    pub fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.content.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.content.push(number as u8);
    }

    /// Adds a 32-bit float.
    pub fn float(&mut self, number: f32) {
        self.bytes(&number.to_le_bytes());
    }

    /// The file, with its envelope.
    pub fn close(self, magic: [u8; 4]) -> Vec<u8> {
        let mut file = magic.to_vec();
        file.extend(checksum(&self.content).to_le_bytes());
        file.extend(self.content);
        file
    }
}
