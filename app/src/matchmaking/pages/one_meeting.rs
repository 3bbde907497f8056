//! One request or meeting on one's own page, with what can be done about it now.

use domain::{
    clock::Tz,
    locale::Locale,
    matchmaking::{MeetingState, MyMeeting, Slot},
};
use leptos::{prelude::*, server_fn::ServerFn};

use super::asking::failed;
use crate::{
    ctx,
    matchmaking::own_api::{
        AcceptMeeting, CancelMeeting, DeclineMeeting, ProposeTime, RateMeeting, RescheduleMeeting, SetMeetingLink, WithdrawRequest,
    },
    ui,
    words::matchmaking as words,
};

fn options(l: Locale, zone: Tz, slots: &[Slot]) -> Vec<(String, String)> {
    slots.iter().map(|slot| (slot.id.to_string(), words::when(l, zone, slot))).collect()
}

#[component]
pub(super) fn OneMeeting(meeting: MyMeeting, token: String, zone: Tz, is_online: bool) -> impl IntoView {
    let l = ctx::locale();
    let who = words::person(&meeting.other, &meeting.other_organisation);
    let (time, place) = (meeting.slot.map(|slot| words::when(l, zone, &slot)), meeting.place.as_ref().map(|place| place.in_(l).to_owned()));
    let proposed = meeting.proposed.filter(|_| meeting.state == MeetingState::Requested).map(|slot| words::when(l, zone, &slot));
    let said = meeting.message.clone();
    let link = meeting.link.clone();
    let acts = match meeting.state {
        MeetingState::Requested => view! { <Request meeting=meeting.clone() token zone/> }.into_any(),
        _ => view! { <Agreed meeting=meeting.clone() token zone is_online/> }.into_any(),
    };
    view! {
        <li>
            <b class="list-name">{who}</b>
            <span class="list-end"><ui::Chip tone=words::tone(meeting.state) label=words::state(l, meeting.state)/></span>
            {(!meeting.other_job_title.is_empty()).then(|| view! { <p class="list-more">{meeting.other_job_title.clone()}</p> })}
            {time.map(|time| view! { <p class="list-more">{time}{place.map(|place| format!(" · {place}"))}</p> })}
            {(!link.is_empty()).then(|| view! { <p class="list-more"><a href=link.clone() rel="noreferrer">{link.clone()}</a></p> })}
            {proposed.map(|time| view! { <p class="list-more">{l.t("Vorgeschlagen: ", "Proposed: ")}{time}</p> })}
            {(!said.is_empty()).then(|| view! { <p class="list-more">{l.t("„", "“")}{said}{l.t("“", "”")}</p> })}
            {acts}
        </li>
    }
}

/// What every form about a meeting says: whose page it is on, and which meeting it means.
#[component]
fn Meant(token: String, meeting: String) -> impl IntoView {
    view! {
        <ui::Hidden name="token" value=token/>
        <ui::Hidden name="meeting" value=meeting/>
    }
}

