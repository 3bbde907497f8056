//! Sound, vibration, and what else the browser gives.

use std::cell::RefCell;

use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioContext, Document, HtmlElement, window};

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

fn tone(pitch: f32, seconds: f64) -> Result<(), JsValue> {
    let audio = awake()?;
    let (source, volume) = (audio.create_oscillator()?, audio.create_gain()?);
    source.frequency().set_value(pitch);
    volume.gain().set_value(0.25);
    source.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&audio.destination())?;
    source.start()?;
    source.stop_with_when(audio.current_time() + seconds)
}

/// Makes sound possible. Browsers want a tap for that, and some suspend it while the device is locked.
pub fn wake_sound() {
    let _ = awake();
}

/// The audio of this page, running or about to.
fn awake() -> Result<AudioContext, JsValue> {
    let state = |audio: &AudioContext| js_sys::Reflect::get(audio, &"state".into()).ok().and_then(|state| state.as_string());
    let audio = AUDIO.with_borrow_mut(|kept| {
        let audio = match kept.take().filter(|audio| state(audio).as_deref() != Some("closed")) {
            Some(audio) => audio,
            None => AudioContext::new()?,
        };
        Ok::<_, JsValue>(kept.insert(audio).clone())
    })?;
    if state(&audio).as_deref() != Some("running") {
        let resumed = audio.resume()?;
        // Without a tap it may never be; then the colour and the buzz have to do.
        spawn_local(async move { _ = JsFuture::from(resumed).await });
    }
    Ok(audio)
}

/// Says on the page, `<html data-awake>`, that its islands hear taps and codes from here on.
pub fn announce() {
    if let Some(page) = document().and_then(|page| page.document_element()) {
        let _ = page.set_attribute("data-awake", "");
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

pub fn document() -> Option<Document> {
    window()?.document()
}

/// Milliseconds pass.
pub async fn sleep(milliseconds: i32) {
    let _ = JsFuture::from(timer(milliseconds)).await;
}

/// What a promise gives, if it keeps its word in time.
pub async fn within(milliseconds: i32, promise: js_sys::Promise) -> Option<JsValue> {
    let first = js_sys::Promise::race(&js_sys::Array::of2(&promise, &timer(milliseconds)));
    JsFuture::from(first).await.ok().filter(|given| !given.is_undefined())
}

fn timer(milliseconds: i32) -> js_sys::Promise {
    js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    })
}
