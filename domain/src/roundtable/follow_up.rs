//! What is to be done after a roundtable: each task with a day, and an owner who organises or was there.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, LockType},
};
use serde::{Deserialize, Serialize};

use super::{
    Error, RoundtableAction,
    details::please_choose,
    entity::{roundtable, roundtable_follow_up, roundtable_guest},
    service::{entry, lock},
};
use crate::{
    account::{self, entity::account as person},
    actor::{Actor, Denied},
    audit,
    clock::{self, Instant},
    db::{Db, Tx},
    field::{FieldErrors, Fields, Line, date},
    ids::{AccountId, EventId, RoundtableFollowUpId, RoundtableGuestId, RoundtableId},
};

/// A task as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUpForm {
    pub task: String,
    /// `account:ID`, `guest:ID`, or empty for nobody yet.
    pub owner: String,
    pub due_on: String,
}

/// A task as pages see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpView {
    pub id: RoundtableFollowUpId,
    pub task: String,
    /// Empty for nobody.
    pub owner: String,
    pub due_on: NaiveDate,
    pub done_at: Option<Instant>,
    /// Should have been done before today, and is not.
    pub is_overdue: bool,
}

/// Who does it.
#[derive(Clone, Copy)]
enum Doer {
    Account(AccountId),
    Guest(RoundtableGuestId),
}

struct Parsed {
    task: String,
    doer: Option<Doer>,
    due_on: NaiveDate,
}

impl FollowUpForm {
    fn parse(&self) -> Result<Parsed, FieldErrors> {
        let Self { task, owner, due_on } = self;
        let mut fields = Fields::new();
        let task = fields.check("task", Line::<300>::parse(task));
        let doer = match owner.split_once(':') {
            None if owner.is_empty() => Ok(None),
            Some(("account", id)) => id.parse::<AccountId>().map(|id| Some(Doer::Account(id))).map_err(|_| please_choose()),
            Some(("guest", id)) => id.parse::<RoundtableGuestId>().map(|id| Some(Doer::Guest(id))).map_err(|_| please_choose()),
            _ => Err(please_choose()),
        };
        let doer = fields.check("owner", doer);
        let due_on = fields.check("due_on", date(due_on));
        fields.finish(|| Some(Parsed { task: task?.into_string(), doer: doer?, due_on: due_on? }))
    }
}

/// Writes down what is to be done.
///
/// # Errors
/// `Denied`, or `Invalid`, also for an owner who neither organises nor was invited.
pub async fn add_follow_up(db: &Db, actor: &Actor, id: RoundtableId, command: &FollowUpForm) -> Result<(), Error> {
    actor.require_organiser()?;
    let parsed = &command.parse()?;
    let organisers: &Vec<AccountId> = &account::organisers(db).await?.into_iter().map(|one| one.account).collect();
    db.write(|tx| async move {
        let round = lock(&tx, id).await?;
        let (account_id, guest_id) = match parsed.doer {
            None => (None, None),
            Some(Doer::Account(account)) if organisers.contains(&account) => (Some(account), None),
            Some(Doer::Account(_)) => return Err(nobody_of_it()),
            Some(Doer::Guest(guest)) => {
                if !is_guest_of(&tx, id, guest).await? {
                    return Err(nobody_of_it());
                }
                (None, Some(guest))
            }
        };
        let row = roundtable_follow_up::ActiveModel {
            id: Set(RoundtableFollowUpId::new()),
            roundtable_id: Set(id),
            task: Set(parsed.task.clone()),
            account_id: Set(account_id),
            guest_id: Set(guest_id),
            due_on: Set(parsed.due_on),
            done_at: Set(None),
            created_at: Set(clock::now()),
        };
        roundtable_follow_up::Entity::insert(row).exec_without_returning(&tx).await?;
        Ok(audit::record(&tx, actor, entry(&round, RoundtableAction::FollowUpAdded)).await?)
    })
    .await
}

fn nobody_of_it() -> Error {
    FieldErrors::one("owner", please_choose()).into()
}

async fn is_guest_of(tx: &Tx, id: RoundtableId, guest: RoundtableGuestId) -> Result<bool, DbErr> {
    let found = roundtable_guest::Entity::find_by_id(guest).one(tx).await?;
    Ok(found.is_some_and(|guest| guest.roundtable_id == id))
}

/// Marks a task done, or opens it again, and answers of which roundtable.
///
/// # Errors
/// `Denied`.
pub async fn set_follow_up_done(db: &Db, actor: &Actor, id: RoundtableFollowUpId, is_done: bool) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (round, row) = held(&tx, id).await?;
        if row.done_at.is_some() == is_done {
            return Ok(round.id);
        }
        let done_at = is_done.then(clock::now);
        roundtable_follow_up::Entity::update_many()
            .col_expr(roundtable_follow_up::Column::DoneAt, Expr::value(done_at))
            .filter(roundtable_follow_up::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        let action = if is_done { RoundtableAction::FollowUpDone } else { RoundtableAction::FollowUpReopened };
        audit::record(&tx, actor, entry(&round, action)).await?;
        Ok(round.id)
    })
    .await
}

