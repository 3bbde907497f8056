//! The links to a traveller's own page. Each letter holds one of its own, so that none has to be kept to be sent again; the
//! database knows their hashes alone, so that whoever steals it opens nothing.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    Error,
    entity::{traveller, traveller_link},
};
use crate::{clock, code::Code, db::Tx, ids::TravellerId};

/// A new link for a letter to this traveller.
pub(super) async fn new_link(tx: &Tx, traveller: TravellerId) -> Result<Code, DbErr> {
    let token = Code::random();
    let row = traveller_link::ActiveModel { token_hash: Set(token.hash()), traveller_id: Set(traveller), created_at: Set(clock::now()) };
    traveller_link::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(token)
}

/// A new link for a letter that is sent again; `None` if the traveller was erased.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn new_link_of(tx: &Tx, id: TravellerId) -> Result<Option<Code>, DbErr> {
    let row = traveller::Entity::find_by_id(id).filter(traveller::Column::ErasedAt.is_null()).one(tx).await?;
    match row {
        Some(row) => new_link(tx, row.id).await.map(Some),
        None => Ok(None),
    }
}

/// Whose page a link opens.
///
/// # Errors
/// `NoSuchLink`.
pub(crate) async fn opened_by(db: &impl ConnectionTrait, token: &str) -> Result<traveller::Model, Error> {
    let token = Code::parse(token).ok_or(Error::NoSuchLink)?;
    let link = traveller_link::Entity::find_by_id(token.hash()).one(db).await?.ok_or(Error::NoSuchLink)?;
    let row = traveller::Entity::find_by_id(link.traveller_id).filter(traveller::Column::ErasedAt.is_null()).one(db).await?;
    row.ok_or(Error::NoSuchLink)
}
