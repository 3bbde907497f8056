//! Reading what became of files.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait};

use super::{
    Error, GeneratedFileKind, GeneratedFileState, GeneratedFileView,
    entity::{self, Column, Entity},
};
use crate::{
    account::entity::account,
    actor::{Actor, Denied},
    clock,
    db::Db,
    ids::{AccountId, EventId, GeneratedFileId},
};

/// So many are listed.
const LISTED: u64 = 20;

/// A finished file, to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    pub kind: GeneratedFileKind,
    /// Its name in the store.
    pub stored_as: String,
    pub bytes: u64,
}

/// What was asked for at an event lately, the newest first: of these kinds, or of all if none is named.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn generated_files(db: &Db, actor: &Actor, event: EventId, kinds: &[GeneratedFileKind]) -> Result<Vec<GeneratedFileView>, Error> {
    actor.require_organiser()?;
    let mut found = Entity::find().filter(Column::EventId.eq(event));
    if !kinds.is_empty() {
        found = found.filter(Column::Kind.is_in(kinds.iter().copied()));
    }
    let rows = found.order_by_desc(Column::Id).limit(LISTED).all(db.read()).await?;
    Ok(views(db, rows).await?)
}

/// One of them.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where the event has no such file.
pub async fn generated_file(db: &Db, actor: &Actor, event: EventId, file: GeneratedFileId) -> Result<GeneratedFileView, Error> {
    actor.require_organiser()?;
    let row = Entity::find_by_id(file).filter(Column::EventId.eq(event)).one(db.read()).await?.ok_or(Denied::NotFound)?;
    Ok(views(db, vec![row]).await?.pop().ok_or(Denied::NotFound)?)
}

/// Where a finished file is.
///
/// # Errors
/// `Denied` for whoever is no organiser, where the event has no such file, and where it is not there yet or not any more.
pub async fn kept_file(db: &Db, actor: &Actor, event: EventId, file: GeneratedFileId) -> Result<KeptFile, Error> {
    actor.require_organiser()?;
    let is_there = Column::State.eq(GeneratedFileState::Finished).and(Column::ExpiresAt.gt(clock::now()));
    let found = Entity::find_by_id(file).filter(Column::EventId.eq(event)).filter(is_there).one(db.read()).await?;
    let row = found.ok_or(Denied::NotFound)?;
    Ok(KeptFile { kind: row.kind, stored_as: row.file, bytes: row.bytes.unsigned_abs() })
}

async fn views(db: &Db, rows: Vec<entity::Model>) -> Result<Vec<GeneratedFileView>, DbErr> {
    let names = names(db, &rows).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let before = if row.state == GeneratedFileState::Waiting { before(db, row.id).await? } else { 0 };
        let asked_by = names.get(&row.account_id).cloned().unwrap_or_default();
        views.push(view(row, before, asked_by));
    }
    Ok(views)
}

async fn names(db: &Db, rows: &[entity::Model]) -> Result<HashMap<AccountId, String>, DbErr> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = rows.iter().map(|row| row.account_id);
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(db.read()).await?;
    Ok(accounts.into_iter().map(|account| (account.id, account.name)).collect())
}

async fn before(db: &Db, file: GeneratedFileId) -> Result<u64, DbErr> {
    let open = Column::State.is_in([GeneratedFileState::Waiting, GeneratedFileState::Running]);
    Entity::find().filter(open).filter(Column::Id.lt(file)).count(db.read()).await
}

fn view(row: entity::Model, before: u64, asked_by: String) -> GeneratedFileView {
    GeneratedFileView {
        id: row.id,
        kind: row.kind,
        narrowed: row.narrowed,
        state: row.state,
        trouble: row.trouble.parse().ok(),
        done: row.done.unsigned_abs(),
        total: row.total.unsigned_abs(),
        before,
        asked_by,
        asked_at: row.asked_at,
        began_at: row.began_at,
        ended_at: row.ended_at,
        expires_at: row.expires_at,
        bytes: row.bytes.unsigned_abs(),
    }
}