/// A request that waits: for one's own word, or for the other one's.
#[component]
fn Request(meeting: MyMeeting, token: String, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let id = meeting.id.to_string();
    let (end, end_label) = if meeting.is_asker {
        (WithdrawRequest::PATH, l.t("Anfrage zurückziehen", "Withdraw the request"))
    } else {
        (DeclineMeeting::PATH, l.t("Ablehnen", "Decline"))
    };
    let times = options(l, zone, &meeting.common);
    let answer = if !meeting.is_my_turn {
        view! { <p class="list-more">{l.t("Wartet auf die andere Seite.", "Waits for the other side.")}</p> }.into_any()
    } else if times.is_empty() {
        view! { <p class="list-more">{l.t("Zurzeit haben Sie keine gemeinsame freie Zeit.", "At the moment you have no free time in common.")}</p> }.into_any()
    } else {
        let current = meeting.proposed.map(|slot| slot.id.to_string()).unwrap_or_default();
        view! { <Answer id=id.clone() token=token.clone() times current/> }.into_any()
    };
    view! {
        {answer}
        <ui::Form action=end id=id.clone() class="is-inline">
            <Meant token meeting=id/>
            <ui::Submit label=end_label kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}

/// Accepting at one of the times in common, or proposing another one of them.
#[component]
fn Answer(id: String, token: String, times: Vec<(String, String)>, current: String) -> impl IntoView {
    let l = ctx::locale();
    let (same, same_token, others) = (id.clone(), token.clone(), times.clone());
    let is_open = failed(ProposeTime::PATH, &id);
    view! {
        <ui::Form action=AcceptMeeting::PATH id=id.clone()>
            <Meant token meeting=id/>
            <ui::Select name="slot" label=l.t("Gemeinsame freie Zeiten", "Free times in common") options=times current/>
            <ui::Submit label=l.t("Zusagen", "Accept")/>
        </ui::Form>
        <details class="fold" open=is_open>
            <summary>{l.t("Andere Zeit vorschlagen", "Propose another time")}</summary>
            <ui::Form action=ProposeTime::PATH id=same.clone()>
                <Meant token=same_token meeting=same/>
                <ui::Select name="slot" label=l.t("Zeit", "Time") options=others/>
                <ui::Submit label=l.t("Vorschlagen", "Propose") kind=ui::ButtonKind::Quiet/>
            </ui::Form>
        </details>
    }
}

/// A meeting that is agreed upon: moved and called off before it, rated after it.
#[component]
fn Agreed(meeting: MyMeeting, token: String, zone: Tz, is_online: bool) -> impl IntoView {
    let (to_come, is_over) = (meeting.is_to_come(), meeting.is_over());
    view! {
        {(is_online && !is_over).then(|| view! { <Room meeting=meeting.clone() token=token.clone()/> })}
        {to_come.then(|| view! { <Change meeting=meeting.clone() token=token.clone() zone/> })}
        {is_over.then(|| view! { <Rate meeting=meeting.clone() token=token.clone()/> })}
    }
}

/// Moving a meeting to another time in common, and calling it off.
#[component]
fn Change(meeting: MyMeeting, token: String, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let id = meeting.id.to_string();
    let times = options(l, zone, &meeting.common);
    let (moved, moved_by) = (id.clone(), token.clone());
    let is_open = failed(RescheduleMeeting::PATH, &id);
    let move_it = (!times.is_empty()).then(|| {
        view! {
            <details class="fold" open=is_open>
                <summary>{l.t("Verlegen", "Move")}</summary>
                <ui::Form action=RescheduleMeeting::PATH id=moved.clone()>
                    <Meant token=moved_by meeting=moved/>
                    <ui::Select name="slot" label=l.t("Neue Zeit", "New time") options=times/>
                    <ui::Submit label=l.t("Verlegen", "Move") kind=ui::ButtonKind::Quiet/>
                </ui::Form>
            </details>
        }
    });
    view! {
        {move_it}
        <ui::Confirm
            action=CancelMeeting::PATH
            id=id.clone()
            label=l.t("Absagen", "Cancel")
            question=l.t("Dieses Gespräch absagen?", "Cancel this meeting?")
            detail=l.t("Die andere Seite erfährt es per E-Mail.", "The other side is told by e-mail.")
        >
            <Meant token meeting=id/>
        </ui::Confirm>
    }
}

/// Where an online meeting takes place.
#[component]
fn Room(meeting: MyMeeting, token: String) -> impl IntoView {
    let l = ctx::locale();
    let id = meeting.id.to_string();
    let label = l.t("Link zum Raum (https)", "Link to the room (https)");
    view! {
        <ui::Form action=SetMeetingLink::PATH id=id.clone()>
            <Meant token meeting=id/>
            <ui::TextField name="link" label kind=ui::InputKind::Url value=meeting.link maxlength=300/>
            <ui::Submit label=l.t("Link speichern", "Save the link") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}

/// How a meeting was that is over, or that the other one did not come.
#[component]
fn Rate(meeting: MyMeeting, token: String) -> impl IntoView {
    let l = ctx::locale();
    let id = meeting.id.to_string();
    let none = (String::new(), l.t("Bitte wählen", "Please choose").to_owned());
    let ratings = (1..=5).map(|rating: i32| (rating.to_string(), rating.to_string()));
    let options: Vec<_> = std::iter::once(none).chain(ratings).collect();
    let current = meeting.my_rating.map(|rating| rating.to_string()).unwrap_or_default();
    view! {
        <ui::Form action=RateMeeting::PATH id=id.clone()>
            <Meant token meeting=id/>
            <ui::Select
                name="rating"
                label=l.t("Wie war das Gespräch? (5 ist am besten)", "How was the meeting? (5 is best)")
                options
                current
            />
            <ui::CheckBox name="absent" label=l.t("Die andere Seite kam nicht", "The other side did not come") checked=meeting.other_was_absent/>
            <ui::Submit label=l.t("Rückmeldung speichern", "Save the feedback") kind=ui::ButtonKind::Quiet/>
        </ui::Form>
    }
}
