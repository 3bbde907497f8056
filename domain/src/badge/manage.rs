//! What organisers do with a badge that is lost or was found again.

use sea_orm::{EntityTrait, QuerySelect};

use super::{BadgeAction, BadgeValidity, Error, entity, policy, service::set_revoked};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
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

/// Makes the codes of a revoked badge good again. That of somebody who does not come (any more) stays as it is.
///
/// # Errors
/// As `revoke_badge`.
pub async fn restore_badge(db: &Db, actor: &Actor, badge: BadgeId) -> Result<(), Error> {
    change(db, actor, badge, false).await
}

async fn change(db: &Db, actor: &Actor, badge: BadgeId, revoke: bool) -> Result<(), Error> {
    policy::may_manage(actor)?;
    db.write(|tx| async move {
        // Held on PostgreSQL: its owner may be ending it in this moment, and that must have the last word.
        let row = entity::Entity::find_by_id(badge).lock_exclusive().one(&tx).await?.ok_or(Denied::NotFound)?;
        let is_from = if revoke { BadgeValidity::Valid } else { BadgeValidity::Revoked };
        if row.standing() != is_from {
            return Ok(());
        }
        set_revoked(&tx, badge, revoke.then(clock::now)).await?;
        let action = if revoke { BadgeAction::Revoked } else { BadgeAction::Restored };
        audit::record(&tx, actor, AuditEntry::of(action, badge).at(row.event_id)).await?;
        Ok(())
    })
    .await
}
