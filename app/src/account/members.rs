//! The people of a team, those who are invited to it, and what happened to both.

use std::collections::HashMap;

use domain::{
    account::{InvitationView, MemberView},
    audit::HistoryEntry,
    clock::Tz,
    locale::{Locale, Text},
};
use leptos::{prelude::*, server_fn::ServerFn};
use uuid::Uuid;

use super::api::{EndSessionsOf, ResetPasskeys, RevokeRole, WithdrawInvitation};
use crate::{
    audit::{HistoryList, Things},
    ctx, format, ui,
};

/// Whoever has the role, each with a way to take it away. Nobody can take away their own by mistake.
#[component]
pub fn MemberRows(
    members: Vec<MemberView>,
    /// What the removed person loses.
    detail: &'static str,
) -> impl IntoView {
    let l = ctx::locale();
    let own = ctx::actor().account();
    let organises = ctx::actor().is_organiser();
    let row = |member: MemberView| {
        let is_other = own != Some(member.account);
        let remove = is_other.then(|| view! { <Remove member=member.clone() detail/> });
        let chip = (organises && member.has_passkey).then(|| view! { <ui::Chip label="Passkey" tone=ui::Tone::Ok/> });
        let help = (organises && is_other).then(|| view! { <Help member=member.clone()/> });
        view! {
            <li>
                <b class="list-name">{member.name}" "{chip}</b>
                {remove}
                <p class="list-more">{domain::field::lettered_address(&member.email)}</p>
                {help.map(|help| view! {
                    <details class="list-more fold">
                        <summary>{l.t("Gerät oder Passkey verloren?", "Lost a device or a passkey?")}</summary>
                        {help}
                    </details>
                })}
            </li>
        }
    };
    members.into_iter().map(row).collect_view()
}

/// What organisers do for somebody who lost a device.
#[component]
fn Help(member: MemberView) -> impl IntoView {
    let l = ctx::locale();
    let account = member.account.to_string();
    let (end, reset) = match l {
        Locale::De => (format!("{} überall ausloggen?", member.name), format!("Alle Passkeys von {} entfernen?", member.name)),
        Locale::En => (format!("Sign {} out everywhere?", member.name), format!("Remove all passkeys of {}?", member.name)),
    };
    let end_detail = l.t("Auf keinem Gerät bleibt die Person eingeloggt.", "The person stays signed in on no device.");
    let reset_detail = l.t(
        "Sie wird auch überall ausgeloggt. Danach genügt der Link aus der E-Mail, um einen neuen Passkey anzulegen: Fragen Sie die Person selbst, ob sie das möchte.",
        "They are signed out everywhere, too. Then the link from the e-mail is enough to make a new passkey: ask the person themselves whether they want that.",
    );
    let whose = account.clone();
    let reset = member.has_passkey.then(move || {
        view! {
            <ui::Confirm id=whose.clone() label=l.t("Passkeys zurücksetzen", "Reset passkeys") question=reset detail=reset_detail action=ResetPasskeys::PATH>
                <ui::Hidden name="account" value=whose/>
            </ui::Confirm>
        }
    });
    view! {
        <ui::Actions>
            <ui::Confirm id=account.clone() label=l.t("Überall ausloggen", "Sign out everywhere") question=end detail=end_detail action=EndSessionsOf::PATH>
                <ui::Hidden name="account" value=account/>
            </ui::Confirm>
            {reset}
        </ui::Actions>
    }
}

#[component]
fn Remove(member: MemberView, detail: &'static str) -> impl IntoView {
    let l = ctx::locale();
    let role = member.role.to_string();
    let question = match l {
        Locale::De => format!("{} aus dem Team entfernen?", member.name),
        Locale::En => format!("Remove {} from the team?", member.name),
    };
    view! {
        <div class="list-end">
            <ui::Confirm id=role.clone() label=l.t("Entfernen", "Remove") question detail action=RevokeRole::PATH>
                <ui::Hidden name="role" value=role/>
            </ui::Confirm>
        </div>
    }
}

/// Invitations that nobody took yet, each with a way to close it.
#[component]
pub fn InvitationRows(invitations: Vec<InvitationView>) -> impl IntoView {
    let l = ctx::locale();
    let detail = l.t("Der Link in der E-Mail öffnet dann nichts mehr.", "The link in the e-mail will no longer open anything.");
    let row = move |invitation: InvitationView| {
        let until = format::date(l, invitation.expires_at.with_timezone(&format::home()).date_naive());
        let id = invitation.id.to_string();
        let question = match l {
            Locale::De => format!("Einladung an {} zurückziehen?", invitation.email),
            Locale::En => format!("Withdraw the invitation to {}?", invitation.email),
        };
        view! {
            <li>
                <b class="list-name">{domain::field::lettered_address(&invitation.email)}</b>
                <div class="list-end">
                    <ui::Confirm id=id.clone() label=l.t("Zurückziehen", "Withdraw") question detail action=WithdrawInvitation::PATH>
                        <ui::Hidden name="invitation" value=id/>
                    </ui::Confirm>
                </div>
                <p class="list-more">{l.t("Eingeladen, gültig bis ", "Invited, valid until ")}{until}</p>
            </li>
        }
    };
    invitations.into_iter().map(row).collect_view()
}

/// Who let whom in and out, folded: it is seldom asked for.
#[component]
pub fn TeamHistory(entries: Vec<HistoryEntry>, names: HashMap<Uuid, Text>, zone: Tz) -> impl IntoView {
    let l = ctx::locale();
    let things = Things { names, ..Things::default() };
    view! {
        <details class="fold">
            <summary>{l.t("Verlauf", "History")}</summary>
            <HistoryList entries zone things/>
        </details>
    }
}
