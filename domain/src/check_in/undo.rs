//! Taking back that somebody was let in.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    DoorMode, Error, ScanAction, ScanOutcome, counts,
    entity::{admission, scan},
    policy,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    badge, clock,
    db::{Db, Tx},
    ids::{EventId, ScanId},
};

/// Takes back that a scan let somebody in, on the day of that scan. Doing it twice changes nothing. A trial is taken back
/// without a trace: nobody was let in.
///
/// # Errors
/// `Denied` for whoever is not staff of the event, `NothingToUndo` for a scan that let nobody in.
pub async fn undo(db: &Db, actor: &Actor, scan: ScanId) -> Result<EventId, Error> {
    let row = scan::Entity::find_by_id(scan).one(db.read()).await?.ok_or(actor.refused())?;
    policy::may_check_in(actor, row.event_id)?;
    if row.outcome != ScanOutcome::Welcome || row.mode == DoorMode::Over {
        return Err(Error::NothingToUndo);
    }
    db.write(|tx| async move {
        let undone = scan::Entity::update_many()
            .col_expr(scan::Column::UndoneAt, Expr::value(clock::now()))
            .filter(scan::Column::Id.eq(scan))
            .filter(scan::Column::UndoneAt.is_null())
            .exec(&tx)
            .await?;
        if undone.rows_affected == 1 && row.mode == DoorMode::Open {
            let_out(&tx, scan).await?;
            audit::record(&tx, actor, AuditEntry::of(ScanAction::Undone, scan).at(row.event_id)).await?;
        }
        Ok::<_, Error>(())
    })
    .await?;
    Ok(row.event_id)
}

async fn let_out(tx: &Tx, scan: ScanId) -> Result<(), DbErr> {
    let Some((row, Some(badge))) = admission::Entity::find_by_id(scan).find_also_related(badge::entity::Entity).one(tx).await? else {
        return Ok(());
    };
    if admission::Entity::delete_by_id(scan).exec(tx).await?.rows_affected == 1 {
        counts::count(tx, &row, badge.role, -1).await?;
    }
    Ok(())
}
