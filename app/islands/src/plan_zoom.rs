//! The booth plan's zoom: buttons, the keys + − 0, the wheel with Ctrl, which is also what pinching on a trackpad sends.
//! What is in the middle stays there. Without script the plan is simply there; on a phone two fingers zoom the page.

use leptos::{html::Div, prelude::*};

use crate::browser;

/// Steps of the zoom as the styles know them (`data-zoom` in `style/_plan.scss`): 1 is the whole width.
const STEPS: [&str; 6] = ["1", "1.5", "2", "3", "4", "6"];
/// So many pixels of the wheel are a step: less than a notch, and more than one of the many small moves of a pinch.
const TRAVEL: f64 = 40.0;
/// Pixels of a line, where the wheel counts in those.
const LINE: f64 = 16.0;

/// A frame around the plan that scrolls once the plan is larger. The buttons appear only where script runs.
#[island]
pub fn PlanZoom(
    /// What the buttons are for, for screen readers.
    label: String,
    closer: String,
    further: String,
    reset: String,
    children: Children,
) -> impl IntoView {
    let step = RwSignal::new(0_usize);
    let runs = RwSignal::new(false);
    Effect::new(move |_| runs.set(true));
    let frame = NodeRef::<Div>::new();
    let to = move |wanted: usize| {
        browser::keep_middle(frame);
        step.set(wanted.min(STEPS.len() - 1));
    };
    let larger = move || to(step.get_untracked() + 1);
    let smaller = move || to(step.get_untracked().saturating_sub(1));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" => larger(),
            "-" => smaller(),
            "0" => to(0),
            _ => return,
        }
        event.prevent_default();
    };
    let travelled = StoredValue::new(0.0);
    let on_wheel = move |event: leptos::ev::WheelEvent| {
        if !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        let way = travelled.get_value() + event.delta_y() * if event.delta_mode() == 1 { LINE } else { 1.0 };
        if way.abs() < TRAVEL {
            return travelled.set_value(way);
        }
        travelled.set_value(0.0);
        if way < 0.0 { larger() } else { smaller() }
    };
    let name = label.clone();
    view! {
        <div class="plan-zoom" on:keydown=on_key>
            <div class="plan-tools" role="group" aria-label=label hidden=move || !runs.get()>
                <button type="button" class="btn is-quiet" aria-label=closer on:click=move |_| larger() disabled=move || step.get() + 1 == STEPS.len()>"+"</button>
                <button type="button" class="btn is-quiet" aria-label=further on:click=move |_| smaller() disabled=move || step.get() == 0>"−"</button>
                <button type="button" class="btn is-quiet" on:click=move |_| to(0) disabled=move || step.get() == 0>{reset}</button>
            </div>
            <div
                node_ref=frame
                class="plan-scroll"
                role="region"
                aria-label=name
                tabindex="0"
                data-zoom=move || STEPS[step.get()]
                on:wheel=on_wheel
            >
                {children()}
            </div>
        </div>
    }
}
