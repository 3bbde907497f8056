//! Setting and removing an application's logo.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    ApplicationAccess, ApplicationAction, ApplicationField, ApplicationLetter, ApplicationState, ApplyError, FieldChange,
    entity::application,
    submit, to_applicant,
    view::{actor_of, is_applicants, is_editable, open_application},
};
use crate::{
    actor::Denied,
    audit::{self, AuditEntry},
    clock,
    code::Code,
    db::{Db, DbErr, Tx},
    event::EventView,
    files::{FileKind, Files},
    picture,
};

/// Gives an application its logo.
///
/// # Errors
/// `Denied` also to organisers for a draft, `Logo` when the picture cannot be taken, `NotNow` or `WindowClosed` when the application cannot be changed.
pub async fn set_logo(db: &Db, files: &Files, door: ApplicationAccess<'_>, bytes: Vec<u8>) -> Result<(), ApplyError> {
    // Asked before the costly part, and again by the UPDATE.
    may_change(db, door).await?;
    let png = picture::aside(picture::logo, bytes).await?;
    let key = files.keep(FileKind::Logo, png).await?;
    write_logo(db, door, Some(&key)).await
}

/// Takes the logo away.
///
/// # Errors
/// As `set_logo`.
pub async fn remove_logo(db: &Db, door: ApplicationAccess<'_>) -> Result<(), ApplyError> {
    may_change(db, door).await?;
    write_logo(db, door, None).await
}

/// The keys of all logos.
pub(crate) async fn logo_keys(db: &Db) -> Result<Vec<String>, DbErr> {
    let logos = application::Entity::find().filter(application::Column::Logo.is_not_null());
    logos.select_only().column(application::Column::Logo).into_tuple().all(db.read()).await
}

/// A logo may be changed as long as the application, and by a confirmed exhibitor at any time; by organisers as long as the
/// application counts.
async fn may_change(db: &Db, door: ApplicationAccess<'_>) -> Result<(), ApplyError> {
    let row = open_for_logo(db, door).await?;
    let event = submit::event_of(db, &row).await?;
    match row.state {
        ApplicationState::Confirmed => Ok(()),
        state if is_editable(state, &event) => Ok(()),
        state if !is_applicants(door, &row) && state.takes_edits_by_organisers() => Ok(()),
        state => Err(submit::refused(state, event)),
    }
}

/// Organisers help with the logo once the application is handed in; a draft is the applicant's alone.
async fn open_for_logo(db: &Db, door: ApplicationAccess<'_>) -> Result<application::Model, ApplyError> {
    let row = open_application(db.read(), door).await?;
    if row.state == ApplicationState::Draft && !is_applicants(door, &row) { Err(Denied::NotFound.into()) } else { Ok(row) }
}

async fn write_logo(db: &Db, door: ApplicationAccess<'_>, key: Option<&str>) -> Result<(), ApplyError> {
    let row = open_for_logo(db, door).await?;
    let event = submit::event_of(db, &row).await?;
    let actor = actor_of(door, row.id);
    let (row, event, actor) = (&row, &event, &actor);
    db.write(|tx| async move {
        let change = application::ActiveModel { logo: Set(key.map(str::to_owned)), updated_at: Set(clock::now()), ..Default::default() };
        // The revision stays: the form beside the upload shall not go stale by it.
        let written = application::Entity::update_many()
            .set(change)
            .filter(application::Column::Id.eq(row.id))
            .filter(application::Column::State.eq(row.state))
            .exec(&tx)
            .await?;
        if written.rows_affected == 0 {
            return Err(audit::overtaken::<ApplicationAction>(&tx, row.id, 1, event.zone).await?.into());
        }
        let action = if key.is_some() { ApplicationAction::LogoSet } else { ApplicationAction::LogoRemoved };
        audit::record(&tx, actor, AuditEntry::of(action, row.id).at(row.event_id)).await?;
        if !is_applicants(door, row) {
            tell_of_logo(&tx, row, event).await?;
        }
        Ok(())
    })
    .await
}

/// Tells the applicant that an organiser changed the logo. The revision does not count these.
async fn tell_of_logo(tx: &Tx, row: &application::Model, event: &EventView) -> Result<(), DbErr> {
    let change = FieldChange { field: ApplicationField::Logo, from: String::new(), to: String::new() };
    let letter =
        ApplicationLetter::ApplicationEdited { event: event.facts(), organisation: row.display_name.clone(), changes: vec![change] };
    to_applicant(tx, row, format!("application_edited:{}:logo:{}", row.id, Code::random().hash()), letter).await
}
