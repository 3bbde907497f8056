//! What this slice keeps about travellers, and how it goes: 30 days after the return, and at once with a cancellation or an
//! erasure. Their photos go with it, and what letters said of it.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::SelectStatement};
use serde::Serialize;

use super::{
    EntryPermission, Error, KEPT_DAYS, Room, TravelDetails, TravelDetailsAction, TravelSettingAction,
    entity::{travel_details, travel_note},
    given::opened,
    look::look,
    trip::Trip,
};
use crate::{
    actor::Actor,
    audit::{self, AuditEntry},
    clock::{self, Instant},
    db::{Db, Tx},
    event,
    ids::{EventId, TravellerId},
    mail::{self, Thread, personal_data::Visitor},
    sealed::Keys,
    traveller::{TravellerLetter, TravellerLetterKind, TravellerState, entity::traveller, let_photos_go},
};

/// What a traveller gave, for them to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TravelDetailsPart {
    pub passport_name: String,
    pub nationality: String,
    pub passport_number: String,
    pub passport_expires: Option<NaiveDate>,
    pub entries: Vec<EntryPermission>,
    pub diet: String,
    pub emergency_name: String,
    pub emergency_phone: String,
    pub arrives_at: Option<NaiveDateTime>,
    pub arrives_by: String,
    pub leaves_at: Option<NaiveDateTime>,
    pub leaves_by: String,
    pub room: Option<Room>,
    pub room_with: String,
    pub changed_at: Option<Instant>,
}

/// What is kept about a traveller; whoever calls has asked whether it is theirs.
///
/// # Errors
/// `Unopened`, or a failure of the database.
pub(crate) async fn export_for(db: &Db, keys: &Keys, id: TravellerId) -> Result<TravelDetailsPart, Error> {
    let kept = travel_details::Entity::find_by_id(id).one(db.read()).await?;
    let TravelDetails {
        passport_name,
        nationality,
        passport_number,
        passport_expires,
        entries,
        diet,
        emergency_name,
        emergency_phone,
        arrives_at,
        arrives_by,
        leaves_at,
        leaves_by,
        room,
        room_with,
    } = opened(keys, kept.as_ref())?;
    Ok(TravelDetailsPart {
        passport_name,
        nationality,
        passport_number,
        passport_expires,
        entries,
        diet,
        emergency_name,
        emergency_phone,
        arrives_at,
        arrives_by,
        leaves_at,
        leaves_by,
        room,
        room_with,
        changed_at: kept.map(|kept| kept.changed_at),
    })
}

