//! Whoever stands at the entrance without a ticket: registered and let in, in one step.

use sea_orm::{DbErr, EntityTrait, QuerySelect};

use super::{Answer, Error, WalkIn, entity::scan, service};
use crate::{actor::Actor, badge, db::Db, registration};

/// Registers whoever stands at the entrance and lets them in. Whoever is registered already under this mailbox and name
/// keeps their registration and is let in with it. Asked again with the same scan, it gives the first answer.
///
/// # Errors
/// As `scan`, and as registering at the desk.
pub async fn walk_in(db: &Db, actor: &Actor, command: &WalkIn) -> Result<Answer, Error> {
    let slug = &command.visitor.event;
    let event = crate::event::by_slug(db, actor, slug).await.map_err(registration::Error::from)?;
    let at = service::begin_scan(db, actor, event.id, &command.scan, "").await?;
    if scan::Entity::find_by_id(at.scan).one(db.read()).await?.is_some() {
        return service::first_answer(db, at).await;
    }
    let (event, visitor) = &registration::at_desk(db, actor, &command.visitor).await?;
    db.write(|tx| async move {
        let taken = registration::take_at_desk(&tx, actor, event, visitor).await?;
        let badge = badge::entity::Entity::find_by_id(taken.badge).lock_shared().one(&tx).await?;
        let answer = service::decide(&tx, at, badge).await?;
        // Nobody is registered twice: the other one's answer stands, and this registration is not written.
        answer.ok_or_else(|| Error::Db(DbErr::Custom("the same walk-in is under way".to_owned())))
    })
    .await
}
