//! One's own page: the profile, requests and meetings.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::ExprTrait};

use super::{
    Error, MatchmakingState, MatchmakingView, MeetingState, ProfileKind, Slot,
    availability::{Availability, availability, person},
    entity::{
        meeting, profile,
        times::{meeting_place, meeting_seat, profile_time},
    },
    letters::called,
    link::opened,
    occasion::occasion,
    view::named,
};
use crate::{
    actor::Denied,
    clock::{self, Instant},
    db::Db,
    ids::{MeetingId, MeetingSeatId, MeetingSlotId, ProfileId},
    locale::Text,
};

/// Everything on one's own page.
#[derive(Clone, Debug, PartialEq)]
pub struct Me {
    pub round: MatchmakingView,
    pub id: ProfileId,
    pub kind: ProfileKind,
    pub name: String,
    pub organisation: String,
    pub job_title: String,
    pub email: String,
    pub offers: String,
    pub seeks: String,
    pub about: String,
    pub offer_topics: Vec<String>,
    pub seek_topics: Vec<String>,
    /// The times that one has; empty for all.
    pub times: Vec<MeetingSlotId>,
    /// All times there are.
    pub slots: Vec<Slot>,
    pub is_proven: bool,
    pub is_shown: bool,
    pub is_matched: bool,
    pub requests_open: i32,
    pub request_quota: i32,
    pub revision: i64,
    /// Requests first that wait for an answer, then by their time.
    pub meetings: Vec<MyMeeting>,
}

impl Me {
    /// Whether somebody else can be asked for a meeting now.
    pub fn may_ask(&self) -> bool {
        self.round.state == MatchmakingState::Open && self.is_shown && self.requests_open < self.request_quota
    }
}

/// A request or meeting of one's own.
#[derive(Clone, Debug, PartialEq)]
pub struct MyMeeting {
    pub id: MeetingId,
    pub state: MeetingState,
    pub is_asker: bool,
    /// Whether the next word is one's own.
    pub is_my_turn: bool,
    pub other: String,
    pub other_organisation: String,
    pub other_job_title: String,
    pub message: String,
    /// When it takes place.
    pub slot: Option<Slot>,
    pub proposed: Option<Slot>,
    pub place: Option<Text>,
    pub link: String,
    /// When both are free and a table is: for answering, and for moving it.
    pub common: Vec<Slot>,
    pub my_rating: Option<i32>,
    pub other_was_absent: bool,
    pub requested_at: Instant,
    pub updated_at: Instant,
}

impl MyMeeting {
    pub fn is_to_come(&self) -> bool {
        self.slot.is_some_and(|slot| slot.starts_at > clock::now())
    }

    pub fn is_over(&self) -> bool {
        self.slot.is_some_and(|slot| slot.ends_at <= clock::now())
    }
}

