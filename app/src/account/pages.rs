//! Signing in, one's own sessions, and who may do what.

use domain::{
    account::{self, EVERYWHERE, InvitationView, MemberView, RoleKind, SessionView},
    event,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

use super::api::{AcceptInvitation, EndSession, InviteOrganiser, InviteStaff, RequestSignIn, RevokeRole, SignIn};
use super::{cookie, device};
use crate::{
    ctx,
    error::ApiError,
    event::{OrganiseHead, OrganiseNav},
    format,
    load::load,
    mail, ui,
};

/// Asks for the address that the link shall go to.
#[component]
pub fn SignInPage() -> impl IntoView {
    let l = ctx::locale();
    let sent = ctx::query_value("sent").is_some();
    let next = ctx::query_value("next").unwrap_or_default();
    view! {
        <Title text=l.t("Anmelden", "Sign in")/>
        <ui::PageHead
            title=l.t("Anmelden", "Sign in")
            lede=l.t("Wir schicken Ihnen einen Link. Ein Passwort brauchen Sie nicht.", "We send you a link. You need no password.")
        />
        {sent.then(|| view! { <LinkWritten/> })}
        <ui::Form action=RequestSignIn::PATH>
            <ui::Hidden name="next" value=next/>
            <ui::TextField name="email" label=l.t("E-Mail-Adresse", "E-mail address") kind=ui::InputKind::Email required=true autocomplete="email"/>
            <ui::Submit label=l.t("Link anfordern", "Send me a link")/>
        </ui::Form>
    }
}

/// The same for every address: it must not tell whether there is an account.
#[component]
fn LinkWritten() -> impl IntoView {
    let l = ctx::locale();
    if let Some(waits) = mail::unsent(l) {
        let written = l.t(
            "Wenn es zu dieser Adresse einen Zugang gibt, ist der Link geschrieben. Er gilt zehn Minuten.",
            "If there is an account with this address, the link is written. It is valid for ten minutes.",
        );
        return view! { <ui::Notice tone=ui::Tone::Warn><p>{written}</p><p>{waits}</p></ui::Notice> }.into_any();
    }
    view! {
        <ui::Notice tone=ui::Tone::Ok>
            {l.t(
                "Wenn es zu dieser Adresse einen Zugang gibt, ist der Link unterwegs. Er gilt zehn Minuten.",
                "If there is an account with this address, the link is on its way. It is valid for ten minutes.",
            )}
        </ui::Notice>
    }
    .into_any()
}

/// Where the link in the mail leads. Only the button signs in: mail scanners follow links.
#[component]
pub fn SignInLink() -> impl IntoView {
    let l = ctx::locale();
    let token = ctx::param("token");
    let db = ctx::db();
    load(async move {
        let open = account::is_link_open(&db, &token).await?;
        Ok(view! {
            <Title text=l.t("Anmelden", "Sign in")/>
            <ui::PageHead title=l.t("Anmelden", "Sign in")/>
            {if open {
                view! {
                    <ui::Form action=SignIn::PATH>
                        <ui::Hidden name="token" value=token/>
                        <ui::Submit label=l.t("Jetzt anmelden", "Sign in now")/>
                    </ui::Form>
                }.into_any()
            } else {
                view! { <LinkSpent/> }.into_any()
            }}
        })
    })
}

/// Where an invitation leads.
#[component]
pub fn Invitation() -> impl IntoView {
    let l = ctx::locale();
    let token = ctx::param("token");
    let db = ctx::db();
    load(async move {
        let Some(invitation) = account::open_invitation(&db, &token).await? else {
            return Ok(view! { <InvitationSpent/> }.into_any());
        };
        Ok(view! {
            <Title text=l.t("Einladung", "Invitation")/>
            <ui::PageHead title=l.t("Willkommen", "Welcome") kicker=role_name(l, invitation.kind) lede=invitation.email/>
            <ui::Form action=AcceptInvitation::PATH>
                <ui::Hidden name="token" value=token/>
                <ui::TextField name="name" label=l.t("Ihr Name", "Your name") required=true maxlength=80 autocomplete="name"/>
                <ui::Submit label=l.t("Einladung annehmen", "Accept invitation")/>
            </ui::Form>
        }
        .into_any())
    })
}

#[component]
fn LinkSpent() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <ui::EmptyState
            title=l.t("Dieser Link gilt nicht mehr", "This link is no longer valid")
            text=l.t("Er wurde schon benutzt oder ist abgelaufen. Fordern Sie einfach einen neuen an.", "It was used already or has run out. Simply ask for a new one.")
            href=crate::paths::sign_in(l, None)
            link=l.t("Neuen Link anfordern", "Ask for a new link")
        />
    }
}

