//! The screen stays on while the camera is on. A browser lets go of that whenever the page is hidden.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::window;

use super::signal::within;

/// Milliseconds for a browser to say whether it will.
const PATIENCE: i32 = 1_000;

#[derive(Default)]
pub struct Awake(Option<JsValue>);

impl Awake {
    /// Asks for it where it was not given, or was taken back.
    pub async fn hold(&mut self, seen_again: bool) {
        let holds = |lock: &JsValue| js_sys::Reflect::get(lock, &"released".into()).is_ok_and(|released| !released.is_truthy());
        if !seen_again && self.0.as_ref().is_some_and(holds) {
            return;
        }
        // Browsers without it let the device do as it likes.
        if let Some(asked) = request() {
            self.0 = within(PATIENCE, asked).await;
        }
    }

    pub fn let_go(&mut self) {
        if let Some(lock) = self.0.take() {
            let _ = call(&lock, "release", &[]);
        }
    }
}

fn request() -> Option<js_sys::Promise> {
    let locks = js_sys::Reflect::get(window()?.navigator().as_ref(), &"wakeLock".into()).ok()?;
    call(&locks, "request", &["screen".into()])?.dyn_into().ok()
}

/// Calls a method that web-sys does not have yet.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: js_sys::Function = js_sys::Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    method.apply(object, &arguments.iter().collect::<js_sys::Array>()).ok()
}
