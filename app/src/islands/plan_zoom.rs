//! The stand plan's zoom: buttons, the keys + − 0, the wheel with Ctrl. Without script the plan is simply there.

use leptos::prelude::*;

/// Steps of the zoom as the styles know them (`data-zoom` in `style/_plan.scss`): 1 is the whole width.
const STEPS: [&str; 6] = ["1", "1.5", "2", "3", "4", "6"];

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
    let larger = move || step.update(|step| *step = (*step + 1).min(STEPS.len() - 1));
    let smaller = move || step.update(|step| *step = step.saturating_sub(1));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" => larger(),
            "-" => smaller(),
            "0" => step.set(0),
            _ => return,
        }
        event.prevent_default();
    };
    let on_wheel = move |event: leptos::ev::WheelEvent| {
        if event.ctrl_key() {
            event.prevent_default();
            if event.delta_y() < 0.0 { larger() } else { smaller() }
        }
    };
    view! {
        <div class="plan-zoom" on:keydown=on_key>
            <div class="plan-tools" role="group" aria-label=label hidden=move || !runs.get()>
                <button type="button" class="btn is-quiet" aria-label=closer on:click=move |_| larger() disabled=move || step.get() + 1 == STEPS.len()>"+"</button>
                <button type="button" class="btn is-quiet" aria-label=further on:click=move |_| smaller() disabled=move || step.get() == 0>"−"</button>
                <button type="button" class="btn is-quiet" on:click=move |_| step.set(0) disabled=move || step.get() == 0>{reset}</button>
            </div>
            <div class="plan-scroll" data-zoom=move || STEPS[step.get()] on:wheel=on_wheel>{children()}</div>
        </div>
    }
}
