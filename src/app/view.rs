//! The view.

use super::client::Client;
use super::protocol::{Reply, Request};
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let (found, set_found) = signal(String::new());
    let client = Client::new(move |reply| match reply {
        Reply::Ready => {}
        Reply::Analysis { analysis, .. } => {
            set_found.set(serde_json::to_string_pretty(&analysis).unwrap_or_default());
        }
        Reply::Failed { message, .. } => set_found.set(message),
    });
    let read = move |event| {
        client.send(Request::Analyze {
            id: 1,
            text: event_target_value(&event),
            published: None,
        });
    };
    view! {
        <main>
            <textarea data-testid="paste" aria-label="Article" on:input=read></textarea>
            <pre>{found}</pre>
        </main>
    }
}
