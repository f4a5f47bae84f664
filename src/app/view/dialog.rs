//! A window over the page, which the rest waits for.

use leptos::html;
use leptos::prelude::*;

/// A dialog that is open while `open` says so; Escape closes it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    class: &'static str,
    id: &'static str,
    label: &'static str,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let open = open.get();
        if let Some(dialog) = node.get() {
            if open && !dialog.open() {
                let _ = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        }
    });
    view! {
        <dialog class=class data-testid=id node_ref=node aria-label=label on:close=move |_| open.set(false)>
            {children()}
        </dialog>
    }
}
