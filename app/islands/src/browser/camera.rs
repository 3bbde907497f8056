//! The camera: asks for it, and calls for each code that comes before it.

use leptos::{html::Video, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, window};

use super::decode::Decoder;

/// Milliseconds between two looks.
const PAUSE: i32 = 120;
/// A code that stays before the camera counts again only after so many looks without it.
const GONE: u32 = 8;

/// Switches the camera on and watches until the page goes.
pub fn watch(video: NodeRef<Video>, refused: String, on: RwSignal<bool>, problem: RwSignal<String>, found: impl Fn(String) + 'static) {
    spawn_local(async move {
        let Some(video) = video.get_untracked() else { return };
        if open_camera(&video).await.is_err() {
            on.set(false);
            problem.set(refused);
            return;
        }
        let decoder = Decoder::new();
        let (mut last, mut missed) = (String::new(), 0);
        while on.try_get_untracked() == Some(true) {
            match decoder.read(&video).await {
                Some(code) if code == last => missed = 0,
                Some(code) => {
                    (last, missed) = (code.clone(), 0);
                    found(code);
                }
                None => {
                    missed += 1;
                    if missed >= GONE {
                        last.clear();
                    }
                }
            }
            sleep(PAUSE).await;
        }
    });
}

async fn open_camera(video: &HtmlVideoElement) -> Result<(), JsValue> {
    let devices = window().ok_or(JsValue::NULL)?.navigator().media_devices()?;
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::FALSE);
    // The camera at the back, where there is one.
    let facing = js_sys::Object::new();
    js_sys::Reflect::set(&facing, &"facingMode".into(), &"environment".into())?;
    wanted.set_video(&facing);
    let stream = JsFuture::from(devices.get_user_media_with_constraints(&wanted)?).await?;
    video.set_src_object(Some(stream.unchecked_ref::<MediaStream>()));
    JsFuture::from(video.play()?).await?;
    Ok(())
}

async fn sleep(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}
