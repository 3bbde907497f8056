//! What needs script in the browser. Everything else works without, and pages without an island load none.
//!
//! The server renders the islands too (`ssr`), and the browser wakes them (`hydrate`). What only a browser can do is in
//! `browser`; on the server a module of the same name stands in for it, so that the islands are written once.

#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "half of it is called by the browser alone"))]
mod scan_lines;
mod scan_reply;
mod scanner;
mod scanner_questions;

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(not(feature = "hydrate"))]
#[path = "without_browser.rs"]
mod browser;

pub use scan_reply::{ScanReply, ScanTone};
pub use scanner::{BadgeKeys, BadgeScanner, CameraWords, DeskScanner};

/// Wakes the islands of a page. Called by the script that the shell puts into it.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    browser::announce();
}
