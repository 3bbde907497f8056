//! What time does by itself: instants follow what was meant by the clock of the place, and whoever has not answered in time has
//! not answered.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, LockType},
};

use super::{
    GuestState,
    entity::{roundtable, roundtable_guest},
};
use crate::{
    clock::{self, Instant},
    db::{Db, Tx},
    locale::Text,
    notice::{self, Happened, NoticeKind},
};

/// So many roundtables at once: the sweep comes again.
const BATCH: u64 = 500;

/// Derives the instants of all that is to come by the rules of zones that are in use now. Where no rule changed nothing is written.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn follow_zone_rules(db: &Db) -> Result<(), DbErr> {
    if to_come().all(db.read()).await?.iter().all(|row| derived(row) == (row.starts_at, row.ends_at, row.answer_by)) {
        return Ok(());
    }
    db.write_aside(|tx| async move {
        for row in to_come().lock(LockType::NoKeyUpdate).all(&tx).await? {
            let (starts_at, ends_at, answer_by) = derived(&row);
            let columns = roundtable::ActiveModel {
                starts_at: Set(starts_at),
                ends_at: Set(ends_at),
                answer_by: Set(answer_by),
                ..Default::default()
            };
            roundtable::Entity::update_many().set(columns).filter(roundtable::Column::Id.eq(row.id)).exec(&tx).await?;
        }
        Ok(())
    })
    .await
}

/// Whoever was invited and has not answered by the deadline has not answered; they may still, where the deadline is moved. The
/// organisers hear of it where seats are free.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn close_answers(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let silent = roundtable_guest::Entity::find()
        .select_only()
        .column(roundtable_guest::Column::RoundtableId)
        .filter(roundtable_guest::Column::State.eq(GuestState::Invited));
    let closed = roundtable::Entity::find()
        .filter(roundtable::Column::AnswerBy.lte(now))
        .filter(roundtable::Column::Id.in_subquery(silent.into_query()))
        .limit(BATCH)
        .lock(LockType::NoKeyUpdate)
        .all(tx)
        .await?;
    roundtable_guest::Entity::update_many()
        .col_expr(roundtable_guest::Column::State, Expr::value(GuestState::NoAnswer))
        .filter(roundtable_guest::Column::State.eq(GuestState::Invited))
        .filter(roundtable_guest::Column::RoundtableId.is_in(closed.iter().map(|round| round.id)))
        .exec(tx)
        .await?;
    let has_room =
        |round: &&roundtable::Model| round.cancelled_at.is_none() && round.ends_at > now && round.seats_taken < round.seats_total;
    for round in closed.iter().filter(has_room) {
        let name = Text::new(round.name.as_str(), round.name.as_str());
        let of = format!("until:{}", round.answer_by.timestamp());
        let kind = NoticeKind::RoundtableWaveExhausted;
        notice::note(tx, Happened { event: round.event_id, kind, subject: round.id.as_uuid(), name, of }).await?;
    }
    Ok(())
}

fn to_come() -> Select<roundtable::Entity> {
    roundtable::Entity::find().filter(roundtable::Column::EndsAt.gt(clock::now()))
}

fn derived(row: &roundtable::Model) -> (Instant, Instant, Instant) {
    let zone = clock::zone(&row.time_zone);
    (clock::at(zone, row.starts_local), clock::at(zone, row.ends_local), clock::at(zone, row.answer_local))
}
