//! What visitors do with their registration: change it, take part again. How they cancel it is in `process::leaving`.

use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};

use super::{
    ChangeRegistration, Details, Error, RegistrationAction, RegistrationState, entity::registration, letters, person::name_taken, policy,
    queries, register::record, repeat,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry, ExpectedRevision},
    badge, clock,
    db::{Db, Tx},
    event,
    ids::RegistrationId,
};

/// Changes name, organisation, function and language; the badge says the same from then on.
///
/// # Errors
/// `Denied`, `Invalid`, `Cancelled`, `NameTaken`, or `Overtaken`.
pub async fn change(db: &Db, actor: &Actor, id: RegistrationId, command: &ChangeRegistration) -> Result<(), Error> {
    policy::may_act_for(actor, id)?;
    write_details(db, actor, id, command).await
}

/// The same by the desk, for whoever stands there with a misspelt badge.
///
/// # Errors
/// As `change`.
pub async fn correct(db: &Db, actor: &Actor, id: RegistrationId, command: &ChangeRegistration) -> Result<(), Error> {
    let (row, _) = queries::with_badge(db, id).await.map_err(|error| queries::unseen(actor, error))?;
    policy::may_register_others(actor, row.event_id)?;
    write_details(db, actor, id, command).await
}

async fn write_details(db: &Db, actor: &Actor, id: RegistrationId, command: &ChangeRegistration) -> Result<(), Error> {
    let details = Details::parse(&command.details)?;
    let expected = ExpectedRevision::parse(&command.revision);
    let details = &details;
    db.write(|tx| async move {
        let before = queries::within(&tx, id).await?;
        if before.state != RegistrationState::Confirmed {
            return Err(Error::Cancelled);
        }
        let zone = event::within(&tx, before.event_id).await?.zone;
        let update = registration::Entity::update_many().set(details.columns(&before.email)).filter(registration::Column::Id.eq(id));
        let written = expected.update::<RegistrationAction, _, Error>(&tx, update, registration::Column::Revision, id, zone).await;
        written.map_err(name_taken)?;
        badge::reprint(&tx, before.badge_id, &details.name, &details.organisation).await?;
        let entry = AuditEntry::of(RegistrationAction::Changed, id).at(before.event_id);
        let entry = details.changed_from(&Details::from(&before)).into_iter().fold(entry, |entry, field| entry.with(field, ()));
        Ok(audit::record(&tx, actor, entry).await?)
    })
    .await
}

/// Writes that a registration is cancelled and ends its badge; `None` if it did not count. Whoever calls gives back what
/// hangs on it.
pub(crate) async fn end(tx: &Tx, actor: &Actor, id: RegistrationId) -> Result<Option<registration::Model>, Error> {
    let Some(row) = step(tx, id, RegistrationState::Confirmed, RegistrationState::Cancelled).await? else { return Ok(None) };
    badge::end(tx, row.badge_id).await?;
    record(tx, actor, &row, RegistrationAction::Cancelled).await?;
    Ok(Some(row))
}

/// Takes part again after a cancellation, with the same ticket; seats are not given back. Doing so twice changes nothing.
///
/// # Errors
/// `Denied`, or `Closed` when the event is over.
pub async fn register_again(db: &Db, actor: &Actor, id: RegistrationId) -> Result<(), Error> {
    policy::may_act_for(actor, id)?;
    let (row, _) = queries::with_badge(db, id).await?;
    let event = &event::by_id(db, &Actor::System, row.event_id).await?;
    if !event.takes_registrations() {
        return Err(Error::Closed);
    }
    db.write(|tx| async move {
        let Some(row) = step(&tx, id, RegistrationState::Cancelled, RegistrationState::Confirmed).await? else { return Ok(()) };
        repeat::settle(&tx, id).await?;
        badge::resume(&tx, row.badge_id).await?;
        record(&tx, actor, &row, RegistrationAction::Restored).await?;
        letters::ticket(&tx, &row, event, &row.revision.to_string()).await?;
        Ok(())
    })
    .await
}

/// Takes the registration from one state to another; `None` if it is not in the first.
async fn step(tx: &Tx, id: RegistrationId, from: RegistrationState, to: RegistrationState) -> Result<Option<registration::Model>, Error> {
    let cancelled_at = (to == RegistrationState::Cancelled).then(clock::now);
    let done = registration::Entity::update_many()
        .col_expr(registration::Column::State, Expr::value(to))
        .col_expr(registration::Column::CancelledAt, Expr::value(cancelled_at))
        .col_expr(registration::Column::Revision, Expr::col(registration::Column::Revision).add(1))
        .filter(registration::Column::Id.eq(id))
        .filter(registration::Column::State.eq(from))
        .filter(registration::Column::ErasedAt.is_null())
        .exec_with_returning(tx)
        .await?;
    Ok(done.into_iter().next())
}
