//! Who sees a property: its exhibitor asks, organisers decide.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{Error, PropertyAction, Publication, entity::property, policy, service::held};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    field::FieldErrors,
    ids::PropertyId,
    locale::Text,
    notice::{self, Happened, NoticeKind},
};

/// Asks organisers to publish a draft. Asking twice is asking once.
///
/// # Errors
/// `Denied`, `Invalid` while a description is missing, `NotNow` once it is published, `Overtaken`.
pub async fn hand_in(db: &Db, actor: &Actor, id: PropertyId, revision: &str) -> Result<(), Error> {
    policy::may_write_some(actor)?;
    let expected = ExpectedRevision::parse(revision);
    db.write(|tx| async move {
        let row = held(&tx, actor, id).await?;
        match row.publication {
            Publication::HandedIn => return Ok(()),
            Publication::Published => return Err(Error::NotNow(row.publication)),
            Publication::Draft => {}
        }
        expected.check::<PropertyAction, Error>(&tx, id, row.revision, clock::home()).await?;
        complete(&row)?;
        put(&tx, actor, &row, Publication::HandedIn, PropertyAction::HandedIn).await?;
        let (kind, subject, name) = (NoticeKind::PropertyHandedIn, id.as_uuid(), Text::new(&row.title_de, &row.title_en));
        notice::note(&tx, Happened { event: None, kind, subject, name, of: row.revision.to_string() }).await?;
        Ok(())
    })
    .await
}

/// Shows a property to everybody, if it is as the organiser saw it.
///
/// # Errors
/// `Denied` for whoever is no organiser, `Invalid` while a description is missing, `NotNow`, `Overtaken`.
pub async fn publish(db: &Db, actor: &Actor, id: PropertyId, revision: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    let expected = ExpectedRevision::parse(revision);
    db.write(|tx| async move {
        let row = held(&tx, actor, id).await?;
        if row.publication == Publication::Published {
            return Err(Error::NotNow(row.publication));
        }
        expected.check::<PropertyAction, Error>(&tx, id, row.revision, clock::home()).await?;
        complete(&row)?;
        put(&tx, actor, &row, Publication::Published, PropertyAction::Published).await
    })
    .await
}

/// Shows these to everybody, and answers how many that were: what is public already, gone or not complete is left as it is.
///
/// # Errors
/// `Denied` for whoever is no organiser; `Invalid` if none was chosen.
pub async fn publish_many(db: &Db, actor: &Actor, ids: &[PropertyId]) -> Result<usize, Error> {
    actor.require_organiser()?;
    if ids.is_empty() {
        let none = Text::new("Bitte wählen Sie zuerst mindestens ein Objekt aus.", "Please choose one property at least.");
        return Err(Error::Invalid(FieldErrors::one("", none)));
    }
    let mut ids = ids.to_vec();
    // One order for everybody, so that two who do the same at once do not wait for each other.
    ids.sort();
    ids.dedup();
    let ids = &ids;
    db.write(|tx| async move {
        let mut published = 0;
        for id in ids {
            let row = match held(&tx, actor, *id).await {
                Ok(row) => row,
                Err(Error::Denied(_)) => continue,
                Err(error) => return Err(error),
            };
            if row.publication == Publication::Published || complete(&row).is_err() {
                continue;
            }
            put(&tx, actor, &row, Publication::Published, PropertyAction::Published).await?;
            published += 1;
        }
        Ok(published)
    })
    .await
}

/// Takes a property out of sight, or back from what was handed in: it is a draft again. Doing so twice is doing so once. What
/// was published since its exhibitor meant to take it back stays.
///
/// # Errors
/// `Denied`, or `Overtaken`.
pub async fn hide(db: &Db, actor: &Actor, id: PropertyId, revision: &str) -> Result<(), Error> {
    policy::may_write_some(actor)?;
    let expected = ExpectedRevision::parse(revision);
    db.write(|tx| async move {
        let row = held(&tx, actor, id).await?;
        if row.publication == Publication::Draft {
            return Ok(());
        }
        expected.check::<PropertyAction, Error>(&tx, id, row.revision, clock::home()).await?;
        put(&tx, actor, &row, Publication::Draft, PropertyAction::Hidden).await
    })
    .await
}

fn complete(row: &property::Model) -> Result<(), Error> {
    if row.description_de.is_empty() || row.description_en.is_empty() {
        let problem = Text::new(
            "Vor der Veröffentlichung braucht das Objekt eine Beschreibung in beiden Sprachen.",
            "Before it is published the property needs a description in both languages.",
        );
        return Err(Error::Invalid(FieldErrors::one("", problem)));
    }
    Ok(())
}

async fn put(tx: &Tx, actor: &Actor, row: &property::Model, publication: Publication, action: PropertyAction) -> Result<(), Error> {
    let columns = property::ActiveModel {
        publication: Set(publication),
        revision: Set(row.revision + 1),
        updated_at: Set(clock::now()),
        ..Default::default()
    };
    property::Entity::update_many().set(columns).filter(property::Column::Id.eq(row.id)).exec(tx).await?;
    audit::record(tx, actor, AuditEntry::of(action, row.id)).await?;
    Ok(())
}
