//! The events of a bridge.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr};

use super::{Error, EventState, EventView, columns::keyed, entity, policy};
use crate::{
    actor::Actor,
    db::{Db, Tx},
    ids::BridgeId,
};

/// More than any bridge has.
const MOST: u64 = 400;

/// What everybody may see of a bridge's events, the newest first.
///
/// # Errors
/// A failure of the database.
pub async fn public_of_bridge(db: &Db, bridge: BridgeId) -> Result<Vec<EventView>, DbErr> {
    let rows = of_bridge(bridge).filter(entity::Column::State.ne(EventState::Draft)).all(db.read()).await?;
    Ok(rows.into_iter().map(EventView::from).collect())
}

/// All events of a bridge, the newest first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn all_of_bridge(db: &Db, actor: &Actor, bridge: BridgeId) -> Result<Vec<EventView>, Error> {
    policy::may_organise(actor)?;
    let rows = of_bridge(bridge).all(db.read()).await?;
    Ok(rows.into_iter().map(EventView::from).collect())
}

/// The names of a bridge's events: whoever calls holds the bridge.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn names_of_bridge(tx: &Tx, bridge: BridgeId) -> Result<Vec<String>, DbErr> {
    Ok(of_bridge(bridge).all(tx).await?.into_iter().map(|row| row.name).collect())
}

/// Writes a bridge's new name beside its events, which are found by it.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn rename_bridge(tx: &Tx, bridge: BridgeId, name: &str) -> Result<(), DbErr> {
    for row in of_bridge(bridge).all(tx).await? {
        let row = keyed(entity::Model { bridge: name.to_owned(), ..row });
        entity::Entity::update_many()
            .col_expr(entity::Column::Bridge, Expr::value(row.bridge))
            .col_expr(entity::Column::SearchKey, Expr::value(row.search_key))
            .filter(entity::Column::Id.eq(row.id))
            // One that leaves the bridge at the same time is left alone.
            .filter(entity::Column::BridgeId.eq(bridge))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn of_bridge(bridge: BridgeId) -> Select<entity::Entity> {
    entity::Entity::find()
        .filter(entity::Column::BridgeId.eq(bridge))
        .order_by_desc(entity::Column::StartsOn)
        .order_by_asc(entity::Column::Name)
        .limit(MOST)
}
