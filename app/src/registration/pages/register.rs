//! Registering for an event.

use domain::event::{self, EventView};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{details::DetailsFields, take_part::RegisterOrTicket, words::WhenAndWhere};
use crate::{ctx, flash::Flash, frame::PublicNav, load::load_page, mail, paths, registration::api, ui};

/// The form, and what follows it: "look into your mail".
#[component]
pub fn Register() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let (sent, erased) = (Flash::RegistrationSent.is_now(), Flash::RegistrationErased.is_now());
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let title = format!("{} – {}", l.t("Registrieren", "Register"), event.name);
        let (accent, public) = (event.accent.clone(), event.clone());
        let content = match () {
            () if erased => view! { <Erased event/> }.into_any(),
            () if sent => view! { <CheckYourMail event/> }.into_any(),
            () if event.takes_registrations() => view! { <RegisterForm event/> }.into_any(),
            () => view! { <Closed event/> }.into_any(),
        };
        Ok(view! {
            <Title text=title/>
            <div data-accent=accent>
                <PublicNav event=public/>
                <div class="narrow">{content}</div>
            </div>
        })
    })
}

#[component]
fn RegisterForm(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let slug = event.slug.clone();
    view! {
        <ui::PageHead
            kicker=event.name.clone()
            title=l.t("Als Besucher:in registrieren", "Register as a visitor")
            lede=l.t(
                "Kostenlos und ohne Konto. Nach der Bestätigung Ihrer Adresse kommt Ihr Ticket per E-Mail.",
                "Free of charge and without an account. Once your address is confirmed, your ticket comes by e-mail.",
            )
        >
            <RegisterOrTicket/>
            <WhenAndWhere event=event.clone()/>
        </ui::PageHead>
        <ui::Form action=api::Register::PATH>
            <ui::Hidden name="event" value=slug/>
            <DetailsFields>
                <ui::TextField
                    name="email"
                    label=l.t("E-Mail-Adresse", "E-mail address")
                    kind=ui::InputKind::Email
                    required=true
                    maxlength=254
                    autocomplete="email"
                    hint=l.t("Dorthin kommen der Bestätigungslink und Ihr Ticket.", "The confirmation link and your ticket go there.")
                />
            </DetailsFields>
            <p class="small muted">
                {l.t("Wie wir mit Ihren Angaben umgehen: ", "How we treat your data: ")}
                <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "privacy notice")}</a>
            </p>
            <ui::Submit label=l.t("Registrieren", "Register")/>
        </ui::Form>
    }
}

#[component]
fn CheckYourMail(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead
            kicker=event.name.clone()
            title=Flash::RegistrationSent.text(l)
            lede=l.t(
                "Wir haben Ihnen eine E-Mail geschickt. Mit dem Link darin bestätigen Sie Ihre Adresse; er gilt sieben Tage. Danach kommt Ihr Ticket.",
                "We have written to you. The link in the e-mail confirms your address; it is valid for seven days. After that your ticket arrives.",
            )
        />
        {mail::unsent(l).map(|waits| view! { <ui::Notice tone=ui::Tone::Warn>{waits}</ui::Notice> })}
        <p>
            {l.t(
                "Nichts angekommen? Sehen Sie im Spam-Ordner nach, oder registrieren Sie sich nach einigen Minuten noch einmal mit derselben Adresse.",
                "Nothing there? Look into the spam folder, or register once more with the same address after a few minutes.",
            )}
        </p>
        <ui::Actions>
            <ui::LinkButton href=paths::event(l, &event.slug) label=l.t("Zur Veranstaltung", "To the event")/>
            <ui::LinkButton href=paths::register(l, &event.slug) label=l.t("Noch einmal registrieren", "Register once more") kind=ui::ButtonKind::Quiet/>
        </ui::Actions>
    }
}

#[component]
fn Erased(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        // What this device kept for the time without a network goes, too.
        <ui::Script name="ticket"/>
        <ui::PageHead
            kicker=event.name.clone()
            title=Flash::RegistrationErased.text(l)
            lede=l.t(
                "Ihr Ticket gilt nicht mehr, und Aussteller haben Ihre Kontaktdaten hier nicht mehr. Eine letzte E-Mail bestätigt es; danach löschen wir auch Ihre Adresse.",
                "Your ticket is no longer valid, and exhibitors no longer have your contact details here. A last e-mail confirms it; after that your address is forgotten too.",
            )
        />
        <ui::Actions>
            <ui::LinkButton href=paths::event(l, &event.slug) label=l.t("Zur Veranstaltung", "To the event") kind=ui::ButtonKind::Quiet/>
        </ui::Actions>
    }
}

#[component]
fn Closed(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::PageHead kicker=event.name.clone() title=l.t("Registrieren", "Register")/>
        <ui::EmptyState
            title=l.t("Keine Registrierung möglich", "Registration is not possible")
            text=if event.is_over() {
                l.t("Diese Veranstaltung ist vorbei. Sehen Sie nach, welche die nächste ist.", "This event is over. See which one is next.")
            } else {
                l.t("Diese Veranstaltung nimmt gerade keine Registrierungen an.", "This event takes no registrations at the moment.")
            }
            href=paths::landing(l)
            link=l.t("Alle Veranstaltungen", "All events")
        />
    }
}
