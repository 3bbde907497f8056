//! The two answers to an offer.

use leptos::prelude::*;

use crate::{ctx, ui};

/// Accept, after a second look at `accept`, or decline. `name` and `value` are the hidden field that tells the form which
/// offer is declined.
#[component]
pub fn OfferAnswers(accept: String, action: &'static str, name: &'static str, value: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <div class="row">
            <ui::LinkButton href=accept label=l.t("Weiter zur Zusammenfassung", "Review and accept")/>
            <ui::Confirm
                action=action
                id="decline"
                label=l.t("Ablehnen", "Decline")
                question=l.t("Diesen Standplatz ablehnen?", "Decline this unit?")
                detail=l.t("Er wird sofort frei und kann anderen angeboten werden.", "It becomes free at once and may be offered to others.")
            >
                <ui::Hidden name=name value=value/>
                <ui::Hidden name="answer" value="decline"/>
            </ui::Confirm>
        </div>
    }
}
