//! An application for somebody who phones: as much as they told. They complete it and hand it in themselves.

use domain::{application::ContactPurpose, booth::UnitKind, event, locale::Locale, organisation::OrganisationKind};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    admission::api::EnterApplication as Enter, ctx, error::ApiError, frame::OrganiseHead, load::load_page, paths, ui,
    words::application as words,
};

/// Asks for what people say on the phone.
#[component]
pub fn EnterApplication() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        actor.require_organiser()?;
        let event = event::by_slug(&db, &actor, &slug).await?;
        let title = l.t("Bewerbung eintragen", "Enter an application");
        let open = event.takes_applications();
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <OrganiseHead event title lede=l.t("Für jemanden, der anruft. Der Entwurf steht danach bei den anderen Entwürfen.", "For somebody who phones. The draft is then among the other drafts.")/>
            {if open {
                view! { <Told slug/> }.into_any()
            } else {
                view! {
                    <ui::EmptyState
                        title=l.t("Das Bewerbungsfenster ist geschlossen", "Applications are closed")
                        text=l.t("Wer jetzt eingetragen wird, könnte nicht mehr einreichen. Verlängern Sie zuerst die Frist in den Einstellungen.", "Whoever is entered now could not submit any more. Extend the deadline in the settings first.")
                        href=paths::edit_event(l, &slug)
                        link=l.t("Zu den Einstellungen", "To the settings")
                    />
                }
                .into_any()
            }}
        })
    })
}

#[component]
fn Told(slug: String) -> impl IntoView {
    let l = ctx::locale();
    let mut wishes = words::options(l, &UnitKind::ALL, words::unit_kind_name);
    wishes.retain(|(value, _)| value != UnitKind::Stage.as_str());
    if let Some(none) = wishes.first_mut() {
        l.t("Egal", "No preference").clone_into(&mut none.1);
    }
    let languages = Locale::ALL.into_iter().map(|locale| (locale.to_string(), language(l, locale).to_owned())).collect();
    view! {
        <ui::Form action=Enter::PATH>
            <ui::Hidden name="event" value=slug/>
            <ui::TextField name="display_name" label=words::field_name(l, "display_name") required=true maxlength=80/>
            <ui::TextField name="email" label=l.t("E-Mail", "E-mail") kind=ui::InputKind::Email required=true maxlength=254
                hint=l.t("Dorthin geht der Link zum Vervollständigen. Erst wer ihn öffnet, stimmt den Bedingungen zu und reicht ein.", "The link to complete it goes there. Only whoever opens it agrees to the terms and submits.")/>
            <ui::Select name="locale" label=l.t("Sprache der E-Mail", "Language of the e-mail") options=languages current=l.to_string()/>
            <ui::TextField name="legal_name" label=words::field_name(l, "legal_name") maxlength=160/>
            <ui::Select name="kind" label=words::field_name(l, "kind") options=words::options(l, &OrganisationKind::ALL, words::organisation_kind_name)/>
            <ui::TextField name="city" label=words::field_name(l, "city") maxlength=80/>
            <Decides/>
            <ui::Select name="wish_kind" label=words::field_name(l, "wish_kind") options=wishes/>
            <ui::TextArea name="wish_note" label=words::field_name(l, "wish_note") rows=4 maxlength=1000/>
            <div class="row"><ui::Submit label=l.t("Entwurf anlegen und E-Mail senden", "Make the draft and send the e-mail")/></div>
        </ui::Form>
    }
}

/// Whom to ask about the decision: its fields are called as others above, so the group says whose they are.
#[component]
fn Decides() -> impl IntoView {
    let l = ctx::locale();
    let decision = words::purpose_name(l, ContactPurpose::Decision);
    view! {
        <fieldset class="field group">
            <legend class="label">{decision}</legend>
            <div class="contact-fields">
                <ui::TextField name="decision_name" within=decision label="Name" maxlength=80/>
                <div class="pair">
                    <ui::TextField name="decision_email" within=decision label=l.t("E-Mail", "E-mail") kind=ui::InputKind::Email maxlength=254/>
                    <ui::TextField name="decision_phone" within=decision label=l.t("Telefon", "Telephone") kind=ui::InputKind::Tel maxlength=60/>
                </div>
            </div>
        </fieldset>
    }
}

fn language(l: Locale, locale: Locale) -> &'static str {
    match locale {
        Locale::De => l.t("Deutsch", "German"),
        Locale::En => l.t("Englisch", "English"),
    }
}
