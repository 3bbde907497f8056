//! What the sending of a letter changes: its own row, and the thing whose time begins when it has left.

use sea_orm::DbErr;

use super::letter::AnyLetter;
use crate::{
    account::{self, AccountLetter},
    db::Db,
    mail::{self, Delivery, Leased, QueueChange},
};

/// Notes how the sending of a leased mail ended, and answers what that changed for all others.
///
/// # Errors
/// A failure of the database.
pub async fn settle(db: &Db, mail: &Leased<AnyLetter>, delivery: &Delivery) -> Result<Option<QueueChange>, DbErr> {
    db.write(|tx| async move {
        let change = mail::settle(&tx, mail, delivery).await?;
        if let (Delivery::Sent, AnyLetter::Account(AccountLetter::SignIn { token })) = (delivery, &mail.letter) {
            account::link_has_left(&tx, token).await?;
        }
        Ok(change)
    })
    .await
}
