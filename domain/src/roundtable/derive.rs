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
};

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

/// Whoever was invited and has not answered by the deadline has not answered; they may still, where the deadline is moved.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn close_answers(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let closed = roundtable::Entity::find().select_only().column(roundtable::Column::Id).filter(roundtable::Column::AnswerBy.lte(now));
    roundtable_guest::Entity::update_many()
        .col_expr(roundtable_guest::Column::State, Expr::value(GuestState::NoAnswer))
        .filter(roundtable_guest::Column::State.eq(GuestState::Invited))
        .filter(roundtable_guest::Column::RoundtableId.in_subquery(closed.into_query()))
        .exec(tx)
        .await?;
    Ok(())
}

fn to_come() -> Select<roundtable::Entity> {
    roundtable::Entity::find().filter(roundtable::Column::EndsAt.gt(clock::now()))
}

fn derived(row: &roundtable::Model) -> (Instant, Instant, Instant) {
    let zone = clock::zone(&row.time_zone);
    (clock::at(zone, row.starts_local), clock::at(zone, row.ends_local), clock::at(zone, row.answer_local))
}
