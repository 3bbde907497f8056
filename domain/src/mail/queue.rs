//! How the mail server takes letters, for all workers together. What is wrong with the whole server holds every letter
//! back for a while and costs none an attempt; afterwards one letter tries whether it is over.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};

use super::{
    Error, Hindrance, MailTrouble,
    entity::queue::{ActiveModel, Column, Entity, Model},
    policy,
};
use crate::{
    actor::Actor,
    clock::{self, Instant},
    db::{Db, Tx},
};

const ROW: i32 = 1;
/// Seconds without a letter after each failed try in a row. A link to sign in lives ten minutes, so it is never long.
const FAULT: [i64; 5] = [15, 30, 60, 120, 300];
/// The same, where the server only wants less at once.
const LIMIT: [i64; 4] = [10, 20, 40, 60];
/// Once so many letters at once went well, there is no bound any more.
const FREE: i32 = 16;

/// What holds all letters back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueTrouble {
    pub trouble: MailTrouble,
    /// What the mail server answered, without addresses.
    pub answer: String,
    pub since: Instant,
    /// When it is tried again.
    pub next_try: Instant,
}

/// What a settled letter told about the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueChange {
    /// From now on everything waits, until it works again.
    Stopped(QueueTrouble),
    /// Letters leave again.
    Resumed,
}

/// What holds all letters back at the moment, if anything does.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn trouble(db: &Db, actor: &Actor) -> Result<Option<QueueTrouble>, Error> {
    policy::may_see(actor)?;
    Ok(queue_row(db).await?.and_then(in_trouble))
}

/// How many letters may be tried at once; `None`: as many as ever.
pub(super) async fn at_once(db: &Db) -> Result<Option<u64>, DbErr> {
    let Some(row) = queue_row(db).await? else { return Ok(None) };
    if row.paused_until.is_some_and(|until| until > clock::now()) {
        return Ok(Some(0));
    }
    Ok(row.at_once.and_then(|bound| u64::try_from(bound).ok()))
}

/// Holds all letters back for a while, and answers until when. Whoever comes later with the same trouble changes nothing.
pub(super) async fn pause(tx: &Tx, hindrance: &Hindrance, limit: bool) -> Result<(Instant, Option<QueueChange>), DbErr> {
    let now = clock::now();
    let row = Entity::find_by_id(ROW).lock(LockType::NoKeyUpdate).one(tx).await?;
    let row = row.unwrap_or(Model { id: ROW, ..Model::free() });
    if let Some(until) = row.paused_until.filter(|until| *until > now) {
        return Ok((until, None));
    }
    let pauses: &[i64] = if limit { &LIMIT } else { &FAULT };
    let times = usize::try_from(row.pauses).map_or(0, |times| Ord::min(times, pauses.len() - 1));
    let until = now + Duration::seconds(pauses[times]);
    let paused = Model {
        id: ROW,
        trouble: hindrance.trouble.to_string(),
        answer: without_addresses(&hindrance.answer),
        since: row.since.or(Some(now)),
        paused_until: Some(until),
        pauses: row.pauses.saturating_add(1),
        at_once: Some(1),
    };
    let is_new = row.trouble != paused.trouble;
    Entity::update_many().set(paused.columns()).filter(Column::Id.eq(ROW)).exec(tx).await?;
    Ok((until, is_new.then(|| in_trouble(paused).map(QueueChange::Stopped)).flatten()))
}

/// The mail server took a letter, or refused its recipient: it works. What may be tried at once doubles from here.
pub(super) async fn recover(tx: &Tx) -> Result<Option<QueueChange>, DbErr> {
    let Some(row) = Entity::find_by_id(ROW).one(tx).await? else { return Ok(None) };
    if row == (Model { id: ROW, ..Model::free() }) {
        return Ok(None);
    }
    let was_in_trouble = !row.trouble.is_empty();
    let at_once = row.at_once.map(|bound| bound.saturating_mul(2)).filter(|bound| *bound < FREE);
    let free = Model { id: ROW, at_once, ..Model::free() };
    Entity::update_many().set(free.columns()).filter(Column::Id.eq(ROW)).exec(tx).await?;
    Ok(was_in_trouble.then_some(QueueChange::Resumed))
}

/// Lets the next letter try at once, because somebody says that it works again.
pub(super) async fn try_now(tx: &Tx) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::PausedUntil, Expr::value(clock::now()))
        .filter(Column::Id.eq(ROW))
        .filter(Column::PausedUntil.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

async fn queue_row(db: &Db) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(ROW).one(db.read()).await
}

fn in_trouble(row: Model) -> Option<QueueTrouble> {
    Some(QueueTrouble { trouble: row.trouble.parse().ok()?, answer: row.answer, since: row.since?, next_try: row.paused_until? })
}

impl Model {
    fn free() -> Self {
        Self { id: ROW, trouble: String::new(), answer: String::new(), since: None, paused_until: None, pauses: 0, at_once: None }
    }

    fn columns(&self) -> ActiveModel {
        ActiveModel {
            id: Set(self.id),
            trouble: Set(self.trouble.clone()),
            answer: Set(self.answer.clone()),
            since: Set(self.since),
            paused_until: Set(self.paused_until),
            pauses: Set(self.pauses),
            at_once: Set(self.at_once),
        }
    }
}

/// A mail server repeats the address that it refuses; what is said about all letters names nobody.
fn without_addresses(answer: &str) -> String {
    answer.split_whitespace().map(|word| if word.contains('@') { "…" } else { word }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_addresses;

    #[test]
    fn what_is_said_about_all_names_nobody() {
        assert_eq!(without_addresses("554 5.7.1 <vera@visitor.example>: Relay access denied"), "554 5.7.1 … Relay access denied");
    }
}
