//! Who organises, who works at an event's desk, and how they are invited.

use domain::{
    account::{self, EVERYWHERE, InvitationView, MemberView, RoleKind},
    event,
    locale::Locale,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::api::{InviteOrganiser, InviteStaff, RevokeRole};
use crate::{
    ctx,
    error::ApiError,
    event::{OrganiseHead, OrganiseNav},
    format,
    load::load,
    ui,
};

/// Organisers, and invitations to become one.
#[component]
pub fn People() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load(async move {
        let members = account::members(&db, &actor, RoleKind::Organiser, EVERYWHERE).await?;
        let invitations = account::open_invitations(&db, &actor, RoleKind::Organiser, EVERYWHERE).await?;
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Team", "Team")/>
            <OrganiseNav/>
            <ui::PageHead title=l.t("Team", "Team") lede=l.t("Wer hier organisiert.", "Who organises here.")/>
            <Invited/>
            <MemberList members/>
            <InvitationList invitations/>
            <ui::Section title=l.t("Jemanden einladen", "Invite somebody")>
                <ui::Form action=InviteOrganiser::PATH>
                    <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true/>
                    <ui::Submit label=l.t("Einladung senden", "Send invitation")/>
                </ui::Form>
            </ui::Section>
        })
    })
}

/// Staff of one event.
#[component]
pub fn EventPeople() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (id, scope) = (event.id.to_string(), event.id.to_string());
        let members = account::members(&db, &actor, RoleKind::Staff, &scope).await?;
        let invitations = account::open_invitations(&db, &actor, RoleKind::Staff, &scope).await?;
        let is_empty = members.is_empty();
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Empfangsteam", "Desk team")/>
            <OrganiseHead event title=l.t("Empfangsteam", "Desk team") lede=l.t("Wer bei dieser Veranstaltung Tickets scannt.", "Who scans tickets at this event.")/>
            <Invited/>
            {if is_empty {
                view! {
                    <ui::EmptyState
                        title=l.t("Noch niemand", "Nobody yet")
                        text=l.t("Laden Sie unten ein, wer am Empfang scannt. Das Organisationsteam darf es ohnehin.", "Invite below who scans at the desk. Organisers may do so anyway.")
                    />
                }.into_any()
            } else {
                view! { <MemberList members/> }.into_any()
            }}
            <InvitationList invitations/>
            <ui::Section title=l.t("Jemanden einladen", "Invite somebody")>
                <ui::Form action=InviteStaff::PATH>
                    <ui::Hidden name="event" value=id/>
                    <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true/>
                    <ui::Submit label=l.t("Einladung senden", "Send invitation")/>
                </ui::Form>
            </ui::Section>
        })
    })
}

/// After an invitation was sent.
#[component]
fn Invited() -> impl IntoView {
    let l = ctx::locale();
    ctx::query_value("invited").map(
        |_| view! { <ui::Notice tone=ui::Tone::Ok>{l.t("Die Einladung ist unterwegs.", "The invitation is on its way.")}</ui::Notice> },
    )
}

#[component]
fn MemberList(members: Vec<MemberView>) -> impl IntoView {
    let l = ctx::locale();
    let row = move |member: MemberView| {
        let id = member.role.to_string();
        let question = match l {
            Locale::De => format!("{} aus dem Team entfernen?", member.name),
            Locale::En => format!("Remove {} from the team?", member.name),
        };
        view! {
            <li>
                <b class="list-name">{member.name}</b>
                <div class="list-end">
                    <ui::Confirm
                        id=id.clone()
                        label=l.t("Entfernen", "Remove")
                        question
                        action=RevokeRole::PATH
                    >
                        <ui::Hidden name="role" value=id/>
                    </ui::Confirm>
                </div>
                <p class="list-more">{member.email}</p>
            </li>
        }
    };
    view! { <ul class="list">{members.into_iter().map(row).collect_view()}</ul> }
}

#[component]
fn InvitationList(invitations: Vec<InvitationView>) -> impl IntoView {
    let l = ctx::locale();
    let row = move |invitation: InvitationView| {
        let until = format::date(l, invitation.expires_at.date_naive());
        view! { <li><b class="list-name">{invitation.email}</b><p class="list-more">{l.t("Eingeladen, gültig bis ", "Invited, valid until ")}{until}</p></li> }
    };
    (!invitations.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Offene Einladungen", "Open invitations")>
                <ul class="list">{invitations.into_iter().map(row).collect_view()}</ul>
            </ui::Section>
        }
    })
}
