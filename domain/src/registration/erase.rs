//! Erasing a visitor: what is about them goes everywhere; what stays are rows without a person.

use chrono::Duration;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LockType},
};
use uuid::Uuid;

use super::{ConsentPurpose, Error, RegistrationState, consent, entity::registration, letters, policy, queries};
use crate::{
    actor::{Actor, Denied},
    audit::{self, Happened, entity::audit as history},
    badge,
    clock::{self, Instant},
    code::Code,
    db::{Db, Tx},
    event::{self, EventView},
    ids::{BadgeId, LeadId, MailId, RegistrationId, SeatId},
    lead,
    mail::{self, Letter, MailState},
    masterclass,
};

/// The letters that are about a visitor. Others that went to the same address are about an exhibitor.
pub(super) const LETTERS: [&str; 12] = [
    "confirm_registration",
    "ticket",
    "registration_cancelled",
    "registration_erased",
    "seat_booked",
    "seat_waiting",
    "seat_promoted",
    "seat_released",
    "session_changed",
    "session_cancelled",
    "lead_receipt",
    "lead_withdrawn",
];

/// Who never confirmed is forgotten so long after the link ran out.
const FORGET_AFTER: Duration = Duration::days(7);
/// How many are looked up at a time.
const BATCH: u64 = 50;

/// Erases everything about a visitor, and sends a last letter that says so. Seats become free, both codes open nothing,
/// exhibitors lose the contact, history keeps no name. The last letter forgets its address once it is sent.
///
/// # Errors
/// `Denied`, also when it was done before.
pub async fn erase(db: &Db, actor: &Actor, id: RegistrationId) -> Result<(), Error> {
    policy::may_act_for(actor, id)?;
    let (row, _) = queries::with_badge(db, id).await?;
    let event = &event::by_id(db, &Actor::System, row.event_id).await?;
    db.write(|tx| async move {
        let row = queries::within(&tx, id).await?;
        forget(&tx, actor, &row, event).await?;
        let nameless = registration::Model { name: String::new(), ..row };
        letters::send(&tx, &nameless, event, "last", Letter::RegistrationErased { event: event.facts() }).await
    })
    .await
}

/// Forgets all visitors who never confirmed, two weeks after they registered, without a letter: the address was not
/// proven to be theirs. The worker calls it now and then; it answers how many there were.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(db: &Db) -> Result<u64, Error> {
    let before = clock::now() - FORGET_AFTER;
    let mut forgotten = 0;
    loop {
        let stale: Vec<RegistrationId> = registration::Entity::find()
            .select_only()
            .column(registration::Column::Id)
            .filter(never_confirmed(before))
            .order_by_asc(registration::Column::ConfirmExpiresAt)
            .limit(BATCH)
            .into_tuple()
            .all(db.read())
            .await?;
        let mut done = 0;
        for id in &stale {
            done += db.write(|tx| async move { forget_if_unconfirmed(&tx, *id, before).await }).await?;
        }
        forgotten += done;
        // None of a batch: others, such as another server, were faster with all of it, and go on.
        if done == 0 {
            return Ok(forgotten);
        }
    }
}

/// How many it forgot: one, or none if somebody was faster.
async fn forget_if_unconfirmed(tx: &Tx, id: RegistrationId, before: Instant) -> Result<u64, Error> {
    // Held on PostgreSQL: whoever confirms it at the desk in this moment is not forgotten.
    let row = registration::Entity::find_by_id(id).filter(never_confirmed(before)).lock(LockType::NoKeyUpdate).one(tx).await?;
    let Some(row) = row else { return Ok(0) };
    let event = event::within(tx, row.event_id).await?;
    forget(tx, &Actor::System, &row, &event).await?;
    Ok(1)
}

/// Also one that was confirmed once, cancelled and begun anew: since then nobody has confirmed it.
fn never_confirmed(before: Instant) -> Condition {
    Condition::all()
        .add(registration::Column::State.eq(RegistrationState::Pending))
        .add(registration::Column::ErasedAt.is_null())
        .add(registration::Column::ConfirmExpiresAt.lt(before))
}

async fn forget(tx: &Tx, actor: &Actor, row: &registration::Model, event: &EventView) -> Result<(), Error> {
    // Ended before anything else: whoever books or gives a contact meanwhile has written it by then, and is found below,
    // or waits and then finds nobody.
    end_registration(tx, row.id).await?;
    empty_badge(tx, row.badge_id).await?;
    masterclass::release_seats(tx, row.id).await?;
    empty_registration(tx, row.id).await?;
    consent::withdraw(tx, row.id, &ConsentPurpose::ALL).await?;
    lead::empty(tx, lead::entity::Column::RegistrationId.eq(row.id)).await?;
    // After all that may still have written a letter or a line of history.
    empty_mail(tx, row, event).await?;
    empty_history(tx, row).await?;
    Ok(audit::record(tx, actor, Happened::new("registration", row.id.as_uuid(), "erased").at(row.event_id)).await?)
}

