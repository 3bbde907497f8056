//! Who organises, who works at an event's desk, and how they are invited.

use domain::{
    account::{self, EVERYWHERE, InvitationView, RoleKind},
    event,
    process::history_names,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::{
    api::{InviteOrganiser, InviteStaff},
    members::{InvitationRows, MemberRows, TeamHistory},
};
use crate::{
    ctx,
    error::ApiError,
    format,
    frame::{OrganiseHead, OrganiseNav},
    load::load_page,
    ui,
};

/// Organisers, and invitations to become one.
#[component]
pub fn People() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    load_page(async move {
        let members = account::members(&db, &actor, RoleKind::Organiser, EVERYWHERE).await?;
        let invitations = account::open_invitations(&db, &actor, RoleKind::Organiser, EVERYWHERE).await?;
        let entries = account::team_history(&db, &actor, RoleKind::Organiser, EVERYWHERE).await?;
        let names = history_names::names(&db, &entries).await?;
        let detail = l.t(
            "Die Person sieht die Organisation dann nicht mehr. Sie können sie jederzeit wieder einladen.",
            "They will no longer see the organisers' pages. You can invite them again at any time.",
        );
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Team", "Team")/>
            <OrganiseNav/>
            <ui::PageHead title=l.t("Team", "Team") lede=l.t("Wer hier organisiert.", "Everybody who organises here.")/>
            <ul class="list"><MemberRows members detail/></ul>
            <Invitations invitations>
                <ui::Form action=InviteOrganiser::PATH>
                    <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true/>
                    <ui::Submit label=l.t("Einladung senden", "Send invitation")/>
                </ui::Form>
            </Invitations>
            <TeamHistory entries names zone=format::home()/>
        })
    })
}

/// Staff of one event.
#[component]
pub fn EventPeople() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor, slug) = (ctx::db(), ctx::actor(), ctx::param("event"));
    load_page(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (id, scope) = (event.id.to_string(), event.id.to_string());
        let members = account::members(&db, &actor, RoleKind::Staff, &scope).await?;
        let invitations = account::open_invitations(&db, &actor, RoleKind::Staff, &scope).await?;
        let entries = account::team_history(&db, &actor, RoleKind::Staff, &scope).await?;
        let (names, zone) = (history_names::names(&db, &entries).await?, event.zone);
        let detail = l.t(
            "Die Person kann bei dieser Veranstaltung dann nicht mehr scannen. Sie können sie jederzeit wieder einladen.",
            "They can no longer scan at this event. You can invite them again at any time.",
        );
        let is_empty = members.is_empty();
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Einlassteam", "Desk team")/>
            <OrganiseHead event title=l.t("Einlassteam", "Desk team") lede=l.t("Wer bei dieser Veranstaltung Tickets scannt.", "Who scans tickets at this event.")/>
            {if is_empty {
                view! {
                    <ui::EmptyState
                        title=l.t("Noch niemand", "Nobody yet")
                        text=l.t("Laden Sie unten ein, wer am Einlass scannt. Das Organisationsteam darf es ohnehin.", "Invite below who scans at the desk. Organisers may do so anyway.")
                    />
                }.into_any()
            } else {
                view! { <ul class="list"><MemberRows members detail/></ul> }.into_any()
            }}
            <Invitations invitations>
                <ui::Form action=InviteStaff::PATH>
                    <ui::Hidden name="event" value=id/>
                    <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true/>
                    <ui::Submit label=l.t("Einladung senden", "Send invitation")/>
                </ui::Form>
            </Invitations>
            <TeamHistory entries names zone/>
        })
    })
}

/// Below the people: whom somebody has invited, and how to invite one more.
#[component]
fn Invitations(invitations: Vec<InvitationView>, children: Children) -> impl IntoView {
    let l = ctx::locale();
    let open = (!invitations.is_empty()).then(|| {
        view! {
            <ui::Section title=l.t("Offene Einladungen", "Open invitations")>
                <ul class="list"><InvitationRows invitations/></ul>
            </ui::Section>
        }
    });
    view! {
        {open}
        <ui::Section title=l.t("Jemanden einladen", "Invite somebody")>{children()}</ui::Section>
    }
}
