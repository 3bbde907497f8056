//! "My meetings": the page behind the link.

use domain::matchmaking::{self, Error, Match, Me, MeetingState, MyMeeting};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::{Meta, Title};

use super::{
    asking::Proposed,
    one_meeting::OneMeeting,
    profile::{Consent, Profile},
};
use crate::{
    ctx,
    error::ApiError,
    load::load_page,
    matchmaking::own_api::{ConfirmMailbox, LeaveMeetings, counted},
    paths,
    spent_link::SpentLink,
    ui,
    words::matchmaking as words,
};

/// Everything of whoever holds the link. Opening it changes nothing: only buttons do.
#[component]
pub fn MyMeetings() -> impl IntoView {
    let l = ctx::locale();
    let (db, token) = (ctx::db(), ctx::param("token"));
    load_page(async move {
        let me = match matchmaking::me(&db, &token).await {
            Err(Error::NoSuchLink) => {
                counted::<()>(Err(Error::NoSuchLink)).await.or_else(spent)?;
                return Ok(view! { <SpentLink title=l.t("Meine Gespräche", "My meetings")/> }.into_any());
            }
            found => found?,
        };
        let proposed = matchmaking::matches(&db, &token).await?;
        let title = l.t("Meine Gespräche", "My meetings");
        let (name, accent) = (me.round.of.name().to_owned(), me.round.of.accent());
        let content = if me.is_proven { view! { <Page me proposed token/> }.into_any() } else { view! { <Unproven token/> }.into_any() };
        Ok(view! {
            <Title text=format!("{title} – {name}")/>
            <Meta name="robots" content="noindex"/>
            <div data-accent=accent>
                <ui::PageHead kicker=name title/>
                {content}
            </div>
        }
        .into_any())
    })
}

/// A link that opens nothing is a page that says so, unless there were too many of them.
fn spent(error: ApiError) -> Result<(), ApiError> {
    if error == ApiError::NotFound { Ok(()) } else { Err(error) }
}

#[component]
fn Unproven(token: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <p>{l.t(
            "Bitte bestätigen Sie, dass diese Adresse Ihre ist und Sie teilnehmen möchten.",
            "Please confirm that this address is yours and that you want to take part.",
        )}</p>
        <ui::Form action=ConfirmMailbox::PATH>
            <ui::Hidden name="token" value=token/>
            <ui::Submit label=l.t("Adresse bestätigen", "Confirm the address")/>
        </ui::Form>
    }
}

#[component]
fn Page(me: Me, proposed: Vec<Match>, token: String) -> impl IntoView {
    let l = ctx::locale();
    let (calendar, people) = (paths::meeting_calendar(l, &token), paths::meeting_people(l, &token));
    let facts = vec![
        ui::fact(l.t("Name", "Name"), me.name.clone()),
        ui::fact(l.t("Ich nehme teil als", "I take part as"), words::kind(l, me.kind)),
        ui::fact(
            l.t("Offene und vereinbarte Anfragen", "Requests open and agreed"),
            format!("{} / {}", me.requests_open, me.request_quota),
        ),
    ];
    let is_alive = |state| matches!(state, MeetingState::Requested | MeetingState::Accepted);
    let (alive, past): (Vec<_>, Vec<_>) = me.meetings.iter().cloned().partition(|meeting| is_alive(meeting.state));
    let (zone, is_online) = (me.round.of.zone(), me.round.is_online);
    let meetings = if alive.is_empty() {
        view! { <p class="muted">{l.t("Noch keine. Unten steht, wer zu Ihnen passt.", "None yet. Below you find who fits you.")}</p> }
            .into_any()
    } else {
        let token = token.clone();
        let one = move |meeting: MyMeeting| view! { <OneMeeting meeting token=token.clone() zone is_online/> };
        view! { <ul class="list">{alive.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    let past = (!past.is_empty()).then(|| {
        let row = move |meeting: MyMeeting| {
            view! {
                <li>
                    <b class="list-name">{words::person(&meeting.other, &meeting.other_organisation)}</b>
                    <span class="list-end"><ui::Chip tone=words::tone(meeting.state) label=words::state(l, meeting.state)/></span>
                </li>
            }
        };
        view! {
            <ui::Section title=l.t("Woraus nichts wurde", "What came to nothing") id="past">
                <ul class="list">{past.into_iter().map(row).collect_view()}</ul>
            </ui::Section>
        }
    });
    let is_shown = me.is_shown;
    let (proposed_to, asks_by) = (me.clone(), token.clone());
    view! {
        <ui::Facts items=facts/>
        <ui::Section title=l.t("Anfragen und Gespräche", "Requests and meetings") id="schedule">
            {meetings}
            <ui::Actions>
                <ui::LinkButton href=calendar label=l.t("Kalender abonnieren (.ics)", "Subscribe to the calendar (.ics)") kind=ui::ButtonKind::Quiet/>
            </ui::Actions>
        </ui::Section>
        <Consent me=me.clone() token=token.clone()/>
        <ui::Section title=l.t("Wer zu Ihnen passt", "Who fits you") id="matches">
            <Proposed me=proposed_to proposed token=asks_by/>
            {is_shown.then(|| view! {
                <ui::Actions>
                    <ui::LinkButton href=people label=l.t("Alle, die teilnehmen", "Everybody who takes part") kind=ui::ButtonKind::Quiet/>
                </ui::Actions>
            })}
        </ui::Section>
        <Profile me token=token.clone()/>
        {past}
        <OwnData token/>
    }
}

/// Taking one's data along, and leaving.
#[component]
fn OwnData(token: String) -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::Section title=l.t("Ihre Daten", "Your data") id="data">
            <ui::Actions>
                <a class="btn is-quiet" href=paths::meeting_export(&token) download="">{l.t("Als Datei mitnehmen", "Take along as a file")}</a>
                <ui::Confirm
                    action=LeaveMeetings::PATH
                    label=l.t("Nicht mehr teilnehmen", "Take part no more")
                    question=l.t("Profil und alle Gespräche löschen?", "Erase the profile and all meetings?")
                    detail=l.t(
                        "Vereinbarte Gespräche werden abgesagt. Das lässt sich nicht rückgängig machen.",
                        "Agreed meetings are cancelled. This cannot be undone.",
                    )
                >
                    <ui::Hidden name="token" value=token/>
                </ui::Confirm>
            </ui::Actions>
        </ui::Section>
    }
}
