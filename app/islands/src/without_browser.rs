//! In place of the browser, where the server renders an island: nothing here is ever called, and nothing happens.

use leptos::prelude::*;

use crate::{
    scan_lines::ScanLines,
    scanner::{Camera, CameraWords},
};

#[derive(Clone)]
#[allow(dead_code, reason = "only a browser reads it")]
pub struct Door {
    pub event: String,
    pub door: String,
    pub count: String,
    pub failed: String,
}

pub fn watch(_camera: Camera, _decoder: String, _words: CameraWords, _found: impl Fn(String) + 'static) {}

pub fn choose_lens(_camera: Camera, _lens: String) {}

pub fn switch_light(_camera: Camera, _lit: bool) {}

pub fn keep_asking(_at: StoredValue<Door>, _lines: RwSignal<ScanLines>) {}

pub fn ask(_at: Door, _scan: String, _code: String, _lines: RwSignal<ScanLines>) {}

pub fn ask_again(_at: StoredValue<Door>, _lines: RwSignal<ScanLines>) {}

pub fn lead(_question: String, _code: String, _waiting: RwSignal<Option<String>>) {}

pub fn keep_leading(_waiting: RwSignal<Option<String>>, _lead: impl Fn(String) + 'static) {}

pub fn on_typed(_input: &str, _take: impl Fn(String) + 'static) {}

pub fn focus(_element: &str) {}

pub fn new_id() -> String {
    String::new()
}

pub fn encoded(text: &str) -> String {
    text.to_owned()
}

pub fn go(_path: &str) {}
