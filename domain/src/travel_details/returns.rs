//! A trip that returns on another day may make passports too short that were good for long enough. How long one is good lies
//! behind the seal, which nobody opens but its traveller and those who are named for the trip. So a traveller is told when they
//! next open or save what they gave, and organisers who may look are told that there is something to look at, and no more.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    Error, PassportTerm,
    entity::{travel_details, travel_reader},
    given::holder,
    questions::names_passport,
    trip::Trip,
};
use crate::{
    actor::Actor,
    db::{Db, Tx},
    event::{EventKind, EventView},
    ids::{EventId, TravellerId},
    traveller::{self, TravellerLetter, TravellerState, entity::traveller as person},
};

/// Tells a traveller who has just opened what they gave, of this revision: once for each day of return.
///
/// # Errors
/// `NotFound` for whoever lost their place meanwhile.
pub(super) async fn tell_again(db: &Db, link: &str, trip: &Trip, revision: i64, term: Option<PassportTerm>) -> Result<(), Error> {
    let return_on = trip.return_on();
    // Aside: a form that is shown again with what is wrong with it is not taken.
    db.write_aside(|tx| async move {
        let row = holder(&tx, link).await?;
        // Of two pages that are opened at once one tells.
        let told = travel_details::Entity::update_many()
            .col_expr(travel_details::Column::ToldReturnOn, Expr::value(return_on))
            .filter(travel_details::Column::TravellerId.eq(row.id))
            .filter(travel_details::Column::Revision.eq(revision))
            .filter(is_other(travel_details::Column::ToldReturnOn, return_on))
            .exec(&tx)
            .await?;
        if told.rows_affected == 0 {
            return Ok(());
        }
        warn(&tx, &row, &format!("{revision}:{return_on}"), trip, term).await
    })
    .await
}

/// Writes to a traveller whose passport is not good for long enough. `cause` makes it one letter, and is not the day until
/// which it is good: that is sealed, and keys of letters are not.
///
/// # Errors
/// A failure of the database.
pub(super) async fn warn(tx: &Tx, row: &person::Model, cause: &str, trip: &Trip, term: Option<PassportTerm>) -> Result<(), Error> {
    match term {
        None | Some(PassportTerm::Enough) => return Ok(()),
        Some(PassportTerm::ExpiresSoon | PassportTerm::ExpiresOnTrip) => {}
    }
    let Some(token) = traveller::new_link_of(tx, row.id).await? else { return Ok(()) };
    let return_on = trip.return_on();
    let letter = TravellerLetter::TravelPapers {
        event: trip.event.facts(),
        token: token.as_str().to_owned(),
        return_on,
        needed_until: rules::travel_details::needed_until(return_on).unwrap_or(return_on),
    };
    Ok(traveller::send(tx, row, &trip.event, cause, letter).await?)
}

/// Notes that somebody who may look has seen how long these passports are good.
///
/// # Errors
/// A failure of the database.
pub(super) async fn note_seen(tx: &Tx, trip: &Trip, of: &[TravellerId]) -> Result<(), DbErr> {
    let return_on = trip.return_on();
    travel_details::Entity::update_many()
        .col_expr(travel_details::Column::SeenReturnOn, Expr::value(return_on))
        .filter(travel_details::Column::TravellerId.is_in(of.iter().copied()))
        .filter(is_other(travel_details::Column::SeenReturnOn, return_on))
        .exec(tx)
        .await?;
    Ok(())
}

/// How many passports of each of these events nobody has seen since the trip returns on another day, for whoever may look at
/// them; nothing is said of other events.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn passports_to_see(db: &Db, actor: &Actor, events: &[EventView]) -> Result<HashMap<EventId, u64>, DbErr> {
    let mut to_see = HashMap::new();
    let may_look = readable(db, actor).await?;
    for event in events.iter().filter(|event| event.kind == EventKind::DelegationTrip && may_look.contains(&event.id)) {
        let trip = Trip::read(db.read(), event.clone()).await?;
        let number = unseen(db, &trip).await?;
        if number > 0 {
            to_see.insert(event.id, number);
        }
    }
    Ok(to_see)
}

/// The events whose travellers' details somebody may look at.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn readable(db: &Db, actor: &Actor) -> Result<Vec<EventId>, DbErr> {
    let Some(account) = actor.account().filter(|_| actor.is_organiser()) else { return Ok(Vec::new()) };
    let rows = travel_reader::Entity::find().filter(travel_reader::Column::AccountId.eq(account)).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| row.event_id).collect())
}

/// How many of those who have a place gave a passport that nobody has seen for this return.
pub(super) async fn unseen(db: &Db, trip: &Trip) -> Result<u64, DbErr> {
    let travelling = person::Entity::find()
        .filter(person::Column::EventId.eq(trip.event.id))
        .filter(person::Column::State.eq(TravellerState::Admitted))
        .filter(person::Column::ErasedAt.is_null())
        .all(db.read())
        .await?;
    let rows = travel_details::Entity::find()
        .filter(travel_details::Column::TravellerId.is_in(travelling.into_iter().map(|row| row.id)))
        .filter(is_other(travel_details::Column::SeenReturnOn, trip.return_on()))
        .all(db.read())
        .await?;
    Ok(rows.into_iter().filter(|row| names_passport(&row.answered)).count() as u64)
}

fn is_other(column: travel_details::Column, return_on: NaiveDate) -> Condition {
    Condition::any().add(column.is_null()).add(column.ne(return_on))
}
