//! Which camera looks, and its light.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaDeviceInfo, MediaDevices, MediaStream, MediaStreamConstraints, MediaStreamTrack, Storage, window};

use super::awake::call;
use crate::scanner::Camera;

/// Where the choice is kept on this device.
const CHOSEN: &str = "standwerk.camera";
/// Unasked, Chromium 156 gives 640 x 480 also where the camera has 3840 x 2160: a badge at arm's length is then too small.
const WANTED: &str = r#"{"facingMode":{"ideal":"environment"},"width":{"ideal":1280},"height":{"ideal":720}}"#;

/// Another camera, from now on.
pub fn choose_lens(camera: Camera, lens: String) {
    if let Some(kept) = storage() {
        let _ = kept.set_item(CHOSEN, &lens);
    }
    camera.lens.set(lens);
    // The watching notices that the picture is gone, and asks for this one.
    if let Some(track) = camera.video.get_untracked().as_ref().and_then(camera_track) {
        track.stop();
    }
}

/// Switches the light of the camera.
pub fn switch_light(camera: Camera, lit: bool) {
    let Some(track) = camera.video.get_untracked().as_ref().and_then(camera_track) else { return };
    spawn_local(async move {
        let wanted = js_sys::JSON::parse(&format!(r#"{{"advanced":[{{"torch":{lit}}}]}}"#)).unwrap_or_default();
        let asked = call(&track, "applyConstraints", &[wanted]).and_then(|asked| asked.dyn_into::<js_sys::Promise>().ok());
        if let Some(asked) = asked
            && JsFuture::from(asked).await.is_ok()
        {
            camera.torch.try_set(Some(lit));
        }
    });
}

/// Shows what the chosen camera sees, else the one at the back.
pub async fn open_camera(video: &HtmlVideoElement, camera: Camera) -> Result<(), JsValue> {
    close_camera(video);
    let devices = window().ok_or(JsValue::NULL)?.navigator().media_devices()?;
    let chosen = storage().and_then(|kept| kept.get_item(CHOSEN).ok()?);
    let stream = match ask_for_camera(&devices, chosen.as_deref()).await {
        // It was unplugged, or the browser has given it another name.
        Err(_) if chosen.is_some() => ask_for_camera(&devices, None).await?,
        given => given?,
    };
    video.set_src_object(Some(&stream));
    JsFuture::from(video.play()?).await?;
    let Some(track) = camera_track(video) else { return Ok(()) };
    let told = |method: &str, what: &str| js_sys::Reflect::get(&call(&track, method, &[])?, &what.into()).ok();
    camera.torch.try_set(told("getCapabilities", "torch").is_some_and(|torch| torch.is_truthy()).then_some(false));
    camera.lens.try_set(told("getSettings", "deviceId").and_then(|id| id.as_string()).unwrap_or_default());
    camera.lenses.try_set(list_lenses(&devices).await.unwrap_or_default());
    Ok(())
}

/// Gives the camera back.
pub fn close_camera(video: &HtmlVideoElement) {
    if let Some(track) = camera_track(video) {
        track.stop();
    }
    video.set_src_object(None);
}

/// What the camera sends.
pub fn camera_track(video: &HtmlVideoElement) -> Option<MediaStreamTrack> {
    video.src_object()?.get_video_tracks().get(0).dyn_into().ok()
}

async fn ask_for_camera(devices: &MediaDevices, lens: Option<&str>) -> Result<MediaStream, JsValue> {
    let video = js_sys::JSON::parse(WANTED)?;
    if let Some(lens) = lens {
        let exact = js_sys::Object::new();
        js_sys::Reflect::set(&exact, &"exact".into(), &lens.into())?;
        js_sys::Reflect::set(&video, &"deviceId".into(), &exact)?;
        js_sys::Reflect::delete_property(video.unchecked_ref::<js_sys::Object>(), &"facingMode".into())?;
    }
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::FALSE);
    wanted.set_video(&video);
    JsFuture::from(devices.get_user_media_with_constraints(&wanted)?).await?.dyn_into()
}

/// All cameras; they have names once one of them is allowed.
async fn list_lenses(devices: &MediaDevices) -> Option<Vec<(String, String)>> {
    let all: js_sys::Array = JsFuture::from(devices.enumerate_devices().ok()?).await.ok()?.dyn_into().ok()?;
    let kind = |device: &JsValue| js_sys::Reflect::get(device, &"kind".into()).ok().and_then(|kind| kind.as_string());
    let cameras = all.iter().filter(|device| kind(device).as_deref() == Some("videoinput")).enumerate();
    let told = cameras.map(|(at, device)| {
        let device: MediaDeviceInfo = device.unchecked_into();
        (device.device_id(), Some(device.label()).filter(|label| !label.is_empty()).unwrap_or_else(|| (at + 1).to_string()))
    });
    Some(told.collect())
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
