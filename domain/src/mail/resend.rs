//! Sending a mail again, because an organiser asks for it.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

use super::{
    Error, Letter, MailAction, MailState, MailTrouble,
    entity::{self, Column},
    policy, queue,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, DbErr, Tx},
    ids::{EventId, MailId},
};

/// So many parked mails go out again at one click; the next click takes the next ones.
const AT_ONCE: u64 = 1000;

/// The mail, held: whoever erases its reader waits on PostgreSQL, and then finds the copy as well.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none; `Outdated` when a later letter has taken its place.
pub(crate) async fn held(tx: &Tx, actor: &Actor, mail: MailId) -> Result<entity::Model, Error> {
    policy::may_see(actor)?;
    let row = entity::Entity::find_by_id(mail).lock(LockType::NoKeyUpdate).one(tx).await?.ok_or(Denied::NotFound)?;
    if row.outdated || row.useful_until.is_some_and(|until| until <= clock::now()) {
        return Err(Error::Outdated);
    }
    Ok(row)
}

/// Makes a parked mail, or one that waits for its next try, due at once under its own Message-ID, so that whoever got it
/// already can tell the repeat.
///
/// # Errors
/// `UnderWay` while a worker is sending it.
pub(crate) async fn revive(tx: &Tx, mail: MailId, from: MailState) -> Result<MailId, Error> {
    let revived = revived().filter(Column::Id.eq(mail)).filter(Column::State.eq(from)).exec(tx).await?;
    queue::try_now(tx).await?;
    if revived.rows_affected == 0 { Err(Error::UnderWay) } else { Ok(mail) }
}

/// Writes a mail that was sent, and most likely lost or deleted, once more as a new one.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn copy<L: Letter>(tx: &Tx, row: entity::Model, letter: &L) -> Result<MailId, Error> {
    let (id, now) = (MailId::new(), clock::now());
    let again = entity::ActiveModel {
        id: Set(id),
        dedupe_key: Set(format!("again:{id}")),
        message_id: Set(Code::random().as_str().to_lowercase()),
        letter: Set(serde_json::to_string(letter).map_err(|error| DbErr::Json(error.to_string()))?),
        state: Set(MailState::Waiting),
        attempts: Set(0),
        due_at: Set(now),
        lease_until: Set(None),
        last_error: Set(String::new()),
        created_at: Set(now),
        sent_at: Set(None),
        trouble: Set(String::new()),
        put_off: Set(0),
        outdated: Set(false),
        ..row.into_active_model().reset_all()
    };
    entity::Entity::insert(again).exec_without_returning(tx).await?;
    queue::try_now(tx).await?;
    Ok(id)
}

/// Notes that somebody sent a mail again.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn note(tx: &Tx, actor: &Actor, mail: MailId, event: Option<EventId>) -> Result<(), Error> {
    let mut entry = AuditEntry::of(MailAction::SentAgain, mail);
    if let Some(event) = event {
        entry = entry.at(event);
    }
    Ok(audit::record(tx, actor, entry).await?)
}

/// Sends every parked mail again, of one event or of all, and answers how many. What nobody waits for any more stays
/// parked, and so does what may have arrived.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn resend_parked(db: &Db, actor: &Actor, event: Option<EventId>) -> Result<u64, Error> {
    policy::may_see(actor)?;
    db.write(|tx| async move {
        let mut parked = entity::Entity::find().select_only().columns([Column::Id, Column::EventId]).filter(is_stuck());
        if let Some(event) = event {
            parked = parked.filter(Column::EventId.eq(event));
        }
        let parked: Vec<(MailId, Option<EventId>)> =
            parked.order_by_asc(Column::Id).limit(AT_ONCE).lock(LockType::NoKeyUpdate).into_tuple().all(&tx).await?;
        revived().filter(Column::Id.is_in(parked.iter().map(|(id, _)| *id))).filter(is_stuck()).exec(&tx).await?;
        for (id, event) in &parked {
            note(&tx, actor, *id, *event).await?;
        }
        queue::try_now(&tx).await?;
        Ok(parked.len() as u64)
    })
    .await
}

/// How many mails `resend_parked` would send again.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn count_stuck(db: &Db, actor: &Actor, event: Option<EventId>) -> Result<u64, Error> {
    use sea_orm::PaginatorTrait;
    policy::may_see(actor)?;
    let mut stuck = entity::Entity::find().filter(is_stuck());
    if let Some(event) = event {
        stuck = stuck.filter(Column::EventId.eq(event));
    }
    Ok(stuck.count(db.read()).await?)
}

/// Parked, and somebody still waits for it. Those that were emptied have no address.
fn is_stuck() -> Expr {
    let stay = MailTrouble::ALL.into_iter().filter(|trouble| trouble.stays()).map(MailTrouble::as_str);
    Column::State.eq(MailState::Parked).and(Column::Outdated.eq(false)).and(Column::ToEmail.ne("")).and(Column::Trouble.is_not_in(stay))
}

fn revived() -> sea_orm::UpdateMany<entity::Entity> {
    entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Waiting))
        .col_expr(Column::Attempts, Expr::value(0))
        .col_expr(Column::PutOff, Expr::value(0))
        .col_expr(Column::DueAt, Expr::value(clock::now()))
}
