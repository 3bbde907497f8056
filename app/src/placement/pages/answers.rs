//! The two answers to an offer.

use leptos::prelude::*;

use crate::{ctx, ui};

/// Accept or decline. `name` and `value` are the hidden field that tells the form which offer is answered.
#[component]
pub fn OfferAnswers(action: &'static str, name: &'static str, value: String) -> impl IntoView {
    let l = ctx::locale();
    let declining = value.clone();
    view! {
        <div class="row">
            <ui::Form action=action id="confirm" class="is-inline">
                <ui::Hidden name=name value=value/>
                <ui::Hidden name="answer" value="confirm"/>
                <ui::Submit label=l.t("Verbindlich annehmen", "Accept (binding)")/>
            </ui::Form>
            <ui::Confirm
                action=action
                id="decline"
                label=l.t("Ablehnen", "Decline")
                question=l.t("Diesen Standplatz ablehnen?", "Decline this unit?")
                detail=l.t("Sie wird sofort frei und kann anderen angeboten werden.", "It becomes free at once and may be offered to others.")
            >
                <ui::Hidden name=name value=declining/>
                <ui::Hidden name="answer" value="decline"/>
            </ui::Confirm>
        </div>
    }
}
