//! What is typed about a bridge.

use domain::{
    bridge::{BridgeKind, BridgeView},
    field::lettered_address,
    phone::phone_as_read,
};
use leptos::prelude::*;

use crate::{ctx, ui, words::bridge as words};

#[component]
pub(super) fn BridgeFields(#[prop(optional)] bridge: Option<BridgeView>) -> impl IntoView {
    let l = ctx::locale();
    let kinds = BridgeKind::ALL.map(|kind| (kind.as_str().to_owned(), words::kind(l, kind).to_owned())).to_vec();
    let kind = bridge.as_ref().map_or(BridgeKind::Bridge, |bridge| bridge.kind);
    let value = |of: &dyn Fn(&BridgeView) -> String| bridge.as_ref().map(of).unwrap_or_default();
    let since = value(&|bridge| bridge.since.map(|year| year.to_string()).unwrap_or_default());
    let hint = l.t("Markdown: **fett**, [Text](https://…), Listen mit -", "Markdown: **bold**, [text](https://…), lists with -");
    view! {
        <ui::TextField name="name" label=l.t("Name", "Name") value=value(&|bridge| bridge.name.clone()) required=true maxlength=80/>
        <ui::TextField
            name="slug"
            label=l.t("Web-Adresse", "Web address")
            value=value(&|bridge| bridge.slug.clone())
            maxlength=60
            hint=l.t("Der letzte Teil der Web-Adresse. Bleibt das Feld leer, wird er aus dem Namen gebildet. Solange die Seite öffentlich ist, lässt er sich nicht ändern.", "The last part of the web address. Leave it empty to use the name. It cannot be changed while the page is public.")
        />
        <div class="pair">
            <ui::Select name="kind" label=l.t("Art", "Kind") options=kinds current=kind.as_str()/>
            <ui::TextField name="since_year" label=l.t("Seit (Jahr)", "Since (year)") value=since inputmode="numeric" maxlength=4/>
        </div>
        <ui::TextArea name="purpose_de" label=l.t("Wozu (deutsch)", "What for (German)") value=value(&|bridge| bridge.purpose.de.clone()) rows=6 maxlength=4000 hint/>
        <ui::TextArea name="purpose_en" label=l.t("Wozu (englisch)", "What for (English)") value=value(&|bridge| bridge.purpose.en.clone()) rows=6 maxlength=4000 hint/>
        <div class="form-part">
            <h2>{l.t("Wen man fragen kann", "Whom to ask")}</h2>
            <ui::TextField name="contact_name" label=l.t("Kontakt", "Contact") value=value(&|bridge| bridge.contact_name.clone()) maxlength=80/>
            <div class="pair">
                <ui::TextField name="contact_email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email value=value(&|bridge| lettered_address(&bridge.contact_email))/>
                <ui::TextField name="contact_phone" label=l.t("Telefon", "Telephone") kind=ui::InputKind::Tel value=value(&|bridge| phone_as_read(l, &bridge.contact_phone))/>
            </div>
        </div>
    }
}
