//! Who has a role in which scope, who is invited to one, and what happened there.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::{
    EVERYWHERE, Error, InvitationView, MemberView, RoleKind, TeamAction, TeamField,
    entity::{account, invitation, passkey, role},
    policy,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, HistoryEntry},
    clock,
    db::{Db, DbErr, Tx, filed},
    ids::{AccountId, EventId, InvitationId, OrganisationId, RoleId},
    locale::Locale,
    mail::{self, Thread},
};

/// Who has a role in this scope, by name.
///
/// # Errors
/// `Denied` for whoever may not invite into it.
pub async fn members(db: &Db, actor: &Actor, kind: RoleKind, scope: &str) -> Result<Vec<MemberView>, Error> {
    policy::may_invite(actor, kind, scope)?;
    let rows = role::Entity::find()
        .find_also_related(account::Entity)
        .filter(role::Column::Kind.eq(kind))
        .filter(role::Column::Scope.eq(scope))
        .order_by(filed(db, account::Column::Name), Order::Asc)
        .all(db.read())
        .await?;
    let with_passkey: HashSet<AccountId> = passkey::Entity::find()
        .select_only()
        .column(passkey::Column::AccountId)
        .filter(passkey::Column::AccountId.is_in(rows.iter().map(|(role, _)| role.account_id)))
        .into_tuple::<AccountId>()
        .all(db.read())
        .await?
        .into_iter()
        .collect();
    let member = |(role, account): (role::Model, Option<account::Model>)| {
        account.map(|account| MemberView {
            role: role.id,
            name: account.name,
            email: account.email,
            since: role.created_at,
            has_passkey: with_passkey.contains(&account.id),
            account: account.id,
        })
    };
    Ok(rows.into_iter().filter_map(member).collect())
}

/// Somebody of a team, as letters reach them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TeamMember {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub locale: Locale,
}

/// Everybody who organises.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn organisers(db: &Db) -> Result<Vec<TeamMember>, DbErr> {
    team(db, RoleKind::Organiser, EVERYWHERE).await
}

/// Everybody who acts for an organisation.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn exhibitors_for(db: &Db, organisation: OrganisationId) -> Result<Vec<TeamMember>, DbErr> {
    team(db, RoleKind::Exhibitor, &organisation.to_string()).await
}

async fn team(db: &Db, kind: RoleKind, scope: &str) -> Result<Vec<TeamMember>, DbErr> {
    let rows = role::Entity::find()
        .find_also_related(account::Entity)
        .filter(role::Column::Kind.eq(kind))
        .filter(role::Column::Scope.eq(scope))
        .all(db.read())
        .await?;
    let member =
        |account: account::Model| TeamMember { account: account.id, name: account.name, email: account.email, locale: account.locale };
    Ok(rows.into_iter().filter_map(|(_, account)| account.map(member)).collect())
}

/// Invitations into this scope that are still open, newest first.
///
/// # Errors
/// `Denied` for whoever may not invite into it.
pub async fn open_invitations(db: &Db, actor: &Actor, kind: RoleKind, scope: &str) -> Result<Vec<InvitationView>, Error> {
    policy::may_invite(actor, kind, scope)?;
    let rows = invitation::Entity::find()
        .filter(invitation::Column::Kind.eq(kind))
        .filter(invitation::Column::Scope.eq(scope))
        .filter(is_open())
        .order_by_desc(invitation::Column::CreatedAt)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(InvitationView::from).collect())
}

/// What happened to this team, newest first.
///
/// # Errors
/// `Denied` for whoever may not invite into it.
pub async fn team_history(db: &Db, actor: &Actor, kind: RoleKind, scope: &str) -> Result<Vec<HistoryEntry>, Error> {
    policy::may_invite(actor, kind, scope)?;
    Ok(audit::of_team(db, id(scope)).await?)
}

