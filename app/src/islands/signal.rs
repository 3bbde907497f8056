//! Sound, vibration, and what else the browser gives.

use web_sys::{AudioContext, window};

/// A high tone and a short buzz, or a low one and a long buzz. A browser that has neither stays silent.
pub(super) fn sound(welcome: bool) {
    let (pitch, seconds, buzz) = if welcome { (880.0, 0.14, 60) } else { (196.0, 0.45, 300) };
    let _ = tone(pitch, seconds);
    if let Some(window) = window() {
        let _ = window.navigator().vibrate_with_duration(buzz);
    }
}

fn tone(pitch: f32, seconds: f64) -> Result<(), wasm_bindgen::JsValue> {
    let audio = AudioContext::new()?;
    let (source, volume) = (audio.create_oscillator()?, audio.create_gain()?);
    source.frequency().set_value(pitch);
    volume.gain().set_value(0.25);
    source.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&audio.destination())?;
    source.start()?;
    source.stop_with_when(audio.current_time() + seconds)
}

/// The id of a scan, made here so that a repeat is recognised. Cameras exist only where `randomUUID` does.
pub(super) fn new_id() -> String {
    window().and_then(|window| window.crypto().ok()).map(|crypto| crypto.random_uuid()).unwrap_or_default()
}

pub(super) fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Leads the browser on.
pub(super) fn go(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_href(path);
    }
}
