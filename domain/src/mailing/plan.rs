//! When a letter to a group leaves: now, at a time, or not at all.

use chrono::{Duration, NaiveDateTime};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{
    Error, FromDate, FromDateForm, MailingAction, MailingField, MailingState, RecipientOutcome,
    entity::{mailing, recipient},
    policy,
    queries::{held, held_draft},
    readers::readers,
    selection::select,
    texts::Draft,
};
use crate::{
    actor::{Actor, Denied},
    application::GRACE,
    audit::{self, AuditEntry, ExpectedRevision},
    clock::{self, Instant},
    db::{Db, Tx},
    event::{self, EventView},
    field::{self, FieldErrors},
    ids::MailingId,
    locale::Text,
    mail,
};

/// Nobody plans for longer; a mistyped year is found out.
const LONGEST: Duration = Duration::days(2 * 366);

/// What calling a letter off did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalledOff {
    /// It had not begun to leave: it is a draft again.
    Draft,
    /// So many letters were taken back, and nobody gets them.
    TakenBack { letters: u64 },
}

/// Sends a letter now. For a moment (`application::GRACE`) its letters wait in the outbox and can be taken back.
///
/// # Errors
/// `Denied`, `Invalid` for what it says, `Nobody`, `NotNow` once it is no draft any more, `Overtaken`.
pub async fn send(db: &Db, actor: &Actor, id: MailingId, revision: &str) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let (event, row) = draft_at_event(&tx, id).await?;
        let (audience, purpose, texts) = Draft::of(&row)?;
        let now = clock::now();
        let found = readers(&tx, row.event_id, audience, None).await?;
        if select(found, purpose, &texts).chosen.is_empty() {
            return Err(Error::Nobody);
        }
        leave_at(&tx, actor, (&event, &row), revision, Leaving { local: None, from: None, at: now, held_until: Some(now + GRACE) }).await
    })
    .await
}

/// Plans a letter for a time by the event's clock. Who gets it is asked when it leaves.
///
/// # Errors
/// `Denied`, `Invalid` for what it says, or beside `at` for a time that is past or that no clock shows, `NotNow` once it is
/// no draft any more, `Overtaken`.
pub async fn plan(db: &Db, actor: &Actor, id: MailingId, revision: &str, at: &str) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let (event, row) = draft_at_event(&tx, id).await?;
        Draft::of(&row)?;
        let local = field::local_time(at).and_then(|local| clock::existing(event.zone, local));
        let local = local.map_err(|problem| FieldErrors::one("at", problem))?;
        let at = ahead(&event, local).map_err(|problem| FieldErrors::one("at", problem))?;
        leave_at(&tx, actor, (&event, &row), revision, Leaving { local: Some(local), from: None, at, held_until: None }).await
    })
    .await
}

/// Plans a letter for so many days before or after a date of its event. It follows that date: see `follow_event`.
///
/// # Errors
/// As `plan`; what is wrong is said beside `days`, `date` or `time`.
pub async fn plan_from_date(db: &Db, actor: &Actor, id: MailingId, revision: &str, form: &FromDateForm) -> Result<(), Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let (event, row) = draft_at_event(&tx, id).await?;
        Draft::of(&row)?;
        let (from, local) = form.parse(&event)?;
        let at = ahead(&event, local).map_err(|problem| FieldErrors::one("days", problem))?;
        leave_at(&tx, actor, (&event, &row), revision, Leaving { local: Some(local), from: Some(from), at, held_until: None }).await
    })
    .await
}

/// When a letter is to leave.
struct Leaving {
    /// By the event's clock, if it was planned.
    local: Option<NaiveDateTime>,
    from: Option<FromDate>,
    at: Instant,
    held_until: Option<Instant>,
}

/// A draft and its event, which both stay as they are until the transaction ends, the event first, as when that is changed:
/// whoever moves it waits, and then finds the letter planned.
async fn draft_at_event(tx: &Tx, id: MailingId) -> Result<(EventView, mailing::Model), Error> {
    let row = mailing::Entity::find_by_id(id).one(tx).await?.ok_or(Denied::NotFound)?;
    let event = event::held(tx, row.event_id).await?;
    Ok((event, held_draft(tx, id).await?))
}

