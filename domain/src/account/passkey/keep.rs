//! The passkeys that somebody has: listed, renamed, removed.

use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::PasskeyView;
use crate::{
    account::{
        AccountAction, AccountField, Error,
        entity::{account, passkey},
        session,
    },
    actor::{Actor, Denied, Person},
    audit::{self, AuditEntry},
    db::{Db, Tx},
    field::{Fields, Line},
    ids::{AccountId, PasskeyId},
};

/// The actor's own passkeys, the oldest first.
///
/// # Errors
/// `Denied` for nobody.
pub async fn passkeys(db: &Db, actor: &Actor) -> Result<Vec<PasskeyView>, Error> {
    let person = actor.require_person()?;
    let rows = passkey::Entity::find()
        .filter(passkey::Column::AccountId.eq(person.account))
        .order_by_asc(passkey::Column::CreatedAt)
        .order_by_asc(passkey::Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(PasskeyView::from).collect())
}

/// Calls one of the actor's passkeys by another name.
///
/// # Errors
/// `Denied` for nobody and for a passkey of somebody else, `Invalid` without a name, `PasskeyNeeded`.
pub async fn rename_passkey(db: &Db, actor: &Actor, id: PasskeyId, name: &str) -> Result<(), Error> {
    let person = actor.require_person()?;
    let mut fields = Fields::new();
    let name = fields.check("name", Line::<60>::parse(name));
    let name = fields.finish(|| name)?;
    let name = name.as_str();
    db.write(|tx| async move {
        may_change(person, hold(&tx, person.account).await?)?;
        let row = own(&tx, person, id).await?;
        if row.name == name {
            return Ok(());
        }
        let renamed = passkey::Entity::update_many().col_expr(passkey::Column::Name, Expr::value(name)).filter(passkey::Column::Id.eq(id));
        renamed.exec(&tx).await?;
        let entry = AuditEntry::of(AccountAction::PasskeyRenamed, person.account).changed(AccountField::Passkey, row.name.as_str(), name);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Removes one of the actor's passkeys. Sessions that it proved end; `current`, the token of the one that asks, goes on
/// as if its link alone had begun it.
///
/// # Errors
/// `Denied` for nobody and for a passkey of somebody else, `PasskeyNeeded`.
pub async fn remove_passkey(db: &Db, actor: &Actor, id: PasskeyId, current: &str) -> Result<(), Error> {
    let person = actor.require_person()?;
    db.write(|tx| async move {
        may_change(person, hold(&tx, person.account).await?)?;
        let row = own(&tx, person, id).await?;
        passkey::Entity::delete_by_id(id).exec(&tx).await?;
        session::end_proved_by(&tx, id, current).await?;
        let entry = AuditEntry::of(AccountAction::PasskeyRemoved, person.account).with(AccountField::Passkey, row.name);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Whoever has to show a passkey to organise, and has not, changes none that is there.
pub(super) fn may_change(person: &Person, there: usize) -> Result<(), Error> {
    if person.organiser_without_passkey && there > 0 { Err(Error::PasskeyNeeded) } else { Ok(()) }
}

/// How many passkeys an account has, while nobody else changes that. SQLite has one writer anyway.
pub(in crate::account) async fn hold(tx: &Tx, account: AccountId) -> Result<usize, Error> {
    account::Entity::find_by_id(account).lock(LockType::NoKeyUpdate).one(tx).await?;
    let there = passkey::Entity::find().filter(passkey::Column::AccountId.eq(account)).count(tx).await?;
    Ok(usize::try_from(there).unwrap_or(usize::MAX))
}

async fn own(tx: &Tx, person: &Person, id: PasskeyId) -> Result<passkey::Model, Error> {
    let found = passkey::Entity::find_by_id(id).filter(passkey::Column::AccountId.eq(person.account)).one(tx).await?;
    Ok(found.ok_or(Denied::NotFound)?)
}

impl From<passkey::Model> for PasskeyView {
    fn from(row: passkey::Model) -> Self {
        Self { id: row.id, name: row.name, created_at: row.created_at, last_used_at: row.last_used_at }
    }
}
