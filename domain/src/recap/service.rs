//! Beginning a recap, writing its text, and showing it to everybody.

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, TryInsertResult, sea_query::LockType};
use serde::{Deserialize, Serialize};

use super::{Error, RecapAction, RecapField, RecapState, entity::recap};
use crate::{
    actor::{Actor, Denied},
    audit::{self, AuditEntry, ExpectedRevision},
    clock,
    db::{Db, Tx},
    event,
    field::{FieldErrors, Fields, Prose},
    ids::{EventId, RecapId},
    locale::Text,
};

/// Of a text too long to repeat history tells that it changed.
const TOO_LONG: &str = "changed";

/// What is typed about a recap as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecapForm {
    /// Markdown.
    pub text_de: String,
    pub text_en: String,
    /// `on`, or nothing: which counted figures are shown.
    pub exhibitors: String,
    pub visits: String,
    pub leads: String,
    pub sessions: String,
}

/// Begins the recap of an event: a draft. Where there is one, nothing changes.
///
/// # Errors
/// `Denied`, also where there is no such event.
pub async fn begin(db: &Db, actor: &Actor, event: EventId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let event = event::within(&tx, event).await?;
        let (id, now) = (RecapId::new(), clock::now());
        let row = recap::ActiveModel {
            id: Set(id),
            event_id: Set(event.id),
            text_de: Set(String::new()),
            text_en: Set(String::new()),
            shows_exhibitors: Set(true),
            shows_visits: Set(true),
            shows_leads: Set(false),
            shows_sessions: Set(true),
            state: Set(RecapState::Draft),
            published_at: Set(None),
            revision: Set(1),
            created_at: Set(now),
            updated_at: Set(now),
        };
        let begun = recap::Entity::insert(row).on_conflict_do_nothing_on([recap::Column::EventId]).exec_without_returning(&tx).await?;
        // Of several who begin at once one has begun it.
        if matches!(begun, TryInsertResult::Inserted(rows) if rows > 0) {
            audit::record(&tx, actor, AuditEntry::of(RecapAction::Created, id).at(event.id)).await?;
        }
        Ok(())
    })
    .await
}

/// Changes the text and which figures are shown, unless somebody else did so since `revision`.
///
/// # Errors
/// `Denied`, `Invalid`, or `Overtaken`. What is published keeps its text in both languages.
pub async fn save(db: &Db, actor: &Actor, id: RecapId, revision: &str, form: &RecapForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let text = &parse(form)?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        check_revision(&tx, &old, revision).await?;
        if old.state == RecapState::Published && (text.de.is_empty() || text.en.is_empty()) {
            return Err(Error::Invalid(incomplete()));
        }
        let on = |typed: &str| typed == "on";
        let row = recap::ActiveModel {
            text_de: Set(text.de.clone()),
            text_en: Set(text.en.clone()),
            shows_exhibitors: Set(on(&form.exhibitors)),
            shows_visits: Set(on(&form.visits)),
            shows_leads: Set(on(&form.leads)),
            shows_sessions: Set(on(&form.sessions)),
            ..Default::default()
        };
        write(&tx, &old, row).await?;
        let entry = AuditEntry::of(RecapAction::Changed, id)
            .at(old.event_id)
            .changed(RecapField::Exhibitors, old.shows_exhibitors, on(&form.exhibitors))
            .changed(RecapField::Visits, old.shows_visits, on(&form.visits))
            .changed(RecapField::Leads, old.shows_leads, on(&form.leads))
            .changed(RecapField::Sessions, old.shows_sessions, on(&form.sessions));
        let texts = [(RecapField::TextDe, old.text_de != text.de), (RecapField::TextEn, old.text_en != text.en)];
        let entry = texts.into_iter().filter(|(_, changed)| *changed).fold(entry, |entry, (field, _)| entry.with(field, TOO_LONG));
        audit::record(&tx, actor, entry).await?;
        Ok(())
    })
    .await
}

/// Shows it to everybody.
///
/// # Errors
/// `Denied`, `Overtaken`, `NotNow` once it is, or `Invalid` while a text is missing.
pub async fn publish(db: &Db, actor: &Actor, id: RecapId, revision: &str) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        check_revision(&tx, &old, revision).await?;
        if old.state == RecapState::Published {
            return Err(Error::NotNow);
        }
        if old.text_de.is_empty() || old.text_en.is_empty() {
            return Err(Error::Invalid(incomplete()));
        }
        let row = recap::ActiveModel { state: Set(RecapState::Published), published_at: Set(Some(clock::now())), ..Default::default() };
        write(&tx, &old, row).await?;
        audit::record(&tx, actor, AuditEntry::of(RecapAction::Published, id).at(old.event_id)).await?;
        Ok(())
    })
    .await
}

/// Makes it a draft again. Doing so twice is doing so once.
///
/// # Errors
/// `Denied`.
pub async fn hide(db: &Db, actor: &Actor, id: RecapId) -> Result<(), Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let old = held(&tx, id).await?;
        if old.state == RecapState::Draft {
            return Ok(());
        }
        let row = recap::ActiveModel { state: Set(RecapState::Draft), published_at: Set(None), ..Default::default() };
        write(&tx, &old, row).await?;
        audit::record(&tx, actor, AuditEntry::of(RecapAction::Hidden, id).at(old.event_id)).await?;
        Ok(())
    })
    .await
}

/// The recap, which stays as it is until the transaction ends: whoever adds something to it waits.
pub(super) async fn held(tx: &Tx, id: RecapId) -> Result<recap::Model, Error> {
    let row = recap::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// Notes that something in it changed, for whoever asks when the page did.
pub(super) async fn touch(tx: &Tx, id: RecapId) -> Result<(), DbErr> {
    let row = recap::ActiveModel { updated_at: Set(clock::now()), ..Default::default() };
    recap::Entity::update_many().set(row).filter(recap::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

async fn check_revision(tx: &Tx, row: &recap::Model, revision: &str) -> Result<(), Error> {
    let zone = event::within(tx, row.event_id).await?.zone;
    ExpectedRevision::parse(revision).check::<RecapAction, Error>(tx, row.id, row.revision, zone).await
}

async fn write(tx: &Tx, old: &recap::Model, row: recap::ActiveModel) -> Result<(), DbErr> {
    let row = recap::ActiveModel { revision: Set(old.revision + 1), updated_at: Set(clock::now()), ..row };
    recap::Entity::update_many().set(row).filter(recap::Column::Id.eq(old.id)).exec(tx).await?;
    Ok(())
}

fn parse(form: &RecapForm) -> Result<Text, FieldErrors> {
    let mut fields = Fields::new();
    let de = fields.check("text_de", Prose::<10_000>::parse(&form.text_de));
    let en = fields.check("text_en", Prose::<10_000>::parse(&form.text_en));
    fields.finish(|| Some(Text::new(de?.into_string(), en?.into_string())))
}

fn incomplete() -> FieldErrors {
    let problem =
        Text::new("Ein öffentlicher Rückblick braucht seinen Text in beiden Sprachen.", "A public recap needs its text in both languages.");
    FieldErrors::one("", problem)
}
