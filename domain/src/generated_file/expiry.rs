//! How files go: a day after they were made, and at once when somebody in them is erased.

use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use super::{
    GeneratedFileKind, GeneratedFileState,
    entity::{self, Column, Entity},
    lease::{ended, stored_as},
};
use crate::{
    clock::{self, Instant},
    db::{Db, Tx},
    ids::{EventId, GeneratedFileId},
};

/// How many are looked up at a time.
const BATCH: u64 = 100;

/// A file whose time is over, and the names under which some attempt may have kept it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpentFile {
    pub id: GeneratedFileId,
    pub stored_as: Vec<String>,
}

/// Somebody of the event is erased: finished files of these kinds are not given out any more, and those that are being made
/// begin anew. Those that wait are touched as well, so that none of them begins before this transaction has ended. Whoever
/// calls holds the event, so that nobody asks for a file meanwhile.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn withdraw_files(tx: &Tx, event: EventId, kinds: &[GeneratedFileKind]) -> Result<(), DbErr> {
    let of_event = || Column::EventId.eq(event).and(Column::Kind.is_in(kinds.iter().copied()));
    Entity::update_many()
        .col_expr(Column::State, Expr::value(GeneratedFileState::Waiting))
        .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
        .filter(of_event())
        .filter(Column::State.is_in([GeneratedFileState::Waiting, GeneratedFileState::Running]))
        .exec(tx)
        .await?;
    ended(GeneratedFileState::Withdrawn).filter(of_event()).filter(Column::State.eq(GeneratedFileState::Finished)).exec(tx).await?;
    Ok(())
}

/// Files to be taken out of the store: those whose day is over, and those that nobody gets any more.
///
/// # Errors
/// A failure of the database.
pub async fn spent_files(db: &Db) -> Result<Vec<SpentFile>, DbErr> {
    let withdrawn = Column::State.eq(GeneratedFileState::Withdrawn).and(Column::File.ne(""));
    let spent = Condition::any().add(Column::ExpiresAt.lte(clock::now())).add(withdrawn);
    let rows = Entity::find().filter(spent).order_by_asc(Column::Id).limit(BATCH).all(db.read()).await?;
    let whole =
        |row: entity::Model| SpentFile { id: row.id, stored_as: (1..=row.attempt).map(|attempt| stored_as(row.id, attempt)).collect() };
    Ok(rows.into_iter().map(whole).collect())
}

/// The file is out of the store: the row goes as well, or says no more where the file was, if its day is not over.
///
/// # Errors
/// A failure of the database.
pub async fn forget_file(db: &Db, file: &SpentFile) -> Result<(), DbErr> {
    let now = clock::now();
    db.write_aside(|tx| async move {
        Entity::delete_many().filter(Column::Id.eq(file.id)).filter(Column::ExpiresAt.lte(now)).exec(&tx).await?;
        Entity::update_many().col_expr(Column::File, Expr::value("")).filter(Column::Id.eq(file.id)).exec(&tx).await
    })
    .await?;
    Ok(())
}