/// An invited person may have no account yet, so there is no link that they could ask for themselves.
#[component]
fn InvitationSpent() -> impl IntoView {
    let l = ctx::locale();
    view! {
        <Title text=l.t("Einladung", "Invitation")/>
        <ui::PageHead title=l.t("Einladung", "Invitation")/>
        <ui::EmptyState
            title=l.t("Diese Einladung gilt nicht mehr", "This invitation is no longer valid")
            text=l.t(
                "Sie wurde schon angenommen oder ist abgelaufen. Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.",
                "It was accepted already or has run out. Ask the person who invited you for a new invitation.",
            )
        />
        <p>
            {l.t("Schon angenommen? ", "Accepted already? ")}
            <a href=crate::paths::sign_in(l, None)>{l.t("Hier melden Sie sich an", "Sign in here")}</a>
        </p>
    }
}

/// One's own account and sessions.
#[component]
pub fn Account() -> impl IntoView {
    let l = ctx::locale();
    let (db, actor) = (ctx::db(), ctx::actor());
    let token = ctx::parts().and_then(|parts| cookie::token(&parts.headers)).unwrap_or_default();
    load(async move {
        let person = actor.require_person()?.clone();
        let sessions = account::sessions(&db, &actor, &token).await?;
        Ok(view! {
            <Title text=person.name.clone()/>
            <ui::PageHead title=person.name kicker=l.t("Ihr Zugang", "Your account") lede=person.email/>
            <ui::Section title=l.t("Wo Sie angemeldet sind", "Where you are signed in")>
                <ul class="list">{sessions.into_iter().map(|session| view! { <SessionRow session/> }).collect_view()}</ul>
            </ui::Section>
        })
    })
}

#[component]
fn SessionRow(session: SessionView) -> impl IntoView {
    let l = ctx::locale();
    let seen = format::date_time(l, chrono_tz::Europe::Berlin, session.last_seen_at);
    let id = session.id.to_string();
    view! {
        <li>
            <b class="list-name">{device::name(l, &session.device)}</b>
            <div class="list-end">{if session.is_current {
                view! { <ui::Chip label=l.t("Dieses Gerät", "This device") tone=ui::Tone::Ok/> }.into_any()
            } else {
                view! {
                    <ui::Form action=EndSession::PATH id=id.clone()>
                        <ui::Hidden name="session" value=id/>
                        <ui::Submit label=l.t("Abmelden", "Sign out") kind=ui::ButtonKind::Quiet/>
                    </ui::Form>
                }.into_any()
            }}</div>
            <p class="list-more">{l.t("Zuletzt benutzt: ", "Last used: ")}{seen}</p>
        </li>
    }
}

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
    let invited = ctx::query_value("invited").is_some();
    load(async move {
        let event = event::by_slug(&db, &actor, &slug).await?;
        let (id, scope) = (event.id.to_string(), event.id.to_string());
        let members = account::members(&db, &actor, RoleKind::Staff, &scope).await?;
        let invitations = account::open_invitations(&db, &actor, RoleKind::Staff, &scope).await?;
        let is_empty = members.is_empty();
        Ok::<_, ApiError>(view! {
            <Title text=l.t("Empfangsteam", "Desk team")/>
            <OrganiseHead event title=l.t("Empfangsteam", "Desk team") lede=l.t("Wer bei dieser Veranstaltung Tickets scannt.", "Who scans tickets at this event.")/>
            {invited.then(|| view! { <ui::Notice tone=ui::Tone::Ok>{l.t("Die Einladung ist unterwegs.", "The invitation is on its way.")}</ui::Notice> })}
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

#[component]
fn MemberList(members: Vec<MemberView>) -> impl IntoView {
    let l = ctx::locale();
    let row = move |member: MemberView| {
        let id = member.role.to_string();
        view! {
            <li>
                <b class="list-name">{member.name}</b>
                <div class="list-end">
                    <ui::Confirm
                        id=id.clone()
                        label=l.t("Entfernen", "Remove")
                        question=l.t("Diese Rolle wirklich entziehen?", "Really take this role away?")
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

/// What a role is called.
pub fn role_name(l: domain::locale::Locale, role: RoleKind) -> &'static str {
    match role {
        RoleKind::Organiser => l.t("Organisation", "Organiser"),
        RoleKind::Staff => l.t("Empfang", "Desk staff"),
        RoleKind::Exhibitor => l.t("Aussteller", "Exhibitor"),
    }
}
