//! The way from a visitor's badge to the question, which is another page: gone only where there is a connection.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Response, window};

use super::signal::{go, within};

/// An address of the server that costs nothing.
const ALIVE: &str = "/healthz";
/// After so many milliseconds without an answer the connection counts as lost.
const PATIENCE: i32 = 6_000;
/// So often it is tried again.
const RETRY: u64 = 5_000;

/// Leads to the question; without a connection the code waits in view instead of being lost on the browser's error page.
pub fn lead(question: String, code: String, waiting: RwSignal<Option<String>>) {
    spawn_local(async move {
        if answers().await {
            go(&question);
        } else {
            waiting.try_set(Some(code));
        }
    });
}

/// What waits is led on as soon as there is a connection.
pub fn keep_leading(waiting: RwSignal<Option<String>>, lead: impl Fn(String) + Clone + 'static) {
    let again = move || {
        if let Some(code) = waiting.try_get_untracked().flatten() {
            lead(code);
        }
    };
    let online = again.clone();
    let handle = window_event_listener(leptos::ev::online, move |_| online());
    let interval = set_interval_with_handle(again, std::time::Duration::from_millis(RETRY)).ok();
    on_cleanup(move || {
        handle.remove();
        if let Some(interval) = interval {
            interval.clear();
        }
    });
}

async fn answers() -> bool {
    let Some(window) = window() else { return false };
    let asked = within(PATIENCE, window.fetch_with_str(ALIVE)).await;
    let asked = asked.and_then(|promise| promise.dyn_into::<Response>().ok());
    asked.is_some_and(|answer| answer.ok())
}
