//! Visitors: registered in every state, some with a seat, and one session that is full with people waiting.

use std::collections::HashSet;

use chrono::Duration;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{chance::Chance, insert_all, names, programme::Bookable, staff::person};
use crate::{
    badge::{BadgeRole, entity as badge},
    db::Tx,
    ids::{BadgeId, EventId, RegistrationId, SeatId},
    locale::Locale,
    masterclass::{
        SeatState,
        entity::{seat, session},
    },
    registration::{Details, DetailsForm, RegistrationState, entity::registration},
    timetable,
};

/// Registers `count` people and seats some of them in `sessions`.
pub(super) async fn come(tx: &Tx, chance: &mut Chance, event: EventId, count: usize, sessions: &[Bookable]) -> Result<(), DbErr> {
    let mut badges = Vec::with_capacity(count);
    let mut registrations = Vec::with_capacity(count);
    for number in 0..count {
        let (badge, registration) = visitor(chance, event, number)?;
        badges.push(badge);
        registrations.push(registration);
    }
    let is_confirmed = |row: &&registration::ActiveModel| row.state.try_as_ref() == Some(&RegistrationState::Confirmed);
    let confirmed: Vec<_> = registrations.iter().filter(is_confirmed).filter_map(|row| row.id.try_as_ref().copied()).collect();
    insert_all(tx, badges).await?;
    insert_all(tx, registrations).await?;
    book(tx, chance, &confirmed, sessions).await
}

fn visitor(chance: &mut Chance, event_id: EventId, number: usize) -> Result<(badge::Model, registration::ActiveModel), DbErr> {
    let name = person(chance);
    let organisation = format!("{} {}", chance.one(&names::TRADES), chance.one(&names::FORMS));
    let state = match chance.below(20) {
        0 => RegistrationState::Pending,
        1 => RegistrationState::Cancelled,
        _ => RegistrationState::Confirmed,
    };
    // Before the first seat is booked.
    let at = chance.now - Duration::minutes(600 + i64::try_from(chance.below(40_000)).unwrap_or(0));
    let badge_id = BadgeId::from_uuid(chance.id());
    let email = format!("gast{number}@besuch.example");
    let badge = badge::Model {
        id: badge_id,
        event_id,
        role: BadgeRole::Visitor,
        name: name.clone(),
        organisation: organisation.clone(),
        ticket_code: chance.code().as_str().to_owned(),
        badge_code: chance.code().as_str().to_owned(),
        created_at: at,
        // Some were lost.
        revoked_at: (state == RegistrationState::Confirmed && number % 25 == 7).then_some(at),
        ended_at: (state == RegistrationState::Cancelled).then_some(at),
        awaits_confirmation: state == RegistrationState::Pending,
        search_key: badge::SEARCHED.key_of([&name, &organisation]),
        printed_at: None,
    };
    let job = chance.one(&names::JOBS);
    let locale = if chance.percent(60) { Locale::De } else { Locale::En };
    // As if typed, so that a field that visitors may leave out needs no example here.
    let job = DetailsForm { job_title: locale.t(job.0, job.1).to_owned(), ..DetailsForm::default() };
    let told = DetailsForm { name, organisation, locale: locale.to_string(), ..job };
    let details = Details::parse(&told).map_err(|wrong| DbErr::Custom(format!("{wrong:?}")))?;
    let registration = registration::ActiveModel {
        id: Set(RegistrationId::from_uuid(chance.id())),
        event_id: Set(event_id),
        badge_id: Set(badge_id),
        email_key: Set(email.clone()),
        email: Set(email.clone()),
        state: Set(state),
        confirm_hash: Set(chance.code().hash()),
        confirm_expires_at: Set(at + Duration::days(7)),
        revision: Set(1),
        created_at: Set(at),
        confirmed_at: Set((state != RegistrationState::Pending).then_some(at)),
        cancelled_at: Set((state == RegistrationState::Cancelled).then_some(at)),
        erased_at: Set(None),
        ..details.columns(&email)
    };
    Ok((badge, registration))
}

/// The first session is filled and three more wait; the others are filled in part.
async fn book(tx: &Tx, chance: &mut Chance, people: &[RegistrationId], sessions: &[Bookable]) -> Result<(), DbErr> {
    const WAITING: usize = 3;
    let mut seats = Vec::new();
    let mut ticks = Vec::new();
    // Several stages play at once, and nobody sits before two of them.
    let mut sitting = HashSet::new();
    for (number, bookable) in sessions.iter().enumerate() {
        let limit = usize::try_from(bookable.seats).unwrap_or(0);
        let most = people.len();
        let is_free = |guest: &RegistrationId| bookable.ticks.iter().all(|tick| !sitting.contains(&(*guest, *tick)));
        let guests = (0..most).map(|place| people[(number * 17 + place) % most]).filter(is_free);
        let booked = if number == 0 { limit.min(most.saturating_sub(WAITING)) } else { (limit / 3).min(most / 2) };
        let guests: Vec<_> = guests.take(if number == 0 { booked + WAITING } else { booked }).collect();
        let booked = booked.min(guests.len());
        for (place, guest) in guests.iter().enumerate() {
            let state = if place < booked { SeatState::Booked } else { SeatState::Waiting };
            let at = chance.now - Duration::minutes(i64::try_from(500_usize.saturating_sub(place)).unwrap_or(0));
            seats.push(seat::Model {
                id: SeatId::from_uuid(chance.id()),
                session_id: bookable.id,
                registration_id: *guest,
                state,
                asked_at: at,
                updated_at: at,
            });
            if state == SeatState::Booked {
                sitting.extend(bookable.ticks.iter().map(|tick| (*guest, *tick)));
                ticks.extend(bookable.ticks.iter().map(|tick| timetable::entity::Model {
                    holder_id: guest.as_uuid(),
                    tick: *tick,
                    commitment_id: bookable.id.as_uuid(),
                    commitment_kind: timetable::CommitmentKind::Session,
                }));
            }
        }
        let taken = i32::try_from(booked).unwrap_or(0);
        let limit = if number == 0 { taken } else { bookable.seats };
        session::Entity::update_many()
            .col_expr(session::Column::SeatLimit, Expr::value(limit))
            .col_expr(session::Column::SeatsTaken, Expr::value(taken))
            .filter(session::Column::Id.eq(bookable.id))
            .exec(tx)
            .await?;
    }
    insert_all(tx, seats).await?;
    insert_all(tx, ticks).await
}
