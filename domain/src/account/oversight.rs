//! What organisers and the command line do for somebody who has lost a device or a passkey.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{
    AccountAction, Error,
    entity::{account, account_session, passkey},
    passkey::hold,
    policy, session,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    db::{Db, Tx},
    field::address_key,
    ids::AccountId,
};

/// The account of an address, for the command line.
///
/// # Errors
/// `Denied` for whoever may not look after others, and where there is none.
pub async fn account_of_address(db: &Db, actor: &Actor, email: &str) -> Result<AccountId, Error> {
    policy::may_look_after(actor, None)?;
    let found = account::Entity::find().filter(account::Column::EmailKey.eq(address_key(email.trim()))).one(db.read()).await?;
    Ok(found.ok_or(Denied::NotFound)?.id)
}

/// Ends every session of somebody else: a lost telephone.
///
/// # Errors
/// `Denied` for whoever is no organiser, and for oneself.
pub async fn end_sessions_of(db: &Db, actor: &Actor, account: AccountId) -> Result<(), Error> {
    policy::may_look_after(actor, Some(account))?;
    db.write(|tx| async move {
        exists(&tx, account).await?;
        if session::end(&tx, account_session::Column::AccountId.eq(account)).await? > 0 {
            audit::record(&tx, actor, AuditEntry::of(AccountAction::SessionsEnded, account)).await?;
        }
        Ok(())
    })
    .await
}

/// Removes every passkey of somebody else, and ends every session: they begin again with a link, and make a new one.
///
/// # Errors
/// `Denied` for whoever is no organiser, and for oneself.
pub async fn reset_passkeys(db: &Db, actor: &Actor, account: AccountId) -> Result<(), Error> {
    policy::may_look_after(actor, Some(account))?;
    db.write(|tx| async move {
        exists(&tx, account).await?;
        hold(&tx, account).await?;
        let removed = passkey::Entity::delete_many().filter(passkey::Column::AccountId.eq(account)).exec(&tx).await?.rows_affected;
        let ended = session::end(&tx, account_session::Column::AccountId.eq(account)).await?;
        if removed + ended > 0 {
            audit::record(&tx, actor, AuditEntry::of(AccountAction::PasskeysReset, account)).await?;
        }
        Ok(())
    })
    .await
}

async fn exists(tx: &Tx, account: AccountId) -> Result<(), Error> {
    account::Entity::find_by_id(account).one(tx).await?.map(drop).ok_or(Error::Denied(Denied::NotFound))
}
