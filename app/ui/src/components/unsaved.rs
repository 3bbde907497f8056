//! What keeps typed words from being lost before they are saved.

use leptos::prelude::*;

use super::{ButtonKind, Script};
use crate::{ctx, form};

/// Around a form whose words are not saved by themselves: leaving the page asks first, and the browser keeps a copy of what
/// was changed, which the page offers when it is opened again. Without script nothing of it is there.
#[component]
pub fn Unsaved(
    /// What the form is about, the same in both languages: `event:` and its id.
    #[prop(into)]
    about: String,
    /// Of the thing when the form was made; none for something new.
    #[prop(optional)]
    revision: Option<i64>,
    /// Where the form is sent.
    form: &'static str,
    children: Children,
) -> impl IntoView {
    let returned = form::echo().is_some_and(|echo| echo.endpoint == form);
    view! {
        <div data-unsaved=about data-revision=revision.map(|revision| revision.to_string()).unwrap_or_else(|| "new".to_owned()) data-returned=returned>
            <UnsavedOffer/>
            {children()}
        </div>
    }
}

/// Offers what this browser kept. Script shows it.
#[component]
pub fn UnsavedOffer() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <Script name="unsaved"/>
        <div class="notice is-warn" role="status" data-offer hidden=true>
            <p>
                {l.t("In diesem Browser stehen noch Änderungen, die nicht gespeichert wurden, vom ", "This browser still has changes that were not saved, of ")}
                <b data-when=""></b>"."
            </p>
            <div class="row">
                <button type="button" class=ButtonKind::Quiet.class() data-restore="">
                    {l.t("Nicht gespeicherte Änderungen wiederherstellen", "Restore unsaved changes")}
                </button>
                <button type="button" class=ButtonKind::Plain.class() data-discard="">{l.t("Verwerfen", "Discard")}</button>
            </div>
        </div>
    }
}
