//! Sending a mail again, because an organiser asks for it.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::{Error, MailAction, MailState, entity, policy};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, Tx},
    ids::MailId,
};

/// Sends a mail again and answers the one that now waits. A parked mail, or one that waits for its next try, is due at
/// once under its own Message-ID, so that whoever got it already can tell the repeat. A sent one was most likely lost or
/// deleted: it goes out as a new mail.
///
/// # Errors
/// `Denied` for whoever is no organiser, `UnderWay` while a worker is sending it.
pub async fn resend(db: &Db, actor: &Actor, mail: MailId) -> Result<MailId, Error> {
    policy::may_see(actor)?;
    db.write(|tx| async move {
        // Held on PostgreSQL: whoever erases its reader waits, and then finds the copy as well.
        let row = entity::Entity::find_by_id(mail).lock(LockType::NoKeyUpdate).one(&tx).await?.ok_or(Denied::NotFound)?;
        let event = row.event_id;
        let waiting = match row.state {
            MailState::Parked | MailState::Waiting => revive(&tx, mail, row.state).await?,
            MailState::Sent => copy(&tx, row).await?,
            MailState::Sending => return Err(Error::UnderWay),
        };
        let mut entry = AuditEntry::of(MailAction::SentAgain, mail);
        if let Some(event) = event {
            entry = entry.at(event);
        }
        audit::record(&tx, actor, entry).await?;
        Ok(waiting)
    })
    .await
}

async fn revive(tx: &Tx, mail: MailId, from: MailState) -> Result<MailId, Error> {
    let revived = entity::Entity::update_many()
        .col_expr(entity::Column::State, Expr::value(MailState::Waiting))
        .col_expr(entity::Column::Attempts, Expr::value(0))
        .col_expr(entity::Column::DueAt, Expr::value(clock::now()))
        .filter(entity::Column::Id.eq(mail))
        .filter(entity::Column::State.eq(from))
        .exec(tx)
        .await?;
    if revived.rows_affected == 0 { Err(Error::UnderWay) } else { Ok(mail) }
}

async fn copy(tx: &Tx, row: entity::Model) -> Result<MailId, Error> {
    let (id, now) = (MailId::new(), clock::now());
    let again = entity::ActiveModel {
        id: Set(id),
        dedupe_key: Set(format!("again:{id}")),
        message_id: Set(Code::random().as_str().to_lowercase()),
        state: Set(MailState::Waiting),
        attempts: Set(0),
        due_at: Set(now),
        lease_until: Set(None),
        last_error: Set(String::new()),
        created_at: Set(now),
        sent_at: Set(None),
        ..row.into_active_model().reset_all()
    };
    entity::Entity::insert(again).exec_without_returning(tx).await?;
    Ok(id)
}
