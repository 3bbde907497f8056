//! The button, and after it what the camera sees.

use leptos::{html::Video, prelude::*};

use super::CameraWords;
use crate::browser;

/// The camera of a page, and how it stands.
#[derive(Clone, Copy)]
pub(crate) struct Camera {
    pub video: NodeRef<Video>,
    pub on: RwSignal<bool>,
    /// Why it is off, or sees nothing.
    pub problem: RwSignal<String>,
    /// Ids and labels of all that the device has.
    pub lenses: RwSignal<Vec<(String, String)>>,
    /// The one that looks.
    pub lens: RwSignal<String>,
    /// Whether its light is on; nothing where it has none.
    pub torch: RwSignal<Option<bool>>,
}

impl Camera {
    pub fn off() -> Self {
        Self {
            video: NodeRef::new(),
            on: RwSignal::new(false),
            problem: RwSignal::new(String::new()),
            lenses: RwSignal::new(Vec::new()),
            lens: RwSignal::new(String::new()),
            torch: RwSignal::new(None),
        }
    }
}

/// `found` is called with each code that comes before the camera. `decoder` names the module that reads what the browser
/// cannot.
#[component]
pub(super) fn Viewfinder(
    camera: Camera,
    words: StoredValue<CameraWords>,
    decoder: String,
    found: impl Fn(String) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let start = move |_| {
        if !camera.on.get_untracked() {
            camera.on.set(true);
            camera.problem.set(String::new());
            browser::watch(camera, decoder.clone(), words.get_value(), found.clone());
        }
    };
    let label = words.with_value(|words| words.lens.clone());
    view! {
        <button type="button" class="btn is-quiet" hidden=camera.on on:click=start>{words.with_value(|words| words.start.clone())}</button>
        <video node_ref=camera.video class="desk-camera" muted playsinline hidden=move || !camera.on.get() aria-label=words.with_value(|words| words.looking.clone())></video>
        <div class="scan-lens" hidden=move || !camera.on.get()>
            {move || (camera.lenses.with(Vec::len) > 1).then(|| view! {
                <select class="input" aria-label=label.clone() on:change=move |event| browser::choose_lens(camera, event_target_value(&event))>
                    {camera.lenses.get().into_iter().map(|(id, label)| {
                        let chosen = camera.lens.with(|lens| *lens == id);
                        view! { <option value=id selected=chosen prop:textContent=label></option> }
                    }).collect_view()}
                </select>
            })}
            {move || camera.torch.get().map(|lit| view! {
                <button type="button" class="btn is-quiet" aria-pressed=lit.to_string() on:click=move |_| browser::switch_light(camera, !lit)
                    prop:textContent=words.with_value(|words| words.torch.clone())></button>
            })}
        </div>
        <p class="desk-what" role="alert" prop:textContent=camera.problem></p>
    }
}
