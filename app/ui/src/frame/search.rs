//! The search of everything, in the header of every page.

use domain::locale::Locale;
use leptos::prelude::*;
use site::paths;

use crate::{components, ctx};

/// The way to it: with script the dialog below, else its page.
#[component]
pub fn SearchLink() -> impl IntoView {
    let l = ctx::locale();
    let here = (ctx::page_path() == paths::search(l)).then_some("page");
    view! {
        <a class="search-link" href=paths::search(l) data-search aria-current=here aria-keyshortcuts="Control+K">{l.t("Suchen", "Search")}</a>
    }
}

/// What the search looks through, as the label of its field.
pub fn search_label(l: Locale) -> &'static str {
    if ctx::actor().is_organiser() {
        l.t("Veranstaltung, Aussteller, Programmpunkt, Bewerbung oder Person", "Event, exhibitor, session, application or person")
    } else {
        l.t("Wonach suchen Sie?", "What are you looking for?")
    }
}

/// Closed until script opens it.
#[component]
pub fn SearchDialog() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <dialog class="search-dialog" id="search-dialog" aria-label=l.t("Alles durchsuchen", "Search everything")>
            <form class="search-dialog-form" role="search" method="get" action=paths::search(l)>
                <label class="label" for="search-dialog-q">{search_label(l)}</label>
                <input class="input" id="search-dialog-q" type="search" name="q" autocomplete="off" maxlength="100"/>
                <button type="submit" class="btn is-quiet">{l.t("Suchen", "Search")}</button>
                <button type="submit" class="btn is-plain" formmethod="dialog">{l.t("Schließen", "Close")}</button>
            </form>
            <components::SearchStatus is_shown=true/>
            <div class="search-dialog-found" data-found></div>
            <p class="hint search-dialog-keys"><kbd>"↑"</kbd>" "<kbd>"↓"</kbd>{l.t(" wählen · ", " choose · ")}<kbd>"Enter"</kbd>{l.t(" öffnen · ", " open · ")}<kbd>"Esc"</kbd>{l.t(" schließen", " close")}</p>
        </dialog>
        <components::Script name="search-dialog"/>
    }
}
