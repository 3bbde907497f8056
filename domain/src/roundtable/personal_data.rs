//! What this slice keeps about whoever is invited, and how it goes. They are found by their place on the list, not by a
//! registration: nobody proved that both are the same person.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};
use serde::Serialize;

use super::{
    Error, GuestState, RoundtableAction, RoundtableLetter,
    answer::{give_back, move_up},
    entity::{roundtable, roundtable_follow_up, roundtable_guest, roundtable_table},
    guest::held,
    service::entry,
};
use crate::{
    actor::{Actor, Denied},
    audit,
    clock::Instant,
    db::{Db, Tx},
    field::Email,
    ids::{RoundtableGuestId, RoundtableId},
    locale::Locale,
    mail::{
        self, Thread,
        personal_data::{MailPart, empty_threads, export_thread},
    },
};

/// Who was invited is kept for so long after the roundtable, for its report and the next one.
pub const KEPT_MONTHS: u32 = rules::kept::ROUNDTABLE_MONTHS;
/// So many are forgotten at a time; the next sweep takes the next ones.
const BATCH: u64 = 200;

/// Somebody on the list, for them to take along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuestPart {
    pub roundtable: String,
    pub name: String,
    pub email: String,
    pub organisation: String,
    pub job_title: String,
    pub sector: String,
    pub is_town: bool,
    pub locale: Locale,
    pub state: GuestState,
    pub needs: String,
    pub substitute_name: String,
    pub substitute_email: String,
    pub invited_at: Option<Instant>,
    pub reminded_at: Option<Instant>,
    pub answered_at: Option<Instant>,
    /// The name of the table, and the chair, counted from 1.
    pub table: String,
    pub seat: Option<i32>,
    pub created_at: Instant,
    /// What they are to do after it.
    pub follow_ups: Vec<FollowUpPart>,
    pub mails: Vec<MailPart>,
}

/// A task of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FollowUpPart {
    pub task: String,
    pub due_on: NaiveDate,
    pub done_at: Option<Instant>,
}

/// Everything that is kept about somebody on the list, for an organiser to hand over.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn export(db: &Db, actor: &Actor, id: RoundtableGuestId) -> Result<GuestPart, Error> {
    actor.require_organiser()?;
    let row = roundtable_guest::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let round = roundtable::Entity::find_by_id(row.roundtable_id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let of_table = match row.table_id {
        Some(table) => roundtable_table::Entity::find_by_id(table).one(db.read()).await?,
        None => None,
    };
    let tasks = roundtable_follow_up::Entity::find()
        .filter(roundtable_follow_up::Column::GuestId.eq(id))
        .order_by_asc(roundtable_follow_up::Column::DueOn)
        .all(db.read())
        .await?;
    let follow_ups = tasks.into_iter().map(|task| FollowUpPart { task: task.task, due_on: task.due_on, done_at: task.done_at }).collect();
    let mails = export_thread(db, Thread::RoundtableGuest(id)).await?;
    // Left out: keys, the secret of their link, the order of the list, what the organisers plan with them, and a counter.
    let roundtable_guest::Model {
        id: _,
        roundtable_id: _,
        name,
        email,
        email_key: _,
        organisation,
        job_title,
        sector,
        is_town,
        locale,
        wave: _,
        position: _,
        state,
        answer_hash: _,
        needs,
        substitute_name,
        substitute_email,
        replaces_id: _,
        invited_at,
        reminded_at,
        answered_at,
        table_id: _,
        seat,
        pinned: _,
        revision: _,
        created_at,
        search_key: _,
    } = row;
    Ok(GuestPart {
        roundtable: round.name,
        name,
        email,
        organisation,
        job_title,
        sector,
        is_town,
        locale,
        state,
        needs,
        substitute_name,
        substitute_email,
        invited_at,
        reminded_at,
        answered_at,
        table: of_table.map(|table| table.name).unwrap_or_default(),
        seat: seat.map(|seat| seat + 1),
        created_at,
        follow_ups,
        mails,
    })
}

