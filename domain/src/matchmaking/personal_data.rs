//! What this slice keeps about whoever takes part.

use std::collections::HashMap;

use chrono::{Duration, Months};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use super::{
    Error, MeetingState, ProfileKind, WishKind,
    end::erase_profile,
    entity::{matchmaking, meeting, plan::wish, profile, times::meeting_slot},
    follow::as_db,
    link::opened,
};
use crate::{
    clock::Instant,
    db::{Db, Tx},
    event::entity as event,
    ids::{MeetingSlotId, ProfileId, RegistrationId, TravellerId},
    locale::Locale,
    mail::Thread,
};

/// Who never proved the mailbox is forgotten after so long.
const UNPROVEN: Duration = Duration::days(7);
/// Who took part is forgotten so long after the last day.
pub const KEPT_MONTHS: u32 = rules::kept::MEETING_MONTHS;
/// So many are forgotten in one sweep.
const BATCH: u64 = 100;

/// What somebody said of themselves, and their meetings, to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProfilePart {
    pub kind: ProfileKind,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub email: String,
    pub locale: Locale,
    pub offers: String,
    pub seeks: String,
    pub about: String,
    pub offer_topics: String,
    pub seek_topics: String,
    pub proven_at: Option<Instant>,
    pub consent_at: Option<Instant>,
    pub is_matched: bool,
    pub created_at: Instant,
    pub meetings: Vec<MeetingPart>,
    pub wishes: Vec<WishPart>,
}

/// A request or meeting of theirs. The other one's name is theirs to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingPart {
    /// Whether they asked, or were asked.
    pub is_asker: bool,
    pub state: MeetingState,
    /// What they wrote themselves.
    pub message: String,
    pub starts_at: Option<Instant>,
    pub link: String,
    /// What they said about it afterwards.
    pub rating: Option<i32>,
    /// Whether the other one said that they did not come.
    pub was_absent: bool,
    pub requested_at: Instant,
}

/// How often they wished for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WishPart {
    pub wish: WishKind,
    pub people: usize,
}

/// What is kept about a visitor here.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for(db: &Db, registration: RegistrationId) -> Result<Vec<ProfilePart>, DbErr> {
    export_where(db, profile::Column::RegistrationId.eq(registration)).await
}

/// The same about a traveller.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn export_for_traveller(db: &Db, traveller: TravellerId) -> Result<Vec<ProfilePart>, DbErr> {
    export_where(db, profile::Column::TravellerId.eq(traveller)).await
}

async fn export_where(db: &Db, who: Expr) -> Result<Vec<ProfilePart>, DbErr> {
    let rows = profile::Entity::find().filter(who).order_by_asc(profile::Column::Id).all(db.read()).await?;
    let mut parts = Vec::new();
    for row in rows {
        parts.push(part(db, row).await?);
    }
    Ok(parts)
}

/// What is kept about whoever holds the link.
///
/// # Errors
/// `NoSuchLink`.
pub async fn export_own(db: &Db, token: &str) -> Result<ProfilePart, Error> {
    let (row, _) = opened(db.read(), token).await?;
    Ok(part(db, row).await?)
}

async fn part(db: &Db, row: profile::Model) -> Result<ProfilePart, DbErr> {
    let own = meeting::Entity::find().filter(meeting::Column::AskerId.eq(row.id)).all(db.read()).await?;
    let asked = meeting::Entity::find().filter(meeting::Column::AskedId.eq(row.id)).all(db.read()).await?;
    let slots: HashMap<MeetingSlotId, Instant> = meeting_slot::Entity::find()
        .filter(meeting_slot::Column::MatchmakingId.eq(row.matchmaking_id))
        .all(db.read())
        .await?
        .into_iter()
        .map(|slot| (slot.id, slot.starts_at))
        .collect();
    let wishes = wish::Entity::find().filter(wish::Column::ProfileId.eq(row.id)).all(db.read()).await?;
    let wishes = WishKind::ALL.map(|kind| WishPart { wish: kind, people: wishes.iter().filter(|row| row.wish == kind).count() });
    let mut meetings: Vec<_> = own.into_iter().chain(asked).map(|meeting| meeting_part(row.id, &slots, meeting)).collect();
    meetings.sort_by_key(|meeting| meeting.requested_at);
    // Left out: keys, what is compared and searched by, counters.
    let profile::Model {
        id: _,
        matchmaking_id: _,
        registration_id: _,
        application_id: _,
        traveller_id: _,
        kind,
        name,
        organisation,
        job_title,
        email,
        person_key: _,
        locale,
        offers,
        seeks,
        about,
        offer_topics,
        seek_topics,
        offer_words: _,
        seek_words: _,
        proven_at,
        consent_at,
        is_matched,
        requests_open: _,
        request_quota: _,
        revision: _,
        created_at,
        search_key: _,
    } = row;
    Ok(ProfilePart {
        kind,
        name,
        organisation,
        job_title,
        email,
        locale,
        offers,
        seeks,
        about,
        offer_topics,
        seek_topics,
        proven_at,
        consent_at,
        is_matched,
        created_at,
        meetings,
        wishes: wishes.into_iter().filter(|part| part.people > 0).collect(),
    })
}

