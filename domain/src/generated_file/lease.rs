//! Which file a worker makes now, how far it is, and what became of it. Whatever a worker writes names its attempt: of one
//! that was taken for dead, or whose file was cancelled meanwhile, nothing is taken any more.

use chrono::Duration;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany,
    sea_query::{Expr, ExprTrait},
};

use super::{
    FileTrouble, GeneratedFileKind, GeneratedFileState,
    entity::{self, Column, Entity},
};
use crate::{
    clock::{self, Instant},
    db::Db,
    ids::{EventId, GeneratedFileId},
    locale::Locale,
};

/// A worker that has not been heard of for so long is taken for dead, and its file is begun anew.
const LEASE: Duration = Duration::seconds(20);
/// So many workers may die while they make a file.
const MOST_DEATHS: i32 = 5;
/// So long a file can be fetched, and what became of it be seen.
pub(super) const KEPT: Duration = Duration::days(1);

/// A file that a worker makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedFile {
    pub id: GeneratedFileId,
    pub event: EventId,
    pub kind: GeneratedFileKind,
    pub narrowed: String,
    pub locale: Locale,
    attempt: i32,
}

impl LeasedFile {
    /// The name of the file in the store. Each attempt has its own, so that none takes away another's; none has an
    /// ending, because what has one is shown to everybody who knows its name.
    pub fn stored_as(&self) -> String {
        stored_as(self.id, self.attempt)
    }

    /// The names under which workers that are taken for dead may have kept it.
    pub fn left_by_earlier_attempts(&self) -> impl Iterator<Item = String> {
        (1..self.attempt).map(|attempt| stored_as(self.id, attempt))
    }
}

/// What attempt `attempt` keeps in the store.
pub(super) fn stored_as(id: GeneratedFileId, attempt: i32) -> String {
    format!("{}{id}-{attempt}", crate::files::GENERATED)
}

/// Takes the file that waits longest, if any. One whose lease ran out counts as waiting: its worker died.
///
/// # Errors
/// A failure of the database.
pub async fn lease_file(db: &Db) -> Result<Option<LeasedFile>, DbErr> {
    loop {
        let now = clock::now();
        let next: Option<(GeneratedFileId, GeneratedFileState, i32)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::State, Column::Deaths])
            .filter(is_due(now))
            .order_by_asc(Column::Id)
            .into_tuple()
            .one(db.read())
            .await?;
        let Some((id, state, deaths)) = next else { return Ok(None) };
        let deaths = deaths + i32::from(state == GeneratedFileState::Running);
        if deaths >= MOST_DEATHS {
            give_up(db, id, now).await?;
            continue;
        }
        // The condition stands again in the UPDATE: whoever comes second finds no row left.
        let rows = db
            .write_aside(|tx| async move {
                Entity::update_many()
                    .col_expr(Column::State, Expr::value(GeneratedFileState::Running))
                    .col_expr(Column::LeaseUntil, Expr::value(Some(now + LEASE)))
                    .col_expr(Column::Attempt, Expr::col(Column::Attempt).add(1))
                    .col_expr(Column::Deaths, Expr::value(deaths))
                    .col_expr(Column::Done, Expr::value(0_i64))
                    .col_expr(Column::Total, Expr::value(0_i64))
                    .col_expr(Column::BeganAt, Expr::value(Some(now)))
                    .filter(Column::Id.eq(id))
                    .filter(is_due(now))
                    .exec_with_returning(&tx)
                    .await
            })
            .await?;
        if let Some(row) = rows.into_iter().next() {
            let entity::Model { id, event_id, kind, narrowed, locale, attempt, .. } = row;
            return Ok(Some(LeasedFile { id, event: event_id, kind, narrowed, locale, attempt }));
        }
    }
}

fn is_due(now: Instant) -> Expr {
    let waits = Column::State.eq(GeneratedFileState::Waiting);
    waits.or(Column::State.eq(GeneratedFileState::Running).and(Column::LeaseUntil.lte(now)))
}

async fn give_up(db: &Db, id: GeneratedFileId, now: Instant) -> Result<(), DbErr> {
    db.write_aside(|tx| async move { failed(FileTrouble::Interrupted).filter(Column::Id.eq(id)).filter(is_due(now)).exec(&tx).await })
        .await?;
    Ok(())
}

/// Says how far a file is, and that its worker lives. `false`: it is not wanted any more, or not from this worker.
///
/// # Errors
/// A failure of the database.
pub async fn note_progress(db: &Db, file: &LeasedFile, done: u64, total: u64) -> Result<bool, DbErr> {
    settle(db, file, || {
        Entity::update_many()
            .col_expr(Column::Done, Expr::value(count(done)))
            .col_expr(Column::Total, Expr::value(count(total)))
            .col_expr(Column::LeaseUntil, Expr::value(Some(clock::now() + LEASE)))
    })
    .await
}

/// The file is in the store, under `stored_as`. `false`: nobody wants it any more, and it is to be taken out again.
///
/// # Errors
/// A failure of the database.
pub async fn finish_file(db: &Db, file: &LeasedFile, rows: u64, bytes: u64) -> Result<bool, DbErr> {
    settle(db, file, || {
        ended(GeneratedFileState::Finished)
            .col_expr(Column::File, Expr::value(file.stored_as()))
            .col_expr(Column::Bytes, Expr::value(count(bytes)))
            .col_expr(Column::Done, Expr::value(count(rows)))
            .col_expr(Column::Total, Expr::value(count(rows)))
    })
    .await
}

/// It could not be made.
///
/// # Errors
/// A failure of the database.
pub async fn fail_file(db: &Db, file: &LeasedFile, trouble: FileTrouble) -> Result<(), DbErr> {
    settle(db, file, || failed(trouble)).await?;
    Ok(())
}

/// The server stops: another worker, or the same after its start, begins the file anew.
///
/// # Errors
/// A failure of the database.
pub async fn give_back_file(db: &Db, file: &LeasedFile) -> Result<(), DbErr> {
    settle(db, file, || {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(GeneratedFileState::Waiting))
            .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
    })
    .await?;
    Ok(())
}

async fn settle(db: &Db, file: &LeasedFile, change: impl Fn() -> UpdateMany<Entity>) -> Result<bool, DbErr> {
    let change = &change;
    let changed = db
        .write_aside(|tx| async move {
            let own = Column::Id.eq(file.id).and(Column::Attempt.eq(file.attempt)).and(Column::State.eq(GeneratedFileState::Running));
            change().filter(own).exec(&tx).await
        })
        .await?;
    Ok(changed.rows_affected == 1)
}

pub(super) fn ended(state: GeneratedFileState) -> UpdateMany<Entity> {
    let now = clock::now();
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
        .col_expr(Column::EndedAt, Expr::value(Some(now)))
        .col_expr(Column::ExpiresAt, Expr::value(Some(now + KEPT)))
}

fn failed(trouble: FileTrouble) -> UpdateMany<Entity> {
    ended(GeneratedFileState::Failed).col_expr(Column::Trouble, Expr::value(trouble.as_str()))
}

fn count(of: u64) -> i64 {
    i64::try_from(of).unwrap_or(i64::MAX)
}
