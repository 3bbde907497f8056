//! Marking, and what is marked.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select, TryGetable, sea_query::OnConflict,
};

use super::{
    Error, Marks, Starred, Stars,
    entity::{exhibitor_star, session_star},
};
use crate::{
    actor::{Actor, Denied},
    application::{ApplicationState, entity::application},
    clock,
    db::{Db, DbErr, Tx},
    ids::{ApplicationId, EventId, RegistrationId, SessionId},
    masterclass::{SessionState, entity::session},
    registration,
};

/// Marks what a visitor of its event sees in public, and takes marks away; doing so twice is doing it once. What is not
/// there, or not at this event, is left out: a browser may have kept marks for long.
///
/// # Errors
/// `Denied` for everybody but whoever holds a ticket.
pub async fn mark(db: &Db, actor: &Actor, marks: &Marks) -> Result<(), Error> {
    let Actor::TicketHolder(visitor) = *actor else { return Err(Denied::NotFound.into()) };
    db.write(|tx| async move {
        // Held: whoever erases the visitor waits, and then finds the marks.
        let event = registration::event_of_held(&tx, visitor).await?.ok_or(Denied::NotFound)?;
        let (sessions, exhibitors) = parted(&marks.starred);
        star_sessions(&tx, visitor, event, &sessions).await?;
        star_exhibitors(&tx, visitor, event, &exhibitors).await?;
        let (sessions, exhibitors) = parted(&marks.unstarred);
        unstar(&tx, visitor, &sessions, &exhibitors).await?;
        Ok(())
    })
    .await
}

fn parted(things: &[Starred]) -> (Vec<SessionId>, Vec<ApplicationId>) {
    let (mut sessions, mut exhibitors) = (Vec::new(), Vec::new());
    for thing in things {
        match thing {
            Starred::Session(id) => sessions.push(*id),
            Starred::Exhibitor(id) => exhibitors.push(*id),
        }
    }
    (sessions, exhibitors)
}

async fn star_sessions(tx: &Tx, visitor: RegistrationId, event: EventId, ids: &[SessionId]) -> Result<(), DbErr> {
    let public = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::Id.is_in(ids.iter().copied()))
        .filter(session::Column::EventId.eq(event))
        .filter(session::Column::State.ne(SessionState::Draft));
    let now = clock::now();
    let star = |id| session_star::ActiveModel { registration_id: Set(visitor), session_id: Set(id), starred_at: Set(now) };
    if ids.is_empty() { Ok(()) } else { star_all(tx, public, star).await }
}

async fn star_exhibitors(tx: &Tx, visitor: RegistrationId, event: EventId, ids: &[ApplicationId]) -> Result<(), DbErr> {
    let public = application::Entity::find()
        .select_only()
        .column(application::Column::Id)
        .filter(application::Column::Id.is_in(ids.iter().copied()))
        .filter(application::Column::EventId.eq(event))
        .filter(application::Column::State.eq(ApplicationState::Confirmed));
    let now = clock::now();
    let star = |id| exhibitor_star::ActiveModel { registration_id: Set(visitor), application_id: Set(id), starred_at: Set(now) };
    if ids.is_empty() { Ok(()) } else { star_all(tx, public, star).await }
}

/// Writes a star for each of the things whose ids these rows say, unless it is there.
async fn star_all<E, I, A>(tx: &Tx, things: Select<E>, star: impl Fn(I) -> A) -> Result<(), DbErr>
where
    E: EntityTrait,
    I: TryGetable + Send + Sync,
    A: ActiveModelTrait + Send,
{
    let stars: Vec<A> = things.into_tuple::<I>().all(tx).await?.into_iter().map(star).collect();
    if stars.is_empty() {
        return Ok(());
    }
    let once = OnConflict::new().do_nothing().to_owned();
    A::Entity::insert_many(stars).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}

async fn unstar(tx: &Tx, visitor: RegistrationId, sessions: &[SessionId], exhibitors: &[ApplicationId]) -> Result<(), DbErr> {
    if !sessions.is_empty() {
        session_star::Entity::delete_many()
            .filter(session_star::Column::RegistrationId.eq(visitor))
            .filter(session_star::Column::SessionId.is_in(sessions.iter().copied()))
            .exec(tx)
            .await?;
    }
    if !exhibitors.is_empty() {
        exhibitor_star::Entity::delete_many()
            .filter(exhibitor_star::Column::RegistrationId.eq(visitor))
            .filter(exhibitor_star::Column::ApplicationId.is_in(exhibitors.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Everything that this visitor marked. For whoever holds the ticket.
///
/// # Errors
/// A failure of the database.
pub async fn stars(db: &Db, visitor: RegistrationId) -> Result<Stars, DbErr> {
    let sessions = session_star::Entity::find()
        .select_only()
        .column(session_star::Column::SessionId)
        .filter(session_star::Column::RegistrationId.eq(visitor))
        .into_tuple()
        .all(db.read());
    let exhibitors = exhibitor_star::Entity::find()
        .select_only()
        .column(exhibitor_star::Column::ApplicationId)
        .filter(exhibitor_star::Column::RegistrationId.eq(visitor))
        .into_tuple()
        .all(db.read());
    let (sessions, exhibitors): (Vec<SessionId>, Vec<ApplicationId>) = tokio::try_join!(sessions, exhibitors)?;
    Ok(Stars { sessions: sessions.into_iter().collect(), exhibitors: exhibitors.into_iter().collect() })
}
