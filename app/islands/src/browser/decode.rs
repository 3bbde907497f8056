//! Reading a QR code from what the camera sees: by the browser where it can, else by ourselves.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, window};

/// Pixels along a side of the square that we look at: enough for a code that fills a third of it.
const SIDE: u32 = 480;

/// Reads codes.
pub enum Decoder {
    /// The browser's own `BarcodeDetector`.
    Browser(JsValue),
    /// Pixels, taken over a canvas.
    Own(Option<CanvasRenderingContext2d>),
}

impl Decoder {
    pub fn new() -> Self {
        browsers_own().map_or_else(|| Self::Own(canvas()), Self::Browser)
    }

    /// The code in the picture, if there is one.
    pub async fn read(&self, video: &HtmlVideoElement) -> Option<String> {
        if video.video_width() == 0 {
            return None;
        }
        match self {
            Self::Browser(detector) => detect(detector, video).await,
            Self::Own(canvas) => look(canvas.as_ref()?, video),
        }
    }
}

fn browsers_own() -> Option<JsValue> {
    let class = js_sys::Reflect::get(window()?.as_ref(), &"BarcodeDetector".into()).ok()?;
    let class: js_sys::Function = class.dyn_into().ok()?;
    let options = js_sys::Object::new();
    let formats = js_sys::Array::of1(&"qr_code".into());
    js_sys::Reflect::set(&options, &"formats".into(), &formats).ok()?;
    js_sys::Reflect::construct(&class, &js_sys::Array::of1(&options)).ok()
}

async fn detect(detector: &JsValue, video: &HtmlVideoElement) -> Option<String> {
    let detect: js_sys::Function = js_sys::Reflect::get(detector, &"detect".into()).ok()?.dyn_into().ok()?;
    let promise: js_sys::Promise = detect.call1(detector, video).ok()?.dyn_into().ok()?;
    let found: js_sys::Array = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    js_sys::Reflect::get(&found.get(0), &"rawValue".into()).ok()?.as_string().filter(|text| !text.is_empty())
}

fn canvas() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = window()?.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    // Its pixels are all that is wanted of it.
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"willReadFrequently".into(), &true.into()).ok()?;
    canvas.get_context_with_context_options("2d", &options).ok()??.dyn_into().ok()
}

/// The square in the middle of the picture, as it is shown.
fn look(canvas: &CanvasRenderingContext2d, video: &HtmlVideoElement) -> Option<String> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    let side = width.min(height);
    let (left, top) = ((width - side) / 2.0, (height - side) / 2.0);
    let shown = f64::from(SIDE);
    canvas
        .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(video, left, top, side, side, 0.0, 0.0, shown, shown)
        .ok()?;
    let pixels = canvas.get_image_data(0.0, 0.0, shown, shown).ok()?.data().0;
    let across = SIDE as usize;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(across, across, |x, y| {
        let at = (y * across + x) * 4;
        let [red, green, blue] = [pixels[at], pixels[at + 1], pixels[at + 2]].map(u32::from);
        u8::try_from((red * 299 + green * 587 + blue * 114) / 1000).unwrap_or(u8::MAX)
    });
    picture.detect_grids().into_iter().find_map(|grid| Some(grid.decode().ok()?.1))
}
