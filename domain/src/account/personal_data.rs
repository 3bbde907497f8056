//! What is kept about somebody who signs in, for them to take along. It goes by itself: passkeys when they are removed,
//! sessions a month after their end, and what history says of an account after half a year.

use rules::host::HostAccess;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::{
    Error, RoleKind,
    entity::{account, account_session, host_person, passkey, role},
    own_history,
};
use crate::{
    actor::{Actor, Denied},
    clock::Instant,
    db::Db,
    ids::{EventId, HostId},
    locale::Locale,
};

/// What the download holds. No secrets: tokens and keys sign in, and are nobody's to copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountExport {
    pub name: String,
    pub email: String,
    pub locale: Locale,
    pub created_at: Instant,
    pub roles: Vec<RolePart>,
    pub hosts: Vec<HostPart>,
    pub passkeys: Vec<PasskeyPart>,
    pub sessions: Vec<SessionPart>,
    pub history: Vec<HistoryPart>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RolePart {
    pub kind: RoleKind,
    pub scope: String,
    pub since: Instant,
}

/// For which host of which event somebody may do what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HostPart {
    pub host: HostId,
    pub event: EventId,
    pub access: HostAccess,
    pub since: Instant,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PasskeyPart {
    pub name: String,
    pub credential_id: String,
    pub created_at: Instant,
    pub last_used_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionPart {
    pub device: String,
    pub created_at: Instant,
    pub last_seen_at: Instant,
    pub ended_at: Option<Instant>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryPart {
    pub at: Instant,
    pub by: String,
    pub action: String,
    pub changes: serde_json::Map<String, serde_json::Value>,
}

/// Everything that is kept about the actor's own account.
///
/// # Errors
/// `Denied` for nobody.
pub async fn export_own(db: &Db, actor: &Actor) -> Result<AccountExport, Error> {
    let id = actor.require_person()?.account;
    let account::Model { id: _, email, email_key: _, name, locale, created_at } =
        account::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let roles = role::Entity::find().filter(role::Column::AccountId.eq(id)).order_by_asc(role::Column::CreatedAt).all(db.read()).await?;
    let hosts = host_person::Entity::find()
        .filter(host_person::Column::AccountId.eq(id))
        .order_by_asc(host_person::Column::CreatedAt)
        .all(db.read())
        .await?;
    let passkeys = passkey::Entity::find().filter(passkey::Column::AccountId.eq(id)).order_by_asc(passkey::Column::CreatedAt);
    let sessions =
        account_session::Entity::find().filter(account_session::Column::AccountId.eq(id)).order_by_asc(account_session::Column::CreatedAt);
    let history = own_history(db, actor).await?;
    Ok(AccountExport {
        name,
        email,
        locale,
        created_at,
        roles: roles.into_iter().map(RolePart::from).collect(),
        hosts: hosts.into_iter().map(HostPart::from).collect(),
        passkeys: passkeys.all(db.read()).await?.into_iter().map(PasskeyPart::from).collect(),
        sessions: sessions.all(db.read()).await?.into_iter().map(SessionPart::from).collect(),
        history: history
            .into_iter()
            .map(|entry| HistoryPart { at: entry.at, by: entry.actor, action: entry.action, changes: entry.changes.into_iter().collect() })
            .collect(),
    })
}

impl From<role::Model> for RolePart {
    fn from(row: role::Model) -> Self {
        let role::Model { id: _, account_id: _, kind, scope, created_at } = row;
        Self { kind, scope, since: created_at }
    }
}

impl From<host_person::Model> for HostPart {
    fn from(row: host_person::Model) -> Self {
        let host_person::Model { id: _, host_id, event_id, account_id: _, access, created_at } = row;
        Self { host: host_id, event: event_id, access, since: created_at }
    }
}

impl From<passkey::Model> for PasskeyPart {
    fn from(row: passkey::Model) -> Self {
        let passkey::Model { id: _, account_id: _, credential_id, credential: _, sign_count: _, name, created_at, last_used_at } = row;
        Self { name, credential_id, created_at, last_used_at }
    }
}

impl From<account_session::Model> for SessionPart {
    fn from(row: account_session::Model) -> Self {
        let account_session::Model {
            id: _,
            account_id: _,
            token_hash: _,
            device,
            created_at,
            last_seen_at,
            expires_at: _,
            ended_at,
            passkey_id: _,
        } = row;
        Self { device, created_at, last_seen_at, ended_at }
    }
}