/// Takes a task away, and answers of which roundtable.
///
/// # Errors
/// `Denied`.
pub async fn remove_follow_up(db: &Db, actor: &Actor, id: RoundtableFollowUpId) -> Result<RoundtableId, Error> {
    actor.require_organiser()?;
    db.write(|tx| async move {
        let (round, _) = held(&tx, id).await?;
        roundtable_follow_up::Entity::delete_by_id(id).exec(&tx).await?;
        audit::record(&tx, actor, entry(&round, RoundtableAction::FollowUpRemoved)).await?;
        Ok(round.id)
    })
    .await
}

/// The roundtable of a task, and the task, which both stay as they are until the transaction ends.
async fn held(tx: &Tx, id: RoundtableFollowUpId) -> Result<(roundtable::Model, roundtable_follow_up::Model), Error> {
    let row = roundtable_follow_up::Entity::find_by_id(id).lock(LockType::Update).one(tx).await?.ok_or(Denied::NotFound)?;
    let round = roundtable::Entity::find_by_id(row.roundtable_id).one(tx).await?.ok_or(Denied::NotFound)?;
    Ok((round, row))
}

/// The tasks of a roundtable, what is open first, the next first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn follow_ups(db: &Db, actor: &Actor, id: RoundtableId) -> Result<Vec<FollowUpView>, Error> {
    actor.require_organiser()?;
    let mut rows = roundtable_follow_up::Entity::find()
        .filter(roundtable_follow_up::Column::RoundtableId.eq(id))
        .order_by_asc(roundtable_follow_up::Column::DueOn)
        .order_by_asc(roundtable_follow_up::Column::Id)
        .all(db.read())
        .await?;
    rows.sort_by_key(|row| row.done_at.is_some());
    let accounts = person::Entity::find().filter(person::Column::Id.is_in(rows.iter().filter_map(|row| row.account_id)));
    let accounts: HashMap<AccountId, String> =
        accounts.all(db.read()).await?.into_iter().map(|account| (account.id, account.name)).collect();
    let guests = roundtable_guest::Entity::find().filter(roundtable_guest::Column::Id.is_in(rows.iter().filter_map(|row| row.guest_id)));
    let guests: HashMap<RoundtableGuestId, String> = guests.all(db.read()).await?.into_iter().map(|guest| (guest.id, guest.name)).collect();
    let today = clock::today(clock::home());
    let view = |row: roundtable_follow_up::Model| {
        let account = row.account_id.and_then(|id| accounts.get(&id));
        let owner = account.or_else(|| guests.get(&row.guest_id?)).cloned().unwrap_or_default();
        let is_overdue = row.done_at.is_none() && row.due_on < today;
        FollowUpView { id: row.id, task: row.task, owner, due_on: row.due_on, done_at: row.done_at, is_overdue }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Who can be made to do something: the organisers, by name.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn organisers(db: &Db, actor: &Actor) -> Result<Vec<(AccountId, String)>, Error> {
    actor.require_organiser()?;
    let mut people: Vec<_> = account::organisers(db).await?.into_iter().map(|one| (one.account, one.name)).collect();
    people.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    Ok(people)
}

/// How many tasks are overdue that belong to none of these events, or to no event.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn overdue_elsewhere(db: &Db, actor: &Actor, events: &[EventId]) -> Result<u64, Error> {
    actor.require_organiser()?;
    let event = roundtable::Column::EventId;
    let elsewhere = Condition::any().add(event.is_null()).add(event.is_not_in(events.iter().copied()));
    Ok(overdue().filter(elsewhere).count(db.read()).await?)
}

/// How many tasks of these events are overdue, and since when the oldest is.
///
/// # Errors
/// A failure of the database.
pub(crate) async fn overdue_by_event(db: &Db, events: &[EventId]) -> Result<HashMap<EventId, (u64, Option<Instant>)>, DbErr> {
    let rows: Vec<(EventId, i64, Option<NaiveDate>)> = overdue()
        .filter(roundtable::Column::EventId.is_in(events.iter().copied()))
        .select_only()
        .column(roundtable::Column::EventId)
        .column_as(roundtable_follow_up::Column::Id.count(), "number")
        .column_as(roundtable_follow_up::Column::DueOn.min(), "earliest")
        .group_by(roundtable::Column::EventId)
        .into_tuple()
        .all(db.read())
        .await?;
    let since = |day: NaiveDate| clock::at(clock::home(), day.and_time(NaiveTime::MIN));
    Ok(rows.into_iter().map(|(event, number, day)| (event, (number.unsigned_abs(), day.map(since)))).collect())
}

/// What should have been done before today, with its roundtable.
fn overdue() -> Select<roundtable_follow_up::Entity> {
    roundtable_follow_up::Entity::find()
        .inner_join(roundtable::Entity)
        .filter(roundtable_follow_up::Column::DoneAt.is_null())
        .filter(roundtable_follow_up::Column::DueOn.lt(clock::today(clock::home())))
}
