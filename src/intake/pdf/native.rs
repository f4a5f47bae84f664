//! The pieces of text of a PDF, by the crate pdf-extract.

use super::Run;
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc};
use std::panic::{self, AssertUnwindSafe};

/// The text of a PDF. The error is a clause that follows on the file's name.
pub fn read(bytes: &[u8]) -> Result<String, String> {
    let damaged = || "is damaged: it could not be read as a PDF".to_owned();
    let mut document = Document::load_mem(bytes).map_err(|_| damaged())?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err("is locked with a password".to_owned());
    }
    let mut pages = Pages::default();
    // The crate gives up on some faults with a panic; what it had read by then is kept.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let read = panic::catch_unwind(AssertUnwindSafe(|| output_doc(&document, &mut pages)));
    panic::set_hook(hook);
    let whole = matches!(read, Ok(Ok(())));
    super::text(&pages.0).map_err(|empty| if whole { empty } else { damaged() })
}

/// Collects the letters of each page.
#[derive(Default)]
struct Pages(Vec<Vec<Run>>);

impl OutputDev for Pages {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.0.push(Vec::new());
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let size = font_size * place.m21.hypot(place.m22);
        let run = Run {
            text: text.to_owned(),
            x: place.m31,
            y: place.m32,
            width: width * font_size * place.m11.hypot(place.m12),
            size,
        };
        if let Some(page) = self.0.last_mut() {
            page.push(run);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