/// Takes a role away. The last organiser stays, or nobody could let anyone in.
///
/// # Errors
/// `Denied`, or `LastOrganiser`.
pub async fn revoke(db: &Db, actor: &Actor, role_id: RoleId) -> Result<(), Error> {
    let row = role::Entity::find_by_id(role_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_invite(actor, row.kind, &row.scope)?;
    let row = &row;
    db.write(|tx| async move {
        if row.kind == RoleKind::Organiser && !others_organise(&tx, role_id).await? {
            return Err(Error::LastOrganiser);
        }
        let gone = role::Entity::delete_by_id(role_id).exec(&tx).await?;
        if gone.rows_affected > 0 {
            record(&tx, actor, row.kind, &row.scope, TeamChange::Removed(row.account_id)).await?;
        }
        Ok(())
    })
    .await
}

/// Whether somebody else organises. All organisers are held in one order until the transaction ends: of two who take the
/// role from each other at once, the second waits and then is the last. SQLite has one writer anyway.
async fn others_organise(tx: &Tx, role_id: RoleId) -> Result<bool, Error> {
    let held: Vec<RoleId> = role::Entity::find()
        .select_only()
        .column(role::Column::Id)
        .filter(role::Column::Kind.eq(RoleKind::Organiser))
        .order_by_asc(role::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(tx)
        .await?;
    Ok(held.into_iter().any(|id| id != role_id))
}

/// Closes an invitation: its link opens nothing any more. One that is not open stays as it is.
///
/// # Errors
/// `Denied`.
pub async fn withdraw_invitation(db: &Db, actor: &Actor, id: InvitationId) -> Result<(), Error> {
    let row = invitation::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    policy::may_invite(actor, row.kind, &row.scope)?;
    let row = &row;
    db.write(|tx| async move {
        let open = invitation::Entity::update_many()
            .col_expr(invitation::Column::RevokedAt, Expr::value(clock::now()))
            .filter(invitation::Column::Id.eq(id))
            .filter(is_open());
        if open.exec(&tx).await?.rows_affected > 0 {
            mail::forget_threads(&tx, [Thread::Invitation(id)]).await?;
            record(&tx, actor, row.kind, &row.scope, TeamChange::InvitationWithdrawn(id)).await?;
        }
        Ok(())
    })
    .await
}

pub(super) fn is_open() -> Expr {
    invitation::Column::AcceptedAt
        .is_null()
        .and(invitation::Column::RevokedAt.is_null())
        .and(invitation::Column::ExpiresAt.gt(clock::now()))
}

/// What happened in a team, and to whom: to somebody with an account, or to somebody who is only invited yet.
#[derive(Clone, Copy)]
pub(super) enum TeamChange {
    Invited(InvitationId),
    InvitationWithdrawn(InvitationId),
    Joined(AccountId),
    Removed(AccountId),
}

impl TeamChange {
    fn entry(self, team: Uuid) -> AuditEntry<TeamAction> {
        let invited = |action, id: InvitationId| AuditEntry::of(action, team).with(TeamField::Invitation, id.to_string());
        let member = |action, id: AccountId| AuditEntry::of(action, team).with(TeamField::Account, id.to_string());
        match self {
            Self::Invited(id) => invited(TeamAction::Invited, id),
            Self::InvitationWithdrawn(id) => invited(TeamAction::InvitationWithdrawn, id),
            Self::Joined(id) => member(TeamAction::Joined, id),
            Self::Removed(id) => member(TeamAction::Removed, id),
        }
    }
}

/// Writes into the history of the team, and of the event whose desk it is.
pub(super) async fn record(tx: &Tx, actor: &Actor, kind: RoleKind, scope: &str, change: TeamChange) -> Result<(), Error> {
    let team = id(scope);
    let entry = change.entry(team).with(TeamField::Role, kind.as_str());
    let entry = if kind == RoleKind::Staff { entry.at(EventId::from_uuid(team)) } else { entry };
    Ok(audit::record(tx, actor, entry).await?)
}

/// A team is known by what it looks after; the organisers look after everything.
fn id(scope: &str) -> Uuid {
    scope.parse().unwrap_or_default()
}
