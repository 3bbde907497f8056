//! Sound, vibration, and what else the browser gives.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AudioContext, Document, HtmlElement, HtmlInputElement, SubmitEvent, window};

thread_local! {
    /// Browsers allow few of them.
    static AUDIO: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// A high tone and a short buzz, or a low one and a long buzz. A browser that has neither stays silent.
pub fn sound(welcome: bool) {
    let (pitch, seconds, buzz) = if welcome { (880.0, 0.14, 60) } else { (196.0, 0.45, 300) };
    let _ = tone(pitch, seconds);
    if let Some(window) = window() {
        let _ = window.navigator().vibrate_with_duration(buzz);
    }
}

fn tone(pitch: f32, seconds: f64) -> Result<(), wasm_bindgen::JsValue> {
    let audio = AUDIO.with_borrow_mut(|kept| {
        let audio = match kept.take() {
            Some(audio) => audio,
            None => AudioContext::new()?,
        };
        Ok::<_, wasm_bindgen::JsValue>(kept.insert(audio).clone())
    })?;
    let (source, volume) = (audio.create_oscillator()?, audio.create_gain()?);
    source.frequency().set_value(pitch);
    volume.gain().set_value(0.25);
    source.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&audio.destination())?;
    source.start()?;
    source.stop_with_when(audio.current_time() + seconds)
}

/// Gives each text that is sent with the field `input` to `take` instead of leading to another page, and holds the
/// field ready for the next one. What `take` does not want, and an empty field, go the way of the form.
pub fn on_typed(input: &str, take: impl Fn(String) -> bool + 'static) {
    let Some(input) = document().and_then(|page| page.get_element_by_id(input)?.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(form) = input.form() else { return };
    let listener = Closure::<dyn Fn(SubmitEvent)>::new(move |event: SubmitEvent| {
        let typed = input.value();
        if !typed.trim().is_empty() && take(typed) {
            event.prevent_default();
            input.set_value("");
            let _ = input.focus();
        }
    });
    if form.add_event_listener_with_callback("submit", listener.as_ref().unchecked_ref()).is_ok() {
        // The form stays as long as the page.
        listener.forget();
    }
}

/// Leads the keyboard to an element of the page.
pub fn focus(element: &str) {
    let element = document().and_then(|page| page.get_element_by_id(element)?.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Writes a text into an element of the page.
pub fn write_text(element: &str, text: &str) {
    if let Some(element) = document().and_then(|page| page.get_element_by_id(element)) {
        element.set_text_content(Some(text));
    }
}

/// Whether nobody sees the page.
pub fn is_hidden() -> bool {
    document().is_some_and(|page| page.hidden())
}

/// The id of a scan, made here so that a repeat is recognised. Cameras exist only where `randomUUID` does.
pub fn new_id() -> String {
    window().and_then(|window| window.crypto().ok()).map(|crypto| crypto.random_uuid()).unwrap_or_default()
}

pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Leads the browser on.
pub fn go(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_href(path);
    }
}

fn document() -> Option<Document> {
    window()?.document()
}
