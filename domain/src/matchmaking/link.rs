//! The links that open somebody's page. Each letter has one of its own, and all of them count: whoever finds an older letter
//! comes to the same page. What is kept of a link opens nothing.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    Error,
    entity::{
        matchmaking,
        profile::{self, profile_link},
    },
};
use crate::{actor::Denied, clock, code::Code, db::Tx, ids::ProfileId};

/// A new link to somebody's page.
///
/// # Errors
/// A failure of the database.
pub(super) async fn new_link(tx: &Tx, id: ProfileId) -> Result<Code, DbErr> {
    let token = Code::random();
    let row = profile_link::ActiveModel { hash: Set(token.hash()), profile_id: Set(id), created_at: Set(clock::now()) };
    tx.later(&profile_link::Entity::insert(row)).await?;
    Ok(token)
}

/// The same for a letter that is sent again; `None` if nobody is there any more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_link_of(tx: &Tx, id: ProfileId) -> Result<Option<Code>, DbErr> {
    match profile::Entity::find_by_id(id).one(tx).await? {
        Some(row) => new_link(tx, row.id).await.map(Some),
        None => Ok(None),
    }
}

/// Whose page a link opens, and of which meetings.
///
/// # Errors
/// `NoSuchLink`.
pub(super) async fn opened(db: &impl ConnectionTrait, token: &str) -> Result<(profile::Model, matchmaking::Model), Error> {
    let token = Code::parse(token).ok_or(Error::NoSuchLink)?;
    let found =
        profile_link::Entity::find().find_also_related(profile::Entity).filter(profile_link::Column::Hash.eq(token.hash())).one(db).await?;
    let Some((_, Some(row))) = found else { return Err(Error::NoSuchLink) };
    let round = matchmaking::Entity::find_by_id(row.matchmaking_id).one(db).await?.ok_or(Denied::NotFound)?;
    Ok((row, round))
}
