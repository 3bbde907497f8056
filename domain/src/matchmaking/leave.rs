//! Following what happens to whoever takes part: a registration, booth or place that is given back ends their meetings.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::{
    Error,
    end::end_all_of,
    entity::{matchmaking, profile},
    follow::as_db,
};
use crate::{
    db::Tx,
    ids::{ApplicationId, RegistrationId, TravellerId},
};

/// Ends what a visitor has in meetings, in the transaction in which they cancel. Nobody sees their profile any more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn leave(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    leave_all(tx, profile::Column::RegistrationId.eq(registration)).await.map_err(as_db)
}

/// The same for all people of an exhibitor who comes no more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn leave_with_booth(tx: &Tx, application: ApplicationId) -> Result<(), DbErr> {
    leave_all(tx, profile::Column::ApplicationId.eq(application)).await.map_err(as_db)
}

/// The same for a traveller who has no place any more.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn leave_trip(tx: &Tx, traveller: TravellerId) -> Result<(), DbErr> {
    leave_all(tx, profile::Column::TravellerId.eq(traveller)).await.map_err(as_db)
}

async fn leave_all(tx: &Tx, who: Expr) -> Result<(), Error> {
    for row in profile::Entity::find().filter(who).order_by_asc(profile::Column::Id).all(tx).await? {
        let Some(round) = matchmaking::Entity::find_by_id(row.matchmaking_id).one(tx).await? else { continue };
        end_all_of(tx, &round, row.id).await?;
        let change = profile::ActiveModel { consent_at: Set(None), ..Default::default() };
        profile::Entity::update_many().set(change).filter(profile::Column::Id.eq(row.id)).exec(tx).await?;
    }
    Ok(())
}
