//! Reading corpora from a folder laid out as `ner/`, `timex/`, `events/`, `syntax/`, `coref/`, `news/` and
//! `clusters/`.

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The text of a file, unpacked when its name ends in ".gz".
pub fn read_text(path: &Path) -> io::Result<String> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let mut text = String::new();
    let mut file = File::open(path).map_err(named)?;
    if path.extension().is_some_and(|extension| extension == "gz") {
        MultiGzDecoder::new(file)
            .read_to_string(&mut text)
            .map_err(named)?;
    } else {
        file.read_to_string(&mut text).map_err(named)?;
    }
    Ok(text)
}

/// The files of a ".tar.gz" as (path, text), in the order of the archive.
pub fn read_archive(path: &Path) -> io::Result<Vec<(String, String)>> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let mut archive = tar::Archive::new(MultiGzDecoder::new(File::open(path).map_err(named)?));
    let mut files = Vec::new();
    for entry in archive.entries().map_err(named)? {
        let mut entry = entry.map_err(named)?;
        if entry.header().entry_type().is_file() {
            let name = entry.path().map_err(named)?.to_string_lossy().into_owned();
            let mut text = String::new();
            entry.read_to_string(&mut text).map_err(named)?;
            files.push((name, text));
        }
    }
    Ok(files)
}