fn meeting_part(me: ProfileId, slots: &HashMap<MeetingSlotId, Instant>, row: meeting::Model) -> MeetingPart {
    // Left out: keys and the table; what the other one wrote, and how they found it.
    let meeting::Model {
        id: _,
        matchmaking_id: _,
        asker_id,
        asked_id: _,
        low_id: _,
        high_id: _,
        state,
        is_planned: _,
        message,
        slot_id,
        seat_id: _,
        proposed_slot_id: _,
        proposed_by: _,
        link,
        asker_rating,
        asked_rating,
        asker_absent,
        asked_absent,
        requested_at,
        updated_at: _,
        revision: _,
    } = row;
    let is_asker = asker_id == me;
    MeetingPart {
        is_asker,
        state,
        message: if is_asker { message } else { String::new() },
        starts_at: slot_id.and_then(|slot| slots.get(&slot).copied()),
        link,
        rating: if is_asker { asker_rating } else { asked_rating },
        was_absent: if is_asker { asker_absent } else { asked_absent },
        requested_at,
    }
}

/// Erases what is kept about a visitor here, whole rows; the others of their meetings are told.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for(tx: &Tx, registration: RegistrationId) -> Result<(), DbErr> {
    empty_where(tx, profile::Column::RegistrationId.eq(registration)).await
}

/// The same about a traveller.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn empty_for_traveller(tx: &Tx, traveller: TravellerId) -> Result<(), DbErr> {
    empty_where(tx, profile::Column::TravellerId.eq(traveller)).await
}

async fn empty_where(tx: &Tx, who: Expr) -> Result<(), DbErr> {
    for row in profile::Entity::find().filter(who).all(tx).await? {
        if let Some(round) = matchmaking::Entity::find_by_id(row.matchmaking_id).one(tx).await? {
            erase_profile(tx, &round, &row).await.map_err(as_db)?;
        }
    }
    Ok(())
}

/// What letters about a visitor's meetings are about.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn profile_threads(db: &impl ConnectionTrait, registration: RegistrationId) -> Result<Vec<Thread>, DbErr> {
    threads_where(db, profile::Column::RegistrationId.eq(registration)).await
}

/// The same of a traveller's.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn profile_threads_of_traveller(db: &impl ConnectionTrait, traveller: TravellerId) -> Result<Vec<Thread>, DbErr> {
    threads_where(db, profile::Column::TravellerId.eq(traveller)).await
}

async fn threads_where(db: &impl ConnectionTrait, who: Expr) -> Result<Vec<Thread>, DbErr> {
    let rows = profile::Entity::find().filter(who).all(db).await?;
    Ok(rows.into_iter().map(|row| Thread::MeetingProfile(row.id)).collect())
}

/// Forgets whoever took part in meetings whose last day was so long before `now`, with their letters; what the meetings came to
/// stays as numbers.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_past(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let Some(before) = now.checked_sub_months(Months::new(KEPT_MONTHS)).map(|before| before.date_naive()) else { return Ok(()) };
    let past_events = event::Entity::find().select_only().column(event::Column::Id).filter(event::Column::EndsOn.lt(before));
    let is_past = matchmaking::Column::EndsOn.lt(before).or(matchmaking::Column::EventId.in_subquery(past_events.into_query()));
    let past = matchmaking::Entity::find().select_only().column(matchmaking::Column::Id).filter(is_past);
    let rows = profile::Entity::find()
        .filter(profile::Column::MatchmakingId.in_subquery(past.into_query()))
        .order_by_asc(profile::Column::Id)
        .limit(BATCH)
        .all(tx)
        .await?;
    for row in rows {
        if let Some(round) = matchmaking::Entity::find_by_id(row.matchmaking_id).one(tx).await? {
            erase_profile(tx, &round, &row).await.map_err(as_db)?;
        }
    }
    Ok(())
}

/// Forgets who never proved their mailbox, with the letters to it, so many at a time.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_unproven(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let old = profile::Column::CreatedAt.lt(now - UNPROVEN);
    let rows = profile::Entity::find().filter(profile::Column::ProvenAt.is_null()).filter(old).limit(BATCH).all(tx).await?;
    for row in rows {
        if let Some(round) = matchmaking::Entity::find_by_id(row.matchmaking_id).one(tx).await? {
            erase_profile(tx, &round, &row).await.map_err(as_db)?;
        }
    }
    Ok(())
}