/// What the holder of a link sees on their page.
///
/// # Errors
/// `NoSuchLink`, or `Denied` while organisers still prepare the meetings.
pub async fn me(db: &Db, token: &str) -> Result<Me, Error> {
    let (row, round) = opened(db.read(), token).await?;
    if round.state == MatchmakingState::Draft {
        return Err(Denied::NotFound.into());
    }
    let own = meeting::Column::AskerId.eq(row.id).or(meeting::Column::AskedId.eq(row.id));
    let meetings = meeting::Entity::find().filter(own).order_by_asc(meeting::Column::RequestedAt).all(db.read()).await?;
    let ids: Vec<ProfileId> = meetings.iter().map(|meeting| other_of(meeting, row.id)).collect();
    let others = profile::Entity::find().filter(profile::Column::Id.is_in(ids)).all(db.read()).await?;
    let people: Vec<_> = others.iter().chain([&row]).map(person).collect();
    let free = availability(db.read(), &round, &people).await?;
    let places = places_of(db, &meetings).await?;
    let times = profile_time::Entity::find().filter(profile_time::Column::ProfileId.eq(row.id)).all(db.read()).await?;
    let of = occasion(db.read(), &round).await?;
    let page = Page { me: row.id, is_online: round.is_online, others, free, places };
    let mut meetings: Vec<_> = meetings.into_iter().filter_map(|meeting| page.shown(meeting)).collect();
    meetings.sort_by_key(|meeting| (meeting.state != MeetingState::Requested, meeting.slot.map(|slot| slot.starts_at), meeting.id));
    let topics = |kept: &str| kept.split_whitespace().map(str::to_owned).collect();
    Ok(Me {
        slots: page.free.slots.iter().map(Slot::from).collect(),
        round: named(round, of),
        id: row.id,
        kind: row.kind,
        offer_topics: topics(&row.offer_topics),
        seek_topics: topics(&row.seek_topics),
        name: row.name,
        organisation: row.organisation,
        job_title: row.job_title,
        email: row.email,
        offers: row.offers,
        seeks: row.seeks,
        about: row.about,
        times: times.into_iter().map(|time| time.slot_id).collect(),
        is_proven: row.proven_at.is_some(),
        is_shown: row.consent_at.is_some(),
        is_matched: row.is_matched,
        requests_open: row.requests_open,
        request_quota: row.request_quota,
        revision: row.revision,
        meetings,
    })
}

fn other_of(row: &meeting::Model, me: ProfileId) -> ProfileId {
    if row.asker_id == me { row.asked_id } else { row.asker_id }
}

/// What the tables of these meetings are called.
pub(super) async fn places_of(db: &Db, meetings: &[meeting::Model]) -> Result<HashMap<MeetingSeatId, Text>, Error> {
    let ids: Vec<_> = meetings.iter().filter_map(|meeting| meeting.seat_id).collect();
    let seats = meeting_seat::Entity::find().filter(meeting_seat::Column::Id.is_in(ids)).all(db.read()).await?;
    let ids: Vec<_> = seats.iter().map(|seat| seat.place_id).collect();
    let places = meeting_place::Entity::find().filter(meeting_place::Column::Id.is_in(ids)).all(db.read()).await?;
    let named = seats.iter().filter_map(|seat| {
        let place = places.iter().find(|place| place.id == seat.place_id)?;
        Some((seat.id, called(place, seat.number)))
    });
    Ok(named.collect())
}

/// What a page knows of all one's meetings.
struct Page {
    me: ProfileId,
    is_online: bool,
    others: Vec<profile::Model>,
    free: Availability,
    places: HashMap<MeetingSeatId, Text>,
}

impl Page {
    fn slot(&self, id: Option<MeetingSlotId>) -> Option<Slot> {
        self.free.slots.iter().find(|slot| Some(slot.id) == id).map(Slot::from)
    }

    fn shown(&self, row: meeting::Model) -> Option<MyMeeting> {
        let other = self.others.iter().find(|other| other.id == other_of(&row, self.me))?;
        let is_alive = matches!(row.state, MeetingState::Requested | MeetingState::Accepted);
        let is_asker = row.asker_id == self.me;
        let common = if is_alive { self.free.common(self.me, other.id, self.is_online) } else { Vec::new() };
        Some(MyMeeting {
            id: row.id,
            state: row.state,
            is_asker,
            is_my_turn: row.state == MeetingState::Requested && row.proposed_by != self.me,
            other: other.name.clone(),
            other_organisation: other.organisation.clone(),
            other_job_title: other.job_title.clone(),
            message: row.message,
            slot: self.slot(row.slot_id),
            proposed: self.slot(row.proposed_slot_id),
            place: row.seat_id.and_then(|seat| self.places.get(&seat).cloned()),
            link: row.link,
            common: common.into_iter().map(Slot::from).collect(),
            my_rating: if is_asker { row.asker_rating } else { row.asked_rating },
            other_was_absent: if is_asker { row.asked_absent } else { row.asker_absent },
            requested_at: row.requested_at,
            updated_at: row.updated_at,
        })
    }
}
