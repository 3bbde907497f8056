//! What is typed about somebody to be invited.

use domain::{field::lettered_address, locale::Locale, roundtable::GuestView};
use leptos::prelude::*;

use crate::{ctx, ui};

/// The fields of a person. The page has to hold [`Sectors`].
#[component]
pub(super) fn GuestFields(#[prop(optional)] guest: Option<GuestView>) -> impl IntoView {
    let l = ctx::locale();
    let value = |of: &dyn Fn(&GuestView) -> String| guest.as_ref().map(of).unwrap_or_default();
    let languages = vec![
        (Locale::De.to_string(), l.t("Deutsch", "German").to_owned()),
        (Locale::En.to_string(), l.t("Englisch", "English").to_owned()),
    ];
    let language = guest.as_ref().map_or(l, |guest| guest.locale);
    let wave = guest.as_ref().map_or_else(|| "1".to_owned(), |guest| guest.wave.to_string());
    view! {
        <div class="pair">
            <ui::TextField name="name" label=l.t("Name", "Name") value=value(&|guest| guest.name.clone()) required=true maxlength=80/>
            <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email value=value(&|guest| lettered_address(&guest.email)) required=true maxlength=254/>
        </div>
        <div class="pair">
            <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") value=value(&|guest| guest.organisation.clone()) required=true maxlength=120/>
            <ui::TextField name="job_title" label=l.t("Funktion", "Function") value=value(&|guest| guest.job_title.clone()) maxlength=120/>
        </div>
        <div class="pair">
            <ui::TextField name="sector" label=l.t("Branche", "Sector") value=value(&|guest| guest.sector.clone()) maxlength=60 list=SECTORS/>
            <ui::Select name="language" label=l.t("Sprache der E-Mails", "Language of the e-mails") options=languages current=language.as_str()/>
        </div>
        <ui::CheckBox name="is_town" label=l.t("Spricht für eine Stadt", "Speaks for a town") checked=guest.as_ref().is_some_and(|guest| guest.is_town)/>
        <div class="pair">
            <ui::TextField name="wave" label=l.t("Welle", "Wave") value=wave inputmode="numeric" maxlength=1 required=true/>
            <ui::TextField
                name="position"
                label=l.t("Reihenfolge in der Welle", "Order in the wave")
                value=value(&|guest| guest.position.to_string())
                inputmode="numeric"
                maxlength=3
                hint=l.t("Wer zuerst nachrückt. Leer: hinter den anderen", "Who moves up first. Empty: behind the others")
            />
        </div>
    }
}

const SECTORS: &str = "known-sectors";

/// The sectors that were typed before, to choose from.
#[component]
pub(super) fn Sectors(sectors: Vec<String>) -> impl IntoView {
    let options: Vec<_> = sectors.into_iter().map(|sector| view! { <option value=sector></option> }).collect();
    view! { <datalist id=SECTORS>{options}</datalist> }
}
