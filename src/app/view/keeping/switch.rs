//! "Keep nothing on this device": one switch for all windows.

use super::memory::{self, OLD, item, set_item};
use super::{Keeping, Standing};
use leptos::prelude::*;

/// Stands on the device when nothing else shall.
const NOTHING: &str = "dateline-nothing";

/// What windows tell each other when the switch is turned. They do not look it up: what one window writes down
/// another may see only after it has heard of it.
pub(super) const ON: &str = "switched on";
/// The same when it is turned back.
pub(super) const OFF: &str = "switched off";

/// The word for how the switch stands.
pub(super) fn word(nothing: bool) -> &'static str {
    if nothing { ON } else { OFF }
}

/// Whether nothing is kept.
pub fn is_on() -> bool {
    item(NOTHING).is_some()
}

impl Keeping {
    /// Turns the switch: what was kept goes from the device, or what is open is kept from now on.
    pub fn keep_nothing(self, nothing: bool) {
        set_item(NOTHING, nothing.then_some("1"));
        self.tell([word(nothing).to_owned()]);
        self.hear(vec![word(nothing).to_owned()]);
    }

    /// Does as the switch stands, which another window may have turned, and reads all that is kept anew.
    pub(super) async fn switched(self, nothing: bool) {
        if nothing {
            self.standing.set(Standing::Nothing);
            return self.forget_all().await;
        }
        match self.records().await {
            Ok(records) => {
                self.desk.state.update(|state| state.adopt_all(&records));
                self.standing.set(Standing::Kept);
                self.work.update_value(|work| work.save = true);
            }
            Err(why) => self.standing.set(Standing::Failed(why)),
        }
    }

    /// Leaves nothing on the device; what is open stays open. A window that was just writing does this as well, so
    /// nothing comes after it.
    pub(super) async fn forget_all(self) {
        self.desk.state.update_untracked(|state| state.forget_records());
        self.unkept.set(Default::default());
        set_item(OLD, None);
        for (name, _) in memory::late() {
            set_item(&name, None);
        }
        if self.records().await.is_ok()
            && let Some(store) = self.store.get_value()
        {
            let _ = store.clear().await;
        }
    }
}
