//! A host's logo: taken, checked and kept as an exhibitor's is.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    Error, HostAction, HostField, HostView,
    entity::host,
    own::check_access,
    policy,
    service::{find, held, write},
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    db::{Db, DbErr},
    files::{FileKind, Files},
    ids::HostId,
    picture,
};

/// Gives a host its logo.
///
/// # Errors
/// `Denied`, or `Picture` when the file cannot be taken.
pub async fn set_logo(db: &Db, files: &Files, actor: &Actor, id: HostId, file: Vec<u8>) -> Result<HostView, Error> {
    policy::may_describe(actor, id)?;
    let key = files.keep(FileKind::Logo, picture::aside(picture::logo, file).await?).await?;
    write_logo(db, actor, id, Some(&key)).await
}

/// Takes the logo away; without one nothing changes.
///
/// # Errors
/// `Denied`.
pub async fn remove_logo(db: &Db, actor: &Actor, id: HostId) -> Result<HostView, Error> {
    policy::may_describe(actor, id)?;
    write_logo(db, actor, id, None).await
}

/// The keys of all logos.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn logo_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let logos = host::Entity::find().filter(host::Column::Logo.is_not_null());
    logos.select_only().column(host::Column::Logo).into_tuple().all(db.read()).await
}

async fn write_logo(db: &Db, actor: &Actor, id: HostId, key: Option<&str>) -> Result<HostView, Error> {
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        check_access(&tx, actor, id).await?;
        if old.logo.as_deref() != key {
            write(&tx, id, host::ActiveModel { logo: Set(key.map(str::to_owned)), ..Default::default() }).await?;
            let what = if key.is_some() { "changed" } else { "removed" };
            let entry = AuditEntry::of(HostAction::Changed, id).at(old.event_id).with(HostField::Host, old.name);
            audit::record(&tx, actor, entry.with(HostField::Logo, what)).await?;
        }
        Ok(HostView::from(find(&tx, id).await?))
    })
    .await
}
