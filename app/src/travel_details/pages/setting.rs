//! What a trip asks besides, and what stands on the emergency card.

use domain::{
    ids::EventId,
    phone::phone_as_read,
    travel_details::{LegFacts, TravelSetting},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    travel_details::api::{SetTravelHelp, SetTravelSetting},
    ui,
};

#[component]
pub(super) fn SettingFields(event: EventId, setting: TravelSetting) -> impl IntoView {
    let l = ctx::locale();
    let TravelSetting { asks_passport_number, emergency_name, emergency_phone, revision } = setting;
    view! {
        <ui::Form action=SetTravelSetting::PATH>
            <ui::Hidden name="event" value=event.to_string()/>
            <ui::Hidden name="revision" value=revision.to_string()/>
            <ui::CheckBox
                name="asks_passport_number"
                label=l.t("Nach der Nummer des Reisepasses fragen", "Ask for the number of the passport")
                checked=asks_passport_number
                hint=l.t("Nur, wenn ein Gastgeber sie braucht.", "Only if a host needs it.")
            />
            <ui::TextField name="emergency_name" label=l.t("Im Notfall erreichbar", "Answers in an emergency") value=emergency_name maxlength=80/>
            <ui::TextField
                name="emergency_phone"
                label=l.t("Notfallnummer, rund um die Uhr", "Emergency number, day and night")
                value=phone_as_read(l, &emergency_phone)
                kind=ui::InputKind::Tel
                maxlength=60
            />
            <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}

#[component]
pub(super) fn HelpFields(event: EventId, leg: LegFacts) -> impl IntoView {
    let l = ctx::locale();
    let LegFacts { id, place, help, .. } = leg;
    view! {
        <h3>{place}</h3>
        <ui::Form action=SetTravelHelp::PATH id=id.to_string()>
            <ui::Hidden name="event" value=event.to_string()/>
            <ui::Hidden name="leg" value=id.to_string()/>
            <ui::TextField name="consulate" label=l.t("Botschaft oder Konsulat", "Embassy or consulate") value=help.consulate maxlength=120/>
            <ui::TextField
                name="consulate_phone"
                label=l.t("Nummer der Botschaft oder des Konsulats", "Number of the embassy or consulate")
                value=phone_as_read(l, &help.consulate_phone)
                kind=ui::InputKind::Tel
                maxlength=60
            />
            <ui::TextField name="meeting_point_de" label=l.t("Treffpunkt (deutsch)", "Meeting point (German)") value=help.meeting_point.de maxlength=200/>
            <ui::TextField name="meeting_point_en" label=l.t("Treffpunkt (englisch)", "Meeting point (English)") value=help.meeting_point.en maxlength=200/>
            <ui::Submit label=l.t("Speichern", "Save") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}