async fn leave_at(
    tx: &Tx,
    actor: &Actor,
    (event, row): (&EventView, &mailing::Model),
    revision: &str,
    leaving: Leaving,
) -> Result<(), Error> {
    let Leaving { local, from, at, held_until } = leaving;
    ExpectedRevision::parse(revision).check::<MailingAction, Error>(tx, row.id, row.revision, event.zone).await?;
    let columns = mailing::ActiveModel {
        state: Set(MailingState::Planned),
        send_local: Set(local),
        send_date: Set(from.map(|from| from.date)),
        send_days: Set(from.map(|from| from.days)),
        send_at: Set(Some(at)),
        held_until: Set(held_until),
        revision: Set(row.revision + 1),
        updated_at: Set(clock::now()),
        ..Default::default()
    };
    mailing::Entity::update_many().set(columns).filter(mailing::Column::Id.eq(row.id)).exec(tx).await?;
    let action = if local.is_some() { MailingAction::Planned } else { MailingAction::Sent };
    let entry = AuditEntry::of(action, row.id).at(row.event_id).with(MailingField::Audience, row.audience.as_str());
    let entry = if local.is_some() { entry.with(MailingField::SendAt, at.to_rfc3339()) } else { entry };
    let entry = from.into_iter().fold(entry, |entry, from| entry.with(MailingField::SendDate, from.date.as_str()));
    audit::record(tx, actor, entry).await?;
    Ok(())
}

/// The instant of a local time: ahead of now, and not by years.
fn ahead(event: &EventView, local: NaiveDateTime) -> Result<Instant, Text> {
    let (at, now) = (clock::at(event.zone, local), clock::now());
    if at <= now {
        return Err(Text::new("Der Zeitpunkt muss in der Zukunft liegen.", "The time must lie in the future."));
    }
    if at > now + LONGEST {
        return Err(Text::new("So weit im Voraus lässt sich nichts planen.", "Nothing can be planned so far ahead."));
    }
    Ok(at)
}

/// The time that a form proposes: the next day at nine, by the event's clock.
pub fn proposed_time(event: &EventView, now: Instant) -> NaiveDateTime {
    let tomorrow = clock::local(event.zone, now).date() + Duration::days(1);
    tomorrow.and_hms_opt(9, 0, 0).unwrap_or_default()
}

/// Calls a letter off. What has not begun to leave is a draft again; of one that leaves, or has left, everything that is
/// still in the outbox is taken back.
///
/// # Errors
/// `Denied`, `AllLeft` when there is nothing to take back, `NotNow` for a draft, and for one that was stopped.
pub async fn call_off(db: &Db, actor: &Actor, id: MailingId) -> Result<CalledOff, Error> {
    policy::may_write(actor)?;
    db.write(|tx| async move {
        let row = held(&tx, id).await?;
        match row.state {
            MailingState::Planned => {
                back_to_draft(&tx, actor, &row, None).await?;
                Ok(CalledOff::Draft)
            }
            MailingState::Sending | MailingState::Sent => take_back(&tx, actor, &row).await,
            MailingState::Draft | MailingState::Stopped => Err(Error::NotNow(row.state)),
        }
    })
    .await
}

/// What it followed stays known to a draft, where nobody but the event called it off.
pub(super) async fn back_to_draft(tx: &Tx, actor: &Actor, row: &mailing::Model, followed: Option<FromDate>) -> Result<(), DbErr> {
    let columns = mailing::ActiveModel {
        state: Set(MailingState::Draft),
        send_local: Set(None),
        send_date: Set(followed.map(|from| from.date)),
        send_days: Set(followed.map(|from| from.days)),
        send_at: Set(None),
        held_until: Set(None),
        revision: Set(row.revision + 1),
        updated_at: Set(clock::now()),
        ..Default::default()
    };
    mailing::Entity::update_many().set(columns).filter(mailing::Column::Id.eq(row.id)).exec(tx).await?;
    audit::record(tx, actor, AuditEntry::of(MailingAction::CalledOff, row.id).at(row.event_id)).await
}

async fn take_back(tx: &Tx, actor: &Actor, row: &mailing::Model) -> Result<CalledOff, Error> {
    let keys = recipient::Entity::find().select_only().column(recipient::Column::LetterKey);
    let keys = keys.filter(recipient::Column::MailingId.eq(row.id));
    let letters = mail::take_back_all(tx, keys.into_query()).await? + take_back_unwritten(tx, row.id).await?;
    if letters == 0 {
        return Err(Error::AllLeft);
    }
    let columns = mailing::ActiveModel { state: Set(MailingState::Stopped), updated_at: Set(clock::now()), ..Default::default() };
    mailing::Entity::update_many().set(columns).filter(mailing::Column::Id.eq(row.id)).exec(tx).await?;
    let entry = AuditEntry::of(MailingAction::Stopped, row.id).at(row.event_id).with(MailingField::Recipients, letters);
    audit::record(tx, actor, entry).await?;
    Ok(CalledOff::TakenBack { letters })
}

async fn take_back_unwritten(tx: &Tx, id: MailingId) -> Result<u64, DbErr> {
    let columns = recipient::ActiveModel { outcome: Set(RecipientOutcome::TakenBack), ..Default::default() };
    let done = recipient::Entity::update_many()
        .set(columns)
        .filter(recipient::Column::MailingId.eq(id))
        .filter(recipient::Column::Outcome.eq(RecipientOutcome::Waiting))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}
