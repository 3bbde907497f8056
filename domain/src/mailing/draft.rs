//! Writing a letter to a group: begun for a group, saved while somebody types, copied, thrown away.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

use super::{
    Audience, Error, MailingAction, MailingField, MailingForm, MailingPurpose, MailingState, Texts,
    entity::mailing,
    groups::belongs_to,
    policy,
    queries::{held, held_draft},
    texts::Draft,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision, Overtaken},
    clock,
    db::{Db, Tx},
    event,
    ids::{EventId, MailingId},
};

/// Of a text too long to repeat history tells that it changed.
const TOO_LONG: &str = "changed";

/// What came of saving a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It says what the form says, in this revision.
    Saved { revision: i64 },
    /// Somebody else wrote since the form was opened. A form that is sent with this revision knows of that, and counts.
    Newer { revision: i64, overtaken: Overtaken },
}

/// Begins a letter to a group, which says nothing yet.
///
/// # Errors
/// `Denied` for whoever is no organiser, and for a group of another event.
pub async fn begin(db: &Db, actor: &Actor, event: EventId, audience: &str, purpose: &str) -> Result<MailingId, Error> {
    policy::may_write(actor)?;
    let form = MailingForm { audience: audience.to_owned(), purpose: purpose.to_owned(), ..MailingForm::default() };
    let draft = &form.parse()?;
    db.write(|tx| async move {
        event::within(&tx, event).await?;
        belongs_to(&tx, event, draft.audience).await?;
        insert(&tx, actor, event, draft).await
    })
    .await
}

/// Begins a letter that says the same as another, to the same group.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn copy(db: &Db, actor: &Actor, id: MailingId) -> Result<MailingId, Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let row = held(&tx, id).await?;
        let draft = Draft { audience: row.audience.parse()?, purpose: row.purpose, texts: Texts::of(&row) };
        insert(&tx, actor, row.event_id, &draft).await
    })
    .await
}

async fn insert(tx: &Tx, actor: &Actor, event: EventId, draft: &Draft) -> Result<MailingId, Error> {
    let (id, now) = (MailingId::new(), clock::now());
    let row = mailing::ActiveModel {
        id: Set(id),
        event_id: Set(event),
        state: Set(MailingState::Draft),
        send_local: Set(None),
        send_date: Set(None),
        send_days: Set(None),
        send_at: Set(None),
        held_until: Set(None),
        revision: Set(1),
        created_at: Set(now),
        begun_at: Set(None),
        ..written(draft)
    };
    mailing::Entity::insert(row).exec_without_returning(tx).await?;
    let entry = AuditEntry::of(MailingAction::Begun, id).at(event).with(MailingField::Audience, draft.audience.to_string());
    audit::record(tx, actor, entry).await?;
    Ok(id)
}

/// What a draft says, as columns.
fn written(draft: &Draft) -> mailing::ActiveModel {
    let Draft { audience, purpose, texts } = draft;
    mailing::ActiveModel {
        audience: Set(audience.to_string()),
        purpose: Set(*purpose),
        subject_de: Set(texts.de.subject.clone()),
        body_de: Set(texts.de.body.clone()),
        subject_en: Set(texts.en.subject.clone()),
        body_en: Set(texts.en.body.clone()),
        updated_at: Set(clock::now()),
        id: NotSet,
        event_id: NotSet,
        state: NotSet,
        send_local: NotSet,
        send_date: NotSet,
        send_days: NotSet,
        send_at: NotSet,
        held_until: NotSet,
        revision: NotSet,
        created_at: NotSet,
        begun_at: NotSet,
    }
}

/// Saves a draft. Anything may be missing. A form that says what the draft says changes nothing, so that one whose answer
/// got lost may be sent again.
///
/// # Errors
/// `Denied`, `Invalid` for more than a draft holds, `NotNow` once it is no draft any more.
pub async fn keep(db: &Db, actor: &Actor, id: MailingId, revision: &str, form: &MailingForm) -> Result<Kept, Error> {
    policy::may_write(actor)?;
    let draft = &form.parse()?;
    let expected = ExpectedRevision::parse(revision);
    db.write(|tx| async move {
        let row = held_draft(&tx, id).await?;
        let event = event::within(&tx, row.event_id).await?;
        // The group that it has may be gone by now: what is typed is kept all the same.
        if row.audience != draft.audience.to_string() {
            belongs_to(&tx, event.id, draft.audience).await?;
        }
        let is_same =
            (row.audience.clone(), row.purpose, Texts::of(&row)) == (draft.audience.to_string(), draft.purpose, draft.texts.clone());
        if is_same && expected.was_before_or_is(row.revision) {
            return Ok(Kept::Saved { revision: row.revision });
        }
        if !expected.is(row.revision) {
            let overtaken = audit::overtaken::<MailingAction>(&tx, id, expected.behind(row.revision), event.zone).await?;
            return Ok(Kept::Newer { revision: row.revision, overtaken });
        }
        let columns = mailing::ActiveModel { revision: Set(expected.next()), ..written(draft) };
        mailing::Entity::update_many().set(columns).filter(mailing::Column::Id.eq(id)).exec(&tx).await?;
        audit::record_on(&tx, actor, differences(&row, draft)).await?;
        Ok(Kept::Saved { revision: expected.next() })
    })
    .await
}

fn differences(row: &mailing::Model, draft: &Draft) -> AuditEntry<MailingAction> {
    let Draft { audience, purpose, texts } = draft;
    let entry = AuditEntry::of(MailingAction::Changed, row.id)
        .at(row.event_id)
        .changed(MailingField::Audience, row.audience.clone(), audience.to_string())
        .changed(MailingField::Purpose, row.purpose.as_str(), purpose.as_str())
        .changed(MailingField::SubjectDe, row.subject_de.clone(), texts.de.subject.clone())
        .changed(MailingField::SubjectEn, row.subject_en.clone(), texts.en.subject.clone());
    let entry = if row.body_de == texts.de.body { entry } else { entry.with(MailingField::BodyDe, TOO_LONG) };
    if row.body_en == texts.en.body { entry } else { entry.with(MailingField::BodyEn, TOO_LONG) }
}

/// Throws a draft away.
///
/// # Errors
/// `Denied`, or `NotNow` once it is no draft any more.
pub async fn discard(db: &Db, actor: &Actor, id: MailingId) -> Result<EventId, Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let row = held_draft(&tx, id).await?;
        mailing::Entity::delete_by_id(id).exec(&tx).await?;
        audit::record(&tx, actor, AuditEntry::of(MailingAction::Discarded, id).at(row.event_id)).await?;
        Ok(row.event_id)
    })
    .await
}

impl Draft {
    /// Whether it can leave.
    pub(super) fn of(row: &mailing::Model) -> Result<(Audience, MailingPurpose, Texts), Error> {
        let (audience, texts) = (row.audience.parse()?, Texts::of(row));
        texts.check(audience, row.purpose)?;
        Ok((audience, row.purpose, texts))
    }
}
