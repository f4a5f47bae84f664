//! What leaves the page: files, pictures, and what is copied.

use crate::app::excerpts::Excerpt;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, ClipboardItem, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url, wasm_bindgen::JsCast,
};

/// Hands the reader a file.
pub fn download(name: &str, kind: &str, content: &str) {
    let parts = js_sys::Array::of1(&content.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        hand_over(name, &blob);
    }
}

/// Hands the reader a drawing as a picture of twice its size; its width and height must stand in it.
pub fn download_as_png(name: &str, svg: &str) {
    let Ok(image) = HtmlImageElement::new() else {
        return;
    };
    image.set_src(&format!(
        "data:image/svg+xml,{}",
        js_sys::encode_uri_component(svg)
    ));
    let name = name.to_owned();
    leptos::task::spawn_local(async move {
        if wasm_bindgen_futures::JsFuture::from(image.decode())
            .await
            .is_err()
        {
            return;
        }
        let Ok(canvas) = document()
            .create_element("canvas")
            .map(JsCast::unchecked_into::<HtmlCanvasElement>)
        else {
            return;
        };
        let (width, height) = (2 * image.natural_width(), 2 * image.natural_height());
        canvas.set_width(width);
        canvas.set_height(height);
        let context = canvas
            .get_context("2d")
            .ok()
            .flatten()
            .map(JsCast::unchecked_into::<CanvasRenderingContext2d>);
        let drawn = context.and_then(|context| {
            context
                .draw_image_with_html_image_element_and_dw_and_dh(
                    &image,
                    0.0,
                    0.0,
                    width.into(),
                    height.into(),
                )
                .ok()
        });
        let then = Closure::once_into_js(move |blob: Option<Blob>| {
            if let Some(blob) = blob {
                hand_over(&name, &blob);
            }
        });
        if drawn.is_some() {
            let _ = canvas.to_blob(then.unchecked_ref());
        }
    });
}

fn hand_over(name: &str, blob: &Blob) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    let link = document()
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        Duration::from_secs(10),
    );
}

/// Puts text on the clipboard; `then` hears whether it worked.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let written = window().navigator().clipboard().write_text(text);
    leptos::task::spawn_local(async move {
        then(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
    });
}

/// Puts a part of what was found on the clipboard, as text and as rich text; `then` hears whether it worked.
pub fn copy_rich(excerpt: &Excerpt, then: impl FnOnce(bool) + 'static) {
    let items = js_sys::Object::new();
    for (kind, content) in [("text/plain", &excerpt.plain), ("text/html", &excerpt.rich)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&content.as_str().into());
        if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
            let _ = js_sys::Reflect::set(&items, &kind.into(), &blob);
        }
    }
    let Ok(item) = ClipboardItem::new_with_record_from_str_to_blob_promise(&items) else {
        // Where the clipboard takes text alone.
        return copy(&excerpt.plain, then);
    };
    let written = window().navigator().clipboard().write(&js_sys::Array::of1(&item));
    leptos::task::spawn_local(async move {
        then(wasm_bindgen_futures::JsFuture::from(written).await.is_ok());
    });
}