/// The registration counts no more. Only columns that no key holds: on PostgreSQL, whoever moves up in a queue refers to
/// this row, and must not wait for it while it waits for them.
async fn end_registration(tx: &Tx, id: RegistrationId) -> Result<(), Error> {
    let now = clock::now();
    let done = registration::Entity::update_many()
        .col_expr(registration::Column::State, Expr::value(RegistrationState::Cancelled))
        .col_expr(registration::Column::CancelledAt, Expr::value(now))
        .col_expr(registration::Column::ErasedAt, Expr::value(now))
        .filter(registration::Column::Id.eq(id))
        .filter(registration::Column::ErasedAt.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Denied::NotFound.into()) }
}

async fn empty_registration(tx: &Tx, id: RegistrationId) -> Result<(), Error> {
    let now = clock::now();
    registration::Entity::update_many()
        .col_expr(registration::Column::Name, Expr::value(""))
        .col_expr(registration::Column::Email, Expr::value(""))
        .col_expr(registration::Column::EmailKey, Expr::value(""))
        .col_expr(registration::Column::Organisation, Expr::value(""))
        .col_expr(registration::Column::JobTitle, Expr::value(""))
        .col_expr(registration::Column::ConfirmHash, Expr::value(Code::random().hash()))
        .col_expr(registration::Column::ConfirmExpiresAt, Expr::value(now))
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(registration::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// New codes that nobody knows: the old ones open nothing and are kept nowhere.
async fn empty_badge(tx: &Tx, badge: BadgeId) -> Result<(), Error> {
    use badge::entity::Column;
    badge::reprint(tx, badge, "", "").await?;
    badge::revoke(tx, badge).await?;
    badge::entity::Entity::update_many()
        .col_expr(Column::TicketCode, Expr::value(Code::random().as_str()))
        .col_expr(Column::BadgeCode, Expr::value(Code::random().as_str()))
        .filter(Column::Id.eq(badge))
        .exec(tx)
        .await?;
    Ok(())
}

/// Letters keep their kind and time, and lose reader and content; what was not sent yet is not sent any more.
async fn empty_mail(tx: &Tx, row: &registration::Model, event: &EventView) -> Result<(), Error> {
    use mail::entity::Column;
    let blank = serde_json::to_string(&Letter::RegistrationErased { event: event.facts() })
        .map_err(|error| sea_orm::DbErr::Json(error.to_string()))?;
    let about = || mail_about(row);
    // Held first: a copy that is being made of one (`mail::resend`) is written when this has them all.
    let held = mail::entity::Entity::find().select_only().column(Column::Id).filter(about()).order_by_asc(Column::Id);
    held.lock(LockType::NoKeyUpdate).into_tuple::<MailId>().all(tx).await?;
    mail::entity::Entity::update_many()
        .col_expr(Column::State, Expr::value(MailState::Parked))
        .col_expr(Column::LeaseUntil, Expr::value(None::<Instant>))
        .filter(about())
        .filter(Column::State.ne(MailState::Sent))
        .exec(tx)
        .await?;
    mail::entity::Entity::update_many()
        .col_expr(Column::ToName, Expr::value(""))
        .col_expr(Column::ToEmail, Expr::value(""))
        .col_expr(Column::LastError, Expr::value(""))
        .col_expr(Column::Letter, Expr::value(blank))
        .filter(about())
        .exec(tx)
        .await?;
    Ok(())
}

/// The letters about this visitor.
pub(super) fn mail_about(row: &registration::Model) -> Condition {
    use mail::entity::Column;
    let theirs = Condition::any()
        .add(Column::ToEmail.eq(row.email.as_str()))
        .add(Expr::expr(Func::lower(Expr::col(Column::ToEmail))).eq(row.email_key.as_str()));
    Condition::all().add(Column::EventId.eq(row.event_id)).add(Column::Kind.is_in(LETTERS)).add(theirs)
}

/// That something happened stays, and when; what it said does not.
async fn empty_history(tx: &Tx, row: &registration::Model) -> Result<(), Error> {
    use masterclass::entity::seat;
    let seats: Vec<SeatId> = seat::Entity::find()
        .select_only()
        .column(seat::Column::Id)
        .filter(seat::Column::RegistrationId.eq(row.id))
        .into_tuple()
        .all(tx)
        .await?;
    let leads: Vec<LeadId> = lead::entity::Entity::find()
        .select_only()
        .column(lead::entity::Column::Id)
        .filter(lead::entity::Column::RegistrationId.eq(row.id))
        .into_tuple()
        .all(tx)
        .await?;
    let things: Vec<Uuid> = [row.id.as_uuid(), row.badge_id.as_uuid()]
        .into_iter()
        .chain(seats.into_iter().map(SeatId::as_uuid))
        .chain(leads.into_iter().map(LeadId::as_uuid))
        .collect();
    history::Entity::update_many()
        .col_expr(history::Column::Changes, Expr::value("{}"))
        .filter(history::Column::SubjectId.is_in(things))
        .exec(tx)
        .await?;
    Ok(())
}
