use leptos::prelude::*;

use crate::ctx;

/// One of the small scripts in `app/ui/src/script`, by the name of its file: `<Script name="passkeys"/>`. It comes as a file
/// of its own, which browsers keep, so that a page needs no nonce for it. It makes better what works without it, and says
/// nothing by itself: its texts stand in the page, in the page's language. Where nothing was bundled, there is no script.
#[component]
pub fn Script(name: &'static str) -> impl IntoView {
    ctx::script(name).map(|path| view! { <script type="module" src=format!("/pkg/{path}")></script> })
}
