//! Putting letters into the outbox, and what a worker does with them.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::de::DeserializeOwned;

use super::{Letter, MailState, entity};
use crate::{
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    ids::{EventId, MailId},
    locale::Locale,
};

/// A worker that has not answered for so long is taken for dead, and its mail for unsent.
const LEASE: Duration = Duration::minutes(5);
/// Minutes to wait after each failed attempt; after the last one the mail is parked for a person to look at.
const BACK_OFF_MINUTES: [i64; 8] = [1, 2, 5, 15, 60, 240, 720, 1440];

/// Rows per statement; SQLite takes 32,766 values in one.
const ROWS: usize = 500;

/// A letter to be sent.
#[derive(Clone, Debug)]
pub struct NewMail<L> {
    /// What makes it the same letter when its cause is repeated, such as `seat_booked:<seat id>:<time>`.
    pub dedupe_key: String,
    pub event: Option<EventId>,
    pub to_name: String,
    pub to_email: String,
    pub locale: Locale,
    pub letter: L,
}

/// A mail that a worker has leased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leased<L> {
    pub id: MailId,
    pub message_id: String,
    pub to_name: String,
    pub to_email: String,
    pub locale: Locale,
    pub letter: L,
    pub created_at: Instant,
    pub attempts: i32,
}

/// How an attempt to send ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Sent,
    /// Worth another try: the server was not there, hung, or said 4xx.
    Failed(String),
    /// Trying again would change nothing: the server said 5xx.
    Refused(String),
}

/// Writes a letter into the outbox, in the transaction of its cause. A second one with the same key is none.
///
/// # Errors
/// A failure of the database.
pub async fn enqueue<L: Letter>(tx: &Tx, mail: NewMail<L>) -> Result<(), DbErr> {
    enqueue_all(tx, vec![mail]).await
}

