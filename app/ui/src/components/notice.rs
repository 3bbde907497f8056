//! A word from the system: it worked, mind this.

use leptos::prelude::*;

use super::{Tone, filled};

/// What just happened or what to know before going on. Errors of a form are shown by the form itself.
#[component]
pub fn Notice(tone: Tone, #[prop(optional, into)] title: String, children: Children) -> impl IntoView {
    view! {
        <div class=format!("notice {}", tone.class()) role="status">
            {filled(title).map(|title| view! { <p class="notice-title">{title}</p> })}
            <div>{children()}</div>
        </div>
    }
}

/// What somebody has just done. The focus begins here, so that it is read out, and the keyboard goes on from it.
#[component]
pub fn Done(children: Children) -> impl IntoView {
    view! {
        <div class="notice is-ok" role="status" tabindex="-1" autofocus>
            <div>{children()}</div>
        </div>
    }
}
