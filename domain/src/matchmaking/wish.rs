//! Whom somebody wants to meet: only the organisers' plan and one's own page know of it.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{
    Error, MatchmakingState, WishKind,
    entity::{plan::wish as table, profile},
    link::opened,
};
use crate::{actor::Denied, db::Db, ids::ProfileId};

/// Notes a wish, or takes it back (`None`).
///
/// # Errors
/// `NoSuchLink`, `Closed` while no wishes are taken, `NotShown` for whoever is not shown to others, or `Denied` where the other
/// one is not shown.
pub async fn wish(db: &Db, token: &str, other: ProfileId, wish: Option<WishKind>) -> Result<(), Error> {
    db.write(|tx| async move {
        let (me, round) = opened(&tx, token).await?;
        if !round.takes_wishes || round.state != MatchmakingState::Open {
            return Err(Error::Closed);
        }
        if me.consent_at.is_none() {
            return Err(Error::NotShown);
        }
        let found = profile::Entity::find_by_id(other).one(&tx).await?;
        let shown = found.filter(|row| row.matchmaking_id == me.matchmaking_id && row.consent_at.is_some() && row.id != me.id);
        let other = shown.ok_or(Denied::NotFound)?.id;
        match wish {
            None => {
                table::Entity::delete_many()
                    .filter(table::Column::ProfileId.eq(me.id))
                    .filter(table::Column::OtherId.eq(other))
                    .exec(&tx)
                    .await?;
            }
            Some(wish) => {
                let row = table::ActiveModel { profile_id: Set(me.id), other_id: Set(other), wish: Set(wish) };
                let again =
                    OnConflict::columns([table::Column::ProfileId, table::Column::OtherId]).update_column(table::Column::Wish).to_owned();
                table::Entity::insert(row).on_conflict(again).exec_without_returning(&tx).await?;
            }
        }
        Ok(())
    })
    .await
}
