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

/// What of a form that saves itself is saved, and what to do when somebody else was faster. Script fills and shows it.
#[component]
pub fn Saving() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <div class="saving">
            <div class="notice is-warn" role="alert" data-newer hidden=true>
                <p data-told=""></p>
                <div class="row">
                    <a class="btn is-quiet" href=ctx::page_path() target="_blank">{l.t("Neuere Fassung ansehen", "See the newer version")}</a>
                    <button type="button" class="btn is-quiet" data-take-over="">{l.t("Meine Fassung übernehmen", "Keep my version")}</button>
                </div>
            </div>
            <p
                class="saving-state"
                role="status"
                data-status=""
                data-saved=l.t("Gespeichert", "Saved")
                data-saving=l.t("Wird gespeichert …", "Saving …")
                data-offline=l.t("Keine Verbindung – wird nachgeholt", "No connection – will be caught up")
                data-stopped=l.t("Nicht gespeichert: Es gibt eine neuere Fassung", "Not saved: there is a newer version")
                data-refused=l.t("Nicht gespeichert. Bitte laden Sie die Seite neu.", "Not saved. Please reload the page.")
            ></p>
        </div>
    }
}
