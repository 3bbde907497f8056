//! What keeps programs out of a form that everybody may send, without a third party and without script: the moment at which
//! it was made, and a field that people do not see.

use chrono::Duration;
use domain::clock::{self, Instant};
use leptos::prelude::*;

use crate::{ctx, form, ui};

/// What a form that came back has waited for already: whoever is asked to send it again need not wait once more.
const WAITED: Duration = Duration::minutes(1);

/// When the form under way counts as made, to be sealed.
pub fn made_at() -> Instant {
    if form::echo().is_some() { clock::now() - WAITED } else { clock::now() }
}

/// Both fields; `moment` is sealed.
#[component]
pub fn Guard(moment: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Hidden name="moment" value=moment/>
        // Programs that fill in everything find it; people see it only where something stands in it.
        <div class="decoy">
            <ui::TextField name="website" label=l.t("Dieses Feld bitte leer lassen", "Please leave this field empty") autocomplete="off"/>
        </div>
    }
}
