//! Putting letters into the outbox.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, UpdateMany,
    sea_query::{Alias, CaseStatement, Expr, ExprTrait, Query},
};

use super::{
    Letter, LetterKind, MailState, MailTrouble, Thread,
    entity::{self, Column, SEARCHED},
};
use crate::{
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    ids::{EventId, MailId},
    locale::Locale,
};

/// Rows per statement; SQLite takes 32,766 values in one.
const ROWS: usize = 500;

/// A letter to be sent.
#[derive(Clone, Debug)]
pub struct NewMail<L> {
    /// What makes it the same letter when its cause is repeated, such as `seat_booked:<seat id>:<time>`.
    pub dedupe_key: String,
    /// What it is about: letters about one thing leave in their order.
    pub about: Thread,
    /// After that it is of no use and does not leave any more.
    pub useful_until: Option<Instant>,
    pub event: Option<EventId>,
    pub to_name: String,
    pub to_email: String,
    pub locale: Locale,
    pub letter: L,
}

/// Writes a letter into the outbox, in the transaction of its cause. A second one with the same key is none. What it
/// outdates does not leave any more.
///
/// # Errors
/// A failure of the database.
pub async fn enqueue<L: Letter>(tx: &Tx, mail: NewMail<L>) -> Result<(), DbErr> {
    enqueue_all(tx, vec![mail]).await
}

/// Letters of one kind: which kinds they outdate, their ids, and what they are about.
type OfKind = (&'static [&'static str], Vec<MailId>, Vec<String>);

/// Writes letters to many people at once, otherwise as `enqueue`.
///
/// # Errors
/// A failure of the database.
pub async fn enqueue_all<L: Letter>(tx: &Tx, mails: Vec<NewMail<L>>) -> Result<(), DbErr> {
    for chunk in mails.chunks(ROWS) {
        let rows = chunk.iter().map(waiting).collect::<Result<Vec<_>, _>>()?;
        let ids: Vec<MailId> = rows.iter().filter_map(|row| row.id.try_as_ref().copied()).collect();
        tx.later(&entity::Entity::insert_many(rows).on_conflict_do_nothing_on([Column::DedupeKey])).await?;
        let mut of_kind: HashMap<String, OfKind> = HashMap::new();
        for (mail, id) in chunk.iter().zip(&ids) {
            let kind = mail.letter.kind();
            let (_, written, about) = of_kind.entry(kind.to_string()).or_insert_with(|| (kind.outdates(), Vec::new(), Vec::new()));
            written.push(*id);
            about.push(mail.about.to_string());
        }
        for (outdated, written, about) in of_kind.into_values().filter(|(outdated, ..)| !outdated.is_empty()) {
            // By what they are about as well, because that is indexed.
            let which = Column::About.is_in(about).and(Column::Kind.is_in(outdated.iter().copied()));
            let which = which.and(Column::Id.is_not_in(ids.iter().copied())).and(has_the_same_subject(written));
            tx.later(&outdate(which)).await?;
        }
    }
    Ok(())
}

/// Those of these keys under which a letter was written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn known_keys(db: &Db, keys: &[String]) -> Result<Vec<String>, DbErr> {
    let mut known = Vec::new();
    for chunk in keys.chunks(ROWS) {
        let found = entity::Entity::find().select_only().column(Column::DedupeKey);
        let found = found.filter(Column::DedupeKey.is_in(chunk.iter().map(String::as_str)));
        known.extend(found.into_tuple::<String>().all(db.read()).await?);
    }
    Ok(known)
}

/// What has not left about these things does not leave any more: an invitation, say, that was taken back.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_threads(tx: &Tx, threads: impl IntoIterator<Item = Thread>) -> Result<(), DbErr> {
    let threads: Vec<_> = threads.into_iter().map(|thread| thread.to_string()).collect();
    if threads.is_empty() {
        return Ok(());
    }
    tx.later(&outdate(Column::About.is_in(threads))).await
}

/// Letters about one thing are about another from now on, because the one is removed: whoever forgets the other finds them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn hand_over_thread(tx: &Tx, from: Thread, to: Thread) -> Result<(), DbErr> {
    let update = entity::Entity::update_many().col_expr(Column::About, Expr::value(to.to_string()));
    tx.later(&update.filter(Column::About.eq(from.to_string()))).await
}

/// One of these was written, and is about the same thing: a repeated cause, which writes none, outdates nothing that came
/// after it.
fn has_the_same_subject(written: Vec<MailId>) -> Expr {
    let new = || Alias::new("written");
    let same = Query::select()
        .expr(Expr::value(1))
        .from_as(entity::Entity, new())
        .and_where(Expr::col((new(), Column::About)).equals((entity::Entity, Column::About)))
        .and_where(Expr::col((new(), Column::Id)).is_in(written))
        .to_owned();
    Expr::exists(same)
}

/// Parks these letters if they have not left. One that is being sent at this moment is parked when that fails.
fn outdate(which: Expr) -> UpdateMany<entity::Entity> {
    let if_waiting =
        |then: Expr, column: Column| CaseStatement::new().case(Column::State.eq(MailState::Waiting), then).finally(Expr::col(column));
    entity::Entity::update_many()
        .col_expr(Column::Outdated, Expr::value(true))
        .col_expr(Column::State, if_waiting(Expr::value(MailState::Parked), Column::State).into())
        .col_expr(Column::Trouble, if_waiting(Expr::value(MailTrouble::Outdated.as_str()), Column::Trouble).into())
        .filter(which)
        .filter(Column::State.is_in([MailState::Waiting, MailState::Sending]))
}

/// Parks what is outdated and waits.
pub(super) async fn park_outdated(tx: &Tx, which: Expr) -> Result<(), DbErr> {
    entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Parked))
        .col_expr(Column::Trouble, Expr::value(MailTrouble::Outdated.as_str()))
        .filter(which)
        .filter(Column::State.eq(MailState::Waiting))
        .filter(Column::Outdated.eq(true))
        .exec(tx)
        .await?;
    Ok(())
}

fn waiting<L: Letter>(mail: &NewMail<L>) -> Result<entity::ActiveModel, DbErr> {
    let now = clock::now();
    let letter = serde_json::to_string(&mail.letter).map_err(|error| DbErr::Json(error.to_string()))?;
    Ok(entity::ActiveModel {
        id: Set(MailId::new()),
        dedupe_key: Set(mail.dedupe_key.clone()),
        message_id: Set(Code::random().as_str().to_lowercase()),
        event_id: Set(mail.event),
        kind: Set(mail.letter.kind().to_string()),
        to_name: Set(mail.to_name.clone()),
        to_email: Set(mail.to_email.clone()),
        locale: Set(mail.locale),
        letter: Set(letter),
        state: Set(MailState::Waiting),
        attempts: Set(0),
        due_at: Set(now),
        lease_until: Set(None),
        last_error: Set(String::new()),
        created_at: Set(now),
        sent_at: Set(None),
        about: Set(mail.about.to_string()),
        outdated: Set(false),
        useful_until: Set(mail.useful_until),
        trouble: Set(String::new()),
        put_off: Set(0),
        search_key: Set(SEARCHED.key_of([&mail.to_name, &mail.to_email])),
    })
}