/// Writes letters to many people at once, otherwise as `enqueue`.
///
/// # Errors
/// A failure of the database.
pub async fn enqueue_all<L: Letter>(tx: &Tx, mails: Vec<NewMail<L>>) -> Result<(), DbErr> {
    let rows = mails.into_iter().map(waiting).collect::<Result<Vec<_>, _>>()?;
    for chunk in rows.chunks(ROWS) {
        let rows = entity::Entity::insert_many(chunk.iter().cloned());
        rows.on_conflict_do_nothing_on([entity::Column::DedupeKey]).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn waiting<L: Letter>(mail: NewMail<L>) -> Result<entity::ActiveModel, DbErr> {
    let now = clock::now();
    let letter = serde_json::to_string(&mail.letter).map_err(|error| DbErr::Json(error.to_string()))?;
    Ok(entity::ActiveModel {
        id: Set(MailId::new()),
        dedupe_key: Set(mail.dedupe_key),
        message_id: Set(Code::random().as_str().to_lowercase()),
        event_id: Set(mail.event),
        kind: Set(mail.letter.kind().to_string()),
        to_name: Set(mail.to_name),
        to_email: Set(mail.to_email),
        locale: Set(mail.locale),
        letter: Set(letter),
        state: Set(MailState::Waiting),
        attempts: Set(0),
        due_at: Set(now),
        lease_until: Set(None),
        last_error: Set(String::new()),
        created_at: Set(now),
        sent_at: Set(None),
    })
}

/// Leases up to `limit` mails that are due, oldest first. A lease that ran out counts as due: its worker died, and
/// whether the mail left is not known; it goes out again under the same Message-ID.
///
/// # Errors
/// A failure of the database.
pub async fn lease<L: Letter + DeserializeOwned>(db: &Db, limit: u64) -> Result<Vec<Leased<L>>, DbErr> {
    let now = clock::now();
    let is_due = || {
        entity::Column::State
            .eq(MailState::Waiting)
            .and(entity::Column::DueAt.lte(now))
            .or(entity::Column::State.eq(MailState::Sending).and(entity::Column::LeaseUntil.lte(now)))
    };
    let due: Vec<MailId> = entity::Entity::find()
        .select_only()
        .column(entity::Column::Id)
        .filter(is_due())
        .order_by_asc(entity::Column::DueAt)
        .limit(limit)
        .into_tuple()
        .all(db.read())
        .await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    // The condition stands again in the UPDATE: whoever comes second finds no row left.
    let (due, is_due) = (&due, &is_due);
    let rows = db
        .write(|tx| async move {
            entity::Entity::update_many()
                .col_expr(entity::Column::State, Expr::value(MailState::Sending))
                .col_expr(entity::Column::LeaseUntil, Expr::value(now + LEASE))
                .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
                .filter(entity::Column::Id.is_in(due.iter().copied()))
                .filter(is_due())
                .exec_with_returning(&tx)
                .await
        })
        .await?;
    let mut leased = Vec::with_capacity(rows.len());
    for row in rows {
        match read_letter(&row) {
            Ok(letter) => leased.push(with(row, letter)),
            Err(reason) => park(db, row.id, &reason).await?,
        }
    }
    leased.sort_by_key(|mail| mail.id);
    Ok(leased)
}

/// Notes how the sending of a leased mail ended.
///
/// # Errors
/// A failure of the database.
pub async fn settle<L: Letter>(db: &Db, mail: &Leased<L>, delivery: &Delivery) -> Result<(), DbErr> {
    let now = clock::now();
    let (state, error, due_at) = match delivery {
        Delivery::Sent => (MailState::Sent, "", now),
        Delivery::Refused(error) => (MailState::Parked, error.as_str(), now),
        Delivery::Failed(error) => match usize::try_from(mail.attempts - 1).ok().and_then(|tries| BACK_OFF_MINUTES.get(tries)) {
            Some(minutes) => (MailState::Waiting, error.as_str(), now + Duration::minutes(*minutes)),
            None => (MailState::Parked, error.as_str(), now),
        },
    };
    let sent_at = (state == MailState::Sent).then_some(now);
    // The last letter to somebody who was erased forgets its reader with the sending.
    let forgets = sent_at.is_some() && mail.letter.forgets_reader();
    let to = |column: entity::Column| if forgets { Expr::value("") } else { Expr::col(column) };
    let (to_name, to_email) = (&to(entity::Column::ToName), &to(entity::Column::ToEmail));
    db.write(|tx| async move {
        entity::Entity::update_many()
            .col_expr(entity::Column::ToName, to_name.clone())
            .col_expr(entity::Column::ToEmail, to_email.clone())
            .col_expr(entity::Column::State, Expr::value(state))
            .col_expr(entity::Column::LeaseUntil, Expr::value(None::<Instant>))
            .col_expr(entity::Column::LastError, Expr::value(error))
            .col_expr(entity::Column::DueAt, Expr::value(due_at))
            .col_expr(entity::Column::SentAt, Expr::value(sent_at))
            .filter(entity::Column::Id.eq(mail.id))
            .filter(entity::Column::State.eq(MailState::Sending))
            .filter(entity::Column::Attempts.eq(mail.attempts))
            .exec(&tx)
            .await
    })
    .await?;
    Ok(())
}

/// A letter that cannot be read must not keep the others waiting: a person has to look at it.
async fn park(db: &Db, mail: MailId, reason: &str) -> Result<(), DbErr> {
    db.write(|tx| async move {
        entity::Entity::update_many()
            .col_expr(entity::Column::State, Expr::value(MailState::Parked))
            .col_expr(entity::Column::LeaseUntil, Expr::value(None::<Instant>))
            .col_expr(entity::Column::LastError, Expr::value(reason))
            .filter(entity::Column::Id.eq(mail))
            .filter(entity::Column::State.eq(MailState::Sending))
            .exec(&tx)
            .await
    })
    .await?;
    Ok(())
}

fn read_letter<L: DeserializeOwned>(row: &entity::Model) -> Result<L, String> {
    serde_json::from_str(&row.letter).map_err(|error| format!("the letter cannot be read: {error}"))
}

fn with<L>(row: entity::Model, letter: L) -> Leased<L> {
    Leased {
        id: row.id,
        message_id: row.message_id,
        to_name: row.to_name,
        to_email: row.to_email,
        locale: row.locale,
        letter,
        created_at: row.created_at,
        attempts: row.attempts,
    }
}
