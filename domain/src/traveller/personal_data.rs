//! What this slice keeps about a traveller, and how it goes. What the trip needs of their papers is in `travel_details`.

use chrono::{Duration, Months, NaiveDate};
use rules::kept::UNPROVEN_TRAVELLER_DAYS as UNPROVEN_DAYS;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::LockType,
};
use serde::Serialize;

use super::{
    TravellerSize, TravellerState,
    entity::{traveller, traveller_link},
    photo::let_photos_go,
};
use crate::{
    clock::{self, Instant},
    db::{Db, Tx},
    event::{EventView, entity as event},
    ids::TravellerId,
    locale::Locale,
};

/// Whoever never opened the link is forgotten so long after they applied.
const UNPROVEN: Duration = Duration::days(UNPROVEN_DAYS);
/// Whoever had no place is forgotten so long after the trip.
pub const KEPT_MONTHS: u32 = rules::kept::TRAVELLER_MONTHS;
/// Whoever had one, so long after it.
pub const TRAVELLED_MONTHS: u32 = rules::kept::TRAVELLED_MONTHS;

/// A traveller, to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TravellerPart {
    pub state: TravellerState,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub organisation: String,
    pub job_title: String,
    pub town: String,
    pub country: String,
    pub size_class: TravellerSize,
    pub offers: String,
    pub seeks: String,
    /// The photo itself is a file of its own, on their page.
    pub has_photo: bool,
    pub booklet_consent_at: Option<Instant>,
    pub contribution_cents: i64,
    pub cancellation_cents: Option<i64>,
    /// What cancelling costs until when, as they agreed to it: `2027-04-30:0` and so on, in percent.
    pub agreed_steps: Option<String>,
    pub locale: Locale,
    pub proven_at: Option<Instant>,
    pub decided_at: Option<Instant>,
    pub admitted_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    pub created_at: Instant,
}

impl From<traveller::Model> for TravellerPart {
    fn from(row: traveller::Model) -> Self {
        // Left out: keys, the counter of changes, and what is said once more, folded.
        let traveller::Model {
            id: _,
            event_id: _,
            group_id: _,
            state,
            name,
            email,
            email_key: _,
            phone,
            organisation,
            organisation_key: _,
            job_title,
            town,
            country,
            size_class,
            offers,
            seeks,
            photo,
            booklet_consent_at,
            contribution_cents,
            cancellation_cents,
            agreed_steps,
            locale,
            proven_at,
            decided_at,
            admitted_at,
            cancelled_at,
            erased_at: _,
            revision: _,
            created_at,
            search_key: _,
        } = row;
        Self {
            state,
            name,
            email,
            phone,
            organisation,
            job_title,
            town,
            country,
            size_class,
            offers,
            seeks,
            has_photo: photo.is_some(),
            booklet_consent_at,
            contribution_cents,
            cancellation_cents,
            agreed_steps,
            locale,
            proven_at,
            decided_at,
            admitted_at,
            cancelled_at,
            created_at,
        }
    }
}

/// Takes everything from the row that says who it was, and closes their links. What stays is counted: that somebody of this
/// size and country travelled, or cancelled.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty(tx: &Tx, id: TravellerId) -> Result<(), DbErr> {
    traveller_link::Entity::delete_many().filter(traveller_link::Column::TravellerId.eq(id)).exec(tx).await?;
    let_photos_go(tx, Condition::all().add(traveller::Column::Id.eq(id))).await?;
    traveller::Entity::update_many().set(emptied()).filter(traveller::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Every column: a new one is emptied or kept, but not forgotten.
fn emptied() -> traveller::ActiveModel {
    traveller::ActiveModel {
        group_id: Set(None),
        name: Set(String::new()),
        email: Set(String::new()),
        email_key: Set(String::new()),
        phone: Set(String::new()),
        organisation: Set(String::new()),
        organisation_key: Set(String::new()),
        job_title: Set(String::new()),
        town: Set(String::new()),
        offers: Set(String::new()),
        seeks: Set(String::new()),
        photo: Set(None),
        booklet_consent_at: Set(None),
        search_key: Set(String::new()),
        erased_at: Set(Some(clock::now())),
        // Kept: what is counted and what it cost.
        id: NotSet,
        event_id: NotSet,
        state: NotSet,
        country: NotSet,
        size_class: NotSet,
        contribution_cents: NotSet,
        cancellation_cents: NotSet,
        agreed_steps: NotSet,
        locale: NotSet,
        proven_at: NotSet,
        decided_at: NotSet,
        admitted_at: NotSet,
        cancelled_at: NotSet,
        revision: NotSet,
        created_at: NotSet,
    }
}

/// The row of somebody who was not erased, held until the transaction ends.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn held(tx: &Tx, id: TravellerId) -> Result<Option<traveller::Model>, DbErr> {
    traveller::Entity::find_by_id(id).filter(traveller::Column::ErasedAt.is_null()).lock(LockType::NoKeyUpdate).one(tx).await
}

/// The same, to read.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn read(db: &Db, id: TravellerId) -> Result<Option<traveller::Model>, DbErr> {
    traveller::Entity::find_by_id(id).filter(traveller::Column::ErasedAt.is_null()).one(db.read()).await
}

/// Those who are to be forgotten by themselves: who never opened their link, and who applied for a trip that is over for long.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn to_forget(db: &Db, now: Instant, limit: u64) -> Result<Vec<TravellerId>, DbErr> {
    let unproven = Condition::all().add(traveller::Column::ProvenAt.is_null()).add(traveller::Column::CreatedAt.lt(now - UNPROVEN));
    let mut spent = Condition::any().add(unproven);
    for state in TravellerState::ALL {
        let Some(before) = forgotten_before(state, now) else { continue };
        let over = event::Entity::find().select_only().column(event::Column::Id).filter(event::Column::EndsOn.lt(before));
        let long_over =
            Condition::all().add(traveller::Column::EventId.in_subquery(over.into_query())).add(traveller::Column::State.eq(state));
        spent = spent.add(long_over);
    }
    traveller::Entity::find()
        .select_only()
        .column(traveller::Column::Id)
        .filter(traveller::Column::ErasedAt.is_null())
        .filter(spent)
        .order_by_asc(traveller::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db.read())
        .await
}

/// The same of one of them, who may have opened the link meanwhile.
pub(crate) fn is_spent(row: &traveller::Model, event: &EventView, now: Instant) -> bool {
    let unproven = row.proven_at.is_none() && row.created_at < now - UNPROVEN;
    let long_over = forgotten_before(row.state, now).is_some_and(|before| event.ends_on < before);
    unproven || long_over
}

/// Before this day a trip ended whose travellers in this state are forgotten.
fn forgotten_before(state: TravellerState, now: Instant) -> Option<NaiveDate> {
    let months = match state {
        TravellerState::Admitted => TRAVELLED_MONTHS,
        TravellerState::Applied
        | TravellerState::Waiting
        | TravellerState::Rejected
        | TravellerState::Withdrawn
        | TravellerState::Cancelled => KEPT_MONTHS,
    };
    now.checked_sub_months(Months::new(months)).map(|before| before.date_naive())
}

/// Whether somebody still has a place on a trip that is not over: then they cancel first.
pub(crate) fn has_place(row: &traveller::Model, is_over: bool) -> bool {
    row.state == TravellerState::Admitted && !is_over
}
