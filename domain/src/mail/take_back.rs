//! Letters that are kept for a moment, and taken back while they are.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::{
    MailState, MailTrouble, Thread,
    entity::{self, Column},
};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    ids::MailId,
};

/// Ids and keys in one query: databases limit how many values a statement may hold.
const CHUNK: usize = 500;

/// Where a letter is that was to be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whereabouts {
    /// Nobody gets it any more.
    TakenBack,
    /// Its reader has it, or may: it left, or is leaving at this moment.
    Left,
}

/// Keeps a letter that waits until this moment; those about the same thing wait behind it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn hold_back(tx: &Tx, key: &str, until: Instant) -> Result<(), DbErr> {
    entity::Entity::update_many()
        .col_expr(Column::DueAt, Expr::value(until))
        .filter(Column::DedupeKey.eq(key))
        .filter(Column::State.eq(MailState::Waiting))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a letter back, if it has not left. One of which the mail server never said what it did with it counts as left.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn take_back(tx: &Tx, key: &str) -> Result<Whereabouts, DbErr> {
    let stays = Column::State.eq(MailState::Waiting).or(Column::State.eq(MailState::Parked).and(undecided().not()));
    let taken = entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Parked))
        .col_expr(Column::Outdated, Expr::value(true))
        .col_expr(Column::Trouble, Expr::value(MailTrouble::Outdated.as_str()))
        .filter(Column::DedupeKey.eq(key))
        .filter(stays)
        .exec(tx)
        .await?;
    Ok(if taken.rows_affected > 0 { Whereabouts::TakenBack } else { Whereabouts::Left })
}

/// Keeps several letters until this moment.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn hold_back_all(tx: &Tx, keys: &[String], until: Instant) -> Result<(), DbErr> {
    for keys in keys.chunks(CHUNK) {
        entity::Entity::update_many()
            .col_expr(Column::DueAt, Expr::value(until))
            .filter(Column::DedupeKey.is_in(keys.iter().map(String::as_str)))
            .filter(Column::State.eq(MailState::Waiting))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes every letter back that has one of these keys and waits. Answers how many. What the outbox gave up stays as it is.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn take_back_all(tx: &Tx, keys: SelectStatement) -> Result<u64, DbErr> {
    let taken = entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Parked))
        .col_expr(Column::Outdated, Expr::value(true))
        .col_expr(Column::Trouble, Expr::value(MailTrouble::Outdated.as_str()))
        .filter(Column::DedupeKey.in_subquery(keys))
        .filter(Column::State.eq(MailState::Waiting))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected)
}

fn undecided() -> Expr {
    Column::Trouble.eq(MailTrouble::Undecided.as_str())
}

/// Which of these letters, by their keys, have left.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn left_by_key<'a>(db: &Db, keys: impl Iterator<Item = &'a str>) -> Result<HashSet<String>, DbErr> {
    let keys: Vec<&str> = keys.filter(|key| !key.is_empty()).collect();
    let left = Column::State.is_in([MailState::Sent, MailState::Sending]).or(Column::State.eq(MailState::Parked).and(undecided()));
    let mut found = HashSet::new();
    for keys in keys.chunks(CHUNK) {
        let rows = entity::Entity::find().select_only().column(Column::DedupeKey);
        let rows = rows.filter(Column::DedupeKey.is_in(keys.iter().copied())).filter(left.clone());
        found.extend(rows.into_tuple::<String>().all(db.read()).await?);
    }
    Ok(found)
}

/// The letters about a thing that have not left.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn unsent_about(tx: &Tx, thread: Thread) -> Result<Vec<MailId>, DbErr> {
    let rows = entity::Entity::find().select_only().column(Column::Id).filter(Column::About.eq(thread.to_string()));
    rows.filter(Column::State.eq(MailState::Waiting)).filter(Column::Outdated.eq(false)).into_tuple().all(tx).await
}

/// Which of these letters are outdated by now.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn outdated_among(tx: &Tx, letters: &[MailId]) -> Result<Vec<MailId>, DbErr> {
    if letters.is_empty() {
        return Ok(Vec::new());
    }
    let rows = entity::Entity::find().select_only().column(Column::Id).filter(Column::Id.is_in(letters.iter().copied()));
    rows.filter(Column::Outdated.eq(true)).into_tuple().all(tx).await
}

/// Lets letters wait again that were outdated by one that is taken back.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn send_after_all(tx: &Tx, letters: &[MailId]) -> Result<(), DbErr> {
    if letters.is_empty() {
        return Ok(());
    }
    entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Waiting))
        .col_expr(Column::Outdated, Expr::value(false))
        .col_expr(Column::Trouble, Expr::value(""))
        .filter(Column::Id.is_in(letters.iter().copied()))
        .filter(Column::State.eq(MailState::Parked))
        .filter(Column::Trouble.eq(MailTrouble::Outdated.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}
