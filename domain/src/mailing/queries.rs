//! Reading letters to groups.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, sea_query::LockType,
};

use super::{
    Error, MailingState, MailingView, Outcome, RecipientOutcome,
    entity::{mailing, recipient},
    policy,
};
use crate::{
    actor::{Actor, Denied},
    db::{Db, Tx},
    ids::{EventId, MailingId},
    mail::{MailState, MailTrouble, entity as mail},
};

/// More than anybody writes for one event; a bound all the same.
const MOST: u64 = 500;

/// The letters to groups at an event, what was written last first.
///
/// # Errors
/// `Denied` for whoever is no organiser.
pub async fn mailings(db: &Db, actor: &Actor, event: EventId) -> Result<Vec<MailingView>, Error> {
    policy::may_write(actor)?;
    let rows = mailing::Entity::find()
        .filter(mailing::Column::EventId.eq(event))
        .order_by_desc(mailing::Column::CreatedAt)
        .order_by_desc(mailing::Column::Id)
        .limit(MOST)
        .all(db.read())
        .await?;
    let begun: Vec<_> = rows.iter().filter(|row| row.begun_at.is_some()).map(|row| row.id).collect();
    let outcomes = outcomes(db.read(), &begun).await?;
    rows.iter().map(|row| MailingView::of(row, outcome(row, &outcomes))).collect()
}

/// One letter to a group.
///
/// # Errors
/// `Denied` for whoever is no organiser, and when there is none.
pub async fn mailing(db: &Db, actor: &Actor, id: MailingId) -> Result<MailingView, Error> {
    policy::may_write(actor)?;
    let row = mailing::Entity::find_by_id(id).one(db.read()).await?.ok_or(Denied::NotFound)?;
    let begun: Vec<_> = row.begun_at.map(|_| row.id).into_iter().collect();
    let outcomes = outcomes(db.read(), &begun).await?;
    MailingView::of(&row, outcome(&row, &outcomes))
}

/// The letter, which stays as it is until the transaction ends: whoever else changes or sends it waits.
pub(super) async fn held(tx: &Tx, id: MailingId) -> Result<mailing::Model, Error> {
    let row = mailing::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?;
    row.ok_or(Error::Denied(Denied::NotFound))
}

/// The same, as long as it is a draft.
pub(super) async fn held_draft(tx: &Tx, id: MailingId) -> Result<mailing::Model, Error> {
    let row = held(tx, id).await?;
    if row.state == MailingState::Draft { Ok(row) } else { Err(Error::NotNow(row.state)) }
}

fn outcome(row: &mailing::Model, outcomes: &HashMap<MailingId, Outcome>) -> Option<Outcome> {
    row.begun_at.map(|_| outcomes.get(&row.id).copied().unwrap_or_default())
}

/// What became of the letters of each of these.
pub(super) async fn outcomes(db: &impl ConnectionTrait, ids: &[MailingId]) -> Result<HashMap<MailingId, Outcome>, DbErr> {
    let mut outcomes: HashMap<MailingId, Outcome> = HashMap::new();
    if ids.is_empty() {
        return Ok(outcomes);
    }
    let unwritten: Vec<(MailingId, RecipientOutcome, i64)> = recipient::Entity::find()
        .select_only()
        .columns([recipient::Column::MailingId, recipient::Column::Outcome])
        .column_as(recipient::Column::Id.count(), "number")
        .filter(recipient::Column::MailingId.is_in(ids.iter().copied()))
        .filter(recipient::Column::Outcome.ne(RecipientOutcome::Written))
        .group_by(recipient::Column::MailingId)
        .group_by(recipient::Column::Outcome)
        .into_tuple()
        .all(db)
        .await?;
    for (id, state, number) in unwritten {
        let outcome = outcomes.entry(id).or_default();
        match state {
            RecipientOutcome::Waiting => outcome.add(number, |outcome| &mut outcome.waiting),
            RecipientOutcome::Written | RecipientOutcome::LeftOut | RecipientOutcome::TakenBack => {
                outcome.add(number, |outcome| &mut outcome.taken_back);
            }
        }
    }
    let written: Vec<(MailingId, MailState, String, i64)> = recipient::Entity::find()
        .select_only()
        .column(recipient::Column::MailingId)
        .columns([mail::Column::State, mail::Column::Trouble])
        .column_as(recipient::Column::Id.count(), "number")
        .join(JoinType::InnerJoin, recipient::Relation::Letter.def())
        .filter(recipient::Column::MailingId.is_in(ids.iter().copied()))
        .group_by(recipient::Column::MailingId)
        .group_by(mail::Column::State)
        .group_by(mail::Column::Trouble)
        .into_tuple()
        .all(db)
        .await?;
    let needless = MailTrouble::NEEDLESS.map(MailTrouble::as_str);
    for (id, state, trouble, number) in written {
        let outcome = outcomes.entry(id).or_default();
        match state {
            MailState::Waiting | MailState::Sending => outcome.add(number, |outcome| &mut outcome.waiting),
            MailState::Sent => outcome.add(number, |outcome| &mut outcome.sent),
            MailState::Parked if needless.contains(&trouble.as_str()) => outcome.add(number, |outcome| &mut outcome.taken_back),
            MailState::Parked => outcome.add(number, |outcome| &mut outcome.failed),
        }
    }
    Ok(outcomes)
}

impl Outcome {
    fn add(&mut self, number: i64, of: impl FnOnce(&mut Self) -> &mut u64) {
        let number = number.unsigned_abs();
        self.recipients += number;
        *of(self) += number;
    }
}
