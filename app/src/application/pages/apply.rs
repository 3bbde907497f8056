//! Beginning an application.

use domain::event::{self, EventView};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use crate::{
    application::api::{StartApplication, closed},
    ctx,
    error::ApiError,
    format,
    frame::PublicHead,
    load::load_page,
    paths, ui,
};

/// Asks for the address that the link shall go to; nothing else is needed to begin.
#[component]
pub fn Apply() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let email = actor.person().map(|person| domain::field::lettered_address(&person.email)).unwrap_or_default();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let title = l.t("Als Aussteller bewerben", "Apply as an exhibitor");
        let accent = event.accent.clone();
        let until = event.applications_close_at.map(|at| format::deadline(l, event.zone, at));
        Ok::<_, ApiError>(view! {
            <Title text=format!("{title} – {}", event.name)/>
            <div data-accent=accent>
                <PublicHead
                    event=event.clone()
                    title
                    lede=l.t(
                        "Ein Formular, das Sie jederzeit unterbrechen können. Ein Benutzerkonto brauchen Sie nicht.",
                        "One form that you can leave and come back to at any time. You need no account.",
                    )
                />
                {if event.takes_applications() {
                    view! { <Begin event=event.slug email=email until=until.unwrap_or_default()/> }.into_any()
                } else {
                    view! { <Closed event=event/> }.into_any()
                }}
            </div>
        })
    })
}

#[component]
fn Begin(event: String, email: String, until: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <div class="two">
            <ui::Form action=StartApplication::PATH>
                <ui::Hidden name="event" value=event/>
                <ui::TextField
                    name="email"
                    label=l.t("Ihre E-Mail-Adresse", "Your e-mail address")
                    kind=ui::InputKind::Email
                    value=email
                    required=true
                    maxlength=254
                    autocomplete="email"
                    hint=l.t("Dorthin schicken wir den Link, mit dem Sie den Entwurf wieder öffnen. Waren Sie schon einmal dabei, stehen dort auch Ihre Angaben vom letzten Mal.", "We send you a link there, so that you can open your draft again. If you took part before, you also find there what you told us last time.")
                />
                <ui::Submit label=l.t("Bewerbung beginnen", "Start application")/>
            </ui::Form>
            <ui::Card title=l.t("So geht es", "How it works")>
                <div class="prose">
                    <ol>
                        <li>{l.t("Formular ausfüllen, speichern, später weitermachen.", "Fill in the form, save it, continue later.")}</li>
                        <li>{l.t("Einreichen: Wir schicken Ihnen einen Link; ein Klick darauf, und die Bewerbung ist bei uns.", "Submit: we send you a link; one click on it, and we have your application.")}</li>
                        <li>{l.t("Wir prüfen und bieten Ihnen einen Standplatz an, den Sie mit einem Klick bestätigen.", "We review it and offer you a unit, which you confirm with one click.")}</li>
                    </ol>
                    {(!until.is_empty()).then(|| view! { <p>{l.t("Bewerbungsschluss: ", "Apply by: ")}<b>{until}</b></p> })}
                </div>
            </ui::Card>
        </div>
    }
}

#[component]
fn Closed(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::EmptyState
            title=l.t("Zurzeit keine Bewerbung möglich", "No applications at present")
            text=closed(&event).in_(l).to_owned()
            href=paths::event(l, &event.slug)
            link=l.t("Zur Veranstaltung", "To the event")
        />
    }
}
