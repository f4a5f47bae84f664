//! Text out of bytes: by the byte order mark, else by what the page declares, else as UTF-8 when the bytes
//! are valid in it, else by detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a page its `<meta charset>` is looked for, in bytes, as the HTML standard has it.
const PRESCAN: usize = 1024;

/// A text, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text. What is no character in the encoding has become U+FFFD.
    pub text: String,
    /// The encoding's name, as the Encoding Standard has it.
    pub encoding: &'static str,
    /// How the encoding was found.
    pub how: How,
    /// Whether something could not be read.
    pub lossy: bool,
}

/// How the encoding of a text was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A byte order mark says so.
    Mark,
    /// The page says so.
    Declared,
    /// The bytes can hardly be anything else.
    Certain,
    /// The letters look like it.
    Detected,
}

impl Decoded {
    /// What the reader should know; nothing about UTF-8 that was read without loss.
    pub fn notes(&self) -> Vec<String> {
        let name = self.encoding;
        let read = match self.how {
            _ if self.encoding == UTF_8.name() || self.text.is_ascii() => None,
            How::Mark | How::Certain => Some(format!("was read as {name}")),
            How::Declared => Some(format!("was read as {name}, as it says")),
            How::Detected => Some(format!(
                "does not say how its letters are written; it was read as {name}"
            )),
        };
        let lost = self
            .lossy
            .then(|| "has characters that could not be read; they are shown as \u{FFFD}".to_owned());
        read.into_iter().chain(lost).collect()
    }
}

/// Decodes a text, or a page, which may declare its encoding.
pub fn decode(bytes: &[u8], page: bool) -> Decoded {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| (encoding, How::Mark));
    let (encoding, how) = marked
        .or_else(|| utf16(bytes).map(|encoding| (encoding, How::Certain)))
        .or_else(|| Some((page.then(|| declared(bytes)).flatten()?, How::Declared)))
        // A page that declares one encoding and is valid in UTF-8, with more than ASCII, is in UTF-8.
        .filter(|(_, how)| *how != How::Declared || bytes.is_ascii() || !is_utf8(bytes))
        .or_else(|| is_utf8(bytes).then_some((UTF_8, How::Certain)))
        .unwrap_or_else(|| (detected(bytes), How::Detected));
    let (text, _, lossy) = encoding.decode(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        how,
        lossy,
    }
}

/// The kind of UTF-16 that bytes without a mark are in: one with the zeros of ASCII's letters all on one side.
pub fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => return (encoding != UTF_8).then_some(encoding),
        None if bytes.len() < 4 => return None,
        None => {}
    }
    let pairs = &bytes[..bytes.len().min(PRESCAN) & !1];
    let zeros = |from: usize| {
        pairs
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second, most) = (zeros(0), zeros(1), pairs.len() / 2 * 7 / 10);
    match (first, second) {
        (0, zeros) if zeros > most => Some(UTF_16LE),
        (zeros, 0) if zeros > most => Some(UTF_16BE),
        _ => None,
    }
}

fn is_utf8(bytes: &[u8]) -> bool {
    // A file that was cut off may end in the middle of a character.
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    }
}

/// The encoding in `<meta charset=…>`, `<meta http-equiv … content="text/html; charset=…">` or
/// `<?xml … encoding=…?>`. A declaration that could be read says itself that the bytes are no UTF-16.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let label = |after: &str| {
        let at = head.find(after)? + after.len();
        let value = head[at..].trim_start_matches(|c: char| c.is_whitespace() || "=\"'".contains(c));
        let end = value.find(|c: char| c.is_whitespace() || "\"';/>?".contains(c))?;
        Encoding::for_label(&value.as_bytes()[..end])
    };
    let encoding = label("charset").or_else(|| label("<?xml version=\"1.0\" encoding"))?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else {
        encoding
    })
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}
