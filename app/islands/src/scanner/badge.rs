//! The scanner on an exhibitor's phone.

use leptos::prelude::*;

use super::{Camera, CameraWords, viewfinder::Viewfinder};
use crate::{
    browser,
    scan_lines::{ScanLine, ScanState},
};

/// Scans a visitor's badge: the page at `path` then asks for the contact. `input` is the field for codes.
#[island]
pub fn BadgeScanner(path: String, input: String, decoder: String, words: CameraWords) -> impl IntoView {
    let camera = Camera::off();
    let (path, words) = (StoredValue::new(path), StoredValue::new(words));
    // The code that there is no connection for: the last one, whose owner stands there.
    let waiting = RwSignal::new(None::<String>);
    let lead = move |code: String| browser::lead(question(path, &code), code, waiting);
    Effect::new(move |_| browser::on_typed(&input, lead));
    browser::keep_leading(waiting, lead);
    let again = move |_| {
        if let Some(code) = waiting.get_untracked() {
            lead(code);
        }
    };
    view! {
        <div class="scanner" translate="no">
            <Viewfinder camera words decoder found=lead/>
            <div role="status">
                {move || waiting.get().map(|code| {
                    let line = ScanLine { scan: String::new(), code, state: ScanState::Waiting };
                    let (said, what, retry) = words.with_value(|words| {
                        (format!("{} · {} {}", words.offline, words.code, line.tail()), words.waiting.clone(), words.retry.clone())
                    });
                    view! {
                        <p class="desk-word" prop:textContent=said></p>
                        <p class="desk-what" prop:textContent=what></p>
                        <button type="button" class="btn" on:click=again prop:textContent=retry></button>
                    }
                })}
            </div>
        </div>
    }
}

/// A badge that is scanned while another page of the same exhibitor's scanner is open leads on as well.
#[island]
pub fn BadgeKeys(path: String) -> impl IntoView {
    let path = StoredValue::new(path);
    Effect::new(move |_| browser::on_typed("", move |code| browser::go(&question(path, &code))));
}

fn question(path: StoredValue<String>, code: &str) -> String {
    path.with_value(|path| format!("{path}?code={}", browser::encoded(code)))
}
