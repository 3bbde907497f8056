//! Who may invite whom, and end which session.

use super::RoleKind;
use crate::{
    actor::{Actor, Denied, Person},
    ids::AccountId,
};

/// Organisers invite anybody; exhibitors invite colleagues into their own organisation.
pub(super) fn may_invite(actor: &Actor, kind: RoleKind, scope: &str) -> Result<(), Denied> {
    let own = |person: &Person| kind == RoleKind::Exhibitor && person.exhibits_for.iter().any(|id| id.to_string() == scope);
    if actor.is_organiser() || actor.person().is_some_and(own) { Ok(()) } else { Err(actor.refused()) }
}

/// Organisers look after others' ways in; their own they change on their own page.
pub(super) fn may_look_after(actor: &Actor, account: Option<AccountId>) -> Result<(), Denied> {
    let is_oneself = account.is_some() && actor.account() == account;
    if actor.is_organiser() && !is_oneself { Ok(()) } else { Err(actor.refused()) }
}
