//! Reading what stands in the lists of a report.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, Order, QueryFilter, QueryOrder};

use super::{ParticipantSize, ReportAnswer, ReportEvent, ReportMeeting, ReportParticipant, ReportSession};
use crate::{
    application::{ApplicationState, entity::application},
    db::{Db, alphabetical},
    event::{EventView, entity as event},
    grant::FundedEvent,
    ids::EventId,
    lead,
    locale::Text,
    masterclass::{SessionState, entity::session},
    matchmaking::{
        MeetingState,
        entity::{matchmaking, meeting, times::meeting_slot},
    },
    money::Money,
    survey::{Breakdown, Evaluated, FEWEST},
    traveller,
};

/// The events that a grant funds with a day in the period, by time, and what each has of it.
pub(super) async fn events(db: &Db, funded: &[FundedEvent], from: NaiveDate, until: NaiveDate) -> Result<Vec<(EventView, Money)>, DbErr> {
    let assigned: HashMap<EventId, Money> = funded.iter().map(|funded| (funded.event, funded.amount)).collect();
    let rows = event::Entity::find()
        .filter(event::Column::Id.is_in(assigned.keys().copied()))
        .filter(event::Column::StartsOn.lte(until))
        .filter(event::Column::EndsOn.gte(from))
        .order_by_asc(event::Column::StartsOn)
        .order_by_asc(event::Column::Id)
        .all(db.read())
        .await?;
    let with_sum = |row: event::Model| {
        let amount = assigned.get(&row.id).copied().unwrap_or(Money::euros(0));
        (EventView::from(row), amount)
    };
    Ok(rows.into_iter().map(with_sum).collect())
}

pub(super) fn report_event(event: EventView, assigned: Money) -> ReportEvent {
    ReportEvent {
        is_online: event.is_online(),
        slug: event.slug,
        name: event.name,
        kind: event.kind,
        city: event.city,
        country: event.country,
        starts_on: event.starts_on,
        ends_on: event.ends_on,
        assigned,
    }
}

pub(super) async fn participants(db: &Db, events: &[EventId], named: &impl Fn(EventId) -> String) -> Result<Vec<ReportParticipant>, DbErr> {
    let leads = lead::by_exhibitor(db, events).await?;
    let rows = application::Entity::find()
        .filter(application::Column::EventId.is_in(events.iter().copied()))
        .filter(application::Column::State.eq(ApplicationState::Confirmed))
        .order_by(alphabetical(application::Column::DisplayName), Order::Asc)
        .order_by_asc(application::Column::Id)
        .all(db.read())
        .await?;
    let participant = |row: application::Model| ReportParticipant {
        event: named(row.event_id),
        leads: leads.get(&row.id).copied().unwrap_or_default(),
        organisation: row.display_name,
        town: row.city,
        size: row.size_class.parse().ok().map(ParticipantSize::Exhibitor),
    };
    let traveller = |row: traveller::entity::traveller::Model| ReportParticipant {
        event: named(row.event_id),
        organisation: row.organisation,
        town: row.town,
        size: Some(ParticipantSize::Traveller(row.size_class)),
        leads: 0,
    };
    let travellers = traveller::with_place(db.read(), events).await?;
    Ok(rows.into_iter().map(participant).chain(travellers.into_iter().map(traveller)).collect())
}

pub(super) async fn sessions(db: &Db, events: &[(EventView, Money)]) -> Result<Vec<ReportSession>, DbErr> {
    let rows = session::Entity::find()
        .filter(session::Column::EventId.is_in(events.iter().map(|(event, _)| event.id)))
        .filter(session::Column::State.eq(SessionState::Published))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(session::Column::Id)
        .all(db.read())
        .await?;
    let told = |row: session::Model| {
        let (event, _) = events.iter().find(|(event, _)| event.id == row.event_id)?;
        let number = |seats: i32| if row.seat_limit > 0 { u64::try_from(seats).unwrap_or_default() } else { 0 };
        Some(ReportSession {
            event: event.name.clone(),
            starts_at: row.starts_at,
            zone: event.zone,
            seats_taken: number(row.seats_taken),
            seats: number(row.seat_limit),
            title: Text::new(row.title_de, row.title_en),
        })
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

pub(super) async fn meetings(db: &Db, events: &[(EventView, Money)]) -> Result<Vec<ReportMeeting>, DbErr> {
    let mut all = Vec::new();
    for (event, _) in events {
        let rounds = matchmaking::Entity::find().filter(matchmaking::Column::EventId.eq(event.id)).order_by_asc(matchmaking::Column::Id);
        for round in rounds.all(db.read()).await? {
            let slots = meeting_slot::Entity::find().filter(meeting_slot::Column::MatchmakingId.eq(round.id)).all(db.read()).await?;
            let slots: HashMap<_, _> = slots.into_iter().map(|slot| (slot.id, slot.starts_at)).collect();
            let agreed = meeting::Entity::find()
                .filter(meeting::Column::MatchmakingId.eq(round.id))
                .filter(meeting::Column::State.eq(MeetingState::Accepted))
                .order_by_asc(meeting::Column::Id);
            let told = |row: meeting::Model| ReportMeeting {
                event: event.name.clone(),
                starts_at: row.slot_id.and_then(|slot| slots.get(&slot).copied()),
                zone: event.zone,
            };
            let mut meetings: Vec<_> = agreed.all(db.read()).await?.into_iter().map(told).collect();
            meetings.sort_by_key(|meeting| (meeting.starts_at.is_none(), meeting.starts_at));
            all.extend(meetings);
        }
    }
    Ok(all)
}

/// Also of a survey that is not anonymous: its organisers know who said what, and a funder need not.
pub(super) fn answer(event: String, evaluated: Evaluated) -> ReportAnswer {
    let (mean, sum, counts) = match evaluated.breakdown {
        _ if evaluated.answers < FEWEST => (None, None, Vec::new()),
        Some(Breakdown::Counts { counts, mean }) => (mean, None, counts),
        Some(Breakdown::Numbers { sum, mean }) => (Some(mean), Some(sum), Vec::new()),
        // What somebody wrote in their own words is for the organisers.
        Some(Breakdown::Texts(_)) | None => (None, None, Vec::new()),
    };
    ReportAnswer { event, question: evaluated.question.text, answers: evaluated.answers, mean, sum, counts }
}
