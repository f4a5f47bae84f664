//! The small things that are kept beside the records, where they can be read and written at once
//! (localStorage, and for this window alone sessionStorage).

use crate::app::state::kept::Late;
use leptos::prelude::window;
use web_sys::Storage;

/// Where older versions kept everything in one piece.
pub const OLD: &str = "dateline";
/// Begins the names of what closing windows could not write any more.
const LATE: &str = "dateline-late-";
/// Which article this window had in front.
const FRONT: &str = "dateline-front";

fn local() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What stands under a name.
pub fn item(name: &str) -> Option<String> {
    local()?.get_item(name).ok().flatten()
}

/// Writes under a name, or takes away what stands there.
pub fn set_item(name: &str, value: Option<&str>) {
    if let Some(storage) = local() {
        let _ = match value {
            Some(value) => storage.set_item(name, value),
            None => storage.remove_item(name),
        };
    }
}

/// The name under which a window leaves what it could not write.
pub fn late_name(window: &str) -> String {
    format!("{LATE}{window}")
}

/// What closing windows could not write, each under its name.
pub fn late() -> Vec<(String, Vec<Late>)> {
    let Some(storage) = local() else {
        return Vec::new();
    };
    let names =
        (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
    names
        .filter(|name| name.starts_with(LATE))
        .filter_map(|name| {
            let late = serde_json::from_str(&item(&name)?).ok()?;
            Some((name, late))
        })
        .collect()
}

/// The key of the article that was in front.
pub fn front() -> Option<String> {
    let session = window().session_storage().ok().flatten()?;
    session.get_item(FRONT).ok().flatten()
}

/// Remembers which article is in front.
pub fn set_front(key: &str) {
    if let Ok(Some(session)) = window().session_storage() {
        let _ = session.set_item(FRONT, key);
    }
}
