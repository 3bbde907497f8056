//! What travellers tell about themselves, and may change: the inputs.

use domain::{phone::phone_as_read, traveller::TravellerView};
use leptos::prelude::*;

use crate::{ctx, told::Told, ui};

/// Empty for somebody new.
#[component]
pub(super) fn ContactFields(
    #[prop(optional)] traveller: Option<TravellerView>,
    /// The address of the server function that reads them.
    endpoint: &'static str,
) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&TravellerView) -> String| traveller.as_ref().map(of).unwrap_or_default();
    let country = value(&|traveller| traveller.country.clone());
    let country = if country.is_empty() { "DE".to_owned() } else { country };
    view! {
        <Told endpoint/>
        <div class="pair">
            <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") value=value(&|traveller| traveller.organisation.clone()) required=true maxlength=120 autocomplete="organization"/>
            <ui::TextField name="job_title" label=l.t("Funktion", "Function") value=value(&|traveller| traveller.job_title.clone()) maxlength=120 autocomplete="organization-title"/>
        </div>
        <div class="pair">
            <ui::TextField name="town" label=l.t("Ort", "Town") value=value(&|traveller| traveller.town.clone()) required=true maxlength=80 autocomplete="address-level2"/>
            <ui::Select name="country" label=l.t("Land", "Country") options=ui::countries(l) current=country/>
        </div>
        <ui::TextField name="phone" label=l.t("Telefon", "Telephone") kind=ui::InputKind::Tel value=value(&|traveller| phone_as_read(l, &traveller.phone)) maxlength=60 autocomplete="tel"/>
        <ui::TextArea name="offers" label=l.t("Was Sie anbieten", "What you offer") value=value(&|traveller| traveller.offers.clone()) rows=3 maxlength=600/>
        <ui::TextArea name="seeks" label=l.t("Was Sie suchen", "What you are looking for") value=value(&|traveller| traveller.seeks.clone()) rows=3 maxlength=600/>
    }
}
