//! Who is behind this site.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{Address, Missing, Reach, written};
use crate::{ctx, ui};

#[component]
pub fn Imprint() -> impl IntoView {
    let l = ctx::locale();
    let agency = ctx::site().agency.clone();
    let part = |title: &'static str, text: &str| {
        let text = text.trim().to_owned();
        (!text.is_empty()).then(|| view! { <h2>{title}</h2> <p>{written(&text)}</p> })
    };
    view! {
        <Title text=l.t("Impressum", "Imprint")/>
        <ui::PageHead title=l.t("Impressum", "Imprint") lede=l.t("Angaben nach § 5 DDG.", "Information according to § 5 DDG (Germany).")/>
        <Missing/>
        <div class="prose">
            <h2>{l.t("Anbieter", "Provider")}</h2>
            <Address/>
            {part(l.t("Vertreten durch", "Represented by"), &agency.represented_by)}
            {(!agency.email.is_empty() || !agency.phone.is_empty()).then(|| view! { <h2>{l.t("Kontakt", "Contact")}</h2> <Reach/> })}
            {part(l.t("Registereintrag", "Register entry"), &agency.register)}
            {part(l.t("Umsatzsteuer-Identifikationsnummer", "VAT identification number"), &agency.vat_id)}
            <h2>{l.t("Inhalte der Aussteller", "Content of exhibitors")}</h2>
            <p>
                {l.t(
                    "Profile, Logos und Beschreibungen der Aussteller stammen von diesen selbst. Wenn Ihnen etwas Falsches oder Unzulässiges auffällt, sagen Sie uns bitte Bescheid.",
                    "Profiles, logos and descriptions of exhibitors come from themselves. If you notice something wrong or unlawful, please tell us.",
                )}
            </p>
        </div>
    }
}
