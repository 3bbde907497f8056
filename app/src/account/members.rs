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

use super::api::{RevokeRole, WithdrawInvitation};
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
    let own = ctx::actor().account();
    let row = |member: MemberView| {
        let remove = (own != Some(member.account)).then(|| view! { <Remove member=member.clone() detail/> });
        view! {
            <li>
                <b class="list-name">{member.name}</b>
                {remove}
                <p class="list-more">{domain::field::lettered_address(&member.email)}</p>
            </li>
        }
    };
    members.into_iter().map(row).collect_view()
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
        let until = format::date(l, invitation.expires_at.date_naive());
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