/// Erases somebody from the list, as they may wish, and empties their letters; a seat becomes free for whoever waits. Answers of
/// which roundtable.
///
/// # Errors
/// `Denied`, also when it was done before.
pub async fn erase(db: &Db, actor: &Actor, id: RoundtableGuestId) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (round, guest) = held(&tx, id).await?;
        if guest.state == GuestState::Accepted {
            give_back(&tx, &round, id).await?;
        }
        forget(&tx, &round, id).await?;
        forget_as_named(&tx, &guest.email_key).await?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::Erased)).await?;
        move_up(&tx, round.id).await?;
        Ok(round.id)
    })
    .await
}

/// Forgets whoever was invited to a roundtable that ended so long before `now`, with their letters and how they sat. What was
/// written down there stays.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn forget_past(tx: &Tx, now: Instant) -> Result<(), DbErr> {
    let Some(before) = now.checked_sub_months(Months::new(KEPT_MONTHS)) else { return Ok(()) };
    let is_past = || roundtable::Column::EndsAt.lt(before);
    let past = roundtable::Entity::find().select_only().column(roundtable::Column::Id).filter(is_past());
    let of_past = roundtable_guest::Entity::find()
        .filter(roundtable_guest::Column::RoundtableId.in_subquery(past.into_query()))
        .order_by_asc(roundtable_guest::Column::Id)
        .limit(BATCH)
        .all(tx)
        .await?;
    let ids: HashSet<RoundtableId> = of_past.iter().map(|guest| guest.roundtable_id).collect();
    let rounds = roundtable::Entity::find().filter(roundtable::Column::Id.is_in(ids)).all(tx).await?;
    let rounds: HashMap<RoundtableId, roundtable::Model> = rounds.into_iter().map(|round| (round.id, round)).collect();
    for guest in of_past {
        if let Some(round) = rounds.get(&guest.roundtable_id) {
            forget(tx, round, guest.id).await?;
        }
    }
    roundtable::Entity::update_many()
        .col_expr(roundtable::Column::PreviousSeating, Expr::value(""))
        .filter(is_past().and(roundtable::Column::PreviousSeating.ne("")))
        .exec(tx)
        .await?;
    Ok(())
}

/// Whoever is erased is no longer named as somebody's substitute either, at whatever roundtable.
async fn forget_as_named(tx: &Tx, email_key: &str) -> Result<(), DbErr> {
    let named = roundtable_guest::Entity::find()
        .select_only()
        .columns([roundtable_guest::Column::Id, roundtable_guest::Column::SubstituteEmail])
        .filter(roundtable_guest::Column::SubstituteEmail.ne(""))
        .into_tuple::<(RoundtableGuestId, String)>()
        .all(tx)
        .await?;
    let them = named.into_iter().filter(|(_, email)| Email::parse(email).is_ok_and(|email| email.key() == email_key));
    let them: Vec<RoundtableGuestId> = them.map(|(id, _)| id).collect();
    if them.is_empty() {
        return Ok(());
    }
    roundtable_guest::Entity::update_many()
        .col_expr(roundtable_guest::Column::SubstituteName, Expr::value(""))
        .col_expr(roundtable_guest::Column::SubstituteEmail, Expr::value(""))
        .filter(roundtable_guest::Column::Id.is_in(them))
        .exec(tx)
        .await?;
    Ok(())
}

/// The whole row, because nothing counts it any more.
async fn forget(tx: &Tx, round: &roundtable::Model, id: RoundtableGuestId) -> Result<(), DbErr> {
    let thread = Thread::RoundtableGuest(id);
    mail::forget_threads(tx, [thread]).await?;
    empty_threads(tx, [thread], &RoundtableLetter::RoundtableCalledOff { roundtable: round.facts() }).await?;
    roundtable_guest::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}
