//! Who has a seat or waits for one, as letters need them.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait};

use super::SessionFacts;
use crate::{
    badge,
    clock::Instant,
    db::Tx,
    ids::{BadgeId, SeatId, SessionId},
    locale::{Locale, Text},
    masterclass::{
        Error, SeatState,
        entity::{seat, session, stage},
    },
    registration::entity::registration,
};

/// Somebody who has a seat or waits for one, as a letter needs them.
#[derive(Clone, Debug, FromQueryResult)]
pub(in crate::masterclass) struct SeatHolder {
    pub seat: SeatId,
    pub badge: BadgeId,
    pub name: String,
    pub email: String,
    pub locale: Locale,
    pub ticket_code: String,
}

/// Everybody whose seat at a session is in one of these states, first come first.
pub(in crate::masterclass) async fn holders_at_session(tx: &Tx, id: SessionId, states: &[SeatState]) -> Result<Vec<SeatHolder>, Error> {
    let rows = select_holders().filter(seat::Column::SessionId.eq(id)).filter(seat::Column::State.is_in(states.iter().copied()));
    Ok(rows.order_by_asc(seat::Column::AskedAt).order_by_asc(seat::Column::Id).into_model().all(tx).await?)
}

/// The holders of these seats.
pub(in crate::masterclass) async fn holders_of_seats(tx: &Tx, seats: &[SeatId]) -> Result<Vec<SeatHolder>, DbErr> {
    select_holders().filter(seat::Column::Id.is_in(seats.iter().copied())).into_model().all(tx).await
}

/// Somebody who has a seat or waits for one, and the session that it is in.
#[derive(FromQueryResult)]
struct HolderAtSession {
    #[sea_orm(nested)]
    holder: SeatHolder,
    session: SessionId,
    title_de: String,
    title_en: String,
    stage_de: String,
    stage_en: String,
    starts_at: Instant,
    ends_at: Instant,
    revision: i64,
}

/// The holder of this seat with its session, in one statement: of all letters about seats these are most.
pub(in crate::masterclass) async fn holder_at_session(tx: &Tx, seat: SeatId) -> Result<Option<(SeatHolder, SessionFacts)>, DbErr> {
    let found = select_holders()
        .column_as(session::Column::Id, "session")
        .column_as(session::Column::TitleDe, "title_de")
        .column_as(session::Column::TitleEn, "title_en")
        .column_as(stage::Column::NameDe, "stage_de")
        .column_as(stage::Column::NameEn, "stage_en")
        .column_as(session::Column::StartsAt, "starts_at")
        .column_as(session::Column::EndsAt, "ends_at")
        .column_as(session::Column::Revision, "revision")
        .join(JoinType::InnerJoin, seat::Relation::Session.def())
        .join(JoinType::InnerJoin, session::Relation::Stage.def())
        .filter(seat::Column::Id.eq(seat))
        .into_model::<HolderAtSession>()
        .one(tx)
        .await?;
    Ok(found.map(|row| {
        let facts = SessionFacts {
            id: row.session.to_string(),
            title: Text::new(row.title_de, row.title_en),
            stage: Text::new(row.stage_de, row.stage_en),
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            revision: row.revision,
        };
        (row.holder, facts)
    }))
}

fn select_holders() -> sea_orm::Select<seat::Entity> {
    seat::Entity::find()
        .select_only()
        .column_as(seat::Column::Id, "seat")
        .column_as(registration::Column::BadgeId, "badge")
        .column_as(registration::Column::Name, "name")
        .column_as(registration::Column::Email, "email")
        .column_as(registration::Column::Locale, "locale")
        .column_as(badge::entity::Column::TicketCode, "ticket_code")
        .join(JoinType::InnerJoin, seat::Relation::Registration.def())
        .join(JoinType::InnerJoin, registration::Relation::Badge.def())
        .filter(registration::Column::ErasedAt.is_null())
}
