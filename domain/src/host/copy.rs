//! The hosts of an event again, for its next edition: without their people, who are let in anew.

use sea_orm::{ActiveModelTrait, DbErr, EntityTrait};

use super::{
    entity::{host, host_sharing},
    service::in_order,
    sharing::read,
};
use crate::{
    clock,
    db::Tx,
    ids::{EventId, HostId},
};

/// Gives `new` the hosts of `old`, and shows them as much. Whoever calls has asked the policy.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn copy(tx: &Tx, old: EventId, new: EventId) -> Result<(), DbErr> {
    let now = clock::now();
    let again = |row: host::Model| {
        let row: host::ActiveModel =
            host::Model { id: HostId::new(), event_id: new, revision: 1, created_at: now, updated_at: now, ..row }.into();
        row.reset_all()
    };
    let rows: Vec<_> = in_order(tx, old).await?.into_iter().map(again).collect();
    if rows.is_empty() {
        return Ok(());
    }
    host::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let shown = read(tx, old).await?;
    let row = host_sharing::Model { event_id: new, figures: shown.figures, applications: shown.applications, grants: shown.grants };
    let row: host_sharing::ActiveModel = row.into();
    host_sharing::Entity::insert(row.reset_all()).exec_without_returning(tx).await?;
    Ok(())
}
