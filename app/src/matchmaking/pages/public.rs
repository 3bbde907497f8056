//! The meetings of an event for everybody: what they are, and how to take part.

use domain::{
    event,
    matchmaking::{self, MatchmakingState, MatchmakingView, ProfileKind},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx, error::ApiError, flash::Flash, frame::PublicHead, head::PageMeta, load::load_page, markdown, matchmaking::own_api::JoinMeetings,
    paths, ui, words::matchmaking as words,
};

/// The page.
#[component]
pub fn EventMeetings() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    let sent = Flash::MeetingLinkSent.is_now();
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let round = matchmaking::of_event(&db, &actor, &event).await?.ok_or(ApiError::NotFound)?;
        let (title, accent) = (round.title.in_(l).to_owned(), event.accent.clone());
        let intro = markdown::render(round.intro.in_(l));
        let takes_part = round.state == MatchmakingState::Open && !event.is_over();
        Ok(view! {
            <PageMeta title=format!("{title}, {}", event.name) description=markdown::excerpt(round.intro.in_(l), 160)/>
            <div data-accent=accent>
                <PublicHead event title/>
                <div class="prose" inner_html=intro></div>
                {if sent {
                    view! { <Sent/> }.into_any()
                } else if takes_part {
                    view! { <Ways round/> }.into_any()
                } else {
                    view! { <p class="muted">{l.t("Zurzeit kann man sich nicht anmelden.", "At the moment one cannot sign up.")}</p> }.into_any()
                }}
            </div>
        })
    })
}

#[component]
fn Sent() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Notice tone=ui::Tone::Ok title=l.t("Bitte prüfen Sie Ihr Postfach", "Check your e-mail")>
            {l.t(
                "Der Link darin öffnet „Meine Gespräche“. Dort bestätigen Sie Ihre Adresse.",
                "The link in it opens “My meetings”. There you confirm your address.",
            )}
        </ui::Notice>
    }
}

/// Whoever has a ticket or a booth takes part from there; everybody else by the form.
#[component]
fn Ways(round: MatchmakingView) -> impl IntoView {
    let l = ctx::locale();
    let kinds = [ProfileKind::Visitor, ProfileKind::StartUp, ProfileKind::Traveller];
    let kinds = kinds.map(|kind| (kind.as_str().to_owned(), words::kind(l, kind).to_owned())).to_vec();
    view! {
        <ui::Section title=l.t("Mitmachen", "Take part") id="join">
            <p>
                {l.t("Mit Ticket nehmen Sie über ", "With a ticket you take part by ")}
                <a href=paths::my_ticket(l)>{l.t("„Mein Ticket“", "“My ticket”")}</a>
                {l.t(" teil, als Aussteller über ", ", as an exhibitor by ")}
                <a href=paths::portal(l)>{l.t("„Mein Stand“", "“My booth”")}</a>
                {l.t(". Alle anderen melden sich hier an:", ". Everybody else signs up here:")}
            </p>
            <ui::Form action=JoinMeetings::PATH>
                <ui::Hidden name="event" value=round.event.slug/>
                <ui::TextField name="name" label=l.t("Name", "Name") required=true maxlength=80 autocomplete="name"/>
                <ui::TextField
                    name="email"
                    label=l.t("E-Mail-Adresse", "E-mail address")
                    kind=ui::InputKind::Email
                    required=true
                    maxlength=254
                    autocomplete="email"
                    hint=l.t("Dorthin geht der Link zu Ihrer Seite.", "The link to your page goes there.")
                />
                <ui::TextField name="organisation" label=l.t("Organisation", "Organisation") maxlength=120 autocomplete="organization"/>
                <ui::TextField name="job_title" label=l.t("Funktion", "Job title") maxlength=80 autocomplete="organization-title"/>
                <ui::Select name="kind" label=l.t("Ich nehme teil als", "I take part as") options=kinds current="visitor"/>
                // Programs that fill in everything find it; people see it only where something stands in it.
                <div class="decoy">
                    <ui::TextField name="website" label=l.t("Dieses Feld bitte leer lassen", "Please leave this field empty") autocomplete="off"/>
                </div>
                <p class="small muted">
                    {l.t("Andere sehen nichts davon, bevor Sie zustimmen. ", "Others see nothing of it before you agree. ")}
                    <a href=paths::privacy(l)>{l.t("Datenschutzhinweis", "Privacy notice")}</a>
                </p>
                <ui::Submit label=l.t("Link anfordern", "Request the link")/>
            </ui::Form>
        </ui::Section>
    }
}
