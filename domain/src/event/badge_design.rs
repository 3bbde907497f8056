//! How an event's badges look: what they are printed on, and whose logo stands on them.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, UpdateMany,
    sea_query::{Expr, ExprTrait},
};

use super::{BadgeFormat, Error, EventAction, EventField, EventView, entity, policy};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry},
    clock,
    db::{Db, DbErr, Tx},
    field::FieldErrors,
    files::{FileKind, Files},
    ids::EventId,
    locale::Text,
    picture,
};

/// Chooses what the badges of an event are printed on, by the word of a `BadgeFormat`.
///
/// # Errors
/// `Denied`, or `Invalid` for anything else.
pub async fn set_badge_format(db: &Db, actor: &Actor, event: EventId, format: &str) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let wrong = |_| FieldErrors::one("format", Text::new("Bitte etwas aus der Liste wählen.", "Please choose from the list."));
    let format: BadgeFormat = format.trim().parse().map_err(wrong)?;
    db.write(|tx| async move {
        let old = found(&tx, event).await?;
        if old.badge_format != format {
            change(&tx, event, |row| row.col_expr(entity::Column::BadgeFormat, Expr::value(format))).await?;
            let entry = AuditEntry::of(EventAction::Changed, event).at(event);
            let entry = entry.changed(EventField::BadgeFormat, old.badge_format.as_str(), format.as_str());
            audit::record(&tx, actor, entry).await?;
        }
        Ok(super::within(&tx, event).await?)
    })
    .await
}

/// Gives the badges of an event a logo.
///
/// # Errors
/// `Denied`, or `Picture` when the file cannot be taken.
pub async fn set_logo(db: &Db, files: &Files, actor: &Actor, event: EventId, file: Vec<u8>) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    let key = files.keep(FileKind::Logo, picture::aside(picture::logo, file).await?).await?;
    write_logo(db, actor, event, Some(&key)).await
}

/// Takes the logo off the badges; without one nothing changes.
///
/// # Errors
/// `Denied`.
pub async fn remove_logo(db: &Db, actor: &Actor, event: EventId) -> Result<EventView, Error> {
    policy::may_organise(actor)?;
    write_logo(db, actor, event, None).await
}

/// The keys of all logos of events.
pub(crate) async fn logo_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let logos = entity::Entity::find().filter(entity::Column::Logo.is_not_null());
    logos.select_only().column(entity::Column::Logo).into_tuple().all(db.read()).await
}

async fn write_logo(db: &Db, actor: &Actor, event: EventId, key: Option<&str>) -> Result<EventView, Error> {
    db.write(|tx| async move {
        let old = found(&tx, event).await?;
        if old.logo.as_deref() != key {
            change(&tx, event, |row| row.col_expr(entity::Column::Logo, Expr::value(key))).await?;
            let what = if key.is_some() { "changed" } else { "removed" };
            audit::record(&tx, actor, AuditEntry::of(EventAction::Changed, event).at(event).with(EventField::Logo, what)).await?;
        }
        Ok(super::within(&tx, event).await?)
    })
    .await
}

async fn found(tx: &Tx, event: EventId) -> Result<entity::Model, Error> {
    Ok(entity::Entity::find_by_id(event).one(tx).await?.ok_or(Denied::NotFound)?)
}

async fn change(tx: &Tx, event: EventId, what: impl FnOnce(UpdateMany<entity::Entity>) -> UpdateMany<entity::Entity>) -> Result<(), DbErr> {
    what(entity::Entity::update_many())
        .col_expr(entity::Column::Revision, Expr::col(entity::Column::Revision).add(1))
        .col_expr(entity::Column::UpdatedAt, Expr::value(clock::now()))
        .filter(entity::Column::Id.eq(event))
        .exec(tx)
        .await?;
    Ok(())
}
