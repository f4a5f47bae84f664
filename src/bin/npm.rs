//! What the npm package calls (`make npm`): the library with JSON at its border. On other targets than a browser's
//! there is nothing to run.

#[cfg(target_arch = "wasm32")]
mod exports {
    use dateline::analysis::Analysis;
    use dateline::correction::Correction;
    use dateline::dossier::check::check;
    use dateline::export::{FORMATS, Format, format};
    use dateline::span::OffsetUnit;
    use dateline::{Options, analyze as read, merge as bring_together};
    use serde::de::DeserializeOwned;
    use serde::{Deserialize, Serialize};
    use wasm_bindgen::prelude::*;

    /// What the caller can tell about the text.
    #[derive(Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct Told {
        published: Option<String>,
        corrections: Vec<Correction>,
    }

    /// The analysis of a text, with spans in UTF-16 units; the options as JSON.
    #[wasm_bindgen]
    pub fn analyze(text: &str, options: &str) -> Result<String, JsError> {
        let Told {
            published,
            corrections,
        } = from_json(options)?;
        let published = published.map(|day| day.parse()).transpose();
        let published = published.map_err(|error: String| JsError::new(&error))?;
        let analysis = read(
            text,
            &Options {
                published,
                corrections,
            },
        );
        json(&analysis.with_offsets(text, OffsetUnit::Utf16))
    }

    /// The dossier of a list of analyses.
    #[wasm_bindgen]
    pub fn merge(analyses: &str) -> Result<String, JsError> {
        let analyses: Vec<Analysis> = from_json(analyses)?;
        for (index, analysis) in analyses.iter().enumerate() {
            check(analysis).map_err(|fault| JsError::new(&format!("analyses[{index}].{fault}")))?;
        }
        json(&bring_together(&analyses))
    }

    /// An analysis as a file.
    #[wasm_bindgen]
    pub fn export_article(name: &str, text: &str, analysis: &str) -> Result<String, JsError> {
        let analysis: Analysis = from_json(analysis)?;
        check(&analysis).map_err(|fault| JsError::new(&fault))?;
        let analysis = analysis.with_offsets(text, OffsetUnit::Byte);
        Ok((known(name)?.write)(text, &analysis))
    }

    /// A dossier as a file.
    #[wasm_bindgen]
    pub fn export_dossier(name: &str, dossier: &str) -> Result<String, JsError> {
        let write = known(name)?.dossier;
        let write = write.ok_or_else(|| JsError::new(&format!("a dossier cannot be written as {name}")))?;
        Ok(write(&from_json(dossier)?))
    }

    /// Every format, as a list.
    #[wasm_bindgen]
    pub fn formats() -> Result<String, JsError> {
        let described = |format: &Format| {
            serde_json::json!({
                "name": format.name,
                "title": format.title,
                "purpose": format.purpose,
                "extension": format.extension,
                "media_type": format.media_type,
                "dossier": format.dossier.is_some(),
            })
        };
        json(&FORMATS.iter().map(described).collect::<Vec<_>>())
    }

    fn known(name: &str) -> Result<&'static Format, JsError> {
        format(name).ok_or_else(|| JsError::new(&format!("there is no format \"{name}\"")))
    }

    fn json(value: &impl Serialize) -> Result<String, JsError> {
        Ok(serde_json::to_string(value)?)
    }

    fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, JsError> {
        Ok(serde_json::from_str(text)?)
    }
}

fn main() {}
