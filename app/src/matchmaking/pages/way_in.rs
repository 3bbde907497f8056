//! The ways into the meetings: from the page of the event, from a ticket, from a booth, from a trip. Nothing where there are none.

use domain::{
    event::EventView,
    ids::ApplicationId,
    matchmaking::{self, MatchmakingState},
};
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    ctx,
    load::load_page,
    matchmaking::own_api::{JoinAsExhibitor, JoinAsTraveller, JoinAsVisitor},
    paths, ui,
};

/// On the page of an event.
#[component]
pub fn MeetingsOfEvent(event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let db = ctx::db();
    load_page(async move {
        let title = if event.is_over() { None } else { matchmaking::open_title(&db, event.id).await? };
        Ok(title.map(|title| {
            view! {
                <ui::Section title=title.in_(l).to_owned() id="meetings">
                    <p>{l.t(
                        "Sagen Sie, was Sie bieten und suchen, und verabreden Sie sich mit denen, die dazu passen.",
                        "Say what you offer and seek, and arrange to meet those who fit.",
                    )}</p>
                    <ui::Actions>
                        <ui::LinkButton href=paths::event_meetings(l, &event.slug) label=l.t("Zu den Gesprächen", "To the meetings") kind=ui::ButtonKind::Quiet/>
                    </ui::Actions>
                </ui::Section>
            }
        }))
    })
}

/// In "my registration".
#[component]
pub fn MeetingsOfVisitor(#[prop(into)] ticket: String, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let about = l.t("Verabreden Sie sich mit Menschen, die bieten, was Sie suchen.", "Arrange to meet people who offer what you seek.");
    view! { <OpenOwn event action=JoinAsVisitor::PATH about shown=("ticket", ticket)/> }
}

/// On the page of somebody who travels, with the link to it.
#[component]
pub fn MeetingsOfTraveller(#[prop(into)] token: String, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let about = l.t(
        "Verabreden Sie sich mit Menschen, die bieten, was Sie suchen. Ihr Programm und die Wege dazwischen bleiben frei.",
        "Arrange to meet people who offer what you seek. Your programme and the way to it are kept free.",
    );
    view! { <OpenOwn event action=JoinAsTraveller::PATH about shown=("token", token)/> }
}

/// In "my booth", for the exhibitor's own people.
#[component]
pub fn MeetingsOfExhibitor(application: ApplicationId, event: EventView) -> impl IntoView {
    let l = ctx::locale();
    let about = l.t(
        "Jede Person aus Ihrem Team nimmt mit einem eigenen Profil teil.",
        "Each person of your team takes part with a profile of their own.",
    );
    view! { <OpenOwn event action=JoinAsExhibitor::PATH about shown=("application", application.to_string())/> }
}

/// A button that opens one's own page of the meetings of an event. `shown` is the field by which one takes part.
#[component]
fn OpenOwn(event: EventView, action: &'static str, about: &'static str, shown: (&'static str, String)) -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let round = matchmaking::of_event(&db, &actor, &event).await?;
        let round = round.filter(|round| round.state != MatchmakingState::Draft);
        let (name, value) = shown;
        Ok(round.map(|round| {
            view! {
                <ui::Section title=round.title.in_(l).to_owned() id="meetings">
                    <p>{about}</p>
                    <ui::Form action>
                        <ui::Hidden name value/>
                        <ui::Submit label=l.t("Meine Gespräche öffnen", "Open my meetings") kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                </ui::Section>
            }
        }))
    })
}
