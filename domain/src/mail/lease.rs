//! Which letters a worker takes to send them now.

use chrono::Duration;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use serde::de::DeserializeOwned;

use super::{
    Letter, MailState, MailTrouble, Thread,
    entity::{self, Column},
    queue,
};
use crate::{
    clock::{self, Instant},
    db::Db,
    ids::{EventId, MailId},
    locale::Locale,
};

/// A worker that has not been heard of for so long is taken for dead, and its mail for unsent.
const LEASE: Duration = Duration::minutes(5);

/// A mail that a worker has leased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leased<L> {
    pub id: MailId,
    pub message_id: String,
    pub event: Option<EventId>,
    /// `None` for letters of an earlier release.
    pub about: Option<Thread>,
    pub to_name: String,
    pub to_email: String,
    pub locale: Locale,
    pub letter: L,
    pub created_at: Instant,
    pub attempts: i32,
    pub put_off: i32,
}

/// How many letters may be tried now, `most` at most: none while the mail server is in trouble, few after that, and no
/// more than `per_minute`, counted for all workers together.
///
/// # Errors
/// A failure of the database.
pub async fn room(db: &Db, most: u64, per_minute: Option<u32>) -> Result<u64, DbErr> {
    let at_once = Ord::min(most, queue::at_once(db).await?.unwrap_or(most));
    let Some(per_minute) = per_minute.filter(|_| at_once > 0) else { return Ok(at_once) };
    let this_minute = Column::SentAt.gt(clock::now() - Duration::minutes(1)).or(Column::State.eq(MailState::Sending));
    let taken = entity::Entity::find().filter(this_minute).count(db.read()).await?;
    Ok(Ord::min(at_once, u64::from(per_minute).saturating_sub(taken)))
}

/// Leases up to `limit` mails that are due, oldest first; of letters about one thing the earliest alone. A lease that ran
/// out counts as due: its worker died, and whether the mail left is not known; it goes out again under the same
/// Message-ID.
///
/// # Errors
/// A failure of the database.
pub async fn lease<L: Letter + DeserializeOwned>(db: &Db, limit: u64) -> Result<Vec<Leased<L>>, DbErr> {
    let now = clock::now();
    let found: Vec<(MailId, Option<Instant>)> = entity::Entity::find()
        .select_only()
        .columns([Column::Id, Column::UsefulUntil])
        .filter(is_due(now))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db.read())
        .await?;
    let (late, due): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, until)| until.is_some_and(|until| until <= now));
    for (id, _) in late {
        park(db, id, MailTrouble::TooLate, "").await?;
    }
    if due.is_empty() {
        return Ok(Vec::new());
    }
    // The condition stands again in the UPDATE: whoever comes second finds no row left.
    let due: &Vec<MailId> = &due.into_iter().map(|(id, _)| id).collect();
    let rows = db
        .write(|tx| async move {
            entity::Entity::update_many()
                .col_expr(Column::State, Expr::value(MailState::Sending))
                .col_expr(Column::LeaseUntil, Expr::value(now + LEASE))
                .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
                .filter(Column::Id.is_in(due.iter().copied()))
                .filter(is_due(now))
                .exec_with_returning(&tx)
                .await
        })
        .await?;
    let mut leased = Vec::with_capacity(rows.len());
    for row in rows {
        match serde_json::from_str(&row.letter) {
            Ok(letter) => leased.push(with(row, letter)),
            Err(error) => park(db, row.id, MailTrouble::Ours, &format!("the letter cannot be read: {error}")).await?,
        }
    }
    leased.sort_by_key(|mail| mail.id);
    Ok(leased)
}

/// Keeps the leases of mails that are still being sent: a mail server may take minutes for its answer.
///
/// # Errors
/// A failure of the database.
pub async fn prolong(db: &Db, mails: &[MailId]) -> Result<(), DbErr> {
    db.write(|tx| async move {
        entity::Entity::update_many()
            .col_expr(Column::LeaseUntil, Expr::value(clock::now() + LEASE))
            .filter(Column::Id.is_in(mails.iter().copied()))
            .filter(Column::State.eq(MailState::Sending))
            .exec(&tx)
            .await
    })
    .await?;
    Ok(())
}

fn is_due(now: Instant) -> Expr {
    let waits = Column::State.eq(MailState::Waiting).and(Column::DueAt.lte(now));
    let abandoned = Column::State.eq(MailState::Sending).and(Column::LeaseUntil.lte(now));
    waits.and(has_earlier().not()).or(abandoned)
}

/// Whether an earlier letter about the same thing has not left yet.
fn has_earlier() -> Expr {
    let earlier = Alias::new("earlier");
    let of = |column: Column| Expr::col((earlier.clone(), column));
    let mut query = Query::select();
    query
        .expr(Expr::value(1))
        .from_as(entity::Entity, earlier.clone())
        .and_where(of(Column::About).eq(Expr::col((entity::Entity, Column::About))))
        .and_where(of(Column::About).ne(""))
        .and_where(of(Column::Id).lt(Expr::col((entity::Entity, Column::Id))))
        .and_where(of(Column::State).is_in([MailState::Waiting.as_str(), MailState::Sending.as_str()]));
    Expr::exists(query)
}

/// Takes letters back that were leased and have nothing to say any more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn outdate_leased(db: &Db, mails: &[MailId]) -> Result<(), DbErr> {
    for mail in mails {
        park(db, *mail, MailTrouble::Outdated, "").await?;
    }
    Ok(())
}

/// A letter that cannot be sent must not keep the others waiting.
async fn park(db: &Db, mail: MailId, trouble: MailTrouble, reason: &str) -> Result<(), DbErr> {
    db.write(|tx| async move {
        entity::Entity::update_many()
            .col_expr(Column::State, Expr::value(MailState::Parked))
            .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
            .col_expr(Column::Trouble, Expr::value(trouble.as_str()))
            .col_expr(Column::LastError, Expr::value(reason))
            .col_expr(Column::Outdated, Expr::col(Column::Outdated).or(Expr::value(trouble == MailTrouble::Outdated)))
            .filter(Column::Id.eq(mail))
            .filter(Column::State.is_in([MailState::Waiting, MailState::Sending]))
            .exec(&tx)
            .await
    })
    .await?;
    Ok(())
}

fn with<L>(row: entity::Model, letter: L) -> Leased<L> {
    Leased {
        id: row.id,
        message_id: row.message_id,
        event: row.event_id,
        about: Thread::parse(&row.about),
        to_name: row.to_name,
        to_email: row.to_email,
        locale: row.locale,
        letter,
        created_at: row.created_at,
        attempts: row.attempts,
        put_off: row.put_off,
    }
}
