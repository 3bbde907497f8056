//! What the directory shows of an exhibitor, and whom to ask about what.

use domain::{
    application::{ContactPurpose, TagKind},
    field::lettered_web_address,
    locale::Locale,
    placement::own::{self, PlacementView},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    application_form::tag_options,
    contact_fieldset::ContactFieldset,
    logo::{LogoFields, RemoveLogoForm},
    meanwhile::Meanwhile,
    preview::Preview,
};
use crate::{
    application::{profile_api::SaveProfile, way::Way},
    ctx,
    error::ApiError,
    frame::PortalHead,
    load::load_page,
    paths, ui,
    words::application as words,
};

/// The profile, once the application is confirmed.
#[component]
pub fn PortalProfile() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, id) = (ctx::db(), ctx::actor(), ctx::param("application"));
    load_page(async move {
        let id = id.parse().map_err(|_| ApiError::NotFound)?;
        let placed = own::application(&db, &actor, id).await?;
        let title = l.t("Profil", "Profile");
        Ok(view! {
            <Title text=format!("{title} – {}", placed.event.name)/>
            <PortalHead placed=placed.clone() title lede=l.t("So erscheinen Sie im Verzeichnis und auf dem Standplan.", "How you appear in the directory and on the booth plan.")/>
            {if placed.confirmed().is_some() {
                let remove = placed.application.logo.is_some().then(|| view! { <RemoveLogoForm way=Way::Portal(id)/> });
                view! { <ProfileForm placed/> {remove} }.into_any()
            } else {
                view! {
                    <ui::EmptyState
                        title=l.t("Noch nicht bestätigt", "Not confirmed yet")
                        text=l.t("Das Profil bearbeiten Sie hier, sobald Ihr Standplatz bestätigt ist. Bis dahin steht es in der Bewerbung.", "You can edit the profile here once your unit is confirmed. Until then it is in the application.")
                        href=paths::portal_application(l, id)
                        link=l.t("Zur Übersicht", "To the overview")
                    />
                }.into_any()
            }}
        })
    })
}

#[component]
fn ProfileForm(placed: PlacementView) -> impl IntoView {
    let l = ctx::locale();
    let name = placed.name().to_owned();
    let application = placed.application;
    let content = application.content;
    let (shown, logo) = (content.clone(), application.logo.clone());
    let teaser = l.t(
        "Ein Satz für Verzeichnis und Standplan, höchstens 160 Zeichen. Eine Sprache genügt.",
        "One sentence for directory and plan, at most 160 characters. One language is enough.",
    );
    let prose = l.t("Eine leere Zeile beginnt einen neuen Absatz.", "An empty line begins a new paragraph.");
    let asked = content.clone();
    let contact = placed.event.contact_email;
    let named = match l {
        Locale::De => format!("Name, Rechtsform oder Land haben sich geändert? Das trägt das Organisationsteam für Sie ein: {contact}"),
        Locale::En => format!("Has your name, legal form or country changed? The organisers enter that for you: {contact}"),
    };
    view! {
        <Meanwhile content=content.clone() form=SaveProfile::PATH/>
        <ui::Unsaved about=format!("profile:{}", application.id) revision=application.revision form=SaveProfile::PATH>
            <div class="long-form is-two" data-previewed="">
                <div class="long-form-main">
                    <ui::Form action=SaveProfile::PATH>
                        <ui::Hidden name="application" value=application.id.to_string()/>
                        <ui::Hidden name="revision" value=application.revision.to_string()/>
                        <ui::TextField name="street" label=words::field_name(l, "street") value=content.street required=true maxlength=120 autocomplete="address-line1"/>
                        <div class="pair">
                            <ui::TextField name="postcode" label=words::field_name(l, "postcode") value=content.postcode required=true maxlength=20 autocomplete="postal-code"/>
                            <ui::TextField name="city" label=words::field_name(l, "city") value=content.city required=true maxlength=80 autocomplete="address-level2"/>
                        </div>
                        <p class="hint">{named}</p>
                        <ui::TextField name="website" label=words::field_name(l, "website") value=lettered_web_address(&content.website) kind=ui::InputKind::Url autocomplete="url"/>
                        <ui::TextField name="teaser_de" label=words::field_name(l, "teaser_de") value=content.teaser.de maxlength=160 hint=teaser/>
                        <ui::TextField name="teaser_en" label=words::field_name(l, "teaser_en") value=content.teaser.en maxlength=160 hint=teaser/>
                        <ui::TextArea name="description_de" label=l.t("Beschreibung (deutsch)", "Description (German)") value=content.description.de rows=8 maxlength=4000 hint=prose/>
                        <ui::TextArea name="description_en" label=l.t("Beschreibung (englisch)", "Description (English)") value=content.description.en rows=8 maxlength=4000 hint=prose/>
                        <ui::CheckBoxes name="topics" legend=l.t("Welche Themen passen zu Ihnen?", "Which topics are yours?") options=tag_options(l, TagKind::Topic) current=content.topics/>
                        <ui::CheckBoxes name="offers" legend=l.t("Was bieten Sie?", "What do you offer?") options=tag_options(l, TagKind::Offer) current=content.offers/>
                        <ui::CheckBoxes name="seeks" legend=l.t("Was suchen Sie?", "What do you seek?") options=tag_options(l, TagKind::Seek) current=content.seeks/>
                        <section class="form-part" aria-labelledby="contacts">
                            <h2 id="contacts">{l.t("Ansprechpersonen", "Contacts")}</h2>
                            <p class="hint">{l.t("Nur das Organisationsteam sieht sie.", "Only the organising team sees them.")}</p>
                            {ContactPurpose::ALL.map(|purpose| view! { <ContactFieldset purpose content=asked.clone()/> })}
                        </section>
                        <ui::Submit label=l.t("Profil speichern", "Save profile")/>
                        <LogoFields key=application.logo name form=SaveProfile::PATH/>
                    </ui::Form>
                </div>
                <div class="long-form-aside"><Preview content=shown logo/></div>
            </div>
        </ui::Unsaved>
    }
}
