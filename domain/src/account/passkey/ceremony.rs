//! Challenges: each waits some minutes for its answer, and takes one.

use chrono::Duration;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Serialize, de::DeserializeOwned};

use super::{CeremonyKind, PasskeyOptions};
use crate::{
    account::{
        Error,
        entity::passkey_ceremony::{self, ActiveModel, Column, Entity},
    },
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{AccountId, PasskeyCeremonyId},
};

/// The browser itself gives people five minutes; a page that offers passkeys while one types an address waits longer.
const LIFE: Duration = Duration::minutes(10);

/// Keeps what the answer will be compared with.
pub(super) async fn open(
    db: &Db,
    kind: CeremonyKind,
    account: Option<AccountId>,
    state: &impl Serialize,
    options: &serde_json::Value,
) -> Result<PasskeyOptions, Error> {
    let id = PasskeyCeremonyId::new();
    let row = ActiveModel {
        id: Set(id),
        kind: Set(kind),
        account_id: Set(account),
        state: Set(serde_json::to_string(state).map_err(unreadable)?),
        expires_at: Set(clock::now() + LIFE),
        used_at: Set(None),
    };
    let row = &row;
    db.write_aside(|tx| async move { Entity::insert(row.clone()).exec_without_returning(&tx).await }).await?;
    Ok(PasskeyOptions { ceremony: id, options: options.to_string() })
}

/// Takes a challenge, in a transaction of its own: an answer that does not hold has used it up all the same.
pub(super) async fn take<State: DeserializeOwned>(
    db: &Db,
    ceremony: &str,
    kind: CeremonyKind,
    account: Option<AccountId>,
) -> Result<State, Error> {
    let id: PasskeyCeremonyId = ceremony.parse().map_err(|_| Error::CeremonySpent)?;
    let taken = db
        .write_aside(|tx| async move {
            let open = Entity::update_many()
                .col_expr(Column::UsedAt, Expr::value(clock::now()))
                .filter(Column::Id.eq(id))
                .filter(Column::Kind.eq(kind))
                .filter(Column::UsedAt.is_null())
                .filter(Column::ExpiresAt.gt(clock::now()));
            let open = match account {
                Some(account) => open.filter(Column::AccountId.eq(account)),
                None => open.filter(Column::AccountId.is_null()),
            };
            open.exec_with_returning(&tx).await
        })
        .await?;
    let row: passkey_ceremony::Model = taken.into_iter().next().ok_or(Error::CeremonySpent)?;
    serde_json::from_str(&row.state).map_err(unreadable)
}

/// Deletes challenges that ran out before `before`.
pub(in crate::account) async fn forget_spent(tx: &Tx, before: Instant) -> Result<(), DbErr> {
    Entity::delete_many().filter(Column::ExpiresAt.lt(before)).exec(tx).await?;
    Ok(())
}

pub(super) fn unreadable(error: serde_json::Error) -> Error {
    Error::Db(DbErr::Json(error.to_string()))
}
