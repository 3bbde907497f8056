//! Making, changing and deleting news.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, TryInsertResult, sea_query::LockType};

use super::{
    Error, NewsAction, NewsEntryView, NewsField, NewsForm, NewsState,
    columns::{changed_columns, differences, noted, row_of},
    derive::is_to_come,
    entity, policy,
    view::zone_of,
};
use crate::{
    actor::{Actor, Denied},
    audit::{self, ExpectedRevision},
    clock,
    db::{Db, Tx, is_unique_violation},
    event::{self, EventView},
    field::FieldErrors,
    ids::{EventId, NewsEntryId},
    locale::Text,
};

/// Makes a draft that nobody but organisers sees.
///
/// # Errors
/// `Denied`, also for an event that is not there, or `Invalid` with every wrong field, or where the address is taken.
pub async fn create(db: &Db, actor: &Actor, form: &NewsForm) -> Result<NewsEntryView, Error> {
    policy::may_write(actor)?;
    let parsed = &form.parse(false)?;
    db.write(|tx| async move {
        let event = event_within(&tx, parsed.event).await?;
        let row = row_of(parsed, None);
        insert(&tx, row.clone()).await?;
        audit::record(&tx, actor, noted(NewsAction::Created, &row).with(NewsField::TitleDe, row.title_de.as_str())).await?;
        Ok(NewsEntryView::of(row, event))
    })
    .await
}

/// Changes an entry, unless somebody else did so since `revision`. Once it is published its address stays, because it was
/// shared, and its texts must not go. One that is to come keeps its local time, also by the clock of another event.
///
/// # Errors
/// `Denied`, `Invalid`, also beside `event` where that time is past by its clock, or `Overtaken`.
pub async fn edit(db: &Db, actor: &Actor, id: NewsEntryId, revision: &str, form: &NewsForm) -> Result<NewsEntryView, Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let (before, old) = held_with_event(&tx, id).await?;
        let is_published = old.state == NewsState::Published;
        let parsed = form.parse(is_published)?;
        if is_published && parsed.slug != old.slug {
            return Err(Error::Invalid(address_stays()));
        }
        // Whoever holds that event does not wait for an entry of this one.
        let after = event_held(&tx, parsed.event).await?;
        let mut new = row_of(&parsed, Some(&old));
        let now = clock::now();
        if let Some(local) = old.published_local.filter(|_| is_to_come(&old, now)) {
            new.published_at = Some(clock::at(zone_of(after.as_ref()), local));
            if !is_to_come(&new, now) {
                return Err(Error::Invalid(past_there()));
            }
        }
        let update = entity::Entity::update_many().set(changed_columns(&new)).filter(entity::Column::Id.eq(id));
        let (expected, zone) = (ExpectedRevision::parse(revision), zone_of(before.as_ref()));
        let written = expected.update::<NewsAction, _, Error>(&tx, update, entity::Column::Revision, id, zone).await;
        written.map_err(|error| match error {
            Error::Db(error) if is_unique_violation(&error) => Error::Invalid(address_taken()),
            other => other,
        })?;
        audit::record(&tx, actor, differences(&old, &new, before.as_ref(), after.as_ref())).await?;
        new.revision += 1;
        Ok(NewsEntryView::of(new, after))
    })
    .await
}

/// Throws a draft away.
///
/// # Errors
/// `Denied`, or `NotNow` for what is published, which has to be hidden first.
pub async fn delete(db: &Db, actor: &Actor, id: NewsEntryId) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let row = held(&tx, id).await?;
        if row.state != NewsState::Draft {
            return Err(Error::NotNow(row.state));
        }
        entity::Entity::delete_by_id(id).exec(&tx).await?;
        audit::record(&tx, actor, noted(NewsAction::Deleted, &row).with(NewsField::TitleDe, row.title_de.as_str())).await?;
        Ok(())
    })
    .await
}

/// The entry, which stays as it is until the transaction ends: whoever else changes or publishes it waits.
pub(super) async fn held(tx: &Tx, id: NewsEntryId) -> Result<entity::Model, Error> {
    let row = entity::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// The event that an entry belongs to and the entry, which both stay as they are until the transaction ends; the event first,
/// as when that is changed: whoever moves it waits, and then finds the entry as it is written. If the entry went to another
/// event meanwhile, the caller's revision is an old one.
pub(super) async fn held_with_event(tx: &Tx, id: NewsEntryId) -> Result<(Option<EventView>, entity::Model), Error> {
    let seen = entity::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    let event = event_held(tx, seen.event_id).await?;
    Ok((event, held(tx, id).await?))
}

async fn event_held(tx: &Tx, event: Option<EventId>) -> Result<Option<EventView>, Error> {
    match event {
        Some(event) => Ok(Some(event::held(tx, event).await?)),
        None => Ok(None),
    }
}

/// The event that an entry belongs to, to be shown: no time is derived by it.
pub(super) async fn event_within(tx: &Tx, event: Option<EventId>) -> Result<Option<EventView>, Error> {
    match event {
        Some(event) => Ok(Some(event::within(tx, event).await?)),
        None => Ok(None),
    }
}

async fn insert(tx: &Tx, row: entity::Model) -> Result<(), Error> {
    let row: entity::ActiveModel = row.into();
    let row = row.reset_all();
    match entity::Entity::insert(row).on_conflict_do_nothing_on([entity::Column::Slug]).exec_without_returning(tx).await? {
        TryInsertResult::Inserted(rows) if rows > 0 => Ok(()),
        _ => Err(Error::Invalid(address_taken())),
    }
}

fn past_there() -> FieldErrors {
    let problem = Text::new(
        "Dort ist der geplante Zeitpunkt schon vorbei. Holen Sie die Veröffentlichung zuerst zurück.",
        "There the planned time has passed already. First call the publication back.",
    );
    FieldErrors::one("event", problem)
}

fn address_taken() -> FieldErrors {
    FieldErrors::one("slug", Text::new("Diese Adresse hat schon eine andere Meldung.", "Another news item has this address already."))
}

fn address_stays() -> FieldErrors {
    let problem = Text::new(
        "Die Adresse wurde vielleicht schon geteilt: Nach der Veröffentlichung bleibt sie, wie sie ist.",
        "The address may have been shared already: after publication it stays as it is.",
    );
    FieldErrors::one("slug", problem)
}
