//! What organisers do with a badge that is lost or was found again.

use sea_orm::EntityTrait;

use super::{Error, entity, service};
use crate::{
    actor::{Actor, Denied},
    audit::{self, Happened},
    db::Db,
    ids::BadgeId,
};

/// Makes both codes of a badge worthless: it opens no door and shows nobody.
///
/// # Errors
/// `Denied` for whoever is no organiser, and where there is no such badge.
pub async fn revoke_badge(db: &Db, actor: &Actor, badge: BadgeId) -> Result<(), Error> {
    change(db, actor, badge, true).await
}

/// Makes the codes of a revoked badge good again.
///
/// # Errors
/// As `revoke_badge`.
pub async fn restore_badge(db: &Db, actor: &Actor, badge: BadgeId) -> Result<(), Error> {
    change(db, actor, badge, false).await
}

async fn change(db: &Db, actor: &Actor, badge: BadgeId, revoke: bool) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = entity::Entity::find_by_id(badge).one(&tx).await?.ok_or(Denied::NotFound)?;
        if row.revoked_at.is_some() == revoke {
            return Ok(());
        }
        if revoke {
            service::revoke(&tx, badge).await?;
        } else {
            service::restore(&tx, badge).await?;
        }
        let action = if revoke { "revoked" } else { "restored" };
        audit::record(&tx, actor, Happened::new("badge", badge.as_uuid(), action).at(row.event_id)).await?;
        Ok(())
    })
    .await
}
