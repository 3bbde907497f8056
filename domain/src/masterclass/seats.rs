//! What a visitor has of the programme.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    entity::{seat, session},
    error::Error,
    programme::sessions_by_id,
    state::SeatState,
    view::{MySeat, SeatView, SessionView},
};
use crate::{
    clock::Instant,
    db::Db,
    ids::{RegistrationId, SeatId, SessionId},
    locale::Text,
};

/// The visitor's seats and places on waiting lists, in the order of the programme. For whoever holds the ticket.
///
/// # Errors
/// A failure of the database.
pub async fn my_seats(db: &Db, visitor: RegistrationId) -> Result<Vec<MySeat>, Error> {
    let rows = live_seats(visitor).all(db.read()).await?;
    let sessions: Vec<SessionId> = rows.iter().map(|row| row.session_id).collect();
    let places = waiting_places(db.read(), visitor).await?;
    let mut sessions: HashMap<SessionId, SessionView> =
        sessions_by_id(db, &sessions).await?.into_iter().map(|session| (session.id, session)).collect();
    let mut mine: Vec<_> = rows
        .into_iter()
        .filter_map(|row| sessions.remove(&row.session_id).map(|session| MySeat { seat: seat_view(&row, &places), session }))
        .collect();
    mine.sort_by_key(|seat| (seat.session.starts_at, seat.session.id));
    Ok(mine)
}

/// Of which sessions the visitor has a seat, or a place on the waiting list: marks for a whole programme, in one statement.
///
/// # Errors
/// A failure of the database.
pub async fn seat_states(db: &Db, visitor: RegistrationId) -> Result<HashMap<SessionId, SeatState>, Error> {
    let rows = live_seats(visitor).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.session_id, row.state)).collect())
}

/// What the visitor has of one session, and the seat that keeps them from booking it because they sit there at that time.
///
/// # Errors
/// A failure of the database.
pub async fn seat_and_clash(db: &Db, visitor: RegistrationId, session: &SessionView) -> Result<(Option<SeatView>, Option<MySeat>), Error> {
    let at_that_time = session::Column::StartsAt.lt(session.ends_at).and(session::Column::EndsAt.gt(session.starts_at));
    let rows = live_seats(visitor).join(JoinType::InnerJoin, seat::Relation::Session.def()).filter(at_that_time).all(db.read()).await?;
    let (own, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.session_id == session.id);
    let own = match own.first() {
        Some(row) => Some(placed(db.read(), visitor, row).await?),
        None => None,
    };
    let Some(other) = others.into_iter().find(|row| row.state == SeatState::Booked) else { return Ok((own, None)) };
    let session = sessions_by_id(db, &[other.session_id]).await?.into_iter().next();
    Ok((own, session.map(|session| MySeat { seat: SeatView { id: other.id, state: other.state, place: None }, session })))
}

/// What the visitor has of one session, within a transaction.
pub(super) async fn seat_of(db: &impl ConnectionTrait, visitor: RegistrationId, session: SessionId) -> Result<Option<SeatView>, Error> {
    let Some(row) = live_seats(visitor).filter(seat::Column::SessionId.eq(session)).one(db).await? else { return Ok(None) };
    Ok(Some(placed(db, visitor, &row).await?))
}

async fn placed(db: &impl ConnectionTrait, visitor: RegistrationId, row: &seat::Model) -> Result<SeatView, Error> {
    let places = if row.state == SeatState::Waiting { waiting_places(db, visitor).await? } else { HashMap::new() };
    Ok(seat_view(row, &places))
}

/// A seat or a place on a waiting list, with the session it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitorSeat {
    pub session: SessionId,
    pub title: Text,
    pub starts_at: Instant,
    pub state: SeatState,
}

/// What each of these visitors has of the programme, in its order, without what was given back.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn seats_of_visitors(db: &Db, visitors: &[RegistrationId]) -> Result<HashMap<RegistrationId, Vec<VisitorSeat>>, DbErr> {
    let rows = seat::Entity::find()
        .find_also_related(session::Entity)
        .filter(seat::Column::RegistrationId.is_in(visitors.iter().copied()))
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .order_by_asc(session::Column::StartsAt)
        .order_by_asc(seat::Column::Id)
        .all(db.read())
        .await?;
    let mut seats: HashMap<_, Vec<_>> = HashMap::new();
    for (seat, session) in rows {
        let Some(session) = session else { continue };
        seats.entry(seat.registration_id).or_default().push(VisitorSeat {
            session: session.id,
            title: Text::new(session.title_de, session.title_en),
            starts_at: session.starts_at,
            state: seat.state,
        });
    }
    Ok(seats)
}

fn live_seats(visitor: RegistrationId) -> sea_orm::Select<seat::Entity> {
    seat::Entity::find()
        .filter(seat::Column::RegistrationId.eq(visitor))
        .filter(seat::Column::State.ne(SeatState::Cancelled))
        .order_by_asc(seat::Column::Id)
}

fn seat_view(row: &seat::Model, places: &HashMap<SeatId, i64>) -> SeatView {
    let place = (row.state == SeatState::Waiting).then(|| places.get(&row.id).copied()).flatten();
    SeatView { id: row.id, state: row.state, place }
}

/// For each place of the visitor on a waiting list: which from the front it is. One statement for all lists.
async fn waiting_places(db: &impl ConnectionTrait, visitor: RegistrationId) -> Result<HashMap<SeatId, i64>, Error> {
    let (mine, before) = (Alias::new("mine"), Alias::new("others"));
    let column_of = |table: &Alias, column: seat::Column| Expr::col((table.clone(), column));
    let earlier = column_of(&before, seat::Column::AskedAt).lt(column_of(&mine, seat::Column::AskedAt));
    let tie = column_of(&before, seat::Column::AskedAt)
        .eq(column_of(&mine, seat::Column::AskedAt))
        .and(column_of(&before, seat::Column::Id).lte(column_of(&mine, seat::Column::Id)));
    let query = Query::select()
        .expr_as(column_of(&mine, seat::Column::Id), Alias::new("seat"))
        .expr_as(column_of(&before, seat::Column::Id).count(), Alias::new("place"))
        .from_as(seat::Entity, mine.clone())
        .join_as(
            JoinType::InnerJoin,
            seat::Entity,
            before.clone(),
            Condition::all()
                .add(column_of(&before, seat::Column::SessionId).eq(column_of(&mine, seat::Column::SessionId)))
                .add(column_of(&before, seat::Column::State).eq(SeatState::Waiting))
                .add(earlier.or(tie)),
        )
        .and_where(column_of(&mine, seat::Column::RegistrationId).eq(visitor))
        .and_where(column_of(&mine, seat::Column::State).eq(SeatState::Waiting))
        .group_by_col((mine.clone(), seat::Column::Id))
        .to_owned();
    let rows = db.query_all(&query).await?;
    let pairs = rows.iter().map(|row| Ok((row.try_get("", "seat")?, row.try_get("", "place")?)));
    Ok(pairs.collect::<Result<_, DbErr>>()?)
}
