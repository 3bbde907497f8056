//! What is typed about a grant.

use domain::{
    bridge::BridgeView,
    grant::{GrantState, GrantView},
};
use leptos::prelude::*;

use crate::{
    ctx, ui,
    words::{booth::euros, grant as words},
};

#[component]
pub(super) fn GrantFields(#[prop(optional)] grant: Option<GrantView>, bridges: Vec<BridgeView>) -> impl IntoView {
    let l = ctx::locale();
    let states = GrantState::ALL.map(|state| (state.as_str().to_owned(), words::state(l, state).to_owned())).to_vec();
    let state = grant.as_ref().map_or(GrantState::Granted, |grant| grant.state);
    let none = (String::new(), l.t("keine", "none").to_owned());
    let bridges: Vec<_> = std::iter::once(none).chain(bridges.into_iter().map(|bridge| (bridge.id.to_string(), bridge.name))).collect();
    let value = |of: &dyn Fn(&GrantView) -> String| grant.as_ref().map(of).unwrap_or_default();
    let bridge = value(&|grant| grant.bridge.map(|bridge| bridge.to_string()).unwrap_or_default());
    let amount = value(&|grant| euros(l, grant.amount.cents));
    let (starts_on, ends_on) = (value(&|grant| grant.starts_on.to_string()), value(&|grant| grant.ends_on.to_string()));
    let noticed_on = value(&|grant| grant.noticed_on.map(|day| day.to_string()).unwrap_or_default());
    let counts_from = value(&|grant| grant.counts_from.to_string());
    view! {
        <div class="pair">
            <ui::TextField name="grantor" label=l.t("Zuwendungsgeber", "Funder") value=value(&|grant| grant.grantor.clone()) required=true maxlength=160/>
            <ui::TextField name="reference" label=l.t("Aktenzeichen", "Reference of the notice") value=value(&|grant| grant.reference.clone()) maxlength=80/>
        </div>
        <div class="pair">
            <ui::TextField name="amount" label=l.t("Betrag in Euro", "Amount in euros") value=amount required=true inputmode="decimal" maxlength=20/>
            <ui::Select name="state" label=l.t("Status", "Status") options=states current=state.as_str()/>
        </div>
        <div class="pair">
            <ui::TextField name="starts_on" label=l.t("Zeitraum von", "Period from") kind=ui::InputKind::Date value=starts_on required=true/>
            <ui::TextField name="ends_on" label=l.t("Zeitraum bis", "Period until") kind=ui::InputKind::Date value=ends_on required=true/>
        </div>
        <div class="pair">
            <ui::TextField name="noticed_on" label=l.t("Datum des Bescheids", "Date of the notice") kind=ui::InputKind::Date value=noticed_on/>
            <ui::TextField name="counts_from" label=l.t("Gilt ab", "Counts from") kind=ui::InputKind::Date value=counts_from hint=l.t("Bleibt das Feld leer, gilt das Datum des Bescheids, sonst der erste Tag des Zeitraums.", "Left empty it is the date of the notice, or else the first day of the period.")/>
        </div>
        <ui::Select name="bridge" label=l.t("Brücke oder Netzwerk", "Bridge or network") options=bridges current=bridge/>
        <ui::TextArea name="purpose_de" label=l.t("Zweck (deutsch)", "Purpose (German)") value=value(&|grant| grant.purpose.de.clone()) rows=3 maxlength=1000/>
        <ui::TextArea name="purpose_en" label=l.t("Zweck (englisch)", "Purpose (English)") value=value(&|grant| grant.purpose.en.clone()) rows=3 maxlength=1000/>
    }
}
