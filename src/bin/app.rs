//! The page, mounted. On other targets than a browser's there is nothing to run.

fn main() {
    #[cfg(target_arch = "wasm32")]
    leptos::mount::mount_to_body(dateline::app::view::App);
}