/// The same for an organiser: only if they may look, and then they did. Nothing otherwise.
///
/// # Errors
/// `Unopened`, or a failure of the database.
pub(crate) async fn export_if_seen(
    db: &Db,
    keys: &Keys,
    actor: &Actor,
    event: EventId,
    id: TravellerId,
) -> Result<Option<TravelDetailsPart>, Error> {
    match look(db, keys, actor, event, id).await {
        Ok(_) => export_for(db, keys, id).await.map(Some),
        Err(Error::Denied(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What organisers wrote down about a traveller.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn note_on(db: &Db, id: TravellerId) -> Result<String, sea_orm::DbErr> {
    Ok(travel_note::Entity::find_by_id(id).one(db.read()).await?.map(|row| row.body).unwrap_or_default())
}

/// Erases what one traveller gave, and what was written down about them.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, id: TravellerId) -> Result<(), sea_orm::DbErr> {
    travel_note::Entity::delete_by_id(id).exec(tx).await?;
    let gone = travel_details::Entity::delete_by_id(id).exec(tx).await?;
    if gone.rows_affected > 0 {
        audit::record(tx, &Actor::System, AuditEntry::of(TravelDetailsAction::Erased, id)).await?;
    }
    Ok(())
}

/// Forgets what nobody needs any more. The worker calls it now and then.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn sweep(db: &Db, now: Instant) -> Result<(), Error> {
    db.write_aside(|tx| async move {
        forget_left(&tx).await?;
        forget_after_return(&tx, now).await
    })
    .await
}

/// Erases at once what those gave who have just lost or given back their place. The sweep would do so, too, a little later.
///
/// # Errors
/// A failure of the database.
pub async fn forget_those_who_left(db: &Db) -> Result<(), Error> {
    db.write_aside(|tx| async move { forget_left(&tx).await }).await
}

/// Erases what is there of those who have no place on their trip any more, or were erased themselves.
async fn forget_left(tx: &Tx) -> Result<(), Error> {
    let left = || {
        let gone =
            Condition::any().add(traveller::Column::State.ne(TravellerState::Admitted)).add(traveller::Column::ErasedAt.is_not_null());
        traveller::Entity::find().select_only().column(traveller::Column::Id).filter(gone).into_query()
    };
    let ids: Vec<TravellerId> = travel_details::Entity::find()
        .select_only()
        .column(travel_details::Column::TravellerId)
        .filter(travel_details::Column::TravellerId.in_subquery(left()))
        .into_tuple()
        .all(tx)
        .await?;
    for id in ids {
        empty_for(tx, id).await?;
        if let Some(row) = traveller::Entity::find_by_id(id).one(tx).await? {
            empty_letters(tx, row.event_id, &[id]).await?;
        }
    }
    travel_note::Entity::delete_many().filter(travel_note::Column::TravellerId.in_subquery(left())).exec(tx).await?;
    // Whoever only waits may still come.
    let gone = [TravellerState::Rejected, TravellerState::Withdrawn, TravellerState::Cancelled];
    Ok(let_photos_go(tx, Condition::all().add(traveller::Column::State.is_in(gone))).await?)
}

/// Erases everything that the travellers of a trip gave, once it has been over for 30 days by the clock of its last leg.
async fn forget_after_return(tx: &Tx, now: Instant) -> Result<(), Error> {
    for event in with_something_kept(tx).await? {
        // Also where it is called otherwise meanwhile.
        let trip = Trip::read(tx, event::within(tx, event).await?).await?;
        let today = clock::local(trip.last_zone(), now).date();
        if today - trip.return_on() < Duration::days(KEPT_DAYS) {
            continue;
        }
        travel_note::Entity::delete_many().filter(travel_note::Column::TravellerId.in_subquery(travellers_of(event))).exec(tx).await?;
        let details = travel_details::Column::TravellerId.in_subquery(travellers_of(event));
        travel_details::Entity::delete_many().filter(details).exec(tx).await?;
        let_photos_go(tx, Condition::all().add(traveller::Column::EventId.eq(event))).await?;
        let all = traveller::Entity::find().select_only().column(traveller::Column::Id).filter(traveller::Column::EventId.eq(event));
        empty_letters(tx, event, &all.into_tuple::<TravellerId>().all(tx).await?).await?;
        audit::record(tx, &Actor::System, AuditEntry::of(TravelSettingAction::Swept, event).at(event)).await?;
    }
    Ok(())
}

/// Empties the letters that tell something of what was sealed.
async fn empty_letters(tx: &Tx, event: EventId, of: &[TravellerId]) -> Result<(), Error> {
    let threads: Vec<String> = of.iter().map(|id| Thread::Traveller(*id).to_string()).collect();
    let kinds = [TravellerLetterKind::TravelPapers.to_string()];
    let reader = Visitor { event, email: "", email_key: "", threads: &threads, kinds: &kinds };
    let blank = TravellerLetter::TravelErased { event: event::within(tx, event).await?.facts() };
    Ok(mail::personal_data::empty_for(tx, &reader, &blank).await?)
}

async fn with_something_kept(tx: &Tx) -> Result<Vec<EventId>, sea_orm::DbErr> {
    let details = travel_details::Entity::find().select_only().column(travel_details::Column::TravellerId).into_query();
    let notes = travel_note::Entity::find().select_only().column(travel_note::Column::TravellerId).into_query();
    let kept = Condition::any()
        .add(traveller::Column::Id.in_subquery(details))
        .add(traveller::Column::Id.in_subquery(notes))
        .add(traveller::Column::Photo.is_not_null());
    traveller::Entity::find().select_only().column(traveller::Column::EventId).distinct().filter(kept).into_tuple().all(tx).await
}

fn travellers_of(event: EventId) -> SelectStatement {
    traveller::Entity::find().select_only().column(traveller::Column::Id).filter(traveller::Column::EventId.eq(event)).into_query()
}
