//! PDF: pieces of text with their places on the page, put together to paragraphs.
//!
//! A PDF knows where each piece of text stands, not what a word, a line or a paragraph is. The pieces come
//! from pdf.js in the browser and from the crate pdf-extract on the command line; what they make is the same.

mod furniture;
mod lines;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod paragraphs;
#[cfg(test)]
mod tests;

#[cfg(not(target_arch = "wasm32"))]
pub use native::read;

use serde::{Deserialize, Serialize};

/// A piece of text on a page. Lengths are in the page's unit, usually 1/72 of an inch; y goes upwards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Its characters, in reading order.
    pub text: String,
    /// Where it begins.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high its letters are.
    pub size: f64,
}

/// The text of a document, given the pieces of each page in the order they are drawn in; a blank line
/// between paragraphs. The error is a clause that follows on the file's name.
pub fn text(pages: &[Vec<Run>]) -> Result<String, String> {
    let mut pages: Vec<_> = pages.iter().map(|runs| lines::lines(runs)).collect();
    furniture::remove(&mut pages);
    let text = paragraphs::join(&pages);
    if text.trim().is_empty() {
        return Err("holds pictures of pages, perhaps a scan, and no text".to_owned());
    }
    Ok(text)
}
