//! What all hosts of an event see beside its exhibitors and its programme: the organisers decide.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, sea_query::OnConflict};
use serde::{Deserialize, Serialize};

use super::{Error, HostAction, HostField, entity::host_sharing, policy};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    db::Db,
    event,
    ids::{EventId, HostId},
};

/// What they see; nothing of it until somebody releases it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sharing {
    /// How many applied, registered and so on.
    pub figures: bool,
    /// Who applied, by the name of the organisation, and how far that is.
    pub applications: bool,
    /// Which grants fund the event, with how much.
    pub grants: bool,
}

/// The same as typed: `on`, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShareWithHosts {
    pub figures: String,
    pub applications: String,
    pub grants: String,
}

impl From<host_sharing::Model> for Sharing {
    fn from(row: host_sharing::Model) -> Self {
        Self { figures: row.figures, applications: row.applications, grants: row.grants }
    }
}

/// Decides what the hosts of an event see.
///
/// # Errors
/// `Denied`, also where there is no such event.
pub async fn set_sharing(db: &Db, actor: &Actor, event: EventId, command: &ShareWithHosts) -> Result<(), Error> {
    policy::may_shape(actor)?;
    let ShareWithHosts { figures, applications, grants } = command;
    let new = Sharing { figures: figures == "on", applications: applications == "on", grants: grants == "on" };
    db.write(|tx| async move {
        event::take_turns(&tx, event).await?;
        event::within(&tx, event).await?;
        let old = read(&tx, event).await?;
        if old == new {
            return Ok(());
        }
        let row = host_sharing::ActiveModel {
            event_id: Set(event),
            figures: Set(new.figures),
            applications: Set(new.applications),
            grants: Set(new.grants),
        };
        let columns = [host_sharing::Column::Figures, host_sharing::Column::Applications, host_sharing::Column::Grants];
        let again = OnConflict::column(host_sharing::Column::EventId).update_columns(columns).to_owned();
        host_sharing::Entity::insert(row).on_conflict(again).exec_without_returning(&tx).await?;
        let entry = AuditEntry::of(HostAction::SharingChanged, HostId::from_uuid(event.as_uuid()))
            .at(event)
            .changed(HostField::Figures, old.figures, new.figures)
            .changed(HostField::Applications, old.applications, new.applications)
            .changed(HostField::Grants, old.grants, new.grants);
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// What the hosts of an event see.
///
/// # Errors
/// `Denied` for whoever belongs to none of them.
pub async fn sharing(db: &Db, actor: &Actor, event: EventId) -> Result<Sharing, Error> {
    if !actor.co_hosts(event) {
        return Err(actor.refused().into());
    }
    Ok(read(db.read(), event).await?)
}

/// Whether the actor may see which grants fund an event: organisers, and its hosts if that is released.
///
/// # Errors
/// A failure of the database.
pub async fn may_see_grants(db: &Db, actor: &Actor, event: EventId) -> Result<bool, DbErr> {
    Ok(actor.is_organiser() || actor.co_hosts(event) && read(db.read(), event).await?.grants)
}

pub(super) async fn read(db: &impl ConnectionTrait, event: EventId) -> Result<Sharing, DbErr> {
    let row = host_sharing::Entity::find().filter(host_sharing::Column::EventId.eq(event)).one(db).await?;
    Ok(row.map(Sharing::from).unwrap_or_default())
}
