//! Making, changing, showing and deleting talks.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, TryInsertResult, sea_query::LockType,
};

use super::{
    Error, TalkAction, TalkDetails, TalkField, TalkState, TalkView,
    columns::{changed_columns, differences, row_of},
    details::please_choose,
    entity,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    bridge, clock,
    db::{Db, Tx, is_unique_violation},
    field::FieldErrors,
    ids::{BridgeId, TalkId},
    locale::Text,
};

/// Makes a draft that nobody but organisers sees.
///
/// # Errors
/// `Denied`, or `Invalid`, also where the address is taken.
pub async fn create(db: &Db, actor: &Actor, command: &TalkDetails) -> Result<TalkView, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        bridge_name(&tx, parsed.bridge).await?;
        let row = row_of(parsed, None);
        let new: entity::ActiveModel = row.clone().into();
        match entity::Entity::insert(new.reset_all()).on_conflict_do_nothing_on([entity::Column::Slug]).exec_without_returning(&tx).await? {
            TryInsertResult::Inserted(rows) if rows > 0 => {}
            _ => return Err(Error::Invalid(address_taken())),
        }
        let entry = AuditEntry::of(TalkAction::Created, row.id).with(TalkField::SubjectDe, row.subject_de.as_str());
        audit::record(&tx, actor, entry).await?;
        Ok(TalkView::from(row))
    })
    .await
}

/// Changes a talk, unless somebody else did so since `revision`; its address stays once everybody may have seen it.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: TalkId, revision: &str, command: &TalkDetails) -> Result<TalkView, Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        ExpectedRevision::parse(revision).check::<TalkAction, Error>(&tx, id, old.revision, clock::zone(&old.time_zone)).await?;
        if old.state == TalkState::Published && parsed.slug != old.slug {
            return Err(Error::Invalid(address_stays()));
        }
        let after = bridge_name(&tx, parsed.bridge).await?;
        let before = if parsed.bridge == old.bridge_id { after.clone() } else { bridge_name(&tx, old.bridge_id).await? };
        let new = row_of(parsed, Some(&old));
        let written = entity::Entity::update_many().set(changed_columns(&new)).filter(entity::Column::Id.eq(id)).exec(&tx).await;
        written.map_err(|error| if is_unique_violation(&error) { Error::Invalid(address_taken()) } else { Error::Db(error) })?;
        audit::record(&tx, actor, differences(&old, &new, before, after)).await?;
        Ok(TalkView::from(new))
    })
    .await
}

/// Shows a talk to everybody, or to organisers alone, as the word of a [`TalkState`] says. Doing so twice is doing so once.
///
/// # Errors
/// `Denied`.
pub async fn set_state(db: &Db, actor: &Actor, id: TalkId, state: &str) -> Result<TalkView, Error> {
    actor.require_organiser()?;
    let state: TalkState = state.parse().map_err(|_| Denied::NotFound)?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        if old.state == state {
            return Ok(TalkView::from(old));
        }
        let (revision, updated_at) = (old.revision + 1, clock::now());
        let row = entity::ActiveModel { state: Set(state), revision: Set(revision), updated_at: Set(updated_at), ..Default::default() };
        entity::Entity::update_many().set(row).filter(entity::Column::Id.eq(id)).exec(&tx).await?;
        let action = match state {
            TalkState::Published => TalkAction::Published,
            TalkState::Draft => TalkAction::Hidden,
        };
        audit::record(&tx, actor, AuditEntry::of(action, id)).await?;
        Ok(TalkView::from(entity::Model { state, revision, updated_at, ..old }))
    })
    .await
}

/// Throws a draft away.
///
/// # Errors
/// `Denied`, or `Published` for what everybody sees, which has to be hidden first.
pub async fn delete(db: &Db, actor: &Actor, id: TalkId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let row = held(&tx, id).await?;
        if row.state == TalkState::Published {
            return Err(Error::Published);
        }
        entity::Entity::delete_by_id(id).exec(&tx).await?;
        let entry = AuditEntry::of(TalkAction::Deleted, id).with(TalkField::SubjectDe, row.subject_de);
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// The talk, which stays as it is until the transaction ends: whoever else changes it waits.
pub(super) async fn held(tx: &Tx, id: TalkId) -> Result<entity::Model, Error> {
    let row = entity::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// What the bridge is called that a talk belongs to; nothing for none.
async fn bridge_name(tx: &Tx, bridge: Option<BridgeId>) -> Result<String, Error> {
    let Some(id) = bridge else { return Ok(String::new()) };
    let name = bridge::name_of(tx, id).await?;
    name.ok_or_else(|| Error::Invalid(FieldErrors::one("bridge", please_choose())))
}

fn address_taken() -> FieldErrors {
    FieldErrors::one("slug", Text::new("Diese Adresse hat schon ein anderer Vortrag.", "Another talk has this address already."))
}

fn address_stays() -> FieldErrors {
    let problem = Text::new(
        "Die Adresse ist öffentlich: Sie bleibt, wie sie ist, solange die Seite zu sehen ist.",
        "The address is public: it stays as it is while the page can be seen.",
    );
    FieldErrors::one("slug", problem)
}
