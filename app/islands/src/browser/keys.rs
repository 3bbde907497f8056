//! Codes that are typed: into their field, or by a hand scanner wherever the keyboard leads.

use std::{cell::RefCell, rc::Rc};

use rules::keyboard::{Key, KeyReader, Pressed};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, EventTarget, HtmlInputElement, KeyboardEvent, SubmitEvent};

use super::signal::document;

/// Fewer letters are no code: a field that holds less is left by Tab as any other.
const CODE: usize = 26;

/// Gives each code to `take` instead of leading to another page: what is sent with the field `input`, and what a hand
/// scanner types, whatever has the focus: in Chromium 156 all keys reach the document also where nothing has it. The field
/// is held ready for the next one. An empty one is nothing: scanners end their codes twice. Without a field there are the
/// keys alone.
pub fn on_typed(input: &str, take: impl Fn(String) + 'static) {
    let Some(page) = document() else { return };
    let take: Rc<dyn Fn(String)> = Rc::new(take);
    let field = page.get_element_by_id(input).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(form) = field.as_ref().and_then(HtmlInputElement::form) {
        let (field, take) = (field.clone(), take.clone());
        listen(&form, "submit", false, move |event: SubmitEvent| {
            let Some(field) = &field else { return };
            event.prevent_default();
            send(field, &*take);
        });
    }
    let reader = RefCell::new(KeyReader::default());
    let place = RefCell::new(None::<(Element, JsValue)>);
    listen(&page, "keydown", true, move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_field = field.as_ref().zip(target.as_ref()).is_some_and(|(field, target)| target.is_same_node(Some(field)));
        let key = Key {
            code: &event.code(),
            key: &event.key(),
            shift: event.shift_key(),
            command: event.ctrl_key() || event.alt_key() || event.meta_key(),
            at: event.time_stamp(),
            expected: is_field,
        };
        let pressed = reader.borrow_mut().press(key);
        if matches!(pressed, Pressed::Echo | Pressed::Code(_)) {
            event.prevent_default();
            event.stop_propagation();
        }
        match pressed {
            Pressed::Other if is_field && event.code() == "Tab" => {
                // It came without keys that could be read: from a scanner's own app, or pasted.
                let Some(field) = field.as_ref().filter(|field| field.value().chars().count() >= CODE) else { return };
                event.prevent_default();
                send(field, &*take);
            }
            Pressed::Other | Pressed::Echo => {}
            Pressed::First => *place.borrow_mut() = target.map(|target| (target.clone(), value(&target))),
            Pressed::Code(code) => {
                // What stood there before the code stands there again.
                if let Some((element, before)) = place.borrow_mut().take().filter(|(_, before)| !before.is_undefined()) {
                    let before = if is_field { JsValue::from_str("") } else { before };
                    let _ = js_sys::Reflect::set(&element, &"value".into(), &before);
                }
                take(code);
            }
        }
    });
}

/// What is in the field for codes, if anything is.
fn send(field: &HtmlInputElement, take: &dyn Fn(String)) {
    let typed = field.value();
    field.set_value("");
    let _ = field.focus();
    if !rules::code::is_empty(&typed) {
        take(typed);
    }
}

fn value(element: &Element) -> JsValue {
    js_sys::Reflect::get(element, &"value".into()).unwrap_or(JsValue::UNDEFINED)
}

/// Listens as long as the page lives.
fn listen<E: wasm_bindgen::convert::FromWasmAbi + 'static>(target: &EventTarget, event: &str, first: bool, heard: impl Fn(E) + 'static) {
    let listener = Closure::<dyn Fn(E)>::new(heard);
    if target.add_event_listener_with_callback_and_bool(event, listener.as_ref().unchecked_ref(), first).is_ok() {
        listener.forget();
    }
}
