//! The watch list: what a browser keeps for itself, without an account, as it keeps stars. Without script there is none.

use domain::locale::Locale;
use leptos::prelude::*;

use crate::{ctx, paths, ui};

/// Keeps a property in this browser, or no longer.
pub(super) fn watch(l: Locale, slug: &str, title: &str, worded: bool) -> AnyView {
    let word = l.t("Merken", "Save");
    let class = if worded { "star is-worded" } else { "star" };
    view! {
        <button type="button" class=class aria-pressed="false" aria-label=format!("{word}: {title}") data-star=slug.to_owned() hidden="">
            {worded.then_some(word)}
        </button>
    }
    .into_any()
}

/// What the buttons of a page need, once on it.
#[component]
pub(super) fn WatchScript() -> impl IntoView {
    view! { <div id="stars" data-event="properties" hidden=""></div> <ui::Script name="star"/> <ui::Script name="watch"/> }
}

/// The way to all that is kept; the script says where it leads, and shows it.
#[component]
pub(super) fn WatchLink() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <a class="btn is-quiet" href=paths::properties(l) data-watch-list="" hidden="">
            {l.t("Merkliste", "Watch list")}" ("<span data-watched="">"0"</span>")"
        </a>
    }
}
