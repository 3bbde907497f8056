//! Reading QR codes from what the camera sees: by the browser where it can, and by our own decoder where it cannot. The
//! browser's `BarcodeDetector` may be there and know no QR codes, refuse every picture, never answer (all three seen in
//! browsers without the service behind it), or not see what is white on black.

use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, window};

use super::{awake::call, signal::within};

/// Points along a side of the square that our own decoder looks at.
const SIDE: u32 = 720;
/// Milliseconds that the browser's detector has for an answer.
const PATIENCE: i32 = 1_500;
/// After so many refusals in a row it is not asked again: the first may have come before there was a picture.
const REFUSALS: u32 = 2;
/// After so many looks in which it found nothing our own decoder has one.
const EMPTY: u32 = 2;
/// So often in a row our own decoder may fail to load.
const FAILURES: u32 = 5;

#[wasm_bindgen(inline_js = "export function load_module(glue, wasm) {
    return import(glue).then((module) => module.default({ module_or_path: wasm }).then(() => module));
}")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn load_module(glue: &str, wasm: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Reads codes.
pub struct Decoder {
    /// The browser's own, while it is of use.
    browser: Option<JsValue>,
    refusals: u32,
    empty: u32,
    own: Own,
}

/// Our own, which is loaded when it is needed first.
struct Own {
    /// What its files are called, without their ends.
    name: String,
    canvas: Option<CanvasRenderingContext2d>,
    module: Option<JsValue>,
    /// Each time it is loaded it is another module: one that stopped stays so.
    loaded: u32,
    failures: u32,
    /// Which of its looks is next. One that found something is taken again.
    turn: u32,
}

impl Decoder {
    pub async fn new(name: String) -> Self {
        let own = Own { name, canvas: canvas(), module: None, loaded: 0, failures: 0, turn: 0 };
        Self { browser: browsers_own().await, refusals: 0, empty: 0, own }
    }

    /// All codes in the picture. `None` if nothing here can read any.
    pub async fn read(&mut self, video: &HtmlVideoElement) -> Option<Vec<String>> {
        if video.video_width() == 0 {
            return Some(Vec::new());
        }
        if let Some(detector) = &self.browser {
            match detect(detector, video).await {
                Some(texts) => {
                    self.refusals = 0;
                    self.empty = if texts.is_empty() { self.empty + 1 } else { 0 };
                    if self.empty <= EMPTY {
                        return Some(texts);
                    }
                    self.empty = 0;
                }
                None => {
                    self.refusals += 1;
                    if self.refusals >= REFUSALS {
                        self.browser = None;
                    }
                }
            }
        }
        match self.own.read(video).await {
            Some(texts) => Some(texts),
            None if self.browser.is_some() || self.own.failures < FAILURES => Some(Vec::new()),
            None => None,
        }
    }
}

impl Own {
    async fn read(&mut self, video: &HtmlVideoElement) -> Option<Vec<String>> {
        if self.module.is_none() {
            self.load().await;
        }
        let (module, canvas) = (self.module.as_ref()?, self.canvas.as_ref()?);
        let pixels = pixels(canvas, video)?;
        let Some(read) = call(module, "codes", &[pixels, SIDE.into(), self.turn.into()]) else {
            // It stopped on this picture. The next one gets a fresh one.
            self.module = None;
            self.turn += 1;
            return Some(Vec::new());
        };
        let texts: Vec<String> = read.dyn_into::<js_sys::Array>().ok()?.iter().filter_map(|text| text.as_string()).collect();
        if texts.is_empty() {
            self.turn += 1;
        }
        Some(texts)
    }

    async fn load(&mut self) {
        let glue = format!("{}.js?{}", self.name, self.loaded);
        self.loaded += 1;
        let module = match load_module(&glue, &format!("{}_bg.wasm", self.name)) {
            Ok(loading) if !self.name.is_empty() => JsFuture::from(loading).await.ok(),
            _ => None,
        };
        self.failures = if module.is_some() { 0 } else { self.failures + 1 };
        self.module = module;
    }
}

async fn browsers_own() -> Option<JsValue> {
    let class = js_sys::Reflect::get(window()?.as_ref(), &"BarcodeDetector".into()).ok()?;
    let knows: js_sys::Promise = call(&class, "getSupportedFormats", &[])?.dyn_into().ok()?;
    let formats: js_sys::Array = within(PATIENCE, knows).await?.dyn_into().ok()?;
    if !formats.includes(&"qr_code".into(), 0) {
        return None;
    }
    let class: js_sys::Function = class.dyn_into().ok()?;
    let options = js_sys::JSON::parse(r#"{"formats":["qr_code"]}"#).ok()?;
    js_sys::Reflect::construct(&class, &js_sys::Array::of1(&options)).ok()
}

async fn detect(detector: &JsValue, video: &HtmlVideoElement) -> Option<Vec<String>> {
    let asked: js_sys::Promise = call(detector, "detect", &[video.into()])?.dyn_into().ok()?;
    let found: js_sys::Array = within(PATIENCE, asked).await?.dyn_into().ok()?;
    let text = |code: JsValue| js_sys::Reflect::get(&code, &"rawValue".into()).ok()?.as_string().filter(|text| !text.is_empty());
    Some(found.iter().filter_map(text).collect())
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
fn pixels(canvas: &CanvasRenderingContext2d, video: &HtmlVideoElement) -> Option<JsValue> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    let side = width.min(height);
    let (left, top) = ((width - side) / 2.0, (height - side) / 2.0);
    let shown = f64::from(SIDE);
    canvas
        .draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(video, left, top, side, side, 0.0, 0.0, shown, shown)
        .ok()?;
    let seen = canvas.get_image_data(0.0, 0.0, shown, shown).ok()?;
    js_sys::Reflect::get(&seen, &"data".into()).ok()
}
