//! In place of the browser, where the server renders an island: nothing here is ever called, and nothing happens.

use leptos::{
    html::{Div, Video},
    prelude::*,
};

use crate::{
    ScanReply,
    scanner::{CameraWords, Pending},
};

pub fn keep_middle(_frame: NodeRef<Div>) {}

pub fn watch(_video: NodeRef<Video>, _refused: String, _on: RwSignal<bool>, _problem: RwSignal<String>, _found: impl Fn(String) + 'static) {
}

pub fn count_along(_event: String, _door: String, _shown: String, _reply: RwSignal<Option<ScanReply>>) {}

pub fn ask(
    _event: String,
    _door: String,
    _asked: Pending,
    _words: CameraWords,
    _pending: RwSignal<Option<Pending>>,
    _reply: RwSignal<Option<ScanReply>>,
    _problem: RwSignal<String>,
) {
}

pub fn on_typed(_input: &str, _take: impl Fn(String) -> bool + 'static) {}

pub fn focus(_element: &str) {}

pub fn new_id() -> String {
    String::new()
}

pub fn encoded(text: &str) -> String {
    text.to_owned()
}

pub fn go(_path: &str) {}
